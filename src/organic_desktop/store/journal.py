"""The journal: append-only history of every edit, column by column, and the edits read back from it.

``Edit`` is one action on the user's rows. The user's own are made by ``writer.UserEdit``, the server's rows come in by
``apply_remote.ServerEdit``; both write the row, and here its journal lines and pending change, in one transaction.
"""

from __future__ import annotations

import json
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, Select, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.store.bookkeeping import BASE, CONFLICT, JOURNAL, PENDING, REMOVED
from organic_desktop.store.codec import Values, from_json, plain, read_row, to_json
from organic_desktop.store.database import Database
from organic_desktop.store.facts import read_facts
from organic_desktop.store.row_state import Base, bases, clear_attempts, forget, is_row
from organic_desktop.store.schema import BY_NAME, Mirrored, new_id
from organic_desktop.store.types import kept_json

log = logging.getLogger(__name__)

Source = Literal["typed", "tray", "import", "sync", "undo"]
How = Literal["create", "set", "add", "delete"]

IsReversible = Callable[[str, How], bool]
"""True if such an edit of a table can be undone on the server, too (``sync/tables.py``)."""


@dataclass(frozen=True)
class ColumnChange:
    """One column of an edit: its value before and after."""

    column: str
    old: Any
    new: Any
    how: How = "set"


@dataclass(frozen=True)
class RowEdit:
    """The changes of an edit to one row; ``key`` is its date or its module's name, None if that is no longer known."""

    mirrored: Mirrored
    row_id: str
    key: date | str | None
    how: How
    changes: tuple[ColumnChange, ...]


@dataclass(frozen=True)
class Edited:
    """One action on the user's rows that can be undone."""

    edit_id: str
    source: str
    rows: tuple[RowEdit, ...]


class Edit(ABC):
    """Changes made together, at one moment, from one source; ``connection`` is inside a transaction.

    The common part of the user's edits and of the server's rows; each subclass writes rows in its own way.
    """

    def __init__(self, connection: Connection, at: datetime, source: Source) -> None:
        self.connection = connection
        self.at = at
        self.source = source
        self.id = new_id()

    def row(self, mirrored: Mirrored, row_id: str) -> Values | None:
        """Return the row as the file holds it now."""
        found = self.connection.execute(_the_row(mirrored), {"this": row_id}).mappings().first()
        return dict(found) if found else None

    @abstractmethod
    def write(self, mirrored: Mirrored, row_id: str, values: Values) -> None:
        """Update columns of a row, without a line in the journal."""

    def record_creation(self, mirrored: Mirrored, row: Values, added: Iterable[str] = ()) -> None:
        """Record the values of a new row; ``added`` are the columns that were added to rather than set."""
        content = [name for name, value in row.items() if name in mirrored.editable and value is not None]
        self._append(mirrored, row["id"], [ColumnChange(name, None, row[name], "create") for name in content or ["id"]])
        self.update_pending(mirrored, row["id"], were_set=set(content).difference(added))

    def record_changes(self, mirrored: Mirrored, row_id: str, changes: Sequence[ColumnChange]) -> None:
        """Record the columns of a row that were changed."""
        self._append(mirrored, row_id, changes)
        # What a merge leaves of a sum is still a sum.
        were_set = [] if self.source == "sync" else [change.column for change in changes if change.how == "set"]
        self.update_pending(mirrored, row_id, were_set)

    def record_deletion(self, mirrored: Mirrored, row: Values) -> None:
        """Record every editable value of a deleted row, so that undo can restore it."""
        content = [name for name in (*mirrored.own_key, *mirrored.editable) if row[name] is not None]
        self._append(mirrored, row["id"], [ColumnChange(name, row[name], None, "delete") for name in content or ["id"]])
        self.update_pending(mirrored, row["id"])

    def update_pending(self, mirrored: Mirrored, row_id: str, were_set: Iterable[str] = ()) -> None:
        """Make a row pending if, and only if, it differs from its base."""
        this = {"this_table": mirrored.name, "this_row": row_id}
        pending = self.connection.execute(_PENDING, this).mappings().first()
        row, base = self.row(mirrored, row_id), bases(self.connection, mirrored, [row_id]).get(row_id)
        differing = _differing(mirrored, row, base)
        # A message can't be deleted on the server: one that is gone here is never pending.
        waits_for_answer = row is not None or mirrored.versioned
        unresolved = bool(waits_for_answer and pending and kept_json(pending["attempts_json"], list))
        if not (unresolved or differing):
            if pending:
                self.connection.execute(_NOT_PENDING, this)
            if row and base:  # an edit that was undone: the row is the server's again, with its time
                stamp = read_row(mirrored, base.values)["updated_at"]
                self.write(mirrored, row_id, {"updated_at": stamp})
            return
        set_before = kept_json(pending["set_json"], list) if pending else []
        state = {
            "deleted": row is None,
            "edited_at": pending["edited_at"] if pending and self.source == "sync" else self.at,
            "set_json": json.dumps(sorted(differing & {*set_before, *were_set})),
        }
        self.connection.execute(_WAITS, {"table_name": mirrored.name, "row_id": row_id, **_AS_NEW, **state})

    def change_id(self, mirrored: Mirrored, old_id: str, new_id: str) -> None:
        """Change a row's id in its table and in base, pending_change, journal, conflict and removed."""
        forget(self.connection, PENDING, mirrored, [new_id])
        clear_attempts(self.connection, mirrored, [old_id], self.at, arrived=0)
        self.write(mirrored, old_id, {"id": new_id})
        for bookkeeping in (BASE, PENDING, JOURNAL, CONFLICT):
            this = is_row(bookkeeping, mirrored, old_id)
            self.connection.execute(update(bookkeeping).where(this).values(row_id=new_id))
        overwritten = update(REMOVED).where(is_row(REMOVED, mirrored, old_id), REMOVED.c.column.is_not(None))
        self.connection.execute(overwritten.values(row_id=new_id))

    def _append(self, mirrored: Mirrored, row_id: str, changes: Sequence[ColumnChange]) -> None:
        edit = {"edit_id": self.id, "at": self.at, "source": self.source, "table_name": mirrored.name, "row_id": row_id}
        lines = [
            {"how": each.how, "column": each.column, "old_json": to_json(each.old), "new_json": to_json(each.new)}
            for each in changes
        ]
        self.connection.execute(_JOURNAL_LINE, [{**edit, **line} for line in lines])


def _differing(mirrored: Mirrored, row: Values | None, base: Base | None) -> set[str]:
    """Return the columns in which a row and its base differ; all, and the id, if there is only one of the two."""
    there = base if base and not base.gone else None
    if row is None and there is None:
        return set()
    if row is None or there is None:
        return {*mirrored.editable, "id"}
    return {column for column in mirrored.editable if plain(row[column]) != there.values[column]}


# The statements of every edit, made once: SQLAlchemy takes longer to build one than SQLite to run it.


@cache
def _the_row(mirrored: Mirrored) -> Select[Any]:
    return select(mirrored.table).where(mirrored.table.c.id == bindparam("this"))


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


# -- reading it back --------------------------------------------------------------------------------------------------


def last_line(database: Database) -> int:
    """Return the id of the journal's last line, 0 if it is empty."""
    with database.reading() as session:
        return session.execute(select(JOURNAL.c.id).order_by(JOURNAL.c.id.desc()).limit(1)).scalar() or 0


def edits_between(database: Database, before: int, last: int, is_reversible: IsReversible) -> list[Edited]:
    """Return the edits after one line of the journal, up to another, that can be undone, oldest first.

    Edits by sync are left out, and edits that were made in another file before that was merged into this one.
    """
    lines = _LINES.where(JOURNAL.c.id > before, JOURNAL.c.id <= last, JOURNAL.c.source != "sync")
    with database.reading() as session:
        taken_over = read_facts(session.connection()).taken_over
        ranges = (each.partition("-") for each in taken_over.split())
        others = [~JOURNAL.c.id.between(int(a), int(b)) for a, _, b in ranges if a.isdecimal() and b.isdecimal()]
        return list(_edits(session.connection(), lines.where(*others), is_reversible))


def rows_of_edit(connection: Connection, edit_id: str, is_reversible: IsReversible) -> list[RowEdit]:
    """Return what an edit changed, row by row, as far as it can be undone."""
    lines = _LINES.where(JOURNAL.c.edit_id == edit_id)
    return [row for edited in _edits(connection, lines, is_reversible) for row in edited.rows]


_LINES: Select[Any] = select(JOURNAL).order_by(JOURNAL.c.id)


def _edits(connection: Connection, lines: Select[Any], is_reversible: IsReversible) -> Iterator[Edited]:
    found = connection.execute(lines).mappings().all()
    for (edit_id, source), of_edit in groupby(found, key=lambda line: (line["edit_id"], line["source"])):
        by_row: dict[tuple[str, str], list[RowMapping]] = {}
        for line in of_edit:
            by_row.setdefault((line["table_name"], line["row_id"]), []).append(line)
        try:
            rows = tuple(row for lines in by_row.values() if (row := _row_edit(connection, lines, is_reversible)))
        except (ValueError, TypeError, LookupError):  # a damaged line: nobody knows all that this edit did
            log.warning("an edit in the journal can't be read")
            continue
        if rows:
            yield Edited(edit_id, source, rows)


def _row_edit(connection: Connection, lines: list[RowMapping], is_reversible: IsReversible) -> RowEdit | None:
    """Return the lines of one row as an edit; None for one that can't be undone once it was sent."""
    first = lines[0]
    mirrored, how = BY_NAME.get(first["table_name"]), first["how"]
    if mirrored is None or not is_reversible(mirrored.name, how):
        return None
    changes = tuple(_change(mirrored, line) for line in lines if line["column"] != "id")
    named = {change.column: change.old for change in changes if change.column in mirrored.own_key}
    content = tuple(change for change in changes if change.column not in mirrored.own_key)
    key = next(iter(named.values()), None) or _key_of(connection, mirrored, first["row_id"])
    return RowEdit(mirrored, first["row_id"], key, how, content)


def _change(mirrored: Mirrored, line: RowMapping) -> ColumnChange:
    column = line["column"]
    old, new = (from_json(mirrored, column, line[side] or None) for side in ("old_json", "new_json"))
    return ColumnChange(column, old, new, line["how"])


def _key_of(connection: Connection, mirrored: Mirrored, row_id: str) -> Any:
    columns = [mirrored.table.c[name] for name in mirrored.own_key]
    return connection.execute(select(*columns).where(mirrored.table.c.id == row_id)).scalar() if columns else None
