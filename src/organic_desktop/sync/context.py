"""Context passed to every step of a sync cycle: REST client, local store, merge rule, cancellation, progress."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import Offline
from organic_desktop.core.messages import Sentence
from organic_desktop.remote.client import Client
from organic_desktop.remote.rest import Filter, RestClient, one_of
from organic_desktop.store.apply_remote import Applied, Conditions, Merged, Sides
from organic_desktop.store.attempts import Attempt
from organic_desktop.store.codec import Plain
from organic_desktop.store.reconciliation import Reconciliation
from organic_desktop.store.row_state import ServerRow
from organic_desktop.store.server_state import Cursor, Known
from organic_desktop.sync.merge import NotMerged, TextMerges, merge
from organic_desktop.sync.status import Progress
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, SyncedTable

IDS_PER_REQUEST = 100  # sync.md, pitfall 10
SAME_AGAIN = "The server sends the same rows again and again."
CONTRADICTION = Sentence("The server's answers contradict each other.")

T = TypeVar("T")


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many ids at a time as fit an address."""
    for first in range(0, len(ids), IDS_PER_REQUEST):
        yield ids[first : first + IDS_PER_REQUEST]


def ahead(work: Callable[[], T]) -> Future[T]:
    """Do ``work`` in a thread that nobody has to wait for: a program that ends doesn't wait for a slow server."""
    future: Future[T] = Future()

    def carry() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # handed on to whoever asks for the result
            future.set_exception(error)

    threading.Thread(target=carry, name="request", daemon=True).start()
    return future


@dataclass(frozen=True)
class Exchange:
    """``check`` is called before each request and raises to cancel; ``progress`` is told of long work.

    ``regressed`` are rows that the server showed in an older state than before, by table and id: they were left out,
    unless ``accept_older``. ``arrived`` are the ids of rows that came in during this cycle.
    """

    clock: Clock
    client: Client
    rest: RestClient
    mirror: Reconciliation
    known: Known
    check: Callable[[], None]
    progress: Callable[[Progress], None]
    accept_older: bool = False
    regressed: dict[SyncedTable, dict[str, ServerRow]] = field(default_factory=dict)
    arrived: set[str] = field(default_factory=set)

    @property
    def now(self) -> datetime:
        """This computer's time: what edits are stamped with."""
        return self.clock.now()

    @property
    def server_now(self) -> datetime:
        """The server's time, to the second."""
        return self.client.server_now()

    @property
    def server_offset(self) -> timedelta | None:
        return self.client.server_time_offset

    def attempt(self, values: Plain, base: str | None = None) -> Attempt:
        """A send that is about to leave: an update of the version ``base``, or an insert."""
        now = self.client.server_clock.now()
        if now is None:
            return Attempt(values, base)
        return Attempt(values, base, now.earliest, now.latest - now.earliest)

    def end_attempts(self, table: SyncedTable, ids: Sequence[str], began: float, error: Exception) -> None:
        """A send failed that ``began`` then: forget the attempt, unless it may have been carried out all the same."""
        if isinstance(error, Offline) and error.unanswered:
            self.mirror.end_attempts(table.mirrored, ids, self._latest_server_time)
            for row_id in ids:
                self.client.server_clock.note_unanswered(row_id, began)
        else:
            self.mirror.withdraw_attempts(table.mirrored, ids)

    def match_none(self, table: SyncedTable, ids: Sequence[str]) -> None:
        """A send was answered, and changed no row: what is there is read next."""
        self.mirror.end_attempts(table.mirrored, ids, self._latest_server_time, matched_none=True)

    @property
    def _latest_server_time(self) -> datetime | None:
        now = self.client.server_clock.now()
        return now and now.latest

    def apply(
        self, table: SyncedTable, rows: Sequence[ServerRow], cursor: Cursor | None = None, line: str = ""
    ) -> list[str]:
        """Bring server rows in, parents that aren't here yet before them; the ids of those that are news.

        ``line`` is the name under which the cursor is kept, if it isn't the table's.
        """
        applied = self._apply(table, rows, cursor, line)
        news = applied.news
        if applied.orphans:
            parents = {row["conversation_id"] for row in applied.orphans}
            self.fetch(CONVERSATIONS_TABLE, parents)
            news += self._apply(table, applied.orphans, cursor, line, again=True).news
        if applied.blocked:
            news += self._unblock(table, applied.blocked)
        return news

    def count_regressed(self) -> int:
        """How many rows the server showed in an older state than before."""
        return sum(len(rows) for rows in self.regressed.values())

    def missing(self, table: SyncedTable, ids: Collection[str]) -> list[str]:
        """Ask for rows by id; those that the server doesn't have."""
        gone = set(ids)
        for rows in self._by_ids(table, ids, ["id"]):
            gone -= {row["id"] for row in rows}
        return sorted(gone)

    def retry_aside(self, table: SyncedTable) -> list[str]:
        """Bring in what was kept aside, if what stood in its way is gone; the ids of rows that came in."""
        return self._merging(table, partial(self.mirror.retry_aside, table.mirrored))

    def fetch_news(self, table: SyncedTable, ids: set[str]) -> list[str]:
        """Read rows by id and bring them in; the ids of those that were news."""
        rows_by_batch = self._by_ids(table, ids, table.mirrored.columns)
        return [row_id for rows in rows_by_batch for row_id in self.apply(table, rows)]

    def fetch(self, table: SyncedTable, ids: set[str]) -> list[ServerRow]:
        """Read rows by id and bring them in; the rows as the server gave them."""
        found: list[ServerRow] = []
        for rows in self._by_ids(table, ids, table.mirrored.columns):
            self.apply(table, rows)
            found += rows
        return found

    def fetch_where(self, table: SyncedTable, condition: Filter) -> list[ServerRow]:
        """Read the few rows that meet a condition and bring them in."""
        rows = self._where(table, condition)
        self.apply(table, rows)
        return rows

    def _by_ids(self, table: SyncedTable, ids: Collection[str], columns: Sequence[str]) -> Iterator[list[ServerRow]]:
        """Rows by id, some at a time. A server may cut any answer short: what one lacks is asked for once more, and is
        missing only if not a single row comes any more."""
        for batch in batches(sorted(ids)):
            left, new = set(batch), set(batch)
            while left and new:
                rows = self._where(table, one_of("id", sorted(left)), columns)
                yield rows
                new = left & {row["id"] for row in rows}
                left -= new

    def _where(self, table: SyncedTable, condition: Filter, columns: Sequence[str] = ()) -> list[ServerRow]:
        """The rows that meet a condition; of those asked for by their ids no others, whatever the server sends."""
        self.check()
        names = columns or table.mirrored.columns
        rows = self.rest.select(table.name, columns=names, filters=[condition], order="id.asc", limit=IDS_PER_REQUEST)
        column, wanted = condition
        return [row for row in rows if column != "id" or row["id"] in wanted]

    def _unblock(self, table: SyncedTable, blocked: Mapping[str, ServerRow]) -> list[str]:
        """Of two rows of a day the server may have both; but if it lost the one that is here, the other takes over."""
        gone = frozenset(self.missing(table, blocked.keys()))
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
    ) -> Applied:
        rows, moved = self._confirmed(table, rows)
        conditions = Conditions(self.server_now, self.accept_older, gone, again, moved)
        apply = partial(self.mirror.apply, table.mirrored, rows, cursor=cursor, line=line, conditions=conditions)
        applied = self._merging(table, apply)
        for row_id, stamp in applied.arrived.items():
            self.client.server_clock.note_arrived(row_id, stamp)
        self.arrived.update(applied.news)
        for row in applied.regressed:
            self.regressed.setdefault(table, {})[row["id"]] = row
        return applied

    def _confirmed(self, table: SyncedTable, rows: Sequence[ServerRow]) -> tuple[Sequence[ServerRow], frozenset[str]]:
        """The rows, and which of them have moved to another day or module: that is believed if a second look says so.

        A row is edited by its id: one that stood at a wrong day here would take what is meant for that day.
        """
        before = self.known.moved(table.mirrored, rows)
        if not before:
            return rows, frozenset()
        name = table.mirrored.own_key[0]
        first = {row["id"]: row[name] for row in rows}
        again = {row["id"]: row for some in self._by_ids(table, before, table.mirrored.columns) for row in some}
        for row_id, was in before.items():
            if row_id not in again or again[row_id][name] not in (was, first[row_id]):
                raise Offline(CONTRADICTION)
        moved = frozenset(row_id for row_id, was in before.items() if again[row_id][name] != was)
        return [again.get(row["id"], row) for row in rows], moved

    def _merging(self, table: SyncedTable, apply: Callable[..., T]) -> T:
        """Bring rows in. Texts take longer to merge than a transaction may: the first try finds out which there are."""
        texts = TextMerges()

        def by_rules(_: object, sides: Sides) -> Merged:
            return merge(table.rules, sides, self.server_offset, texts)

        while True:
            try:
                return apply(merge=by_rules, confirm=texts.confirm)
            except NotMerged:
                texts.merge_missing()
