"""Encrypt or decrypt every database of a data folder: all of them or none, whatever happens in between.

Each is exported by SQLCipher into a draft beside it, which is compared, checked and written out, while nobody else can
use any of them. What decides is the caller's ``commit``; what comes after it needs no key, so that after a crash the
next start does it (``store/unfinished.py``, decision 0064).
"""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path

from organic_desktop.core.errors import DatabaseBusy, DatabaseDamaged, DatabaseUnwritable, StoreError
from organic_desktop.core.files import check_own, open_own, reason_of, replace_file, sync_file, sync_folder
from organic_desktop.core.messages import Sentence
from organic_desktop.core.passcode import Key, has_lock
from organic_desktop.store.connections import attach, errors, is_busy, is_plain, open_with
from organic_desktop.store.copies import DRAFT, hold_alone, version_of
from organic_desktop.store.migrations import OURS
from organic_desktop.store.unfinished import DECRYPTED, ENCRYPTED, MARKER, SIDES, alone, erase, finish, folders

Progress = Callable[[int, int], None]
STEPS = 100_000  # of SQLite's machine, between two looks at how far it is
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CONSTRAINT})
_BUSY = Sentence("Another program is using the data. Close it first.")
_OVERTAKEN = Sentence("Another program has set or removed the passcode meanwhile.")


def encrypt(folder: Path, key: Key, commit: Callable[[], None], progress: Progress | None = None) -> None:
    """Encrypt every database in the folder by ``key``; ``commit`` writes ``lock.json``.

    Raises DatabaseBusy, DatabaseDamaged or DatabaseUnwritable, with nothing changed; NoEncryption.
    """
    _convert(folder, None, key, commit, progress or _unseen)


def decrypt(folder: Path, key: Key, commit: Callable[[], None], progress: Progress | None = None) -> None:
    """Decrypt every database in the folder; ``commit`` deletes ``lock.json``. Raises as ``encrypt`` does."""
    _convert(folder, key, None, commit, progress or _unseen)


def _convert(
    folder: Path, before: Key | None, after: Key | None, commit: Callable[[], None], progress: Progress
) -> None:
    with alone(folder), ExitStack() as held:
        finish(folder)
        if has_lock(folder) != (before is not None):
            raise DatabaseBusy(_OVERTAKEN)  # else its lock.json would be replaced, or its files taken for damaged
        paths = _databases(folder, before)
        try:
            _mark(folder)
            _erase_leftovers(folder)
            sources = [(path, held.enter_context(_held(path, before))) for path in paths]
            done, total = 0, sum(path.stat().st_size for path, _ in sources)
            for path, connection in sources:
                progress(done, total)
                with _followed(connection, _draft_of(path, after), partial(_report, progress, done, total)):
                    _draft(connection, path, after)
                done += path.stat().st_size
            progress(total, total)
            commit()
        finally:  # by whether ``commit`` took place, not by whether it returned
            if sys.platform == "win32":
                held.close()  # there no open file can be replaced
            finish(folder)


def copy_between(source: Path, before: Key | None, target: Path, after: Key | None) -> None:
    """Copy one file under another key, None for a plain file; ``target`` is replaced by a whole copy or not at all.

    The source is only read, and may be on a disk that can't be written. Raises DatabaseDamaged, which a wrong key looks
    like, or DatabaseUnwritable; NoEncryption, OSError.
    """
    draft = target.with_name(target.name + DRAFT)
    erase(draft)
    try:
        os.close(open_own(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR))
        immutable = not source.with_name(source.name + "-wal").exists()
        with (
            _named(source),
            closing(open_with(before, source, "ro", immutable=immutable, cipher=bool(before or after))) as connection,
        ):
            if before or after:
                _export(connection, draft, after)
            else:
                with closing(open_with(None, draft, "rw")) as copy:
                    connection.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
            _check(connection, draft, after)
        sync_file(draft)
        replace_file(draft, target)
        sync_folder(target.parent)
    finally:
        erase(draft)


# -- before it begins -------------------------------------------------------------------------------------------------


def _mark(folder: Path) -> None:
    try:
        os.close(open_own(folder / MARKER, os.O_CREAT | os.O_WRONLY))
    except OSError as error:
        raise _unwritable(error) from error
    sync_folder(folder)


def _databases(folder: Path, key: Key | None) -> list[Path]:
    """Return the program's own databases in the folder. Raises DatabaseDamaged for one that can't be read."""
    found = [each for place in folders(folder) for each in sorted(place.glob("*.db"))]
    return [each for each in found if each.is_file() and each.stat().st_size and _is_ours(each, key)]


def _is_ours(path: Path, key: Key | None) -> bool:
    """Return False for another program's database, and for a plain file among encrypted ones, which stay as they are.

    Raises DatabaseBusy; DatabaseUnwritable for one that may only be read. A plain file is asked by Python's own SQLite:
    to the one in sqlcipher3, what this process has open by the other doesn't count, and to close a file would end its
    locks.
    """
    check_own(path)
    if not os.access(path, os.W_OK):  # SQLite would only read it, and after ``commit`` it couldn't be replaced
        reason = Sentence("The file {name} can't be used: {reason}.", name=path.name, reason=os.strerror(errno.EACCES))
        raise DatabaseUnwritable(reason)
    try:
        with closing(open_with(key, path, "rw")) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if tables >= OURS:
                hold_alone(connection)
    except errors() as error:
        if key is not None and is_plain(path):
            return False
        raise _translated(path, error) from error
    return tables >= OURS


def _erase_leftovers(folder: Path) -> None:
    """Erase what crashes left: unfinished copies, and logs of files that are gone."""
    try:
        for place in folders(folder):
            for each in place.glob(f"*.db{DRAFT}*"):
                erase(each)
            for end in SIDES:
                for each in place.glob(f"*.db{end}"):
                    if not each.with_name(each.name.removesuffix(end)).exists():
                        erase(each)
    except OSError as error:
        raise _unwritable(error) from error


@contextmanager
def _held(path: Path, key: Key | None) -> Iterator[sqlite3.Connection]:
    """Open a file that nobody else can use until it is closed. Raises DatabaseBusy."""
    with closing(open_with(key, path, "rw", cipher=True)) as connection:
        with _named(path):
            hold_alone(connection)
        yield connection


# -- one file ---------------------------------------------------------------------------------------------------------


def _draft(connection: sqlite3.Connection, path: Path, key: Key | None) -> None:
    """Export the open file into its draft, and have that on the disk, compared and checked."""
    draft = _draft_of(path, key)
    try:
        with _named(path):
            os.close(open_own(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR))
            _export(connection, draft, key)
            _check(connection, draft, key)
        sync_file(draft)
    except OSError as error:
        raise _unwritable(error) from error
    sync_folder(path.parent)


def _export(connection: sqlite3.Connection, draft: Path, key: Key | None) -> None:
    attach(connection, draft, "draft", key)
    connection.execute("PRAGMA draft.journal_mode = OFF")  # a draft that fails is deleted
    connection.execute("SELECT sqlcipher_export('draft')")
    connection.execute(f"PRAGMA draft.user_version = {version_of(connection)}")
    connection.execute("DETACH DATABASE draft")


def _draft_of(path: Path, key: Key | None) -> Path:
    return path.with_name(path.name + (DECRYPTED if key is None else ENCRYPTED))


@contextmanager
def _followed(connection: sqlite3.Connection, draft: Path, seen: Callable[[int], None]) -> Iterator[None]:
    """Tell while the connection works how large the draft is by now, but no more than the open file is."""
    largest = 0
    (size,) = connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()

    def look() -> int:
        nonlocal largest
        if draft.exists() and (now := min(draft.stat().st_size, size)) > largest:
            largest = now
            seen(now)
        return 0  # go on

    connection.set_progress_handler(look, STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _check(connection: sqlite3.Connection, draft: Path, key: Key | None) -> None:
    """Raise DatabaseDamaged if the draft doesn't hold what the open file does."""
    with closing(open_with(key, draft, "ro")) as copy:
        sound = copy.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        broken_pages = copy.execute("PRAGMA cipher_integrity_check").fetchall() if key else []
        same = _contents(copy) == _contents(connection)
    if not sound or broken_pages or not same:
        raise DatabaseDamaged(Sentence("The copy {name} isn't sound.", name=draft.name))


def _contents(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return the format, and each table with the number of its rows."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    count = 'SELECT count(*) FROM "{}"'  # names of a file's own schema
    found = [(name, int(connection.execute(count.format(name)).fetchone()[0])) for (name,) in tables]
    return [("", version_of(connection)), *found]


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Raise SQLite's errors about a file as StoreErrors that name it."""
    try:
        yield
    except errors() as error:
        raise _translated(path, error) from error


def _translated(path: Path, error: Exception) -> StoreError:
    if is_busy(error):
        return DatabaseBusy(_BUSY)
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED:
        return DatabaseDamaged(Sentence("The file {name} is damaged. Move it away first.", name=path.name))
    return DatabaseUnwritable(Sentence("The data can't be converted: {reason}.", reason=str(error)))


def _unwritable(error: OSError) -> DatabaseUnwritable:
    return DatabaseUnwritable(Sentence("The data can't be converted: {reason}.", reason=reason_of(error)))


def _report(progress: Progress, before: int, total: int, size: int) -> None:
    progress(before + size, total)


def _unseen(done: int, total: int) -> None:
    """Progress that nobody follows."""
