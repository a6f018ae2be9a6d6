"""Texts of a reminder, in the user's language and units: the title, the day's values so far, the buttons.

A notification may be read and pressed days later, so its texts name the day and never say "today".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from organic_desktop.system.notifications import OPEN, Notification
from organic_desktop.ui.text.dates import format_time, weekday_name
from organic_desktop.ui.text.locales import join_list
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.wellness.metrics import COLUMNS, METRICS, NOTES

if TYPE_CHECKING:
    from datetime import date, datetime

    from organic_desktop.core.goals import DayGoal
    from organic_desktop.reminders.events import Due
    from organic_desktop.store.reads import Entry
    from organic_desktop.wellness.metrics import Metric
    from organic_desktop.wellness.schedule import Reminder

LOG, SHOW, SNOOZE, HOUR, TONIGHT = "log", "show", "snooze", "hour", "tonight"
WHOLE = ""
"""The column of a reminder that is about all of them."""


@dataclass(frozen=True)
class Offer:
    """A notification, what it is about, and what its button adds to the day: nothing if it opens the day."""

    due: Due
    notification: Notification
    adds: Mapping[str, int]


class ReminderWords(QObject):
    """Makes the notifications of what is due; ``goal_on`` tells the user's goal of a metric for a day."""

    def __init__(self, measures: Measures, goal_on: Callable[[Metric, date], DayGoal | None]) -> None:
        super().__init__()
        self._measures, self._goal_on = measures, goal_on

    def offer(self, due: Due, entry: Entry | None) -> Offer:
        """Return the notification of what is due; ``entry`` is its day's."""
        if all(reminder.plan for reminder in due.reminders):
            return Offer(due, self._of_experiments(due), {})
        columns = {reminder.column for reminder in due.reminders}
        column = columns.pop() if len(columns) == 1 else WHOLE if WHOLE in columns else None
        metric = next((metric for metric in METRICS if metric.column == column), None)
        adds: dict[str, int] = {}
        if metric and metric.kind == "integer":  # a step can be added without looking; to a mood it can't
            adds[metric.column] = int(self._measures.units.steps(metric)[0])
        body = "\n".join([*self._asking(due, column), self._standing(due.day, entry, column, metric)])
        buttons = ((OPEN, self.tr("Open")), self._doing(column, metric, adds), (SNOOZE, self.tr("Snooze")))
        return Offer(due, Notification(due.key, self._title(column), body, buttons), adds)

    def snoozed(self, due: Due, until: datetime, *, tonight: bool) -> Offer:
        """Return the passing notification that it comes again, with other times to choose."""
        at = format_time(until, self._measures.locale)
        later = ((HOUR, self.tr("In 1 hour")), (TONIGHT, self.tr("Tonight")))[: 2 if tonight else 1]
        said = Notification(f"{due.key} snoozed", self.tr("Again at {0}").format(at), "", later, passing=True)
        return Offer(due, said, {})

    def _title(self, column: str | None) -> str:
        if column is None:
            return self.tr("Still to log")
        return column_name(column) if column else self.tr("How is your day?")

    def _asking(self, due: Due, column: str | None) -> list[str]:
        """Return the user's own messages, or a question of ours if there is none."""
        own = list(dict.fromkeys(self._own_words(each, due.day) for each in due.reminders if each.message))
        if column is None:
            names = dict.fromkeys(column_name(each.column) for each in due.reminders if not each.message)
            return [*own, *filter(None, [join_list(names)])]
        return own or [self._question(column)]

    def _of_experiments(self, due: Due) -> Notification:
        """Return the notification that says whether it is a day with or without."""
        weekday = weekday_name(due.day.isoweekday(), self._measures.locale)
        body = "\n".join([*(self._own_words(each, due.day) for each in due.reminders), weekday])
        buttons = ((OPEN, self.tr("Open")), (SHOW, self.tr("Open the day")), (SNOOZE, self.tr("Snooze")))
        return Notification(due.key, self.tr("Your experiment"), body, buttons)

    def _own_words(self, reminder: Reminder, day: date) -> str:
        """Return the user's message; of an experiment also which day it is, and what to do on it."""
        number = reminder.plan.number_of(day) if reminder.plan else None
        if reminder.plan is None or number is None:
            return reminder.message
        words = self.tr("Day {0} of {1}: a day without – {2}")
        if reminder.plan.with_it[number - 1]:
            words = self.tr("Day {0} of {1}: a day with – {2}")
        return words.format(number, len(reminder.plan.with_it), reminder.message)

    def _question(self, column: str) -> str:
        return {
            "sleep_hours": self.tr("How long did you sleep?"),
            "water_intake_ml": self.tr("Time for a glass of water?"),
            "exercise_minutes": self.tr("Time to move a little?"),
            "meditation_minutes": self.tr("Time for a few quiet minutes?"),
            "mood_score": self.tr("How do you feel?"),
            "energy_level": self.tr("How much energy do you have?"),
            NOTES: self.tr("A few words about the day?"),
        }.get(column, self.tr("It takes a minute to log it."))

    def _standing(self, day: date, entry: Entry | None, column: str | None, metric: Metric | None) -> str:
        """Return the day and its value so far: "Monday: 1,250 of 2,000 ml"."""
        weekday = weekday_name(day.isoweekday(), self._measures.locale)
        if column == NOTES:
            return weekday
        said = self._value(day, entry, metric) if metric else self._logged(entry)
        return self.tr("{0}: {1}", "a weekday and what is logged").format(weekday, said)

    def _value(self, day: date, entry: Entry | None, metric: Metric) -> str:
        value, goal = getattr(entry, metric.column, None), self._goal_on(metric, day)
        if value is None:
            return self.tr("nothing logged yet")
        if not goal:
            return self._measures.amount(metric, value)
        there, wanted = self._measures.number(metric, value), self._measures.amount(metric, goal.amount)
        if goal.at_most:
            return self.tr("{0} of at most {1}", "an amount and the limit").format(there, wanted)
        return self.tr("{0} of {1}", "an amount and the goal").format(there, wanted)

    def _logged(self, entry: Entry | None) -> str:
        count = sum(getattr(entry, column) is not None for column in COLUMNS) if entry else 0
        return self.tr("%n value(s) logged", "", count) if count else self.tr("nothing logged yet")

    def _doing(self, column: str | None, metric: Metric | None, adds: Mapping[str, int]) -> tuple[str, str]:
        if metric and adds:
            amount = self._measures.amount(metric, adds[metric.column])
            return LOG, self.tr("Log +{0}").format(amount)
        return SHOW, self.tr("Log…") if column else self.tr("Open the day")
