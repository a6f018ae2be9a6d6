"""How much goes with how much: the size of a link in the user's units, with an interval that says how sure it is.

Days are compared with the same weekday of the weeks around only, so that neither weekends nor slow drift are part of
it (``docs/insights.md``). Whether there is a link at all is the question of links.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from organic_desktop.wellness.chance import Chance
from organic_desktop.wellness.links import WEEKDAYS, Values
from organic_desktop.wellness.significance import t_of_chance

WEEKS_AROUND = 6
MOST_PAIRS = 6_000
"""Of more pairs of days, a random part is taken: the slope hardly changes."""
WITHIN = 0.95
"""This share of pairs counts as it is; what is farther away counts as if it were at the edge."""
STEPS = 12
"""Of the approximation to the slope, which is then beyond the digits that anybody is told."""
DRAWS = 500
CHANCE = 0.025
NORMAL = 1.959964
"""What a normal distribution exceeds with that chance; with few weeks Student's is wider, and so is the interval."""
MOST_FREED = 3
"""A week that holds nearly all of the slope pulls no more than so many times as much without it."""


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


class _Pair(NamedTuple):
    """By how much two days differ in both metrics, and the weeks they are in."""

    step: float
    change: float
    week: int
    other: int


def effect(a: Values, b: Values, lag: int, rng: Chance) -> Effect | None:
    """Return what one unit of ``a`` goes with in ``b``, ``lag`` days later; None without two days that differ.

    The slope is fitted to the differences between pairs of days, which have no weekday and are as often high as low;
    those farthest away in either metric are pulled in (Huber's estimate, with Mallows' bound), so that no single day
    decides. A mean and not a median, because a mood in halves is the same on most pairs of days. The interval is from
    drawing whole weeks anew, so that neighbouring days, which resemble each other, come together. ``rng`` is to be
    seeded by the data, so that the same days always give the same numbers.
    """
    pairs = list(_pairs(a, b, lag))
    if not pairs:
        return None
    if len(pairs) > MOST_PAIRS:
        pairs = rng.sample(pairs, MOST_PAIRS)
    steps, changes = [each.step for each in pairs], [each.change for each in pairs]
    bounded = _bounded(steps)
    slope = _slope(steps, changes, bounded)
    rest = _rest(steps, changes, slope)
    low, high = _reach(*_by_week(pairs, bounded, rest), rng)
    return Effect(slope, slope + low, slope + high)


def _pairs(a: Values, b: Values, lag: int) -> Iterator[_Pair]:
    """Yield any two days of the same weekday that are a few weeks apart and differ in ``a``."""
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
                    yield _Pair(other_x - x, other_y - y, week, other)


def _edge(values: Sequence[float]) -> float:
    """Return how far from 0 all but the farthest are."""
    return sorted(map(abs, values))[int(WITHIN * (len(values) - 1))]


def _bounded(steps: Sequence[float]) -> list[float]:
    """Return by how much each pair counts: as its step, and less again beyond the edge, where it may be an error."""
    edge = _edge(steps)
    return [step if abs(step) <= edge else edge * edge / step for step in steps]


def _pulled_in(values: Sequence[float]) -> list[float]:
    edge = _edge(values)
    return [-edge if value < -edge else edge if value > edge else value for value in values]


def _slope(steps: Sequence[float], changes: Sequence[float], bounded: Sequence[float]) -> float:
    """Return the slope at which what is left, pulled in, pulls neither way; from least squares, step by step."""
    total = sum(map(mul, bounded, steps))
    slope: float = sum(map(mul, bounded, changes)) / total
    for _ in range(STEPS):
        slope += sum(map(mul, bounded, _pulled_in(_rest(steps, changes, slope)))) / total
    return slope


def _rest(steps: Sequence[float], changes: Sequence[float], slope: float) -> list[float]:
    return [change - slope * step for step, change in zip(steps, changes, strict=True)]


def _by_week(
    pairs: Sequence[_Pair], bounded: Sequence[float], rest: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Return how much each week pulls at the slope, and how much it holds it where it is."""
    pulls: dict[int, float] = defaultdict(float)
    holds: dict[int, float] = defaultdict(float)
    edge = _edge(rest)
    for pair, weight, left, pulled_in in zip(pairs, bounded, rest, _pulled_in(rest), strict=True):
        for week in (pair.week, pair.other):
            pulls[week] += weight * pulled_in
            holds[week] += weight * pair.step if abs(left) <= edge else 0.0
    # A week has drawn the slope to itself: it pulls as from a slope that was fitted without it.
    total = sum(holds.values()) / 2
    free = [pulls[week] * total / max(total - holds[week], total / MOST_FREED) for week in sorted(pulls)]
    mean = sum(free) / len(free)
    return [pull - mean for pull in free], [holds[week] / 2 for week in sorted(pulls)]


def _reach(pulls: Sequence[float], holds: Sequence[float], rng: Chance) -> tuple[float, float]:
    """Return how far from the slope the interval reaches, from drawing the weeks anew with replacement."""
    weeks = range(len(pulls))
    found = []
    for _ in range(DRAWS):
        drawn = rng.choices(weeks, k=len(weeks))
        hold = sum(map(holds.__getitem__, drawn))
        found.append(sum(map(pulls.__getitem__, drawn)) / hold if hold > 0 else 0.0)
    found.sort()
    wider = _t(len(weeks) - 1) / NORMAL
    return min(0.0, wider * found[int(CHANCE * DRAWS)]), max(0.0, wider * found[int((1 - CHANCE) * DRAWS)])


@lru_cache(maxsize=64)
def _t(freedom: int) -> float:
    return t_of_chance(CHANCE, freedom)
