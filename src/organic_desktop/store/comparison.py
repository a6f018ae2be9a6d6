"""A snapshot of a database file: rows to compare, all of one moment, whatever is written meanwhile.

For a rehearsal (``sync/rehearsal.py``), which compares the file before and after, and for ``sync/verify.py``, which
compares it with the server.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session

from organic_desktop.store.bookkeeping import PENDING, UNREADABLE
from organic_desktop.store.codec import Plain, Values, read_row
from organic_desktop.store.copies import copy_file
from organic_desktop.store.database import Database, sqlite_of
from organic_desktop.store.row_state import Base, bases, plain_rows
from organic_desktop.store.schema import CONVERSATIONS, Mirrored


@dataclass(frozen=True)
class Range:
    """Ids behind ``after``, up to ``last`` (None: to the end); of messages only those of ``conversation_ids``."""

    after: str
    last: str | None
    conversation_ids: Sequence[str] = ()


@dataclass(frozen=True)
class AsOnServer:
    """The rows of a range as the server last showed them, as far as this file knows.

    ``waiting`` are rows that the server hasn't shown yet, ``unreadable`` those that can't be shown here; ``bases`` are
    by id.
    """

    rows: dict[str, Plain]
    waiting: frozenset[str]
    unreadable: frozenset[str]
    bases: dict[str, Base] = field(default_factory=dict)


class ComparedFile:
    """What a file holds at one moment; for one thread."""

    def __init__(self, session: Session) -> None:
        self._session, self._connection = session, session.connection()

    def copy_to(self, target: Path) -> None:
        """Copy the file as it is at this moment. Raises SQLite's errors, or OSError."""
        copy_file(sqlite_of(self._session), target)

    def ids(self, mirrored: Mirrored) -> set[str]:
        """Return the ids of a table's rows."""
        return set(self._connection.execute(select(mirrored.table.c.id)).scalars())

    def conversation_ids(self) -> set[str]:
        """Return the ids of the conversations."""
        return self.ids(CONVERSATIONS)

    def rows(self, mirrored: Mirrored, ids: Iterable[str]) -> dict[str, Values]:
        """Return rows by id."""
        return {row_id: shown(mirrored, row) for row_id, row in plain_rows(self._connection, mirrored, ids).items()}

    def has_key_of(self, mirrored: Mirrored, row: Values) -> bool:
        """True if a row of this day or module is there, under any id."""
        conditions = [mirrored.table.c[name] == row[name] for name in mirrored.own_key]
        query = select(mirrored.table.c.id).where(*conditions)
        return bool(conditions) and self._connection.execute(query).first() is not None

    def count_pending(self) -> int:
        """Return the number of pending changes."""
        return self._connection.execute(select(func.count()).select_from(PENDING)).scalar() or 0

    def as_on_server(self, mirrored: Mirrored, within: Range, there: Collection[str]) -> AsOnServer:
        """Return a range of rows as the server last showed them, and the bases of those and of ``there``.

        A row that waits to be sent is its base; one that the server never showed is left out.
        """
        pending = self._between(PENDING.c.row_id, within, PENDING.c.table_name == mirrored.name)
        hidden = UNREADABLE.c.table_name == mirrored.name, UNREADABLE.c.columns_json == "[]"
        unreadable = self._between(UNREADABLE.c.row_id, within, *hidden)
        chats = [mirrored.table.c.conversation_id.in_(within.conversation_ids)] if within.conversation_ids else []
        ids = self._between(mirrored.table.c.id, within, *chats) - pending - unreadable
        rows = plain_rows(self._connection, mirrored, ids)
        known = bases(self._connection, mirrored, pending | {*there})
        shown_before = {row_id for row_id in pending if row_id in known and not known[row_id].gone}
        rows |= {row_id: known[row_id].values for row_id in shown_before - unreadable}
        return AsOnServer(rows, frozenset(pending - shown_before), frozenset(unreadable), known)

    def _between(self, column: ColumnElement[Any], within: Range, *conditions: ColumnElement[bool]) -> set[str]:
        bounds = [column > within.after, *([] if within.last is None else [column <= within.last])]
        return set(self._connection.execute(select(column).where(*bounds, *conditions)).scalars())


@contextmanager
def comparing(database: Database) -> Iterator[ComparedFile]:
    """Lend a snapshot of the file. Raises a StoreError."""
    with database.reading() as session:
        yield ComparedFile(session)


def shown(mirrored: Mirrored, row: Plain) -> Values:
    """Return a row's values; without those that only a damaged file can hold."""
    try:
        return read_row(mirrored, row)
    except (ValueError, TypeError, OverflowError):
        return dict.fromkeys(mirrored.columns) | {"id": row["id"]}
