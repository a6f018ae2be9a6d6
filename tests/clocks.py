"""Clocks that tests set and move by hand."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


class HandClock:
    """Stands still until it is moved; counts monotonic seconds along."""

    def __init__(self, now: datetime | None = None) -> None:
        self._now = now or datetime.now(UTC)
        self._seconds = 0.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._seconds

    def move(self, by: timedelta) -> None:
        self._now += by
        self._seconds += by.total_seconds()

    def jump(self, by: timedelta) -> None:
        """The clock is set; no time passes."""
        self._now += by


class RunningClock(HandClock):
    """Goes as fast as time does, from wherever it was moved to."""

    def __init__(self) -> None:
        super().__init__()
        self._started = time.monotonic()

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self._passed)

    def monotonic(self) -> float:
        return super().monotonic() + self._passed

    @property
    def _passed(self) -> float:
        return time.monotonic() - self._started
