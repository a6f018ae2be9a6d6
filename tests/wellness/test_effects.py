"""How much goes with how much: the slope that was planted, within its interval, and the same for the same days."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from organic_desktop.wellness.effects import effect
from tests.wellness.people import FIRST, Cell, person


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


def test_it_is_the_slope_of_theil_and_sen_over_one_weekday() -> None:
    rng = random.Random(3)
    mondays = [FIRST + timedelta(7 * week) for week in range(7)]
    a = {day: Decimal(rng.randrange(100)) for day in mondays}
    b = {day: Decimal(rng.randrange(100)) for day in mondays}
    found = effect(a, b, 0, random.Random(1))
    expected = stats.theilslopes([float(b[day]) for day in mondays], [float(a[day]) for day in mondays])
    assert found
    assert abs(found.slope - float(expected.slope)) <= 0.2 * abs(float(expected.slope)) + 0.05


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
