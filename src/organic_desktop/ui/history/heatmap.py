"""A heatmap of one metric over a year, its grid of days, and its legend.

``wellness/metrics.py`` says which shade a value has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from organic_desktop.core.goals import DayGoal, runs
from organic_desktop.ui.text.dates import LONG_DATE, format_date, month_name, weekday_name
from organic_desktop.ui.text.locales import first_weekday
from organic_desktop.ui.text.measures import Measures, column_word
from organic_desktop.ui.text.numbers import format_number, format_percent
from organic_desktop.ui.theme.theme import CAPTION, FOCUS_WIDTH, LARGE, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import COLOURS
from organic_desktop.ui.widgets.plain_text import show_tip
from organic_desktop.wellness.judging import level_of, level_parts, thresholds
from organic_desktop.wellness.metrics import FIRST_YEAR, METRICS, Metric, Value
from organic_desktop.wellness.units import Units

WEEKS = 54  # as many as a year can touch
SMALLEST, LARGEST = 8.0, 26.0  # of a cell with its gap
GAP = 0.16  # of a cell
DOT = 0.15  # of a cell: the radius of a day off's sign


@dataclass(frozen=True)
class HeatGrid:
    """The places of a year's days: weeks side by side, weekdays below each other; ``left`` and ``top`` fit labels.

    ``first`` is the first day of the year's first week, as an ordinal, because that week may begin before any date.
    ``mirrored`` is for right-to-left languages.
    """

    first: int
    width: int
    left: int
    top: int
    largest: float = LARGEST
    mirrored: bool = False

    @cached_property
    def pitch(self) -> float:
        """The size of a cell with its gap, between the smallest and the largest usable one."""
        return max(SMALLEST, min(self.largest, (self.width - self.left - GAP * LARGEST) / WEEKS))

    @property
    def height(self) -> int:
        return round(self.top + 7 * self.pitch + GAP * LARGEST)

    def cell(self, day: date) -> QRectF:
        """Return the rectangle of a day's cell."""
        week, weekday = divmod(day.toordinal() - self.first, 7)
        pitch, inset = self.pitch, self.pitch * GAP / 2
        across = self.left + week * pitch
        left = self.width - across - pitch if self.mirrored else across
        return QRectF(left + inset, self.top + weekday * pitch + inset, pitch - 2 * inset, pitch - 2 * inset)

    def day_at(self, place: QPointF) -> date | None:
        """Return the day at a point; None above or below the weeks."""
        across = self.width - place.x() if self.mirrored else place.x()
        week, weekday = int((across - self.left) // self.pitch), int((place.y() - self.top) // self.pitch)
        ordinal = self.first + 7 * week + weekday
        there = 0 <= weekday < 7 and date.min.toordinal() <= ordinal <= date.max.toordinal()
        return date.fromordinal(ordinal) if there else None


def week_start(day: date, first_weekday: int) -> int:
    """Return the first day of a day's week as an ordinal; weeks begin with ``first_weekday`` (1 is Monday)."""
    return day.toordinal() - (day.isoweekday() - first_weekday) % 7


@dataclass(frozen=True)
class HeatmapYear:
    """A metric's values of one year up to today, and of the future days with an entry (``ahead``).

    ``off`` are the year's days off, planned ones included.
    """

    metric: Metric
    year: int
    today: date
    goal_on: Callable[[date], DayGoal | None] = lambda _day: None
    values: Mapping[date, Value] = field(default_factory=dict)
    ahead: Sequence[date] = ()
    measures: Measures = field(default_factory=lambda: Measures(QLocale(), Units()))
    off: frozenset[date] = frozenset()

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day of the year, or today."""
        return min(date(self.year, 12, 31), self.today)

    @property
    def days(self) -> list[date]:
        """Every day shown, oldest first."""
        until_today = range(self.first.toordinal(), self.last.toordinal() + 1)
        return [*map(date.fromordinal, until_today), *self.ahead]

    @cached_property
    def begins(self) -> dict[DayGoal | None, tuple[Decimal, ...]]:
        """Where the levels begin, by each goal that a day shown has."""
        goals: dict[DayGoal | None, None] = {goal: None for _, _, goal in runs(self.goal_on, self.days)} or {None: None}
        return {goal: thresholds(self.metric, goal) for goal in goals}

    def has(self, day: date) -> bool:
        """True if a day is shown."""
        return self.first <= day <= self.last or day in self.ahead

    def near(self, day: date, before: date) -> date | None:
        """Return the day, or the nearest shown day on the way from ``before`` to it; None outside this year."""
        if self.has(day):
            return day
        if day > before:
            later = [each for each in self.ahead if each > before]
            return min((each for each in later if each >= day), default=max(later, default=None))
        return max((each for each in self.days if each < before), default=None)


class Heatmap(QWidget):
    """A painted year with a cursor, moved by keys or clicks; each cell has an accessible description.

    ``chosen`` carries the cursor's new day, ``beyond`` a requested day outside the year.
    """

    chosen = Signal(object)
    beyond = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._of = HeatmapYear(METRICS[0], FIRST_YEAR, date.min)
        self._day = date.min
        self._grid = HeatGrid(1, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleDescription(self.tr("Arrow keys move by day, Page Up and Page Down by month."))
        theme.changed.connect(self.update)

    def show_year(self, of: HeatmapYear) -> None:
        """Show a year's values; the cursor stays on its day."""
        self._of = of
        self._grid = self._laid_out(self.width())
        self._announce_cell()
        self.update()

    def show_day(self, day: date) -> None:
        """Move the cursor to a day of the year."""
        if day != self._day:
            self._day = day
            self._announce_cell()
            self.update()

    def words(self, day: date) -> str:
        """Describe a cell: 12 March, water 1,750 of 2,000 ml."""
        of, name = self._of, column_word(self._of.metric.column)
        written = format_date(day, LONG_DATE, of.measures.locale)
        value = of.values.get(day)
        if not isinstance(value, Decimal | int) and day in of.off:
            return self.tr("{0}, day off").format(written)
        if not isinstance(value, Decimal | int):
            return self.tr("{0}, {1} not logged").format(written, name)
        if not (goal := of.goal_on(day)):
            return self.tr("{0}, {1} {2}").format(written, name, of.measures.amount(of.metric, value))
        number, whole = of.measures.number(of.metric, value), of.measures.amount(of.metric, goal.amount)
        words = self.tr("{0}, {1} {2} of at most {3}") if goal.at_most else self.tr("{0}, {1} {2} of {3}")
        return words.format(written, name, number, whole)

    def day_at(self, place: QPointF) -> date | None:
        """Return the day at a point, if it is shown."""
        day = self._grid.day_at(place)
        return day if day and self._of.has(day) else None

    def _told_at(self, place: QPointF) -> date | None:
        """Return the day at a point, if there is something to say of it: it is shown, or a planned day off."""
        day = self._grid.day_at(place)
        return day if day and (self._of.has(day) or day in self._of.off) else None

    def cell(self, day: date) -> QRectF:
        """Return the rectangle of a day's cell."""
        return self._grid.cell(day)

    # -- overrides ----------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid_out(width).height

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 2

    def minimumSizeHint(self) -> QSize:
        width = self._laid_out(0).left + round(WEEKS * SMALLEST)
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid = self._laid_out(self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._grid = self._laid_out(self.width())
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forth = -1 if self.isRightToLeft() else 1
        days = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -7 * forth,
            Qt.Key.Key_Right: 7 * forth,
        }
        key = Qt.Key(event.key())
        if key in days:
            self._go(_days_away(self._day, days[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(_month_away(self._day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            shown = self._of.days
            if shown:
                self._go(shown[0] if key == Qt.Key.Key_Home else shown[-1])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day:
            self._go(day)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._told_at(QPointF(event.pos()))
            if day:
                show_tip(event.globalPos(), self.words(day), self, self.cell(day).toAlignedRect())
            else:
                show_tip(event.globalPos(), "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_labels(painter)
        begins, colour = self._of.begins, COLOURS.get(self._of.metric.column, "accent")
        shades = [self._theme.shade(colour, step) for step in range(1, 6)]
        outline = QPen(self._theme.colour("empty"), 1)
        radius = self._grid.pitch * 0.2
        for day in self._of.days:
            value = self._of.values.get(day)
            if isinstance(value, Decimal | int):
                painter.setPen(Qt.PenStyle.NoPen)
                goal = self._of.goal_on(day)
                painter.setBrush(shades[level_of(value, goal, begins[goal]) - 1])
                painter.drawRoundedRect(self.cell(day), radius, radius)
            else:
                painter.setPen(outline)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.cell(day).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        self._paint_days_off(painter, outline, radius)
        self._paint_rings(painter, radius)

    # -- details ------------------------------------------------------------------------------------------------------

    def _paint_labels(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font(CAPTION))
        painter.setPen(self._theme.colour("text_soft"))
        locale, grid = self._of.measures.locale, self._grid
        begin, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if grid.mirrored:
            begin, end = end, begin
        for row in range(0, 7, 2):
            name = weekday_name((grid.first + row - 1) % 7 + 1, locale, full=False)
            box = QRectF(0, grid.top + row * grid.pitch, grid.left - SMALL, grid.pitch)
            if grid.mirrored:
                box.moveRight(self.width())
            painter.drawText(box, end | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, name)
        for month in range(1, 13):
            cell = self.cell(date(self._of.year, month, 1))
            name = month_name(month, locale)
            box = QRectF(cell.left(), 0, 4 * grid.pitch, grid.top - TINY)
            if grid.mirrored:
                box.moveRight(cell.right())
            painter.drawText(box, begin | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_days_off(self, painter: QPainter, outline: QPen, radius: float) -> None:
        """Paint a dot on the days off without a value, planned ones included."""
        for day in self._of.off:
            if day.year != self._of.year or isinstance(self._of.values.get(day), Decimal | int):
                continue
            if not self._of.has(day):
                painter.setPen(outline)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.cell(day).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            _paint_dot(painter, self._theme, self.cell(day))

    def _paint_rings(self, painter: QPainter, radius: float) -> None:
        """Paint a ring around today, and a wider one around the cursor, in the accent colour with the focus."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._of.first <= self._of.today <= self._of.last:
            painter.setPen(QPen(self._theme.colour("text"), 1.5))
            painter.drawRoundedRect(self.cell(self._of.today), radius, radius)
        if self._of.has(self._day):
            around = self.cell(self._day).adjusted(-FOCUS_WIDTH, -FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH)
            painter.setPen(QPen(self._theme.colour("accent" if self.hasFocus() else "text_soft"), FOCUS_WIDTH))
            painter.drawRoundedRect(around, radius + FOCUS_WIDTH, radius + FOCUS_WIDTH)

    def _go(self, day: date) -> None:
        """Move the cursor, skipping future days without an entry; a day of another year emits ``beyond``."""
        near = self._of.near(day, self._day) if day.year == self._of.year else None
        if near is None:
            self.beyond.emit(day)
            return
        self.show_day(near)
        self.chosen.emit(near)

    def _announce_cell(self) -> None:
        self.setAccessibleName(self.words(self._day))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _laid_out(self, width: int) -> HeatGrid:
        locale, line = self._of.measures.locale, self.fontMetrics().height()
        names = [weekday_name(day, locale, full=False) for day in range(1, 8)]
        left = max(self.fontMetrics().horizontalAdvance(name) for name in names) + SMALL
        first = week_start(self._of.first, first_weekday(locale))
        return HeatGrid(first, width, left, line + TINY, max(LARGEST, line * 1.4), self.isRightToLeft())


def _paint_dot(painter: QPainter, theme: Theme, cell: QRectF) -> None:
    """Paint the sign of a day off into a cell."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text_soft"))
    painter.drawEllipse(cell.center(), cell.width() * DOT, cell.width() * DOT)


def _days_away(day: date, days: int) -> date:
    """Return the day so many days away, or the first or last possible date."""
    return date.fromordinal(max(date.min.toordinal(), min(date.max.toordinal(), day.toordinal() + days)))


def _month_away(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day."""
    moved = _qdate(day).addMonths(months)
    if not date.min.year <= moved.year() <= date.max.year:
        return day
    return date(moved.year(), moved.month(), moved.day())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


class Legend(QWidget):
    """Explains the heatmap's shades, the first of a day that isn't logged; wraps if it needs to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._colour = theme, "accent"
        self._words: tuple[str, ...] = ()
        self._off = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_year(self, of: HeatmapYear) -> None:
        """Show the shades of this year's metric."""
        self._colour = COLOURS.get(of.metric.column, "accent")
        self._off = bool(of.off)
        self._words = (self.tr("not logged"), *self._steps(of), *([self.tr("day off")] if self._off else []))
        self.setAccessibleName(self.tr("Shades, from light to dark: {0}").format(", ".join(filter(None, self._words))))
        self.updateGeometry()
        self.update()

    def _steps(self, of: HeatmapYear) -> list[str]:
        """Return the words of the levels: shares of each day's goal if the year has several goals."""
        locale = of.measures.locale
        if of.metric.goal is None:
            return [format_number(score, locale) for score in range(1, 6)]
        (goal, values), *others = of.begins.items()
        limits = [each for each in of.begins if each and each.at_most]
        if others:
            ends = [
                format_percent(100 * share, locale) for share in level_parts(of.metric, limits[0] if limits else None)
            ]
            met = self.tr("the day's goal")
        else:
            ends = [of.measures.number(of.metric, value) for value in values]
            amount = of.measures.amount(of.metric, goal.amount if goal else of.metric.goal)
            met = self.tr("at most {0}").format(amount) if limits else self.tr("goal, {0}").format(amount)
        if not limits:
            return [self.tr("below {0}").format(ends[0]), *(self.tr("from {0}").format(each) for each in ends[:3]), met]
        if len(limits) < len(of.begins):  # a year of both: only the darkest shade is the same for all its days
            return [self.tr("far from it"), "", "", "", met]
        above = self.tr("above {0}").format(ends[-1])
        return [above, *(self.tr("up to {0}").format(each) for each in reversed(ends)), met]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((round(box.bottom()) for box, _ in self._boxes(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width() or 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(CAPTION))
        for step, (box, words) in enumerate(self._boxes(self.width())):
            side = box.height() * 0.7
            cell = QRectF(box.left(), box.center().y() - side / 2, side, side)
            if self.isRightToLeft():
                box.moveRight(self.width() - box.left())
                cell.moveRight(box.right())
            is_off = self._off and step == len(self._words) - 1
            empty = is_off or not step
            painter.setPen(QPen(self._theme.colour("empty"), 1) if empty else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if empty else self._theme.shade(self._colour, step))
            painter.drawRoundedRect(cell, side * 0.2, side * 0.2)
            if is_off:
                _paint_dot(painter, self._theme, cell)
            painter.setPen(self._theme.colour("text_soft"))
            text = box.adjusted(0, 0, -side - TINY, 0) if self.isRightToLeft() else box.adjusted(side + TINY, 0, 0, 0)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)

    def _boxes(self, width: int) -> Iterator[tuple[QRectF, str]]:
        """Yield the box and text of each shade, wrapped to the width."""
        metrics = self.fontMetrics()
        tall, left, top = metrics.height(), 0.0, 0.0
        for words in self._words:
            wide = tall * 0.7 + TINY + metrics.horizontalAdvance(words)
            if left and left + wide > width:
                left, top = 0.0, top + tall + TINY
            yield QRectF(left, top, wide, tall), words
            left += wide + LARGE
