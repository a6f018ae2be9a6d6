"""What sync decided or couldn't do, for the user to look through and to change: conflicts, refused rows, cycles.

Reads, and the edits that take a decision back; those sync like any other edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select, update

from organic_desktop.errors import InvalidInput
from organic_desktop.store.bookkeeping import BASE, CONFLICT, CYCLE, PENDING
from organic_desktop.store.bulk import plain_rows
from organic_desktop.store.database import Database
from organic_desktop.store.mirror import Mirror
from organic_desktop.store.models import MIRRORED, Mirrored
from organic_desktop.store.pending import bases, change_pending, forget, pending_change
from organic_desktop.store.rows import Plain, from_json, read_row

BY_NAME = {mirrored.name: mirrored for mirrored in MIRRORED}
WHOLE_ROW = "id"
"""The column of a conflict about the row itself: deleted on one side, edited on the other."""


@dataclass(frozen=True)
class Conflict:
    """A decision that dropped a value; values are Python's own. ``key`` is the row's day or module, if it has one."""

    id: int
    decided_at: datetime
    table: str
    row_id: str
    key: str
    column: str
    base: Any
    mine: Any
    theirs: Any
    result: Any
    rule: str
    undone_at: datetime | None

    @property
    def other(self) -> Any:
        """The value that gave way; of two that were brought together, this computer's."""
        return self.theirs if self.result == self.mine else self.mine


@dataclass(frozen=True)
class Change:
    """A row that waits to be sent: its ``columns`` differ from the server's. ``reason`` is why it wasn't taken."""

    table: str
    row_id: str
    key: str
    columns: tuple[str, ...]
    deleted: bool
    edited_at: datetime
    refused: bool
    reason: str


@dataclass(frozen=True)
class Cycle:
    """One cycle that moved something or failed; ``problem`` is its sentence, "" for none."""

    started_at: datetime
    ended_at: datetime
    pushed: int
    pulled: int
    conflicts: int
    requests: int
    problem: str


def conflicts(database: Database) -> list[Conflict]:
    """The history, newest first."""
    with database.looking() as connection:
        lines = connection.execute(select(CONFLICT).order_by(CONFLICT.c.id.desc())).mappings().all()
        return [_conflict(line, _key_of(connection, line)) for line in lines]


def changes(database: Database) -> list[Change]:
    """What waits, oldest edit first; refused ones among them."""
    with database.looking() as connection:
        lines = connection.execute(select(PENDING).order_by(PENDING.c.edited_at)).mappings().all()
        return [_change(connection, line) for line in lines]


def cycles(database: Database, limit: int = 200) -> list[Cycle]:
    """The newest cycles."""
    columns = [CYCLE.c[name] for name in Cycle.__dataclass_fields__]
    with database.looking() as connection:
        return [Cycle(*line) for line in connection.execute(select(*columns).order_by(CYCLE.c.id.desc()).limit(limit))]


def decide(mirror: Mirror, conflict_id: int, value: Any = ..., *, closed_at: datetime) -> None:
    """Put another value in place of a decision's result: ``value``, or else the one that gave way.

    Raises InvalidInput where there is nothing to change any more.
    """
    with mirror.editing("undo") as edit:
        line = edit.connection.execute(select(CONFLICT).where(CONFLICT.c.id == conflict_id)).mappings().first()
        if line is None:
            raise InvalidInput("There is no such decision in the history.")
        if line["undone_at"] is not None:
            raise InvalidInput("This decision was taken back already.")
        mirrored, conflict = BY_NAME[line["table_name"]], _conflict(line, "")
        row = edit.row(mirrored, conflict.row_id)
        if row is None:
            raise InvalidInput("The row is no longer there; nothing was changed.")
        if conflict.column == WHOLE_ROW:
            edit.delete(mirrored, row)
        else:
            edit.change(mirrored, row, {conflict.column: conflict.other if value is ... else value})
        edit.connection.execute(update(CONFLICT).where(CONFLICT.c.id == conflict_id).values(undone_at=closed_at))


def discard(mirror: Mirror, table: str, row_id: str) -> None:
    """Give up a change that waits: the row is again what the server has, or gone where it has none."""
    mirrored = BY_NAME[table]
    with mirror.editing("undo") as edit:
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
            edit.delete(mirrored, row)


def _conflict(line: RowMapping, key: str) -> Conflict:
    mirrored, column = BY_NAME[line["table_name"]], line["column"]
    names = ("base", "mine", "theirs", "result")
    values = {name: from_json(mirrored, column, line[f"{name}_json"]) for name in names}
    same = {name: line[name] for name in ("id", "decided_at", "row_id", "column", "rule", "undone_at")}
    return Conflict(table=mirrored.name, key=key, **same, **values)


def _key_of(connection: Connection, line: RowMapping) -> str:
    mirrored, row_id = BY_NAME[line["table_name"]], line["row_id"]
    return _key(mirrored, plain_rows(connection, mirrored, [row_id]).get(row_id, {}))


def _change(connection: Connection, line: RowMapping) -> Change:
    mirrored, row_id = BY_NAME[line["table_name"]], line["row_id"]
    row = plain_rows(connection, mirrored, [row_id]).get(row_id)
    base = bases(connection, mirrored, [row_id]).get(row_id)
    before = base.values if base and not base.gone else {}
    return Change(
        table=mirrored.name,
        row_id=row_id,
        key=_key(mirrored, row or (base.values if base else {})),
        columns=tuple(name for name in mirrored.editable if row and row[name] != before.get(name)),
        deleted=line["deleted"],
        edited_at=line["edited_at"],
        refused=line["refused"],
        reason=line["last_error"] or "",
    )


def _key(mirrored: Mirrored, row: Plain) -> str:
    """What a person calls the row: its day, or its module."""
    return str(row.get("date") or row.get("module_name") or "")
