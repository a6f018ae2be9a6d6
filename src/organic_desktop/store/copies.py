"""Copies of a database file: how each is made, whatever for; those beside it, from before migrations, and going back.

Every copy is drafted in steps, checked by SQLite and written to the disk before it gets its name. Backups, copies that
say what they hold, are ``store/backups.py``'s. ``NAME.before-N.db`` is the file as it was before migration N. After
going back to it with an older program, the newer file is kept as ``NAME.newer-N.db``, N being its format, and the newer
program offers to merge it (``app/profiles.py``). The connections here are SQLite's own: a copy may be of any format,
and a Database would migrate it.
"""

from __future__ import annotations

import filecmp
import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from organic_desktop.core.errors import Cancelled, DatabaseBusy, DatabaseDamaged, DatabaseUnwritable
from organic_desktop.core.files import open_own, replace_file, sync_folder
from organic_desktop.core.messages import Sentence
from organic_desktop.store.connections import connect, driver, errors, is_busy, key_for
from organic_desktop.store.unfinished import SIDES

if TYPE_CHECKING:
    import sqlite3

PAGES_A_STEP = 1000  # of 4 KiB: some milliseconds, during which this process runs on
MOST_KEPT = 2  # of the copies from before updates; an older one goes when an update has succeeded
DRAFT = ".draft"
_NO_LOCK_FILE = Sentence("The file lock.json isn't in the data folder any more; no copy of the data can be made.")


@dataclass(frozen=True)
class Copy:
    """A copy from before a migration, its format, and the day it was made on."""

    path: Path
    version: int
    made: date
    size: int


def version_of(connection: sqlite3.Connection) -> int:
    """Return the number of the last migration applied; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def format_of(path: Path) -> int:
    """Return the number of the last migration applied to a file; 0 if that can't be read."""
    found = _inspect(path)
    return found.version if found else 0


def is_sound(connection: sqlite3.Connection) -> bool:
    """True if SQLite finds no fault with the open file. Raises SQLite's errors."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except errors(UnicodeError) as error:
        # What it says of a fault names what it found there, which may be no text.
        if isinstance(error, UnicodeError) or "Could not decode" in str(error):
            return False
        raise


def copy_file(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the open file, readable by its owner only; ``target`` is replaced by a whole copy or not at all.

    Raises DatabaseDamaged if the copy isn't sound, SQLite's errors and OSError.
    """
    with drafted(connection, target) as draft:
        replace_file(draft, target)
        sync_folder(target.parent)


def keep_copy(path: Path, number: int) -> Path:
    """Copy the file at ``path`` before migration ``number``, under a name of its own, and return that.

    A copy with the same content is not made again: a migration that failed may be tried often.
    """
    with closing(connect(path, "rw")) as connection:
        return _keep(connection, path.with_name(f"{path.stem}.before-{number}.db"))


def copies_of(path: Path) -> list[Copy]:
    """Return the copies of a file from before migrations, newest first."""
    numbered = re.compile(re.escape(path.stem) + r"\.before-\d+(-\d+)?\.db")
    named = (each for each in path.parent.glob("*.before-*.db") if numbered.fullmatch(each.name))
    found = filter(None, map(_inspect, named))
    return sorted(found, key=lambda each: (each.version, each.path.stat().st_mtime_ns), reverse=True)


def free_name(first: Path) -> Path:
    """Return this name, or the first like it that isn't taken."""
    return next(filter(_is_free, _names(first)))


def hold_alone(connection: sqlite3.Connection) -> None:
    """Let nobody else use the open file until it is closed, nor leave a log beside it. Raises DatabaseBusy."""
    busy = DatabaseBusy(Sentence("Another program is using the data. Close it first."))
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # the lock is kept
    except errors() as error:
        if not is_busy(error):
            raise
        raise busy from error
    if mode != "delete":
        raise busy


def newest_copy(path: Path, newest_format: int) -> Copy | None:
    """Return the copy to go back to, for a program that knows formats up to this one."""
    return next((each for each in copies_of(path) if 0 < each.version <= newest_format), None)


def delete_old_copies(path: Path, made: Path) -> None:
    """Delete all but the newest copies from before migrations, and the one just ``made``; a failure does no harm.

    Copies of later formats than it, left by a newer program, are newer by their number only.
    """
    with suppress(*errors(OSError)):
        others = [each for each in copies_of(path) if each.path != made]
        for each in others[MOST_KEPT - 1 :]:
            each.path.unlink()


def newer_files(path: Path, newest_format: int) -> list[Path]:
    """Return the newer files that were kept when going back to a copy of ``path``, up to this program's format."""
    numbered = re.compile(re.escape(path.stem) + r"\.newer-\d+(-\d+)?\.db")
    named = (each for each in path.parent.glob("*.newer-*.db") if numbered.fullmatch(each.name))
    inspected = filter(None, map(_inspect, named))
    return sorted(each.path for each in inspected if 0 < each.version <= newest_format)


def replace_by_copy(copy: Copy, path: Path, found: int) -> Path:
    """Replace the content of the newer file, of format ``found``, by a copy's; return where the newer content is kept.

    Within the file, in one transaction and under its own lock: a program that starts meanwhile waits, and after a crash
    the file is the one or the other. Raises DatabaseBusy while a program has it open, DatabaseDamaged for a copy that
    isn't sound, and SQLite's errors or OSError, each with nothing changed.
    """
    with closing(connect(copy.path, "rw")) as earlier:
        if not is_sound(earlier):
            raise DatabaseDamaged(Sentence("The copy {name} is damaged.", name=copy.path.name))
        with _exclusive(path) as newer:
            if version_of(newer) != found:
                raise DatabaseBusy(Sentence("Another program changed the data in the meantime."))
            kept = _keep(newer, path.with_name(f"{path.stem}.newer-{found}.db"))
            earlier.backup(newer)
    return kept


# -- details ----------------------------------------------------------------------------------------------------------


@contextmanager
def drafted(
    connection: sqlite3.Connection, target: Path, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Path]:
    """Copy the open file to a draft beside ``target``, and delete the draft unless it is renamed.

    What others write meanwhile waits for nothing and isn't in it, if the connection is reading. ``stopped`` is asked
    between two steps. Raises Cancelled; DatabaseUnwritable if the passcode's file has gone since the file was opened;
    DatabaseDamaged if the draft isn't sound; SQLite's errors and OSError.
    """

    def look(status: int, left: int, total: int) -> None:
        if stopped():
            raise Cancelled()

    draft = next(each for each in _names(target.with_name(target.name + DRAFT)) if not each.is_dir())
    draft.unlink(missing_ok=True)  # a crash may have left one behind
    try:
        os.close(open_own(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR))
        with closing(connect(draft, "rw")) as copy:
            if not isinstance(connection, driver(key_for(draft)).Connection):
                raise DatabaseUnwritable(_NO_LOCK_FILE)  # a plain copy of an encrypted file isn't to be
            connection.backup(copy, pages=PAGES_A_STEP, progress=look)
            copy.execute("PRAGMA journal_mode = DELETE")  # a file that is whole in itself; SQLite has written it out
            if not is_sound(copy):
                raise DatabaseDamaged(Sentence("The local database is damaged."))
        yield draft
    finally:
        for end in ("", *SIDES):
            draft.with_name(draft.name + end).unlink(missing_ok=True)


def _inspect(path: Path) -> Copy | None:
    """Return a file's format, date and size; None if it isn't a database. Creates no files beside it."""
    immutable = not path.with_name(path.name + "-wal").exists()
    try:
        if not path.is_file():
            return None
        found = path.stat()
        with closing(connect(path, "ro", immutable=immutable)) as connection:
            version = version_of(connection)
        return Copy(path, version, datetime.fromtimestamp(found.st_mtime).date(), found.st_size)
    except errors(OSError, ValueError):
        return None


def _keep(connection: sqlite3.Connection, first: Path) -> Path:
    """Copy the open file to this name, or the first like it that is free or holds the same content."""
    with drafted(connection, first) as draft:
        for target in _names(first):
            if _is_free(target):
                replace_file(draft, target)
            elif not (target.is_file() and _are_same(draft, target)):
                continue
            sync_folder(target.parent)
            return target
    raise AssertionError("there is always another name")


def _are_same(draft: Path, target: Path) -> bool:
    """Return True if two copies hold the same; the bytes of encrypted ones always differ."""
    if key_for(target) is None:
        return filecmp.cmp(draft, target, shallow=False)
    same_size = draft.stat().st_size == target.stat().st_size
    return same_size and _digest(draft) == _digest(target)


def _digest(path: Path) -> bytes:
    """Return a hash of all rows in a file, in the order of its pages; a random one if that can't be read."""
    import hashlib  # brings OpenSSL, which a look needn't wait for

    made = hashlib.sha256()
    try:
        with closing(connect(path, "ro", immutable=True)) as connection:
            schema = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
            for name, sql in [("sqlite_master", ""), *schema]:
                if not sql.startswith("CREATE VIRTUAL"):
                    for row in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608  a name of the file's own schema  # nosec
                        made.update(repr(row).encode(errors="surrogatepass"))
    except errors():
        return os.urandom(1)
    return made.digest()


def _names(first: Path) -> Iterator[Path]:
    yield first
    number = 2
    while True:
        yield first.with_name(f"{first.stem}-{number}{first.suffix}")
        number += 1


def _is_free(target: Path) -> bool:
    """Return True if there is no such file, nor a log of another file of this name, which SQLite would take for its."""
    return not any(os.path.lexists(f"{target}{end}") for end in ("", *SIDES))


@contextmanager
def _exclusive(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file exclusively, without a write-ahead log. Raises DatabaseBusy."""
    with closing(connect(path, "rw")) as connection:
        hold_alone(connection)
        yield connection
        connection.execute("PRAGMA locking_mode = NORMAL")
        version_of(connection)  # releases the lock, and deletes the journal's file
