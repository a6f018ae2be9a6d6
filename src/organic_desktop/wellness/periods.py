"""Periods of days: the last days, a month, a year, all there are, any two ends; and the points of a chart over one.

Every period ends today at the latest: what is planned or dated ahead isn't looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from organic_desktop.wellness.metrics import FIRST_YEAR
from organic_desktop.wellness.stats import average

Number = Decimal | int
Series = Sequence[tuple[date, Number | None]]

DAYS_UNTIL, WEEKS_UNTIL = 400, 2_200
"""Days up to which a chart has a point for each day, and for each week; a longer one has one for each month."""
FIRST_DAY = date(FIRST_YEAR, 1, 1)


class Kind(StrEnum):
    """How a period is chosen; of the last days by their number."""

    WEEK = "7"
    THIRTY = "30"
    NINETY = "90"
    YEAR_OF_DAYS = "365"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"
    RANGE = "range"


class Against(StrEnum):
    """What a period is compared with."""

    BEFORE = "before"
    YEAR_EARLIER = "year"
    MONTH = "month"
    RANGE = "range"


@dataclass(frozen=True, order=True)
class Period:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1


def checked_period(first: date, last: date, today: date) -> Period:
    """Return the days between two ends in either order, without those before 1900 or after today."""
    begin, end = sorted((first, last))
    end = min(max(end, FIRST_DAY), today)
    return Period(min(max(begin, FIRST_DAY), end), end)


def last_days(today: date, days: int) -> Period:
    """Return the days that end today; fewer at the beginning of the calendar."""
    return Period(date.fromordinal(max(1, today.toordinal() - days + 1)), today)


def month_of(day: date, today: date) -> Period:
    """Return the month of a day, until today."""
    first = day.replace(day=1)
    return Period(first, min(_month_after(first) - timedelta(days=1), max(today, first)))


def year_of(day: date, today: date) -> Period:
    """Return the year of a day, until today."""
    first = date(day.year, 1, 1)
    return Period(first, min(date(day.year, 12, 31), max(today, first)))


def months(first: date, today: date) -> list[Period]:
    """Return the months from that of ``first`` to this one, latest first."""
    found, month = list[Period](), first.replace(day=1)
    while month <= today:
        found.append(month_of(month, today))
        month = _month_after(month)
    return found[::-1]


def years(first: date, today: date) -> list[Period]:
    """Return the years from that of ``first`` to this one, latest first."""
    return [year_of(date(year, 1, 1), today) for year in range(today.year, first.year - 1, -1)]


def before(kind: Kind, of: Period, today: date) -> Period | None:
    """Return the period before one of a kind: as many days, the month before, or the same days of the year before.

    None before all there is, and before the calendar begins.
    """
    if kind is Kind.ALL or of.first <= FIRST_DAY:
        return None
    if kind is Kind.MONTH:
        return month_of(of.first - timedelta(days=1), today)
    if kind is Kind.YEAR:
        return year_earlier(of)
    return Period(max(of.first - timedelta(days=of.days), date.min + timedelta(days=1)), of.first - timedelta(days=1))


def year_earlier(of: Period) -> Period | None:
    """Return the same days of the year before, 28 February for the 29th; None before the calendar begins."""
    if of.first.year <= FIRST_YEAR:
        return None
    return Period(_a_year_before(of.first), _a_year_before(of.last))


def _month_after(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _a_year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


# -- the points of a chart --------------------------------------------------------------------------------------------


class Grain(StrEnum):
    """What a point of a chart stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Point:
    """A day, week (from Monday) or month of a period: the average of its logged days, exact, and their number."""

    first: date
    last: date
    value: Number | None
    logged: int


def grain_of(days: int) -> Grain:
    """Return what the points of a chart over so many days stand for."""
    return Grain.DAY if days <= DAYS_UNTIL else Grain.WEEK if days <= WEEKS_UNTIL else Grain.MONTH


def points(series: Series, grain: Grain) -> tuple[Point, ...]:
    """Return the points of consecutive days, oldest first; the first and last may stand for a part of a week."""
    if grain is Grain.DAY:
        return tuple(Point(day, day, value, int(value is not None)) for day, value in series)
    return tuple(_points_of(series, grain))


def _points_of(series: Series, grain: Grain) -> Iterator[Point]:
    for _, grouped in groupby(series, lambda each: _begin(each[0], grain)):
        days = list(grouped)
        known = [value for _, value in days if value is not None]
        yield Point(days[0][0], days[-1][0], average(known), len(known))


def _begin(day: date, grain: Grain) -> int:
    """Return a number that the days of one week or month share."""
    return (day.toordinal() - 1) // 7 if grain is Grain.WEEK else 12 * day.year + day.month
