"""Reminder times in words, and the times a user types."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from organic_desktop.reminders.events import LogLine, Outcome
from organic_desktop.ui.text.dates import When, time_form, time_text, weekday_name
from organic_desktop.ui.text.locales import join_list
from organic_desktop.ui.text.measures import column_name
from organic_desktop.wellness.reading import alike
from organic_desktop.wellness.schedule import EVERY_DAY, Reminder

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

WORKDAYS, WEEKEND = frozenset(range(5)), frozenset({5, 6})

_TIME = re.compile(r"(\d{1,2})(?: ?[:.h] ?(\d{2}))?(?: ?([ap])\.?m\.?| ?uhr| ?h)?")


class ScheduleWords(QObject):
    """Words in the user's language, zone and format of times."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.locale = QLocale()
        self._when = When(self.locale, app.settings.zone(), app.today())

    def name(self, column: str) -> str:
        """What a reminder asks for."""
        return column_name(column) if column else self.tr("The whole check-in")

    def plan(self, reminder: Reminder) -> str:
        """Monday to Friday at 9:00 and 12:00."""
        times = join_list(self.clock(each) for each in sorted(reminder.times))
        return self.tr("{0} at {1}", "days and times").format(self._days(reminder.weekdays), times)

    def upcoming(self, reminder: Reminder, app: App) -> list[str]:
        """Its next times, each said to be quiet where it is."""
        quiet, zone = app.reminders.quiet_hours, app.settings.zone()
        found = []
        for moment in app.reminders.next_times(reminder):
            held = quiet is not None and quiet.hold(moment, zone)
            words = self.tr("{0} (quiet)", "a time within quiet hours") if held else "{0}"
            found.append(words.format(self.when(moment)))
        return found

    def when(self, moment: datetime) -> str:
        """Today 20:00."""
        return self._when.words(moment)

    def outcome(self, line: LogLine) -> str:
        """What became of it."""
        return {
            Outcome.SHOWN: self.tr("Shown"),
            Outcome.ASLEEP: self.tr("Shown late ({0}): the computer was asleep or off").format(self.when(line.at)),
            Outcome.LOGGED: self.tr("Not shown: logged already"),
            Outcome.DAY_OFF: self.tr("Not shown: a day off"),
            Outcome.QUIET: self.tr("Not shown: quiet hours"),
            Outcome.PAUSED: self.tr("Not shown: paused"),
            Outcome.OVER: self.tr("Not shown: the computer was asleep or off until the day was over"),
            Outcome.SNOOZED: self.tr("Put off"),
            Outcome.ACTED: self.tr("Logged after it was shown"),
            Outcome.DISMISSED: self.tr("Closed"),
        }[line.outcome]

    def clock(self, of_day: time) -> str:
        """A time of day as the user's language writes it."""
        return time_text(of_day, self.locale)

    def times(self, several: Iterable[time]) -> str:
        """Times as they are typed."""
        return ", ".join(self.clock(each) for each in sorted(several))

    def _days(self, weekdays: frozenset[int]) -> str:
        if weekdays == EVERY_DAY:
            return self.tr("Every day")
        if weekdays == WORKDAYS:
            return self.tr("Monday to Friday")
        if weekdays == WEEKEND:
            return self.tr("Saturday and Sunday")
        return join_list([weekday_name(day + 1, self.locale) for day in sorted(weekdays)])


def typed_times(text: str, locale: QLocale | None = None) -> tuple[time, ...]:
    """The times of "8:00, 20:00", "8 am; 8 pm", "20h30" or as the country writes them, in order, each once.

    Raises ValueError where one isn't a time.
    """
    typed = alike(text).casefold()
    try:
        return _times(typed, _TIME)
    except ValueError:
        return _times(*_in_english(typed, locale or QLocale()))


def _in_english(typed: str, locale: QLocale) -> tuple[str, re.Pattern[str]]:
    """What was typed with am and pm for the country's halves of the day, and the form in which it writes a time."""
    halves = {alike(word).casefold(): half for word, half in ((locale.amText(), "am"), (locale.pmText(), "pm"))}
    for word in sorted(filter(None, halves), key=len, reverse=True):  # one may begin with the other
        typed = typed.replace(word, f" {halves[word]} ")
    return " ".join(typed.split()), re.compile(
        time_form(locale, hour=r"(\d{1,2})", minute=r"(\d{1,2})", half="([ap])m")
    )


def _times(typed: str, form: re.Pattern[str]) -> tuple[time, ...]:
    return tuple(sorted({_time(part.strip(), form) for part in re.split("[,;]", typed) if part.strip()}))


def _time(text: str, form: re.Pattern[str]) -> time:
    found = form.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} isn't a time")
    hour, *others = [group for group in found.groups() if group]
    half = next((each for each in (hour, *others) if each.isalpha()), "")
    hour, *minutes = [each for each in (hour, *others) if each.isdecimal()]
    minute = int(next(iter(minutes), 0))
    if not half:
        return time(int(hour), minute)
    if not 1 <= int(hour) <= 12:
        raise ValueError(f"{text!r} isn't a time of twelve hours")
    return time(int(hour) % 12 + (12 if half == "p" else 0), minute)
