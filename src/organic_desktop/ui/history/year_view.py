"""A year's heatmap above the cards and changes of the selected day."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from organic_desktop.ui.history.heatmap import Heatmap, HeatmapYear, Legend
from organic_desktop.ui.history.timeline import FEW, TimelineCard, ask_to_delete_notes
from organic_desktop.ui.text.dates import LONG_WEEKDAY_DATE_YEAR, RelativeTime, format_date
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import LARGE, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.controls import ArrowButton, Segments
from organic_desktop.ui.widgets.day_cards import DayCards
from organic_desktop.ui.widgets.layouts import Flow, Scrolled
from organic_desktop.wellness.metrics import COLUMNS, METRICS, Value, metric

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

SETTLE_MS = 60  # while an arrow key is held down the cursor runs ahead of the day below


class YearView(Scrolled):
    """A heatmap of a year, and below it the cards and changes of the day under its cursor.

    ``metric_chosen`` carries the column of another metric.
    """

    metric_chosen = Signal(str)

    def __init__(self, app: App, theme: Theme) -> None:
        super().__init__(SMALL)
        self._app, self._theme = app, theme
        chosen = app.settings.history_metric
        self._column = chosen if chosen in COLUMNS[:-1] else METRICS[0].column
        self._day = date.min
        self._lines = FEW
        self.heatmap = Heatmap(theme)
        self.heatmap.chosen.connect(self._walk)
        self.heatmap.beyond.connect(self._turn_to)
        self._legend = Legend(theme)
        self._metrics = Segments(self.tr("Metric"), {each.column: column_name(each.column) for each in METRICS})
        self._metrics.chosen.connect(self._switch)
        self._year = label("", "")
        self._back = ArrowButton(theme, "previous", self.tr("Previous year"))
        self._forth = ArrowButton(theme, "next", self.tr("Next year"))
        self._back.clicked.connect(partial(self._turn_by, -1))
        self._forth.clicked.connect(partial(self._turn_by, 1))
        self._heading = label("", "heading")
        self.timeline = TimelineCard()
        self.editor = DayCards(app, theme, self.timeline, tall=True)
        self.timeline.restored.connect(self.editor.restore)
        self.timeline.more.connect(self._show_more)
        self.timeline.delete_notes_wanted.connect(self._delete_notes)
        self._settled = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settled.timeout.connect(lambda: self.show_day(self._day))
        self._build()
        self._metrics.show_choice(self._column)
        self.show_day(app.today())

    @property
    def day(self) -> date:
        """The day the cursor is on."""
        return self._day

    def show_day(self, day: date) -> None:
        """Move the cursor to a day and show it below, after saving what is being typed."""
        self.timeline.show_result("")
        self._settled.stop()
        self._lines = FEW if day != self.editor.day else self._lines
        before = self._day.year
        shown = self.editor.show_day(day)
        self._day = day if shown else self.editor.day  # unsaved input keeps its day in view
        if self._day.year == before:
            self.heatmap.show_day(self._day)
        else:
            self._show_year()
        self._show_day_around()

    def refresh(self) -> None:
        """Show the year and the day from the database."""
        self.editor.refresh()
        self._show_around()

    def flush(self) -> bool:
        """Save what is being typed; False if it couldn't be saved."""
        return self.editor.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- actions ------------------------------------------------------------------------------------------------------

    def _walk(self, day: date) -> None:
        """Name the cursor's day at once; show it when the cursor rests."""
        self._day = day
        self._name_day()
        self._settled.start()

    def _turn_to(self, day: date) -> None:
        """Show a day of another year, or the nearest possible day on the way there."""
        days = self._app.days
        if days.can_be_shown(day):
            self.show_day(day)
        elif near := days.nearest_towards(day, self._day):
            self.show_day(near)

    def _turn_by(self, years: int) -> None:
        """Show the same day of the previous or next year, or the nearest day with an entry."""
        if (nearest := self._years_beside()[years > 0]) is None:
            return
        today = self._app.today()
        moved = QDate(self._day.year, self._day.month, self._day.day).addYears(nearest.year - self._day.year)
        same = min(date(moved.year(), moved.month(), moved.day()), max(today, nearest))
        self.show_day(same if self._app.days.can_be_shown(same) else nearest)

    def _years_beside(self) -> tuple[date | None, date | None]:
        """Return a day of the previous and of the next year; None if that year has no days to show."""
        days, year = self._app.days, self._day.year
        return days.neighbours(date(year, 1, 1))[0], days.neighbours(date(year, 12, 31))[1]

    def _switch(self, column: str) -> None:
        self._column = column
        self._show_year()
        self.metric_chosen.emit(column)

    def _show_more(self, lines: int) -> None:
        self._lines = lines
        self._show_timeline()

    def _delete_notes(self) -> None:
        """Ask to delete earlier notes, after saving what is being typed."""
        if self.flush():
            ask_to_delete_notes(self, self._app, self._day, self._show_deletion)

    def _show_deletion(self, sentence: str) -> None:
        self.refresh()
        self.timeline.show_result(sentence)

    # -- display ------------------------------------------------------------------------------------------------------

    def _show_around(self) -> None:
        self._show_year()
        self._show_day_around()

    def _show_day_around(self) -> None:
        self._name_day()
        self._show_timeline()
        self._arrange()  # other words may need another width

    def _show_year(self) -> None:
        """Show one metric of one year; nothing else is read."""
        of, today = metric(self._column), self._app.today()
        year = self._day.year
        values = self._app.days.history.values(self._column, date(year, 1, 1), date(year, 12, 31))
        ahead = [day for day in self._app.days.ahead() if day.year == year]
        off = frozenset(day for day in self._app.days.skipped() if day.year == year)
        shown = HeatmapYear(of, year, today, self._app.goals.by_day(of), values, ahead, self._measures(), off)
        self.heatmap.show_year(shown)
        self.heatmap.show_day(self._day)
        self._legend.show_year(shown)
        self._year.setText(format_number(year, self.locale(), grouped=False))
        for arrow, there in zip((self._back, self._forth), self._years_beside(), strict=True):
            arrow.setEnabled(there is not None)

    def _name_day(self) -> None:
        self._heading.setText(format_date(self._day, LONG_WEEKDAY_DATE_YEAR, self.locale()))

    def _show_timeline(self) -> None:
        entry = self._app.days.entry(self._day)
        held = {name: cast(Value, getattr(entry, name)) if entry else None for name in COLUMNS}
        lines = self._app.days.history.timeline(self._day, self._lines + 1)
        when = RelativeTime(self.locale(), self._app.settings.zone(), self._app.today())
        self.timeline.show_lines(lines, self._lines, held, when, self._measures())

    def _measures(self) -> Measures:
        return Measures(self.locale(), self._app.units())

    # -- layout -------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.parts.addWidget(self._year_card())
        self.parts.addWidget(self._heading)
        self.parts.addWidget(self.editor)
        self.parts.addStretch(1)

    def _year_card(self) -> QFrame:
        years = QWidget()
        row = QHBoxLayout(years)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for widget in (self._back, self._year, self._forth):
            row.addWidget(widget)
        head = Flow()
        head.addWidget(self._metrics)
        head.addWidget(years)
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(MEDIUM)
        column.addLayout(head)
        column.addWidget(self.heatmap)
        column.addWidget(self._legend)
        column.addSpacing(TINY)
        return card

    def _arrange(self) -> None:
        self.editor.arrange(self.room)
