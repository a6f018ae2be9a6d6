"""Whether there is a place for icons on this desktop, and word of its coming and going.

Qt itself docks an icon again where the same kind of host returns (XEmbed by its MANAGER message, StatusNotifier by its
name on the bus), but tells nobody, and never changes the kind that an icon was made for: docs/decisions/0019.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if sys.platform == "linux":  # elsewhere Qt comes without
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServiceWatcher

WATCHER = "org.kde.StatusNotifierWatcher"
BUS = "org.freedesktop.DBus"
LOOK_MS = 5_000  # an XEmbed host goes without a word


class TrayHost(QObject):
    """``came`` and ``went``; ``looked`` comes at each slow look, for what else follows the clock."""

    came = Signal()
    went = Signal()
    looked = Signal()

    def __init__(self, parent: QObject, available: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._available = available
        self._was_there = available()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.timeout.connect(self.looked)
        self._timer.start()
        self._bus: QDBusConnection | None = None
        if sys.platform == "linux":
            self._listen()

    @property
    def is_there(self) -> bool:
        """Asked anew each time: nothing may be hidden in a tray that has just gone."""
        return self._available()

    @property
    def is_on_bus(self) -> bool:
        """Whether it is of the kind that takes icons over D-Bus."""
        if self._bus is None:
            return False
        ask = QDBusMessage.createMethodCall(BUS, "/", BUS, "NameHasOwner")
        ask.setArguments([WATCHER])
        return self._bus.call(ask).arguments() == [True]

    @Slot()
    def look(self) -> None:
        """Find out whether the host came or went."""
        there, was_there = self._available(), self._was_there
        self._was_there = there
        if there != was_there:
            (self.came if there else self.went).emit()

    def _listen(self) -> None:
        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            self._bus = bus
            change = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
            self._watcher = QDBusServiceWatcher(WATCHER, bus, change, self)
            self._watcher.serviceOwnerChanged.connect(self.look)
