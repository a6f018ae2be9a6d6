"""The conflict history: every value that had to give way, kept with both sides, the result and the rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from organic_desktop.store.bookkeeping import CONFLICT
from organic_desktop.store.models import Mirrored
from organic_desktop.store.rows import to_json


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
