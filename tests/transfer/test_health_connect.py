"""Health Connect: what the database of an export comes to, whatever its version has."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from organic_desktop.core.errors import Cancelled, FileNotUnderstood
from organic_desktop.transfer import health_connect
from organic_desktop.transfer.found import Found, ReadOptions
from organic_desktop.transfer.mapping import days_of, suggested
from tests.transfer.mutations import OPTIONS, TODAY, assert_read_or_refused, assert_sound, mutated

DAY = date(2026, 3, 10)
BERLIN = ZoneInfo("Europe/Berlin")
TOKYO = ZoneInfo("Asia/Tokyo")
Cells = Sequence[object]

INTERVAL = (
    "row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_time INTEGER, end_time INTEGER, "
    "start_zone_offset INTEGER, end_zone_offset INTEGER, local_date INTEGER"
)
SCHEMA = f"""
CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT, app_name TEXT);
CREATE TABLE sleep_session_record_table ({INTERVAL}, notes TEXT, title TEXT);
CREATE TABLE sleep_stages_table (
    parent_key INTEGER, stage_start_time INTEGER, stage_end_time INTEGER, stage_type INTEGER
);
CREATE TABLE hydration_record_table ({INTERVAL}, volume REAL);
CREATE TABLE exercise_session_record_table ({INTERVAL}, exercise_type INTEGER);
CREATE TABLE mindfulness_session_record_table ({INTERVAL}, title TEXT);
INSERT INTO application_info_table VALUES (1, 'org.example.band', 'Band'), (2, 'org.example.ring', NULL);
"""


class Export:
    """A database of an export that is being made."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(SCHEMA)

    def run(self, statement: str, *rows: Cells) -> None:
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.executemany(statement, rows or [()])

    def add(self, table: str, start: datetime, end: datetime, app: int = 1, *more: object) -> int:
        """Add an interval; return its row. A session of exercise has a type, all others one more cell or two."""
        offsets = [int(moment.utcoffset().total_seconds()) for moment in (start, end) if moment.utcoffset() is not None]  # type: ignore[union-attr]
        cells = (None, b"\1" * 16, app, ms(start), ms(end), *offsets, (start.date() - date(1970, 1, 1)).days, *more)
        with closing(sqlite3.connect(self.path)) as connection, connection:
            marks = ", ".join("?" * len(cells))
            return connection.execute(f"INSERT INTO {table} VALUES ({marks})", cells).lastrowid or 0

    def sleep(self, start: datetime, end: datetime, *stages: tuple[int, datetime, datetime], app: int = 1) -> None:
        row = self.add("sleep_session_record_table", start, end, app, None, None)
        if stages:
            cells = [(row, ms(begin), ms(finish), kind) for kind, begin, finish in stages]
            self.run("INSERT INTO sleep_stages_table VALUES (?, ?, ?, ?)", *cells)

    def read(self, **options: object) -> Found:
        assert health_connect.recognises(self.path)
        found = health_connect.read(self.path, ReadOptions(**{**vars(OPTIONS), "day_start_hour": 0, **options}))
        assert_sound(found)
        return found


@pytest.fixture
def export(tmp_path: Path) -> Export:
    return Export(tmp_path / "health_connect_export.db")


def ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def at(hour: int, minute: int = 0, zone: ZoneInfo = BERLIN) -> datetime:
    """A time of the 10th of March, or from 12:00 on of the day before."""
    day = DAY - timedelta(days=1) if hour >= 12 else DAY
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def values(found: Found, field: str) -> dict[tuple[date, str], Decimal | str]:
    return {(each.day, each.source): each.value for each in found.readings if each.field == field}


def test_sleep_is_the_union_of_its_stages(export: Export) -> None:
    export.sleep(
        at(22, 45), at(7, 15),
        (4, at(23), at(1)), (5, at(1), at(2, 30)), (1, at(2, 30), at(2, 50)), (6, at(2, 50), at(4)),
        (2, at(3, 30), at(5)), (3, at(5), at(5, 10)), (4, at(5, 10), at(7)),
    )  # fmt: skip
    found = export.read()
    assert values(found, "sleep") == {(DAY, "Band"): Decimal("7.5")}
    assert days_of(found, suggested(found), TODAY).values == {DAY: {"sleep_hours": Decimal("7.50")}}


def test_sleep_without_stages_counts_whole_but_for_what_was_awake(export: Export) -> None:
    export.sleep(at(23), at(7), app=2)
    export.sleep(at(23), at(7), (7, at(3), at(3, 30)))
    assert values(export.read(), "sleep") == {(DAY, "org.example.ring"): 8, (DAY, "Band"): Decimal("7.5")}


def test_a_night_that_an_app_wrote_twice_counts_once(export: Export) -> None:
    export.sleep(at(23), at(7))
    export.sleep(at(23, 10), at(7, 5))
    assert values(export.read(), "sleep") == {(DAY, "Band"): Decimal("8.0833")}


def test_the_zone_is_that_of_the_record(export: Export) -> None:
    export.sleep(at(23, zone=TOKYO), at(7, zone=TOKYO))
    assert values(export.read(), "sleep") == {(DAY, "Band"): 8}


def test_the_zone_is_the_users_if_a_record_tells_none(export: Export) -> None:
    export.sleep(at(23, zone=TOKYO), at(7, zone=TOKYO))
    export.run("UPDATE sleep_session_record_table SET start_zone_offset = NULL, end_zone_offset = 'x'")
    assert values(export.read(zone=TOKYO), "sleep") == {(DAY, "Band"): 8}


def test_clocks_that_change_at_night(export: Export) -> None:
    start = datetime(2026, 3, 28, 23, tzinfo=BERLIN)
    export.sleep(start, datetime(2026, 3, 29, 7, tzinfo=BERLIN))
    assert values(export.read(), "sleep") == {(date(2026, 3, 29), "Band"): 7}


@pytest.mark.parametrize(
    ("volumes", "unit", "ml"),
    [((0.25, 0.5), "l", 750), ((250.0, 15.0), "ml", 265), ((19.9,), "l", 19900), ((20,), "ml", 20)],
)
def test_the_unit_of_water_is_judged_by_its_size_and_asked(
    export: Export, volumes: tuple[float, ...], unit: str, ml: int
) -> None:
    for volume in volumes:
        export.add("hydration_record_table", at(9), at(9), 1, volume)
    found = export.read()
    (question,) = found.questions
    assert question.answer == unit
    assert values(found, "water") == {(DAY, "Band"): ml}
    other = {"l": "ml", "ml": "l"}[unit]
    assert export.read(answers={question.key: other}).questions[0].answer == other


def test_sessions_that_overlap_count_once_for_each_app(export: Export) -> None:
    export.add("exercise_session_record_table", at(7), at(7, 40), 1, 56)
    export.add("exercise_session_record_table", at(7, 30), at(8), 1, 56)
    export.add("exercise_session_record_table", at(7), at(7, 45), 2, 8)
    export.add("mindfulness_session_record_table", at(6), at(6, 12), 2, None)
    found = export.read()
    assert values(found, "exercise") == {(DAY, "Band"): 60, (DAY, "org.example.ring"): 45}
    assert values(found, "mindful") == {(DAY, "org.example.ring"): 12}


def test_a_day_begins_when_the_users_does(export: Export) -> None:
    export.add("exercise_session_record_table", at(2), at(2, 30), 1, 56)
    assert values(export.read(day_start_hour=4), "exercise") == {(DAY - timedelta(days=1), "Band"): 30}


def test_a_version_without_some_tables_and_columns_is_read(export: Export) -> None:
    export.sleep(at(23), at(7))
    for table in ("hydration_record_table", "mindfulness_session_record_table", "sleep_stages_table"):
        export.run(f"DROP TABLE {table}")
    export.run("ALTER TABLE sleep_session_record_table DROP COLUMN end_zone_offset")
    export.run("ALTER TABLE application_info_table DROP COLUMN app_name")
    assert values(export.read(), "sleep") == {(DAY, "org.example.band"): 8}


def test_a_table_of_another_form_is_told(export: Export) -> None:
    export.add("exercise_session_record_table", at(7), at(7, 40), 1, 56)
    export.run("ALTER TABLE sleep_session_record_table RENAME COLUMN start_time TO began")
    found = export.read()
    assert values(found, "exercise") == {(DAY, "Band"): 40}
    assert "sleep_session_record_table" in str(found.skipped[0].reason)


def test_rows_that_cant_be_read_are_counted_and_the_others_come(export: Export) -> None:
    export.add("exercise_session_record_table", at(7), at(7, 40), 1, 56)
    for start in ("NULL", "'x'", "1e300", "-99999999999999", "x'00'"):
        export.run(
            "INSERT INTO exercise_session_record_table (app_info_id, start_time, end_time) "
            f"VALUES (1, {start}, {ms(at(8))})"
        )
    export.add("exercise_session_record_table", at(8), at(7), 1, 56)
    export.add("hydration_record_table", at(8), at(8), 1, "a glass")
    found = export.read()
    assert values(found, "exercise") == {(DAY, "Band"): 40}
    assert found.skipped_count == 7


def test_a_zip_is_read_without_a_trace(export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export.sleep(at(23), at(7))
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    path = tmp_path / "Health Connect.zip"
    path.write_bytes(zipped(export))
    assert health_connect.recognises(path)
    assert values(health_connect.read(path, OPTIONS), "sleep") == {(DAY, "Band"): 8}

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        health_connect.read(path, ReadOptions(**{**vars(OPTIONS), "progress": stop}))
    assert list((tmp_path / "temporary").iterdir()) == []


def test_other_databases_and_zips_arent_taken_for_an_export(tmp_path: Path) -> None:
    other, archive = tmp_path / "a.db", tmp_path / "a.zip"
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("CREATE TABLE sleep_session_record_table (row_id)")
    with zipfile.ZipFile(archive, "w") as file:
        file.write(other, "other.db")
        file.writestr("health_connect_export.db", "no database")
    for path in (other, archive, tmp_path):
        with pytest.raises(FileNotUnderstood):
            health_connect.read(path, OPTIONS)
        assert not health_connect.recognises(path)


def zipped(export: Export) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(export.path, "health_connect_export.db")
    return buffer.getvalue()


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A small export with one of everything, as it is and in a zip."""
    export = Export(tmp_path_factory.mktemp("honest") / "health_connect_export.db")
    export.sleep(at(23), at(7), (4, at(23), at(2)), (1, at(2), at(3)), (5, at(3), at(7)))
    export.sleep(at(22), at(7), app=2)
    export.add("hydration_record_table", at(8), at(8), 1, 0.25)
    export.add("exercise_session_record_table", at(7), at(7, 40), 1, 56)
    export.add("mindfulness_session_record_table", at(6), at(6, 12), 2, None)
    return {"export.db": export.path.read_bytes(), "export.zip": zipped(export)}


@pytest.mark.parametrize("seed", range(500))
def test_a_changed_file_is_read_or_refused_in_words(seed: int, honest: dict[str, bytes], tmp_path: Path) -> None:
    chance = Random(seed)
    name = chance.choice(sorted(honest))
    assert_read_or_refused(health_connect, mutated(honest[name], chance), tmp_path, name)
