"""Hears from the system when the network is back or the computer awake: what waits is sent then, not at the next try.

Without it (no service tells on this system) nothing is lost: the sync thread tries again by itself, and sees by a gap
of the clock that the computer slept.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QNetworkInformation

from organic_desktop.ui.shell.signal_gate import DOOR

if sys.platform == "linux":
    from organic_desktop.system.sleep import watch_sleep

# A router that starts again brings a whole house back in the same second.
JITTER_MS = 300, 3000
CHANCE = random.SystemRandom()  # the module's own generator is everybody's

Reachability = QNetworkInformation.Reachability


class NetworkWatch(QObject):
    """``woke`` comes with the end of a sleep, from any thread; ``returned`` a moment after it, or after the internet is
    there again."""

    woke = Signal()
    returned = Signal()

    def __init__(self, parent: QObject | None = None, jitter: Callable[[int, int], int] = CHANCE.randint) -> None:
        super().__init__(parent)
        self._there = True
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.returned)
        self._jitter = jitter
        self.woke.connect(self._come_back)
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            system = QNetworkInformation.instance()
            self._follow(system.reachability())
            system.reachabilityChanged.connect(self._follow)
        if sys.platform == "linux":
            self.destroyed.connect(watch_sleep(DOOR.through(self.woke.emit)).close)

    @Slot(QNetworkInformation.Reachability)
    def _follow(self, reachability: Reachability) -> None:
        was_there, self._there = self._there, reachability in {Reachability.Online, Reachability.Unknown}
        if not self._there:
            self._pause.stop()
        elif not was_there:
            self._come_back()

    @Slot()
    def _come_back(self) -> None:
        if self._there:
            self._pause.start(self._jitter(*JITTER_MS))
