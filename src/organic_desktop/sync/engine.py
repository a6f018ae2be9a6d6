"""One sync cycle: probe the server, pull what changed, check for deleted rows, push the pending changes.

scheduler.py decides when a cycle runs and what follows a failure; the steps are in probe.py, pull.py, deletions.py,
push.py and merge.py. ``docs/sync.md`` describes the cycle in the order of this file.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import (
    AccountProblem,
    Offline,
    OrganicError,
    RequestRefused,
    SchemaChanged,
    ServerBusy,
    Stopped,
    StoreError,
)
from organic_desktop.core.messages import Sentence
from organic_desktop.remote.client import Client
from organic_desktop.remote.rest import Bearer, RestClient
from organic_desktop.store.apply_remote import RemoteChanges
from organic_desktop.store.database import Database
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.file_identity import count_sending
from organic_desktop.store.first_messages import build_message_indexes
from organic_desktop.store.outbox import Outbox, Trying
from organic_desktop.store.server_state import ServerState
from organic_desktop.store.sync_history import add_cycle
from organic_desktop.sync.context import CycleWatcher, SyncContext
from organic_desktop.sync.cursor import settled_cursors, table_cursors
from organic_desktop.sync.deletions import COUNTED, VERSIONED, DeletionCheck, head_counts
from organic_desktop.sync.probe import DELETED_AT, MAX_AFFECTED, TOMBSTONES_TABLE, MissingFeatures, ProbeResult, probe
from organic_desktop.sync.pull import Pull
from organic_desktop.sync.push import Push
from organic_desktop.sync.status import Missing, Progress, SyncReport
from organic_desktop.sync.tables import MESSAGES_TABLE, TABLES, USERS_TABLE, SyncedTable

ROUNDS = 6
DELETION_CHECK_EVERY = timedelta(minutes=15)
NOTE_EVERY = timedelta(minutes=5)
UNREACHABLE_FORGIVEN = 2
FEW_TOMBSTONES = 5  # more at once may be the first of many, as the server may cut its responses short
COMPARE_EVERY = timedelta(days=1)  # all ids and versions: finds rows committed an hour late (docs/sync.md, rule 2)


class SyncEngine:
    """One cycle that reconciles one account's file with one project.

    ``cancelled`` is called before each request; a cancelled cycle raises Stopped and loses nothing. ``rest`` replaces
    the way to the server, and ``watcher`` is told of what is decided (``sync/rehearsal.py``): such a cycle runs on a
    copy of the file, so it isn't counted among those that sent something.
    """

    def __init__(
        self,
        database: Database,
        client: Client,
        bearer: Bearer,
        clock: Clock,
        cancelled: Callable[[], bool],
        progress: Callable[[Progress], None],
        *,
        rest: RestClient | None = None,
        watcher: CycleWatcher | None = None,
    ) -> None:
        self._database, self._server_state = database, ServerState(database)
        self._client = client
        self._clock = clock
        self._cancelled = cancelled
        self._cursors, self._facts, self._last_conflict, self._has_indexes = self._server_state.load()
        self._missing_features = MissingFeatures(self._facts.missing_features, clock.now)
        self._rest = rest or RestClient(client, bearer, max_affected=MAX_AFFECTED not in self._missing_features)
        self._context = SyncContext(
            clock=clock,
            client=client,
            rest=self._rest,
            database=database,
            remote_changes=RemoteChanges(database, clock),
            outbox=Outbox(database, clock),
            server_state=self._server_state,
            check_cancelled=self._check,
            progress=progress,
            watcher=watcher or CycleWatcher(),
        )
        client.server_clock.restore(self._facts.server_clock)
        self._schema_errors: dict[str, SchemaChanged] = {}
        self._changed: dict[str, int] = {}
        self._counted = False
        self._problems: list[OrganicError] = []
        self._failed_tables: set[str] = set()  # whose pull failed
        self._unreachable = 0

    def cycle(
        self,
        user_id: str,
        *,
        thorough: bool = False,
        missing: Missing = Missing.ASK,
        trying: Trying = Trying.DUE,
        comparing: bool = True,
    ) -> SyncReport:
        """Run the cycle, and note it in the history if it did something.

        ``thorough``: check for deleted rows even if it isn't due. ``missing``: what to do if the server lacks many
        rows. ``trying``: which refused changes are sent again. ``comparing``: False leaves the daily comparison of all
        ids and versions, if it is due, to a later cycle. Raises Offline, SignInNeeded, AccountProblem,
        SchemaChanged, DecisionNeeded or a StoreError; what was done before stays done.
        """
        if self._facts.owner != user_id:
            raise AccountProblem("This data file belongs to another account.")
        started, requests = self._clock.now(), self._client.requests
        self._context = replace(self._context, accept_older=missing is Missing.REMOVE)
        push = Push(self._context, self._schema_errors, self._missing_features, user_id, trying)
        deletion_check = DeletionCheck(self._context, self._facts, many=missing, pulled=self._cursors.keys())
        problem = Sentence("")
        try:
            self._reconcile(user_id, push, deletion_check, thorough=thorough, comparing=comparing)
        except Exception as error:
            problem = (error if isinstance(error, OrganicError) else OrganicError()).message
            if isinstance(error, OrganicError):
                error.tables = frozenset(self._changed) | deletion_check.changed
            raise
        finally:
            self._count_sent()
            report = self._report(push, deletion_check, requests, problem)
            if push.sent or report.tables or problem:
                add_cycle(self._database, started, self._clock.now(), report, problem)
        return report

    def _report(self, push: Push, deletion_check: DeletionCheck, requests: int, problem: Sentence) -> SyncReport:
        tables = frozenset(self._changed) | deletion_check.changed
        return SyncReport(
            pushed=push.sent,
            pulled=sum(self._changed.values()),
            conflicts=self._server_state.conflicts_since(self._last_conflict) if push.sent or tables or problem else 0,
            requests=self._client.requests - requests,
            tables=tables,
        )

    def _reconcile(
        self, user_id: str, push: Push, deletion_check: DeletionCheck, *, thorough: bool, comparing: bool
    ) -> None:
        if not self._has_indexes:
            build_message_indexes(self._database)
        asked = self._facts.held  # what the user was asked about, and hasn't decided on yet
        compare = thorough or bool(asked) or (comparing and self._is_due(self._facts.compared_at, COMPARE_EVERY))
        thorough = thorough or bool(asked) or self._is_due(self._facts.checked_at, DELETION_CHECK_EVERY)
        cursors = table_cursors(self._cursors, self._facts.settled)
        pull = Pull(self._context, cursors, self._cursors, self._changed, thorough=thorough)
        probed = probe(self._context, pull.probe_request(user_id), self._missing_features)
        for table in TABLES:
            self._pull(pull, table, probed)
        check = partial(
            self._check_deletions, pull, probed, deletion_check, thorough=thorough, compare=compare, asked=bool(asked)
        )
        self._run_step("", check)
        older = self._context.count_regressed()
        self._push(push)
        if self._context.count_regressed() > older:  # a push met an older state of its row
            self._run_step("", deletion_check.resolve)
            self._push(push)
        if (
            MESSAGES_TABLE.name in {*self._changed, *deletion_check.changed, *push.tables}
            and self._context.remote_changes.recount_messages()
        ):
            self._push(push)
        if thorough or self._changed or deletion_check.changed or push.sent:
            self._retry_unreadable()
        self._save_state(pull, others={*push.tables, *deletion_check.changed})
        unsent = push.unsent_error
        if not (unsent or self._problems):
            self._note_success(quiet=not (push.sent or self._changed or deletion_check.changed or thorough))
        deletion_check.raise_question(asked)
        if asked:
            keep_facts(self._database, lambda facts: replace(facts, held={}))
        for problem in [*([unsent] if unsent else []), *self._schema_errors.values(), *self._problems]:
            raise problem

    def _retry_unreadable(self) -> None:
        """Apply unreadable rows, if nothing blocks them any more."""
        for table in TABLES:
            if applied := self._context.retry_unreadable(table):
                self._changed[table.name] = self._changed.get(table.name, 0) + len(applied)

    def _run_step(self, table_name: str, step: Callable[[], None]) -> None:
        """Run a step that reads. If it fails, the other steps still run, and the cycle ends with its error.

        After two steps that didn't reach the database, no further one is tried.
        """
        if self._unreachable == UNREACHABLE_FORGIVEN:
            return
        try:
            step()
        except SchemaChanged:
            raise
        except (RequestRefused, Offline) as error:
            if isinstance(error, Stopped) or (isinstance(error, ServerBusy) and error.retry_after is not None):
                raise
            self._problems.append(error)
            self._failed_tables.add(table_name)
            self._unreachable += isinstance(error, Offline) and not (isinstance(error, ServerBusy) and error.code)

    def _save_state(self, pull: Pull, others: set[str]) -> None:
        """Store which cursors are settled and which features the server doesn't have.

        ``others`` are tables that received rows from other steps than the pull: their cursors are no longer settled.
        """
        for name in others & pull.cursors.keys():
            pull.cursors[name] = replace(pull.cursors[name], settled=False)
        if not self._rest.max_affected:
            self._missing_features.add(MAX_AFFECTED)
        settled, missing = settled_cursors(pull.cursors), self._missing_features.since
        if (settled, missing) != (self._facts.settled, self._facts.missing_features):
            keep_facts(self._database, lambda facts: replace(facts, settled=settled, missing_features=missing))

    def _note_success(self, *, quiet: bool) -> None:
        """Store the time of the success; of quiet cycles only every few minutes, so that laptops' disks can sleep."""
        if not quiet or self._facts.problem or self._is_due(self._facts.last_synced_at, NOTE_EVERY):
            clock, now = self._client.server_clock.kept(), self._clock.now()
            keep_facts(
                self._database,
                lambda facts: replace(facts, last_synced_at=now, problem="", sentence=Sentence(""), server_clock=clock),
            )

    # -- pull ---------------------------------------------------------------------------------------------------------

    def _pull(self, pull: Pull, table: SyncedTable, probed: ProbeResult) -> None:
        try:
            self._run_step(table.name, lambda: pull.pull_table(table, probed))
        except SchemaChanged as error:
            self._schema_errors[table.name] = error

    # -- push ---------------------------------------------------------------------------------------------------------

    def _push(self, push: Push) -> None:
        """Push in rounds until nothing is pending, or until two rounds in a row achieved nothing."""
        in_vain = 0
        for _ in range(ROUNDS):
            if in_vain == 2 or not push.has_pending():
                return
            if not (self._counted or self._context.watcher.rehearses):
                count_sending(self._database)
                self._counted = True
            sent = push.sent
            push.round()
            in_vain = 0 if push.sent > sent else in_vain + 1

    def _count_sent(self) -> None:
        """Count the cycle again at its end: a copy of the file made while it ran holds what was sent meanwhile."""
        if self._counted:
            with suppress(StoreError):  # the cycle has its own error to raise
                count_sending(self._database)

    # -- deleted rows -------------------------------------------------------------------------------------------------

    def _check_deletions(
        self,
        pull: Pull,
        probed: ProbeResult,
        deletion_check: DeletionCheck,
        *,
        thorough: bool,
        compare: bool,
        asked: bool,
    ) -> None:
        """Find rows that the server deleted, by tombstones and counts; ``compare``: read every id and version.

        ``asked``: a question is open. A tombstone names a row once, so the rows it was about are counted again until it
        is answered.
        """
        self._apply_tombstones(pull, probed, deletion_check)
        stated = self._server_state.stated_message_counts(pull.conversations) if pull.conversations else {}
        here = self._server_state.message_counts() if stated else {}
        deletion_check.compare_messages(chat for chat, count in stated.items() if count > here.get(chat, 0))
        counts = probed.counts
        if thorough and not counts.keys() - {USERS_TABLE.name} and (probed.tombstones is None or asked):
            counts = head_counts(self._context)
        pulled = self._cursors.keys() - self._failed_tables - self._schema_errors.keys()
        deletion_check.check_counts({name: count for name, count in counts.items() if name in pulled})
        for table in VERSIONED:
            if table in pull.went_back or (compare and table.name in pulled):
                deletion_check.compare_ids(table)
        if thorough and MESSAGES_TABLE.name in pulled and probed.message_counts is not None:
            deletion_check.check_message_counts(probed.message_counts)
        if thorough:
            deletion_check.drop_unreadable_messages()
        deletion_check.resolve()
        now = self._clock.now()
        if thorough or compare:
            keep_facts(
                self._database,
                lambda facts: replace(
                    facts,
                    checked_at=now if thorough else facts.checked_at,
                    compared_at=now if compare else facts.compared_at,
                ),
            )

    def _apply_tombstones(self, pull: Pull, probed: ProbeResult, deletion_check: DeletionCheck) -> None:
        """Check the rows that the extra's tombstones name as deleted (docs/schema.md, "Extras")."""
        tombstones = probed.tombstones
        if tombstones is None:
            return
        for table in COUNTED:
            named = {tombstone["row_id"] for tombstone in tombstones if tombstone["table_name"] == table.name}
            here = self._server_state.ids_on_server(table.mirrored, named)
            if len(here) > FEW_TOMBSTONES:  # there may be more: compare the whole table
                deletion_check.compare_ids(table)
            elif here:
                deletion_check.check_deleted_ids(table, here)
        pull.advance(TOMBSTONES_TABLE, DELETED_AT, tombstones)

    # -- details ------------------------------------------------------------------------------------------------------

    def _is_due(self, last: datetime | None, every: timedelta) -> bool:
        """True if ``every`` has passed since the ``last`` time, or the clock was set back."""
        return not last or not timedelta() <= self._clock.now() - last < every

    def _check(self) -> None:
        if self._cancelled():
            raise Stopped("Sync was cancelled.")
