"""The cards of the insights: the line over the period, the weekdays, the days in a row.

What is read for them, and when, is the page's (insights.py).
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from organic_desktop.ui.insights.chart import ChartOf
from organic_desktop.ui.insights.charts import TrendChart, WeekdayChart
from organic_desktop.ui.insights.seriestable import SeriesTable, as_csv
from organic_desktop.ui.text.measures import metric_name
from organic_desktop.ui.theme.theme import TINY, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.controls import Segments
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.painted import Sign
from organic_desktop.wellness.streaks import Rhythm, Streak

CHART, TABLE = "chart", "table"
SAID_MS = 4000


class TrendCard(Card):
    """The line over the period and the day it is at, or the same days as a table; either may be copied."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Day by day"), Sign(theme, "insights", "accent"))
        self._theme = theme
        self._of: ChartOf | None = None
        self.chart, self.table = TrendChart(theme), SeriesTable()
        self._at, self._facts = label("", "caption"), label("", "caption")
        self._facts.setWordWrap(True)
        self.chart.walked.connect(self._at.setText)
        self._views = Segments(self.tr("Show as"), {CHART: self.tr("Chart"), TABLE: self.tr("Table")})
        self._views.show_choice(CHART)
        self._views.chosen.connect(self._choose)
        self.table.setFixedHeight(self.chart.sizeHint().height())
        self.table.hide()
        for widget in (self.chart, self.table, self._at, self._facts):
            self.body.addWidget(widget)
        self.body.addSpacing(TINY)
        self.body.addLayout(self._tools())
        self.finish()

    def show_chart(self, of: ChartOf, facts: str) -> None:
        """Show another metric or period."""
        self._of = of
        self.title.setText(metric_name(of.metric))
        self.chart.show_chart(of)
        self._facts.setText(facts)
        if not self.table.isHidden():
            self.table.show_chart(of)

    def _choose(self, view: str) -> None:
        """The table takes the chart's place, and is filled when it is first seen."""
        if view == TABLE and self._of:
            self.table.show_chart(self._of)
        self.table.setFixedHeight(self.chart.sizeHint().height())
        self.chart.setVisible(view == CHART)
        self._at.setVisible(view == CHART)
        self.table.setVisible(view == TABLE)

    def _copy_csv(self) -> None:
        if self._of:
            QGuiApplication.clipboard().setText(as_csv(self._of))
            self._say_copied()

    def _copy_picture(self) -> None:
        """The chart on the ground of its card, as sharp as the screen."""
        sharp = self.devicePixelRatioF()
        wide = max(self.chart.width(), self.chart.sizeHint().width())
        picture = QPixmap(QSize(wide, self.chart.sizeHint().height()) * sharp)
        picture.setDevicePixelRatio(sharp)
        picture.fill(self._theme.colour("surface"))
        self.chart.render(picture, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        QGuiApplication.clipboard().setPixmap(picture)
        self._say_copied()

    def _say_copied(self) -> None:
        self._done.setText(self.tr("Copied."))
        QTimer.singleShot(SAID_MS, self._done, self._done.clear)

    def _tools(self) -> Flow:
        self._done = label("", "caption")
        tools = Flow()
        tools.addWidget(self._views)
        for words, act in (
            (self.tr("Copy as CSV"), self._copy_csv),
            (self.tr("Copy as picture"), self._copy_picture),
        ):
            button = QPushButton(words)
            button.setAutoDefault(True)
            button.clicked.connect(act)
            tools.addWidget(button)
        tools.addWidget(self._done)
        return tools


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
        words = [self.tr("best %n day(s)", "", best)] if best else [self.tr("A day with an entry begins one.")]
        if own.tracked > now.streak:
            words.append(self.tr("%n day(s) when your days off don't break it", "", own.tracked))
        self._best.setText("  ·  ".join(words))
