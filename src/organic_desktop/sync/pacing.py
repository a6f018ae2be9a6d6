"""Pacing: the rules that decide when the next sync cycle is due.

They hold no thread and no clock: moments (monotonic seconds) and chance are passed in. scheduler.py runs them for one
device, tests/benchmarks/fleet.py for a hundred thousand at once (``docs/scale.md``, decision 0055).
"""

from __future__ import annotations

import math
from collections.abc import Callable

IDLE_SECONDS = 60.0
LONGEST_IDLE_SECONDS = 300.0
IDLE_GROWTH = 1.5
MOST_GROWTH = 10  # a larger power would overflow a float some day
AFTER_EDIT_SECONDS = 2.0  # so that three quick taps of +250 are sent together
FRESH_SECONDS = 20.0  # a window that comes to the front asks again no sooner after the last cycle began
FIRST_RETRY_SECONDS = 2.0  # at most, after the first failure
IDLE_RETRY_SECONDS = 300.0  # the same if nobody waits for it: no sooner, on average, than it would have asked anyway
LAST_RETRY_SECONDS = 600.0
SHORTEST_RETRY_SECONDS = 1.0
COMPARING_CYCLES = 8  # one in so many cycles in the background makes the daily comparison, once that is due


def may_compare(jitter: Callable[[], float]) -> bool:
    """Draw whether a cycle in the background may compare all ids and versions, which takes requests of its own.

    Else all devices that an outage or a release makes due would compare in the same minutes.
    """
    return jitter() * COMPARING_CYCLES < 1.0


class Pacing:
    """When the next cycle of one device is due; the first is due at once.

    ``jitter`` returns a number from 0 to 1. Every method takes the present moment. The one who runs the cycles tells
    of each that it ``began`` and then ``succeeded`` or ``failed``; what happens on the device may be told at any time.
    """

    def __init__(self, now: float, jitter: Callable[[], float]) -> None:
        self._jitter = jitter
        self._due = now
        self._running = False
        self._began_at = -math.inf
        self._asked = False
        self._edit_due = math.inf  # when the edits made since the cycle began are to be sent
        self._is_awaited = True  # since the last success something was edited, looked at or asked for
        self._quiet_cycles = 0
        self._failing_since: float | None = None
        self._not_before = -math.inf  # what the server asked for

    @property
    def due(self) -> float:
        """The moment of the next cycle; infinite while one runs."""
        return math.inf if self._running else self._due

    @property
    def is_failing(self) -> bool:
        """True if the last cycle that ended failed."""
        return self._failing_since is not None

    @property
    def is_waiting_to_retry(self) -> bool:
        """True between a cycle that failed and the next try."""
        return self.is_failing and not self._running

    # -- what happens on the device -----------------------------------------------------------------------------------

    def edited(self, now: float) -> None:
        """Send an edit within seconds; a failing server gets it at the next try."""
        self._quiet_cycles, self._is_awaited = 0, True
        self._edit_due = min(self._edit_due, now + AFTER_EDIT_SECONDS)
        if not self.is_failing:
            self._advance(self._edit_due)

    def window_activated(self, now: float) -> None:
        """Look for news, because somebody looks: also from a failing server, unless that said when to come back."""
        self._quiet_cycles, self._is_awaited = 0, True
        if now >= self._not_before:
            self._advance(max(now + AFTER_EDIT_SECONDS, self._began_at + FRESH_SECONDS))

    def asked(self, now: float) -> None:
        """Sync at once: the user asked, the computer woke up, the network is back, or the program ends."""
        self._asked, self._quiet_cycles, self._is_awaited = True, 0, True
        self._advance(now)

    # -- cycles -------------------------------------------------------------------------------------------------------

    def began(self, now: float) -> None:
        """A cycle begins; what is edited from now on needs the next one."""
        self._running, self._began_at = True, now
        self._asked, self._edit_due = False, math.inf

    def succeeded(self, now: float, *, quiet: bool) -> None:
        """A cycle ended well, or was stopped here; ``quiet``: nothing had changed on either side."""
        lasted = now - self._failing_since if self._failing_since is not None else 0.0
        self._failing_since, self._not_before = None, -math.inf
        self._is_awaited = self._asked or self._edit_due < math.inf
        self._quiet_cycles = self._quiet_cycles + 1 if quiet else 0
        if lasted > LONGEST_IDLE_SECONDS:  # everybody comes back now, and what is sent wasn't edited now
            self._quiet_cycles = MOST_GROWTH
        growth = IDLE_GROWTH ** min(max(self._quiet_cycles - 1, 0), MOST_GROWTH)
        pause = min(IDLE_SECONDS * growth, LONGEST_IDLE_SECONDS) * (0.8 + 0.4 * self._jitter())
        self._ended(now, min(now + pause, self._edit_due))

    def failed(self, now: float, server_wait: float | None = None) -> None:
        """A cycle failed; ``server_wait``: the seconds that the server asked to be left alone.

        The wait is random, up to twice as long as the failure lasts: so the devices that an outage met come back over
        as long a time. Nobody's wait is short but theirs who wait for something. What the server asked for comes before
        that, and as everybody was told the same, at least as long again is spread over.
        """
        if self._failing_since is None:
            self._failing_since = now
        shortest = FIRST_RETRY_SECONDS if self._is_awaited else IDLE_RETRY_SECONDS
        longest = max(2.0 * (now - self._failing_since), server_wait or 0.0, shortest)
        pause = (server_wait or 0.0) + min(longest, LAST_RETRY_SECONDS) * self._jitter()
        self._not_before = now + server_wait if server_wait else -math.inf
        self._ended(now, now + max(pause, SHORTEST_RETRY_SECONDS))

    def held_up(self, now: float, seconds: float) -> None:
        """A cycle needs something on this computer first, which no server is spared by waiting for: look again soon."""
        self._failing_since = self._failing_since if self._failing_since is not None else now
        self._ended(now, now + seconds)

    # -- details ------------------------------------------------------------------------------------------------------

    def _advance(self, moment: float) -> None:
        self._due = min(self._due, moment)

    def _ended(self, now: float, due: float) -> None:
        self._running = False
        self._due = now if self._asked else due
