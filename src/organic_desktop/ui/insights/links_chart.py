"""The scatter of a link: a dot for each day, rings for weekends, the slope with its interval; walked by keys, pointer.

Days with the same numbers are moved apart by a few pixels, always the same way.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property
from statistics import median

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
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
    QPolygonF,
)

from organic_desktop.ui.insights.painted_chart import PaintedChart
from organic_desktop.ui.text.dates import LONG_WEEKDAY_DATE, format_date
from organic_desktop.ui.text.measures import Measures, column_word
from organic_desktop.ui.theme.theme import CAPTION, FOCUS_WIDTH, LARGE, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.plain_text import show_tip
from organic_desktop.wellness.effects import Effect
from organic_desktop.wellness.links import Link, Number, Values
from organic_desktop.wellness.metrics import Metric, metric

DOT, RING_WIDTH = 0.48, 0.1
"""A day's diameter, and the width of a weekend's ring, in lines of small text."""
SEE_THROUGH, BAND = 0.5, 0.16
APART, FARTHEST = 0.22, 0.9
"""How far days with the same numbers are moved apart, in the same measure."""
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
MANY_DAYS, SMALLEST = 600, 0.55
"""From so many days on they are drawn smaller, down to this share of the usual size."""
MANY_STEPS, MOST_LINES = 60, 5
ROUND = tuple(map(Decimal, ("1", "2", "2.5", "5")))


@dataclass(frozen=True)
class Point:
    """A day of the first metric, its value, and the second one's on that day or on the next."""

    day: date
    x: Number
    y: Number
    is_weekend: bool


@dataclass(frozen=True)
class Scatter:
    """The days of a link that have both numbers, ordered by the first; ``without`` days in between lack one."""

    link: Link
    size: Effect | None
    points: Sequence[Point]
    without: int

    @property
    def a(self) -> Metric:
        """The metric on the horizontal axis."""
        return metric(self.link.a)

    @property
    def b(self) -> Metric:
        """The metric on the vertical axis."""
        return metric(self.link.b)

    @cached_property
    def middle(self) -> tuple[float, float]:
        """The medians of both numbers: the slope is drawn through them."""
        return median(float(each.x) for each in self.points), median(float(each.y) for each in self.points)

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest number on the horizontal axis."""
        return float(self.points[0].x), float(self.points[-1].x)


def scatter_of(link: Link, size: Effect | None, a: Values, b: Values, weekend: frozenset[int]) -> Scatter:
    """Return a link's days; ``weekend`` are the weekdays of the user's weekend, Monday is 0."""
    later = {day.toordinal() - link.lag: value for day, value in b.items()}
    found = [
        Point(day, value, later[day.toordinal()], day.weekday() in weekend)
        for day, value in a.items()
        if day.toordinal() in later
    ]
    days = [each.day for each in found]
    span = (max(days) - min(days)).days + 1 if days else 0
    return Scatter(link, size, sorted(found, key=lambda each: (each.x, each.y, each.day)), span - len(found))


class Axis:
    """Round values of a metric that enclose all those of the days."""

    def __init__(self, of: Metric, measures: Measures, values: Sequence[Number]) -> None:
        low = measures.units.shown(of, min(values))
        high = measures.units.shown(of, max(values))
        step = _round_step((high - low) or Decimal(1), whole=bool(of.scale))
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = max((high / step).to_integral_value(ROUND_CEILING), first + 1)
        self.lines = [measures.units.stored(of, step * number) for number in range(int(first), int(last) + 1)]

    def share(self, value: float) -> float:
        """Return how far along the axis a value is, 0 to 1."""
        low, high = float(self.lines[0]), float(self.lines[-1])
        return (value - low) / (high - low)


def _round_step(span: Decimal, *, whole: bool) -> Decimal:
    magnitude = Decimal(1).scaleb((span / MOST_LINES).adjusted())
    sizes = [magnitude * each for each in (*ROUND, Decimal(10), Decimal(20))]
    step = next(each for each in sizes if each * MOST_LINES >= span)
    return max(step, Decimal(1)) if whole else step


class ScatterChart(PaintedChart):
    """Shows a Scatter; ``walked`` carries the description of the current day."""

    LINES_HIGH, CHARACTERS_WIDE = 17, 34
    walked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._of: Scatter | None = None
        self._measures: Measures | None = None
        self._place = -1
        self._moved: list[QPointF] = []
        self._places: list[QPointF] = []
        self._line = self._dot = self._room = 0.0

    def show_scatter(self, of: Scatter, measures: Measures, sentence: str) -> None:
        """Show another link; a screen reader begins with its ``sentence``."""
        self._of, self._measures = of, measures
        self._place = -1
        self._moved = _moved_apart(of.points)
        self.setAccessibleName(self._summary(of, measures, sentence))
        self._repaint()

    def words(self, place: int) -> str:
        """Describe a day: "Saturday, 14 March: sleep 7.5 hours, mood 4"."""
        if self._of is None or self._measures is None:
            return ""
        point, of, measures = self._of.points[place], self._of, self._measures
        day = format_date(point.day, LONG_WEEKDAY_DATE, measures.locale)
        words = self.tr("{0}: {1} {2}, {3} {4} the next day") if of.link.lag else self.tr("{0}: {1} {2}, {3} {4}")
        return words.format(
            day,
            column_word(of.a.column),
            measures.amount(of.a, point.x),
            column_word(of.b.column),
            measures.amount(of.b, point.y),
        )

    # -- overrides ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._of is None:
            super().keyPressEvent(event)
            return
        forth, last = -1 if self.isRightToLeft() else 1, len(self._of.points) - 1
        stride = max(1, len(self._of.points) // MANY_STEPS)
        steps = {
            Qt.Key.Key_Left: self._place - forth,
            Qt.Key.Key_Right: self._place + forth,
            Qt.Key.Key_PageUp: self._place - forth * stride * 5,
            Qt.Key.Key_PageDown: self._place + forth * stride * 5,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        to = steps.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
        else:
            self._go(to)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._of is None:
            return
        at, place = event.position(), self._nearest(event.position())
        if place is None:
            return
        self._go(place)
        show_tip(self.mapToGlobal(at.toPoint()), self.words(place), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self._pen_on(self)
        self._paint_focus(painter)
        if self._of is None or self._measures is None:
            return
        self._picture = self._picture or self._painted(self._of, self._measures)
        painter.drawPixmap(0, 0, self._picture)
        if self._place >= 0 and (self.hasFocus() or self.underMouse()):
            painter.setPen(QPen(self._theme.colour("text"), FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self._places[self._place], self._dot, self._dot)

    def _summary(self, of: Scatter, measures: Measures, sentence: str) -> str:
        """Return the sentence, what is on the axes, and from where to where."""
        xs, ys = [each.x for each in of.points], [each.y for each in of.points]
        words = self.tr("{0}. A dot for each of %n day(s): {1} from {2} to {3}, {4} from {5} to {6}.", "", len(xs))
        return words.format(
            sentence,
            column_word(of.a.column),
            measures.number(of.a, min(xs)),
            measures.amount(of.a, max(xs)),
            column_word(of.b.column),
            measures.number(of.b, min(ys)),
            measures.amount(of.b, max(ys)),
        )

    # -- places -------------------------------------------------------------------------------------------------------

    def _go(self, place: int) -> None:
        if self._of is None:
            return
        self._place = min(len(self._of.points) - 1, max(0, place))
        words = self.words(self._place)
        self.setAccessibleName(words)
        self.walked.emit(words)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    def _nearest(self, at: QPointF) -> int | None:
        """Return the day whose dot is nearest to the pointer; None if none is near."""
        away = [math.hypot(place.x() - at.x(), place.y() - at.y()) for place in self._places]
        nearest = min(range(len(away)), key=away.__getitem__, default=None)
        return nearest if nearest is not None and away[nearest] < LARGE else None

    def _placed(self, of: Scatter, layout: tuple[QRectF, Axis, Axis]) -> list[QPointF]:
        """Return the middle of each day's dot."""
        (box, x_axis, y_axis), line = layout, self._line
        along = {value: x_axis.share(float(value)) for value in {each.x for each in of.points}}
        up = {value: y_axis.share(float(value)) for value in {each.y for each in of.points}}
        return [
            self._on(box, along[point.x], up[point.y]) + moved * line
            for point, moved in zip(of.points, self._moved, strict=True)
        ]

    def _on(self, box: QRectF, along: float, up: float) -> QPointF:
        if self.isRightToLeft():
            along = 1 - along
        return QPointF(box.left() + box.width() * along, box.bottom() - box.height() * up)

    def _measure(self) -> None:
        """Measure once for a picture, in pixels: a line of small text, a day's diameter, and how far around the values
        dots may reach; where there are many days, they are smaller."""
        days = len(self._of.points) if self._of else 0
        self._line = QFontMetricsF(self._theme.font(CAPTION)).height()
        self._dot = DOT * self._line * max(SMALLEST, min(1.0, math.sqrt(MANY_DAYS / max(1, days))))
        farthest = max((math.hypot(each.x(), each.y()) for each in self._moved), default=0.0)
        self._room = max(self._dot, farthest * self._line + self._dot / 2)

    def _layout(self, of: Scatter, measures: Measures) -> tuple[QRectF, Axis, Axis]:
        """Return the rectangle of the dots, and both axes."""
        x_axis = Axis(of.a, measures, [each.x for each in of.points])
        y_axis = Axis(of.b, measures, [each.y for each in of.points])
        text = QFontMetricsF(self._theme.font(CAPTION))
        wide = max(text.horizontalAdvance(measures.number(of.b, each)) for each in y_axis.lines) + MEDIUM
        room = self._room
        box = QRectF(self.rect()).adjusted(
            wide + room, text.height() / 2 + room, -LARGE - room, -text.height() - MEDIUM - room
        )
        if self.isRightToLeft():
            box.translate(self.width() - box.left() - box.right(), 0)
        return box, x_axis, y_axis

    # -- painting -----------------------------------------------------------------------------------------------------

    def _painted(self, of: Scatter, measures: Measures) -> QPixmap:
        """Paint everything but the current day into a picture, which is reused while only that changes."""
        picture = self._new_picture()
        painter = self._pen_on(picture)
        self._measure()
        layout, room = self._layout(of, measures), self._room
        self._places = self._placed(of, layout)
        self._paint_axes(painter, of, measures, layout)
        painter.setClipRect(layout[0].adjusted(-room, -room, room, room))
        self._paint_interval(painter, of, layout)
        painter.setClipping(False)
        self._paint_days(painter, of)
        painter.setClipping(True)
        self._paint_slope(painter, of, layout)
        painter.end()
        return picture

    def _paint_axes(
        self, painter: QPainter, of: Scatter, measures: Measures, layout: tuple[QRectF, Axis, Axis]
    ) -> None:
        box, x_axis, y_axis = layout
        high, sides = painter.fontMetrics().height(), Qt.AlignmentFlag
        for value in y_axis.lines:
            y = self._on(box, 0, y_axis.share(float(value))).y()
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(QPointF(box.left() - self._room, y), QPointF(box.right() + self._room, y))
            painter.setPen(self._theme.colour("text_soft"))
            mirrored = self.isRightToLeft()
            beside = QRectF(0, y - high / 2, box.left() - self._room - SMALL, high)
            if mirrored:
                beside = QRectF(box.right() + self._room + SMALL, y - high / 2, self.width() - box.right(), high)
            side = sides.AlignLeft if mirrored else sides.AlignRight
            painter.drawText(beside, int(side | sides.AlignVCenter), measures.number(of.b, value))
        painter.setPen(self._theme.colour("text_soft"))
        for value in x_axis.lines:
            is_end = value in (x_axis.lines[0], x_axis.lines[-1])
            words = measures.amount(of.a, value) if is_end else measures.number(of.a, value)
            wide = painter.fontMetrics().horizontalAdvance(words) + TINY
            x = self._on(box, x_axis.share(float(value)), 0).x()
            left = min(max(0.0, x - wide / 2), self.width() - wide)
            below = QRectF(left, box.bottom() + self._room + TINY, wide, high)
            painter.drawText(below, int(sides.AlignHCenter | sides.AlignVCenter), words)

    def _paint_interval(self, painter: QPainter, of: Scatter, layout: tuple[QRectF, Axis, Axis]) -> None:
        """Draw the slopes between which it may as well be, through the middle of the days."""
        if of.size is None:
            return
        soft = self._theme.colour("accent")
        soft.setAlphaF(BAND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        for end in of.ends:
            corners = ((of.middle[0], 0.0), (end, of.size.low), (end, of.size.high))
            painter.drawPolygon(QPolygonF([self._on_slope(of, layout, x, slope) for x, slope in corners]))

    def _paint_slope(self, painter: QPainter, of: Scatter, layout: tuple[QRectF, Axis, Axis]) -> None:
        if of.size is None:
            return
        style = Qt.PenStyle.SolidLine if of.size.is_certain else Qt.PenStyle.DashLine
        painter.setPen(QPen(self._theme.colour("accent"), FOCUS_WIDTH, style))
        painter.drawLine(*(self._on_slope(of, layout, end, of.size.slope) for end in of.ends))

    def _on_slope(self, of: Scatter, layout: tuple[QRectF, Axis, Axis], x: float, slope: float) -> QPointF:
        box, x_axis, y_axis = layout
        middle_x, middle_y = of.middle
        return self._on(box, x_axis.share(x), y_axis.share(middle_y + slope * (x - middle_x)))

    def _paint_days(self, painter: QPainter, of: Scatter) -> None:
        """Draw the weekdays at once: one by one, ten years of them would take too long."""
        weekdays = [place for place, point in zip(self._places, of.points, strict=True) if not point.is_weekend]
        weekends = [place for place, point in zip(self._places, of.points, strict=True) if point.is_weekend]
        filled, ring = self._theme.colour("accent"), self._theme.colour("accent")
        filled.setAlphaF(SEE_THROUGH)
        painter.setPen(QPen(filled, self._dot, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(QPolygonF(weekdays))
        painter.setPen(QPen(ring, RING_WIDTH * self._line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = self._dot / 2
        for place in weekends:
            painter.drawEllipse(place, half, half)


def _moved_apart(points: Sequence[Point]) -> list[QPointF]:
    """Return how far each day is moved, in lines, so that days with the same numbers can be told apart: in a spiral."""
    together = Counter((point.x, point.y) for point in points)
    times: Counter[tuple[Number, Number]] = Counter()
    moved = []
    for point in points:
        before = times[point.x, point.y]
        times[point.x, point.y] += 1
        far = min(APART, FARTHEST / math.sqrt(together[point.x, point.y])) * math.sqrt(before)
        moved.append(QPointF(far * math.cos(before * GOLDEN_ANGLE), far * math.sin(before * GOLDEN_ANGLE)))
    return moved
