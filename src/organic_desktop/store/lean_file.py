"""A look at a person's file without SQLAlchemy: opened for reading alone, for the queries of reads.py.

For answers that can't wait half a second for the store to be imported. Whatever is unusual about the file is left to a
Database (database.py), which creates, migrates, waits and says what is wrong: the look is given up by CantLook.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from organic_desktop.core.errors import OrganicError
from organic_desktop.core.files import check_own
from organic_desktop.store.connections import Mode, connect, errors
from organic_desktop.store.copies import version_of
from organic_desktop.store.migrations import LATEST
from organic_desktop.store.reads import facts
from organic_desktop.store.unfinished import SIDES

if TYPE_CHECKING:
    import sqlite3


class CantLook(Exception):
    """The file isn't one that can be read as it is: absent, of another format, in use, damaged, or not this user's."""


class LeanFile:
    """One snapshot of a person's file, which is ``user_id``'s; for a moment, on one thread."""

    def __init__(self, connection: sqlite3.Connection, user_id: str) -> None:
        self._connection = connection
        self.user_id = user_id

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection for queries of reads.py. Raises CantLook if anything goes wrong inside."""
        with _giving_up():
            yield self._connection


@contextmanager
def looking(path: Path, user_id: str | None = None) -> Iterator[LeanFile]:
    """Open the file at ``path`` for a look. Raises CantLook.

    ``user_id`` is the account that it must belong to; None is whoever it belongs to.
    """
    with _giving_up():
        for end in ("", *SIDES):
            check_own(path.with_name(path.name + end))
        connection = _open(path)
    with closing(connection):
        with _giving_up():
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            if version_of(connection) != LATEST:
                raise CantLook("another format")
            owner = facts(connection).owner
        if not owner or user_id not in {None, owner}:
            raise CantLook("not this user's")
        yield LeanFile(connection, owner)


@contextmanager
def _giving_up() -> Iterator[None]:
    try:
        yield
    except errors(OSError, ValueError, ArithmeticError, TypeError, OrganicError) as error:
        raise CantLook(type(error).__name__) from error


def _open(path: Path) -> sqlite3.Connection:
    """Open the file as it is, without waiting for anybody, and so that closing it leaves all as it was.

    Who opens a file with a write-ahead log makes it if it isn't there. A connection that could write removes it again.
    One that couldn't does not, but it leaves another program's log alone, where the first would tidy it into the file.
    """
    mode: Mode = "ro" if path.with_name(path.name + "-wal").exists() else "rw"
    return connect(path, mode, timeout=0)
