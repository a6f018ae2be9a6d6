"""Links between metrics, on the same day and on the day after, by a rule that is rarely wrong (``docs/insights.md``).

Days resemble the day before, weekends differ, and numbers drift: each alone makes most people a link where there is
none. So each metric is ranked once; weekdays, a line and slow drift are taken from the ranks, and the ranks are never
ranked again. What a day inherits from the day before is taken out pair by pair, on the days that both have.
Only then are they correlated, and the false discovery rate is held over all tests that were run.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate, permutations
from operator import mul, sub
from typing import NamedTuple

from organic_desktop.wellness.significance import p_of_correlation, q_values

LAGS = (0, 1)
FEWEST_DAYS, FEWEST_OF_A_WEEKDAY, FEWEST_VALUES = 28, 4, 5
FALSE_DISCOVERY_RATE = 0.04
"""Of all that is told, the share that is false; where nothing is true, of all people who are told something."""
DRIFT_DAYS = 45
"""What is slower than this, to both sides of a day, is drift, and not compared day by day."""
MOST_DRIFT = 0.3
"""The share of drift in a metric's variance above which it moves too slowly."""
MOST_PERSISTENCE = 0.85
"""The correlation with the day before from which on a metric moves too slowly."""
ECHO_DAYS = 28
WEEKDAYS = 7
ADJUSTED = WEEKDAYS + 1  # weekday means and a line: so many numbers were fitted to each metric

Number = Decimal | int
Values = Mapping[date, Number]


class Reason(StrEnum):
    """Why a metric takes part in no test."""

    FEW_VALUES = "few_values"
    """Fewer than ``FEWEST_VALUES`` different values: nearly every day is the same."""
    TOO_SLOW = "too_slow"
    """Its days resemble those before so much that two such metrics always seem linked."""


@dataclass(frozen=True)
class Link:
    """Metric ``a`` goes with metric ``b``, ``lag`` days later.

    ``rho`` is the correlation after all adjustments, ``p`` its two-sided p value, ``q`` the false discovery rate at
    which it would just be told; ``days`` are those that both have.
    """

    a: str
    b: str
    lag: int
    rho: float
    p: float
    q: float
    days: int


@dataclass(frozen=True)
class Waiting:
    """A pair that isn't tested yet: at least so many more days that have both."""

    a: str
    b: str
    days_missing: int


@dataclass(frozen=True)
class Links:
    """The links found, the strongest first, the pairs that wait, and the metrics that can't take part, with why."""

    links: tuple[Link, ...]
    waiting: tuple[Waiting, ...]
    refused: Mapping[str, Reason]
    tests: int


def links(metrics: Mapping[str, Values]) -> Links:
    """Return the links between all ``metrics``, each its values by date; the same for the same days in any order."""
    refused: dict[str, Reason] = {}
    series: dict[str, _Series] = {}
    for name, values in metrics.items():
        adjusted = _adjusted(values)
        if isinstance(adjusted, Reason):
            refused[name] = adjusted
        elif adjusted:
            series[name] = adjusted
    pairs = [(a, b, lag) for a, b in permutations(metrics, 2) for lag in LAGS if lag or _in_order(metrics, a, b)]
    tests = [_Test(a, b, lag, *tested) for a, b, lag in pairs if (tested := _tested(series, a, b, lag))]
    waiting = [wait for a, b, lag in pairs if not lag and (wait := _waiting(metrics, refused, a, b))]
    return Links(_strongest(tests), tuple(waiting), refused, len(tests))


def _in_order(metrics: Mapping[str, Values], a: str, b: str) -> bool:
    names = list(metrics)
    return names.index(a) < names.index(b)


# -- one metric -------------------------------------------------------------------------------------------------------


class _Series(NamedTuple):
    """A metric's adjusted ranks by day, the oldest first.

    ``persistence`` is the correlation with the day before; ``echo`` what of it is left at 1 to ``ECHO_DAYS`` days'
    distance once that is taken out; ``fitted`` how many numbers were fitted.
    """

    ranks: dict[int, float]
    persistence: float
    echo: list[float]
    fitted: float


def _adjusted(values: Values) -> _Series | Reason | None:
    """Return a metric's series; why it can't have one; None while it has too few days."""
    if len(values) < FEWEST_DAYS:
        return None
    if len(set(values.values())) < FEWEST_VALUES:
        return Reason.FEW_VALUES
    days = [day.toordinal() for day in sorted(values)]
    ranks = _without_weekdays(days, _without_line(days, ranks_of(values)[1]))
    drift = _local_means(days, ranks)
    variance = _squares(ranks)
    if variance <= 0 or _squares(drift) > MOST_DRIFT * variance or persistence_of(days, ranks) >= MOST_PERSISTENCE:
        return Reason.TOO_SLOW if variance > 0 else Reason.FEW_VALUES
    ranks = _without_weekdays(days, [rank - slow for rank, slow in zip(ranks, drift, strict=True)])
    windows = (days[-1] - days[0] + 1) / (2 * DRIFT_DAYS + 1)
    persistence = max(-0.9, min(0.95, persistence_of(days, ranks, 2 * windows)))
    by_day = dict(zip(days, ranks, strict=True))
    return _Series(by_day, persistence, _echo(days, _news(days, ranks, persistence)), ADJUSTED + max(0.0, windows - 1))


def ranks_of(values: Values) -> tuple[list[float], list[float]]:
    """Return the ranks of a metric's values, the oldest first, and the same ranks without their weekdays' means."""
    days = sorted(values)
    ranks = _mid_ranks([float(values[day]) for day in days])
    return ranks, _without_weekdays([day.toordinal() for day in days], ranks)


def _mid_ranks(values: Sequence[float]) -> list[float]:
    """Return each value's rank; equal ones share the middle of theirs."""
    places: dict[float, float] = {}
    below = 0
    for value, times in sorted(Counter(values).items()):
        places[value] = below + (times + 1) / 2
        below += times
    return [places[value] for value in values]


def _without_weekdays(days: Sequence[int], ranks: Sequence[float]) -> list[float]:
    sums, times = [0.0] * WEEKDAYS, [0] * WEEKDAYS
    for day, rank in zip(days, ranks, strict=True):
        sums[day % WEEKDAYS] += rank
        times[day % WEEKDAYS] += 1
    means = [total / many if many else 0.0 for total, many in zip(sums, times, strict=True)]
    return [rank - means[day % WEEKDAYS] for day, rank in zip(days, ranks, strict=True)]


def _without_line(days: Sequence[int], ranks: Sequence[float]) -> list[float]:
    middle, mean = sum(days) / len(days), sum(ranks) / len(ranks)
    away = [day - middle for day in days]
    slope = _product(away, ranks) / _squares(away)
    return [rank - mean - slope * far for rank, far in zip(ranks, away, strict=True)]


def _local_means(days: Sequence[int], ranks: Sequence[float]) -> list[float]:
    """Return each day's mean of the ranks from ``DRIFT_DAYS`` before to ``DRIFT_DAYS`` after it."""
    means, begin, end, total = [], 0, 0, 0.0
    for day in days:
        while end < len(days) and days[end] <= day + DRIFT_DAYS:
            total += ranks[end]
            end += 1
        while days[begin] < day - DRIFT_DAYS:
            total -= ranks[begin]
            begin += 1
        means.append(total / (end - begin))
    return means


def persistence_of(days: Sequence[int], ranks: Sequence[float], fitted: float = 0) -> float:
    """Return the correlation of consecutive days, without the bias that short series have (Kendall 1954).

    ``fitted`` are the numbers taken from the series besides its mean; each lowers the estimate by one in its length.
    """
    products = [ranks[index] * ranks[index + 1] for index in range(len(days) - 1) if days[index + 1] - days[index] == 1]
    if not products:
        return 0.0
    found = sum(products) / len(products) / (_squares(ranks) / len(ranks))
    return found + (1 + 4 * found + fitted) / len(ranks)


def _echo(days: Sequence[int], news: Sequence[float]) -> list[float]:
    """Return the correlations of what each day adds to the day before, at 1 to ``ECHO_DAYS`` days' distance."""
    # By whole lists, which are quick; a gap that is longer than is looked at may be as short as that.
    places = list(accumulate((min(gap, ECHO_DAYS + 1) for gap in map(sub, days[1:], days)), initial=0))
    placed, known = [0.0] * (places[-1] + 1), [0.0] * (places[-1] + 1)
    for place, new in zip(places, news, strict=True):
        placed[place], known[place] = new, 1.0
    variance = _squares(news) / len(news)
    found = []
    for lag in range(1, min(ECHO_DAYS, len(days) // 4) + 1):
        pairs = _product(known, known[lag:])
        found.append(_product(placed, placed[lag:]) / pairs / variance if pairs > WEEKDAYS else 0.0)
    return found


def _news(days: Sequence[int], ranks: Sequence[float], persistence: float) -> list[float]:
    """Return what each day adds to the one before it, however long ago that is, at the scale of a whole day."""
    gaps = list(map(sub, days[1:], days))
    kept = {gap: _kept(persistence, gap) for gap in set(gaps)}
    scale = {gap: 1 / math.sqrt(1 - left * left) for gap, left in kept.items()}
    added = (
        (rank - kept[gap] * before) * scale[gap] for gap, rank, before in zip(gaps, ranks[1:], ranks, strict=False)
    )
    return [ranks[0], *added]


def _kept(persistence: float, gap: int) -> float:
    """Return what of a day is left after so many days; a pattern of every other day isn't followed across gaps."""
    return float(persistence**gap) if persistence >= 0 or gap == 1 else 0.0


def _product(values: Sequence[float], others: Sequence[float]) -> float:
    """Return the sum of the products of two lists, the longer one cut."""
    total: float = sum(map(mul, values, others))
    return total


def _squares(values: Sequence[float]) -> float:
    return _product(values, values)


# -- two metrics ------------------------------------------------------------------------------------------------------


class _Test(NamedTuple):
    a: str
    b: str
    lag: int
    rho: float
    p: float
    days: int


def _tested(series: Mapping[str, _Series], a: str, b: str, lag: int) -> tuple[float, float, int] | None:
    """Return correlation, p value and days of a pair; None if it isn't tested (yet)."""
    if a not in series or b not in series:
        return None
    one, other = series[a], series[b]
    days = [day for day in one.ranks if day + lag in other.ranks]
    if not _is_enough(days):
        return None
    # Both look back to the same day, the last that has both; each to its own would blur what they share.
    xs = _news(days, [one.ranks[day] for day in days], one.persistence)
    ys = _news(days, [other.ranks[day + lag] for day in days], other.persistence)
    rho = _correlation(xs, ys)
    freedom = (len(days) - 2 - max(one.fitted, other.fitted)) / _repetition(one.echo, other.echo, len(days))
    return rho, p_of_correlation(rho, freedom), len(days)


def _is_enough(days: Sequence[int]) -> bool:
    """True if so many days, and of each weekday, can carry a test."""
    return len(days) >= FEWEST_DAYS and _fewest(Counter([day % WEEKDAYS for day in days])) >= FEWEST_OF_A_WEEKDAY


def _fewest(weekdays: Mapping[int, int]) -> int:
    return min(weekdays.get(weekday, 0) for weekday in range(WEEKDAYS))


def _correlation(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Return Pearson's correlation; 0 if one doesn't vary."""
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    from_x, from_y = [x - mean_x for x in xs], [y - mean_y for y in ys]
    both = math.sqrt(_squares(from_x) * _squares(from_y))
    return max(-1.0, min(1.0, _product(from_x, from_y) / both)) if both > 0 else 0.0


def _repetition(echo: Sequence[float], other: Sequence[float], days: int) -> float:
    """Return by how much the days say the same again (Bartlett), 1 if they don't, beyond what chance makes of it."""
    lags = min(len(echo), len(other))
    return max(1.0, 1 + 2 * (_product(echo, other) - 2 * math.sqrt(lags) / days))


def _waiting(metrics: Mapping[str, Values], refused: Mapping[str, Reason], a: str, b: str) -> Waiting | None:
    """Return the pair with the days that it lacks; None if it has them, or can't be tested whatever comes."""
    if a in refused or b in refused:
        return None
    both = metrics[a].keys() & metrics[b].keys()
    lacking = FEWEST_OF_A_WEEKDAY - _fewest(Counter(day.toordinal() % WEEKDAYS for day in both))
    missing = max(FEWEST_DAYS - len(both), WEEKDAYS * (lacking - 1) + 1 if lacking > 0 else 0)
    return Waiting(a, b, missing) if missing > 0 else None


def _strongest(tests: Sequence[_Test]) -> tuple[Link, ...]:
    """Return what may be told: of each pair the surest test alone, for the others are mostly its shadow."""
    found: dict[frozenset[str], Link] = {}
    for test, q in zip(tests, q_values([test.p for test in tests]), strict=True):
        if q <= FALSE_DISCOVERY_RATE:
            link = Link(test.a, test.b, test.lag, test.rho, test.p, q, test.days)
            pair = frozenset((test.a, test.b))
            if pair not in found or link.p < found[pair].p:
                found[pair] = link
    return tuple(sorted(found.values(), key=lambda link: (link.p, link.a, link.b)))
