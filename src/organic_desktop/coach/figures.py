"""The numbers of an answer: averages, extremes, totals and counts of a metric over a period.

Averages are rounded as the server's get_wellness_stats rounds them. The rules that answer (builtin.py) and those that
check a model's answer (checker.py) both compute here, so that they can't disagree.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

from organic_desktop.coach.evidence import Evidence
from organic_desktop.coach.periods import Period
from organic_desktop.wellness import judging
from organic_desktop.wellness.metrics import metric
from organic_desktop.wellness.stats import DIGITS, average
from organic_desktop.wellness.streaks import runs

Number = Decimal | int


def logged(evidence: Evidence, column: str, period: Period, weekday: int | None = None) -> dict[date, Number]:
    """Return a metric's values in a period by date, oldest first; of one ``weekday`` (ISO, Monday is 1) if given."""
    values = evidence.between(column, period.first, period.last)
    return {day: value for day, value in values.items() if weekday in (None, day.isoweekday())}


def mean(column: str, values: Iterable[Number]) -> Decimal | None:
    """Return the average: hours and scores with two places, ml and minutes with none; None if there are no values."""
    exact = average(values)
    if exact is None:
        return None
    with localcontext() as context:
        context.prec = DIGITS
        return exact.quantize(Decimal(1).scaleb(-metric(column).places), ROUND_HALF_UP)


def total(values: Iterable[Number]) -> Decimal:
    """Return the sum of the values."""
    return sum(map(Decimal, values), Decimal(0))


def highest(values: dict[date, Number]) -> tuple[date, Number]:
    """Return the day with the highest value, of equal ones the latest."""
    return max(values.items(), key=lambda each: (each[1], each[0]))


def lowest(values: dict[date, Number]) -> tuple[date, Number]:
    """Return the day with the lowest value, of equal ones the latest."""
    return min(values.items(), key=lambda each: (each[1], -each[0].toordinal()))


def goal_days(evidence: Evidence, column: str, period: Period) -> tuple[int, int]:
    """Return on how many logged days the day's own goal was met, and how many had one, as every page judges them."""
    values = evidence.between(column, period.first, period.last)
    return judging.goal_days(values.items(), lambda day: evidence.goal_on(column, day))


def entries(evidence: Evidence, period: Period) -> int:
    """Return on how many days of a period there is an entry."""
    return sum(period.first <= day <= period.last for day in evidence.dates)


def longest_streak(evidence: Evidence) -> tuple[date, date] | None:
    """Return the first and last day of the longest run of days with an entry until today, of equal ones the latest."""
    found = runs(day for day in evidence.dates if day <= evidence.today)
    return max(found, key=lambda run: (run[1] - run[0], run[1]), default=None)
