"""Sync history: the conflicts, the pending and refused changes and the cycles, as the Activity page lists them.

What the user decides about a conflict is conflicts.py's, about a pending change undo.py's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, RowMapping, delete, func, insert, select

from organic_desktop.core.messages import Sentence
from organic_desktop.store.bookkeeping import CONFLICT, CYCLE, PENDING
from organic_desktop.store.codec import Plain, from_json, read_row
from organic_desktop.store.database import Database
from organic_desktop.store.facts import change_facts, read_facts
from organic_desktop.store.removed import prune_removed
from organic_desktop.store.row_state import Base, bases, key_of, plain_rows
from organic_desktop.store.schema import BY_NAME, CONVERSATIONS, MESSAGES, MIRRORED, Mirrored
from organic_desktop.store.types import kept_json, readable_lines

WHOLE_ROW = "id"
"""The column of a conflict about the row itself: deleted on one side, edited on the other."""
CYCLES_KEPT = 500


@dataclass(frozen=True)
class Conflict:
    """A conflict that dropped a value; values are Python's own. ``key`` is the row's day or module, if it has one.

    ``now`` is what the row holds by now; ``there`` is False if the row is gone, and nothing is left to choose.
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
        """The value that was dropped; of two that were merged into one, this computer's."""
        return self.theirs if self.result == self.mine else self.mine


@dataclass(frozen=True)
class Change:
    """A pending change. ``reason`` is why it was refused, ``code`` the server's; ``tries`` counts sends.

    A refused one is sent again at ``next_try``, and if the user asks; None if only after an edit. ``values`` are
    (the server's, ours) of the columns in which the two differ.
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
    code: str = ""
    next_try: datetime | None = None

    @property
    def what(self) -> str:
        """The name of the row: its day, or its module."""
        return self.key or self.table

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that differ from the server's."""
        return tuple(self.values)


@dataclass(frozen=True)
class Cycle:
    """A cycle that changed something or failed; ``problem`` is its sentence, "" for none."""

    started_at: datetime
    ended_at: datetime
    pushed: int
    pulled: int
    conflicts: int
    requests: int
    problem: Sentence


class CycleNumbers(Protocol):
    """The numbers of a cycle that its line in the history holds (``sync.status.SyncReport``)."""

    @property
    def pushed(self) -> int: ...
    @property
    def pulled(self) -> int: ...
    @property
    def conflicts(self) -> int: ...
    @property
    def requests(self) -> int: ...


def conflicts(database: Database) -> list[Conflict]:
    """Return every conflict, newest first."""
    with database.reading() as session:
        connection = session.connection()
        lines = connection.execute(select(CONFLICT).order_by(CONFLICT.c.id.desc())).mappings().all()
        rows = _rows(connection, lines)
        return readable_lines(lines, lambda line: conflict_of(line, rows.get(_place(line))))


def changes(database: Database) -> list[Change]:
    """Return the pending changes, oldest edit first, refused ones among them."""
    with database.reading() as session:
        connection = session.connection()
        lines = connection.execute(select(PENDING).order_by(PENDING.c.edited_at)).mappings().all()
        rows, bases_by_place = _rows(connection, lines), _bases(connection, lines)
        return readable_lines(
            lines, lambda line: _change(line, rows.get(_place(line)), bases_by_place.get(_place(line)))
        )


def cycles(database: Database, limit: int = 200) -> list[Cycle]:
    """Return the newest cycles, newest first."""
    columns = [CYCLE.c[name] for name in Cycle.__dataclass_fields__]
    with database.reading() as session:
        connection = session.connection()
        lines = connection.execute(select(*columns).order_by(CYCLE.c.id.desc()).limit(limit)).mappings()
        return [Cycle(**{**line, "problem": Sentence.from_text(line["problem"])}) for line in lines]


def add_cycle(
    database: Database, started_at: datetime, ended_at: datetime, numbers: CycleNumbers, problem: Sentence
) -> None:
    """Add a cycle to the history, which keeps the last few hundred, and what sync removed for a year."""
    line = {name: getattr(numbers, name) for name in ("pushed", "pulled", "conflicts", "requests")}
    line |= {"started_at": started_at, "ended_at": ended_at, "problem": problem.to_text()}
    with database.writing() as session:
        session.execute(insert(CYCLE).values(line))
        newest = select(func.max(CYCLE.c.id)).scalar_subquery()
        session.execute(delete(CYCLE).where(CYCLE.c.id <= newest - CYCLES_KEPT))
        prune_removed(session.connection(), ended_at)


# -- conflicts that the user has seen ---------------------------------------------------------------------------------


def unseen(database: Database) -> int:
    """Return how many open conflicts the user hasn't seen yet."""
    with database.reading() as session:
        connection = session.connection()
        seen = read_facts(connection).conflicts_seen
        new = select(func.count()).where(CONFLICT.c.undone_at.is_(None), CONFLICT.c.id > seen)
        return connection.execute(new).scalar_one()


def mark_seen(database: Database) -> None:
    """Mark every conflict until now as seen."""
    with database.writing() as session:
        newest = session.execute(select(func.max(CONFLICT.c.id))).scalar() or 0
        change_facts(session.connection(), lambda facts: replace(facts, conflicts_seen=newest))


# -- rows as the pages read them --------------------------------------------------------------------------------------

Place = tuple[str, str]
"""A table and a row's id."""


def _place(line: RowMapping) -> Place:
    return line["table_name"], line["row_id"]


def _rows(connection: Connection, lines: Sequence[RowMapping]) -> dict[Place, Plain]:
    """Return the rows that these lines are about; a message is named by its conversation's module."""
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
        its = bases(connection, mirrored, _ids(lines, mirrored))
        found |= {(mirrored.name, row_id): base for row_id, base in its.items()}
    return found


def _ids(lines: Sequence[RowMapping], mirrored: Mirrored) -> list[str]:
    return [line["row_id"] for line in lines if line["table_name"] == mirrored.name]


def conflict_of(line: RowMapping, row: Plain | None = None) -> Conflict:
    """Read a line of the history; ``row`` is the row that it is about, if that is asked for and there."""
    mirrored, column = BY_NAME[line["table_name"]], line["column"]
    names = ("base", "mine", "theirs", "result")
    values = {name: from_json(mirrored, column, line[f"{name}_json"]) for name in names}
    same = {name: line[name] for name in ("id", "decided_at", "row_id", "column", "rule", "undone_at")}
    now = read_row(mirrored, {column: row[column]})[column] if row else None
    return Conflict(table=mirrored.name, key=key_of(row or {}), now=now, there=row is not None, **same, **values)


def _change(line: RowMapping, row: Plain | None, base: Base | None) -> Change:
    mirrored = BY_NAME[line["table_name"]]
    there = base.values if base and not base.gone else {}
    differing = [name for name in mirrored.editable if row and row[name] != there.get(name)]
    before, after = (read_row(mirrored, {name: side.get(name) for name in differing}) for side in (there, row or {}))
    return Change(
        table=mirrored.name,
        row_id=line["row_id"],
        key=key_of(row or (base.values if base else {})),
        values={name: (before[name], after[name]) for name in differing},
        deleted=line["deleted"],
        edited_at=line["edited_at"],
        refused=line["refused"],
        reason=Sentence.from_text(line["last_error"] or ""),
        tries=max(line["failures"], len(kept_json(line["attempts_json"], list))),
        code=line["code"] or "",
        next_try=line["next_try"] if line["refused"] else None,
    )
