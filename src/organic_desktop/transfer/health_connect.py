"""Health Connect: Android's own export, a zip with one SQLite file, or that file.

Its tables differ by version, so their columns are looked at first. Times are milliseconds since 1970, with the offset
of the place where they were recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.store.connections import PLAIN
from organic_desktop.store.foreign import Cell, ForeignDatabase, foreign_database, is_database
from organic_desktop.transfer.found import Found, Question, ReadOptions
from organic_desktop.transfer.health_records import (
    ASLEEP,
    AWAKE,
    MINDFUL,
    MOST_SOURCES,
    MOST_SPANS,
    SESSION,
    HealthRecords,
    is_span,
)
from organic_desktop.transfer.opened import copied_out, is_zip, open_member, zip_members
from organic_desktop.transfer.spans import Span, day_of

NAME = "health-connect"
LABEL = Sentence("Health Connect")

EXPORT = "health_connect_export.db"
LARGEST = 4_000_000_000
MOST_TRIED = 20
BEGINNING = 1 << 22
"""Bytes of a database in a zip in which its schema is looked for."""
ROWS_A_REPORT = 1000

APPS: Final = "application_info_table"
SLEEP: Final = "sleep_session_record_table"
STAGES: Final = "sleep_stages_table"
WATER: Final = "hydration_record_table"
EXERCISE: Final = "exercise_session_record_table"
MINDFULNESS: Final = "mindfulness_session_record_table"
_OURS = frozenset({SLEEP, WATER, EXERCISE, MINDFULNESS})

_ASLEEP = frozenset({2, 4, 5, 6})  # asleep, light, deep, REM
_AWAKE = frozenset({1, 3, 7})  # awake, out of bed, awake in bed
_INTERVAL = ("row_id", "app_info_id", "start_time", "end_time", "start_zone_offset", "end_zone_offset")

LITRES_BELOW = Decimal(20)
LARGEST_VOLUME = Decimal(1_000_000)
UNIT = "water_unit"
_UNITS = {"l": Decimal(1000), "ml": Decimal(1)}
_UNIT_NAMES = {"l": Sentence("Litres"), "ml": Sentence("Millilitres")}

_FIRST, _LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (1900, 2200))
_MOST_OFFSET = 18 * 3600


def recognises(path: Path) -> bool:
    """True for an export, zipped or not: a database with its tables."""
    with suppress(FileNotUnderstood):
        if is_zip(path):
            return _export_in(path) is not None
        if is_database(path):
            with foreign_database(path) as database:
                return _is_export(database)
    return False


def read(path: Path, options: ReadOptions) -> Found:
    """Read an export. Raises FileNotUnderstood, and what ``options.progress`` raises."""
    with _unpacked(path, options) as unpacked, foreign_database(unpacked) as database:
        if not _is_export(database):
            raise _no_export(path)
        return _Reader(database, options, unpacked.stat().st_size).found()


class _Interval(NamedTuple):
    """A row of a table of intervals: whose it is, from when to when, and the offset at each end, in seconds."""

    row: int
    source: str
    start: int
    end: int
    start_offset: int
    end_offset: int


class _Reader:
    def __init__(self, database: ForeignDatabase, options: ReadOptions, size: int) -> None:
        self._database, self._options, self._size = database, options, size
        self._records = HealthRecords(options)
        self._rows = self._kept = 0
        apps = islice(database.rows(APPS, ("row_id", "app_name", "package_name")), MOST_SOURCES)
        self._apps: Mapping[Cell, str] = {row: str(label or package or "") for row, label, package in apps}

    def found(self) -> Found:
        self._read_sleep()
        for table, kind in ((EXERCISE, SESSION), (MINDFULNESS, MINDFUL)):
            for each, _volume in self._intervals(table):
                self._add_span(kind, each.source, Span(each.start, each.end, each.start_offset))
        questions = self._read_water()
        return self._records.found(NAME, questions=questions)

    def _read_sleep(self) -> None:
        """Take sleep by its stages; a sleep without any counts whole."""
        sleeps = {each.row: each for each, _volume in self._intervals(SLEEP)}
        staged: set[int] = set()
        for parent, kind, span in self._stages(sleeps):
            self._add_span(kind, sleeps[parent].source, span)
            if kind == ASLEEP:
                staged.add(parent)
        for each in sleeps.values():
            if each.row not in staged:
                self._add_span(ASLEEP, each.source, Span(each.start, each.end, each.end_offset))

    def _stages(self, sleeps: Mapping[int, _Interval]) -> Iterator[tuple[int, str, Span]]:
        columns = ("parent_key", "stage_start_time", "stage_end_time", "stage_type")
        for parent, start, end, stage in self._told(STAGES, columns):
            kind = ASLEEP if stage in _ASLEEP else AWAKE if stage in _AWAKE else None
            begun, ended = _seconds(start), _seconds(end)
            if not isinstance(parent, int) or parent not in sleeps or kind is None:
                continue  # of a sleep that was skipped, or of an unknown kind
            if begun is None or ended is None:
                self._records.skip(0, Sentence("A stage of sleep has no time that can be read."))
                continue
            yield parent, kind, Span(begun, ended, sleeps[parent].end_offset)

    def _read_water(self) -> tuple[Question, ...]:
        drinks = [(each, volume) for each, volume in self._intervals(WATER, "volume") if self._is_volume(volume)]
        if not drinks:
            return ()
        guess = "l" if max(_volume(volume) for _each, volume in drinks) < LITRES_BELOW else "ml"
        answer = self._options.answers.get(UNIT, guess)
        question = Question(
            UNIT,
            Sentence("The file doesn't say in which unit water is. Which one is it?"),
            _UNIT_NAMES,
            answer if answer in _UNITS else guess,
        )
        for each, volume in drinks:
            day = day_of(each.start, each.start_offset, self._options.day_start_hour)
            self._records.add_amount("water", each.source, day, _volume(volume) * _UNITS[question.answer])
        return (question,)

    def _is_volume(self, cell: Cell) -> bool:
        if isinstance(cell, int | float) and 0 <= cell <= LARGEST_VOLUME:
            return True
        self._records.skip(0, Sentence("An amount of water can't be read."))
        return False

    def _intervals(self, table: str, *more: str) -> Iterator[tuple[_Interval, Cell]]:
        """Yield a table's rows with one column more; what has no times is listed as skipped."""
        there = self._database.columns(table)
        if there and not {"start_time", "end_time"} <= there:
            self._records.skip(0, Sentence("The table {name} has another form than is known.", name=table))
            return
        for row, app, start, end, start_offset, end_offset, *rest in self._told(table, (*_INTERVAL, *more)):
            begun, ended = _seconds(start), _seconds(end)
            if begun is None or ended is None or not isinstance(row, int):
                self._records.skip(0, Sentence("A record has no time that can be read."))
                continue
            self._kept += 1
            if self._kept > MOST_SPANS:
                raise FileNotUnderstood("The file has more records of sleep, water or exercise than any export has.")
            offsets = self._offset(start_offset, begun), self._offset(end_offset, ended)
            yield _Interval(row, self._apps.get(app, ""), begun, ended, *offsets), rest[0] if rest else None

    def _told(self, table: str, columns: tuple[str, ...]) -> Iterator[tuple[Cell, ...]]:
        for cells in self._database.rows(table, columns):
            if self._rows % ROWS_A_REPORT == 0:
                self._records.progress(self._size, self._size)
            self._rows += 1
            yield cells

    def _offset(self, cell: Cell, moment: int) -> int:
        """Return the offset that a row tells, else that of the user's zone at the moment."""
        if isinstance(cell, int) and abs(cell) <= _MOST_OFFSET:
            return cell
        offset = datetime.fromtimestamp(moment, self._options.zone).utcoffset()
        return int(offset.total_seconds()) if offset else 0

    def _add_span(self, kind: str, source: str, span: Span) -> None:
        if is_span(span):
            self._records.add_span(kind, source, span)
        else:
            self._records.skip(0, Sentence("A record ends before it begins, or lasts longer than a day."))


def _seconds(cell: Cell) -> int | None:
    """Return a moment of milliseconds in seconds, None if it can't be one."""
    return cell // 1000 if isinstance(cell, int) and _FIRST <= cell // 1000 < _LAST else None


def _volume(cell: Cell) -> Decimal:
    return Decimal(str(cell))


# -- files ------------------------------------------------------------------------------------------------------------


def _is_export(database: ForeignDatabase) -> bool:
    return APPS in database.tables and bool(_OURS & database.tables)


def _export_in(path: Path) -> str | None:
    """Return the name of the database in a zip, None if there is none. Raises FileNotUnderstood."""
    members = sorted(zip_members(path), key=lambda each: each.size, reverse=True)
    for member in [each for each in members if each.name.casefold().endswith(".db")][:MOST_TRIED]:
        with suppress(FileNotUnderstood), open_member(path, member.name) as file:
            start = file.read(BEGINNING)
            named = member.name.rpartition("/")[2] == EXPORT
            if start.startswith(PLAIN) and (named or all(table.encode() in start for table in (APPS, SLEEP))):
                return member.name
    return None


@contextmanager
def _unpacked(path: Path, options: ReadOptions) -> Iterator[Path]:
    if not is_zip(path):
        yield path
        return
    name = _export_in(path)
    if name is None:
        raise _no_export(path)
    with copied_out(path, name, LARGEST, options.progress) as copy:
        yield copy


def _no_export(path: Path) -> FileNotUnderstood:
    return FileNotUnderstood(Sentence("{name} isn't an export of Health Connect.", name=path.name))
