"""The trends of the insights page: a metric's days over a week, a month, a quarter or a year, in sentences and charts.

Everything is read at once, in a thread, so that another metric or period needs no read: the days that any of them
shows, and of those before only the longest runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.insights.cards import ServerCard, StreakCard, TrendCard, WeekdayCard
from organic_desktop.ui.insights.charts import DOTS_UNTIL, ChartData
from organic_desktop.ui.text.dates import DAY, format_date
from organic_desktop.ui.text.measures import Measures, column_name, metric_name
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import CARD_GAP, PAGE_MARGIN, SMALL, Theme
from organic_desktop.ui.widgets.cards import EmptyState, label
from organic_desktop.ui.widgets.controls import Segments
from organic_desktop.ui.widgets.layouts import Flow, Scrolled
from organic_desktop.wellness.insights import FEW, PERIODS, Number, insight
from organic_desktop.wellness.metrics import COLUMNS, METRICS, Unit, metric
from organic_desktop.wellness.stats import Stats, first_day, wellness_stats
from organic_desktop.wellness.streaks import Rhythm, Streak

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Actions, Navigator

NARROW = 90  # characters; in a narrower page the small cards are below each other


@dataclass(frozen=True)
class Reading:
    """Everything that the page shows, read at once."""

    today: date
    values: Mapping[str, Mapping[date, Number]]
    longest: int
    longest_of: Mapping[str, int]
    row: tuple[Streak, Rhythm]
    stats: Mapping[int, Stats]
    ahead: int


class TrendsPart(QWidget):
    """A metric over a period, in sentences and charts."""

    def __init__(self, app: App, bridge: Bridge, theme: Theme, navigator: Navigator, actions: Actions) -> None:
        super().__init__()
        self._app, self._bridge = app, bridge
        self._reading: Reading | None = None
        self._numbers: tuple[Stats, Streak, int] | None = None
        self._asked = self._checked = 0
        chosen = app.settings.insights_metric
        self._column = chosen if chosen in COLUMNS[:-1] else METRICS[0].column
        self._days = int(app.settings.insights_days)
        self._words = InsightWords(self)
        self.headline = label("", "heading")
        self.ahead = label("", "caption")
        for words in (self.headline, self.ahead):
            words.setWordWrap(True)
        self.ahead.hide()
        self.trend, self.weekdays = TrendCard(theme), WeekdayCard(theme)
        self.row, self.server = StreakCard(theme), ServerCard(theme)
        self._periods = Segments(self.tr("Period"), {str(days): self.tr("%n day(s)", "", days) for days in PERIODS})
        self._metrics = Segments(self.tr("Metric"), {each.column: column_name(each.column) for each in METRICS})
        self._scrolled = Scrolled(SMALL)
        self._empty = EmptyState(
            self.tr("After a few days, your sleep, water and exercise trends appear here."), self.tr("Log today")
        )
        self.year = QPushButton(self.tr("Year in review…"))
        self.year.clicked.connect(actions.review_year)
        self._empty.wanted.connect(lambda: navigator.turn_to("today"))
        self._empty.hide()
        self._tools, self._lower = Flow(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._periods.chosen.connect(self._choose_period)
        self._metrics.chosen.connect(self._choose_metric)
        self.server.check_wanted.connect(self._check)
        self._build()
        self._periods.show_choice(str(self._days))
        self._metrics.show_choice(self._column)
        self.refresh()

    def refresh(self) -> None:
        """Read the database in a thread and show it; the result of an earlier reading is dropped."""
        self._asked += 1
        asked = self._asked
        self._bridge.run(
            lambda: _read(self._app),
            lambda reading: self._show_reading(reading) if asked == self._asked else None,
            self._show_error,
            owner=self,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().horizontalAdvance("n") * NARROW
        directions = QBoxLayout.Direction
        self._lower.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    # -- actions ------------------------------------------------------------------------------------------------------

    def _choose_period(self, days: str) -> None:
        self._days = int(days)
        self._remember(insights_days=days)
        self._show()

    def _choose_metric(self, column: str) -> None:
        self._column = column
        self._remember(insights_metric=column)
        self._show()

    def _remember(self, **chosen: str) -> None:
        self._app.change_settings(**chosen)

    def _show_reading(self, reading: Reading) -> None:
        self._reading = reading
        self.trend.show_problem("")
        self._show()

    def _show_error(self, error: OrganicError) -> None:
        self.trend.show_problem(problem_of(error))

    def _check(self) -> None:
        """Compare with the server; an answer about numbers no longer shown is dropped."""
        days = self._days
        self._checked += 1
        asked = self._checked

        def in_time(show: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda answer: show(answer) if asked == self._checked else None

        self.server.show_asking()
        self._bridge.run(
            lambda: self._app.server_check(days),
            in_time(self.server.show_check),
            in_time(self.server.show_refusal),
            owner=self,
        )

    def _show(self) -> None:
        if self._reading is None:
            return
        reading, of = self._reading, metric(self._column)
        begun = any(reading.values.values()) or any(reading.longest_of.values())
        for part in (self._periods, self.year, self._scrolled):
            part.setVisible(begun)
        self._empty.setVisible(not begun)
        measures = Measures(self.locale(), self._app.units())
        longest_ever = reading.longest_of[self._column]
        found = insight(reading.values[self._column], reading.today, self._days, longest_ever)
        shown = ChartData(of, found, self._app.goals.by_day(of), measures)
        self.headline.setText(self._words.headline(shown))
        self.trend.show_chart(shown, self._words.facts(shown))
        self.weekdays.show_chart(shown)
        numbers = (reading.stats[self._days], reading.row[0], self._days)
        if numbers != self._numbers:  # the server's answer was about other numbers
            self._numbers = numbers
            self._checked += 1
            self.server.clear_answer()
        self.row.show_row(*reading.row, reading.longest)
        self.server.show_numbers(*numbers, measures)
        self.server.set_has_account(self._app.settings.signed_in is not None)
        self.ahead.setVisible(bool(reading.ahead))
        words = self.tr("Not included: entries dated in the future ({0}).")
        self.ahead.setText(words.format(format_number(reading.ahead, self.locale())))

    # -- layout -------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(CARD_GAP)
        side.addWidget(self.row)
        side.addWidget(self.server, 1)
        self._lower.setSpacing(CARD_GAP)
        self._lower.addWidget(self.weekdays, 1)
        self._lower.addLayout(side, 1)
        column = self._scrolled.parts
        column.addWidget(self._metrics, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.headline)
        column.addWidget(self.ahead)
        column.addWidget(self.trend)
        column.addLayout(self._lower)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SMALL)
        self._tools.setContentsMargins(PAGE_MARGIN[0], 0, PAGE_MARGIN[0], 0)
        self._tools.addWidget(self._periods)
        self._tools.addWidget(self.year)
        outer.addLayout(self._tools)
        outer.addWidget(self._scrolled, 1)
        outer.addWidget(self._empty, 1)


def _read(app: App) -> Reading:
    """Read the days of the longest period and of the one before it; ten years take some 10 ms."""
    today = app.today()
    entries = app.days.entries(first_day(today, 2 * max(PERIODS)))
    values: dict[str, dict[date, Number]] = {each.column: {} for each in METRICS}
    for entry in entries:
        for column, held in values.items():
            value = getattr(entry, column)
            if value is not None:
                held[entry.date] = value
    longest, longest_of = app.days.history.longest_runs(today)
    return Reading(
        today=today,
        values=values,
        longest=longest,
        longest_of=longest_of,
        row=app.days.streaks(),
        stats={days: wellness_stats(entries, today, days) for days in PERIODS},
        ahead=sum(entry.date > today for entry in entries),
    )


class InsightWords(QObject):
    """Describes a metric over a period."""

    def headline(self, of: ChartData) -> str:
        """Return "7.4 hours a night on average, 0.3 hours more than in the 30 days before"."""
        if not of.insight.enough or of.insight.average is None:
            return self.tr("Not enough data yet: an average needs %n day(s).", "", FEW)
        average = of.measures.average(of.metric, of.insight.average)
        if of.metric.goal is None:
            average = self.tr("{0} {1} on average").format(metric_name(of.metric), average)
        elif of.metric.unit is Unit.HOURS:
            average = self.tr("{0} a night on average").format(average)
        else:
            average = self.tr("{0} a day on average").format(average)
        return f"{average}, {compared}" if (compared := self._compared(of)) else average

    def facts(self, of: ChartData) -> str:
        """Return how many days are logged, the longest run, and the highest and lowest day."""
        insight = of.insight
        facts = [self.tr("Logged on {0} of %n day(s)", "", insight.days).format(insight.logged)]
        if insight.longest_ever:
            row = self.tr("longest streak %n day(s)", "", insight.longest)
            facts.append(self.tr("{0}, longest ever {1}").format(row, insight.longest_ever))
        if insight.best and insight.lowest and insight.best[1] != insight.lowest[1]:
            facts.append(self.tr("highest {0}").format(self._day(of, insight.best)))
            facts.append(self.tr("lowest {0}").format(self._day(of, insight.lowest)))
        if insight.days > DOTS_UNTIL:
            facts.append(self.tr("line: 7-day average"))
        return "  ·  ".join(facts)

    def _compared(self, of: ChartData) -> str:
        difference, days = of.insight.difference, of.insight.days
        if difference is None:
            return ""
        amount = of.measures.average(of.metric, abs(difference))
        if amount == of.measures.average(of.metric, Decimal(0)):
            return self.tr("same as the previous %n day(s)", "", days)
        if difference > 0:
            return self.tr("{0} more than the previous %n day(s)", "", days).format(amount)
        return self.tr("{0} less than the previous %n day(s)", "", days).format(amount)

    def _day(self, of: ChartData, at: tuple[date, Number]) -> str:
        day = format_date(at[0], DAY, of.measures.locale)
        return self.tr("{0} on {1}").format(of.measures.amount(of.metric, at[1]), day)
