"""One cycle of reconciliation: probe the server, pull what is new, check for deleted rows, push what waits.

When a cycle runs, and what to do after a failure, is scheduler.py's; what the steps do is in probe.py, pull.py,
deletions.py, push.py and merge.py. ``docs/sync.md`` reads in the order of this file.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
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
from organic_desktop.store.database import Database
from organic_desktop.store.outbox import Trying
from organic_desktop.store.reconciliation import Reconciliation
from organic_desktop.store.server_state import Known
from organic_desktop.store.types import instant_text, json_text, kept_instant, kept_json
from organic_desktop.sync.context import Exchange
from organic_desktop.sync.cursor import positions, settled_positions
from organic_desktop.sync.deletions import COUNTED, VERSIONED, Sweep, head_counts
from organic_desktop.sync.probe import DELETED_AT, MAX_AFFECTED, TOMBSTONES_TABLE, Lacks, Probe, probe
from organic_desktop.sync.pull import Pull
from organic_desktop.sync.push import Push
from organic_desktop.sync.status import Missing, Progress, SyncReport
from organic_desktop.sync.tables import MESSAGES_TABLE, TABLES, USERS_TABLE, SyncedTable

ROUNDS = 6
SWEEP_EVERY = timedelta(minutes=15)
NOTE_EVERY = timedelta(minutes=5)
UNREACHABLE_FORGIVEN = 2
FEW_TOMBSTONES = 5  # at a time; more may be the first of many: the server decides how long its answers are
COMPARE_EVERY = timedelta(days=1)  # every id and version: what a server's job committed an hour late (sync.md 1a.2)


class SyncEngine:
    """Reconciles one account's file with one project, once: an engine is one cycle's.

    ``cancelled`` is asked before each request; a cycle that is cancelled raises Stopped and loses nothing.
    """

    def __init__(
        self,
        database: Database,
        client: Client,
        bearer: Bearer,
        clock: Clock,
        cancelled: Callable[[], bool],
        progress: Callable[[Progress], None],
    ) -> None:
        self._mirror, self._known = Reconciliation(database, clock), Known(database)
        self._client = client
        self._clock = clock
        self._cancelled = cancelled
        self._cursors, self._facts, self._last_decision = self._known.state()
        self._lacks = Lacks(self._facts.get("lacks"), clock.now)
        self._rest = RestClient(client, bearer, max_affected=MAX_AFFECTED not in self._lacks)
        self._exchange = Exchange(clock, client, self._rest, self._mirror, self._known, self._check, progress)
        client.server_clock.restore(self._facts.get("server_clock", ""))
        self._closed: dict[str, SchemaChanged] = {}
        self._changed: dict[str, int] = {}
        self._counted = False
        self._problems: list[OrganicError] = []
        self._failed: set[str] = set()  # the tables whose pull did
        self._unreachable = 0

    def cycle(
        self,
        user_id: str,
        *,
        thorough: bool = False,
        missing: Missing = Missing.ASK,
        trying: Trying = Trying.DUE,
    ) -> SyncReport:
        """Reconcile, and remember that it was done. ``thorough``: check for deleted rows, whenever that was last;
        ``missing``: what becomes of many at once; ``trying``: which refused changes are sent again.

        Raises Offline, SignInNeeded, AccountProblem, SchemaChanged, DecisionNeeded or a StoreError; what was done
        stays done.
        """
        if self._facts.get("owner") != user_id:
            raise AccountProblem("This file of data belongs to another account.")
        started, requests = self._clock.now(), self._client.requests
        self._exchange = replace(self._exchange, accept_older=missing is Missing.REMOVE)
        push = Push(self._exchange, self._closed, user_id, trying)
        sweep = Sweep(self._exchange, self._facts, many=missing, pulled=self._cursors.keys())
        problem = Sentence("")
        try:
            self._reconcile(user_id, push, sweep, thorough=thorough)
        except Exception as error:
            problem = error.message if isinstance(error, OrganicError) else Sentence(type(error).__name__)
            if isinstance(error, OrganicError):
                error.tables = frozenset(self._changed) | sweep.changed
            raise
        finally:
            self._count_sent()
            tables = frozenset(self._changed) | sweep.changed
            something = push.sent or tables or problem
            report = SyncReport(
                pushed=push.sent,
                pulled=sum(self._changed.values()),
                conflicts=self._known.decisions_since(self._last_decision) if something else 0,
                requests=self._client.requests - requests,
                tables=tables,
            )
            if something:
                self._mirror.note_cycle(started, report, problem)
        return report

    def _reconcile(self, user_id: str, push: Push, sweep: Sweep, *, thorough: bool) -> None:
        asked = self._asked()
        compare = thorough or bool(asked) or self._is_due("compared_at", COMPARE_EVERY)
        thorough = thorough or bool(asked) or self._is_due("swept_at", SWEEP_EVERY)
        known = positions(self._cursors, self._facts.get("settled"))
        pull = Pull(self._exchange, known, self._cursors, self._changed, thorough=thorough)
        seen = probe(self._exchange, pull.question(user_id), self._lacks)
        for table in TABLES:
            self._pull(pull, table, seen)
        check = partial(self._find_deleted, pull, seen, sweep, thorough=thorough, compare=compare, asked=bool(asked))
        self._attempt("", check)
        older = self._exchange.count_regressed()
        self._push(push)
        if self._exchange.count_regressed() > older:  # an edit met an older state of its row
            self._attempt("", sweep.settle)
            self._push(push)
        if MESSAGES_TABLE.name in {*self._changed, *sweep.changed, *push.tables} and self._mirror.recount_messages():
            self._push(push)
        if thorough or self._changed or sweep.changed or push.sent:
            self._retry_aside()
        self._note_server(pull, others={*push.tables, *sweep.changed})
        left = push.left
        if not (left or self._problems):
            self._note_success(quiet=not (push.sent or self._changed or sweep.changed or thorough))
        sweep.decide(asked)
        if asked:
            self._mirror.note(held="")
        for problem in [*([left] if left else []), *self._closed.values(), *self._problems]:
            raise problem

    def _retry_aside(self) -> None:
        """Bring in rows that were kept aside, if what stood in their way is gone."""
        for table in TABLES:
            if came := self._exchange.retry_aside(table):
                self._changed[table.name] = self._changed.get(table.name, 0) + len(came)

    def _attempt(self, table_name: str, step: Callable[[], None]) -> None:
        """Do a step of reading. One that fails costs itself: what waits is sent, and the cycle ends with the problem.

        After two that didn't even reach the database, no further step of reading is tried.
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
            self._failed.add(table_name)
            self._unreachable += isinstance(error, Offline) and not (isinstance(error, ServerBusy) and error.code)

    def _note_server(self, pull: Pull, others: set[str]) -> None:
        """Remember where the pulls stand and what the server lacks.

        Tables that got rows by ``others`` ways, behind the cursor, are looked at from a little before it once more.
        """
        for name in others & pull.positions.keys():
            pull.positions[name] = replace(pull.positions[name], settled=False)
        if not self._rest.max_affected:
            self._lacks.add(MAX_AFFECTED)
        facts: dict[str, str] = {}
        settled = settled_positions(pull.positions)
        if settled != kept_json(self._facts.get("settled"), dict):
            facts["settled"] = json_text(settled)
        if self._lacks.news is not None:
            facts["lacks"] = json_text(self._lacks.news)
        if facts:
            self._mirror.note(**facts)

    def _note_success(self, *, quiet: bool) -> None:
        """A quiet cycle writes nothing for minutes: laptops' disks want to sleep, and the App knows the time itself."""
        if not quiet or self._facts.get("problem") or self._is_due("last_synced_at", NOTE_EVERY):
            clock = self._client.server_clock.kept()
            self._mirror.note(
                last_synced_at=instant_text(self._clock.now()), problem="", sentence="", server_clock=clock
            )

    # -- pull ---------------------------------------------------------------------------------------------------------

    def _pull(self, pull: Pull, table: SyncedTable, seen: Probe) -> None:
        try:
            self._attempt(table.name, lambda: pull.table(table, seen))
        except SchemaChanged as error:
            self._closed[table.name] = error

    # -- push ---------------------------------------------------------------------------------------------------------

    def _push(self, push: Push) -> None:
        """Rounds of sending, until nothing waits; a second one in vain shows that what waits can't be helped now."""
        in_vain = 0
        for _ in range(ROUNDS):
            if in_vain == 2 or not push.waits():
                return
            if not self._counted:
                self._mirror.count_sending()
                self._counted = True
            sent = push.sent
            push.round()
            in_vain = 0 if push.sent > sent else in_vain + 1

    def _count_sent(self) -> None:
        """Count the cycle once more at its end: a copy made while it ran holds what it has sent since."""
        if self._counted:
            with suppress(StoreError):  # what was sent was sent, and the cycle has its own problem to tell
                self._mirror.count_sending()

    # -- deleted rows -------------------------------------------------------------------------------------------------

    def _find_deleted(
        self, pull: Pull, seen: Probe, sweep: Sweep, *, thorough: bool, compare: bool, asked: bool
    ) -> None:
        """Tombstones name them, counts give them away; to ``compare`` is to read every id and version.

        Tombstones name a row once: what was ``asked`` about because of them is counted again until there is an answer.
        """
        self._apply_tombstones(pull, seen, sweep)
        said = self._known.server_message_counts(pull.conversations) if pull.conversations else {}
        known = self._known.count_messages() if said else {}
        sweep.messages_of(chat for chat, count in said.items() if count > known.get(chat, 0))
        counts = seen.counts
        if thorough and not counts.keys() - {USERS_TABLE.name} and (seen.tombstones is None or asked):
            counts = head_counts(self._exchange)
        whole = self._cursors.keys() - self._failed
        sweep.by_counts({name: counted for name, counted in counts.items() if name in whole})
        for table in VERSIONED:
            if table in pull.went_back or (compare and table.name in whole - self._closed.keys()):
                sweep.by_ids(table)
        if thorough and MESSAGES_TABLE.name in whole and seen.message_counts is not None:
            sweep.messages_by_counts(seen.message_counts)
        if thorough:
            sweep.asides()
        sweep.settle()
        done = {"swept_at": thorough, "compared_at": compare}
        if any(done.values()):
            now = instant_text(self._clock.now())
            self._mirror.note(**{fact: now for fact, was_done in done.items() if was_done})

    def _apply_tombstones(self, pull: Pull, seen: Probe, sweep: Sweep) -> None:
        """Rows that our own optional migration names as deleted."""
        tombstones = seen.tombstones
        if tombstones is None:
            return
        for table in COUNTED:
            named = {tombstone["row_id"] for tombstone in tombstones if tombstone["table_name"] == table.name}
            here = self._known.among(table.mirrored, named)
            if len(here) > FEW_TOMBSTONES:  # the first of more, perhaps: whether they are many, the table shows
                sweep.by_ids(table)
            elif here:
                sweep.named(table, here)
        pull.advance(TOMBSTONES_TABLE, DELETED_AT, tombstones)

    def _asked(self) -> dict[str, int]:
        """The rows that the user was asked about and hasn't decided on: the question stays as long as they are gone."""
        return kept_json(self._facts.get("held"), dict)

    # -- details ------------------------------------------------------------------------------------------------------

    def _is_due(self, fact: str, every: timedelta) -> bool:
        """Whether it is time again; a clock that was set back makes it so, too."""
        last, now = kept_instant(self._facts.get(fact)), self._clock.now()
        return not last or not timedelta() <= now - last < every

    def _check(self) -> None:
        if self._cancelled():
            raise Stopped("The sync was stopped.")
