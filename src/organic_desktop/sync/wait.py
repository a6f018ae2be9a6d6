"""Waiting that notices when the computer slept or its clock was set: then time is up, whatever was left of it.

A thread's own wait stands still while a laptop sleeps, so it is done in slices with a look at the clock after each.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from organic_desktop.core.clock import Clock

SLICE_SECONDS = 20.0
JUMP_SECONDS = 30.0


class Wait:
    """Waits for an event, some seconds at most; ``woke_up`` is called where the clock jumped meanwhile."""

    def __init__(self, clock: Clock, woke_up: Callable[[], None]) -> None:
        self._clock = clock
        self._woke_up = woke_up

    def __call__(self, event: threading.Event, seconds: float) -> bool:
        """Whether the event came."""
        end = self._clock.monotonic() + seconds
        while (left := end - self._clock.monotonic()) > 0:
            wall, counter = self._clock.now(), self._clock.monotonic()
            came = event.wait(min(left, SLICE_SECONDS))
            passed = (self._clock.now() - wall).total_seconds()
            if abs(passed - (self._clock.monotonic() - counter)) > JUMP_SECONDS:
                self._woke_up()
                return came
            if came:
                return True
        return False
