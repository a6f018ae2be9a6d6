"""Day history: named reads of the History page. A column over a year, all days as plain rows, one day's timeline.

Whole entries are queries.py's; how notes are searched is search.py's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import func, select

from organic_desktop.store import reads
from organic_desktop.store.bookkeeping import JOURNAL
from organic_desktop.store.codec import read_row, to_json
from organic_desktop.store.database import Database, sqlite_of
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.store.search import Hit, find_notes
from organic_desktop.wellness.insights import longest_runs
from organic_desktop.wellness.metrics import COLUMNS, METRICS, Value

_ENTRIES = WELLNESS_ENTRIES.table


class DayRow(NamedTuple):
    """A day's entry as plain values; ``values`` are in the order of ``COLUMNS``."""

    day: date
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Line:
    """A line of a day's timeline: the old and new value of ``column``, when (UTC), ``how`` (set, add, create, delete).

    ``source`` is where the edit came from; ``edit_id`` is shared by the lines of one edit.
    """

    edit_id: str
    at: datetime
    column: str
    old: Value
    new: Value
    how: str
    source: str


class History:
    """Named reads of one person's days."""

    def __init__(self, database: Database, user_id: str) -> None:
        self._database = database
        self._user_id = user_id

    def first_day(self) -> date | None:
        """Return the date of the oldest entry."""
        with self._database.reading() as session:
            return session.execute(select(func.min(_ENTRIES.c.date)).where(self._own)).scalar()

    def next_day(self, after: date) -> date | None:
        """Return the next date with an entry after a date."""
        with self._database.reading() as session:
            query = select(func.min(_ENTRIES.c.date)).where(self._own, _ENTRIES.c.date > after)
            return session.execute(query).scalar()

    def previous_day(self, before: date) -> date | None:
        """Return the last date with an entry before a date."""
        with self._database.reading() as session:
            query = select(func.max(_ENTRIES.c.date)).where(self._own, _ENTRIES.c.date < before)
            return session.execute(query).scalar()

    def latest(self, column: str, before: date, most: int) -> list[Decimal | int]:
        """Return the latest ``most`` values of a metric before a date; days without a value are left out."""
        with self._database.reading() as session:
            return reads.latest(sqlite_of(session), self._user_id, column, before, most)

    def days_between(self, first: date, last: date) -> list[date]:
        """Return the dates that have an entry, both ends included, oldest first."""
        with self._database.reading() as session:
            return reads.dates_between(sqlite_of(session), self._user_id, first, last)

    def values(self, column: str, first: date, last: date) -> dict[date, Value]:
        """Return the values of one column, by date; days without a value are left out."""
        wanted = _ENTRIES.c[column]
        query = select(_ENTRIES.c.date, wanted).where(
            self._own, _ENTRIES.c.date.between(first, last), wanted.is_not(None)
        )
        with self._database.reading() as session:
            return {row[0]: row[1] for row in session.execute(query)}

    def years(self, last: date) -> list[int]:
        """Return the years that have an entry until ``last``, latest first."""
        query = (
            "SELECT DISTINCT substr(date, 1, 4) FROM wellness_entries WHERE user_id = ? AND date <= ? ORDER BY 1 DESC"
        )
        with self._database.reading() as session:
            return [int(year) for (year,) in sqlite_of(session).execute(query, (self._user_id, last.isoformat()))]

    def longest_runs(self, last: date) -> tuple[int, dict[str, int]]:
        """Return the most days in a row with an entry, until ``last``, and the most with a value, by metric."""
        columns = [metric.column for metric in METRICS]
        there = ", ".join(f"{name} IS NOT NULL" for name in columns)
        query = f"SELECT date, 1, {there} FROM wellness_entries WHERE user_id = ? AND date <= ? ORDER BY date"  # noqa: S608  names of our own schema  # nosec
        with self._database.reading() as session:
            rows = sqlite_of(session).execute(query, (self._user_id, last.isoformat()))
            logged = ((date.fromisoformat(row[0]), row[1:]) for row in rows)
            any_value, *of_metrics = longest_runs(logged, 1 + len(columns))
        return any_value, dict(zip(columns, of_metrics, strict=True))

    def days(self) -> list[DayRow]:
        """Return every entry, latest first."""
        query = select(_ENTRIES.c.date, *(_ENTRIES.c[name] for name in COLUMNS)).where(self._own)
        with self._database.reading() as session:
            rows = session.execute(query.order_by(_ENTRIES.c.date.desc())).all()
        return [DayRow(row[0], tuple(row[1:])) for row in rows]

    def timeline(self, day: date, most: int) -> list[Line]:
        """Return the ``most`` latest lines of a day's timeline, latest first, also if its entry is deleted."""
        ids = select(_ENTRIES.c.id).where(self._own, _ENTRIES.c.date == day)
        # A deletion keeps the date: by it the lines of a row that is gone are found.
        gone = select(JOURNAL.c.row_id).where(
            JOURNAL.c.table_name == _ENTRIES.name, JOURNAL.c.column == "date", JOURNAL.c.old_json == to_json(day)
        )
        query = (
            select(JOURNAL)
            .where(JOURNAL.c.table_name == _ENTRIES.name, JOURNAL.c.column.in_(COLUMNS))
            .where(JOURNAL.c.row_id.in_(ids.union(gone)))
            .order_by(JOURNAL.c.id.desc())
            .limit(most)
        )
        with self._database.reading() as session:
            return [_line(line) for line in session.execute(query).mappings()]

    def search(self, words: str) -> list[Hit]:
        """Return the days whose notes hold all of the words, latest first."""
        with self._database.reading() as session:
            return find_notes(session, self._user_id, words)

    @property
    def _own(self) -> Any:
        return _ENTRIES.c.user_id == self._user_id


def _line(line: Any) -> Line:
    column = line["column"]
    old, new = (
        read_row(WELLNESS_ENTRIES, {column: json.loads(text) if text else None})[column]
        for text in (line["old_json"], line["new_json"])
    )
    return Line(line["edit_id"], line["at"], column, old, new, line["how"], line["source"])
