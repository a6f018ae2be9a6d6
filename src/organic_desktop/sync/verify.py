"""Verify: every row here compared with the server's, in the order of ids, and told month by month.

Both sides are brought into the plain form of ``store/codec.py``, so that only values count and not how a server spells
them. A row that waits to be sent is compared as the server last showed it, for it is meant to differ. Nothing is
changed on either side; a thousand rows are in memory at a time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from organic_desktop.core.errors import Offline, Stopped
from organic_desktop.remote.client import Client
from organic_desktop.remote.rest import Bearer, Filter, RestClient, Row, equals, one_of
from organic_desktop.store.codec import Plain, canonical_in_part
from organic_desktop.store.comparison import Range, comparing, shown
from organic_desktop.store.database import Database
from organic_desktop.store.row_state import Base, key_of
from organic_desktop.store.types import json_text, same_version
from organic_desktop.sync.context import SAME_AGAIN, batches
from organic_desktop.sync.probe import why_hidden
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, MESSAGES_TABLE, TABLES, USERS_TABLE, SyncedTable

PAGE = 1000
MOST_PAGES = 10_000
FIRST_ID = "00000000-0000-0000-0000-000000000000"
HASH_DIGITS = 16
_HASHES = 2**256


class Where(StrEnum):
    """On which side a row is that isn't the same on both."""

    HERE = "here"
    THERE = "there"
    BOTH = "both"


@dataclass(frozen=True)
class DifferentRow:
    """A row that isn't the same on both sides; ``key`` is its day or module.

    ``columns`` are (here, there) of those that differ. ``not_received``: the server has changed it since it was last
    read, so that a sync brings it.
    """

    row_id: str
    key: str
    where: Where
    columns: Mapping[str, tuple[Any, Any]]
    not_received: bool


@dataclass(frozen=True)
class MonthVerified:
    """A table's rows of a month ("2026-11"; "" for rows without a time): how many, and a hash of all of them.

    ``first`` is the first row that differs, ``different`` how many do.
    """

    table: str
    month: str
    here: int
    there: int
    hash_here: str
    hash_there: str
    different: int = 0
    first: DifferentRow | None = None

    @property
    def equal(self) -> bool:
        """True if both sides have the same rows."""
        return self.here == self.there and self.hash_here == self.hash_there


@dataclass(frozen=True)
class Verified:
    """The months of every table. Edits that ``wait`` to be sent, and rows that are ``unreadable``, are said apart."""

    months: tuple[MonthVerified, ...]
    waiting: int
    unreadable: int
    requests: int

    @property
    def equal(self) -> bool:
        """True if both sides have the same rows, but for what waits and what can't be read."""
        return all(month.equal for month in self.months)

    @property
    def not_received(self) -> bool:
        """True if differences may be only what a sync would bring."""
        found = [month.first for month in self.months if month.first]
        return bool(found) and all(first.not_received for first in found)

    def rows(self, table: str) -> int:
        """The number of a table's rows here."""
        return sum(month.here for month in self.months if month.table == table)


def verify(
    database: Database,
    client: Client,
    bearer: Bearer,
    user_id: str,
    cancelled: Callable[[], bool],
    progress: Callable[[int], None],
) -> Verified:
    """Compare every table. Raises Stopped, AccountGone or AccountProblem, and what reading from the server raises."""
    return _Verifying(database, RestClient(client, bearer), client, user_id, cancelled, progress).run()


# -- sums -------------------------------------------------------------------------------------------------------------


@dataclass
class _Side:
    """How many rows there are, and the sum of their hashes: equal whatever their order."""

    rows: int = 0
    hashes: int = 0

    def add(self, digest: int) -> None:
        self.rows += 1
        self.hashes = (self.hashes + digest) % _HASHES


@dataclass
class _Month:
    here: _Side = field(default_factory=_Side)
    there: _Side = field(default_factory=_Side)
    different: int = 0
    first: tuple[tuple[str, str], DifferentRow] | None = None

    def note(self, order: tuple[str, str], row: DifferentRow) -> None:
        self.different += 1
        if self.first is None or order < self.first[0]:
            self.first = order, row

    def verified(self, table: str, name: str) -> MonthVerified:
        here, there = (f"{side.hashes:064x}"[:HASH_DIGITS] for side in (self.here, self.there))
        first = self.first[1] if self.first else None
        return MonthVerified(table, name, self.here.rows, self.there.rows, here, there, self.different, first)


class _Table:
    """The months of one table while it is compared."""

    def __init__(self, table: SyncedTable) -> None:
        self.table, self.months = table, dict[str, _Month]()
        # The version is the server's own stamp of the row, and says nothing that the values don't.
        self._compared = [name for name in table.mirrored.columns if name != "updated_at"]

    def compare(self, here: Mapping[str, Plain], there: Mapping[str, Plain], known: Mapping[str, Base]) -> None:
        """Take some rows of both sides, by id; ``known`` are the bases of those that may differ."""
        for row_id in here.keys() | there.keys():
            mine, theirs = here.get(row_id), there.get(row_id)
            ours = self._sum(mine, "here")
            if self._sum(theirs, "there") != ours:
                self._note(row_id, mine, theirs, known.get(row_id))

    def same(self, one: Plain, other: Plain) -> bool:
        return all(one.get(name) == other.get(name) for name in self._compared)

    def _sum(self, row: Plain | None, side: str) -> int | None:
        if row is None:
            return None
        values = json_text([row.get(name) for name in self._compared])
        digest = int.from_bytes(hashlib.sha256(values.encode(errors="surrogatepass")).digest())
        getattr(self._month(row), side).add(digest)
        return digest

    def _note(self, row_id: str, mine: Plain | None, theirs: Plain | None, base: Base | None) -> None:
        where = Where.THERE if mine is None else Where.HERE if theirs is None else Where.BOTH
        some = mine or theirs or {}
        values = [None if row is None else shown(self.table.mirrored, row) for row in (mine, theirs)]
        columns = {
            name: (values[0] and values[0].get(name), values[1] and values[1].get(name))
            for name in self._compared
            if mine is None or theirs is None or mine.get(name) != theirs.get(name)
        }
        version = theirs.get("updated_at") if theirs else None
        unknown = base is None or not same_version(base.version, version)
        found = DifferentRow(row_id, key_of(some), where, columns, theirs is not None and unknown)
        for month in {_month_of(row) for row in (mine, theirs) if row}:
            self.months[month].note((str(some.get("date") or some.get("created_at") or ""), row_id), found)

    def _month(self, row: Plain) -> _Month:
        return self.months.setdefault(_month_of(row), _Month())


def _month_of(row: Plain) -> str:
    return str(row.get("date") or row.get("created_at") or "")[:7]


# -- both sides -------------------------------------------------------------------------------------------------------


class _Verifying:
    """One comparison."""

    def __init__(
        self,
        database: Database,
        rest: RestClient,
        client: Client,
        user_id: str,
        cancelled: Callable[[], bool],
        progress: Callable[[int], None],
    ) -> None:
        self._database, self._rest, self._client, self._user_id = database, rest, client, user_id
        self._cancelled, self._progress = cancelled, progress
        self._read = 0
        self._unreadable: set[tuple[str, str]] = set()  # table and id: one of a message is met with every chat's rows
        self._conversations: set[str] = set()

    def run(self) -> Verified:
        with comparing(self._database) as here:
            waiting = here.count_pending()
            self._conversations.update(here.conversation_ids())
        compared = [self._compare(table) for table in TABLES]
        months = (
            each.months[name].verified(each.table.name, name) for each in compared for name in sorted(each.months)
        )
        return Verified(tuple(months), waiting, len(self._unreadable), self._client.requests)

    def _compare(self, table: SyncedTable) -> _Table:
        compared = _Table(table)
        for chats in batches(sorted(self._conversations)) if table is MESSAGES_TABLE else [()]:
            last: str | None = FIRST_ID
            while last is not None:
                page, end = self._page(table, last, chats)
                self._compare_page(compared, page, chats, last, end)
                last = end
        return compared

    def _compare_page(
        self, compared: _Table, page: Sequence[Row], chats: Sequence[str], last: str, end: str | None
    ) -> None:
        table = compared.table
        if table is CONVERSATIONS_TABLE:  # messages of one that isn't here yet are missing here, too
            self._conversations.update(row["id"] for row in page)
        with comparing(self._database) as file:
            here = file.as_on_server(table.mirrored, Range(last, end, chats), [row["id"] for row in page])
        there, unreadable = _read(table, [row for row in page if row["id"] not in here.waiting | here.unreadable])
        rows = {row_id: row for row_id, row in here.rows.items() if row_id not in unreadable}
        compared.compare(rows, there, here.bases)
        self._unreadable.update((table.name, row_id) for row_id in here.unreadable | unreadable)
        self._read += len(page)
        self._progress(self._read)

    def _page(self, table: SyncedTable, last: str, chats: Sequence[str]) -> tuple[list[Row], str | None]:
        """Return the rows behind an id, and the id up to which they are all; None if none follows."""
        if self._cancelled():
            raise Stopped("Stopped.")
        if self._client.requests > MOST_PAGES:
            raise Offline(SAME_AGAIN)
        if table is USERS_TABLE:
            own = [equals("id", self._user_id)]
            rows = self._rest.select(table.name, columns=_columns(table), filters=own, order="id.asc", limit=1)
            if not rows:  # then the server shows none of the others either, which says nothing about them
                raise why_hidden(self._rest)
            return rows, None
        filters: list[Filter] = [("id", f"gt.{last}"), *([one_of("conversation_id", chats)] if chats else [])]
        # An order that no index offers, or PostgreSQL might scan all users' messages by id.
        order = "id.asc.nullsfirst" if chats else "id.asc"
        rows, total = self._rest.select_counted(
            table.name, columns=_columns(table), filters=filters, order=order, limit=PAGE
        )
        if not rows or len(rows) == total:
            return rows, None
        if rows[-1]["id"] <= last:
            raise Offline(SAME_AGAIN)
        return rows, rows[-1]["id"]


def _columns(table: SyncedTable) -> Sequence[str]:
    return table.mirrored.columns


def _read(table: SyncedTable, rows: Sequence[Row]) -> tuple[dict[str, Plain], set[str]]:
    """Return the server's rows in their plain form, and the ids of those that have none."""
    there, unreadable = dict[str, Plain](), set[str]()
    for row in rows:
        try:
            plain, _ = canonical_in_part(table.mirrored, row)
        except (ValueError, TypeError, OverflowError):
            unreadable.add(row["id"])
            continue
        if table.mirrored.versioned:
            plain["updated_at"] = row["updated_at"]  # to the letter: it is the version
        there[row["id"]] = plain
    return there, unreadable
