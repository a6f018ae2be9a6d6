"""One SQLite file: opened safely, migrated, and lent as short transactions: ``reading`` and ``writing``, nothing else.

Which file it is, and whose, is the caller's business (``app/profiles.py``). The connections of SQLite's own that are
made elsewhere are to files that aren't open as a Database: other accounts' files, copies, and files to be purged.
"""

from __future__ import annotations

import os
import sqlite3  # for its codes and types; store/connections.py opens
import threading
from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool
from sqlmodel import Session

from organic_desktop.core.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseUnwritable,
    InvalidInput,
    NotUpdated,
    StoreError,
)
from organic_desktop.core.files import check_own, open_own, reason_of
from organic_desktop.core.messages import Sentence
from organic_desktop.store.connections import connect, driver, errors, key_for
from organic_desktop.store.copies import Copy, copy_file, newest_copy, replace_by_copy, version_of
from organic_desktop.store.migrations import LATEST, check, migrate, newer
from organic_desktop.store.purge import Purged, purge
from organic_desktop.store.search import index_notes
from organic_desktop.store.unfinished import SIDES

T = TypeVar("T")

BUSY_TIMEOUT_MS = 5_000
UPDATE_TIMEOUT_MS = 30_000  # another process migrates the file: ten years take some seconds on a busy computer
LARGEST_LOG = 4 * 1024 * 1024  # bytes of the write-ahead log once merged: a first pull makes it many times as large
MOST_REMEMBERED = 24  # an idle cycle reads some fifteen things
SQLITE_VERSION = sqlite3.sqlite_version

_ERRORS_BY_CODE: dict[int, tuple[type[StoreError], Sentence]] = {
    sqlite3.SQLITE_BUSY: (DatabaseBusy, Sentence("Another program is using the local database.")),
    sqlite3.SQLITE_LOCKED: (DatabaseBusy, Sentence("Another program is using the local database.")),
    sqlite3.SQLITE_FULL: (DatabaseUnwritable, Sentence("The disk is full.")),
    sqlite3.SQLITE_IOERR_SHMSIZE: (DatabaseUnwritable, Sentence("The disk is full.")),  # no room for the readers' index
    sqlite3.SQLITE_READONLY: (DatabaseUnwritable, Sentence("The local database is read-only.")),
    sqlite3.SQLITE_IOERR: (DatabaseUnwritable, Sentence("The disk reported an error.")),
    sqlite3.SQLITE_CANTOPEN: (DatabaseUnwritable, Sentence("The local database can't be opened.")),
    sqlite3.SQLITE_CORRUPT: (DatabaseDamaged, Sentence("The local database is damaged.")),
    sqlite3.SQLITE_NOTADB: (
        DatabaseDamaged,
        Sentence("The local database isn't a database file, or is encrypted and the folder's lock.json is missing."),
    ),
}


class Database:
    """The file at ``path``, created with mode 0600 if absent, and migrated to the newest version.

    Safe to use from several threads: each transaction has a connection of its own. Raises the StoreError that fits.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with _translated():
            _prepare(path)
        # "%" and "?" in a path mean something in a URL, so the path goes in by `creator`.
        self._engine = create_engine(
            "sqlite://", module=driver(key_for(path)), creator=lambda: _connect(path), poolclass=QueuePool
        )
        self._writer = self._engine.execution_options(organic_begin="BEGIN IMMEDIATE")
        self._version_lock = threading.Lock()
        self._version_connection: sqlite3.Connection | None = None
        self._remembered: dict[Hashable, tuple[int, Any]] = {}
        event.listen(self._engine, "begin", self._begin)
        event.listen(self._engine, "checkin", self._on_checkin)
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Lend one snapshot to read from; objects stay usable afterwards. Raises a StoreError.

        ``session.connection()`` is for statements that are ready-made, or over thousands of rows.
        """
        with _translated(), Session(self._engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Lend one transaction that may write: kept at its end, undone by an exception. Raises a StoreError.

        It takes the write lock at once, for a later upgrade of a read would fail instead of wait. The notes that it
        changed are indexed at its end.
        """
        with _translated(), Session(self._writer, expire_on_commit=False) as session, session.begin():
            session.connection()
            yield session
            session.flush()
            index_notes(session.connection())

    def version(self) -> tuple[Path, int]:
        """Return a value that differs once anybody, of this process or another, has changed the file; microseconds.

        SQLite tells a connection only of the changes of others, so this one is never lent and never writes.
        """
        number = 0
        with _translated(), self._version_lock:
            if self._version_connection is None and not self._closed:
                self._version_connection = _connect(self.path)
            if self._version_connection is not None:
                (number,) = self._version_connection.execute("PRAGMA data_version").fetchone()
        return self.path, number

    def remembered(self, key: Hashable, read: Callable[[Connection], T]) -> T:
        """Return what ``read`` reads, or what it read under this ``key`` before if nobody has changed the file since.

        For the few small reads of an idle cycle: to ask whether the file changed takes a tenth of one of them. The
        result must not be changed by whoever gets it. Raises a StoreError.
        """
        _, version = self.version()  # before the read, so that what is written meanwhile makes it stale
        kept_at, kept = self._remembered.get(key, (0, None))
        if version and kept_at == version:
            return cast("T", kept)
        with self.reading() as session:
            found = read(session.connection())
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[key] = version, found
        return found

    def damage(self) -> str:
        """Return the first thing that SQLite finds wrong in the whole file; "" if it is sound. Raises a StoreError."""
        with self.reading() as session:
            (said,) = sqlite_of(session).execute("PRAGMA quick_check(1)").fetchone()
        return "" if said == "ok" else str(said)

    def copy_to(self, name: str) -> Path:
        """Copy the file to another name in its folder and return that. Raises a StoreError."""
        target = self.path.with_name(name)
        with self.reading() as session:
            copy_file(sqlite_of(session), target)
        return target

    def purge(self, copies: Collection[Path], table: str, key: str) -> Purged:
        """Delete earlier texts of a row for good, here and in ``copies`` (``store/purge.py``)."""
        with _translated():
            return purge(self.path, copies, table, key)

    def close(self) -> None:
        """Close every connection; the last one merges the write-ahead log into the file.

        A connection that another thread is using is closed when that thread's transaction ends.
        """
        with self._version_lock:
            self._closed = True
            if self._version_connection is not None:
                self._version_connection.close()
                self._version_connection = None
        self._engine.dispose()

    def _begin(self, connection: Connection) -> None:
        """Begin a transaction. Raises NewerDatabase if a newer program has migrated the file meanwhile."""
        connection.exec_driver_sql(connection.get_execution_options().get("organic_begin", "BEGIN"))
        if (found := version_of(_sqlite(connection))) != LATEST:
            _sqlite(connection).rollback()
            raise newer(self.path, found)

    def _on_checkin(self, connection: sqlite3.Connection | None, record: ConnectionPoolEntry) -> None:
        if self._closed:  # its pool is gone: nothing else would close it
            record.invalidate()


def _sqlite(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def sqlite_of(session: Session) -> sqlite3.Connection:
    """Return the session's own connection of SQLite's, for the queries of reads.py."""
    return _sqlite(session.connection())


def restore_copy(path: Path) -> tuple[Copy, Path]:
    """Replace a newer program's file by its copy from before the migration; return the copy and where that file is.

    Raises InvalidInput if the file isn't newer, and a StoreError, with nothing changed.
    """
    with _translated():
        _check_own(path)
        with closing(_connect(path)) as connection:
            found = version_of(connection)
        if found <= LATEST:
            raise InvalidInput("This data isn't from a newer version, so there is nothing to go back to.")
        copy = newest_copy(path, LATEST)
        if copy is None:
            raise newer(path, found)
        return copy, replace_by_copy(copy, path, found)


def _prepare(path: Path) -> None:
    os.close(open_own(path, os.O_CREAT | os.O_RDWR))  # before SQLite would, with the umask's mode
    _check_own(path)
    with closing(_connect(path)) as connection:
        found = check(connection, path)  # before anything is changed in a file of another program
        if found < LATEST:
            connection.execute(f"PRAGMA busy_timeout = {UPDATE_TIMEOUT_MS}")
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            migrate(connection, path)
        except errors(OSError) as error:
            raise _not_updated(_translation(error)) if 0 < found < LATEST else _translation(error) from error


def _check_own(path: Path) -> None:
    for end in ("", *SIDES):  # these SQLite makes with the mode of the file, and follows links
        check_own(path.with_name(path.name + end))


def _not_updated(error: Exception) -> Exception:
    if not isinstance(error, StoreError) or isinstance(error, DatabaseDamaged):
        return error
    return NotUpdated(Sentence("The data can't be updated for this version. {reason}", reason=error.message))


def _connect(path: Path) -> sqlite3.Connection:
    connection = connect(path, any_thread=True)  # the pool lends it to one thread at a time
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA journal_size_limit = {LARGEST_LOG}")
        connection.execute("PRAGMA synchronous = FULL")  # an edit said to be saved survives a power cut
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _translated() -> Iterator[None]:
    """Raise SQLite's errors as StoreErrors; the only place that looks at its codes."""
    try:
        yield
    except DBAPIError as error:
        raise _translation(error.orig) from error
    except errors(OSError) as error:
        raise _translation(error) from error


def _translation(error: BaseException | None) -> Exception:
    if isinstance(error, OSError):
        return DatabaseUnwritable(Sentence("The local database can't be opened: {reason}.", reason=reason_of(error)))
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return error if isinstance(error, Exception) else StoreError()
    found = _ERRORS_BY_CODE.get(code) or _ERRORS_BY_CODE.get(code & 0xFF)
    if found is None:
        return StoreError(Sentence("The local database rejected it: {reason}.", reason=str(error)))
    kind, sentence = found
    return kind(sentence)
