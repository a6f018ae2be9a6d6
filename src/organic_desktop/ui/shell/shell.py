"""The open App behind the window: undo steps, changes, commands, tray, and the workspace while the window is used.

Complete once constructed, and disposed of before its App is closed (lifecycle.py). The workspace is built when the
window is first shown, built again for another language, and let go an hour after the window was hidden: a program that
only waits in the tray needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon, QWidget
from shiboken6 import delete

from organic_desktop.app.cards import shown_metrics
from organic_desktop.system.memory import collect_garbage
from organic_desktop.ui.background.quit_confirmation import QuitConfirmation
from organic_desktop.ui.background.reminder_banner import ReminderBanner
from organic_desktop.ui.services.bridge import GATE
from organic_desktop.ui.shell.actions import Messenger, WindowActions
from organic_desktop.ui.shell.changes import Changes
from organic_desktop.ui.shell.undo import UndoStack
from organic_desktop.ui.text.locales import Formats
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.system.notifications import Notifier
    from organic_desktop.ui.background.reminder_notifications import ReminderNotifications
    from organic_desktop.ui.background.tray import Tray
    from organic_desktop.ui.background.tray_icon import TrayIcon
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.shell.first_today import FirstToday
    from organic_desktop.ui.shell.menus import WindowCommands
    from organic_desktop.ui.shell.tray_menu import TrayMenu
    from organic_desktop.ui.shell.workspace import ViewState, Workspace
    from organic_desktop.ui.theme.theme import Theme

UNUSED = "unused window"  # the timekeeper's job
UNUSED_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class Frame:
    """What the window gives its Shell: itself, its commands, what it remembers for its first frame, and its language.

    ``save_place`` remembers where the window is; ``live_in_tray`` returns the window's icon in the tray.
    """

    window: QMainWindow
    theme: Theme
    bridge: Bridge
    state: QSettings
    commands: WindowCommands
    use_language: Callable[[str, Formats], object]
    save_place: Callable[[], object]
    live_in_tray: Callable[[Callable[[], bool]], TrayIcon]


class Shell(QObject):
    """Everything that shows one App in one window; ``first`` is what the window shows of it already.

    ``view`` is what the window showed of the App before, if there was one.
    """

    _time_is_up = Signal()

    def __init__(self, frame: Frame, app: App, first: FirstToday | None = None, view: ViewState | None = None) -> None:
        super().__init__(frame.window)
        self.app = app
        self._frame, self._window, self._bridge, self._theme = frame, frame.window, frame.bridge, frame.theme
        self._workspace: Workspace | None = None
        self._first = first
        self._view = view  # of the workspace that was let go
        self.tray: Tray | None = None
        self.reminding: ReminderNotifications | None = None
        self._tray_menu: TrayMenu | None = None
        self._use_appearance()
        self._shown_in = self._wanted_language()
        frame.use_language(*self._shown_in)
        self.undo = UndoStack(app, self)
        self.changes = Changes(app, self._bridge, self.undo, self._is_seen, self)
        self.reminder_banner = ReminderBanner(self._window)
        self.messenger = Messenger(self._window, Toast(self._window, self._theme), self._say_in_tray)
        self.actions = WindowActions(
            app,
            self._bridge,
            self._theme,
            self.undo,
            self.messenger,
            self.flush,
            self._day_in_sight,
            frame.commands.lock,
            frame.commands.convert,
            self,
        )
        self._quit_confirmation = QuitConfirmation(self._window, app, self._bridge, self.save, self._show_unsaved)
        self._quit_confirmation.kept.connect(self._hide_or_minimize)
        self._quit_confirmation.ended.connect(self._window.close)
        self._quit_confirmation.ended.connect(self._theme.application.quit)
        self._bridge.settings_changed.connect(self._follow_settings)
        self._time_is_up.connect(self.release, Qt.ConnectionType.QueuedConnection)

    # -- the workspace ------------------------------------------------------------------------------------------------

    @property
    def is_built(self) -> bool:
        """True while there is a workspace."""
        return self._workspace is not None

    @property
    def workspace(self) -> Workspace:
        """The window's inside; built now if there is none."""
        if self._workspace is None:
            self._workspace = self._build()
            view, self._view = self._view, None
            if view:
                self._workspace.restore(view)
            self._workspace.welcome()
            if not self._window.isVisible():
                self.end_use()
        return self._workspace

    def begin_use(self) -> None:
        """Build the workspace: the window is about to be shown."""
        self.workspace  # noqa: B018 - built by asking
        self.app.timekeeper.cancel(UNUSED)

    def end_use(self) -> None:
        """Let the workspace go in an hour, unless the window, which is hidden now, is shown by then."""
        if self._workspace:
            time_is_up = GATE.through(self._time_is_up.emit)
            self.app.timekeeper.run_at(UNUSED, self.app.now() + UNUSED_FOR, time_is_up)

    @Slot()
    def release(self) -> None:
        """Delete the workspace of a window that isn't shown; the next one shows the same view.

        It stays for another hour while a dialog is open, or what was typed can't be saved.
        """
        if self._workspace is None or self._window.isVisible():
            return
        if QApplication.activeModalWidget() or not self._workspace.pages.flush():
            self.end_use()
            return
        self._view = self._take_down(self._workspace)
        self._window.destroy()  # the system's window, with what it is painted in; made anew when it is shown again
        QTimer.singleShot(0, self, collect_garbage)  # once Qt has deleted what was to be deleted later

    def _build(self) -> Workspace:
        from organic_desktop.ui.shell.workspace import Foundation, Workspace

        foundation = Foundation(
            self.app,
            self._bridge,
            self._theme,
            self.undo,
            self.changes,
            self.messenger,
            self.actions,
            self.reminder_banner,
            self._frame.commands,
        )
        first, self._first = self._first, None
        with _keeping_focus(QApplication.focusWidget() if first else None):
            workspace = Workspace(self._window, foundation, first.page if first else None)
            self._window.setCentralWidget(workspace)
            for part in (workspace, self._window.menuBar()):
                part.show()  # at once, not with the next layout: keys work from now on
        return workspace

    def _take_down(self, workspace: Workspace) -> ViewState:
        """Delete the workspace and return what it showed."""
        view = workspace.view_state()
        self._workspace = None
        workspace.dispose()
        delete(workspace)  # at once, so that no signal reaches it any more
        return view

    def _rebuild(self) -> None:
        """Show everything in another language, at the same place."""
        if self._workspace and not self._workspace.pages.flush():
            return
        if self._workspace:
            self._view = self._take_down(self._workspace)
        self._frame.use_language(*self._shown_in)
        if self.tray:
            self.tray.rebuild(self._build_tray_menu().commands)
        if self._window.isVisible():
            self.begin_use()

    # -- the tray -----------------------------------------------------------------------------------------------------

    def live_in_tray(
        self, available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable, *, hidden: bool = False
    ) -> Tray:
        """From now on, closing the window hides it in the tray, while ``available`` says that there is one.

        ``hidden``: the window began unseen, and goes where such a window belongs. A second call makes no second tray.
        """
        if self.tray is None:
            from organic_desktop.ui.background.tray import Tray

            icon, commands = self._frame.live_in_tray(available), self._build_tray_menu().commands
            self.tray = Tray(icon, self._window, self.app, self._bridge, self._theme, commands, self.actions.undo)
            self.changes.changed.connect(self.tray.refresh)
        if hidden and (self._window.isMinimized() or not self._window.isVisible()):
            self.tray.icon.hide_window()
        return self.tray

    def _build_tray_menu(self) -> TrayMenu:
        from organic_desktop.ui.shell.tray_menu import TrayMenu

        if self._tray_menu:
            self._tray_menu.deleteLater()
        self._in_tray = shown_metrics(self.app.settings)
        self._tray_menu = TrayMenu(self, self.actions, self.show_page, self._frame.commands, self._in_tray)
        self._tray_menu.follow(Measures(QLocale(), self.app.units()))
        return self._tray_menu

    def _say_in_tray(self, title: str, sentence: str) -> bool:
        if self.tray:
            self.tray.icon.show_message(title, sentence)
        return self.tray is not None

    # -- reminders ----------------------------------------------------------------------------------------------------

    def remind(self, make_notifier: type[Notifier] | None) -> None:
        """Show reminders that are due from now on, until the program is about to quit."""
        from organic_desktop.ui.background.reminder_notifications import ReminderNotifications

        self.reminding = ReminderNotifications(
            self._window,
            self.app,
            self._bridge,
            self.reminder_banner,
            self.messenger.toast.say,
            self.show_day,
            make_notifier,
        )
        self._theme.application.aboutToQuit.connect(self.reminding.end)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_page(self, name: str) -> None:
        """Show a page in front of everything; "today" is the user's today."""
        from organic_desktop.ui.services.raising import bring_to_front

        if name == "today":
            self.workspace.pages.show_day(self.app.today())
        else:
            self.workspace.pages.focus_on(name)
        bring_to_front(self._window)

    def show_day(self, day: date) -> None:
        """Show a day on the Today page."""
        self.workspace.pages.show_day(day)

    def flush(self) -> bool:
        """Save what is being typed; False if some of it can't be saved."""
        return self._workspace is None or self._workspace.pages.flush()

    def save(self) -> bool:
        """Save the window's place, too; False also if there is invalid input."""
        self._frame.save_place()
        return self.flush() and (self._workspace is None or self._workspace.pages.with_invalid_input() is None)

    def _day_in_sight(self) -> date | None:
        """Return the day that the user sees, if it is on the Today page."""
        if self._workspace and self._workspace.pages.is_in_sight("today"):
            return self._workspace.today.day
        return None

    def _is_seen(self) -> bool:
        return self._window.isVisible() or bool(self.tray and self.tray.is_popup_open)

    def _show_unsaved(self) -> None:
        """Show the page with what can't be saved."""
        pages = self.workspace.pages
        pages.turn_to(pages.with_invalid_input() or pages.current)

    # -- the end ------------------------------------------------------------------------------------------------------

    def put_away(self) -> None:
        """Close the window: into the tray; without one, end the program, unless reminders are to go on."""
        if self.tray and self.tray.icon.exists:
            self._hide_or_minimize()
            self.tray.explain()
        else:
            self._quit_confirmation.close_without_tray()

    def ask_to_quit(self) -> None:
        """End the program, unless the user goes back to what can't be saved."""
        self._quit_confirmation.quit()

    def _hide_or_minimize(self) -> None:
        """Put the window out of sight, while the program goes on."""
        self.save()
        if self.tray:
            self.tray.icon.hide_window()
        else:
            self._window.showMinimized()

    def dispose(self) -> ViewState | None:
        """Delete all that shows the App, which is about to be closed; return what the user was looking at.

        What was typed is saved; what can't be saved is in the view. The owner deletes the Shell itself.
        """
        self.flush()
        if self._workspace:
            self._view = self._take_down(self._workspace)
        if self.reminding:
            self.reminding.set_aside()
        if self.tray:
            self.tray.dispose()
        parts = self.tray, self.reminding, self.messenger.toast, self.reminder_banner, self._quit_confirmation
        for part in filter(None, parts):
            delete(part)
        return self._view

    # -- settings -----------------------------------------------------------------------------------------------------

    def _wanted_language(self) -> tuple[str, Formats]:
        settings = self.app.settings
        return settings.language, Formats.of(settings)

    def _use_appearance(self) -> None:
        self._theme.set_appearance(self.app.settings.appearance)
        self._frame.state.setValue("appearance", self.app.settings.appearance)

    @Slot()
    def _follow_settings(self) -> None:
        """Apply changed settings at once."""
        self._use_appearance()
        if self.tray and self._in_tray != shown_metrics(self.app.settings):
            self.tray.rebuild(self._build_tray_menu().commands)
        if self._tray_menu:
            self._tray_menu.follow(Measures(QLocale(), self.app.units()))
        if self._shown_in != (wanted := self._wanted_language()):
            self._shown_in = wanted
            QTimer.singleShot(0, self, self._rebuild)  # not while the page that asks for it is at work


@contextmanager
def _keeping_focus(focused: QWidget | None) -> Iterator[None]:
    """Give the focus back to a widget that gets another parent inside, and so loses it without having been left.

    It isn't told of the loss: half a number would be taken for the whole, and the rest be typed into nothing.
    """
    if focused is None:
        yield
        return
    filtering = _NoFocusOut()
    focused.installEventFilter(filtering)
    yield
    focused.setFocus()
    focused.removeEventFilter(filtering)


class _NoFocusOut(QObject):
    """An event filter that drops the news of a lost focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.FocusOut
