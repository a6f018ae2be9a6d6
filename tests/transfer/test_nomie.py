"""Nomie's backup: what stands in the text of notes, in whose day, and in which unit."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from organic_desktop.core.errors import Cancelled, FileNotUnderstood
from organic_desktop.transfer import nomie
from organic_desktop.transfer.found import Found, Kind, ReadOptions
from organic_desktop.transfer.mapping import Target
from tests.transfer.mutations import BATCHES, OPTIONS, assert_read_or_refused, assert_sound, mutated

TRACKERS = {
    "water": {"tag": "water", "label": "Water", "type": "value", "uom": "ml", "default": 300},
    "sleep": {"tag": "sleep", "label": "Sleep", "type": "timer", "uom": "timer"},
    "gym": {"tag": "gym", "label": "Gym", "type": "tick", "uom": "num"},
    "mood": {"tag": "mood", "label": "Mood", "type": "range", "uom": "num", "min": 1, "max": 10},
}


def ms(day: int, hour: int = 12) -> int:
    return int(datetime(2026, 11, day, hour, tzinfo=UTC).timestamp()) * 1000


def event(note: str, **changed: Any) -> dict[str, Any]:
    honest = {"_id": note, "note": note, "start": ms(20), "end": ms(20), "score": 0, "lat": None, "offset": -60}
    return honest | changed


def backup(*events: Any, **changed: Any) -> bytes:
    honest = {"nomie": {"number": "5.6"}, "boards": [], "trackers": TRACKERS, "people": {}, "events": list(events)}
    return json.dumps(honest | changed).encode()


def read(folder: Path, content: bytes, options: ReadOptions = OPTIONS) -> Found:
    path = folder / "any name"
    path.write_bytes(content)
    assert nomie.recognises(path)
    found = nomie.read(path, options)
    assert_sound(found)
    return found


def got(found: Found) -> list[tuple[str, object]]:
    return [(reading.field, reading.value) for reading in found.readings]


def test_values_stand_in_the_text(tmp_path: Path) -> None:
    found = read(
        tmp_path, backup(event("Slept #sleep(27000), then #water(250) #water #gym with @mom #mood(6.7) +family"))
    )
    assert got(found) == [
        ("tracker:sleep", Decimal("7.5")),
        ("tracker:water", Decimal(250)),
        ("tracker:water", Decimal(300)),  # alone: the tracker's usual value
        ("tracker:gym", Decimal(1)),
        ("tracker:mood", Decimal("6.7")),
        ("note", "Slept #sleep(27000), then #water(250) #water #gym with @mom #mood(6.7) +family"),
    ]
    assert {(reading.day, reading.at) for reading in found.readings} == {(date(2026, 11, 20), time(13))}
    assert [(field.label, field.kind, field.suggested) for field in found.fields][:4] == [
        ("Sleep (h)", Kind.NUMBER, Target("sleep_hours")),
        ("Water (ml)", Kind.NUMBER, Target("water_intake_ml")),
        ("Gym", Kind.DONE, Target("nutrition_notes")),
        ("Mood", Kind.NUMBER, Target("nutrition_notes")),
    ]
    offered = found.fields[3].likely
    assert offered
    assert 10 * offered.factor + offered.offset == 5  # its scale ends at 10


@pytest.mark.parametrize(
    ("note", "values"),
    [
        ("#sleep(07:30:00)", [("tracker:sleep", Decimal("7.5"))]),
        ("#deleted(3)", [("tracker:deleted", Decimal(3))]),
        ("#deleted", [("tracker:deleted:alone", Decimal(1))]),
        ("#WATER(1)", [("tracker:water", Decimal(1))]),
        ("#水(2)", [("tracker:水", Decimal(2))]),
        ("@mom +home", []),
        ("", []),
        ("https://example.org/#top", [("note", "https://example.org/#top")]),
        ("# Monday", [("note", "# Monday")]),
        ("a#b", [("note", "a#b")]),
    ],
)
def test_what_is_a_tag(tmp_path: Path, note: str, values: list[tuple[str, object]]) -> None:
    assert got(read(tmp_path, backup(event(note)))) == values


def test_numbers_are_written_with_a_point_and_typed_with_a_comma(tmp_path: Path) -> None:
    """2.345 leaves open what it is in a table; here it never has a sign between thousands."""
    trackers = {"water": {"tag": "water", "label": "Water", "type": "value", "uom": "liter", "default": "1.125"}}
    found = read(tmp_path, backup(event("#water(2.345) #water(1,5) #water"), trackers=trackers))
    amounts = [value for field, value in got(found) if field == "tracker:water"]
    assert amounts == [Decimal("2.345"), Decimal("1.5"), Decimal("1.125")]
    assert not found.skipped


def test_the_end_of_a_scale_may_be_text(tmp_path: Path) -> None:
    trackers = {"mood": {"tag": "mood", "label": "Mood", "type": "range", "min": "1", "max": "10"}}
    found = read(tmp_path, backup(event("#mood(8)"), trackers=trackers))
    likely = found.fields[0].likely
    assert likely
    assert round(8 * likely.factor + likely.offset, 2) == Decimal("4.11")


def test_a_value_that_is_none_is_listed(tmp_path: Path) -> None:
    found = read(tmp_path, backup(event("#water(much)")))
    assert [str(reason) for _line, reason in found.skipped] == ["“#water(much)” isn't a number (2026-11-20)."]


@pytest.mark.parametrize(
    ("changed", "day"),
    [
        ({"end": ms(20, 23), "offset": -60}, 20),  # 00:00 of the 21st, before the day starts at 4
        ({"end": ms(20, 23), "offset": -360}, 21),
        ({"end": ms(20, 2), "offset": 480}, 19),
        ({"end": ms(20, 23), "offset": None}, 20),
        ({"end": ms(20, 3), "offset": None}, 20),  # the user's zone
        ({"end": "2026-11-20T23:30:00.000Z", "offset": -600}, 21),
        ({"end": ms(20), "offset": 10**9}, 20),
    ],
)
def test_whose_day_an_event_is(tmp_path: Path, changed: dict[str, Any], day: int) -> None:
    assert [each.day for each in read(tmp_path, backup(event("#gym", **changed))).readings] == [date(2026, 11, day)]


def test_an_event_that_is_in_two_books_counts_once(tmp_path: Path) -> None:
    one, other = event("#gym"), event("#gym", _id="other")
    found = read(tmp_path, backup(one, records=[one], books={"2026-11": [one, other], "2026-12": None}))
    assert got(found) == [("tracker:gym", 1)] * 2


@pytest.mark.parametrize("wrong", [None, True, 1.5, "x", [], {}, 10**30, -(10**30), "9999-12-31T23:59:59Z"], ids=repr)
@pytest.mark.parametrize("part", ["_id", "note", "end", "offset", "start"])
def test_a_part_of_another_type_costs_only_its_event(tmp_path: Path, part: str, wrong: Any) -> None:
    found = read(tmp_path, backup(event("#gym") | {part: wrong}, event("#water")))
    assert got(found)[-1] == ("tracker:water", 300)


@pytest.mark.parametrize(
    "wrong", [None, 7, "x", [], {"a": 1}, {"water": {"type": 1, "uom": 2, "default": []}}], ids=repr
)
@pytest.mark.parametrize("part", ["trackers", "events", "books", "records"])
def test_lists_of_another_type(tmp_path: Path, part: str, wrong: Any) -> None:
    assert_read_or_refused(nomie, backup(event("#gym #water"), **{part: wrong}), tmp_path)


def test_other_json_is_not_nomies(tmp_path: Path) -> None:
    path = tmp_path / "nomie.json"
    for content in (b"", b"{}", b"[]", b'{"trackers": 1}', b"text", b'{"trackers": {}, "events": [' + b"[" * 99_999):
        path.write_bytes(content)
        with pytest.raises(FileNotUnderstood):
            nomie.read(path, OPTIONS)
    path.write_bytes(b"{}")
    assert not nomie.recognises(path)
    assert not nomie.recognises(tmp_path)


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    content = backup(*(event("#gym", _id=str(number)) for number in range(1000)))
    with pytest.raises(Cancelled):
        read(tmp_path, content, ReadOptions(OPTIONS.zone, OPTIONS.today, progress=stop))


HONEST = json.dumps(
    json.loads(backup(event("Up #sleep(25200) #water(250)"), event("#mood(6) #gym", end=ms(19)))), indent=1
).encode()


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_a_changed_backup_is_read_or_refused_in_words(seeds: range, tmp_path: Path) -> None:
    for seed in seeds:
        assert_read_or_refused(nomie, mutated(HONEST, Random(seed)), tmp_path)
