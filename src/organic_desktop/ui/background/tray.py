"""The tray: an icon that tells how things are, a menu of the window's own commands, and the popup to log from.

Whether the desktop has a place for it is host.py's, where the window is meanwhile resting.py's.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Slot
from PySide6.QtGui import QAction, QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.background.host import TrayHost
from organic_desktop.ui.background.icon import Shape, shape_of, tray_icon
from organic_desktop.ui.background.popup import QuickLogPopup
from organic_desktop.ui.background.resting import Resting
from organic_desktop.ui.shell.front import bring_to_front
from organic_desktop.ui.text.sync_status import StateWords
from organic_desktop.ui.widgets.plain_text import balloon, name_command, set_tip

if TYPE_CHECKING:
    from datetime import date

    from organic_desktop.app.facade import App
    from organic_desktop.sync.status import Status
    from organic_desktop.ui.shell.bridge import Bridge
    from organic_desktop.ui.shell.window import MainWindow

POPUP_MS = 500  # after the rest, before anybody's first click
SAME_CLICK_MS = 250  # the press that closes the popup by taking its focus is not one to open it again


class Tray(QObject):
    """The one tray of a window. ``available`` tells whether this desktop has a host for icons now."""

    def __init__(
        self, window: MainWindow, available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable
    ) -> None:
        super().__init__(window)
        self._window = window
        self._app: App | None = None
        self._status: Status | None = None
        self._unseen = 0
        self._seen: tuple[date, bool] | None = None
        self._popup: QuickLogPopup | None = None
        self.just_left = QTimer(self, interval=SAME_CLICK_MS, singleShot=True)
        self._icon: QSystemTrayIcon | None = None
        self._on_bus = False  # what the icon was made for
        self._state = QAction(self)
        self._state.setEnabled(False)
        self.told = ""
        self.menu = QMenu(window)
        self._host = TrayHost(self, available)
        self._host.came.connect(self._make_icon)
        self._host.looked.connect(self._follow_the_clock)
        self.look = self._host.look
        self._resting = Resting(window, self._host)

    def attach(self, app: App, bridge: Bridge) -> None:
        """Tell how the App stands, and log to it, from now on."""
        self._app = app
        bridge.edited.connect(self.refresh)
        bridge.rows_changed.connect(self.refresh)
        bridge.settings_changed.connect(self.refresh)
        self.build()
        self._window.syncing.look_again()
        if self.exists:
            self._make_icon()

    @property
    def exists(self) -> bool:
        """Whether there is a tray to go to, now."""
        return self._host.is_there

    @property
    def is_popup_open(self) -> bool:
        """True while the popup is to be seen."""
        return self._popup is not None and self._popup.isVisible()

    @property
    def popup(self) -> QuickLogPopup | None:
        """What a click on the icon shows; made when it is first asked for."""
        if self._popup is None and self._app:
            self._popup = QuickLogPopup(self._window.theme, self._app)
            self._popup.window_wanted.connect(lambda: bring_to_front(self._window))
            self._popup.undo_wanted.connect(self._window.go_back)
            self._popup.left.connect(self.just_left.start)
            # Without a parent, or it would be minimized with the window. It goes with it, and never by a collection
            # of garbage, which may be in a thread.
            self._window.destroyed.connect(self._popup.deleteLater)
        return self._popup

    def build(self) -> None:
        """The menu and the popup in the language in force."""
        self.menu.clear()
        menus = self._window.menus
        self.menu.addActions([menus.open_today])
        self.menu.addSeparator()
        self.menu.addActions(menus.first_steps)
        for title, scores in menus.scores.items():
            self.menu.addMenu(title).addActions(scores)
        self.menu.addSeparator()
        self.menu.addActions([menus.pause_reminders, self._state, menus.sync_now])
        self.menu.addSeparator()
        self.menu.addActions([menus.settings, menus.quit])
        if self._popup:
            self._popup.deleteLater()
            self._popup = None
        QTimer.singleShot(POPUP_MS, self, self._prepare_popup)
        self.refresh()

    def show_status(self, status: Status, unseen: int) -> None:
        """Show where the data stand, and how many things want to be looked at."""
        self._status, self._unseen = status, unseen
        self._show_state()

    @Slot()
    def refresh(self) -> None:
        """Rows or settings changed: show what is true now."""
        if self._popup and self.is_popup_open:
            self._popup.refresh()
        self._show_state()

    def rest(self) -> None:
        """The window goes out of sight."""
        self._resting.put_away()

    def explain(self) -> None:
        """Say where the window went, the first time only."""
        if self._app and not self._app.settings.hidden_before:
            self.say(
                self.tr("Organic goes on here"),
                self.tr("It reminds and syncs in the background. A click logs; Quit is in the menu of this icon."),
            )
            with suppress(OrganicError):
                self._app.change_settings(hidden_before=True)

    def say(self, title: str, sentence: str) -> None:
        """A message at the icon, where there is one."""
        if self._icon:
            balloon(self._icon, title, sentence, tray_icon(Shape.FINE))

    def toggle_popup(self) -> None:
        """Show the popup, or hide it."""
        popup = self.popup
        if popup is None or self.just_left.isActive():
            return
        if popup.isVisible():
            popup.hide()
        else:
            popup.open_near(self._place())

    # -- details ------------------------------------------------------------------------------------------------------

    @Slot()
    def _make_icon(self) -> None:
        """An icon for a host that came; one of its kind is docked again by Qt, one of the other can't be."""
        on_bus = self._host.is_on_bus
        if self._icon and on_bus == self._on_bus:
            return
        self._on_bus = on_bus
        if self._icon:
            self._icon.hide()
            self._icon.setParent(None)
            self._icon.deleteLater()
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._activate)
        self._show_state()
        self._icon.show()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.toggle_popup()

    @Slot()
    def _prepare_popup(self) -> None:
        """Before the first click, which shall not wait for it."""
        self.popup  # noqa: B018 - made by asking

    @Slot()
    def _follow_the_clock(self) -> None:
        """The evening came, or another day."""
        if self._app:
            seen, self._seen = self._seen, (self._app.today(), self._app.is_evening())
            if seen != self._seen:
                self.refresh()

    def _at_risk(self) -> int:
        """How many days in a row end tonight if nothing is logged."""
        if self._app is None or not self._app.is_evening():
            return 0
        streak, rhythm = self._app.days.in_a_row()
        return streak.streak if rhythm.is_open(self._app.today()) else 0

    def _show_state(self) -> None:
        if self._status is None:
            return
        at_risk = self._at_risk()
        name_command(self._state, StateWords().title(self._status))
        self.told = f"Organic · {self._state.text()}\n{self._sentence(self._status, at_risk)}"
        if self._icon:
            self._icon.setIcon(tray_icon(shape_of(self._status, unseen=self._unseen, at_risk=bool(at_risk))))
            set_tip(self._icon, self.told)

    def _sentence(self, status: Status, at_risk: int) -> str:
        """What matters most, as the icon's shape does."""
        if self._unseen:
            return self.tr("%n thing(s) want to be looked at.", "", self._unseen)
        if at_risk:
            return self.tr("Nothing is logged today yet, after %n day(s) in a row.", "", at_risk)
        return StateWords().sentence(status, status.next_try_in)

    def _place(self) -> QRect:
        """Where the icon is; where the cursor is, for it was just pressed; nowhere on Wayland, which tells neither."""
        if self._icon and not self._icon.geometry().isEmpty():
            return self._icon.geometry()
        if QGuiApplication.platformName() == "wayland":
            return QRect()
        return QRect(QCursor.pos(), QSize(1, 1))
