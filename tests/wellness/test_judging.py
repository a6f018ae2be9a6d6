"""How a day stands to its goal, in both directions, and the shades that follow from it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.goals import DayGoal, Goal, GoalHistory
from organic_desktop.wellness.judging import Verdict, goal_days, judged, level_of, thresholds
from organic_desktop.wellness.metrics import METRICS, metric

WATER = metric("water_intake_ml")
DAY = date(2026, 3, 3)
REACH, LIMIT = DayGoal(Decimal(2000)), DayGoal(Decimal(2000), at_most=True)

amounts = st.integers(1, 100_000).map(Decimal)
values = st.integers(0, 100_000)


@pytest.mark.parametrize(
    ("value", "reach", "limit"),
    [
        (None, None, None),
        (0, Verdict.SHORT, Verdict.MET),
        (1999, Verdict.SHORT, Verdict.MET),
        (2000, Verdict.MET, Verdict.MET),
        (2001, Verdict.MET, Verdict.OVER),
    ],
)
def test_a_day_is_judged_in_both_directions(value: int | None, reach: Verdict, limit: Verdict) -> None:
    assert (judged(value, REACH), judged(value, LIMIT), judged(value, None)) == (reach, limit, None)


def test_the_days_of_a_period_are_judged_by_their_own_goals() -> None:
    history = GoalHistory().with_goal(Goal(Decimal(2000)), None).with_goal(Goal(Decimal(1000), at_most=True), DAY)
    logged = [None, 2500, 1500, 1500, 1000, None, 800]
    series = [(DAY + timedelta(days=number - 3), value) for number, value in enumerate(logged)]
    assert goal_days(series, history.on) == (3, 5)
    assert goal_days(series, lambda day: None) == (0, 0)


@given(values, amounts)
def test_only_the_amount_itself_meets_a_goal_in_both_directions(value: int, amount: Decimal) -> None:
    met = [judged(value, DayGoal(amount, at_most)) is Verdict.MET for at_most in (False, True)]
    assert met == [value >= amount, value <= amount]


@given(values, values, amounts, st.booleans(), st.sampled_from(METRICS[:4]))
def test_a_darker_shade_is_never_further_from_the_goal(
    one: int, other: int, amount: Decimal, at_most: bool, of: object
) -> None:
    goal, low, high = DayGoal(amount, at_most), *sorted((one, other))
    ends = thresholds(WATER, goal)
    levels = [level_of(value, goal, ends) for value in (low, high)]
    assert all(1 <= level <= 5 for level in levels)
    assert levels == sorted(levels, reverse=at_most)
    assert [level == 5 for level in levels] == [judged(value, goal) is Verdict.MET for value in (low, high)]


def test_a_limits_shades_end_at_twice_of_it() -> None:
    ends = thresholds(WATER, LIMIT)
    assert [level_of(value, LIMIT, ends) for value in (0, 2000, 2500, 2501, 3000, 4000, 4001)] == [5, 5, 4, 3, 3, 2, 1]
