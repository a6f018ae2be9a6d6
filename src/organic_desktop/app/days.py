"""The days of the open profile: read, log, delete, take off; streaks and averages.

``wellness/metrics.py`` checks values, ``store/writer.py`` writes the day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from organic_desktop.app.profiles import Profiles
from organic_desktop.store.day_history import History
from organic_desktop.store.journal import Source
from organic_desktop.store.reads import Entry
from organic_desktop.store.writer import values_of
from organic_desktop.sync.merge import written_over
from organic_desktop.wellness.metrics import (
    FIRST_YEAR,
    SET_AT_ONCE,
    USUAL_DAYS,
    Metric,
    Value,
    checked_days_off,
    usual_value,
)
from organic_desktop.wellness.stats import Stats, first_day, wellness_stats
from organic_desktop.wellness.streaks import Rhythm, Streak, runs

DAY = timedelta(days=1)
FIRST_DAY = date(FIRST_YEAR, 1, 1)
NO_DAYS_OFF = frozenset[date]()


class Days:
    """``app.days``: every call may come from any thread; ``today`` returns the user's date."""

    def __init__(self, profiles: Profiles, today: Callable[[], date]) -> None:
        self._profiles, self._today = profiles, today

    def entry(self, day: date) -> Entry | None:
        profile = self._profiles.current
        return profile.queries.entry(profile.user_id, day)

    def entries(self, first: date | None = None, last: date | None = None) -> list[Entry]:
        """Entries between two dates, both included, oldest first."""
        profile = self._profiles.current
        return profile.queries.entries(profile.user_id, first, last)

    def lines(self, labels: Mapping[str, str], first: date | None = None, last: date | None = None) -> list[str]:
        """Each of the ``entries`` as a line: its date, and its values after the ``labels`` of their columns."""
        profile = self._profiles.current
        return profile.queries.lines(profile.user_id, labels, first, last)

    def json_lines(self, first: date | None = None, last: date | None = None) -> list[str]:
        """Each of the ``entries`` as a JSON object."""
        profile = self._profiles.current
        return profile.queries.json_lines(profile.user_id, first, last)

    def log(
        self,
        day: date,
        changes: Mapping[str, Value] | None = None,
        *,
        add: Mapping[str, Decimal | int] | None = None,
        source: Source = "typed",
    ) -> Entry | None:
        """Set metrics and notes of a day, and add to metrics; returns its entry, None if its last value was cleared.

        What is added is added to the value of that moment. Whole numbers are kept as an addition, so that two devices'
        can be summed. Raises InvalidInput, with nothing changed, or a StoreError.
        """
        with self._profiles.edit() as profile:
            (row,) = profile.writer.log(profile.user_id, [day], changes or {}, add or {}, self._today(), source)
        return Entry._make(values_of(row).values()) if row else None

    def log_edit(
        self, day: date, changes: Mapping[str, Value], add: Mapping[str, Decimal | int], *, source: Source
    ) -> tuple[Entry | None, str | None]:
        """Do as ``log``, and also return the edit's id for ``App.undo``; None if all was so already."""
        with self._profiles.edit() as profile:
            (row,), edit_id = profile.writer.log_edit(profile.user_id, [day], changes, add, self._today(), source)
        return Entry._make(values_of(row).values()) if row else None, edit_id

    def step(self, day: date, metric: Metric, step: Decimal, *, source: Source = "typed") -> Entry | None:
        """Add a step to a metric of a day; a score is clamped to its scale. Raises as ``log`` does."""
        return self.log(day, add={metric.column: step}, source=source)

    def log_many(self, days: Iterable[date], changes: Mapping[str, Value]) -> None:
        """Set columns of several days, as one edit; some milliseconds a day. Raises as ``log`` does."""
        with self._profiles.edit() as profile:
            profile.writer.log(profile.user_id, days, changes, {}, self._today())

    def write_notes(self, day: date, text: str, before: str) -> None:
        """Replace a day's notes, which were ``before``; changes made meanwhile are merged. Raises as ``log`` does."""
        with self._profiles.edit() as profile:
            profile.writer.rewrite_notes(profile.user_id, day, written_over(before, text), self._today())

    def delete(self, days: Iterable[date], *, source: Source = "typed") -> int:
        """Delete the entries of days, as one edit; return how many there were."""
        with self._profiles.edit() as profile:
            return profile.writer.delete_days(profile.user_id, days, source)

    def skip(self, day: date, skipped: bool = True) -> None:
        """Mark a day as a day off, or not. Raises InvalidInput for a day more than two years ahead."""
        self.skip_range(day, day, skipped)

    def skip_range(self, first: date, last: date, skipped: bool = True) -> frozenset[date]:
        """Take the days from ``first`` to ``last`` off, or back, also planned ones; return those that weren't already.

        ``skip_only`` with these undoes it. Raises InvalidInput, with nothing changed.
        """
        return self.skip_only(self.check_range(first, last, skipped), skipped)

    def check_range(self, first: date, last: date, skipped: bool = True) -> list[date]:
        """Return the days of a range. Raises InvalidInput if they can't be taken off, or back."""
        today = self._today()
        latest = today if skipped else max(last, today)  # one that is too far ahead can be taken back
        return checked_days_off(first, last, latest)

    def skip_only(self, days: Collection[date], skipped: bool = True) -> frozenset[date]:
        """Take just these days off, or back, unchecked: to undo ``skip_range``."""
        with self._profiles.edit() as profile:
            return profile.writer.skip_days(days, skipped)

    def planned_off(self) -> list[tuple[date, date]]:
        """The days off from today on, as (first, last) of each run of days."""
        return runs(day for day in self.skipped() if day >= self._today())

    def skipped(self) -> frozenset[date]:
        """The user's days off."""
        return self._profiles.current.queries.skipped()

    def streaks(self, days_off: frozenset[date] | None = None) -> tuple[Streak, Rhythm]:
        """The streak as the server counts it, and the rhythm, which ``days_off`` (read if not given) don't break."""
        profile = self._profiles.current
        return profile.queries.streaks(profile.user_id, self._today(), days_off)

    def streak(self) -> Streak:
        """The streak by the rules of ``get_wellness_streak``, with the user's today."""
        return self.streaks(NO_DAYS_OFF)[0]

    def stats(self, days: int = 30) -> Stats:
        """Averages by the rules of ``get_wellness_stats``, with the user's today."""
        today = self._today()
        return wellness_stats(self.entries(first_day(today, days)), today, days)

    def can_be_shown(self, day: date) -> bool:
        """True for the days until today, from 1900, and for every other one that has an entry."""
        return (day.year >= FIRST_YEAR and day <= self._today()) or self.entry(day) is not None

    def neighbours(self, day: date) -> tuple[date | None, date | None]:
        """The previous and next day that can be shown; in the future and before 1900, only days with an entry."""
        today, history = self._today(), self.history
        if FIRST_DAY < day <= today:
            before: date | None = day - DAY
        else:
            before = history.previous_day(day)
            if day > today:
                before = max(today, before or today)
        if FIRST_DAY <= day < today:
            return before, day + DAY
        after = history.next_day(day)
        if day < FIRST_DAY:
            after = min(FIRST_DAY, after or FIRST_DAY)
        return before, after

    def nearest_towards(self, day: date, here: date) -> date | None:
        """The nearest day with an entry in the direction of a day that can't be shown; None if there is none."""
        today = self._today()
        if day > here:
            return self.history.next_day(max(here, today))
        return self.neighbours(here)[0] if here > today else self.history.previous_day(min(here, FIRST_DAY))

    def usual(self, metric: Metric, day: date) -> Decimal | None:
        """The user's usual value of a metric, from the days before ``day``; None if there is none."""
        if metric.column not in SET_AT_ONCE:
            return None
        latest = self.history.latest(metric.column, min(day, self._today()), USUAL_DAYS)
        return usual_value(metric, [value for value in latest if isinstance(value, Decimal)])

    def ahead(self) -> list[date]:
        """The dates after today with an entry: from another client, a wrong clock, or a flight to the west."""
        return self.history.days_between(self._today() + DAY, date.max)

    @property
    def history(self) -> History:
        """The reads of the History page; not to be kept, for another profile may be opened."""
        return self._profiles.current.history
