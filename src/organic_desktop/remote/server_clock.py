"""Bounds of the server's time, as narrow as its responses allow, to recognize our unanswered writes by their stamps.

A ``Date`` header tells the gateway's time to the second; the ``updated_at`` of a row just written tells the database's
to the length of the request. Locally the monotonic clock is used, which nobody can set.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from organic_desktop.core.clock import Clock

GATEWAY_SECONDS = 1.0  # between the gateway's clock and the database's
STAMP_SECONDS = 0.001  # PGlite stamps in milliseconds
ARRIVES_WITHIN_SECONDS = 0.2  # for a request whose response never came
FIRST, LAST = (
    datetime(year, 1, 1, tzinfo=UTC).timestamp() for year in (2020, 2101)
)  # plausible years of a server's clock
DRIFT = 1e-4  # a second in three hours, more than any quartz drifts


class Bounds(NamedTuple):
    """Bounds of the server's clock minus the monotonic clock, in seconds since 1970, as measured at ``at``."""

    low: float
    high: float
    at: float


class Moment(NamedTuple):
    """A moment by the server's clock: not before ``earliest`` and not after ``latest``."""

    earliest: datetime
    latest: datetime


class ServerClock:
    """The server's clock in bounds; measurements that contradict them (a sleep, a clock that was set) replace them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._bounds: Bounds | None = None
        self._unanswered: dict[str, tuple[float, float]] = {}

    def now(self) -> Moment | None:
        """Return the server's time now; None before the first response."""
        bounds, now = self._bounds, self._clock.monotonic()
        if bounds is None:
            return None
        low, high = _aged(bounds, now)
        return Moment(_moment(now + low), _moment(now + high))

    def note_date(self, date: datetime, sent: float, received: float) -> None:
        """Narrow the bounds by a ``Date`` header; the request took place between two monotonic times."""
        stated = date.timestamp()
        self._narrow(stated - GATEWAY_SECONDS - received, stated + 1 + GATEWAY_SECONDS - sent)

    def note_write(self, stamp: datetime, sent: float, received: float) -> None:
        """Narrow the bounds by the ``updated_at`` of a row that a request wrote between two monotonic times."""
        stated = stamp.timestamp()
        self._narrow(stated - STAMP_SECONDS - received, stated + STAMP_SECONDS - sent)

    def note_unanswered(self, row_id: str, sent: float) -> None:
        """Note that an insert got no response; if it turns out to have arrived, its stamp narrows the bounds."""
        self._unanswered[row_id] = sent, self._clock.monotonic()

    def note_arrived(self, row_id: str, stamp: datetime) -> None:
        """Narrow the bounds by the stamp of a row whose insert got no response."""
        if times := self._unanswered.pop(row_id, None):
            sent, failed = times
            self.note_write(stamp, sent, min(failed, sent + ARRIVES_WITHIN_SECONDS))

    def kept(self) -> str:
        """Return the bounds for the next process, by the wall clock, because its monotonic clock starts anew."""
        if self._bounds is None:
            return ""
        low, high = _aged(self._bounds, self._clock.monotonic())
        now = self._clock.now().timestamp()
        ahead = self._clock.monotonic() - now
        return json.dumps([low + ahead, high + ahead, now])

    def restore(self, kept: str) -> None:
        """Take the bounds of an earlier process, unless there are newer ones."""
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
        if not FIRST <= now + low <= LAST:  # a client made this stamp up
            return
        if self._bounds:
            known_low, known_high = _aged(self._bounds, now)
            if max(low, known_low) <= min(high, known_high):
                low, high = max(low, known_low), min(high, known_high)
        self._bounds = Bounds(low, high, now)


def _aged(bounds: Bounds, now: float) -> tuple[float, float]:
    """Return the bounds widened by the drift since they were measured."""
    drift = max(0.0, now - bounds.at) * DRIFT
    return bounds.low - drift, bounds.high + drift


def _moment(seconds: float) -> datetime:
    return _EPOCH + timedelta(seconds=seconds)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
