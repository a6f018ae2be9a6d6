"""What the user chose for this installation: one frozen value, kept as ``settings.json`` in the data folder.

Secrets aren't settings (see core/keychain.py), and neither is anything that a sync should carry to another device.
"""

from __future__ import annotations

import json
import logging
import re
import uuid
import warnings
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from organic_desktop.core.clock import SystemClock
from organic_desktop.core.errors import DatabaseUnwritable, StoreError, UnsafeProject
from organic_desktop.core.files import Damaged, copy_aside, locked, read_object, reason_of, set_aside, write_private
from organic_desktop.core.messages import Sentence
from organic_desktop.core.plain_text import one_line
from organic_desktop.core.project_keys import DATABASE, checked_key, refuse_secrets
from organic_desktop.core.validation import decimal

# The settings that are a choice; what a newer version may offer beyond it is as good as unset.
CHOICES = {
    "appearance": ("system", "light", "dark"),
    "volume": ("ml", "fl oz"),
    "hours": ("decimal", "clock"),
    "week_start": ("system", "monday", "sunday", "saturday"),
    "history_view": ("year", "table"),
    "insights_days": ("7", "30", "90", "365"),
    "without_tray": ("ask", "keep", "quit"),
}
LONGEST_TEXT = 320  # an e-mail address's longest, and more than any other setting's
LONGEST_CHOICE = 40
LONGEST_HOST = 253  # of the whole name; of a part between two points it is 63
LARGEST_GOAL = 1_000_000
NAMES_TOLD = 5
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
ZONE_SECONDS = 60.0
"""For how long the system's zone is believed: a laptop travels while the program runs."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Project:
    """A Supabase project as any client may know it: its address and its publishable (anon) key."""

    url: str
    publishable_key: str


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in on this device: GoTrue's user id and e-mail address. The tokens are in the keyring."""

    user_id: str
    email: str


@dataclass(frozen=True)
class Settings:
    """All settings of one installation; ``timezone`` "" means the system's own zone, ``language`` "" its language.

    ``welcomed`` is whether the first page was left, ``hidden_before`` whether it was said that a closed window goes on
    in the tray, ``without_tray`` what closing it means where there is none and reminders are set; ``volume`` and
    ``hours`` are what ``wellness/units.py`` reads. ``formats`` names the locale of numbers and dates, "" is the
    system's. ``lost`` is true from when it was lost who is signed in until somebody signs in or says that nobody is:
    the accounts' files are offered meanwhile.
    """

    device_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    project: Project | None = None
    signed_in: SignedIn | None = None
    timezone: str = ""
    day_start_hour: int = 0
    appearance: str = "system"
    language: str = ""
    volume: str = "ml"
    hours: str = "decimal"
    formats: str = ""
    week_start: str = "system"
    history_view: str = "year"
    history_metric: str = "sleep_hours"
    insights_metric: str = "sleep_hours"
    insights_days: str = "30"
    sync_paused: bool = False
    toolbar: bool = False
    welcomed: bool = False
    hidden_before: bool = False
    without_tray: str = "ask"
    lost: bool = False
    goals: dict[str, str] = field(default_factory=dict)

    def zone(self) -> ZoneInfo:
        """The user's time zone; UTC where neither the setting nor the system names one that exists."""
        name = self.timezone or _system_zone_name()
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):  # an unknown name, a malformed one, a folder's name
            return ZoneInfo("UTC")


@dataclass(frozen=True)
class Reading:
    """What a file says: settings that are sound, what isn't, and what only a newer version knows.

    That are names, choices, and parts of a value (``more``, by the value's name).
    """

    settings: Settings
    problems: tuple[Sentence, ...] = ()
    no_account: bool = False  # who is signed in can't be read
    unknown: Mapping[str, Any] = field(default_factory=dict)
    more: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def stored(self, changes: Mapping[str, Any]) -> tuple[Settings, dict[str, Any]]:
        """The settings after ``changes``, and what is to be written of them: a newer version's stays unless changed."""
        changed = replace(self.settings, **changes)
        stored = asdict(changed) | {name: value for name, value in self.unknown.items() if name not in changes}
        for name, parts in self.more.items():
            if name not in changes:
                stored[name] = {**parts, **stored[name]}
        return changed, stored

    @property
    def said(self) -> tuple[Sentence, ...]:
        """A sentence about each thing that isn't used."""
        if not self.unknown:
            return self.problems
        names = ", ".join(map(one_line, [*self.unknown][:NAMES_TOLD]))
        return (
            *self.problems,
            Sentence("settings.json says more than this version knows ({names}); it is kept.", names=names[:100]),
        )


class SettingsFile:
    """Reads and replaces ``settings.json``; a change is on disk before ``change`` returns.

    ``problems`` are what the user is to know of the file. One that can't be read is renamed, and of one that is
    partly unsound a copy is kept before it is written: ``settings.json.damaged-1``. Raises StoreError if the file may
    not be read.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"
        self._accounts = folder / "accounts"
        self._stamp = self._stamp_now()
        try:
            reading = self._read_or_set_aside()
        except OSError as error:
            raise StoreError(Sentence("The settings can't be read: {reason}.", reason=reason_of(error))) from error
        self.current, self.problems = reading.settings, reading.said

    def change(self, **changes: Any) -> Settings:
        """Replace fields of the settings and save them; what another process changed meanwhile stays as it made it.

        Raises DatabaseUnwritable, with nothing changed.
        """
        if "signed_in" in changes:
            changes = {"lost": False, **changes}
        try:
            with locked(self._path.with_suffix(".lock")):
                reading = self._read_or_set_aside(self.current)
                if reading.problems and self._path.exists():
                    copy_aside(self._path)
                changed, stored = reading.stored(changes)
                write_private(self._path, json.dumps(stored, indent=2, ensure_ascii=False) + "\n")
        except (OSError, UnicodeEncodeError) as error:
            raise DatabaseUnwritable(
                Sentence("The settings can't be saved: {reason}.", reason=reason_of(error))
            ) from error
        self._stamp, self.current = self._stamp_now(), changed
        return changed

    def read_again(self) -> bool:
        """Whether another process changed the file; ``current`` is what it says now, or as it was if it says nothing.

        The next change writes what can't be read any more anew.
        """
        stamp = self._stamp_now()
        if stamp == self._stamp or stamp is None:
            return False
        self._stamp = stamp
        try:
            reading = read_settings(self._path)
        except (OSError, Damaged) as error:
            log.warning("settings.json can't be read any more: %s", type(error).__name__)
            return False
        self.current, self.problems = reading.settings, reading.said
        return True

    def _stamp_now(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    def _read_or_set_aside(self, known: Settings | None = None) -> Reading:
        """What the file says; ``known``, or a new installation's settings, if it is lost or can't be read."""
        problem: tuple[Sentence, ...] = ()
        try:
            reading = read_settings(self._path)
            if not reading.no_account:
                return reading
            return replace(reading, settings=replace(reading.settings, lost=self._has_accounts()))
        except FileNotFoundError:
            pass
        except Damaged as damaged:
            aside = set_aside(self._path)
            sentence = Sentence(
                "The settings can't be read: {reason}. The file is kept as {name}.", reason=damaged.why, name=aside
            )
            log.warning("%s", sentence)
            problem = (sentence,)
        return Reading(known or Settings(lost=self._has_accounts()), problem)

    def _has_accounts(self) -> bool:
        return any(self._accounts.glob("*.db"))


def settings_on_disk(folder: Path) -> Settings:
    """The settings, the usual ones if they can't be read: a look that changes nothing, before there is an App."""
    try:
        return read_settings(folder / "settings.json").settings
    except (OSError, Damaged):
        return Settings()


def read_settings(path: Path) -> Reading:
    """What a file says, with nothing changed. Raises OSError; Damaged if it isn't one of ours."""
    stored = read_object(path)
    values: dict[str, Any] = {}
    problems: list[Sentence] = []
    defaults = vars(Settings())
    unknown = {name: value for name, value in stored.items() if name not in defaults or _is_newer_choice(name, value)}
    for name in (defaults.keys() & stored.keys()) - unknown.keys():
        try:
            values[name] = _sound(name, stored[name], defaults[name])
        except UnsafeProject as error:
            problems.append(Sentence("The server in settings.json isn't used. {reason}", reason=error.message))
        except (ValueError, TypeError, KeyError, OSError):
            problems.append(Sentence("“{name}” in settings.json can't be used; it is left out.", name=name))
    no_account = "signed_in" not in values  # we always write who, or null
    more = {name: _more_than(values[name], stored[name]) for name in ("project", "signed_in") if values.get(name)}
    return Reading(Settings(**values), tuple(sorted(problems)), no_account, unknown, more)


def _is_newer_choice(name: str, value: Any) -> bool:
    """Whether a newer version offers this."""
    is_word = isinstance(value, str) and value.isascii() and value.isprintable() and len(value) <= LONGEST_CHOICE
    return name in CHOICES and is_word and value not in CHOICES[name]


def _more_than(known: Project | SignedIn, stored: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a value that this version doesn't know."""
    return {name: value for name, value in stored.items() if name not in vars(known)}


def _sound(name: str, value: Any, default: Any) -> Any:
    """A value of ``settings.json`` as this version uses it. Raises ValueError, TypeError, KeyError, UnsafeProject."""
    if name == "project":
        return None if value is None else checked_project(**_texts(Project, value))
    if name == "signed_in":
        return None if value is None else SignedIn(**_texts(SignedIn, value, user_id=_user_id))
    if type(value) is not type(default):
        raise TypeError("another kind of value")
    if name == "goals":
        return {_text(column): _goal(goal) for column, goal in value.items()}
    if name == "day_start_hour" and value not in range(7):
        raise ValueError("not an hour a day begins at")
    if isinstance(value, str):
        _text(value)
    if (name in CHOICES and value not in CHOICES[name]) or (name == "device_id" and not _DEVICE.fullmatch(value)):
        raise ValueError("not one of the choices")
    if name == "timezone" and value:
        ZoneInfo(value)
    return value


_DEVICE = re.compile(r"[A-Za-z0-9-]{1,64}")


def _texts(kind: type[Any], found: Any, **checks: Callable[[Any], str]) -> dict[str, str]:
    """The parts of a value that is made of texts; what else is there is a newer version's."""
    if not isinstance(found, dict):
        raise TypeError("not an object")
    return {item.name: checks.get(item.name, _text)(found[item.name]) for item in fields(kind)}


def _text(found: Any) -> str:
    if not isinstance(found, str) or len(found) > LONGEST_TEXT or not found.isprintable():
        raise ValueError("not a text that fits")
    return found


def _user_id(found: Any) -> str:
    return str(uuid.UUID(_text(found)))


def _goal(found: Any) -> str:
    if not 0 <= decimal(_text(found)) <= LARGEST_GOAL:
        raise ValueError("not a goal")
    return str(found)


def checked_project(url: str, publishable_key: str) -> Project:
    """The project, if it may be used: https (or this machine), and not a key that bypasses the server's policies.

    Raises UnsafeProject (``shared/cli.md``, `connect`; the security checklist of ``schema.md``).
    """
    refuse_secrets(url)
    url = url.strip().rstrip("/")
    if url.casefold().startswith("postgres"):
        raise UnsafeProject(DATABASE)
    not_one = UnsafeProject("That isn't the address of a Supabase project; it looks like https://abc.supabase.co.")
    try:
        parts = urlsplit(url)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:  # half a bracket, a port beyond 65535
        raise not_one from None
    if parts.scheme not in {"http", "https"} or not _is_host(host := parts.hostname or "") or not port_is_sound:
        raise not_one
    # `urlsplit` drops line breaks; a password in the address would be shown and kept in a file.
    if (
        "@" in parts.netloc
        or ("[" in parts.netloc) != (":" in host)
        or parts.query
        or parts.fragment
        or not url.isprintable()
        or " " in url
    ):
        raise not_one
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise UnsafeProject("Plain http would send your data unencrypted; use the project's https address.")
    return Project(url, checked_key(publishable_key))


def _is_host(name: str) -> bool:
    """Whether a name can be looked up at all: what can't ("abc..supabase.co") ends every later request in a fault."""
    if ":" in name:  # of brackets, which `urlsplit` took away
        return _IPV6.fullmatch(name) is not None
    try:
        sent = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    return len(sent) <= LONGEST_HOST and all(map(_HOST_PART.fullmatch, sent.removesuffix(".").split(".")))


_IPV6 = re.compile(r"[0-9A-Fa-f:.]{2,45}")
_HOST_PART = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")


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
