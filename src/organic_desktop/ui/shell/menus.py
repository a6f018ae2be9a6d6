"""Every command of the program, one QAction each, with its words, keys and menu; the palette shows the same.

What a command does: actions.py. A command without a key is as complete as one with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu

from organic_desktop.app.cards import TODAY, TRENDS
from organic_desktop.app.modules import WELLNESS
from organic_desktop.ui.services.raising import bring_to_front
from organic_desktop.ui.shell.navigation import PAGES
from organic_desktop.ui.text.dates import LONG_DATE_YEAR, format_date
from organic_desktop.ui.text.measures import Measures, column_name, metric_name
from organic_desktop.ui.widgets.plain_text import name_command, on_a_button, plain_name
from organic_desktop.wellness.metrics import METRICS, Metric
from organic_desktop.wellness.units import Units

if TYPE_CHECKING:
    from organic_desktop.ui.services.page import Conversion
    from organic_desktop.ui.shell.actions import WindowActions
    from organic_desktop.ui.shell.navigation import Pages

SCALES = ("mood_score", "energy_level")
Standard = QKeySequence.StandardKey
Keys = str | QKeySequence.StandardKey


@dataclass
class Group:
    """The commands of one menu."""

    title: str
    menu: QMenu
    actions: list[QAction] = field(default_factory=list)


class Commands:
    """Adds commands to a window's menus and remembers them."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.groups: list[Group] = []
        self._toggles: list[tuple[QAction, Callable[[], bool]]] = []
        self._menu_key = QShortcut(QKeySequence("F10"), window)  # Qt itself knows Alt alone
        self._menu_key.activated.connect(self._open_menu)

    def group(self, title: str, inside: Group | None = None) -> Group:
        """Begin a menu, of the window or inside another; what is added comes into it."""
        above = inside.menu if inside else self._window.menuBar()
        self.groups.append(Group(plain_name(title), above.addMenu(title)))
        return self.groups[-1]

    def add(self, text: str, act: Callable[[], object], *keys: Keys) -> QAction:
        """Add a command; of ``keys`` each one that this platform has will do."""
        action = QAction(self._window)
        name_command(action, text)
        action.triggered.connect(lambda: act())
        action.setShortcuts(_sequences(keys))
        self.groups[-1].actions.append(action)
        self.groups[-1].menu.addAction(action)
        return action

    def add_toggle(self, text: str, act: Callable[[], object], is_on: Callable[[], bool]) -> QAction:
        """Add a command that is checked while ``is_on``: asked after it, when its menu opens, and by update_toggles."""
        action = self.add(text, act)
        action.setCheckable(True)
        self._toggles.append((action, is_on))
        action.triggered.connect(self.update_toggles)
        self.groups[-1].menu.aboutToShow.connect(self.update_toggles)
        return action

    def update_toggles(self) -> None:
        """Check the toggles that are on."""
        for action, is_on in self._toggles:
            action.setChecked(is_on())

    def add_again(self, action: QAction) -> None:
        """Add a command of another menu to this one, too."""
        self.groups[-1].menu.addAction(action)

    def separate(self) -> None:
        """Add a line to the menu."""
        self.groups[-1].menu.addSeparator()

    def all(self) -> Iterator[tuple[Group, QAction]]:
        """Every command with its menu, in their order."""
        for group in self.groups:
            for action in group.actions:
                yield group, action

    def clear(self) -> None:
        """Remove them all: they are made again in another language, or with the data."""
        for _, action in self.all():
            action.deleteLater()
        self._menu_key.deleteLater()
        self._window.menuBar().clear()
        self.groups.clear()
        self._toggles.clear()

    def _open_menu(self) -> None:
        bar = self._window.menuBar()
        bar.setActiveAction(bar.actions()[0])


@dataclass(frozen=True)
class WindowCommands:
    """What the window itself does for its commands."""

    close: Callable[[], object]
    quit: Callable[[], object]
    open_help: Callable[[], object]
    open_shortcuts: Callable[[], object]
    open_licences: Callable[[], object]
    open_help_lines: Callable[[], object]
    convert: Callable[[Conversion], object]
    lock: Callable[[], object] | None
    """None without a passcode."""


class BasicMenus(QObject):
    """The menus of a window without data: to close, to quit and to read the help."""

    def __init__(self, window: QMainWindow, window_commands: WindowCommands) -> None:
        super().__init__(window)
        self.commands = Commands(window)
        self.window_commands = window_commands
        self._fill()

    def _fill(self) -> None:
        self.commands.group(self.tr("&File"))
        self._add_leaving()
        self._add_help()

    def _add_leaving(self) -> None:
        add = self.commands.add
        add(self.tr("Close &window"), self.window_commands.close, "Ctrl+W", Standard.Close)
        self.quit = add(self.tr("&Quit"), self.window_commands.quit, Standard.Quit, "Ctrl+Q")

    def _add_help(self) -> None:
        add = self.commands.add
        self.commands.group(self.tr("&Help"))
        add(self.tr("&Help"), self.window_commands.open_help, Standard.HelpContents, "F1")
        add(self.tr("&Keyboard shortcuts"), self.window_commands.open_shortcuts, "Ctrl+/")
        add(self.tr("&Licences"), self.window_commands.open_licences)
        add(self.tr("Help &now"), self.window_commands.open_help_lines)


class Menus(BasicMenus):
    """All menus, in the language in force. ``open_palette`` and ``toggle_toolbar`` are called by their commands."""

    def __init__(
        self,
        window: QMainWindow,
        window_commands: WindowCommands,
        actions: WindowActions,
        pages: Pages,
        open_palette: Callable[[], object],
        toggle_toolbar: Callable[[], object],
    ) -> None:
        self._window, self._actions, self._pages = window, actions, pages
        self._open_palette, self._toggle_toolbar = open_palette, toggle_toolbar
        self._steps: list[tuple[Metric, int, QAction]] = []
        self._scores: dict[str, list[QAction]] = {}
        super().__init__(window, window_commands)

    def name_steps(self, undo: str | None, redo: str | None) -> None:
        """Say what undo and redo would do; None if there is nothing."""
        for action, plain, words, what in (
            (self._undo, self.tr("&Undo"), self.tr("&Undo {0}"), undo),
            (self._redo, self.tr("&Redo"), self.tr("&Redo {0}"), redo),
        ):
            name_command(action, words.format(on_a_button(what)) if what else plain)
            action.setEnabled(what is not None)

    def name_pause(self, paused: bool) -> None:
        """Say what the command of pausing would do now."""
        name_command(self._pause, self.tr("Resume syncing") if paused else self.tr("&Pause syncing"))

    def measure_in(self, measures: Measures) -> None:
        """Name the steps in the user's units."""
        for metric, number, action in self._steps:
            amount = measures.amount(metric, measures.units.steps(metric)[number])
            name_command(action, self.tr("{0} +{1}").format(column_name(metric.column), amount))

    @property
    def for_toolbar(self) -> dict[str, QAction]:
        """The commands that the toolbar shows, by their icons."""
        return {
            "undo": self._undo,
            "redo": self._redo,
            "previous": self._previous_day,
            "today": self.open_today,
            "next": self._next_day,
            "find": self._find,
            "syncing": self._sync_now,
        }

    def _fill(self) -> None:
        self._add_file()
        self._add_edit()
        self._add_view()
        self._add_day()
        self._add_log()
        self._add_go()
        self._add_help()

    def _add_file(self) -> None:
        add, actions = self.commands.add, self._actions
        self.commands.group(self.tr("&File"))
        self._sync_now = add(self.tr("&Sync now"), actions.sync_now, Standard.Refresh)
        self._pause = add(self.tr("&Pause syncing"), actions.toggle_sync_pause)
        self._pause_reminders = self.commands.add_toggle(
            self.tr("Pause &reminders"), actions.toggle_reminder_pause, actions.reminders_are_paused
        )
        self.commands.separate()
        add(self.tr("&Import…"), actions.import_file, "Ctrl+Shift+O", Standard.Open)
        add(self.tr("&Export…"), actions.export, "Ctrl+Shift+E")
        self.commands.separate()
        add(self.tr("&Account…"), actions.open_account)
        add(self.tr("&Copy diagnostics"), actions.copy_diagnostics)
        self.commands.separate()
        if self.window_commands.lock:
            add(self.tr("&Lock now"), self.window_commands.lock, "Ctrl+L")
        self._add_leaving()

    def _add_edit(self) -> None:
        add = self.commands.add
        self.commands.group(self.tr("&Edit"))
        self._undo = add(self.tr("&Undo"), self._actions.undo, Standard.Undo)
        self._redo = add(self.tr("&Redo"), self._actions.redo, "Ctrl+Shift+Z", Standard.Redo)
        self.name_steps(None, None)
        self.commands.separate()
        self._find = add(self.tr("&Find a command or day…"), self._open_palette, "Ctrl+K")
        add(self.tr("&Search notes…"), self._pages.search_notes, Standard.Find)

    def _add_view(self) -> None:
        self.commands.group(self.tr("&View"))
        self.show_toolbar = self.commands.add(self.tr("Show the &toolbar"), self._toggle_toolbar)
        self.commands.separate()
        self.commands.add(self.tr("&Customise cards…"), self._customise)
        self.commands.add(self.tr("&Year in review…"), self._actions.review_year)

    def _customise(self) -> None:
        """Customise the cards of the page in sight; those of Today, if it has none."""
        self._actions.customise(TRENDS if self._pages.current == "insights" else TODAY)

    def _add_day(self) -> None:
        add, today = self.commands.add, self._pages.today
        self.commands.group(self.tr("&Day"))
        show_today = self._in_front(self._on_today(today.show_today))
        self.open_today = add(self.tr("Open &today"), show_today, "Ctrl+1", "Ctrl+T")
        self._previous_day = add(self.tr("Pre&vious day"), self._on_today(partial(today.bar.step, -1)), "Alt+Left")
        self._next_day = add(self.tr("&Next day"), self._on_today(partial(today.bar.step, 1)), "Alt+Right")
        add(self.tr("&Pick a day…"), self._on_today(today.bar.open_calendar), "Ctrl+G")
        self.commands.separate()
        self.commands.add_toggle(self.tr("Day &off"), self._on_today(today.toggle_day_off), today.is_day_off)
        add(self.tr("Ask the &coach about this day"), self._on_today(self._ask_coach))
        add(self.tr("&Delete this day's entry"), self._on_today(today.delete_day))

    def _add_log(self) -> None:
        """What is logged most, for today from anywhere; without keys, but one word away in the palette."""
        add, log = self.commands.add, self.commands.group(self.tr("&Log today"))
        for metric in METRICS:
            if metric.column not in SCALES:
                for number in range(len(metric.steps)):
                    action = add("", partial(self._actions.log_step, metric, number))
                    self._steps.append((metric, number, action))
        self.measure_in(Measures(QLocale(), Units()))
        for metric in METRICS:
            if metric.column in SCALES:
                scores = self.commands.group(metric_name(metric), log)
                for value in range(1, 6):
                    name = self.tr("{0} {1} of 5").format(metric_name(metric), value)
                    add(name, partial(self._actions.log_value, metric, Decimal(value)))
                self._scores[scores.title] = scores.actions

    def _add_go(self) -> None:
        self.commands.group(self.tr("&Go"))
        for number, place in enumerate(PAGES, start=1):
            if place.name == "today":
                self.commands.add_again(self.open_today)
                continue
            keys: list[Keys] = [f"Ctrl+{number}"]
            if place.name == "settings":
                keys += [Standard.Preferences, "Ctrl+,"]
            show = self._in_front(partial(self._pages.focus_on, place.name))
            action = self.commands.add(place.words, show, *keys)
            if place.name == "settings":
                self._open_settings = action
        self._add_insights()

    def _add_insights(self) -> None:
        """The parts of the insights: a word in the palette leads to each."""
        self.commands.separate()
        for name, words in (("trends", self.tr("&Trends")), ("links", self.tr("&Links between your numbers"))):
            self.commands.add(words, self._in_front(partial(self._pages.show_insights, name)))

    def _add_help(self) -> None:
        super()._add_help()
        self.commands.separate()
        self.commands.add(self.tr("How often are we &wrong?"), self._actions.open_wrong)
        self.commands.add(self.tr("Check for &updates…"), self._in_front(self._pages.check_updates))

    def _ask_coach(self) -> None:
        """Begin a conversation about the day in sight."""
        day = format_date(self._pages.today.day, LONG_DATE_YEAR, QLocale())
        self._pages.ask_coach(WELLNESS, day, self.tr("What did I log on {0}?").format(day))

    def _on_today(self, act: Callable[[], object]) -> Callable[[], None]:
        """Show the page of days before something is done on it."""

        def carry_out() -> None:
            if self._pages.focus_on("today"):
                act()

        return carry_out

    def _in_front(self, act: Callable[[], object]) -> Callable[[], None]:
        """Bring the window to the front, wherever it is, for what is to be looked at."""

        def carry_out() -> None:
            act()
            bring_to_front(self._window)

        return carry_out


def _sequences(keys: Sequence[Keys]) -> list[QKeySequence]:
    found: list[QKeySequence] = []
    for key in keys:
        sequence = QKeySequence(key)  # of a standard key, the platform's first
        if not sequence.isEmpty() and sequence not in found:
            found.append(sequence)
    return found
