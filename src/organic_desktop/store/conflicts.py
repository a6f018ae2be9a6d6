"""The conflict history: every value that had to give way, kept with both sides, the result and the rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, insert, literal, null, update

from organic_desktop.store.bookkeeping import CONFLICT
from organic_desktop.store.codec import among, to_json
from organic_desktop.store.journal import Edit
from organic_desktop.store.schema import Mirrored


@dataclass(frozen=True)
class Loss:
    """One column in which a value had to give way."""

    column: str
    base: Any
    mine: Any
    theirs: Any
    result: Any
    rule: str


def note_losses(connection: Connection, at: datetime, mirrored: Mirrored, row_id: str, losses: Sequence[Loss]) -> None:
    """Add lines to the history."""
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


def close(edit: Edit, ids: Iterable[int]) -> None:
    """The user has decided on these by an edit."""
    these = CONFLICT.c.id.in_(among(ids)) & CONFLICT.c.undone_at.is_(None)
    edit.connection.execute(update(CONFLICT).where(these).values(undone_at=edit.at, settled_by=edit.id))


def turn_round(edit: Edit, reversed_id: str) -> None:
    """What the reversed edit closed is open again, and what it opened is closed: undo and redo alike."""
    closed = CONFLICT.c.undone_at
    state = case((closed.is_(None), literal(edit.at, closed.type)), else_=null())
    these = CONFLICT.c.settled_by == reversed_id
    edit.connection.execute(update(CONFLICT).where(these).values(undone_at=state, settled_by=edit.id))
