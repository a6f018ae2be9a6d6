"""Adoption: inspect another file of this program, and merge its rows and its journal into the account's file.

Merging loses nothing: rows that only one file has are kept, empty columns are filled, and if both hold a value the
account's stays and the other is kept in the conflict history. Two files that were one once (a copy from before an
update that was restored, and the newer file that was kept) have a common journal up to where they parted: a value that
only one of them changed since is taken from that one. Which files are merged, and when, is app/profiles.py's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.core.project import Project
from organic_desktop.store.bookkeeping import JOURNAL, SKIPPED
from organic_desktop.store.coach import add_all, read_all
from organic_desktop.store.codec import Values
from organic_desktop.store.conflicts import Loss, note_losses
from organic_desktop.store.connections import connect, errors
from organic_desktop.store.database import Database
from organic_desktop.store.experiments import add_experiments, experiments_here
from organic_desktop.store.facts import ALL_FACTS, Facts, change_facts, facts_of, keep_facts, read_facts
from organic_desktop.store.imported import add_memory, read_memory
from organic_desktop.store.schema import MIRRORED, USERS, Mirrored, Row
from organic_desktop.store.writer import UserEdit, Writer, values_of

if TYPE_CHECKING:
    import sqlite3

ADOPTED = tuple(mirrored for mirrored in MIRRORED if mirrored is not USERS)
RULE = "joining keeps the account's"
UNTOLD = {"timezone": "UTC"}
"""Values by column that the server gives by itself, and that nobody chose."""
Place = tuple[str, str, str]
"""A table, a row, a column; "" is the column of a deleted row."""


# -- inspecting a file ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class EarlierFile:
    """An earlier account's file on this computer: its rows by table, how many edits weren't sent, first and last day.

    ``server`` and ``publishable_key`` are its project's, "" if the file was made before files stored them.
    ``signed_out`` says that the user ended its session here. ``kept`` is the name of a newer file of this very
    account that was kept when going back to a copy from before an update, else "".
    """

    user_id: str
    email: str
    server: str
    rows: Mapping[str, int]
    unsent: int
    first: date | None
    last: date | None
    publishable_key: str = ""
    signed_out: bool = False
    kept: str = ""

    @property
    def id(self) -> str:
        """The name of the file on the command line."""
        return self.kept or self.user_id


def look_into(path: Path) -> EarlierFile | None:
    """Return what a file holds, without changing it; None if it can't be read or is no file of an account.

    It may be of any format, and a newer program's, so it isn't opened as a Database, which would migrate it.
    """
    try:
        if not path.is_file():  # to open a pipe would wait for ever
            return None
        with closing(connect(path, "ro")) as connection:
            return _read_earlier(connection)
    except errors(OSError, ValueError):
        return None


def shares_edits(one: Database, other: Database) -> bool:
    """True if an edit is in the journals of both files: one was merged into the other, or is a copy of it."""

    def edits(database: Database) -> set[str]:
        with database.reading() as session:
            return set(session.execute(select(JOURNAL.c.edit_id).distinct()).scalars())

    return not edits(one).isdisjoint(edits(other))


def keep_account(database: Database, project: Project, email: str) -> None:
    """Store the account's project and e-mail address in its file."""

    def known(facts: Facts) -> Facts:
        return replace(facts, server=project.url, publishable_key=project.publishable_key, email=email)

    with database.reading() as session:
        kept = read_facts(session.connection())
    if known(kept) != kept:
        keep_facts(database, known)


def _read_earlier(connection: sqlite3.Connection) -> EarlierFile | None:
    facts = facts_of(connection.execute(ALL_FACTS))
    person = connection.execute("SELECT email FROM users WHERE id = ?", (facts.owner,)).fetchone()
    if not facts.owner or person is None:
        return None
    counts = [(each.name, f"SELECT count(*) FROM {each.name}") for each in ADOPTED]  # noqa: S608  a name of our own schema  # nosec
    rows = {name: connection.execute(statement).fetchone()[0] for name, statement in counts}
    first, last = connection.execute("SELECT min(date), max(date) FROM wellness_entries").fetchone()
    return EarlierFile(
        user_id=facts.owner,
        email=facts.email or person[0] or "",
        server=facts.server,
        rows={name: count for name, count in rows.items() if count},
        unsent=connection.execute("SELECT count(*) FROM pending_change").fetchone()[0],
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        publishable_key=facts.publishable_key,
        signed_out=facts.signed_out,
    )


# -- merging it -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Parted:
    """What each of two files has changed since they parted."""

    ours: frozenset[Place] = frozenset()
    theirs: frozenset[Place] = frozenset()

    def is_deleted(self, mirrored: Mirrored, row_id: str) -> bool:
        """True if the row was deleted here, and the other file left it as it was."""
        return (mirrored.name, row_id, "") in self.ours and not self._touched(self.theirs, mirrored, row_id)

    def to_delete(self) -> Iterator[tuple[str, str]]:
        """Yield table and id of the rows that were deleted there, and left as they were here."""
        touched = {place[:2] for place in self.ours}
        yield from (place[:2] for place in self.theirs if not place[2] and place[:2] not in touched)

    @staticmethod
    def _touched(places: frozenset[Place], mirrored: Mirrored, row_id: str) -> bool:
        return any(place[:2] == (mirrored.name, row_id) for place in places)


def adopt(source: Database, target: Writer, user_id: str) -> int:
    """Merge the rows and the journal of ``source`` into the account's file; return how many rows it had.

    One transaction; running it again after a crash changes nothing more.
    """
    with source.reading() as session:
        rows = {m.name: [dict(r) for r in session.execute(select(m.table)).mappings()] for m in ADOPTED}
        person = session.execute(select(USERS.table)).mappings().first()
        days_off = [dict(day) for day in session.execute(select(SKIPPED)).mappings()]
        journal = [dict(line) for line in session.execute(select(JOURNAL).order_by(JOURNAL.c.id)).mappings()]
        memory = read_memory(session.connection())
        experiments = [*experiments_here(session.connection()).values()]
        of_coach = read_all(session.connection())
    with target.editing("import") as edit:
        parted, lines = _compare_journals(edit.connection, journal)
        if person and (owner := edit.get(USERS.model, user_id)):
            _merge_into(edit, USERS, owner, {**person, "id": user_id}, parted)
        are_new = False
        for mirrored in ADOPTED:
            adopted = [_adopt_row(edit, mirrored, values, user_id, parted) for values in rows[mirrored.name]]
            new = [row for row in adopted if row]
            edit.add(*new)
            are_new = are_new or bool(new)
        if parted:
            _delete_too(edit, parted)
        if lines and (parted or are_new):
            _append_journal(edit.connection, lines)
        add_memory(edit.connection, memory)
        add_experiments(edit, experiments)
        add_all(edit.connection, of_coach)
        if days_off:
            edit.connection.execute(upsert(SKIPPED).on_conflict_do_nothing(), days_off)
    return sum(map(len, rows.values()))


def _compare_journals(
    connection: Connection, journal: list[dict[str, Any]]
) -> tuple[Parted | None, list[dict[str, Any]]]:
    """Return what both files changed since they parted (None if they never were one), and the new lines."""
    ours = [dict(line) for line in connection.execute(select(JOURNAL).order_by(JOURNAL.c.id)).mappings()]
    edit_ids = {line["edit_id"] for line in ours}
    new_lines = [line for line in journal if line["edit_id"] not in edit_ids]
    lines = [{name: value for name, value in line.items() if name != "id"} for line in new_lines]
    shared = {(line["id"], line["edit_id"]) for line in ours}
    last = max((line["id"] for line in journal if (line["id"], line["edit_id"]) in shared), default=0)
    if not last:
        return None, lines
    here = (line for line in ours if line["id"] > last)
    there = (line for line in new_lines if line["id"] > last)  # not what was adopted before
    return Parted(frozenset(map(_place, here)), frozenset(map(_place, there))), lines


def _append_journal(connection: Connection, lines: list[dict[str, Any]]) -> None:
    """Append the other file's lines, and keep their numbers: undo leaves out edits that weren't made in this file."""
    last = select(func.max(JOURNAL.c.id))
    before = connection.execute(last).scalar() or 0
    connection.execute(insert(JOURNAL), lines)
    these = f"{before + 1}-{connection.execute(last).scalar()}"
    change_facts(connection, lambda facts: replace(facts, taken_over=f"{facts.taken_over} {these}".strip()))


def _place(line: dict[str, Any]) -> Place:
    return line["table_name"], line["row_id"], "" if line["how"] == "delete" else line["column"]


def _delete_too(edit: UserEdit, parted: Parted) -> None:
    """Delete what was deleted in the other file, children before their parents."""
    for mirrored in reversed(ADOPTED):
        for row_id in {row_id for table, row_id in parted.to_delete() if table == mirrored.name}:
            if row := edit.get(mirrored.model, row_id):
                edit.delete(row)


def _adopt_row(edit: UserEdit, mirrored: Mirrored, values: Values, user_id: str, parted: Parted | None) -> Row | None:
    """Merge a row into the account's file; return it, to be added, if there is none to merge it with."""
    owned = {**values, "user_id": user_id} if "user_id" in values else values
    row = edit.get(mirrored.model, owned["id"])
    row = row or edit.find(mirrored.model, {name: owned[name] for name in mirrored.natural_key})
    if not row:
        if parted and parted.is_deleted(mirrored, owned["id"]):
            return None
        return mirrored.model(**owned)
    _merge_into(edit, mirrored, row, owned, parted)
    return None


def _merge_into(edit: UserEdit, mirrored: Mirrored, row: Row, owned: Values, parted: Parted | None) -> None:
    """Let a row of the account's file take the other's values where it has none; a value that isn't taken is noted."""
    present = values_of(row)
    taken, silent = _columns_to_take(mirrored, owned, present, parted)
    if taken:
        edit.change(row, {name: owned[name] for name in taken})
    losses = [
        Loss(name, None, mine=owned[name], theirs=present[name], result=present[name], rule=RULE)
        for name in set(mirrored.editable) - taken - silent
        if owned[name] is not None and owned[name] != present[name]
    ]
    note_losses(edit.connection, edit.at, mirrored, present["id"], losses)


def _columns_to_take(
    mirrored: Mirrored, owned: Values, present: Values, parted: Parted | None
) -> tuple[set[str], set[str]]:
    """Return the columns that take the other file's value, and those that the other file didn't change."""
    if parted is None or owned["id"] != present["id"]:
        missing = {name for name in mirrored.editable if present[name] in (None, [], UNTOLD.get(name))}
        return {name for name in missing if owned[name] not in (None, [])}, set()
    here, there = (
        {name for name in mirrored.editable if (mirrored.name, owned["id"], name) in side}
        for side in (parted.ours, parted.theirs)
    )
    return there - here, set(mirrored.editable) - there
