"""Other programs' CSV files, from their bytes to days of ours: each trap of formats has a file that holds it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.transfer import presets
from organic_desktop.transfer.csv_table import CsvFormat
from organic_desktop.transfer.formats import recognised
from organic_desktop.transfer.found import Found, Kind
from organic_desktop.transfer.mapping import days_of, suggested
from organic_desktop.wellness.metrics import NOTES, Value
from tests.transfer import csv_files
from tests.transfer.csv_files import DAYS
from tests.transfer.mutations import OPTIONS, TODAY, assert_read_or_refused, assert_sound, mutated

SLEEP, WATER, EXERCISE, MEDITATION = "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes"
MOOD, ENERGY = "mood_score", "energy_level"

FILES: dict[str, tuple[CsvFormat, Callable[[], str]]] = {
    "habitbull": (presets.HABITBULL, csv_files.habitbull),
    "bearable": (presets.BEARABLE, csv_files.bearable),
    "oura": (presets.OURA, csv_files.oura),
    "whoop": (presets.WHOOP, csv_files.whoop),
    "fitbit": (presets.FITBIT, csv_files.fitbit),
    "garmin week": (presets.GARMIN, csv_files.garmin_week),
    "garmin day": (presets.GARMIN, csv_files.garmin_day),
    "sleep as android": (presets.SLEEP_AS_ANDROID, csv_files.sleep_as_android),
    "samsung sleep": (presets.SAMSUNG_SLEEP, csv_files.samsung_sleep),
    "samsung water": (presets.SAMSUNG_WATER, csv_files.samsung_water),
    "samsung exercise": (presets.SAMSUNG_EXERCISE, csv_files.samsung_exercise),
    "google fit": (presets.GOOGLE_FIT, csv_files.google_fit),
    "any csv": (presets.ANY_CSV, csv_files.any_csv),
    "any csv by name": (presets.ANY_CSV, csv_files.by_name),
}


def found_in(format: CsvFormat, text: str | bytes, folder: Path, **answers: str) -> Found:
    file = folder / "export.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    found = format.read(file, replace(OPTIONS, answers=answers))
    assert_sound(found)
    return found


def column(found: Found, column: str) -> dict[date, Value]:
    days = days_of(found, suggested(found), TODAY)
    return {day: values[column] for day, values in days.values.items() if column in values}


# -- every format -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_recognised_by_its_own_format_before_any_csv(name: str, tmp_path: Path) -> None:
    format, make = FILES[name]
    file = tmp_path / "whatever.bin"
    file.write_bytes(make().encode())
    assert next(each for each in (*presets.PRESETS, presets.ANY_CSV) if each.recognises(file)) is format
    assert [each for each in presets.PRESETS if each.recognises(file)] in ([format], [])


@pytest.mark.slow
@pytest.mark.parametrize("block", range(10))
@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_read_or_refused_in_words(name: str, block: int, tmp_path: Path) -> None:
    format, make = FILES[name]
    content = make().encode()
    for seed in range(block * 50, block * 50 + 50):
        assert_read_or_refused(format, mutated(content, Random(seed)), tmp_path)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_change_nothing(name: str, encoding: str, tmp_path: Path) -> None:
    format, make = FILES[name]
    plain = found_in(format, make().replace("\ufeff", ""), tmp_path)
    assert found_in(format, make().replace("\ufeff", "").encode(encoding), tmp_path) == plain


@pytest.mark.parametrize("name", ["oura", "whoop", "garmin week", "google fit", "samsung water"])
def test_what_a_spreadsheet_saved_with_semicolons_and_decimal_commas_is_the_same(name: str, tmp_path: Path) -> None:
    format, make = FILES[name]
    saved = "\r\n".join(
        line.replace(",", ";") if number == 0 else ";".join(_with_comma(cell) for cell in line.split(","))
        for number, line in enumerate(make().splitlines())
    )
    plain, again = found_in(format, make(), tmp_path), found_in(format, saved, tmp_path)
    assert [each[:3] for each in again.readings] == [each[:3] for each in plain.readings]
    assert again.fields == plain.fields


def _with_comma(cell: str) -> str:
    return cell.replace(".", ",") if cell.replace(".", "", 1).isdecimal() else cell


# -- one by one -------------------------------------------------------------------------------------------------------


def test_habitbull_has_a_field_a_habit_and_its_own_word_for_no_value(tmp_path: Path) -> None:
    found = found_in(presets.HABITBULL, csv_files.habitbull(), tmp_path)
    assert {each.key: each.kind for each in found.fields} == {
        "Read a book": Kind.DONE,
        "Water (ml)": Kind.NUMBER,
        "Push-ups": Kind.NUMBER,
        "CommentText": Kind.TEXT,
    }
    assert column(found, WATER) == {day: 1500 + day.day for day in DAYS}
    done = {each.day for each in found.readings if each.field == "Read a book"}
    assert done == {day for day in DAYS if day.day % 2}
    assert date(2024, 3, 1) not in {each.day for each in found.readings if each.field == "Push-ups"}
    assert column(found, NOTES) == {date(2024, 3, 2): 'Push-ups: slow, but "good"'}
    assert not found.questions


def test_habitbull_dates_without_a_part_above_12_are_asked_for(tmp_path: Path) -> None:
    text = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\nRun (min),,,4/11/2019,30,\n"
    found = found_in(presets.HABITBULL, text + "Run (min),,,4/12/2019,40,\n", tmp_path)
    (question,) = found.questions
    assert (question.key, question.answer) == ("day_order", "mdy")
    assert question.text == "How should “4/11/2019” be read?"
    assert question.choices == {"dmy": "Day first: 2019-11-04", "mdy": "Month first: 2019-04-11"}
    assert column(found, EXERCISE) == {date(2019, 4, 11): 30, date(2019, 4, 12): 40}
    again = found_in(presets.HABITBULL, text, tmp_path, day_order="dmy")
    assert column(again, EXERCISE) == {date(2019, 11, 4): 30}
    assert again.fingerprint == found.fingerprint
    assert found_in(presets.HABITBULL, text, tmp_path, day_order="no order").questions[0].answer == "dmy"


def test_bearable_names_values_by_category_and_detail(tmp_path: Path) -> None:
    found = found_in(presets.BEARABLE, csv_files.bearable(), tmp_path)
    assert [each.key for each in found.fields] == [
        "Mood", "Symptom: Stiff neck (Mild)", "Sleep", "Health measurements: Step count (steps)", "notes",
    ]  # fmt: skip
    assert column(found, SLEEP)[date(2024, 3, 1)] == Decimal("7.23")
    assert column(found, MOOD)[date(2024, 2, 29)] == Decimal("4.00")
    assert column(found, NOTES) == {date(2024, 2, 29): "Symptom: Stiff neck (Mild): all day"}


def test_bearable_mood_of_1_to_10_becomes_1_to_5_and_says_so(tmp_path: Path) -> None:
    text = "date,weekday,time of day,category,rating/amount,detail,notes\n"
    text += "".join(f'"{day}th Dec 2021",Wed,am,Mood,{day - 10},,\n' for day in range(11, 21))
    found = found_in(presets.BEARABLE, text, tmp_path)
    moods = column(found, MOOD)
    assert [moods[date(2021, 12, 11)], moods[date(2021, 12, 20)]] == [1, 5]
    assert found.notes == ("“Mood” names no unit. By the size of its numbers it was taken for 1 to 10.",)


def test_oura_counts_seconds_and_has_two_columns_of_one_name(tmp_path: Path) -> None:
    found = found_in(presets.OURA, csv_files.oura(), tmp_path)
    slept = column(found, SLEEP)
    assert slept[date(2024, 3, 1)] == Decimal("7.50")
    assert date(2024, 2, 28) not in slept  # None is no zero
    values = {each.field: each.value for each in found.readings if each.day == date(2024, 3, 1)}
    assert [values["Sleep Timing"], values["Sleep Timing (2)"]] == [77, 3]
    newer = csv_files.oura().replace("Total Sleep Time", "Total Sleep Duration")
    assert column(found_in(presets.OURA, newer, tmp_path), SLEEP) == slept


def test_whoop_nights_are_of_the_day_of_getting_up_whenever_the_day_begins(tmp_path: Path) -> None:
    found = found_in(presets.WHOOP, csv_files.whoop(), tmp_path)
    assert OPTIONS.day_start_hour > 2
    assert column(found, SLEEP) == {day: (Decimal(420 + day.day) / 60).quantize(Decimal("0.01")) for day in DAYS}


def test_whoop_comes_in_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "my_whoop_data.zip", "w") as archive:
        archive.writestr("workouts.csv", "Cycle start time,Strain\n2024-02-26 10:00:00,5\n")
        archive.writestr("physiological_cycles.csv", csv_files.whoop())
    assert presets.WHOOP.recognises(tmp_path / "my_whoop_data.zip")
    assert not presets.SLEEP_AS_ANDROID.recognises(tmp_path / "my_whoop_data.zip")
    found = presets.WHOOP.read(tmp_path / "my_whoop_data.zip", OPTIONS)
    assert column(found, SLEEP).keys() == set(DAYS)


def test_fitbit_tables_stand_one_below_another_and_naps_add_up(tmp_path: Path) -> None:
    found = found_in(presets.FITBIT, csv_files.fitbit(), tmp_path)
    assert column(found, SLEEP) == {day: Decimal("7.83" if day == DAYS[3] else "7.17") for day in DAYS}
    assert column(found, EXERCISE) == {day: 30 + day.day % 10 for day in DAYS}
    values = {each.field: each.value for each in found.readings if each.day == FIRST}
    assert [values["Calories Burned"], values["Steps"], values["Weight"]] == [2126, 16345, 70]


def test_garmin_durations_and_missing_ones(tmp_path: Path) -> None:
    found = found_in(presets.GARMIN, csv_files.garmin_week(), tmp_path)
    slept = column(found, SLEEP)
    assert slept[date(2024, 3, 1)] == 9
    assert slept[date(2024, 2, 26)] == Decimal("7.60")
    assert date(2024, 2, 28) not in slept
    assert "Pulse Ox" not in {each.key for each in found.fields}


def test_garmin_one_day_is_a_list_in_which_a_name_comes_twice(tmp_path: Path) -> None:
    found = found_in(presets.GARMIN, csv_files.garmin_day(), tmp_path)
    assert column(found, SLEEP) == {FIRST: Decimal("8.62")}
    assert {each.field: each.value for each in found.readings}["SpO₂"] == 94


def test_garmin_averages_of_weeks_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "year.csv"
    file.write_text(csv_files.garmin_year())
    assert presets.GARMIN.recognises(file)
    with pytest.raises(FileNotUnderstood, match="averages of weeks, not days"):
        presets.GARMIN.read(file, OPTIONS)


@pytest.mark.parametrize("decimal", [".", ","])
def test_sleep_as_android_adjusts_its_hours_in_either_locale(decimal: str, tmp_path: Path) -> None:
    found = found_in(presets.SLEEP_AS_ANDROID, csv_files.sleep_as_android(decimal), tmp_path)
    slept = column(found, SLEEP)
    assert slept == {day: Decimal("8.22" if number % 2 else "8.50") for number, day in enumerate(DAYS)}
    assert column(found, NOTES) == {DAYS[2]: '#home slept "well"\nlate'}
    assert [each.day for each in found.readings if each.field == "Rating"] == [FIRST]
    assert not found.skipped


@pytest.mark.parametrize("utc", [True, False])
def test_samsung_sleep_is_united_and_of_the_morning_in_both_versions(utc: bool, tmp_path: Path) -> None:
    found = found_in(presets.SAMSUNG_SLEEP, csv_files.samsung_sleep(utc), tmp_path)
    assert column(found, SLEEP) == dict.fromkeys(DAYS, Decimal("7.75"))  # the watch's, which says more
    assert {each.source for each in found.readings} == {"watch", "phone"}


def test_samsung_water_of_utc_is_of_the_day_there(tmp_path: Path) -> None:
    found = found_in(presets.SAMSUNG_WATER, csv_files.samsung_water(), tmp_path)
    water = column(found, WATER)
    assert water[FIRST] == 750
    assert water[FIRST - timedelta(days=1)] == 500
    assert [each.key for each in found.fields] == ["amount"]


def test_samsung_exercise_is_in_milliseconds(tmp_path: Path) -> None:
    found = found_in(presets.SAMSUNG_EXERCISE, csv_files.samsung_exercise(), tmp_path)
    assert column(found, EXERCISE) == dict.fromkeys(DAYS, 30)


def test_google_fit_has_milliseconds_and_empty_cells(tmp_path: Path) -> None:
    found = found_in(presets.GOOGLE_FIT, csv_files.google_fit(), tmp_path)
    assert column(found, SLEEP) == {day: Decimal("7.5") for day in DAYS if day.day != 29}
    assert column(found, EXERCISE) == {day: 30 + day.day for day in DAYS}
    assert column(found, MEDITATION) == dict.fromkeys(DAYS, 10)
    assert "Average weight (kg)" not in {each.key for each in found.fields}


FIRST = DAYS[0]


def test_a_month_of_fitbits_begins_with_tables_in_which_nothing_is_ours(tmp_path: Path) -> None:
    """Thirty lines of weights stand before those of sleep, more than a file is recognised by."""
    begin = "Body\nDate,Weight,BMI,Fat\n" + "".join(f'"2024-03-{day:02}","70","22","0"\n' for day in range(1, 32))
    path = tmp_path / "fitbit_export.csv"
    path.write_text(begin + "\n" + csv_files.fitbit().partition("\n\n")[2])
    assert recognised(path) is presets.FITBIT
    found = presets.FITBIT.read(path, OPTIONS)
    assert column(found, "sleep_hours")
    assert not found.skipped


def test_a_table_with_weights_of_ones_own_isnt_taken_for_fitbits(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("Body\nDate,Weight,BMI,Fat,Sleep (h)\n2024-03-01,70,22,0,7.5\n")
    assert recognised(path) is presets.ANY_CSV
