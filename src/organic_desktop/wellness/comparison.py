"""Two periods side by side, and whether their difference is more than weeks differ anyway (decision 0103).

No significance is claimed: that needs the rules of docs/insights.md. A difference is only called one if it is larger
than most neighbouring weeks of the same two periods lie apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from organic_desktop.wellness.periods import Number, Series
from organic_desktop.wellness.stats import average

FEWEST_DAYS = 14
"""Logged days of a period below which nothing is said of a difference: never from seven."""
WEEK, FULL_ENOUGH = 7, 4
"""Days of a week, and how many of them must be logged for it to have an average."""
FEWEST_PAIRS = 4
"""Neighbouring weeks that are needed to know how much weeks differ anyway."""


class Difference(StrEnum):
    """What may be said of the difference of two averages."""

    TOO_FEW = "too few"  # days are logged: only the numbers are shown
    UNKNOWN = "unknown"  # too few weeks to know how much they differ anyway
    USUAL = "usual"  # no larger than weeks differ anyway
    LARGER = "larger"


@dataclass(frozen=True)
class Comparison:
    """The averages of two periods, exact and in stored units, the days logged, and what their difference is.

    ``anyway`` is how far nine of ten neighbouring weeks lie apart at most, None if that isn't known.
    """

    average: Decimal | None
    other: Decimal | None
    logged: int
    other_logged: int
    difference: Decimal | None
    anyway: Decimal | None
    is_a: Difference


def compare(series: Series, other: Series) -> Comparison:
    """Return the comparison of a period's days with another's, each oldest first."""
    known, others = ([value for _, value in days if value is not None] for days in (series, other))
    mean, other_mean = average(known), average(others)
    difference = mean - other_mean if mean is not None and other_mean is not None else None
    anyway = usual_difference(series, other)
    return Comparison(
        mean, other_mean, len(known), len(others), difference, anyway,
        _judged(difference, min(len(known), len(others)), anyway),
    )  # fmt: skip


def usual_difference(*periods: Series) -> Decimal | None:
    """Return how far nine of ten neighbouring weeks of the periods lie apart at most; None if they are too few.

    Weeks are counted back from a period's end, so that each has every weekday once; one with fewer than four logged
    days has no average.
    """
    apart = [
        abs(later - earlier)
        for weeks in map(_weeks, periods)
        for later, earlier in pairwise(weeks)
        if later is not None and earlier is not None
    ]
    if len(apart) < FEWEST_PAIRS:
        return None
    from statistics import quantiles  # nothing that a start needs

    return quantiles(apart, n=10, method="inclusive")[8]


def _weeks(series: Series) -> list[Decimal | None]:
    """Return the averages of the weeks, latest first; None for one with too few logged days."""
    weeks = list[Decimal | None]()
    for end in range(len(series), WEEK - 1, -WEEK):
        known: Sequence[Number] = [value for _, value in series[end - WEEK : end] if value is not None]
        weeks.append(average(known) if len(known) >= FULL_ENOUGH else None)
    return weeks


def _judged(difference: Decimal | None, logged: int, anyway: Decimal | None) -> Difference:
    if difference is None or logged < FEWEST_DAYS:
        return Difference.TOO_FEW
    if anyway is None:
        return Difference.UNKNOWN
    return Difference.LARGER if abs(difference) > anyway else Difference.USUAL
