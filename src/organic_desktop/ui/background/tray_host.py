"""Tell whether this desktop has a place for tray icons, and when it comes and goes.

Qt itself docks an icon again when the same kind of host returns (XEmbed by its MANAGER message, StatusNotifier by its
name on the bus), but emits no signal, and never changes the kind that an icon was made for: docs/decisions/0019.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from organic_desktop.ui.services.bridge import GATE

if sys.platform == "linux":
    from organic_desktop.system.dbus import TRAY_WATCHER, Bus, Received, has_owner, owner_changes

LOOK_MS = 5_000  # an XEmbed host leaves without a signal


class TrayHost(QObject):
    """Emits ``came`` and ``went``."""

    came = Signal()
    went = Signal()
    _owner_changed = Signal()

    def __init__(self, parent: QObject, available: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._available = available
        self._was_there = available()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._owner_changed.connect(self.look)
        if sys.platform == "linux":
            self._listen()

    @property
    def is_there(self) -> bool:
        """True if there is a host; asked anew each time: nothing may be hidden in a tray that has just gone."""
        return self._available()

    @property
    def is_on_bus(self) -> bool:
        """True if it is of the kind that takes icons over D-Bus."""
        return sys.platform == "linux" and has_owner(TRAY_WATCHER)

    @Slot()
    def look(self) -> None:
        """Check for a host, and emit ``came`` or ``went``."""
        there, was_there = self._available(), self._was_there
        self._was_there = there
        if there != was_there:
            (self.came if there else self.went).emit()

    def _listen(self) -> None:
        """Look whenever the name of a StatusNotifier host gets another owner."""
        if sys.platform == "linux":
            emit = GATE.through(self._owner_changed.emit)

            def received(signal: Received) -> None:
                emit()

            bus = Bus("SESSION", (owner_changes(TRAY_WATCHER),), received)
            bus.submit(bus.connect)
            self.destroyed.connect(bus.close)
