"""Which commands there are, under which menu and key. What they do is the window's and its pages'."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from organic_desktop.ui.shell.actions import Commands, Keys
from organic_desktop.ui.shell.front import bring_to_front
from organic_desktop.ui.shell.navigation import PAGES
from organic_desktop.ui.shell.toolbar import Toolbar
from organic_desktop.ui.text.measures import Measures, column_name, metric_name
from organic_desktop.ui.widgets.plain_text import name_command, on_a_button
from organic_desktop.wellness.metrics import METRICS, Metric
from organic_desktop.wellness.units import Units

if TYPE_CHECKING:
    from organic_desktop.ui.history.page import HistoryPage
    from organic_desktop.ui.shell.window import MainWindow

SCALES = ("mood_score", "energy_level")
Standard = QKeySequence.StandardKey


class Menus(QObject):
    """Fills ``commands`` for a window, in the language in force."""

    def __init__(self, window: MainWindow, commands: Commands) -> None:
        super().__init__(window)
        self._window, self._commands = window, commands
        self._steps: list[tuple[Metric, int, QAction]] = []
        self.scores: dict[str, list[QAction]] = {}
        self._file()
        self._edit()
        self._view()
        self._day()
        self._log()
        self._go()
        self._help()
        self.toolbar = self._make_toolbar()

    def name_steps(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; an empty text means that there is nothing."""
        for action, plain, words, what in (
            (self._undo, self.tr("&Undo"), self.tr("&Undo {0}"), undo),
            (self._redo, self.tr("&Redo"), self.tr("&Redo {0}"), redo),
        ):
            name_command(action, words.format(on_a_button(what)) if what else plain)
            action.setEnabled(bool(what))

    def hold(self, held: bool) -> None:
        """Without the data there is nothing to do but to read and to end: a page would be empty, and save nothing."""
        for _, action in self._commands.all():
            action.setEnabled(not held or action in self._without_data)
        self.name_steps("", "")

    def name_pause(self, paused: bool) -> None:
        """Say what the command would do now."""
        name_command(self._pause, self.tr("Go on syncing") if paused else self.tr("&Pause syncing"))

    def measure_in(self, measures: Measures) -> None:
        """Name the steps in the user's units."""
        for metric, number, action in self._steps:
            amount = measures.amount(metric, measures.units.steps(metric)[number])
            name_command(action, self.tr("{0} +{1}").format(column_name(metric.column), amount))

    def _file(self) -> None:
        add, window, syncing = self._commands.add, self._window, self._window.syncing
        self._commands.group(self.tr("&File"))
        self.sync_now = add(self.tr("&Sync now"), syncing.now, Standard.Refresh)
        self._pause = add(self.tr("&Pause syncing"), syncing.toggle_pause)
        self.pause_reminders = add(self.tr("Pause &reminders, or go on"), window.pausing.toggle)
        add(self.tr("&Account…"), syncing.open_account)
        add(self.tr("&Copy diagnostics"), syncing.copy_diagnostics)
        self._commands.separate()
        close = add(self.tr("Close &window"), window.put_away, "Ctrl+W", Standard.Close)
        self.quit = add(self.tr("&Quit"), window.ask_to_quit, Standard.Quit, "Ctrl+Q")
        self._without_data = [close, self.quit]

    def _edit(self) -> None:
        add, window = self._commands.add, self._window
        self._commands.group(self.tr("&Edit"))
        self._undo = add(self.tr("&Undo"), window.go_back, Standard.Undo)
        self._redo = add(self.tr("&Redo"), window.go_forth, "Ctrl+Shift+Z", Standard.Redo)
        self.name_steps("", "")
        self._commands.separate()
        self._find = add(self.tr("&Find a command or a day…"), window.open_finder, "Ctrl+K")
        add(self.tr("&Search notes…"), self._search, Standard.Find)

    def _search(self) -> None:
        if self._turn_to("history"):
            cast("HistoryPage", self._window.pages.page("history")).search.setFocus()

    def _view(self) -> None:
        self._commands.group(self.tr("&View"))
        self._switch = self._commands.add(self.tr("Show the &toolbar"), lambda: self.toolbar.turn())

    def _day(self) -> None:
        add, today = self._commands.add, self._window.today
        self._commands.group(self.tr("&Day"))
        show_today = self._in_front(self._on_today(today.show_today))
        self.open_today = add(self.tr("Open &today"), show_today, "Ctrl+1", "Ctrl+T")
        self._before = add(self.tr("Day &before"), self._on_today(partial(today.bar.step, -1)), "Alt+Left")
        self._after = add(self.tr("Day &after"), self._on_today(partial(today.bar.step, 1)), "Alt+Right")
        add(self.tr("&Pick a day…"), self._on_today(today.bar.open_calendar), "Ctrl+G")
        self._commands.separate()
        add(self.tr("Take this day &off, or back"), self._on_today(today.toggle_day_off))
        add(self.tr("&Delete this day's entry"), self._on_today(today.delete_day))

    def _log(self) -> None:
        """What is logged most, for today from wherever; without a key of its own but one word away in the palette."""
        quick, log = self._window.quick, self._commands.group(self.tr("&Log today"))
        for metric in METRICS:
            if metric.column not in SCALES:
                for number in range(len(metric.steps)):
                    action = self._commands.add("", partial(quick.step, metric, number))
                    self._steps.append((metric, number, action))
        self.first_steps = [action for _, number, action in self._steps if number == 0]
        self.measure_in(Measures(QLocale(), Units()))
        for metric in METRICS:
            if metric.column in SCALES:
                scores = self._commands.group(metric_name(metric), log)
                for value in range(1, 6):
                    name = self.tr("{0} {1} of 5").format(metric_name(metric), value)
                    self._commands.add(name, partial(quick.choose, metric, Decimal(value)))
                self.scores[scores.title] = scores.actions

    def _on_today(self, act: Callable[[], object]) -> Callable[[], None]:
        """The page of days comes into sight before something is done on it."""

        def carry_out() -> None:
            if self._turn_to("today"):
                act()

        return carry_out

    def _in_front(self, act: Callable[[], object]) -> Callable[[], None]:
        """The window comes up from wherever it is, for it is to be looked at."""

        def carry_out() -> None:
            act()
            bring_to_front(self._window)

        return carry_out

    def _go(self) -> None:
        self._commands.group(self.tr("&Go"))
        for number, place in enumerate(PAGES, start=1):
            if place.name == "today":
                self._commands.add_again(self.open_today)
                continue
            keys: list[Keys] = [f"Ctrl+{number}"]
            if place.name == "settings":
                keys += [Standard.Preferences, "Ctrl+,"]
            show = self._in_front(partial(self._turn_to, place.name))
            action = self._commands.add(place.words, show, *keys)
            if place.name == "settings":
                self.settings = action

    def _turn_to(self, name: str) -> bool:
        """Show a page, with the keyboard on it: the next Tab is for its first part. Whether it came into sight."""
        page = cast(QWidget, self._window.pages.turn_to(name))
        if self._window.pages.current != name:
            return False
        if not page.isAncestorOf(self._window.focusWidget() or self._window):
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _make_toolbar(self) -> Toolbar:
        commands = {
            "undo": self._undo,
            "redo": self._redo,
            "previous": self._before,
            "today": self.open_today,
            "next": self._after,
            "find": self._find,
            "syncing": self.sync_now,
        }
        return Toolbar(self._window, commands, self._switch)

    def _help(self) -> None:
        group = self._commands.group(self.tr("&Help"))
        self._commands.add(self.tr("&Help"), self._window.open_help, Standard.HelpContents, "F1")
        self._commands.add(self.tr("&Keyboard shortcuts"), self._window.open_shortcuts, "Ctrl+/")
        self._commands.add(self.tr("&Licences"), self._window.open_licences)
        self._without_data += group.actions
