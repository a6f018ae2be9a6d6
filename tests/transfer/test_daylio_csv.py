"""Daylio's CSV of every generation, with what phones, versions and spreadsheets make of it."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.transfer import daylio
from organic_desktop.transfer.found import Found, Kind, Reading, ReadOptions
from organic_desktop.transfer.mapping import Target
from tests.transfer.mutations import BATCHES, OPTIONS, assert_read_or_refused, assert_sound, mutated

SEVEN = "full_date,date,weekday,time,mood,activities,note"
EIGHT = "full_date,date,weekday,time,mood,activities,note_title,note"
NINE = "full_date,date,weekday,time,mood,activities,scales,note_title,note"

ROWS = (
    '2026-11-20,20 November,Friday,18:40,rad,"gym | friends","","Long walk"\n'
    '2026-11-20,20 November,Friday,8:05 am,meh,"friends","Slept badly","Tired &amp; slow<br>until noon"\n'
    '2026-11-19,19 November,Thursday,01:30,okay-ish,"","",""\n'
)


def read(tmp_path: Path, text: str | bytes, options: ReadOptions = OPTIONS) -> Found:
    path = tmp_path / "any name"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    assert daylio.recognises(path)
    found = daylio.read(path, options)
    assert_sound(found)
    return found


def values(found: Found, key: str) -> list[Reading]:
    return [reading for reading in found.readings if reading.field == key]


def row(mood: str = "meh", *, day: str = "2026-11-20", at: str = "12:00", activities: str = "", note: str = "") -> str:
    quoted = [cell.replace('"', '""') for cell in (day, "20 Nov", "Fri", at, mood, activities, "", note)]
    return f"{EIGHT}\n" + ",".join(f'"{cell}"' for cell in quoted) + "\n"


def test_entries_of_a_file(tmp_path: Path) -> None:
    found = read(tmp_path, f"{EIGHT}\n{ROWS}")
    assert (found.format, found.fingerprint, found.entries, found.skipped_count) == ("daylio", "csv", 3, 0)
    assert [(field.key, field.label, field.kind, str(field.group)) for field in found.fields] == [
        ("mood:rad", "rad", Kind.NAME, "Moods"),
        ("activity:gym", "gym", Kind.DONE, "Activities"),
        ("activity:friends", "friends", Kind.DONE, "Activities"),
        ("note", "Note", Kind.TEXT, "Notes"),
        ("mood:meh", "meh", Kind.NAME, "Moods"),
        ("mood:okay-ish", "okay-ish", Kind.NAME, "Moods"),
    ]
    assert [(each.value, each.at, each.line) for each in values(found, "note")] == [
        ("Long walk", time(18, 40), 2),
        ("Slept badly\nTired & slow\nuntil noon", time(8, 5), 3),
    ]
    assert [each.day for each in values(found, "activity:friends")] == [date(2026, 11, 20)] * 2


def test_a_known_mood_has_a_level_and_an_unknown_one_is_asked_for(tmp_path: Path) -> None:
    fields = {field.key: field for field in read(tmp_path, f"{EIGHT}\n{ROWS}").fields}
    assert fields["mood:rad"].suggested == Target("mood_score", Decimal(5))
    assert fields["mood:meh"].suggested == Target("mood_score", Decimal(3))
    assert fields["mood:okay-ish"].suggested is None


def test_an_activity_is_a_line_in_the_notes_and_never_minutes_by_itself(tmp_path: Path) -> None:
    fields = {field.key: field for field in read(tmp_path, f"{EIGHT}\n{ROWS}").fields}
    assert fields["activity:gym"].suggested == Target("nutrition_notes")
    assert fields["activity:gym"].likely == Target("exercise_minutes", Decimal(60))
    assert fields["activity:friends"].likely is None


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (SEVEN, '2026-11-20,20 Nov,Fri,12:00,meh,"gym","Hello"'),
        (EIGHT, '2026-11-20,20 Nov,Fri,12:00,meh,"gym","","Hello"'),
        (NINE, '2026-11-20,20 Nov,Fri,12:00,meh,"gym","","","Hello"'),
        ("year,date,weekday,time,mood,activities,note", '2026,20 November,Fri,12:00,meh,"gym","Hello"'),
        ("year,date,weekday,time,mood,activities,note", '2026,November 20,Fri,12:00 pm,meh,"gym","Hello"'),
        ("note,activities,new column,mood,time,full_date", '"Hello",gym,?,meh,12:00,2026-11-20'),
        ("full_date,mood,note,activities,time", '2026-11-20,meh,"Hello",gym,12:00'),
    ],
    ids=["7", "8", "9", "year apart", "year apart, English", "another order", "columns missing"],
)
def test_columns_are_found_by_their_names(tmp_path: Path, header: str, cells: str) -> None:
    found = read(tmp_path, f"{header}\n{cells}\n")
    assert [reading[:3] for reading in found.readings] == [
        (date(2026, 11, 20), "mood:meh", Decimal(1)),
        (date(2026, 11, 20), "activity:gym", Decimal(1)),
        (date(2026, 11, 20), "note", "Hello"),
    ]
    assert {reading.at for reading in found.readings} == {time(12)}


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("latin-1"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace(",", ";").encode(),
        lambda text: text.replace(",", "\t").encode(),
    ],
    ids=["mark", "utf-16", "latin-1", "crlf", "semicolons", "tabs"],
)
def test_as_other_versions_and_spreadsheets_write_it(tmp_path: Path, encode: object) -> None:
    text = f'{SEVEN}\n2026-11-20,20 Nov,Fri,12:00,müde,"café","Süß"\n'
    assert callable(encode)
    found = read(tmp_path, encode(text))
    assert [reading.field for reading in found.readings] == ["mood:müde", "activity:café", "note"]
    assert found.readings[2].value == "Süß"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("6:50 pm", time(18, 50)),
        ("12:15 am", time(0, 15)),
        ("12:15 pm", time(12, 15)),
        ("14:58", time(14, 58)),
        ("08:50", time(8, 50)),
        ("6:50\u202fPM", time(18, 50)),
        ("6:50\u00a0p. m.", time(18, 50)),
        ("6:50 nachm.", time(18, 50)),
        ("下午6:50", time(18, 50)),
    ],
)
def test_clock_times_of_every_setting(tmp_path: Path, text: str, at: time) -> None:
    options = ReadOptions(OPTIONS.zone, OPTIONS.today)
    assert read(tmp_path, row(at=text), options).readings[0].at == at


def test_a_time_that_is_none_costs_only_itself(tmp_path: Path) -> None:
    found = read(tmp_path, row(at="noonish"))
    assert [(each.field, each.at) for each in found.readings] == [("mood:meh", None)]
    assert [(line, str(reason)) for line, reason in found.skipped] == [
        (2, "“noonish” isn't a time; the entry was read without one.")
    ]


def test_names_are_trimmed_and_folded_before_they_are_compared(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"{SEVEN}\n2026-11-20,,,12:00,Sleeping ,Read | gym ,\n2026-11-21,,,12:00, sleeping,read | GYM | gym,\n",
    )
    assert [(field.key, field.label) for field in found.fields] == [
        ("mood:sleeping", "Sleeping"),
        ("activity:read", "Read"),
        ("activity:gym", "gym"),
    ]
    assert len(values(found, "activity:gym")) == 2  # once an entry, however often it names it


def test_an_activity_may_hold_bars_commas_and_slashes(tmp_path: Path) -> None:
    found = read(tmp_path, row(activities="movies / tv | read|write | tea, cake |  | late"))
    labels = [field.label for field in found.fields if field.kind is Kind.DONE]
    assert labels == ["movies / tv", "read|write", "tea, cake", "late"]


@pytest.mark.parametrize(
    ("note", "plain"),
    [
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<b>bold</b> &amp; <i>thin</i>&nbsp;&#8364;", "bold & thin €"),
        ("To do<ul><li>one</li><li>two</li></ul>after", "To do\n• one\n• two\nafter"),
        ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ('<a href="https://example.org">here</a>', "here"),
        ("<br><br><br><br>deep<br><br><br><br>down", "deep\n\ndown"),
        ("old\nlines\n\nstay", "old\nlines\n\nstay"),
        ("I <3 this, a < b > c", "I <3 this, a < b > c"),
        ("see <somebody> & co", "see <somebody> & co"),
        ("&amp;lt; is how they write &lt;", "&lt; is how they write <"),
        ('"quoted", she said', '"quoted", she said'),
        ("=1+1", "=1+1"),
        ("one\n<b>two</b>\nthree", "one\ntwo\nthree"),
        ("<p>one\nword</p><p>two</p>", "one word\ntwo"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>d", "• a\n1. b\n\n• c\nd"),
        ("<script>alert(1)</script><b>x</b>", "<script>alert(1)</script>x"),
    ],
)
def test_a_note_becomes_plain_text(tmp_path: Path, note: str, plain: str) -> None:
    assert values(read(tmp_path, row(note=note)), "note")[0].value == plain


# -- scales -----------------------------------------------------------------------------------------------------------


def with_scales(scales: str) -> str:
    return f'{NINE}\n2026-11-20,20 Nov,Fri,07:00,meh,"","{scales}","",""\n'


def test_scales_are_hours_points_or_amounts(tmp_path: Path) -> None:
    found = read(tmp_path, with_scales("Sleep Quality: 8/10 points | Sleep Time: 7:30 | Awake: 1:00 | Water: 1,5 l"))
    got = [
        (field.label, field.kind, values(found, field.key)[0].value, field.suggested, field.likely)
        for field in found.fields
        if str(field.group) == "Scales"
    ]
    line = Target("nutrition_notes")
    assert got == [
        ("Sleep Quality (/10)", Kind.NUMBER, Decimal(8), line, None),
        ("Sleep Time (h)", Kind.NUMBER, Decimal("7.5"), Target("sleep_hours"), Target("sleep_hours")),
        ("Awake (h)", Kind.NUMBER, Decimal(1), line, Target("exercise_minutes", Decimal(60))),
        (
            "Water (l)",
            Kind.NUMBER,
            Decimal("1.5"),
            Target("water_intake_ml", Decimal(1000)),
            Target("water_intake_ml", Decimal(1000)),
        ),
    ]


def test_a_score_of_other_points_is_offered_in_ours(tmp_path: Path) -> None:
    found = read(tmp_path, with_scales("Energy: 8/10 points"))
    (field,) = [field for field in found.fields if str(field.group) == "Scales"]
    assert field.likely
    assert 10 * field.likely.factor + field.likely.offset == 5
    assert field.suggested == Target("nutrition_notes")


def test_a_scale_that_is_none_is_listed_with_its_line(tmp_path: Path) -> None:
    found = read(tmp_path, with_scales("Sleep Time: long | Noise | Steps: 4"))
    assert [(line, str(reason)) for line, reason in found.skipped] == [
        (2, "“Sleep Time: long” isn't a name and a number."),
        (2, "“Noise” isn't a name and a number."),
    ]


# -- days -------------------------------------------------------------------------------------------------------------


def test_an_entry_after_midnight_belongs_to_the_day_before_if_the_day_starts_later(tmp_path: Path) -> None:
    found = read(tmp_path, f"{EIGHT}\n{ROWS}")
    assert values(found, "mood:okay-ish")[0].day == date(2026, 11, 18)
    (question,) = found.questions
    assert (question.key, question.answer, list(question.choices)) == ("night", "before", ["before", "date"])
    assert str(question.text) == "Your day starts at 4:00. To which day do the entries before that belong (1)?"
    answered = ReadOptions(OPTIONS.zone, OPTIONS.today, 4, {"night": "date"})
    assert values(read(tmp_path, f"{EIGHT}\n{ROWS}", answered), "mood:okay-ish")[0].day == date(2026, 11, 19)


def test_nothing_is_asked_if_the_day_starts_at_midnight(tmp_path: Path) -> None:
    found = read(tmp_path, f"{EIGHT}\n{ROWS}", ReadOptions(OPTIONS.zone, OPTIONS.today))
    assert values(found, "mood:okay-ish")[0].day == date(2026, 11, 19)
    assert found.questions == ()


def test_dates_that_a_spreadsheet_turned_round(tmp_path: Path) -> None:
    sure = f"{SEVEN}\n28/11/2026,,,12:00,meh,,\n4/11/2026,,,12:00,meh,,\n"
    assert [each.day for each in read(tmp_path, sure).readings] == [date(2026, 11, 28), date(2026, 11, 4)]
    open_ = f"{SEVEN}\n4/11/2026,,,12:00,meh,,\n3/11/2026,,,12:00,meh,,\n"
    found = read(tmp_path, open_)
    (question,) = found.questions
    assert [each.day for each in found.readings] == [date(2026, 11, 4), date(2026, 11, 3)]
    other = ReadOptions(OPTIONS.zone, OPTIONS.today, 4, {question.key: "MONTH_FIRST"})
    assert [each.day for each in read(tmp_path, open_, other).readings] == [date(2026, 4, 11), date(2026, 3, 11)]


# -- damage -----------------------------------------------------------------------------------------------------------


def test_lines_that_can_not_be_read_are_listed_and_the_others_stay(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"{SEVEN}\n2026-11-20,,,12:00,meh,gym,\n\n2026-02-30,,,12:00,meh,,\n2026-11-21,,,12:00,meh,,,,more\n"
        "2026-11-22\n2026-11-23,,,,good\n",
    )
    assert [(line, str(reason)) for line, reason in found.skipped] == [
        (4, "“2026-02-30” isn't a date."),
        (5, "The line has more cells than there are columns."),
        (6, "The line has neither a mood nor anything else."),
    ]
    assert [(each.day.day, each.field, each.line) for each in found.readings] == [
        (20, "mood:meh", 2),
        (20, "activity:gym", 2),
        (23, "mood:good", 7),
    ]


def test_two_exports_in_one_file(tmp_path: Path) -> None:
    found = read(tmp_path, f"{SEVEN}\n2026-11-20,,,12:00,meh,,\n{NINE}\n2026-11-21,,,12:00,good,,,,Hello\n")
    assert [each.field for each in found.readings] == ["mood:meh", "mood:good", "note"]


@pytest.mark.parametrize(
    "text", ["", "\n", "date,mood\n2026-11-20,meh\n", "full_date,steps\n2026-11-20,4\n", "{}", "\0\1\2" * 100]
)
def test_other_files_are_not_daylios(tmp_path: Path, text: str) -> None:
    path = tmp_path / "daylio_export_2026_11_20.csv"
    path.write_text(text)
    assert not daylio.recognises(path)
    with pytest.raises(FileNotUnderstood):
        daylio.read(path, OPTIONS)


def test_a_long_note_and_a_long_name(tmp_path: Path) -> None:
    found = read(tmp_path, row(mood="x" * 5000, note="long " * 30_000))
    assert len(found.fields[0].label) == 200
    assert len(str(found.readings[1].value)) > 140_000


HONEST = (
    f"{NINE}\n"
    '2026-11-20,20 November,Friday,18:40,rad,"gym | friends","Sleep Time: 8:00 | Energy: 4/5 points","","A ""walk"""\n'
    '2026-11-20,20 November,Friday,8:05 am,meh,"friends","","Slept badly","Tired &amp; slow<br><ul><li>a</li></ul>"\n'
    '2026-11-19,19 November,Thursday,01:30,okay-ish,"","Water: 1.5 l","","two\nlines"\n'
).encode()


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_a_changed_file_is_read_or_refused_in_words(seeds: range, tmp_path: Path) -> None:
    for seed in seeds:
        found = assert_read_or_refused(daylio, mutated(HONEST, Random(seed)), tmp_path)
        if found:
            assert all(line > 0 for line, _reason in found.skipped), seed
            assert all(reading.line > 1 for reading in found.readings), seed
