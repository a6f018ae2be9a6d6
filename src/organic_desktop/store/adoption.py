"""Joining an account: what was logged without one moves into the account's file, by merging, losing nothing.

Neither side is asked to give way: rows that only one file has are kept, empty columns are filled, and where both hold
a value the account's stays and the other is kept in the conflict history. Two files that were one once (a copy from
before an update that was gone back to, and the newer file that was put aside) have a common journal up to where they
parted: what only one of them changed since is that one's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.store.bookkeeping import JOURNAL, META, SKIPPED
from organic_desktop.store.codec import Values
from organic_desktop.store.conflicts import Loss, note_losses
from organic_desktop.store.database import Database
from organic_desktop.store.journal import Edit
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, MODULE_PROGRESS, WELLNESS_ENTRIES, Mirrored
from organic_desktop.store.undo import TAKEN_OVER
from organic_desktop.store.writer import Writer

ADOPTED = (MODULE_PROGRESS, WELLNESS_ENTRIES, CONVERSATIONS, MESSAGES)
RULE = "joining keeps the account's"
Place = tuple[str, str, str]  # a table, a row, a column


@dataclass(frozen=True)
class Parted:
    """What each of two files has changed since they parted; a deleted row's place has the column ""."""

    ours: frozenset[Place] = frozenset()
    theirs: frozenset[Place] = frozenset()

    def is_deleted(self, mirrored: Mirrored, row_id: str) -> bool:
        """Whether the row was deleted here, and the other file left it as it was."""
        return (mirrored.name, row_id, "") in self.ours and not self._touched(self.theirs, mirrored, row_id)

    def to_delete(self) -> Iterator[tuple[str, str]]:
        """The rows that were deleted there, and left as they were here."""
        touched = {place[:2] for place in self.ours}
        yield from (place[:2] for place in self.theirs if not place[2] and place[:2] not in touched)

    @staticmethod
    def _touched(places: frozenset[Place], mirrored: Mirrored, row_id: str) -> bool:
        return any(place[:2] == (mirrored.name, row_id) for place in places)


def adopt(source: Database, target: Writer, user_id: str) -> int:
    """Bring the rows and the journal of ``source`` into the account's file; returns how many rows it had.

    One transaction; running it again after a crash changes nothing more.
    """
    with source.reading() as session:
        rows = {m.name: [dict(r) for r in session.execute(select(m.table)).mappings()] for m in ADOPTED}
        days_off = [dict(day) for day in session.execute(select(SKIPPED)).mappings()]
        history = [dict(line) for line in session.execute(select(JOURNAL).order_by(JOURNAL.c.id)).mappings()]
    with target.editing("import") as edit:
        parted, lines = _compared(edit.connection, history)
        new = [
            _adopt_row(edit, mirrored, values, user_id, parted)
            for mirrored in ADOPTED
            for values in rows[mirrored.name]
        ]
        if parted:
            _delete_there_too(edit, parted)
        if lines and (parted or any(new)):
            _append(edit.connection, lines)
        if days_off:
            edit.connection.execute(upsert(SKIPPED).on_conflict_do_nothing(), days_off)
    return len(new)


def _compared(connection: Connection, history: list[dict[str, Any]]) -> tuple[Parted | None, list[dict[str, Any]]]:
    """What both files did since they parted, None if they never were one; and the lines that are new here."""
    ours = [dict(line) for line in connection.execute(select(JOURNAL).order_by(JOURNAL.c.id)).mappings()]
    known = {line["edit_id"] for line in ours}
    new_lines = [line for line in history if line["edit_id"] not in known]
    lines = [{name: value for name, value in line.items() if name != "id"} for line in new_lines]
    shared = {(line["id"], line["edit_id"]) for line in ours}
    last = max((line["id"] for line in history if (line["id"], line["edit_id"]) in shared), default=0)
    if not last:
        return None, lines
    here = (line for line in ours if line["id"] > last)
    there = (line for line in new_lines if line["id"] > last)  # not what was brought in before
    return Parted(frozenset(map(_place, here)), frozenset(map(_place, there))), lines


def _append(connection: Connection, lines: list[dict[str, Any]]) -> None:
    """Take over the lines of a journal, and remember which they are: nobody did in this file what they say."""
    last = select(func.max(JOURNAL.c.id))
    before = connection.execute(last).scalar() or 0
    connection.execute(insert(JOURNAL), lines)
    known = connection.execute(select(META.c.value).where(META.c.name == TAKEN_OVER)).scalar() or ""
    value = f"{known} {before + 1}-{connection.execute(last).scalar()}".strip()
    statement = upsert(META).values(name=TAKEN_OVER, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def _place(line: dict[str, Any]) -> Place:
    return line["table_name"], line["row_id"], "" if line["how"] == "delete" else line["column"]


def _delete_there_too(edit: Edit, parted: Parted) -> None:
    """In the order that children come before their parents."""
    for mirrored in reversed(ADOPTED):
        for row_id in {row_id for table, row_id in parted.to_delete() if table == mirrored.name}:
            if row := edit.row(mirrored, row_id):
                edit.delete(mirrored, row)


def _adopt_row(edit: Edit, mirrored: Mirrored, values: Values, user_id: str, parted: Parted | None) -> bool:
    """Whether the row was new to the account's file."""
    owned = {**values, "user_id": user_id} if "user_id" in values else values
    present = edit.row(mirrored, owned["id"])
    present = present or edit.find(mirrored, {name: owned[name] for name in mirrored.natural_key})
    if not present:
        if parted and parted.is_deleted(mirrored, owned["id"]):
            return False
        edit.create(mirrored, owned)
        return True
    taken, settled = _taken(mirrored, owned, present, parted)
    edit.change(mirrored, present, {name: owned[name] for name in taken})
    losses = [
        Loss(name, None, mine=owned[name], theirs=present[name], result=present[name], rule=RULE)
        for name in set(mirrored.editable) - taken - settled
        if owned[name] is not None and owned[name] != present[name]
    ]
    note_losses(edit.connection, edit.at, mirrored, present["id"], losses)
    return False


def _taken(mirrored: Mirrored, owned: Values, present: Values, parted: Parted | None) -> tuple[set[str], set[str]]:
    """The columns whose value is the other file's, and those that it has nothing to say of."""
    if parted is None or owned["id"] != present["id"]:
        return {name for name in mirrored.editable if present[name] in (None, [])}, set()
    here, there = (
        {name for name in mirrored.editable if (mirrored.name, owned["id"], name) in side}
        for side in (parted.ours, parted.theirs)
    )
    return there - here, set(mirrored.editable) - there
