"""The one thread that syncs: when the next cycle runs, and how long to wait after one that failed.

What a cycle does is engine.py's. Callbacks are plain and come from this thread; the window turns them into signals.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable

from organic_desktop.core.clock import Clock, SystemClock
from organic_desktop.core.errors import DecisionNeeded, OrganicError, SchemaChanged, ServerBusy, Stopped
from organic_desktop.sync.status import SyncReport

IDLE_SECONDS = 60.0
LONGEST_IDLE_SECONDS = 300.0
IDLE_GROWTH = 1.5
OTHER_SCHEMA_SECONDS = 3600.0  # somebody has to change the server first
AFTER_EDIT_SECONDS = 2.0  # long enough for three quick taps of +250 to travel together
FIRST_RETRY_SECONDS = 2.0
LAST_RETRY_SECONDS = 300.0
SHORTEST_RETRY_SECONDS = 1.0

log = logging.getLogger(__name__)
RANDOM = random.SystemRandom()  # the module's own generator is everybody's


class SyncScheduler:
    """Runs ``cycle`` at once, then whenever it is asked to or the time has come.

    ``cycle`` returns None where there is nothing to sync with (no account). ``on_report`` is called after each cycle
    that did something, ``on_change`` whenever the state may have changed. ``wait`` waits for an event, some seconds
    at most, and says whether it came.
    """

    def __init__(
        self,
        cycle: Callable[[], SyncReport | None],
        on_report: Callable[[SyncReport], None],
        on_change: Callable[[], None],
        wait: Callable[[threading.Event, float], bool],
        jitter: Callable[[], float] = RANDOM.random,
        clock: Clock | None = None,
    ) -> None:
        self._cycle = cycle
        self._on_report = on_report
        self._on_change = on_change
        self._jitter = jitter
        self._wait = wait
        self._monotonic = (clock or SystemClock()).monotonic
        self._next_try: float | None = None
        self._failures = 0
        self._quiet_cycles = 0
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._once_more = False
        self._now = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    def start(self) -> None:
        self._thread.start()

    @property
    def next_try_in(self) -> float | None:
        """The seconds until the next try after a cycle that failed; None where the last one didn't."""
        at = self._next_try
        return None if at is None else max(0.0, at - self._monotonic())

    def soon(self) -> None:
        """After an edit: sync within a few seconds; after a failure, no sooner than that one's turn comes again."""
        self._wake.set()

    def now(self) -> None:
        """The user asked: sync at once, whatever the last failure was."""
        self._now.set()
        self._wake.set()

    def stop(self, patience: float, *, once_more: bool = False) -> None:
        """End after the cycle under way, or after ``once_more``, waiting ``patience`` seconds at most."""
        self._once_more = once_more
        self._stopping.set()
        self.now()
        self._thread.join(patience)

    def _run(self) -> None:
        while not self._stopping.is_set():
            pause = self._run_cycle()
            if self._failures:  # edits don't hasten a retry: a server in trouble gets one request a tick
                self._wait(self._now, pause)
            elif self._wait(self._wake, pause):
                self._quiet_cycles = 0
                if not self._now.is_set():
                    self._wait(self._now, AFTER_EDIT_SECONDS)
            self._wake.clear()
            self._now.clear()
        if self._once_more:
            self._run_cycle()

    def _run_cycle(self) -> float:
        """One cycle; the seconds until the next. Whatever goes wrong, the thread lives on."""
        self._next_try = None
        self._notify()
        try:
            report = self._cycle()
            self._failures = 0
            if report:
                self._on_report(report)
            return self._idle_pause(quiet=report is None or not (report.pushed or report.tables))
        except OrganicError as error:
            log.info("sync stopped: %s", type(error).__name__)
            if error.tables:
                self._on_report(SyncReport(tables=error.tables))
            return self._pause_after(error)
        except Exception:
            log.exception("sync failed by a fault of ours")
            return self._retry_pause(None)
        finally:
            self._notify()

    def _notify(self) -> None:
        try:
            self._on_change()
        except Exception:
            log.exception("the state could not be shown")

    def _idle_pause(self, *, quiet: bool) -> float:
        """Longer and longer while nothing happens; with jitter, so that a fleet doesn't beat in time."""
        self._quiet_cycles = self._quiet_cycles + 1 if quiet else 0
        growth = IDLE_GROWTH ** min(max(self._quiet_cycles - 1, 0), 10)
        return min(IDLE_SECONDS * growth, LONGEST_IDLE_SECONDS) * (0.8 + 0.4 * self._jitter())

    def _pause_after(self, error: OrganicError) -> float:
        """A question doesn't hold up the rest, and who stopped a cycle has time; other errors are retried."""
        if isinstance(error, DecisionNeeded | Stopped):
            self._failures = 0
            return self._idle_pause(quiet=not error.tables)
        return self._retry_pause(_server_wait(error))

    def _retry_pause(self, server_wish: float | None) -> float:
        """Full jitter over a doubling wait; never sooner than the server asked."""
        doublings = min(self._failures, 10)  # beyond is LAST_RETRY_SECONDS; two days offline would overflow a float
        self._failures += 1
        ceiling = min(LAST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2.0**doublings)
        pause = max(ceiling * self._jitter(), server_wish or SHORTEST_RETRY_SECONDS)
        self._next_try = self._monotonic() + pause
        return pause


def _server_wait(error: OrganicError) -> float | None:
    """The seconds before which another try is of no use, None where nobody knows."""
    if isinstance(error, ServerBusy):
        return error.retry_after
    return OTHER_SCHEMA_SECONDS if isinstance(error, SchemaChanged) else None
