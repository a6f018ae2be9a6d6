"""Reminders as the program has them: set by the user, told when they are due, withdrawn when they are done.

When a reminder is due is ``wellness/schedule.py``'s, what becomes of it watch.py's; how it is told, the window's.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from organic_desktop.core.clock import Clock, local_day
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import Settings
from organic_desktop.reminders.events import Due, LogLine
from organic_desktop.reminders.logged import Days, Logged
from organic_desktop.reminders.storage import BookFile
from organic_desktop.reminders.watch import Watch
from organic_desktop.wellness.schedule import QuietHours, Reminder, end_of, slots_after, tonight

AFTER_FAILURE = timedelta(minutes=1)
ANYWAY = timedelta(minutes=5)  # who travels has other moments, without that anything was set

JOB = "reminders"

log = logging.getLogger(__name__)


class Timer(Protocol):
    """What reminders need of the timekeeper (system/timekeeper.py)."""

    def run_at(self, name: str, moment: datetime, job: Callable[[], None]) -> None: ...

    def run_now(self, name: str, job: Callable[[], None]) -> None: ...

    def cancel(self, name: str) -> None: ...


class Reminders:
    """Any call may come from any thread and returns within milliseconds; what is due is told on the timekeeper's own.

    Those that change something raise DatabaseUnwritable, with nothing changed.
    """

    def __init__(self, folder: Path, clock: Clock, settings: Callable[[], Settings], days: Days, timer: Timer) -> None:
        self._clock, self._settings = clock, settings
        self._file = BookFile(folder)
        self._watch = Watch(self._file, Logged(days))
        self._timer = timer
        self._tests: list[Due] = []
        self._look_is_due = False
        self._on_due: Callable[[Due], None] | None = None
        self._on_done: Callable[[str], None] = lambda key: None
        self._on_news: Callable[[], None] = lambda: None
        self._lock = threading.RLock()

    # -- telling ------------------------------------------------------------------------------------------------------

    def start(
        self, on_due: Callable[[Due], None], on_done: Callable[[str], None], on_news: Callable[[], None] = lambda: None
    ) -> None:
        """Tell from now on what is due, which keys are over, and that the log or the next times may have changed.

        All three come from the timekeeper's thread, the last also from a caller's.
        """
        self._on_due, self._on_done, self._on_news, self._look_is_due = on_due, on_done, on_news, False
        self.check()

    def stop(self) -> None:
        """Tell no more; what is missed until the next start is told then."""
        self._on_due = None
        self._timer.cancel(JOB)

    def check(self) -> None:
        """Look at once: the computer woke up, something was logged, pulled or set. Of many calls one look comes."""
        if self._on_due and not self._look_is_due and (self._tests or self._watch.watches):
            self._look_is_due = True
            self._timer.run_now(JOB, self._look)

    def test(self, reminder: Reminder) -> None:
        """Show a reminder now, whatever its times; nothing is written down."""
        with self._lock:
            self._tests.append(Due(f"test {reminder.id}", self._today(), (reminder,)))
        self.check()

    def snooze(self, due: Due, until: datetime) -> datetime | None:
        """Show it again at a moment, unless it is logged by then: at the returned one, before its day is over.

        None where its day is over by now, so that it doesn't come again.
        """
        with self._lock:
            again = self._watch.put_off(due, self._clock.now(), until, end_of(due.day, *self._calendar()))
        self.check()
        return again

    def dismiss(self, due: Due) -> None:
        """The user has seen it and wants no more of it."""
        with self._lock:
            self._watch.dismiss(due, self._clock.now())
        self._on_news()

    def keep(self, due: Due) -> None:
        """Nobody could be shown it anywhere but in the window: it comes again with the next start, while its day lasts
        and until it is answered."""
        with self._lock:
            self._watch.keep_unseen(due)

    # -- what is set --------------------------------------------------------------------------------------------------

    @property
    def problem(self) -> Sentence | None:
        """What the user is to know of the file of reminders."""
        return self._file.problem

    def all(self) -> tuple[Reminder, ...]:
        """Every reminder, in the order they were made."""
        return self._file.current.reminders

    def save(self, reminder: Reminder) -> None:
        """Add a reminder, or replace the one of the same id; where its times change, it counts from now on."""
        with self._lock:
            kept, since = {each.id: each for each in self.all()}, dict(self._file.current.since)
            before = kept.get(reminder.id)
            kept[reminder.id] = reminder
            if before is None or _plan(before) != _plan(reminder):
                since[reminder.id] = self._clock.now()
            self._change(reminders=tuple(kept.values()), since=since)

    def remove(self, reminder_id: str) -> None:
        """Forget a reminder; what is shown of it is withdrawn."""
        with self._lock:
            kept = tuple(each for each in self.all() if each.id != reminder_id)
            since = {key: at for key, at in self._file.current.since.items() if key != reminder_id}
            self._change(reminders=kept, since=since)

    @property
    def paused_until(self) -> datetime | None:
        """The end of the pause, ``FOR_GOOD`` where the user has to end it; None where there is none."""
        until = self._file.current.paused_until
        return until if until and until > self._clock.now() else None

    def pause(self, until: datetime | None) -> None:
        """Show none until then; None ends a pause."""
        self._change(paused_until=until)

    @property
    def quiet_hours(self) -> QuietHours | None:
        """When none is shown; None where that is never."""
        return self._file.current.quiet

    def set_quiet_hours(self, hours: QuietHours | None) -> None:
        """Show none within; what would have come then doesn't come after it either."""
        self._change(quiet=hours)

    # -- what is known ------------------------------------------------------------------------------------------------

    def next_times(self, reminder: Reminder, count: int = 5) -> list[datetime]:
        """When it is due next, in UTC; quiet hours and pauses are not left out."""
        found = slots_after(reminder, self._clock.now(), *self._calendar())
        return [slot.at for slot in islice(found, count)]

    def now(self) -> datetime:
        """The moment that snoozes and pauses are counted from."""
        return self._clock.now()

    def tonight(self) -> datetime | None:
        """What "tonight" means to a snooze now; None where it is too late for that."""
        return tonight(self._clock.now(), *self._calendar())

    def tomorrow(self) -> datetime:
        """The first moment of the user's next day."""
        return end_of(self._today(), *self._calendar())

    def log(self) -> list[LogLine]:
        """What became of each reminder, the newest first."""
        return [*reversed(self._file.current.lines)]

    # -- details ------------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """On the timekeeper's thread: tell what is due, withdraw what is over. Whatever goes wrong, it looks again."""
        on_due = self._on_due
        if on_due is None:
            return
        self._look_is_due = False  # what changes from here on needs another
        over: list[str] = []
        due: list[Due] = []
        now, calendar = self._clock.now(), self._calendar()
        try:
            with self._lock:
                over = self._watch.over(now, local_day(now, *calendar))
                due, self._tests = [*self._watch.due(now, *calendar), *self._tests], []
                self._plan_next(self._watch.next_look(now, *calendar), now)
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
            self._timer.run_at(JOB, min(moment, now + ANYWAY), self._look)
        else:
            self._timer.cancel(JOB)

    def _change(self, **changes: Any) -> None:
        with self._lock:
            self._file.change(**changes)
        self.check()

    def _calendar(self) -> tuple[ZoneInfo, int]:
        settings = self._settings()
        return settings.zone(), settings.day_start_hour

    def _today(self) -> date:
        return local_day(self._clock.now(), *self._calendar())


def _plan(reminder: Reminder) -> Reminder:
    """What of a reminder says when it is due."""
    return replace(reminder, column="", message="", only_if_missing=True)
