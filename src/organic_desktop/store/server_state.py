"""Server state: what this computer knows of the server, the cursors of its pulls and the versions of its rows.

The rows that the server has, here, are those with a base that isn't gone, those that are unreadable, and messages that
aren't pending. What follows from a difference is decided in ``sync/``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    case,
    delete,
    func,
    null,
    select,
    union_all,
)

from organic_desktop.store.bookkeeping import BASE, CONFLICT, CURSOR, PENDING, REMOVED, UNREADABLE
from organic_desktop.store.codec import among
from organic_desktop.store.database import Database
from organic_desktop.store.facts import Facts, read_facts
from organic_desktop.store.first_messages import has_message_indexes
from organic_desktop.store.row_state import ServerRow, ids_in_mirror
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, Mirrored
from organic_desktop.store.types import json_text, kept_instant
from organic_desktop.store.unreadable import unreadable_ids, unreadable_rows


@dataclass(frozen=True)
class Cursor:
    """Where the pull of a table stands: the stamp of the last row read, to the letter, and that row's id."""

    stamp: str
    row_id: str


class SavedState(NamedTuple):
    """``cursors`` by table, without those of tables that were never pulled to their end; ``facts`` about the file.

    ``last_conflict`` is the number of the last conflict. ``has_indexes`` is False after a first pull that crashed.
    """

    cursors: Mapping[str, Cursor]
    facts: Facts
    last_conflict: int
    has_indexes: bool


class ServerState:
    """The server state of one file, as the sync engine reads it. Each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- cursors ------------------------------------------------------------------------------------------------------

    def load(self) -> SavedState:
        """Return what a cycle begins with."""
        return self._database.remembered("saved state", _saved_state)

    def move_cursor(self, name: str, cursor: Cursor) -> None:
        """Move the cursor of what has no page of rows to come with (tombstones)."""
        with self._database.writing() as session:
            write_cursor(session.connection(), name, cursor)

    def forget_cursors(self, names: Iterable[str]) -> None:
        """Delete the cursors of what was read in parts, once all of it was."""
        with self._database.writing() as session:
            session.execute(delete(CURSOR).where(CURSOR.c.table_name.in_(list(names))))

    # -- rows of any table --------------------------------------------------------------------------------------------

    def all_versions(self, mirrored: Mirrored) -> dict[str, str | None]:
        """Return the versions, by id, of every row that the server has; unreadable ones, too."""
        with self._database.reading() as session:
            return dict(session.connection().execute(_on_server(mirrored)).all())

    def versions(self, mirrored: Mirrored, ids: Collection[str]) -> Mapping[str, str | None]:
        """Return the versions of those of ``ids`` that the server has; unreadable ones, too."""
        named = json_text(list(ids))
        values = (mirrored.name, named, mirrored.name, named)

        def read(connection: Connection) -> dict[str, str | None]:
            return dict(connection.exec_driver_sql(_VERSIONS, values).all())

        return self._database.remembered(("versions", *values), read)

    def newest_version(self, mirrored: Mirrored) -> str | None:
        """Return the latest stamp of the versions that the server has."""
        query = select(func.max(_of_base("updated_at"))).where(BASE.c.table_name == mirrored.name, ~BASE.c.gone)
        with self._database.reading() as session:
            latest: str | None = session.execute(query).scalar()
            return latest if kept_instant(latest) else None

    def ids_on_server(self, mirrored: Mirrored, ids: Collection[str]) -> set[str]:
        """Return those of ``ids`` that the server has."""
        if not ids:
            return set()
        theirs = _on_server(mirrored).subquery()
        with self._database.reading() as session:
            first = theirs.c[0]
            return set(session.execute(select(first).where(first.in_(among(ids)))).scalars())

    def ids_in_mirror(self, mirrored: Mirrored, ids: Collection[str]) -> set[str]:
        """Return those of ``ids`` that are in the mirror."""
        if not ids:
            return set()
        with self._database.reading() as session:
            return ids_in_mirror(session.connection(), mirrored, ids)

    def unreadable_ids(self, mirrored: Mirrored) -> set[str]:
        """Return the ids of rows that are unreadable whole."""
        with self._database.reading() as session:
            return set(session.execute(unreadable_ids(mirrored)).scalars())

    def moved(self, mirrored: Mirrored, rows: Collection[ServerRow]) -> dict[str, str]:
        """Return the day or module that the server showed last, by id, of those of ``rows`` that have another now."""
        if not (mirrored.natural_key and rows):
            return {}
        (key,) = mirrored.own_key
        statement = (
            f"SELECT row_id, json_extract(values_json, '$.{key}') FROM base "  # noqa: S608  a name of our own schema  # nosec
            "WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?)) AND NOT gone "
            "AND json_valid(values_json)"
        )
        with self._database.reading() as session:
            ids = json_text([row["id"] for row in rows])
            before: dict[str, str | None] = dict(
                session.connection().exec_driver_sql(statement, (mirrored.name, ids)).all()
            )
        return {row["id"]: was for row in rows if (was := before.get(row["id"])) is not None and row[key] != was}

    def row_count(self, mirrored: Mirrored) -> int:
        """Return how many rows the server has."""
        if mirrored.versioned:
            return self.row_counts().get(mirrored.name, 0)
        conversations = {*self.conversation_ids()}
        return sum(count for chat, count in self.message_counts().items() if chat in conversations)

    def row_counts(self) -> Mapping[str, int]:
        """Return how many rows the server has, by table with versions; unreadable ones, too."""
        return self._database.remembered(
            "row counts", lambda connection: dict(connection.exec_driver_sql(_COUNTS).all())
        )

    def count_after(self, mirrored: Mirrored, stamp: str) -> int:
        """Return how many rows the server has with a stamp after ``stamp``, which is in the local spelling."""
        statement = _VERSIONED_AFTER if mirrored.versioned else _MESSAGES_AFTER
        values = {"table": mirrored.name, "stamp": stamp}
        return self._database.remembered(
            ("count after", mirrored.name, stamp),
            lambda connection: int(connection.exec_driver_sql(statement, values).scalar_one()),
        )

    # -- conversations and messages -----------------------------------------------------------------------------------

    def conversation_ids(self) -> Sequence[str]:
        """Return the ids of the conversations here that the server has, oldest first."""
        return self._database.remembered(
            "conversations", lambda connection: list(connection.exec_driver_sql(_CONVERSATIONS).scalars())
        )

    def message_ids(self, conversation_id: str) -> set[str]:
        """Return the ids of a conversation's messages that the server has."""
        query = select(MESSAGES.table.c.id).where(
            MESSAGES.table.c.conversation_id == conversation_id, MESSAGES.table.c.id.not_in(_pending_ids(MESSAGES))
        )
        with self._database.reading() as session:
            unreadable = unreadable_rows(session.connection(), MESSAGES)
            ids = {row["id"] for row in unreadable if _conversation_of(row) == conversation_id}
            return ids.union(session.execute(query).scalars())

    def message_counts(self) -> dict[str, int]:
        """Return how many messages the server has, by conversation."""
        chat = MESSAGES.table.c.conversation_id
        everything = select(chat, func.count()).group_by(chat)  # from the index alone
        pending = everything.where(MESSAGES.table.c.id.in_(_pending_ids(MESSAGES)))
        with self._database.reading() as session:
            connection = session.connection()
            counts = Counter[str](dict(connection.execute(everything).all()))
            counts.subtract(dict(connection.execute(pending).all()))
            counts.update(_conversation_of(row) for row in unreadable_rows(connection, MESSAGES))
            return {conversation_id: count for conversation_id, count in counts.items() if count}

    def stated_message_counts(self, conversation_ids: Collection[str]) -> dict[str, int]:
        """Return the ``message_count`` that the server gave each of these conversations."""
        query = select(BASE.c.row_id, func.coalesce(_of_base("message_count"), 0)).where(
            BASE.c.table_name == CONVERSATIONS.name, BASE.c.row_id.in_(among(conversation_ids))
        )
        with self._database.reading() as session:
            return dict(session.connection().execute(query).all())

    def expected_messages(self) -> int:
        """Return how many messages the conversations say they have."""
        count = func.coalesce(func.sum(CONVERSATIONS.table.c.message_count), 0)
        with self._database.reading() as session:
            return int(session.execute(select(count)).scalar_one())

    def last_message_time(self, conversation_id: str, until: str) -> str | None:
        """Return the latest time up to ``until`` of a conversation's messages that the server has."""
        with self._database.reading() as session:
            found = session.connection().exec_driver_sql(_LAST_MESSAGE_TIME, (conversation_id, until))
            latest: str | None = found.scalar()
            return latest

    # -- what sync has done -------------------------------------------------------------------------------------------

    def conflicts_since(self, last: int) -> int:
        """Return how many conflicts there were since the one of this number."""
        with self._database.reading() as session:
            return int(session.execute(select(func.count()).where(CONFLICT.c.id > last)).scalar_one())

    def removed_since(self, since: datetime) -> dict[str, int]:
        """Return how many rows sync has removed since, by table; restored ones aren't counted."""
        name = REMOVED.c.table_name
        rows = (REMOVED.c.column.is_(None), REMOVED.c.restored_at.is_(None), REMOVED.c.removed_at > since)
        with self._database.reading() as session:
            return dict(session.connection().execute(select(name, func.count()).where(*rows).group_by(name)).all())


def _saved_state(connection: Connection) -> SavedState:
    cursors = connection.exec_driver_sql("SELECT table_name, position, row_id FROM cursor")
    last = connection.exec_driver_sql("SELECT max(id) FROM conflict").scalar()
    return SavedState(
        {name: Cursor(at, row_id or "") for name, at, row_id in cursors if kept_instant(at)},
        read_facts(connection),
        last or 0,
        has_message_indexes(connection),
    )


def write_cursor(connection: Connection, name: str, cursor: Cursor) -> None:
    """Move a cursor, inside the caller's transaction."""
    statement = "INSERT OR REPLACE INTO cursor (table_name, position, row_id) VALUES (?, ?, ?)"
    connection.exec_driver_sql(statement, (name, cursor.stamp, cursor.row_id))


# An idle cycle asks for these: ready-made, since SQLAlchemy takes longer to build a query than SQLite to answer it.

_CONVERSATIONS = """
    SELECT id FROM conversations
    WHERE id IN (
        SELECT row_id FROM base WHERE table_name = 'conversations' AND NOT gone
        UNION SELECT row_id FROM unreadable WHERE table_name = 'conversations' AND columns_json = '[]'
    )
    ORDER BY created_at, id
"""

_VERSIONED_AFTER = """
    SELECT count(*) FROM base WHERE table_name = :table AND NOT gone
        AND CASE WHEN json_valid(values_json) THEN json_extract(values_json, '$.updated_at') END > :stamp
"""

# CROSS JOIN: conversation by conversation, for the index has the times within each.
_MESSAGES_AFTER = """
    SELECT count(*) FROM conversations CROSS JOIN messages
        ON messages.conversation_id = conversations.id AND messages.created_at > :stamp
    WHERE messages.id NOT IN (SELECT row_id FROM pending_change WHERE table_name = :table)
"""

_LAST_MESSAGE_TIME = """
    SELECT created_at FROM messages WHERE conversation_id = ? AND created_at <= ?
        AND id NOT IN (SELECT row_id FROM pending_change WHERE table_name = 'messages')
    ORDER BY created_at DESC LIMIT 1
"""

# An unreadable row is newer than the base that is there beside it, so it comes last.
_VERSIONS = """
    SELECT row_id, version FROM base
        WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?)) AND NOT gone
    UNION ALL SELECT row_id, version FROM unreadable
        WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?)) AND columns_json = '[]'
"""

# It reads indexes only.
_COUNTS = """
    SELECT table_name, sum(n) FROM (
        SELECT table_name, count(*) AS n FROM base GROUP BY table_name
        UNION ALL SELECT table_name, -count(*) FROM base WHERE gone GROUP BY table_name
        UNION ALL SELECT table_name, count(*) FROM unreadable AS unread WHERE columns_json = '[]' AND NOT EXISTS (
            SELECT 1 FROM base WHERE table_name = unread.table_name AND row_id = unread.row_id AND NOT gone
        ) GROUP BY table_name
    ) GROUP BY table_name
"""


def _on_server(mirrored: Mirrored) -> CompoundSelect[Any]:
    """Return the query for id and version of the rows that the server has, unreadable ones in their later version.

    Messages have no version, and no base.
    """
    unreadable = select(UNREADABLE.c.row_id, UNREADABLE.c.version).where(
        UNREADABLE.c.table_name == mirrored.name, UNREADABLE.c.row_id.in_(unreadable_ids(mirrored))
    )
    here = select(mirrored.table.c.id, null()).where(mirrored.table.c.id.not_in(_pending_ids(mirrored)))
    if mirrored.versioned:
        here = select(BASE.c.row_id, BASE.c.version).where(BASE.c.table_name == mirrored.name, ~BASE.c.gone)
    return union_all(here.where(here.selected_columns[0].not_in(unreadable_ids(mirrored))), unreadable)


def _conversation_of(message: ServerRow) -> str:
    return str(message.get("conversation_id"))


def _of_base(column: str) -> ColumnElement[Any]:
    """Return the expression for a column of a base; NULL if the line is damaged."""
    values = BASE.c.values_json
    return case((func.json_valid(values), func.json_extract(values, f"$.{column}")), else_=None)


def _pending_ids(mirrored: Mirrored) -> Select[tuple[str]]:
    return select(PENDING.c.row_id).where(PENDING.c.table_name == mirrored.name)
