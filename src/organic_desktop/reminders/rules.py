"""Rules for an occurrence of a reminder, quiet hours included: show it, show it late, or don't and why. Pure.

The order of the rules is the order of the reasons in the log: the user's own wishes first, then what is logged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from organic_desktop.reminders.events import Due, Occurrence, Outcome
from organic_desktop.wellness.schedule import QuietHours, Reminder

LATE = timedelta(seconds=60)
LATE_KEY = "late"


@dataclass(frozen=True)
class Context:
    """Everything that the rules depend on; ``missing`` returns True if a day lacks what a reminder asks for."""

    now: datetime
    today: date
    zone: ZoneInfo
    quiet: QuietHours | None
    paused_until: datetime | None
    days_off: frozenset[date]
    missing: Callable[[Reminder, date], bool]


def outcome(occurrence: Occurrence, context: Context) -> Outcome:
    """Decide about one occurrence.

    One in quiet hours isn't shown after them: they mostly end in the morning, when its day is over. One that was
    snoozed until then is shown all the same: the user asked for it.
    """
    late = context.now - occurrence.at > LATE
    if context.paused_until and occurrence.at < context.paused_until:
        return Outcome.PAUSED
    if context.quiet and not occurrence.snoozed and _is_quiet(context.quiet, occurrence, context):
        return Outcome.QUIET
    if occurrence.day < context.today:
        return Outcome.OVER
    if occurrence.reminder.only_if_missing:
        if not context.missing(occurrence.reminder, occurrence.day):
            return Outcome.LOGGED
        if occurrence.day in context.days_off and not occurrence.reminder.plan:  # an experiment's plan goes on
            return Outcome.DAY_OFF
    return Outcome.ASLEEP if late else Outcome.SHOWN


def notifications(
    decided: Iterable[tuple[Occurrence, Outcome]], still_late: Sequence[Reminder], today: date
) -> list[Due]:
    """Return the notifications to show: one for each occurrence in time, and one for all late ones together.

    ``still_late`` are the reminders of an earlier catch-up without an answer: the new one takes its place.
    """
    decided = list(decided)
    in_time: dict[str, list[Occurrence]] = {}
    for each, found in decided:
        if found is Outcome.SHOWN:
            in_time.setdefault(each.key, []).append(each)
    dues = [
        Due(key, group[0].day, tuple(dict.fromkeys(each.reminder for each in group))) for key, group in in_time.items()
    ]
    now_shown = {reminder.id for due in dues for reminder in due.reminders}
    late = [each.reminder for each, found in decided if found is Outcome.ASLEEP and each.reminder.id not in now_shown]
    if late:
        earlier = (reminder for reminder in still_late if reminder.id not in now_shown)
        dues.append(Due(LATE_KEY, today, tuple(dict.fromkeys([*earlier, *late])), late=True))
    return dues


def _is_quiet(quiet: QuietHours, occurrence: Occurrence, context: Context) -> bool:
    """True if an occurrence was due in quiet hours, or would be shown in them now."""
    return any(quiet.contains(moment, context.zone) for moment in (occurrence.at, context.now))
