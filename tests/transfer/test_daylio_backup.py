"""Daylio's backup: levels of moods, days as their author saw them, and whatever a file may hold instead."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from organic_desktop.core.errors import Cancelled, FileNotUnderstood
from organic_desktop.transfer import daylio, json_input
from organic_desktop.transfer.found import Found, ReadOptions
from organic_desktop.transfer.mapping import Target
from tests.transfer.mutations import BATCHES, ODD, OPTIONS, assert_read_or_refused, assert_sound, mutated


def entry(**changed: Any) -> dict[str, Any]:
    honest = {
        "id": 1, "minute": 40, "hour": 18, "day": 20, "month": 10, "year": 2026, "datetime": 1795196400000,
        "timeZoneOffset": 3600000, "mood": 1, "note": "", "note_title": "", "tags": [], "assets": [],
    }  # fmt: skip
    return honest | changed


def mood(number: int, name: str, group: Any, predefined: int = -1, state: int = 0) -> dict[str, Any]:
    return {
        "id": number, "custom_name": name, "mood_group_id": group, "mood_group_order": 0, "icon_id": number,
        "predefined_name_id": predefined, "state": state, "createdAt": 1700000000000,
    }  # fmt: skip


def backup(*entries: Any, **changed: Any) -> dict[str, Any]:
    honest = {
        "version": 15,
        "customMoods": [*(mood(each, "", each, each) for each in range(1, 6)), mood(6, "over the moon", 1)],
        "tags": [{"id": 1, "name": "gym", "state": 0}, {"id": 2, "name": "friends ", "state": 1}],
        "dayEntries": list(entries),
        "metadata": {"number_of_entries": len(entries)},
        "goals": [],
        "prefs": [],
        "assets": [],
    }
    return honest | changed


def packed(content: Any, member: str = "backup.daylio") -> bytes:
    text = content if isinstance(content, bytes) else base64.b64encode(json.dumps(content).encode())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, text)
        archive.writestr("assets/photos/2026/11/1", b"\xff\xd8")
    return buffer.getvalue()


def read(folder: Path, content: Any, options: ReadOptions = OPTIONS) -> Found:
    path = folder / "backup_2026_11_20"
    path.write_bytes(packed(content))
    assert daylio.recognises(path)
    found = daylio.read(path, options)
    assert_sound(found)
    return found


def test_entries_of_a_backup(tmp_path: Path) -> None:
    found = read(tmp_path, backup(entry(tags=[1, 2], note_title="Up", note="a<br>b"), entry(mood=6, hour=9)))
    assert (found.format, found.fingerprint, found.entries, found.skipped, found.notes) == (
        "daylio",
        "backup",
        2,
        (),
        (),
    )
    assert [(*reading[:3], reading.at) for reading in found.readings] == [
        (date(2026, 11, 20), "mood:1", Decimal(1), time(18, 40)),
        (date(2026, 11, 20), "activity:gym", Decimal(1), time(18, 40)),
        (date(2026, 11, 20), "activity:friends", Decimal(1), time(18, 40)),
        (date(2026, 11, 20), "note", "Up\na\nb", time(18, 40)),
        (date(2026, 11, 20), "mood:6", Decimal(1), time(9, 40)),
    ]


def test_months_are_counted_from_0(tmp_path: Path) -> None:
    found = read(tmp_path, backup(entry(month=0, day=31), entry(month=11, year=2025), entry(month=12)))
    assert [each.day for each in found.readings] == [date(2026, 1, 31), date(2025, 12, 20)]
    assert [str(reason) for _line, reason in found.skipped] == ["Entry 3 has no date."]


def test_the_day_is_the_authors_and_never_that_of_the_moment(tmp_path: Path) -> None:
    """In Auckland the 20th begins while UTC still has the 19th."""
    found = read(tmp_path, backup(entry(hour=8, datetime=1795114800000, timeZoneOffset=46800000)))
    assert [each.day for each in found.readings] == [date(2026, 11, 20)]


def test_a_moods_level_is_that_of_its_group(tmp_path: Path) -> None:
    moods = [
        mood(1, "", 1, 1),
        mood(2, "null", 2, 2),
        mood(6, "awful", 1),  # what its author calls the best
        mood(7, "null", 4),
        mood(8, "gone", 5, state=2),
        mood(9, "odd", 7),
        mood(10, "none", None),
    ]
    ids = (1, 2, 6, 7, 8, 9, 10)
    found = read(tmp_path, backup(*(entry(mood=each) for each in ids), customMoods=moods))
    assert [(field.key, field.label, field.suggested and field.suggested.factor) for field in found.fields] == [
        ("mood:1", "rad", 5),
        ("mood:2", "good", 4),
        ("mood:6", "awful", 5),
        ("mood:7", "#7", 2),
        ("mood:8", "gone", 1),
        ("mood:9", "odd", None),
        ("mood:10", "none", None),
    ]


def test_a_backup_of_a_version_without_own_moods(tmp_path: Path) -> None:
    content = backup(entry(mood=1), entry(mood=5))
    del content["customMoods"]
    found = read(tmp_path, content)
    assert [(field.label, field.suggested) for field in found.fields] == [
        ("rad", Target("mood_score", Decimal(5))),
        ("awful", Target("mood_score", Decimal(1))),
    ]


def test_what_the_lists_lack_costs_only_itself(tmp_path: Path) -> None:
    found = read(tmp_path, backup(entry(mood=99, tags=[1, 77, "x", 78])))
    assert [each.field for each in found.readings] == ["activity:gym"]
    assert [str(reason) for _line, reason in found.skipped] == [
        "Entry 1 (2026-11-20) has a mood that the backup doesn't list.",
        "Entry 1 (2026-11-20) has activities that the backup doesn't list: 3.",
    ]


def test_what_is_missing_or_left_out_is_said(tmp_path: Path) -> None:
    found = read(tmp_path, backup(entry(), metadata={"number_of_entries": 4}, assets=[{}, {}]))
    assert [str(note) for note in found.notes] == [
        "The backup should have 4 entries; 1 could be read.",
        "Photos and recordings aren't imported: 2.",
    ]


def test_an_entry_of_the_night(tmp_path: Path) -> None:
    found = read(tmp_path, backup(entry(hour=1, minute=30)))
    assert [each.day for each in found.readings] == [date(2026, 11, 19)]
    assert [question.key for question in found.questions] == ["night"]
    answered = ReadOptions(OPTIONS.zone, OPTIONS.today, 4, {"night": "date"})
    assert [each.day for each in read(tmp_path, backup(entry(hour=1)), answered).readings] == [date(2026, 11, 20)]


@pytest.mark.parametrize(
    "wrong", [None, True, 1.5, "10", [], {}, -1, 10**30, "\ud800", [[1]], {"a": {}}], ids=lambda each: repr(each)[:12]
)
@pytest.mark.parametrize("part", sorted(entry()))
def test_a_part_of_another_type_costs_only_itself(tmp_path: Path, part: str, wrong: Any) -> None:
    found = read(tmp_path, backup(entry(**{part: wrong}), entry(mood=2)))
    assert "mood:2" in {reading.field for reading in found.readings}


@pytest.mark.parametrize("wrong", [None, True, 7, "x", [None, 3, "x", [], {}], {"a": 1}], ids=repr)
@pytest.mark.parametrize("part", ["customMoods", "tags", "metadata", "assets", "version", "dayEntries"])
def test_a_list_of_another_type(tmp_path: Path, part: str, wrong: Any) -> None:
    assert_read_or_refused(daylio, packed(backup(entry(), entry(), **{part: wrong})), tmp_path)


def test_a_note_with_half_a_character_is_kept(tmp_path: Path) -> None:
    found = read(tmp_path, backup(entry(note="a\ud800b\0c")))
    assert found.readings[-1].value == "a\ufffdb\ufffdc"


NOT_JSON = "The file is damaged: it isn't the JSON that it should be."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%%%", NOT_JSON),
        (b"abcde", "The backup is damaged: it isn't base64."),
        (base64.b64encode(b"[" * 100_000), NOT_JSON),
        (base64.b64encode(b'{"dayEntries":' * 50_000), NOT_JSON),
        (base64.b64encode(b'{"dayEntries": [NaN]}'), NOT_JSON),
        (base64.b64encode(b'{"dayEntries": [' + b"9" * 5000 + b"]}"), NOT_JSON),
        (base64.b64encode(b"[]"), "file isn't a backup of Daylio's: it has no entries."),
        (base64.b64encode(b'{"dayEntries": {}}'), "file isn't a backup of Daylio's: it has no entries."),
    ],
    ids=["not base64", "cut base64", "deep lists", "deep objects", "NaN", "a long number", "a list", "an object"],
)  # fmt: skip
def test_what_is_no_backup_is_refused_in_words(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(packed(content))
    with pytest.raises(FileNotUnderstood) as refused:
        daylio.read(path, OPTIONS)
    assert str(refused.value.message) == sentence


def test_the_json_itself_is_read_too(tmp_path: Path) -> None:
    """Tools that edit backups leave it so."""
    assert read(tmp_path, json.dumps(backup(entry())).encode()).entries == 1


def test_a_backup_with_too_many_values_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_input, "MOST_VALUES", 50)
    with pytest.raises(FileNotUnderstood, match="too large"):
        read(tmp_path, backup(entry(), entry()))


def test_other_zips_are_not_daylios(tmp_path: Path) -> None:
    path = tmp_path / "backup.daylio"
    path.write_bytes(packed(backup(), member="other.json"))
    assert not daylio.recognises(path)
    path.write_bytes(packed(backup())[:100])
    assert not daylio.recognises(path)


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if total and done == total:
            raise Cancelled

    options = ReadOptions(OPTIONS.zone, OPTIONS.today, progress=stop)
    with pytest.raises(Cancelled):
        read(tmp_path, backup(*(entry() for _ in range(1000))), options)


HONEST = backup(
    entry(tags=[1, 2], note_title="Title", note="one<br>two &amp; <b>three</b>"),
    entry(mood=6, hour=1, day=19),
    entry(mood=3, note="plain\nlines", tags=[2]),
)


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_a_changed_backup_is_read_or_refused_in_words(seeds: range, tmp_path: Path) -> None:
    text = json.dumps(HONEST, indent=1).encode()
    for seed in seeds:
        chance = Random(seed)
        content = packed(text if seed % 4 == 0 else base64.b64encode(mutated(text, chance)))
        assert_read_or_refused(daylio, mutated(content, chance) if seed % 2 == 0 else content, tmp_path)


@pytest.mark.parametrize("odd", ODD, ids=lambda each: repr(each)[:16])
def test_odd_words_as_texts(tmp_path: Path, odd: bytes) -> None:
    word = odd.decode("utf-8", "replace")
    read(tmp_path, backup(entry(note=word, note_title=word, tags=[1]), tags=[{"id": 1, "name": word}]))
