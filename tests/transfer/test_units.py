"""Units of other programs by their names, and by the size of numbers where a file doesn't name them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from organic_desktop.transfer.found import Target
from organic_desktop.transfer.mapping import Mapping, from_json, to_json
from organic_desktop.transfer.units import UNITS, likely, named, of_target
from organic_desktop.wellness.metrics import METRICS, NOTES, checked

SLEEP, WATER, EXERCISE, MOOD = "sleep_hours", "water_intake_ml", "exercise_minutes", "mood_score"


def test_each_column_begins_with_its_own_unit_and_keys_are_unique() -> None:
    assert UNITS.keys() == {metric.column for metric in METRICS}
    for choices in UNITS.values():
        assert choices[0].target("") == Target("")
        assert len({each.key for each in choices}) == len({each.label for each in choices}) == len(choices)


@pytest.mark.parametrize(
    ("column", "word", "key"),
    [
        (SLEEP, "min", "min"),
        (SLEEP, "Stunden", "h"),
        (SLEEP, "ms", "ms"),
        (SLEEP, "s", "s"),
        (EXERCISE, "Std.", "h"),
        (EXERCISE, "minutes", "min"),
        (WATER, "ML", "ml"),
        (WATER, "Litros", "l"),
        (WATER, "fl. oz", "fl_oz_us"),
        (WATER, "fl_oz_us", "fl_oz_us"),
        (WATER, "fl oz (UK)", "fl_oz_uk"),
        (WATER, "cups", "cups"),
        (WATER, "Gläser", "glasses"),
    ],
)
def test_units_by_their_words(column: str, word: str, key: str) -> None:
    found = named(column, word)
    assert found
    assert found.key == key
    assert of_target(found.target(column)) == found


@pytest.mark.parametrize(
    ("column", "word"), [(SLEEP, "ml"), (WATER, "min"), (MOOD, "min"), (NOTES, "min"), (SLEEP, ""), (WATER, "bpm")]
)
def test_a_unit_of_something_else_is_none(column: str, word: str) -> None:
    assert named(column, word) is None


@pytest.mark.parametrize(
    ("column", "low", "high", "key"),
    [
        (SLEEP, "5.5", "9", "h"),
        (SLEEP, "300", "560", "min"),
        (SLEEP, "18000", "36000", "s"),
        (SLEEP, "18000000", "36000000", "ms"),
        (WATER, "0.5", "3.5", "l"),
        (WATER, "250", "3500", "ml"),
        (EXERCISE, "10", "90", "min"),
        (EXERCISE, "600", "5400", "s"),
        (MOOD, "1", "5", "1-5"),
        (MOOD, "0", "5", "0-5"),
        (MOOD, "1", "9", "1-10"),
        (MOOD, "0", "9", "0-10"),
        (MOOD, "-0.5", "1", "-1-1"),
        (MOOD, "20", "94", "0-100"),
    ],
)
def test_units_by_the_size_of_the_numbers(column: str, low: str, high: str, key: str) -> None:
    assert likely(column, Decimal(low), Decimal(high)).key == key


@pytest.mark.parametrize("scale", [each for each in UNITS[MOOD] if each.key not in {"1-5", "-1-1"}])
def test_both_ends_of_a_scale_become_ours(scale: object) -> None:
    assert scale in UNITS[MOOD]
    (choice,) = (each for each in UNITS[MOOD] if each == scale)
    first, last = (Decimal(end) for end in choice.key.split("-"))
    ends = [(end * choice.factor + choice.offset).quantize(Decimal("0.01"), ROUND_HALF_UP) for end in (first, last)]
    assert ends == [1, 5]


def test_minutes_and_seconds_become_hours_to_the_hundredth() -> None:
    for key, value in (("min", 450), ("s", 27_000), ("ms", 27_000_000)):
        choice = next(each for each in UNITS[SLEEP] if each.key == key)
        assert checked(SLEEP, value * choice.factor) == Decimal("7.50")


def test_every_unit_can_be_remembered() -> None:
    targets = {f"{column} {each.key}": each.target(column) for column, own in UNITS.items() for each in own}
    assert from_json(to_json(Mapping("csv", "", targets))).targets == targets


def test_a_factor_of_ones_own_is_no_unit() -> None:
    assert of_target(Target(WATER, Decimal(330))) is None
    assert of_target(Target(NOTES)) is None
