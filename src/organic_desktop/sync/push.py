"""Push: send the pending changes. An insert never overwrites; an update or delete names the version it is based on.

If nothing matched, that is no success: the row is read, merged and sent again in the next round. push_failures.py
decides what happens to a row whose send failed, and whether the push goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from organic_desktop.core.errors import Offline, OrganicError, RequestRefused, SchemaChanged
from organic_desktop.core.messages import Sentence
from organic_desktop.remote.rest import Row, equals, quoted, unexpected_format
from organic_desktop.store.codec import Plain
from organic_desktop.store.outbox import IdsToSend, Trying
from organic_desktop.store.row_state import Pending, ServerRow
from organic_desktop.store.schema import id_for
from organic_desktop.store.types import same_version
from organic_desktop.sync.bulk_update import NOT_ALLOWED, BulkUpdates, changed_values
from organic_desktop.sync.context import SyncContext, in_background
from organic_desktop.sync.message_timestamps import MessageTimestamps
from organic_desktop.sync.probe import MissingFeatures
from organic_desktop.sync.push_failures import (
    EXISTS,
    Failure,
    PushFailures,
    already_exists,
    lacks_key,
    lacks_parent,
)
from organic_desktop.sync.status import Phase, Progress
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, MESSAGES_TABLE, TABLES, Action, SyncedTable

BULK = 500
GIVE_UP_ATTEMPTS_AFTER = timedelta(minutes=10)

SendIds = Callable[[SyncedTable, list[str]], None]


@dataclass(frozen=True)
class _InFlight:
    """New rows whose request is under way, by id, as they are sent."""

    rows: dict[str, Plain]
    answer: Future[list[Row]]
    began: float
    key: str


class Push:
    """The push of one cycle, in rounds.

    ``sent`` counts the rows that the server acknowledged, ``tables`` are the names of their tables. Tables with an
    error in ``schema_errors`` aren't sent: their columns on the server are others.
    """

    def __init__(
        self,
        context: SyncContext,
        schema_errors: dict[str, SchemaChanged],
        missing_features: MissingFeatures,
        user_id: str,
        trying: Trying,
    ) -> None:
        self._context = context
        self._rest, self._outbox = context.rest, context.outbox
        self._timestamps = MessageTimestamps(context.server_state)
        self._schema_errors = schema_errors
        self._trying = trying
        self._user_id = user_id
        self._failures = PushFailures(context, user_id)
        self._bulk_updates = BulkUpdates(context, self._failures, missing_features, self._count_sent)
        self._without_key: set[str] = set()  # tables whose UNIQUE the server has dropped
        self._total = 0
        self.sent = 0
        self.tables: set[str] = set()

    @property
    def unsent_error(self) -> Failure | None:
        """Why a change that should have been sent is still pending; None if there is none."""
        return self._failures.unsent_error

    def has_pending(self) -> bool:
        """True if there is anything to send."""
        return bool(self._counts())

    def round(self) -> None:
        """Send every pending change once, oldest first; those whose send failed before come after all others.

        All inserts go before all updates: a conversation's ``message_count`` must not arrive before the message.
        """
        names = self._counts().keys() - self._schema_errors.keys()
        queues = {table: self._outbox.queue(table.mirrored, self._trying) for table in TABLES if table.name in names}
        rows = sum(len(ids) for each in queues.values() for kinds in each for ids in kinds)
        self._total = self.sent + rows
        self._failures.begin_round(rows)
        if MESSAGES_TABLE in queues:
            unsure = queues[MESSAGES_TABLE].suspects.inserts
            self._timestamps.note_sent(self._outbox.pending(MESSAGES_TABLE.mirrored, unsure))
        self._send({table: each.fresh for table, each in queues.items()}, self._insert_all, self._update_all)
        self._send({table: each.suspects for table, each in queues.items()}, self._insert_suspects, self._update_each)

    def _counts(self) -> dict[str, int]:
        return self._outbox.counts(self._trying)

    def _send(self, ids: Mapping[SyncedTable, IdsToSend], insert: SendIds, update: SendIds) -> None:
        for table, kinds in ids.items():
            self._send_unless_closed(table, self._delete_all, kinds.deletions)
            self._send_unless_closed(table, insert, kinds.inserts)
        for table, kinds in ids.items():
            self._send_unless_closed(table, update, kinds.updates)

    def _send_unless_closed(self, table: SyncedTable, send: SendIds, ids: list[str]) -> None:
        """Send the changes of a table, unless the server's columns are others: then they stay pending."""
        try:
            if table.name not in self._schema_errors:
                send(table, ids)
        except SchemaChanged as error:
            self._schema_errors[table.name] = error

    def _delete_all(self, table: SyncedTable, ids: list[str]) -> None:
        for changes in self._bulks(table, ids):
            self._send_each(table, [change for change in changes if change.row is None], self._delete)

    def _update_all(self, table: SyncedTable, ids: list[str]) -> None:
        for changes in self._bulks(table, ids):
            left = self._bulk_updates.send(table, [change for change in changes if not change.is_new])
            self._send_each(table, left.to_send, self._update)
            self._send_each(table, left.to_read, self._read_unmatched)

    def _update_each(self, table: SyncedTable, ids: list[str]) -> None:
        for changes in self._bulks(table, ids):
            self._send_each(table, [change for change in changes if not change.is_new], self._update)

    def _insert_all(self, table: SyncedTable, ids: list[str]) -> None:
        flying: _InFlight | None = None
        for first in range(0, len(ids), BULK):
            rows = self._prepare(table, ids[first : first + BULK])  # while the bulk before is under way
            if not rows:
                continue
            landed, flying = flying, None
            try:
                if landed:
                    wait([landed.answer])
                flying = self._start_insert(table, rows)
            finally:  # also if the cycle is stopped here: what the server has answered is done
                if landed:
                    self._receive(table, landed)  # while this one is under way
        if flying:
            self._receive(table, flying)

    def _insert_suspects(self, table: SyncedTable, ids: list[str]) -> None:
        """Insert rows that failed before: one at first, then twice as many at a time while the server accepts them."""
        size = 1
        while ids:
            turn, ids = ids[:size], ids[size:]
            sent = self.sent
            tried = self._insert(table, turn)
            size = min(size * 2, BULK) if self.sent - sent >= tried else 1

    def _bulks(self, table: SyncedTable, ids: list[str]) -> Iterator[list[Pending]]:
        """Yield the changes in bulks, each read from the store when its turn comes."""
        for first in range(0, len(ids), BULK):
            yield self._outbox.pending(table.mirrored, ids[first : first + BULK])

    # -- inserts ------------------------------------------------------------------------------------------------------

    def _insert(self, table: SyncedTable, ids: Sequence[str]) -> int:
        """Insert rows by one request; return how many were sent."""
        rows = self._prepare(table, ids)
        if rows:
            self._receive(table, self._start_insert(table, rows))
        return len(rows)

    def _prepare(self, table: SyncedTable, ids: Sequence[str]) -> dict[str, Plain]:
        """Store that rows are about to be inserted, and return them as they are sent; not those that can't be now."""
        if Action.INSERT not in table.allows:
            return {}
        ids = self._failures.to_send(table, ids)
        if table is MESSAGES_TABLE:
            return self._prepare_messages(ids)
        return self._outbox.begin_inserts(table.mirrored, ids, table.inserted, self._context.new_attempt({}))

    def _prepare_messages(self, ids: Sequence[str]) -> dict[str, Plain]:
        """Do the same for messages whose conversation is on the server; each is sent with a time of its own."""
        messages = MESSAGES_TABLE.mirrored
        parents = self._outbox.unsent_parents(CONVERSATIONS_TABLE.mirrored)
        new = [change for change in self._outbox.pending(messages, ids) if change.is_new]
        new = [change for change in new if (change.row or {})["conversation_id"] not in parents]
        rows = {change.row_id: self._message(change) for change in new}
        self._outbox.record_attempts(messages, {row_id: self._context.new_attempt(row) for row_id, row in rows.items()})
        return rows

    def _message(self, change: Pending) -> Plain:
        row = dict(change.row or {})
        if row["created_at"]:
            row["created_at"] = self._timestamps.of(change, row, self._context.server_now)
        return row

    def _start_insert(self, table: SyncedTable, rows: dict[str, Plain]) -> _InFlight:
        try:
            self._context.check_cancelled()
        except Offline as error:
            self._context.end_attempts(table, list(rows), 0.0, error)
            raise
        began = self._context.clock.monotonic()
        key = "id" if table.name in self._without_key else table.conflict_key
        answer = in_background(partial(self._rest.insert, table.name, list(rows.values()), on_conflict=key))
        return _InFlight(rows, answer, began, key)

    def _receive(self, table: SyncedTable, flight: _InFlight) -> None:
        """Acknowledge the inserted rows, and resolve the others; halve a bulk that failed, until one row is left."""
        rows = flight.rows
        try:
            answer = self._answer(table, flight)
        except (RequestRefused, Offline) as error:
            if lacks_key(error) and flight.key != "id":
                self._without_key.add(table.name)
                self._insert(table, list(rows))
            else:
                self._not_inserted(table, list(rows), error)
            return
        self._outbox.acknowledge(table.mirrored, rows, answer)
        there = {row["id"] for row in answer}
        self._count_sent(table, there)
        others = [row_id for row_id in rows if row_id not in there]
        try:
            if others:
                self._context.note_no_match(table, others)
            self._resolve(table, others)
            self._failures.answered(table, others)
        except (RequestRefused, Offline) as error:
            self._failures.bulk_failed(table, others, error)

    def _not_inserted(self, table: SyncedTable, ids: Sequence[str], error: Failure) -> None:
        if lacks_parent(error) and table is not MESSAGES_TABLE:
            self._failures.check_account_once()
        changes = self._outbox.pending(table.mirrored, ids) if len(ids) == 1 else []
        if changes:
            self._failed(table, changes[0], error)
        elif self._failures.bulk_failed(table, ids, error):
            middle = len(ids) // 2
            for half in (ids[:middle], ids[middle:]):
                self._insert(table, half)

    def _answer(self, table: SyncedTable, flight: _InFlight) -> list[Row]:
        try:
            return _check_keys(table, flight.answer.result(), flight.rows)
        except OrganicError as error:
            self._context.end_attempts(table, list(flight.rows), flight.began, error)
            raise

    def _resolve(self, table: SyncedTable, ids: Collection[str]) -> None:
        """Read rows that existed already: ours after a lost response, or another device's of the same day or module."""
        new = [change for change in self._outbox.pending(table.mirrored, list(ids)) if change.row is not None]
        found = {row["id"] for row in self._context.fetch(table, set(ids))}
        for change in new:
            if change.row_id not in found and not self._resolve_key(table, change):
                self._change_id(table, change)

    def _resolve_key(self, table: SyncedTable, change: Pending) -> bool:
        if not table.mirrored.natural_key:
            return False
        row = change.row or {}
        conditions = ",".join(f"{name}.eq.{quoted(row[name])}" for name in table.mirrored.natural_key)
        return bool(self._context.fetch_where(table, ("and", f"({conditions})")))

    def _change_id(self, table: SyncedTable, change: Pending) -> None:
        """Give the row another id: the server refuses this one without showing its row, so it is another user's.

        See ``docs/sync.md``, rule 28. The new id follows from the old one: an import of the same rows finds them.
        """
        if change.code == EXISTS:
            self._outbox.withdraw_attempts(table.mirrored, [change.row_id])
            self._failures.set_aside(table, change, Sentence("The server didn't keep this entry."), EXISTS)
            return
        fresh = id_for(self._user_id, change.row_id)
        self._outbox.give_new_id(table.mirrored, change.row_id, fresh)
        self._outbox.note_failures(table.mirrored, [fresh], Sentence("The ID is already in use."), EXISTS)

    # -- updates and deletions ----------------------------------------------------------------------------------------

    def _update(self, table: SyncedTable, change: Pending) -> None:
        base, row = change.base, change.row
        if base is None or row is None:
            return
        changes = changed_values(table, change)
        if not changes:
            self._wait_for_unanswered(table, change)
            return
        server_row = self._update_row(table, row, base.version, changes)
        if server_row is not None:
            self._outbox.acknowledge(table.mirrored, {change.row_id: changes}, [server_row])
            self._count_sent(table, [change.row_id])
            return
        self._read_unmatched(table, change)

    def _read_unmatched(self, table: SyncedTable, change: Pending) -> None:
        """Read and merge a row whose update matched nothing; if it has the version that was sent, that is a refusal."""
        found = self._read(table, change)
        if found and change.base and same_version(found[0]["updated_at"], change.base.version):
            self._outbox.withdraw_attempts(table.mirrored, [change.row_id])
            self._failures.set_aside(table, change, NOT_ALLOWED, "")

    def _update_row(self, table: SyncedTable, sent: Plain, version: str | None, changes: Plain) -> Row | None:
        """Send a conditional update; return the row as the server stored it, None if nothing matched."""
        row_id = sent["id"]
        self._outbox.record_attempts(table.mirrored, {row_id: self._context.new_attempt(changes, version)})
        began = self._context.clock.monotonic()
        try:
            row = self._rest.update(table.name, row_id, version, changes, columns=table.mirrored.columns)
            _check_keys(table, [row] if row else [], {row_id: sent})
        except OrganicError as error:
            self._context.end_attempts(table, [row_id], began, error)
            raise
        if row is None:
            self._context.note_no_match(table, [row_id])
        return row

    def _wait_for_unanswered(self, table: SyncedTable, change: Pending) -> None:
        """Keep a change that was undone while its send has no response yet: the server may still carry it out."""
        self._read(table, change)
        if self._context.now - change.edited_at > GIVE_UP_ATTEMPTS_AFTER:
            self._outbox.give_up_attempts(table.mirrored, change.row_id)

    def _read(self, table: SyncedTable, change: Pending) -> list[ServerRow]:
        """Read and merge the row; if the server deleted it, the edit becomes an insert (``docs/sync.md``, rule 36)."""
        found = self._context.fetch_where(table, equals("id", change.row_id))
        if not found:
            self._context.remote_changes.remove(table.mirrored, [change.row_id])
        return found

    def _delete(self, table: SyncedTable, change: Pending) -> None:
        if Action.DELETE not in table.allows:
            return
        this = equals("id", change.row_id)
        deletion: Pending | None = change
        if change.base is None:  # an insert of it may have arrived: read what is there before deleting it
            self._context.fetch_where(table, this)
            deletion = next(iter(self._outbox.pending(table.mirrored, [change.row_id])), None)
        if deletion is None or deletion.row is not None:
            return
        there = deletion.base is not None and not deletion.base.gone
        if there and deletion.base and not self._rest.delete(table.name, change.row_id, deletion.base.version):
            found = self._context.fetch_where(table, this)
            if found and same_version(found[0]["updated_at"], deletion.base.version):
                reason = Sentence("The server doesn't allow this entry to be deleted.")
                self._failures.set_aside(table, change, reason, "")
            if found:  # it was merged: an edit elsewhere cancels the deletion, our own late send is deleted next round
                return
        self._outbox.acknowledge_deletion(table.mirrored, change.row_id)
        self._count_sent(table, [change.row_id])

    # -- what goes wrong ----------------------------------------------------------------------------------------------

    def _send_each(
        self, table: SyncedTable, changes: Sequence[Pending], send: Callable[[SyncedTable, Pending], None]
    ) -> None:
        for change in changes:
            if not self._failures.should_send(table, change.row_id):
                continue
            self._context.check_cancelled()
            try:
                send(table, change)
                self._failures.answered(table, [change.row_id])
            except (RequestRefused, Offline) as error:
                self._failed(table, change, error)

    def _failed(self, table: SyncedTable, change: Pending, error: Failure) -> None:
        if already_exists(error) and change.is_new:
            self._resolve(table, [change.row_id])
        else:
            self._failures.row_failed(table, change, error)

    def _count_sent(self, table: SyncedTable, ids: Collection[str]) -> None:
        if ids:
            self._failures.succeeded(table, ids)
        self.sent += len(ids)
        self.tables.add(table.name)
        self._context.progress(Progress(Phase.PUSH, table.name, self.sent, self._total))


def _check_keys(table: SyncedTable, rows: list[Row], sent: Mapping[str, Plain]) -> list[Row]:
    """Return the rows of a response to a write. Raises Offline if one has another date or module than was sent."""
    if not all(table.has_key_of(row, sent[row["id"]]) for row in rows):
        raise unexpected_format()
    return rows
