"""Which day is shown: its name, a step back and forth, any day by a calendar, and the streak that leads to it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from organic_desktop.ui.text.dates import DAY, FULL_DAY_OF_ANY_WEEK, date_text, weekday_name
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.today.streak import StreakChip
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.plain_text import set_tip


class DateBar(QWidget):
    """The head of the page; ``chosen`` carries a date, one in the future only where it has an entry."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._day = self._today = date.min
        self._beside: tuple[date | None, date | None] = None, None
        self._ahead: Callable[[], Collection[date]] = tuple
        self._title = label("", "title")
        self._words = label("", "soft")
        self.streak = StreakChip()
        self._back = self._arrow("previous", self.tr("The day before (Alt+Left)"), -1)
        self._forth = self._arrow("next", self.tr("The day after (Alt+Right)"), 1)
        self._pick = QPushButton(self.tr("Today"))
        self._pick.setAccessibleName(self.tr("Pick a day"))
        set_tip(self._pick, self.tr("Pick a day"))
        self._pick.clicked.connect(self.open_calendar)
        self._build()
        theme.changed.connect(self._draw_arrows)
        self._draw_arrows()

    def show_day(
        self,
        day: date,
        today: date,
        beside: tuple[date | None, date | None],
        *,
        off: bool = False,
        ahead: Callable[[], Collection[date]] = tuple,
    ) -> None:
        """Name the day, and whether it was taken off; the arrows lead to the days ``beside`` it, and are dead where
        there is none. ``ahead`` tells the days after today that have an entry."""
        self._day, self._today, self._beside, self._ahead = day, today, beside, ahead
        names = {today: self.tr("Today"), today - timedelta(days=1): self.tr("Yesterday")}
        self._title.setText(names.get(day) or weekday_name(day.isoweekday(), self.locale(), alone=True))
        words = date_text(day, FULL_DAY_OF_ANY_WEEK, self.locale())
        if day > today:
            words = self.tr("{0} · in the future").format(words)
        self._words.setText(self.tr("{0} · day off").format(words) if off else words)
        self._pick.setText(self.tr("Today") if day == today else date_text(day, DAY, self.locale()))
        for arrow, there in zip((self._back, self._forth), beside, strict=True):
            arrow.setEnabled(there is not None)

    def fit(self, width: int) -> None:
        """Beside each other where there is room for both, else the controls below the names."""
        needed = self._names.sizeHint().width() + self._controls.sizeHint().width() + SMALL
        beside = needed <= width
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def step(self, days: int) -> None:
        """Go back or forth, where there is a day."""
        if day := self._beside[days > 0]:
            self.chosen.emit(day)

    def _build(self) -> None:
        names = self._names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._words)
        controls = self._controls = QHBoxLayout()
        controls.setSpacing(SMALL)
        for widget in (self.streak, self._back, self._pick, self._forth):
            controls.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        controls.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(SMALL)
        self._halves.addLayout(names, 1)
        self._halves.addLayout(controls)

    def _arrow(self, icon: str, name: str, days: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("icon_name", icon)
        button.setAccessibleName(name)
        set_tip(button, name)
        button.clicked.connect(lambda: self.step(days))
        return button

    def _draw_arrows(self) -> None:
        for button in (self._back, self._forth):
            self._theme.dress(button, button.property("icon_name"), "text")

    def open_calendar(self) -> None:
        """Pick any day until today, or one in the future that has an entry."""
        from organic_desktop.ui.today.calendar import DayCalendar

        menu = QMenu(self)
        ahead = frozenset(map(_qdate, self._ahead()))
        calendar = DayCalendar(self._theme, self.locale(), _qdate(self._day), _qdate(self._today), ahead)
        calendar.name(self.tr("Pick a day"))
        inside = QWidgetAction(menu)
        inside.setDefaultWidget(calendar)
        menu.addAction(inside)

        def choose(picked: QDate) -> None:
            menu.close()
            self.chosen.emit(date(picked.year(), picked.month(), picked.day()))

        calendar.activated.connect(choose)
        calendar.clicked.connect(choose)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._pick.mapToGlobal(QPoint(0, self._pick.height())))
        calendar.setFocus()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
