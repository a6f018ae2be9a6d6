"""Sync scheduler: the thread that runs the cycles, their intervals, and the backoff after a failure.

engine.py does what a cycle does. Callbacks are plain functions called on this thread; the window turns them into
signals. The backoff is full jitter over a doubling wait (``docs/sync.md``, rule 39; decision 0043).
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
SCHEMA_CHANGED_SECONDS = 3600.0  # somebody has to change the server first
AFTER_EDIT_SECONDS = 2.0  # so that three quick taps of +250 are sent together
FIRST_RETRY_SECONDS = 2.0
LAST_RETRY_SECONDS = 300.0
SHORTEST_RETRY_SECONDS = 1.0

log = logging.getLogger(__name__)
RANDOM = random.SystemRandom()  # anybody may seed the module's generator


class SyncScheduler:
    """Runs ``cycle`` at the start, when asked to, and at intervals.

    ``cycle`` returns None if there is no account to sync with. ``on_report`` is called after each cycle that did
    something, ``on_change`` whenever the state may have changed. ``wait`` waits for an event, a number of seconds at
    most, and returns whether it came.
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
        """The seconds until the next try after a failed cycle; None if the last one didn't fail."""
        at = self._next_try
        return None if at is None else max(0.0, at - self._monotonic())

    def soon(self) -> None:
        """Sync within a few seconds, after an edit; after a failure not before the backoff ends."""
        self._wake.set()

    def now(self) -> None:
        """Sync at once, because the user asked; also after a failure."""
        self._now.set()
        self._wake.set()

    def stop(self, patience: float, *, once_more: bool = False) -> None:
        """End after the current cycle, with one more if ``once_more``; wait ``patience`` seconds at most."""
        self._once_more = once_more
        self._stopping.set()
        self.now()
        self._thread.join(patience)

    def _run(self) -> None:
        while not self._stopping.is_set():
            pause = self._run_cycle()
            if self._failures:  # edits don't shorten a backoff: a failing server gets one request per wait
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
        """Run one cycle; return the seconds until the next. No error ends the thread."""
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
            log.exception("sync failed because of a bug")
            return self._backoff(None)
        finally:
            self._notify()

    def _notify(self) -> None:
        try:
            self._on_change()
        except Exception:
            log.exception("the callback for state changes failed")

    def _idle_pause(self, *, quiet: bool) -> float:
        """Return the pause after a cycle: longer while nothing changes, with jitter to spread devices."""
        self._quiet_cycles = self._quiet_cycles + 1 if quiet else 0
        growth = IDLE_GROWTH ** min(max(self._quiet_cycles - 1, 0), 10)
        return min(IDLE_SECONDS * growth, LONGEST_IDLE_SECONDS) * (0.8 + 0.4 * self._jitter())

    def _pause_after(self, error: OrganicError) -> float:
        """Return the pause after an error: a backoff, except for an open question or a cycle that was stopped."""
        if isinstance(error, DecisionNeeded | Stopped):
            self._failures = 0
            return self._idle_pause(quiet=not error.tables)
        return self._backoff(_server_wait(error))

    def _backoff(self, server_wait: float | None) -> float:
        """Return the backoff: full jitter over a doubling wait, and at least what the server asked for."""
        doublings = min(self._failures, 10)  # more would overflow a float after two days offline
        self._failures += 1
        ceiling = min(LAST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2.0**doublings)
        pause = max(ceiling * self._jitter(), server_wait or SHORTEST_RETRY_SECONDS)
        self._next_try = self._monotonic() + pause
        return pause


def _server_wait(error: OrganicError) -> float | None:
    """Return the seconds to wait at least before another try; None if the error doesn't say."""
    if isinstance(error, ServerBusy):
        return error.retry_after
    return SCHEMA_CHANGED_SECONDS if isinstance(error, SchemaChanged) else None
