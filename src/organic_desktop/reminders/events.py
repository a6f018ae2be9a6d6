"""The values that reminders are told in: what is due now, and what became of every one.

Nothing here decides anything: that is rules.py's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from organic_desktop.wellness.schedule import Reminder


@dataclass(frozen=True)
class Due:
    """One notification's worth: of one reminder, or of all that a sleep made ``late``.

    ``key`` names the notification: another of the same key takes its place. ``day`` is what its buttons write to.
    """

    key: str
    day: date
    reminders: tuple[Reminder, ...]
    late: bool = False


@dataclass(frozen=True)
class Asked:
    """A reminder whose time has come: by its schedule, or because the user put it off until then.

    ``at`` is that time, ``planned`` the one that the schedule named, ``key`` the notification it belongs to.
    """

    reminder: Reminder
    key: str
    day: date
    at: datetime
    planned: datetime
    put_off: bool = False


class Outcome(StrEnum):
    """What became of a reminder's moment."""

    SHOWN = "shown"
    ASLEEP = "asleep"
    """Shown late, with all others that were missed: the computer slept, or the program wasn't running."""
    LOGGED = "logged"
    """Not shown: it was logged already."""
    DAY_OFF = "day off"
    QUIET = "quiet"
    PAUSED = "paused"
    OVER = "over"
    """Not shown: asleep until its day was over."""
    SNOOZED = "snoozed"
    ACTED = "acted"
    """Logged after it was shown, and so withdrawn."""
    DISMISSED = "dismissed"


@dataclass(frozen=True)
class LogLine:
    """What happened ``at`` a moment to the reminder that was ``planned`` for another; it may be gone by now."""

    at: datetime
    planned: datetime
    day: date
    column: str
    message: str
    outcome: Outcome
