"""Today as the window shows it before the App is imported: read once by a look, and edited in a queue.

It answers what the Today page asks an App for. An edit is checked and shown at once, and handed to the App as soon as
that is open; until then it is in memory alone, so nobody may call it saved (decision 0051).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from organic_desktop.app.look import look_into
from organic_desktop.app.steps import own_steps
from organic_desktop.core.callbacks import Callbacks
from organic_desktop.core.clock import Clock, SystemClock
from organic_desktop.core.errors import AccountProblem, OrganicError
from organic_desktop.core.goals import DayGoal
from organic_desktop.core.settings import Settings
from organic_desktop.store import reads
from organic_desktop.store.lean_file import CantLook
from organic_desktop.store.reads import Entry
from organic_desktop.wellness.metrics import (
    FIRST_YEAR,
    METRICS,
    NOTES,
    SET_AT_ONCE,
    USUAL_DAYS,
    Metric,
    Value,
    checked,
    stepped,
    usual_value,
)
from organic_desktop.wellness.streaks import Rhythm, Streak
from organic_desktop.wellness.units import Units

TYPE_CHECKING = False  # as in core/terminal.py
if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.store.journal import Source

DAY = timedelta(days=1)
WEEK = 7 * DAY


class FirstLook:
    """One reading of today; the part of App that the Today page uses. Raises CantLook, and for who is new here."""

    experiments = None
    """Shown once the App is open: they are read with SQLAlchemy."""

    def __init__(self, folder: Path, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        with look_into(folder, self._clock) as look, look.file.reading() as connection:
            self.settings: Settings = look.settings
            if not (self.settings.welcomed or self.settings.signed_in):
                raise CantLook("the welcome page comes first")
            user_id, today = look.file.user_id, look.today()
            skipped = reads.skipped(connection)
            self.days = FirstDays(
                user_id,
                today,
                {each.date: each for each in reads.entries(connection, user_id, today - WEEK, today)},
                skipped,
                reads.streaks(connection, user_id, today, skipped),
                {
                    metric: usual_value(
                        metric, [*map(Decimal, reads.latest(connection, user_id, metric.column, today, USUAL_DAYS))]
                    )
                    for metric in METRICS
                    if metric.column in SET_AT_ONCE
                },
                look.ahead(),
            )

    def today(self) -> date:
        """Return the date of the reading."""
        return self.days.today

    def now(self) -> datetime:
        """Return this moment in the user's zone."""
        return self._clock.now().astimezone(self.settings.zone())

    def units(self) -> Units:
        """Return the units that the user reads and types."""
        return Units(self.settings.volume, self.settings.hours, own_steps(self.settings.own_steps))

    def goal_on(self, metric: Metric, day: date) -> DayGoal | None:
        """Return the user's goal of a metric for a day; None is no goal."""
        return self.settings.goal_on(metric.column, day, metric.goal)


class FirstDays:
    """The part of ``app.days`` that the Today page uses, for one day. ``edited`` is called after each edit."""

    def __init__(
        self,
        user_id: str,
        today: date,
        entries: Mapping[date, Entry],
        skipped: frozenset[date],
        streaks: tuple[Streak, Rhythm],
        usual: Mapping[Metric, Decimal | None],
        ahead: list[date],
    ) -> None:
        self._user_id, self.today = user_id, today
        self._entries, self._skipped, self._streaks = dict(entries), skipped, streaks
        self._usual, self._ahead = usual, ahead
        self._waiting: list[Callable[[App], object]] = []
        self.unsaved_notes: str | None = None
        """The notes that the App couldn't save when it got the edits."""
        self.edited = Callbacks[[]]()

    # -- what is shown ------------------------------------------------------------------------------------------------

    def can_be_shown(self, day: date) -> bool:
        """True for today only; every other day needs the App."""
        return day == self.today

    def entry(self, day: date) -> Entry | None:
        return self._entries.get(day)

    def entries(self, first: date | None = None, last: date | None = None) -> list[Entry]:
        """The week's entries between two dates, both included, oldest first."""
        return [each for day, each in sorted(self._entries.items()) if (first or date.min) <= day <= (last or date.max)]

    def skipped(self) -> frozenset[date]:
        """The user's days off."""
        return self._skipped

    def streaks(self, days_off: frozenset[date] | None = None) -> tuple[Streak, Rhythm]:
        """The streak and the rhythm as they were read."""
        return self._streaks

    def neighbours(self, day: date) -> tuple[date | None, date | None]:
        """The days beside today, as the App will say."""
        return (day - DAY if day.year >= FIRST_YEAR else None), (self._ahead[0] if self._ahead else None)

    def usual(self, metric: Metric, day: date) -> Decimal | None:
        """The user's usual value of a metric."""
        return self._usual.get(metric)

    def ahead(self) -> list[date]:
        """The dates after today with an entry."""
        return self._ahead

    # -- edits --------------------------------------------------------------------------------------------------------

    @property
    def is_waiting(self) -> bool:
        """True while edits wait for the App."""
        return bool(self._waiting)

    def log(
        self,
        day: date,
        changes: Mapping[str, Value] | None = None,
        *,
        add: Mapping[str, Decimal | int] | None = None,
        source: Source = "typed",
    ) -> Entry | None:
        """Set columns of the day, and add to others, as the App will. Raises InvalidInput, with nothing changed."""
        before = self._entries.get(day)
        values: dict[str, Any] = {column: checked(column, value) for column, value in (changes or {}).items()}
        for column, step in (add or {}).items():
            values[column] = stepped(column, getattr(before, column) if before else None, step)
        entry = (before or _empty(self._user_id, day))._replace(**values)
        self._queue(lambda app: app.days.log(day, changes, add=add, source=source))
        self._entries[day] = entry
        self.edited()
        return entry

    def step(self, day: date, metric: Metric, step: Decimal, *, source: Source = "typed") -> Entry | None:
        """Add a step to a metric of the day. Raises as ``log`` does."""
        return self.log(day, add={metric.column: step}, source=source)

    def write_notes(self, day: date, text: str, before: str) -> None:
        """Replace the day's notes, which were ``before``. Raises as ``log`` does."""
        values: dict[str, Any] = {NOTES: checked(NOTES, text)}
        entry = (self._entries.get(day) or _empty(self._user_id, day))._replace(**values)

        def save(app: App) -> None:
            self.unsaved_notes = text
            app.days.write_notes(day, text, before)
            self.unsaved_notes = None

        self._queue(save)
        self._entries[day] = entry
        self.edited()

    def skip(self, day: date, skipped: bool = True) -> None:
        """Mark a day as a day off, or not."""
        self._queue(lambda app: app.days.skip(day, skipped))
        self._skipped = self._skipped | {day} if skipped else self._skipped - {day}
        self.edited()

    def delete(self, days: list[date]) -> int:
        """Delete the entries of days; returns how many there were."""
        self._queue(lambda app: app.days.delete(days))
        found = [day for day in days if self._entries.pop(day, None)]
        self.edited()
        return len(found)

    def hand_over(self, app: App) -> list[OrganicError]:
        """Make the edits in the App, in their order; return why some of them weren't possible."""
        refused: list[OrganicError] = []
        while self._waiting:
            edit = self._waiting[0]
            try:
                if app.profiles.current.user_id != self._user_id:
                    raise AccountProblem("Another account was opened meanwhile; what you entered wasn't saved.")
                edit(app)
            except OrganicError as error:
                refused.append(error)
            del self._waiting[0]
        return refused

    def _queue(self, edit: Callable[[App], object]) -> None:
        self._waiting.append(edit)


def _empty(user_id: str, day: date) -> Entry:
    nothing: list[Any] = [None] * (len(Entry._fields) - 3)
    return Entry("", user_id, day, *nothing)
