"""The program's reminders: change them, be called back when they are due or over, snooze, pause, read their log.

``wellness/schedule.py`` computes when a reminder is due, rules.py decides what happens to it, from the state in
tracker.py; the window shows it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4
from zoneinfo import ZoneInfo

from organic_desktop.core.clock import Clock, local_day
from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import Settings
from organic_desktop.reminders.events import Due, LogLine
from organic_desktop.reminders.storage import (
    LONGEST_MESSAGE,
    MOST_REMINDERS,
    ReminderState,
    ReminderStore,
    exported,
    read,
)
from organic_desktop.reminders.tracker import Days, ReminderTracker, Ticked
from organic_desktop.wellness.schedule import QuietHours, Reminder, end_of, slots_after, tonight

AFTER_FAILURE = timedelta(minutes=1)
LONGEST = timedelta(minutes=5)  # between two looks: a change of the system's time zone sends no signal

JOB = "reminders"

log = logging.getLogger(__name__)


class Timer(Protocol):
    """The part of the timekeeper that reminders use (system/timekeeper.py)."""

    def run_at(self, name: str, moment: datetime, job: Callable[[], None]) -> None: ...

    def run_now(self, name: str, job: Callable[[], None]) -> None: ...

    def cancel(self, name: str) -> None: ...


class Reminders:
    """Calls may come from any thread and return within milliseconds; callbacks come from the timekeeper's thread.

    Those that change something raise DatabaseUnwritable, with nothing changed.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        settings: Callable[[], Settings],
        days: Days,
        timer: Timer,
        ticked: Ticked = lambda reminder_id, day: False,
    ) -> None:
        self._clock, self._settings = clock, settings
        self._store = ReminderStore(folder)
        self._tracker = ReminderTracker(self._store, days, ticked)
        self._timer = timer
        self._tests: list[Due] = []
        self._look_is_due = False
        self._on_due: Callable[[Due], None] | None = None
        self._on_done: Callable[[str], None] = lambda key: None
        self._on_news: Callable[[], None] = lambda: None
        self._lock = threading.RLock()

    # -- callbacks ----------------------------------------------------------------------------------------------------

    def start(
        self, on_due: Callable[[Due], None], on_done: Callable[[str], None], on_news: Callable[[], None] = lambda: None
    ) -> None:
        """Call back from now on: with what is due, with keys that are over, if the log or the next times may be others.

        All three are called on the timekeeper's thread, the last also on a caller's.
        """
        self._on_due, self._on_done, self._on_news, self._look_is_due = on_due, on_done, on_news, False
        self.check()

    def stop(self) -> None:
        """Stop calling back; what is missed until the next start is shown then."""
        self._on_due = None
        self._timer.cancel(JOB)

    def check(self) -> None:
        """Look soon: the computer woke up, something was logged, pulled or set. Many calls make one look."""
        self._store.read_again()
        if self._on_due and not self._look_is_due and (self._tests or self._tracker.is_needed):
            self._look_is_due = True
            self._timer.run_now(JOB, self._look)

    def test(self, reminder: Reminder) -> None:
        """Show a reminder now, whatever its times; nothing is stored."""
        with self._lock:
            self._tests.append(Due(f"test {reminder.id}", self._today(), (reminder,)))
        self.check()

    def snooze(self, due: Due, until: datetime) -> datetime | None:
        """Show it again at a moment, unless it is logged by then; returns when: at that moment, or before its day ends.

        None if its day is over by now, so that it doesn't come again.
        """
        with self._lock:
            again = self._tracker.snooze(due, self._clock.now(), until, end_of(due.day, *self._calendar()))
        self.check()
        return again

    def dismiss(self, due: Due) -> None:
        """Log that the user closed it."""
        with self._lock:
            self._tracker.dismiss(due, self._clock.now())
        self._on_news()

    def keep(self, due: Due) -> None:
        """Store that it is in the window's banner: unless answered, it comes again after the next start of its day."""
        with self._lock:
            self._tracker.keep_unseen(due)

    # -- what is set --------------------------------------------------------------------------------------------------

    @property
    def problem(self) -> Sentence | None:
        """The sentence to show about a damaged file of reminders; None if there is none."""
        return self._store.problem

    def all(self) -> tuple[Reminder, ...]:
        """Return every reminder that the user set, in the order they were made; not those of experiments."""
        return tuple(each for each in self._store.current.reminders if each.plan is None)

    def new_id(self) -> str:
        """Return the id of a reminder that is about to be made."""
        return str(uuid4())

    def save(self, reminder: Reminder) -> None:
        """Add a reminder, or replace the one of the same id; if its times change, they count from now on.

        Raises InvalidInput for one too many, or words that are too long.
        """
        if len(reminder.message) > LONGEST_MESSAGE:
            raise InvalidInput(Sentence("At most {most} characters, please.", most=LONGEST_MESSAGE))

        def saved(state: ReminderState) -> Mapping[str, Any]:
            kept, since = {each.id: each for each in state.reminders}, dict(state.since)
            before = kept.get(reminder.id)
            if before is None and len(kept) >= MOST_REMINDERS:
                raise InvalidInput(Sentence("At most {most} reminders can be set.", most=MOST_REMINDERS))
            kept[reminder.id] = reminder
            if before is None or _plan(before) != _plan(reminder):
                since[reminder.id] = self._clock.now()
            return {"reminders": tuple(kept.values()), "since": since}

        self._change(saved)

    def remove(self, reminder_id: str) -> None:
        """Delete a reminder; what is shown of it is withdrawn."""

        def removed(state: ReminderState) -> Mapping[str, Any]:
            kept = tuple(each for each in state.reminders if each.id != reminder_id)
            return {"reminders": kept, "since": {key: at for key, at in state.since.items() if key != reminder_id}}

        self._change(removed)

    def follow_plans(self, wanted: Sequence[Reminder]) -> None:
        """Let exactly these reminders follow the plans of experiments; what is shown of others is withdrawn."""

        def followed(state: ReminderState) -> Mapping[str, Any]:
            before = {each.id: each for each in state.reminders if each.plan}
            own = [each for each in state.reminders if each.plan is None]
            kept = (*own, *wanted)[:MOST_REMINDERS]
            here = {each.id for each in kept}
            since = {key: at for key, at in state.since.items() if key in here}
            since |= {each.id: self._clock.now() for each in wanted if each.id in here and before.get(each.id) != each}
            return {"reminders": kept, "since": since}

        if tuple(each for each in self._store.current.reminders if each.plan) != tuple(wanted):
            self._change(followed)

    @property
    def paused_until(self) -> datetime | None:
        """The end of the pause, ``FOR_GOOD`` if the user has to end it; None if there is no pause."""
        until = self._store.current.paused_until
        return until if until and until > self._clock.now() else None

    def pause(self, until: datetime | None) -> None:
        """Show none until then; None ends a pause."""
        self._change(lambda _: {"paused_until": until})

    @property
    def quiet_hours(self) -> QuietHours | None:
        """The hours without reminders, if there are any."""
        return self._store.current.quiet

    def set_quiet_hours(self, hours: QuietHours | None) -> None:
        """Show none within these hours; those due then are skipped."""
        self._change(lambda _: {"quiet": hours})

    def exported(self) -> dict[str, Any]:
        """Return the reminders and the quiet hours for an export."""
        return exported(self._store.current)

    def take_over(self, stored: Mapping[str, Any]) -> None:
        """Add the reminders of an export, which count from now on, and take its quiet hours.

        One of the same id is replaced; what this version can't use is left out.
        """
        found = read({name: stored[name] for name in ("reminders", "quiet") if name in stored})

        def taken_over(state: ReminderState) -> Mapping[str, Any]:
            kept, since = {each.id: each for each in state.reminders}, dict(state.since)
            brought = [each for each in found.reminders if each.plan is None]  # experiments bring their own
            since |= {each.id: self._clock.now() for each in brought if kept.get(each.id) != each}
            kept |= {each.id: each for each in brought}
            reminders = tuple(kept.values())[:MOST_REMINDERS]
            here = {each.id for each in reminders}
            since = {key: at for key, at in since.items() if key in here}
            return {"reminders": reminders, "since": since, "quiet": found.quiet or state.quiet}

        self._change(taken_over)

    # -- times and the log --------------------------------------------------------------------------------------------

    def next_times(self, reminder: Reminder, count: int = 5) -> list[datetime]:
        """Return when it is due next, in UTC, not regarding quiet hours and pauses."""
        found = slots_after(reminder, self._clock.now(), *self._calendar())
        return [slot.at for slot in islice(found, count)]

    def now(self) -> datetime:
        """Return the moment that snoozes and pauses are counted from."""
        return self._clock.now()

    def tonight(self) -> datetime | None:
        """Return what "tonight" means to a snooze now; None if it is too late for that."""
        return tonight(self._clock.now(), *self._calendar())

    def tomorrow(self) -> datetime:
        """Return the first moment of the user's next day."""
        return end_of(self._today(), *self._calendar())

    def log(self) -> list[LogLine]:
        """Return the log, the newest line first."""
        return [*reversed(self._store.current.lines)]

    # -- details ------------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Call back with what is due and what is over, on the timekeeper's thread; look again after any error."""
        on_due = self._on_due
        if on_due is None:
            return
        self._look_is_due = False  # changes from here on need another look
        self._store.read_again()
        over: list[str] = []
        due: list[Due] = []
        now, calendar = self._clock.now(), self._calendar()
        try:
            with self._lock:
                over = self._tracker.over(now, local_day(now, *calendar))
                due, self._tests = [*self._tracker.due(now, *calendar), *self._tests], []
                self._plan_next(self._tracker.next_look(now, *calendar), now)
        except Exception:
            log.exception("the reminders can't be looked at; again in a minute")
            self._timer.run_at(JOB, now + AFTER_FAILURE, self._look)
        for key in over:
            self._on_done(key)
        for each in due:
            on_due(each)
        self._on_news()

    def _plan_next(self, moment: datetime | None, now: datetime) -> None:
        if moment:
            self._timer.run_at(JOB, min(moment, now + LONGEST), self._look)
        else:
            self._timer.cancel(JOB)

    def _change(self, changes_of: Callable[[ReminderState], Mapping[str, Any]]) -> None:
        with self._lock:
            self._store.change_by(changes_of)
        self.check()

    def _calendar(self) -> tuple[ZoneInfo, int]:
        settings = self._settings()
        return settings.zone(), settings.day_start_hour

    def _today(self) -> date:
        return local_day(self._clock.now(), *self._calendar())


def _plan(reminder: Reminder) -> Reminder:
    """Return a reminder with only the parts that say when it is due."""
    return replace(reminder, column="", message="", only_if_missing=True)
