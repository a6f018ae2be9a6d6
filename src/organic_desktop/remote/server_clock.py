"""Bounds of the server's time, as narrow as its answers allow: an unanswered write is known by its stamp.

A ``Date`` header tells the time to the second, and it is the gateway's; the ``updated_at`` of a row that we just wrote
tells it to the length of that request. This computer's part is its monotonic clock, which nobody sets.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from organic_desktop.core.clock import Clock

GATEWAY_SECONDS = 1.0  # the gateway's clock and the database's are two
STAMP_SECONDS = 0.001  # PGlite stamps in milliseconds
ARRIVES_WITHIN_SECONDS = 0.2  # of a request whose answer never came
FIRST, LAST = (datetime(year, 1, 1, tzinfo=UTC).timestamp() for year in (2020, 2101))  # no server's clock shows others
DRIFT = 1e-4  # a second in three hours: more than any quartz


class Bounds(NamedTuple):
    """The server's clock minus this computer's monotonic one, in seconds since 1970, as known at ``at``."""

    low: float
    high: float
    at: float


class Moment(NamedTuple):
    """A moment of this computer by the server's clock: surely not before ``earliest`` nor after ``latest``."""

    earliest: datetime
    latest: datetime


class ServerClock:
    """Evidence that contradicts what was known (the computer slept, the server's clock was set) takes its place."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._bounds: Bounds | None = None
        self._unanswered: dict[str, tuple[float, float]] = {}

    def now(self) -> Moment | None:
        """The server's time now; None before its first answer."""
        bounds, now = self._bounds, self._clock.monotonic()
        if bounds is None:
            return None
        low, high = _aged(bounds, now)
        return Moment(_moment(now + low), _moment(now + high))

    def note_date(self, date: datetime, sent: float, received: float) -> None:
        """A ``Date`` header of a request between two monotonic times."""
        told = date.timestamp()
        self._narrow(told - GATEWAY_SECONDS - received, told + 1 + GATEWAY_SECONDS - sent)

    def note_write(self, stamp: datetime, sent: float, received: float) -> None:
        """The ``updated_at`` of a row that a request between two monotonic times wrote."""
        told = stamp.timestamp()
        self._narrow(told - STAMP_SECONDS - received, told + STAMP_SECONDS - sent)

    def note_unanswered(self, row_id: str, sent: float) -> None:
        """A request that was to make a row got no answer; should it turn out to have arrived, it tells, too."""
        self._unanswered[row_id] = sent, self._clock.monotonic()

    def note_arrived(self, row_id: str, stamp: datetime) -> None:
        """It had arrived, and the row was stamped so."""
        if times := self._unanswered.pop(row_id, None):
            sent, failed = times
            self.note_write(stamp, sent, min(failed, sent + ARRIVES_WITHIN_SECONDS))

    def kept(self) -> str:
        """What is known, for the next process: by this computer's wall clock, for the monotonic one begins anew."""
        if self._bounds is None:
            return ""
        low, high = _aged(self._bounds, self._clock.monotonic())
        now = self._clock.now().timestamp()
        ahead = self._clock.monotonic() - now
        return json.dumps([low + ahead, high + ahead, now])

    def restore(self, kept: str) -> None:
        """Take up what an earlier process knew, unless this one knows something already."""
        if self._bounds or not kept:
            return
        now, monotonic = self._clock.now().timestamp(), self._clock.monotonic()
        with suppress(ValueError, TypeError, OverflowError, RecursionError):
            low, high, at = (float(number) for number in json.loads(kept))
            if FIRST <= low + now <= high + now <= LAST and 0 <= at <= now:
                ahead = now - monotonic
                self._bounds = Bounds(low + ahead, high + ahead, monotonic - (now - at))

    def _narrow(self, low: float, high: float) -> None:
        now = self._clock.monotonic()
        if not FIRST <= now + low <= LAST:  # a stamp that a client made up, not the server's clock
            return
        if self._bounds:
            known_low, known_high = _aged(self._bounds, now)
            if max(low, known_low) <= min(high, known_high):
                low, high = max(low, known_low), min(high, known_high)
        self._bounds = Bounds(low, high, now)


def _aged(bounds: Bounds, now: float) -> tuple[float, float]:
    """What is left of a knowledge after a while: clocks drift apart."""
    drift = max(0.0, now - bounds.at) * DRIFT
    return bounds.low - drift, bounds.high + drift


def _moment(seconds: float) -> datetime:
    return _EPOCH + timedelta(seconds=seconds)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
