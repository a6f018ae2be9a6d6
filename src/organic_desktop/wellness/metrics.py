"""The metrics of a wellness entry: ranges, units, steps and goals; checks of typed values; usual values and levels.

Rounding here is why an acknowledged value never looks changed (``docs/sync.md``, rules 30 to 32).
Values from the server aren't checked here: they may be outside these ranges.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence

if TYPE_CHECKING:
    from organic_desktop.core.messages import Part

Value = Decimal | int | str | None

NOTES = "nutrition_notes"
NOTES_BYTES = 64 * 1024
FIRST_YEAR = 1900
PLANNED_AHEAD = timedelta(days=2 * 366)
"""How far ahead a day off can be planned."""
MOST_DAYS_OFF = 366
"""That are taken off at once."""
SET_AT_ONCE = frozenset({"sleep_hours"})
USUAL_DAYS, FEWEST_USUAL = 14, 3
"""The latest logged days that a usual value is taken from, and how many it needs."""
CHECKIN_DAYS = 14
"""The days before today of which those with an entry make the daily check-in."""
SHORT = 24  # characters of a value that are worth repeating to its author

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Unit(StrEnum):
    """The unit of a stored number; fluid ounces are only shown."""

    HOURS = "hours"
    ML = "ml"
    MINUTES = "minutes"
    PERCENT = "%"
    NONE = ""
    FL_OZ = "fl oz"


UNIT_LABELS = {
    Unit.HOURS: Sentence("hours"),
    Unit.ML: Sentence("ml"),
    Unit.MINUTES: Sentence("minutes"),
    Unit.PERCENT: Sentence("%"),
}


@dataclass(frozen=True)
class Metric:
    """A column with a number: its label, unit and range.

    ``places`` are its decimals, ``low`` and ``high`` the range after rounding, ``steps`` what the buttons add
    or take (smallest first), ``goal`` the default for a day (None: it isn't something to reach), ``scale`` the ends
    that steps of a score stay within.
    """

    column: str
    label: Sentence
    unit: Unit
    kind: Literal["decimal", "integer"]
    places: int
    low: Decimal
    high: Decimal
    steps: tuple[Decimal, ...]
    goal: Decimal | None = None
    scale: tuple[Decimal, Decimal] | None = None


SCALE = (Decimal(1), Decimal(5))


def _hours(column: str, label: Sentence, unit: Unit, high: str, steps: tuple[str, ...], goal: str) -> Metric:
    in_steps = tuple(map(Decimal, steps))
    return Metric(column, label, unit, "decimal", 2, Decimal(0), Decimal(high), in_steps, Decimal(goal))


def _score(column: str, label: Sentence) -> Metric:
    in_steps = (Decimal("0.5"), Decimal(1))
    return Metric(column, label, Unit.NONE, "decimal", 2, Decimal(0), Decimal("9.99"), in_steps, scale=SCALE)


def _integer(column: str, label: Sentence, unit: Unit, high: int, steps: tuple[int, ...], goal: int) -> Metric:
    in_steps = tuple(map(Decimal, steps))
    return Metric(column, label, unit, "integer", 0, Decimal(0), Decimal(high), in_steps, Decimal(goal))


METRICS: tuple[Metric, ...] = (
    _hours("sleep_hours", Sentence("Sleep"), Unit.HOURS, high="24", steps=("0.25", "1"), goal="8"),
    _integer("water_intake_ml", Sentence("Water"), Unit.ML, high=100_000, steps=(250, 500), goal=2000),
    _integer("exercise_minutes", Sentence("Exercise"), Unit.MINUTES, high=1440, steps=(5, 15), goal=30),
    _integer("meditation_minutes", Sentence("Meditation"), Unit.MINUTES, high=1440, steps=(5, 10), goal=10),
    _score("mood_score", Sentence("Mood")),
    _score("energy_level", Sentence("Energy")),
)
COLUMNS: tuple[str, ...] = (*(metric.column for metric in METRICS), NOTES)


def metric(column: str) -> Metric:
    """Return the metric of a column. Raises InvalidInput if there is none."""
    for candidate in METRICS:
        if candidate.column == column:
            return candidate
    raise InvalidInput(Sentence("An entry has no number called {name}.", name=_shown(column)))


def checked(column: str, value: Value) -> Value:
    """Return ``value`` as the column stores it: a Decimal of its places, an int, text, or None.

    None clears the column, and so do empty notes. Halves round away from zero. Text must be a plain number
    ("7.5"). Raises InvalidInput with one sentence for the user, TypeError for floats: they aren't exact.
    """
    if value is None:
        return None
    if column == NOTES:
        return checked_text(value, Sentence("The notes"))
    return checked_number(metric(column), value)


def checked_number(of: Metric, value: Value) -> Decimal | int:
    """Return a number in the metric's range, rounded to its places; raises as ``checked`` does."""
    number = _number(of, value)
    refusal = InvalidInput(Sentence("{what}: enter {range}.", what=of.label, range=_range(of)))
    if not (number.is_finite() and of.low - 1 < number < of.high + 1):
        raise refusal
    if of.kind == "integer" and number != number.to_integral_value():
        raise InvalidInput(
            Sentence(
                "{what} must be a whole number of {unit}.",
                what=of.label,
                unit=UNIT_LABELS[of.unit],
            )
        )
    rounded = number.quantize(Decimal(1).scaleb(-of.places), ROUND_HALF_UP) + 0  # + 0: no negative zero
    if not of.low <= rounded <= of.high:
        raise refusal
    return int(rounded) if of.kind == "integer" else rounded


def checked_text(value: Value, what: Sentence, most_bytes: int = NOTES_BYTES) -> str | None:
    """Return text that the server stores unchanged, None if it is empty; ``what`` names it in errors."""
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} isn't text")
    if "\0" in value or _SURROGATE.search(value):
        raise InvalidInput(
            Sentence("{what} contains a character that can't be saved, perhaps from a damaged file.", what=what)
        )
    if len(value.encode()) > most_bytes:
        raise InvalidInput(Sentence("{what} can't be longer than {most} kB.", what=what, most=most_bytes // 1024))
    return value or None


def stepped(column: str, current: Decimal | int | None, step: Decimal | int) -> Decimal | int:
    """Return a metric's value after a step up or down from ``current``; nothing logged counts as 0.

    A score stays within its scale, and begins in the middle of it. Raises InvalidInput for other values outside the
    column's range.
    """
    of = metric(column)
    if of.scale:
        first, last = of.scale
        return checked_number(of, (first + last) / 2 if current is None else max(first, min(last, current + step)))
    total = Decimal(current or 0) + step
    if total < of.low:
        raise InvalidInput(
            Sentence(
                "{what} is {value} {unit} and can't go below 0.",
                what=of.label,
                value=Decimal(current or 0),
                unit=UNIT_LABELS[of.unit],
            )
        )
    return checked_number(of, total)


def is_amount(column: str) -> bool:
    """True for whole numbers that are added up in a day: what two devices added to one is summed."""
    return metric(column).kind == "integer"


def checked_date(day: str | date, today: date) -> date:
    """Return the date of a new entry, from 1900 until ``today``. Raises InvalidInput.

    An existing entry may have any date: another client or a wrong clock wrote it.
    """
    found = as_date(day)
    if found.year < FIRST_YEAR:
        raise InvalidInput(
            Sentence("{day} is too early; the first possible year is {year}.", day=found, year=str(FIRST_YEAR))
        )
    if found > today:
        raise InvalidInput(Sentence("{day} is in the future; today is {today}.", day=found, today=today))
    return found


def checked_days_off(first: date, last: date, today: date) -> list[date]:
    """Return the days from ``first`` to ``last``, both included, to be taken off. Raises InvalidInput.

    Days off may be planned: an absence is known before it begins. A whole year at most, so that a slip of the pen
    doesn't fill a century.
    """
    if last < first:
        raise InvalidInput(Sentence("{last} is before {first}.", last=last, first=first))
    if first.year < FIRST_YEAR:
        checked_date(first, today)
    if last > today + PLANNED_AHEAD:
        raise InvalidInput(Sentence("{day} is too far ahead: days off can be planned for two years.", day=last))
    count = (last - first).days + 1
    if count > MOST_DAYS_OFF:
        raise InvalidInput(Sentence("At most {most} days at once, not {count}.", most=MOST_DAYS_OFF, count=count))
    return [first + timedelta(days=number) for number in range(count)]


def as_date(day: str | date) -> date:
    """Parse a date, YYYY-MM-DD. Raises InvalidInput."""
    if isinstance(day, datetime):
        raise TypeError("a moment isn't a date: whose day it is depends on the zone")
    return day if isinstance(day, date) else _parsed_date(day)


# -- usual values -----------------------------------------------------------------------------------------------------


def usual_value(metric: Metric, latest: Sequence[Decimal]) -> Decimal | None:
    """Return the median of the ``latest`` logged values, rounded to the metric's smallest step; None for fewer than 3.

    It is what one tap sets, of a metric that is set once a day and not added up. The median, so that one night of
    3 hours changes nothing.
    """
    ordered = sorted(latest[:USUAL_DAYS])
    if metric.column not in SET_AT_ONCE or len(ordered) < FEWEST_USUAL:
        return None
    middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    step = metric.steps[0]
    usual = (middle / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return min(max(usual, metric.low), metric.high)


def checkin_columns(days: Sequence[Collection[str]]) -> frozenset[str]:
    """Return the columns of the user's daily check-in: those that at least half of the logged ``days`` have.

    Every number if no column is usual yet.
    """
    often = {column for column in COLUMNS if 2 * sum(column in day for day in days) >= max(len(days), 1)}
    return frozenset(often or (metric.column for metric in METRICS))


# -- details ----------------------------------------------------------------------------------------------------------


def _number(of: Metric, value: Value) -> Decimal:
    if isinstance(value, bool | float):
        raise TypeError(f"{type(value).__name__} isn't an exact number")
    if isinstance(value, str):
        text = value.strip()
        if len(text) > SHORT or not _NUMBER.fullmatch(text):
            raise InvalidInput(
                Sentence(
                    "{what}: enter a number, e.g. {example}.",
                    what=of.label,
                    example=of.goal or 3,
                )
            )
        return Decimal(text)
    return Decimal(value or 0)


def _parsed_date(text: str) -> date:
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise InvalidInput(Sentence("{text} isn't a date. Enter a date, e.g. 2026-01-31.", text=_shown(text)))


def _range(of: Metric) -> Sentence:
    if of.unit in UNIT_LABELS:
        return Sentence("{low}–{high} {unit}", low=of.low, high=of.high, unit=UNIT_LABELS[of.unit])
    return Sentence("{low}–{high}", low=of.low, high=of.high)


def _shown(value: str | Decimal) -> Part:
    """Return a value for an error message; long or unprintable ones aren't repeated."""
    if len(str(value)) > SHORT or not str(value).isprintable():
        return Sentence("that")
    return f"“{value}”" if isinstance(value, str) else value
