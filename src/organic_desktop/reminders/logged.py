"""What a day has of what reminders ask for: the mirror's own rows, as they are when one asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Protocol

from organic_desktop.store.schema import WellnessEntry
from organic_desktop.wellness.metrics import CHECKIN_DAYS, COLUMNS, checkin_columns
from organic_desktop.wellness.schedule import Reminder


class Days(Protocol):
    """The days of whoever's file is open: app/days.py."""

    def entry(self, day: date) -> WellnessEntry | None: ...

    def entries(self, first: date, last: date) -> list[WellnessEntry]: ...

    def skipped(self) -> frozenset[date]: ...


class Logged:
    """Reads through ``days``, whoever's they are by now; some milliseconds at most."""

    def __init__(self, days: Days) -> None:
        self._days = days

    def values(self, reminder: Reminder, day: date) -> dict[str, Any]:
        """What a day has of a reminder's columns, by column; values that are null are left out."""
        entry = self._days.entry(day)
        return {column: value for column, value in _values(entry).items() if reminder.column in ("", column)}

    def missing(self, reminder: Reminder, day: date) -> bool:
        """Whether a day still lacks it: its column, or for the whole check-in something that is usually logged."""
        there = self.values(reminder, day).keys()
        if reminder.column:
            return not there
        before = self._days.entries(day - timedelta(days=CHECKIN_DAYS), day - timedelta(days=1))
        return not checkin_columns([_values(entry) for entry in before]) <= there

    def days_off(self) -> frozenset[date]:
        return self._days.skipped()


def _values(entry: WellnessEntry | None) -> dict[str, Any]:
    if entry is None:
        return {}
    found = {column: getattr(entry, column) for column in COLUMNS}
    return {column: value for column, value in found.items() if value is not None}
