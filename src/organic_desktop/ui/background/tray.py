"""The tray: an icon that shows the state, a menu of the window's commands, the popup to log from, the hidden window.

Whether the desktop has a place for the icon is tray_host.py's. The icon's drawings have a background and an outline,
to be visible on a light, a dark and a grey panel: a program can't ask for the panel's colour.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QCursor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.core.paths import resource_text
from organic_desktop.sync.status import SyncState
from organic_desktop.ui.background.quick_log_popup import QuickLogPopup
from organic_desktop.ui.background.tray_host import TrayHost
from organic_desktop.ui.services.raising import bring_to_front
from organic_desktop.ui.text.sync_status import StateWords
from organic_desktop.ui.widgets.plain_text import balloon, name_command, set_tip

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.sync.status import Status
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.theme.theme import Theme

SAME_CLICK_MS = 250  # the press that closes the popup by taking its focus is not one to open it again
SIZES = (16, 22, 24, 32, 44, 48, 64, 96)  # what panels ask for, at one and at two pixels a point


class Shape(StrEnum):
    """What the icon shows; the values name the drawings."""

    FINE = "fine"
    WAITING = "waiting"
    OFFLINE = "offline"
    ATTENTION = "attention"
    RISK = "risk"


@dataclass(frozen=True)
class TrayCommands:
    """The commands in the tray's menu; ``scores`` are menus of their own, by their titles."""

    open_today: QAction
    first_steps: list[QAction]
    scores: dict[str, list[QAction]]
    pause_reminders: QAction
    sync_now: QAction
    settings: QAction
    quit: QAction


class Tray(QObject):
    """The one tray of a window. ``available`` returns True while this desktop has a host for icons."""

    def __init__(
        self,
        window: QWidget,
        app: App,
        bridge: Bridge,
        theme: Theme,
        commands: TrayCommands,
        undo: Callable[[], object],
        available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        super().__init__(window)
        self._window, self._app, self._theme, self._undo = window, app, theme, undo
        self._status, self._unseen = app.status(), app.sync_review.unseen()
        self._popup: QuickLogPopup | None = None
        self.just_left = QTimer(self, interval=SAME_CLICK_MS, singleShot=True)
        self._icon: QSystemTrayIcon | None = None
        self._on_bus = False  # the kind of host that the icon was made for
        self._state = QAction(self)
        self._state.setEnabled(False)
        self.tooltip = ""
        self.menu = QMenu(window)
        self._host = TrayHost(self, available)
        self._host.came.connect(self._make_icon)
        self.look = self._host.look
        self._hidden_window = HiddenWindow(window, self._host)
        bridge.status_changed.connect(self._follow_status)
        bridge.settings_changed.connect(self._follow_settings)
        bridge.day_changed.connect(self.refresh)
        self.rebuild(commands)
        if self.exists:
            self._make_icon()

    @property
    def exists(self) -> bool:
        """True if there is a tray to hide in, now."""
        return self._host.is_there

    @property
    def _needing_a_look(self) -> int:
        return self._status.refused + self._unseen

    @property
    def is_popup_open(self) -> bool:
        """True while the popup is visible."""
        return self._popup is not None and self._popup.isVisible()

    @property
    def popup(self) -> QuickLogPopup:
        """The popup that a click on the icon shows; made by the first click, in some 30 ms: it takes 3 MB."""
        if self._popup is None:
            self._popup = QuickLogPopup(self._theme, self._app)
            self._popup.window_wanted.connect(lambda: bring_to_front(self._window))
            self._popup.undo_wanted.connect(self._undo)
            self._popup.left.connect(self.just_left.start)
            # Without a parent, or it would be minimized with the window. It goes with it, and never by a collection
            # of garbage, which may be in a thread.
            self._window.destroyed.connect(self._popup.deleteLater)
        return self._popup

    def rebuild(self, commands: TrayCommands) -> None:
        """Build the menu and the popup in the current language."""
        self.menu.clear()
        self.menu.addActions([commands.open_today])
        self.menu.addSeparator()
        self.menu.addActions(commands.first_steps)
        for title, scores in commands.scores.items():
            self.menu.addMenu(title).addActions(scores)
        self.menu.addSeparator()
        self.menu.addActions([commands.pause_reminders, self._state, commands.sync_now])
        self.menu.addSeparator()
        self.menu.addActions([commands.settings, commands.quit])
        if self._popup:
            self._popup.deleteLater()
            self._popup = None
        self.refresh()

    @Slot(object)
    def _follow_status(self, status: Status) -> None:
        if not status.goes_on_from(self._status):
            self.show_status(status)

    def show_status(self, status: Status) -> None:
        """Show the state of sync, and how many things need a look."""
        self._status, self._unseen = status, self._app.sync_review.unseen()
        self._show_state()

    @Slot()
    def refresh(self) -> None:
        """Show the current state again: rows, settings or the day changed."""
        if self._popup and self.is_popup_open:
            self._popup.refresh()
        self._show_state()

    @Slot()
    def _follow_settings(self) -> None:
        self.show_status(self._app.status())
        self.refresh()

    def hide_window(self) -> None:
        """Hide the window in the tray."""
        self._hidden_window.hide()

    def explain(self) -> None:
        """Say that the program still runs, the first time that the window hides only."""
        if not self._app.settings.hidden_before:
            self.show_message(
                self.tr("Organic is still running"),
                self.tr("Reminders and sync keep working. Click the icon to log; right-click to quit."),
            )
            with suppress(OrganicError):
                self._app.change_settings(hidden_before=True)

    def show_message(self, title: str, sentence: str) -> None:
        """Show a message at the icon, if there is one."""
        if self._icon:
            balloon(self._icon, title, sentence, tray_icon(Shape.FINE))

    def toggle_popup(self) -> None:
        """Show the popup, or hide it."""
        if self.just_left.isActive():
            return
        popup = self.popup
        if popup.isVisible():
            popup.hide()
        else:
            popup.open_near(self._place())

    # -- details ------------------------------------------------------------------------------------------------------

    @Slot()
    def _make_icon(self) -> None:
        """Make an icon for a new host, unless the last one was of the same kind: Qt docks the icon there again."""
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

    def _at_risk(self) -> int:
        """Return how long a streak ends tonight if nothing is logged; 0 if none does."""
        if not self._app.is_evening():
            return 0
        streak, rhythm = self._app.days.streaks()
        return streak.streak if rhythm.is_open(self._app.today()) else 0

    def _show_state(self) -> None:
        at_risk = self._at_risk()
        name_command(self._state, StateWords().title(self._status))
        self.tooltip = f"Organic · {self._state.text()}\n{self._sentence(self._status, at_risk)}"
        if self._icon:
            self._icon.setIcon(tray_icon(shape_of(self._status, unseen=self._needing_a_look, at_risk=bool(at_risk))))
            set_tip(self._icon, self.tooltip)

    def _sentence(self, status: Status, at_risk: int) -> str:
        """Say what matters most, as the icon's shape does."""
        if self._needing_a_look:
            return self.tr("%n item(s) need your attention.", "", self._needing_a_look)
        if at_risk:
            return self.tr("Nothing logged today yet. Current streak: %n day(s).", "", at_risk)
        return StateWords().sentence(status, status.next_try_in)

    def _place(self) -> QRect:
        """Return the icon's place, or the cursor's, which just clicked it; empty on Wayland, which shows neither."""
        if self._icon and not self._icon.geometry().isEmpty():
            return self._icon.geometry()
        if QGuiApplication.platformName() == "wayland":
            return QRect()
        return QRect(QCursor.pos(), QSize(1, 1))


class HiddenWindow(QObject):
    """Hides the window in the tray, and minimizes it while there is none: it can always be brought back."""

    def __init__(self, window: QWidget, host: TrayHost) -> None:
        super().__init__(window)
        self._window, self._host = window, host
        self._is_hidden = False
        host.came.connect(self._follow_host)
        host.went.connect(self._follow_host)

    def hide(self) -> None:
        """Hide the window, or minimize it."""
        self._is_hidden = True
        self._place()

    @Slot()
    def _follow_host(self) -> None:
        """Hide or minimize a window that is still hidden: the host came or went."""
        if self._window.isVisible() and not self._window.isMinimized():
            self._is_hidden = False
        if self._is_hidden:
            self._place()

    def _place(self) -> None:
        if self._host.is_there:
            self._window.hide()
        else:
            self._window.showMinimized()


def shape_of(status: Status, *, unseen: int, at_risk: bool) -> Shape:
    """Return the shape for a Status, ``unseen`` things that need a look, and a streak about to end.

    What only the user can resolve goes before what resolves itself.
    """
    if status.state == SyncState.NEEDS_ATTENTION or unseen:
        return Shape.ATTENTION
    if at_risk:
        return Shape.RISK
    if status.state == SyncState.OFFLINE:
        return Shape.OFFLINE
    return Shape.WAITING if status.state == SyncState.WAITING or (status.pending and status.account) else Shape.FINE


@cache
def tray_icon(shape: Shape) -> QIcon:
    """Draw the icon of a shape, at every size that a panel may ask for."""
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(resource_text(f"icons/tray-{shape}.svg").encode()))
    icon = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
