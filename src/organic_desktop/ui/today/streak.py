"""The chip that says how many days in a row there are, and answers why (explanation.py).

The number is the server's (``wellness/streaks.py``); the rhythm beside it is the user's own, for whom days off don't
break the row. The two are never mixed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidgetAction

from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.streaks import Rhythm, Streak


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
        set_tip(self, self.tr("Why? See the days"))

    def _explain(self) -> None:
        if self._rows is None:
            return
        from organic_desktop.ui.today.explanation import Explanation

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
