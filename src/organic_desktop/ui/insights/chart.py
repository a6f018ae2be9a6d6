"""What the painted charts share: lines at round values, and a place that the keys and the pointer walk.

What is painted in the plot is charts.py's, where a value is in it axis.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from organic_desktop.ui.insights.axis import Plot, round_values
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.theme.theme import CAPTION, CONTROL_RADIUS, FOCUS_WIDTH, LARGE, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import COLOURS
from organic_desktop.ui.widgets.plain_text import show_tip
from organic_desktop.wellness.entry import Metric
from organic_desktop.wellness.insights import Insight, Number

LINES_HIGH, CHARACTERS_WIDE = 12, 30
WEEK = 7


@dataclass(frozen=True)
class ChartOf:
    """What both charts show."""

    metric: Metric
    insight: Insight
    goal: Decimal | None
    measures: Measures


class Chart(QWidget):
    """A plot with lines at round values, and a place in it; ``walked`` says in words what is at that place."""

    walked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._of: ChartOf | None = None
        self._place = 0
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self._empty())
        theme.changed.connect(self._repaint)

    def show_chart(self, of: ChartOf) -> None:
        """Show other numbers; the place goes to the latest where there are more or fewer of them."""
        before, self._of = self.places() if self._of else 0, of
        self._place = self._place if self.places() == before else self.places() - 1
        self._say()
        self._repaint()

    def places(self) -> int:
        """How many there are to walk."""
        raise NotImplementedError

    def words(self, place: int) -> str:
        """What is at a place."""
        raise NotImplementedError

    def place_at(self, x: float) -> int:
        """The place nearest to the pointer."""
        raise NotImplementedError

    # -- Qt's own -----------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("n") * CHARACTERS_WIDE, metrics.height() * LINES_HIGH)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._repaint()
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forth = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Left: -forth,
            Qt.Key.Key_Right: forth,
            Qt.Key.Key_PageUp: -WEEK,
            Qt.Key.Key_PageDown: WEEK,
            Qt.Key.Key_Home: -self._place,
            Qt.Key.Key_End: self.places() - 1 - self._place,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or self._of is None:
            super().keyPressEvent(event)
        else:
            self._go(self._place + step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._of:
            self._go(self.place_at(event.position().x()))
            show_tip(event.globalPosition().toPoint(), self.words(self._place), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(CAPTION))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), FOCUS_WIDTH))
            around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(around, CONTROL_RADIUS, CONTROL_RADIUS)
        if self._of is None or not self._of.insight.logged:
            painter.setPen(self._theme.colour("text_soft"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._empty())
            return
        self._picture = self._picture or self._painted(self._of)
        painter.drawPixmap(0, 0, self._picture)
        if self.hasFocus() or self.underMouse():
            self._paint_place(painter, self._of, self._current_plot(self._of))

    # -- for both -----------------------------------------------------------------------------------------------------

    def _highest(self, of: ChartOf) -> list[Number]:
        raise NotImplementedError

    def _paint(self, painter: QPainter, of: ChartOf, plot: Plot) -> None:
        raise NotImplementedError

    def _paint_place(self, painter: QPainter, of: ChartOf, plot: Plot) -> None:
        raise NotImplementedError

    def _painted(self, of: ChartOf) -> QPixmap:
        """All but the place, which alone moves with each key: hundreds of days take too long to paint for that."""
        sharp = self.devicePixelRatioF()
        picture = QPixmap(self.size() * sharp)
        picture.setDevicePixelRatio(sharp)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(CAPTION))
        lines = round_values(of.metric, of.measures.units, self._highest(of))
        plot = self._plot(of, lines)
        self._paint_lines(painter, of, plot, lines)
        self._paint(painter, of, plot)
        painter.end()
        return picture

    def _repaint(self) -> None:
        """What was painted is out of date."""
        self._picture = None
        self.update()

    def _empty(self) -> str:
        return self.tr("Nothing is logged in this period.")

    def _colour(self, of: ChartOf) -> str:
        return COLOURS.get(of.metric.column, "accent")

    def _current_plot(self, of: ChartOf) -> Plot:
        return self._plot(of, round_values(of.metric, of.measures.units, self._highest(of)))

    def _plot(self, of: ChartOf, lines: Sequence[Decimal]) -> Plot:
        metrics = QFontMetricsF(self._theme.font(CAPTION))
        wide = max(metrics.horizontalAdvance(of.measures.number(of.metric, each)) for each in lines) + SMALL + TINY
        box = QRectF(self.rect()).adjusted(wide, metrics.height() + TINY, -LARGE, -metrics.height() - MEDIUM)
        if self.isRightToLeft():
            box.translate(self.width() - box.left() - box.right(), 0)
        return Plot(box, lines[-1], self.isRightToLeft())

    def _paint_lines(self, painter: QPainter, of: ChartOf, plot: Plot, lines: Sequence[Decimal]) -> None:
        for value in lines:
            y = plot.y(value)
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(QPointF(plot.box.left(), y), QPointF(plot.box.right(), y))
            painter.setPen(self._theme.colour("text_soft"))
            written = of.measures.number(of.metric, value)
            high = painter.fontMetrics().height()
            if plot.mirrored:
                beside = QRectF(plot.box.right() + SMALL, y - high / 2, self.width() - plot.box.right() - SMALL, high)
                painter.drawText(beside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), written)
            else:
                beside = QRectF(0, y - high / 2, plot.box.left() - SMALL, high)
                painter.drawText(beside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), written)

    def _paint_below(self, painter: QPainter, plot: Plot, named: Sequence[tuple[float, str]]) -> None:
        """Names along the bottom, from the latest back; those without room are left out."""
        painter.setPen(self._theme.colour("text_soft"))
        metrics, taken = painter.fontMetrics(), list[QRectF]()
        for x, name in reversed(named):
            wide = metrics.horizontalAdvance(name) + 1
            left = min(max(float(TINY), x - wide / 2), self.width() - wide - TINY)
            box = QRectF(left, plot.box.bottom() + TINY, wide, metrics.height())
            if not any(box.adjusted(-SMALL, 0, SMALL, 0).intersects(other) for other in taken):
                taken.append(box)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), name)

    def _go(self, place: int) -> None:
        self._place = min(max(0, place), self.places() - 1)
        self._say()
        self.update()

    def _say(self) -> None:
        if self._of:
            words = self.words(self._place) if self._of.insight.logged else self._empty()
            self.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
            self.walked.emit(words if self._of.insight.logged else "")
