"""The cards of the insights: the line over the period, the weekdays, the days in a row.

What is read for them, and when, is the page's (insights.py).
"""

from __future__ import annotations

from organic_desktop.ui.cards import Card, label
from organic_desktop.ui.chart import ChartOf
from organic_desktop.ui.charts import TrendChart, WeekdayChart
from organic_desktop.ui.measures import metric_name
from organic_desktop.ui.painted import Sign
from organic_desktop.ui.theme import Theme
from organic_desktop.wellness.streaks import Rhythm, Streak


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
