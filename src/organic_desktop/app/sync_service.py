"""The sync service: runs cycles on request and in the background, one at a time among all processes, each stoppable.

What a cycle does is ``sync/engine.py``'s, when one runs in the background ``sync/scheduler.py``'s.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial

from organic_desktop.app.profiles import Profile, Profiles
from organic_desktop.app.session import Sessions
from organic_desktop.core.callbacks import Callbacks
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import (
    AccountGone,
    DatabaseBusy,
    DecisionNeeded,
    KeychainUnavailable,
    Offline,
    OrganicError,
    ReviewNeeded,
    SignInNeeded,
    Stopped,
    StoreError,
)
from organic_desktop.core.files import locked
from organic_desktop.core.settings import SettingsFile
from organic_desktop.store.facts import Facts, keep_facts
from organic_desktop.store.file_identity import check_identity
from organic_desktop.store.outbox import Trying
from organic_desktop.sync.pacing import may_compare
from organic_desktop.sync.scheduler import RANDOM, SyncScheduler
from organic_desktop.sync.status import Missing, Progress, Status, SyncReport, SyncState, local_status

PROGRESS_EVERY_SECONDS = 0.25


class SyncService:
    """Cycles of the open profile. ``progressed`` is called from the cycle's thread, several times a second at most.

    ``account_shown`` is called after a cycle, with the account's id and False if its server has deleted it.
    """

    def __init__(self, profiles: Profiles, sessions: Sessions, settings: SettingsFile, clock: Clock) -> None:
        self._profiles, self._sessions, self._settings, self._clock = profiles, sessions, settings, clock
        self.progressed, self.account_shown = Callbacks[[]](), Callbacks[[str, bool]]()
        self._one_at_a_time = threading.Lock()
        self._stop = threading.Event()
        self._ended = False
        self._progressed_at = 0.0
        self._worker: SyncScheduler | None = None
        self._running = False
        self._progress: Progress | None = None
        self._succeeded_at: datetime | None = None
        self._asked = True  # the program starts
        profiles.switched.add(self._forget_cycles)

    def run(
        self, patience: float, *, thorough: bool, missing: Missing, trying: Trying, comparing: bool = True
    ) -> SyncReport:
        """Run one cycle now; waits ``patience`` seconds for one of another process.

        Raises what ``SyncEngine.cycle`` does, SignInNeeded, and DatabaseBusy.
        """
        if missing is Missing.ASK:  # an answer is about the profile that asked
            self._profiles.follow()
        signed_in = self._settings.current.signed_in
        if signed_in is None:
            raise SignInNeeded("Please sign in to sync.")
        try:
            report = self._cycle(patience, thorough, missing, trying, comparing)
        except AccountGone as gone:
            self.account_shown(gone.user_id, False)
            raise
        self.account_shown(signed_in.user_id, True)
        return report

    def cancel(self) -> None:
        """Stop the cycle under way before its next request; what it did stays done, and the next continues there."""
        self._stop.set()

    def start(self, on_report: Callable[[SyncReport], None], wait: Callable[[threading.Event, float], bool]) -> None:
        """Run cycles in the background from now on, in a thread (``SyncScheduler``) that waits by ``wait``."""
        self._worker = SyncScheduler(self._background_cycle, on_report, self.progressed, wait, clock=self._clock)
        self._worker.start()

    def soon(self) -> None:
        """Run a cycle within seconds, if they run in the background."""
        if self._worker:
            self._worker.soon()

    def window_activated(self) -> None:
        """Run a cycle within seconds if they run in the background, unless one began just now."""
        if self._worker:
            self._worker.window_activated()

    def now(self) -> None:
        """Run a cycle at once, if they run in the background."""
        self._asked = True
        self._sessions.store.ask_again()
        if self._worker:
            self._worker.now()

    def end(self, patience: float) -> None:
        """Run no more cycles; in the background, a last one sends pending changes, for ``patience`` seconds at most."""
        if self._worker:
            once_more = self._has_to_send()
            if not once_more:
                self._ended = True  # a cycle that begins only now stops at once, too
                self.cancel()
            self._worker.stop(patience, once_more=once_more)
        self._ended = True
        self.cancel()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Run no cycle inside: one under way stops before its next request."""
        self.cancel()
        with self._one_at_a_time:
            yield

    @contextmanager
    def alone(self, patience: float) -> Iterator[tuple[Profile, Callable[[], bool]]]:
        """Take a cycle's turn for something else; lend the profile, and what says that it was cancelled.

        Waits for a cycle of another process for ``patience`` seconds. Raises SignInNeeded, DatabaseBusy.
        """
        self._profiles.follow()
        if self._settings.current.signed_in is None:
            raise SignInNeeded("Please sign in to sync.")
        with self._one_at_a_time, ExitStack() as held:
            stop = self._stop = threading.Event()
            if self._ended:
                stop.set()
            profile = self._profiles.current
            _take_turn(held, profile, patience)
            yield profile, stop.is_set

    def status(self) -> Status:
        """The state of sync; local, and quick."""
        queries = self._profiles.current.queries
        status = local_status(queries.waiting(), queries.last_cycle(), self._settings.current)
        restored_at = queries.facts().restored_at
        running = self._running and status.account is not None
        return replace(
            status,
            state=SyncState.SYNCING if running else status.state,
            last_synced_at=max(filter(None, (status.last_synced_at, self._succeeded_at)), default=None),
            progress=self._progress,
            next_try_in=self._worker.next_try_in if self._worker else None,
            paused=status.paused or (status.account is not None and restored_at is not None),
            restored_at=restored_at,
        )

    # -- details ------------------------------------------------------------------------------------------------------

    def _background_cycle(self) -> SyncReport | None:
        self._profiles.follow()
        settings = self._settings.current
        if settings.signed_in is None or settings.sync_paused or self._profiles.current.queries.facts().restored_at:
            return None
        try:
            comparing = may_compare(RANDOM.random)
            return self.run(0.0, thorough=False, missing=Missing.ASK, trying=Trying.DUE, comparing=comparing)
        except DatabaseBusy:  # another process of this program is syncing the same file
            return None
        except ReviewNeeded:  # another process restored a backup just now
            return None
        except (Stopped, SignInNeeded):
            if self._profiles.is_left_behind():
                self.soon()
                return None
            raise

    def _cycle(self, patience: float, thorough: bool, missing: Missing, trying: Trying, comparing: bool) -> SyncReport:
        """Run one cycle in its turn; the first after the user asked sends all refused changes, not only due ones."""
        with self._one_at_a_time:
            stop = self._stop = threading.Event()
            if self._ended or (trying is Trying.DUE and self._settings.current.sync_paused):
                stop.set()  # since this cycle was begun: it may have waited for its turn
            self._running = True
            asked, self._asked = self._asked, False
            if asked and trying is Trying.DUE:
                trying = Trying.ASKED
            try:
                report = self._locked_cycle(
                    self._profiles.current, patience, stop, thorough, missing, trying, comparing
                )
                self._succeeded_at = self._clock.now()
                return report
            except (Offline, DatabaseBusy, KeychainUnavailable, SignInNeeded):
                self._asked = self._asked or asked  # it may have stopped anywhere: try again
                raise
            finally:
                self._running, self._progress = False, None

    def _forget_cycles(self) -> None:
        """Forget the cycles of the profile that was open before."""
        self._succeeded_at = None
        self._asked = True

    def _has_to_send(self) -> bool:
        with suppress(StoreError):  # what can't be read can't be sent; the program ends all the same
            status = self.status()
            return bool(status.pending) and not (status.paused or status.restored_at)
        return False

    def _locked_cycle(
        self,
        profile: Profile,
        patience: float,
        stop: threading.Event,
        thorough: bool,
        missing: Missing,
        trying: Trying,
        comparing: bool,
    ) -> SyncReport:
        from organic_desktop.sync.engine import SyncEngine  # brings httpx, as the account does

        try:
            with ExitStack() as held:
                _take_turn(held, profile, patience)
                if profile.queries.facts().restored_at:
                    raise ReviewNeeded(
                        "A backup was restored, so nothing is synced until you have seen what a sync would do."
                    )
                check_identity(profile.database)
                with self._sessions.session(profile.user_id) as session:
                    engine = SyncEngine(
                        profile.database, session.client, session, self._clock, stop.is_set, self._on_progress
                    )
                    return engine.cycle(
                        profile.user_id, thorough=thorough, missing=missing, trying=trying, comparing=comparing
                    )
        except OrganicError as error:
            if isinstance(error, AccountGone):
                error.user_id = profile.user_id
            if not (
                stop.is_set() or isinstance(error, Stopped | ReviewNeeded)
            ):  # stopped by us: that says nothing about the server
                keep_facts(profile.database, partial(_with_problem, error))
            raise

    def _on_progress(self, progress: Progress) -> None:
        self._progress = progress
        now = self._clock.monotonic()
        if now - self._progressed_at >= PROGRESS_EVERY_SECONDS:
            self._progressed_at = now
            self.progressed()


def _take_turn(held: ExitStack, profile: Profile, patience: float) -> None:
    """Hold the file's lock of cycles. Raises DatabaseBusy."""
    from filelock import Timeout  # brings asyncio, which a start needn't wait for

    try:
        held.enter_context(locked(profile.database.path.with_suffix(".lock"), patience))
    except Timeout as error:
        raise DatabaseBusy("Another window of this program is already syncing.") from error


def _with_problem(error: OrganicError, facts: Facts) -> Facts:
    """Return the facts after a cycle that ended with this error; only a question replaces an open one."""
    held = error.held if isinstance(error, DecisionNeeded) else facts.held
    return replace(facts, problem=error.stored_name(), sentence=error.message, held=held)
