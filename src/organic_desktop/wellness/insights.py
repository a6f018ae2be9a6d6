"""Insights into one metric: average, comparison with the period before, weekdays, longest streak, best and lowest day.

A day that wasn't logged isn't a 0: it is left out of every number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from organic_desktop.wellness.stats import average

PERIODS = (7, 30, 90, 365)
FEW = 3  # days below which an average says nothing yet
WEEK = range(1, 8)  # ISO: Monday is 1
Number = Decimal | int


@dataclass(frozen=True)
class Weekday:
    """The average of one weekday's logged days (ISO, Monday is 1), and their number."""

    day: int
    average: Decimal | None
    logged: int


@dataclass(frozen=True)
class Insight:
    """One metric over the ``days`` that end today, in stored units; averages are not rounded.

    ``series`` has every day, the oldest first, None where nothing was logged; ``before`` is the average of as many
    days before the first; ``longest`` the most logged days in a row, ``longest_ever`` the same of all time.
    """

    days: int
    series: tuple[tuple[date, Number | None], ...]
    average: Decimal | None
    before: Decimal | None
    logged: int
    logged_before: int
    longest: int
    longest_ever: int
    weekdays: tuple[Weekday, ...]
    best: tuple[date, Number] | None
    lowest: tuple[date, Number] | None

    @property
    def enough(self) -> bool:
        """True if enough days are logged for an average."""
        return self.logged >= FEW

    @property
    def difference(self) -> Decimal | None:
        """The average minus the previous period's; None if either has too few days."""
        if self.average is None or self.before is None or min(self.logged, self.logged_before) < FEW:
            return None
        return self.average - self.before


def insight(values: Mapping[date, Number], today: date, days: int, longest_ever: int | None = None) -> Insight:
    """Return the insight of the ``days`` that end today, from ``values`` by date; later dates are ignored.

    Without ``longest_ever``, ``values`` must hold all there ever were, not only those of twice the ``days``.
    """
    first = today.toordinal() - days + 1
    known = {day.toordinal(): value for day, value in values.items() if day <= today}
    series = tuple((day, values.get(day)) for day in _days(first, days))
    logged = [(day, value) for day, value in series if value is not None]
    before = [known[day] for day in range(first - days, first) if day in known]
    # Of equal days the latest: it is the one that is remembered.
    best = max(logged, key=lambda each: (each[1], each[0]), default=None)
    lowest = min(logged, key=lambda each: (each[1], -each[0].toordinal()), default=None)
    return Insight(
        days=days,
        series=series,
        average=average(value for _, value in logged),
        before=average(before),
        logged=len(logged),
        logged_before=len(before),
        longest=longest_run([day for day, _ in logged]),
        longest_ever=longest_run([day for day in values if day <= today]) if longest_ever is None else longest_ever,
        weekdays=tuple(_weekday(number, logged) for number in WEEK),
        best=best,
        lowest=lowest,
    )


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


def _weekday(number: int, logged: Collection[tuple[date, Number]]) -> Weekday:
    values = [value for day, value in logged if day.isoweekday() == number]
    return Weekday(number, average(values), len(values))


def _days(first: int, days: int) -> list[date]:
    """Ordinals below 1 are before the calendar begins."""
    start = date.fromordinal(max(first, 1))
    return [start + timedelta(days=day) for day in range(days + min(first - 1, 0))]
