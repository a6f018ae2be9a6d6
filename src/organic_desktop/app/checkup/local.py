"""This computer: the file, the keyring, the clock, and the place for a tray icon."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

from organic_desktop.app.checkup.findings import Finding, named
from organic_desktop.app.facade import App
from organic_desktop.app.lock import Lock
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import KeychainUnavailable, Locked, OrganicError
from organic_desktop.core.keychain import Keychain
from organic_desktop.store.connections import plain_databases

FIRST_YEAR = 2026  # of a clock that runs: the program is of that year
AHEAD = timedelta(minutes=5)
PROBE = "check-up"


def check_computer(folder: Path, clock: Clock, keychain: Keychain) -> list[Finding]:
    """Return what is found; opens the data as any start of the program does. Never raises for what is wrong."""
    database, last_synced = _database(folder)
    return [database, _lock(folder), _keyring(keychain), _clock(clock.now(), last_synced), _tray()]


def _database(folder: Path) -> tuple[Finding, datetime | None]:
    why = "It holds everything you log, before any server does."
    try:
        app = App(folder)
    except Locked as locked:
        return Finding("database", None, str(locked.message), why, locked.advice), None
    except OrganicError as error:
        return Finding("database", False, str(error.message), why, error.advice), None
    try:
        damage, status = app.profiles.current.database.damage(), app.status()
    except OrganicError as error:
        return Finding("database", False, str(error.message), why, error.advice), None
    finally:
        app.close()
    problems = "; ".join(app.folder_problems())
    if damage:
        mend = "Keep the file; restore a backup over it, or sign in on a new data folder."
    else:
        mend = "Set it again in the settings, or move the data to another disk." if problems else ""
    seen = damage or problems or f"sound; {status.pending} edits wait to be sent"
    return Finding("database", not (damage or problems), seen, why, mend), status.last_synced_at


def _lock(folder: Path) -> Finding:
    why = "Without a passcode, whoever has the disk can read what is on it, unless all of the disk is encrypted."
    lock = Lock(folder)
    if missing := lock.why_unavailable:
        return Finding("lock", not lock.is_set, str(missing), why, "install the package sqlcipher3 beside Organic")
    if not lock.is_set:
        return Finding("lock", True, "no passcode; the data isn't encrypted", why)
    try:
        plain, by_keyring = plain_databases(folder), lock.remembered
    except (OrganicError, OSError) as error:
        return Finding("lock", False, str(error), why, "restore lock.json from a backup: it holds the key of the data")
    if plain:
        mend = "delete them, or move them away; lock remove, then lock set encrypts Organic's that end in .db, too"
        return Finding("lock", False, f"encrypted, but for {named(each.name for each in plain)}", why, mend)
    return Finding("lock", True, "encrypted; the keyring opens it" if by_keyring else "encrypted", why)


def _keyring(keychain: Keychain) -> Finding:
    why = "It keeps you signed in; nothing else holds a token."
    try:
        keychain.set(PROBE, PROBE)  # read back there
        keychain.delete(PROBE)
    except KeychainUnavailable as error:
        return Finding("keyring", False, str(error.message), why, error.advice)
    return Finding("keyring", True, "keeps what it is given", why)


def _clock(now: datetime, last_synced: datetime | None) -> Finding:
    why = "It says which day is today, and when a reminder is due."
    mend = "set it, by NTP if you can (timedatectl set-ntp true)"
    if now.year < FIRST_YEAR:
        return Finding("clock", False, f"it says {now:%Y-%m-%d}", why, mend)
    if last_synced and last_synced - now > AHEAD:
        return Finding("clock", False, f"it says {now:%Y-%m-%d %H:%M}, before the last sync", why, mend)
    return Finding("clock", True, f"{now:%Y-%m-%d %H:%M} UTC", why)


def _tray() -> Finding:
    why = "Without a place for its icon, closing the window ends the program, and reminders with it."
    if sys.platform != "linux":
        return Finding("tray", True, "part of the desktop", why)
    from organic_desktop.system.dbus import TRAY_WATCHER, has_owner

    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return Finding("tray", None, "there is no desktop session here", why, "ask again in a terminal of your desktop")
    if has_owner(TRAY_WATCHER):
        return Finding("tray", True, "there is a place for icons", why)
    mend = "GNOME: install the extension AppIndicator; other desktops: add a system tray to the panel"
    return Finding("tray", None, "no place for icons of today's kind; one of the older kind can't be seen", why, mend)
