"""Periods: months and years around their ends, what is before them, and the points of a chart over them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.wellness.periods import (
    Grain,
    Kind,
    Period,
    before,
    checked_period,
    grain_of,
    last_days,
    month_of,
    months,
    points,
    year_earlier,
    year_of,
    years,
)

TODAY = date(2026, 3, 12)
DAY = timedelta(days=1)

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def test_a_month_and_a_year_end_today_at_the_latest() -> None:
    assert month_of(TODAY, TODAY) == Period(date(2026, 3, 1), TODAY)
    assert month_of(date(2024, 2, 3), TODAY) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert year_of(TODAY, TODAY) == Period(date(2026, 1, 1), TODAY)
    assert year_of(date(2025, 12, 31), TODAY) == Period(date(2025, 1, 1), date(2025, 12, 31))


def test_what_is_before_a_period_is_of_its_kind() -> None:
    march = month_of(TODAY, TODAY)
    assert before(Kind.MONTH, march, TODAY) == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert before(Kind.YEAR, year_of(TODAY, TODAY), TODAY) == Period(date(2025, 1, 1), date(2025, 3, 12))
    assert before(Kind.THIRTY, last_days(TODAY, 30), TODAY) == Period(TODAY - 59 * DAY, TODAY - 30 * DAY)
    assert before(Kind.ALL, Period(date(2020, 1, 1), TODAY), TODAY) is None


def test_a_year_before_a_leap_day() -> None:
    leap_year = Period(date(2024, 2, 1), date(2024, 2, 29))
    assert year_earlier(leap_year) == Period(date(2023, 2, 1), date(2023, 2, 28))
    assert year_earlier(Period(date(1900, 2, 1), date(1900, 2, 3))) is None


def test_months_and_years_from_the_first_entry() -> None:
    found = months(date(2025, 12, 31), TODAY)
    assert [each.first for each in found] == [date(2026, 3, 1), date(2026, 2, 1), date(2026, 1, 1), date(2025, 12, 1)]
    assert [each.first.year for each in years(date(2024, 12, 31), TODAY)] == [2026, 2025, 2024]


@given(days, days, days)
def test_any_two_ends_are_a_period_until_today(one: date, other: date, today: date) -> None:
    found = checked_period(one, other, today)
    assert found.first <= found.last <= today
    assert found.first.year >= 1900
    assert checked_period(other, one, today) == found
    assert found.days >= 1


@given(days.filter(lambda day: day.year > 1902), st.integers(1, 366), st.sampled_from(Kind))
def test_before_is_before(today: date, length: int, kind: Kind) -> None:
    of = {Kind.MONTH: month_of, Kind.YEAR: year_of}.get(kind, lambda day, now: last_days(now, length))(today, today)
    found = before(kind, of, today)
    assert found is None if kind is Kind.ALL else found is not None and found.last < of.first


@pytest.mark.parametrize(
    ("count", "grain"), [(1, "day"), (400, "day"), (401, "week"), (2_200, "week"), (2_201, "month"), (18_250, "month")]
)
def test_many_days_are_weeks_and_very_many_months(count: int, grain: str) -> None:
    assert grain_of(count) == grain
    series = [(TODAY - timedelta(days=count - 1 - number), 1) for number in range(count)]
    assert len(points(series, grain_of(count))) <= 610  # fifty years


@given(st.lists(st.none() | st.integers(0, 4000), min_size=1, max_size=200), days, st.sampled_from(Grain))
def test_points_hold_all_that_was_logged_and_no_more(values: list[int | None], first: date, grain: Grain) -> None:
    series = [(first + timedelta(days=number), value) for number, value in enumerate(values)]
    found = points(series, grain)
    assert [found[0].first, found[-1].last] == [series[0][0], series[-1][0]]
    assert sum(point.logged for point in found) == sum(value is not None for value in values)
    for point in found:
        inside = [value for day, value in series if point.first <= day <= point.last and value is not None]
        assert point.logged == len(inside)
        assert (point.value is None) == (not inside)
        assert point.value is None or min(inside) <= Decimal(point.value) <= max(inside)
        assert len({day.isocalendar()[:2] for day in (point.first, point.last)}) == 1 or grain is not Grain.WEEK
