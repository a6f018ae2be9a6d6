"""Notice when the user's day or evening begins, or their time zone changes.

Runs as a job of the timekeeper at the next such moment.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from organic_desktop.core.clock import EVENING_HOUR, Clock, is_evening, local_day
from organic_desktop.core.settings import Settings
from organic_desktop.system.timekeeper import Timekeeper
from organic_desktop.wellness.schedule import end_of

JOB = "day"
LONGEST = timedelta(minutes=5)  # a change of the system's time zone sends no signal


class DayChange:
    """Calls back with each change, on the timekeeper's thread, from the first ``start`` on."""

    def __init__(
        self,
        timekeeper: Timekeeper,
        clock: Clock,
        settings: Callable[[], Settings],
        on_look: Callable[[], None] = lambda: None,
    ) -> None:
        """``on_look`` is called at each look, for what else happens without a signal."""
        self._timekeeper, self._clock, self._settings, self._on_look = timekeeper, clock, settings, on_look
        self._seen: tuple[date, bool, str] | None = None
        self._on_change: Callable[[], None] = lambda: None

    def start(self, on_change: Callable[[], None]) -> None:
        """Start to watch; a later call replaces the callback."""
        self._on_change = on_change
        self._look()

    def check(self) -> None:
        """Check soon: the computer woke up, or settings changed."""
        if self._seen:
            self._timekeeper.run_now(JOB, self._look)

    def _look(self) -> None:
        now, settings = self._clock.now(), self._settings()
        zone, start = settings.zone(), settings.day_start_hour
        day = local_day(now, zone, start)
        before, self._seen = self._seen, (day, is_evening(now, zone, start), zone.key)
        evening = datetime.combine(day, time(EVENING_HOUR), zone).astimezone(UTC)
        moments = (at for at in (evening, end_of(day, zone, start)) if at > now)
        self._timekeeper.run_at(JOB, min([*moments, now + LONGEST]), self._look)
        self._on_look()
        if before not in (None, self._seen):
            self._on_change()
