"""What sync decided or couldn't do, for the user to look through and to change: conflicts, refused rows, cycles.

Reads, and the edits that take a decision back; those sync like any other edit.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Integer, RowMapping, cast, func, select

from organic_desktop.errors import InvalidInput
from organic_desktop.sentences import Sentence
from organic_desktop.store.bookkeeping import BASE, CONFLICT, CYCLE, META, PENDING
from organic_desktop.store.bulk import plain_rows
from organic_desktop.store.conflicts import close
from organic_desktop.store.database import Database
from organic_desktop.store.edit import Edit
from organic_desktop.store.mirror import Mirror
from organic_desktop.store.models import CONVERSATIONS, MESSAGES, MIRRORED, WELLNESS_ENTRIES, Mirrored
from organic_desktop.store.pending import Base, bases, change_pending, forget, pending_change
from organic_desktop.store.rows import Plain, from_json, read_row
from organic_desktop.store.types import kept_json

log = logging.getLogger(__name__)
T = TypeVar("T")

BY_NAME = {mirrored.name: mirrored for mirrored in MIRRORED}
WHOLE_ROW = "id"
"""The column of a conflict about the row itself: deleted on one side, edited on the other."""
SEEN = "conflicts_seen"
LOSER: Any = object()
"""Stands for the value that gave way, whichever that is."""
AS_IT_IS: Any = object()
"""Stands for what the row holds now, decided by sync or edited since."""


@dataclass(frozen=True)
class Conflict:
    """A decision that dropped a value; values are Python's own. ``key`` is the row's day or module, if it has one.

    ``now`` is what the row holds by now; it isn't ``there`` where the row is gone, and nothing is left to choose.
    """

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
    now: Any = None
    there: bool = False

    @property
    def other(self) -> Any:
        """The value that gave way; of two that were brought together, this computer's."""
        return self.theirs if self.result == self.mine else self.mine


@dataclass(frozen=True)
class Change:
    """A row that waits to be sent. ``reason`` is why it wasn't taken, ``tries`` counts sends without an answer.

    ``values`` are (the server's, ours) of the columns in which the two differ.
    """

    table: str
    row_id: str
    key: str
    values: Mapping[str, tuple[Any, Any]]
    deleted: bool
    edited_at: datetime
    refused: bool
    reason: Sentence
    tries: int

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that differ from the server's."""
        return tuple(self.values)


@dataclass(frozen=True)
class Cycle:
    """One cycle that moved something or failed; ``problem`` is its sentence, "" for none."""

    started_at: datetime
    ended_at: datetime
    pushed: int
    pulled: int
    conflicts: int
    requests: int
    problem: Sentence


def conflicts(database: Database) -> list[Conflict]:
    """The history, newest first."""
    with database.looking() as connection:
        lines = connection.execute(select(CONFLICT).order_by(CONFLICT.c.id.desc())).mappings().all()
        rows = _rows(connection, lines)
        return _readable(lines, lambda line: _conflict(line, rows.get(_place(line))))


def changes(database: Database) -> list[Change]:
    """What waits, oldest edit first; refused ones among them."""
    with database.looking() as connection:
        lines = connection.execute(select(PENDING).order_by(PENDING.c.edited_at)).mappings().all()
        rows, known = _rows(connection, lines), _bases(connection, lines)
        return _readable(lines, lambda line: _change(line, rows.get(_place(line)), known.get(_place(line))))


def cycles(database: Database, limit: int = 200) -> list[Cycle]:
    """The newest cycles."""
    columns = [CYCLE.c[name] for name in Cycle.__dataclass_fields__]
    with database.looking() as connection:
        lines = connection.execute(select(*columns).order_by(CYCLE.c.id.desc()).limit(limit)).mappings()
        return [Cycle(**{**line, "problem": Sentence.from_text(line["problem"])}) for line in lines]


# -- what the user has looked at --------------------------------------------------------------------------------------


def unseen(database: Database) -> int:
    """How many open decisions the user hasn't looked at yet."""
    with database.looking() as connection:
        seen = connection.execute(select(META.c.value).where(META.c.name == SEEN)).scalar()
        new = select(func.count()).where(CONFLICT.c.undone_at.is_(None), CONFLICT.c.id > cast(seen or "0", Integer))
        return connection.execute(new).scalar_one()


def newest(database: Database) -> int:
    """The number of the newest decision."""
    with database.looking() as connection:
        return connection.execute(select(func.max(CONFLICT.c.id))).scalar() or 0


# -- the user's own word ----------------------------------------------------------------------------------------------


def decide(mirror: Mirror, conflict_id: int, value: Any = LOSER) -> None:
    """Put another value in place of a decision's result: ``value``, or else the one that gave way.

    Raises InvalidInput where there is nothing to change any more.
    """
    with mirror.editing("undo") as edit:
        line = _line(edit, conflict_id)
        if line is None:
            raise InvalidInput("There is no such decision in the history.")
        if line["undone_at"] is not None:
            raise InvalidInput("This decision was taken back already.")
        if not _put(edit, line, value):
            raise InvalidInput("The row is no longer there; nothing was changed.")
        close(edit, [conflict_id])


def decide_all(mirror: Mirror, choices: Mapping[int, Any]) -> str:
    """Close decisions with the value chosen for each, as one edit, whose id is returned.

    One that was closed meanwhile is left alone; of a row that is gone nothing is left to change.
    """
    with mirror.editing("undo") as edit:
        for conflict_id, value in choices.items():
            line = _line(edit, conflict_id)
            if line is not None and line["undone_at"] is None and value is not AS_IT_IS:
                _put(edit, line, value)
        close(edit, choices)
        return edit.id


def discard(mirror: Mirror, table: str, row_id: str) -> str:
    """Give up a change that waits: the row is again what the server has, or gone where it has none. The edit's id."""
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
            if mirrored is CONVERSATIONS:  # its messages go with it, and wait no more
                its = select(MESSAGES.table.c.id).where(MESSAGES.table.c.conversation_id == row_id)
                forget(edit.connection, PENDING, MESSAGES, edit.connection.execute(its).scalars())
            edit.delete(mirrored, row)
        return edit.id


def _line(edit: Edit, conflict_id: int) -> RowMapping | None:
    return edit.connection.execute(select(CONFLICT).where(CONFLICT.c.id == conflict_id)).mappings().first()


def _put(edit: Edit, line: RowMapping, value: Any) -> bool:
    """Whether the row was there to take the value; a day that is left without any goes, as when it is cleared."""
    mirrored, conflict = BY_NAME[line["table_name"]], _conflict(line, None)
    row = edit.row(mirrored, conflict.row_id)
    if row is None:
        return False
    chosen = conflict.other if value is LOSER else value
    if conflict.column == WHOLE_ROW:
        emptied = chosen is None
    else:
        after = row | {conflict.column: chosen}
        emptied = mirrored is WELLNESS_ENTRIES and all(after[name] is None for name in mirrored.editable)
    if emptied:
        edit.delete(mirrored, row)
    elif conflict.column != WHOLE_ROW:
        edit.change(mirrored, row, {conflict.column: chosen})
    return True


# -- rows as the pages read them --------------------------------------------------------------------------------------

Place = tuple[str, str]


def _readable(lines: Sequence[RowMapping], read: Callable[[RowMapping], T]) -> list[T]:
    """What the lines say, but for a damaged one: it must not hide all others."""
    found = []
    for line in lines:
        try:
            found.append(read(line))
        except (ValueError, TypeError, LookupError):
            log.warning("a line about a row of %s can't be read", line["table_name"])
    return found


def _place(line: RowMapping) -> Place:
    return line["table_name"], line["row_id"]


def _rows(connection: Connection, lines: Sequence[RowMapping]) -> dict[Place, Plain]:
    """The rows that these lines are about; a message has its conversation's module for a name."""
    found: dict[Place, Plain] = {}
    for mirrored in MIRRORED:
        rows = plain_rows(connection, mirrored, _ids(lines, mirrored))
        if mirrored is MESSAGES:
            chats = plain_rows(connection, CONVERSATIONS, {row["conversation_id"] for row in rows.values()})
            for row in rows.values():
                row["module_name"] = chats.get(row["conversation_id"], {}).get("module_name")
        found |= {(mirrored.name, row_id): row for row_id, row in rows.items()}
    return found


def _bases(connection: Connection, lines: Sequence[RowMapping]) -> dict[Place, Base]:
    found: dict[Place, Base] = {}
    for mirrored in MIRRORED:
        known = bases(connection, mirrored, _ids(lines, mirrored))
        found |= {(mirrored.name, row_id): base for row_id, base in known.items()}
    return found


def _ids(lines: Sequence[RowMapping], mirrored: Mirrored) -> list[str]:
    return [line["row_id"] for line in lines if line["table_name"] == mirrored.name]


def _conflict(line: RowMapping, row: Plain | None) -> Conflict:
    mirrored, column = BY_NAME[line["table_name"]], line["column"]
    names = ("base", "mine", "theirs", "result")
    values = {name: from_json(mirrored, column, line[f"{name}_json"]) for name in names}
    same = {name: line[name] for name in ("id", "decided_at", "row_id", "column", "rule", "undone_at")}
    now = read_row(mirrored, {column: row[column]})[column] if row else None
    return Conflict(table=mirrored.name, key=_key(row or {}), now=now, there=row is not None, **same, **values)


def _change(line: RowMapping, row: Plain | None, base: Base | None) -> Change:
    mirrored = BY_NAME[line["table_name"]]
    there = base.values if base and not base.gone else {}
    differing = [name for name in mirrored.editable if row and row[name] != there.get(name)]
    before, after = (read_row(mirrored, {name: side.get(name) for name in differing}) for side in (there, row or {}))
    return Change(
        table=mirrored.name,
        row_id=line["row_id"],
        key=_key(row or (base.values if base else {})),
        values={name: (before[name], after[name]) for name in differing},
        deleted=line["deleted"],
        edited_at=line["edited_at"],
        refused=line["refused"],
        reason=Sentence.from_text(line["last_error"] or ""),
        tries=max(line["failures"], len(kept_json(line["attempts_json"], list))),
    )


def _key(row: Plain) -> str:
    """What a person calls the row: its day, or its module."""
    return str(row.get("date") or row.get("module_name") or "")
