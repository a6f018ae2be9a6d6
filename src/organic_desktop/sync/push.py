"""Push: send what waits. An insert never overwrites, an update or delete names the version it was made on.

"Nothing matched" is never taken for success: the row is read, merged and sent again in the next round. What becomes of
a row whose send fails, and whether the rest goes on, is send_failures.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from organic_desktop.core.errors import Offline, OrganicError, RequestRefused, SchemaChanged
from organic_desktop.core.messages import Sentence
from organic_desktop.remote.rest import Row, equals, quoted, strange
from organic_desktop.store.codec import Plain
from organic_desktop.store.outbox import Trying, WaitingIds
from organic_desktop.store.row_state import Pending, ServerRow
from organic_desktop.store.schema import new_id
from organic_desktop.store.server_state import Known
from organic_desktop.store.types import instant_text, parse_instant, same_version
from organic_desktop.sync.context import Exchange, ahead
from organic_desktop.sync.push_failures import Failure, Failures, next_try
from organic_desktop.sync.status import Progress
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, MESSAGES_TABLE, TABLES, SyncedTable

UNSURE = timedelta(seconds=1)  # the server tells its time to the second
NEXT = timedelta(microseconds=1)


class SaidAt:
    """For the messages of one cycle, asked for in the order in which they were said."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._last = datetime.min.replace(tzinfo=UTC)

    def of(self, change: Pending, row: Plain, server_now: datetime) -> str:
        """The time that the ``row`` of a new message is to have on the server."""
        stamp, latest = str(row["created_at"]), server_now + UNSURE
        if stamp <= instant_text(latest):
            return stamp
        if change.attempts:  # it may be there already, with the time it was sent with
            return str(change.attempts[-1].values["created_at"])
        # What the server's clock said of the messages before may have been a second more than it says now.
        before = self._known.last_said(row["conversation_id"], instant_text(latest + UNSURE))
        time = max(latest, parse_instant(before) + NEXT) if before else latest
        self._last = max(time, self._last + NEXT)
        return instant_text(self._last)

    def note_sent(self, changes: Sequence[Pending]) -> None:
        """Messages that may be on the server: what is said after them has a later time, also if it is sent first."""
        sent = [change.attempts[-1].values["created_at"] for change in changes if change.attempts]
        self._last = max([self._last, *map(parse_instant, filter(None, sent))])


BULK = 500
UNANSWERED_LAST = timedelta(minutes=10)
NO_PARENT, EXISTS, NO_SUCH_KEY = "23503", "23505", "42P10"


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
    began: float
    key: str


class Push:
    """Sends in rounds; ``sent`` counts the rows that the server acknowledged, ``tables`` are theirs.

    ``closed`` tables are left alone: the server's schema is another. ``left`` is why something waits that should have
    been sent.
    """

    def __init__(self, exchange: Exchange, closed: dict[str, SchemaChanged], user_id: str, trying: Trying) -> None:
        self._exchange = exchange
        self._rest, self._mirror = exchange.rest, exchange.mirror
        self._said_at = SaidAt(exchange.known)
        self._closed = closed
        self._trying = trying
        self._failures = Failures(exchange, user_id)
        self._without_key: set[str] = set()  # tables whose UNIQUE the server has dropped
        self._total = 0
        self.sent = 0
        self.tables: set[str] = set()

    @property
    def left(self) -> Failure | None:
        return self._failures.left

    def waits(self) -> bool:
        """Whether there is anything to send."""
        return bool(self._counts())

    def round(self) -> None:
        """Send every waiting change once, oldest first; those over which a send failed before come after all others.

        All inserts go before all updates: a conversation's row that counts a message isn't to arrive before it.
        """
        names = self._counts().keys() - self._closed.keys()
        waiting = {table: self._mirror.waiting(table.mirrored, self._trying) for table in TABLES if table.name in names}
        rows = sum(len(ids) for each in waiting.values() for kinds in each for ids in kinds)
        self._total = self.sent + rows
        self._failures.begin(rows)
        if MESSAGES_TABLE in waiting:
            unsure = waiting[MESSAGES_TABLE].suspects.inserts
            self._said_at.note_sent(self._mirror.pending(MESSAGES_TABLE.mirrored, unsure))
        self._send({table: each.fresh for table, each in waiting.items()}, self._insert_all)
        self._send({table: each.suspects for table, each in waiting.items()}, self._insert_suspects)

    def _counts(self) -> dict[str, int]:
        return self._exchange.known.waiting(self._trying, self._exchange.now)

    def _send(
        self, waiting: Mapping[SyncedTable, WaitingIds], insert: Callable[[SyncedTable, list[str]], None]
    ) -> None:
        for table, kinds in waiting.items():
            self._guarded(table, self._delete_all, kinds.deletions)
            self._guarded(table, insert, kinds.inserts)
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
        for changes in self._bulks(table, ids):
            new = self._to_insert(table, changes)
            if not new:
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

    def _insert_suspects(self, table: SyncedTable, ids: list[str]) -> None:
        """Alone at first, then more and more at a time, as long as the server takes them."""
        size = 1
        while ids:
            turn, ids = ids[:size], ids[size:]
            sent = self.sent
            if new := self._to_insert(table, self._mirror.pending(table.mirrored, turn)):
                self._insert(table, new)
            size = min(size * 2, BULK) if self.sent - sent >= len(new) else 1

    def _to_insert(self, table: SyncedTable, changes: Sequence[Pending]) -> list[Pending]:
        """Those that are still new (not deleted meanwhile, or arrived), and whose parent is on the server."""
        if not table.may_insert:
            return []
        new = [change for change in changes if change.is_new and self._failures.may_send(table, change.row_id)]
        if table is not MESSAGES_TABLE:
            return new
        parents = self._mirror.unsent_parents(CONVERSATIONS_TABLE.mirrored)
        return [change for change in new if (change.row or {})["conversation_id"] not in parents]

    def _bulks(self, table: SyncedTable, ids: list[str]) -> Iterator[list[Pending]]:
        """The changes as they are when their turn comes, some hundreds at a time."""
        for first in range(0, len(ids), BULK):
            yield self._mirror.pending(table.mirrored, ids[first : first + BULK])

    # -- inserts ------------------------------------------------------------------------------------------------------

    def _insert(self, table: SyncedTable, changes: Sequence[Pending]) -> None:
        self._land(table, self._sent(table, self._prepared(table, changes)))

    def _prepared(self, table: SyncedTable, changes: Sequence[Pending]) -> _Bulk:
        rows = {change.row_id: self._inserted(table, change) for change in changes}
        sends = {row_id: self._exchange.attempt(row) for row_id, row in rows.items()}
        self._mirror.record_attempts(table.mirrored, sends)
        return _Bulk(changes, rows)

    def _sent(self, table: SyncedTable, bulk: _Bulk) -> _Flight:
        try:
            self._exchange.check()
        except Offline as error:
            self._exchange.end_attempts(table, list(bulk.rows), 0.0, error)
            raise
        rows, began = list(bulk.rows.values()), self._exchange.clock.monotonic()
        key = "id" if table.name in self._without_key else table.conflict_key
        answer = ahead(partial(self._rest.insert, table.name, rows, on_conflict=key))
        return _Flight(bulk, answer, began, key)

    def _land(self, table: SyncedTable, flight: _Flight) -> None:
        """Take the answer; if the server refused the bulk, halve until the row it means stands alone."""
        changes, rows = flight.bulk.changes, flight.bulk.rows
        try:
            answer = self._answer(table, flight)
        except (RequestRefused, Offline) as error:
            if isinstance(error, RequestRefused) and error.code == NO_SUCH_KEY and flight.key != "id":
                self._without_key.add(table.name)
                self._insert(table, changes)
            else:
                self._not_inserted(table, changes, error)
            return
        self._mirror.acknowledge(table.mirrored, rows, answer)
        there = {row["id"] for row in answer}
        self._done(table, there)
        others = [change for change in changes if change.row_id not in there]
        try:
            if others:
                self._exchange.match_none(table, [change.row_id for change in others])
            self._resolve(table, others)
            self._failures.answered(table, [change.row_id for change in others])
        except (RequestRefused, Offline) as error:
            self._failures.of_bulk(table, [change.row_id for change in others], error)

    def _not_inserted(self, table: SyncedTable, changes: Sequence[Pending], error: Failure) -> None:
        if isinstance(error, RequestRefused) and error.code == NO_PARENT and table is not MESSAGES_TABLE:
            self._failures.find_account_once()
        if len(changes) == 1:
            self._failed(table, changes[0], error)
        elif self._failures.of_bulk(table, [change.row_id for change in changes], error):
            middle = len(changes) // 2
            for half in (changes[:middle], changes[middle:]):
                if still := [change for change in half if self._failures.may_send(table, change.row_id)]:
                    self._insert(table, still)

    def _answer(self, table: SyncedTable, flight: _Flight) -> list[Row]:
        try:
            return _as_sent(table, flight.answer.result(), flight.bulk.rows)
        except OrganicError as error:
            self._exchange.end_attempts(table, list(flight.bulk.rows), flight.began, error)
            raise

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
        if change.code == EXISTS:
            self._mirror.withdraw_attempts(table.mirrored, [change.row_id])
            self._set_aside(table, change, Sentence("The server keeps no row for this."), EXISTS)
            return
        fresh = new_id()
        self._mirror.give_new_id(table.mirrored, change.row_id, fresh)
        self._mirror.note_failures(table.mirrored, [fresh], Sentence("The id was taken."), EXISTS)

    # -- updates and deletions ----------------------------------------------------------------------------------------

    def _update(self, table: SyncedTable, change: Pending) -> None:
        base, row = change.base, change.row
        if base is None or row is None:
            return
        changes = {name: row[name] for name in table.mirrored.editable if row[name] != base.values.get(name)}
        if not changes:
            self._wait_for_unanswered(table, change)
            return
        server_row = self._update_row(table, row, base.version, changes)
        if server_row is not None:
            self._mirror.acknowledge(table.mirrored, {change.row_id: changes}, [server_row])
            self._done(table, [change.row_id])
            return
        found = self._read(table, change)
        if found and same_version(found[0]["updated_at"], base.version):
            self._mirror.withdraw_attempts(table.mirrored, [change.row_id])
            self._set_aside(table, change, Sentence("The server doesn't let this row be changed."), "")

    def _update_row(self, table: SyncedTable, sent: Plain, version: str | None, changes: Plain) -> Row | None:
        """The row after the update; None where nothing matched, so that nothing was done."""
        row_id = sent["id"]
        self._mirror.record_attempts(table.mirrored, {row_id: self._exchange.attempt(changes, version)})
        began = self._exchange.clock.monotonic()
        try:
            row = self._rest.update(table.name, row_id, version, changes, columns=table.mirrored.columns)
            _as_sent(table, [row] if row else [], {row_id: sent})
        except OrganicError as error:
            self._exchange.end_attempts(table, [row_id], began, error)
            raise
        if row is None:
            self._exchange.match_none(table, [row_id])
        return row

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
            found = self._exchange.fetch_where(table, this)
            if found and same_version(found[0]["updated_at"], deletion.base.version):
                self._set_aside(table, change, Sentence("The server doesn't let this row be deleted."), "")
            if found:  # merged: another's edit brought it back, or our own late send is deleted in the next round
                return
        self._mirror.acknowledge_deletion(table.mirrored, change.row_id)
        self._done(table, [change.row_id])

    # -- what goes wrong ----------------------------------------------------------------------------------------------

    def _each(
        self, table: SyncedTable, changes: Sequence[Pending], send: Callable[[SyncedTable, Pending], None]
    ) -> None:
        for change in changes:
            if not self._failures.may_send(table, change.row_id):
                continue
            self._exchange.check()
            try:
                send(table, change)
                self._failures.answered(table, [change.row_id])
            except (RequestRefused, Offline) as error:
                self._failed(table, change, error)

    def _failed(self, table: SyncedTable, change: Pending, error: Failure) -> None:
        if isinstance(error, RequestRefused) and error.code == EXISTS and change.is_new:
            self._resolve(table, [change])
        else:
            self._failures.of_row(table, change, error)

    def _set_aside(self, table: SyncedTable, change: Pending, reason: Sentence, code: str) -> None:
        """The server didn't take it, and said no reason that could be told."""
        again = next_try(change.failures + 1 if change.refused else 1, self._exchange.now)
        self._mirror.refuse(table.mirrored, change.row_id, reason, code, again)
        self._failures.settled(table, change.row_id)

    def _done(self, table: SyncedTable, ids: Collection[str]) -> None:
        if ids:
            self._failures.succeeded(table, ids)
        self.sent += len(ids)
        self.tables.add(table.name)
        self._exchange.progress(Progress("push", table.name, self.sent, self._total))


def _as_sent(table: SyncedTable, rows: list[Row], sent: Mapping[str, Plain]) -> list[Row]:
    """The rows of an answer to a write. Raises Offline for one of another day or module: a read tells what is true."""
    if any(row[name] != sent[row["id"]][name] for row in rows for name in table.mirrored.own_key):
        raise strange()
    return rows
