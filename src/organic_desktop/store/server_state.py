"""What this computer knows of the server: where the pulls stand, which rows it has, in which version. Reads only.

What follows from a difference is decided in ``sync/``; what is written is reconciliation.py's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, CompoundSelect, Select, Text, case, cast, func, null, select, union_all

from organic_desktop.store.bookkeeping import BASE, CONFLICT, PENDING, UNREADABLE
from organic_desktop.store.bulk import keys_among
from organic_desktop.store.codec import among
from organic_desktop.store.database import Database
from organic_desktop.store.outbox import Trying, is_to_send
from organic_desktop.store.removed import count_removed
from organic_desktop.store.row_state import ServerRow, ids_in_mirror
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, Mirrored
from organic_desktop.store.types import json_text, kept_instant
from organic_desktop.store.unreadable import ids_aside, rows_aside


@dataclass(frozen=True)
class Cursor:
    """Where the pull of a table stands: the stamp of the last row read, to the letter, and that row's id."""

    stamp: str
    row_id: str


class State(NamedTuple):
    """``cursors`` say where each table's pull stands, absent for one that was never pulled to its end.

    ``facts`` are single facts about the file and its server; ``last_decision`` is the number of the last conflict.
    """

    cursors: dict[str, Cursor]
    facts: dict[str, str]
    last_decision: int


class Known:
    """The engine's reads of one file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self) -> State:
        """What a cycle begins with."""
        with self._database.reading() as session:
            connection = session.connection()
            cursors = connection.exec_driver_sql("SELECT table_name, position, row_id FROM cursor")
            facts = connection.exec_driver_sql("SELECT name, value FROM meta")
            last = connection.exec_driver_sql("SELECT max(id) FROM conflict").scalar()
            return State(
                {name: Cursor(at, row_id or "") for name, at, row_id in cursors if kept_instant(at)},
                dict(facts.all()),
                last or 0,
            )

    def waiting(self, trying: Trying, now: datetime) -> dict[str, int]:
        """How many changes are to be sent, by table."""
        name = PENDING.c.table_name
        with self._database.reading() as session:
            connection = session.connection()
            if not connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM pending_change)").scalar():
                return {}
            query = select(name, func.count()).where(is_to_send(trying, now)).group_by(name)
            return dict(connection.execute(query).all())

    def rows(self, mirrored: Mirrored) -> dict[str, str | None]:
        """The rows that the server is known to have, by id, with their versions; unreadable ones, too."""
        with self._database.reading() as session:
            connection = session.connection()
            return dict(connection.execute(_on_server(mirrored)).all())

    def among(self, mirrored: Mirrored, ids: Collection[str]) -> set[str]:
        """Those of ``ids`` that the server is known to have."""
        if not ids:
            return set()
        theirs = _on_server(mirrored).subquery()
        with self._database.reading() as session:
            connection = session.connection()
            first = theirs.c[0]
            return set(connection.execute(select(first).where(first.in_(among(ids)))).scalars())

    def here(self, mirrored: Mirrored, ids: Collection[str]) -> set[str]:
        """Those of ``ids`` that are in the mirror."""
        with self._database.reading() as session:
            connection = session.connection()
            return ids_in_mirror(connection, mirrored, ids) if ids else set()

    def moved(self, mirrored: Mirrored, rows: Collection[ServerRow]) -> dict[str, str]:
        """Those of ``rows`` that are of another day or module than the server said last, with what it said."""
        if not (mirrored.natural_key and rows):
            return {}
        with self._database.reading() as session:
            connection = session.connection()
            keys = keys_among(connection, mirrored, [row["id"] for row in rows])
        name = mirrored.own_key[0]
        return {row["id"]: keys[row["id"]] for row in rows if row["id"] in keys and row[name] != keys[row["id"]]}

    def aside(self, mirrored: Mirrored) -> set[str]:
        """The ids of rows that are kept aside whole."""
        with self._database.reading() as session:
            connection = session.connection()
            return set(connection.execute(ids_aside(mirrored)).scalars())

    def removed_since(self, since: datetime) -> dict[str, int]:
        """How many rows sync has removed since, by table."""
        with self._database.reading() as session:
            connection = session.connection()
            return count_removed(connection, since)

    def messages(self, conversation_id: str) -> set[str]:
        """The ids of a conversation's messages that the server is known to have."""
        with self._database.reading() as session:
            connection = session.connection()
            query = select(MESSAGES.table.c.id).where(
                MESSAGES.table.c.conversation_id == conversation_id, MESSAGES.table.c.id.not_in(unsent(MESSAGES))
            )
            aside = [row["id"] for row in rows_aside(connection, MESSAGES) if _chat_of(row) == conversation_id]
            return {*connection.execute(query).scalars(), *aside}

    def last_said(self, conversation_id: str, until: str) -> str | None:
        """The latest time up to ``until`` of the messages that the server is known to have in a conversation."""
        said = MESSAGES.table.c
        query = select(func.max(cast(said.created_at, Text))).where(
            said.conversation_id == conversation_id,
            cast(said.created_at, Text) <= until,
            said.id.not_in(unsent(MESSAGES)),
        )
        with self._database.reading() as session:
            connection = session.connection()
            return connection.execute(query).scalar()

    def count_messages(self) -> dict[str, int]:
        """How many messages the server is known to have, by conversation."""
        chat = MESSAGES.table.c.conversation_id
        query = select(chat, func.count()).where(MESSAGES.table.c.id.not_in(unsent(MESSAGES))).group_by(chat)
        with self._database.reading() as session:
            connection = session.connection()
            counts = Counter[str](dict(connection.execute(query).all()))
            counts.update(_chat_of(row) for row in rows_aside(connection, MESSAGES))
            return dict(counts)

    def count(self, mirrored: Mirrored) -> int:
        """How many rows the server is known to have."""
        if mirrored.versioned:
            return self.counts().get(mirrored.name, 0)
        return sum(counted for chat, counted in self.count_messages().items() if chat in {*self.conversations()})

    def counts(self) -> dict[str, int]:
        """How many rows the server is known to have, by table with versions; unreadable ones, too."""
        with self._database.reading() as session:
            connection = session.connection()
            return dict(connection.exec_driver_sql(_COUNTS).all())

    def versions(self, mirrored: Mirrored, ids: Collection[str]) -> dict[str, str | None]:
        """The versions of those of ``ids`` that the server is known to have, unreadable rows included."""
        named = json_text(list(ids))
        with self._database.reading() as session:
            connection = session.connection()
            found = connection.exec_driver_sql(_VERSIONS, (mirrored.name, named, mirrored.name, named))
            return dict(found.all())

    def newest(self, mirrored: Mirrored) -> str | None:
        """The latest stamp of the versions that the server is known to have."""
        query = select(func.max(_of_base("updated_at"))).where(BASE.c.table_name == mirrored.name, ~BASE.c.gone)
        with self._database.reading() as session:
            connection = session.connection()
            latest: str | None = connection.execute(query).scalar()
            return latest if kept_instant(latest) else None

    def conversations(self) -> list[str]:
        """The ids of the conversations here that the server is known to have, oldest first."""
        with self._database.reading() as session:
            connection = session.connection()
            return list(connection.exec_driver_sql(_CONVERSATIONS).scalars())

    def messages_expected(self) -> int:
        """How many messages the server's conversations count."""
        count = func.coalesce(func.sum(CONVERSATIONS.table.c.message_count), 0)
        with self._database.reading() as session:
            connection = session.connection()
            return int(connection.execute(select(count)).scalar_one())

    def server_message_counts(self, conversation_ids: Collection[str]) -> dict[str, int]:
        """The ``message_count`` that the server gave each of these conversations."""
        query = select(BASE.c.row_id, func.coalesce(_of_base("message_count"), 0)).where(
            BASE.c.table_name == CONVERSATIONS.name, BASE.c.row_id.in_(among(conversation_ids))
        )
        with self._database.reading() as session:
            connection = session.connection()
            return dict(connection.execute(query).all())

    def decisions_since(self, last: int) -> int:
        """How many conflicts were decided since."""
        with self._database.reading() as session:
            connection = session.connection()
            return connection.execute(select(func.count()).where(CONFLICT.c.id > last)).scalar_one()

    def count_after(self, mirrored: Mirrored, stamp: str) -> int:
        """How many rows the server is known to have with a stamp after ``stamp``, which is in our spelling."""
        statement = _VERSIONED_AFTER if mirrored.versioned else _MESSAGES_AFTER
        with self._database.reading() as session:
            connection = session.connection()
            return int(connection.exec_driver_sql(statement, {"table": mirrored.name, "stamp": stamp}).scalar_one())


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

_MESSAGES_AFTER = """
    SELECT count(*) FROM messages WHERE created_at > :stamp
        AND id NOT IN (SELECT row_id FROM pending_change WHERE table_name = :table)
"""

# What is kept aside is newer than the base that is there beside it, so it comes last.
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
        UNION ALL SELECT table_name, count(*) FROM unreadable AS aside WHERE columns_json = '[]' AND NOT EXISTS (
            SELECT 1 FROM base WHERE table_name = aside.table_name AND row_id = aside.row_id AND NOT gone
        ) GROUP BY table_name
    ) GROUP BY table_name
"""


def _on_server(mirrored: Mirrored) -> CompoundSelect[Any]:
    """Id and version of the rows that the server is known to have, those that are kept aside in their later version;
    messages have no version, and no base."""
    aside = select(UNREADABLE.c.row_id, UNREADABLE.c.version).where(UNREADABLE.c.row_id.in_(ids_aside(mirrored)))
    here = select(mirrored.table.c.id, null()).where(mirrored.table.c.id.not_in(unsent(mirrored)))
    if mirrored.versioned:
        here = select(BASE.c.row_id, BASE.c.version).where(BASE.c.table_name == mirrored.name, ~BASE.c.gone)
    id_here = here.selected_columns[0]
    return union_all(
        here.where(id_here.not_in(ids_aside(mirrored))), aside.where(UNREADABLE.c.table_name == mirrored.name)
    )


def _chat_of(row: ServerRow) -> str:
    return str(row.get("conversation_id"))


def _of_base(column: str) -> ColumnElement[Any]:
    """A column of the server's last word on a row; NULL if the line is damaged."""
    said = BASE.c.values_json
    return case((func.json_valid(said), func.json_extract(said, f"$.{column}")), else_=None)


def unsent(mirrored: Mirrored) -> Select[tuple[str]]:
    """The ids of rows that wait."""
    return select(PENDING.c.row_id).where(PENDING.c.table_name == mirrored.name)
