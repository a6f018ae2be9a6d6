"""Where a value and a place along the bottom are painted in a chart, and which round values its lines stand at.

What is painted there is charts.py's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from PySide6.QtCore import QRectF

from organic_desktop.wellness.entry import Metric
from organic_desktop.wellness.units import Units

LINES = 4
ROUND = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
SCORES = tuple(map(Decimal, range(1, 6)))


def round_values(of: Metric, units: Units, values: Iterable[Decimal | int]) -> tuple[Decimal, ...]:
    """Stored values for three to five lines, round in the unit that is read; all ``values`` are below the last."""
    highest = max(map(Decimal, values), default=Decimal(0))
    if of.goal is None and highest <= SCORES[-1]:
        return (Decimal(0), *SCORES)
    top = units.shown(of, highest) or Decimal(1)
    magnitude = Decimal(1).scaleb((top / LINES).adjusted())
    step = next(magnitude * each for each in ROUND if magnitude * each * LINES >= top)
    count = int((top / step).to_integral_value(ROUND_CEILING))
    return tuple(units.stored(of, step * number) for number in range(count + 1))


@dataclass(frozen=True)
class Plot:
    """The rectangle that a chart's values are in, 0 at its bottom and ``top`` at its top."""

    box: QRectF
    top: Decimal
    mirrored: bool = False

    def y(self, value: Decimal | int) -> float:
        """How far down a value is."""
        return self.box.bottom() - self.box.height() * float(value) / float(self.top)

    def x(self, share: float) -> float:
        """How far right a share of the way from the first to the last is."""
        return self.box.left() + self.box.width() * (1 - share if self.mirrored else share)

    def share(self, x: float) -> float:
        """The way back from ``x``, within the box."""
        share = (x - self.box.left()) / max(1.0, self.box.width())
        return min(1.0, max(0.0, 1 - share if self.mirrored else share))
