"""Days in words, as the language writes them, and moments counted in the user's own days: yesterday, 5 days ago."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, QObject, QTime

from organic_desktop.clock import local_day

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from organic_desktop.app import App

COUNTED_DAYS = 14
# A day in names and figures, from short to long: what stands between them is the language's.
DAY = QT_TRANSLATE_NOOP("Dates", "d MMM")
DAY_OF_WEEK = QT_TRANSLATE_NOOP("Dates", "ddd d MMM")
DAY_OF_ANY_WEEK = QT_TRANSLATE_NOOP("Dates", "ddd d MMM yyyy")
FULL_DAY = QT_TRANSLATE_NOOP("Dates", "d MMMM")
FULL_DAY_OF_YEAR = QT_TRANSLATE_NOOP("Dates", "d MMMM yyyy")
FULL_DAY_OF_WEEK = QT_TRANSLATE_NOOP("Dates", "dddd, d MMMM")
FULL_DAY_OF_ANY_WEEK = QT_TRANSLATE_NOOP("Dates", "ddd d MMMM yyyy")


def date_text(day: date, form: object, locale: QLocale) -> str:
    """A day in one of the forms above."""
    return locale.toString(QDate(day.year, day.month, day.day), QCoreApplication.translate("Dates", str(form)))


def day_in_words(app: App, moment: datetime, locale: QLocale) -> str:
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
        time = self._locale.toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
        ahead = (here.date() - self._today).days
        if ahead == 0:
            return QCoreApplication.translate("When", "Today {0}").format(time)
        if ahead == 1:
            return QCoreApplication.translate("When", "Tomorrow {0}").format(time)
        if ahead == -1:
            return QCoreApplication.translate("When", "Yesterday {0}").format(time)
        if 1 < ahead < 7:
            return f"{self._locale.dayName(here.isoweekday())} {time}"
        day = self._locale.toString(QDate(here.year, here.month, here.day), QLocale.FormatType.ShortFormat)
        return f"{day} {time}"


class _Counted(QObject):
    """The extraction of texts sees plural forms in ``tr`` alone."""

    def days_ago(self, days: int) -> str:
        return self.tr("%n day(s) ago", "", days)
