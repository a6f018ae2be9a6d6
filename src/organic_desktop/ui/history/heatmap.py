"""A year of one metric, a cell a day, painted: walked with the arrow keys or the pointer, each cell told in words.

Which values it shows is the page's (yearview.py); what step a value is in is ``wellness/levels.py``'s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

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

from organic_desktop.ui.history.heatgrid import LARGEST, SMALLEST, WEEKS, HeatGrid, week_start
from organic_desktop.ui.text.dates import FULL_DAY, date_text, month_name, weekday_name
from organic_desktop.ui.text.locales import first_weekday
from organic_desktop.ui.text.measures import Measures, column_word
from organic_desktop.ui.theme.theme import CAPTION, FOCUS_WIDTH, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import COLOURS
from organic_desktop.ui.widgets.plain_text import show_tip
from organic_desktop.wellness.entry import FIRST_YEAR, METRICS, Metric, Value
from organic_desktop.wellness.levels import level, thresholds
from organic_desktop.wellness.units import Units


@dataclass(frozen=True)
class YearOf:
    """What a heatmap shows: one metric's values of a year, up to today, and of the days ``ahead`` of today that have an
    entry."""

    metric: Metric
    year: int
    today: date
    goal: Decimal | None = None
    values: Mapping[date, Value] = field(default_factory=dict)
    ahead: Sequence[date] = ()
    measures: Measures = field(default_factory=lambda: Measures(QLocale(), Units()))

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day of the year until today."""
        return min(date(self.year, 12, 31), self.today)

    @property
    def days(self) -> list[date]:
        """Every day there is of the year, the oldest first."""
        until_today = range(self.first.toordinal(), self.last.toordinal() + 1)
        return [*map(date.fromordinal, until_today), *self.ahead]

    def has(self, day: date) -> bool:
        """True for a day that is shown."""
        return self.first <= day <= self.last or day in self.ahead

    def near(self, day: date, before: date) -> date | None:
        """The day itself, or the one that a step from ``before`` towards it comes to; None beyond this year."""
        if self.has(day):
            return day
        if day > before:
            later = [each for each in self.ahead if each > before]
            return min((each for each in later if each >= day), default=max(later, default=None))
        return max((each for each in self.days if each < before), default=None)


class Heatmap(QWidget):
    """``chosen`` carries the day the cursor came to, ``beyond`` a day outside the year that was asked for."""

    chosen = Signal(object)
    beyond = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._of = YearOf(METRICS[0], FIRST_YEAR, date.min)
        self._day = date.min
        self._grid = HeatGrid(1, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleDescription(self.tr("The arrow keys walk the days; Page Up and Page Down the months."))
        theme.changed.connect(self.update)

    def show_year(self, of: YearOf) -> None:
        """Show other values; the cursor stays on its day."""
        self._of = of
        self._grid = self._laid_out(self.width())
        self._say_cell()
        self.update()

    def show_day(self, day: date) -> None:
        """Put the cursor on a day of the year."""
        if day != self._day:
            self._day = day
            self._say_cell()
            self.update()

    def words(self, day: date) -> str:
        """A cell in words: 12 March, water 1,750 of 2,000 ml."""
        of, name = self._of, column_word(self._of.metric.column)
        written = date_text(day, FULL_DAY, of.measures.locale)
        value = of.values.get(day)
        if not isinstance(value, Decimal | int):
            return self.tr("{0}, {1} not logged").format(written, name)
        if not of.goal:
            return self.tr("{0}, {1} {2}").format(written, name, of.measures.amount(of.metric, value))
        number, goal = of.measures.number(of.metric, value), of.measures.amount(of.metric, of.goal)
        return self.tr("{0}, {1} {2} of {3}").format(written, name, number, goal)

    def day_at(self, place: QPointF) -> date | None:
        """The day under the pointer."""
        day = self._grid.day_at(place)
        return day if day and self._of.has(day) else None

    def cell(self, day: date) -> QRectF:
        """Where a day is painted."""
        return self._grid.cell(day)

    # -- Qt's own -----------------------------------------------------------------------------------------------------

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
            day = self.day_at(QPointF(event.pos()))
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
        begins, colour = thresholds(self._of.metric, self._of.goal), COLOURS.get(self._of.metric.column, "accent")
        shades = [self._theme.shade(colour, step) for step in range(1, 6)]
        outline = QPen(self._theme.colour("empty"), 1)
        radius = self._grid.pitch * 0.2
        for day in self._of.days:
            value = self._of.values.get(day)
            if isinstance(value, Decimal | int):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(shades[level(value, begins) - 1])
                painter.drawRoundedRect(self.cell(day), radius, radius)
            else:
                painter.setPen(outline)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.cell(day).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
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

    def _paint_rings(self, painter: QPainter, radius: float) -> None:
        """Today has a ring of its own; the cursor's is the wider, and in the accent while the keyboard is here."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._of.first <= self._of.today <= self._of.last:
            painter.setPen(QPen(self._theme.colour("text"), 1.5))
            painter.drawRoundedRect(self.cell(self._of.today), radius, radius)
        if self._of.has(self._day):
            around = self.cell(self._day).adjusted(-FOCUS_WIDTH, -FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH)
            painter.setPen(QPen(self._theme.colour("accent" if self.hasFocus() else "text_soft"), FOCUS_WIDTH))
            painter.drawRoundedRect(around, radius + FOCUS_WIDTH, radius + FOCUS_WIDTH)

    def _go(self, day: date) -> None:
        """To a day of this year, or out of it; days to come are gone over, but for those that have an entry."""
        near = self._of.near(day, self._day) if day.year == self._of.year else None
        if near is None:
            self.beyond.emit(day)
            return
        self.show_day(near)
        self.chosen.emit(near)

    def _say_cell(self) -> None:
        self.setAccessibleName(self.words(self._day))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _laid_out(self, width: int) -> HeatGrid:
        locale, line = self._of.measures.locale, self.fontMetrics().height()
        names = [weekday_name(day, locale, full=False) for day in range(1, 8)]
        left = max(self.fontMetrics().horizontalAdvance(name) for name in names) + SMALL
        first = week_start(self._of.first, first_weekday(locale))
        return HeatGrid(first, width, left, line + TINY, max(LARGEST, line * 1.4), self.isRightToLeft())


def _days_away(day: date, days: int) -> date:
    """A day before or after, or the first or last there is."""
    return date.fromordinal(max(date.min.toordinal(), min(date.max.toordinal(), day.toordinal() + days)))


def _month_away(day: date, months: int) -> date:
    """The same day of the month before or after, or its last."""
    moved = _qdate(day).addMonths(months)
    if not date.min.year <= moved.year() <= date.max.year:
        return day
    return date(moved.year(), moved.month(), moved.day())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
