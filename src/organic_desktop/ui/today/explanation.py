"""Why the streak is what it is: the days of the row, days off among them. Made when somebody asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.text.dates import FULL_DAY_OF_WEEK, date_text
from organic_desktop.ui.theme.theme import LARGE, SMALL
from organic_desktop.ui.widgets.cards import label

if TYPE_CHECKING:
    from organic_desktop.ui.today.streak import Rows

ROWS = 7
WIDTH_IN_CHARACTERS = 46


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
        return date_text(day, FULL_DAY_OF_WEEK, QLocale())


def _wrapped(words: str) -> QWidget:
    made = label(words, "soft")
    made.setWordWrap(True)
    return made
