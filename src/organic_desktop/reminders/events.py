"""Values of the reminders room: what is due now, and the log of what happened to each reminder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from organic_desktop.wellness.schedule import Reminder


@dataclass(frozen=True)
class Due:
    """What one notification is about: one reminder, or all that are ``late`` because the computer slept.

    ``key`` names the notification: another of the same key takes its place. ``day`` is the one that its buttons log to.
    """

    key: str
    day: date
    reminders: tuple[Reminder, ...]
    late: bool = False


@dataclass(frozen=True)
class Occurrence:
    """A reminder whose time has come, by its schedule or because the user ``snoozed`` it until then.

    ``at`` is that time, ``planned`` the one of the schedule, ``key`` the notification that it belongs to.
    """

    reminder: Reminder
    key: str
    day: date
    at: datetime
    planned: datetime
    snoozed: bool = False


class Outcome(StrEnum):
    """What happened to an occurrence."""

    SHOWN = "shown"
    ASLEEP = "asleep"
    """Shown late, together with all others that were missed: the computer slept, or the program wasn't running."""
    LOGGED = "logged"
    """Not shown: it was logged already."""
    DAY_OFF = "day off"
    QUIET = "quiet"
    PAUSED = "paused"
    OVER = "over"
    """Not shown: the computer slept until its day was over."""
    SNOOZED = "snoozed"
    ACTED = "acted"
    """Logged after it was shown, and therefore withdrawn."""
    DISMISSED = "dismissed"


@dataclass(frozen=True)
class LogLine:
    """What happened ``at`` a moment to an occurrence ``planned`` for another; its reminder may be deleted by now."""

    at: datetime
    planned: datetime
    day: date
    column: str
    message: str
    outcome: Outcome
