"""The window's inside once there is data: sidebar, pages, toast, palette, menus and toolbar, built for one language.

For another language, and for a window that was long hidden, a new one is built; what outlives it (undo steps, tray,
reminders) is shell.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from organic_desktop.app.cards import TODAY
from organic_desktop.ui.services.page import ShowsBackups
from organic_desktop.ui.shell.day_keys import DayKeys
from organic_desktop.ui.shell.menus import Menus, WindowCommands
from organic_desktop.ui.shell.navigation import PAGES, Pages, Services
from organic_desktop.ui.shell.palette import Palette
from organic_desktop.ui.shell.sidebar import Sidebar, SyncChip
from organic_desktop.ui.shell.toolbar import Toolbar
from organic_desktop.ui.shell.zone_banner import ZoneBanner
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import translate_message

if TYPE_CHECKING:
    from pathlib import Path

    from organic_desktop.app.facade import App
    from organic_desktop.app.updates import News
    from organic_desktop.store.adoption import EarlierFile
    from organic_desktop.sync.status import Status
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.shell.actions import Messenger, WindowActions
    from organic_desktop.ui.shell.changes import Changes
    from organic_desktop.ui.shell.undo import UndoStack
    from organic_desktop.ui.theme.theme import Theme
    from organic_desktop.ui.today.page import TodayPage


@dataclass(frozen=True)
class Foundation:
    """What a workspace is built on, and what stays when the next one is built."""

    app: App
    bridge: Bridge
    theme: Theme
    undo: UndoStack
    changes: Changes
    messenger: Messenger
    actions: WindowActions
    reminder_banner: QWidget
    window_commands: WindowCommands


class ViewState(NamedTuple):
    """What the user is looking at: the page, its scroll position, the index of its focused widget (-1 for none), the
    day, the invalid input there, by column, and its notes where they couldn't be saved (None: they are)."""

    page: str
    scrolled: int
    focused: int
    day: date
    invalid_input: Mapping[str, str]
    notes: str | None = None


class Workspace(QWidget):
    """The central widget of ``window``. ``today`` is the page of days, if the window shows it already."""

    def __init__(self, window: QMainWindow, foundation: Foundation, today: TodayPage | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self._app, self._bridge, self._undo = foundation.app, foundation.bridge, foundation.undo
        self._reminder_banner, theme = foundation.reminder_banner, foundation.theme
        self._theme = theme
        self._session_note_shown = False
        self._window, self.toast, self.window_actions = window, foundation.messenger.toast, foundation.actions
        # The first is made below, or there already: the window's first look.
        self.pages = Pages(lambda place: today if today and place.name == "today" else place.make(services))
        services = Services(self._app, self._bridge, theme, self.toast, self.pages, self.window_actions)
        self.chip = SyncChip(theme)
        self.sidebar = Sidebar(theme, PAGES, "settings", self.chip)
        self.pages.turned.connect(self.sidebar.mark)
        self.today = cast("TodayPage", self.pages.turn_to("today"))
        self.zone_banner = ZoneBanner(self._app, self)
        self._lay_out()
        self.menus = Menus(
            window, foundation.window_commands, self.window_actions, self.pages, self.open_palette, self._toggle_toolbar
        )
        self.toolbar = Toolbar(window, self._app, theme, self.menus.for_toolbar, self.menus.show_toolbar)
        self.today.customising_wanted.connect(lambda: self.window_actions.customise(TODAY))
        self.command_palette = Palette(self, theme, self.menus.commands, self._app.today, self.pages.show_day)
        self.day_keys = DayKeys(self._app, window, self.pages, self.command_palette, self.window_actions)
        self._connect(foundation.changes)
        self._show_settings()
        self.show_status(self._app.status())
        self._show_coach(self._app.coach_activity.is_writing)
        self._name_steps()
        self.zone_banner.look()

    def is_on_a_page(self) -> bool:
        """False while the welcome page, or that of lost settings, is shown alone."""
        return self.pages.is_shown(self.pages.current)

    def open_palette(self) -> None:
        """Open the palette."""
        self.command_palette.open()

    def dispose(self) -> None:
        """Remove what it put into the window; the window deletes the workspace itself."""
        self.toast.hide()  # its button may be of a page
        self._keep_banner()
        delete(self.toolbar)
        self.menus.commands.clear()
        self.menus.deleteLater()

    def _keep_banner(self) -> None:
        """Leave the banner to the window; a new parent hides a widget, and what waits in it is to be seen again."""
        was_shown = not self._reminder_banner.isHidden()
        self._reminder_banner.setParent(self._window)
        self._reminder_banner.setVisible(was_shown)

    # -- the start, and the change of language ------------------------------------------------------------------------

    def welcome(self) -> None:
        """Show a page alone to who is new here, or whose settings were lost."""
        if self._app.settings.lost and (accounts := self._app.profiles.lost_accounts()):
            self._offer_found(accounts)
        else:
            self._welcome_new()

    def _welcome_new(self) -> None:
        if not self._app.is_new():
            return
        from organic_desktop.ui.shell.startup_pages import WelcomePage

        page = WelcomePage(self._theme, self._app, self._bridge)
        page.left.connect(lambda: self.pages.turn_to("today"))
        page.said.connect(self.toast.say)
        page.import_wanted.connect(self._import)
        self._show_alone(page, lambda: self._app.change_settings(welcomed=True))
        page.start.setFocus()

    def _offer_found(self, accounts: Sequence[EarlierFile]) -> None:
        from organic_desktop.ui.shell.startup_pages import FoundPage

        page = FoundPage(self._app, accounts)

        def opened(_: None) -> None:
            self._bridge.settings_changed.emit()
            self.pages.turn_to("today")

        def open_account(user_id: str) -> None:
            page.show_busy(True)
            self._bridge.run(lambda: self._app.account.open_signed_out(user_id), opened, page.refuse, owner=page)

        def put_off() -> None:
            self._app.change_settings(lost=False)
            self.pages.turn_to("today")
            self._welcome_new()

        page.wanted.connect(open_account)
        page.put_off.connect(put_off)
        self._show_alone(page)
        page.opening[0].setFocus()

    def _show_alone(self, page: QWidget, leave: Callable[[], object] = lambda: None) -> None:
        """Show a page without the sidebar until any other is turned to."""

        def left() -> None:
            leave()
            self.sidebar.show()
            page.deleteLater()

        self.pages.turned.connect(left, Qt.ConnectionType.SingleShotConnection)
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.sidebar.hide()

    def view_state(self) -> ViewState:
        """Return what the user is looking at."""
        page, focused = cast(QWidget, self.pages.page(self.pages.current)), QApplication.focusWidget()
        inside = page.findChildren(QWidget)
        scrolled = page.verticalScrollBar().value() if isinstance(page, QScrollArea) else 0
        number = inside.index(focused) if focused in inside else -1
        notes = self.today.notes.unsaved
        return ViewState(self.pages.current, scrolled, number, self.today.day, self.today.invalid_input(), notes)

    def restore(self, view: ViewState) -> None:
        """Show what the user was looking at in the workspace before this one."""
        self.today.show_day(view.day)
        self.today.editor.retype(dict(view.invalid_input))
        if view.notes is not None:
            self.today.notes.retype(view.notes)
        page = cast(QWidget, self.pages.turn_to(view.page))
        inside = page.findChildren(QWidget)
        if 0 <= view.focused < len(inside) and inside[view.focused].focusPolicy() != Qt.FocusPolicy.NoFocus:
            inside[view.focused].setFocus()
        if isinstance(page, QScrollArea):
            bar = page.verticalScrollBar()
            bar.setValue(view.scrolled)
            laid_out = Qt.ConnectionType.SingleShotConnection
            bar.rangeChanged.connect(lambda: bar.setValue(view.scrolled), laid_out)

    # -- what is shown ------------------------------------------------------------------------------------------------

    @Slot(object)
    def _follow_status(self, status: Status) -> None:
        if not status.goes_on_from(self._status):
            self.show_status(status)

    def show_status(self, status: Status) -> None:
        """Show the state of syncing on the chip, in the sidebar and in the menu."""
        self._status = status
        needing_a_look = status.refused + self._app.sync_review.unseen()
        self.chip.show_status(status, self._app.settings.zone())
        self.sidebar.show_count("activity", needing_a_look)
        self.menus.name_pause(status.paused)
        self._show_session_note()

    @Slot(bool)
    def _show_coach(self, writes: bool) -> None:
        """Mark the coach's page in the sidebar while an answer is written, whatever page is in sight."""
        self.sidebar.show_dot("coach", self.tr("an answer is being written") if writes else "")

    def _show_session_note(self) -> None:
        """Say once that the session ends with the program, when a renewed one couldn't be kept."""
        note = self._app.account.session_note
        if note and not self._session_note_shown:
            self.toast.say(translate_message(note))
        self._session_note_shown = note is not None

    @Slot()
    def _show_sync(self) -> None:
        """Show what the sync chip stands for: the Activity page, or the account dialog if nobody is signed in."""
        if self._app.settings.signed_in:
            self.pages.turn_to("activity")
        else:
            self.window_actions.open_account()

    @Slot(object)
    def _show_restore(self, backup: Path) -> None:
        """Show what a backup that was opened would change."""
        page = self.pages.turn_to("activity")
        if isinstance(page, ShowsBackups):
            page.show_backups(backup)

    @Slot()
    def _follow_settings(self) -> None:
        self._show_settings()
        self.show_status(self._app.status())
        self.zone_banner.look()
        self.pages.refresh()

    def _show_settings(self) -> None:
        self.menus.commands.update_toggles()
        self.menus.measure_in(Measures(QLocale(), self._app.units()))

    @Slot()
    def _name_steps(self) -> None:
        """Say in the menu what would be undone and redone."""
        self.menus.name_steps(*self._undo.names())

    @Slot(object)
    def _show_step(self, day: date | None) -> None:
        """Show the day that undo or redo changed, if the page of days is in sight."""
        if day and day != self.today.day and self.pages.current == "today":
            self.today.show_day(day)

    @Slot()
    def _follow_updates(self) -> None:
        """Mark the settings if a newer version was found; a failure is the card's to say, if somebody asked."""

        def mark(news: News) -> None:
            self.sidebar.show_count("settings", int(news.is_due))

        self._bridge.run(self._app.updates.news, mark, lambda _: None, owner=self)

    def _toggle_toolbar(self) -> None:
        self.toolbar.toggle()

    # -- the first import ---------------------------------------------------------------------------------------------

    @Slot()
    def _import(self) -> None:
        """Open the import from the first page, which is left once there are days."""
        self.window_actions.import_file().finished.connect(self.leave_first_page)

    @Slot()
    def leave_first_page(self) -> None:
        """Leave the page for who is new, once there is something here: nothing is left to choose there."""
        if not self.is_on_a_page() and not self._app.is_new():
            self.pages.turn_to("today")

    # -- layout -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.fit(self.width())

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.zone_banner)
        column.addWidget(self._reminder_banner)
        column.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)

    def _connect(self, changes: Changes) -> None:
        """Methods of Qt objects, not lambdas: Qt disconnects them together with the workspace."""
        self.chip.clicked.connect(self._show_sync)
        self.sidebar.chosen.connect(self.pages.turn_to)
        changes.changed.connect(self.pages.show_changes)
        self._undo.changed.connect(self._name_steps)
        self._undo.moved.connect(self._show_step)
        self._bridge.status_changed.connect(self._follow_status)
        self._bridge.settings_changed.connect(self._follow_settings)
        self._bridge.coach_writes.connect(self._show_coach)
        self._bridge.day_changed.connect(self.zone_banner.look)
        self._bridge.updates_changed.connect(self._follow_updates)
        self.zone_banner.answered.connect(self._bridge.settings_changed)
        self.window_actions.restore_wanted.connect(self._show_restore)
