"""The reminders of this installation and their history: one frozen value, stored as ``reminders.json``.

The file is checked by pydantic against the types and bounds here. An entry that can't be used, because somebody edited
it or a newer version wrote it, is left out alone.
"""

from __future__ import annotations

import errno
import json
import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic.fields import Field
from pydantic.functional_validators import AfterValidator, BeforeValidator
from pydantic.type_adapter import TypeAdapter

from organic_desktop.core.errors import DatabaseUnwritable
from organic_desktop.core.files import Damaged, copy_aside, locked, read_object, reason_of, set_aside, write_private
from organic_desktop.core.messages import Sentence
from organic_desktop.core.typed_json import validate_parts
from organic_desktop.reminders.events import LogLine, Occurrence, Outcome
from organic_desktop.wellness.metrics import COLUMNS
from organic_desktop.wellness.schedule import DayPlan, QuietHours, Reminder, Slot

LOG_LINES = 300
MOST_REMINDERS, MOST_TIMES, LONGEST_MESSAGE = 100, 48, 2_000  # nobody has chosen more
MOST_PLANNED_DAYS = 56
YEARS = range(1970, 9000)  # within these, a time zone can't lead out of the calendar
FOR_GOOD = datetime.max.replace(tzinfo=UTC)
"""The end of a pause until the user resumes."""

log = logging.getLogger(__name__)
Parsed = TypeVar("Parsed", date, datetime, time)


# -- the types of the file --------------------------------------------------------------------------------------------


def _iso(parse: Callable[[str], Parsed]) -> BeforeValidator:
    """Read a text in ISO 8601, and nothing else that pydantic would take for a time."""

    def parsed(found: object) -> Parsed:
        if not isinstance(found, str):
            raise ValueError("not a text")
        return parse(found)

    return BeforeValidator(parsed)


def _wall_time(found: time) -> time:
    """Return a time of day as a clock on the wall shows it, in no zone."""
    return found.replace(tzinfo=None, fold=0)


def _possible_day(found: date) -> date:
    if found.year not in YEARS:
        raise ValueError("a day out of range")
    return found


def _possible_moment(found: datetime) -> datetime:
    if found.utcoffset() != timedelta(0) or found.year not in YEARS:
        raise ValueError("not a moment in UTC, or out of range")
    return found


def _possible_end(found: datetime) -> datetime:
    return FOR_GOOD if found == FOR_GOOD else _possible_moment(found)


def _known_column(found: str) -> str:
    if found not in ("", *COLUMNS):
        raise ValueError("no such column")
    return found


Text = Annotated[str, Field(max_length=LONGEST_MESSAGE)]
Column = Annotated[str, AfterValidator(_known_column)]
Weekday = Annotated[int, Field(strict=True, ge=0, le=6)]
WallTime = Annotated[time, AfterValidator(_wall_time), _iso(time.fromisoformat)]
Day = Annotated[date, AfterValidator(_possible_day), _iso(date.fromisoformat)]
Moment = Annotated[datetime, AfterValidator(_possible_moment), _iso(datetime.fromisoformat)]
PauseEnd = Annotated[datetime, AfterValidator(_possible_end), _iso(datetime.fromisoformat)]


@dataclass(frozen=True)
class StoredDayPlan:
    """A ``DayPlan`` (wellness/schedule.py) in the file."""

    first: Day
    with_it: Annotated[tuple[bool, ...], Field(max_length=MOST_PLANNED_DAYS)]


@dataclass(frozen=True)
class StoredReminder:
    """A ``Reminder`` (wellness/schedule.py) in the file; a switch that isn't a boolean counts as its default."""

    id: Text
    times: Annotated[tuple[WallTime, ...], Field(max_length=MOST_TIMES)]
    weekdays: frozenset[Weekday]
    column: Column
    message: Text
    only_if_missing: Annotated[bool, BeforeValidator(lambda found: found is not False)]
    on: Annotated[bool, BeforeValidator(lambda found: found is True)]
    plan: StoredDayPlan | None = None


@dataclass(frozen=True)
class StoredQuietHours:
    """``QuietHours`` (wellness/schedule.py) as the file has them."""

    begin: WallTime
    end: WallTime


@dataclass(frozen=True)
class StoredLogLine:
    """A ``LogLine`` (events.py) as the file has it."""

    at: Moment
    planned: Moment
    day: Day
    column: Column
    message: Text
    outcome: Outcome


@dataclass(frozen=True)
class Handled:
    """A slot that was handled, by the user's day and time: in another zone, the same evening comes once."""

    reminder_id: Text
    day: Day
    time: WallTime

    @classmethod
    def of(cls, slot: Slot) -> Handled:
        return cls(slot.reminder_id, slot.day, slot.time)


@dataclass(frozen=True)
class Snooze:
    """A reminder snoozed ``until`` a moment; those with the same ``key`` come back as one."""

    reminder_id: Text
    key: Text
    day: Day
    planned: Moment
    until: Moment


@dataclass(frozen=True)
class StoredState:
    """What the file may hold."""

    reminders: list[StoredReminder] = field(default_factory=list)
    since: dict[str, Any] = field(default_factory=dict)  # its moments are checked one by one
    quiet: StoredQuietHours | None = None
    paused_until: PauseEnd | None = None
    snoozes: tuple[Snooze, ...] = ()
    handled: tuple[Handled, ...] = ()
    lines: list[StoredLogLine] = field(default_factory=list)
    unseen: tuple[Snooze, ...] = ()


@dataclass(frozen=True)
class ReminderState:
    """All reminders, and what happened to them.

    ``since`` is from when on a reminder counts: one that is set at nine for eight isn't late. ``lines`` are the log,
    oldest first; ``unseen`` are those that wait in the window's banner for an answer.
    """

    reminders: tuple[Reminder, ...] = ()
    since: Mapping[str, datetime] = field(default_factory=dict)
    quiet: QuietHours | None = None
    paused_until: datetime | None = None
    snoozes: tuple[Snooze, ...] = ()
    handled: tuple[Handled, ...] = ()
    lines: tuple[LogLine, ...] = ()
    unseen: tuple[Snooze, ...] = ()

    def with_lines(self, at: datetime, outcomes: Iterable[tuple[Occurrence, Outcome]]) -> tuple[LogLine, ...]:
        """Return the log with some more outcomes, without its oldest lines if it is too long."""
        new = (
            LogLine(at, each.planned, each.day, each.reminder.column, each.reminder.message, outcome)
            for each, outcome in outcomes
        )
        return (*self.lines, *new)[-LOG_LINES:]


class ReminderStore:
    """Reads ``reminders.json`` when first asked, and replaces it. Only one program at a time runs the reminders."""

    def __init__(self, folder: Path) -> None:
        self._path, self._lock = folder / "reminders.json", folder / "reminders.lock"
        self._state: ReminderState | None = None
        self._reading = threading.Lock()
        self._problem: Sentence | None = None
        self._may_write, self._keep_copy = True, False
        self._newer: Mapping[str, Any] = {}
        self._stamp: tuple[int, int] | None = None

    @property
    def current(self) -> ReminderState:
        """The state now. The first call reads the file, which takes some 40 ms."""
        if self._state is None:
            with self._reading:
                self._state = self._state or self._read()
        return self._state

    def read_again(self) -> None:
        """Read the file again if another process has changed it since: the command line sets reminders, too.

        One that can't be read any more is left alone, and replaced by the next change.
        """
        if self._state is None or self._stamp == (stamp := self._stamp_now()) or stamp is None:
            return
        self._stamp = stamp
        try:
            stored = read_object(self._path)
        except (OSError, Damaged) as error:
            log.warning("reminders.json can't be read any more: %s", type(error).__name__)
            return
        self._state, self._newer = read(stored), stored

    def _stamp_now(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    def _read(self) -> ReminderState:
        self._stamp = self._stamp_now()
        try:
            stored = read_object(self._path)
        except FileNotFoundError:
            return ReminderState()
        except Damaged as damaged:
            return self._set_aside(damaged.why)
        except OSError as error:
            self._may_write = False  # it may be sound all the same
            self._problem = Sentence("The reminders can't be read: {reason}.", reason=reason_of(error))
            return ReminderState()
        state = read(stored)
        self._newer = stored
        written = json.loads(_text_of(state, stored))
        if any(written.get(name) != value for name, value in stored.items()):
            self._keep_copy = True
            self._problem = Sentence("Part of reminders.json is invalid and was skipped.")
        return state

    @property
    def problem(self) -> Sentence | None:
        """The sentence about the file that the user should see, if any.

        A file that can't be read is renamed; one that is partly unusable is copied before it is written.
        """
        self.current  # noqa: B018 - read by asking
        return self._problem

    def change(self, **changes: Any) -> None:
        """Replace fields, on disk first. Raises DatabaseUnwritable, with nothing changed."""
        self.change_by(lambda _: changes)

    def change_by(self, changes_of: Callable[[ReminderState], Mapping[str, Any]]) -> None:
        """Make the changes that ``changes_of`` returns for the state on disk, which no other process changes meanwhile.

        Raises DatabaseUnwritable, and what ``changes_of`` raises, with nothing changed.
        """
        try:
            with locked(self._lock):
                self.read_again()
                changed = replace(self.current, **changes_of(self.current))
                self._write(changed)
        except (OSError, UnicodeEncodeError) as error:
            raise DatabaseUnwritable(
                Sentence("The reminders can't be saved: {reason}.", reason=reason_of(error))
            ) from error
        self._state = changed

    def record(self, **changes: Any) -> None:
        """Replace fields, in memory also if the disk is full: no reminder is shown twice for that."""
        try:
            with locked(self._lock):
                self.read_again()
                self._state = replace(self.current, **changes)
                self._write(self._state)
        except (OSError, UnicodeEncodeError, DatabaseUnwritable) as error:
            self._state = replace(self.current, **changes)
            reason = error.message if isinstance(error, DatabaseUnwritable) else reason_of(error)
            log.warning("the history of reminders can't be saved: %s", reason)

    def _set_aside(self, why: Sentence) -> ReminderState:
        try:
            aside = set_aside(self._path)
        except OSError:
            self._may_write, aside = False, self._path.name
        self._problem = Sentence(
            "The reminders can't be read: {reason}. The file was saved as {name}.", reason=why, name=aside
        )
        log.warning("%s", self._problem)
        return ReminderState()

    def _write(self, state: ReminderState) -> None:
        if not self._may_write:
            raise PermissionError(errno.EACCES, Sentence("the existing file can't be read"))
        if self._keep_copy:
            copy_aside(self._path)
            self._keep_copy = False
        write_private(self._path, _text_of(state, self._newer))
        self._stamp = self._stamp_now()


def _text_of(state: ReminderState, stored: Mapping[str, Any]) -> str:
    """Return the text to write, with what a newer version ``stored`` in the file and in reminders kept."""
    plain = asdict(state)
    found = stored.get("reminders")
    items = {item["id"]: item for item in found if _has_id(item)} if isinstance(found, list) else {}
    written = [_without_no_plan(each) for each in plain["reminders"]]
    plain["reminders"] = [{**_more_than(each, items.get(each["id"], {})), **each} for each in written]
    return json.dumps({**_more_than(plain, stored), **plain}, default=_plain, indent=1, ensure_ascii=False) + "\n"


def _more_than(known: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in stored.items() if name not in known}


def _has_id(item: object) -> bool:
    return isinstance(item, dict) and isinstance(item.get("id"), str)


def _plain(value: frozenset[int] | date | time) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value.isoformat()


def _without_no_plan(reminder: dict[str, Any]) -> dict[str, Any]:
    """Leave out the plan that only experiments have: earlier versions don't know it."""
    return {name: value for name, value in reminder.items() if name != "plan" or value is not None}


def exported(state: ReminderState) -> dict[str, Any]:
    """Return what an export has of the reminders, as JSON values: what was chosen, not what became of it."""
    own = (each for each in state.reminders if each.plan is None)  # those of experiments are made from them
    chosen = {
        "reminders": [_without_no_plan(asdict(each)) for each in own],
        "quiet": state.quiet and asdict(state.quiet),
    }
    found: dict[str, Any] = json.loads(json.dumps(chosen, default=_plain))
    return found


# -- reading ----------------------------------------------------------------------------------------------------------


def read(stored: Mapping[str, Any]) -> ReminderState:
    """Return what this version can use of a file's JSON object."""
    found, _ = validate_parts(_adapter(), stored)
    since, _ = validate_parts(_moments_adapter(), found.since)
    reminders = {each.id: _reminder(each) for each in found.reminders[:MOST_REMINDERS]}
    return ReminderState(
        tuple(reminders.values()),
        {key: at for key, at in since.items() if key in reminders},
        QuietHours(**vars(found.quiet)) if found.quiet else None,
        found.paused_until,
        found.snoozes,
        found.handled,
        tuple(LogLine(**vars(each)) for each in found.lines[-LOG_LINES:]),
        found.unseen,
    )


def _reminder(stored: StoredReminder) -> Reminder:
    plan = DayPlan(stored.plan.first, stored.plan.with_it) if stored.plan else None
    return Reminder(**{**vars(stored), "plan": plan})


@cache
def _adapter() -> TypeAdapter[StoredState]:
    return TypeAdapter(StoredState)


@cache
def _moments_adapter() -> TypeAdapter[dict[str, datetime]]:
    return TypeAdapter(dict[str, Moment])
