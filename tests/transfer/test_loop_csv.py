"""Loop's zip of CSV files, of every version: types first, words and numbers, names that no folder can have."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.transfer import loop, loop_habits
from organic_desktop.transfer.found import Found, Kind
from organic_desktop.transfer.mapping import Target
from tests.transfer.mutations import BATCHES, OPTIONS, assert_read_or_refused, assert_sound, mutated

OLDEST = "Name,Description,NumRepetitions,Interval,Color"
OLD = "Position,Name,Question,Description,NumRepetitions,Interval,Color"
NEW = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,"
    "Target Value,Archived?"
)
NEWEST = NEW.replace("Color", "FrequencyMode,Color")
MARKS = "Date,Value,Notes"


def tick(position: int, name: str, archived: str = "false") -> str:
    return f'{position:03d},"{name}",YES_NO,,,1,1,#FF8F00,,,,{archived}\n'


def amount(position: int, name: str, unit: str) -> str:
    return f'{position:03d},"{name}",NUMERICAL,,,1,1,#FF8F00,{unit},AT_LEAST,2.0,false\n'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(folder: Path, files: Mapping[str, str | bytes]) -> Found:
    path = folder / "any name"
    path.write_bytes(zipped(files))
    assert loop.recognises(path)
    found = loop.read(path, OPTIONS)
    assert_sound(found)
    return found


def got(found: Found) -> list[tuple[str, int, object]]:
    """The readings as their field, the day of November and the value."""
    assert {reading.day.replace(day=1) for reading in found.readings} <= {date(2026, 11, 1)}
    return [(reading.field, reading.day.day, reading.value) for reading in found.readings]


def said(found: Found) -> list[tuple[int, str]]:
    return [(line, str(reason)) for line, reason in found.skipped]


def test_a_file_of_today(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "Habits.csv": f"{NEW}\n{tick(1, 'Stretch')}{amount(2, 'Water', 'l')}",
            "001 Stretch/Checkmarks.csv": f"{MARKS}\n2026-11-20,YES_MANUAL,\n2026-11-19,NO,\n2026-11-18,YES_AUTO,\n",
            "001 Stretch/Scores.csv": "Date,Score\n2026-11-20,0.5000\n",
            "002 Water/Checkmarks.csv": f'{MARKS}\n2026-11-20,2500,"two, ""big"" ones"\n2026-11-19,UNKNOWN,\n',
        },
    )
    assert (found.format, found.fingerprint, found.entries, found.skipped) == ("loop", "habits", 4, ())
    assert got(found) == [
        ("habit:stretch", 20, Decimal(1)),
        ("note", 20, 'Water: two, "big" ones'),
        ("habit:water", 20, Decimal("2.5")),
    ]
    assert [(field.label, field.kind, field.suggested) for field in found.fields] == [
        ("Stretch", Kind.DONE, Target("nutrition_notes")),
        ("Water (l)", Kind.NUMBER, Target("water_intake_ml", Decimal(1000))),
        ("Note", Kind.TEXT, Target("nutrition_notes")),
    ]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        (OLDEST, "Stretch,,1,1,#FF8F00"),
        (OLD, "001,Stretch,,,1,1,#FF8F00"),
        (NEW, "001,Stretch,YES_NO,,,1,1,#FF8F00,,,,false"),
        (NEWEST, "001,Stretch,YES_NO,,,1,1,DAILY,#FF8F00,,,,true"),
        ("Type,Name", "YES_NO,Stretch"),
    ],
    ids=["oldest", "1.x", "2.x", "newest", "other order"],
)
@pytest.mark.parametrize("head", ["", "Date,Value\n", f"{MARKS}\n"], ids=["no header", "no notes", "header"])
def test_lists_and_files_of_every_version(tmp_path: Path, header: str, line: str, head: str) -> None:
    marks = f"{head}2026-11-20,2\n2026-11-19,1\n2026-11-18,0\n2026-11-17,YES_MANUAL\n"
    found = read(tmp_path, {"Habits.csv": f"{header}\n{line}\n", "001 Stretch/Checkmarks.csv": marks})
    assert got(found) == [("habit:stretch", 20, Decimal(1)), ("habit:stretch", 17, Decimal(1))]
    assert found.skipped == ()


def test_the_same_number_is_a_tick_or_thousandths_by_the_habits_type(tmp_path: Path) -> None:
    marks = f"{MARKS}\n2026-11-20,2,\n2026-11-19,3,\n2026-11-18,-1,\n2026-11-17,1,\n2026-11-16,0,\n"
    found = read(
        tmp_path,
        {
            "Habits.csv": f"{NEW}\n{tick(1, 'A')}{amount(2, 'B', 'l')}",
            "001 A/Checkmarks.csv": marks,
            "002 B/Checkmarks.csv": marks,
        },
    )
    assert got(found) == [("habit:a", 20, 1), ("habit:b", 20, Decimal("0.002")), ("habit:b", 17, Decimal("0.001"))]


def test_words_in_a_measured_habit(tmp_path: Path) -> None:
    """NO is the word of the number 0: an amount of 0 that was typed. UNKNOWN is nothing."""
    marks = f"{MARKS}\n2026-11-20,NO,\n2026-11-19,SKIP,\n2026-11-18,UNKNOWN,\n2026-11-17,YES_MANUAL,\n"
    found = read(tmp_path, {"Habits.csv": f"{NEW}\n{amount(1, 'B', 'l')}", "001 B/Checkmarks.csv": marks})
    assert got(found) == [("habit:b", 20, Decimal(0)), ("habit:b", 17, Decimal("0.002"))]


def test_habits_are_matched_by_position_whatever_their_folders_are_called(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "Habits.csv": f"{NEW}\n{tick(1, 'Read, write')}{tick(2, '冥想')}{tick(3, '🏊')}",
            "001 Read write/Checkmarks.csv": f"{MARKS}\n2026-11-20,YES_MANUAL,\n",
            "002/Checkmarks.csv": f"{MARKS}\n2026-11-19,YES_MANUAL,\n",
            "003/Checkmarks.csv": f"{MARKS}\n2026-11-18,YES_MANUAL,\n",
            "Checkmarks.csv": "Date,Read, write,冥想,🏊,\n2026-11-20,YES_MANUAL,UNKNOWN,UNKNOWN,\n"
            "2026-11-19,UNKNOWN,YES_MANUAL,UNKNOWN,\n2026-11-18,UNKNOWN,UNKNOWN,YES_MANUAL,\n",
        },
    )
    assert [(field.label, field.likely and field.likely.column) for field in found.fields] == [
        ("Read, write", None),
        ("冥想", "meditation_minutes"),
        ("🏊", None),
    ]
    assert [day for _key, day, _value in got(found)] == [20, 19, 18]
    assert found.notes == ()


def test_two_habits_of_one_name_are_two(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "Habits.csv": f"{NEW}\n{tick(1, 'Run')}{tick(2, ' run')}",
            "001 Run/Checkmarks.csv": f"{MARKS}\n2026-11-20,YES_MANUAL,\n",
            "002 run/Checkmarks.csv": f"{MARKS}\n2026-11-20,YES_MANUAL,\n",
        },
    )
    assert got(found) == [("habit:run", 20, 1), ("habit:run:2", 20, 1)]


# -- the file for all habits ------------------------------------------------------------------------------------------


def test_the_file_for_all_habits_is_compared_and_its_gaps_are_said(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "Habits.csv": f"{NEW}\n{tick(1, 'A, B')}{amount(2, 'A', 'l')}",
            "001 A B/Checkmarks.csv": f"{MARKS}\n2026-11-20,YES_MANUAL,\n2026-11-19,YES_MANUAL,\n",
            "002 A/Checkmarks.csv": f"{MARKS}\n2026-11-20,1500,\n2026-11-19,NO,\n",
            "Checkmarks.csv": "Date,A,A, B,\n2026-11-20,1500,YES_MANUAL,\n2026-11-19,NO,UNKNOWN,\n2026-11-18,9,2,\n",
        },
    )
    assert [str(note) for note in found.notes] == [
        "Checkmarks.csv lacks marks that the habits' own files have (1). Those were used.",
        "Marks that only Checkmarks.csv has weren't used: 2.",
    ]
    assert len(found.readings) == 4


def test_a_habit_without_a_file_of_its_own_is_read_from_the_one_for_all(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "Habits.csv": f"{NEW}\n{tick(1, 'A')}{tick(2, 'B')}",
            "001 A/Checkmarks.csv": f"{MARKS}\n2026-11-20,YES_MANUAL,\n",
            "Checkmarks.csv": "Date,A,B,\n2026-11-20,YES_MANUAL,YES_MANUAL,\n2026-11-19,NO,YES_AUTO,\n",
        },
    )
    assert got(found) == [("habit:a", 20, 1), ("habit:b", 20, 1)]
    assert found.notes == ()


def test_columns_that_can_not_be_told_apart_are_not_compared(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "Habits.csv": f"{NEW}\n{tick(1, 'A')}",
            "001 A/Checkmarks.csv": f"{MARKS}\n2026-11-20,YES_MANUAL,\n",
            "Checkmarks.csv": "Date,Another,A,\n2026-11-20,YES_MANUAL,NO,\n",
        },
    )
    assert found.notes == ()
    assert got(found) == [("habit:a", 20, 1)]


# -- days off ---------------------------------------------------------------------------------------------------------


def two(first: Mapping[int, str], second: Mapping[int, str]) -> dict[str, str | bytes]:
    def marks(days: Mapping[int, str]) -> str:
        return f"{MARKS}\n" + "".join(f"2026-11-{day:02d},{word},\n" for day, word in days.items())

    return {
        "Habits.csv": f"{NEW}\n{tick(1, 'A')}{tick(2, 'B')}",
        "001 A/Checkmarks.csv": marks(first),
        "002 B/Checkmarks.csv": marks(second),
    }


@pytest.mark.parametrize(
    ("first", "second", "off"),
    [
        ("SKIP", "SKIP", True),
        ("SKIP", "YES_AUTO", True),
        ("SKIP", "YES_MANUAL", False),
        ("SKIP", "NO", False),
        ("SKIP", "UNKNOWN", False),
        ("YES_AUTO", "YES_AUTO", False),
    ],
)
def test_a_day_is_off_if_every_habit_in_use_was_skipped(tmp_path: Path, first: str, second: str, off: bool) -> None:
    around = {1: "YES_MANUAL", 28: "YES_MANUAL"}
    found = read(tmp_path, two(around | {10: first}, around | {10: second}))
    assert found.days_off == ({date(2026, 11, 10)} if off else frozenset())
    said_so = [str(note) for note in found.notes]
    one = "Days on which only some habits were skipped are no days off, for the others were due: 1."
    assert said_so == ([one] if first == "SKIP" and not off else [])


def test_a_habit_that_has_ended_decides_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, two({1: "YES_MANUAL", 10: "SKIP"}, {1: "YES_MANUAL", 9: "YES_MANUAL"}))
    assert found.days_off == {date(2026, 11, 10)}


# -- damage -----------------------------------------------------------------------------------------------------------


def test_what_can_not_be_read_is_listed_with_its_file_and_line(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "Habits.csv": f"{NEW}\n{tick(1, 'A')}003,B,PERCENT\nx,C,YES_NO\n{tick(1, 'D')}",
            "001 A/Checkmarks.csv": f"{MARKS}\n2026-11-31,YES_MANUAL,\n2026-11-20,MAYBE,\n2026-11-19,2500,\n"
            "2026-11-18,YES_MANUAL,\n2026-11-18,NO,\n2026-11-18,YES_MANUAL,\n",
            "007 Z/Checkmarks.csv": f"{MARKS}\n2026-11-20,YES_MANUAL,\n",
        },
    )
    assert said(found) == [
        (3, "Habits.csv: “B” is of an unknown type."),
        (4, "Habits.csv: the position of “C” is wrong."),
        (5, "Habits.csv: the position of “D” is wrong."),
        (2, "001 A/Checkmarks.csv: “2026-11-31” isn't a date."),
        (3, "001 A/Checkmarks.csv: “MAYBE” isn't a value."),
        (4, "001 A/Checkmarks.csv: “2500” isn't a value."),
        (6, "“A” has 2026-11-18 twice; the first was taken."),
        (0, "007 Z/Checkmarks.csv is of a habit that Habits.csv doesn't name."),
    ]
    assert got(found) == [("habit:a", 18, 1)]


def test_a_zip_that_was_packed_again_has_a_folder_around(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "Loop Habits/Habits.csv": f"{NEW}\n{tick(1, 'A')}",
            "Loop Habits/001 A/Checkmarks.csv": f"{MARKS}\n2026-11-20,YES_MANUAL,\n",
        },
    )
    assert got(found) == [("habit:a", 20, 1)]


@pytest.mark.parametrize(
    "files",
    [
        {"Checkmarks.csv": "Date,A,\n2026-11-20,2,\n"},
        {"Habits.csv": ""},
        {"Habits.csv": "Name,Age\nA,3\n"},
        {"Habits.csv": b"\0\1\2\3" * 100},
        {"a/b/Habits.csv": f"{NEW}\n"},
    ],
    ids=["no list", "empty", "another list", "no text", "deep"],
)
def test_other_zips_are_not_loops(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    path = tmp_path / "Loop Habits CSV 2026-11-20.zip"
    path.write_bytes(zipped(files))
    assert not loop.recognises(path)
    with pytest.raises(FileNotUnderstood):
        loop.read(path, OPTIONS)


def test_more_habits_than_anybody_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop_habits, "MOST_HABITS", 1)
    with pytest.raises(FileNotUnderstood, match="more than 1 habits"):
        read(tmp_path, {"Habits.csv": f"{NEW}\n{tick(1, 'A')}{tick(2, 'B')}"})


HONEST = zipped(
    {
        "Habits.csv": f"{NEW}\n{tick(1, 'Read, write')}{amount(2, 'Water', 'ml')}",
        "001 Read write/Checkmarks.csv": f"{MARKS}\n2026-11-20,YES_MANUAL,\n2026-11-19,SKIP,\n2026-11-18,YES_AUTO,a\n",
        "002 Water/Checkmarks.csv": f'{MARKS}\n2026-11-20,750000,"a, ""b""\nc"\n2026-11-19,SKIP,\n',
        "Checkmarks.csv": "Date,Read, write,Water,\n2026-11-20,YES_MANUAL,750000,\n2026-11-19,SKIP,SKIP,\n",
        "Scores.csv": "Date,Read, write,Water,\n2026-11-20,0.1000,0.2000,\n",
    }
)


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_a_changed_zip_is_read_or_refused_in_words(seeds: range, tmp_path: Path) -> None:
    for seed in seeds:
        assert_read_or_refused(loop, mutated(HONEST, Random(seed)), tmp_path)
