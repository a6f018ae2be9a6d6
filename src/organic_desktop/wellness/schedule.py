"""Schedules of reminders: the moments of wall-clock times on weekdays of the user's days.

Whether a due reminder is shown is decided in ``reminders/``; no clock is read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
EVENING = time(20)


@dataclass(frozen=True)
class DayPlan:
    """The days of an experiment, from ``first`` on, and whether each is one with what is tried, or without."""

    first: date
    with_it: tuple[bool, ...]

    def number_of(self, day: date) -> int | None:
        """Return which day of the plan it is, from 1; None if it is none of them."""
        number = (day - self.first).days
        return number + 1 if 0 <= number < len(self.with_it) else None

    def is_over(self, day: date) -> bool:
        """True if the plan's last day is before this one."""
        return (day - self.first).days >= len(self.with_it)


@dataclass(frozen=True)
class Reminder:
    """What the user wants to be reminded of, and when.

    ``weekdays`` (0 Monday to 6 Sunday) are those of the user's day: with a day that begins at four, Friday's 01:00
    comes in the night to Saturday. ``column`` is what is to be logged, "" the whole check-in; ``message`` the user's
    own words, "" where there are none. One with a ``plan`` belongs to an experiment: it comes on its days only.
    """

    id: str
    times: tuple[time, ...]
    weekdays: frozenset[int]
    column: str = ""
    message: str = ""
    only_if_missing: bool = True
    on: bool = True
    plan: DayPlan | None = None


@dataclass(frozen=True)
class Slot:
    """One moment of a reminder, in UTC, within the user's ``day`` that it is about; ``time`` is as it was chosen."""

    reminder_id: str
    at: datetime
    day: date
    time: time


@dataclass(frozen=True)
class QuietHours:
    """Quiet hours from ``begin`` until before ``end``, over midnight if ``end`` is earlier; none if they are equal."""

    begin: time
    end: time

    def contains(self, moment: datetime, zone: ZoneInfo) -> bool:
        """True if a moment is in the quiet hours."""
        here = moment.astimezone(zone).time()
        if self.begin <= self.end:
            return self.begin <= here < self.end
        return here >= self.begin or here < self.end


def slots_after(reminder: Reminder, after: datetime, zone: ZoneInfo, day_start_hour: int) -> Iterator[Slot]:
    """Yield every slot later than ``after``, without an end but its plan's; none if it is off or has no times."""
    if not (reminder.on and reminder.times and reminder.weekdays):
        return
    day = _day_of(after.astimezone(zone), day_start_hour) - DAY
    while reminder.plan is None or not reminder.plan.is_over(day):
        yield from (slot for slot in slots_of(reminder, day, zone, day_start_hour) if slot.at > after)
        day += DAY


def slots_between(
    reminder: Reminder, after: datetime, until: datetime, zone: ZoneInfo, day_start_hour: int
) -> list[Slot]:
    """Return the slots later than ``after``, up to and including ``until``."""
    return list(takewhile(lambda slot: slot.at <= until, slots_after(reminder, after, zone, day_start_hour)))


def next_slot(reminder: Reminder, after: datetime, zone: ZoneInfo, day_start_hour: int) -> Slot | None:
    """Return the first slot later than ``after``."""
    return next(slots_after(reminder, after, zone, day_start_hour), None)


def slots_of(reminder: Reminder, day: date, zone: ZoneInfo, day_start_hour: int) -> list[Slot]:
    """Return a day's slots, one for each time also when the clocks change; none if the zone skips that day."""
    if day.weekday() not in reminder.weekdays:
        return []
    if reminder.plan and reminder.plan.number_of(day) is None:
        return []
    moments = ((_moment(time, day, zone, day_start_hour), time) for time in set(reminder.times))
    found = [Slot(reminder.id, at, day, time) for at, time in moments if at]
    return sorted(found, key=lambda slot: (slot.at, slot.time))


def end_of(day: date, zone: ZoneInfo, day_start_hour: int) -> datetime:
    """Return the first moment after a day."""
    return _around(datetime.combine(day + DAY, time(day_start_hour)), zone)[-1]


def tonight(now: datetime, zone: ZoneInfo, day_start_hour: int) -> datetime | None:
    """Return 8 p.m. today, or if that is past, one hour before the day ends; None if that is past, too."""
    day = _day_of(now.astimezone(zone), day_start_hour)
    evening = _around(datetime.combine(day, EVENING), zone)[-1]
    late = end_of(day, zone, day_start_hour) - HOUR
    return next((moment for moment in (evening, late) if moment > now), None)


def _moment(wanted: time, day: date, zone: ZoneInfo, day_start_hour: int) -> datetime | None:
    """When it is ``wanted`` o'clock on a user's day: the first time where that comes twice.

    Where the clocks skip it, the first moment after; where that is the next day already (Nuuk skips Saturday's last
    hour), the last minute before.
    """
    wall = datetime.combine(day if wanted.hour >= day_start_hour else day + DAY, wanted)
    return next(
        (at for at in reversed(_around(wall, zone)) if _day_of(at.astimezone(zone), day_start_hour) == day), None
    )


def _around(wall: datetime, zone: ZoneInfo) -> list[datetime]:
    """The moment of a wall clock's time in UTC; of one that is skipped, the last minute before and the first after."""
    local = wall.replace(tzinfo=zone)
    before, after = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if before <= after:
        return [before]  # at the only time, or at the first of two
    early, late = after, before  # read with the other side's offset, they lie on either side of the gap
    offset = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            early = middle
        else:
            late = middle
    change = late.replace(microsecond=0)
    return [change - MINUTE, change]


def _day_of(here: datetime, day_start_hour: int) -> date:
    """As ``clock.local_day`` says it, of a moment that is in the user's zone already."""
    return (here - timedelta(hours=day_start_hour)).date()
