"""One action on the user's rows: each change writes the row, its journal line and what sync must know, or nothing does.

Both writers use it, the user's (writer.py) and the server's (reconciliation.py), inside a transaction of theirs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, Literal

from sqlalchemy import Connection, Select, Update, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.store.bookkeeping import JOURNAL, PENDING, UNREADABLE
from organic_desktop.store.codec import Values, plain, read_row, to_json
from organic_desktop.store.row_state import Base, bases, release
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, WELLNESS_ENTRIES, Mirrored, new_id
from organic_desktop.store.types import kept_json

Source = Literal["typed", "tray", "import", "sync", "undo"]
How = Literal["create", "set", "add", "delete"]


class Edit:
    """Changes made together, at one moment, from one source; ``connection`` is inside a transaction."""

    def __init__(self, connection: Connection, at: datetime, source: Source) -> None:
        self.connection = connection
        self.at = at
        self.source = source
        self.id = new_id()

    def row(self, mirrored: Mirrored, row_id: str) -> Values | None:
        """The row as it stands now."""
        found = self.connection.execute(_the_row(mirrored), {"this": row_id}).mappings().first()
        return dict(found) if found else None

    def find(self, mirrored: Mirrored, key: Values) -> Values | None:
        """The row with this natural key; None, too, for a table that has none."""
        if not key:
            return None
        found = self.connection.execute(_the_row_of(mirrored, tuple(key)), key).mappings().first()
        return dict(found) if found else None

    def is_empty_day(self, mirrored: Mirrored, values: Values) -> bool:
        """Whether these values would leave a day without any: such an entry would count as a streak day on the server.

        What the server has and nobody can show counts as a value: it isn't to be deleted with the last that is shown.
        """
        if mirrored is not WELLNESS_ENTRIES or any(values[name] is not None for name in mirrored.editable):
            return False
        return not self.hides(mirrored, values.get("id"))

    def hides(self, mirrored: Mirrored, row_id: str | None) -> bool:
        """Whether the server's row holds values that can't be shown."""
        this = {"this_table": mirrored.name, "this_row": row_id}
        return self.connection.execute(_HIDDEN, this).first() is not None

    def create(self, mirrored: Mirrored, values: Values, added: Iterable[str] = ()) -> None:
        """Insert a row; ``values`` holds its id, ``added`` names the columns that were added to rather than set."""
        times: Values = {name: self.at for name in ("created_at", "updated_at") if name in mirrored.columns}
        self.connection.execute(insert(mirrored.table), {**times, **values})
        content = [name for name in values if name in mirrored.editable and values[name] is not None]
        for column in content or ["id"]:
            self._journal(mirrored, values["id"], column, None, values[column], "create")
        self.update_pending(mirrored, values["id"], were_set=set(content).difference(added))

    def change(self, mirrored: Mirrored, row: Values, changes: Values, how: How = "set") -> None:
        """Update the columns of ``row`` that really change. If none does, only a refused change is tried again by it:
        to type the same value once more is how people say so."""
        real = {name: value for name, value in changes.items() if row[name] != value}
        if not real:
            if changes and self.source != "sync":
                release(self.connection, mirrored, row["id"])
            return
        stamped = {**real, "updated_at": self.at} if mirrored.versioned else real
        self.connection.execute(_update(mirrored), {"this": row["id"], **stamped})
        for column, value in real.items():
            self._journal(mirrored, row["id"], column, row[column], value, how)
        # What a merge leaves of a sum is still a sum.
        self.update_pending(
            mirrored, row["id"], were_set=set(real) if how == "set" and self.source != "sync" else set()
        )

    def delete(self, mirrored: Mirrored, row: Values) -> None:
        """Delete the row, and a conversation's messages before it, for nothing goes by cascade.

        The journal keeps every value that can be edited, so that undo can bring the row back.
        """
        for child in self.messages_of(mirrored, row["id"]):
            self.delete(MESSAGES, child)
        self.connection.execute(delete(mirrored.table).where(mirrored.table.c.id == row["id"]))
        content = [name for name in (*mirrored.own_key, *mirrored.editable) if row[name] is not None]
        for column in content or ["id"]:
            self._journal(mirrored, row["id"], column, row[column], None, "delete")
        self.update_pending(mirrored, row["id"])

    def messages_of(self, mirrored: Mirrored, row_id: str) -> list[Values]:
        """The messages of a conversation; rows of other tables have no children."""
        if mirrored is not CONVERSATIONS:
            return []
        return [dict(found) for found in self.connection.execute(_ITS_MESSAGES, {"this": row_id}).mappings()]

    def update_pending(self, mirrored: Mirrored, row_id: str, were_set: Iterable[str] = ()) -> None:
        """Make the pending change say what is true: the row waits if, and only if, it differs from its base."""
        this = {"this_table": mirrored.name, "this_row": row_id}
        pending = self.connection.execute(_PENDING, this).mappings().first()
        row, base = self.row(mirrored, row_id), bases(self.connection, mirrored, [row_id]).get(row_id)
        differing = _differing(mirrored, row, base)
        # A message can't be deleted on the server: one that is gone here waits for nothing.
        waits_for_answer = row is not None or mirrored.versioned
        unresolved = bool(waits_for_answer and pending and kept_json(pending["attempts_json"], list))
        if not (unresolved or differing):
            if pending:
                self.connection.execute(_NOT_PENDING, this)
            if row and base:  # an edit that was taken back: the row is the server's again, with its time
                stamp = read_row(mirrored, base.values)["updated_at"]
                self.connection.execute(_update(mirrored), {"this": row_id, "updated_at": stamp})
            return
        set_before = kept_json(pending["set_json"], list) if pending else []
        state = {
            "deleted": row is None,
            "edited_at": pending["edited_at"] if pending and self.source == "sync" else self.at,
            "set_json": json.dumps(sorted(differing & {*set_before, *were_set})),
        }
        self.connection.execute(_WAITS, {"table_name": mirrored.name, "row_id": row_id, **_AS_NEW, **state})

    def _journal(self, mirrored: Mirrored, row_id: str, column: str, old: Any, new: Any, how: How) -> None:
        line = {
            "edit_id": self.id,
            "at": self.at,
            "source": self.source,
            "how": how,
            "table_name": mirrored.name,
        }
        values = {"row_id": row_id, "column": column, "old_json": to_json(old), "new_json": to_json(new)}
        self.connection.execute(_JOURNAL_LINE, {**line, **values})


# The statements of every edit, made once: SQLAlchemy takes longer to put one together than SQLite to carry it out.


@cache
def _the_row(mirrored: Mirrored) -> Select[Any]:
    return select(mirrored.table).where(mirrored.table.c.id == bindparam("this"))


@cache
def _the_row_of(mirrored: Mirrored, key: tuple[str, ...]) -> Select[Any]:
    return select(mirrored.table).where(*(mirrored.table.c[name] == bindparam(name) for name in key))


@cache
def _update(mirrored: Mirrored) -> Update:
    return update(mirrored.table).where(mirrored.table.c.id == bindparam("this"))


_ITS_MESSAGES = select(MESSAGES.table).where(MESSAGES.table.c.conversation_id == bindparam("this"))
_HIDDEN = select(UNREADABLE.c.row_id).where(
    UNREADABLE.c.table_name == bindparam("this_table"), UNREADABLE.c.row_id == bindparam("this_row")
)
_THIS = (PENDING.c.table_name == bindparam("this_table")) & (PENDING.c.row_id == bindparam("this_row"))
_PENDING = select(PENDING).where(_THIS)
_NOT_PENDING = delete(PENDING).where(_THIS)
_JOURNAL_LINE = insert(JOURNAL)

_NOT_REFUSED = {"refused": False, "last_error": None, "code": None, "next_try": None, "failures": 0}
_AS_NEW = {"attempts_json": "[]", **_NOT_REFUSED}
_INSERTED = upsert(PENDING)
_WAITS = _INSERTED.on_conflict_do_update(
    index_elements=["table_name", "row_id"],
    set_={name: _INSERTED.excluded[name] for name in ("deleted", "edited_at", "set_json", *_NOT_REFUSED)},
)


def _differing(mirrored: Mirrored, row: Values | None, base: Base | None) -> set[str]:
    """The columns in which a row and its base differ; all of them, the id too, where only one of the two is."""
    there = base if base and not base.gone else None
    if row is None and there is None:
        return set()
    if row is None or there is None:
        return {*mirrored.editable, "id"}
    return {column for column in mirrored.editable if plain(row[column]) != there.values[column]}
