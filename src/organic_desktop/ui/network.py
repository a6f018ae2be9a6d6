"""Hears from the system when the network is back, so that what waits is sent then and not at the next try.

Without it (no service tells on this system) nothing is lost: the sync thread tries again by itself.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QNetworkInformation

# A router that starts again brings a whole house back in the same second.
JITTER_MS = 300, 3000

Reachability = QNetworkInformation.Reachability


class NetworkWatch(QObject):
    """``returned`` comes a moment after the internet is there again."""

    returned = Signal()

    def __init__(self, parent: QObject | None = None, jitter: Callable[[int, int], int] = random.randint) -> None:
        super().__init__(parent)
        self._there = True
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.returned)
        self._jitter = jitter
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            system = QNetworkInformation.instance()
            self._follow(system.reachability())
            system.reachabilityChanged.connect(self._follow)

    @Slot(QNetworkInformation.Reachability)
    def _follow(self, reachability: Reachability) -> None:
        was_there, self._there = self._there, reachability in {Reachability.Online, Reachability.Unknown}
        if not self._there:
            self._pause.stop()
        elif not was_there:
            self._pause.start(self._jitter(*JITTER_MS))
