"""The program's icon in the tray: it stays while Apps are closed and opened behind the window.

What it shows is tray.py's while an App is open, and shell/locked_window.py's while there is none. Whether the desktop
has a place for the icon is tray_host.py's. The icon's drawings have a background and an outline, to be visible on a
light, a dark and a grey panel: a program can't ask for the panel's colour.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCursor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from organic_desktop.core.paths import resource_text
from organic_desktop.ui.background.tray_host import TrayHost
from organic_desktop.ui.widgets.plain_text import balloon, set_tip

SIZES = (16, 22, 24, 32, 44, 48, 64, 96)  # what panels ask for, at one and at two pixels a point


class Shape(StrEnum):
    """What the icon shows; the values name the drawings."""

    FINE = "fine"
    WAITING = "waiting"
    OFFLINE = "offline"
    ATTENTION = "attention"
    RISK = "risk"
    LOCKED = "locked"


class TrayIcon(QObject):
    """The one icon of a window, with its ``menu``. ``available`` returns True while this desktop has a host for icons.

    ``clicked``: by the main button. ``message_clicked``: the message at the icon.
    """

    clicked = Signal()
    message_clicked = Signal()

    def __init__(self, window: QWidget, available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable) -> None:
        super().__init__(window)
        self._icon: QSystemTrayIcon | None = None
        self._on_bus = False  # the kind of host that the icon was made for
        self.shape = Shape.FINE
        self.tooltip = ""
        self.menu = QMenu(window)
        self._host = TrayHost(self, available)
        self._host.came.connect(self._make_icon)
        self.look = self._host.look
        self._hidden_window = HiddenWindow(window, self._host)
        if self.exists:
            self._make_icon()

    @property
    def exists(self) -> bool:
        """True if there is a tray to hide in, now."""
        return self._host.is_there

    def hide_window(self) -> None:
        """Hide the window in the tray."""
        self._hidden_window.hide()

    def empty_menu(self) -> None:
        """Remove every command, and the menus inside."""
        for each in self.menu.findChildren(QMenu):
            each.deleteLater()
        self.menu.clear()

    def show_state(self, shape: Shape, tooltip: str) -> None:
        """Show a shape, and say what it means in the tooltip."""
        self.shape, self.tooltip = shape, tooltip
        if self._icon:
            self._icon.setIcon(tray_icon(shape))
            set_tip(self._icon, tooltip)

    def show_message(self, title: str, sentence: str) -> None:
        """Show a message at the icon, if there is one."""
        if self._icon:
            shape = self.shape if self.shape is Shape.LOCKED else Shape.FINE
            balloon(self._icon, title, sentence, tray_icon(shape))

    def place(self) -> QRect:
        """Return the icon's place, or the cursor's, which just clicked it; empty on Wayland, which shows neither."""
        if self._icon and not self._icon.geometry().isEmpty():
            return self._icon.geometry()
        if QGuiApplication.platformName() == "wayland":
            return QRect()
        return QRect(QCursor.pos(), QSize(1, 1))

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
        self._icon.messageClicked.connect(self.message_clicked)
        self.show_state(self.shape, self.tooltip)
        self._icon.show()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.clicked.emit()


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
