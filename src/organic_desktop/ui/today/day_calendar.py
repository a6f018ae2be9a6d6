"""A calendar of the days that can be shown: any day until today, and future days with an entry.

Imported when it is first opened.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QDate, QLocale, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton

from organic_desktop.ui.text.locales import first_weekday
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import FOCUS_WIDTH, TINY, Theme

FIRST_DAY = QDate(1900, 1, 1)


class DayCalendar(QCalendarWidget):
    """Qt's calendar in the theme's colours; days that can't be chosen are pale, today has a ring."""

    def __init__(
        self, theme: Theme, locale: QLocale, day: QDate, today: QDate, ahead: Collection[QDate] = frozenset()
    ) -> None:
        super().__init__()
        self._theme, self._today, self._ahead = theme, today, ahead
        self.setDateRange(
            min((FIRST_DAY, day), key=QDate.toJulianDay), max((today, day, *ahead), key=QDate.toJulianDay)
        )
        self.setSelectedDate(day)
        self.setFirstDayOfWeek(Qt.DayOfWeek(first_weekday(locale)))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain, soft = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme.colour("text"))
        soft.setForeground(theme.colour("text_soft"))
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, plain)
        self.setHeaderTextFormat(soft)
        for name, icon in (("qt_calendar_prevmonth", "previous"), ("qt_calendar_nextmonth", "next")):
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                theme.set_icon(button, icon, "text")

    def name(self, words: str) -> None:
        """Set the accessible name, also of the table of days, which has the focus."""
        self.setAccessibleName(words)
        for table in self.findChildren(QTableView):
            table.setAccessibleName(words)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the focus: Tab would move it to the menu around the calendar, which no key leaves."""
        return True

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        """Paint future days pale, which Qt doesn't, and today with a ring."""
        painter.save()
        if date > self._today and date not in self._ahead:
            painter.setPen(self._theme.colour("text_soft"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, format_number(date.day(), self.locale()))
        else:
            super().paintCell(painter, rect, date)
        if date == self._today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent"), FOCUS_WIDTH))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), TINY, TINY)
        painter.restore()
