"""Today, or any other day: its cards between the date bar and the week before it.

The App's clock and time zone decide which day is today.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.services.page import Page
from organic_desktop.ui.text.dates import WEEKDAY_DATE, format_date
from organic_desktop.ui.text.experiments import ExperimentWords
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import SMALL, TINY, Theme
from organic_desktop.ui.today.date_bar import DateBar, StreakState
from organic_desktop.ui.today.experiment_lines import ExperimentLines
from organic_desktop.ui.widgets.cards import SIGNS, Card, label
from organic_desktop.ui.widgets.day_cards import DayCards
from organic_desktop.ui.widgets.layouts import Scrolled
from organic_desktop.ui.widgets.painted import DayDots, Sign
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.metrics import METRICS

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.app.first_look import FirstLook
    from organic_desktop.store.reads import Entry

DAYS = 7
DOTS = ("sleep", "water", "exercise", "meditation", "accent", "accent")  # one for each metric, in their order


class TodayPage(Scrolled, Page):
    """A day: its cards, its notes, and the week that ends with it; of a first look, until the App is open."""

    tables = frozenset({"wellness_entries", "experiment"})
    customising_wanted = Signal()

    def __init__(self, app: App | FirstLook, theme: Theme) -> None:
        super().__init__()
        self._app = app
        self._today = app.today()
        self.bar = DateBar(theme)
        self.bar.chosen.connect(self.show_day)
        self.bar.streak.day_off_toggled.connect(self.toggle_day_off)
        self.bar.streak.planning_wanted.connect(self._plan_days_off)
        self.week = WeekCard(theme)
        self.week.chosen.connect(self.show_day)
        self.experiments = ExperimentLines()
        self.experiments.ticked.connect(self._tick)
        self._editor = DayCards(app, theme, self.week, hints=True, chosen=True)
        self.cards, self.notes = self._editor.cards, self._editor.notes
        self._build()
        self.show_day(self._today)
        QTimer.singleShot(0, self, self._arrange)  # once the style has set the cards' sizes

    def hand_over(self, app: App) -> None:
        """Show the days of the App from now on, after the first look."""
        self._app = app
        self._editor.hand_over(app)
        self.refresh()

    @property
    def editor(self) -> DayCards:
        """The cards of the day."""
        return self._editor

    @property
    def day(self) -> date:
        """The day shown."""
        return self._editor.day

    def show_day(self, day: date) -> None:
        """Show another day, after saving what is being typed."""
        self._today = self._app.today()
        if self._app.days.can_be_shown(day):
            self._editor.turn_to(day)  # or stays on the day shown, if what was typed there can't be saved
            self._show()

    def show_today(self) -> None:
        self.show_day(self._app.today())

    def refresh(self) -> None:
        """Show the day from the database; if it was today and today is another day now, show that."""
        was_today, self._today = self.day == self._today, self._app.today()
        if was_today and self.day != self._today:
            self.show_day(self._today)
        else:
            self._show()

    def invalid_input(self) -> dict[str, str]:
        """Return invalid input, by column."""
        return self.editor.invalid_input()

    def flush(self) -> bool:
        """Save what is being typed; False if it couldn't be saved."""
        return self._editor.flush()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to customise the cards."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Customise cards…"), self.customising_wanted.emit)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def is_day_off(self) -> bool:
        """True if the user took the day shown off."""
        return self.day in self._app.days.skipped()

    def toggle_day_off(self) -> None:
        """Toggle the day off for the day shown."""
        try:
            self._app.days.skip(self.day, not self.is_day_off())
        except OrganicError as error:  # a day in the future
            self.notes.show_problem(problem_of(error))

    def _plan_days_off(self) -> None:
        """Open the dialog of days off; a first look has none before the App is open."""
        from organic_desktop.app.facade import App
        from organic_desktop.ui.widgets.days_off import DaysOffDialog  # which most visits don't need

        if isinstance(self._app, App):
            dialog = DaysOffDialog(self.window(), self._app, self.day)
            dialog.changed.connect(self.refresh)
            dialog.open()

    def _tick(self, experiment_id: str, kept: bool) -> None:
        """Record that the plan of an experiment was kept on the day shown, or take it back."""
        try:
            if self._app.experiments:
                self._app.experiments.tick(experiment_id, self.day, kept)
        except OrganicError as error:
            self.notes.show_problem(problem_of(error))

    def delete_day(self) -> None:
        """Delete the entry of the day shown."""
        if self.flush():
            self._app.days.delete([self.day])

    # -- layout -------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.parts.addWidget(self.bar)
        self.parts.addWidget(self.experiments)
        self.parts.addWidget(self._editor)
        self.parts.addStretch(1)
        self._arrange()

    def _arrange(self) -> None:
        room = self.room
        self.bar.fit(room)
        self._editor.arrange(room)

    def _show(self) -> None:
        """Read the day and the days around it, each thing once, and show them."""
        days, day = self._app.days, self.day
        first = date.fromordinal(max(date.min.toordinal(), day.toordinal() - DAYS + 1))
        week = {entry.date: entry for entry in days.entries(first, day)}
        days_off = days.skipped()
        self._editor.show_entry(week.get(day))
        self.week.show_days(day, week)
        self.bar.show_day(day, self._today, days.neighbours(day), off=day in days_off, ahead=days.ahead)
        self.bar.streak.show_state(StreakState(*days.streaks(days_off), self._today, day, day in days_off))
        if self._app.experiments:  # a first look has none
            words = ExperimentWords(Measures(self.locale(), self._app.units()))
            self.experiments.show_day(self._app.experiments.on_day(day), day, self._today, words)
        self._arrange()  # other words may need another width


class WeekCard(Card):
    """Seven days, newest first; ``chosen`` carries the day of a pressed row."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Last seven days"), Sign(theme, "week", "accent"))
        self.body.addLayout(self._heads(theme))
        self._rows = [self._row(theme) for _ in range(DAYS)]
        self.finish()

    def show_days(self, last: date, entries: Mapping[date, Entry]) -> None:
        """Show the week that ends with ``last``."""
        for back, (button, dots, day_label) in enumerate(self._rows):
            ordinal = last.toordinal() - back
            button.setVisible(ordinal >= 1)  # in the first week of the calendar
            day = date.fromordinal(max(ordinal, 1))
            entry = entries.get(day)
            logged = tuple(entry is not None and getattr(entry, metric.column) is not None for metric in METRICS)
            dots.show_logged(logged)
            name = format_date(day, WEEKDAY_DATE, self.locale())
            day_label.setText(name)
            button.setProperty("day", day.isoformat())
            names = [column_name(metric.column) for metric, there in zip(METRICS, logged, strict=True) if there]
            spoken = ", ".join(names) or self.tr("nothing logged")
            button.setAccessibleName(f"{name}: {spoken}")
            set_tip(button, spoken)

    @staticmethod
    def _heads(theme: Theme) -> QHBoxLayout:
        """Return the icons above the columns of dots."""
        heads = QHBoxLayout()
        heads.setContentsMargins(SMALL, 0, SMALL, 0)
        heads.setSpacing(0)
        heads.addStretch(1)
        for metric, colour in zip(METRICS, DOTS, strict=True):
            heads.addWidget(Sign(theme, SIGNS[metric.column], colour))
        return heads

    def _row(self, theme: Theme) -> tuple[QPushButton, DayDots, QLabel]:
        button = QPushButton()
        button.setProperty("look", "quiet")
        button.clicked.connect(lambda: self.chosen.emit(date.fromisoformat(button.property("day"))))
        day_label, dots = label("", "caption"), DayDots(theme, DOTS)
        inside = QHBoxLayout(button)
        inside.setContentsMargins(SMALL, TINY, SMALL, TINY)
        inside.addWidget(day_label, 1)
        inside.addWidget(dots)
        self.body.addWidget(button)
        return button, dots, day_label
