"""Today, or any day before: the page that shows an entry and carries out its edits on the local database.

How a card looks is cards.py's; which day it is comes from the App, whose clock and zone decide.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from organic_desktop.errors import OrganicError
from organic_desktop.ui.cards import COLOURS, MetricCard, ScaleCard
from organic_desktop.ui.datebar import DateBar
from organic_desktop.ui.digits import digit_of
from organic_desktop.ui.measures import Measures
from organic_desktop.ui.notes import NotesCard
from organic_desktop.ui.streak import Rows
from organic_desktop.ui.theme import CARD_GAP, PAGE_MARGIN, Theme
from organic_desktop.ui.week import DAYS, WeekCard
from organic_desktop.wellness.entry import METRICS, NOTES, Metric

if TYPE_CHECKING:
    from organic_desktop.app import App
    from organic_desktop.store.models import WellnessEntry
    from organic_desktop.ui.bridge import Bridge

MIDNIGHT_CHECK_MS = 30_000
MOST_COLUMNS = 3
MOOD, ENERGY = "mood_score", "energy_level"


class TodayPage(QScrollArea):
    """One day as cards. Shows nothing of the database until ``attach``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._app: App | None = None
        self._measures: Measures | None = None
        self._today = self._day = date.min
        self.bar = DateBar(theme)
        self.bar.chosen.connect(self.show_day)
        self.bar.streak.day_off_toggled.connect(self.toggle_day_off)
        self.cards: dict[str, MetricCard | ScaleCard] = {metric.column: self._card(theme, metric) for metric in METRICS}
        self.notes = NotesCard(theme, self.tr("Notes"))
        self.notes.written.connect(self._save_notes)
        self.week = WeekCard(theme)
        self.week.chosen.connect(self.show_day)
        self._grid = QGridLayout()
        self._grid.setSpacing(CARD_GAP)
        self._columns = 0
        self._build()
        self._midnight = QTimer(self, interval=MIDNIGHT_CHECK_MS)
        self._midnight.timeout.connect(self.follow_the_day)

    def attach(self, app: App, bridge: Bridge) -> None:
        """Show the day from the local database from now on."""
        self._app = app
        self._today = app.today()
        self.show_day(self._today)
        self._midnight.start()
        QTimer.singleShot(0, self._arrange)  # once the style has told each card's true size

    @property
    def day(self) -> date:
        """The day shown."""
        return self._day

    def show_day(self, day: date) -> None:
        """Show another day; what was being written is saved to its own first."""
        if self._app is None:
            return
        if not self.notes.flush():
            return  # what can't be saved stays on the screen, with its sentence
        self._today = self._app.today()
        if day > self._today:
            return
        if day != self._day:
            self.notes.field.clearFocus()
            self.notes.show_saved("")
        self._day = day
        for card in (*self.cards.values(), self.notes):
            card.show_problem("")
        self.refresh()

    def show_today(self) -> None:
        if self._app:
            self.show_day(self._app.today())

    def follow_the_day(self) -> None:
        """At midnight (the user's), who was on today stays on today."""
        if self._app is None or self._app.today() == self._today:
            return
        was_today, self._today = self._day == self._today, self._app.today()
        if was_today:
            self.show_day(self._today)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Show what the database says now."""
        if self._app is None:
            return
        entry = self._app.entry(self._day)
        measures = Measures(self.locale(), self._app.units())
        for metric in METRICS:
            card, value = self.cards[metric.column], getattr(entry, metric.column) if entry else None
            if isinstance(card, MetricCard):
                if measures != self._measures:
                    card.measure_in(measures)
                card.show_value(value, self._app.goal(metric))
            else:
                card.show_value(value)
        self._measures = measures
        self.notes.show_text((entry.nutrition_notes if entry else None) or "")
        self._refresh_history(self._app)
        self._arrange()  # other words may need another width

    def flush(self) -> bool:
        """Save what is being written; whether all is saved."""
        return self.notes.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def take_key(self, event: QKeyEvent) -> bool:
        """A digit that no field took: 1 to 5 is the mood, with Shift the energy; whether it was one."""
        value, shifted = digit_of(event)
        if value and self._app:
            self._set(ENERGY if shifted else MOOD, Decimal(value))
        return bool(value)

    def toggle_day_off(self) -> None:
        """Take the day shown off, or back."""
        if self._app:
            self._app.skip_day(self._day, self._day not in self._app.skipped())
            self.refresh()

    def delete_day(self) -> None:
        """Delete the entry of the day shown."""
        if self._app and self.flush():
            self._app.delete_entry(self._day)
            self.refresh()

    def set_value(self, column: str, value: Decimal) -> None:
        """Set a metric of the day shown."""
        self._set(column, value)

    def add_step(self, metric: Metric, number: int) -> None:
        """Do what a card's step button does."""
        if self._app:
            self._step(metric, self._app.units().steps(metric)[number])

    # -- edits --------------------------------------------------------------------------------------------------------

    def _set(self, column: str, text: object) -> None:
        """A typed value; an empty one clears."""
        value = text if isinstance(text, Decimal) else (str(text) or None if text is not None else None)
        self._edit(column, lambda app: app.log(self._day, {column: value}))

    def _step(self, metric: Metric, step: Decimal) -> None:
        """A step of a button: whole numbers are added, so that two devices' steps can be summed."""

        def edit(app: App) -> WellnessEntry | None:
            if metric.kind == "integer":
                return app.log(self._day, add={metric.column: int(step)})
            entry = app.entry(self._day)
            current = getattr(entry, metric.column) if entry else None
            return app.log(self._day, {metric.column: (current or Decimal(0)) + step})

        self._edit(metric.column, edit)

    def _save_notes(self, text: str) -> None:
        if self._edit(NOTES, lambda app: app.log(self._day, {NOTES: text})):
            now = self.locale().toString(QTime.currentTime(), self.locale().FormatType.ShortFormat)
            self.notes.show_saved(self.tr("Saved on this computer {0}").format(now))

    def _edit(self, column: str, edit: Callable[[App], object]) -> bool:
        """Carry out an edit; a refusal is said on the card it belongs to, and nothing was changed."""
        if self._app is None:
            return False
        card = self.notes if column == NOTES else self.cards[column]
        try:
            edit(self._app)
        except OrganicError as error:
            card.show_problem(f"{error.message} {error.advice}".strip())
            return False
        card.show_problem("")
        self.refresh()
        return True

    # -- layout -------------------------------------------------------------------------------------------------------

    def _card(self, theme: Theme, metric: Metric) -> MetricCard | ScaleCard:
        if metric.column not in COLOURS:
            keys = self.tr("Keys 1–5") if metric.column == MOOD else self.tr("Shift and 1–5")
            scale = ScaleCard(theme, metric, keys)
            scale.chosen.connect(partial(self._set, metric.column))
            return scale
        card = MetricCard(theme, metric)
        card.typed.connect(partial(self._set, metric.column))
        card.stepped.connect(partial(self._step, metric))
        return card

    def _build(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(PAGE_MARGIN[0], PAGE_MARGIN[1], PAGE_MARGIN[0], PAGE_MARGIN[1])
        column.setSpacing(CARD_GAP)
        column.addWidget(self.bar)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrange()

    def _arrange(self) -> None:
        """As many columns of cards as fit, three at most; the font decides what a card needs."""
        room = self.viewport().width() - 2 * PAGE_MARGIN[0]
        self.bar.fit(room)
        needed = max(card.minimumSizeHint().width() for card in self.cards.values()) + CARD_GAP
        columns = max(1, min(MOST_COLUMNS, (room + CARD_GAP) // needed))
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, number // columns, number % columns)
        row = -(-len(self.cards) // columns)
        self._grid.addWidget(self.notes, row, 0, 1, max(1, columns - 1))
        self._grid.addWidget(self.week, row if columns > 1 else row + 1, max(0, columns - 1))
        for number in range(MOST_COLUMNS):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)

    def _refresh_history(self, app: App) -> None:
        week = {entry.date: entry for entry in app.entries(self._day - timedelta(days=DAYS - 1), self._day)}
        self.week.show_days(self._day, week)
        counts, off = app.in_a_row(), self._day in app.skipped()
        self.bar.show_day(self._day, self._today, off=off)
        self.bar.streak.show_rows(Rows(*counts, self._today, self._day, off))
