"""Links between metrics, on the same day and on the day after, by a rule that is rarely wrong (``docs/insights.md``).

Days resemble the day before, weekends differ, and numbers drift: each alone makes most people a link where there is
none. So each metric is ranked once; weekdays, a line and slow drift are taken from the ranks' scores, which are never
ranked again, and then what a day inherits from the day before. What is left is what each day adds, its news.
Only the news are correlated, and the false discovery rate is held over all tests that were run.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import permutations
from operator import mul
from typing import NamedTuple

from organic_desktop.wellness.significance import p_of_correlation, q_values

LAGS = (0, 1)
FEWEST_DAYS, FEWEST_OF_A_WEEKDAY, FEWEST_VALUES = 28, 4, 5
FALSE_DISCOVERY_RATE = 0.05
"""Of all that is told, at most this share is false; where nothing is true, so many people are told something."""
DRIFT_DAYS = 45
"""What is slower than this, to both sides of a day, is drift, and not compared day by day."""
MOST_DRIFT = 0.3
"""The share of drift in a metric's variance above which it moves too slowly."""
LEAST_LEFT = 0.2
"""What is left of a metric's variance without its line, below which it does little but climb or fall."""
MOST_PERSISTENCE = 0.85
"""The correlation with the day before from which on a metric moves too slowly."""
ECHO_DAYS = 28
WEEKDAYS = 7
SHIFTS = range(8, 28)
"""Days by which two metrics are shifted to see how much they go together when nothing can link them."""
SPREAD_DAYS = 7
"""News from a gap is laid on so many of its days at most: what is longer ago is hardly left."""
FARTHEST = 5 * WEEKDAYS
"""A gap in which no metric has a value is shortened to about so many days: whole weeks, beyond every echo."""
ADJUSTED = WEEKDAYS  # a line, and the weekdays' means: so many numbers were fitted to each metric besides its mean

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
    adjusted: dict[str, _Adjusted] = {}
    for name, values in metrics.items():
        found = _adjusted(values)
        if isinstance(found, Reason):
            refused[name] = found
        elif found:
            adjusted[name] = found
    places = _places(metrics)
    known = {name: _mask(places, values) for name, values in metrics.items()}
    persistence = _shrunk(list(adjusted.values()))
    series = {
        name: _series(each, kept, places, known[name])
        for (name, each), kept in zip(adjusted.items(), persistence, strict=True)
    }
    pairs = [(a, b, lag) for a, b in permutations(metrics, 2) for lag in LAGS if lag or _in_order(metrics, a, b)]
    able = [
        (a, b, lag, both) for a, b, lag in pairs if not {a, b} & refused.keys() for both in [known[a] & known[b] >> lag]
    ]
    tests = _checked(series, [_tested(series, a, b, lag, both) for a, b, lag, both in able if not _lacking(both)])
    waiting = [Waiting(a, b, lacking) for a, b, lag, both in able if not lag and (lacking := _lacking(both))]
    return Links(_strongest(tests), tuple(waiting), refused, len(tests))


def _in_order(metrics: Mapping[str, Values], a: str, b: str) -> bool:
    names = list(metrics)
    return names.index(a) < names.index(b)


# -- days -------------------------------------------------------------------------------------------------------------


def _places(metrics: Mapping[str, Values]) -> dict[int, int]:
    """Return the place of each day that any metric has, by its ordinal: a calendar without the longest gaps.

    A day's place has the day's weekday, and one ``SPREAD_DAYS`` before the first day is a place too.
    """
    days = sorted({day.toordinal() for values in metrics.values() for day in values})
    places: dict[int, int] = {}
    place, before = 0, 0
    for day in days:
        gap = day - before
        place += gap if places and gap < FARTHEST + WEEKDAYS else FARTHEST + gap % WEEKDAYS
        places[day] = place
        before = day
    return places


def _mask(places: Mapping[int, int], values: Values) -> int:
    """Return the days of a metric as bits: those that two metrics have are one operation away."""
    bits = bytearray(b"0") * (max(places.values(), default=0) + 1)
    for day in values:
        bits[-1 - places[day.toordinal()]] = 49  # "1"
    return int(bits, 2)


def _lacking(both: int) -> int:
    """Return how many more days a pair needs at least until it has enough, of each weekday too."""
    one_weekday = _mask_of_weekday(both.bit_length())
    fewest = min((both >> weekday & one_weekday).bit_count() for weekday in range(WEEKDAYS))
    of_a_weekday = WEEKDAYS * (FEWEST_OF_A_WEEKDAY - fewest - 1) + 1 if fewest < FEWEST_OF_A_WEEKDAY else 0
    return max(0, FEWEST_DAYS - both.bit_count(), of_a_weekday)


def _mask_of_weekday(days: int) -> int:
    weeks = days // WEEKDAYS + 1
    return ((1 << WEEKDAYS * weeks) - 1) // ((1 << WEEKDAYS) - 1)


# -- one metric -------------------------------------------------------------------------------------------------------


class _Adjusted(NamedTuple):
    """A metric's days and scores without what isn't compared day by day; ``fitted`` how many numbers that took.

    ``persistence`` is the correlation with the day before.
    """

    days: list[int]
    scores: list[float]
    persistence: float
    fitted: float


class _Series(NamedTuple):
    """What each day adds to a metric, at its place.

    Where days before it are missing, what it adds is theirs too, and is laid on them: ``news`` is the expectation of
    each day's own part, of variance ``shares`` (1 where nothing is missing), and ``shared`` the covariances with the
    days after by place and distance. ``echo`` is the correlation left at 1 to ``ECHO_DAYS`` days' distance; ``days``
    how many values there are; ``fitted`` how many numbers were fitted.
    """

    news: list[float]
    squares: list[float]
    shares: list[float]
    shared: dict[tuple[int, int], float]
    echo: list[float]
    errors: list[float]
    known: int
    days: int
    fitted: float


def _adjusted(values: Values) -> _Adjusted | Reason | None:
    """Return a metric's series; why it can't have one; None while it has too few days."""
    if len(values) < FEWEST_DAYS:
        return None
    if len(set(values.values())) < FEWEST_VALUES:
        return Reason.FEW_VALUES
    days = [day.toordinal() for day in sorted(values)]
    all_scores = scores_of(values)[1]
    scores = without_weekdays(days, _without_line(days, all_scores))
    drift = _local_means(days, scores)
    if not any(scores):
        return Reason.FEW_VALUES
    if (
        _squares(scores) < LEAST_LEFT * _squares(all_scores)
        or _squares(drift) > MOST_DRIFT * _squares(scores)
        or persistence_of(days, scores) >= MOST_PERSISTENCE
    ):
        return Reason.TOO_SLOW
    scores = without_weekdays(days, [score - slow for score, slow in zip(scores, drift, strict=True)])
    windows = (days[-1] - days[0] + 1) / (2 * DRIFT_DAYS + 1)
    persistence = max(-0.9, min(0.95, persistence_of(days, scores, 2 * windows)))
    return _Adjusted(days, scores, persistence, ADJUSTED + max(0.0, windows - 1))


def _shrunk(metrics: Sequence[_Adjusted]) -> list[float]:
    """Return how much each metric's days resemble, drawn to what is common to all as far as chance alone parts them.

    Where all are alike, one filter for all finds more than estimates that each err in their own direction.
    """
    if not metrics:
        return []
    errors = [(1 - each.persistence**2) / len(each.days) for each in metrics]
    # fsum, because the order of the metrics is to change nothing.
    total = math.fsum(1 / error for error in errors)
    common = math.fsum(each.persistence / error for each, error in zip(metrics, errors, strict=True)) / total
    spread = math.fsum((each.persistence - common) ** 2 for each in metrics) / max(1, len(metrics) - 1)
    apart = max(0.0, spread - math.fsum(errors) / len(metrics)) / 2  # halved, because it is itself uncertain
    return [
        common + (each.persistence - common) * apart / (apart + error)
        for each, error in zip(metrics, errors, strict=True)
    ]


def scores_of(values: Values) -> tuple[list[float], list[float]]:
    """Return the normal scores of a metric's ranks, the oldest first, and the same without their weekdays' means."""
    days = sorted(values)
    scores = _scores([float(values[day]) for day in days])
    return scores, without_weekdays([day.toordinal() for day in days], scores)


def _scores(values: Sequence[float]) -> list[float]:
    """Return where each value's rank lies in a normal distribution; equal ones share the middle of theirs."""
    places: dict[float, float] = {}
    below = 0
    for value, times in sorted(Counter(values).items()):
        part = (below + times / 2) / len(values)
        places[value] = (part**0.14 - (1 - part) ** 0.14) / 0.1975  # Tukey's lambda: normal to 0.01
        below += times
    return [places[value] for value in values]


def adjusted_but_for_weekdays(values: Values) -> tuple[list[int], list[float]]:
    """Return the days of a metric, the oldest first, and its scores without a line and slow drift."""
    days = [day.toordinal() for day in sorted(values)]
    scores = _without_line(days, scores_of(values)[0])
    drift = _local_means(days, without_weekdays(days, scores))
    return days, [score - slow for score, slow in zip(scores, drift, strict=True)]


def without_weekdays(days: Sequence[int], ranks: Sequence[float]) -> list[float]:
    """Return scores less the mean of their day's weekday."""
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


def _series(metric: _Adjusted, persistence: float, places: Mapping[int, int], known: int) -> _Series:
    """Return what each day adds to the last one with a value, however long ago; in a gap, what is expected of each."""
    days, scores = metric.days, metric.scores
    size = max(places.values()) + 1
    news, shares = [0.0] * size, [0.0] * size
    shared: dict[tuple[int, int], float] = {}
    spread = math.sqrt(_squares(scores) / len(scores))
    weights: dict[int, tuple[float, list[float]]] = {}
    before, last = days[0] - FARTHEST, 0.0
    for day, score in zip(days, scores, strict=True):
        gap = day - before
        if gap not in weights:
            weights[gap] = _weights(persistence, gap)
        kept, parts = weights[gap]
        new = (score - kept * last) / (spread * math.sqrt(1 - kept * kept))
        place = places[day]
        for back, part in enumerate(parts):
            news[place - back] = part * new
            shares[place - back] = part * part
            for further in range(back + 1, len(parts)):
                shared[place - further, further - back] = part * parts[further]
        before, last = day, score
    squares = list(map(mul, news, news))
    scale = math.sqrt(len(days) / sum(squares)) if any(squares) else 0.0
    news, squares = [scale * new for new in news], [scale * scale * square for square in squares]
    return _Series(news, squares, shares, shared, *_echo(news, shares, len(days)), known, len(days), metric.fitted)


def _weights(persistence: float, gap: int) -> tuple[float, list[float]]:
    """Return what of a day is left after a gap, and how what came then lies on the gap's days, from its last one back.

    A pattern of every other day isn't followed across gaps.
    """
    kept = float(persistence**gap) if persistence >= 0 or gap == 1 else 0.0
    parts = [float(max(0.0, persistence) ** back) for back in range(min(gap, SPREAD_DAYS))]
    length = math.sqrt(_squares(parts))
    return kept, [part / length for part in parts if part]


def _echo(news: Sequence[float], shares: Sequence[float], days: int) -> tuple[list[float], list[float]]:
    """Return the correlations of each day's news with that of 1 to ``ECHO_DAYS`` days before, and their errors."""
    found, errors = [], []
    for lag in range(1, min(ECHO_DAYS, days // 4) + 1):
        pairs = _product(shares, shares[lag:])
        found.append(_product(news, news[lag:]) / pairs if pairs > WEEKDAYS else 0.0)
        errors.append(1 / math.sqrt(pairs) if pairs > WEEKDAYS else 0.0)
    return found, errors


def _product(values: Sequence[float], others: Sequence[float]) -> float:
    """Return the sum of the products of two lists, the longer one cut."""
    total: float = sum(map(mul, values, others))
    return total


def _squares(values: Sequence[float]) -> float:
    return _product(values, values)


# -- two metrics ------------------------------------------------------------------------------------------------------


class _Test(NamedTuple):
    """A correlation with its p value, from so many independent ``pairs`` of news and degrees of ``freedom``."""

    a: str
    b: str
    lag: int
    rho: float
    p: float
    days: int
    pairs: float
    freedom: float


def _tested(series: Mapping[str, _Series], a: str, b: str, lag: int, both: int) -> _Test:
    """Return the correlation of what both days add, and how probable it is by chance."""
    one, other = series[a], series[b]
    news, squares, shares = other.news[lag:], other.squares[lag:], other.shares[lag:]
    known = _product(one.shares, shares)
    # What lies on several days is one observation: with these, how many there are.
    fewer, more = sorted([(one.shared, lag), (other.shared, -lag)], key=lambda each: len(each[0]))
    pairs = known + 2 * sum(
        part * more[0].get((place + fewer[1], back), 0.0) for (place, back), part in fewer[0].items()
    )
    spread = _product(one.squares, shares) * _product(one.shares, squares)
    rho = _product(one.news, news) * known / pairs / math.sqrt(spread) if spread > 0 else 0.0
    rho = max(-1.0, min(1.0, rho))
    lost = max(one.fitted, other.fitted) * pairs / (one.days + other.days - pairs)
    wild = known * _product(one.squares, squares) / spread - 2 * rho * rho if spread > 0 else 1.0
    freedom = (pairs - 2 - lost) / _repetition(one, other, rho) / max(1.0, wild - 3 / math.sqrt(known))
    return _Test(a, b, lag, rho, p_of_correlation(rho, freedom), both.bit_count(), pairs, freedom)


def _repetition(one: _Series, other: _Series, rho: float) -> float:
    """Return by how much the days say the same again (Bartlett), 1 if they don't, beyond what chance makes of it."""
    errors: list[float] = list(map(mul, one.errors, other.errors))
    by_chance = rho * rho * sum(errors) + 2.5 * math.sqrt(_squares(errors))
    return max(1.0, 1 + 2 * (_product(one.echo, other.echo) - by_chance))


def _checked(series: Mapping[str, _Series], tests: Sequence[_Test]) -> list[_Test]:
    """Return the tests, those that would be told compared with how much the same two metrics go together weeks apart.

    Where two metrics have a rhythm that isn't the week's (shifts of 8 or 14 days, a cycle of 28), all shifts go
    together as much as that of the day itself: then it says nothing.
    """
    checked = []
    shifted: dict[frozenset[str], list[tuple[int, float]]] = {}  # the same for all tests of a pair, and costly
    for test, q in zip(tests, q_values([test.p for test in tests]), strict=True):
        if q <= FALSE_DISCOVERY_RATE:
            one, other, pair = series[test.a], series[test.b], frozenset((test.a, test.b))
            if pair not in shifted:
                shifted[pair] = _shifted(one, other)
            full = (one.known & other.known >> test.lag).bit_count()
            freedom = test.freedom / _likeness(shifted[pair], test.pairs / full)
            test = test._replace(freedom=freedom, p=p_of_correlation(test.rho, freedom))
        checked.append(test)
    return checked


def _shifted(one: _Series, other: _Series) -> list[tuple[int, float]]:
    """Return how many days both have, and how much they go together, shifted by ``SHIFTS`` days either way."""
    return [
        ((ahead.known & behind.known >> shift).bit_count(), _product(ahead.news, behind.news[shift:]))
        for ahead, behind in ((one, other), (other, one))
        for shift in SHIFTS
    ]


def _likeness(shifted: Sequence[tuple[int, float]], independent: float) -> float:
    """Return how much wider than by chance shifted correlations are; ``independent`` is the share of days that are."""
    found = [
        together * together / (independent * days)
        for days, together in shifted
        if independent * days >= FEWEST_DAYS // 2
    ]
    if len(found) < len(SHIFTS):
        return 1.0
    return max(1.0, sum(found) / len(found) - 1.5 * math.sqrt(2 / len(found)))


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
