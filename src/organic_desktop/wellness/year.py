"""What is true of one year of a person's days: counts, averages, months and weekdays, and how many days each rests on.

A day that wasn't logged isn't a 0: it is left out of every average. What rests on too few days is None and isn't told.
A month is the highest, never the best. Days after today are left out. ui/insights/year_page.py paints the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from organic_desktop.wellness.metrics import COLUMNS, NOTES, Metric, metric
from organic_desktop.wellness.stats import average
from organic_desktop.wellness.streaks import runs

Number = Decimal | int

ENOUGH = 14
"""Days of a metric that its average and total in the year need."""
ENOUGH_IN_MONTH = 10
FEWEST_MONTHS = 3
"""Months with enough days of which the highest can be told."""
ENOUGH_TO_COMPARE = 28
"""Days that a metric needs in each of two years."""
ENOUGH_FOR_WEEKDAYS = 56
CLEAR_DAYS = 5
"""Days by which the most and the least logged weekday must differ."""
SHORTEST_STREAK = 3
DONE = Decimal(100)
DECEMBER = 12


class Logged(Protocol):
    """An entry: its date, and its values by the schema's column names."""

    @property
    def date(self) -> date: ...


@dataclass(frozen=True)
class Month:
    """A metric's month, 1 to 12: its average, and between which values the middle half of its days lies.

    The three are None if fewer than ``ENOUGH_IN_MONTH`` days are logged.
    """

    month: int
    logged: int
    mean: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Before:
    """A metric in the same part of the year before: its average, its number of days, and what the average was more."""

    mean: Decimal
    logged: int
    difference: Decimal


@dataclass(frozen=True)
class MetricYear:
    """One metric's year in stored units, not rounded; None for what rests on too few days. A score has no total."""

    metric: Metric
    logged: int
    mean: Decimal | None
    total: Decimal | None
    months: tuple[Month, ...]
    highest: Month | None
    before: Before | None


@dataclass(frozen=True)
class Weekday:
    """A weekday (ISO, Monday is 1): on how many of its days in the year there is an entry."""

    day: int
    logged: int
    days: int


@dataclass(frozen=True)
class Beside:
    """What happened beside the days: modules last worked on in the year, those of them that are finished,
    and conversations begun in it."""

    modules: int = 0
    finished: int = 0
    conversations: int = 0


@dataclass(frozen=True)
class YearFacts:
    """A year until ``last``, which is today in the year that is running.

    ``numbers`` has each day with an entry, and how many of the chosen metrics it has. ``streak`` is the longest run of
    days with an entry inside the year. ``logged_before`` counts the days of the same part of the year before.
    """

    year: int
    last: date
    is_running: bool
    numbers: Mapping[date, int]
    streak: tuple[date, date] | None
    weekdays: tuple[Weekday, Weekday] | None
    logged_before: int | None
    metrics: tuple[MetricYear, ...]
    beside: Beside

    @property
    def first(self) -> date:
        """The first of January."""
        return date(self.year, 1, 1)

    @property
    def days(self) -> int:
        """The number of days so far."""
        return (self.last - self.first).days + 1

    @property
    def logged(self) -> int:
        """The number of days with an entry."""
        return len(self.numbers)

    @property
    def ends(self) -> tuple[date, date] | None:
        """The first and the last day with an entry."""
        return (min(self.numbers), max(self.numbers)) if self.numbers else None


def first_of(year: int) -> date:
    """Return the first day that ``year_of`` reads: the year before is compared with."""
    return date(max(year - 1, date.min.year), 1, 1)


def last_of(year: int, today: date) -> date:
    """Return the last day of a year that counts: the last of December, or today."""
    return min(date(year, DECEMBER, 31), max(today, date(year, 1, 1)))


def year_of(
    entries: Iterable[Logged], year: int, today: date, columns: Sequence[str], beside: Beside | None = None
) -> YearFacts:
    """Return the facts of a year until ``today``, from entries that may have any dates, in any order.

    ``columns`` are the metrics that are told; a year after today's has no days.
    """
    first, last = date(year, 1, 1), last_of(year, today)
    seen = {entry.date: entry for entry in entries if entry.date <= today}
    within = {day: seen[day] for day in sorted(seen) if first <= day <= last}
    before = _same_part(seen, first, last)
    chosen = [metric(column) for column in COLUMNS if column in columns and column != NOTES]
    streak = max(runs(within), key=lambda run: (run[1] - run[0], run[0]), default=None)
    long_enough = streak and (streak[1] - streak[0]).days + 1 >= SHORTEST_STREAK
    return YearFacts(
        year,
        last,
        first <= today < date(year, DECEMBER, 31),
        {day: len(_values({day: entry}, chosen)) for day, entry in within.items()},
        streak if long_enough else None,
        _weekdays(within, first, last),
        len(before) if min(len(before), len(within)) >= ENOUGH_TO_COMPARE else None,
        tuple(_metric_year(each, within, before) for each in chosen),
        beside or Beside(),
    )


def beside_of(
    modules: Iterable[tuple[date | None, Decimal]], conversations: Iterable[date | None], year: int, today: date
) -> Beside:
    """Return what happened beside the days, from each module's last activity and progress (per cent), and the dates
    on which conversations were begun; None for a date that isn't known."""
    first, last = date(year, 1, 1), last_of(year, today)
    worked_on = [progress for day, progress in modules if day and first <= day <= last]
    begun = sum(day is not None and first <= day <= last for day in conversations)
    return Beside(len(worked_on), sum(progress >= DONE for progress in worked_on), begun)


def _same_part(seen: Mapping[date, Logged], first: date, last: date) -> dict[date, Logged]:
    """Return the entries of the year before, until the same day of it."""
    until = (last.month, last.day)
    return {day: entry for day, entry in seen.items() if day.year == first.year - 1 and (day.month, day.day) <= until}


def _values(days: Mapping[date, Logged], metrics: Iterable[Metric]) -> list[Number]:
    found = (getattr(entry, each.column) for entry in days.values() for each in metrics)
    return [value for value in found if value is not None]


def _metric_year(of: Metric, within: Mapping[date, Logged], before: Mapping[date, Logged]) -> MetricYear:
    values, earlier = _values(within, [of]), _values(before, [of])
    enough = len(values) >= ENOUGH
    mean = average(values) if enough else None
    months = tuple(_month(number, of, within) for number in range(1, DECEMBER + 1))
    total = sum(map(Decimal, values), Decimal(0)) if enough and of.scale is None else None
    return MetricYear(of, len(values), mean, total, months, _highest(months), _before(mean, len(values), earlier))


def _month(number: int, of: Metric, within: Mapping[date, Logged]) -> Month:
    values = sorted(map(Decimal, _values({day: each for day, each in within.items() if day.month == number}, [of])))
    if len(values) < ENOUGH_IN_MONTH:
        return Month(number, len(values))
    return Month(number, len(values), average(values), _quantile(values, 1), _quantile(values, 3))


def _quantile(ordered: Sequence[Decimal], quarter: int) -> Decimal:
    """Return the value that so many quarters of the ordered values are below, between two if need be."""
    place = Decimal(quarter * (len(ordered) - 1)) / 4
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def _highest(months: Sequence[Month]) -> Month | None:
    """Return the month with the highest average, if there are enough to compare, and none is as high."""
    known = sorted((each.mean, each.month) for each in months if each.mean is not None)
    if len(known) < FEWEST_MONTHS or known[-1][0] == known[-2][0]:
        return None
    return months[known[-1][1] - 1]


def _before(mean: Decimal | None, logged: int, earlier: Sequence[Number]) -> Before | None:
    there = average(earlier)
    if mean is None or there is None or min(logged, len(earlier)) < ENOUGH_TO_COMPARE:
        return None
    return Before(there, len(earlier), mean - there)


def _weekdays(within: Mapping[date, Logged], first: date, last: date) -> tuple[Weekday, Weekday] | None:
    """Return the most and the least logged weekday, if they differ clearly, and no other is logged as much or little.

    The days before the first entry don't count: nobody was there to log them.
    """
    if len(within) < ENOUGH_FOR_WEEKDAYS:
        return None
    start = max(first, min(within))
    days = [(start + timedelta(days=number)).isoweekday() for number in range((last - start).days + 1)]
    logged = [day.isoweekday() for day in within]
    ranked = sorted((logged.count(day), day) for day in range(1, 8))
    (fewest, least), (second, _), *_, (fewer, _), (most, often) = ranked
    if most - fewest < CLEAR_DAYS or fewest == second or fewer == most:
        return None
    return Weekday(often, most, days.count(often)), Weekday(least, fewest, days.count(least))
