"""Reads of days, streaks, facts and counts: each query's SQL and how its rows become values, once for everybody.

They take any connection of sqlite3's to a person's file: Queries (queries.py) and History (day_history.py) lend them
the open Database's, lean_file.py that of a file that is only looked at. Nothing here imports SQLAlchemy, so that the
command line and the window's first look needn't wait for it (decision 0052).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from organic_desktop.core.errors import OrganicError, error_class
from organic_desktop.core.messages import Sentence
from organic_desktop.store.facts import ALL_FACTS, Facts, facts_of
from organic_desktop.store.types import UNKNOWN, kept_instant
from organic_desktop.wellness.streaks import Rhythm, Streak, rhythm, streak, until_gap

if TYPE_CHECKING:
    import sqlite3


class Entry(NamedTuple):
    """A day's entry, with the columns of ``wellness_entries`` (schema.py) in their order.

    Hours, ml, minutes and scores; every metric may be absent, which is not 0.
    """

    id: str
    user_id: str
    date: dt.date
    sleep_hours: Decimal | None
    water_intake_ml: int | None
    exercise_minutes: int | None
    meditation_minutes: int | None
    mood_score: Decimal | None
    energy_level: Decimal | None
    nutrition_notes: str | None
    created_at: dt.datetime | None
    updated_at: dt.datetime | None


class LastCycle(NamedTuple):
    """When a cycle last succeeded, and the class (``problem``) and the words of a later problem.

    ``held`` counts the rows of each table that wait for the user's decision; ``went_back`` is True if that is because
    the server went back in time.
    """

    succeeded_at: dt.datetime | None
    problem: type[OrganicError] | None
    sentence: Sentence
    held: Mapping[str, int]
    went_back: bool


class Waiting(NamedTuple):
    """How many changes are pending, how many of them refused, how many conflicts are open, and rows unreadable."""

    pending: int
    refused: int
    conflicts: int
    unreadable: int


DECIMALS, MOMENTS = ("sleep_hours", "mood_score", "energy_level"), ("created_at", "updated_at")
_ENTRIES = f"SELECT {', '.join(Entry._fields)} FROM wellness_entries WHERE user_id = ?"  # noqa: S608  names of our own schema  # nosec
_LAST_AND_TOTAL = """
SELECT
    (SELECT max(date) FROM wellness_entries WHERE user_id = :user),
    (SELECT count(*) FROM wellness_entries WHERE user_id = :user)
"""
_WAITING = """
SELECT
    (SELECT count(*) FROM pending_change),
    (SELECT count(*) FROM pending_change WHERE refused),
    (SELECT count(*) FROM conflict WHERE undone_at IS NULL),
    (SELECT count(*) FROM unreadable)
"""


def entry(connection: sqlite3.Connection, user_id: str, day: dt.date) -> Entry | None:
    """Return the entry of a day."""
    row = connection.execute(f"{_ENTRIES} AND date = ?", (user_id, day.isoformat())).fetchone()
    return _entry(row) if row else None


def entries(
    connection: sqlite3.Connection, user_id: str, first: dt.date | None = None, last: dt.date | None = None
) -> list[Entry]:
    """Return the entries from ``first`` to ``last``, both included, oldest first; None leaves that end open."""
    return [*map(_entry, _within(connection, ", ".join(Entry._fields), user_id, first, last))]


def lines(
    connection: sqlite3.Connection,
    user_id: str,
    labels: Mapping[str, str],
    first: dt.date | None = None,
    last: dt.date | None = None,
) -> list[str]:
    """Return each of the ``entries`` as a line: its date, and its values after the ``labels`` of their columns.

    SQLite writes them, for fifty years of entries take three times as long as values.
    """
    values = " || ".join(f"coalesce('  ' || ? || ' ' || {column}, '')" for column in labels if column in Entry._fields)
    found = _within(connection, f"date || {values}", user_id, first, last, tuple(labels.values()))
    return [line for (line,) in found]


def json_lines(
    connection: sqlite3.Connection, user_id: str, first: dt.date | None = None, last: dt.date | None = None
) -> list[str]:
    """Return each of the ``entries`` as a JSON object: decimals are numbers, moments in ISO 8601."""
    members = " || ', ' || ".join(f"""'"{name}": ' || json_quote({_as_json(name)})""" for name in Entry._fields)
    return [text for (text,) in _within(connection, f"'{{' || {members} || '}}'", user_id, first, last)]


def streaks(
    connection: sqlite3.Connection, user_id: str, today: dt.date, days_off: Collection[dt.date]
) -> tuple[Streak, Rhythm]:
    """Return the streak and the rhythm; of the entries only those back to the first gap are read."""
    newest = "SELECT date FROM wellness_entries WHERE user_id = ? AND date <= ? ORDER BY date DESC"
    found = connection.execute(newest, (user_id, today.isoformat()))
    dates = until_gap((dt.date.fromisoformat(day) for (day,) in found), days_off, today)
    found.close()  # the rest isn't wanted
    last, total = connection.execute(_LAST_AND_TOTAL, {"user": user_id}).fetchone()
    length = streak(dates, today).streak
    return Streak(length, last and dt.date.fromisoformat(last), total), rhythm(dates, days_off, today)


def dates_between(connection: sqlite3.Connection, user_id: str, first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the dates that have an entry, both ends included, oldest first."""
    query = "SELECT date FROM wellness_entries WHERE user_id = ? AND date BETWEEN ? AND ? ORDER BY date"
    found = connection.execute(query, (user_id, first.isoformat(), last.isoformat()))
    return [dt.date.fromisoformat(day) for (day,) in found]


def latest(
    connection: sqlite3.Connection, user_id: str, column: str, before: dt.date, most: int
) -> list[Decimal | int]:
    """Return the latest ``most`` values of a metric before a date; days without a value are left out."""
    query = f"SELECT {column} FROM wellness_entries WHERE user_id = ? AND date < ? AND {column} IS NOT NULL"  # noqa: S608  names of our own schema  # nosec
    found = connection.execute(f"{query} ORDER BY date DESC LIMIT ?", (user_id, before.isoformat(), most))
    return [Decimal(value) if isinstance(value, str) else value for (value,) in found]


def skipped(connection: sqlite3.Connection) -> frozenset[dt.date]:
    """Return every day off."""
    return frozenset(dt.date.fromisoformat(day) for (day,) in connection.execute("SELECT date FROM skipped_day"))


def facts(connection: sqlite3.Connection) -> Facts:
    """Return every fact about the file."""
    return facts_of(connection.execute(ALL_FACTS))


def waiting(connection: sqlite3.Connection) -> Waiting:
    """Return the counts that the status bar shows."""
    return Waiting(*connection.execute(_WAITING).fetchone())


def last_cycle(connection: sqlite3.Connection) -> LastCycle:
    """Return how the last cycle ended."""
    found = facts(connection)
    problem = error_class(found.problem)
    held = found.held if problem else {}
    return LastCycle(found.last_synced_at, problem, found.sentence, held, bool(held and found.went_back))


def _as_json(column: str) -> str:
    """Return the SQL of a column's value, as Python's own types are written in JSON."""
    if column in DECIMALS:
        return f"CAST({column} AS REAL)"
    if column in MOMENTS:
        # As `kept_instant` reads it (not the first nor the last year) and `isoformat` writes it: no fraction that is 0.
        text = f"substr({column}, 1, iif({column} GLOB '*.000000Z', 19, 26)) || '+00:00'"
        spelled = f"{column} GLOB '????-??-??T??:??:??.??????Z' AND {column} >= '0002' AND {column} < '9999'"
        readable = f"{column} IS NULL OR ({spelled})"
        return f"iif({readable}, {text}, '{UNKNOWN.isoformat()}')"
    return column


def _within(
    connection: sqlite3.Connection,
    columns: str,
    user_id: str,
    first: dt.date | None,
    last: dt.date | None,
    parameters: tuple[str, ...] = (),
) -> sqlite3.Cursor:
    """Select ``columns``, which take ``parameters``, of the entries within two dates, oldest first."""
    bounds = [(" AND date >= ?", first), (" AND date <= ?", last)]
    given = [(condition, bound.isoformat()) for condition, bound in bounds if bound]
    conditions = "".join(condition for condition, _ in given)
    query = f"SELECT {columns} FROM wellness_entries WHERE user_id = ?{conditions} ORDER BY date"  # noqa: S608  names of our own schema  # nosec
    return connection.execute(query, (*parameters, user_id, *(bound for _, bound in given)))


def _entry(row: tuple[Any, ...]) -> Entry:
    """Return the values of a row, as SQLModel reads it (column_types.py)."""
    id, user_id, day, sleep, water, exercise, meditation, mood, energy, notes, created_at, updated_at = row
    return Entry(
        id,
        user_id,
        dt.date.fromisoformat(day),
        None if sleep is None else Decimal(sleep),
        water,
        exercise,
        meditation,
        None if mood is None else Decimal(mood),
        None if energy is None else Decimal(energy),
        notes,
        None if created_at is None else kept_instant(created_at) or UNKNOWN,
        None if updated_at is None else kept_instant(updated_at) or UNKNOWN,
    )
