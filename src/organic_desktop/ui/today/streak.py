"""The chip that says how many days in a row there are, and answers why: it lists them, days off among them.

The number is the server's (``wellness/streaks.py``); the rhythm beside it is the user's own, for whom days off don't
break the row. The two are never mixed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QMenu, QPushButton, QVBoxLayout, QWidget, QWidgetAction

from organic_desktop.ui.theme import LARGE, SMALL
from organic_desktop.ui.widgets.cards import label
from organic_desktop.wellness.streaks import Rhythm, Streak

ROWS = 7
WIDTH_IN_CHARACTERS = 46


@dataclass(frozen=True)
class Rows:
    """What the chip shows: both counts, and the day that the page shows, which may be taken off."""

    streak: Streak
    rhythm: Rhythm
    today: date
    day: date
    day_off: bool


class StreakChip(QPushButton):
    """``day_off_toggled`` says that the day shown is to be taken off, or back."""

    day_off_toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "chip")
        self._rows: Rows | None = None
        self.clicked.connect(self._explain)

    def show_rows(self, rows: Rows) -> None:
        """The streak in words; today pending is "still open", never a broken streak."""
        self._rows = rows
        count, tracked = rows.streak.streak, rows.rhythm.tracked
        words = [self.tr("%n day(s) in a row", "", count) if count else self.tr("A new streak starts today")]
        if tracked > count:
            words.append(self.tr("rhythm {0}").format(tracked))
        if count and rows.rhythm.is_open(rows.today):
            words.append(self.tr("today is still open"))
        self.setText(" · ".join(words))
        self.setAccessibleName(self.text())
        self.setToolTip(self.tr("Why? See the days"))

    def _explain(self) -> None:
        if self._rows is None:
            return
        menu = QMenu(self)
        inside = QWidgetAction(menu)
        explanation = Explanation(self._rows)
        explanation.toggle.clicked.connect(menu.close)
        explanation.toggle.clicked.connect(self.day_off_toggled)
        inside.setDefaultWidget(explanation)
        menu.addAction(inside)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        explanation.days.setFocus()


class Explanation(QWidget):
    """The days of the row, newest first, and the way to take one off."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * WIDTH_IN_CHARACTERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(SMALL)
        column.addWidget(label(self.tr("%n day(s) in a row", "", rows.streak.streak), "heading"))
        column.addWidget(
            _wrapped(self.tr("Every day with an entry, up to today or yesterday: the number that your server gives."))
        )
        self.days = QListWidget()
        self.days.setProperty("look", "rows")
        self.days.setAccessibleName(self.tr("The days of the row"))
        self.days.addItems(self._listed() or [self.tr("Log something today to begin one.")])
        self.days.setCurrentRow(0)
        line = self.fontMetrics().height() + 2 * SMALL
        self.days.setFixedHeight(line * min(ROWS, self.days.count()) + SMALL)
        column.addWidget(self.days)
        if rows.rhythm.skipped:
            column.addWidget(label(self.tr("Rhythm: %n day(s)", "", rows.rhythm.tracked), "strong"))
        column.addWidget(
            _wrapped(
                self.tr(
                    "A day off doesn't break your rhythm. It is kept on this computer only; the server's number"
                    " doesn't change by it."
                )
            )
        )
        words = self.tr("{0} is no day off after all") if rows.day_off else self.tr("Take {0} off")
        self.toggle = QPushButton(words.format(self._name(rows.day)))
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeading)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.days.doItemsLayout()  # the lines were measured before the style told their padding

    def _listed(self) -> list[str]:
        rhythm = self._rows.rhythm
        lines = [
            self._name(day) if tracked else self.tr("{0} · day off").format(self._name(day))
            for day, tracked in rhythm.newest
        ]
        if rest := rhythm.tracked + rhythm.skipped - len(rhythm.newest):
            lines.append(self.tr("and %n day(s) before", "", rest))
        return lines

    def _name(self, day: date) -> str:
        return QLocale().toString(QDate(day.year, day.month, day.day), self.tr("dddd, d MMMM"))


def _wrapped(words: str) -> QWidget:
    made = label(words, "soft")
    made.setWordWrap(True)
    return made
