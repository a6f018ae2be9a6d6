"""One cycle of reconciliation: look at the server, pull what is new, push what waits, check for deleted rows.

When a cycle runs, and what to do after a failure, is worker.py's; what the steps do is in glance.py, pull.py, push.py,
sweep.py and merge.py. ``docs/sync.md`` reads in the order of this file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from organic_desktop.clock import Clock
from organic_desktop.errors import AccountProblem, Offline, SchemaChanged
from organic_desktop.remote.client import Client
from organic_desktop.remote.rest import Bearer, RestClient, equals
from organic_desktop.store.database import Database
from organic_desktop.store.queries import Queries
from organic_desktop.store.reconciliation import Reconciliation
from organic_desktop.store.types import instant_text, parse_instant
from organic_desktop.sync.exchange import Exchange
from organic_desktop.sync.glance import DELETED_AT, TOMBSTONES, Abilities, Glance, glance
from organic_desktop.sync.pull import furthest, overlap_start, pull
from organic_desktop.sync.push import Push
from organic_desktop.sync.report import Progress, SyncReport
from organic_desktop.sync.sweep import COUNTED, Sweep, head_counts
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, MESSAGES_TABLE, TABLES, USERS_TABLE, SyncedTable

ROUNDS = 6
SWEEP_EVERY = timedelta(minutes=15)
COMPARE_EVERY = timedelta(days=1)  # every id and version: what a server's job committed an hour late (sync.md 1a.2)


class SyncEngine:
    """Reconciles one account's file with one project.

    ``cancelled`` is asked before each request; a cycle that is cancelled raises Offline and loses nothing.
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
        self._mirror = Reconciliation(database, clock)
        self._queries = Queries(database)
        self._client = client
        self._clock = clock
        self._cancelled = cancelled
        self._exchange = Exchange(clock, client, RestClient(client, bearer), self._mirror, self._check, progress)
        self._closed: dict[str, SchemaChanged] = {}
        self._changed: dict[str, int] = {}

    def cycle(self, user_id: str, *, thorough: bool = False, accept_deletions: bool = False) -> SyncReport:
        """Reconcile once, and remember that it was done. ``thorough``: check for deleted rows, whenever that was last.

        Raises Offline, SignInNeeded, AccountProblem, SchemaChanged, DecisionNeeded or a StoreError; what was done
        stays done.
        """
        started, requests = self._clock.now(), self._client.requests
        conflicts = self._queries.waiting().conflicts
        if self._queries.owner() != user_id:
            raise AccountProblem("This file of data belongs to another account.")
        push = Push(self._exchange, self._closed)
        sweep = Sweep(self._exchange, accepted=accept_deletions)
        problem = ""
        try:
            self._reconcile(user_id, push, sweep, thorough=thorough)
        except Exception as error:
            problem = str(error) or type(error).__name__
            raise
        finally:
            report = SyncReport(
                pushed=push.sent,
                pulled=sum(self._changed.values()),
                conflicts=self._queries.waiting().conflicts - conflicts,
                requests=self._client.requests - requests,
                tables=frozenset(self._changed) | sweep.changed,
            )
            if report.pushed or report.tables or problem:
                self._mirror.note_cycle(
                    started_at=started,
                    pushed=report.pushed,
                    pulled=report.pulled,
                    conflicts=report.conflicts,
                    requests=report.requests,
                    problem=problem,
                )
        return report

    def _reconcile(self, user_id: str, push: Push, sweep: Sweep, *, thorough: bool) -> None:
        thorough = thorough or self._is_due("swept_at", SWEEP_EVERY)
        seen = self._look(user_id, thorough=thorough)
        fresh = {table.name for table in TABLES if self._mirror.cursor(table.name) is None}
        for table in TABLES:
            self._pull(table, seen)
        if seen:
            self._find_deleted(seen, sweep, fresh, thorough=thorough)
        self._push(push)
        if self._mirror.recount_messages():
            self._push(push)
        self._mirror.note(last_synced_at=instant_text(self._clock.now()), problem="", sentence="")
        sweep.decide()
        if self._closed:
            raise next(iter(self._closed.values()))

    # -- look ---------------------------------------------------------------------------------------------------------

    def _look(self, user_id: str, *, thorough: bool) -> Glance | None:
        """The one request that may be all; None where the server's schema is another, so that each table is asked."""
        known = Abilities(self._mirror.fact("aggregates") != "no", self._mirror.fact("tombstones") != "no")
        try:
            seen, abilities = glance(self._exchange, user_id, known, thorough=thorough)
        except SchemaChanged:
            self._canary(user_id)
            return None
        if abilities != known:
            self._mirror.note(
                aggregates="yes" if abilities.aggregates else "no", tombstones="yes" if abilities.tombstones else "no"
            )
        return seen

    def _canary(self, user_id: str) -> None:
        """A session that can't see its own user would make everything look deleted (sync.md, fact 6)."""
        if not self._exchange.fetch_where(USERS_TABLE, equals("id", user_id)):
            raise AccountProblem("The server doesn't show this account's own row; the account may have been removed.")

    # -- pull ---------------------------------------------------------------------------------------------------------

    def _pull(self, table: SyncedTable, seen: Glance | None) -> None:
        try:
            changed = self._pull_seen(table, seen) if seen else pull(self._exchange, table)
        except SchemaChanged as error:
            self._closed[table.name] = error
            return
        if changed:
            self._changed[table.name] = self._changed.get(table.name, 0) + changed

    def _pull_seen(self, table: SyncedTable, seen: Glance) -> int:
        """Take what the glance showed; read pages only of what it had no room for."""
        cursor = self._mirror.cursor(table.name)
        if table is MESSAGES_TABLE:
            unknown = seen.new_messages - self._mirror.known_among(table.mirrored, seen.new_messages)
            return pull(self._exchange, table) if cursor is None or unknown else 0
        rows = seen.changed.get(table.name)
        if rows is None or (cursor is None and table is not USERS_TABLE):
            return pull(self._exchange, table)
        complete = seen.matching.get(table.name, len(rows)) <= len(rows)
        moved = furthest(cursor, rows, table.stamp, self._exchange.server_now) if complete else None
        news = self._exchange.apply(table, rows, moved if moved != cursor else None) if rows else []
        if complete or (cursor and self._has_all(table, seen, overlap_start(cursor))):
            return len(news)
        return len(news) + pull(self._exchange, table)

    def _has_all(self, table: SyncedTable, seen: Glance, start: str) -> bool:
        """Whether what didn't fit is known: so many rows of one moment were pulled or pushed a minute ago."""
        return seen.matching[table.name] == self._mirror.count_since(table.mirrored, start)

    # -- push ---------------------------------------------------------------------------------------------------------

    def _push(self, push: Push) -> None:
        """Rounds of sending, until nothing waits; a second one in vain shows that what waits can't be helped now."""
        in_vain = 0
        for _ in range(ROUNDS):
            sent = push.sent
            in_vain = 0 if push.round() and push.sent > sent else in_vain + 1
            waiting = self._queries.waiting()
            if waiting.pending == waiting.refused or in_vain == 2:
                return

    # -- deleted rows -------------------------------------------------------------------------------------------------

    def _find_deleted(self, seen: Glance, sweep: Sweep, fresh: set[str], *, thorough: bool) -> None:
        """Tombstones name them, counts give them away, and once a day everything is compared.

        ``fresh`` tables were pulled for the first time just now: nothing can be missing in them.
        """
        self._bury(seen, sweep)
        self._look_into_conversations(seen, sweep)
        counts = seen.counts if seen.counts or not thorough else head_counts(self._exchange)
        compare = self._is_due("compared_at", COMPARE_EVERY)
        for table in COUNTED:
            if table.name not in fresh:
                sweep.by_count(table, counts.get(table.name))
                if compare and table.mirrored.versioned:
                    sweep.by_ids(table)
        if thorough and MESSAGES_TABLE.name not in fresh and seen.message_counts is not None:
            sweep.messages_by_counts(seen.message_counts)
        now = instant_text(self._clock.now())
        self._mirror.note(**({"swept_at": now} if thorough else {}), **({"compared_at": now} if compare else {}))

    def _bury(self, seen: Glance, sweep: Sweep) -> None:
        """Rows that our own optional migration names as deleted."""
        stones = seen.tombstones or []
        for table in COUNTED:
            named = {stone["row_id"] for stone in stones if stone["table_name"] == table.name}
            sweep.remove(
                table, self._mirror.known_among(table.mirrored, named), self._mirror.count_known(table.mirrored)
            )
        cursor = self._mirror.cursor(TOMBSTONES)
        moved = furthest(cursor, stones, DELETED_AT, self._exchange.server_now)
        if moved and moved != cursor:
            self._mirror.move_cursor(TOMBSTONES, moved)

    def _look_into_conversations(self, seen: Glance, sweep: Sweep) -> None:
        """Messages with an old ``created_at`` of their client's: the conversation counts more than are here."""
        known = self._mirror.count_known_messages() if seen.changed.get(CONVERSATIONS_TABLE.name) else {}
        sweep.messages_of(
            chat["id"]
            for chat in seen.changed.get(CONVERSATIONS_TABLE.name, [])
            if (chat["message_count"] or 0) > known.get(chat["id"], 0)
        )

    # -- details ------------------------------------------------------------------------------------------------------

    def _is_due(self, fact: str, every: timedelta) -> bool:
        """Whether it is time again; a clock that was set back makes it so, too."""
        last, now = self._mirror.fact(fact), self._clock.now()
        return not last or not timedelta() <= now - parse_instant(last) < every

    def _check(self) -> None:
        if self._cancelled():
            raise Offline("The sync was stopped.")
