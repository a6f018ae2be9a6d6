"""Loop's backup database, of old and new schemas: days are UTC midnights, and nothing of the file is changed."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from organic_desktop.core.errors import Cancelled, FileNotUnderstood
from organic_desktop.transfer import loop
from organic_desktop.transfer.found import Found, ReadOptions
from tests.transfer.mutations import BATCHES, OPTIONS, assert_read_or_refused, assert_sound, mutated

NEW = """
    PRAGMA user_version = 25;
    CREATE TABLE Habits (id INTEGER PRIMARY KEY, archived, color, description, freq_den, freq_num, highlight, name,
        position, reminder_hour, reminder_min, reminder_days, type, target_type, target_value, unit, question, uuid);
    CREATE TABLE Repetitions (id INTEGER PRIMARY KEY, habit, timestamp, value, notes);
"""
OLD = """
    PRAGMA user_version = 9;
    CREATE TABLE Habits (Id INTEGER PRIMARY KEY, archived, color, description, freq_den, freq_num, highlight, name,
        position, reminder_hour, reminder_min);
    CREATE TABLE Repetitions (id INTEGER PRIMARY KEY, habit, timestamp);
    CREATE TABLE Checkmarks (id INTEGER PRIMARY KEY, habit, timestamp, value);
    CREATE TABLE Score (id INTEGER PRIMARY KEY, habit, score, timestamp);
    CREATE TABLE Streak (id INTEGER PRIMARY KEY, end, habit, length, start);
"""


def ms(day: int) -> int:
    return int(datetime(2026, 11, day, tzinfo=UTC).timestamp()) * 1000


def make(path: Path, schema: str, habits: Sequence[dict[str, Any]], marks: Sequence[dict[str, Any]]) -> Path:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(schema)
        for table, rows in (("Habits", habits), ("Repetitions", marks)):
            for row in rows:
                names, values = ", ".join(row), ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", tuple(row.values()))
    return path


def read(path: Path, options: ReadOptions = OPTIONS) -> Found:
    assert loop.recognises(path)
    found = loop.read(path, options)
    assert_sound(found)
    return found


def got(found: Found) -> list[tuple[str, int, object]]:
    return [(reading.field, reading.day.day, reading.value) for reading in found.readings]


TICK = {"id": 1, "name": "Stretch", "type": 0, "position": 1}
WATER = {"id": 2, "name": "Water", "type": 1, "unit": "ml", "target_value": 2.0, "position": 0}


@pytest.fixture(params=["Pacific/Honolulu", "Pacific/Kiritimati", "Europe/Berlin"])
def _local_zone(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("_local_zone")
def test_a_time_is_the_day_of_its_utc_midnight_wherever_the_user_is(tmp_path: Path) -> None:
    path = make(tmp_path / "a", NEW, [TICK], [{"habit": 1, "timestamp": ms(20), "value": 2}])
    assert [each.day for each in read(path).readings] == [date(2026, 11, 20)]


def test_a_backup_of_today(tmp_path: Path) -> None:
    marks: list[dict[str, Any]] = [
        *({"habit": 1, "timestamp": ms(20 - value), "value": value} for value in (-1, 0, 1, 2, 3)),
        *({"habit": 2, "timestamp": ms(20 - value), "value": value} for value in (-1, 0, 1, 2, 3)),
        {"habit": 2, "timestamp": ms(9), "value": 750_500, "notes": "from the tap"},
    ]
    found = read(make(tmp_path / "a", NEW, [TICK, WATER], marks))
    assert got(found) == [
        ("habit:stretch", 18, 1),
        ("habit:water", 20, 0),
        ("habit:water", 19, Decimal("0.001")),
        ("habit:water", 18, Decimal("0.002")),
        ("note", 9, "Water: from the tap"),
        ("habit:water", 9, Decimal("750.5")),
    ]
    assert [field.label for field in found.fields] == ["Water (ml)", "Stretch", "Note"]
    assert found.days_off == {date(2026, 11, 17)}


def test_the_oldest_keeps_a_row_for_each_day_that_was_done(tmp_path: Path) -> None:
    marks = [{"habit": 1, "timestamp": ms(day)} for day in (20, 18)]
    found = read(make(tmp_path / "a", OLD, [{"Id": 1, "name": "Stretch"}], marks))
    assert got(found) == [("habit:stretch", 20, 1), ("habit:stretch", 18, 1)]


def test_keys_are_those_of_the_zip(tmp_path: Path) -> None:
    """A mapping that was made for one of them serves the other."""
    found = read(make(tmp_path / "a", NEW, [WATER], [{"habit": 2, "timestamp": ms(20), "value": 1000}]))
    assert (found.format, found.fingerprint, found.fields[0].key) == ("loop", "habits", "habit:water")


def test_odd_rows_cost_only_themselves(tmp_path: Path) -> None:
    habits: list[dict[str, Any]] = [
        TICK,
        {"id": 3, "name": None, "type": 0},
        {"id": 4, "name": "Odd", "type": 7},
        {"id": 5, "name": b"\xff", "type": 0},
    ]
    marks: list[dict[str, Any]] = [
        {"habit": 1, "timestamp": "soon", "value": 2},
        {"habit": 1, "timestamp": 2**62, "value": 2},
        {"habit": 1, "timestamp": -(2**62), "value": 2},
        {"habit": 1, "timestamp": ms(20), "value": None},
        {"habit": 1, "timestamp": ms(20), "value": 2.5},
        {"habit": 1, "timestamp": ms(20), "value": 9},
        {"habit": 9, "timestamp": ms(20), "value": 2},
        {"habit": "x", "timestamp": ms(20), "value": 2},
        {"habit": 1, "timestamp": ms(21), "value": 2, "notes": b"\xff"},
        {"habit": 1, "timestamp": ms(22), "value": 2, "notes": 7},
    ]
    found = read(make(tmp_path / "a", NEW, habits, marks))
    assert got(found) == [("habit:stretch", 21, 1), ("habit:stretch", 22, 1)]
    assert found.skipped_count == 11
    assert str(found.skipped[-1].reason) == "Record 8 is of no known habit."


def test_a_day_that_stands_twice_counts_once(tmp_path: Path) -> None:
    marks = [{"habit": 1, "timestamp": ms(20) + hour * 3_600_000, "value": 2} for hour in (0, 5, 23)]
    found = read(make(tmp_path / "a", NEW, [TICK], marks))
    assert got(found) == [("habit:stretch", 20, 1)]
    assert found.skipped == ()


def test_the_file_stays_as_it_is_without_its_log(tmp_path: Path) -> None:
    path = make(tmp_path / "a", NEW, [TICK], [{"habit": 1, "timestamp": ms(20), "value": 2}])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    before = path.read_bytes()
    assert len(read(path).readings) == 1
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_databases_of_others_are_not_loops(tmp_path: Path) -> None:
    path = make(
        tmp_path / "Loop Habits Backup.db", "CREATE TABLE Habits (id, name); CREATE TABLE Repetitions (id);", [], []
    )
    assert not loop.recognises(path)
    with pytest.raises(FileNotUnderstood, match="it has other tables"):
        loop.read(path, OPTIONS)
    view = "CREATE TABLE Habits (id, name); CREATE VIEW Repetitions AS SELECT id AS habit, id AS timestamp FROM Habits;"
    assert not loop.recognises(make(tmp_path / "view", view, [], []))


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    path = make(tmp_path / "a", NEW, [TICK], [{"habit": 1, "timestamp": ms(20), "value": 2}])
    with pytest.raises(Cancelled):
        loop.read(path, ReadOptions(OPTIONS.zone, OPTIONS.today, progress=stop))


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_a_changed_database_is_read_or_refused_in_words(seeds: range, tmp_path: Path) -> None:
    marks = [{"habit": 1 + day % 2, "timestamp": ms(day), "value": day, "notes": "n" * day} for day in range(1, 30)]
    honest = make(tmp_path / "honest", NEW, [TICK, WATER], marks).read_bytes()
    for seed in seeds:
        assert_read_or_refused(loop, mutated(honest, Random(seed)), tmp_path)
