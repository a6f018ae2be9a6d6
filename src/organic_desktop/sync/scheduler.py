"""Sync scheduler: the thread that runs the cycles, one at a time, whenever pacing.py says that one is due.

engine.py does what a cycle does. Callbacks are plain functions called on this thread; the window turns them into
signals.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable

from organic_desktop.core.clock import Clock, SystemClock
from organic_desktop.core.errors import (
    AccountGone,
    DecisionNeeded,
    KeychainUnavailable,
    OrganicError,
    SchemaChanged,
    ServerBusy,
    Stopped,
)
from organic_desktop.sync.pacing import Pacing
from organic_desktop.sync.status import SyncReport

WITHOUT_HOPE_SECONDS = 3600.0  # somebody has to change the server first
KEYRING_SECONDS = 15.0  # to look whether the keyring was unlocked asks nobody anything
EARLY_SECONDS = 1.0  # a wait whose time was up so much too early was ended because the computer woke up

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
        self._wait = wait
        self._monotonic = (clock or SystemClock()).monotonic
        self._lock = threading.Lock()
        self._pacing = Pacing(self._monotonic(), jitter)
        self._sooner = threading.Event()  # the next cycle is due sooner than the thread waits for
        self._stopping = threading.Event()
        self._once_more = False
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    def start(self) -> None:
        self._thread.start()

    @property
    def next_try_in(self) -> float | None:
        """The seconds until the next try after a failed cycle; None if the last one didn't fail, or one runs."""
        with self._lock:
            due, waits = self._pacing.due, self._pacing.is_waiting_to_retry
        return max(0.0, due - self._monotonic()) if waits else None

    def soon(self) -> None:
        """Sync within a few seconds, after an edit; after a failure not before the next try."""
        self._tell(self._pacing.edited)

    def window_activated(self) -> None:
        """Sync within a few seconds, unless a cycle began just now: the window came to the front."""
        self._tell(self._pacing.window_activated)

    def now(self) -> None:
        """Sync at once, because the user asked; also after a failure."""
        self._tell(self._pacing.asked)

    def stop(self, patience: float, *, once_more: bool = False) -> None:
        """End after the current cycle, with one more if ``once_more``; wait ``patience`` seconds at most."""
        self._once_more = once_more
        self._stopping.set()
        self.now()
        self._thread.join(patience)

    def _tell(self, happened: Callable[[float], None]) -> None:
        """Tell the pacing what happened on the device, and the thread if that makes the next cycle due sooner."""
        with self._lock:
            due = self._pacing.due
            happened(self._monotonic())
            if self._pacing.due < due:
                self._sooner.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._run_cycle()
            self._wait_until_due()
        if self._once_more:
            self._run_cycle()

    def _wait_until_due(self) -> None:
        while True:
            with self._lock:
                self._sooner.clear()
                seconds = self._pacing.due - self._monotonic()
            if seconds <= 0 or self._stopping.is_set():  # a cycle that began since then has taken the wish to end
                return
            if not self._wait(self._sooner, seconds):
                with self._lock:
                    if self._pacing.due - self._monotonic() > EARLY_SECONDS:
                        self._pacing.asked(self._monotonic())
                return

    def _run_cycle(self) -> None:
        """Run one cycle. No error ends the thread."""
        with self._lock:
            self._pacing.began(self._monotonic())
        self._notify()
        try:
            report = self._cycle()
            self._succeeded(quiet=report is None or not (report.pushed or report.tables))
            if report:
                self._on_report(report)
        except OrganicError as error:
            log.info("sync stopped: %s", type(error).__name__)
            self._failed(error)
            if error.tables:
                self._on_report(SyncReport(tables=error.tables))
        except Exception:
            log.exception("sync failed because of a bug")
            self._failed(None)
        finally:
            self._notify()

    def _succeeded(self, *, quiet: bool) -> None:
        with self._lock:
            self._pacing.succeeded(self._monotonic(), quiet=quiet)

    def _failed(self, error: OrganicError | None) -> None:
        """Plan the next cycle after an error; an open question or a cycle that was stopped isn't a failure."""
        if isinstance(error, DecisionNeeded | Stopped):
            self._succeeded(quiet=not error.tables)
        elif isinstance(error, KeychainUnavailable):
            with self._lock:
                self._pacing.held_up(self._monotonic(), KEYRING_SECONDS)
        else:
            with self._lock:
                self._pacing.failed(self._monotonic(), _server_wait(error))

    def _notify(self) -> None:
        try:
            self._on_change()
        except Exception:
            log.exception("the callback for state changes failed")


def _server_wait(error: OrganicError | None) -> float | None:
    """Return the seconds to wait at least before another try; None if the error doesn't say."""
    if isinstance(error, ServerBusy):
        return error.retry_after
    return WITHOUT_HOPE_SECONDS if isinstance(error, SchemaChanged | AccountGone) else None
