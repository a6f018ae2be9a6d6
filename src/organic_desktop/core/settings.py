"""The user's choices for this installation: one frozen value, stored as ``settings.json`` in the data folder.

The types of ``Settings`` say what the file may hold. A sound file is read by them alone; of any other, pydantic tells
which fields can't be used (core/typed_json.py): they are reported and left out. Secrets aren't settings (see
core/keychain.py), and neither is anything that a sync should carry to another device.
"""

from __future__ import annotations

import json
import logging
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo

from organic_desktop.core.clock import SystemClock, zone_named
from organic_desktop.core.errors import DatabaseUnwritable, StoreError, UnsafeProject
from organic_desktop.core.files import Damaged, copy_aside, locked, read_object, reason_of, set_aside, write_private
from organic_desktop.core.goals import DayGoal, GoalHistory, earlier_goals, goal_text, goal_turns, history_of
from organic_desktop.core.messages import Sentence
from organic_desktop.core.plain_text import one_line
from organic_desktop.core.project import Project, checked_project
from organic_desktop.core.typed_json import LeftOut, ReadBy, read_plainly, validate_parts
from organic_desktop.core.validation import identifier

if TYPE_CHECKING:
    from pydantic.type_adapter import TypeAdapter

LONGEST_TEXT = 320  # an e-mail address's longest, and more than any other setting's
LONGEST_PATH = 4_096
LONGEST_CHOICE = 40
MOST_NAMES = 100  # of the cards of one page
MOST_STEPS = 8  # of one metric; two are used
MOST_TOOLS = 20  # for other programs; four are known, a newer version may have more
LONGEST_PASSWORD = 1_000  # more than any server takes
NAMES_LISTED = 5
ZONE_SECONDS = 60.0
"""For how long the system's time zone is cached: a laptop travels while the program runs."""

Part = TypeVar("Part")

log = logging.getLogger(__name__)


# -- the types of settings: what a file may hold ----------------------------------------------------------------------


def _text(found: object) -> str:
    if not isinstance(found, str) or len(found) > LONGEST_TEXT or not found.isprintable():
        raise ValueError("not a text, too long, or with control characters")
    return found


def _path(found: object) -> str:
    if not isinstance(found, str) or len(found) > LONGEST_PATH or "\0" in found:
        raise ValueError("not a path, or too long")
    return found


def _device(found: object) -> str:
    if not isinstance(found, str) or not _DEVICE.fullmatch(found):
        raise ValueError("not a name for a device")
    return found


def _new_device() -> str:
    import uuid  # for a new installation only

    return str(uuid.uuid4())


def _user_id(found: object) -> str:
    return identifier(_text(found))


def _known_zone(found: object) -> str:
    name = _text(found)
    try:
        return zone_named(name).key if name else ""
    except (KeyError, OSError) as error:  # an unknown name, a folder's name
        raise ValueError("an unknown time zone") from error


def _hour(found: object) -> int:
    if type(found) is not int or found not in DAY_STARTS:
        raise ValueError("not an hour at which a day may begin")
    return found


def _switch(found: object) -> bool:
    if not isinstance(found, bool):
        raise ValueError("neither true nor false")
    return found


def _length(found: object) -> int:
    if type(found) is not int or not 0 <= found <= LONGEST_PASSWORD:
        raise ValueError("not the length of a password")
    return found


def _usable_project(found: object) -> Project:
    match found:
        case {"url": str(url), "publishable_key": str(key)}:
            try:
                return checked_project(url, key)
            except UnsafeProject as error:
                raise ValueError(error.message) from error
    raise ValueError("no project")


def _names(found: object) -> tuple[str, ...]:
    if not isinstance(found, list | tuple) or len(found) > MOST_NAMES:
        raise ValueError("not a list of names, or too many")
    return tuple(map(_text, found))


def _steps(found: object) -> tuple[str, ...]:
    if not isinstance(found, list | tuple) or len(found) > MOST_STEPS:
        raise ValueError("not a list of steps, or too many")
    return tuple(step if step == "" else goal_text(step) for step in found)


def _program_tools(found: object) -> tuple[str, ...]:
    if not isinstance(found, list | tuple) or len(found) > MOST_TOOLS:
        raise ValueError("not a list of tools, or too many")
    return tuple(map(_text, found))


_DEVICE = re.compile("[A-Za-z0-9-]{1,64}")
DAY_STARTS = range(7)
Text = Annotated[str, ReadBy(_text)]
PathText = Annotated[str, ReadBy(_path)]
Switch = Annotated[bool, ReadBy(_switch)]
Volume = Literal["ml", "fl oz"]
Hours = Literal["decimal", "clock"]


@dataclass(frozen=True)
class SignedIn:
    """The user who is signed in on this device: GoTrue's user id and e-mail address. The tokens are in the keyring."""

    user_id: Annotated[str, ReadBy(_user_id)]
    email: Text


@dataclass(frozen=True)
class PasswordRule:
    """What a project asks of a password, as was found out: more characters than ``longer_than``, and several kinds."""

    longer_than: Annotated[int, ReadBy(_length)] = 0
    needs_kinds: Switch = False


@dataclass(frozen=True)
class Settings:
    """All settings of one installation.

    ``timezone``, ``language`` and ``formats`` (a locale, for numbers and dates) are "" for the system's own.
    ``volume`` and ``hours`` are the units of wellness/units.py. ``welcomed``: the first page was left.
    ``hidden_before``: the user was told that a closed window stays in the tray. ``without_tray``: what closing the
    window does if there is no tray and reminders are set. ``lock_after`` are minutes without use, ``lock_on_sleep``
    also means the screen's lock; both are for who has set a passcode. ``lost``: the file no longer says who is signed
    in; true until somebody signs in or chooses no account, and meanwhile the accounts' files are offered.
    ``password_rules`` are by a project's address. ``goals`` are the latest ones by column, if they aren't the default;
    ``earlier_goals`` those that held before each change, by column and the day of the change; ``goal_turns`` the days
    on which one turns from "at least" to "at most" or back (core/goals.py). ``own_steps`` are what a metric's buttons
    add, by its column, "" for the default (app/steps.py). ``card_order`` and ``hidden_cards`` are by page
    (app/cards.py).
    ``zone_seen`` is the time zone that the user knows their days to be in: another one in force is asked about once
    (``app/zone_change.py``). ``mcp_tools`` are the names of what other programs on this computer may use, none by
    default (``app/programs.py``). ``check_updates``: the update page is asked once a day (``app/updates.py``).
    """

    device_id: Annotated[str, ReadBy(_device)] = field(default_factory=_new_device)
    project: Annotated[Project, ReadBy(_usable_project)] | None = None
    signed_in: SignedIn | None = None
    timezone: Annotated[str, ReadBy(_known_zone)] = ""
    day_start_hour: Annotated[int, ReadBy(_hour)] = 0
    appearance: Literal["system", "light", "dark"] = "system"
    language: Text = ""
    volume: Volume = "ml"
    hours: Hours = "decimal"
    formats: Text = ""
    week_start: Literal["system", "monday", "sunday", "saturday"] = "system"
    history_view: Literal["year", "table"] = "year"
    history_metric: Text = "sleep_hours"
    insights_part: Literal["trends", "links", "experiments"] = "trends"
    coach_panel: Switch = True
    insights_metric: Text = "sleep_hours"
    insights_days: Literal["7", "30", "90", "365", "month", "year", "all", "range"] = "30"
    sync_paused: Switch = False
    toolbar: Switch = False
    welcomed: Switch = False
    hidden_before: Switch = False
    without_tray: Literal["ask", "keep", "quit"] = "ask"
    lock_after: Literal["never", "1", "5", "15", "60"] = "15"
    lock_on_sleep: Switch = True
    backup_folder: PathText = ""
    lost: Switch = False
    goals: dict[Text, Annotated[str, ReadBy(goal_text)]] = field(default_factory=dict)
    earlier_goals: dict[Text, Annotated[dict[str, str], ReadBy(earlier_goals)]] = field(default_factory=dict)
    goal_turns: dict[Text, Annotated[tuple[str, ...], ReadBy(goal_turns)]] = field(default_factory=dict)
    card_order: dict[Text, Annotated[tuple[str, ...], ReadBy(_names)]] = field(default_factory=dict)
    hidden_cards: dict[Text, Annotated[tuple[str, ...], ReadBy(_names)]] = field(default_factory=dict)
    own_steps: dict[Text, Annotated[tuple[str, ...], ReadBy(_steps)]] = field(default_factory=dict)
    password_rules: dict[Text, PasswordRule] = field(default_factory=dict)
    zone_seen: Annotated[str, ReadBy(_known_zone)] = ""
    mcp_tools: Annotated[tuple[str, ...], ReadBy(_program_tools)] = ()
    check_updates: Switch = False

    def goal_on(self, column: str, day: date, usual: Decimal | None) -> DayGoal | None:
        """Return the user's goal of a metric for a day, of ``usual`` if none was chosen; None is no goal."""
        return self.goal_history(column).on(day, usual)

    def goal_history(self, column: str) -> GoalHistory:
        """Return the goals of a metric by the days since when each holds."""
        earlier, turns = self.earlier_goals.get(column, {}), self.goal_turns.get(column, ())
        return history_of(self.goals.get(column), earlier, turns)

    def goals_changed(self, column: str, history: GoalHistory) -> dict[str, Any]:
        """Return the changes of settings after which a metric has another history of goals."""
        stored = history.stored()
        return {
            "goals": _with_part(self.goals, column, stored.latest),
            "earlier_goals": _with_part(self.earlier_goals, column, stored.earlier),
            "goal_turns": _with_part(self.goal_turns, column, stored.turns),
        }

    def zone(self) -> ZoneInfo:
        """Return the user's time zone; UTC if neither the setting nor the system names one that exists."""
        name = self.timezone or _system_zone_name()
        try:
            return zone_named(name)
        except (KeyError, ValueError, OSError):  # an unknown name, a malformed one, a folder's name
            return ZoneInfo("UTC")


def _with_part(parts: Mapping[str, Part], name: str, part: Part | None) -> dict[str, Part]:
    """Return ``parts`` with another one of a name; without it if it is empty."""
    return {each: held for each, held in parts.items() if each != name} | ({name: part} if part else {})


DEVICE_ONLY = frozenset(
    {
        "device_id", "project", "signed_in", "sync_paused", "toolbar", "welcomed", "hidden_before", "without_tray",
        "lock_after", "lock_on_sleep", "lost", "password_rules", "backup_folder", "zone_seen",
        "mcp_tools", "check_updates",
    }
)  # fmt: skip
"""Settings that are about one device, its account or its lock: no export has them."""


def portable(settings: Settings) -> dict[str, Any]:
    """Return the settings for an export, as JSON values: those that mean the same on any device."""
    return {name: value for name, value in asdict(settings).items() if name not in DEVICE_ONLY}


def portable_changes(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of an export that this version can use, by name; what it can't use is left out."""
    names = {each.name for each in fields(Settings)} - DEVICE_ONLY
    known = {name: value for name, value in stored.items() if name in names}
    if "goals" in known:  # a file from before there were limits says by its goals alone that they are to be reached
        known.setdefault("goal_turns", {})
    found, left_out = validate_parts(_adapter(), known)
    return {name: getattr(found, name) for name in known.keys() - {each.field for each in left_out}}


# -- the file ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class StoredSettings:
    """The content of a settings file: usable settings, problems, and what only a newer version knows.

    ``newer`` are fields, or choices of a known field, that are kept when the file is written; ``newer_parts`` are parts
    of a known value, by its field. ``no_account``: it can't be read who is signed in.
    """

    settings: Settings
    problems: tuple[Sentence, ...] = ()
    no_account: bool = False
    newer: Mapping[str, Any] = field(default_factory=dict)
    newer_parts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def changed(self, changes: Mapping[str, Any]) -> tuple[Settings, dict[str, Any]]:
        """Return the settings after ``changes``, and the JSON object to write; a newer version's unless changed."""
        settings = replace(self.settings, **changes)
        stored = asdict(settings) | {name: value for name, value in self.newer.items() if name not in changes}
        for name, parts in self.newer_parts.items():
            if name not in changes:
                stored[name] = {**parts, **stored[name]}
        return settings, stored

    @property
    def messages(self) -> tuple[Sentence, ...]:
        """A sentence for the user about each thing that isn't used."""
        if not self.newer:
            return self.problems
        names = ", ".join(map(one_line, [*self.newer][:NAMES_LISTED]))
        return (
            *self.problems,
            Sentence(
                "settings.json has settings that this version doesn't know ({names}); they are kept.", names=names[:100]
            ),
        )


class SettingsFile:
    """Reads and replaces ``settings.json``; a change is on disk before ``change`` returns.

    ``problems`` are the sentences about the file that the user should see. A file that can't be read is renamed, and
    one that is partly unusable is copied before it is written: ``settings.json.damaged-1``. Raises StoreError if the
    file may not be read.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"
        self._accounts = folder / "accounts"
        self._stamp = self._stamp_now()
        try:
            read = self._read_or_set_aside()
        except OSError as error:
            raise StoreError(Sentence("The settings can't be read: {reason}.", reason=reason_of(error))) from error
        self.current, self.problems = read.settings, read.messages

    def change(self, **changes: Any) -> Settings:
        """Replace fields of the settings and save them, on top of what other processes changed meanwhile.

        Raises DatabaseUnwritable, with nothing changed.
        """
        if "signed_in" in changes:
            changes = {"lost": False, **changes}
        return self.change_by(lambda _: changes)

    def change_by(self, changes_of: Callable[[Settings], Mapping[str, Any]]) -> Settings:
        """Make the changes that ``changes_of`` returns for the settings on disk. Raises as ``change`` does."""
        try:
            with locked(self._path.with_suffix(".lock")):
                read = self._read_or_set_aside(self.current)
                changes = changes_of(read.settings)
                if read.problems and self._path.exists():
                    copy_aside(self._path)
                changed, stored = read.changed(changes)
                write_private(self._path, json.dumps(stored, indent=2, ensure_ascii=False) + "\n")
        except (OSError, UnicodeEncodeError) as error:
            raise DatabaseUnwritable(
                Sentence("The settings can't be saved: {reason}.", reason=reason_of(error))
            ) from error
        self._stamp, self.current = self._stamp_now(), changed
        return changed

    def read_again(self) -> bool:
        """Reload the file if another process changed it; returns whether ``current`` may be different now.

        A file that can't be read any more is ignored here, and replaced by the next change.
        """
        stamp = self._stamp_now()
        if stamp == self._stamp or stamp is None:
            return False
        self._stamp = stamp
        try:
            read = read_settings(self._path)
        except (OSError, Damaged) as error:
            log.warning("settings.json can't be read any more: %s", type(error).__name__)
            return False
        self.current, self.problems = read.settings, read.messages
        return True

    def _stamp_now(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    def _read_or_set_aside(self, known: Settings | None = None) -> StoredSettings:
        """Read the file; ``known``, or a new installation's settings, if there is none or it can't be read."""
        problem: tuple[Sentence, ...] = ()
        try:
            read = read_settings(self._path)
            if not read.no_account:
                return read
            return replace(read, settings=replace(read.settings, lost=self._has_accounts()))
        except FileNotFoundError:
            pass
        except Damaged as damaged:
            aside = set_aside(self._path)
            sentence = Sentence(
                "The settings can't be read: {reason}. The file was saved as {name}.", reason=damaged.why, name=aside
            )
            log.warning("%s", sentence)
            problem = (sentence,)
        return StoredSettings(known or Settings(lost=self._has_accounts()), problem)

    def _has_accounts(self) -> bool:
        return any(self._accounts.glob("*.db"))


def settings_on_disk(folder: Path) -> Settings:
    """Read the settings without changing anything, before there is an App; the defaults if they can't be read."""
    try:
        return read_settings(folder / "settings.json").settings
    except (OSError, Damaged):
        return Settings()


def read_settings(path: Path) -> StoredSettings:
    """Read a settings file without changing anything. Raises OSError; Damaged if it isn't one of ours."""
    stored = read_object(path)
    names = {each.name for each in fields(Settings)}
    sound, left_out = read_plainly(Settings, stored), list[LeftOut]()
    settings = sound or Settings()
    if sound is None:
        settings, left_out = validate_parts(_adapter(), stored)
    newer = {name: value for name, value in stored.items() if name not in names}
    newer |= {each.field: stored[each.field] for each in left_out if _is_newer_choice(each)}
    problems = {each.field: _problem(each) for each in left_out if each.field not in newer}
    no_account = "signed_in" not in stored or "signed_in" in problems  # we always write who, or null
    parts = {"project": settings.project, "signed_in": settings.signed_in}
    newer_parts = {name: _more_than(value, stored[name]) for name, value in parts.items() if value}
    return StoredSettings(settings, tuple(sorted(problems.values())), no_account, newer, newer_parts)


@cache
def _adapter() -> TypeAdapter[Settings]:
    from pydantic.type_adapter import TypeAdapter  # a file that is sound needn't wait for it

    return TypeAdapter(Settings)


def _is_newer_choice(left_out: LeftOut) -> bool:
    """True for a word that isn't one of this version's choices: a newer version may offer it."""
    error = left_out.error
    word = error["input"]
    if error["type"] != "literal_error" or not isinstance(word, str):
        return False
    return word.isascii() and word.isprintable() and len(word) <= LONGEST_CHOICE


def _problem(left_out: LeftOut) -> Sentence:
    cause = left_out.error.get("ctx", {}).get("error")
    if cause and isinstance(reason := cause.args[0], Sentence):
        return Sentence("The server in settings.json is ignored. {reason}", reason=reason)
    return Sentence("“{name}” in settings.json is invalid and was skipped.", name=left_out.field)


def _more_than(known: Project | SignedIn, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of a value that this version doesn't know."""
    return {name: value for name, value in stored.items() if name not in vars(known)}


def _system_zone_name() -> str:
    """The IANA name of the system's zone."""
    return _zone_name_in(SystemClock().monotonic() // ZONE_SECONDS)


@lru_cache(maxsize=1)
def _zone_name_in(_period: float) -> str:
    """Looked up anew for each period; APScheduler's own dependency knows every platform's way to it."""
    import tzlocal

    # That a system names no zone, or two that differ, isn't to be said in the middle of an answer.
    warnings.filterwarnings("ignore", category=UserWarning, module="tzlocal")
    try:
        tzlocal.reload_localzone()
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError, OSError):
        return "UTC"
