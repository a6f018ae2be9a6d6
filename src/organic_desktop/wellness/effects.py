"""How much of one metric goes with how much of another, in the user's own units, and how far that is uncertain.

Days are compared with the same weekday of the weeks around only, so that neither weekends nor slow drift are part of
it (``docs/insights.md``). Whether there is a link at all is the question of links.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import mul
from typing import NamedTuple

from organic_desktop.wellness.chance import Chance
from organic_desktop.wellness.links import WEEKDAYS, Values

WEEKS_AROUND = 6
MOST_SLOPES = 4_000
"""Of more, a random part is taken: the median hardly changes."""
DRAWS = 500
LOW, HIGH = 0.025, 0.975


@dataclass(frozen=True)
class Effect:
    """What one more of a metric's unit goes with, in the other's; 95 of 100 times between ``low`` and ``high``."""

    slope: float
    low: float
    high: float

    @property
    def is_certain(self) -> bool:
        """True if the interval doesn't hold 0: then the sign, too, may be said."""
        return self.low > 0 or self.high < 0


class _Slope(NamedTuple):
    """The slope between two days, and the weeks they are in."""

    slope: float
    week: int
    other: int


def effect(a: Values, b: Values, lag: int, rng: Chance) -> Effect | None:
    """Return what one unit of ``a`` goes with in ``b``, ``lag`` days later; None without two days that differ.

    The slope is Theil and Sen's, the median over pairs of days; the interval is from drawing whole weeks anew, so that
    neighbouring days, which resemble each other, come together. ``rng`` is to be seeded by the data, so that the same
    days always give the same numbers.
    """
    slopes = sorted(_slopes(a, b, lag))
    if not slopes:
        return None
    if len(slopes) > MOST_SLOPES:
        slopes = sorted(rng.sample(slopes, MOST_SLOPES))
    weeks = sorted({week for each in slopes for week in (each.week, each.other)})
    place = {week: index for index, week in enumerate(weeks)}
    ones, others = [place[each.week] for each in slopes], [place[each.other] for each in slopes]
    values = [each.slope for each in slopes]
    medians = sorted(_drawn_median(values, ones, others, len(weeks), rng) for _ in range(DRAWS))
    middle = _weighted_median(values, [1] * len(values))
    return Effect(middle, min(middle, medians[int(LOW * DRAWS)]), max(middle, medians[int(HIGH * DRAWS)]))


def _slopes(a: Values, b: Values, lag: int) -> Iterator[_Slope]:
    """Yield the slope between any two days of the same weekday that are a few weeks apart and differ in ``a``."""
    by_weekday: dict[int, list[tuple[int, float, float]]] = defaultdict(list)
    later = {day.toordinal() - lag: value for day, value in b.items()}
    for day in sorted(a):
        ordinal = day.toordinal()
        if ordinal in later:
            by_weekday[ordinal % WEEKDAYS].append((ordinal // WEEKDAYS, float(a[day]), float(later[ordinal])))
    for days in by_weekday.values():
        for index, (week, x, y) in enumerate(days):
            for other, other_x, other_y in days[index + 1 : index + 1 + WEEKS_AROUND]:
                if other - week <= WEEKS_AROUND and other_x != x:
                    yield _Slope((other_y - y) / (other_x - x) + 0.0, week, other)  # + 0.0: no negative zero


def _drawn_median(
    slopes: Sequence[float], ones: Sequence[int], others: Sequence[int], weeks: int, rng: Chance
) -> float:
    """Return the median if weeks are drawn with replacement; a pair of days counts as often as both its weeks."""
    times = [0] * weeks
    for drawn in rng.choices(range(weeks), k=weeks):
        times[drawn] += 1
    weights = list(map(mul, map(times.__getitem__, ones), map(times.__getitem__, others)))
    return _weighted_median(slopes, weights)


def _weighted_median(ascending: Sequence[float], weights: Sequence[int]) -> float:
    """Return the value at which half the weight is reached; the middle one if there is no weight."""
    sums = list(accumulate(weights))
    if not sums[-1]:
        return ascending[len(ascending) // 2]
    return ascending[bisect_left(sums, sums[-1] / 2)]
