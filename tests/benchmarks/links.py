"""Links between metrics: how often people without any are told one, how often a true one is found, how long it takes.

Shares are in percent; the floor of a share is what docs/insights.md allows.
"""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import combinations, permutations
from pathlib import Path

from organic_desktop.wellness.effects import effect
from organic_desktop.wellness.links import Values, links
from tests.benchmarks.measure import Result, in_turns, seconds
from tests.wellness.people import (
    Cell,
    Noise,
    at_random,
    eight_days,
    heavy_tailed,
    holidays,
    in_streaks,
    mostly_nothing,
    moving_average,
    on_weekends,
    person,
    power,
    random_walk,
    slow_under_noise,
    steep,
    told,
    told_plainly,
    told_weekly,
    two_days,
    two_weeks,
    wild_months,
    wild_weekends,
    with_season,
    with_step,
    with_trend,
)

PEOPLE = 400
PLAIN_PEOPLE = 50
MOST_OVER_ALL, MOST_IN_A_CELL = 6.0, 10.0
GRID = [
    Cell(days, persistence, weekend)
    for days in (60, 180, 365)
    for persistence in (0, 0.3, 0.5, 0.7)
    for weekend in (0, 0.7, 1)
]
HARD = [
    Cell(30, 0.5, 0.7, missing=0),
    Cell(180, 0.5, 0.7, missing=0.4),
    *(Cell(days, 0.3, 0.7, noise=with_trend) for days in (60, 180, 365)),
    *(Cell(days, 0, 0.7, noise=random_walk) for days in (60, 180, 365)),
    *(Cell(365, 0.3, 0.7, noise=noise) for noise in (with_season, with_step, heavy_tailed, moving_average)),
]
OTHER = [
    *(Cell(180, persistence, 0.7) for persistence in (0.8, 0.9, 0.95)),
    *(
        Cell(days, 0.3, 0.7, noise=noise)
        for days in (90, 365)
        for noise in (wild_weekends, wild_months, mostly_nothing, two_days, two_weeks, eight_days, holidays, steep)
    ),
    *(Cell(days, 0.7, 0.7, noise=slow_under_noise) for days in (90, 365)),
    Cell(180, 0.5, 0.7, gaps=on_weekends),
    Cell(180, 0.5, 0.7, 0.3, gaps=in_streaks),
]
WEEKLESS = [
    *(Cell(days, persistence, 0) for days in (60, 180, 365) for persistence in (0, 0.3, 0.5, 0.7)),
    Cell(30, 0.5, 0, missing=0),
    Cell(180, 0.5, 0, missing=0.4),
    *(
        Cell(180, 0.3, 0, noise=noise)
        for noise in (with_trend, random_walk, with_step, heavy_tailed, two_weeks, eight_days)
    ),
    Cell(180, 0.5, 0, gaps=on_weekends),
    Cell(180, 0.9, 0),
]
"""Nobody's weekdays differ; ``wild_weekends`` is none of these, for how much weekends vary is a difference, too."""
PLANTED = [
    (Cell(days, 0.5, 0.5, strength=strength, lag=lag), least)
    for days, strength, least in ((90, 0.5, 65.0), (180, 0.4, 78.0), (365, 0.3, 88.0))
    for lag in (0, 1)
]


def false_alarms(_folder: Path) -> Iterator[Result]:
    """The share of people without a link who are told one, cell by cell: the upper end of its 95 % interval."""
    total = 0
    for cell in [*GRID, *HARD, *OTHER]:
        found, plain = told(cell, "bench", PEOPLE), told_plainly(cell, "bench", PLAIN_PEOPLE)
        total += found
        beside = f"{share(found)} % (plainly {100 * plain / PLAIN_PEOPLE:.0f} %)"
        name = f"told something false, {_name(cell)}: {beside}, at most"
        yield Result(name, upper(found), MOST_IN_A_CELL, 1, "%")
    everybody = PEOPLE * len(GRID + HARD + OTHER)
    yield Result(
        f"told something false, over all: {100 * total / everybody:.1f} %",
        100 * total / everybody,
        MOST_OVER_ALL,
        1,
        "%",
    )


def false_weeks(_folder: Path) -> Iterator[Result]:
    """The share of people whose weekdays are alike who are told that a metric's differ."""
    total = 0
    for cell in WEEKLESS:
        found = told_weekly(cell, "bench", PEOPLE)
        total += found
        yield Result(
            f"told a false weekly pattern, {_name(cell)}: {share(found)} %, at most",
            upper(found),
            MOST_IN_A_CELL,
            1,
            "%",
        )
    everybody = PEOPLE * len(WEEKLESS)
    yield Result(
        f"told a false weekly pattern, over all: {100 * total / everybody:.1f} %",
        100 * total / everybody,
        MOST_OVER_ALL,
        1,
        "%",
    )


def planted(_folder: Path) -> Iterator[Result]:
    """The share of people with a link who aren't told it, and how often its sign or its day is wrong."""
    for cell, least in PLANTED:
        found = power(cell, "bench", PEOPLE)
        name = f"{_name(cell)}, strength {cell.strength}, {'same day' if not cell.lag else 'day after'}"
        yield Result(
            f"link not found, {name} ({share(found.found)} % found)",
            100 - 100 * found.found / PEOPLE,
            100 - least,
            1,
            "%",
        )
        yield Result(f"found on the wrong day, {name}", 100 - 100 * found.right_lag / found.found, 10, 1, "%")
        yield Result(f"found with the wrong sign, {name}", 100 - 100 * found.right_sign / found.found, 10, 0, "%")


def time(_folder: Path) -> Iterator[Result]:
    """All tests, and the interval of one link, beside the plainest recipe: 45 times the standard library's Pearson."""
    for days in (365, 3650):
        metrics = person(Cell(days, 0.5, 0.5, strength=0.5), random.Random(1))
        floor = partial(seconds, partial(_plain, metrics))
        ours, plain = in_turns(partial(seconds, partial(links, metrics)), floor)
        yield Result(f"links between six metrics, {days} days", ours, plain, 2)
        ours, plain = in_turns(partial(seconds, partial(_interval, metrics)), floor)
        yield Result(f"the interval of one link, {days} days", ours, plain)


def _interval(metrics: Mapping[str, Values]) -> None:
    effect(metrics["sleep"], metrics["mood"], 0, random.Random(1))


def _plain(metrics: Mapping[str, Values]) -> None:
    """Pearson's correlation of each pair on one day, and of each with each once more for the day after."""
    for a, b in [*combinations(metrics, 2), *permutations(metrics, 2)]:
        both = sorted(metrics[a].keys() & metrics[b].keys())
        statistics.correlation([float(metrics[a][day]) for day in both], [float(metrics[b][day]) for day in both])


def share(found: int) -> float:
    return round(100 * found / PEOPLE, 1)


def upper(found: int) -> float:
    """The upper end of Wilson's 95 % interval, in percent."""
    z, n = 1.96, float(PEOPLE)
    part = found / n
    middle = part + z * z / (2 * n)
    spread = z * math.sqrt(part * (1 - part) / n + z * z / (4 * n * n))
    return 100 * (middle + spread) / (1 + z * z / n)


def _name(cell: Cell) -> str:
    kind: Noise = cell.noise
    return (
        f"{kind.__name__.replace('_', ' ')}, {cell.days} days, φ {cell.persistence}, weekend {cell.weekend},"
        f" {cell.missing:.0%} missing{'' if cell.gaps is at_random else ' ' + cell.gaps.__name__.replace('_', ' ')}"
    )
