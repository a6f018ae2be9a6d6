"""Insights into one metric over a period: average, comparison with another one, weekdays, longest streak, extremes.

A day that wasn't logged isn't a 0: it is left out of every number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from organic_desktop.wellness.comparison import Comparison, compare
from organic_desktop.wellness.periods import Grain, Kind, Number, Period, Point, before, grain_of, last_days, points
from organic_desktop.wellness.stats import average

PERIODS = (7, 30, 90, 365)
FEW = 3  # days below which an average says nothing yet
WEEK = range(1, 8)  # ISO: Monday is 1


@dataclass(frozen=True)
class Weekday:
    """The average of one weekday's logged days (ISO, Monday is 1), and their number."""

    day: int
    average: Decimal | None
    logged: int


@dataclass(frozen=True)
class Insight:
    """One metric over a period, in stored units; averages are not rounded.

    ``series`` has every day, the oldest first, None where nothing was logged, and ``points`` what a chart shows of it
    (wellness/periods.py); ``other`` and ``other_points`` are those of the period that it is compared with, empty if
    there is none. ``longest`` is the most logged days in a row, ``longest_ever`` the same of all time.
    """

    period: Period
    series: tuple[tuple[date, Number | None], ...]
    points: tuple[Point, ...]
    grain: Grain
    compared_with: Period | None
    other: tuple[tuple[date, Number | None], ...]
    other_points: tuple[Point, ...]
    comparison: Comparison
    longest: int
    longest_ever: int
    weekdays: tuple[Weekday, ...]
    best: tuple[date, Number] | None
    lowest: tuple[date, Number] | None

    @property
    def days(self) -> int:
        """The number of days of the period."""
        return len(self.series)

    @property
    def average(self) -> Decimal | None:
        """The average of the logged days."""
        return self.comparison.average

    @property
    def before(self) -> Decimal | None:
        """The average of the period that it is compared with."""
        return self.comparison.other

    @property
    def logged(self) -> int:
        """The number of logged days."""
        return self.comparison.logged

    @property
    def enough(self) -> bool:
        """True if enough days are logged for an average."""
        return self.logged >= FEW


def insight(values: Mapping[date, Number], today: date, days: int, longest_ever: int | None = None) -> Insight:
    """Return the insight of the ``days`` that end today, from ``values`` by date; later dates are ignored.

    Without ``longest_ever``, ``values`` must hold all there ever were, not only those of twice the ``days``.
    """
    period = last_days(today, days)
    return insight_of(values, period, before(Kind.RANGE, period, today), today, longest_ever)


def insight_of(
    values: Mapping[date, Number],
    period: Period,
    other: Period | None,
    today: date,
    longest_ever: int | None = None,
) -> Insight:
    """Return the insight of a period, compared with another one if there is one; as ``insight`` does."""
    series, beside = series_of(values, period), series_of(values, other) if other else ()
    logged = [(day, value) for day, value in series if value is not None]
    grain = grain_of(max(len(series), len(beside)))
    # Of equal days the latest: it is the one that is remembered.
    best = max(logged, key=lambda each: (each[1], each[0]), default=None)
    lowest = min(logged, key=lambda each: (each[1], -each[0].toordinal()), default=None)
    return Insight(
        period=period,
        series=series,
        points=points(series, grain),
        grain=grain,
        compared_with=other,
        other=beside,
        other_points=points(beside, grain),
        comparison=compare(series, beside),
        longest=longest_run([day for day, _ in logged]),
        longest_ever=longest_run([day for day in values if day <= today]) if longest_ever is None else longest_ever,
        weekdays=_weekdays(logged),
        best=best,
        lowest=lowest,
    )


def series_of(values: Mapping[date, Number], period: Period) -> tuple[tuple[date, Number | None], ...]:
    """Return every day of a period, the oldest first, with its value; None where nothing was logged."""
    days = map(date.fromordinal, range(period.first.toordinal(), period.last.toordinal() + 1))
    return tuple((day, values.get(day)) for day in days)


def smoothed(series: Sequence[tuple[date, Number | None]], width: int) -> list[Decimal | None]:
    """Return for each day the average of the logged days among the ``width`` days up to it; None if there are none."""
    means: list[Decimal | None] = []
    for end in range(1, len(series) + 1):
        known = [value for _, value in series[max(0, end - width) : end] if value is not None]
        means.append(sum(map(Decimal, known), Decimal(0)) / len(known) if known else None)
    return means


def longest_run(days: Collection[date]) -> int:
    """Return the length of the longest run of consecutive dates."""
    there = {day.toordinal() for day in days}
    longest = 0
    for first in there:
        if first - 1 not in there:
            length = 1
            while first + length in there:
                length += 1
            longest = max(longest, length)
    return longest


def longest_runs(days: Iterable[tuple[date, Sequence[bool]]], columns: int) -> list[int]:
    """Return the longest run of each column, from all days, oldest first, with which of the ``columns`` are logged."""
    longest, run, before = [0] * columns, [0] * columns, 0
    for day, logged in days:
        ordinal = day.toordinal()
        if ordinal != before + 1:
            run = [0] * columns
        run = [length + 1 if there else 0 for length, there in zip(run, logged, strict=True)]
        longest = list(map(max, longest, run))
        before = ordinal
    return longest


def _weekdays(logged: Iterable[tuple[date, Number]]) -> tuple[Weekday, ...]:
    by_weekday: dict[int, list[Number]] = {number: [] for number in WEEK}
    for day, value in logged:
        by_weekday[day.isoweekday()].append(value)
    return tuple(Weekday(number, average(values), len(values)) for number, values in by_weekday.items())
