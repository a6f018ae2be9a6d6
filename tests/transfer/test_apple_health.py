"""Apple Health: what an export comes to, however it is written, cut off or broken."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from organic_desktop.core.errors import Cancelled, FileNotUnderstood
from organic_desktop.transfer import apple_health, apple_xml
from organic_desktop.transfer.found import Found, ReadOptions
from organic_desktop.transfer.mapping import days_of, suggested
from tests.transfer.apple_export import APP, PHONE, WATCH, at, record, write_xml, write_zip
from tests.transfer.mutations import OPTIONS, TODAY, assert_read_or_refused, assert_sound, mutated

SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
WATER = "HKQuantityTypeIdentifierDietaryWater"
MINDFUL = "HKCategoryTypeIdentifierMindfulSession"
EXERCISE = "HKQuantityTypeIdentifierAppleExerciseTime"
DAY = date(2026, 3, 10)
BEFORE = DAY - timedelta(days=1)

Read = Callable[..., Found]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read an export of these records."""

    def reading(*records: str, **options: object) -> Found:
        path = tmp_path / "export.xml"
        path.write_text(xml(*records), encoding="utf-8")
        assert apple_health.recognises(path)
        found = apple_health.read(path, ReadOptions(**{**vars(OPTIONS), "day_start_hour": 0, **options}))
        assert_sound(found)
        return found

    return reading


def xml(*records: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_GB">\n{"".join(records)}</HealthData>\n'


def night(value: str, start: str, end: str, source: str = WATCH, inside: str = "") -> str:
    """A record of sleep, whose times before noon are those of the day, all others of the day before."""
    begin, finish = ((int(text[:2]), int(text[3:])) for text in (start, end))
    first, last = (at(BEFORE if hour >= 12 else DAY, hour, minute) for hour, minute in (begin, finish))
    return record(SLEEP, source, first, last, inside, value=f"HKCategoryValueSleepAnalysis{value}")


def water(amount: str, unit: str = "mL", hour: int = 9, source: str = "Cup") -> str:
    return record(WATER, source, at(DAY, hour), at(DAY, hour), unit=unit, value=amount)


def values(found: Found, field: str) -> dict[tuple[date, str], Decimal | str]:
    return {(each.day, each.source): each.value for each in found.readings if each.field == field}


# -- whole exports ----------------------------------------------------------------------------------------------------


def test_an_export_of_a_phone_comes_to_its_days(tmp_path: Path) -> None:
    path = tmp_path / "anything.bin"
    truth = write_zip(path, 3)
    assert apple_health.recognises(path)
    found = apple_health.read(path, OPTIONS)
    assert_sound(found)
    assert (found.questions, found.notes, found.skipped_count) == ((), (), 0)
    hours = {day: (Decimal(count) / 60).quantize(Decimal("0.0001")) for day, count in truth.asleep.items()}
    sleep = values(found, "sleep")
    assert {day: sleep[day, WATCH] for day in hours} == hours
    assert {source for _day, source in sleep} == {WATCH, "NightOwl & Co"}
    assert {day: value for (day, _source), value in values(found, "water").items()} == truth.water
    assert {
        day: value for (day, source), value in values(found, "exercise").items() if source == WATCH
    } == truth.exercise
    assert {day: value for (day, _source), value in values(found, "mindful").items()} == truth.mindful


def test_each_day_gets_the_source_that_says_the_most(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    with path.open("wb") as file:
        truth = write_xml(file, 3)
    found = apple_health.read(path, OPTIONS)
    days = days_of(found, suggested(found), TODAY).values
    for day, asleep in truth.asleep.items():
        most = max(asleep, truth.asleep_by_app[day])
        assert days[day]["sleep_hours"] == (Decimal(most) / 60).quantize(Decimal("0.01"))
        assert days[day]["exercise_minutes"] == truth.exercise[day]
        assert days[day]["water_intake_ml"] == truth.water[day]
        assert days[day]["meditation_minutes"] == truth.mindful[day]


@pytest.mark.parametrize("block", [1, 7, 64, 333])
def test_where_the_stream_is_cut_into_blocks_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    records = [
        water("200"), night("AsleepCore", "23:00", "03:00", inside='  <MetadataEntry key="a" value="b"/>\n'),
        f"<!-- {water('1000')} -->", f"<Correlation type='Food'>{water('1000')}</Correlation>",
        f"<![CDATA[ {water('1000')} ]]>", "<!----><!-- - -- > -->", water("50"),
    ]  # fmt: skip
    whole = list(apple_xml.HealthXml(io.BytesIO(xml(*records).encode())).elements())
    assert [element.attributes["value"] for element in whole] == ["200", "HKCategoryValueSleepAnalysisAsleepCore", "50"]
    monkeypatch.setattr(apple_xml, "BLOCK", block)
    assert list(apple_xml.HealthXml(io.BytesIO(xml(*records).encode())).elements()) == whole


def test_the_lines_are_those_of_the_file(read: Read) -> None:
    found = read(water("250"), water("x"), "\n\n", night("Asleep", "23:00", "07:00"), water("1", unit="bucket"))
    assert [line for line, _reason in found.skipped] == [4, 8]


# -- sleep ------------------------------------------------------------------------------------------------------------


def test_time_in_bed_is_no_sleep_beside_stages(read: Read) -> None:
    found = read(
        night("InBed", "22:30", "07:30", PHONE),
        night("InBed", "22:40", "07:20"),
        night("AsleepCore", "23:00", "03:00"),
        night("AsleepREM", "02:50", "04:10"),
        night("Awake", "04:10", "04:30"),
        night("AsleepDeep", "04:30", "07:00"),
    )
    assert values(found, "sleep") == {(DAY, WATCH): Decimal("7.6667")}
    assert found.questions == ()


def test_sources_are_never_mixed(read: Read) -> None:
    found = read(night("Asleep", "23:00", "03:00", PHONE), night("AsleepUnspecified", "02:00", "07:00", "Ring"))
    assert values(found, "sleep") == {(DAY, PHONE): 4, (DAY, "Ring"): 5}


def test_nights_of_which_only_the_bed_is_known_are_asked_about(read: Read) -> None:
    records = [night("InBed", "23:00", "07:00", PHONE), night("Awake", "02:00", "02:30", PHONE)]
    found = read(*records)
    assert values(found, "sleep") == {}
    (question,) = found.questions
    assert question.answer == "no"
    assert set(question.choices) == {"no", "yes"}
    answered = read(*records, answers={question.key: "yes"})
    assert values(answered, "sleep") == {(DAY, PHONE): Decimal("7.5")}
    assert answered.questions[0].answer == "yes"


def test_the_zone_of_a_record_is_where_one_slept(read: Read) -> None:
    """A night in Tokyo, in an export that was made in Berlin: from 15:00 to 23:00 by its clock."""
    zone = '  <MetadataEntry key="HKTimeZone" value="Asia/Tokyo"/>\n'
    night_there = record(SLEEP, WATCH, at(BEFORE, 15), at(BEFORE, 23), zone, value="HKCategoryValueSleepAnalysisAsleep")
    assert values(read(night_there), "sleep") == {(DAY, WATCH): 8}


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-28 23:00:00 +0100", "2026-03-29 07:00:00 +0200", 7),
        ("2026-10-24 23:00:00 +0200", "2026-10-25 07:00:00 +0100", 9),
    ],
)
def test_a_night_in_which_clocks_change(read: Read, start: str, end: str, hours: int) -> None:
    found = read(
        f'<Record type="{SLEEP}" sourceName="W" startDate="{start}" endDate="{end}"'
        ' value="HKCategoryValueSleepAnalysisAsleep"/>\n'
    )
    assert values(found, "sleep") == {(date.fromisoformat(end[:10]), "W"): hours}


# -- other records ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "unit", "ml"),
    [
        ("250", "mL", 250),
        ("0.33", "L", 330),
        ("8.45351", "fl_oz_us", 250),
        ("1", "cup_us", 237),
        ("10", "fl_oz_imp", 284),
    ],
)
def test_water_is_told_in_the_unit_of_the_phone(read: Read, amount: str, unit: str, ml: int) -> None:
    assert values(read(water(amount, unit)), "water") == {(DAY, "Cup"): ml}


def test_water_of_a_day_is_added_up_by_the_users_day(read: Read) -> None:
    records = [water("200", hour=2), water("300", hour=8), water("100", hour=9), water("70", hour=9, source="Tap")]
    assert values(read(*records), "water") == {(DAY, "Cup"): 600, (DAY, "Tap"): 70}
    later = read(*records, day_start_hour=4)
    assert values(later, "water") == {(BEFORE, "Cup"): 200, (DAY, "Cup"): 400, (DAY, "Tap"): 70}


def test_exercise_is_told_once(read: Read) -> None:
    """A workout of 50 minutes, of which the watch counts 40 as exercise, with a pause and the workout once more."""
    workout = (
        '<Workout workoutActivityType="HKWorkoutActivityTypeYoga" duration="0.75" durationUnit="hr" sourceName="Mat"'
        ' startDate="2026-03-10 17:00:00 +0100" endDate="2026-03-10 17:50:00 +0100">\n'
        '  <WorkoutStatistics type="HKQuantityTypeIdentifierActiveEnergyBurned"/>\n </Workout>\n'
    )
    ends = pairwise(at(DAY, 17, minute) for minute in range(41))
    minutes = [record(EXERCISE, "Mat", start, end, unit="min", value="1") for start, end in ends]
    found = read(workout, *minutes, workout)
    assert values(found, "exercise") == {(DAY, "Mat"): 40, (DAY, "Mat (workouts)"): 45}
    assert days_of(found, suggested(found), TODAY).values == {DAY: {"exercise_minutes": 45}}


def test_mindful_sessions_that_overlap_count_once(read: Read) -> None:
    sessions = [(7, 0, 10), (7, 5, 15), (20, 0, 5)]
    records = [record(MINDFUL, "Q", at(DAY, hour, start), at(DAY, hour, end)) for hour, start, end in sessions]
    assert values(read(*records), "mindful") == {(DAY, "Q"): 20}


def test_a_state_of_mind_becomes_a_mood(read: Read) -> None:
    found = read(
        '<StateOfMind startDate="2026-03-10 09:00:00 +0100" valence="-1"/>\n'
        '<StateOfMind startDate="2026-03-10 21:30:00 +0100" valence="0.5"/>\n'
        '<StateOfMind startDate="2026-03-11 09:00:00 +0100" valence="7"/>\n'
    )
    assert [(each.at, each.value) for each in found.readings] == [(time(9), -1), (time(21, 30), Decimal("0.5"))]
    assert days_of(found, suggested(found), TODAY).values == {DAY: {"mood_score": Decimal("2.50")}}
    assert found.skipped_count == 1


# -- files that aren't as they should be ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "broken",
    [
        water("250").replace("Cup", "A \x0b cup"),
        water("250").replace("Cup", "Cup & saucer"),
        water("250").replace("Cup", "Cup&#11;"),
        water("250").replace("Cup", "Cup &nbsp;"),
        water("250").replace(' unit="mL"', '\n  unit = "mL"\n').replace("/>", "\n />"),
        water("250").replace(f'type="{WATER}" ', "").replace("value=", f"type='{WATER}' value="),
        water("250").replace('"', "'"),
        water("250").replace("Cup", "&gt; &lt;!-- "),
    ],
    ids=["control", "ampersand", "reference", "entity", "lines", "order", "quotes", "comment"],
)
def test_a_record_that_is_written_oddly_counts(read: Read, broken: str) -> None:
    found = read(water("100", source="First"), broken, water("100", hour=10, source="Last"))
    assert [each.value for each in found.readings] == [100, 250, 100]
    assert found.skipped_count == 0


@pytest.mark.parametrize(
    "broken",
    [
        water("250").replace('value="250"', 'value="250'),
        water("250").replace("startDate=", "startDate"),
        water("250").replace("2026-03-10", "yesterday"),
        water("-250"),
        water("1e9"),
        water("NaN"),
        water("250", unit="kg"),
        water("250").replace("250", "<250>"),
    ],
)
def test_a_record_that_cant_be_read_is_listed_and_the_others_count(read: Read, broken: str) -> None:
    found = read(water("100", source="First"), broken, water("100", hour=10, source="Last"))
    assert [each.value for each in found.readings] == [100, 100]
    assert [line for line, _reason in found.skipped] == [4]


def test_a_file_that_was_cut_off_is_read_up_to_there_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    content = xml(water("250"), water("300"))
    path.write_text(content[: content.rindex("value=")], encoding="utf-8")
    found = apple_health.read(path, OPTIONS)
    assert [each.value for each in found.readings] == [250]
    assert found.notes
    assert {line for line, _reason in found.skipped} == {4}


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    bomb = '<!DOCTYPE HealthData [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>\n'
    content = xml(water("250").replace("Cup", "&b;&f;")).replace("<HealthData", f"{bomb}<HealthData", 1)
    path.write_text(content, encoding="utf-8")
    found = apple_health.read(path, OPTIONS)
    assert [each.source for each in found.readings] == ["&b;&f;"]


def test_sleep_longer_than_a_day_is_no_sleep(read: Read) -> None:
    found = read(record(SLEEP, WATCH, at(BEFORE, 1), at(DAY, 2), value="HKCategoryValueSleepAnalysisAsleep"))
    assert (found.readings, found.skipped_count) == ((), 1)


@pytest.mark.parametrize(
    "filler", ['<Workout "', "<Workout >", '<Record type="HKStateOfMind" "', "<!--", "<Correlation>"]
)
def test_a_file_made_to_take_for_ever_doesnt(tmp_path: Path, filler: str) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(xml().encode().replace(b"</HealthData>", filler.encode() * (4_000_000 // len(filler))))
    try:
        assert apple_health.read(path, OPTIONS).readings == ()
    except FileNotUnderstood as error:
        assert "damaged" in str(error)  # noqa: PT017 - either is right


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"PK", b"text <HealthData>", b'{"a": "<HealthData"}'])
def test_other_files_arent_taken_for_an_export(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(content)
    assert not apple_health.recognises(path)
    with pytest.raises(FileNotUnderstood):
        apple_health.read(path, OPTIONS)


def test_progress_counts_bytes_and_stops_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    write_zip(path, 3)
    told: list[tuple[int, int]] = []
    apple_health.read(
        path, ReadOptions(**{**vars(OPTIONS), "progress": lambda done, total: told.append((done, total))})
    )
    (total,) = {total for _done, total in told}
    steps = [later[0] - earlier[0] for earlier, later in pairwise(told)]
    assert told[-1] == (total, total)
    assert max(steps) <= 1 << 20
    assert min(steps) >= 0

    def stop(done: int, _total: int) -> None:
        if done > 1_000_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        apple_health.read(path, ReadOptions(**{**vars(OPTIONS), "progress": stop}))


@pytest.fixture(scope="module")
def honest() -> dict[str, bytes]:
    """A small export with one of everything, as it is and in a zip."""
    records = [
        water("250"), night("InBed", "22:00", "07:30", PHONE), night("AsleepCore", "23:00", "04:00"),
        night("Awake", "04:00", "04:20", inside='  <MetadataEntry key="HKTimeZone" value="Asia/Tokyo"/>\n'),
        night("Asleep", "23:30", "06:00", APP.replace("\x0b", "")), record(MINDFUL, "Q", at(DAY, 7), at(DAY, 8)),
        record(EXERCISE, WATCH, at(DAY, 9), at(DAY, 10), unit="min", value="1"),
        '<Workout duration="30" durationUnit="min" sourceName="W" startDate="2026-03-10 17:00:00 +0100"'
        ' endDate="2026-03-10 17:50:00 +0100"/>\n',
        '<StateOfMind startDate="2026-03-10 09:00:00 +0100" valence="-1"/>\n',
    ]  # fmt: skip
    content = xml(*records).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/export.xml", content)
        archive.writestr("apple_health_export/export_cda.xml", "<ClinicalDocument/>")
    return {"export.xml": content, "export.zip": buffer.getvalue()}


@pytest.mark.parametrize("seed", range(500))
def test_a_changed_file_is_read_or_refused_in_words(seed: int, honest: dict[str, bytes], tmp_path: Path) -> None:
    chance = Random(seed)
    name = chance.choice(sorted(honest))
    assert_read_or_refused(apple_health, mutated(honest[name], chance), tmp_path, name)


def test_the_zone_of_times_without_one_is_the_users(read: Read) -> None:
    bare = water("250").replace(" +0100", "")
    found = read(bare.replace("09:00:00", "00:30:00"), zone=ZoneInfo("Asia/Tokyo"))
    assert values(found, "water") == {(DAY, "Cup"): 250}
