"""Tell the window when the network is back, or the computer awake: what waits is sent then, not at the next try.

Without it (no service tells on this system) nothing is lost: the sync thread tries again by itself.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from organic_desktop.ui.services.bridge import GATE

if sys.platform == "linux":
    from organic_desktop.system.sleep_and_network import watch_sleep_and_network
else:
    from PySide6.QtNetwork import QNetworkInformation

if TYPE_CHECKING:
    from organic_desktop.system.timekeeper import Timekeeper

# A router that starts again brings a whole house back in the same second.
JITTER_MS = 300, 3000
CHANCE = random.SystemRandom()  # the module's own generator is everybody's


class NetworkWatch(QObject):
    """Emits ``woke`` at the end of a sleep, from any thread; ``returned`` a moment after that, or after the network
    came back.
    """

    woke = Signal()
    returned = Signal()
    _online = Signal(bool)

    def __init__(
        self,
        timekeeper: Timekeeper,
        parent: QObject | None = None,
        jitter: Callable[[int, int], int] = CHANCE.randint,
    ) -> None:
        super().__init__(parent)
        self._is_online = True
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.returned)
        self._jitter = jitter
        self.woke.connect(self._come_back)
        self._online.connect(self._follow)
        timekeeper.on_wake_up(GATE.through(self.woke.emit))
        if sys.platform == "linux":
            bus = watch_sleep_and_network(timekeeper.wake_up, GATE.through(self._online.emit))
            self.destroyed.connect(bus.close)
        else:
            self._follow_qt()

    def _follow_qt(self) -> None:
        """Ask Qt, which has the system's own service on Windows and macOS."""
        if sys.platform != "linux" and QNetworkInformation.loadBackendByFeatures(
            QNetworkInformation.Feature.Reachability
        ):
            reach = QNetworkInformation.Reachability
            system, online = QNetworkInformation.instance(), {reach.Online, reach.Unknown}
            self._follow(system.reachability() in online)
            system.reachabilityChanged.connect(lambda reachability: self._follow(reachability in online))

    @Slot(bool)
    def _follow(self, is_online: bool) -> None:
        was_online, self._is_online = self._is_online, is_online
        if not is_online:
            self._pause.stop()
        elif not was_online:
            self._come_back()

    @Slot()
    def _come_back(self) -> None:
        if self._is_online:
            self._pause.start(self._jitter(*JITTER_MS))
