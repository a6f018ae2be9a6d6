"""Push: send what waits. An insert never overwrites, an update or delete names the version it was made on.

"Nothing matched" is never taken for success: the row is read, merged and sent again in the next round. What the server
refuses for good is set aside with its words, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from organic_desktop.errors import AccountProblem, RequestRefused, SchemaChanged, ServerBusy
from organic_desktop.remote.rest import Row, equals, quoted
from organic_desktop.sentences import Sentence
from organic_desktop.store.models import new_id
from organic_desktop.store.pending import Pending, ServerRow
from organic_desktop.store.rows import Plain
from organic_desktop.store.types import same_version
from organic_desktop.sync.ahead import ahead
from organic_desktop.sync.exchange import Exchange
from organic_desktop.sync.report import Progress
from organic_desktop.sync.saidat import SaidAt
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, MESSAGES_TABLE, TABLES, SyncedTable

BULK = 500
FAILURES_FORGIVEN = 5  # of the server over one row, before the row is set aside (pitfall 23)
UNANSWERED_LAST = timedelta(minutes=10)
FAILURES_IN_A_ROW = 12  # more than halving a bulk down to one bad row takes: the server itself is in trouble
NOT_ALLOWED, NO_PARENT, EXISTS = "42501", "23503", "23505"


@dataclass(frozen=True)
class _Bulk:
    """Changes to be inserted together, and their rows as they are sent."""

    changes: Sequence[Pending]
    rows: dict[str, Plain]


@dataclass(frozen=True)
class _Flight:
    """A bulk on its way."""

    bulk: _Bulk
    answer: Future[list[Row]]


class Push:
    """Sends in rounds; ``sent`` counts the rows that the server acknowledged, ``tables`` are theirs.

    ``closed`` tables are left alone: the server's schema is another.
    """

    def __init__(self, exchange: Exchange, closed: dict[str, SchemaChanged]) -> None:
        self._exchange = exchange
        self._rest, self._mirror = exchange.rest, exchange.mirror
        self._said_at = SaidAt(exchange.known)
        self._closed = closed
        self._failures = 0
        self._total = 0
        self.sent = 0
        self.tables: set[str] = set()

    def round(self) -> None:
        """Send every waiting change once, oldest first.

        All inserts go before all updates: a conversation's row that counts a message isn't to arrive before it.
        """
        names = self._exchange.known.waiting().keys() - self._closed.keys()
        waiting = {table: self._mirror.waiting(table.mirrored) for table in TABLES if table.name in names}
        self._total = self.sent + sum(len(ids) for kinds in waiting.values() for ids in kinds)
        for table, kinds in waiting.items():
            self._guarded(table, self._delete_all, kinds.deletions)
            self._guarded(table, self._insert_all, kinds.inserts)
        for table, kinds in waiting.items():
            self._guarded(table, self._update_all, kinds.updates)

    def _guarded(self, table: SyncedTable, send: Callable[[SyncedTable, list[str]], None], ids: list[str]) -> None:
        """Another schema on the server closes this table only; its edits wait."""
        try:
            if table.name not in self._closed:
                send(table, ids)
        except SchemaChanged as error:
            self._closed[table.name] = error

    def _delete_all(self, table: SyncedTable, ids: list[str]) -> None:
        for changes in self._bulks(table, ids):
            self._each(table, [change for change in changes if change.row is None], self._delete)

    def _update_all(self, table: SyncedTable, ids: list[str]) -> None:
        for changes in self._bulks(table, ids):
            self._each(table, [change for change in changes if not change.is_new], self._update)

    def _insert_all(self, table: SyncedTable, ids: list[str]) -> None:
        flying: _Flight | None = None
        for changes in self._bulks(table, ids if table.may_insert else []):
            new = [change for change in changes if change.is_new]
            if not new:  # deleted meanwhile, or arrived
                continue
            prepared = self._prepared(table, new)  # while the bulk before is on its way
            landed = flying
            if landed:
                wait([landed.answer])
            flying = self._sent(table, prepared)
            if landed:
                self._land(table, landed)  # while this one is on its way
        if flying:
            self._land(table, flying)

    def _bulks(self, table: SyncedTable, ids: list[str]) -> Iterator[list[Pending]]:
        """The changes as they are when their turn comes, some hundreds at a time."""
        for first in range(0, len(ids), BULK):
            yield self._mirror.pending(table.mirrored, ids[first : first + BULK])

    # -- inserts ------------------------------------------------------------------------------------------------------

    def _insert(self, table: SyncedTable, changes: Sequence[Pending]) -> None:
        self._land(table, self._sent(table, self._prepared(table, changes)))

    def _prepared(self, table: SyncedTable, changes: Sequence[Pending]) -> _Bulk:
        rows = {change.row_id: self._inserted(table, change) for change in changes}
        self._mirror.record_attempts(table.mirrored, rows)
        return _Bulk(changes, rows)

    def _sent(self, table: SyncedTable, bulk: _Bulk) -> _Flight:
        self._exchange.check()
        rows = list(bulk.rows.values())
        return _Flight(bulk, ahead(partial(self._rest.insert, table.name, rows, on_conflict=table.conflict_key)))

    def _land(self, table: SyncedTable, flight: _Flight) -> None:
        """Take the answer; where the server refused the bulk, halve until the row it means stands alone."""
        changes, rows = flight.bulk.changes, flight.bulk.rows
        try:
            answer = flight.answer.result()
        except SchemaChanged:
            raise
        except (RequestRefused, ServerBusy) as error:
            if isinstance(error, RequestRefused) and error.code == NO_PARENT and table is not MESSAGES_TABLE:
                raise AccountProblem("The server no longer has this account's data: it was removed.") from error
            if len(changes) == 1:
                self._failed(table, changes[0], error)
                return
            self._count_failure(error)
            middle = len(changes) // 2
            self._insert(table, changes[:middle])
            self._insert(table, changes[middle:])
            return
        self._mirror.acknowledge(table.mirrored, rows, answer)
        self._done(table, len(answer))
        there = {row["id"] for row in answer}
        self._resolve(table, [change for change in changes if change.row_id not in there])

    def _inserted(self, table: SyncedTable, change: Pending) -> Plain:
        row = {name: (change.row or {})[name] for name in table.inserted}
        if table is MESSAGES_TABLE and row["created_at"]:
            row["created_at"] = self._said_at.of(change, row, self._exchange.server_now)
        return row

    def _resolve(self, table: SyncedTable, changes: Sequence[Pending]) -> None:
        """Rows that were there already: ours, their answer lost, or another device's of the same day or module."""
        found = {row["id"] for row in self._exchange.fetch(table, {change.row_id for change in changes})}
        for change in changes:
            if change.row_id not in found and not self._resolve_key(table, change):
                self._take_other_id(table, change)

    def _resolve_key(self, table: SyncedTable, change: Pending) -> bool:
        if not table.mirrored.natural_key:
            return False
        row = change.row or {}
        conditions = ",".join(f"{name}.eq.{quoted(row[name])}" for name in table.mirrored.natural_key)
        return bool(self._exchange.fetch_where(table, ("and", f"({conditions})")))

    def _take_other_id(self, table: SyncedTable, change: Pending) -> None:
        """Neither the id nor the key is to be seen, and yet the row is there: the id is somebody else's (rule 28)."""
        if change.failures:
            self._mirror.refuse(table.mirrored, change.row_id, Sentence("The server keeps no row for this."))
            return
        fresh = new_id()
        self._mirror.give_new_id(table.mirrored, change.row_id, fresh)
        self._mirror.note_failure(table.mirrored, fresh, Sentence("The id was taken."))

    # -- updates and deletions ----------------------------------------------------------------------------------------

    def _update(self, table: SyncedTable, change: Pending) -> None:
        base, row = change.base, change.row
        if base is None or row is None:
            return
        changes = {name: row[name] for name in table.mirrored.editable if row[name] != base.values.get(name)}
        if not changes:
            self._wait_for_unanswered(table, change)
            return
        self._mirror.record_attempts(table.mirrored, {change.row_id: changes})
        columns = table.mirrored.columns
        server_row = self._rest.update(table.name, change.row_id, base.version, changes, columns=columns)
        if server_row is not None:
            self._mirror.acknowledge(table.mirrored, {change.row_id: changes}, [server_row])
            self._done(table, 1)
            return
        found = self._read(table, change)
        if found and same_version(found[0]["updated_at"], base.version):
            reason = Sentence("The server doesn't let this row be changed.")
            self._mirror.refuse(table.mirrored, change.row_id, reason)

    def _wait_for_unanswered(self, table: SyncedTable, change: Pending) -> None:
        """An edit that was taken back while a send of it is unanswered: it may arrive yet, as our own."""
        self._read(table, change)
        if self._exchange.now - change.edited_at > UNANSWERED_LAST:
            self._mirror.give_up_attempts(table.mirrored, change.row_id)

    def _read(self, table: SyncedTable, change: Pending) -> list[ServerRow]:
        """Read the row and merge; where it is gone, the edit makes it again."""
        found = self._exchange.fetch_where(table, equals("id", change.row_id))
        if not found:
            self._mirror.remove(table.mirrored, [change.row_id])
        return found

    def _delete(self, table: SyncedTable, change: Pending) -> None:
        if not table.may_delete:
            return
        this = equals("id", change.row_id)
        deletion: Pending | None = change
        if change.base is None:  # an insert of it may have arrived: what is there then is ours to delete, or an edit
            self._exchange.fetch_where(table, this)
            deletion = next(iter(self._mirror.pending(table.mirrored, [change.row_id])), None)
        if deletion is None or deletion.row is not None:
            return
        there = deletion.base is not None and not deletion.base.gone
        if there and deletion.base and not self._rest.delete(table.name, change.row_id, deletion.base.version):
            there = bool(self._exchange.fetch_where(table, this))
            if there:  # merged: another's edit brought it back, or our own late send is deleted in the next round
                return
        self._mirror.acknowledge_deletion(table.mirrored, change.row_id)
        self._done(table, 1)

    # -- what goes wrong ----------------------------------------------------------------------------------------------

    def _each(
        self, table: SyncedTable, changes: Sequence[Pending], send: Callable[[SyncedTable, Pending], None]
    ) -> None:
        for change in changes:
            self._exchange.check()
            try:
                send(table, change)
            except SchemaChanged:
                raise
            except (RequestRefused, ServerBusy) as error:
                self._failed(table, change, error)

    def _failed(self, table: SyncedTable, change: Pending, error: RequestRefused | ServerBusy) -> None:
        """Set the row aside, unless it may fare better another time."""
        if isinstance(error, ServerBusy):
            self._count_failure(error)
            self._mirror.note_failure(table.mirrored, change.row_id, error.message)
            if change.failures + 1 >= FAILURES_FORGIVEN:
                self._mirror.refuse(table.mirrored, change.row_id, error.message)
        elif error.code == EXISTS and change.is_new:
            self._resolve(table, [change])
        elif not (error.code == NOT_ALLOWED and self._waits_for_parent(table, change)):
            self._mirror.refuse(table.mirrored, change.row_id, error.message)

    def _waits_for_parent(self, table: SyncedTable, change: Pending) -> bool:
        """A message before its conversation is refused as if it were another's (pitfall 27)."""
        if table is not MESSAGES_TABLE or change.row is None:
            return False
        return change.row["conversation_id"] in self._mirror.waiting(CONVERSATIONS_TABLE.mirrored).inserts

    def _count_failure(self, error: RequestRefused | ServerBusy) -> None:
        """Go on past what the server fails over alone; stop where nothing else succeeds either."""
        if isinstance(error, ServerBusy):
            self._failures += 1
            if not error.code or self._failures > FAILURES_IN_A_ROW:
                raise error

    def _done(self, table: SyncedTable, rows: int) -> None:
        self.sent += rows
        self.tables.add(table.name)
        self._failures = 0
        self._exchange.progress(Progress("push", table.name, self.sent, self._total))
