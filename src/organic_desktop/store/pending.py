"""What waits to be sent: the one place that reads and writes the books of pending changes and of bases.

Whether a row waits follows from comparing it with its base (``Edit.settle``); what is sent when is ``sync/push.py``'s.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, func, insert, literal, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.store.bookkeeping import BASE, GHOST, JOURNAL, PENDING
from organic_desktop.store.models import Mirrored
from organic_desktop.store.rows import Values, among, read_row, row_to_json
from organic_desktop.store.types import Instant

KEPT_ATTEMPTS = 20

ServerRow = Mapping[str, Any]
Taken = tuple[ServerRow, Values]
"""A row as the server sent it, and its values."""


@dataclass(frozen=True)
class Base:
    """The server's last word on a row: values, and ``updated_at`` to the letter; ``gone`` if it has no row now."""

    values: Values
    version: str | None
    gone: bool = False


@dataclass(frozen=True)
class Pending:
    """A change that waits. ``row`` is None for a deletion, ``base`` for a row the server never named.

    ``attempts`` are the values of sends whose answer never came; ``were_set`` the columns that were set since the base,
    where others were only added to.
    """

    row_id: str
    row: Values | None
    base: Base | None
    edited_at: datetime
    attempts: tuple[Values, ...] = ()
    were_set: frozenset[str] = frozenset()
    failures: int = 0

    @property
    def is_new(self) -> bool:
        """Whether the server is to insert it."""
        return self.row is not None and (self.base is None or self.base.gone)


def waiting(connection: Connection, mirrored: Mirrored) -> list[Pending]:
    """The table's changes that weren't refused, oldest edit first."""
    query = select(PENDING).where(PENDING.c.table_name == mirrored.name, ~PENDING.c.refused)
    found = connection.execute(query.order_by(PENDING.c.edited_at, PENDING.c.row_id)).mappings().all()
    ids = [line["row_id"] for line in found]
    here, known = rows_by_id(connection, mirrored, ids), bases(connection, mirrored, ids)
    return [_pending(mirrored, line, here, known) for line in found]


def pending_change(connection: Connection, mirrored: Mirrored, row_id: str) -> Pending | None:
    """The waiting change of one row, refused or not."""
    line = connection.execute(select(PENDING).where(is_row(PENDING, mirrored, row_id))).mappings().first()
    if line is None:
        return None
    here, known = rows_by_id(connection, mirrored, [row_id]), bases(connection, mirrored, [row_id])
    return _pending(mirrored, line, here, known)


def rows_by_id(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> dict[str, Values]:
    """The mirror's rows among these ids."""
    query = select(mirrored.table).where(mirrored.table.c.id.in_(among(ids)))
    return {row["id"]: dict(row) for row in connection.execute(query).mappings()}


def bases(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> dict[str, Base]:
    """The bases among these ids."""
    query = select(BASE).where(BASE.c.table_name == mirrored.name, BASE.c.row_id.in_(among(ids)))
    return {
        line.row_id: Base(read_row(mirrored, json.loads(line.values_json or "{}")), line.version, line.gone)
        for line in connection.execute(query)
    }


def keep_bases(connection: Connection, mirrored: Mirrored, taken: Sequence[Taken]) -> None:
    """Remember rows as the server's last word; a message needs none, it can't change there."""
    if not (mirrored.versioned and taken):
        return
    lines = [
        {
            "table_name": mirrored.name,
            "row_id": values["id"],
            "version": row["updated_at"],
            "values_json": row_to_json(values),
            "gone": False,
        }
        for row, values in taken
    ]
    statement = upsert(BASE)
    new = {name: statement.excluded[name] for name in ("version", "values_json", "gone")}
    connection.execute(statement.on_conflict_do_update(index_elements=["table_name", "row_id"], set_=new), lines)


def record_attempts(connection: Connection, mirrored: Mirrored, sends: Mapping[str, Values]) -> None:
    """Add what is about to be sent to what was sent without an answer."""
    query = select(PENDING.c.row_id, PENDING.c.attempts_json)
    found = connection.execute(query.where(PENDING.c.table_name == mirrored.name, PENDING.c.row_id.in_(among(sends))))
    lines = [
        {
            "this_table": mirrored.name,
            "this_row": line.row_id,
            "attempts": _with(line.attempts_json, sends[line.row_id]),
        }
        for line in found
    ]
    this = (PENDING.c.table_name == bindparam("this_table")) & (PENDING.c.row_id == bindparam("this_row"))
    if lines:
        connection.execute(update(PENDING).where(this).values(attempts_json=bindparam("attempts")), lines)


def settle_attempts(
    connection: Connection, mirrored: Mirrored, ids: Iterable[str], at: datetime, *, arrived: int = 1
) -> None:
    """Sends up to the last are answered; those before it that never were may still arrive, and are remembered.

    ``arrived`` is how many of a row's sends are accounted for: 1 where the server's answer or row shows one of them, 0
    where it shows none.
    """
    these = PENDING.c.row_id.in_(among(ids))
    unanswered = select(PENDING.c.table_name, PENDING.c.row_id, PENDING.c.attempts_json, literal(at, Instant)).where(
        PENDING.c.table_name == mirrored.name, these, func.json_array_length(PENDING.c.attempts_json) > arrived
    )
    connection.execute(insert(GHOST).prefix_with("OR REPLACE").from_select([c.name for c in GHOST.c], unanswered))
    connection.execute(update(PENDING).where(PENDING.c.table_name == mirrored.name, these).values(attempts_json="[]"))


def change_pending(connection: Connection, mirrored: Mirrored, row_id: str, **values: Any) -> None:
    """Set columns of one row's pending change, where it has one."""
    connection.execute(update(PENDING).where(is_row(PENDING, mirrored, row_id)).values(**values))


def forget(connection: Connection, book: Table, mirrored: Mirrored, ids: Iterable[str]) -> None:
    """Remove the lines of these rows from a book."""
    connection.execute(delete(book).where(book.c.table_name == mirrored.name, book.c.row_id.in_(among(ids))))


def edited_at(connection: Connection, mirrored: Mirrored, row_id: str) -> dict[str, datetime]:
    """When the user last edited each column of a row, by this computer's clock."""
    query = select(JOURNAL.c.column, func.max(JOURNAL.c.at)).where(
        is_row(JOURNAL, mirrored, row_id), JOURNAL.c.source != "sync"
    )
    return dict(connection.execute(query.group_by(JOURNAL.c.column)).all())


def is_row(book: Table, mirrored: Mirrored, row_id: str) -> ColumnElement[bool]:
    """The condition that names one row in a book."""
    return (book.c.table_name == mirrored.name) & (book.c.row_id == row_id)


def _pending(mirrored: Mirrored, line: Any, here: Mapping[str, Values], known: Mapping[str, Base]) -> Pending:
    return Pending(
        row_id=line["row_id"],
        row=here.get(line["row_id"]),
        base=known.get(line["row_id"]),
        edited_at=line["edited_at"],
        attempts=tuple(read_row(mirrored, sent) for sent in json.loads(line["attempts_json"])),
        were_set=frozenset(json.loads(line["set_json"])),
        failures=line["failures"],
    )


def _with(attempts_json: str, sent: Values) -> str:
    # Spliced as text: what was written before needn't be read to be kept, unless it has grown too long.
    attempts = json.loads(attempts_json)[1 - KEPT_ATTEMPTS :]
    return json.dumps([*attempts, json.loads(row_to_json(sent))], ensure_ascii=False)
