"""The main window: an empty frame at once, then the user's data in a workspace, or a page that says why not.

What it shows of the open App is shell.py's; when one is opened and closed, lifecycle.py's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QEvent, QLocale, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QSystemTrayIcon, QWidget
from shiboken6 import delete, isValid

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.services.bridge import Bridge
from organic_desktop.ui.shell.screen_fit import Fitting
from organic_desktop.ui.text.locales import Formats
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.dropping import FileDrops
from organic_desktop.ui.widgets.enter_key import press_by_enter
from organic_desktop.ui.widgets.plain_text import set_title, show_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from organic_desktop.app.facade import App
    from organic_desktop.ui.background.tray_icon import TrayIcon
    from organic_desktop.ui.shell.first_today import FirstToday
    from organic_desktop.ui.shell.menus import BasicMenus, WindowCommands
    from organic_desktop.ui.shell.shell import Shell
    from organic_desktop.ui.shell.workspace import ViewState, Workspace

FIRST_SIZE = (1180, 760)
UNPAINTED_MS = 500


class MainWindow(QMainWindow):
    """``first_frame`` is emitted once the empty window is painted, ``ready`` once the App is open, ``failed`` if it
    can't be opened: ``problem`` says why. ``opened`` serves the open App; None until then, and while it is locked.
    ``lock_asked``: by a command, or another program's start; ``conversion_asked`` carries a Conversion,
    ``file_dropped`` the path of a file.

    ``state`` is what the first frame must know before the settings can be read: the window's place, light or dark.
    """

    first_frame = Signal()
    ready = Signal()
    failed = Signal()
    lock_asked = Signal()
    conversion_asked = Signal(object)
    file_dropped = Signal(object)

    def __init__(self, theme: Theme, state: QSettings) -> None:
        super().__init__()
        self.theme = theme
        self._state = state
        self.bridge = Bridge(self)
        self.opened: Shell | None = None
        self.first: FirstToday | None = None  # today, until the App is open
        self.problem: OrganicError | None = None
        self._basic_menus: BasicMenus | None = None
        self._was_painted = self.begins_hidden = False
        self._focused_before_key: QWidget | None = None
        self.tray_icon: TrayIcon | None = None
        self.stays_without_tray = False
        """While there are no data: closing the window minimizes it where there is no tray, for the reminders' sake."""
        set_title(self, "Organic")
        self.resize(*FIRST_SIZE)
        if isinstance(geometry := state.value("geometry"), QByteArray):  # not one that somebody edited
            self.restoreGeometry(geometry)
        self.fitting = Fitting(self)
        self.fitting.begin()
        self._drops = FileDrops(self)
        self._drops.dropped.connect(self.file_dropped, Qt.ConnectionType.QueuedConnection)
        frame = QWidget()
        frame.setObjectName("page")
        self.setCentralWidget(frame)

    # -- before there are data ----------------------------------------------------------------------------------------

    def begin_hidden(self) -> None:
        """Begin in the tray; minimized if there is none (yet)."""
        self.begins_hidden = True
        if QSystemTrayIcon.isSystemTrayAvailable():
            QTimer.singleShot(0, self._begin)
        else:
            self.showMinimized()

    def use_language(self, language: str, formats: Formats) -> None:
        """Write in a language, with the user's formats of dates and numbers, what is built from now on."""
        from organic_desktop.ui.text.locales import install_language

        install_language(self.theme.application, language, formats)
        self.setLocale(QLocale())

    def show_page(self, page: QWidget) -> None:
        """Show a page instead of the data, with the few commands that need none."""
        from organic_desktop.ui.shell.menus import BasicMenus

        if self.first:  # what was entered there may still be saved, once the data can be opened
            self.takeCentralWidget()
        if self._basic_menus is None:
            self._basic_menus = BasicMenus(self, self._window_commands())
        self.setCentralWidget(page)
        page.show()

    def refuse(self, error: OrganicError | None) -> None:
        """Refuse what other programs' starts ask for with this error; let it wait for the App if there is none."""
        self.problem = error
        if error:
            self.failed.emit()

    def live_in_tray(self, available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable) -> TrayIcon:
        """Return the program's icon in the tray, made once; from then on closing the window may hide it there."""
        if self.tray_icon is None:
            from organic_desktop.ui.background.tray_icon import TrayIcon

            self.theme.application.setQuitOnLastWindowClosed(False)  # the popup isn't one
            self.tray_icon = TrayIcon(self, available)
        return self.tray_icon

    def show_problem(self, page: QWidget, error: OrganicError) -> None:
        """Show a page that says why the data can't be opened, also if the window was to begin hidden."""
        self.problem = error
        self.show_page(page)
        self.begins_hidden = False
        self.showNormal() if self.isMinimized() else self.show()
        self.failed.emit()

    # -- with data ----------------------------------------------------------------------------------------------------

    @property
    def shell(self) -> Shell:
        """What serves the open App: from ``ready`` on; ``opened`` may be asked before."""
        return cast("Shell", self.opened)

    @property
    def workspace(self) -> Workspace:
        """The window's inside, from ``ready`` on; built now if there is none."""
        return self.shell.workspace

    def page_corner(self) -> QPoint:
        """Return where the pages' top left corner was when the window was last used, beside sidebar and menus."""
        corner = self._state.value("page_corner")
        return corner if isinstance(corner, QPoint) and self.rect().contains(corner) else QPoint()

    def show_first(self, first: FirstToday) -> None:
        """Show today before the App is open."""
        self.first = first
        self.setCentralWidget(first)

    def open_app(self, app: App, view: ViewState | None = None) -> None:
        """Show the App's data from now on; a window that begins hidden builds its inside when it is first shown.

        ``view`` is what ``close_app`` returned, to be shown again.
        """
        from organic_desktop.ui.shell.shell import Frame, Shell

        if self._basic_menus:
            self._basic_menus.commands.clear()
            self._basic_menus.deleteLater()
            self._basic_menus = None
        commands = self._window_commands(with_lock=app.lock.is_set)
        frame = Frame(
            self,
            self.theme,
            self.bridge,
            self._state,
            commands,
            self.use_language,
            self._save_place,
            self.live_in_tray,
        )
        first, self.first = self.first, None
        self.opened, self.problem = Shell(frame, app, first, view), None
        refused = first.hand_over(app) if first else []
        if self.isVisible():
            self.opened.begin_use()
        self.bridge.follow(app)
        self.opened.changes.check()  # what was entered before can be undone
        for error in refused:
            self.opened.messenger.report(error)
        self.ready.emit()

    def close_app(self) -> ViewState | None:
        """Delete all that shows the App, dialogs included, so that it can be closed; return what was shown.

        A page has to be shown instead, at once.
        """
        shell = self.shell
        self._save_place()
        close_others(self)
        self.opened = None
        view = shell.dispose()
        delete(shell)
        self.bridge.drop_results()
        return view

    def save(self) -> bool:
        """Save what is being typed, and the window's place; return False if some of it can't be saved."""
        if self.first:
            self.first.page.flush()
        return self.opened is None or self.opened.save()

    # -- commands -----------------------------------------------------------------------------------------------------

    def put_away(self) -> None:
        """Close the window: into the tray, or for good."""
        if self.opened:
            self.opened.put_away()
        elif self.tray_icon and self.tray_icon.exists:
            self.tray_icon.hide_window()
        elif self.stays_without_tray:
            self.showMinimized()
        else:
            self.close()

    def ask_to_quit(self) -> None:
        """End the program, unless the user goes back to what can't be saved."""
        if self.opened:
            self.opened.ask_to_quit()
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

        menus = self.workspace.menus if self.opened else self._basic_menus
        groups = menus.commands.groups if menus else []
        ShortcutsDialog(self, ((group.title, group.actions) for group in groups)).open()

    def open_help_lines(self) -> None:
        """List whom to call in a crisis, in the country of this computer; also while the data are locked."""
        from organic_desktop.coach.care import country_of, help_lines
        from organic_desktop.core.settings import Settings
        from organic_desktop.ui.widgets.help_lines import HelpLinesDialog

        settings = self.opened.app.settings if self.opened else Settings()
        HelpLinesDialog(self, help_lines(country_of(settings.zone().key, QLocale.system().name()))).open()

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
            toast = self.opened.messenger.toast if self.opened else Toast(self, self.theme)
            said = Sentence("The file {name} can't be used: {reason}.", name=INDEX, reason=reason_of(error))
            toast.say(translate_message(said))
        else:
            dialog.open()

    # -- Qt's events --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._begin()

    def setVisible(self, visible: bool) -> None:
        if self.opened and visible:
            self.opened.begin_use()
        super().setVisible(visible)
        if self.opened and not visible:
            self.opened.end_use()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._drops.watch(self.windowHandle())  # another one, once the system's window was destroyed
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
        if not (self.opened and self.workspace.day_keys.take(event)):
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
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.opened:
            self.opened.app.window_activated()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The close button hides to the tray; any other close (quit, SIGTERM, session end) ends the program."""
        if event.spontaneous() and (self.opened or self.tray_icon or self.stays_without_tray):
            event.ignore()
            self.put_away()
            return
        self.save()
        super().closeEvent(event)
        if self.tray_icon:
            self.theme.application.quit()

    # -- details ------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        if not self._was_painted:
            self._was_painted = True
            self.first_frame.emit()

    def _window_commands(self, *, with_lock: bool = False) -> WindowCommands:
        from organic_desktop.ui.shell.menus import WindowCommands

        return WindowCommands(
            self.put_away,
            self.ask_to_quit,
            self.open_help,
            self.open_shortcuts,
            self.open_licences,
            self.open_help_lines,
            self.conversion_asked.emit,
            self.lock_asked.emit if with_lock else None,
        )

    def _save_place(self) -> None:
        self._state.setValue("geometry", self.saveGeometry())
        if self.opened and self.opened.is_built:
            self._state.setValue("page_corner", self.workspace.pages.mapTo(self, QPoint()))


def close_others(window: QWidget) -> None:
    """Close every menu and dialog but the window, and delete the dialogs: none may show the user's data any more."""
    while popup := QApplication.activePopupWidget():
        popup.close()
    show_tip(QPoint(), "", window)
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
    for each in dialogs:
        if isValid(each):  # it may have gone with another
            each.reject()
    for each in dialogs:
        if isValid(each) and each.window() is not window:
            delete(each)
