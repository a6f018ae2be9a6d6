"""The conflict history: every value that sync dropped, with both sides, the result and the rule, and what the user
decides about it: an edit like any other, which syncs and can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, case, insert, literal, null, select, update

from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.bookkeeping import CONFLICT
from organic_desktop.store.codec import among, to_json
from organic_desktop.store.journal import Edit
from organic_desktop.store.schema import BY_NAME, Mirrored
from organic_desktop.store.sync_history import WHOLE_ROW, conflict_of
from organic_desktop.store.writer import UserEdit, Writer, values_of

LOSER: Any = object()
"""Stands for the value that was dropped, whichever that is."""
AS_IT_IS: Any = object()
"""Stands for what the row holds now, decided by sync or edited since."""


@dataclass(frozen=True)
class Loss:
    """One column whose value was dropped in favour of another."""

    column: str
    base: Any
    mine: Any
    theirs: Any
    result: Any
    rule: str


def note_losses(connection: Connection, at: datetime, mirrored: Mirrored, row_id: str, losses: Sequence[Loss]) -> None:
    """Add conflicts to the history."""
    for loss in losses:
        connection.execute(
            insert(CONFLICT).values(
                decided_at=at,
                table_name=mirrored.name,
                row_id=row_id,
                column=loss.column,
                base_json=to_json(loss.base),
                mine_json=to_json(loss.mine),
                theirs_json=to_json(loss.theirs),
                result_json=to_json(loss.result),
                rule=loss.rule,
            )
        )


def decide(writer: Writer, conflict_id: int, value: Any = LOSER) -> None:
    """Put another value in place of a conflict's result: ``value``, or else the one that was dropped.

    Raises InvalidInput if there is nothing to change any more.
    """
    with writer.editing("undo") as edit:
        line = _line(edit, conflict_id)
        if line is None:
            raise InvalidInput("There is no such conflict.")
        if line["undone_at"] is not None:
            raise InvalidInput("This conflict was already undone.")
        if not _set_value(edit, line, value):
            raise InvalidInput("The entry no longer exists. Nothing was changed.")
        _close(edit, [conflict_id])


def decide_all(writer: Writer, choices: Mapping[int, Any]) -> str:
    """Close conflicts with the value chosen for each, as one edit, whose id is returned.

    One that was closed meanwhile is left alone; of a row that is gone nothing is left to change.
    """
    with writer.editing("undo") as edit:
        for conflict_id, value in choices.items():
            line = _line(edit, conflict_id)
            if line is not None and line["undone_at"] is None and value is not AS_IT_IS:
                _set_value(edit, line, value)
        _close(edit, choices)
        return edit.id


def toggle_closed(edit: Edit, edit_id: str) -> None:
    """Open the conflicts that an edit closed, and close those that it opened, for it is undone or redone."""
    closed = CONFLICT.c.undone_at
    state = case((closed.is_(None), literal(edit.at, closed.type)), else_=null())
    these = CONFLICT.c.settled_by == edit_id
    edit.connection.execute(update(CONFLICT).where(these).values(undone_at=state, settled_by=edit.id))


def _close(edit: Edit, ids: Iterable[int]) -> None:
    these = CONFLICT.c.id.in_(among(ids)) & CONFLICT.c.undone_at.is_(None)
    edit.connection.execute(update(CONFLICT).where(these).values(undone_at=edit.at, settled_by=edit.id))


def _line(edit: Edit, conflict_id: int) -> RowMapping | None:
    return edit.connection.execute(select(CONFLICT).where(CONFLICT.c.id == conflict_id)).mappings().first()


def _set_value(edit: UserEdit, line: RowMapping, value: Any) -> bool:
    """Give the row the chosen value, and delete a day that is left without any; False if the row is gone."""
    mirrored, conflict = BY_NAME[line["table_name"]], conflict_of(line)
    row = edit.get(mirrored.model, conflict.row_id)
    if row is None:
        return False
    chosen = conflict.other if value is LOSER else value
    if conflict.column == WHOLE_ROW:
        emptied = chosen is None
    else:
        emptied = edit.is_empty_day(mirrored, values_of(row) | {conflict.column: chosen})
    if emptied:
        edit.delete(row)
    elif conflict.column != WHOLE_ROW:
        edit.change(row, {conflict.column: chosen})
    return True
