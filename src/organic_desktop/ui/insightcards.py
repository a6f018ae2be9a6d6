"""The cards of the insights beside the line: the weekdays, the days in a row, and what the server would say.

What is read for them, and when, is the page's (insights.py).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from organic_desktop.ui.cards import Card, label
from organic_desktop.ui.chart import ChartOf
from organic_desktop.ui.charts import TrendChart, WeekdayChart
from organic_desktop.ui.measures import Measures, metric_name
from organic_desktop.ui.painted import Sign
from organic_desktop.ui.theme import LARGE, SMALL, TINY, Theme
from organic_desktop.wellness.entry import METRICS
from organic_desktop.wellness.stats import Stats
from organic_desktop.wellness.streaks import Rhythm, Streak

STATS = {
    "sleep_hours": "avg_sleep",
    "water_intake_ml": "avg_water",
    "exercise_minutes": "avg_exercise",
    "meditation_minutes": "avg_meditation",
    "mood_score": "avg_mood",
    "energy_level": "avg_energy",
}


class TrendCard(Card):
    """The line over the period, and below it the day it is at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Day by day"), Sign(theme, "insights", "accent"))
        self.chart, self._at, self._facts = TrendChart(theme), label("", "caption"), label("", "caption")
        self._facts.setWordWrap(True)
        self.chart.walked.connect(self._at.setText)
        self.body.addWidget(self.chart)
        self.body.addWidget(self._at)
        self.body.addWidget(self._facts)
        self.finish()

    def show_chart(self, of: ChartOf, facts: str) -> None:
        """Show another metric or period."""
        self.title.setText(metric_name(of.metric))
        self.chart.show_chart(of)
        self._facts.setText(facts)


class WeekdayCard(Card):
    """The seven bars, and below them the one that the place is at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("By weekday"), Sign(theme, "week", "accent"))
        self.chart, self._at = WeekdayChart(theme), label("", "caption")
        self.chart.walked.connect(self._at.setText)
        self.body.addWidget(self.chart)
        self.body.addWidget(self._at)
        self.finish()

    def show_chart(self, of: ChartOf) -> None:
        """Show another metric or period."""
        self.chart.show_chart(of)


class RowCard(Card):
    """Days in a row: now, and the most there ever were."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Days in a row"), Sign(theme, "up_to_date", "accent"))
        self._now, self._best = label("", "title"), label("", "soft")
        self._best.setWordWrap(True)
        self.body.addWidget(self._now)
        self.body.addWidget(self._best)
        self.finish()

    def show_row(self, now: Streak, own: Rhythm, best: int) -> None:
        """Show the row that ends today or yesterday; with days off where they hold a longer one together."""
        self._now.setText(self.tr("%n day(s)", "", now.streak))
        words = [self.tr("best %n day(s)", "", best)]
        if own.tracked > now.streak:
            words.append(self.tr("%n day(s) when your days off don't break it", "", own.tracked))
        self._best.setText("  ·  ".join(words))


class NumbersCard(Card):
    """The averages and the streak by the server's own rules, each beside its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("By your server's rules"), Sign(theme, "syncing", "accent"))
        self._what = label("", "caption")
        self._what.setWordWrap(True)
        self.body.addWidget(self._what)
        self._numbers: list[QLabel] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(TINY)
        names = [*(metric_name(metric) for metric in METRICS), self.tr("Streak"), self.tr("Entries")]
        rows = -(-len(names) // 2)
        for place, name in enumerate(names):
            row, side = place % rows, 2 * (place // rows)
            number = label("", "strong")
            grid.addWidget(label(name, "soft"), row, side)
            grid.addWidget(number, row, side + 1, Qt.AlignmentFlag.AlignTrailing)
            self._numbers.append(number)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.body.addSpacing(SMALL)
        self.body.addLayout(grid)
        self.body.addSpacing(SMALL)
        self.finish()

    def show_numbers(self, stats: Stats, streak: Streak, days: int, measures: Measures) -> None:
        """Show the columns of both functions."""
        self._what.setText(self.tr("Averages since %n day(s) ago, and the streak of today.", "", days))
        averages = [(metric, getattr(stats, STATS[metric.column])) for metric in METRICS]
        written = ["–" if value is None else measures.amount(metric, value) for metric, value in averages]
        whole = [measures.locale.toString(count) for count in (streak.streak, stats.entries_count)]
        for number, text in zip(self._numbers, [*written, *whole], strict=True):
            number.setText(text)
