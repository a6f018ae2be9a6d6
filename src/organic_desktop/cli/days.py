"""The verbs log, entries, show, delete-entry, purge, streak and stats."""

from __future__ import annotations

from collections.abc import Iterable

from organic_desktop.cli.call import Call, counted, verbs_of
from organic_desktop.core import terminal
from organic_desktop.core.errors import InvalidInput
from organic_desktop.wellness.shorthand import ADDABLE, column_and_value, split

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from organic_desktop.cli.call import AddVerb
    from organic_desktop.store.reads import Entry

# Option of `log`, column, and what it is.
LOG_OPTIONS = (
    ("--sleep-hours", "sleep_hours", "hours slept, 0 to 24: 7.5, 7:30, 7h30 or 450min"),
    ("--water-ml", "water_intake_ml", "water in ml, or 0.5l"),
    ("--exercise-minutes", "exercise_minutes", "minutes of exercise"),
    ("--meditation-minutes", "meditation_minutes", "minutes of meditation"),
    ("--mood", "mood_score", "mood, 1 to 5 in halves (0 to 9.99 is taken)"),
    ("--energy", "energy_level", "energy, 1 to 5 in halves (0 to 9.99 is taken)"),
    ("--notes", "nutrition_notes", "notes of the day, up to 64 kB; - reads standard input"),
)

_LABELS = {column: option.removeprefix("--") for option, column, _ in LOG_OPTIONS}
"""What a line calls each column."""

# What `purge` takes: the row, how it is named, and what of it goes.
PURGED = (
    ("day", "DATE", "earlier notes of a day, or all if its entry is deleted"),
    ("module", "NAME", "earlier focus and notes of a module"),
    ("conversation", "ID", "earlier topics of a conversation"),
    ("message", "ID", "earlier versions of a message, or all of it if it is deleted"),
)


def add_verbs(verb: AddVerb) -> None:
    """Add these verbs to the parser."""
    log = verb("log", _log, "create or edit the entry of a day", facts=True)
    log.add_argument("--date", metavar="D", help="the day, YYYY-MM-DD (default: today)")
    for option, column, help in LOG_OPTIONS:
        adds = column in ADDABLE
        log.add_argument(
            option, dest=column, metavar="N" if adds else "X", help=help + ("; +N and -N add to it" if adds else "")
        )
    log.add_argument(
        "--clear",
        metavar="COLUMN",
        action="append",
        default=[],
        help=f"clear a value ({', '.join(_LABELS.values())}); clearing the last one deletes the entry",
    )
    entries = verb("entries", _entries, "the entries, oldest first", facts=True, looks=True)
    entries.add_argument("--from", dest="first", metavar="D", help="the first day (default: the first entry's)")
    entries.add_argument("--to", dest="last", metavar="D", help="the last day (default: the last entry's)")
    show = verb("show", _show, "the entry of a day", facts=True, looks=True)
    show.add_argument("--date", metavar="D", help="the day, YYYY-MM-DD (default: today)")
    delete = verb("delete-entry", _delete_entry, "delete the entry of a day")
    delete.add_argument("date", metavar="DATE", help="the day, YYYY-MM-DD")
    purge = verbs_of(verb("purge", None, "permanently delete earlier versions of a text"))
    for what, metavar, help in PURGED:
        each = purge(what, _purge, help, facts=True)
        each.add_argument("what", metavar=metavar)
        each.set_defaults(purged=what)
    verb("streak", _streak, "current streak, by the server's rules in your time zone", facts=True, looks=True)
    stats = verb("stats", _stats, "averages, by the server's rules", facts=True)
    stats.add_argument("--days", type=int, default=30, metavar="N", help="today and the N days before (default: 30)")


def options_of(values: Iterable[str]) -> list[str]:
    """Return the options of `log` for values such as "water=+250"."""
    options = {column: option for option, column, _ in LOG_OPTIONS}
    return [f"{options[column]}={value}" for column, value in map(column_and_value, values)]


def _log(call: Call) -> None:
    from organic_desktop.wellness.metrics import NOTES  # `--help` needn't wait for it

    named = ((column, getattr(call.arguments, column)) for _, column, _ in LOG_OPTIONS)
    given = ((column, call.text(text) if column == NOTES else text) for column, text in named if text is not None)
    typed, add = split(given)
    changes: dict[str, Any] = {**dict.fromkeys(map(_column, call.arguments.clear)), **typed}
    if not changes and not add:
        raise InvalidInput("Nothing to log: name at least one value, for example --water-ml +250.")
    day = call.day(call.arguments.date)
    entry = call.app.days.log(day, changes, add=add, source="command")
    call.answer_with_text(
        _facts(entry), [_whole(entry) if entry else (f"{day}: nothing is left; the entry is deleted.", "")]
    )


def _entries(call: Call) -> None:
    first = call.day(call.arguments.first) if call.arguments.first else None
    last = call.day(call.arguments.last) if call.arguments.last else None
    if call.arguments.json:
        terminal.print_objects(call.days.json_lines(first, last))
    else:
        call.answer((), call.days.lines(_LABELS, first, last) or ["No entries."])


def _show(call: Call) -> None:
    day = call.day(call.arguments.date)
    entry = call.days.entry(day)
    call.answer_with_text(_facts(entry), [_whole(entry) if entry else (f"{day}: nothing logged.", "")])


def _delete_entry(call: Call) -> None:
    day = call.day(call.arguments.date)
    if not call.app.days.delete([day]):
        raise InvalidInput(f"There is no entry on {day}.")
    call.say(f"Deleted the entry of {day}.")


def _purge(call: Call) -> None:
    from organic_desktop.app.permanent_deletion import result_messages  # `--help` needn't wait for it

    what, name = call.arguments.purged, call.arguments.what
    purged = getattr(call.app.permanent_deletion, what)(call.day(name) if what == "day" else name)
    messages = result_messages(purged)
    call.answer(vars(purged), messages[:1])
    for sentence in messages[1:]:
        call.say(sentence)


def _streak(call: Call) -> None:
    found = call.days.streak()
    entries = counted(found.total_entries, "entry", "entries")
    line = f"{counted(found.streak, 'day')} in a row; {entries}, the last on {found.last_entry}."
    call.answer(vars(found), [line if found.last_entry else "No entries.", *_ahead(call)])


def _stats(call: Call) -> None:
    if call.arguments.days < 0:
        raise InvalidInput("Days before today: enter a number from 0.")
    found = vars(call.app.days.stats(call.arguments.days))
    lines = [f"{name:16} {'–' if value is None else value}" for name, value in found.items()]
    call.answer(found, [*lines, *_ahead(call)])


def _ahead(call: Call) -> list[str]:
    """Say how entries in the future count, if there are any: as in the server's functions."""
    days = call.days.ahead()
    if not days:
        return []
    named = ", ".join(map(str, days[:3])) + (", …" if len(days) > 3 else "")
    counted = "averages and totals, as on the server; a streak ends today"
    return [f"{len(days)} of the entries {'is' if len(days) == 1 else 'are'} in the future ({named}): in {counted}."]


def _column(name: str) -> str:
    """Return a column by the schema's name or its option's (``water-ml``). Raises InvalidInput."""
    for option, column, _ in LOG_OPTIONS:
        if name in {column, option.removeprefix("--")}:
            return column
    raise InvalidInput(f"There is no such column to clear; these are: {', '.join(_LABELS.values())}.")


def _facts(entry: Entry | None) -> Mapping[str, Any] | None:
    """Return an entry by the schema's column names."""
    return entry and entry._asdict()


def _whole(entry: Entry) -> tuple[str, str]:
    """Return the day with its numbers, and its notes, which are printed last; both in one as ``Days.lines``."""
    values = {label: getattr(entry, column) for column, label in _LABELS.items()}
    notes = values.pop("notes")
    head = "  ".join([str(entry.date), *(f"{name} {value}" for name, value in values.items() if value is not None)])
    return head, "" if notes is None else f"  notes {notes}"
