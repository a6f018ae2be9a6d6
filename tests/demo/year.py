"""The days of a plausible year: weekday rhythm, seasons, habits that grow, a flu, a holiday, a week of boxes, gaps.

Pure, and the same for the same seed and ``today``; who writes the days into the program is life.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from organic_desktop.wellness.metrics import Value
from tests.demo import words

DAYS = 365
SEED = 20
# By how many days they are back from today.
FLU = range(203, 209)
HOLIDAY = range(88, 100)
MOVING = range(150, 155)  # nobody logs anything between boxes
DAYS_OFF = frozenset({91, 94, 95, 246, 312})
UNBROKEN = 24  # the streak that the demo opens with

SATURDAY, RUNS = 5, (1, 3)


@dataclass(frozen=True)
class Day:
    """A day and what is logged on it by its end, {} for nothing; ``back`` counts from today, ``off`` is a day off."""

    date: date
    back: int
    values: dict[str, Value]
    off: bool = False


def year(today: date, seed: int = SEED) -> Iterator[Day]:
    """The days up to ``today``, oldest first."""
    for back in reversed(range(DAYS)):
        # Each day has its own chances: one more draw on one of them doesn't change all that follow.
        chance = Random(f"{seed} {back}")
        forgotten = back in MOVING or (back > UNBROKEN and chance.random() < 0.035)
        off = back in DAYS_OFF
        day = today - timedelta(days=back)
        yield Day(day, back, {} if off or forgotten else _values(day, back, chance), off)


def _values(day: date, back: int, chance: Random) -> dict[str, Value]:
    weekend, season, grown = day.weekday() >= SATURDAY, _season(day), 1 - back / DAYS
    ill, away = back in FLU, back in HOLIDAY
    sleep = chance.gauss(7.2 + 0.7 * (weekend or away) - 0.25 * season + 1.8 * ill, 0.5)
    exercise = 0 if ill else _exercise(day, season, grown, chance) + 25 * away
    quiet = chance.random() < 0.15 + 0.75 * grown - 0.2 * weekend
    meditation = chance.choice((5, 10, 10, 15, 20)[: 2 + round(3 * grown)]) if quiet else 0
    body = -1.3 if ill else 0.4 * (sleep - 7.2) + 0.008 * (exercise - 20) + 0.7 * away
    mood = 3.4 + 0.6 * body + 0.025 * meditation + 0.25 * season + 0.2 * weekend
    found: dict[str, Value] = {
        "sleep_hours": _rounded(sleep, "0.25", 4, 11),
        "water_intake_ml": 250 * round(min(max(chance.gauss(6.2 + 1.1 * season + exercise / 45, 1.1), 2), 13)),
        "exercise_minutes": exercise,
        "meditation_minutes": meditation or None,
        "mood_score": _rounded(chance.gauss(mood, 0.45), "0.5", 1, 5),
        "energy_level": _rounded(chance.gauss(3.3 + body, 0.4), "0.5", 1, 5),
        "nutrition_notes": _notes(back, weekend, chance),
    }
    forgotten = [column for column in found if back > UNBROKEN and chance.random() < 0.05]
    return {column: value for column, value in found.items() if column not in forgotten}


def _season(day: date) -> float:
    """1 in the middle of July, −1 in that of January."""
    return math.cos((day.timetuple().tm_yday - 197) / 365 * math.tau)


def _exercise(day: date, season: float, grown: float, chance: Random) -> int:
    """Runs on two days of the week, something long on Saturday, a walk on others; less of it in winter."""
    if day.weekday() in RUNS and chance.random() < 0.85 + 0.12 * season:
        minutes = chance.gauss(26 + 18 * grown, 5)
    elif day.weekday() == SATURDAY and chance.random() < 0.75 + 0.2 * season:
        minutes = chance.gauss(60 + 25 * grown, 12)
    else:
        minutes = chance.choice((0, 10, 15, 20, 25))
    return max(0, 5 * round(minutes / 5))


def _rounded(number: float, step: str, low: int, high: int) -> Decimal:
    unit = Decimal(step)
    return unit * round(min(max(number, low), high) / float(unit))


def _notes(back: int, weekend: bool, chance: Random) -> str | None:
    if back == 0:
        return words.TODAY
    for period, told in ((FLU, words.ILL), (HOLIDAY, words.AWAY)):
        if back in period:  # from its first day to its last
            passed, every = period.stop - 1 - back, len(period) // len(told)
            return None if passed % every else told[passed // every]
    return words.of_an_ordinary_day(chance) if chance.random() < 0.4 + 0.15 * weekend else None
