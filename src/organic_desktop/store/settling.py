"""The user's own word on what sync decided or couldn't send: edits like any other, which sync and can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping, select

from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.apply_remote import take_id
from organic_desktop.store.bookkeeping import BASE, CONFLICT
from organic_desktop.store.codec import read_row
from organic_desktop.store.conflicts import close
from organic_desktop.store.journal import Edit, Source
from organic_desktop.store.removed import offer_again
from organic_desktop.store.row_state import change_pending, forget, pending_change, release
from organic_desktop.store.schema import MESSAGES, new_id
from organic_desktop.store.sync_history import BY_NAME, WHOLE_ROW, conflict_of
from organic_desktop.store.writer import Writer
from organic_desktop.wellness.modules import checked_message

LOSER: Any = object()
"""Stands for the value that gave way, whichever that is."""
AS_IT_IS: Any = object()
"""Stands for what the row holds now, decided by sync or edited since."""


def decide(writer: Writer, conflict_id: int, value: Any = LOSER) -> None:
    """Put another value in place of a decision's result: ``value``, or else the one that gave way.

    Raises InvalidInput where there is nothing to change any more.
    """
    with writer.editing("undo") as edit:
        line = _line(edit, conflict_id)
        if line is None:
            raise InvalidInput("There is no such decision in the history.")
        if line["undone_at"] is not None:
            raise InvalidInput("This decision was taken back already.")
        if not _put(edit, line, value):
            raise InvalidInput("The row is no longer there; nothing was changed.")
        close(edit, [conflict_id])


def decide_all(writer: Writer, choices: Mapping[int, Any]) -> str:
    """Close decisions with the value chosen for each, as one edit, whose id is returned.

    One that was closed meanwhile is left alone; of a row that is gone nothing is left to change.
    """
    with writer.editing("undo") as edit:
        for conflict_id, value in choices.items():
            line = _line(edit, conflict_id)
            if line is not None and line["undone_at"] is None and value is not AS_IT_IS:
                _put(edit, line, value)
        close(edit, choices)
        return edit.id


def discard(writer: Writer, table: str, row_id: str) -> str:
    """Give up a change that waits: the row is again what the server has, or gone where it has none. The edit's id."""
    mirrored = BY_NAME[table]
    with writer.editing("undo") as edit:
        change, row = pending_change(edit.connection, mirrored, row_id), edit.row(mirrored, row_id)
        if change is None:
            raise InvalidInput("Nothing of this row waits any more.")
        change_pending(edit.connection, mirrored, row_id, attempts_json="[]")
        there = read_row(mirrored, change.base.values) if change.base and not change.base.gone else None
        if row and there:
            edit.change(mirrored, row, {name: there[name] for name in mirrored.editable})
        elif there:
            edit.create(mirrored, there)
        elif row:
            forget(edit.connection, BASE, mirrored, [row_id])
            offer_again(edit, MESSAGES, [message["id"] for message in edit.messages_of(mirrored, row_id)])
            offer_again(edit, mirrored, [row_id])
            edit.delete(mirrored, row)
        return edit.id


def try_again(writer: Writer, table: str, row_id: str) -> None:
    """Let one refused change be sent again as it is, whatever the reason was."""
    with writer.database.writing() as session:
        connection = session.connection()
        release(connection, BY_NAME[table], row_id)


def rewrite_message(writer: Writer, message_id: str, content: str, source: Source = "typed") -> str:
    """Change the user's words before they are sent; returns the message's id. Raises InvalidInput.

    If an unanswered send may have brought the old words to the server, the new ones are another message: there a
    message never changes, and neither text may be lost.
    """
    words = checked_message(content)
    with writer.editing(source) as edit:
        message, change = edit.row(MESSAGES, message_id), pending_change(edit.connection, MESSAGES, message_id)
        if message is None:
            raise InvalidInput("There is no such message.")
        if change is None:
            raise InvalidInput("This message is on the server by now, where it can't be changed any more.")
        if change.attempts:
            message = {**message, "id": new_id()}
            change_pending(edit.connection, MESSAGES, message_id, attempts_json="[]")  # what arrives of them is pulled
            take_id(edit, MESSAGES, message_id, message["id"])
        edit.change(MESSAGES, message, {"content": words})
        return str(message["id"])


def _line(edit: Edit, conflict_id: int) -> RowMapping | None:
    return edit.connection.execute(select(CONFLICT).where(CONFLICT.c.id == conflict_id)).mappings().first()


def _put(edit: Edit, line: RowMapping, value: Any) -> bool:
    """Whether the row was there to take the value; a day that is left without any goes, as when it is cleared."""
    mirrored, conflict = BY_NAME[line["table_name"]], conflict_of(line)
    row = edit.row(mirrored, conflict.row_id)
    if row is None:
        return False
    chosen = conflict.other if value is LOSER else value
    if conflict.column == WHOLE_ROW:
        emptied = chosen is None
    else:
        emptied = edit.is_empty_day(mirrored, row | {conflict.column: chosen})
    if emptied:
        edit.delete(mirrored, row)
    elif conflict.column != WHOLE_ROW:
        edit.change(mirrored, row, {conflict.column: chosen})
    return True
