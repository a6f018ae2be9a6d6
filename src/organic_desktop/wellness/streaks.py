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


@dataclass(frozen=True)
class StreakReason:
    """Why a streak is as long as it is: ``first`` and ``last`` are its days, None if there is no streak.

    ``missing`` is the day without an entry that it can't reach past: the one before its first day, or, without a
    streak, the one after the latest entry; None if nothing was logged until today, or the calendar begins there.
    ``waits_for_today``: today has no entry yet, which breaks nothing.
    """

    streak: Streak
    first: date | None
    last: date | None
    missing: date | None
    waits_for_today: bool


def why_streak(dates: Collection[date], today: date) -> StreakReason:
    """Explain the streak of ``dates`` by days; it is counted as ``streak`` does, so days off don't matter."""
    found, waits = streak(dates, today), today not in dates
    if found.streak:
        last = today.toordinal() - waits
        first = last - found.streak + 1
        missing = date.fromordinal(first - 1) if first > date.min.toordinal() else None
        return StreakReason(found, date.fromordinal(first), date.fromordinal(last), missing, waits)
    latest = max((day for day in dates if day < today), default=None)
    missing = date.fromordinal(latest.toordinal() + 1) if latest else None
    return StreakReason(found, None, None, missing, waits)


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
