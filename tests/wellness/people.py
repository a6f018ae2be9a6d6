"""Simulated people, with or without a link between their numbers: how their noise is made is known, and varied."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

from scipy import stats

from organic_desktop.wellness.links import FALSE_DISCOVERY_RATE, Values, links
from organic_desktop.wellness.significance import q_values
from organic_desktop.wellness.weekly import WeeklyPattern, weekly

FIRST = date(2024, 1, 1)
NAMES = ("sleep", "water", "exercise", "meditation", "mood", "energy")
Noise = Callable[[random.Random, int, float], list[float]]


def autoregressive(rng: random.Random, days: int, persistence: float) -> list[float]:
    """Noise of variance 1 in which each day resembles the one before."""
    values, value = [], rng.gauss(0, 1)
    for _ in range(days):
        values.append(value)
        value = persistence * value + math.sqrt(1 - persistence**2) * rng.gauss(0, 1)
    return values


def with_trend(rng: random.Random, days: int, persistence: float) -> list[float]:
    """The same, on a line that climbs or falls by three standard deviations."""
    slope = rng.choice((-3, 3)) / days
    return [value + slope * day for day, value in enumerate(autoregressive(rng, days, persistence))]


def with_season(rng: random.Random, days: int, persistence: float) -> list[float]:
    """The same, with a year's wave as high as the noise."""
    phase = rng.uniform(0, 2 * math.pi)
    waves = (math.sin(2 * math.pi * day / 365 + phase) for day in range(days))
    return [value + wave for value, wave in zip(autoregressive(rng, days, persistence), waves, strict=True)]


def with_step(rng: random.Random, days: int, persistence: float) -> list[float]:
    """The same, with a day from which on all is higher."""
    step = rng.randrange(days // 5, days - days // 5)
    return [value + (day >= step) for day, value in enumerate(autoregressive(rng, days, persistence))]


def heavy_tailed(rng: random.Random, days: int, persistence: float) -> list[float]:
    """Mostly small, and now and then very far away."""
    return [math.copysign(value * value, value) for value in autoregressive(rng, days, persistence)]


def moving_average(rng: random.Random, days: int, persistence: float) -> list[float]:
    """What each day brings stays for three days, and is then gone."""
    steps = [rng.gauss(0, 1) for _ in range(days + 2)]
    return [steps[day] + persistence * (steps[day + 1] + steps[day + 2]) for day in range(days)]


def random_walk(rng: random.Random, days: int, _persistence: float) -> list[float]:
    """Each day is the one before and a step; of variance 1 over all."""
    place, walk = 0.0, []
    for _ in range(days):
        place += rng.gauss(0, 1)
        walk.append(place)
    mean = sum(walk) / days
    spread = math.sqrt(sum((each - mean) ** 2 for each in walk) / days)
    return [(each - mean) / spread for each in walk]


def wild_weekends(rng: random.Random, days: int, persistence: float) -> list[float]:
    """Weekends differ in how much they vary, not in how high they are."""
    return [value * (2 if day % 7 >= 5 else 1) for day, value in enumerate(autoregressive(rng, days, persistence))]


def mostly_nothing(rng: random.Random, days: int, persistence: float) -> list[float]:
    """The lowest value on seven of ten days."""
    return [value if value > 0.5 else -2.0 for value in autoregressive(rng, days, persistence)]


def slow_under_noise(rng: random.Random, days: int, persistence: float) -> list[float]:
    """A slow mood under what is noted of it: resembles the day before little, and days long ago as much."""
    slow = autoregressive(rng, days, 0.9)
    return [persistence * value + math.sqrt(1 - persistence**2) * rng.gauss(0, 1) for value in slow]


def two_weeks(rng: random.Random, days: int, persistence: float) -> list[float]:
    """Shifts that come again every two weeks."""
    phase = rng.randrange(14)
    noise = autoregressive(rng, days, persistence)
    return [value + ((day + phase) % 14 < 7) * 1.5 for day, value in enumerate(noise)]


def eight_days(rng: random.Random, days: int, persistence: float) -> list[float]:
    """Four days on, four days off."""
    phase = rng.randrange(8)
    noise = autoregressive(rng, days, persistence)
    return [value + ((day + phase) % 8 < 4) * 1.5 for day, value in enumerate(noise)]


def holidays(rng: random.Random, days: int, persistence: float) -> list[float]:
    """Three times two weeks in which all is higher."""
    starts = [rng.randrange(days) for _ in range(3)]
    noise = autoregressive(rng, days, persistence)
    return [value + 1.5 * any(0 <= day - start < 14 for start in starts) for day, value in enumerate(noise)]


def wild_months(rng: random.Random, days: int, persistence: float) -> list[float]:
    """The second half of the time varies three times as much."""
    return [value * (3 if 2 * day > days else 1) for day, value in enumerate(autoregressive(rng, days, persistence))]


def steep(rng: random.Random, days: int, persistence: float) -> list[float]:
    """A line of eight standard deviations."""
    slope = rng.choice((-8, 8)) / days
    return [value + slope * day for day, value in enumerate(autoregressive(rng, days, persistence))]


def two_days(rng: random.Random, days: int, persistence: float) -> list[float]:
    """Each day resembles the two before."""
    values = [rng.gauss(0, 1), rng.gauss(0, 1)]
    for _ in range(days):
        values.append(persistence * values[-1] + 0.3 * values[-2] + rng.gauss(0, 0.8))
    return values[2:]


def at_random(rng: random.Random, days: int, missing: float) -> list[bool]:
    """Each day is missing by itself."""
    return [rng.random() < missing for _ in range(days)]


def on_weekends(rng: random.Random, days: int, missing: float) -> list[bool]:
    """Weekends are missing four times as often."""
    return [rng.random() < missing * (4 if day % 7 >= 5 else 1) for day in range(days)]


def in_streaks(rng: random.Random, days: int, missing: float) -> list[bool]:
    """Logged for weeks, then forgotten for weeks."""
    gone, found = False, []
    for _ in range(days):
        found.append(gone)
        if rng.random() < (0.1 * (1 - missing) if gone else 0.1 * missing):
            gone = not gone
    return found


@dataclass(frozen=True)
class Cell:
    """A kind of people: days, how much they resemble, the weekend's effect in standard deviations, share missing."""

    days: int
    persistence: float
    weekend: float
    missing: float = 0.15
    noise: Noise = autoregressive
    strength: float = 0.0
    """What of mood is sleep, ``lag`` days before: the correlation."""
    lag: int = 0
    gaps: Callable[[random.Random, int, float], list[bool]] = at_random


def person(cell: Cell, rng: random.Random) -> Mapping[str, Values]:
    """Somebody's days in six metrics; mood and energy from 1 to 5 in halves, as they are logged."""
    series = [cell.noise(rng, cell.days, cell.persistence) for _ in NAMES]
    if cell.strength:
        rest = math.sqrt(1 - cell.strength**2)
        lagged = [0.0] * cell.lag + series[0]
        series[4] = [cell.strength * cause + rest * own for cause, own in zip(lagged, series[4], strict=False)]
    return {
        name: {
            FIRST + timedelta(day): _as_logged(name, value + (cell.weekend if day % 7 >= 5 else 0))
            for day, (value, gone) in enumerate(zip(values, cell.gaps(rng, cell.days, cell.missing), strict=True))
            if not gone
        }
        for name, values in zip(NAMES, series, strict=True)
    }


def _as_logged(name: str, value: float) -> Decimal | int:
    if name == "sleep":
        return Decimal(round((7.5 + value) * 4)) / 4
    if name == "water":
        return round(8 + 2 * value) * 250
    if name in {"mood", "energy"}:
        return Decimal(min(10, max(2, round((3 + value) * 2)))) / 2
    return max(0, round(6 + 3 * value) * 5)


def told_plainly(cell: Cell, seed: str, people: int) -> int:
    """How many are told something by the plain recipe: Spearman's correlation, its p value, Benjamini and Hochberg."""
    return sum(_plain(person(cell, random.Random(f"{seed} {number}"))) for number in range(people))


def _plain(metrics: Mapping[str, Values]) -> bool:
    p_values = []
    for a, b in permutations(NAMES, 2):
        for lag in (0, 1) if a < b else (1,):
            later = {day - timedelta(lag): value for day, value in metrics[b].items()}
            both = sorted(metrics[a].keys() & later.keys())
            columns = [[float(each[day]) for day in both] for each in (metrics[a], later)]
            p_values.append(
                float(stats.spearmanr(*columns).pvalue) if all(len(set(each)) > 1 for each in columns) else 1
            )
    return min(q_values(p_values)) <= FALSE_DISCOVERY_RATE


def told_weekly(cell: Cell, seed: str, people: int) -> int:
    """How many are told of a weekly pattern in any metric."""
    found = (weekly(person(cell, random.Random(f"{seed} {number}"))).values() for number in range(people))
    return sum(any(isinstance(each, WeeklyPattern) for each in patterns) for patterns in found)


def told(cell: Cell, seed: str, people: int) -> int:
    """How many of so many people are told anything at all."""
    return sum(bool(links(person(cell, random.Random(f"{seed} {number}"))).links) for number in range(people))


@dataclass(frozen=True)
class Power:
    """Of people with a link: are told it, have the right sign, the right lag; how many false ones all have."""

    found: int
    right_sign: int
    right_lag: int
    false: int


def power(cell: Cell, seed: str, people: int) -> Power:
    """How well a planted link from sleep to mood is found."""
    found = right_sign = right_lag = false = 0
    for number in range(people):
        for link in links(person(cell, random.Random(f"{seed} {number}"))).links:
            if {link.a, link.b} == {"sleep", "mood"}:
                found += 1
                right_sign += link.rho > 0
                right_lag += link.lag == cell.lag and (link.a == "sleep" or not cell.lag)
            else:
                false += 1
    return Power(found, right_sign, right_lag, false)
