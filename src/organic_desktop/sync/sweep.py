"""Sweep: find the rows that the server no longer has, on a schema that keeps no trace of them.

Counts first: only where a count disagrees are ids read and compared. Absence is believed after a second look, and never
for many rows at once without asking (``sync.md`` §2.5, pitfall 56).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from organic_desktop.errors import DecisionNeeded
from organic_desktop.remote.rest import Filter, Row, one_of
from organic_desktop.sentences import Sentence
from organic_desktop.store.types import same_version
from organic_desktop.sync.exchange import IDS_PER_REQUEST, Exchange, batches
from organic_desktop.sync.report import Missing
from organic_desktop.sync.tables import MESSAGES_TABLE, TABLES, USERS_TABLE, SyncedTable

IDS_PER_PAGE = 1000
MANY_ROWS = 10
MANY_OF_A_TABLE = 0.10
COUNTED = tuple(table for table in TABLES if table is not USERS_TABLE)
FIRST_ID = "00000000-0000-0000-0000-000000000000"


class Sweep:
    """One check for deleted rows; ``many`` is what becomes of many at once.

    ``changed`` are the names of tables that lost or gained rows.
    """

    def __init__(self, exchange: Exchange, *, many: Missing) -> None:
        self._exchange = exchange
        self._known, self._mirror = exchange.known, exchange.mirror
        self._many = many
        self._held: dict[str, set[str]] = {}
        self.changed: set[str] = set()

    def by_counts(self, counts: Mapping[str, int]) -> None:
        """Read the ids of those tables of which the server's count disagrees with ours."""
        known = self._known.counts() if counts else {}
        for table in COUNTED:
            if table.name not in counts:
                continue
            here = known.get(table.name, 0) if table.mirrored.versioned else self._known.count(table.mirrored)
            if counts[table.name] != here:
                self.by_ids(table)

    def by_ids(self, table: SyncedTable) -> None:
        """Read every id and version of a table: what is missing is removed, what is other is fetched."""
        known = self._known.rows(table.mirrored)
        there: dict[str, str | None] = {}
        for lot in lots(self._exchange, table):
            last = FIRST_ID
            while page := self._ids(table, last, lot):
                there |= {row["id"]: row.get("updated_at") for row in page}
                last = page[-1]["id"]
        other = {
            row_id
            for row_id, version in there.items()
            if row_id not in known or not same_version(known[row_id], version)
        }
        if self._exchange.fetch(table, other):
            self.changed.add(table.name)
        self.remove(table, known.keys() - there.keys(), of=len(known))

    def messages_by_counts(self, counts: Mapping[str, int]) -> None:
        """Compare each conversation's number of messages; read the ids of those that disagree."""
        known = self._known.count_messages()
        self.messages_of({chat for chat in counts if counts[chat] != known.get(chat, 0)})

    def messages_of(self, conversation_ids: Iterable[str]) -> None:
        """Compare the ids of these conversations' messages with the server's."""
        for conversation_id in conversation_ids:
            known = self._known.messages(conversation_id)
            there: set[str] = set()
            last = FIRST_ID
            while page := self._ids(MESSAGES_TABLE, last, [one_of("conversation_id", [conversation_id])]):
                there |= {row["id"] for row in page}
                last = page[-1]["id"]
            if self._exchange.fetch(MESSAGES_TABLE, there - known):
                self.changed.add(MESSAGES_TABLE.name)
            self.remove(MESSAGES_TABLE, known - there, of=self._known.count(MESSAGES_TABLE.mirrored))

    def remove(self, table: SyncedTable, missing: Iterable[str], of: int) -> None:
        """Remove rows that a second look doesn't find either; the user decides where that is many ``of`` a table's."""
        gone = self._confirmed(table, sorted(missing))
        many = len(gone) > MANY_ROWS and len(gone) > of * MANY_OF_A_TABLE
        if many and self._many is Missing.ASK:
            self._held.setdefault(table.name, set()).update(gone)
        elif many and self._many is Missing.KEEP:
            self._mirror.keep(table.mirrored, gone)
        elif gone and self._mirror.remove(table.mirrored, gone):
            self.changed.add(table.name)

    def decide(self, asked: Mapping[str, int]) -> None:
        """Ask, where rows were held back. Raises DecisionNeeded, with a copy of the file saved.

        ``asked`` is what the cycle before asked about: the copy of then is as good for the same question.
        """
        held = {name: len(ids) for name, ids in self._held.items()}
        if not held:
            return
        copy = self._mirror.back_up("before-deletions", once=held == asked)
        rows = sum(held.values())
        what = Sentence(
            "The server no longer has {rows} rows of yours that are still on this computer (a copy is in {copy}).",
            rows=rows,
            copy=copy.name,
        )
        raise DecisionNeeded(what, held)

    def _confirmed(self, table: SyncedTable, ids: list[str]) -> list[str]:
        gone: list[str] = []
        for first in range(0, len(ids), IDS_PER_REQUEST):
            asked = ids[first : first + IDS_PER_REQUEST]
            self._exchange.check()
            found = self._exchange.rest.select(
                table.name, columns=["id"], filters=[one_of("id", asked)], order="id.asc", limit=IDS_PER_REQUEST
            )
            gone += sorted({*asked} - {row["id"] for row in found})
        return gone

    def _ids(self, table: SyncedTable, last: str, lot: list[Filter]) -> list[Row]:
        self._exchange.check()
        columns = ["id", "updated_at"] if table.mirrored.versioned else ["id"]
        # In an order that no index has, or PostgreSQL might walk through everybody's messages by their ids.
        order = "id.asc.nullsfirst" if lot else "id.asc"
        filters = [("id", f"gt.{last}"), *lot]
        return self._exchange.rest.select(table.name, columns=columns, filters=filters, order=order, limit=IDS_PER_PAGE)


def lots(exchange: Exchange, table: SyncedTable) -> list[list[Filter]]:
    """The conditions of the requests that read a table: messages by the conversations that are here, some at a time.

    The server would look through everybody's messages else.
    """
    if table is not MESSAGES_TABLE:
        return [[]]
    return [[one_of("conversation_id", lot)] for lot in batches(exchange.known.conversations())]


def head_counts(exchange: Exchange) -> dict[str, int]:
    """Each table's number of rows, in a small request each: for servers that don't count in an embedding."""
    counts: dict[str, int] = {}
    for table in COUNTED:
        totals = [_head_count(exchange, table, lot) for lot in lots(exchange, table)]
        known = [total for total in totals if total is not None]
        if len(known) == len(totals):
            counts[table.name] = sum(known)
    return counts


def _head_count(exchange: Exchange, table: SyncedTable, filters: list[Filter]) -> int | None:
    exchange.check()
    return exchange.rest.select_counted(table.name, columns=["id"], filters=filters, order="id.asc", limit=1)[1]
