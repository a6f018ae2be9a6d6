"""Consecutive days of tracking, counted exactly as the server's get_wellness_streak counts them.

Which day is today is left to the caller: the user's own day for what is shown, UTC's for the server's number
(``sync.md``, pitfall 50).
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
    """The streak that ends today, or yesterday while today has no entry (``schema.md``, Calculate Streak).

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
