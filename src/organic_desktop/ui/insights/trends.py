"""The trends of the insights page: a metric's days over a period, in sentences and charts, beside another period.

The last days, up to a year and the one before it, are read at once, in a thread, so that another metric or period of
them needs no read. Any other period is read and summed up in a thread when it is chosen: it may be fifty years.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from organic_desktop.app.cards import TRENDS, shown
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.insights.cards import ServerCard, StreakCard, TrendCard, WeekdayCard
from organic_desktop.ui.insights.charts import YEARS_FROM, ChartData
from organic_desktop.ui.insights.compare_card import CompareCard
from organic_desktop.ui.insights.period_bar import PeriodBar
from organic_desktop.ui.insights.period_words import PeriodWords
from organic_desktop.ui.text.dates import DATE_YEAR, DAY, format_date
from organic_desktop.ui.text.measures import Measures, column_name, metric_name
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import CARD_GAP, SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, EmptyState, label
from organic_desktop.ui.widgets.controls import Segments
from organic_desktop.ui.widgets.layouts import Scrolled
from organic_desktop.wellness.comparison import Difference
from organic_desktop.wellness.insights import FEW, PERIODS, insight_of
from organic_desktop.wellness.metrics import COLUMNS, METRICS, Metric, Unit, metric
from organic_desktop.wellness.periods import Grain, Number, Period
from organic_desktop.wellness.stats import Stats, first_day, wellness_stats
from organic_desktop.wellness.streaks import Rhythm, Streak

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.core.goals import DayGoal
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Actions, Navigator

SMALL_CARDS = frozenset({"weekdays", "streak", "numbers"})
USUAL_DAYS = 30  # of the server's numbers, beside a period that the server has no numbers of
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
    first: date | None


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
        kind = app.settings.insights_days
        self._server_days = int(kind) if kind.isdigit() else USUAL_DAYS
        self._shown = 0
        self._words = InsightWords(self)
        self.headline = label("", "heading")
        self.ahead = label("", "caption")
        for words in (self.headline, self.ahead):
            words.setWordWrap(True)
        self.ahead.hide()
        self.trend, self.weekdays = TrendCard(theme), WeekdayCard(theme)
        self.row, self.server = StreakCard(theme), ServerCard(theme)
        self.periods, self.compared = PeriodBar(theme, kind), CompareCard(theme)
        self._metrics = Segments(self.tr("Metric"), {each.column: column_name(each.column) for each in METRICS})
        self._scrolled = Scrolled(SMALL)
        self._empty = EmptyState(
            self.tr("After a few days, your sleep, water and exercise trends appear here."), self.tr("Log today")
        )
        self.year = QPushButton(self.tr("Year in review…"))
        self.year.clicked.connect(actions.review_year)
        self._empty.wanted.connect(lambda: navigator.turn_to("today"))
        self._empty.hide()
        self._cards: dict[str, Card] = {
            "trend": self.trend,
            "compared": self.compared,
            "weekdays": self.weekdays,
            "streak": self.row,
            "numbers": self.server,
        }
        self._cards_shown: list[str] = []
        self._column_of_cards, self._lower = QVBoxLayout(), list[QBoxLayout]()
        self._actions = actions
        self.periods.changed.connect(self._choose_period)
        self._metrics.chosen.connect(self._choose_metric)
        self.server.check_wanted.connect(self._check)
        self._build()
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
        for beside in self._lower:
            beside.setDirection(self._direction())

    # -- actions ------------------------------------------------------------------------------------------------------

    def _choose_period(self) -> None:
        kind = self.periods.kind
        if kind != self._app.settings.insights_days:
            self._remember(insights_days=kind.value)
        if kind.isdigit():
            self._server_days = int(kind)
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
        days = self._server_days
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
        """Show what was read; of a period that it doesn't hold, once that was read, too."""
        if self._reading is None:
            return
        reading = self._reading
        begun = any(reading.values.values()) or any(reading.longest_of.values())
        self._scrolled.setVisible(begun)
        self._empty.setVisible(not begun)
        self.periods.show_days(reading.first, reading.today)
        self._arrange_cards()
        self._show_numbers(reading)
        self._shown += 1
        shown, wanted = self._shown, self._wanted(reading)
        if self.periods.is_plain:
            self._show_chart(wanted.chart(reading.values[wanted.metric.column]))
        else:
            self._bridge.run(
                lambda: wanted.chart(_values(self._app, wanted)),
                lambda chart: self._show_chart(chart) if shown == self._shown else None,
                self._show_error,
                owner=self,
            )

    def _wanted(self, reading: Reading) -> Wanted:
        return Wanted(
            metric(self._column),
            self.periods.period(),
            self.periods.other(),
            reading.today,
            reading.longest_of[self._column],
            self._app.goals.by_day(metric(self._column)),
            Measures(self.locale(), self._app.units()),
            overlaid=not self.periods.is_plain,
        )

    def _show_chart(self, of: ChartData) -> None:
        today = self._reading.today if self._reading else of.insight.period.last
        self.headline.setText(self._words.headline(of, today))
        self.trend.show_chart(of, self._words.facts(of, today))
        self.weekdays.show_chart(of)
        self.compared.show_chart(of, today)
        self.compared.setVisible("compared" in self._cards_shown and self.compared.has_two)

    def _show_numbers(self, reading: Reading) -> None:
        """Show what doesn't depend on the metric; the server's numbers are those of the last days only."""
        numbers = (reading.stats[self._server_days], reading.row[0], self._server_days)
        if numbers != self._numbers:  # the server's answer was about other numbers
            self._numbers = numbers
            self._checked += 1
            self.server.clear_answer()
        self.row.show_row(*reading.row, reading.longest)
        self.server.show_numbers(*numbers, Measures(self.locale(), self._app.units()))
        self.server.set_has_account(self._app.settings.signed_in is not None)
        self.ahead.setVisible(bool(reading.ahead))
        words = self.tr("Not included: entries dated in the future ({0}).")
        self.ahead.setText(words.format(format_number(reading.ahead, self.locale())))

    # -- layout -------------------------------------------------------------------------------------------------------

    def _arrange_cards(self) -> None:
        """Lay out the cards that the user shows, in their order: the small ones beside each other, if there is room."""
        wanted = shown(self._app.settings, TRENDS)
        if wanted == self._cards_shown:
            return
        self._cards_shown = wanted
        self._lower = []
        while item := self._column_of_cards.takeAt(0):
            if row := item.widget():
                row.deleteLater()
        for card in self._cards.values():
            card.setParent(self)
            card.hide()
        for small, names in groupby(wanted, lambda name: name in SMALL_CARDS):
            cards = [self._cards[name] for name in names]
            row = self._row_of(cards) if small else _column_of(cards)
            self._column_of_cards.addWidget(row)
            row.show()  # now, not after the layout's next turn
        self.compared.setVisible("compared" in wanted and self.compared.has_two)

    def _row_of(self, cards: list[Card]) -> QWidget:
        """Return the first of some small cards beside the others, or above them in a narrow window."""
        row = QWidget()
        beside = QBoxLayout(self._direction(), row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(CARD_GAP)
        beside.addWidget(_column_of(cards[:1]), 1)
        if len(cards) > 1:
            beside.addWidget(_column_of(cards[1:]), 1)
        self._lower.append(beside)
        return row

    def _direction(self) -> QBoxLayout.Direction:
        narrow = self.width() < self.fontMetrics().horizontalAdvance("n") * NARROW
        return QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to customise the cards."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Customise cards…"), lambda: self._actions.customise(TRENDS))
        menu.popup(event.globalPos())

    def _build(self) -> None:
        self._column_of_cards.setSpacing(CARD_GAP)
        column = self._scrolled.parts
        self.periods.tools.addWidget(self.year)
        column.addWidget(self.periods)  # scrolls too: it may be half of a small window
        column.addWidget(self._metrics, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.headline)
        column.addWidget(self.ahead)
        column.addLayout(self._column_of_cards)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scrolled, 1)
        outer.addWidget(self._empty, 1)


def _column_of(cards: Sequence[Card]) -> QWidget:
    """Return cards below each other, the last of which takes the room that is left."""
    column = QWidget()
    inside = QVBoxLayout(column)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(CARD_GAP)
    for place, card in enumerate(cards, 1):
        inside.addWidget(card, int(place == len(cards)))
        card.show()
    return column


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
        first=app.days.history.first_day(),
    )


@dataclass(frozen=True)
class Wanted:
    """What is to be shown of a metric; ``chart`` sums it up and may run in any thread."""

    metric: Metric
    period: Period
    other: Period | None
    today: date
    longest_ever: int
    goal_on: Callable[[date], DayGoal | None]
    measures: Measures
    overlaid: bool

    def chart(self, values: Mapping[date, Number]) -> ChartData:
        """Return the chart of the metric's values by date."""
        found = insight_of(values, self.period, self.other, self.today, self.longest_ever)
        overlaid = self.overlaid and self.other is not None
        return ChartData(self.metric, found, self.goal_on, self.measures, overlaid).sum_up()


def _values(app: App, wanted: Wanted) -> dict[date, Number]:
    """Read the metric's values of both periods."""
    held: dict[date, Number] = {}
    for period in filter(None, (wanted.period, wanted.other)):
        read = app.days.history.values(wanted.metric.column, period.first, period.last)
        held |= {day: value for day, value in read.items() if isinstance(value, Decimal | int)}
    return held


class InsightWords(QObject):
    """Describes a metric over a period."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._periods = PeriodWords(self)

    def headline(self, of: ChartData, today: date) -> str:
        """Return "7.4 hours a night on average, 0.3 hours more than the previous 30 days".

        A difference that weeks have anyway is said to be that.
        """
        if not of.insight.enough or of.insight.average is None:
            return self.tr("Not enough data yet: an average needs %n day(s).", "", FEW)
        average = of.measures.average(of.metric, of.insight.average)
        if of.metric.goal is None:
            average = self.tr("{0} {1} on average").format(metric_name(of.metric), average)
        elif of.metric.unit is Unit.HOURS:
            average = self.tr("{0} a night on average").format(average)
        else:
            average = self.tr("{0} a day on average").format(average)
        if not (compared := self._periods.difference(of, today)):
            return average
        if of.insight.comparison.is_a is Difference.USUAL and not self._periods.is_same(of):
            return self.tr("{0}, {1}; that is no more than weeks differ anyway").format(average, compared)
        return f"{average}, {compared}"

    def facts(self, of: ChartData, today: date) -> str:
        """Return how many days are logged, the longest run, the highest and lowest day, and what the lines are."""
        insight, locale = of.insight, of.measures.locale
        logged, (met, _) = format_number(insight.logged, locale), of.met
        facts = [self.tr("Logged on {0} of %Ln day(s)", "", insight.days).format(logged)]
        if met[1]:
            facts.append(self.tr("goal met on {0} of %Ln day(s)", "", met[1]).format(format_number(met[0], locale)))
        if insight.longest_ever:
            row = self.tr("longest streak %n day(s)", "", insight.longest)
            facts.append(self.tr("{0}, longest ever {1}").format(row, insight.longest_ever))
        if insight.best and insight.lowest and insight.best[1] != insight.lowest[1]:
            facts.append(self.tr("highest {0}").format(self._day(of, insight.best)))
            facts.append(self.tr("lowest {0}").format(self._day(of, insight.lowest)))
        lines = {Grain.WEEK: self.tr("line: weekly averages"), Grain.MONTH: self.tr("line: monthly averages")}
        if of.is_smoothed or insight.grain in lines:
            facts.append(lines.get(insight.grain, self.tr("line: 7-day average")))
        if of.overlaid:
            facts.append(self.tr("dotted: {0}").format(self._periods.other(of, today)))
        return "  ·  ".join(facts)

    def _day(self, of: ChartData, at: tuple[date, Number]) -> str:
        day = format_date(at[0], DAY if of.insight.days <= YEARS_FROM else DATE_YEAR, of.measures.locale)
        return self.tr("{0} on {1}").format(of.measures.amount(of.metric, at[1]), day)
