"""Averages over the last days, rounded exactly as the server's get_wellness_stats rounds them.

Which rows a user has and which day is today are left to the caller.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Protocol

HUNDREDTHS = Decimal("0.01")
ONES = Decimal(1)
DIGITS = 60  # enough that no sum or quotient is rounded before the last step


class Day(Protocol):
    """The values of an entry: hours, ml, minutes and scores; None if nothing was logged."""

    @property
    def date(self) -> date: ...
    @property
    def sleep_hours(self) -> Decimal | None: ...
    @property
    def water_intake_ml(self) -> int | None: ...
    @property
    def exercise_minutes(self) -> int | None: ...
    @property
    def meditation_minutes(self) -> int | None: ...
    @property
    def mood_score(self) -> Decimal | None: ...
    @property
    def energy_level(self) -> Decimal | None: ...


@dataclass(frozen=True)
class Stats:
    """The columns of get_wellness_stats: averages of the days that have a value, None where none has."""

    avg_sleep: Decimal | None
    avg_mood: Decimal | None
    avg_energy: Decimal | None
    avg_water: int | None
    avg_exercise: int | None
    avg_meditation: int | None
    entries_count: int


def wellness_stats(entries: Iterable[Day], today: date, days: int = 30) -> Stats:
    """Return averages of the entries since ``today - days``, future ones too (``docs/schema.md``, "Stats").

    Hours and scores have two places, ml and minutes none; halves round away from zero, as PostgreSQL does.
    """
    first = first_day(today, days)
    seen = [entry for entry in entries if entry.date >= first]
    return Stats(
        avg_sleep=_average((entry.sleep_hours for entry in seen), HUNDREDTHS),
        avg_mood=_average((entry.mood_score for entry in seen), HUNDREDTHS),
        avg_energy=_average((entry.energy_level for entry in seen), HUNDREDTHS),
        avg_water=_whole(_average((entry.water_intake_ml for entry in seen), ONES)),
        avg_exercise=_whole(_average((entry.exercise_minutes for entry in seen), ONES)),
        avg_meditation=_whole(_average((entry.meditation_minutes for entry in seen), ONES)),
        entries_count=len(seen),
    )


def first_day(today: date, days: int) -> date:
    """Return the first day that counts: ``today - days``, or the first or last date of the calendar beyond its ends."""
    try:
        return today - timedelta(days=days)
    except OverflowError:
        return date.min if days > 0 else date.max


def average(values: Iterable[Decimal | int | None]) -> Decimal | None:
    """Return the average of the values that aren't None, to 60 digits; None if there is none."""
    known = [Decimal(value) for value in values if value is not None]
    if not known:
        return None
    with localcontext() as context:
        context.prec = DIGITS
        return sum(known, Decimal(0)) / len(known)


def _average(values: Iterable[Decimal | int | None], unit: Decimal) -> Decimal | None:
    exact = average(values)
    if exact is None:
        return None
    with localcontext() as context:
        context.prec = DIGITS
        return exact.quantize(unit, ROUND_HALF_UP)


def _whole(average: Decimal | None) -> int | None:
    return None if average is None else int(average)
