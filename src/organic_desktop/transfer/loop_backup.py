"""Loop's full backup: its SQLite database, of any version. Times in it are days: UTC midnights in milliseconds.

Read in local time they would be the day before west of Greenwich. The oldest versions keep a row for each day that was
done and no value; types, units and notes came later. The file is never changed (store/foreign.py).
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.store.foreign import Cell, ForeignDatabase, foreign_database, is_database
from organic_desktop.transfer.found import Found, ReadOptions
from organic_desktop.transfer.loop_habits import Habit, Habits, meaning_of
from organic_desktop.transfer.plain import label

HABITS, MARKS = "Habits", "Repetitions"
DAY_MS = 86_400_000

_EPOCH = date(1970, 1, 1)
_EVERY = 1_000  # rows between two calls of the progress


def recognises(path: Path) -> bool:
    """True for a database with Loop's tables; others have such endings and purposes, too."""
    if not is_database(path):
        return False
    try:
        with foreign_database(path) as database:
            return _is_loops(database)
    except FileNotUnderstood:
        return False


def read(path: Path, options: ReadOptions) -> Found:
    """Read the whole database. Raises FileNotUnderstood, Cancelled."""
    with foreign_database(path) as database:
        if not _is_loops(database):
            raise FileNotUnderstood(Sentence("{name} isn't a backup of Loop's: it has other tables.", name=path.name))
        habits = Habits()
        by_id = _read_habits(database, habits)
        has_values = "value" in database.columns(MARKS)
        size, total = path.stat().st_size, max(database.count(MARKS), 1)
        for number, row in enumerate(database.rows(MARKS, ("habit", "timestamp", "value", "notes"))):
            if number % _EVERY == 0:
                options.progress(size * min(number, total) // total, size)
            _read_mark(row if has_values else (*row[:2], 2, row[3]), number + 1, habits, by_id)
    return habits.found()


def _is_loops(database: ForeignDatabase) -> bool:
    return {"id", "name"} <= database.columns(HABITS) and {"habit", "timestamp"} <= database.columns(MARKS)


def _read_habits(database: ForeignDatabase, habits: Habits) -> dict[int, Habit]:
    found = {}
    rows = database.rows(HABITS, ("id", "name", "type", "unit", "position"))
    for number, name, kind, unit, _position in sorted(rows, key=lambda row: (_whole(row[4]) or 0, _whole(row[0]) or 0)):
        if not isinstance(number, int) or not isinstance(name, str) or kind not in (None, 0, 1):
            habits.what.skip(0, Sentence("The habit “{name}” is of an unknown type.", name=label(str(name))))
            continue
        found[number] = habits.add(name, is_amount=kind == 1, unit=unit if isinstance(unit, str) else "")
    return found


def _read_mark(row: tuple[Cell, ...], number: int, habits: Habits, by_id: dict[int, Habit]) -> None:
    habit = by_id.get(row[0]) if isinstance(row[0], int) else None
    day, value = _day(row[1]), _whole(row[2])
    if habit is None:
        habits.what.skip(0, Sentence("Record {number} is of no known habit.", number=number))
        return
    meaning = None if value is None else meaning_of(value, habit.is_amount)
    if day is None or meaning is None:
        reason = Sentence("Record {number} of “{name}” has no day or value.", number=number, name=label(habit.name))
        habits.what.skip(0, reason)
        return
    habits.mark(habit, day, meaning, row[3] if isinstance(row[3], str) else "")


def _day(timestamp: Cell) -> date | None:
    try:
        return _EPOCH + timedelta(days=timestamp // DAY_MS) if isinstance(timestamp, int) else None
    except OverflowError:
        return None


def _whole(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None
