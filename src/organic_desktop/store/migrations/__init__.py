"""The local file's schema, as numbered SQL files that only ever move forward.

``PRAGMA user_version`` holds the number of the last one applied. Each is one transaction with that number, so a file
is always at a version, never between two; before the first of a run the file is copied.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from organic_desktop.errors import NewerDatabase
from organic_desktop.files import open_own
from organic_desktop.sentences import Sentence

FILES = tuple(sorted(Path(__file__).parent.glob("[0-9]*.sql")))
LATEST = len(FILES)


def migrate(connection: sqlite3.Connection, path: Path, files: tuple[Path, ...] = FILES) -> None:
    """Bring the open file at ``path`` to the newest version; the connection must be in autocommit mode.

    Raises NewerDatabase, with nothing changed, for a file that a newer program made.
    """
    found = version_of(connection)
    if found > len(files):
        raise NewerDatabase(
            Sentence(
                "This data was made by a newer version of Organic Desktop (its format is {found}, ours {ours}).",
                found=found,
                ours=len(files),
            )
        )
    if 0 < found < len(files):
        copy_file(connection, path.with_name(f"{path.stem}.before-{found + 1}.db"))
    if found == len(files):
        return
    connection.execute(
        "PRAGMA foreign_keys = OFF"
    )  # a table that is made anew is dropped first; no effect inside BEGIN
    try:
        for number, file in enumerate(files, start=1):
            if number > version_of(connection):
                _apply(connection, number, file.read_text(encoding="utf-8"))
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def version_of(connection: sqlite3.Connection) -> int:
    """The number of the last migration applied; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _apply(connection: sqlite3.Connection, number: int, script: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version_of(connection) < number:  # another process may have been faster while we waited for the lock
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # on a full disk SQLite has taken it back by itself
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The script's statements; ``executescript`` would commit before the first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def copy_file(connection: sqlite3.Connection, target: Path) -> None:
    """A copy of the open file, readable by its owner only."""
    os.close(open_own(target, os.O_CREAT | os.O_RDWR))
    with closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
