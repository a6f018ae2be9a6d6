"""Whether there is a place for icons on this desktop, and word of its coming and going.

Qt itself docks an icon again where the same kind of host returns (XEmbed by its MANAGER message, StatusNotifier by its
name on the bus), but tells nobody, and never changes the kind that an icon was made for: docs/decisions/0019.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

WATCHER = "org.kde.StatusNotifierWatcher"
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
        if sys.platform == "linux":
            self._listen()

    @property
    def is_there(self) -> bool:
        """Asked anew each time: nothing may be hidden in a tray that has just gone."""
        return self._available()

    @Slot()
    def look(self) -> None:
        """Find out whether the host came or went."""
        there, was_there = self._available(), self._was_there
        self._was_there = there
        if there != was_there:
            (self.came if there else self.went).emit()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            change = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
            self._watcher = QDBusServiceWatcher(WATCHER, bus, change, self)
            self._watcher.serviceOwnerChanged.connect(self.look)
