"""Removed rows: what sync removed or overwrote without asking. Kept for a year, listed, and restored as an edit.

What is removed is decided in ``sync/deletions.py`` and ``sync/merge.py``; the user's own deletions are in the journal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.store.bookkeeping import JOURNAL, REMOVED
from organic_desktop.store.codec import Values, among, from_json, plain, read_row, to_json
from organic_desktop.store.database import Database
from organic_desktop.store.journal import Edit
from organic_desktop.store.row_state import key_of, plain_rows
from organic_desktop.store.schema import (
    BY_NAME,
    CONVERSATIONS,
    MESSAGES,
    MODULE_PROGRESS,
    Conversation,
    Message,
    Mirrored,
)
from organic_desktop.store.types import json_text, kept_json, readable_lines
from organic_desktop.store.writer import UserEdit, Writer

KEPT = timedelta(days=366)
GONE = Sentence("The server no longer has it.")
OTHER_VALUE = Sentence("The server has another value.")

# Numbers that only grow by being added to: a larger one holds the smaller.
_GROWING = frozenset({"water_intake_ml", "exercise_minutes", "meditation_minutes", "progress_percentage"})
DERIVED = frozenset({"message_count", "last_activity"})
"""Columns that clients compute, and nobody typed."""


@dataclass(frozen=True)
class Removed:
    """A row that sync removed (``column`` is ""), or one ``value`` that it overwrote.

    ``key`` is the row's day, or its module's name; ``row`` holds all its values if it was removed whole.
    ``restored_at`` is set once the user has brought it back.
    """

    id: int
    removed_at: datetime
    table: str
    row_id: str
    key: str
    column: str
    value: Any
    reason: Sentence
    restored_at: datetime | None
    row: Mapping[str, Any] = field(default_factory=dict)


# -- keeping ----------------------------------------------------------------------------------------------------------


def note_removed(edit: Edit, mirrored: Mirrored, rows: Sequence[Values], reason: Sentence = GONE) -> None:
    """Keep rows whole, before they are removed."""
    _keep(edit, [_line(edit, mirrored, row["id"], None, json_text(_plain(row)), reason) for row in rows])


def note_overwritten(
    edit: Edit,
    mirrored: Mirrored,
    row_id: str,
    before: Values,
    after: Mapping[str, Any],
    reason: Sentence = OTHER_VALUE,
) -> None:
    """Keep the values of ``before`` that ``after`` doesn't contain; ``row_id`` names the row that stays."""
    lost = [name for name in mirrored.editable if name in after and not contains(name, after[name], before[name])]
    _keep(edit, [_line(edit, mirrored, row_id, name, to_json(before[name]) or "null", reason) for name in lost])


def move_overwritten(connection: Connection, mirrored: Mirrored, old_id: str, new_id: str) -> None:
    """Move the overwritten values of a row to the row that takes its place."""
    its = (REMOVED.c.table_name == mirrored.name, REMOVED.c.row_id == old_id, REMOVED.c.column.is_not(None))
    connection.execute(update(REMOVED).where(*its).values(row_id=new_id))


def contains(column: str, new: Any, old: Any) -> bool:
    """Return True if nothing that a person entered is lost when ``old`` becomes ``new``."""
    if old in (None, "", []) or new == old or column in DERIVED:
        return True
    if new is None:
        return False
    if isinstance(old, str):
        return old in new or set(old.splitlines()) <= set(new.splitlines()) or _in_order(old.split(), new.split())
    if isinstance(old, list):
        return all(each in new for each in old)
    return column in _GROWING and bool(new >= old)


def _in_order(old: Sequence[str], new: Sequence[str]) -> bool:
    """Return True if the new words are the old ones with others in between: a merge by words leaves them so."""
    rest = iter(new)
    return all(word in rest for word in old)


def prune_removed(connection: Connection, now: datetime) -> None:
    """Delete what was removed more than a year ago."""
    connection.execute(delete(REMOVED).where(REMOVED.c.removed_at < now - KEPT))


def _keep(edit: Edit, lines: Sequence[dict[str, Any]]) -> None:
    if lines:
        edit.connection.execute(insert(REMOVED), lines)


def _line(
    edit: Edit, mirrored: Mirrored, row_id: str, column: str | None, value_json: str, reason: Sentence
) -> dict[str, Any]:
    where = {"table_name": mirrored.name, "row_id": row_id, "column": column}
    return {**where, "removed_at": edit.at, "value_json": value_json, "reason": reason.to_text()}


def _plain(row: Values) -> dict[str, Any]:
    return {name: plain(value) for name, value in row.items()}


# -- listing ----------------------------------------------------------------------------------------------------------


def removed(database: Database) -> list[Removed]:
    """Return what sync removed or overwrote within a year, newest first."""
    with database.reading() as session:
        connection = session.connection()
        lines = connection.execute(select(REMOVED).order_by(REMOVED.c.id.desc())).mappings().all()
        rows = {name: _rows_of(connection, mirrored, lines) for name, mirrored in BY_NAME.items()}
        chats = rows[CONVERSATIONS.name] | _chats_of(connection, rows[MESSAGES.name])
        for row in rows[MESSAGES.name].values():  # a message is listed under its conversation's module
            row["module_name"] = chats.get(row["conversation_id"], {}).get("module_name")
    return readable_lines(lines, lambda line: _removed(line, rows[line["table_name"]].get(line["row_id"], {})))


def _rows_of(connection: Connection, mirrored: Mirrored, lines: Sequence[RowMapping]) -> dict[str, dict[str, Any]]:
    """Return the rows that the lines are about, as they are here, else as they were when they were removed."""
    its = [line for line in lines if line["table_name"] == mirrored.name]
    whole = {line["row_id"]: kept_json(line["value_json"], dict) for line in its if line["column"] is None}
    return whole | plain_rows(connection, mirrored, [line["row_id"] for line in its])


def _chats_of(connection: Connection, messages: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    return plain_rows(connection, CONVERSATIONS, {row["conversation_id"] for row in messages.values()})


def _removed(line: RowMapping, row: Mapping[str, Any]) -> Removed:
    mirrored, column = BY_NAME[line["table_name"]], line["column"]
    value = from_json(mirrored, column, line["value_json"]) if column else None
    same = {name: line[name] for name in ("id", "removed_at", "row_id", "restored_at")}
    return Removed(
        table=mirrored.name,
        key=key_of(row),
        column=column or "",
        value=value,
        reason=Sentence.from_text(line["reason"]),
        row={} if column else read_row(mirrored, kept_json(line["value_json"], dict)),
        **same,
    )


# -- restoring --------------------------------------------------------------------------------------------------------


def restore(writer: Writer, removed_id: int) -> str:
    """Restore a row under its id, or set a value again, as an edit that syncs; return the edit's id.

    A conversation comes back with the messages that went with it, a message with its conversation. Raises InvalidInput,
    with nothing changed, if something else stands in its place.
    """
    with writer.editing("undo") as edit:
        line = edit.connection.execute(select(REMOVED).where(REMOVED.c.id == removed_id)).mappings().first()
        if line is None:
            raise InvalidInput("The list of items removed by sync has no such entry.")
        if line["restored_at"] is not None:
            raise InvalidInput("This was already restored.")
        if line["column"] is None:
            _restore_row(edit, line)
        else:
            _restore_value(edit, line)
        return edit.id


def reopen(edit: Edit, reversed_id: str) -> None:
    """Make restorable again what an edit restored, because that edit is being undone."""
    its_time = select(JOURNAL.c.at).where(JOURNAL.c.edit_id == reversed_id).limit(1).scalar_subquery()
    edit.connection.execute(update(REMOVED).where(REMOVED.c.restored_at == its_time).values(restored_at=None))


def offer_again(edit: Edit, mirrored: Mirrored, ids: Sequence[str]) -> None:
    """Make restored rows restorable again, because they are being discarded."""
    its = (REMOVED.c.table_name == mirrored.name, REMOVED.c.row_id.in_(among(ids)), REMOVED.c.column.is_(None))
    edit.connection.execute(update(REMOVED).where(*its).values(restored_at=None))


def _restore_row(edit: UserEdit, line: RowMapping) -> None:
    mirrored, row = BY_NAME[line["table_name"]], _row(line)
    if edit.get(mirrored.model, row["id"]):
        raise InvalidInput("It is already back. Nothing was changed.")
    if edit.find(mirrored.model, {name: row[name] for name in mirrored.natural_key}):
        raise InvalidInput(_taken(mirrored, row))
    if mirrored is MESSAGES and edit.get(Conversation, row["conversation_id"]) is None:
        _restore_conversation(edit, row)
    if edit.get(mirrored.model, row["id"]) is None:  # else it came back with its conversation
        edit.add(mirrored.model(**row))
    _mark_restored(edit, line)
    if mirrored is CONVERSATIONS:
        _restore_messages(edit, line)


def _restore_messages(edit: UserEdit, conversation: RowMapping) -> None:
    """Restore the messages that were removed together with a conversation."""
    together = select(REMOVED).where(
        REMOVED.c.table_name == MESSAGES.name,
        REMOVED.c.removed_at == conversation["removed_at"],
        REMOVED.c.restored_at.is_(None),
        func.json_extract(REMOVED.c.value_json, "$.conversation_id") == conversation["row_id"],
    )
    for line in edit.connection.execute(together).mappings().all():
        if edit.get(Message, line["row_id"]) is None:
            edit.add(Message(**_row(line)))
        _mark_restored(edit, line)


def _restore_conversation(edit: UserEdit, message: Values) -> None:
    its = select(REMOVED).where(
        REMOVED.c.table_name == CONVERSATIONS.name,
        REMOVED.c.row_id == message["conversation_id"],
        REMOVED.c.column.is_(None),
    )
    line = edit.connection.execute(its.order_by(REMOVED.c.id.desc())).mappings().first()
    if line is None:
        raise InvalidInput("Its conversation no longer exists. Nothing was changed.")
    _restore_row(edit, line)


def _restore_value(edit: UserEdit, line: RowMapping) -> None:
    mirrored, column = BY_NAME[line["table_name"]], line["column"]
    row, value = edit.get(mirrored.model, line["row_id"]), from_json(mirrored, column, line["value_json"])
    if row is None:
        raise InvalidInput("The entry no longer exists. Restore it first.")
    if getattr(row, column) == value:
        raise InvalidInput("It already has this value. Nothing was changed.")
    edit.change(row, {column: value})
    _mark_restored(edit, line)


def _row(line: RowMapping) -> Values:
    row = read_row(BY_NAME[line["table_name"]], kept_json(line["value_json"], dict))
    if "id" not in row:
        raise InvalidInput("This record is damaged. Nothing was changed.")
    return row


def _taken(mirrored: Mirrored, row: Values) -> Sentence:
    if mirrored is MODULE_PROGRESS:
        return Sentence("{module} was started again. Nothing was changed.", module=row["module_name"])
    return Sentence("{day} already has another entry. Nothing was changed.", day=str(row["date"]))


def _mark_restored(edit: Edit, line: RowMapping) -> None:
    edit.connection.execute(update(REMOVED).where(REMOVED.c.id == line["id"]).values(restored_at=edit.at))
