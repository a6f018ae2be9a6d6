"""Display units: conversion between the stored units (ml, hours) and those that the user reads and types.

Numbers are formatted in ui/text/measures.py and parsed in number_input.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import zip_longest
from typing import Literal

from organic_desktop.wellness.metrics import Metric, Unit

Volume = Literal["ml", "fl oz"]
Hours = Literal["decimal", "clock"]

ML_PER_FL_OZ = Decimal("29.5735295625")  # the US fluid ounce
FL_OZ_STEPS = (Decimal(8), Decimal(16))
LINES = 4  # of a chart's grid, at least
ROUND = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
SCORES = tuple(map(Decimal, range(1, 6)))


OwnSteps = tuple[tuple[str, tuple[Decimal | None, ...]], ...]
"""The user's steps by column, in stored units; None for a button that has the program's."""


@dataclass(frozen=True)
class Units:
    """The user's choice: millilitres or fluid ounces, 7.5 hours or 7 h 30, and what the buttons add."""

    volume: Volume = "ml"
    hours: Hours = "decimal"
    own_steps: OwnSteps = ()

    def unit(self, metric: Metric) -> Unit:
        """Return the unit that a metric is shown in: the stored one, or fl oz."""
        return Unit(self.volume) if metric.unit is Unit.ML else metric.unit

    def as_clock(self, metric: Metric) -> bool:
        """True if a metric is shown as hours and minutes."""
        return metric.unit is Unit.HOURS and self.hours == "clock"

    def shown(self, metric: Metric, value: Decimal | int) -> Decimal:
        """Convert a stored value to the shown unit; ounces to a tenth."""
        if self.unit(metric) is Unit.FL_OZ:
            return _rounded(Decimal(value) / ML_PER_FL_OZ, "0.1")
        return Decimal(value)

    def stored(self, metric: Metric, shown: Decimal) -> Decimal:
        """Convert a value in the shown unit to the stored one."""
        return _rounded(shown * ML_PER_FL_OZ, "1") if self.unit(metric) is Unit.FL_OZ else shown

    def steps(self, metric: Metric) -> tuple[Decimal, ...]:
        """Return the steps of the buttons in stored units: the user's own, else whole ounces if ounces are shown.

        A step that the metric can't be changed by, from a file that was changed by hand, is left out.
        """
        usual = metric.steps
        if self.unit(metric) is Unit.FL_OZ:
            usual = tuple(_rounded(step * ML_PER_FL_OZ, "1") for step in FL_OZ_STEPS)
        own = () if metric.scale else dict(self.own_steps).get(metric.column, ())
        chosen = [step if step and _can_be_added(metric, step) else None for step in own]
        return tuple(step or each for step, each in zip_longest(chosen[: len(usual)], usual))


def round_values(of: Metric, units: Units, values: Iterable[Decimal | int]) -> tuple[Decimal, ...]:
    """Return three to five stored values, round in the displayed unit, for grid lines up to above all ``values``."""
    highest = max(map(Decimal, values), default=Decimal(0))
    if of.goal is None and highest <= SCORES[-1]:
        return (Decimal(0), *SCORES)
    top = units.shown(of, highest) or Decimal(1)
    magnitude = Decimal(1).scaleb((top / LINES).adjusted())
    step = next(magnitude * each for each in ROUND if magnitude * each * LINES >= top)
    count = int((top / step).to_integral_value(ROUND_CEILING))
    return tuple(units.stored(of, step * number) for number in range(count + 1))


def hours_and_minutes(hours: Decimal) -> tuple[int, int]:
    """Convert 7.5 to (7, 30), rounded to the nearest minute."""
    whole, minutes = divmod(int(_rounded(hours * 60, "1")), 60)
    return whole, minutes


def _can_be_added(metric: Metric, step: Decimal) -> bool:
    return 0 < step <= metric.high and step == _rounded(step, f"1e-{metric.places}")


def _rounded(value: Decimal, to: str) -> Decimal:
    return value.quantize(Decimal(to), ROUND_HALF_UP)
