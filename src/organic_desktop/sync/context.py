"""Context passed to every step of a sync cycle: REST client, local store, merge rule, cancellation, progress.

Steps read rows by id through it, and bring server rows in: merged by their table's rules, parents before children.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar, TypeVar

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import Offline
from organic_desktop.core.messages import Sentence
from organic_desktop.remote.client import Client
from organic_desktop.remote.rest import Filter, RestClient, one_of
from organic_desktop.store.apply_remote import Applied, Conditions, Merged, RemoteChanges, Sides
from organic_desktop.store.attempts import Attempt
from organic_desktop.store.codec import Plain
from organic_desktop.store.database import Database
from organic_desktop.store.first_messages import FirstMessages
from organic_desktop.store.outbox import Outbox
from organic_desktop.store.row_state import ServerRow
from organic_desktop.store.server_state import Cursor, ServerState
from organic_desktop.sync.merge import NotMerged, TextMerges, merge
from organic_desktop.sync.status import Progress
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, SyncedTable

IDS_PER_REQUEST = 100  # docs/sync.md, rule 10
SAME_AGAIN = "The server sends the same rows again and again."
CONTRADICTION = Sentence("The server's responses contradict each other.")

T = TypeVar("T")


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the ids in batches that fit into one address."""
    for first in range(0, len(ids), IDS_PER_REQUEST):
        yield ids[first : first + IDS_PER_REQUEST]


def in_background(work: Callable[[], T]) -> Future[T]:
    """Run a request in a daemon thread, while the cycle's thread works on the response before it.

    A program that ends doesn't wait for it.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # raised again by ``result()``
            future.set_exception(error)

    threading.Thread(target=run, name="request", daemon=True).start()
    return future


class CycleWatcher:
    """Told of what a cycle decides about rows; this one takes no notice.

    ``rehearses``: the cycle runs on a copy of the file, so nothing outside that may be made or counted.
    """

    rehearses: ClassVar[bool] = False

    def merged(self, table: SyncedTable, sides: Sides, merged: Merged) -> None:
        """A server's row was merged with an edit here; called again if the merge had to be repeated."""

    def received(self, table: SyncedTable, ids: Collection[str]) -> None:
        """Rows came in from the server, whether or not that changed what is here."""

    def held(self, table: SyncedTable, gone: Collection[str], older: Collection[str]) -> None:
        """The user has to decide about rows that the server lost, or has in an older state."""


@dataclass(frozen=True)
class SyncContext:
    """What the steps of one cycle share.

    ``check_cancelled`` is called before each request and raises to cancel; ``progress`` is called during long work.
    ``regressed`` are rows, by table and id, that the server showed in an older state than before: they aren't applied
    unless ``accept_older``. ``arrived`` are the ids of rows that came in during this cycle. ``watcher`` is told it all.
    """

    clock: Clock
    client: Client
    rest: RestClient
    database: Database
    remote_changes: RemoteChanges
    outbox: Outbox
    server_state: ServerState
    check_cancelled: Callable[[], None]
    progress: Callable[[Progress], None]
    watcher: CycleWatcher = field(default_factory=CycleWatcher)
    accept_older: bool = False
    regressed: dict[SyncedTable, dict[str, ServerRow]] = field(default_factory=dict)
    arrived: set[str] = field(default_factory=set)

    @property
    def now(self) -> datetime:
        """This computer's time, with which edits are stamped."""
        return self.clock.now()

    @property
    def server_now(self) -> datetime:
        """The server's time, to the second."""
        return self.client.server_now()

    @property
    def server_offset(self) -> timedelta | None:
        return self.client.server_time_offset

    def new_attempt(self, values: Plain, base: str | None = None) -> Attempt:
        """Return the record of a send about to start: an update of the version ``base``, or an insert."""
        now = self.client.server_clock.now()
        if now is None:
            return Attempt(values, base)
        return Attempt(values, base, now.earliest, now.latest - now.earliest)

    def end_attempts(self, table: SyncedTable, ids: Sequence[str], began: float, error: Exception) -> None:
        """Drop the attempts of a failed send, but keep those that the server may have carried out all the same.

        ``began`` is when the send started, by the monotonic clock.
        """
        if isinstance(error, Offline) and error.unanswered:
            self.outbox.end_attempts(table.mirrored, ids, self._latest_server_time)
            for row_id in ids:
                self.client.server_clock.note_unanswered(row_id, began)
        else:
            self.outbox.withdraw_attempts(table.mirrored, ids)

    def note_no_match(self, table: SyncedTable, ids: Sequence[str]) -> None:
        """Note that a conditional send matched no row; the row is read next."""
        self.outbox.end_attempts(table.mirrored, ids, self._latest_server_time, matched_none=True)

    @property
    def _latest_server_time(self) -> datetime | None:
        now = self.client.server_clock.now()
        return now and now.latest

    def apply(
        self,
        table: SyncedTable,
        rows: Sequence[ServerRow],
        cursor: Cursor | None = None,
        line: str = "",
        messages: FirstMessages | None = None,
    ) -> list[str]:
        """Apply server rows, and before them parents that are missing here; return the ids of the rows that changed.

        ``line`` is the name under which the cursor is stored, if it isn't the table's. ``messages``: of a pull of many.
        """
        applied = self._apply(table, rows, cursor, line, messages=messages)
        news = applied.news
        if applied.orphans:
            parents = {row["conversation_id"] for row in applied.orphans}
            self.fetch(CONVERSATIONS_TABLE, parents)
            late = self._apply(table, applied.orphans, cursor, line, again=True).news
            if messages:
                messages.keep(late)
            news += late
        if applied.blocked:
            news += self._unblock(table, applied.blocked)
        return news

    def count_regressed(self) -> int:
        """Return how many rows the server showed in an older state than before."""
        return sum(len(rows) for rows in self.regressed.values())

    def missing_ids(self, table: SyncedTable, ids: Collection[str]) -> list[str]:
        """Ask for rows by id; return the ids that the server doesn't have."""
        gone = set(ids)
        for rows in self._rows_by_ids(table, ids, ["id"]):
            gone -= {row["id"] for row in rows}
        return sorted(gone)

    def retry_unreadable(self, table: SyncedTable) -> list[str]:
        """Apply unreadable rows, if nothing blocks them any more; return the ids of those applied."""
        applied = self._merge_rows(table, partial(self.remote_changes.retry_unreadable, table.mirrored))
        self.watcher.received(table, applied)
        return applied

    def fetch_changed(self, table: SyncedTable, ids: set[str]) -> list[str]:
        """Read rows by id and apply them; return the ids of those that changed."""
        rows_by_batch = self._rows_by_ids(table, ids, table.mirrored.columns)
        return [row_id for rows in rows_by_batch for row_id in self.apply(table, rows)]

    def fetch(self, table: SyncedTable, ids: set[str]) -> list[ServerRow]:
        """Read rows by id and apply them; return them as the server sent them."""
        found: list[ServerRow] = []
        for rows in self._rows_by_ids(table, ids, table.mirrored.columns):
            self.apply(table, rows)
            found += rows
        return found

    def fetch_where(self, table: SyncedTable, condition: Filter) -> list[ServerRow]:
        """Read the few rows that meet a condition, and apply and return them."""
        rows = self._where(table, condition)
        self.apply(table, rows)
        return rows

    def _rows_by_ids(
        self, table: SyncedTable, ids: Collection[str], columns: Sequence[str]
    ) -> Iterator[list[ServerRow]]:
        """Yield rows by id, in batches.

        A server may cut any response short: ids that it left out are asked for again, until no row comes any more.
        """
        for batch in batches(sorted(ids)):
            left, new = set(batch), set(batch)
            while left and new:
                rows = self._where(table, one_of("id", sorted(left)), columns)
                yield rows
                new = left & {row["id"] for row in rows}
                left -= new

    def _where(self, table: SyncedTable, condition: Filter, columns: Sequence[str] = ()) -> list[ServerRow]:
        """Return the rows that meet a condition; if it names ids, rows with other ids are dropped."""
        self.check_cancelled()
        names = columns or table.mirrored.columns
        rows = self.rest.select(table.name, columns=names, filters=[condition], order="id.asc", limit=IDS_PER_REQUEST)
        column, wanted = condition
        return [row for row in rows if column != "id" or row["id"] in wanted]

    def _unblock(self, table: SyncedTable, blocked: Mapping[str, ServerRow]) -> list[str]:
        """Apply rows whose date or module another row holds here, if the server has lost that other row."""
        gone = frozenset(self.missing_ids(table, blocked.keys()))
        rows = [row for row_id, row in blocked.items() if row_id in gone]
        return self._apply(table, rows, None, gone=gone).news if rows else []

    def _apply(
        self,
        table: SyncedTable,
        rows: Sequence[ServerRow],
        cursor: Cursor | None,
        line: str = "",
        *,
        again: bool = False,
        gone: frozenset[str] = frozenset(),
        messages: FirstMessages | None = None,
    ) -> Applied:
        rows, moved = self._confirm_moves(table, rows)
        conditions = Conditions(self.server_now, self.accept_older, gone, again, moved)
        apply = partial(
            self.remote_changes.apply,
            table.mirrored,
            rows,
            cursor=cursor,
            line=line,
            conditions=conditions,
            messages=messages,
        )
        applied = self._merge_rows(table, apply)
        for row_id, stamp in applied.arrived.items():
            self.client.server_clock.note_arrived(row_id, stamp)
        self.arrived.update(applied.news)
        self.watcher.received(table, applied.news)
        for row in applied.regressed:
            self.regressed.setdefault(table, {})[row["id"]] = row
        return applied

    def _confirm_moves(
        self, table: SyncedTable, rows: Sequence[ServerRow]
    ) -> tuple[Sequence[ServerRow], frozenset[str]]:
        """Read rows again that seem to have moved to another date or module; return the rows, and the ids that moved.

        Edits go by id: a row shown under a wrong date would receive what is meant for that date.
        """
        before = self.server_state.moved(table.mirrored, rows)
        if not before:
            return rows, frozenset()
        name = table.mirrored.own_key[0]
        first = {row["id"]: row[name] for row in rows}
        again = {row["id"]: row for some in self._rows_by_ids(table, before, table.mirrored.columns) for row in some}
        for row_id, was in before.items():
            if row_id not in again or again[row_id][name] not in (was, first[row_id]):
                raise Offline(CONTRADICTION)
        moved = frozenset(row_id for row_id, was in before.items() if again[row_id][name] != was)
        return [again.get(row["id"], row) for row in rows], moved

    def _merge_rows(self, table: SyncedTable, apply: Callable[..., T]) -> T:
        """Run ``apply`` with the merge rule, again after each round of text merges.

        Merging texts takes longer than a transaction may, so they are merged outside it: ``apply`` finds out which are
        needed, and is repeated once they are ready.
        """
        texts = TextMerges()

        def merge_rule(_: object, sides: Sides) -> Merged:
            merged = merge(table.rules, sides, self.server_offset, texts)
            self.watcher.merged(table, sides, merged)
            return merged

        while True:
            try:
                return apply(merge=merge_rule, confirm=texts.confirm)
            except NotMerged:
                texts.merge_missing()
