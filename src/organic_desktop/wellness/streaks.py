"""Streaks: consecutive days with an entry, counted exactly as the server's get_wellness_streak does.

Which day is today is left to the caller: the user's own day for what is shown, UTC's for the server's number
(``docs/sync.md``, rule 50).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Streak:
    """The columns of get_wellness_streak: days in a row, the latest entry's date, the number of entries."""

    streak: int
    last_entry: date | None
    total_entries: int


def streak(dates: Collection[date], today: date) -> Streak:
    """Return the streak that ends today, or yesterday while today has no entry (``docs/schema.md``, "Streak").

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


def until_gap(newest_first: Iterable[date], days_off: Collection[date], today: date) -> list[date]:
    """Return the dates up to the first gap, which is all that a streak or a rhythm is counted from; read no further.

    ``newest_first`` are dates with an entry, none after today. A day that is neither tracked nor off is a gap; today
    isn't one yet.
    """
    off, unbroken = {day.toordinal() for day in days_off}, []
    awaited = current = today.toordinal()
    for day in newest_first:
        while awaited > day.toordinal() and (awaited == current or awaited in off):
            awaited -= 1
        if awaited != day.toordinal():
            break
        unbroken.append(day)
        awaited -= 1
    return unbroken


def runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Return the runs of consecutive days, oldest first, each as its first and its last day."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and day.toordinal() == found[-1][1].toordinal() + 1:
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return found


@dataclass(frozen=True)
class Rhythm:
    """The streak with days off skipped: a day off neither breaks nor lengthens it.

    ``newest`` are its latest days, the newest first, each with whether it was tracked (else it was off).
    """

    tracked: int
    skipped: int
    newest: tuple[tuple[date, bool], ...]

    def is_open(self, today: date) -> bool:
        """True while today is neither tracked nor a day off."""
        return not any(day == today for day, _ in self.newest[:1])


def rhythm(dates: Collection[date], days_off: Collection[date], today: date, listed: int = 60) -> Rhythm:
    """Return the rhythm. Days off are kept on this computer; the server's streak ignores them.

    It ends today, or yesterday if today is neither tracked nor off. Days off before the first tracked day don't count.
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
