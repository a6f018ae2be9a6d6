"""The tools of other programs: each call checks the switch, opens the data, does one thing and closes them again.

So a call is what a verb of the command line is: a folder that was locked, restored or given to another account since
the last call is met as it is now. All arguments are untrusted, and typed here; the user's notes are neither given nor
taken (decision 0115).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from organic_desktop.app.programs import TOOLS, Tool, allowed_tools
from organic_desktop.core.errors import InvalidInput, Locked
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import settings_on_disk
from organic_desktop.wellness.metrics import METRICS, Metric, as_date, checked_number, is_amount, metric

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.store.reads import Entry

Arguments = Mapping[str, Any]

MOST_DAYS = 36_525
"""A century of averages."""
USUAL_DAYS = 30
LONGEST_DATE = 20
COLUMNS = tuple(of.column for of in METRICS)
AMOUNTS = tuple(column for column in COLUMNS if is_amount(column))


class ProgramTools:
    """The tools on the data folder at ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def listed(self) -> list[dict[str, Any]]:
        """Return the tools that are on, each as the protocol describes one."""
        allowed = allowed_tools(settings_on_disk(self._folder))
        return [_described(tool) for tool in TOOLS if tool.name in allowed]

    def knows(self, name: str) -> bool:
        """True if there is such a tool, on or off."""
        return name in _RUN

    def call(self, name: str, arguments: Arguments) -> Mapping[str, Any]:
        """Return a tool's answer. Raises OrganicError with a sentence, and nothing changed."""
        if name not in allowed_tools(settings_on_disk(self._folder)):
            raise InvalidInput(
                Sentence(
                    "The user has turned “{name}” off. To turn it on: Settings, “Other programs on this computer”, or"
                    " organic-desktop mcp allow {name}",
                    name=name,
                )
            )
        with self._opened() as app:
            return _RUN[name](app, arguments)

    @contextmanager
    def _opened(self) -> Iterator[App]:
        from organic_desktop.app.facade import App  # half a second, which a client's first question needn't wait for
        from organic_desktop.app.lock import Lock

        lock = Lock(self._folder)
        try:
            if not lock.unlock_from_keyring():
                raise Locked("The data is locked, and a passcode isn't taken from other programs.")
            app = App(self._folder, lock=lock)
            try:
                yield app
            finally:
                app.close()
        finally:
            if lock.is_set:
                lock.close()  # who locks the data meanwhile locks them for this process, too


# -- the tools --------------------------------------------------------------------------------------------------------


def _today(app: App, arguments: Arguments) -> Mapping[str, Any]:
    _check_names(arguments, ())
    today = app.today()
    entry = app.days.entry(today)
    return {"date": today.isoformat(), "has_entry": entry is not None, **_numbers(entry, COLUMNS)}


def _log(app: App, arguments: Arguments) -> Mapping[str, Any]:
    _check_names(arguments, ("date", "set", "add"))
    day = _day(arguments["date"]) if "date" in arguments else app.today()
    setting = {of.column: checked_number(of, value) for of, value in _values(arguments, "set", COLUMNS)}
    adding = {of.column: _step(of, value) for of, value in _values(arguments, "add", AMOUNTS)}
    if twice := setting.keys() & adding.keys():
        raise InvalidInput(Sentence("Either set or add {name}, not both.", name=min(twice)))
    named = [column for column in COLUMNS if column in setting or column in adding]
    if not named:
        raise InvalidInput("Nothing to log: name at least one number in “set” or “add”.")
    entry, edit_id = app.days.log_edit(day, setting, adding, source="program")
    return {"date": day.isoformat(), **_numbers(entry, named), "edit": edit_id}


def _stats(app: App, arguments: Arguments) -> Mapping[str, Any]:
    _check_names(arguments, ("days",))
    days = arguments.get("days", USUAL_DAYS)
    if type(days) is not int or not 1 <= days <= MOST_DAYS:
        raise InvalidInput(Sentence("“days” must be a whole number from 1 to {most}.", most=MOST_DAYS))
    return {"days": days, **vars(app.days.stats(days))}


def _why_streak(app: App, arguments: Arguments) -> Mapping[str, Any]:
    from organic_desktop.coach.answers import streak_lines
    from organic_desktop.coach.language import language
    from organic_desktop.wellness.streaks import why_streak

    _check_names(arguments, ())
    today, days_off = app.today(), app.days.skipped()
    reason = why_streak(frozenset(app.days.history.days_between(date.min, date.max)), today)
    _, rhythm = app.days.streaks(days_off)
    return {
        "today": today.isoformat(),
        "streak": reason.streak.streak,
        "first_day": _iso(reason.first),
        "last_day": _iso(reason.last),
        "missing_day": _iso(reason.missing),
        "missing_day_is_a_day_off": reason.missing in days_off,
        "today_has_no_entry_yet": reason.waits_for_today,
        "last_entry": _iso(reason.streak.last_entry),
        "total_entries": reason.streak.total_entries,
        "with_days_off_skipped": {"days": rhythm.tracked, "days_off": rhythm.skipped},
        "explanation": " ".join(streak_lines(language("en"), reason, days_off)),
    }


_RUN: Mapping[str, Callable[[App, Arguments], Mapping[str, Any]]] = {
    "today": _today,
    "log": _log,
    "stats": _stats,
    "why_streak": _why_streak,
}


# -- arguments and answers --------------------------------------------------------------------------------------------


def _check_names(arguments: Arguments, known: tuple[str, ...]) -> None:
    if arguments.keys() - set(known):
        if not known:
            raise InvalidInput("This tool takes no arguments.")
        raise InvalidInput(Sentence("This tool takes only {names}.", names=", ".join(known)))


def _day(given: object) -> date:
    if not isinstance(given, str) or len(given) > LONGEST_DATE:
        raise InvalidInput("“date” must be a text such as 2026-01-31.")
    return as_date(given)


def _values(arguments: Arguments, name: str, columns: tuple[str, ...]) -> list[tuple[Metric, Decimal | int]]:
    """Return the numbers of one of the objects ``set`` and ``add``. Raises InvalidInput."""
    given: Any = arguments.get(name, {})
    if not isinstance(given, dict) or given.keys() - set(columns):
        names = ", ".join(columns)
        raise InvalidInput(
            Sentence("“{name}” must be an object of numbers by name; the names are {names}.", name=name, names=names)
        )
    for column, value in given.items():
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise InvalidInput(Sentence("{name} must be a number.", name=column))
    return [(metric(column), value) for column, value in given.items()]


def _step(of: Metric, value: Decimal | int) -> int:
    """Return what is to be added, a whole number with its sign. Raises InvalidInput."""
    step = int(checked_number(of, Decimal(value).copy_abs()))  # abs() would compute, and some exponents are too large
    return step if value > 0 else -step


def _numbers(entry: Entry | None, columns: tuple[str, ...] | list[str]) -> dict[str, Decimal | int | None]:
    return {column: getattr(entry, column) if entry else None for column in columns}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


# -- what a client is told of them ------------------------------------------------------------------------------------


def _described(tool: Tool) -> dict[str, Any]:
    writes = tool.name == "log"
    return {
        "name": tool.name,
        "title": str(tool.label),
        "description": tool.description,
        "inputSchema": {"type": "object", "properties": _PROPERTIES[tool.name], "additionalProperties": False},
        "annotations": {
            "readOnlyHint": not writes,
            "destructiveHint": writes,
            "idempotentHint": not writes,
            "openWorldHint": False,
        },
    }


def _number(of: Metric, low: Decimal, what: str) -> dict[str, Any]:
    kind = "integer" if of.kind == "integer" else "number"
    unit = f", in {of.unit.value}" if of.unit.value else ", usually 1 to 5"
    return {"type": kind, "minimum": int(low), "maximum": float(of.high), "description": f"{what}{of.label}{unit}"}


def _numbers_by_name(properties: dict[str, Any], description: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False, "description": description}


_PROPERTIES: Mapping[str, dict[str, Any]] = {
    "today": {},
    "log": {
        "date": {"type": "string", "description": "The day, YYYY-MM-DD; today if it is left out."},
        "set": _numbers_by_name({of.column: _number(of, of.low, "") for of in METRICS}, "Replaces these numbers."),
        "add": _numbers_by_name(
            {column: _number(metric(column), -metric(column).high, "More, or less: ") for column in AMOUNTS},
            "Adds to these numbers; a negative one takes away.",
        ),
    },
    "stats": {"days": {"type": "integer", "minimum": 1, "maximum": MOST_DAYS, "default": USUAL_DAYS}},
    "why_streak": {},
}
