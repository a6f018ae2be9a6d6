"""Consecutive days of tracking, counted exactly as the server's get_wellness_streak counts them.

Which day is today is left to the caller: the user's own day for what is shown, UTC's for the server's number
(``docs/sync.md``, rule 50).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Streak:
    """The columns of get_wellness_streak: days in a row, the latest entry's date, the number of entries."""

    streak: int
    last_entry: date | None
    total_entries: int


def streak(dates: Collection[date], today: date) -> Streak:
    """The streak that ends today, or yesterday while today has no entry (``docs/schema.md``, "Streak").

    ``dates`` are the dates that have an entry, in any order. Dates after today don't lengthen the streak, but
    count in ``last_entry`` and ``total_entries``.
    """
    tracked = {day.toordinal() for day in dates}
    current = today.toordinal()
    if current not in tracked:
        current -= 1
    days = 0
    while current - days in tracked:
        days += 1
    return Streak(days, max(dates, default=None), len(tracked))


@dataclass(frozen=True)
class Rhythm:
    """Tracked days in a row where a day off doesn't break the row, and doesn't lengthen it.

    ``newest`` are its latest days, the newest first, each with whether it was tracked (else it was off).
    """

    tracked: int
    skipped: int
    newest: tuple[tuple[date, bool], ...]

    def is_open(self, today: date) -> bool:
        """Whether today has neither an entry nor rest yet."""
        return not any(day == today for day, _ in self.newest[:1])


def rhythm(dates: Collection[date], days_off: Collection[date], today: date, listed: int = 60) -> Rhythm:
    """The user's own notion beside the streak: kept on this computer, the server knows no days off.

    Ends today, or yesterday while today has neither entry nor rest. Days off before the first tracked day don't count.
    """
    entries = {day.toordinal() for day in dates}
    off = {day.toordinal() for day in days_off} - entries
    newest = today.toordinal()
    if newest not in entries and newest not in off:
        newest -= 1
    tracked = 0
    day, first = newest, newest + 1
    while day in entries or day in off:
        if day in entries:
            tracked, first = tracked + 1, day
        day -= 1
    days = range(newest, max(first, newest - listed + 1) - 1, -1)
    return Rhythm(tracked, newest - first + 1 - tracked, tuple((date.fromordinal(day), day in entries) for day in days))
