"""Unreadable rows: rows of the server that can't be shown as they are, kept beside the mirror, listed, never sent back.

A column that can't be read is empty in the mirror, and named here; a row of which nothing can be shown, or that the
mirror's constraints refuse, is kept whole, beside the mirror. Incoming rows pass through here, inside a transaction
of apply_remote.py or outbox.py.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, ProgrammingError

from organic_desktop.core.messages import Sentence
from organic_desktop.store.bookkeeping import UNREADABLE
from organic_desktop.store.codec import Plain, canonical, canonical_in_part
from organic_desktop.store.database import Database
from organic_desktop.store.facts import read_facts
from organic_desktop.store.row_state import Received, ServerRow, forget, is_row, key_of, refuse_change
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, USERS, Mirrored
from organic_desktop.store.types import kept_json, readable_lines

log = logging.getLogger(__name__)

UNREADABLE_CODE = "unreadable"
"""The code of a change that this program itself refuses, until the server's row can be read."""
UNREADABLE_VALUE = Sentence("The server's version has a value that this program can't show.")
OTHER_ACCOUNT = Sentence("It belongs to another account. The server shouldn't have sent it.")
NO_PARENT = Sentence("The conversation of this message can't be shown.")
ROLES = frozenset({"user", "assistant"})

# Raised by SQLite's constraints and types for a row that violates the schema; not by a full or broken disk.
REFUSED_HERE = (IntegrityError, DataError, InterfaceError, ProgrammingError, ValueError, TypeError, OverflowError)


@dataclass(frozen=True)
class Unreadable:
    """A row with unreadable ``columns``; none are named if the whole row is unreadable.

    ``key`` is its day or its module's name, ``values`` what the server holds in the columns, or the row, as text. Of
    another account's row that a wrong policy of the server let through, only the reason is kept.
    """

    table: str
    row_id: str
    key: str
    columns: tuple[str, ...]
    reason: Sentence
    values: Mapping[str, str] = field(default_factory=dict)


def unreadable(database: Database) -> list[Unreadable]:
    """Return every row that can't be shown as it is on the server."""
    with database.reading() as session:
        lines = session.execute(select(UNREADABLE).order_by(UNREADABLE.c.table_name, UNREADABLE.c.row_id))
        return readable_lines(lines.mappings().all(), _unreadable)


def _unreadable(line: RowMapping) -> Unreadable:
    row, columns = kept_json(line["row_json"], dict), tuple(kept_json(line["columns_json"], list))
    return Unreadable(
        table=line["table_name"],
        row_id=line["row_id"],
        key=key_of(row),
        columns=columns,
        reason=Sentence.from_text(line["reason"]),
        values={name: str(row[name]) for name in columns or row if row.get(name) is not None},
    )


# -- reading rows of the server ---------------------------------------------------------------------------------------


def readable_rows(
    connection: Connection, mirrored: Mirrored, rows: Sequence[ServerRow], sent: Mapping[str, Plain] | None = None
) -> list[Received]:
    """Return rows in their plain form, with unreadable columns left empty; rows that are unreadable whole are kept.

    ``sent`` are the rows, by id, to which these are the server's answer.
    """
    owner = read_facts(connection).owner or None
    received, whole = list[Received](), set[str]()
    for row in rows:
        if not _is_owners(mirrored, row, owner):
            keep_unreadable(connection, mirrored, row, OTHER_ACCOUNT, content=False)
            continue
        try:
            received.append((row, canonical(mirrored, row, sent.get(row["id"]) if sent else None)))
            whole.add(row["id"])
        except (ValueError, TypeError, OverflowError):
            if part := _read_in_part(connection, mirrored, row):
                received.append((row, part))
    _forget_readable(connection, mirrored, whole)
    return [each for each in received if _is_complete(connection, mirrored, each)]


def _read_in_part(connection: Connection, mirrored: Mirrored, row: ServerRow) -> Plain | None:
    try:
        part, hidden = canonical_in_part(mirrored, row)
    except (ValueError, TypeError, OverflowError):
        keep_unreadable(connection, mirrored, row, UNREADABLE_VALUE)
        return None
    _keep(connection, mirrored, row, UNREADABLE_VALUE, hidden, row)
    return part


def _is_owners(mirrored: Mirrored, row: ServerRow, owner: str | None) -> bool:
    """Return False for a row of another account; a message belongs to the owner of its conversation."""
    column = "id" if mirrored is USERS else "user_id"
    return owner is None or column not in mirrored.columns or row.get(column) in (owner, None)


def _is_complete(connection: Connection, mirrored: Mirrored, received: Received) -> bool:
    """Keep a row as unreadable that lacks what the schema demands, or has a role that it doesn't know."""
    row, values = received
    empty = [name for name in _required(mirrored) if values.get(name) is None]
    if empty:
        reason = Sentence("{column} is empty on the server.", column=empty[0])
    elif mirrored is MESSAGES and values["role"] not in ROLES:
        reason = Sentence("It has the unknown role “{role}”.", role=values["role"])
    else:
        return True
    keep_unreadable(connection, mirrored, row, reason)
    return False


@cache
def _required(mirrored: Mirrored) -> tuple[str, ...]:
    return tuple(column.name for column in mirrored.table.columns if not column.nullable)


# -- keeping unreadable rows ------------------------------------------------------------------------------------------


def keep_unreadable(
    connection: Connection, mirrored: Mirrored, row: ServerRow, reason: Sentence, *, content: bool = True
) -> None:
    """Keep a row beside the mirror; what is here of it stays as it is, and an edit of it is never sent over it."""
    _keep(connection, mirrored, row, reason, [], row if content else {})
    refuse_change(connection, mirrored, row["id"], reason, UNREADABLE_CODE, None)


def apply_or_keep(connection: Connection, mirrored: Mirrored, row: ServerRow, apply: Callable[[], Any]) -> Any:
    """Return what ``apply`` does; None, with the row kept as unreadable, if the mirror's constraints refuse it."""
    try:
        with connection.begin_nested():
            return apply()
    except REFUSED_HERE as error:
        log.warning("a row of %s can't be kept: %s", mirrored.name, type(error).__name__)
        why = str(getattr(error, "orig", None) or error)
        reason = Sentence("The local database can't store it: {reason}.", reason=why)
        keep_unreadable(connection, mirrored, row, reason)
        return None


def keep_orphans(connection: Connection, rows: Iterable[ServerRow]) -> None:
    """Keep messages whose conversation is unreadable or missing; without content if it may be another account's."""
    for row in rows:
        parent = select(UNREADABLE.c.row_json).where(is_row(UNREADABLE, CONVERSATIONS, row["conversation_id"]))
        own = connection.execute(parent).scalar() not in {None, "{}"}
        keep_unreadable(connection, MESSAGES, row, NO_PARENT if own else OTHER_ACCOUNT, content=own)


def unreadable_rows(connection: Connection, mirrored: Mirrored) -> list[ServerRow]:
    """Return the rows that are unreadable whole, of which more is known than their id."""
    kept = select(UNREADABLE.c.row_json).where(_whole(mirrored), UNREADABLE.c.row_json != "{}")
    return [row for text in connection.execute(kept).scalars() if (row := kept_json(text, dict)).get("id")]


def unreadable_ids(mirrored: Mirrored) -> Select[Any]:
    """Return the query for the ids of rows that are unreadable whole."""
    return select(UNREADABLE.c.row_id).where(_whole(mirrored))


def _whole(mirrored: Mirrored) -> Any:
    return (UNREADABLE.c.table_name == mirrored.name) & (UNREADABLE.c.columns_json == "[]")


def _keep(
    connection: Connection,
    mirrored: Mirrored,
    row: ServerRow,
    reason: Sentence,
    columns: Sequence[str],
    content: ServerRow,
) -> None:
    kept = {
        "row_json": json.dumps(content, default=str, ensure_ascii=True),  # a lone surrogate is no text to SQLite
        "reason": reason.to_text(),
        "version": row.get("updated_at"),
        "columns_json": json.dumps(columns),
    }
    statement = upsert(UNREADABLE).values(table_name=mirrored.name, row_id=row["id"], **kept)
    connection.execute(statement.on_conflict_do_update(index_elements=["table_name", "row_id"], set_=kept))


def _forget_readable(connection: Connection, mirrored: Mirrored, now_read: Collection[str]) -> None:
    kept = connection.execute(select(UNREADABLE.c.row_id).where(UNREADABLE.c.table_name == mirrored.name)).scalars()
    readable = [row_id for row_id in kept if row_id in now_read]
    if readable:
        forget(connection, UNREADABLE, mirrored, readable)
