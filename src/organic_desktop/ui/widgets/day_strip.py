"""The strip of an experiment's days: filled with the accent on days with, with grey on days without, paler ahead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organic_desktop.ui.theme.theme import TINY

if TYPE_CHECKING:
    from organic_desktop.ui.theme.theme import Theme
    from organic_desktop.wellness.experiments import Plan

AHEAD = 0.38
"""Opacity of the days to come."""
WIDEST_DAY = 18
GAP = 0.3


class DayStrip(QWidget):
    """Shows a plan's days; those with are taller, too, so that colour alone doesn't tell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plan: Plan | None = None
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_plan(self, plan: Plan, today: date, words: str) -> None:
        """Show a plan as it stands today."""
        self._plan, self._today = plan, today
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDEST_DAY * 14, round(self.fontMetrics().height() * 1.5))

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDEST_DAY * 6, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours = (self._theme.colour("accent"), self._theme.colour("text_soft"))
            paint_days(painter, QRectF(self.rect()), self._plan, self._today, colours, mirrored=self.isRightToLeft())


def paint_days(
    painter: QPainter, box: QRectF, plan: Plan, today: date, colours: tuple[QColor, QColor], *, mirrored: bool = False
) -> None:
    """Paint a plan's days into a box: the first colour is for days with, the second for days without."""
    step = min(box.width() / plan.length, WIDEST_DAY * max(1.0, box.height() / 24))
    for number, (day, with_it) in enumerate(plan.days()):
        left = box.right() - (number + 1 - GAP) * step if mirrored else box.left() + number * step
        tall = box.height() - 2 if with_it else box.height() * 0.55
        bar = QRectF(left, box.bottom() - 1 - tall, step * (1 - GAP), tall)
        colour = QColor(colours[0] if with_it else colours[1])
        if not with_it:
            colour.setAlphaF(0.45)
        if day > today:
            colour.setAlphaF(colour.alphaF() * AHEAD)
        painter.setBrush(colour)
        is_today = day == today
        painter.setPen(QPen(colours[0], 1.5) if is_today else Qt.PenStyle.NoPen)
        radius = min(step / 3, TINY)
        painter.drawRoundedRect(bar, radius, radius)
