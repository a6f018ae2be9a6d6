"""Runs cycles: one at a time, in this process and across processes, each stoppable before its next request.

What a cycle does is ``sync/engine.py``'s, when one runs by itself ``sync/worker.py``'s.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from organic_desktop.clock import Clock
from organic_desktop.errors import DatabaseBusy, DecisionNeeded, OrganicError
from organic_desktop.persons import PersonsFile
from organic_desktop.store.reconciliation import Reconciliation
from organic_desktop.sync.report import Progress, SyncReport

if TYPE_CHECKING:
    from organic_desktop.account import Account

TELL_EVERY_SECONDS = 0.1


class Synchronizer:
    """``running`` while a cycle is; ``progress`` of its long work; ``succeeded_at``, of the last that did."""

    def __init__(self, clock: Clock, account: Callable[[], Account], on_progress: Callable[[], None]) -> None:
        self._clock = clock
        self._account = account
        self._on_progress = on_progress
        self._one_at_a_time = threading.Lock()
        self._stop = threading.Event()
        self._ended = False
        self._told_at = 0.0
        self.running = False
        self.progress: Progress | None = None
        self.succeeded_at: datetime | None = None

    def cycle(
        self, file: Callable[[], PersonsFile], patience: float, *, thorough: bool, accept_deletions: bool
    ) -> SyncReport:
        """One cycle of the ``file`` that is open when its turn comes; waits ``patience`` seconds for another process's.

        Raises what ``SyncEngine.cycle`` does, and DatabaseBusy.
        """
        with self._one_at_a_time:
            stop = self._stop = threading.Event()
            if self._ended:
                stop.set()
            self.running = True
            try:
                report = self._locked_cycle(file(), patience, stop, thorough, accept_deletions)
                self.succeeded_at = self._clock.now()
                return report
            finally:
                self.running, self.progress = False, None

    def cancel(self) -> None:
        """Stop the cycle under way before its next request; what it did stays done, and the next goes on there."""
        self._stop.set()

    def end(self) -> None:
        """The program ends: no cycle begins any more."""
        self._ended = True
        self.cancel()

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """No cycle runs inside: one under way stops before its next request."""
        self.cancel()
        with self._one_at_a_time:
            yield

    def _locked_cycle(
        self, file: PersonsFile, patience: float, stop: threading.Event, thorough: bool, accept_deletions: bool
    ) -> SyncReport:
        from filelock import FileLock, Timeout  # brings asyncio, which a start needn't wait for

        from organic_desktop.sync.engine import SyncEngine  # brings httpx, as the account does

        try:
            with FileLock(file.database.path.with_suffix(".lock"), timeout=patience, mode=0o600):
                account = self._account()
                engine = SyncEngine(file.database, account.client, account, self._clock, stop.is_set, self._tell)
                return engine.cycle(file.user_id, thorough=thorough, accept_deletions=accept_deletions)
        except Timeout as error:
            raise DatabaseBusy("Another window of this program is syncing.") from error
        except OrganicError as error:
            if not stop.is_set():  # stopped by ourselves: that says nothing about the server
                held = json.dumps(error.held) if isinstance(error, DecisionNeeded) else ""
                note = {"problem": type(error).__name__, "sentence": error.message, "held": held}
                Reconciliation(file.database, self._clock).note(**note)
            raise

    def _tell(self, progress: Progress) -> None:
        self.progress = progress
        now = self._clock.monotonic()
        if now - self._told_at >= TELL_EVERY_SECONDS:
            self._told_at = now
            self._on_progress()
