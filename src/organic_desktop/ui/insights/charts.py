"""Painted charts: a metric over a period, and its averages by weekday; both are walked by keys and pointer.

The numbers come from ``wellness/insights.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby, pairwise

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)

from organic_desktop.core.goals import DayGoal, runs
from organic_desktop.ui.insights.painted_chart import PaintedChart
from organic_desktop.ui.text.dates import (
    DAY,
    LONG_DATE_YEAR,
    LONG_WEEKDAY_DATE,
    format_date,
    month_and_year,
    month_name,
    weekday_name,
)
from organic_desktop.ui.text.locales import first_weekday
from organic_desktop.ui.text.measures import Measures, column_word
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import CAPTION, LARGE, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import COLOURS
from organic_desktop.ui.widgets.plain_text import show_tip
from organic_desktop.wellness.insights import Insight, smoothed
from organic_desktop.wellness.judging import goal_days
from organic_desktop.wellness.metrics import Metric
from organic_desktop.wellness.periods import Grain, Number, Point
from organic_desktop.wellness.units import round_values

WEEK = 7
YEARS_FROM = 800  # days; a longer period has the years below it
DOTS_UNTIL = 31  # days; longer periods have a smoothed line
DOT, LINE = 3.0, 2.0
SOFT, COVER = 0.12, 0.8  # opacity of the area below the line, and of the background of a name
TRIED = 12  # places tried for a name along its line
BAR = 0.56  # share of a weekday's width


@dataclass(frozen=True)
class Plot:
    """The rectangle of a chart's values, 0 at its bottom and ``top`` at its top."""

    box: QRectF
    top: Decimal
    mirrored: bool = False

    def y(self, value: Decimal | int) -> float:
        """Return a value's vertical position."""
        return self.box.bottom() - self.box.height() * float(value) / float(self.top)

    def x(self, share: float) -> float:
        """Return the horizontal position of a share of the way from first to last."""
        return self.box.left() + self.box.width() * (1 - share if self.mirrored else share)

    def share(self, x: float) -> float:
        """Return the share of the way at ``x``, within the box."""
        share = (x - self.box.left()) / max(1.0, self.box.width())
        return min(1.0, max(0.0, 1 - share if self.mirrored else share))


@dataclass(frozen=True)
class ChartData:
    """The numbers of a chart."""

    metric: Metric
    insight: Insight
    goal_on: Callable[[date], DayGoal | None]
    measures: Measures
    overlaid: bool = False  # the other period is a second line, not only its average

    @cached_property
    def goals(self) -> list[tuple[int, int, DayGoal]]:
        """The goals of the period: the indices of the first and last point of each, and the goal; none for no goal."""
        days = [point.last for point in self.insight.points]
        return [(first, last, goal) for first, last, goal in runs(self.goal_on, days) if goal]

    @cached_property
    def met(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """On how many days of the period, and of the other one, the day's goal was met, and how many were judged."""
        return goal_days(self.insight.series, self.goal_on), goal_days(self.insight.other, self.goal_on)

    @cached_property
    def ends(self) -> tuple[tuple[Number, Number] | None, tuple[Number, Number] | None]:
        """The highest and lowest value of the period, and of the other one; None if nothing was logged."""
        return _ends(self.insight.series), _ends(self.insight.other)

    def sum_up(self) -> ChartData:
        """Work out what takes long for fifty years, and return this chart: for a thread to do."""
        for _ in (self.met, self.ends, self.goals):
            pass  # each is kept once it was asked for
        return self

    @cached_property
    def span(self) -> int:
        """How many points there is room for: those of the longer one of two periods that lie over each other."""
        return max(len(self.insight.points), len(self.insight.other_points) if self.overlaid else 0)

    @cached_property
    def is_smoothed(self) -> bool:
        """True if the line is a seven-day average: through hundreds of days a line would be noise."""
        return self.insight.grain is Grain.DAY and self.insight.days > DOTS_UNTIL

    def line(self, points: Sequence[Point]) -> list[Number | Decimal | None]:
        """Return what the line through points shows at each of them."""
        if self.is_smoothed:
            return [*smoothed([(point.last, point.value) for point in points], WEEK)]
        return [point.value for point in points]


class Chart(PaintedChart):
    """Base of the charts: grid lines, and a current place; ``walked`` carries its description."""

    walked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._of: ChartData | None = None
        self._place = 0
        self.setAccessibleName(self._empty())

    def show_chart(self, of: ChartData) -> None:
        """Show other numbers; the current place moves to the latest if their count differs."""
        before, self._of = self.places() if self._of else 0, of
        self._place = self._place if self.places() == before else self.places() - 1
        self._announce()
        self._repaint()

    def places(self) -> int:
        """Return the number of places."""
        raise NotImplementedError

    def words(self, place: int) -> str:
        """Describe a place."""
        raise NotImplementedError

    def place_at(self, x: float) -> int:
        """Return the place nearest to a horizontal position."""
        raise NotImplementedError

    # -- overrides ----------------------------------------------------------------------------------------------------

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
        self._announce()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self._pen_on(self)
        self._paint_focus(painter)
        if self._of is None or not self._of.insight.logged:
            painter.setPen(self._theme.colour("text_soft"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._empty())
            return
        self._picture = self._picture or self._painted(self._of)
        painter.drawPixmap(0, 0, self._picture)
        if self.hasFocus() or self.underMouse():
            self._paint_place(painter, self._of, self._current_plot(self._of))

    # -- painting -----------------------------------------------------------------------------------------------------

    def _highest(self, of: ChartData) -> list[Number]:
        raise NotImplementedError

    def _paint(self, painter: QPainter, of: ChartData, plot: Plot) -> None:
        raise NotImplementedError

    def _paint_place(self, painter: QPainter, of: ChartData, plot: Plot) -> None:
        raise NotImplementedError

    def _painted(self, of: ChartData) -> QPixmap:
        """Paint everything but the current place into a picture, which is reused while only the place moves."""
        picture = self._new_picture()
        painter = self._pen_on(picture)
        lines = round_values(of.metric, of.measures.units, self._highest(of))
        plot = self._plot(of, lines)
        self._paint_lines(painter, of, plot, lines)
        self._paint(painter, of, plot)
        painter.end()
        return picture

    def _empty(self) -> str:
        return self.tr("Nothing logged in this period.")

    def _colour(self, of: ChartData) -> str:
        return COLOURS.get(of.metric.column, "accent")

    def _current_plot(self, of: ChartData) -> Plot:
        return self._plot(of, round_values(of.metric, of.measures.units, self._highest(of)))

    def _plot(self, of: ChartData, lines: Sequence[Decimal]) -> Plot:
        metrics = QFontMetricsF(self._theme.font(CAPTION))
        wide = max(metrics.horizontalAdvance(of.measures.number(of.metric, each)) for each in lines) + SMALL + TINY
        box = QRectF(self.rect()).adjusted(wide, metrics.height() + TINY, -LARGE, -metrics.height() - MEDIUM)
        if self.isRightToLeft():
            box.translate(self.width() - box.left() - box.right(), 0)
        return Plot(box, lines[-1], self.isRightToLeft())

    def _paint_lines(self, painter: QPainter, of: ChartData, plot: Plot, lines: Sequence[Decimal]) -> None:
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
        """Paint names along the bottom, from the latest back; those without room are left out."""
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
        self._announce()
        self.update()

    def _announce(self) -> None:
        if self._of:
            words = self.words(self._place) if self._of.insight.logged else self._empty()
            self.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
            self.walked.emit(words if self._of.insight.logged else "")


class TrendChart(Chart):
    """A line over the days with gaps, their goals as dashed lines, the previous period's average as a thin one.

    In a long period the line is a seven-day average, and the days are dots.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleDescription(self.tr("Arrow keys move by day, Page Up and Page Down by week."))

    def places(self) -> int:
        return len(self._of.insight.points) if self._of else 0

    def words(self, place: int) -> str:
        if self._of is None:
            return ""
        of, point = self._of, self._of.insight.points[place]
        written, name = point_name(of.insight.grain, point, of.measures.locale), column_word(of.metric.column)
        if point.value is None:
            return self.tr("{0}: {1} not logged").format(written, name)
        if of.insight.grain is Grain.DAY:
            return self.tr("{0}: {1} {2}").format(written, name, of.measures.amount(of.metric, point.value))
        average = of.measures.average(of.metric, Decimal(point.value))
        return self.tr("{0}: {1} {2} on average, %n day(s) logged", "", point.logged).format(written, name, average)

    def place_at(self, x: float) -> int:
        return round(self._current_plot(self._of).share(x) * (self._of.span - 1)) if self._of else 0

    def _highest(self, of: ChartData) -> list[Number]:
        over = of.insight.other_points if of.overlaid else ()
        values = [point.value for point in (*of.insight.points, *over) if point.value is not None]
        return [*values, *(goal.amount for _, _, goal in of.goals), of.insight.before or 0]

    def _paint(self, painter: QPainter, of: ChartData, plot: Plot) -> None:
        points, last = of.insight.points, max(1, of.span - 1)
        places = [plot.x(number / last) for number in range(of.span)]
        line = of.line(points)
        self._paint_across(painter, of, plot)
        for run in _runs(places, line, plot):
            self._paint_run(painter, self._theme.colour(self._colour(of)), plot, run)
        self._paint_dots(painter, of, plot, zip(places, (point.value for point in points), strict=False))
        if of.overlaid:
            self._paint_other(painter, plot, _runs(places, of.line(of.insight.other_points), plot))
        drawn = [QPointF(x, plot.y(value)) for x, value in zip(places, line, strict=False) if value is not None]
        self._paint_names(painter, of, plot, drawn)
        self._paint_below(painter, plot, self._dates(of, places))

    def _paint_other(self, painter: QPainter, plot: Plot, runs: Iterable[list[QPointF]]) -> None:
        """Paint the other period over this one, dotted: told apart without its colour, too."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(self._theme.colour("text"), LINE, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for run in runs:
            painter.drawPolyline(QPolygonF(run)) if len(run) > 1 else painter.drawPoint(run[0])

    def _paint_run(self, painter: QPainter, colour: QColor, plot: Plot, points: list[QPointF]) -> None:
        """Paint consecutive days as a line over a soft area."""
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        area = QPainterPath(path)
        area.lineTo(points[-1].x(), plot.box.bottom())
        area.lineTo(points[0].x(), plot.box.bottom())
        soft = QColor(colour)
        soft.setAlphaF(SOFT)
        painter.fillPath(area, soft)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, LINE, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(path)

    def _paint_dots(
        self, painter: QPainter, of: ChartData, plot: Plot, days: Iterable[tuple[float, Number | None]]
    ) -> None:
        """Paint a dot for each logged day, faint and small if there are many."""
        few = of.span <= DOTS_UNTIL
        colour = self._theme.shade(self._colour(of), 5 if few else 3)
        painter.setPen(QPen(colour, 2 * DOT if few else DOT, c=Qt.PenCapStyle.RoundCap))
        painter.drawPoints([QPointF(x, plot.y(value)) for x, value in days if value is not None])

    def _paint_place(self, painter: QPainter, of: ChartData, plot: Plot) -> None:
        x = plot.x(self._place / max(1, of.span - 1))
        painter.setPen(QPen(self._theme.colour("text_soft"), 1))
        painter.drawLine(QPointF(x, plot.box.top()), QPointF(x, plot.box.bottom()))
        value = of.insight.points[self._place].value
        if value is not None:
            painter.setPen(QPen(self._theme.colour("surface"), LINE))
            painter.setBrush(self._theme.colour(self._colour(of)))
            painter.drawEllipse(QPointF(x, plot.y(value)), 2 * DOT, 2 * DOT)

    def _paint_across(self, painter: QPainter, of: ChartData, plot: Plot) -> None:
        """Paint the lines of the previous average and of the goals, each goal across its own days."""
        if (before := of.insight.before) and not of.overlaid:
            painter.setPen(QPen(self._theme.colour("text_soft"), 1))
            painter.drawLine(QPointF(plot.box.left(), plot.y(before)), QPointF(plot.box.right(), plot.y(before)))
        painter.setPen(QPen(self._theme.colour("text"), 1, Qt.PenStyle.DashLine))
        for first, last, goal in of.goals:
            begin, end = self._across(of, plot, first, last)
            painter.drawLine(QPointF(begin, plot.y(goal.amount)), QPointF(end, plot.y(goal.amount)))

    def _across(self, of: ChartData, plot: Plot, first: int, last: int) -> tuple[float, float]:
        """Return where a line over some of the days begins and ends: halfway to the days beside them."""
        steps = max(1, of.span - 1)
        begin, end = max(0.0, (first - 0.5) / steps), min(1.0, (last + 0.5) / steps)
        return plot.x(begin if of.span > 1 else 0), plot.x(end if of.span > 1 else 1)

    def _paint_names(self, painter: QPainter, of: ChartData, plot: Plot, points: Sequence[QPointF]) -> None:
        """Name the lines of the goals, each along its own days, and of the previous average.

        The average's name is on the other side of its line than the latest goal. A goal of few days is only named if
        it is the latest.
        """
        before, last = None if of.overlaid else of.insight.before, len(of.goals) - 1
        ground = self._theme.colour("surface")
        ground.setAlphaF(COVER)
        for number, (first, final, goal) in enumerate(of.goals):
            words = self.tr("at most {0}") if goal.at_most else self.tr("goal {0}")
            name = words.format(of.measures.amount(of.metric, goal.amount))
            ends = self._across(of, plot, first, final)
            if number == last or abs(ends[1] - ends[0]) > painter.fontMetrics().horizontalAdvance(name) + 2 * TINY:
                below = before is not None and before > goal.amount
                box = self._free_box(painter, plot, plot.y(goal.amount), name, points, ends, below=below)
                self._paint_name(painter, ground, box, name)
        if before:
            name = self.tr("before {0}").format(of.measures.average(of.metric, before))
            below = bool(of.goals) and of.goals[-1][2].amount >= before
            ends = plot.x(0), plot.x(1)
            self._paint_name(
                painter, ground, self._free_box(painter, plot, plot.y(before), name, points, ends, below=below), name
            )

    def _paint_name(self, painter: QPainter, ground: QColor, box: QRectF, name: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, TINY, TINY)
        painter.setPen(self._theme.colour("text_soft"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)

    def _free_box(
        self,
        painter: QPainter,
        plot: Plot,
        y: float,
        name: str,
        points: Sequence[QPointF],
        ends: tuple[float, float],
        *,
        below: bool,
    ) -> QRectF:
        """Return the first box along a line where a name hides the fewest days; at the end of a line that is shorter.

        ``ends`` are where the line begins and ends.
        """
        high, wide = painter.fontMetrics().height(), painter.fontMetrics().horizontalAdvance(name) + 2 * TINY
        top, (begin, end) = y + (TINY / 2 if below else -high - TINY / 2), sorted(ends)
        if end - begin < wide:
            begin, end = (begin, begin + wide) if plot.mirrored else (end - wide, end)
        lefts = [begin + (end - begin - wide) * step / TRIED for step in range(TRIED + 1)]
        boxes = [QRectF(left, top, wide, high) for left in (lefts[::-1] if plot.mirrored else lefts)]
        hidden = [point.x() for point in points if top - 2 * DOT < point.y() < top + high + 2 * DOT]
        return min(boxes, key=lambda box: sum(box.left() - 2 * DOT < x < box.right() + 2 * DOT for x in hidden))

    def _dates(self, of: ChartData, places: Sequence[float]) -> list[tuple[float, str]]:
        """Return the labels of a week's days, of every seventh day of a month, of the months, or of the years."""
        days, locale = [point.last for point in of.insight.points], of.measures.locale
        placed = list(zip(places, days, strict=False))
        if of.insight.days <= WEEK:
            return [(x, weekday_name(day.isoweekday(), locale, full=False, alone=True)) for x, day in placed]
        if of.insight.days <= DOTS_UNTIL:
            return [(x, format_date(day, DAY, locale)) for x, day in placed[::-WEEK]][::-1]
        if of.insight.days > YEARS_FROM:
            begun = [now for before, now in pairwise(placed) if before[1].year != now[1].year]
            return [(x, format_number(day.year, locale, grouped=False)) for x, day in begun]
        begun = [now for before, now in pairwise(placed) if before[1].month != now[1].month]
        return [(x, month_name(day.month, locale)) for x, day in begun]


def point_name(grain: Grain, point: Point, locale: QLocale) -> str:
    """Name the day, week or month that a point stands for."""
    if grain is Grain.DAY:
        return format_date(point.first, LONG_WEEKDAY_DATE, locale)
    if grain is Grain.WEEK:
        words = QCoreApplication.translate("TrendChart", "Week of {0}")
        return words.format(format_date(point.first, LONG_DATE_YEAR, locale))
    return month_and_year(point.first, locale)


def _ends(series: Sequence[tuple[date, Number | None]]) -> tuple[Number, Number] | None:
    known = [value for _, value in series if value is not None]
    return (max(known), min(known)) if known else None


def _runs(places: Sequence[float], line: Iterable[Number | None], plot: Plot) -> Iterator[list[QPointF]]:
    """Yield the points of consecutive values, one list up to each gap."""
    pairs = zip(places, line, strict=False)
    for there, run in groupby(pairs, lambda each: each[1] is not None):
        if there:
            yield [QPointF(x, plot.y(value)) for x, value in run if value is not None]


class WeekdayChart(Chart):
    """Seven bars in the order of the locale's week, each with its average above."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleDescription(self.tr("Arrow keys move by weekday."))

    def places(self) -> int:
        return WEEK

    def words(self, place: int) -> str:
        if self._of is None:
            return ""
        of, weekday = self._of, self._of.insight.weekdays[self._weekday(place)]
        name = weekday_name(weekday.day, of.measures.locale, alone=True)
        if weekday.average is None:
            return self.tr("{0}: {1} not logged").format(name, column_word(of.metric.column))
        amount = of.measures.average(of.metric, weekday.average)
        return self.tr("{0}: {1} on average of %n day(s)", "", weekday.logged).format(name, amount)

    def place_at(self, x: float) -> int:
        return min(WEEK - 1, int(self._current_plot(self._of).share(x) * WEEK)) if self._of else 0

    def _weekday(self, place: int) -> int:
        """Return the index of a place's ISO weekday."""
        first = first_weekday(self._of.measures.locale) if self._of else 1
        return (first - 1 + place) % WEEK

    def _highest(self, of: ChartData) -> list[Number]:
        return [weekday.average or 0 for weekday in of.insight.weekdays]

    def _paint(self, painter: QPainter, of: ChartData, plot: Plot) -> None:
        wide = plot.box.width() / WEEK * BAR
        names = []
        for place in range(WEEK):
            weekday = of.insight.weekdays[self._weekday(place)]
            x = plot.x((place + 0.5) / WEEK)
            names.append((x, weekday_name(weekday.day, of.measures.locale, full=False, alone=True)))
            if weekday.average is None:
                continue
            y = plot.y(weekday.average)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.shade(self._colour(of), 3))
            painter.drawRoundedRect(QRectF(x - wide / 2, y, wide, plot.box.bottom() - y), TINY, TINY)
            self._paint_value(painter, of, QPointF(x, y), weekday.average)
        self._paint_below(painter, plot, names)

    def _paint_place(self, painter: QPainter, of: ChartData, plot: Plot) -> None:
        average = of.insight.weekdays[self._weekday(self._place)].average
        wide, x = plot.box.width() / WEEK * BAR, plot.x((self._place + 0.5) / WEEK)
        y = plot.y(average or 0)
        painter.setPen(QPen(self._theme.colour("text"), LINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(x - wide / 2, y, wide, plot.box.bottom() - y), TINY, TINY)

    def _paint_value(self, painter: QPainter, of: ChartData, top: QPointF, value: Decimal) -> None:
        """Paint the number above its bar, if seven of them have room."""
        written = of.measures.number(of.metric, of.measures.rounded(of.metric, value))
        wide, high = painter.fontMetrics().horizontalAdvance(written), painter.fontMetrics().height()
        if wide * WEEK < self.width() * 0.8:
            painter.setPen(self._theme.colour("text"))
            box = QRectF(top.x() - wide, top.y() - high, 2 * wide, high)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), written)
