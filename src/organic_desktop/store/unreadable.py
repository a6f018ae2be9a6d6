"""Server rows that can't be shown as they are: kept beside the mirror, listed, and never sent back.

A column that can't be read is empty in the mirror, and named here; a row of which nothing can be shown, or that the
mirror's constraints refuse, is kept aside whole. Works inside a transaction of reconciliation.py's.
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
from organic_desktop.store.bookkeeping import META, UNREADABLE
from organic_desktop.store.codec import Plain, canonical, canonical_in_part
from organic_desktop.store.database import Database
from organic_desktop.store.journal import Edit
from organic_desktop.store.row_state import Received, ServerRow, forget, is_row, refuse_change
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, USERS, Mirrored
from organic_desktop.store.sync_history import readable_lines
from organic_desktop.store.types import kept_json

log = logging.getLogger(__name__)

UNREADABLE_THERE = "unreadable"
"""Stands for a code of a change that is refused by this program itself, until the server's row can be read."""
NOBODY_CAN_READ = Sentence("The server's version of this row holds a value that this program can't show.")
A_STRANGERS = Sentence("It belongs to another account; the server's rules shouldn't show it.")
NO_PARENT = Sentence("The conversation of this message can't be shown.")
ROLES = frozenset({"user", "assistant"})

# What SQLite's constraints and types answer to a row that isn't of the schema; not what a full or broken disk does.
REFUSED_HERE = (IntegrityError, DataError, InterfaceError, ProgrammingError, ValueError, TypeError, OverflowError)


@dataclass(frozen=True)
class Unreadable:
    """A row with ``columns`` that can't be shown here; none are named if the whole row can't.

    ``key`` is its day or its module's name, ``values`` what the server holds in the columns, or the row, as text. Of
    another person's row that a wrong policy of the server let through, nothing is kept but the reason.
    """

    table: str
    row_id: str
    key: str
    columns: tuple[str, ...]
    reason: Sentence
    values: Mapping[str, str] = field(default_factory=dict)


def unreadable(database: Database) -> list[Unreadable]:
    """Every row that can't be shown as it is on the server."""
    with database.reading() as session:
        connection = session.connection()
        lines = connection.execute(select(UNREADABLE).order_by(UNREADABLE.c.table_name, UNREADABLE.c.row_id))
        return readable_lines(lines.mappings().all(), _unreadable)


def _unreadable(line: RowMapping) -> Unreadable:
    row, columns = kept_json(line["row_json"], dict), tuple(kept_json(line["columns_json"], list))
    return Unreadable(
        table=line["table_name"],
        row_id=line["row_id"],
        key=str(row.get("date") or row.get("module_name") or ""),
        columns=columns,
        reason=Sentence.from_text(line["reason"]),
        values={name: str(row[name]) for name in columns or row if row.get(name) is not None},
    )


# -- rows as they come ------------------------------------------------------------------------------------------------


def taken_of(
    edit: Edit, mirrored: Mirrored, rows: Sequence[ServerRow], sent: Mapping[str, Plain] | None = None
) -> list[Received]:
    """The rows that can be shown, in our spelling, with the columns that can't be read left empty; others go aside.

    ``sent`` is what they answer to, by row id.
    """
    owner = edit.connection.execute(select(META.c.value).where(META.c.name == "owner")).scalar()
    taken, whole = list[Received](), set[str]()
    for row in rows:
        if not _is_owners(mirrored, row, owner):
            keep_aside(edit, mirrored, row, A_STRANGERS, content=False)
            continue
        try:
            taken.append((row, canonical(mirrored, row, sent.get(row["id"]) if sent else None)))
            whole.add(row["id"])
        except (ValueError, TypeError, OverflowError):
            if part := _in_part(edit, mirrored, row):
                taken.append((row, part))
    _forget_mended(edit.connection, mirrored, whole)
    return [each for each in taken if _is_complete(edit, mirrored, each)]


def _in_part(edit: Edit, mirrored: Mirrored, row: ServerRow) -> Plain | None:
    try:
        part, hidden = canonical_in_part(mirrored, row)
    except (ValueError, TypeError, OverflowError):
        keep_aside(edit, mirrored, row, NOBODY_CAN_READ)
        return None
    _note(edit.connection, mirrored, row, NOBODY_CAN_READ, hidden, row)
    return part


def _is_owners(mirrored: Mirrored, row: ServerRow, owner: str | None) -> bool:
    """False for a row of another account; whose a message is, its conversation says."""
    column = "id" if mirrored is USERS else "user_id"
    return owner is None or column not in mirrored.columns or row.get(column) in (owner, None)


def _is_complete(edit: Edit, mirrored: Mirrored, taken: Received) -> bool:
    """Set a row aside that lacks what the schema demands, or has a role that it doesn't know."""
    row, values = taken
    empty = [name for name in _required(mirrored) if values.get(name) is None]
    if empty:
        keep_aside(edit, mirrored, row, Sentence("{column} is empty on the server.", column=empty[0]))
    elif mirrored is MESSAGES and values["role"] not in ROLES:
        reason = Sentence("It has the role “{role}”, which this program doesn't know.", role=values["role"])
        keep_aside(edit, mirrored, row, reason)
    else:
        return True
    return False


@cache
def _required(mirrored: Mirrored) -> tuple[str, ...]:
    return tuple(column.name for column in mirrored.table.columns if not column.nullable)


# -- kept aside -------------------------------------------------------------------------------------------------------


def keep_aside(edit: Edit, mirrored: Mirrored, row: ServerRow, reason: Sentence, *, content: bool = True) -> None:
    """Keep a row beside the mirror; what is here of it stays as it is, and an edit of it is never sent over it."""
    _note(edit.connection, mirrored, row, reason, [], row if content else {})
    refuse_change(edit.connection, mirrored, row["id"], reason, UNREADABLE_THERE, None)


def bring_or_keep_aside(edit: Edit, mirrored: Mirrored, row: ServerRow, bring: Callable[[], Any]) -> Any:
    """What ``bring`` returns; None, with the row kept aside, if the mirror's constraints refuse it."""
    try:
        with edit.connection.begin_nested():
            return bring()
    except REFUSED_HERE as error:
        log.warning("a row of %s can't be kept: %s", mirrored.name, type(error).__name__)
        why = str(getattr(error, "orig", None) or error)
        keep_aside(edit, mirrored, row, Sentence("The local database can't hold it: {reason}.", reason=why))
        return None


def keep_orphans_aside(edit: Edit, rows: Iterable[ServerRow]) -> None:
    """Messages whose conversation can't be had. If that isn't known to be the person's own, nor are they."""
    for row in rows:
        parent = select(UNREADABLE.c.row_json).where(is_row(UNREADABLE, CONVERSATIONS, row["conversation_id"]))
        own = edit.connection.execute(parent).scalar() not in {None, "{}"}
        keep_aside(edit, MESSAGES, row, NO_PARENT if own else A_STRANGERS, content=own)


def rows_aside(connection: Connection, mirrored: Mirrored) -> list[ServerRow]:
    """The rows kept aside whole of which more is known than their id."""
    kept = select(UNREADABLE.c.row_json).where(_aside(mirrored), UNREADABLE.c.row_json != "{}")
    return [row for text in connection.execute(kept).scalars() if (row := kept_json(text, dict)).get("id")]


def ids_aside(mirrored: Mirrored) -> Select[Any]:
    """The ids of rows kept aside whole."""
    return select(UNREADABLE.c.row_id).where(_aside(mirrored))


def _aside(mirrored: Mirrored) -> Any:
    return (UNREADABLE.c.table_name == mirrored.name) & (UNREADABLE.c.columns_json == "[]")


def _note(
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


def _forget_mended(connection: Connection, mirrored: Mirrored, now_read: Collection[str]) -> None:
    kept = connection.execute(select(UNREADABLE.c.row_id).where(UNREADABLE.c.table_name == mirrored.name)).scalars()
    mended = [row_id for row_id in kept if row_id in now_read]
    if mended:
        forget(connection, UNREADABLE, mirrored, mended)
