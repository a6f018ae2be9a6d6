"""Days, times and moments as a country writes them; nothing else in the window writes one for people to read.

Every form of a date is made of the country's own long one, so that all of a session agree: what stands first, what
stands between, whether a month has a point. Only the length differs, in few steps.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QTime

from organic_desktop.core.clock import local_day
from organic_desktop.wellness.reading import alike

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from organic_desktop.app.facade import App

COUNTED_DAYS = 14
SHORT, LONG = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat


class Form(NamedTuple):
    """What is written of a date; ``full`` are the whole names of month and weekday."""

    full: bool = False
    weekday: bool = False
    year: bool = False


DAY = Form()
DAY_OF_YEAR = Form(year=True)
DAY_OF_WEEK = Form(weekday=True)
DAY_OF_ANY_WEEK = Form(weekday=True, year=True)
FULL_DAY = Form(full=True)
FULL_DAY_OF_YEAR = Form(full=True, year=True)
FULL_DAY_OF_WEEK = Form(full=True, weekday=True)
FULL_DAY_OF_ANY_WEEK = Form(full=True, weekday=True, year=True)

_PART = re.compile(r"'(?:[^']|'')*'|(d{3,4})|(d{1,2})|(M{1,4})|(y{2,4})|.", re.DOTALL)
_TIME_PART = re.compile(r"'(?:[^']|'')*'|HH?|hh?|mm?|A[Pp]|ap|[^'HhmAa]+")
_BETWEEN = re.compile(r"[\s,،、፣-]+$")  # what parts a weekday from the date before it; "日" or "d." belongs to the date


def date_text(day: date, form: Form, locale: QLocale) -> str:
    """A day in one of the forms above."""
    written = QDate(day.year, day.month, day.day)
    return locale.toString(written, pattern(locale.dateFormat(LONG), form)).strip()


@lru_cache(maxsize=64)
def pattern(country: str, form: Form) -> str:
    """A country's long format of a date, cut to a form."""
    parts = _parts(country)
    if not form.year:
        parts = _without_year(parts)
    names = [kind for kind, _ in parts]
    if form.weekday and "weekday" not in names:
        parts = [("weekday", "dddd"), ("", ", "), *parts]
    elif not form.weekday and "weekday" in names:
        parts = _without_weekday(parts)
    shorter = {} if form.full else {"weekday": "ddd", "month": "MMM"}
    longer = {"weekday": "dddd"} if form.full else {}
    return "".join((shorter | longer).get(kind, text) if text != "M" else text for kind, text in parts)


def time_text(moment: time | datetime, locale: QLocale) -> str:
    """A time of day: 14:02, 2:02 PM."""
    return locale.toString(QTime(moment.hour, moment.minute), SHORT)


def hour_text(hour: int, locale: QLocale) -> str:
    """An hour of the day, in two of the country's digits: 04."""
    return locale.toString(QTime(hour, 0), "HH")


def time_form(locale: QLocale, *, hour: str, minute: str, half: str) -> str:
    """A regular expression of how a country writes a time, after it was made ``alike``, of those of its parts."""
    form, parts = alike(locale.timeFormat(SHORT)), {"H": hour, "h": hour, "m": minute, "A": half, "a": half}
    pieces = [parts.get(found[0][0]) or _literal(found[0]) for found in _TIME_PART.finditer(form)]
    return " ?".join(pieces)


def _literal(text: str) -> str:
    return " ?".join(map(re.escape, text.replace("'", "").casefold().split()))


def moment_text(moment: datetime, zone: ZoneInfo, locale: QLocale) -> str:
    """A moment in the user's zone: its day, and its time."""
    here = moment.astimezone(zone)
    return f"{date_text(here.date(), DAY_OF_YEAR, locale)} {time_text(here, locale)}"


def weekday_name(day: int, locale: QLocale, *, full: bool = True, alone: bool = False) -> str:
    """What a weekday is called, 1 is Monday; ``alone`` is as a heading, not beside a date."""
    named = locale.standaloneDayName if alone else locale.dayName
    return named(day, LONG if full else SHORT)


def month_name(month: int, locale: QLocale, *, full: bool = False) -> str:
    """What a month is called where no day stands beside it."""
    return locale.standaloneMonthName(month, LONG if full else SHORT)


def relative_day(app: App, moment: datetime, locale: QLocale) -> str:
    """The day of a moment; one in the future, by another client's clock, is today."""
    settings = app.settings
    day = local_day(moment, settings.zone(), settings.day_start_hour)
    ago = (app.today() - day).days
    if ago <= 0:
        return QCoreApplication.translate("Ago", "today")
    if ago == 1:
        return QCoreApplication.translate("Ago", "yesterday")
    if ago < COUNTED_DAYS:
        return _Counted().days_ago(ago)
    return date_text(day, FULL_DAY_OF_YEAR, locale)


class When:
    """Moments in the user's zone and words."""

    def __init__(self, locale: QLocale, zone: ZoneInfo, today: date) -> None:
        self._locale, self._zone, self._today = locale, zone, today

    def words(self, moment: datetime) -> str:
        """Today 14:02, Yesterday 9:30, in the week to come Friday 14:02, or the day with its time."""
        here = moment.astimezone(self._zone)
        time = time_text(here, self._locale)
        ahead = (here.date() - self._today).days
        if ahead == 0:
            return QCoreApplication.translate("When", "Today {0}").format(time)
        if ahead == 1:
            return QCoreApplication.translate("When", "Tomorrow {0}").format(time)
        if ahead == -1:
            return QCoreApplication.translate("When", "Yesterday {0}").format(time)
        if 1 < ahead < 7:
            return f"{weekday_name(here.isoweekday(), self._locale)} {time}"
        return moment_text(moment, self._zone, self._locale)


class _Counted(QObject):
    """The extraction of texts sees plural forms in ``tr`` alone."""

    def days_ago(self, days: int) -> str:
        return self.tr("%n day(s) ago", "", days)


# -- a format in parts ------------------------------------------------------------------------------------------------

_Parts = list[tuple[str, str]]


def _parts(country: str) -> _Parts:
    """The fields of a format, and what stands between them in one piece each."""
    parts: _Parts = []
    for found in _PART.finditer(country):
        kind = ("weekday", "day", "month", "year")[found.lastindex - 1] if found.lastindex else ""
        if not kind and parts and not parts[-1][0]:
            parts[-1] = "", parts[-1][1] + found[0]
        else:
            parts.append((kind, found[0]))
    return parts


def _without_year(parts: _Parts) -> _Parts:
    """At the end it takes along what stands before and behind it, else what stands behind it: 2026年, "2026. gada"."""
    at = next((number for number, (kind, _) in enumerate(parts) if kind == "year"), None)
    if at is None:
        return parts
    before, after = parts[:at], parts[at + 1 :]
    if not any(kind for kind, _ in after):
        return before[:-1] if before and not before[-1][0] else before
    behind = after[0][1] if not after[0][0] else ""
    rest = after[1:] if behind else after
    if before and rest[0][0] == "weekday":  # d MMMM yyyy, dddd
        between = _BETWEEN.search(behind)
        return [*(before[:-1] if not before[-1][0] else before), ("", between[0] if between else " "), *rest]
    return [*before, *rest]


def _without_weekday(parts: _Parts) -> _Parts:
    """It takes along what parts it from the date."""
    at = next(number for number, (kind, _) in enumerate(parts) if kind == "weekday")
    before, after = parts[:at], parts[at + 1 :]
    if not any(kind for kind, _ in before):
        return after[1:] if after and not after[0][0] else after
    kept = before if before[-1][0] else [*before[:-1], ("", _BETWEEN.sub("", before[-1][1]))]
    return [*kept, *after] if any(kind for kind, _ in after) else kept
