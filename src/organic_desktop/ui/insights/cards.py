"""The cards of the insights page: trend, weekdays, streak, and the server's numbers."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from organic_desktop.core.errors import NotConnected, Offline, OrganicError, SignInNeeded
from organic_desktop.ui.insights.charts import ChartData, TrendChart, WeekdayChart, point_name
from organic_desktop.ui.text.dates import DATE_YEAR, WEEKDAY_DATE_YEAR, format_date
from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import LARGE, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.controls import Segments, WorkButton
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.painted import Sign
from organic_desktop.ui.widgets.tables import Column, ReadOnlyTable, TableModel
from organic_desktop.wellness.metrics import METRICS
from organic_desktop.wellness.periods import Grain, Point
from organic_desktop.wellness.stats import Stats
from organic_desktop.wellness.streaks import Rhythm, Streak
from organic_desktop.wellness.units import Units

if TYPE_CHECKING:
    from organic_desktop.app.server_check import Difference, Fact, ServerCheck

CHART, TABLE = "chart", "table"
SAID_MS = 4000
# Columns of the server's functions, and the metrics that they average.
STATS = {
    "avg_sleep": "sleep_hours",
    "avg_water": "water_intake_ml",
    "avg_exercise": "exercise_minutes",
    "avg_meditation": "meditation_minutes",
    "avg_mood": "mood_score",
    "avg_energy": "energy_level",
}
AVERAGED = {column: metric for column, name in STATS.items() for metric in METRICS if metric.column == name}


class SeriesTable(ReadOnlyTable):
    """The points of a chart, latest first: its days, or its weeks or months with their averages."""

    def __init__(self) -> None:
        super().__init__(self.tr("The days as a table"))
        self._days: TableModel[Point] = TableModel()
        self.setModel(self._days)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def show_chart(self, of: ChartData) -> None:
        """Show the days of a chart."""
        unit, not_logged = of.measures.unit(of.metric), self.tr("not logged")
        name = f"{metric_name(of.metric)}, {unit}" if unit else metric_name(of.metric)

        by_day, locale = of.insight.grain is Grain.DAY, of.measures.locale

        def value(row: Point) -> str:
            if row.value is None:
                return not_logged
            return of.measures.number(
                of.metric, row.value if by_day else of.measures.rounded(of.metric, Decimal(row.value))
            )

        def when(row: Point) -> str:
            if by_day:
                return format_date(row.first, WEEKDAY_DATE_YEAR, locale)
            return point_name(of.insight.grain, row, locale)

        columns = [Column(self.tr("Day") if by_day else self.tr("Days"), when), Column(name, value)]
        if not by_day:
            columns.append(Column(self.tr("Days logged"), lambda row: format_number(row.logged, locale)))
        self._days.set_rows(of.insight.points[::-1], columns)
        self.fit_rows()
        self.setColumnWidth(0, self.fontMetrics().horizontalAdvance("n") * 24)


def as_csv(of: ChartData) -> str:
    """Return the days as CSV, oldest first, in stored units; empty if nothing was logged."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["date", of.metric.column])
    writer.writerows((day.isoformat(), "" if value is None else value) for day, value in of.insight.series)
    return written.getvalue()


class TrendCard(Card):
    """A metric over the period, as a chart or as a table; both can be copied."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Day by day"), Sign(theme, "insights", "accent"))
        self._theme = theme
        self._of: ChartData | None = None
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

    def show_chart(self, of: ChartData, facts: str) -> None:
        """Show another metric or period."""
        self._of = of
        self.title.setText(metric_name(of.metric))
        self.chart.show_chart(of)
        self._facts.setText(facts)
        if not self.table.isHidden():
            self.table.show_chart(of)

    def _choose(self, view: str) -> None:
        """Show the chart or the table, which is filled when it is shown."""
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
        """Copy the chart on its card's background, as sharp as the screen."""
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
            button.clicked.connect(act)
            tools.addWidget(button)
        tools.addWidget(self._done)
        return tools


class WeekdayCard(Card):
    """The averages by weekday, and a description of the current one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("By weekday"), Sign(theme, "week", "accent"))
        self.chart, self._at = WeekdayChart(theme), label("", "caption")
        self.chart.walked.connect(self._at.setText)
        self.body.addWidget(self.chart)
        self.body.addWidget(self._at)
        self.finish()

    def show_chart(self, of: ChartData) -> None:
        """Show another metric or period."""
        self.chart.show_chart(of)


class StreakCard(Card):
    """The current streak and the longest one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Streak"), Sign(theme, "up_to_date", "accent"))
        self._now, self._best = label("", "title"), label("", "soft")
        self._best.setWordWrap(True)
        self.body.addWidget(self._now)
        self.body.addWidget(self._best)
        self.finish()

    def show_row(self, now: Streak, own: Rhythm, best: int) -> None:
        """Show the streak that ends today or yesterday, and the one with days off if it is longer."""
        self._now.setText(self.tr("%n day(s)", "", now.streak))
        words = [self.tr("best %n day(s)", "", best)] if best else [self.tr("Log a day to start one.")]
        if own.tracked > now.streak:
            words.append(self.tr("%n day(s) including days off", "", own.tracked))
        self._best.setText("  ·  ".join(words))


class ServerCard(Card):
    """Averages, streak and entries by the server's rules; with an account, ``check_wanted`` asks to compare them."""

    check_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("In numbers"), Sign(theme, "insights", "accent"))
        self._measures = Measures(self.locale(), Units())
        self._what, self.answer = label("", "caption"), label("", "soft")
        self._rules = label(self.tr("Same rules as the server."), "caption")
        self._names = {
            **{column: metric_name(metric) for column, metric in AVERAGED.items()},
            "streak": self.tr("Streak"),
            "entries_count": self.tr("Entries"),
            "total_entries": self.tr("All entries"),
            "last_entry": self.tr("Latest entry"),
        }
        self._numbers: dict[str, QLabel] = {}
        self.check = WorkButton(self.tr("Compare with server"))
        self.check.clicked.connect(self.check_wanted)
        for text in (self._what, self._rules, self.answer):
            text.setWordWrap(True)
        self.answer.hide()
        self.body.addWidget(self._what)
        self.body.addWidget(self._rules)
        self.body.addSpacing(SMALL)
        self.body.addLayout(self._grid())
        self.body.addSpacing(SMALL)
        self.body.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.answer)
        self.finish()

    def show_numbers(self, stats: Stats, streak: Streak, days: int, measures: Measures) -> None:
        """Show the numbers computed here."""
        self._measures = measures
        self._what.setText(self.tr("Averages of the last %n day(s), and today's streak.", "", days))
        for column, shown in self._numbers.items():
            shown.setText(self._written(column, getattr(streak if column == "streak" else stats, column)))

    def set_has_account(self, has_account: bool) -> None:
        """Speak of the server, and offer to compare, only if there is an account."""
        for part in (self._rules, self.check):
            part.setVisible(has_account)

    def clear_answer(self) -> None:
        """Remove the result of the check: other numbers are shown now."""
        self.check.set_busy(False)
        self._show_answer("")

    def show_asking(self) -> None:
        """Say that the server is being asked."""
        self.check.set_busy(True)
        self._show_answer(self.tr("Comparing…"))

    def show_check(self, check: ServerCheck) -> None:
        """Say that the server's numbers are the same, or show both; unsent edits may explain it."""
        self.check.set_busy(False)
        lines = [self.tr("The server has the same numbers.")]
        if check.differences:
            lines = [self.tr("The server has different numbers:"), *map(self._both, check.differences)]
        if check.unsent:
            lines.append(self.tr("%n edit(s) haven't been sent to the server yet.", "", check.unsent))
        elif check.differences:
            lines.append(
                self.tr("Its date may differ just now, or it has edits from another device that aren't here yet.")
            )
        self._show_answer("\n".join(lines))

    def show_refusal(self, error: OrganicError) -> None:
        """Say why there is no answer."""
        self.check.set_busy(False)
        if isinstance(error, SignInNeeded | NotConnected):
            self._show_answer(self.tr("Sign in to compare. These numbers don't need a server."))
        elif isinstance(error, Offline):
            self._show_answer(self.tr("The server can't be reached. These numbers are from this computer."))
        else:
            self._show_answer(problem_of(error))

    def _both(self, difference: Difference) -> str:
        name, column = self._names[difference.column], difference.column
        here, there = self._written(column, difference.here), self._written(column, difference.there)
        return self.tr("{0}: {1} here, {2} on the server").format(name, here, there)

    def _written(self, column: str, value: Fact) -> str:
        if value is None:
            return self.tr("none")
        if isinstance(value, date):
            return format_date(value, DATE_YEAR, self._measures.locale)
        if column in AVERAGED:
            return self._measures.amount(AVERAGED[column], Decimal(value))
        return format_number(int(value), self._measures.locale)

    def _show_answer(self, words: str) -> None:
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
