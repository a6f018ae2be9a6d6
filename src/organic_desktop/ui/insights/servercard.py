"""The card of the numbers by the server's rules, and the answer to whether the server says the same.

Who asks the server, and when, is the page's (insights.py); what differs is app/server_check.py's.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton

from organic_desktop.core.errors import NotConnected, Offline, OrganicError, SignInNeeded
from organic_desktop.ui.text.dates import DAY_OF_YEAR, date_text
from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.numbers import number
from organic_desktop.ui.theme.theme import LARGE, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.painted import Sign
from organic_desktop.wellness.entry import METRICS
from organic_desktop.wellness.stats import Stats
from organic_desktop.wellness.streaks import Streak
from organic_desktop.wellness.units import Units

if TYPE_CHECKING:
    from organic_desktop.app.server_check import Difference, Fact, ServerCheck

# The functions' columns, for the metrics they average.
STATS = {
    "avg_sleep": "sleep_hours",
    "avg_water": "water_intake_ml",
    "avg_exercise": "exercise_minutes",
    "avg_meditation": "meditation_minutes",
    "avg_mood": "mood_score",
    "avg_energy": "energy_level",
}
AVERAGED = {column: metric for column, name in STATS.items() for metric in METRICS if metric.column == name}


class ServerCard(Card):
    """``check_wanted`` says that the server is to be asked."""

    check_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("By your server's rules"), Sign(theme, "syncing", "accent"))
        self._measures = Measures(self.locale(), Units())
        self._what, self.answer = label("", "caption"), label("", "soft")
        self._names = {
            **{column: metric_name(metric) for column, metric in AVERAGED.items()},
            "streak": self.tr("Streak"),
            "entries_count": self.tr("Entries"),
            "total_entries": self.tr("Entries of all time"),
            "last_entry": self.tr("Latest entry"),
        }
        self._numbers: dict[str, QLabel] = {}
        self.check = QPushButton(self.tr("Does the server say the same?"))
        self.check.setAutoDefault(True)
        self.check.clicked.connect(self.check_wanted)
        for text in (self._what, self.answer):
            text.setWordWrap(True)
        self.answer.hide()
        self.body.addWidget(self._what)
        self.body.addSpacing(SMALL)
        self.body.addLayout(self._grid())
        self.body.addSpacing(SMALL)
        self.body.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.answer)
        self.finish()

    def show_numbers(self, stats: Stats, streak: Streak, days: int, measures: Measures) -> None:
        """Show what is computed here."""
        self._measures = measures
        self._what.setText(self.tr("Averages since %n day(s) ago, and the streak of today.", "", days))
        for column, shown in self._numbers.items():
            shown.setText(self._written(column, getattr(streak if column == "streak" else stats, column)))

    def forget_answer(self) -> None:
        """Other numbers are shown."""
        self.check.setEnabled(True)
        self._say("")

    def show_asking(self) -> None:
        """The server is being asked."""
        self.check.setEnabled(False)
        self._say(self.tr("Asking the server…"))

    def show_check(self, check: ServerCheck) -> None:
        """Same, or both numbers of what differs; and edits that would explain it."""
        self.check.setEnabled(True)
        lines = [self.tr("The server says the same.")]
        if check.differences:
            lines = [self.tr("The server says otherwise:"), *map(self._both, check.differences)]
        if check.unsent:
            lines.append(
                self.tr("%n edit(s) of yours wait to be sent; the server doesn't know of them.", "", check.unsent)
            )
        elif check.differences:
            lines.append(self.tr("It may have another date just now, or edits of another device that aren't here yet."))
        self._say("\n".join(lines))

    def show_refusal(self, error: OrganicError) -> None:
        """Why there is no answer."""
        self.check.setEnabled(True)
        if isinstance(error, SignInNeeded | NotConnected):
            self._say(self.tr("You aren't signed in, so there is no server to ask. These numbers need none."))
        elif isinstance(error, Offline):
            self._say(self.tr("The server can't be reached just now. These numbers are from this computer."))
        else:
            self._say(problem_of(error))

    def _both(self, difference: Difference) -> str:
        name, column = self._names[difference.column], difference.column
        here, there = self._written(column, difference.here), self._written(column, difference.there)
        return self.tr("{0}: {1} here, {2} there").format(name, here, there)

    def _written(self, column: str, value: Fact) -> str:
        if value is None:
            return self.tr("none")
        if isinstance(value, date):
            return date_text(value, DAY_OF_YEAR, self._measures.locale)
        if column in AVERAGED:
            return self._measures.amount(AVERAGED[column], Decimal(value))
        return number(int(value), self._measures.locale)

    def _say(self, words: str) -> None:
        self.answer.setText(words)
        self.answer.setVisible(bool(words))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(TINY)
        shown = (*AVERAGED, "streak", "entries_count")
        rows = -(-len(shown) // 2)
        for place, column in enumerate(shown):
            row, side = place % rows, 2 * (place // rows)
            self._numbers[column] = label("", "strong")
            grid.addWidget(label(self._names[column], "soft"), row, side)
            grid.addWidget(self._numbers[column], row, side + 1, Qt.AlignmentFlag.AlignTrailing)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid
