"""One cycle of reconciliation: look at the server, pull what is new, push what waits, check for deleted rows.

When a cycle runs, and what to do after a failure, is worker.py's; what the steps do is in glance.py, pull.py, push.py,
sweep.py and merge.py. ``docs/sync.md`` reads in the order of this file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from organic_desktop.clock import Clock
from organic_desktop.errors import AccountProblem, OrganicError, SchemaChanged, Stopped
from organic_desktop.remote.client import Client
from organic_desktop.remote.rest import Bearer, RestClient, equals
from organic_desktop.sentences import Sentence
from organic_desktop.store.database import Database
from organic_desktop.store.known import Cursor, Known
from organic_desktop.store.pending import Trying
from organic_desktop.store.reconciliation import Reconciliation
from organic_desktop.store.types import instant_text, kept_instant, kept_json
from organic_desktop.sync.exchange import Exchange
from organic_desktop.sync.glance import DELETED_AT, FITS, TOMBSTONES, Abilities, Glance, glance
from organic_desktop.sync.pull import furthest, overlap_start, pull
from organic_desktop.sync.push import Push
from organic_desktop.sync.report import Missing, Progress, SyncReport
from organic_desktop.sync.sweep import COUNTED, Sweep, head_counts
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, MESSAGES_TABLE, TABLES, USERS_TABLE, SyncedTable

ROUNDS = 6
SWEEP_EVERY = timedelta(minutes=15)
NOTE_EVERY = timedelta(minutes=5)
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
        rest = RestClient(client, bearer)
        self._exchange = Exchange(clock, client, rest, self._mirror, self._known, self._check, progress)
        self._cursors, self._facts, self._last_decision = self._known.state()
        client.server_clock.restore(self._facts.get("server_clock", ""))
        self._closed: dict[str, SchemaChanged] = {}
        self._changed: dict[str, int] = {}
        self._counted = False

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
        push, sweep = Push(self._exchange, self._closed, user_id, trying), Sweep(self._exchange, many=missing)
        problem = Sentence("")
        try:
            self._reconcile(user_id, push, sweep, thorough=thorough)
        except Exception as error:
            problem = error.message if isinstance(error, OrganicError) else Sentence(type(error).__name__)
            if isinstance(error, OrganicError):
                error.tables = frozenset(self._changed) | sweep.changed
            raise
        finally:
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
        thorough = thorough or bool(asked) or self._is_due("swept_at", SWEEP_EVERY)
        seen = self._look(user_id, thorough=thorough)
        for table in TABLES:
            self._pull(table, seen, self._cursors.get(table.name))
        if seen:
            self._find_deleted(seen, sweep, thorough=thorough, asked=bool(asked))
        self._push(push)
        if MESSAGES_TABLE.name in {*self._changed, *sweep.changed, *push.tables} and self._mirror.recount_messages():
            self._push(push)
        left = push.left
        if not left:
            self._note_success(quiet=not (push.sent or self._changed or sweep.changed or thorough))
        sweep.decide(asked)
        if asked:
            self._mirror.note(held="")
        if left:
            raise left
        if self._closed:
            raise next(iter(self._closed.values()))

    def _note_success(self, *, quiet: bool) -> None:
        """A quiet cycle writes nothing for minutes: laptops' disks want to sleep, and the App knows the time itself."""
        if not quiet or self._facts.get("problem") or self._is_due("last_synced_at", NOTE_EVERY):
            clock = self._client.server_clock.kept()
            self._mirror.note(
                last_synced_at=instant_text(self._clock.now()), problem="", sentence="", server_clock=clock
            )

    # -- look ---------------------------------------------------------------------------------------------------------

    def _look(self, user_id: str, *, thorough: bool) -> Glance | None:
        """The one request that may be all; None where the server's schema is another, so that each table is asked."""
        known = Abilities(self._facts.get("aggregates") != "no", self._facts.get("tombstones") != "no")
        try:
            seen, abilities = glance(self._exchange, user_id, self._cursors, known, thorough=thorough)
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

    def _pull(self, table: SyncedTable, seen: Glance | None, cursor: Cursor | None) -> None:
        try:
            changed = self._pull_seen(table, seen, cursor) if seen else pull(self._exchange, table, cursor)
        except SchemaChanged as error:
            self._closed[table.name] = error
            return
        if changed:
            self._changed[table.name] = self._changed.get(table.name, 0) + changed

    def _pull_seen(self, table: SyncedTable, seen: Glance, cursor: Cursor | None) -> int:
        """Take what the glance showed; read pages only of what it had no room for."""
        if table is MESSAGES_TABLE:
            return 0 if cursor and self._knows_messages(seen, cursor) else pull(self._exchange, table, cursor)
        rows = seen.changed.get(table.name)
        if rows is None:
            return pull(self._exchange, table, cursor)
        if not rows and not seen.matching.get(table.name):
            return 0
        complete = seen.matching.get(table.name, len(rows)) <= len(rows)
        moved = furthest(cursor, rows, table.stamp, self._exchange.server_now) if complete else None
        at_rest = moved in {None, cursor} and self._known.has_all(table.mirrored, rows)
        news = [] if at_rest else self._exchange.apply(table, rows, moved)
        if complete or (cursor and self._has_all(table, seen, overlap_start(cursor))):
            return len(news)
        return len(news) + pull(self._exchange, table, cursor)

    def _knows_messages(self, seen: Glance, cursor: Cursor) -> bool:
        if seen.new_messages is None:  # nobody asked, for there were no conversations
            return not seen.changed.get(CONVERSATIONS_TABLE.name)
        if self._known.among(MESSAGES_TABLE.mirrored, seen.new_messages) != seen.new_messages:
            return False
        complete = seen.matching[MESSAGES_TABLE.name] <= len(seen.new_messages)
        return complete or self._has_all(MESSAGES_TABLE, seen, overlap_start(cursor))

    def _has_all(self, table: SyncedTable, seen: Glance, start: str) -> bool:
        """Whether what didn't fit is known: so many rows of one moment were pulled or pushed a minute ago."""
        return seen.matching[table.name] == self._known.count_since(table.mirrored, start)

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

    # -- deleted rows -------------------------------------------------------------------------------------------------

    def _find_deleted(self, seen: Glance, sweep: Sweep, *, thorough: bool, asked: bool) -> None:
        """Tombstones name them, counts give them away, and once a day everything is compared.

        Tables without a cursor were pulled for the first time just now: nothing can be missing in them. Tombstones name
        a row once: what was ``asked`` about because of them is counted again until there is an answer.
        """
        self._bury(seen, sweep)
        self._look_into_conversations(seen, sweep)
        counts = seen.counts
        if thorough and not counts and (seen.tombstones is None or asked):
            counts = head_counts(self._exchange)
        sweep.by_counts({name: counted for name, counted in counts.items() if name in self._cursors})
        compare = self._is_due("compared_at", COMPARE_EVERY)
        for table in COUNTED:
            if compare and table.name in self._cursors and table.mirrored.versioned:
                sweep.by_ids(table)
        if thorough and MESSAGES_TABLE.name in self._cursors and seen.message_counts is not None:
            sweep.messages_by_counts(seen.message_counts)
        done = {"swept_at": thorough, "compared_at": compare}
        if any(done.values()):
            now = instant_text(self._clock.now())
            self._mirror.note(**{fact: now for fact, was_done in done.items() if was_done})

    def _bury(self, seen: Glance, sweep: Sweep) -> None:
        """Rows that our own optional migration names as deleted."""
        stones = seen.tombstones
        if not stones:
            return
        for table in COUNTED:
            named = {stone["row_id"] for stone in stones if stone["table_name"] == table.name}
            here = self._known.among(table.mirrored, named)
            if here and len(stones) >= FITS:  # the first of more, perhaps: whether they are many, the table shows
                sweep.by_ids(table)
            else:
                sweep.remove(table, here, self._known.count(table.mirrored))
        cursor = self._cursors.get(TOMBSTONES)
        moved = furthest(cursor, stones, DELETED_AT, self._exchange.server_now)
        if moved and moved != cursor:
            self._mirror.move_cursor(TOMBSTONES, moved)

    def _look_into_conversations(self, seen: Glance, sweep: Sweep) -> None:
        """Messages with an old ``created_at`` of their client's: the conversation counts more than are here."""
        known = self._known.count_messages() if seen.changed.get(CONVERSATIONS_TABLE.name) else {}
        sweep.messages_of(
            chat["id"]
            for chat in seen.changed.get(CONVERSATIONS_TABLE.name, [])
            if (chat["message_count"] or 0) > known.get(chat["id"], 0)
        )

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
