"""A year's facts: the same from any days in any order, equal to the server's averages, silent about few days."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organic_desktop.store.reads import Entry
from organic_desktop.wellness.metrics import METRICS
from organic_desktop.wellness.stats import wellness_stats
from organic_desktop.wellness.year import Beside, beside_of, first_of, last_of, year_of
from tests.rows import entry_of

COLUMNS = tuple(each.column for each in METRICS)
TODAY = date(2026, 11, 30)
COLUMN_OF = {
    "avg_sleep": "sleep_hours",
    "avg_water": "water_intake_ml",
    "avg_exercise": "exercise_minutes",
    "avg_meditation": "meditation_minutes",
    "avg_mood": "mood_score",
    "avg_energy": "energy_level",
}


def water(first: date, days: int, amount: int = 1000, every: int = 1) -> list[Entry]:
    return [entry_of(date=first + timedelta(days=number), water_intake_ml=amount) for number in range(0, days, every)]


def water_year(entries: Sequence[Entry], year: int, today: date = TODAY) -> Any:
    return year_of(entries, year, today, ["water_intake_ml"])


def hundredths(most: int) -> st.SearchStrategy[Decimal | None]:
    return st.none() | st.integers(0, most).map(lambda number: Decimal(number) / 100)


def whole(most: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(0, most)


@st.composite
def some_entries(draw: st.DrawFn) -> list[Entry]:
    days = draw(st.sets(st.dates(date(2024, 11, 1), date(2027, 2, 1)), max_size=120))
    return [
        entry_of(
            date=day,
            sleep_hours=draw(hundredths(2400)),
            water_intake_ml=draw(whole(100_000)),
            exercise_minutes=draw(whole(1440)),
            meditation_minutes=draw(whole(1440)),
            mood_score=draw(hundredths(999)),
            energy_level=draw(hundredths(999)),
        )
        for day in sorted(days)
    ]


@settings(max_examples=40, deadline=None)
@given(some_entries(), st.randoms(use_true_random=False), st.sampled_from([2024, 2025, 2026, 2027]))
def test_the_same_from_any_days_around_it_in_any_order(entries: list[Entry], chance: random.Random, year: int) -> None:
    facts = year_of(entries, year, TODAY, COLUMNS)
    shuffled = chance.sample(entries, len(entries))
    assert year_of(shuffled, year, TODAY, COLUMNS) == facts
    read = [entry for entry in entries if first_of(year) <= entry.date <= last_of(year, TODAY)]
    assert year_of(read, year, TODAY, COLUMNS[::-1]) == facts


@settings(max_examples=40, deadline=None)
@given(some_entries(), st.sampled_from([2025, 2026]))
def test_averages_are_those_of_the_server_where_they_are_told(entries: list[Entry], year: int) -> None:
    facts = year_of(entries, year, TODAY, COLUMNS)
    until = [entry for entry in entries if entry.date <= facts.last]
    stats = wellness_stats(until, facts.last, facts.days - 1)
    assert facts.logged == stats.entries_count
    by_column = {each.metric.column: each for each in facts.metrics}
    for name, column in COLUMN_OF.items():
        of = by_column[column]
        values = [getattr(entry, column) for entry in until if entry.date >= facts.first]
        known = [value for value in values if value is not None]
        assert of.logged == len(known) == sum(month.logged for month in of.months)
        if of.mean is None:
            assert len(known) < 14
            assert of.total is None
            continue
        expected = getattr(stats, name)
        assert of.mean.quantize(Decimal(1) if isinstance(expected, int) else Decimal("0.01"), ROUND_HALF_UP) == expected
        assert of.total == (sum(known) if of.metric.scale is None else None)


@settings(max_examples=40, deadline=None)
@given(some_entries())
def test_a_day_more_elsewhere_changes_nothing_here(entries: list[Entry]) -> None:
    facts = year_of(entries, 2025, TODAY, COLUMNS)
    later = [entry for entry in entries if entry.date.year < 2026] + water(date(2026, 1, 1), 40)
    assert year_of(later, 2025, TODAY, COLUMNS) == facts


def test_the_running_year_ends_today_and_the_future_is_left_out() -> None:
    facts = water_year(water(date(2026, 11, 1), 60), 2026)
    assert (facts.is_running, facts.last, facts.days, facts.logged) == (True, TODAY, 334, 30)
    assert max(facts.numbers) == TODAY
    assert not water_year([], 2025).is_running
    assert not water_year([], 2026, date(2026, 12, 31)).is_running


@pytest.mark.parametrize(("year", "days"), [(2024, 366), (2025, 365), (1900, 365), (2000, 366), (1, 365)])
def test_leap_years_and_the_first_one(year: int, days: int) -> None:
    facts = water_year(water(date(year, 1, 1), days), year)
    assert (facts.days, facts.logged) == (days, days)
    assert facts.streak == (date(year, 1, 1), date(year, 12, 31))


def test_nothing_is_said_from_a_few_days() -> None:
    (of,) = water_year(water(date(2025, 3, 1), 13), 2025).metrics
    assert (of.logged, of.mean, of.total, of.highest, of.before) == (13, None, None, None, None)
    (of,) = water_year(water(date(2025, 3, 1), 14), 2025).metrics
    assert (of.mean, of.total) == (1000, 14_000)
    assert water_year(water(date(2025, 3, 1), 2), 2025).streak is None
    assert water_year([], 2025).ends is None


def test_a_month_counts_with_ten_days_and_the_highest_of_three() -> None:
    entries = [*water(date(2025, 1, 1), 10, 900), *water(date(2025, 2, 1), 10, 1200), *water(date(2025, 3, 1), 9, 5000)]
    (of,) = water_year(entries, 2025).metrics
    assert [month.mean for month in of.months[:3]] == [900, 1200, None]
    assert of.highest is None
    (of,) = water_year([*entries, *water(date(2025, 4, 1), 10, 800)], 2025).metrics
    assert of.highest is not None
    assert (of.highest.month, of.highest.logged) == (2, 10)
    (of,) = water_year([*entries, *water(date(2025, 4, 1), 10, 1200)], 2025).metrics
    assert of.highest is None  # none is higher than the others


def test_the_middle_half_of_a_month() -> None:
    entries = [entry_of(date=date(2025, 5, day), water_intake_ml=100 * day) for day in range(1, 12)]
    month = water_year(entries, 2025).metrics[0].months[4]
    assert (month.low, month.mean, month.high) == (350, 600, 850)


@pytest.mark.parametrize(
    ("today", "counted"), [(date(2024, 2, 29), 59), (date(2025, 2, 28), 59), (date(2024, 12, 31), 365)]
)
def test_the_year_before_is_compared_until_the_same_day(today: date, counted: int) -> None:
    before = water(date(today.year - 1, 1, 1), 366, 800)
    facts = water_year([*before, *water(date(today.year, 1, 1), 366)], today.year, today)
    (of,) = facts.metrics
    assert of.before is not None
    assert (facts.logged_before, of.before.logged, of.before.mean, of.before.difference) == (counted, counted, 800, 200)


def test_too_few_days_in_either_year_are_not_compared() -> None:
    many, few = water(date(2025, 1, 1), 100), water(date(2024, 1, 1), 27)
    facts = water_year([*many, *few], 2025)
    assert (facts.logged_before, facts.metrics[0].before) == (None, None)
    facts = water_year([*water(date(2025, 1, 1), 27), *water(date(2024, 1, 1), 100)], 2025)
    assert (facts.logged_before, facts.metrics[0].before) == (None, None)


def test_the_longest_streak_is_the_latest_of_the_longest_and_within_the_year() -> None:
    entries = water(date(2024, 12, 1), 36) + water(date(2025, 3, 1), 5) + water(date(2025, 9, 1), 4)
    assert water_year(entries, 2025).streak == (date(2025, 3, 1), date(2025, 3, 5))


def test_weekdays_are_told_if_they_differ_clearly() -> None:
    every = water(date(2025, 1, 1), 364)
    assert water_year(every, 2025).weekdays is None
    monday, tuesday = 1, 2
    fewer = [
        entry
        for number, entry in enumerate(every)
        if entry.date.isoweekday() == monday or (number % 5 and (entry.date.isoweekday() != tuesday or number % 2))
    ]
    most, least = water_year(fewer, 2025).weekdays
    assert (most.day, most.logged, most.days) == (monday, 52, 52)
    assert least.day == tuesday
    assert least.logged < 30
    assert water_year([entry for entry in fewer if entry.date.month < 2], 2025).weekdays is None


def test_days_are_counted_by_the_chosen_metrics() -> None:
    entry = entry_of(date=TODAY, water_intake_ml=1, mood_score=Decimal(3))
    assert year_of([entry], 2026, TODAY, ["water_intake_ml", "sleep_hours"]).numbers == {TODAY: 1}
    assert year_of([entry], 2026, TODAY, COLUMNS).numbers == {TODAY: 2}
    assert year_of([entry], 2026, TODAY, ["nutrition_notes"]).numbers == {TODAY: 0}


def test_modules_and_conversations_of_the_year() -> None:
    modules = [
        (date(2025, 5, 1), Decimal(100)),
        (date(2025, 1, 1), Decimal(20)),
        (date(2024, 12, 31), Decimal(100)),
        (None, Decimal(100)),
    ]
    begun = [date(2025, 12, 31), date(2026, 1, 1), None]
    assert beside_of(modules, begun, 2025, TODAY) == Beside(2, 1, 1)
    assert beside_of([(date(2026, 12, 5), Decimal(100))], [date(2026, 12, 5)], 2026, TODAY) == Beside()
