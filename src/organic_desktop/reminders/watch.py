"""Looks at the clock: which reminders are due, which of those on the screen are over, when to look again.

Each moment is written down as done before it is told: a crash may swallow one, but none comes twice. What becomes of
each is rules.py's, when to look service.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from organic_desktop.core.clock import local_day
from organic_desktop.reminders.events import Asked, Due, Outcome
from organic_desktop.reminders.logged import Logged
from organic_desktop.reminders.rules import LATE_KEY, Look, merged, outcome
from organic_desktop.reminders.storage import BookFile, Handled, Snooze
from organic_desktop.wellness.schedule import DAY, MINUTE, end_of, next_slot, slots_between


@dataclass(frozen=True)
class Shown:
    """What stands on the screen, and what of it was logged when it came."""

    due: Due
    asked: tuple[Asked, ...]
    values: tuple[dict[str, Any], ...]


class Watch:
    """What is on the screen, over what is in the file. Not for several threads at once."""

    def __init__(self, file: BookFile, logged: Logged) -> None:
        self._file, self._logged = file, logged
        self._shown: dict[str, Shown] = {}
        self._looked = False

    @property
    def watches(self) -> bool:
        """Whether anything can come or go."""
        book = self._file.current
        return bool(book.reminders or book.snoozes or self._shown)

    def due(self, now: datetime, zone: ZoneInfo, day_start_hour: int) -> list[Due]:
        """What is to be told now, and only now; after ``over``, which clears the screen of what is past."""
        book, today = self._file.current, local_day(now, zone, day_start_hour)
        slots = list(self._passed(now, zone, day_start_hour))
        back = [snooze for snooze in book.snoozes if snooze.until <= now]
        # What stood unanswered in the window when the program ended comes again with the first look.
        left = [] if self._looked else [replace(each, until=now) for each in book.unseen]
        self._looked = True
        if not slots and not back and not left:
            return []
        asked = [*(asked for _, asked in slots), *self._back([*back, *left])]
        off, missing = self._logged.days_off(), self._logged.missing
        look = Look(now, today, zone, book.quiet, book.paused_until, off, missing)
        told = [(each, outcome(each, look)) for each in asked]
        standing = self._shown.get(LATE_KEY)
        dues = merged(told, standing.due.reminders if standing else (), today)
        recent = (handled for handled in book.handled if handled.day >= today - DAY)
        self._file.record(
            handled=(*recent, *(handled for handled, _ in slots)),
            snoozes=tuple(snooze for snooze in book.snoozes if snooze not in back),
            unseen=() if left else book.unseen,
            lines=book.with_lines(now, told),
        )
        for each in dues:
            self._keep(each, asked)
        return dues

    def over(self, now: datetime, today: date) -> list[str]:
        """The keys of what is to be withdrawn: its day is over, its reminders are gone, or it was logged since."""
        on = {reminder.id for reminder in self._file.current.reminders if reminder.on}
        keys = []
        for key, shown in list(self._shown.items()):
            answered = all(map(self._answered, shown.asked, shown.values))
            if answered or shown.due.day < today or not on & {reminder.id for reminder in shown.due.reminders}:
                del self._shown[key]
                keys.append(key)
                self._forget(key)
            if answered:
                told = ((each, Outcome.ACTED) for each in shown.asked)
                self._file.record(lines=self._file.current.with_lines(now, told))
        return keys

    def next_look(self, now: datetime, zone: ZoneInfo, day_start_hour: int) -> datetime | None:
        """When something can be due or over next."""
        book = self._file.current
        slots = (next_slot(reminder, now, zone, day_start_hour) for reminder in book.reminders)
        moments = [slot.at for slot in slots if slot]
        moments += [snooze.until for snooze in book.snoozes]
        moments += [end_of(shown.due.day, zone, day_start_hour) for shown in self._shown.values()]
        return min(moments, default=None)

    def put_off(self, due: Due, now: datetime, until: datetime, day_end: datetime) -> datetime | None:
        """When it comes again: ``until`` then, while its day lasts. Raises DatabaseUnwritable, with nothing changed."""
        asked, book = self._asked(due, now), self._file.current
        until = min(until, day_end - MINUTE)
        snoozes = [snooze for snooze in book.snoozes if snooze.key != due.key]
        if until > now:
            snoozes += [Snooze(each.reminder.id, due.key, due.day, each.planned, until) for each in asked]
        lines = book.with_lines(now, ((each, Outcome.SNOOZED) for each in asked))
        self._file.change(snoozes=tuple(snoozes), lines=lines)
        self._shown.pop(due.key, None)
        self._forget(due.key)
        return until if until > now else None

    def dismiss(self, due: Due, now: datetime) -> None:
        """The user closed it. Raises DatabaseUnwritable, with nothing changed."""
        told = ((each, Outcome.DISMISSED) for each in self._asked(due, now))
        self._file.change(lines=self._file.current.with_lines(now, told))
        self._shown.pop(due.key, None)
        self._forget(due.key)

    def keep_unseen(self, due: Due) -> None:
        """It stands in the window: remember it until it is answered. One that is only tried out isn't remembered."""
        shown = self._shown.get(due.key)
        if shown:
            others = (each for each in self._file.current.unseen if each.key != due.key)
            unseen = (Snooze(each.reminder.id, due.key, due.day, each.planned, each.at) for each in shown.asked)
            self._file.record(unseen=(*others, *unseen))

    # -- details ------------------------------------------------------------------------------------------------------

    def _forget(self, key: str) -> None:
        """It was answered, or is over."""
        unseen = self._file.current.unseen
        kept = tuple(each for each in unseen if each.key != key)
        if kept != unseen:
            self._file.record(unseen=kept)

    def _passed(self, now: datetime, zone: ZoneInfo, day_start_hour: int) -> Iterator[tuple[Handled, Asked]]:
        """The slots of today and yesterday that passed and aren't done with; yesterday's are for the log alone."""
        book = self._file.current
        begin = end_of(local_day(now, zone, day_start_hour) - 2 * DAY, zone, day_start_hour)
        for reminder in book.reminders:
            since = book.since.get(reminder.id, begin)
            after = max(begin, since) if since <= now else begin  # a clock that was ahead must not silence it
            for slot in slots_between(reminder, after, now, zone, day_start_hour):
                if (handled := Handled.of(slot)) not in book.handled:
                    yield handled, Asked(reminder, reminder.id, slot.day, slot.at, slot.at)

    def _back(self, snoozes: Iterable[Snooze]) -> Iterator[Asked]:
        """What was put off until now, of reminders that are still on."""
        on = {reminder.id: reminder for reminder in self._file.current.reminders if reminder.on}
        for each in snoozes:
            if reminder := on.get(each.reminder_id):
                yield Asked(reminder, each.key, each.day, each.until, each.planned, put_off=True)

    def _keep(self, due: Due, told: Iterable[Asked]) -> None:
        """Remember what is shown, to know when it is over."""
        standing = self._shown.get(due.key)
        asked = {each.reminder.id: each for each in (*(standing.asked if standing else ()), *told)}
        values = tuple(self._logged.values(reminder, due.day) for reminder in due.reminders)
        self._shown[due.key] = Shown(due, tuple(asked[reminder.id] for reminder in due.reminders), values)

    def _answered(self, asked: Asked, before: dict[str, Any]) -> bool:
        """Whether it was logged since it was shown: also where it was shown although something was."""
        there = self._logged.values(asked.reminder, asked.day)
        return there != before and not self._logged.missing(asked.reminder, asked.day)

    def _asked(self, due: Due, now: datetime) -> tuple[Asked, ...]:
        """What is shown of a notification; one that we don't know (any more) is as it says itself."""
        if due.key in self._shown:
            return self._shown[due.key].asked
        return tuple(Asked(reminder, due.key, due.day, now, now) for reminder in due.reminders)
