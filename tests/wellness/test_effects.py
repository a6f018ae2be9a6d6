"""How much goes with how much: the slope that was planted, within its interval, and the same for the same days."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.wellness.effects import Effect, effect
from tests.wellness.people import FIRST, Cell, mostly_nothing, person


def test_the_planted_slope_is_in_the_interval() -> None:
    """0.5 of a standard deviation of mood (1) for one of sleep (an hour)."""
    held = 0
    for number in range(40):
        days = person(Cell(180, 0.5, 1, strength=0.5), random.Random(number))
        found = effect(days["sleep"], days["mood"], 0, random.Random(1))
        assert found
        held += found.low <= 0.5 <= found.high
        assert found.low <= found.slope <= found.high
    assert held >= 34


def test_weekends_are_no_part_of_it() -> None:
    """Both are higher on weekends, and have nothing to do with each other."""
    slopes = []
    for number in range(20):
        days = person(Cell(180, 0, 2), random.Random(number))
        found = effect(days["sleep"], days["mood"], 0, random.Random(1))
        assert found
        slopes.append(found.slope)
    assert abs(sum(slopes) / len(slopes)) < 0.05


@pytest.mark.parametrize(
    ("cause", "outcome", "slope"), [("exercise", "mood", 0.02), ("sleep", "mood", 0.3), ("water", "mood", 0.0006)]
)
def test_a_mood_in_halves_has_a_size(cause: str, outcome: str, slope: float) -> None:
    """Most pairs of days have the same mood; exercise, too, is mostly nothing, and water comes in glasses."""
    found = [sized(cause, outcome, slope, number) for number in range(30)]
    mean = sum(each.slope for each in found) / len(found)
    assert abs(mean - slope) < 0.1 * slope
    assert sum(each.low <= slope <= each.high for each in found) >= 26
    assert all(each.slope > 0 for each in found if each.is_certain)
    assert sum(each.is_certain for each in found) >= 15


def sized(cause: str, outcome: str, slope: float, number: int) -> Effect:
    """The size found for somebody half a year of whose ``outcome`` follows ``cause`` with this slope."""
    rng = random.Random(f"sized {number}")
    days = dict(person(Cell(180, 0.4, 0.5, missing=0.1, noise=mostly_nothing), rng))
    causes = days[cause] if cause == "exercise" else person(Cell(180, 0.4, 0.5, missing=0.1), rng)[cause]
    middle = sum(map(float, causes.values())) / len(causes)
    moods = {
        day: Decimal(min(10, max(2, round(2 * (3 + slope * (float(value) - middle) + 0.7 * rng.gauss(0, 1)))))) / 2
        for day, value in causes.items()
    }
    found = effect(causes, moods, 0, random.Random(1))
    assert found
    return found


def test_days_that_are_errors_change_little() -> None:
    """Of half a year a day has slept 24 hours, and one has drunk ten times as much."""
    days = person(Cell(180, 0.3, 0.5, strength=0.6, missing=0), random.Random(4))
    sleep, drunk = dict(days["sleep"]), {day: 2000 + 400 * int(2 * value) for day, value in days["mood"].items()}
    before = effect(sleep, drunk, 0, random.Random(1))
    sleep[FIRST + timedelta(50)] = Decimal(24)
    drunk[FIRST + timedelta(90)] *= 10
    after = effect(sleep, drunk, 0, random.Random(1))
    assert before
    assert after
    assert abs(after.slope / before.slope - 1) < 0.1


def test_few_weeks_have_a_wide_interval() -> None:
    """Of people without a link and with 30 days, hardly more than one in twenty has a size that seems certain."""
    people = (person(Cell(30, 0.5, 0.5), random.Random(f"few {number}")) for number in range(150))
    found = [effect(days["sleep"], days["mood"], 0, random.Random(1)) for days in people]
    assert sum(bool(each and each.is_certain) for each in found) <= 6


def test_the_same_days_give_the_same_numbers_in_any_order() -> None:
    days = person(Cell(365, 0.5, 0.5, strength=0.5), random.Random(1))
    turned = {name: dict(reversed(list(values.items()))) for name, values in days.items()}
    first = effect(days["sleep"], days["mood"], 1, random.Random(9))
    assert first == effect(turned["sleep"], turned["mood"], 1, random.Random(9))


@given(st.dictionaries(st.integers(0, 60), st.integers(0, 3)), st.dictionaries(st.integers(0, 60), st.integers(0, 3)))
def test_any_days_give_an_interval_around_the_slope_or_nothing(a: dict[int, int], b: dict[int, int]) -> None:
    first = {FIRST + timedelta(day): value for day, value in a.items()}
    second = {FIRST + timedelta(day): value for day, value in b.items()}
    found = effect(first, second, 0, random.Random(1))
    assert found is None or found.low <= found.slope <= found.high
