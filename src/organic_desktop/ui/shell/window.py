"""The main window: the pages, the sidebar that leads to them, the commands, the sync chip.

It is shown before there is an App, empty; ``attach`` gives it one. What a page does is in its own file, which commands
there are in menus.py.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QEvent, QLocale, QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSystemTrayIcon, QVBoxLayout

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.shell.bridge import Bridge
from organic_desktop.ui.shell.frame import Frame
from organic_desktop.ui.shell.screen_fit import Fitting
from organic_desktop.ui.text.locales import Formats
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.plain_text import set_title

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.background.quit_confirmation import QuitConfirmation
    from organic_desktop.ui.background.reminder_banner import ReminderBanner
    from organic_desktop.ui.background.tray import Tray
    from organic_desktop.ui.shell.palette import Palette
    from organic_desktop.ui.shell.toast import Toast
    from organic_desktop.ui.shell.undo_actions import Undoing
    from organic_desktop.ui.today.page import TodayPage

FIRST_SIZE = (1180, 760)
UNPAINTED_MS = 500


class MainWindow(QMainWindow):
    """Everything a person sees.

    ``first_frame`` is emitted once the empty window is painted, ``ready`` once the first page shows the database,
    ``failed`` if that can't be opened: ``problem`` says why.
    ``state`` is what the first frame must know before there are settings: the window's place, light or dark.
    """

    first_frame = Signal()
    ready = Signal()
    failed = Signal()

    def __init__(self, theme: Theme, state: QSettings) -> None:
        super().__init__()
        self.theme = theme
        self._state = state
        self.bridge = Bridge(self)
        self._app: App | None = None
        self._undoing: Undoing | None = None
        self.problem: OrganicError | None = None
        self.tray: Tray | None = None
        self._begun = self._built = self._unseen = False
        set_title(self, "Organic")
        self.resize(*FIRST_SIZE)
        if isinstance(geometry := state.value("geometry"), QByteArray):  # not one that somebody edited
            self.restoreGeometry(geometry)
        self.fitting = Fitting(self)
        self.fitting.begin()
        self._frame = self._empty_frame()

    def build(self, language: str = "", how: Formats | None = None) -> None:
        """Make the first page; after the first frame, while the rest of the program is still being imported."""
        from organic_desktop.ui.shell.actions import Commands
        from organic_desktop.ui.shell.day_keys import DayKeys
        from organic_desktop.ui.shell.menus import Menus
        from organic_desktop.ui.shell.navigation import PAGES, Pages
        from organic_desktop.ui.shell.pausing import Pausing
        from organic_desktop.ui.shell.quick_log import QuickLog
        from organic_desktop.ui.shell.sidebar import Sidebar
        from organic_desktop.ui.shell.sync_actions import Syncing
        from organic_desktop.ui.shell.sync_chip import SyncChip
        from organic_desktop.ui.text.locales import install_language

        how = how or Formats()
        install_language(self.theme.application, language, how)
        self.setLocale(QLocale())
        self._shown_in = language, how
        self.chip = SyncChip(self.theme)
        self.pages = Pages(self.theme)
        self.sidebar = Sidebar(self.theme, PAGES, "settings", self.chip)
        self.sidebar.chosen.connect(self.pages.turn_to)
        self.pages.turned.connect(self.sidebar.mark)
        self.today = cast("TodayPage", self.pages.turn_to("today"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.reminder_banner)
        column.addWidget(self.pages, 1)
        self._frame.row.addWidget(self.sidebar)
        self._frame.row.addLayout(column, 1)
        self.quick, self.day_keys = QuickLog(self), DayKeys(self)
        self.pausing = Pausing(self)
        self.commands = Commands(self)
        self.syncing = Syncing(self)
        self.menus = Menus(self, self.commands)
        self._built = True
        self.sidebar.fit(self.width())

    def attach(self, app: App) -> None:
        """Show the App's data from now on."""
        from organic_desktop.ui.shell.following import Following
        from organic_desktop.ui.shell.undo_actions import Undoing

        if self.problem:
            self.menus.hold(False)
        self._app, self.problem = app, None
        self._show_settings()
        self._attach_parts(app)
        self.bridge.settings_changed.connect(self._show_settings)
        self.bridge.follow(app)
        self._undoing = Undoing(self, app)
        self._following = Following(self, app, self._undoing)
        self._welcome(app)
        self.ready.emit()

    def begin_unseen(self) -> None:
        """Begin in the tray; where there is none (yet), minimized."""
        self._unseen = True
        if QSystemTrayIcon.isSystemTrayAvailable():
            QTimer.singleShot(0, self._begin)
        else:
            self.showMinimized()

    def live_in_tray(self, tray: Tray) -> None:
        """Closed, the window goes to the tray from now on, for as long as there is one; the program goes on."""
        self.theme.application.setQuitOnLastWindowClosed(False)  # the popup isn't one
        self.tray = tray
        self.syncing.look_again()
        if self._unseen and (self.isMinimized() or not self.isVisible()):
            tray.hide_window()

    def show_failure(self, error: OrganicError) -> None:
        """The database can't be opened: say what happened, what is safe, what to do."""
        from organic_desktop.ui.shell.failure_page import FailurePage

        page = FailurePage(error)
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.sidebar.setEnabled(False)
        self.show_unready(error)

    def show_unready(self, error: OrganicError) -> None:
        """Be seen without an App, also where it was to begin unseen; other starts are told why."""
        self.problem = error
        self.menus.hold(True)
        self._unseen = False
        self.showNormal() if self.isMinimized() else self.show()
        self.failed.emit()

    # -- what commands do ---------------------------------------------------------------------------------------------

    def show_day(self, day: date) -> None:
        """Go to a day on the page of days."""
        if self.pages.turn_to("today") is self.today:
            self.today.show_day(day)

    def put_away(self) -> None:
        """Close the window: into the tray; where there is none, for good, unless reminders are to go on."""
        if self.tray and self.tray.exists:
            self._rest()
            self.tray.explain()
        elif self._app:
            self.quit_confirmation.close_without_tray()
        else:
            self.close()

    def keep(self) -> bool:
        """Save what is being written, and the window's place; whether all that is written could be saved."""
        if self._app is None:
            return True
        self._state.setValue("geometry", self.saveGeometry())
        return self.pages.flush() and self.pages.with_unread() is None

    def ask_to_quit(self) -> None:
        """End the program, unless the user goes back to what can't be saved."""
        if self._app:
            self.quit_confirmation.quit()
        else:
            self.quit()

    def quit(self) -> None:
        """End the program at once, whether the window is to be seen or not."""
        self.keep()
        self.theme.application.quit()

    def go_back(self) -> None:
        """Undo."""
        if self._undoing:
            self._undoing.go_back()

    def go_forth(self) -> None:
        """Redo."""
        if self._undoing:
            self._undoing.go_forth()

    def open_finder(self) -> None:
        """Find a command, a page or a day by a few letters."""
        if self._app:
            self.finder.open()

    def open_help(self) -> None:
        """What a person needs to know, in the words of resources/help."""
        from organic_desktop.ui.help.dialogs import HelpDialog

        HelpDialog(self).open()

    def open_shortcuts(self) -> None:
        """Every command with its key."""
        from organic_desktop.ui.help.dialogs import ShortcutsDialog

        ShortcutsDialog(self, self.commands).open()

    def open_licences(self) -> None:
        """Which version this is, what it is made of, and under which licences."""
        from organic_desktop.core.files import reason_of
        from organic_desktop.core.messages import Sentence
        from organic_desktop.core.paths import resource
        from organic_desktop.ui.help.licences import INDEX, LicencesDialog, parts
        from organic_desktop.ui.text.messages import translate_message

        try:
            dialog = LicencesDialog(self, parts(resource("")))
        except OSError as error:  # the program was removed while it runs
            self.toast.say(
                translate_message(
                    Sentence("The file {name} can't be used: {reason}.", name=INDEX, reason=reason_of(error))
                )
            )
        else:
            dialog.open()

    # -- parts that are made when they are first needed ---------------------------------------------------------------

    @cached_property
    def reminder_banner(self) -> ReminderBanner:
        """Reminders that nobody could be shown; they stay when the rest is made anew in another language."""
        from organic_desktop.ui.background.reminder_banner import ReminderBanner

        return ReminderBanner()

    @cached_property
    def quit_confirmation(self) -> QuitConfirmation:
        """What is asked before the program ends."""
        from organic_desktop.ui.background.quit_confirmation import QuitConfirmation

        made = QuitConfirmation(self, cast("App", self._app))
        made.kept.connect(self._rest)
        made.ended.connect(self.close)
        made.ended.connect(self.theme.application.quit)
        return made

    @cached_property
    def toast(self) -> Toast:
        """The sentence at the foot."""
        from organic_desktop.ui.shell.toast import Toast

        return Toast(self._frame, self.theme)

    @cached_property
    def finder(self) -> Palette:
        """The palette."""
        from organic_desktop.ui.shell.palette import Palette

        return Palette(self._frame, self.theme, self.commands, cast("App", self._app).today, self.show_day)

    @property
    def is_finding(self) -> bool:
        """True while the palette is open."""
        return "finder" in vars(self) and self.finder.isVisible()

    # -- Qt's events --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(UNPAINTED_MS, self._begin)  # minimized or behind others, no frame may ever come

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._built:
            self.sidebar.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._built and self.day_keys.take(event)):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab: what it leads to is to be seen, also where it comes from outside of what scrolls."""
        from organic_desktop.ui.widgets.layouts import bring_into_sight

        moved = super().focusNextPrevChild(forward)
        if moved and (reached := self.focusWidget()):
            bring_into_sight(reached)
        return moved

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._app:
            self.today.follow_the_day()
            self._app.sync_soon()

    def closeEvent(self, event: QCloseEvent) -> None:
        """By its own button it is put away; whoever else closes it, a session that ends among them, means it."""
        if event.spontaneous() and self._app:
            event.ignore()
            self.put_away()
            return
        self.keep()
        super().closeEvent(event)
        if self.tray:
            self.theme.application.quit()

    # -- details ------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self.first_frame.emit()

    def _rest(self) -> None:
        """Out of sight, and the program goes on."""
        self.keep()
        if self.tray:
            self.tray.hide_window()
        else:
            self.showMinimized()

    def _empty_frame(self) -> Frame:
        frame = Frame()
        self.setCentralWidget(frame)
        return frame

    def _attach_parts(self, app: App) -> None:
        """Those that are made anew in another language."""
        self.pages.attach(app, self.bridge)
        self.syncing.attach(app, self.bridge)
        for part in (self.quick, self.day_keys, self.pausing, self.menus.toolbar):
            part.attach(app)

    def _welcome(self, app: App) -> None:
        if app.settings.lost:
            from organic_desktop.ui.shell.found_page import offer_found

            if offer_found(self, app, lambda: self._welcome_new(app)):
                return
        self._welcome_new(app)

    def _welcome_new(self, app: App) -> None:
        if app.is_new():
            from organic_desktop.ui.shell.welcome_page import welcome

            welcome(self, app)

    def _show_settings(self) -> None:
        """Settings changed: they are in force at once."""
        if self._app is None:
            return
        from organic_desktop.ui.text.measures import Measures

        settings = self._app.settings
        self.theme.set_appearance(settings.appearance)
        self._state.setValue("appearance", settings.appearance)
        self.menus.measure_in(Measures(QLocale(), self._app.units()))
        shown_in = settings.language, Formats.of(settings)
        if shown_in != self._shown_in:
            self._shown_in = shown_in
            QTimer.singleShot(0, self._build_again)  # not while the page that asks for it is at work
        self.pages.refresh()

    def _build_again(self) -> None:
        """Everything anew in another language, on the page that is in sight."""
        from organic_desktop.ui.shell.page_position import Whereabouts

        app, page = cast("App", self._app), self.pages.current
        place = Whereabouts.on(self.pages.page(page))
        if not self.pages.flush():
            return
        day, unread = self.today.day, self.today.editor.unread()
        for name in ("toast", "finder"):
            vars(self).pop(name, None)
        self.commands.clear()
        self.reminder_banner.setParent(None)
        for part in (self.syncing, self.quick, self.day_keys, self.pausing, self.menus.toolbar):
            part.deleteLater()
        self._frame = self._empty_frame()
        self.build(app.settings.language, Formats.of(app.settings))
        self._attach_parts(app)
        self.today.show_day(day)
        self.today.editor.take_up(unread)
        if self.tray:
            self.tray.build()
        self._show_settings()
        if self._undoing:
            self._undoing.name_steps()
        self._frame.show()
        place.find_again(self.pages.turn_to(page))
        self._welcome(app)
