"""What a file's readings add up to, in one pass."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from organic_desktop.core.errors import Cancelled
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.found import Field, Found, Kind, Reading
from organic_desktop.transfer.overview import REPORTED, SAMPLES, overview

FIRST = date(2026, 3, 1)


def found(*readings: Reading) -> Found:
    fields = tuple(Field(key, key, Kind.NUMBER, Sentence("Columns")) for key in ("sleep", "water"))
    return Found("csv", "some columns", fields, readings, len(readings))


def reading(day: int, field: str = "water", source: str = "") -> Reading:
    return Reading(FIRST + timedelta(days=day), field, Decimal(1), source)


def test_days_are_counted_once_by_field_and_by_source() -> None:
    seen = overview(
        found(
            reading(0, "sleep", "Watch"),
            reading(0, "sleep", "Watch"),
            reading(0, "sleep", "Phone"),
            reading(2, "sleep", "Watch"),
            reading(1),
        )
    )
    assert (seen.first, seen.last, seen.days) == (FIRST, FIRST + timedelta(days=2), 3)
    assert seen.counts == {"sleep": 2, "water": 1}
    assert seen.sources == {"sleep": {"Watch": 2, "Phone": 1}}


def test_of_each_field_the_latest_days_are_kept_with_all_their_readings() -> None:
    readings = [reading(day) for day in range(30)]
    seen = overview(found(*readings, reading(3, "sleep"), reading(29, "sleep")))
    latest = tuple(FIRST + timedelta(days=day) for day in range(29, 29 - SAMPLES, -1))
    assert seen.latest["water"] == latest
    assert seen.readings.keys() == {*latest, FIRST + timedelta(days=3)}
    assert seen.readings[latest[0]] == (reading(29), reading(29, "sleep"))
    shown = seen.days_to_show("sleep", 3)
    assert {FIRST + timedelta(days=3), latest[0]} < set(shown), "the field's own days come first"
    assert list(shown) == sorted(shown, reverse=True)
    assert len(seen.only(found(), shown).readings) == 4 + 1


def test_nothing_found() -> None:
    seen = overview(found())
    assert (seen.first, seen.last, seen.days, seen.days_to_show("water", 3)) == (None, None, 0, ())


def test_it_can_be_stopped() -> None:
    def progress(done: int, total: int) -> None:
        assert total == 2 * REPORTED
        if done:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        overview(found(*(reading(0) for _ in range(2 * REPORTED))), progress)
