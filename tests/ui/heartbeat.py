"""A timer on the window's thread: the longest time between two beats is what a person feels as a stutter."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

EVERY_MS = 4


class Heartbeat(QObject):
    """Beats from now on; ``longest`` is the longest gap in seconds, over the beat's own interval.

    By ``time.process_time`` a gap is what this process did meanwhile, not what others on the machine did.
    """

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        super().__init__()
        self.beats = 0
        self.longest = 0.0
        self._clock = clock
        self._last = clock()
        self._timer = QTimer(self, interval=EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now = self._clock()
        self.beats += 1
        self.longest = max(self.longest, now - self._last - EVERY_MS / 1000)
        self._last = now
