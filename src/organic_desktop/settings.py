"""What the user chose for this installation: one frozen value, kept as ``settings.json`` in the data folder.

Secrets aren't settings (see keychain.py), and neither is anything that a sync should carry to another device.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from organic_desktop.errors import UnsafeProject
from organic_desktop.paths import write_private

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


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
    """All settings of one installation; ``timezone`` "" means the system's own zone."""

    device_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    project: Project | None = None
    signed_in: SignedIn | None = None
    timezone: str = ""
    day_start_hour: int = 0
    appearance: str = "system"
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
        self.current = self._read()

    def change(self, **changes: Any) -> Settings:
        """Replace fields of the current settings and save them."""
        self.current = replace(self.current, **changes)
        write_private(self._path, json.dumps(asdict(self.current), indent=2, ensure_ascii=False) + "\n")
        return self.current

    def _read(self) -> Settings:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError):
            # A file we can't read is kept for the user to mend; the next change writes a sound one beside it.
            self._path.replace(self._path.with_suffix(".unreadable.json"))
            return Settings()
        known = {item.name for item in fields(Settings)}
        values = {name: value for name, value in stored.items() if name in known}
        if values.get("project"):
            values["project"] = Project(**values["project"])
        if values.get("signed_in"):
            values["signed_in"] = SignedIn(**values["signed_in"])
        return Settings(**values)


def checked_project(url: str, publishable_key: str) -> Project:
    """The project, if it may be used: https (or this machine), and not a key that bypasses the server's policies.

    Raises UnsafeProject (``shared/cli.md``, `connect`; the security checklist of ``schema.md``).
    """
    url, key = url.strip().rstrip("/"), publishable_key.strip()
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.query:
        raise UnsafeProject(f"“{url}” isn't the address of a Supabase project; it looks like https://abc.supabase.co.")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise UnsafeProject("Plain http would send your data unencrypted; use the project's https address.")
    if not key:
        raise UnsafeProject("The project's publishable key is missing.")
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
    """The IANA name of the system's zone; APScheduler's own dependency knows every platform's way to it."""
    import tzlocal

    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError, OSError):
        return "UTC"
