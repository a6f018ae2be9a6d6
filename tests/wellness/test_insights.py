"""Insights: the cases one can name, and what holds for any days."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.wellness.comparison import Difference
from organic_desktop.wellness.insights import PERIODS, insight, longest_run, smoothed
from organic_desktop.wellness.periods import Number

TODAY = date(2026, 3, 1)  # a Sunday

DAYS_AGO = st.integers(min_value=-3, max_value=800)
ANY_VALUES = st.dictionaries(DAYS_AGO, st.integers(0, 4000) | st.decimals("0", "24", places=2), max_size=60)


def ago(days: dict[int, Number]) -> dict[date, Number]:
    return {TODAY - timedelta(days=n): value for n, value in days.items()}


def test_a_day_without_a_value_is_a_gap_and_not_a_nought() -> None:
    week = insight(ago({0: 0, 6: 1000, 7: 9}), TODAY, 7)
    assert [value for _, value in week.series] == [1000, None, None, None, None, None, 0]
    assert (week.average, week.logged) == (Decimal(500), 2)


def test_averages_are_exact() -> None:
    tenths: dict[int, Number] = {n: Decimal("0.1") for n in range(3)}
    assert insight(ago(tenths), TODAY, 7).average == Decimal("0.1")


def test_the_period_before_is_as_long_and_ends_the_day_before() -> None:
    shown = insight(ago({0: 8, 1: 8, 6: 8, 7: 6, 8: 6, 13: 6, 14: 99}), TODAY, 7)
    assert (shown.before, shown.comparison.other_logged, shown.comparison.difference) == (Decimal(6), 3, Decimal(2))


def test_too_few_days_say_nothing() -> None:
    shown = insight(ago({0: 8, 1: 8, 7: 6, 8: 6, 9: 6}), TODAY, 7)
    assert (shown.enough, shown.comparison.is_a) == (False, Difference.TOO_FEW)


def test_nothing_logged() -> None:
    shown = insight({}, TODAY, 30)
    assert (shown.average, shown.before, shown.best, shown.lowest, shown.longest) == (None, None, None, None, 0)
    assert len(shown.series) == 30


def test_the_future_is_left_out() -> None:
    assert insight(ago({-1: 5, 0: 3}), TODAY, 7).longest_ever == 1


def test_weekdays_begin_with_monday() -> None:
    weekdays = insight(ago({0: 4, 7: 2, 6: 9}), TODAY, 30).weekdays
    assert (weekdays[6].average, weekdays[6].logged) == (Decimal(3), 2)
    assert (weekdays[0].average, weekdays[1].average) == (Decimal(9), None)


def test_of_equal_days_the_latest_is_named() -> None:
    shown = insight(ago({1: 5, 2: 5, 3: 1, 4: 1}), TODAY, 7)
    assert shown.best == (TODAY - timedelta(days=1), 5)
    assert shown.lowest == (TODAY - timedelta(days=3), 1)


@pytest.mark.parametrize(("days", "longest"), [((), 0), ((4,), 1), ((1, 2, 3), 3), ((3, 1, 5, 4, 9), 3)])
def test_the_longest_row(days: tuple[int, ...], longest: int) -> None:
    assert longest_run([TODAY - timedelta(days=n) for n in days]) == longest


def test_the_first_days_of_the_calendar() -> None:
    assert len(insight({date.min: 1}, date(1, 1, 3), 7).series) == 3


def test_a_smoothed_day_is_the_average_of_those_that_were_logged_before_it() -> None:
    series = insight(ago({6: 4, 4: 8, 0: 2}), TODAY, 7).series
    assert smoothed(series, 3) == [4, 4, 6, 8, 8, None, 2]


@given(days=ANY_VALUES, period=st.sampled_from(PERIODS))
def test_what_holds_for_any_days(days: dict[int, Number], period: int) -> None:
    values = ago(days)
    shown = insight(values, TODAY, period)
    assert [day for day, _ in shown.series] == [TODAY - timedelta(days=n) for n in reversed(range(period))]
    assert shown.longest <= min(shown.logged, shown.longest_ever)
    assert sum(weekday.logged for weekday in shown.weekdays) == shown.logged
    if shown.best and shown.lowest and shown.average is not None:
        assert shown.lowest[1] <= shown.average <= shown.best[1]
        assert values[shown.best[0]] == shown.best[1]


@given(days=ANY_VALUES, period=st.sampled_from(PERIODS))
def test_the_period_before_is_the_period_seen_from_its_last_day(days: dict[int, Number], period: int) -> None:
    values = ago(days)
    earlier = insight(values, TODAY - timedelta(days=period), period)
    shown = insight(values, TODAY, period)
    assert (shown.before, shown.comparison.other_logged) == (earlier.average, earlier.logged)
