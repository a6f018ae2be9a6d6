"""Where each day of a year lies in a heatmap: weeks side by side, weekdays below each other. Geometry alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

WEEKS = 54  # as many as a year can touch
SMALLEST, LARGEST = 8.0, 26.0  # of a cell with its gap
GAP = 0.16  # of a cell


@dataclass(frozen=True)
class HeatGrid:
    """``first`` is the first day of the week that the year begins in, as an ordinal, for the year 1 may begin in a
    week that no date has; ``left`` and ``top`` is room for names.

    ``mirrored`` is for languages written from the right: the year begins at the right then.
    """

    first: int
    width: int
    left: int
    top: int
    largest: float = LARGEST
    mirrored: bool = False

    @cached_property
    def pitch(self) -> float:
        """A cell with its gap: what the width gives, within what is still pressed and read well."""
        return max(SMALLEST, min(self.largest, (self.width - self.left - GAP * LARGEST) / WEEKS))

    @property
    def height(self) -> int:
        return round(self.top + 7 * self.pitch + GAP * LARGEST)

    def cell(self, day: date) -> QRectF:
        """Where a day is painted."""
        week, weekday = divmod(day.toordinal() - self.first, 7)
        pitch, inset = self.pitch, self.pitch * GAP / 2
        across = self.left + week * pitch
        left = self.width - across - pitch if self.mirrored else across
        return QRectF(left + inset, self.top + weekday * pitch + inset, pitch - 2 * inset, pitch - 2 * inset)

    def day_at(self, place: QPointF) -> date | None:
        """The day at a place; None above or below the weeks."""
        across = self.width - place.x() if self.mirrored else place.x()
        week, weekday = int((across - self.left) // self.pitch), int((place.y() - self.top) // self.pitch)
        ordinal = self.first + 7 * week + weekday
        there = 0 <= weekday < 7 and date.min.toordinal() <= ordinal <= date.max.toordinal()
        return date.fromordinal(ordinal) if there else None


def week_start(day: date, first_weekday: int) -> int:
    """The first day of a day's week, as an ordinal; weeks begin with ``first_weekday`` (1 is Monday, 7 Sunday)."""
    return day.toordinal() - (day.isoweekday() - first_weekday) % 7
