"""Find which reminders are due, which of those on the screen are over, and when to look again.

Each occurrence is stored as handled before it is shown: a crash may swallow one, but none comes twice. What happens to
each is decided in rules.py; when to look, in service.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from organic_desktop.core.clock import local_day
from organic_desktop.reminders.events import Due, Occurrence, Outcome
from organic_desktop.reminders.rules import LATE_KEY, Context, notifications, outcome
from organic_desktop.reminders.storage import Handled, ReminderStore, Snooze
from organic_desktop.store.reads import Entry
from organic_desktop.wellness.metrics import CHECKIN_DAYS, COLUMNS, checkin_columns
from organic_desktop.wellness.schedule import DAY, MINUTE, Reminder, end_of, next_slot, slots_between

Ticked = Callable[[str, date], bool]
"""True if a day is ticked in the experiment that a reminder of this id is about."""


@dataclass(frozen=True)
class Shown:
    """A notification on the screen, and what of it was logged when it was shown."""

    due: Due
    occurrences: tuple[Occurrence, ...]
    values: tuple[dict[str, Any], ...]


class Days(Protocol):
    """The days of the open file (app/days.py)."""

    def entry(self, day: date) -> Entry | None: ...

    def entries(self, first: date, last: date) -> list[Entry]: ...

    def skipped(self) -> frozenset[date]: ...


class UnknownDays:
    """The days while their file is locked: whether something is logged is unknown, and so every reminder is shown."""

    def entry(self, day: date) -> Entry | None:
        return None

    def entries(self, first: date, last: date) -> list[Entry]:
        return []

    def skipped(self) -> frozenset[date]:
        return frozenset()


class ReminderTracker:
    """Keeps what is on the screen, and stores what was handled. Not for several threads at once."""

    def __init__(self, store: ReminderStore, days: Days, ticked: Ticked) -> None:
        self._store, self._days, self._is_ticked = store, days, ticked
        self._shown: dict[str, Shown] = {}
        self._looked = False

    @property
    def is_needed(self) -> bool:
        """True if any reminder can become due, or is on the screen."""
        state = self._store.current
        return bool(state.reminders or state.snoozes or self._shown)

    def due(self, now: datetime, zone: ZoneInfo, day_start_hour: int) -> list[Due]:
        """Return what to show now, once; call ``over`` before, which withdraws what is past."""
        state, today = self._store.current, local_day(now, zone, day_start_hour)
        slots = list(self._passed(now, zone, day_start_hour))
        back = [snooze for snooze in state.snoozes if snooze.until <= now]
        # What waited in the window's banner when the program ended comes again with the first look.
        left = [] if self._looked else [replace(each, until=now) for each in state.unseen]
        self._looked = True
        if not slots and not back and not left:
            return []
        occurrences = [*(occurrence for _, occurrence in slots), *self._snoozed([*back, *left])]
        off = self._days.skipped()
        context = Context(now, today, zone, state.quiet, state.paused_until, off, self._is_missing)
        decided = [(each, outcome(each, context)) for each in occurrences]
        late = self._shown.get(LATE_KEY)
        dues = notifications(decided, late.due.reminders if late else (), today)
        recent = (handled for handled in state.handled if handled.day >= today - DAY)
        self._store.record(
            handled=(*recent, *(handled for handled, _ in slots)),
            snoozes=tuple(snooze for snooze in state.snoozes if snooze not in back),
            unseen=() if left else state.unseen,
            lines=state.with_lines(now, decided),
        )
        for each in dues:
            self._keep(each, occurrences)
        return dues

    def over(self, now: datetime, today: date) -> list[str]:
        """Return the keys to withdraw: the day is over, the reminders were deleted, or it was logged since."""
        on = {reminder.id for reminder in self._store.current.reminders if reminder.on}
        keys = []
        for key, shown in list(self._shown.items()):
            answered = all(map(self._answered, shown.occurrences, shown.values))
            if answered or shown.due.day < today or not on & {reminder.id for reminder in shown.due.reminders}:
                del self._shown[key]
                keys.append(key)
                self._forget(key)
            if answered:
                decided = ((each, Outcome.ACTED) for each in shown.occurrences)
                self._store.record(lines=self._store.current.with_lines(now, decided))
        return keys

    def next_look(self, now: datetime, zone: ZoneInfo, day_start_hour: int) -> datetime | None:
        """Return when something can be due or over next; None if never."""
        state = self._store.current
        slots = (next_slot(reminder, now, zone, day_start_hour) for reminder in state.reminders)
        moments = [slot.at for slot in slots if slot]
        moments += [snooze.until for snooze in state.snoozes]
        moments += [end_of(shown.due.day, zone, day_start_hour) for shown in self._shown.values()]
        return min(moments, default=None)

    def snooze(self, due: Due, now: datetime, until: datetime, day_end: datetime) -> datetime | None:
        """Snooze it, and return when it comes again: ``until``, or before its day ends; None if that is over.

        Raises DatabaseUnwritable, with nothing changed.
        """
        occurrences, state = self._occurrences(due, now), self._store.current
        until = min(until, day_end - MINUTE)
        snoozes = [snooze for snooze in state.snoozes if snooze.key != due.key]
        if until > now:
            snoozes += [Snooze(each.reminder.id, due.key, due.day, each.planned, until) for each in occurrences]
        lines = state.with_lines(now, ((each, Outcome.SNOOZED) for each in occurrences))
        self._store.change(snoozes=tuple(snoozes), lines=lines)
        self._shown.pop(due.key, None)
        self._forget(due.key)
        return until if until > now else None

    def dismiss(self, due: Due, now: datetime) -> None:
        """Log that the user closed it. Raises DatabaseUnwritable, with nothing changed."""
        decided = ((each, Outcome.DISMISSED) for each in self._occurrences(due, now))
        self._store.change(lines=self._store.current.with_lines(now, decided))
        self._shown.pop(due.key, None)
        self._forget(due.key)

    def keep_unseen(self, due: Due) -> None:
        """Store that it waits in the window's banner, until it is answered; not one that is only a test."""
        shown = self._shown.get(due.key)
        if shown:
            others = (each for each in self._store.current.unseen if each.key != due.key)
            unseen = (Snooze(each.reminder.id, due.key, due.day, each.planned, each.at) for each in shown.occurrences)
            self._store.record(unseen=(*others, *unseen))

    # -- details ------------------------------------------------------------------------------------------------------

    def _forget(self, key: str) -> None:
        """Remove it from those that wait in the banner: it was answered, or is over."""
        unseen = self._store.current.unseen
        kept = tuple(each for each in unseen if each.key != key)
        if kept != unseen:
            self._store.record(unseen=kept)

    def _passed(self, now: datetime, zone: ZoneInfo, day_start_hour: int) -> Iterator[tuple[Handled, Occurrence]]:
        """Yield the slots of today and yesterday that have passed and weren't handled; yesterday's only for the log."""
        state = self._store.current
        begin = end_of(local_day(now, zone, day_start_hour) - 2 * DAY, zone, day_start_hour)
        for reminder in state.reminders:
            since = state.since.get(reminder.id, begin)
            after = max(begin, since) if since <= now else begin  # a clock that was ahead must not silence it
            for slot in slots_between(reminder, after, now, zone, day_start_hour):
                if (handled := Handled.of(slot)) not in state.handled:
                    yield handled, Occurrence(reminder, reminder.id, slot.day, slot.at, slot.at)

    def _snoozed(self, snoozes: Iterable[Snooze]) -> Iterator[Occurrence]:
        """Yield what was snoozed until now, of reminders that are still on."""
        on = {reminder.id: reminder for reminder in self._store.current.reminders if reminder.on}
        for each in snoozes:
            if reminder := on.get(each.reminder_id):
                yield Occurrence(reminder, each.key, each.day, each.until, each.planned, snoozed=True)

    def _keep(self, due: Due, looked_at: Iterable[Occurrence]) -> None:
        """Keep what is shown, to know when it is over."""
        shown = self._shown.get(due.key)
        occurrences = {each.reminder.id: each for each in (*(shown.occurrences if shown else ()), *looked_at)}
        values = tuple(self._values(reminder, due.day) for reminder in due.reminders)
        self._shown[due.key] = Shown(due, tuple(occurrences[reminder.id] for reminder in due.reminders), values)

    def _answered(self, occurrence: Occurrence, before: dict[str, Any]) -> bool:
        """True if it was logged since it was shown, even if something was logged before."""
        if _has_tick(occurrence.reminder):
            return self._is_ticked(occurrence.reminder.id, occurrence.day)
        there = self._values(occurrence.reminder, occurrence.day)
        return there != before and not self._is_missing(occurrence.reminder, occurrence.day)

    def _occurrences(self, due: Due, now: datetime) -> tuple[Occurrence, ...]:
        """Return the occurrences of a notification; of one that isn't on the screen (any more), made from itself."""
        if due.key in self._shown:
            return self._shown[due.key].occurrences
        return tuple(Occurrence(reminder, due.key, due.day, now, now) for reminder in due.reminders)

    # -- what the days hold -------------------------------------------------------------------------------------------

    def _values(self, reminder: Reminder, day: date) -> dict[str, Any]:
        """Return a day's values of a reminder's columns, without those that are null."""
        values = _logged_values(self._days.entry(day))
        return {column: value for column, value in values.items() if reminder.column in ("", column)}

    def _is_missing(self, reminder: Reminder, day: date) -> bool:
        """True if a day lacks the reminder's column or, for the whole check-in, something that is usually logged."""
        if _has_tick(reminder):
            return not self._is_ticked(reminder.id, day)
        there = self._values(reminder, day).keys()
        if reminder.column:
            return not there
        before = self._days.entries(day - timedelta(days=CHECKIN_DAYS), day - timedelta(days=1))
        return not checkin_columns([_logged_values(entry) for entry in before]) <= there


def _has_tick(reminder: Reminder) -> bool:
    """True if it is an experiment's whose days the user ticks."""
    return reminder.plan is not None and not reminder.column


def _logged_values(entry: Entry | None) -> dict[str, Any]:
    if entry is None:
        return {}
    values = {column: getattr(entry, column) for column in COLUMNS}
    return {column: value for column, value in values.items() if value is not None}
