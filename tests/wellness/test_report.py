"""The numbers of a page for a doctor, against Python's own statistics: gaps are counted, and never as 0."""

from __future__ import annotations

import statistics
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.errors import InvalidInput
from organic_desktop.wellness.metrics import COLUMNS
from organic_desktop.wellness.report import MOST_DAYS, ReportOptions, checked_options, last_days, median, report_of
from tests.rows import entry_of

FIRST = date(2026, 3, 1)
WEEK = ReportOptions(FIRST, FIRST + timedelta(days=6), ("water_intake_ml",))


def entry(day: int, **values: Any) -> Any:
    """The entry of a day after the first."""
    return entry_of(date=FIRST + timedelta(days=day), **values)


def test_days_without_an_entry_are_gaps_and_no_zeros() -> None:
    entries = [entry(0, water_intake_ml=0), entry(3, water_intake_ml=3000), entry(5, mood_score=Decimal(3))]
    (of,) = report_of(entries, WEEK).metrics
    assert of.series == (0, None, None, 3000, None, None, None)
    assert (of.logged, of.mean, of.median, of.lowest, of.highest) == (2, Decimal(1500), Decimal(1500), 0, 3000)


def test_nothing_logged_has_no_numbers() -> None:
    (of,) = report_of([], WEEK).metrics
    assert (of.logged, of.mean, of.median, of.lowest, of.highest) == (0, None, None, None, None)


def test_days_outside_the_period_are_left_out() -> None:
    (of,) = report_of([entry(-1, water_intake_ml=1), entry(7, water_intake_ml=1)], WEEK).metrics
    assert of.logged == 0


def test_columns_are_in_the_usual_order_and_notes_only_if_asked_for() -> None:
    entries = [entry(1, nutrition_notes="Soup"), entry(2, mood_score=Decimal(3))]
    options = ReportOptions(FIRST, FIRST + timedelta(days=6), ("mood_score", "nutrition_notes", "sleep_hours"))
    report = report_of(entries, options)
    assert [each.metric.column for each in report.metrics] == ["sleep_hours", "mood_score"]
    assert report.notes == ((FIRST + timedelta(days=1), "Soup"),)
    assert report_of(entries, WEEK).notes == ()


@given(st.lists(st.decimals(0, 24, places=2), min_size=1, max_size=60))
def test_mean_and_median_are_those_of_statistics(values: list[Decimal]) -> None:
    options = ReportOptions(FIRST, FIRST + timedelta(days=len(values) - 1), ("sleep_hours",))
    (of,) = report_of([entry(day, sleep_hours=value) for day, value in enumerate(values)], options).metrics
    assert of.mean is not None
    assert abs(of.mean - Decimal(statistics.fmean(values))) < Decimal("1e-9")
    assert of.median == statistics.median(values) == median(reversed(values))


@pytest.mark.parametrize(
    "options",
    [
        ReportOptions(FIRST, FIRST - timedelta(days=1)),
        ReportOptions(FIRST, FIRST + timedelta(days=MOST_DAYS)),
        ReportOptions(FIRST, FIRST, ()),
        ReportOptions(FIRST, FIRST, ("email",)),
        ReportOptions(FIRST, FIRST, name="x" * 101),
        ReportOptions(FIRST, FIRST, name="Anna\u202e"),
    ],
)
def test_no_page_can_be_made_of_these(options: ReportOptions) -> None:
    with pytest.raises(InvalidInput):
        checked_options(options)


def test_the_last_days_end_today_and_may_be_one() -> None:
    assert last_days(FIRST, 30) == ReportOptions(date(2026, 1, 31), FIRST, COLUMNS[:-1])
    assert checked_options(last_days(FIRST, 1)).days == 1
    assert checked_options(last_days(FIRST, MOST_DAYS)).days == MOST_DAYS
