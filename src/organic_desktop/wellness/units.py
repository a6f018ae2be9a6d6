"""The units a person reads and types in, beside those that are stored: ml and hours are stored, always.

How a number is written in a language is the window's (ui/text/measures.py), what was typed is read by number_input.py;
here is only what it amounts to.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from organic_desktop.wellness.metrics import Metric

Volume = Literal["ml", "fl oz"]
Hours = Literal["decimal", "clock"]

ML_PER_FL_OZ = Decimal("29.5735295625")  # the US fluid ounce
FL_OZ_STEPS = (Decimal(8), Decimal(16))


@dataclass(frozen=True)
class Units:
    """What the user chose: millilitres or fluid ounces, 7.5 hours or 7 h 30."""

    volume: Volume = "ml"
    hours: Hours = "decimal"

    def unit(self, metric: Metric) -> str:
        """The unit that a metric is read in: the stored one, or fl oz."""
        return self.volume if metric.unit == "ml" else metric.unit

    def as_clock(self, metric: Metric) -> bool:
        """Whether a metric is read as hours and minutes."""
        return metric.unit == "hours" and self.hours == "clock"

    def shown(self, metric: Metric, value: Decimal | int) -> Decimal:
        """A stored value in the unit that is read; ounces to a tenth."""
        if self.unit(metric) == "fl oz":
            return _rounded(Decimal(value) / ML_PER_FL_OZ, "0.1")
        return Decimal(value)

    def stored(self, metric: Metric, shown: Decimal) -> Decimal:
        """A value in the unit that is read, as what is stored."""
        return _rounded(shown * ML_PER_FL_OZ, "1") if self.unit(metric) == "fl oz" else shown

    def steps(self, metric: Metric) -> tuple[Decimal, ...]:
        """What the step buttons add, in stored units: whole ounces where those are read."""
        if self.unit(metric) == "fl oz":
            return tuple(_rounded(step * ML_PER_FL_OZ, "1") for step in FL_OZ_STEPS)
        return metric.steps


def hours_and_minutes(hours: Decimal) -> tuple[int, int]:
    """7.5 as (7, 30), to the nearest minute."""
    whole, minutes = divmod(int(_rounded(hours * 60, "1")), 60)
    return whole, minutes


def _rounded(value: Decimal, to: str) -> Decimal:
    return value.quantize(Decimal(to), ROUND_HALF_UP)
