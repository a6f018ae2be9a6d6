"""The main window: an empty frame at once, then the user's data in a workspace, or a page that says why not.

It keeps what outlives a workspace, which is rebuilt for another language: place on the screen, undo steps, tray.
Only startup.py imports it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QEvent, QLocale, QSettings, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSystemTrayIcon, QWidget
from shiboken6 import delete

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.services.bridge import Bridge
from organic_desktop.ui.shell.screen_fit import Fitting
from organic_desktop.ui.text.locales import Formats
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.enter_key import press_by_enter
from organic_desktop.ui.widgets.plain_text import set_title

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.background.reminder_banner import ReminderBanner
    from organic_desktop.ui.background.tray import Tray
    from organic_desktop.ui.shell.menus import BasicMenus, WindowCommands
    from organic_desktop.ui.shell.workspace import Workspace

FIRST_SIZE = (1180, 760)
UNPAINTED_MS = 500


class MainWindow(QMainWindow):
    """``first_frame`` is emitted once the empty window is painted, ``ready`` once it shows the data in its
    ``workspace``, ``failed`` if they can't be opened: ``problem`` says why.

    ``state`` is what the first frame must know before the settings can be read: the window's place, light or dark.
    """

    first_frame = Signal()
    ready = Signal()
    failed = Signal()

    workspace: Workspace  # from ``ready`` on
    reminder_banner: ReminderBanner  # reminders that could be shown nowhere else

    def __init__(self, theme: Theme, state: QSettings) -> None:
        super().__init__()
        self.theme = theme
        self._state = state
        self.bridge = Bridge(self)
        self._app: App | None = None
        self.problem: OrganicError | None = None
        self.tray: Tray | None = None
        self._basic_menus: BasicMenus | None = None
        self._was_painted = self._begins_hidden = False
        self._focused_before_key: QWidget | None = None
        set_title(self, "Organic")
        self.resize(*FIRST_SIZE)
        if isinstance(geometry := state.value("geometry"), QByteArray):  # not one that somebody edited
            self.restoreGeometry(geometry)
        self.fitting = Fitting(self)
        self.fitting.begin()
        frame = QWidget()
        frame.setObjectName("page")
        self.setCentralWidget(frame)

    # -- before there are data ----------------------------------------------------------------------------------------

    def begin_hidden(self) -> None:
        """Begin in the tray; minimized if there is none (yet)."""
        self._begins_hidden = True
        if QSystemTrayIcon.isSystemTrayAvailable():
            QTimer.singleShot(0, self._begin)
        else:
            self.showMinimized()

    def use_language(self, language: str, formats: Formats) -> None:
        """Write in a language, with the user's formats of dates and numbers, what is built from now on."""
        from organic_desktop.ui.text.locales import install_language

        install_language(self.theme.application, language, formats)
        self.setLocale(QLocale())
        self._shown_in = language, formats

    def show_page(self, page: QWidget) -> None:
        """Show a page instead of the data, with the few commands that need none."""
        from organic_desktop.ui.shell.menus import BasicMenus

        if self._basic_menus is None:
            self._basic_menus = BasicMenus(self, self._window_commands())
        self.setCentralWidget(page)
        page.show()

    def show_problem(self, page: QWidget, error: OrganicError) -> None:
        """Show a page that says why the data can't be opened, also if the window was to begin hidden."""
        self.problem = error
        self.show_page(page)
        self._begins_hidden = False
        self.showNormal() if self.isMinimized() else self.show()
        self.failed.emit()

    # -- with data ----------------------------------------------------------------------------------------------------

    def open_app(self, app: App) -> None:
        """Show the App's data from now on."""
        from organic_desktop.ui.background.quit_confirmation import QuitConfirmation
        from organic_desktop.ui.background.reminder_banner import ReminderBanner
        from organic_desktop.ui.shell.changes import Changes
        from organic_desktop.ui.shell.undo import UndoStack
        from organic_desktop.ui.shell.workspace import Foundation

        self._use_appearance(app)
        self.use_language(app.settings.language, Formats.of(app.settings))
        undo = UndoStack(app, self)
        changes = Changes(app, self.bridge, undo, self._is_seen, self)
        self.reminder_banner = ReminderBanner()
        self._quit_confirmation = QuitConfirmation(self, app, self.bridge, self.save, self._show_unsaved)
        self._quit_confirmation.kept.connect(self._hide_or_minimize)
        self._quit_confirmation.ended.connect(self.close)
        self._quit_confirmation.ended.connect(self.theme.application.quit)
        if self._basic_menus:
            self._basic_menus.commands.clear()
            self._basic_menus.deleteLater()
            self._basic_menus = None
        self._foundation = Foundation(
            app,
            self.bridge,
            self.theme,
            undo,
            changes,
            self.reminder_banner,
            self._window_commands(),
            self._say_in_tray,
        )
        self._build_workspace()
        self._app, self.problem = app, None
        self.bridge.settings_changed.connect(self._follow_settings)
        self.bridge.follow(app)
        self.workspace.welcome()
        self.ready.emit()

    def live_in_tray(self, available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable) -> Tray:
        """From now on, closing the window hides it in the tray, while ``available`` says that there is one."""
        from organic_desktop.ui.background.tray import Tray

        self.theme.application.setQuitOnLastWindowClosed(False)  # the popup isn't one
        self.tray = Tray(
            self,
            cast("App", self._app),
            self.bridge,
            self.theme,
            self.workspace.menus.for_tray,
            lambda: self.workspace.window_actions.undo(),
            available,
        )
        self._foundation.changes.changed.connect(self.tray.refresh)
        self.workspace.status_shown.connect(self.tray.show_status)
        self.workspace.show_status(cast("App", self._app).status())
        if self._begins_hidden and (self.isMinimized() or not self.isVisible()):
            self.tray.hide_window()
        return self.tray

    def say(self, sentence: str) -> None:
        """Say something at the bottom of the window."""
        self.workspace.toast.say(sentence)

    def show_day(self, day: date) -> None:
        """Show a day on the Today page."""
        self.workspace.pages.show_day(day)

    def save(self) -> bool:
        """Save what is being typed, and the window's place; return False if some of it can't be saved."""
        if self._app is None:
            return True
        self._state.setValue("geometry", self.saveGeometry())
        return self.workspace.pages.flush() and self.workspace.pages.with_invalid_input() is None

    # -- commands -----------------------------------------------------------------------------------------------------

    def put_away(self) -> None:
        """Close the window: into the tray; without one, end the program, unless reminders are to go on."""
        if self.tray and self.tray.exists:
            self._hide_or_minimize()
            self.tray.explain()
        elif self._app:
            self._quit_confirmation.close_without_tray()
        else:
            self.close()

    def ask_to_quit(self) -> None:
        """End the program, unless the user goes back to what can't be saved."""
        if self._app:
            self._quit_confirmation.quit()
        else:
            self.quit()

    def quit(self) -> None:
        """End the program at once."""
        self.save()
        self.theme.application.quit()

    def open_help(self) -> None:
        """Open the help."""
        from organic_desktop.ui.help.dialogs import HelpDialog

        HelpDialog(self).open()

    def open_shortcuts(self) -> None:
        """List every command with its key."""
        from organic_desktop.ui.help.dialogs import ShortcutsDialog

        menus = self.workspace.menus if self._app else self._basic_menus
        groups = menus.commands.groups if menus else []
        ShortcutsDialog(self, ((group.title, group.actions) for group in groups)).open()

    def open_licences(self) -> None:
        """List what the program is made of, and under which licences."""
        from organic_desktop.core.files import reason_of
        from organic_desktop.core.messages import Sentence
        from organic_desktop.core.paths import resource
        from organic_desktop.ui.help.licences import INDEX, LicencesDialog, parts
        from organic_desktop.ui.text.messages import translate_message
        from organic_desktop.ui.widgets.toast import Toast

        try:
            dialog = LicencesDialog(self, parts(resource("")))
        except OSError as error:  # the program was removed while it runs
            toast = self.workspace.toast if self._app else Toast(self, self.theme)
            said = Sentence("The file {name} can't be used: {reason}.", name=INDEX, reason=reason_of(error))
            toast.say(translate_message(said))
        else:
            dialog.open()

    # -- Qt's events --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(UNPAINTED_MS, self._begin)  # minimized or behind others, no frame may ever come

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:  # comes before the key itself
            self._focused_before_key = self.focusWidget()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that no widget wanted: scores, and Enter on a button.

        A field lets Enter through when it is done; a button that has the focus only since then was not meant.
        """
        focused = self.focusWidget()
        if focused is self._focused_before_key and press_by_enter(focused, event):
            return
        if not (self._app and self.workspace.day_keys.take(event)):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Scroll to what Tab leads to, also from outside of what scrolls."""
        from organic_desktop.ui.widgets.layouts import bring_into_sight

        moved = super().focusNextPrevChild(forward)
        if moved and (reached := self.focusWidget()):
            bring_into_sight(reached)
        return moved

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._app:
            self._app.window_activated()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The close button hides to the tray; any other close (quit, SIGTERM, session end) ends the program."""
        if event.spontaneous() and self._app:
            event.ignore()
            self.put_away()
            return
        self.save()
        super().closeEvent(event)
        if self.tray:
            self.theme.application.quit()

    # -- details ------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        if not self._was_painted:
            self._was_painted = True
            self.first_frame.emit()

    def _window_commands(self) -> WindowCommands:
        from organic_desktop.ui.shell.menus import WindowCommands

        return WindowCommands(self.put_away, self.ask_to_quit, self.open_help, self.open_shortcuts, self.open_licences)

    def _build_workspace(self) -> None:
        from organic_desktop.ui.shell.workspace import Workspace

        self.workspace = Workspace(self, self._foundation)
        self.setCentralWidget(self.workspace)
        for part in (self.workspace, self.menuBar()):
            part.show()  # at once, not with the next layout: keys work from now on

    def _hide_or_minimize(self) -> None:
        """Put the window out of sight, while the program goes on."""
        self.save()
        if self.tray:
            self.tray.hide_window()
        else:
            self.showMinimized()

    def _is_seen(self) -> bool:
        return self.isVisible() or bool(self.tray and self.tray.is_popup_open)

    def _say_in_tray(self, title: str, sentence: str) -> bool:
        if self.tray:
            self.tray.show_message(title, sentence)
        return self.tray is not None

    def _show_unsaved(self) -> None:
        """Show the page with what can't be saved."""
        pages = self.workspace.pages
        pages.turn_to(pages.with_invalid_input() or pages.current)

    def _use_appearance(self, app: App) -> None:
        self.theme.set_appearance(app.settings.appearance)
        self._state.setValue("appearance", app.settings.appearance)

    @Slot()
    def _follow_settings(self) -> None:
        """Apply changed settings at once."""
        app = self._foundation.app
        self._use_appearance(app)
        if self._shown_in != (app.settings.language, Formats.of(app.settings)):
            self._shown_in = app.settings.language, Formats.of(app.settings)
            QTimer.singleShot(0, self._rebuild)  # not while the page that asks for it is at work

    def _rebuild(self) -> None:
        """Build the workspace again in another language, at the same place."""
        app, before = self._foundation.app, self.workspace
        if not before.pages.flush():
            return
        view = before.view_state()
        before.dispose()
        delete(before)  # at once, so that no signal reaches it any more
        self.use_language(app.settings.language, Formats.of(app.settings))
        self._build_workspace()
        if self.tray:
            self.workspace.status_shown.connect(self.tray.show_status)
            self.tray.rebuild(self.workspace.menus.for_tray)
        self.workspace.restore(view)
        self.workspace.welcome()
