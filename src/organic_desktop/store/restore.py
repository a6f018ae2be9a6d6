"""Going back to a backup: how its rows differ from the open file's, and one edit that makes these as they were.

A restore never replaces the file. What the file knows of the server (bases, versions, sends whose outcome is unknown)
is younger than the backup's and stays, so that nothing old is sent again, and nothing that others wrote looks deleted.
The values of then come back as edits of now: journalled, undoable, pending until sync sends them (decision 0088).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from organic_desktop.core.errors import DatabaseBusy, DatabaseDamaged
from organic_desktop.core.messages import Sentence
from organic_desktop.store.bookkeeping import EXPERIMENT, SKIPPED
from organic_desktop.store.codec import Values
from organic_desktop.store.database import Database
from organic_desktop.store.experiments import (
    KeptExperiment,
    change_record,
    delete_experiment,
    experiments_here,
    put_experiment,
    record_brought_back,
)
from organic_desktop.store.facts import change_facts
from organic_desktop.store.schema import (
    CONVERSATIONS,
    MESSAGES,
    MIRRORED,
    MODULE_PROGRESS,
    USERS,
    WELLNESS_ENTRIES,
    Mirrored,
)
from organic_desktop.store.writer import UserEdit, Writer, id_for

IDS_AT_ONCE = 500
_BY_ITSELF = frozenset({"last_activity", "message_count"})
"""Columns that follow from others: a row that differs in these alone is the same."""


class Kind(StrEnum):
    """What a restore does with a row: it comes back, is set to what it was, or goes because it wasn't there."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class RowDifference:
    """A row that a restore would change: its date, module or id, its month, and by column the values now and then."""

    table: str
    kind: Kind
    key: str
    month: str
    columns: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Differences:
    """Every row that a restore would change. ``kept`` counts the rows that are newer than the backup and stay."""

    rows: tuple[RowDifference, ...]
    kept: int = 0

    def __bool__(self) -> bool:
        return bool(self.rows)

    def counts(self) -> dict[tuple[str, str], dict[Kind, int]]:
        """Return how many rows are added, changed and removed, by table and month."""
        found: dict[tuple[str, str], Counter[Kind]] = {}
        for row in self.rows:
            found.setdefault((row.table, row.month), Counter())[row.kind] += 1
        return {place: dict(found[place]) for place in sorted(found)}

    def total(self, kind: Kind) -> int:
        return sum(row.kind is kind for row in self.rows)

    def days(self, kind: Kind) -> list[date]:
        """Return the days whose entries are added, changed or removed."""
        entries = (row for row in self.rows if row.table == WELLNESS_ENTRIES.name and row.kind is kind)
        return sorted(date.fromisoformat(row.key) for row in entries)


Rows = Mapping[Mirrored, Mapping[str, Values]]
"""The rows of each table by what tells them apart: date, module or id."""
Removable = Callable[[str], bool]
"""True if rows of a table can be deleted everywhere; the server keeps conversations for good."""


def differences(source: Database, target: Database, exactly: bool, removable: Removable) -> Differences:
    """Return what a restore of ``source`` would change in ``target``. Raises DatabaseDamaged for an unreadable backup.

    Rows that the backup lacks stay, unless it is to be ``exactly`` as then and they are ``removable``.
    """
    with target.reading() as session:
        then, now = _both(source, session.connection())
    return _compare(then, now, exactly, removable)


def restore(
    source: Database,
    writer: Writer,
    user_id: str,
    expected: Differences,
    exactly: bool,
    removable: Removable,
    marker: datetime | None,
) -> str:
    """Make the rows as they are in ``source``, in one edit and one transaction; return the edit's id.

    ``marker`` is kept as the time of the restore, until which sync waits; None if nothing syncs. Raises DatabaseBusy,
    with nothing changed, if what would change is no longer what was ``expected``.
    """
    with writer.editing("restore") as edit:
        then, now = _both(source, edit.connection)
        if _compare(then, now, exactly, removable) != expected:
            raise DatabaseBusy(Sentence("Your data changed meanwhile. Look at the differences again."))
        _carry_out(edit, user_id, then.rows, now.rows, expected.rows)
        _set_days_off(edit.connection, expected.rows)
        _set_experiments(edit, then.experiments, expected.rows)
        if marker:
            change_facts(edit.connection, lambda facts: replace(facts, restored_at=marker))
        return edit.id


def read_rows(source: Database) -> Rows:
    """Return all rows of a backup. Raises DatabaseDamaged if a value can't be read."""
    with _reading(source) as connection:
        return {mirrored: _rows(connection, mirrored) for mirrored in MIRRORED}


# -- details ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Side:
    """What one file holds: its rows, of messages only those that the other lacks, days off, experiments."""

    rows: Rows
    days_off: frozenset[date]
    experiments: Mapping[str, KeptExperiment]


def _both(source: Database, connection: Connection) -> tuple[_Side, _Side]:
    """Read the backup, and the open file. Raises DatabaseDamaged for an unreadable backup."""
    now_ids = _message_ids(connection)
    with _reading(source) as backup:
        then_ids = _message_ids(backup)
        then = _side(backup, then_ids - now_ids)
    return then, _side(connection, now_ids - then_ids)


def _side(connection: Connection, message_ids: set[str]) -> _Side:
    rows = {mirrored: _rows(connection, mirrored) for mirrored in MIRRORED if mirrored is not MESSAGES}
    found = (
        row
        for some in _batches(sorted(message_ids))
        for row in connection.execute(select(MESSAGES.table).where(MESSAGES.table.c.id.in_(some))).mappings()
    )
    rows[MESSAGES] = {row["id"]: dict(row) for row in found}
    days_off = frozenset(connection.execute(select(SKIPPED.c.date)).scalars())
    return _Side(rows, days_off, experiments_here(connection))


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (ids[start : start + IDS_AT_ONCE] for start in range(0, len(ids), IDS_AT_ONCE))


def _message_ids(connection: Connection) -> set[str]:
    return {row_id for (row_id,) in connection.exec_driver_sql("SELECT id FROM messages")}


def _rows(connection: Connection, mirrored: Mirrored) -> dict[str, Values]:
    found = map(dict, connection.execute(select(mirrored.table)).mappings())
    return {_key(mirrored, row): row for row in found}


@contextmanager
def _reading(source: Database) -> Iterator[Connection]:
    try:
        with source.reading() as session:
            yield session.connection()
    except (ValueError, TypeError, ArithmeticError, LookupError) as error:
        raise DatabaseDamaged(Sentence("The backup {name} is damaged.", name=source.path.name)) from error


def _key(mirrored: Mirrored, row: Mapping[str, Any]) -> str:
    if mirrored is USERS:  # one person a file, who has another id in the file of another computer without an account
        return ""
    return str(row[mirrored.own_key[0]]) if mirrored.own_key else str(row["id"])


def _compare(then: _Side, now: _Side, exactly: bool, removable: Removable) -> Differences:
    found: list[RowDifference] = []
    kept = 0
    for mirrored in MIRRORED:
        before, present = then.rows[mirrored], now.rows[mirrored]
        found += (row for key in sorted(before) if (row := _difference(mirrored, key, before[key], present.get(key))))
        newer = sorted(present.keys() - before.keys()) if mirrored is not USERS else []
        if exactly and removable(mirrored.name):
            found += (_removal(mirrored, key, present[key]) for key in newer)
        else:
            kept += len(newer)
    found += (_day_off(Kind.ADDED, day) for day in sorted(then.days_off - now.days_off))
    if exactly:
        found += (_day_off(Kind.REMOVED, day) for day in sorted(now.days_off - then.days_off))
    found += _experiments(then.experiments, now.experiments, exactly)
    return Differences(tuple(found), kept)


def _difference(mirrored: Mirrored, key: str, then: Values, now: Values | None) -> RowDifference | None:
    columns = mirrored.editable if mirrored is not MESSAGES else ("role", "content")
    if now is None:
        if mirrored is USERS:
            return None
        content = {name: (None, then[name]) for name in columns if then[name] is not None}
        return RowDifference(mirrored.name, Kind.ADDED, key, _month(mirrored, then), content)
    if mirrored is MESSAGES:  # they never change
        return None
    changed = {name: (now[name], then[name]) for name in columns if now[name] != then[name]}
    if not changed.keys() - _BY_ITSELF:
        return None
    return RowDifference(mirrored.name, Kind.CHANGED, key, _month(mirrored, then), changed)


def _removal(mirrored: Mirrored, key: str, now: Values) -> RowDifference:
    columns = mirrored.editable if mirrored is not MESSAGES else ("role", "content")
    content = {name: (now[name], None) for name in columns if now[name] is not None}
    return RowDifference(mirrored.name, Kind.REMOVED, key, _month(mirrored, now), content)


def _day_off(kind: Kind, day: date) -> RowDifference:
    return RowDifference(SKIPPED.name, kind, day.isoformat(), f"{day:%Y-%m}", {})


def _experiments(
    then: Mapping[str, KeptExperiment], now: Mapping[str, KeptExperiment], exactly: bool
) -> Iterator[RowDifference]:
    """Yield the experiments that differ. A plan never changes, so that only what was recorded can.

    What was told since, or said to have changed, stays: nothing makes it untold.
    """
    for row_id, row in then.items():
        if row_id not in now:
            yield RowDifference(EXPERIMENT.name, Kind.ADDED, row_id, "", {})
        elif (kept := record_brought_back(now[row_id].record_json, row.record_json)) != now[row_id].record_json:
            record = (now[row_id].record_json, kept)
            yield RowDifference(EXPERIMENT.name, Kind.CHANGED, row_id, "", {"record_json": record})
    if exactly:
        yield from (
            RowDifference(EXPERIMENT.name, Kind.REMOVED, row_id, "", {}) for row_id in sorted(now.keys() - then)
        )


def _month(mirrored: Mirrored, row: Values) -> str:
    moment = row["date"] if mirrored is WELLNESS_ENTRIES else None
    if mirrored in (CONVERSATIONS, MESSAGES):
        moment = row["created_at"]
    return moment.isoformat()[:7] if moment else ""


def _carry_out(edit: UserEdit, user_id: str, then: Rows, now: Rows, rows: Iterable[RowDifference]) -> None:
    """Carry out the differences, parents before children, and removals the other way round."""
    by_table: dict[str, list[RowDifference]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row)
    for mirrored in reversed(MIRRORED):
        for row in by_table.get(mirrored.name, ()):
            # A conversation takes its messages along.
            if row.kind is Kind.REMOVED and (found := edit.get(mirrored.model, now[mirrored][row.key]["id"])):
                edit.delete(found)
    for mirrored in MIRRORED:
        mine = by_table.get(mirrored.name, ())
        for row in mine:
            if row.kind is Kind.CHANGED and (found := edit.get(mirrored.model, now[mirrored][row.key]["id"])):
                edit.change(found, {name: value for name, (_, value) in row.columns.items()})
        added = (then[mirrored][row.key] for row in mine if row.kind is Kind.ADDED)
        edit.add(*(mirrored.model(**_owned(edit, mirrored, values, user_id)) for values in added))


def _owned(edit: UserEdit, mirrored: Mirrored, values: Values, user_id: str) -> Values:
    """Return a row of the backup as this person's, changed now, under the id by which the server still knows it."""
    values = {name: value for name, value in values.items() if name != "updated_at"}
    if "user_id" in values:
        values["user_id"] = user_id
    if mirrored in (WELLNESS_ENTRIES, MODULE_PROGRESS):
        known = id_for(edit, mirrored, {name: values[name] for name in mirrored.natural_key}, values["id"])
        values["id"] = known
    return values


def _set_days_off(connection: Connection, rows: Iterable[RowDifference]) -> None:
    for row in rows:
        if row.table == SKIPPED.name:
            day = date.fromisoformat(row.key)
            if row.kind is Kind.ADDED:
                connection.execute(insert(SKIPPED).values(date=day))
            else:
                connection.execute(delete(SKIPPED).where(SKIPPED.c.date == day))


def _set_experiments(edit: UserEdit, then: Mapping[str, KeptExperiment], rows: Iterable[RowDifference]) -> None:
    for row in rows:
        if row.table == EXPERIMENT.name:
            if row.kind is Kind.REMOVED:
                delete_experiment(edit, row.key)
            elif row.kind is Kind.CHANGED:
                change_record(edit, row.key, partial(record_brought_back, then=then[row.key].record_json))
            else:
                put_experiment(edit, then[row.key])
