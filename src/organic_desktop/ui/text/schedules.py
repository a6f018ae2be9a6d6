"""Reminder schedules and their history in words, and the parsing of typed times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from organic_desktop.reminders.events import LogLine, Outcome
from organic_desktop.ui.text.dates import RelativeTime, format_time, time_form, weekday_name
from organic_desktop.ui.text.locales import join_list
from organic_desktop.ui.text.measures import column_name
from organic_desktop.wellness.number_input import normalized
from organic_desktop.wellness.schedule import EVERY_DAY, Reminder

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

WORKDAYS, WEEKEND = frozenset(range(5)), frozenset({5, 6})

_TIME = re.compile(r"(\d{1,2})(?: ?[:.h] ?(\d{2}))?(?: ?([ap])\.?m\.?| ?uhr| ?h)?")


class ScheduleWords(QObject):
    """Describes reminders in the user's language, zone and time format."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.locale = QLocale()
        self._when = RelativeTime(self.locale, app.settings.zone(), app.today())

    def name(self, column: str) -> str:
        """Return what a reminder asks for."""
        return column_name(column) if column else self.tr("Daily check-in")

    def plan(self, reminder: Reminder) -> str:
        """Return a reminder's schedule: Monday to Friday at 9:00 and 12:00."""
        times = join_list(self.clock(each) for each in sorted(reminder.times))
        return self.tr("{0} at {1}", "days and times").format(self._days(reminder.weekdays), times)

    def upcoming(self, reminder: Reminder, app: App) -> list[str]:
        """Return a reminder's next times; those within quiet hours are marked."""
        quiet, zone = app.reminders.quiet_hours, app.settings.zone()
        found = []
        for moment in app.reminders.next_times(reminder):
            held = quiet is not None and quiet.contains(moment, zone)
            words = self.tr("{0} (quiet)", "a time within quiet hours") if held else "{0}"
            found.append(words.format(self.when(moment)))
        return found

    def when(self, moment: datetime) -> str:
        """Return a moment, such as "Today 20:00"."""
        return self._when.words(moment)

    def outcome(self, line: LogLine) -> str:
        """Return what happened to a due reminder."""
        return {
            Outcome.SHOWN: self.tr("Shown"),
            Outcome.ASLEEP: self.tr("Shown late ({0}): the computer was asleep or off").format(self.when(line.at)),
            Outcome.LOGGED: self.tr("Not shown: logged already"),
            Outcome.DAY_OFF: self.tr("Not shown: a day off"),
            Outcome.QUIET: self.tr("Not shown: quiet hours"),
            Outcome.PAUSED: self.tr("Not shown: paused"),
            Outcome.OVER: self.tr("Not shown: the computer was asleep or off until the day was over"),
            Outcome.SNOOZED: self.tr("Snoozed"),
            Outcome.ACTED: self.tr("Logged after it was shown"),
            Outcome.DISMISSED: self.tr("Closed"),
        }[line.outcome]

    def clock(self, of_day: time) -> str:
        """Format a time of day."""
        return format_time(of_day, self.locale)

    def times(self, several: Iterable[time]) -> str:
        """Format times as the user types them."""
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
    """Parse times such as "8:00, 20:00", "8 am; 8 pm", "20h30" or in the locale's format; return them sorted.

    Raises ValueError if one isn't a time.
    """
    typed = normalized(text).casefold()
    try:
        return _times(typed, _TIME)
    except ValueError:
        return _times(*_in_english(typed, locale or QLocale()))


def _in_english(typed: str, locale: QLocale) -> tuple[str, re.Pattern[str]]:
    """Return the text with am and pm for the locale's words, and the pattern of the locale's time format."""
    halves = {normalized(word).casefold(): half for word, half in ((locale.amText(), "am"), (locale.pmText(), "pm"))}
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
