"""What waits to be sent: the one place that reads and writes the books of pending changes and of bases.

Whether a row waits follows from comparing it with its base (``Edit.settle``); what is sent when is ``sync/push.py``'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, func, select, update

from organic_desktop.store.bookkeeping import BASE, JOURNAL, PENDING
from organic_desktop.store.bulk import add_attempts, base_rows, forget_rows, keep_base_rows, plain_rows, remember_ghosts
from organic_desktop.store.models import Mirrored
from organic_desktop.store.rows import Plain, among
from organic_desktop.store.types import instant_text, json_text, kept_json

ServerRow = Mapping[str, Any]
Taken = tuple[ServerRow, Plain]
"""A row as the server sent it, and in our spelling."""


class Base(NamedTuple):
    """The server's last word on a row: values, and ``updated_at`` to the letter; ``gone`` if it has no row now."""

    values: Plain
    version: str | None
    gone: bool = False


class Pending(NamedTuple):
    """A change that waits. ``row`` is None for a deletion, ``base`` for a row the server never named.

    ``attempts`` are the values of sends whose answer never came; ``were_set`` the columns that were set since the base,
    where others were only added to.
    """

    row_id: str
    row: Plain | None
    base: Base | None
    edited_at: datetime
    attempts: Sequence[Plain] = ()
    were_set: frozenset[str] = frozenset()
    failures: int = 0

    @property
    def is_new(self) -> bool:
        """Whether the server is to insert it."""
        return self.row is not None and (self.base is None or self.base.gone)


class WaitingIds(NamedTuple):
    """The ids of rows whose changes wait, by what the server is to do, oldest edit first."""

    deletions: list[str]
    inserts: list[str]
    updates: list[str]


def waiting(connection: Connection, mirrored: Mirrored) -> WaitingIds:
    """The table's changes that wait and weren't refused, by what the server is to do.

    In the order of the edits; messages in that of their conversation, also where the clock was set in between.
    """
    its = mirrored.table.c
    turn: ColumnElement[Any] = PENDING.c.edited_at
    if not mirrored.versioned:
        turn = select(its.created_at).where(its.id == PENDING.c.row_id).scalar_subquery()
    known = (BASE.c.table_name == PENDING.c.table_name) & (BASE.c.row_id == PENDING.c.row_id) & ~BASE.c.gone
    query = (
        select(PENDING.c.row_id, PENDING.c.deleted, BASE.c.row_id.is_(None))
        .select_from(PENDING.outerjoin(BASE, known))
        .where(PENDING.c.table_name == mirrored.name, ~PENDING.c.refused)
        .order_by(turn, PENDING.c.row_id)
    )
    sorted_out = WaitingIds([], [], [])
    for row_id, deleted, new in connection.execute(query):
        (sorted_out.deletions if deleted else sorted_out.inserts if new else sorted_out.updates).append(row_id)
    return sorted_out


def pending_changes(connection: Connection, mirrored: Mirrored, ids: Sequence[str]) -> list[Pending]:
    """The waiting changes among these rows, refused or not, in the order of ``ids``."""
    book = PENDING.c
    query = select(book.row_id, book.edited_at, book.attempts_json, book.set_json, book.failures)
    lines = connection.execute(query.where(book.table_name == mirrored.name, book.row_id.in_(among(ids)))).all()
    here, known = plain_rows(connection, mirrored, ids), bases(connection, mirrored, ids)
    found = {
        row_id: Pending(
            row_id,
            here.get(row_id),
            known.get(row_id),
            edited_at,
            [attempt["values"] for attempt in _listed(attempts)],
            frozenset(_listed(were_set)),
            failures,
        )
        for row_id, edited_at, attempts, were_set, failures in lines
    }
    return [found[row_id] for row_id in ids if row_id in found]


def pending_change(connection: Connection, mirrored: Mirrored, row_id: str) -> Pending | None:
    """The waiting change of one row, refused or not."""
    return next(iter(pending_changes(connection, mirrored, [row_id])), None)


def bases(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> dict[str, Base]:
    """The bases among these ids."""
    return {
        row_id: Base(kept_json(values_json, dict) or dict.fromkeys(mirrored.columns), version, bool(gone))
        for row_id, values_json, version, gone in base_rows(connection, mirrored, ids)
    }


def keep_bases(connection: Connection, mirrored: Mirrored, taken: Sequence[Taken]) -> None:
    """Remember rows as the server's last word; a message needs none, it can't change there."""
    if mirrored.versioned:
        name = mirrored.name
        keep_base_rows(
            connection,
            [(name, row["id"], row["updated_at"], json_text(plain)) for row, plain in taken],
        )


def record_attempts(connection: Connection, mirrored: Mirrored, sends: Mapping[str, Plain]) -> None:
    """Add what is about to be sent to what was sent without an answer."""
    add_attempts(
        connection,
        [(json_text({"values": sent}), mirrored.name, row_id) for row_id, sent in sends.items()],
    )


def settle_attempts(
    connection: Connection, mirrored: Mirrored, ids: Iterable[str], at: datetime, *, arrived: int = 1
) -> None:
    """Sends up to the last are answered, so that none is open; ``remember_ghosts`` says what ``arrived`` is."""
    remember_ghosts(connection, mirrored, ids, instant_text(at), arrived)
    these = PENDING.c.row_id.in_(among(ids))
    connection.execute(update(PENDING).where(PENDING.c.table_name == mirrored.name, these).values(attempts_json="[]"))


def change_pending(connection: Connection, mirrored: Mirrored, row_id: str, **values: Any) -> None:
    """Set columns of one row's pending change, where it has one."""
    connection.execute(update(PENDING).where(is_row(PENDING, mirrored, row_id)).values(**values))


def forget(connection: Connection, book: Table, mirrored: Mirrored, ids: Iterable[str]) -> None:
    """Remove the lines of these rows from a book."""
    forget_rows(connection, book.name, mirrored, ids)


def edited_at(connection: Connection, mirrored: Mirrored, row_id: str) -> dict[str, datetime]:
    """When the user last edited each column of a row, by this computer's clock."""
    query = select(JOURNAL.c.column, func.max(JOURNAL.c.at)).where(
        is_row(JOURNAL, mirrored, row_id), JOURNAL.c.source != "sync"
    )
    return dict(connection.execute(query.group_by(JOURNAL.c.column)).all())


def is_row(book: Table, mirrored: Mirrored, row_id: str) -> ColumnElement[bool]:
    """The condition that names one row in a book."""
    return (book.c.table_name == mirrored.name) & (book.c.row_id == row_id)


def _listed(text: str) -> Sequence[Any]:
    return () if text == "[]" else kept_json(text, list)  # most are empty, and there may be thousands
