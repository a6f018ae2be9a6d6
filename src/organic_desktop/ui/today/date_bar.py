"""The head of the Today page: the day shown, the ways to other days, and the streak."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QListWidget,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from organic_desktop.ui.text.dates import DAY, LONG_WEEKDAY_DATE, LONG_WEEKDAY_DATE_YEAR, format_date, weekday_name
from organic_desktop.ui.theme.theme import LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import label, paragraph
from organic_desktop.ui.widgets.controls import ArrowButton
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.streaks import Rhythm, Streak

ROWS = 7
WIDTH_IN_CHARACTERS = 46


@dataclass(frozen=True)
class StreakState:
    """The streak and the rhythm that the chip shows, and the page's day, which may be a day off."""

    streak: Streak
    rhythm: Rhythm
    today: date
    day: date
    day_off: bool


class StreakChip(QPushButton):
    """A button with the streak, which opens its explanation; ``day_off_toggled`` asks to toggle the day off.

    The streak is the server's number (``wellness/streaks.py``). The rhythm beside it is the user's own: days off don't
    end it. The two are never mixed.
    """

    day_off_toggled = Signal()
    planning_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "chip")
        self._state: StreakState | None = None
        self.clicked.connect(self._explain)

    def show_state(self, state: StreakState) -> None:
        """Show the streak; a day without an entry yet is "still open", not a broken streak."""
        self._state = state
        count, tracked = state.streak.streak, state.rhythm.tracked
        words = [self.tr("%n-day streak", "", count) if count else self.tr("A new streak starts today")]
        if tracked > count:
            words.append(self.tr("rhythm {0}").format(tracked))
        if count and state.rhythm.is_open(state.today):
            words.append(self.tr("nothing logged today yet"))
        self.setText(" · ".join(words))
        self.setAccessibleName(self.text())
        set_tip(self, self.tr("Show the days"))

    def _explain(self) -> None:
        if self._state is None:
            return
        menu = QMenu(self)
        inside = QWidgetAction(menu)
        explanation = StreakExplanation(self._state)
        explanation.toggle.clicked.connect(menu.close)
        explanation.toggle.clicked.connect(self.day_off_toggled)
        explanation.plan.clicked.connect(menu.close)
        explanation.plan.clicked.connect(self.planning_wanted)
        inside.setDefaultWidget(explanation)
        menu.addAction(inside)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        explanation.days.setFocus()


class StreakExplanation(QWidget):
    """The popup of the streak chip: its days, newest first, and a button to toggle the day off."""

    def __init__(self, state: StreakState) -> None:
        super().__init__()
        self._state = state
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * WIDTH_IN_CHARACTERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(SMALL)
        column.addWidget(label(self.tr("%n-day streak", "", state.streak.streak), "heading"))
        column.addWidget(paragraph(self.tr("Consecutive days with an entry, up to today or yesterday."), "soft"))
        self.days = QListWidget()
        self.days.setProperty("look", "rows")
        self.days.setAccessibleName(self.tr("Days of the streak"))
        self.days.addItems(self._listed() or [self.tr("Log something today to start one.")])
        self.days.setCurrentRow(0)
        line = self.fontMetrics().height() + 2 * SMALL
        self.days.setFixedHeight(line * min(ROWS, self.days.count()) + SMALL)
        column.addWidget(self.days)
        if state.rhythm.skipped:
            column.addWidget(label(self.tr("Rhythm: %n day(s)", "", state.rhythm.tracked), "strong"))
        column.addWidget(
            paragraph(
                self.tr(
                    "Days off don't break your rhythm. They are kept on this computer and don't count towards "
                    "the streak."
                ),
                "soft",
            )
        )
        words = self.tr("Undo day off: {0}") if state.day_off else self.tr("Take {0} off")
        self.toggle = QPushButton(words.format(self._name(state.day)))
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeading)
        self.plan = QPushButton(self.tr("Plan days off…"))
        column.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeading)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.days.doItemsLayout()  # the rows were measured before the style set their padding

    def _listed(self) -> list[str]:
        rhythm = self._state.rhythm
        lines = [
            self._name(day) if tracked else self.tr("{0} · day off").format(self._name(day))
            for day, tracked in rhythm.newest
        ]
        if rest := rhythm.tracked + rhythm.skipped - len(rhythm.newest):
            lines.append(self.tr("and %n earlier day(s)", "", rest))
        return lines

    def _name(self, day: date) -> str:
        return format_date(day, LONG_WEEKDAY_DATE, QLocale())


class DateBar(QWidget):
    """The head of the page; ``chosen`` carries the day to show, in the future only if it has an entry."""

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
        self._back = ArrowButton(theme, "previous", self.tr("Previous day (Alt+Left)"))
        self._forth = ArrowButton(theme, "next", self.tr("Next day (Alt+Right)"))
        self._back.clicked.connect(lambda: self.step(-1))
        self._forth.clicked.connect(lambda: self.step(1))
        self._pick = QPushButton(self.tr("Today"))
        self._pick.setAccessibleName(self.tr("Pick a day"))
        set_tip(self._pick, self.tr("Pick a day"))
        self._pick.clicked.connect(self.open_calendar)
        self._build()

    def show_day(
        self,
        day: date,
        today: date,
        beside: tuple[date | None, date | None],
        *,
        off: bool = False,
        ahead: Callable[[], Collection[date]] = tuple,
    ) -> None:
        """Show a day's name and whether it is a day off.

        ``beside`` are the days that the arrows lead to, None disables one; ``ahead`` returns the future days with an
        entry.
        """
        self._day, self._today, self._beside, self._ahead = day, today, beside, ahead
        names = {today: self.tr("Today"), today - timedelta(days=1): self.tr("Yesterday")}
        self._title.setText(names.get(day) or weekday_name(day.isoweekday(), self.locale(), alone=True))
        words = format_date(day, LONG_WEEKDAY_DATE_YEAR, self.locale())
        if day > today:
            words = self.tr("{0} · in the future").format(words)
        self._words.setText(self.tr("{0} · day off").format(words) if off else words)
        self._pick.setText(self.tr("Today") if day == today else format_date(day, DAY, self.locale()))
        for arrow, there in zip((self._back, self._forth), beside, strict=True):
            arrow.setEnabled(there is not None)

    def fit(self, width: int) -> None:
        """Put the controls beside the names if both fit into ``width``, else below."""
        needed = self._names.sizeHint().width() + self._controls.sizeHint().width() + SMALL
        beside = needed <= width
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def step(self, days: int) -> None:
        """Go to the previous or next day, if there is one."""
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

    def open_calendar(self) -> None:
        """Open the calendar: any day until today, and future days with an entry."""
        from organic_desktop.ui.today.day_calendar import DayCalendar

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
