"""What becomes of the reminders whose time has come: a pure function of what is known at that moment.

The order of the questions is the order of the reasons in the log: the user's own wishes first, then what is logged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from organic_desktop.reminders.events import Asked, Due, Outcome
from organic_desktop.wellness.schedule import QuietHours, Reminder

LATE = timedelta(seconds=60)
LATE_KEY = "late"


@dataclass(frozen=True)
class Look:
    """What is known at the moment; ``missing`` says whether a day still lacks what a reminder asks for."""

    now: datetime
    today: date
    zone: ZoneInfo
    quiet: QuietHours | None
    paused_until: datetime | None
    days_off: frozenset[date]
    missing: Callable[[Reminder, date], bool]


def outcome(asked: Asked, look: Look) -> Outcome:
    """What becomes of one.

    What fell into quiet hours isn't shown after them: they mostly end in the morning, when its day is over. Who put one
    off until then wants it all the same.
    """
    late = look.now - asked.at > LATE
    if look.paused_until and asked.at < look.paused_until:
        return Outcome.PAUSED
    if look.quiet and not asked.put_off and any(look.quiet.hold(moment, look.zone) for moment in (asked.at, look.now)):
        return Outcome.QUIET
    if asked.day < look.today:
        return Outcome.OVER
    if asked.reminder.only_if_missing:
        if not look.missing(asked.reminder, asked.day):
            return Outcome.LOGGED
        if asked.day in look.days_off:
            return Outcome.DAY_OFF
    return Outcome.ASLEEP if late else Outcome.SHOWN


def merged(told: Iterable[tuple[Asked, Outcome]], still_late: Sequence[Reminder], today: date) -> list[Due]:
    """The notifications for what is to be told: those in time each their own, the late ones one together.

    ``still_late`` are the reminders of an earlier catch-up that stands unanswered: the new one takes its place.
    """
    told = list(told)
    in_time: dict[str, list[Asked]] = {}
    for asked, found in told:
        if found is Outcome.SHOWN:
            in_time.setdefault(asked.key, []).append(asked)
    dues = [
        Due(key, group[0].day, tuple(dict.fromkeys(asked.reminder for asked in group)))
        for key, group in in_time.items()
    ]
    now_shown = {reminder.id for due in dues for reminder in due.reminders}
    late = [asked.reminder for asked, found in told if found is Outcome.ASLEEP and asked.reminder.id not in now_shown]
    if late:
        earlier = (reminder for reminder in still_late if reminder.id not in now_shown)
        dues.append(Due(LATE_KEY, today, tuple(dict.fromkeys([*earlier, *late])), late=True))
    return dues
