"""Format dates, times and moments in the user's locale; no other module of ``ui`` formats one.

Every date form is cut from the locale's long date format, so that all of them agree on order, separators and
abbreviation points. They differ in length only.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QTime

from organic_desktop.core.clock import local_day
from organic_desktop.wellness.number_input import normalized

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from organic_desktop.app.facade import App

COUNTED_DAYS = 14
SHORT, LONG = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat


class DateForm(NamedTuple):
    """The parts of a date that are written; ``full`` means unabbreviated names of month and weekday."""

    full: bool = False
    weekday: bool = False
    year: bool = False


DAY = DateForm()
DATE_YEAR = DateForm(year=True)
WEEKDAY_DATE = DateForm(weekday=True)
WEEKDAY_DATE_YEAR = DateForm(weekday=True, year=True)
LONG_DATE = DateForm(full=True)
LONG_DATE_YEAR = DateForm(full=True, year=True)
LONG_WEEKDAY_DATE = DateForm(full=True, weekday=True)
LONG_WEEKDAY_DATE_YEAR = DateForm(full=True, weekday=True, year=True)

_PART = re.compile(r"'(?:[^']|'')*'|(d{3,4})|(d{1,2})|(M{1,4})|(y{2,4})|.", re.DOTALL)
_TIME_PART = re.compile(r"'(?:[^']|'')*'|HH?|hh?|mm?|A[Pp]|ap|[^'HhmAa]+")
_BETWEEN = re.compile(r"[\s,،、፣-]+$")  # between a date and its weekday; "日" or "d." belongs to the date


def format_date(day: date, form: DateForm, locale: QLocale) -> str:
    """Format a day in one of the forms above."""
    written = QDate(day.year, day.month, day.day)
    return locale.toString(written, pattern(locale.dateFormat(LONG), form)).strip()


def typed_pattern(locale: QLocale) -> str:
    """Return the pattern of a day in a field where it is typed: in numbers, with the whole year."""
    short = locale.dateFormat(SHORT)
    return short if "yyyy" in short else short.replace("yy", "yyyy")


def field_format(locale: QLocale) -> str:
    """Return the format of a date in a field, with its weekday and year."""
    return pattern(locale.dateFormat(LONG), WEEKDAY_DATE_YEAR)


@lru_cache(maxsize=64)
def pattern(country: str, form: DateForm) -> str:
    """Return a locale's long date format, cut to a form."""
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


def format_time(moment: time | datetime, locale: QLocale) -> str:
    """Format a time of day: 14:02, 2:02 PM. Pass a moment in the user's zone (``App.now()``), never in UTC."""
    return locale.toString(QTime(moment.hour, moment.minute), SHORT)


def format_hour(hour: int, locale: QLocale) -> str:
    """Format an hour of the day in two digits: 04."""
    return locale.toString(QTime(hour, 0), "HH")


def time_form(locale: QLocale, *, hour: str, minute: str, half: str) -> str:
    """Return a regular expression of the locale's time format, normalised by ``alike``, from those of its parts."""
    form, parts = normalized(locale.timeFormat(SHORT)), {"H": hour, "h": hour, "m": minute, "A": half, "a": half}
    pieces = [parts.get(found[0][0]) or _literal(found[0]) for found in _TIME_PART.finditer(form)]
    return " ?".join(pieces)


def _literal(text: str) -> str:
    return " ?".join(map(re.escape, text.replace("'", "").casefold().split()))


def format_moment(moment: datetime, zone: ZoneInfo, locale: QLocale) -> str:
    """Format a moment's date and time in the user's zone."""
    here = moment.astimezone(zone)
    return f"{format_date(here.date(), DATE_YEAR, locale)} {format_time(here, locale)}"


def weekday_name(day: int, locale: QLocale, *, full: bool = True, alone: bool = False) -> str:
    """Return the name of a weekday, 1 is Monday; ``alone`` is the form without a date beside it."""
    named = locale.standaloneDayName if alone else locale.dayName
    return named(day, LONG if full else SHORT)


def month_and_year(day: date, locale: QLocale) -> str:
    """Return the name of a day's month with its year."""
    words = QCoreApplication.translate("Dates", "{0} {1}", "a month and its year")
    year = locale.toString(QDate(day.year, 1, 1), "yyyy")
    return words.format(month_name(day.month, locale, full=True), year)


def month_name(month: int, locale: QLocale, *, full: bool = False) -> str:
    """Return the name of a month without a day beside it."""
    return locale.standaloneMonthName(month, LONG if full else SHORT)


def relative_day(app: App, moment: datetime, locale: QLocale) -> str:
    """Return a moment's day as today, yesterday, some days ago, or a date; the future counts as today."""
    settings = app.settings
    day = local_day(moment, settings.zone(), settings.day_start_hour)
    ago = (app.today() - day).days
    if ago <= 0:
        return QCoreApplication.translate("Ago", "today")
    if ago == 1:
        return QCoreApplication.translate("Ago", "yesterday")
    if ago < COUNTED_DAYS:
        return _Counted().days_ago(ago)
    return format_date(day, LONG_DATE_YEAR, locale)


class RelativeTime:
    """Formats moments in the user's zone, relative to today."""

    def __init__(self, locale: QLocale, zone: ZoneInfo, today: date) -> None:
        self._locale, self._zone, self._today = locale, zone, today

    def words(self, moment: datetime) -> str:
        """Return "Today 14:02", "Yesterday 9:30", within the next week "Friday 14:02", else date and time."""
        here = moment.astimezone(self._zone)
        time = format_time(here, self._locale)
        ahead = (here.date() - self._today).days
        if ahead == 0:
            return QCoreApplication.translate("When", "Today {0}").format(time)
        if ahead == 1:
            return QCoreApplication.translate("When", "Tomorrow {0}").format(time)
        if ahead == -1:
            return QCoreApplication.translate("When", "Yesterday {0}").format(time)
        if 1 < ahead < 7:
            return f"{weekday_name(here.isoweekday(), self._locale)} {time}"
        return format_moment(moment, self._zone, self._locale)


class _Counted(QObject):
    """Holds texts with plural forms, which lupdate finds in ``tr`` only."""

    def days_ago(self, days: int) -> str:
        return self.tr("%n day(s) ago", "", days)


# -- the parts of a date format ---------------------------------------------------------------------------------------

_Parts = list[tuple[str, str]]


def _parts(country: str) -> _Parts:
    """Split a format into its fields and the separators between them, as (kind, text); a separator's kind is ""."""
    parts: _Parts = []
    for found in _PART.finditer(country):
        kind = ("weekday", "day", "month", "year")[found.lastindex - 1] if found.lastindex else ""
        if not kind and parts and not parts[-1][0]:
            parts[-1] = "", parts[-1][1] + found[0]
        else:
            parts.append((kind, found[0]))
    return parts


def _without_year(parts: _Parts) -> _Parts:
    """Remove the year with the separators around it if it is last, else with the one after it: 2026年, "2026. gada"."""
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
    """Remove the weekday with the separator between it and the date."""
    at = next(number for number, (kind, _) in enumerate(parts) if kind == "weekday")
    before, after = parts[:at], parts[at + 1 :]
    if not any(kind for kind, _ in before):
        return after[1:] if after and not after[0][0] else after
    kept = before if before[-1][0] else [*before[:-1], ("", _BETWEEN.sub("", before[-1][1]))]
    return [*kept, *after] if any(kind for kind, _ in after) else kept
