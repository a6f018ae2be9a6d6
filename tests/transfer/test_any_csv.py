"""A CSV file of nobody knows which program: its columns' kinds, units, questions, and what is left out in words."""

from __future__ import annotations

import zipfile
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from organic_desktop.core.errors import Cancelled, FileNotUnderstood
from organic_desktop.transfer.csv_fields import named
from organic_desktop.transfer.found import Found, Kind, ReadOptions, Target
from organic_desktop.transfer.presets import ANY_CSV
from organic_desktop.wellness.metrics import NOTES
from tests.transfer import csv_files
from tests.transfer.csv_files import DAYS
from tests.transfer.mutations import OPTIONS
from tests.transfer.test_presets import (
    ENERGY,
    EXERCISE,
    MEDITATION,
    MOOD,
    SLEEP,
    WATER,
    column,
    found_in,
)

SOME = [date(2024, 3, 1) + timedelta(days=number) for number in range(8)]


def read(text: str, folder: Path, **answers: str) -> Found:
    return found_in(ANY_CSV, text, folder, **answers)


def table(header: str, *rows: str) -> str:
    return "\n".join([header, *rows, ""])


def by_day(header: str, *cells: str) -> str:
    return table(f"Date,{header}", *(f"{day},{cell}" for day, cell in zip(SOME, cells, strict=False)))


def target_of(found: Found, key: str) -> Target | None:
    return next(each.suggested for each in found.fields if each.key == key)


# -- what a header says -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "of", "unit"),
    [
        ("Sleep (h)", SLEEP, "h"),
        ("sleep_hours", SLEEP, "hours"),
        ("Schlafdauer", SLEEP, ""),
        ("Heures de sommeil", SLEEP, ""),
        ("Trinkmenge", WATER, ""),
        ("Bewegung/Sport", EXERCISE, ""),
        ("Estado de ánimo", MOOD, ""),
        ("Niveau d'énergie", ENERGY, ""),
        ("Laune (1-10)", MOOD, "1-10"),
        ("Stimmung 0–10", MOOD, "0–10"),
        ("Schlaf [Stunden]", SLEEP, "Stunden"),
        ("Schlaf, h", SLEEP, "h"),
        ("Sueño (min)", SLEEP, "min"),
        ("water_ml", WATER, "ml"),
        ("Wasser (l)", WATER, "l"),
        ("Eau [cl]", WATER, "cl"),
        ("waterFlOz", WATER, "fl oz"),
        ("Exercise minutes", EXERCISE, "minutes"),
        ("Sport", EXERCISE, ""),
        ("meditationMinutes", MEDITATION, "minutes"),
        ("Mood", MOOD, ""),
        ("Stimmung", MOOD, ""),
        ("Mood score", MOOD, ""),
        ("Energie", ENERGY, ""),
        ("Notes", NOTES, ""),
        ("Notizen", NOTES, ""),
        ("CommentText", NOTES, ""),
        ("Energy burned", None, ""),
        ("REM sleep", None, ""),
        ("Water the plants", None, ""),
        ("", None, ""),
    ],
)
def test_what_a_header_says(header: str, of: str | None, unit: str) -> None:
    assert (named(header).column, named(header).unit) == (of, unit)


def test_a_spreadsheet_of_ones_own(tmp_path: Path) -> None:
    found = read(csv_files.any_csv(), tmp_path)
    assert [(each.key, each.kind) for each in found.fields] == [
        ("Sleep (h)", Kind.NUMBER),
        ("water_ml", Kind.NUMBER),
        ("Meditation [min]", Kind.NUMBER),
        ("Laune: gut", Kind.NAME),
        ("Went outside", Kind.DONE),
        ("Notes", Kind.TEXT),
        ("Steps", Kind.NUMBER),
    ]
    assert column(found, SLEEP)[date(2024, 3, 1)] == Decimal("7.10")
    assert column(found, MEDITATION) == dict.fromkeys(DAYS, 15)
    assert column(found, MOOD) == dict.fromkeys(DAYS, 4)
    assert column(found, NOTES) == dict.fromkeys(DAYS, 'a note; with "signs"')
    assert {each.value for each in found.readings if each.field == "Steps"} == {1200 + day.day for day in DAYS}
    assert {each.day for each in found.readings if each.field == "Went outside"} == {day for day in DAYS if day.day % 2}
    assert (found.questions, found.skipped) == ((), ())


def test_the_fingerprint_is_that_of_the_columns(tmp_path: Path) -> None:
    one = read(by_day("Sleep (h)", "7", "8"), tmp_path)
    assert read(by_day("sleep (H)", "6"), tmp_path).fingerprint == one.fingerprint
    assert read(by_day("Sleep (min)", "420"), tmp_path).fingerprint != one.fingerprint


# -- units and scales -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "cells", "of", "value"),
    [
        ("Sleep", ("7.5", "8", "6"), SLEEP, "7.5"),
        ("Sleep", ("450", "480", "390"), SLEEP, "7.5"),
        ("Sleep", ("7:30", "8:00", "6:10"), SLEEP, "7.5"),
        ("Sleep", ("7h 30m", "8h", "45 min"), SLEEP, "7.5"),
        ("Sleep duration", ("27000", "28000", "0"), SLEEP, "7.5"),
        ("Water", ("1500", "2000", "0"), WATER, "1500"),
        ("Water", ("1500 ml", "2000 ml"), WATER, "1500"),
        ("Water", ("1.5 l", "2 l"), WATER, "1500"),
        ("Exercise", ("30", "45"), EXERCISE, "30"),
        ("Mood", ("1", "10", "5"), MOOD, "1"),
        ("Mood", ("0", "10", "5"), MOOD, "1"),
        ("Mood", ("20", "94", "50"), MOOD, "1.8"),
        ("Mood", ("3", "4", "5"), MOOD, "3"),
    ],
)
def test_units_by_words_and_by_size(header: str, cells: tuple[str, ...], of: str, value: str, tmp_path: Path) -> None:
    assert column(read(by_day(header, *cells), tmp_path), of)[SOME[0]] == Decimal(value)


@pytest.mark.parametrize(("cells", "factor"), [(("1.5", "2", "1"), 1000), (("0.3", "2.5", "1"), 1000)])
def test_water_in_who_knows_what_is_offered_and_not_taken(cells: tuple[str, ...], factor: int, tmp_path: Path) -> None:
    found = read(by_day("Water", *cells), tmp_path)
    assert target_of(found, "Water") is None
    assert found.fields[0].likely == Target(WATER, Decimal(factor))


@pytest.mark.parametrize("header", ["Laune (1-10)", "Mood 1–10", "Energie (1 bis 10)", "Humeur (1 à 10)"])
def test_a_scale_in_the_header_is_believed(header: str, tmp_path: Path) -> None:
    found = read(by_day(header, "1", "4", "5"), tmp_path)
    of = ENERGY if header.startswith("E") else MOOD
    assert column(found, of) == {SOME[0]: 1, SOME[1]: Decimal("2.33"), SOME[2]: Decimal("2.78")}


@pytest.mark.parametrize("header", ["Schlaf", "Sleep (h)", "Heures de sommeil"])
@pytest.mark.parametrize(
    "cells",
    [
        ("7,5", "7:45", "8", "6,25"),
        ("7.5", "7:45", "8:00", "6:15"),
        ("7:30", "7,75", "8:00", "6:15"),
    ],
)
def test_hours_are_written_either_way_in_one_column(header: str, cells: tuple[str, ...], tmp_path: Path) -> None:
    text = table(f"Datum;{header}", *(f"{day};{cell}" for day, cell in zip(SOME, cells, strict=False)))
    found = read(text, tmp_path)
    assert found.skipped == ()
    assert [round(Decimal(each or 0), 2) for each in column(found, SLEEP).values()] == [
        Decimal("7.5"), Decimal("7.75"), 8, Decimal("6.25"),
    ]  # fmt: skip


def test_minutes_beside_a_duration_stay_minutes(tmp_path: Path) -> None:
    found = read(by_day("Training", "30", "0:45", "60"), tmp_path)
    assert column(found, EXERCISE) == {SOME[0]: 30, SOME[1]: 45, SOME[2]: 60}


def test_a_guess_is_told(tmp_path: Path) -> None:
    found = read(by_day("Sleep", "450", "480"), tmp_path)
    assert found.notes == ("“Sleep” names no unit. By the size of its numbers it was taken for minutes.",)
    assert read(by_day("Sleep (min)", "450", "480"), tmp_path).notes == ()


def test_parts_of_the_night_do_not_add_up_with_it(tmp_path: Path) -> None:
    found = read(by_day("Sleep (h),Sleep time (min)", "7.5,450", "8,480"), tmp_path)
    assert column(found, SLEEP) == {SOME[0]: Decimal("7.5"), SOME[1]: Decimal(8)}
    assert found.fields[1].likely == Target(SLEEP, Decimal(1) / 60)


def test_another_unit_in_a_cell_is_left_out_with_its_line(tmp_path: Path) -> None:
    found = read(by_day("Water", "500 ml", "700 ml", "2 l", "800 ml", "900 ml"), tmp_path)
    assert [(each.line, str(each.reason)) for each in found.skipped] == [(4, "Water: “2 l” has another unit.")]


# -- numbers and dates ------------------------------------------------------------------------------------------------


def test_2345_may_be_two_numbers_and_is_asked_for(tmp_path: Path) -> None:
    text = table("Date;Water (ml)", "2024-03-01;2,345", "2024-03-02;1,200")
    found = read(text, tmp_path)
    (question,) = found.questions
    assert (question.key, question.answer) == ("decimals", "comma")
    assert question.choices == {"point": "As a whole number: 2345", "comma": "With decimals: 2.345"}
    assert [each.value for each in read(text, tmp_path, decimals="point").readings] == [2345, 1200]


def test_the_files_other_columns_answer_it(tmp_path: Path) -> None:
    found = read(table("Date;Water (ml);Sleep (h)", "2024-03-01;2.345;7,5", "2024-03-02;1.200;8"), tmp_path)
    assert found.questions == ()
    assert column(found, WATER) == {SOME[0]: 2345, SOME[1]: 1200}


def test_dates_are_asked_for_or_told_by_a_part_above_12(tmp_path: Path) -> None:
    assert read(table("Date,Sleep (h)", "4/11/2019,7", "4/13/2019,8"), tmp_path).questions == ()
    (question,) = read(table("Date,Sleep (h)", "4/11/2019,7", "5/11/2019,8"), tmp_path).questions
    assert question.answer == "dmy"


@pytest.mark.parametrize(
    "written",
    ["1st Mar 2024", "2024-03-01T00:00:00", "20240301", "01.03.2024", "1709251200", "1709251200000", "1 März 2024"],
)
def test_dates_in_any_form_and_midnight_is_none_of_a_clock(written: str, tmp_path: Path) -> None:
    """The user's day starts at 4, and epoch 1709251200 is midnight of UTC: both must not move a date."""
    assert OPTIONS.day_start_hour == 4
    found = read(table("When,Sleep (h)", f"{written},7"), tmp_path)
    assert column(found, SLEEP) == {SOME[0]: 7}


def test_clock_times_belong_to_the_users_day(tmp_path: Path) -> None:
    found = read(table("Date,Time,Water (ml)", "2024-03-02,1:30 am,250", "2024-03-02,23:10,300"), tmp_path)
    assert [(each.day, each.at) for each in found.readings] == [(SOME[0], time(1, 30)), (SOME[1], time(23, 10))]
    found = read(table("Timestamp,Water (ml)", "2024-03-01T22:30:00Z,250", "2024-03-01T23:30:00Z,300"), tmp_path)
    assert [(each.day, each.at) for each in found.readings] == [(SOME[0], time(23, 30)), (SOME[0], time(0, 30))]


# -- no value, damage -------------------------------------------------------------------------------------------------


def test_no_value_is_no_zero_and_zero_is_one(tmp_path: Path) -> None:
    found = read(by_day("Water (ml)", "", "--", "N/A", "0", "None", "UNKNOWN", "250"), tmp_path)
    assert column(found, WATER) == {SOME[3]: 0, SOME[6]: 250}
    assert found.skipped == ()


def test_what_cannot_be_read_is_listed_with_its_line(tmp_path: Path) -> None:
    text = table(
        "Date,Water (ml),Notes", "2024-03-01,250,a", '2024-03-02,"many",b', "soon,250,c", ",250,d",
        "2024-03-05,1,went out, then home",
        *(f"{day},250,e" for day in SOME[5:]),
    )  # fmt: skip
    found = read(text, tmp_path)
    assert [(each.line, str(each.reason)) for each in found.skipped] == [
        (3, "Water (ml): “many” isn't a number."),
        (4, "“soon” isn't a date."),
        (5, "The row has no date."),
        (6, "The line has more cells than there are columns."),
    ]
    assert found.skipped_count == 4
    assert found.entries == 5


def test_titles_above_the_header_and_repeated_headers(tmp_path: Path) -> None:
    text = table("My days", "", "Date,Water (ml)", "2024-03-01,250", "Date,Water (ml)", "2024-03-02,300", "Total,")
    assert column(read(text, tmp_path), WATER) == {SOME[0]: 250, SOME[1]: 300}


def test_formula_looking_notes_stay_text(tmp_path: Path) -> None:
    assert column(read(by_day("Notes", "=1+1", "@home"), tmp_path), NOTES) == {SOME[0]: "=1+1", SOME[1]: "@home"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no rows below a line with the names"),
        ("Date,Water\n", "no rows below a line with the names"),
        ("2024-03-01,250\n2024-03-02,300\n", "no rows below a line with the names"),
        ("Name,Water\nAnna,250\nBerta,300\n", "no column with dates"),
        ("Date,Water\n2024-03-01,\n2024-03-02,--\n", "no values"),
        ('Date,Water\n2024-03-01,"250\n', "Line 2: a quotation mark isn't closed"),
    ],
)
def test_what_is_no_table_of_days_is_refused_in_words(text: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match=sentence):
        read(text, tmp_path)


@pytest.mark.parametrize(
    "text", ["", "hello", "Name,Water\nAnna,250\n", '{"a": [1, 2], "b": 3}', "<html>, <body>\n1, 2\n"]
)
def test_what_has_no_dates_is_not_recognised(text: str, tmp_path: Path) -> None:
    file = tmp_path / "days.csv"
    file.write_text(text)
    assert not ANY_CSV.recognises(file)
    assert not ANY_CSV.recognises(tmp_path)
    assert not ANY_CSV.recognises(tmp_path / "missing.csv")


# -- a name and a value in each row -----------------------------------------------------------------------------------


def test_a_name_and_a_value_in_each_row(tmp_path: Path) -> None:
    found = read(csv_files.by_name(), tmp_path)
    assert [(each.key, each.kind) for each in found.fields] == [
        ("Running (min)", Kind.NUMBER), ("Energy", Kind.NUMBER), ("Vitamin", Kind.DONE),
    ]  # fmt: skip
    assert column(found, EXERCISE) == {day: 30 + day.day % 3 for day in DAYS}
    assert [question.key for question in found.questions] == ["rows"]
    columns = read(csv_files.by_name(), tmp_path, rows="columns")
    assert [each.key for each in columns.fields] == ["name", "value"]


def test_a_name_that_is_also_the_column_of_notes(tmp_path: Path) -> None:
    text = table("Date,Name,Value,Notes", *(f"{day},Notes,a{day.day},b{day.day}" for day in SOME))
    found = read(text, tmp_path)
    assert [each.key for each in found.fields] == ["Notes", "Notes (2)"]


# -- zips, progress ---------------------------------------------------------------------------------------------------


def test_a_csv_in_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "days.zip", "w") as archive:
        archive.writestr("readme.txt", "hello")
        archive.writestr("inside/days.csv", csv_files.any_csv())
    assert ANY_CSV.recognises(tmp_path / "days.zip")
    assert ANY_CSV.read(tmp_path / "days.zip", OPTIONS).readings == read(csv_files.any_csv(), tmp_path).readings
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(FileNotUnderstood, match=r"other\.zip contains no file of this format"):
        ANY_CSV.read(tmp_path / "other.zip", OPTIONS)


def test_progress_goes_once_through_and_a_cancel_stops_it(tmp_path: Path) -> None:
    file, told = tmp_path / "days.csv", list[tuple[int, int]]()
    file.write_text(by_day("Water (ml)", "250") + "2024-03-02,300\n" * 5000)

    def options(most: float) -> ReadOptions:
        def progress(done: int, total: int) -> None:
            told.append((done, total))
            if done > most * total:
                raise Cancelled

        return ReadOptions(OPTIONS.zone, OPTIONS.today, progress=progress)

    ANY_CSV.read(file, options(1))
    assert told == sorted(told)
    assert told[-1] == (file.stat().st_size, file.stat().st_size)
    for most in (0.2, 0.7):
        with pytest.raises(Cancelled):
            ANY_CSV.read(file, options(most))
