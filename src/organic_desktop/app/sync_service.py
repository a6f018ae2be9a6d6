"""Runs cycles, when told and by itself: one at a time, in this process and across processes, each stoppable.

What a cycle does is ``sync/engine.py``'s, when one runs by itself ``sync/scheduler.py``'s.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from organic_desktop.app.profiles import PersonsFile
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import (
    DatabaseBusy,
    DecisionNeeded,
    Offline,
    OrganicError,
    ServerBusy,
    SignInNeeded,
    Stopped,
)
from organic_desktop.core.files import locked
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import Settings
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.file_identity import check_identity
from organic_desktop.store.outbox import Trying
from organic_desktop.store.queries import LastCycle, Waiting
from organic_desktop.sync.scheduler import SyncScheduler
from organic_desktop.sync.status import Missing, Progress, Status, SyncReport, SyncState

if TYPE_CHECKING:
    from organic_desktop.app.session import Account

TELL_EVERY_SECONDS = 0.1
OFFLINE_PROBLEMS = (Offline, ServerBusy)


class Synchronizer:
    """``account`` is asked for when the network first is; ``on_progress`` is called from the cycle's thread."""

    def __init__(self, clock: Clock, account: Callable[[], Account], on_progress: Callable[[], None]) -> None:
        self._clock = clock
        self._account = account
        self._on_progress = on_progress
        self._one_at_a_time = threading.Lock()
        self._stop = threading.Event()
        self._ended = False
        self._told_at = 0.0
        self._worker: SyncScheduler | None = None
        self._running = False
        self._progress: Progress | None = None
        self._succeeded_at: datetime | None = None
        self._asked = True  # the program starts

    def cycle(
        self, file: Callable[[], PersonsFile], patience: float, *, thorough: bool, missing: Missing, trying: Trying
    ) -> SyncReport:
        """One cycle of the ``file`` that is open when its turn comes; waits ``patience`` seconds for another process's.

        One that runs by itself tries refused changes that are ``DUE``; all of them, the first after it was asked for.
        Raises what ``SyncEngine.cycle`` does, and DatabaseBusy.
        """
        with self._one_at_a_time:
            stop = self._stop = threading.Event()
            if self._ended:
                stop.set()
            self._running = True
            asked, self._asked = self._asked, False
            if asked and trying is Trying.DUE:
                trying = Trying.ASKED
            try:
                report = self._locked_cycle(file(), patience, stop, thorough, missing, trying)
                self._succeeded_at = self._clock.now()
                return report
            except (Offline, DatabaseBusy, SignInNeeded):
                self._asked = self._asked or asked  # nobody knows how far it came: once more
                raise
            finally:
                self._running, self._progress = False, None

    def cancel(self) -> None:
        """Stop the cycle under way before its next request; what it did stays done, and the next goes on there."""
        self._stop.set()

    def start(
        self,
        cycle: Callable[[], SyncReport | None],
        on_report: Callable[[SyncReport], None],
        on_change: Callable[[], None],
        wait: Callable[[threading.Event, float], bool],
    ) -> None:
        """Run ``cycle`` by itself from now on, in a thread of its own (``SyncScheduler``) that waits by ``wait``."""
        self._worker = SyncScheduler(cycle, on_report, on_change, wait, clock=self._clock)
        self._worker.start()

    def soon(self) -> None:
        """Within seconds, where it runs by itself."""
        if self._worker:
            self._worker.soon()

    def now(self) -> None:
        """At once, where it runs by itself."""
        self._asked = True
        if self._worker:
            self._worker.now()

    def end(self, patience: float, has_to_send: Callable[[], bool]) -> None:
        """The program ends: where cycles run by themselves, one more sends what waits; ``patience`` seconds at most."""
        if self._worker:
            once_more = has_to_send()
            if not once_more:
                self.cancel()
            self._worker.stop(patience, once_more=once_more)
        self._ended = True
        self.cancel()

    def forget(self) -> None:
        """Another person's file is open: what is known of the cycles before isn't theirs."""
        self._succeeded_at = None
        self._asked = True

    def status(self, file: PersonsFile, settings: Settings) -> Status:
        """Where the data stand; local, and quick."""
        waiting, last = file.queries.waiting(), file.queries.last_cycle()
        signed_in, project = settings.signed_in, settings.project
        return Status(
            state=self._state(waiting, last) if signed_in else SyncState.LOCAL_ONLY,
            pending=waiting.pending if signed_in else 0,
            refused=waiting.refused,
            conflicts=waiting.conflicts,
            last_synced_at=max(filter(None, (last.succeeded_at, self._succeeded_at)), default=None),
            progress=self._progress,
            account=signed_in.email if signed_in else None,
            server=project.url if project else None,
            problem=last.sentence if signed_in else Sentence(""),
            problem_class=last.problem if signed_in else None,
            next_try_in=self._worker.next_try_in if self._worker else None,
            held=last.held if signed_in else {},
            went_back=last.went_back,
            paused=signed_in is not None and settings.sync_paused,
        )

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """No cycle runs inside: one under way stops before its next request."""
        self.cancel()
        with self._one_at_a_time:
            yield

    def _state(self, waiting: Waiting, last: LastCycle) -> SyncState:
        if self._running:
            return SyncState.SYNCING
        if waiting.refused or (last.problem and last.problem not in OFFLINE_PROBLEMS):
            return SyncState.NEEDS_ATTENTION
        if last.problem:
            return SyncState.OFFLINE
        return SyncState.WAITING if waiting.pending or last.succeeded_at is None else SyncState.UP_TO_DATE

    def _locked_cycle(
        self,
        file: PersonsFile,
        patience: float,
        stop: threading.Event,
        thorough: bool,
        missing: Missing,
        trying: Trying,
    ) -> SyncReport:
        from filelock import Timeout  # brings asyncio, which a start needn't wait for

        from organic_desktop.sync.engine import SyncEngine  # brings httpx, as the account does

        try:
            with locked(file.database.path.with_suffix(".lock"), patience):
                check_identity(file.database)
                with self._account().session(file.user_id) as session:
                    engine = SyncEngine(file.database, session.client, session, self._clock, stop.is_set, self._tell)
                    return engine.cycle(file.user_id, thorough=thorough, missing=missing, trying=trying)
        except Timeout as error:
            raise DatabaseBusy("Another window of this program is syncing.") from error
        except OrganicError as error:
            if not (stop.is_set() or isinstance(error, Stopped)):  # by ourselves: that says nothing about the server
                note = {"problem": error.stored_name(), "sentence": error.message.to_text()}
                if isinstance(error, DecisionNeeded):  # other problems leave the question open
                    note["held"] = json.dumps(error.held)
                keep_facts(file.database, **note)
            raise

    def _tell(self, progress: Progress) -> None:
        self._progress = progress
        now = self._clock.monotonic()
        if now - self._told_at >= TELL_EVERY_SECONDS:
            self._told_at = now
            self._on_progress()
