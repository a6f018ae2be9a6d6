"""All that is known of the reminders of this installation: one frozen value, kept as ``reminders.json``.

Of a file that somebody edited, or that a newer version wrote, what isn't sound is left out, one by one.
"""

from __future__ import annotations

import errno
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from organic_desktop.core.errors import DatabaseUnwritable
from organic_desktop.core.files import Damaged, copy_aside, read_object, reason_of, set_aside, write_private
from organic_desktop.core.messages import Sentence
from organic_desktop.reminders.events import Asked, LogLine, Outcome
from organic_desktop.wellness.metrics import COLUMNS
from organic_desktop.wellness.schedule import EVERY_DAY, QuietHours, Reminder, Slot

LINES = 300
MOST_REMINDERS, MOST_TIMES, LONGEST_MESSAGE = 100, 48, 2_000  # beyond these, nobody chose them
YEARS = range(1970, 9000)  # within these, a time zone can't lead out of the calendar
FOR_GOOD = datetime.max.replace(tzinfo=UTC)
"""A pause until the user ends it."""

log = logging.getLogger(__name__)
Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Handled:
    """A slot that is done with. Told by the user's day and time: in another zone, the same evening comes once."""

    reminder_id: str
    day: date
    time: time

    @classmethod
    def of(cls, slot: Slot) -> Handled:
        return cls(slot.reminder_id, slot.day, slot.time)


@dataclass(frozen=True)
class Snooze:
    """A reminder put off ``until`` a moment; those with the same ``key`` come back as one."""

    reminder_id: str
    key: str
    day: date
    planned: datetime
    until: datetime


@dataclass(frozen=True)
class Book:
    """``since`` is from when on a reminder counts: one that is set at nine for eight isn't late. ``lines`` are the
    log, oldest first; ``unseen`` are those that stand unanswered in the window."""

    reminders: tuple[Reminder, ...] = ()
    since: Mapping[str, datetime] = field(default_factory=dict)
    quiet: QuietHours | None = None
    paused_until: datetime | None = None
    snoozes: tuple[Snooze, ...] = ()
    handled: tuple[Handled, ...] = ()
    lines: tuple[LogLine, ...] = ()
    unseen: tuple[Snooze, ...] = ()

    def with_lines(self, at: datetime, told: Iterable[tuple[Asked, Outcome]]) -> tuple[LogLine, ...]:
        """The log and what became of some more, without its oldest lines where it is long."""
        new = (
            LogLine(at, asked.planned, asked.day, asked.reminder.column, asked.reminder.message, found)
            for asked, found in told
        )
        return (*self.lines, *new)[-LINES:]


class BookFile:
    """Reads ``reminders.json`` when first asked, and replaces it; one program at a time has the reminders."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "reminders.json"
        self._problem: Sentence | None = None
        self._may_write, self._keep_copy = True, False
        self._newer: Mapping[str, Any] = {}

    @cached_property
    def current(self) -> Book:
        try:
            stored = read_object(self._path)
        except FileNotFoundError:
            return Book()
        except Damaged as damaged:
            return self._without(damaged.why)
        except OSError as error:
            self._may_write = False  # it may be sound all the same
            self._problem = Sentence("The reminders can't be read: {reason}.", reason=reason_of(error))
            return Book()
        book = read(stored)
        self._newer = stored
        written = json.loads(_text_of(book, stored))
        if any(written.get(name) != value for name, value in stored.items()):
            self._keep_copy = True
            self._problem = Sentence("Some of reminders.json can't be used; it is left out.")
        return book

    @property
    def problem(self) -> Sentence | None:
        """What the user is to know of the file; one that can't be read is renamed, of an unsound one a copy is kept."""
        return self._problem if self.current else None

    def change(self, **changes: Any) -> None:
        """Replace fields, on disk before in memory. Raises DatabaseUnwritable, with nothing changed."""
        changed = replace(self.current, **changes)
        try:
            self._write(changed)
        except (OSError, UnicodeEncodeError) as error:
            raise DatabaseUnwritable(
                Sentence("The reminders can't be saved: {reason}.", reason=reason_of(error))
            ) from error
        self.current = changed

    def record(self, **changes: Any) -> None:
        """Replace fields, in memory also where the disk takes no more: nothing is shown again for that."""
        self.current = replace(self.current, **changes)
        try:
            self._write(self.current)
        except (OSError, UnicodeEncodeError) as error:
            log.warning("what became of reminders can't be saved: %s", reason_of(error))

    def _without(self, why: Sentence) -> Book:
        try:
            aside = set_aside(self._path)
        except OSError:
            self._may_write, aside = False, self._path.name
        self._problem = Sentence(
            "The reminders can't be read: {reason}. The file is kept as {name}.", reason=why, name=aside
        )
        log.warning("%s", self._problem)
        return Book()

    def _write(self, book: Book) -> None:
        if not self._may_write:
            raise PermissionError(errno.EACCES, Sentence("the file that is there can't be read"))
        if self._keep_copy:
            copy_aside(self._path)
            self._keep_copy = False
        write_private(self._path, _text_of(book, self._newer))


def _text_of(book: Book, stored: Mapping[str, Any]) -> str:
    """What is written, with what a newer version ``stored`` of the whole and of reminders that this one knows not."""
    plain = asdict(book)
    found = stored.get("reminders")
    items = {item["id"]: item for item in found if _has_id(item)} if isinstance(found, list) else {}
    plain["reminders"] = [{**_more_than(each, items.get(each["id"], {})), **each} for each in plain["reminders"]]
    return json.dumps({**_more_than(plain, stored), **plain}, default=_plain, indent=1, ensure_ascii=False) + "\n"


def _more_than(known: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in stored.items() if name not in known}


def _has_id(item: object) -> bool:
    return isinstance(item, dict) and isinstance(item.get("id"), str)


def _plain(value: frozenset[int] | date | time) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value.isoformat()


# -- reading ----------------------------------------------------------------------------------------------------------


def read(stored: Mapping[str, Any]) -> Book:
    """What of a file this version can use."""
    sound = _each(_reminder, stored.get("reminders"))[:MOST_REMINDERS]
    reminders = {reminder.id: reminder for reminder in sound}
    since = stored.get("since")
    return Book(
        tuple(reminders.values()),
        {key: at for key, at in _pairs(since) if key in reminders},
        _one(lambda item: QuietHours(_time(item["begin"]), _time(item["end"])), stored.get("quiet")),
        _one(_end, stored.get("paused_until")),
        tuple(_each(_snooze, stored.get("snoozes"))),
        tuple(_each(_handled, stored.get("handled"))),
        tuple(_each(_line, stored.get("lines"))[-LINES:]),
        tuple(_each(_snooze, stored.get("unseen"))),
    )


def _one(kind: Callable[[Any], Kind], found: object) -> Kind | None:
    """A value of its kind, None where it isn't sound."""
    try:
        return kind(found)
    except (KeyError, TypeError, ValueError):
        return None


def _each(kind: Callable[[Any], Kind], found: object) -> list[Kind]:
    values = (_one(kind, item) for item in found) if isinstance(found, list) else ()
    return [value for value in values if value is not None]


def _pairs(found: object) -> list[tuple[str, datetime]]:
    items = found.items() if isinstance(found, dict) else ()
    return [(key, at) for key, text in items if (at := _one(_moment, text))]


def _reminder(item: Any) -> Reminder:
    weekdays = frozenset(item["weekdays"])
    if not weekdays <= EVERY_DAY or not isinstance(item["times"], list) or len(item["times"]) > MOST_TIMES:
        raise ValueError("not the days of a week, or no times of a day")
    return Reminder(
        _text(item["id"]),
        tuple(_time(each) for each in item["times"]),
        weekdays,
        _column(item["column"]),
        _text(item["message"]),
        item["only_if_missing"] is not False,
        item["on"] is True,
    )


def _snooze(item: Any) -> Snooze:
    names = _text(item["reminder_id"]), _text(item["key"])
    return Snooze(*names, _day(item["day"]), _moment(item["planned"]), _moment(item["until"]))


def _handled(item: Any) -> Handled:
    return Handled(_text(item["reminder_id"]), _day(item["day"]), _time(item["time"]))


def _line(item: Any) -> LogLine:
    at, planned, day = _moment(item["at"]), _moment(item["planned"]), _day(item["day"])
    return LogLine(at, planned, day, _column(item["column"]), _text(item["message"]), Outcome(item["outcome"]))


def _text(found: object) -> str:
    if not isinstance(found, str) or len(found) > LONGEST_MESSAGE:
        raise TypeError("not text, or too much of it")
    return found


def _column(found: object) -> str:
    if found not in ("", *COLUMNS):
        raise ValueError("no such column")
    return _text(found)


def _time(found: str) -> time:
    """A time of day as a clock on the wall shows it, in no zone."""
    return time.fromisoformat(found).replace(tzinfo=None, fold=0)


def _day(found: str) -> date:
    day = date.fromisoformat(found)
    if day.year not in YEARS:
        raise ValueError("not a day of anybody's")
    return day


def _moment(found: str) -> datetime:
    moment = datetime.fromisoformat(found)
    if moment.utcoffset() != timedelta(0) or moment.year not in YEARS:
        raise ValueError("not a moment in UTC")
    return moment


def _end(found: str) -> datetime:
    return FOR_GOOD if found == FOR_GOOD.isoformat() else _moment(found)
