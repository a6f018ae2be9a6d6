"""Averages without a server: the window's edges and the calendar's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, localcontext

import pytest

from organic_desktop.wellness.stats import Stats, wellness_stats

TODAY = date(2026, 3, 1)


@dataclass
class Entry:
    """Anything with these names will do."""

    date: date
    sleep_hours: Decimal | None = None
    mood_score: Decimal | None = None
    energy_level: Decimal | None = None
    water_intake_ml: int | None = None
    exercise_minutes: int | None = None
    meditation_minutes: int | None = None


def test_no_entries() -> None:
    assert wellness_stats([], TODAY) == Stats(None, None, None, None, None, None, 0)


@pytest.mark.parametrize(("ago", "counted"), [(30, 1), (31, 0), (0, 1), (-1, 1), (-400, 1)])
def test_thirty_days_are_thirty_one_dates_and_the_future(ago: int, counted: int) -> None:
    assert wellness_stats([Entry(TODAY - timedelta(days=ago))], TODAY).entries_count == counted


@pytest.mark.parametrize(("days", "counted"), [(10**9, 1), (10**30, 1), (-(10**9), 0)])
def test_a_window_wider_than_the_calendar(days: int, counted: int) -> None:
    assert wellness_stats([Entry(TODAY)], TODAY, days).entries_count == counted


def test_only_days_with_a_value_are_averaged() -> None:
    days = [
        Entry(TODAY, water_intake_ml=1),
        Entry(TODAY, water_intake_ml=2),
        Entry(TODAY, sleep_hours=Decimal("7.5")),
    ]
    stats = wellness_stats(days, TODAY)
    assert (stats.avg_water, str(stats.avg_sleep), stats.avg_mood, stats.entries_count) == (
        2,
        "7.50",
        None,
        3,
    )


def test_the_callers_decimal_precision_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 2
        assert wellness_stats([Entry(TODAY, sleep_hours=Decimal("12.34"))], TODAY).avg_sleep == Decimal("12.34")
