"""What the user chose for this installation: one frozen value, kept as ``settings.json`` in the data folder.

Secrets aren't settings (see keychain.py), and neither is anything that a sync should carry to another device.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from organic_desktop.clock import SystemClock
from organic_desktop.errors import DatabaseUnwritable, UnsafeProject
from organic_desktop.paths import read_private, write_private
from organic_desktop.sentences import Sentence

# The settings that are a choice; what a newer version may offer beyond it is as good as unset.
CHOICES = {
    "appearance": ("system", "light", "dark"),
    "volume": ("ml", "fl oz"),
    "hours": ("decimal", "clock"),
    "history_view": ("year", "table"),
    "insights_days": ("7", "30", "90", "365"),
}
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
ZONE_SECONDS = 60.0
"""For how long the system's zone is believed: a laptop travels while the program runs."""


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
    in the tray; ``volume`` and ``hours`` are what ``wellness/units.py`` reads.
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
    history_view: str = "year"
    history_metric: str = "sleep_hours"
    insights_metric: str = "sleep_hours"
    insights_days: str = "30"
    sync_paused: bool = False
    toolbar: bool = False
    welcomed: bool = False
    hidden_before: bool = False
    goals: dict[str, str] = field(default_factory=dict)

    def zone(self) -> ZoneInfo:
        """The user's time zone; UTC where neither the setting nor the system names one that exists."""
        name = self.timezone or _system_zone_name()
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):  # an unknown name, a malformed one, a folder's name
            return ZoneInfo("UTC")


class SettingsFile:
    """Reads and replaces ``settings.json``; a change is on disk before ``change`` returns."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"
        self._stamp = self._stamp_now()
        self.current = self._read()

    def change(self, **changes: Any) -> Settings:
        """Replace fields of the settings and save them; what another process changed meanwhile stays as it made it.

        Raises DatabaseUnwritable, with nothing changed.
        """
        from filelock import FileLock  # brings asyncio, which a start needn't wait for

        try:
            with FileLock(self._path.with_suffix(".lock"), mode=0o600):
                stored = self._read() if self._path.exists() else self.current
                changed = replace(stored, **changes)
                write_private(self._path, json.dumps(asdict(changed), indent=2, ensure_ascii=False) + "\n")
        except OSError as error:
            raise DatabaseUnwritable(
                Sentence("The settings can't be saved: {reason}.", reason=str(error.strerror))
            ) from error
        self._stamp, self.current = self._stamp_now(), changed
        return changed

    def read_again(self) -> bool:
        """Whether another process changed the file; ``current`` is what it says now."""
        stamp = self._stamp_now()
        if stamp == self._stamp or stamp is None:
            return False
        self._stamp, self.current = stamp, self._read()
        return True

    def _stamp_now(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    def _read(self) -> Settings:
        return Settings(**_sound(read_private(self._path)))


def _sound(stored: dict[str, Any]) -> dict[str, Any]:
    """What of a file this version can use: a newer version's keys and values of a wrong kind are left out."""
    nested = {
        "project": _nested(Project, stored.get("project")),
        "signed_in": _nested(SignedIn, stored.get("signed_in")),
    }
    if nested["signed_in"] and not _is_uuid(nested["signed_in"].user_id):
        nested["signed_in"] = None
    plain = {name: default for name, default in vars(Settings()).items() if name not in nested}
    values = {name: stored[name] for name, default in plain.items() if type(stored.get(name)) is type(default)}
    if values.get("day_start_hour") not in range(7):
        values.pop("day_start_hour", None)
    for name, choices in CHOICES.items():
        if values.get(name) not in choices:
            values.pop(name, None)
    if not all(isinstance(goal, str) for goal in values.get("goals", {}).values()):
        del values["goals"]
    return values | nested


def _nested(kind: type[Any], found: object) -> Any:
    """The value of its kind, None where a part is missing."""
    names = [item.name for item in fields(kind)]
    if not isinstance(found, dict) or not all(isinstance(found.get(name), str) for name in names):
        return None
    return kind(**{name: found[name] for name in names})


def _is_uuid(text: str) -> bool:
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False


def checked_project(url: str, publishable_key: str) -> Project:
    """The project, if it may be used: https (or this machine), and not a key that bypasses the server's policies.

    Raises UnsafeProject (``shared/cli.md``, `connect`; the security checklist of ``schema.md``).
    """
    url, key = url.strip().rstrip("/"), publishable_key.strip()
    not_one = UnsafeProject("That isn't the address of a Supabase project; it looks like https://abc.supabase.co.")
    try:
        parts = urlsplit(url)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:  # half a bracket, a port beyond 65535
        raise not_one from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or not port_is_sound:
        raise not_one
    # `urlsplit` drops line breaks; a password in the address would be shown and kept in a file.
    if "@" in parts.netloc or parts.query or parts.fragment or not url.isprintable() or " " in url:
        raise not_one
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise UnsafeProject("Plain http would send your data unencrypted; use the project's https address.")
    if not key:
        raise UnsafeProject("The project's publishable key is missing.")
    if not key.isascii() or not key.isprintable() or " " in key:
        raise UnsafeProject("That isn't a publishable key: it has characters that no key has.")
    if key.startswith("sb_secret_") or _role_of_jwt(key) not in {None, "anon"}:
        raise UnsafeProject(
            "That is a secret key. Use the project's publishable (anon) key; keep the secret one off this computer."
        )
    return Project(url, key)


def _role_of_jwt(key: str) -> str | None:
    """The ``role`` of a key that is a JWT (Supabase's older keys are), else None."""
    import base64

    try:
        payload = key.split(".")[1]
        role = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))).get("role")
    except (IndexError, ValueError, AttributeError):
        return None
    return str(role) if role else None


def _system_zone_name() -> str:
    """The IANA name of the system's zone."""
    return _zone_name_in(SystemClock().monotonic() // ZONE_SECONDS)


@lru_cache(maxsize=1)
def _zone_name_in(_period: float) -> str:
    """Looked up anew for each period; APScheduler's own dependency knows every platform's way to it."""
    import tzlocal

    try:
        tzlocal.reload_localzone()
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError, OSError):
        return "UTC"
