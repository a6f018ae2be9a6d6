"""One action on the user's rows: each change writes the row, its journal line and what sync must know, or nothing does.

Both writers use it, the user's (mirror.py) and the server's (reconciliation.py), inside a transaction of theirs.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.store.bookkeeping import BASE, JOURNAL, PENDING
from organic_desktop.store.models import Mirrored, new_id
from organic_desktop.store.rows import Values, read_row, to_json

Source = Literal["typed", "tray", "import", "sync", "undo"]
How = Literal["create", "set", "add", "delete"]


class Edit:
    """Changes made together, at one moment, from one source; ``connection`` is inside a transaction."""

    def __init__(self, connection: Connection, at: datetime, source: Source) -> None:
        self.connection = connection
        self.at = at
        self.source = source
        self._id = new_id()

    def row(self, mirrored: Mirrored, row_id: str) -> Values | None:
        """The row as it stands now."""
        found = self.connection.execute(select(mirrored.table).where(mirrored.table.c.id == row_id)).mappings().first()
        return dict(found) if found else None

    def create(self, mirrored: Mirrored, values: Values) -> None:
        """Insert a row; ``values`` holds its id."""
        times = {name: self.at for name in ("created_at", "updated_at") if name in mirrored.columns}
        self.connection.execute(insert(mirrored.table).values({**times, **values}))
        content = [name for name in values if name in mirrored.editable and values[name] is not None]
        for column in content or ["id"]:
            self._journal(mirrored, values["id"], column, None, values[column], "create")
        self.settle(mirrored, values["id"])

    def change(self, mirrored: Mirrored, row: Values, changes: Values, how: How = "set") -> None:
        """Update the columns of ``row`` that really change; writes nothing where none does."""
        real = {name: value for name, value in changes.items() if row[name] != value}
        if not real:
            return
        stamped = {**real, "updated_at": self.at} if mirrored.versioned else real
        self.connection.execute(update(mirrored.table).where(mirrored.table.c.id == row["id"]).values(stamped))
        for column, value in real.items():
            self._journal(mirrored, row["id"], column, row[column], value, how)
        self.settle(mirrored, row["id"])

    def delete(self, mirrored: Mirrored, row: Values) -> None:
        """Delete the row; the journal keeps every value, so that undo can bring it back."""
        self.connection.execute(delete(mirrored.table).where(mirrored.table.c.id == row["id"]))
        content = [name for name in mirrored.editable if row[name] is not None]
        for column in content or ["id"]:
            self._journal(mirrored, row["id"], column, row[column], None, "delete")
        self.settle(mirrored, row["id"])

    def base(self, mirrored: Mirrored, row_id: str) -> Values | None:
        """What the server last said of the row; None where it has never named it."""
        found = self.connection.execute(
            select(BASE.c.values_json).where(BASE.c.table_name == mirrored.name, BASE.c.row_id == row_id)
        ).first()
        return base_values(mirrored, found.values_json) if found else None

    def settle(self, mirrored: Mirrored, row_id: str) -> None:
        """Make the pending change say what is true: the row waits if, and only if, it differs from its base."""
        this = (PENDING.c.table_name == mirrored.name) & (PENDING.c.row_id == row_id)
        pending = self.connection.execute(select(PENDING).where(this)).mappings().first()
        unresolved = bool(pending and json.loads(pending["attempts_json"]))
        row, base = self.row(mirrored, row_id), self.base(mirrored, row_id)
        if unresolved or _differs(mirrored, row, base):
            state = {"deleted": row is None, "edited_at": self.at, "refused": False, "last_error": None}
            self.connection.execute(
                upsert(PENDING)
                .values(table_name=mirrored.name, row_id=row_id, attempts_json="[]", **state)
                .on_conflict_do_update(index_elements=["table_name", "row_id"], set_=state)
            )
        elif pending:
            self.connection.execute(delete(PENDING).where(this))

    def _journal(self, mirrored: Mirrored, row_id: str, column: str, old: Any, new: Any, how: How) -> None:
        line = {
            "edit_id": self._id,
            "at": self.at,
            "source": self.source,
            "how": how,
            "table_name": mirrored.name,
        }
        values = {"row_id": row_id, "column": column, "old_json": to_json(old), "new_json": to_json(new)}
        self.connection.execute(insert(JOURNAL).values({**line, **values}))


def base_values(mirrored: Mirrored, values_json: str | None) -> Values:
    """The columns of a base; none for rows that can't change (messages)."""
    return read_row(mirrored, json.loads(values_json)) if values_json else {}


def _differs(mirrored: Mirrored, row: Values | None, base: Values | None) -> bool:
    if row is None or base is None:
        return row is not base
    return any(row[column] != base[column] for column in mirrored.editable)
