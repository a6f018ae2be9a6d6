"""The only access to the system clock: objects get a Clock by their constructor, and tests pass another one.

The user's day (time zone, start of the day) is computed here, too, so that "today" is the same everywhere.
"""

from __future__ import annotations

import re
import sys
import time
import zoneinfo
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

import tzdata

if sys.platform == "win32":
    import ctypes

    TICKS_A_SECOND = 10_000_000

# The rules of the zones are our own dependency's: the system's may be old, lack names (Debian 13 keeps the older ones
# in a package of their own), or not be there at all.
zoneinfo.reset_tzpath(to=[Path(tzdata.__file__).parent.absolute() / "zoneinfo"])


_ZONE_PART = re.compile(r"[A-Za-z0-9_+-]{1,64}")
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d", re.IGNORECASE)


class Clock(Protocol):
    """Wall-clock time and a counter that never goes back."""

    def now(self) -> datetime:
        """The time, aware, in UTC, with microseconds."""
        ...

    def monotonic(self) -> float:
        """Seconds since an arbitrary moment; never goes back, and stands still while the computer sleeps."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        if sys.platform == "win32":  # Python's goes on while the computer sleeps there, so that no wake-up would show
            ticks = ctypes.c_ulonglong()
            ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
            return ticks.value / TICKS_A_SECOND
        return time.monotonic()


def zone_named(name: str) -> ZoneInfo:
    """Return a time zone by its IANA name. Raises ZoneInfoNotFoundError (a KeyError) for any other text.

    ZoneInfo looks for a file of that name: on Windows COM1 and CON are devices in every folder, and reading one waits
    for ever.
    """
    parts = name.split("/")
    if not all(map(_ZONE_PART.fullmatch, parts)) or any(map(_DEVICE.fullmatch, parts)):
        raise zoneinfo.ZoneInfoNotFoundError("no name of a time zone")
    return ZoneInfo(name)


def zone_names() -> list[str]:
    """Return the IANA names of all time zones, sorted."""
    return sorted(zoneinfo.available_timezones())


EVENING_HOUR = 18


def local_day(now: datetime, zone: ZoneInfo, day_start_hour: int = 0) -> date:
    """Return the user's date at ``now`` in ``zone``, if a day begins at ``day_start_hour`` (0 to 6)."""
    return (now.astimezone(zone) - timedelta(hours=day_start_hour)).date()


def is_evening(now: datetime, zone: ZoneInfo, day_start_hour: int = 0) -> bool:
    """True from 6 p.m. until the user's next day begins."""
    hour = now.astimezone(zone).hour
    return hour >= EVENING_HOUR or hour < day_start_hour
