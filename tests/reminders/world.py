"""A day as reminders live through it: a clock moved by hand, a timer that runs by it, and what was told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from organic_desktop.app.facade import App
from organic_desktop.reminders.events import Due, LogLine
from organic_desktop.reminders.service import Reminders
from organic_desktop.system.timekeeper import CHECK_SECONDS
from organic_desktop.wellness.schedule import EVERY_DAY, Reminder
from tests.clocks import HandClock

MONDAY = date(2026, 11, 23)
BERLIN = ZoneInfo("Europe/Berlin")


class HandTimer:
    """Runs a job at once when asked to, and otherwise when the world's clock is there."""

    def __init__(self) -> None:
        self.ring: Callable[[], None] = lambda: None
        self.at: datetime | None = None

    def run_at(self, name: str, moment: datetime, job: Callable[[], None]) -> None:
        self.at, self.ring = moment, job

    def run_now(self, name: str, job: Callable[[], None]) -> None:
        job()

    def cancel(self, name: str) -> None:
        self.at = None


class World:
    """One installation in Berlin on a Monday; ``told`` are all that were shown, ``withdrawn`` the keys taken back."""

    def __init__(self, app: App, clock: HandClock) -> None:
        self.app, self.clock = app, clock
        self.told: list[tuple[datetime, Due]] = []
        self.withdrawn: list[str] = []
        self.start()

    def start(self) -> None:
        """Begin, or begin again after a kill: what isn't in the file is forgotten."""
        self.timer = HandTimer()
        self.reminders = Reminders(self.app.folder, self.clock, lambda: self.app.settings, self.app.days, self.timer)
        self.reminders.start(lambda due: self.told.append((self.clock.now(), due)), self.withdrawn.append)

    def remind(self, name: str, *times: str, column: str = "", only_if_missing: bool = True) -> Reminder:
        """Set a reminder, every day."""
        at = tuple(map(time.fromisoformat, times))
        made = Reminder(name, at, EVERY_DAY, column, only_if_missing=only_if_missing)
        self.reminders.save(made)
        return made

    def awake_until(self, clock: str, day: date = MONDAY) -> None:
        """Time passes; the timer runs its job when it has to."""
        end = at(clock, day)
        while self.timer.at and self.timer.at <= end:
            self._move_to(max(self.timer.at, self.clock.now()))
            self.timer.ring()
        self._move_to(end)

    def asleep_until(self, clock: str, day: date = MONDAY) -> None:
        """The computer sleeps; nobody says that it woke up, but the timekeeper looks at the clock."""
        self._move_to(at(clock, day))
        self.clock.move(timedelta(seconds=CHECK_SECONDS))
        if self.timer.at and self.timer.at <= self.clock.now():
            self.timer.ring()

    def logs(self, day: date = MONDAY, **values: int | str) -> None:
        """The user logs something, in whichever way."""
        self.app.days.log(day, values)
        self.reminders.check()

    @property
    def names(self) -> list[list[str]]:
        """The reminders in each notification, by name."""
        return [[reminder.id for reminder in due.reminders] for _, due in self.told]

    @property
    def outcomes(self) -> list[str]:
        """The log, oldest first: when it was planned and what became of it."""
        return [said(line) for line in reversed(self.reminders.log())]

    def _move_to(self, moment: datetime) -> None:
        self.clock.move(moment - self.clock.now())


def at(clock: str, day: date = MONDAY, zone: ZoneInfo = BERLIN) -> datetime:
    """A moment of the wall clock."""
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)


def said(line: LogLine) -> str:
    return f"{line.planned.astimezone(BERLIN):%H:%M} {line.outcome}"


def days_later(days: int) -> date:
    return MONDAY + timedelta(days=days)
