"""Backups: whole copies of a database file in the folder of backups, each saying inside what it holds and why.

What a backup says of itself is a line in its own ``meta``, so that it is encrypted with the file and can't be parted
from it (decision 0087). Which are made when, and which are deleted again, is ``app/backups.py``'s.
"""

from __future__ import annotations

import hashlib
import json
import platform
import sqlite3  # for its type; store/connections.py opens
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from organic_desktop.core.errors import DatabaseUnwritable, FileNotUnderstood
from organic_desktop.core.files import own_folder, reason_of, replace_file, sync_file, sync_folder
from organic_desktop.core.messages import Sentence
from organic_desktop.store.bookkeeping import EXPERIMENT, SKIPPED
from organic_desktop.store.connections import connect, data_folder_of, errors
from organic_desktop.store.copies import drafted, free_name, version_of
from organic_desktop.store.database import Database, sqlite_of
from organic_desktop.store.experiments import kept_experiments
from organic_desktop.store.facts import ALL_FACTS, facts_of
from organic_desktop.store.foreign import foreign_database, is_database
from organic_desktop.store.schema import (
    CONVERSATIONS,
    MESSAGES,
    MODULE_PROGRESS,
    USERS,
    WELLNESS_ENTRIES,
    Mirrored,
)
from organic_desktop.store.types import instant_text, kept_instant, kept_json
from organic_desktop.store.unfinished import BACKUPS

LOCK = ".lock.json"
OURS = frozenset({"meta", "pending_change", WELLNESS_ENTRIES.name})
"""Tables of each format of ours, by which its files are known."""
LINE = "backup"
"""The name of the line in ``meta`` that makes a copy a backup."""
_SET = f"INSERT INTO meta (name, value) VALUES ('{LINE}', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"  # noqa: S608  a constant  # nosec
_MONTH_OF: Mapping[Mirrored, str] = {
    USERS: "''",
    MODULE_PROGRESS: "''",
    WELLNESS_ENTRIES: "substr(date, 1, 7)",
    CONVERSATIONS: "substr(created_at, 1, 7)",
    MESSAGES: "substr(created_at, 1, 7)",
}
AUTOMATIC, BY_HAND, IMPORT, RESTORE = "automatic", "by-hand", "before-import", "before-restore"
DELETIONS, SIGN_IN = "before-deletions", "before-sign-in"
"""Why a backup was made; what its name begins with."""
THINNED = frozenset({AUTOMATIC, IMPORT, RESTORE, DELETIONS})
"""Those that are deleted again. One made by hand stays, and so does what may be the only copy of another file."""
COUNTED = (WELLNESS_ENTRIES, MODULE_PROGRESS, CONVERSATIONS, MESSAGES)


def lock_beside(backup: Path) -> Path:
    """Return where the wrapped key of an encrypted backup is kept, if it lies outside a data folder."""
    return backup.with_name(f"{backup.name}{LOCK}")


def is_backup(path: Path) -> bool:
    """True if a file is a backup or another copy of a database of ours; an encrypted one by the key that lies beside.

    False also if it can't be read.
    """
    try:
        if not is_database(path):
            return lock_beside(path).is_file() and not path.name.endswith(LOCK)
        with foreign_database(path) as database:
            return database.tables >= OURS
    except (FileNotUnderstood, OSError, ValueError):
        return False


@dataclass(frozen=True)
class Summary:
    """What a file holds: whose it is, its rows by table, first and last day, and a hash for each table and month.

    ``reason`` and ``made_at`` are a backup's; ``unsent`` counts its pending changes, ``version`` is its format.
    """

    owner: str = ""
    email: str = ""
    version: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)
    first: date | None = None
    last: date | None = None
    unsent: int = 0
    months: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    reason: str = ""
    device: str = ""
    made_at: datetime | None = None

    def holds_the_same(self, other: Summary) -> bool:
        """True if both files hold the same rows and days off; what was sent of them doesn't count."""
        return (self.owner, self.months) == (other.owner, other.months)


@dataclass(frozen=True)
class Backup:
    """A backup's file, its size in bytes, and what it holds."""

    path: Path
    size: int
    summary: Summary

    @property
    def made_at(self) -> datetime:
        """When it was made; when the file was written last, for a copy of an earlier version."""
        return self.summary.made_at or datetime.fromtimestamp(self.path.stat().st_mtime, UTC)


def summarize(connection: sqlite3.Connection) -> Summary:
    """Read what the open file holds, whatever its format; some milliseconds for ten years. Raises SQLite's errors."""
    facts = facts_of(connection.execute(ALL_FACTS))
    email = connection.execute("SELECT email FROM users WHERE id = ?", (facts.owner,)).fetchone()
    rows = {each.name: _number(connection, f"SELECT count(*) FROM {each.name}") for each in COUNTED}  # noqa: S608  our own names  # nosec
    first, last = connection.execute("SELECT min(date), max(date) FROM wellness_entries").fetchone()
    months = {each.name: _hashes(connection, each) for each in _MONTH_OF}
    return Summary(
        owner=facts.owner,
        email=facts.email or (email[0] if email else "") or "",
        version=version_of(connection),
        rows=rows,
        first=_day(first),
        last=_day(last),
        unsent=_number(connection, "SELECT count(*) FROM pending_change"),
        months=months | _days_off(connection) | _experiments(connection),
    )


def back_up(
    database: Database,
    reason: str,
    at: datetime,
    unless: Callable[[Summary], bool] = lambda summary: False,
    stopped: Callable[[], bool] = lambda: False,
) -> Path | None:
    """Back a file up into its folder of backups; return the backup, None if ``unless`` says so of what is there now.

    Edits don't wait meanwhile. Raises Cancelled; a StoreError, with nothing left behind.
    """
    with database.reading() as session:
        connection = sqlite_of(session)
        summary = replace(summarize(connection), reason=reason, device=platform.node(), made_at=at)
        if unless(summary):
            return None
        try:
            return _make(connection, data_folder_of(database.path) / BACKUPS, summary, at, stopped)
        except OSError as error:
            why = Sentence("The backup can't be written: {reason}.", reason=reason_of(error))
            raise DatabaseUnwritable(why) from error


def _make(
    connection: sqlite3.Connection, folder: Path, summary: Summary, at: datetime, stopped: Callable[[], bool]
) -> Path:
    """Copy the open file; the backup has its name only once it is whole, checked and on the disk."""
    reason = summary.reason
    first = own_folder(folder) / f"{reason}-{at.astimezone(UTC):%Y%m%dT%H%M%S}-{summary.owner[:8]}.db"
    with drafted(connection, first, stopped) as draft:
        with closing(connect(draft, "rw")) as copy:
            copy.execute(_SET, (_written(summary),))
        sync_file(draft)
        target = free_name(first)
        replace_file(draft, target)
        sync_folder(folder)
    return target


def newest_backup(database: Path, reason: str) -> Path | None:
    """Return the newest backup of this database that was made for this reason, None if there is none."""
    named = sorted((data_folder_of(database) / BACKUPS).glob(f"{reason}-*.db"), reverse=True)
    with suppress(*errors(OSError)), closing(connect(database, "ro")) as connection:
        owner = facts_of(connection.execute(ALL_FACTS)).owner
        return next((each for each in named if (found := read_backup(each)) and found.summary.owner == owner), None)
    return None


def read_backup(path: Path) -> Backup | None:
    """Return a copy and what it holds, as it says itself or else as it is found; None if it can't be read."""
    with suppress(*errors(OSError, ValueError, TypeError, LookupError)):
        if path.is_file():  # to open a pipe would wait for ever
            immutable = not path.with_name(path.name + "-wal").exists()
            with closing(connect(path, "ro", immutable=immutable)) as connection:
                return Backup(path, path.stat().st_size, summary_of(connection))
    return None


def summary_of(connection: sqlite3.Connection) -> Summary:
    """Return what the open copy says of itself, or else what is found in it. Raises SQLite's errors, ValueError."""
    found = connection.execute("SELECT value FROM meta WHERE name = ?", (LINE,)).fetchone()
    said = _read(found[0]) if found else None
    return said or summarize(connection)


def _hashes(connection: sqlite3.Connection, mirrored: Mirrored) -> dict[str, str]:
    """Return a hash of the rows of each month, ids left out where a date or a module's name tells the row."""
    made: dict[str, Any] = {}
    for month, *values in connection.execute(_MESSAGES if mirrored is MESSAGES else _rows_of(mirrored)):
        text = json.dumps(values, ensure_ascii=False).encode(errors="surrogatepass")
        made.setdefault(month or "", hashlib.sha256()).update(text)
    return {month: each.hexdigest()[:16] for month, each in sorted(made.items())}


# Messages never change, there are a hundred thousand of them, and their ids are random: SQLite itself sums them up.
_MESSAGES = (
    "SELECT substr(created_at, 1, 7), count(*), min(id), max(id), max(created_at), total(length(content))"
    " FROM messages GROUP BY 1 ORDER BY 1"
)


def _rows_of(mirrored: Mirrored) -> str:
    key = mirrored.own_key or ("id",)
    content = [each for each in (*key, *mirrored.editable) if each != "message_count"]
    columns = ", ".join([_MONTH_OF[mirrored], *content])
    return f"SELECT {columns} FROM {mirrored.name} ORDER BY {', '.join(key)}"  # noqa: S608  our own names  # nosec


def _days_off(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Return a hash of the days off; a file from before there were any has none."""
    with suppress(*errors()):
        days = connection.execute(f"SELECT date FROM {SKIPPED.name} ORDER BY date").fetchall()  # noqa: S608  our own name  # nosec
        return {SKIPPED.name: {"": hashlib.sha256(repr(days).encode()).hexdigest()[:16]}} if days else {}
    return {}


def _experiments(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Return a hash of the experiments; a file from before there were any has none."""
    with suppress(*errors()):
        rows = kept_experiments(connection)
        return {EXPERIMENT.name: {"": hashlib.sha256(repr(rows).encode()).hexdigest()[:16]}} if rows else {}
    return {}


def _number(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def _written(summary: Summary) -> str:
    days = {name: day.isoformat() if (day := getattr(summary, name)) else "" for name in ("first", "last")}
    return json.dumps({**asdict(summary), **days, "made_at": instant_text(summary.made_at) if summary.made_at else ""})


def _read(text: Any) -> Summary | None:
    """Return what a backup says of itself; None if that can't be read, for the file itself can be."""
    said = kept_json(text if isinstance(text, str) else "", dict)
    try:
        return Summary(
            owner=str(said["owner"]),
            email=str(said["email"]),
            reason=str(said["reason"]),
            device=str(said["device"]),
            version=int(said["version"]),
            unsent=int(said["unsent"]),
            rows={str(name): int(count) for name, count in said["rows"].items()},
            months={str(name): dict(hashes) for name, hashes in said["months"].items()},
            first=_day(said["first"]),
            last=_day(said["last"]),
            made_at=kept_instant(said["made_at"]),
        )
    except (LookupError, TypeError, ValueError, AttributeError):
        return None


# -- which are kept ---------------------------------------------------------------------------------------------------

ALL_DAYS, DAILY, WEEKLY, MONTHLY = 2, 14, 8, 24
"""Of the last two days all are kept, then one a day for two weeks, one a week for eight, one a month for two years."""
MOST_OF_THE_LAST_DAYS = 40
NEWEST = 10
"""That many stay however old they are: a clock that is years ahead for a day must not empty the folder."""


def superfluous(made: Iterable[tuple[Path, datetime]], now: datetime) -> list[Path]:
    """Return the backups to delete: all but the newest of each day, week or month, as far back as those are kept.

    The newest ten stay whatever their age, and so do those of the future, made while the clock was wrong.
    """
    today = now.astimezone(UTC).date()
    newest_first = sorted(made, key=lambda each: each[1], reverse=True)
    seen: set[tuple[str, Any]] = set()
    deleted, recent = [], 0
    for path, at in newest_first:
        day = at.astimezone(UTC).date()
        days = (today - day).days
        if days < 0:
            continue
        if recent < NEWEST or (days < ALL_DAYS and recent < MOST_OF_THE_LAST_DAYS):
            recent += 1
            continue
        place = _place(days, day)
        if place is None or place in seen:
            deleted.append(path)
        seen.add(place or ("", None))
    return deleted


def _place(days: int, day: date) -> tuple[str, Any] | None:
    """Return the day, week or month of which one backup is kept; None if it is too long ago for any."""
    if days <= ALL_DAYS + DAILY:
        return "day", day
    if days <= 7 * WEEKLY + ALL_DAYS + DAILY:
        return "week", day.isocalendar()[:2]
    return ("month", (day.year, day.month)) if days <= 31 * MONTHLY else None
