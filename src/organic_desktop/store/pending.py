"""What waits to be sent: the one place that reads and writes the books of pending changes and of bases.

Whether a row waits follows from comparing it with its base (``Edit.settle``); what is sent when is ``sync/push.py``'s.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, literal, select, update

from organic_desktop.store.bookkeeping import BASE, GHOST, JOURNAL, PENDING
from organic_desktop.store.bulk import add_attempts, keep_base_rows, plain_rows
from organic_desktop.store.models import Mirrored
from organic_desktop.store.rows import Plain, among
from organic_desktop.store.types import Instant

ServerRow = Mapping[str, Any]
Taken = tuple[ServerRow, Plain]
"""A row as the server sent it, and in our spelling."""


@dataclass(frozen=True)
class Base:
    """The server's last word on a row: values, and ``updated_at`` to the letter; ``gone`` if it has no row now."""

    values: Plain
    version: str | None
    gone: bool = False


@dataclass(frozen=True)
class Pending:
    """A change that waits. ``row`` is None for a deletion, ``base`` for a row the server never named.

    ``attempts`` are the values of sends whose answer never came; ``were_set`` the columns that were set since the base,
    where others were only added to.
    """

    row_id: str
    row: Plain | None
    base: Base | None
    edited_at: datetime
    attempts: tuple[Plain, ...] = ()
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
    here, known = plain_rows(connection, mirrored, ids), bases(connection, mirrored, ids)
    return [_pending(line, here, known) for line in found]


def pending_change(connection: Connection, mirrored: Mirrored, row_id: str) -> Pending | None:
    """The waiting change of one row, refused or not."""
    line = connection.execute(select(PENDING).where(is_row(PENDING, mirrored, row_id))).mappings().first()
    if line is None:
        return None
    here, known = plain_rows(connection, mirrored, [row_id]), bases(connection, mirrored, [row_id])
    return _pending(line, here, known)


def bases(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> dict[str, Base]:
    """The bases among these ids."""
    query = select(BASE.c.row_id, BASE.c.values_json, BASE.c.version, BASE.c.gone)
    these = query.where(BASE.c.table_name == mirrored.name, BASE.c.row_id.in_(among(ids)))
    return {
        row_id: Base(json.loads(values_json or "{}"), version, gone)
        for row_id, values_json, version, gone in connection.execute(these)
    }


def keep_bases(connection: Connection, mirrored: Mirrored, taken: Sequence[Taken]) -> None:
    """Remember rows as the server's last word; a message needs none, it can't change there."""
    if mirrored.versioned:
        name = mirrored.name
        keep_base_rows(
            connection,
            [(name, row["id"], row["updated_at"], json.dumps(plain, ensure_ascii=False)) for row, plain in taken],
        )


def record_attempts(connection: Connection, mirrored: Mirrored, sends: Mapping[str, Plain]) -> None:
    """Add what is about to be sent to what was sent without an answer."""
    add_attempts(
        connection,
        [(json.dumps(sent, ensure_ascii=False), mirrored.name, row_id) for row_id, sent in sends.items()],
    )


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


def _pending(line: Any, here: Mapping[str, Plain], known: Mapping[str, Base]) -> Pending:
    return Pending(
        row_id=line["row_id"],
        row=here.get(line["row_id"]),
        base=known.get(line["row_id"]),
        edited_at=line["edited_at"],
        attempts=tuple(json.loads(line["attempts_json"])),
        were_set=frozenset(json.loads(line["set_json"])),
        failures=line["failures"],
    )
