"""Messages that are plain and new, inserted a page at a time by columns; in a first pull, without their indexes.

Nothing here decides between two versions of a row: a message that meets something (an unanswered send, a conversation
that isn't here, a value that can't be read) is left to ``apply_remote.py``, in the same transaction. While the indexes
are absent (docs/decisions/0049) every query gives the same, only slower, and ids are unique because all of them are
remembered. They are built at the end of the pull; after a crash, at the beginning of the next cycle.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence, Set
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from organic_desktop.core.validation import LARGEST_INTEGER, text
from organic_desktop.store.database import Database
from organic_desktop.store.row_state import ServerRow, ids_in_mirror
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES
from organic_desktop.store.types import instant_spellings
from organic_desktop.store.unreadable import ROLES, unreadable_ids

FEW = 1_000
"""So many messages come before it is worth to build all indexes again."""
INDEXES = tuple(sorted(MESSAGES.table.indexes, key=lambda index: not index.unique))
"""The unique one is built first: until it is there, nothing but this module keeps an id from occurring twice."""

Line = tuple[Any, ...]
log = logging.getLogger(__name__)

_COLUMNS = MESSAGES.columns
_cells = itemgetter(*_COLUMNS)
_INSERT = f"INSERT INTO messages ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608  names of our own schema  # nosec
_NAMES = ", ".join(f"'{index.name}'" for index in INDEXES)
_PRESENT = f"SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name IN ({_NAMES})"  # noqa: S608  names of our own schema  # nosec
_TWICE = "DELETE FROM messages WHERE rowid NOT IN (SELECT min(rowid) FROM messages GROUP BY id)"


class FirstMessages:
    """The messages of one pull; with ``drop_after``, their indexes are dropped once more than so many have come.

    Only a pull that is sure to build them again may ask for that, and only one pull of a file runs at a time.
    """

    def __init__(self, database: Database, drop_after: int | None = None) -> None:
        self._database = database
        self._drop_after = drop_after
        self._seen = 0
        self._ids: set[str] | None = None  # of all messages that are or were here, while the indexes are absent

    def expect(self, rows: int) -> None:
        """Drop the indexes if these rows are worth it; before their transaction."""
        self._seen += rows
        if self._drop_after is None or self._seen <= self._drop_after or self._ids is not None:
            return
        with self._database.writing() as session:
            connection = session.connection()
            ids = set(connection.exec_driver_sql("SELECT id FROM messages").scalars())
            for index in INDEXES:
                index.drop(connection, checkfirst=True)
        self._ids = ids

    def insert(
        self, connection: Connection, rows: Sequence[ServerRow], unsent: Collection[str]
    ) -> tuple[list[str], list[ServerRow]]:
        """Insert the rows that meet nothing; return their ids, and the rows that are to be looked at one by one.

        Those that are here already are in neither: a message never changes.
        """
        ids = {row["id"] for row in rows}
        odd = {*unsent, *connection.execute(unreadable_ids(MESSAGES)).scalars()} & ids
        # Without the index, only ids that were seen before are worth a look: they may have been deleted here since.
        seen = ids if self._ids is None else ids & self._ids
        here = ids_in_mirror(connection, MESSAGES, seen) - odd if seen else set()
        passed_over = odd | here
        new = list({row["id"]: row for row in rows if row["id"] not in passed_over}.values())
        chats = ids_in_mirror(connection, CONVERSATIONS, {str(row["conversation_id"]) for row in new})
        others = [row for row in rows if row["id"] in odd]
        lines = _lines(new, chats)
        if lines is None:
            lines = []
            for row in new:
                line = _lines([row], chats)
                lines += line or []
                others += [row] if line is None else []
        if lines:
            connection.exec_driver_sql(_INSERT, lines)
        return [line[0] for line in lines], others

    def keep(self, ids: Collection[str]) -> None:
        """Remember what came in, once it is committed."""
        if self._ids is not None:
            self._ids.update(ids)

    def build_indexes(self) -> None:
        """Build the indexes again, if they were dropped."""
        if self._ids is not None:
            build_message_indexes(self._database)
            self._ids = None


def has_message_indexes(connection: Connection) -> bool:
    """Return whether every index of messages is there."""
    return connection.exec_driver_sql(_PRESENT).scalar() == len(INDEXES)


def build_message_indexes(database: Database) -> None:
    """Build those that are absent, each in a transaction of its own: an edit waits for one of them at most."""
    for index in INDEXES:
        with database.writing() as session:
            connection = session.connection()
            try:
                index.create(connection, checkfirst=True)
            except IntegrityError:
                log.warning("an id occurs twice among the messages")
                connection.exec_driver_sql(_TWICE)
                index.create(connection)


def _lines(rows: Sequence[ServerRow], chats: Set[str]) -> list[Line] | None:
    """Return rows as they are stored, if all of them are plain: checked a column at a time, which takes half as long.

    ``chats`` are the conversations that are here.
    """
    if not rows:
        return []
    ids, conversation_ids, roles, contents, tokens, stamps = zip(*map(_cells, rows), strict=True)
    numbers = [number for number in tokens if number is not None]
    try:
        is_plain = (
            chats >= set(conversation_ids)
            and set(roles) <= ROLES
            and all(number.__class__ is int and abs(number) <= LARGEST_INTEGER for number in numbers)
            and text("".join(contents)) is not None
        )
        return (
            list(zip(ids, conversation_ids, roles, contents, tokens, instant_spellings(stamps), strict=True))
            if is_plain
            else None
        )
    except (ValueError, TypeError, OverflowError):
        return None
