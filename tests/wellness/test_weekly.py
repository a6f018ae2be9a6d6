"""Weekly patterns: who has none is rarely told of one, and who has one is told which days, and by how much."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

import pytest

from organic_desktop.wellness.links import Reason, Values
from organic_desktop.wellness.weekly import WeeklyPattern, WeeklyWaiting, weekly
from tests.wellness.people import FIRST, Cell, person, random_walk, with_trend

KINDS = {
    "days resemble": Cell(60, 0.7, 0),
    "nothing": Cell(90, 0, 0),
    "trends": Cell(90, 0.3, 0, noise=with_trend),
    "walks": Cell(180, 0, 0, noise=random_walk),
}
PEOPLE = 100
MOST_TOLD = 12
"""Of 100 of whom 5 % may be told something, more than 12 are in one of 1,000 runs; the seeds are fixed."""


def patterns(metrics: dict[str, Values]) -> dict[str, WeeklyPattern]:
    return {name: found for name, found in weekly(metrics).items() if isinstance(found, WeeklyPattern)}


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_no_weekly_pattern_is_told_none(kind: str) -> None:
    told = sum(bool(patterns(dict(person(KINDS[kind], random.Random(f"weekly {each}"))))) for each in range(PEOPLE))
    assert told <= MOST_TOLD


def test_weekends_are_found_with_their_size() -> None:
    """An hour more sleep on weekends."""
    found = [patterns(dict(person(Cell(365, 0.5, 1), random.Random(each))))["sleep"] for each in range(10)]
    assert sum(each.is_weekend for each in found) >= 8
    assert sum(each.low <= 1 <= each.high for each in found if each.is_weekend) >= 7
    assert all(each.is_certain for each in found)


def test_one_day_is_found_for_itself() -> None:
    rng = random.Random(1)
    water = {
        day: Decimal(2000 + 250 * round(2 * rng.gauss(0, 1)) + (1000 if day.weekday() == 2 else 0))
        for day in (FIRST + timedelta(each) for each in range(120))
    }
    found = patterns({"water": water})["water"]
    assert found.weekdays == (2,)
    assert found.low <= 1000 <= found.high
    assert (found.days, found.weeks, max(found.means)) == (120, 18, found.means[2])


def test_a_metric_waits_for_each_weekday_and_takes_no_part_with_few_values() -> None:
    days = [FIRST + timedelta(each) for each in range(80)]
    found = weekly(
        {
            "few": {day: Decimal(day.day) for day in days[:20]},
            "no sundays": {day: Decimal(day.day) for day in days if day.weekday() != 6},
            "always": dict.fromkeys(days, Decimal(1)),
            "none": {},
        }
    )
    assert found == {
        "few": WeeklyWaiting(8),
        "no sundays": WeeklyWaiting(22),
        "always": Reason.FEW_VALUES,
        "none": WeeklyWaiting(28),
    }


def test_the_order_of_the_days_says_nothing() -> None:
    days = person(Cell(120, 0.5, 1), random.Random(1))
    turned = {name: dict(reversed(list(values.items()))) for name, values in days.items()}
    assert weekly(days) == weekly(turned)
    assert patterns(dict(days))
