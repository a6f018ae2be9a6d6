"""Two periods side by side: what may be said of their difference, and how rarely noise is called one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.wellness.comparison import Difference, compare, usual_difference
from organic_desktop.wellness.periods import Number

FIRST = date(2026, 1, 1)
Days = list[tuple[date, Number | None]]


def days(values: Sequence[Number | None]) -> Days:
    return [(FIRST + timedelta(days=number), value) for number, value in enumerate(values)]


def weeks(*averages: int, logged: int = 7) -> Days:
    """Weeks of equal days, the first ``logged`` of them."""
    return days([average if number < logged else None for average in averages for number in range(7)])


def test_a_difference_is_one_if_it_is_larger_than_weeks_have_anyway() -> None:
    found = compare(weeks(9, 10, 9, 10), weeks(6, 7, 6, 7))
    assert [found.average, found.other, found.difference, found.anyway] == [Decimal("9.5"), Decimal("6.5"), 3, 1]
    assert found.is_a is Difference.LARGER
    assert compare(weeks(9, 10, 9, 10), weeks(10, 11, 10, 11)).is_a is Difference.USUAL  # 1 apart, as weeks are


@pytest.mark.parametrize(
    ("one", "other", "is_a"),
    [
        (days([8] * 7), days([2] * 7), Difference.TOO_FEW),
        (days([8] * 13), days([2] * 30), Difference.TOO_FEW),
        (days([8] * 30), [], Difference.TOO_FEW),
        ([], [], Difference.TOO_FEW),
        (days([8] * 14), days([2] * 14), Difference.UNKNOWN),  # two neighbouring weeks are known
        (weeks(8, 8, 8, 8, logged=4), weeks(2, 2, 2, 2, logged=4), Difference.LARGER),
        (weeks(8, 8, 8, 8, 8, 8, logged=3), weeks(2, 2, 2, 2, 2, logged=3), Difference.UNKNOWN),
    ],
)
def test_nothing_is_said_of_few_days(one: Days, other: Days, is_a: Difference) -> None:
    assert compare(one, other).is_a is is_a


def test_a_gap_has_no_neighbours() -> None:
    gaps = [*weeks(1, 1), *days([None] * 7), *weeks(99, 99)]
    assert usual_difference(gaps, gaps) == 0


def noise(chance: Random, phi: float, weekend: float, count: int) -> Days:
    """Days that resemble the day before, with other weekends, a sixth of them missing."""
    values, value = list[Number | None](), 0.0
    for number in range(count):
        value = phi * value + chance.gauss(0, (1 - phi * phi) ** 0.5)
        there = round(7 + value + (weekend if number % 7 > 4 else 0), 2)
        values.append(None if chance.random() < 0.15 else Decimal(str(there)))
    return days(values)


@pytest.mark.parametrize("phi", [0.0, 0.5])
def test_months_of_noise_are_rarely_called_different_and_a_large_change_often_is(phi: float) -> None:
    chance, runs = Random(17), 150
    told = found = 0
    for _ in range(runs):
        both = noise(chance, phi, 1.0, 60)
        before, now = both[:30], both[30:]
        raised = [(day, value if value is None else value + 2) for day, value in now]
        told += compare(now, before).is_a is Difference.LARGER
        found += compare(raised, before).is_a is Difference.LARGER
    assert told <= 0.09 * runs
    assert found >= 0.9 * runs


@given(st.lists(st.none() | st.integers(0, 50), max_size=70), st.lists(st.none() | st.integers(0, 50), max_size=70))
def test_the_other_way_round_it_is_the_same_difference(one: list[int | None], other: list[int | None]) -> None:
    there, back = compare(days(one), days(other)), compare(days(other), days(one))
    assert (there.is_a, there.anyway) == (back.is_a, back.anyway)
    assert there.difference is None or there.difference == -(back.difference or 0)
