"""Moments of the past in words, counted in the user's own days: today, yesterday, 5 days ago, 3 March 2026."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject

from organic_desktop.clock import local_day

if TYPE_CHECKING:
    from organic_desktop.app import App

COUNTED_DAYS = 14


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
    return locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


class _Counted(QObject):
    """The extraction of texts sees plural forms in ``tr`` alone."""

    def days_ago(self, days: int) -> str:
        return self.tr("%n day(s) ago", "", days)
