"""The verbs skip and reminders: days off and reminders, as the window's settings have them."""

from __future__ import annotations

import argparse

from organic_desktop.cli.call import Call, counted

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime, time
    from typing import Any, NoReturn

    from organic_desktop.cli.call import AddVerb
    from organic_desktop.wellness.schedule import Reminder

RANGE = ".."
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY = "every day"
CHECK_IN = "check-in"
DIGITS = 2  # of an hour
NEXT = 3  # times that a line of `reminders` names


def add_verbs(verb: AddVerb) -> None:
    """Add these verbs to the parser."""
    skip = verb("skip", _skip, "the days off; with dates, take days off, past or planned", facts=True)
    skip.add_argument(
        "days", metavar="DATE", nargs="*", help="a day, or several: 2026-12-20..2027-01-03, up to two years ahead"
    )
    back = skip.add_mutually_exclusive_group()
    for name in ("--undo", "--remove"):
        back.add_argument(name, dest="undo", action="store_true", help="take these days back: no days off after all")
    reminders = verb("reminders", _list, "the reminders, and when each comes next", facts=True)
    group = reminders.add_subparsers(metavar="[add | edit | remove]")
    for name, run, help in (
        ("add", _add, "add a reminder, every day unless told otherwise"),
        ("edit", _edit, "change a reminder"),
        ("remove", _remove, "remove a reminder"),
    ):
        each = group.add_parser(name, help=help, description=help)
        each.set_defaults(run=run)
        if name != "add":
            each.add_argument("id", metavar="ID", help="as `reminders` lists it; its first characters are enough")
        if name != "remove":
            _add_options(each, required=name == "add")
        # No default, or its absence would overwrite what stood before: `reminders --json add`.
        each.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document")


def _add_options(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument("--at", metavar="TIMES", required=required, help="one or more times: 08:00,20:30")
    parser.add_argument("--on", metavar="DAYS", dest="weekdays", help=f"{','.join(WEEKDAYS)}, or ranges: mon-fri")
    parser.add_argument("--what", metavar="COLUMN", help=f"the column to log, or {CHECK_IN}: all you usually log")
    parser.add_argument("--message", metavar="T", help="your own words; - reads standard input")
    parser.add_argument(
        "--always", choices=("yes", "no"), help="no: skip it if that is logged already, and on days off (default)"
    )
    parser.add_argument("--turned", choices=("on", "off"), help="off keeps it without reminding (default: on)")


# -- days off ---------------------------------------------------------------------------------------------------------


def _skip(call: Call) -> None:
    arguments, days = call.arguments, call.app.days
    ranges = [_range(text) for text in arguments.days]
    if not ranges:
        if arguments.undo:
            _refuse("Name the days to take back: organic-desktop skip --undo 2026-12-24")
        off = sorted(days.skipped())
        call.answer(off, [_named_run(first, last) for first, last in _runs(off)] or ["No days off."])
        return
    for first, last in ranges:  # all of them are checked before one is changed
        days.check_range(first, last, not arguments.undo)
    changed = sorted(day for first, last in ranges for day in days.skip_range(first, last, not arguments.undo))
    call.answer(changed, [_named_run(first, last) for first, last in _runs(changed)])
    what = "Back from days off" if arguments.undo else "Taken off"
    call.say(f"{what}: {counted(len(changed), 'day')}." if changed else "Nothing to change: it is so already.")


def _range(text: str) -> tuple[date, date]:
    from organic_desktop.wellness.metrics import as_date

    first, dots, last = text.partition(RANGE)
    if dots and not (first and last):
        _refuse(f"“{text}” has one end only. Enter both: 2026-12-20{RANGE}2027-01-03.")
    return as_date(first), as_date(last if dots else first)


def _runs(days: Iterable[date]) -> list[tuple[date, date]]:
    from organic_desktop.wellness.streaks import runs

    return runs(days)


def _named_run(first: date, last: date) -> str:
    if first == last:
        return f"{first}"
    return f"{first}{RANGE}{last}  {counted((last - first).days + 1, 'day')}"


# -- reminders --------------------------------------------------------------------------------------------------------


def _list(call: Call) -> None:
    found = call.app.reminders.all()
    call.answer([_facts(call, each) for each in found], [_line(call, each) for each in found] or ["No reminders."])


def _add(call: Call) -> None:
    from organic_desktop.wellness.schedule import EVERY_DAY as EACH_DAY
    from organic_desktop.wellness.schedule import Reminder

    _save(call, Reminder(call.app.reminders.new_id(), (), EACH_DAY))


def _edit(call: Call) -> None:
    _save(call, _chosen(call))


def _remove(call: Call) -> None:
    gone = _chosen(call)
    call.app.reminders.remove(gone.id)
    call.answer(_facts(call, gone), [_line(call, gone)])
    call.say("Removed.")


def _save(call: Call, reminder: Reminder) -> None:
    """Give a reminder what the call says, and store it."""
    from dataclasses import replace

    arguments = call.arguments
    changes: dict[str, Any] = {}
    if arguments.at is not None:
        changes["times"] = _times(arguments.at)
    if arguments.weekdays is not None:
        changes["weekdays"] = _weekdays(arguments.weekdays)
    if arguments.what is not None:
        changes["column"] = _column(arguments.what)
    if arguments.message is not None:
        changes["message"] = call.text(arguments.message).strip()
    if arguments.always is not None:
        changes["only_if_missing"] = arguments.always == "no"
    if arguments.turned is not None:
        changes["on"] = arguments.turned == "on"
    if not changes:
        _refuse("Nothing to change: say what, e.g. --at 21:30")
    changed = replace(reminder, **changes)
    call.app.reminders.save(changed)
    call.answer(_facts(call, changed), [_line(call, changed)])
    call.say("Saved. It is shown while Organic runs.")


def _chosen(call: Call) -> Reminder:
    """Return the reminder that the id names; its beginning is enough. Raises InvalidInput."""
    wanted = call.arguments.id
    found = [each for each in call.app.reminders.all() if each.id.startswith(wanted)] if wanted else []
    exact = [each for each in found if each.id == wanted]
    if len(exact or found) != 1:
        _refuse("Several reminders begin like this." if found else "There is no such reminder; `reminders` lists them.")
    return (exact or found)[0]


def _times(text: str) -> tuple[time, ...]:
    """Parse "08:00, 20:30". Raises InvalidInput."""
    from organic_desktop.reminders.storage import MOST_TIMES

    found = {clock_time(part) for part in text.split(",")}
    if len(found) > MOST_TIMES:
        _refuse(f"At most {MOST_TIMES} times for one reminder.")
    return tuple(sorted(found))


def clock_time(text: str) -> time:
    """Parse "20:30", or "8:05". Raises InvalidInput."""
    from datetime import time

    hour, _, minute = text.strip().partition(":")
    of_numbers = all(part.isascii() and part.isdecimal() for part in (hour, minute))
    if not (of_numbers and len(hour) <= DIGITS and len(minute) == DIGITS and int(hour) < 24 and int(minute) < 60):
        _refuse(f"“{text.strip()}” isn't a time. Enter a time such as 08:00.")
    return time(int(hour), int(minute))


def _weekdays(text: str) -> frozenset[int]:
    """Parse "mon-fri,sun"; a range may go over Sunday. Raises InvalidInput."""
    found = set[int]()
    for part in text.lower().split(","):
        first, dash, last = part.strip().partition("-")
        if first not in WEEKDAYS or (dash and last not in WEEKDAYS):
            _refuse(f"“{text}” isn't made of weekdays. Enter e.g. mon-fri,sun.")
        begin, end = WEEKDAYS.index(first), WEEKDAYS.index(last if dash else first)
        found.update(day % 7 for day in range(begin, end + 1 if begin <= end else end + 8))
    return frozenset(found)


def _column(text: str) -> str:
    from organic_desktop.wellness.metrics import COLUMNS
    from organic_desktop.wellness.shorthand import NAMES

    column = NAMES.get(text, text)
    if text == CHECK_IN:
        return ""
    if column not in COLUMNS:
        _refuse(f"“{text}” isn't a column. Enter {CHECK_IN}, {', '.join(NAMES)} or one of {', '.join(COLUMNS)}.")
    return column


def _facts(call: Call, reminder: Reminder) -> Mapping[str, Any]:
    return {
        "id": reminder.id,
        "on": reminder.on,
        "times": [f"{each:%H:%M}" for each in reminder.times],
        "weekdays": [WEEKDAYS[day] for day in sorted(reminder.weekdays)],
        "column": reminder.column or None,
        "message": reminder.message,
        "always": not reminder.only_if_missing,
        "next": [each.isoformat() for each in _next(call, reminder)],
    }


def _line(call: Call, reminder: Reminder) -> str:
    times = ",".join(f"{each:%H:%M}" for each in reminder.times)
    days = EVERY_DAY if len(reminder.weekdays) == len(WEEKDAYS) else ",".join(_day_names(reminder))
    coming = ", ".join(f"{each:%Y-%m-%d %H:%M}" for each in _next(call, reminder))
    said = f" “{' '.join(reminder.message.split())}”" if reminder.message else ""
    kind = f"{reminder.column or CHECK_IN}{'' if reminder.only_if_missing else ', always'}"
    return f"{reminder.id[:8]}  {times} {days}  {kind}{said}  next: {coming or ('none' if reminder.on else 'off')}"


def _day_names(reminder: Reminder) -> Iterator[str]:
    return (WEEKDAYS[day] for day in sorted(reminder.weekdays))


def _next(call: Call, reminder: Reminder) -> list[datetime]:
    zone = call.app.settings.zone()
    return [each.astimezone(zone) for each in call.app.reminders.next_times(reminder, NEXT)]


def _refuse(sentence: str) -> NoReturn:
    from organic_desktop.core.errors import InvalidInput

    raise InvalidInput(sentence)
