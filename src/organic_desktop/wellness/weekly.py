"""Whether a metric's weekdays differ, by a rule that is as rarely wrong as that of links (``docs/insights.md``).

Each metric is ranked, a line and slow drift are taken off, then what a day inherits from the day before; whether the
weekdays' means of what is left differ is one test a metric, and the false discovery rate is held over the metrics.
Which days differ, and by how much in the user's units, is said of those alone whose weekdays do.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from organic_desktop.wellness.links import (
    DRIFT_DAYS,
    FEWEST_DAYS,
    FEWEST_OF_A_WEEKDAY,
    FEWEST_VALUES,
    WEEKDAYS,
    Reason,
    Values,
    adjusted_but_for_weekdays,
    persistence_of,
    without_weekdays,
)
from organic_desktop.wellness.significance import p_of_variance_ratio, q_values, t_of_chance

WEEKEND = (5, 6)
"""Saturday and Sunday, as ``date.weekday`` counts."""
FALSE_DISCOVERY_RATE = 0.03
"""Over the metrics; below 5 %, because at 4 % 6 of 100 people without a pattern were told one in 60 to 180 days."""
ECHO_WEEKS = 4
CHANCE = 0.025


@dataclass(frozen=True)
class WeeklyPattern:
    """Some weekdays (0 is Monday) are higher or lower than the others, by ``difference`` in the metric's unit.

    95 of 100 times it is between ``low`` and ``high``; ``means`` are those of Monday to Sunday. ``p`` is that of
    weekdays which don't differ, ``q`` the false discovery rate over all metrics; of ``days`` values in ``weeks`` weeks.
    """

    weekdays: tuple[int, ...]
    difference: float
    low: float
    high: float
    means: tuple[float, ...]
    p: float
    q: float
    days: int
    weeks: int

    @property
    def is_certain(self) -> bool:
        """True if the interval doesn't hold 0: then which days, and by how much, may be said."""
        return self.low > 0 or self.high < 0

    @property
    def is_weekend(self) -> bool:
        """True if weekends differ from weekdays, not one day from the others."""
        return self.weekdays == WEEKEND


@dataclass(frozen=True)
class WeeklyWaiting:
    """A metric that isn't tested yet: at least so many more days with a value."""

    days_missing: int


def weekly(metrics: Mapping[str, Values]) -> Mapping[str, WeeklyPattern | WeeklyWaiting | Reason | None]:
    """Return each metric's weekly pattern, None without one beyond chance; or what is missing, or why it has none."""
    found: dict[str, WeeklyPattern | WeeklyWaiting | Reason | None] = {}
    p_values: dict[str, float] = {}
    for name, values in metrics.items():
        missing = _days_missing(values)
        if missing:
            found[name] = WeeklyWaiting(missing)
        elif len(set(values.values())) < FEWEST_VALUES:
            found[name] = Reason.FEW_VALUES
        else:
            found[name] = None
            p_values[name] = _p_value(values)
    for name, q in zip(p_values, q_values(list(p_values.values())), strict=True):
        if q <= FALSE_DISCOVERY_RATE:
            found[name] = _pattern(metrics[name], p_values[name], q)
    return found


def _days_missing(values: Values) -> int:
    times = Counter(day.weekday() for day in values)
    lacking = FEWEST_OF_A_WEEKDAY - min(times[weekday] for weekday in range(WEEKDAYS))
    return max(0, FEWEST_DAYS - len(values), WEEKDAYS * (lacking - 1) + 1 if lacking > 0 else 0)


def _p_value(values: Values) -> float:
    """Return how probable it is that weekdays which are all alike differ so much: an analysis of variance."""
    days, scores = adjusted_but_for_weekdays(values)
    windows = (days[-1] - days[0] + 1) / (2 * DRIFT_DAYS + 1)
    persistence = max(-0.9, min(0.95, persistence_of(days, without_weekdays(days, scores), 2 * windows)))
    news = []
    for (before, last), (day, score) in pairwise(zip(days, scores, strict=True)):
        kept = persistence ** (day - before) if persistence >= 0 or day - before == 1 else 0.0
        news.append((score - kept * last) / math.sqrt(1 - kept * kept))
    rest = without_weekdays(days[1:], news)
    mean = sum(news) / len(news)
    within = sum(each * each for each in rest)
    between = sum((each - mean) ** 2 for each in news) - within
    freedom = len(news) - WEEKDAYS - 1 - max(0.0, windows - 1)
    if within <= 0 or freedom <= 0:
        return 1.0
    ratio = between / (WEEKDAYS - 1) / (within / freedom) / _repetition(days[1:], rest)
    return p_of_variance_ratio(ratio, WEEKDAYS - 1, freedom)


def _repetition(days: Sequence[int], rest: Sequence[float]) -> float:
    """Return by how much a weekday resembles that of earlier weeks, 1 if it doesn't, beyond what chance makes of it."""
    by_day = dict(zip(days, rest, strict=True))
    variance = sum(each * each for each in rest) / len(rest)
    total, error = 0.0, 0.0
    for weeks in range(1, ECHO_WEEKS + 1):
        products = [
            each * by_day[day - WEEKDAYS * weeks] for day, each in by_day.items() if day - WEEKDAYS * weeks in by_day
        ]
        if len(products) >= FEWEST_DAYS:
            total += sum(products) / len(products) / variance + WEEKDAYS / len(rest)
            error += 1 / len(products)
    return max(1.0, 1 + 2 * (total - math.sqrt(error)))


def _pattern(values: Values, p: float, q: float) -> WeeklyPattern:
    """Return which days differ, one or the weekend, and by how much: what lies farthest beyond its own error."""
    weeks: dict[int, dict[int, float]] = defaultdict(dict)
    for day, value in sorted(values.items()):
        weeks[(day.toordinal() - 1) // WEEKDAYS][day.weekday()] = float(value)
    means = tuple(_mean([week[weekday] for week in weeks.values() if weekday in week]) for weekday in range(WEEKDAYS))
    choices = [WEEKEND, *((weekday,) for weekday in range(WEEKDAYS))]
    differences = {choice: _difference(list(weeks.values()), choice) for choice in choices}
    chosen = max(choices, key=lambda choice: abs(differences[choice][0]) / (differences[choice][1] or math.inf))
    difference, error = differences[chosen]
    return WeeklyPattern(
        chosen, difference, difference - error, difference + error, means, p, q, len(values), len(weeks)
    )


def _difference(weeks: Sequence[Mapping[int, float]], weekdays: tuple[int, ...]) -> tuple[float, float]:
    """Return by how much some days of a week differ from its others, and half the width of the interval."""
    found = []
    for week in weeks:
        these = [value for weekday, value in week.items() if weekday in weekdays]
        others = [value for weekday, value in week.items() if weekday not in weekdays]
        if these and others:
            found.append(_mean(these) - _mean(others))
    if len(found) < 2:
        return 0.0, math.inf
    mean = _mean(found)
    variance = sum((each - mean) ** 2 for each in found) / (len(found) - 1)
    return mean, _t(len(found) - 1) * math.sqrt(variance / len(found))


@lru_cache(maxsize=64)
def _t(freedom: int) -> float:
    return t_of_chance(CHANCE, freedom)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
