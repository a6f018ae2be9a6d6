"""Migrations: the local file's schema, as numbered SQL files that only move forward.

``PRAGMA user_version`` holds the number of the last one applied. All that a file lacks are applied in one transaction
with that number, so that a file is never between two formats; within that transaction, before anything is changed, it
is copied. A migration that was released is never changed again (``tests/store/test_released_schemas.py``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from organic_desktop.core.errors import DatabaseDamaged, NewerDatabase, NotOurDatabase
from organic_desktop.core.messages import Sentence
from organic_desktop.store.connections import errors
from organic_desktop.store.copies import delete_old_copies, keep_copy, newest_copy, version_of

FILES = tuple(sorted(Path(__file__).parent.glob("[0-9]*.sql")))
LATEST = len(FILES)
OURS = frozenset({"meta", "journal"})
"""Tables that every version has, and no other program's file both of: later versions must keep them."""


WHILE_REBUILDING = {"foreign_keys": "OFF", "legacy_alter_table": "ON"}
"""A table is rebuilt by dropping it and renaming its successor: that must not delete rows of other tables by cascade,
nor fail because of a view that the user made."""
USUALLY = {"foreign_keys": "ON", "legacy_alter_table": "OFF"}
WORTH_SHRINKING = 256
"""Empty pages from which on a file is made smaller after an update, if they are a quarter of it."""

_NO_OBJECTS = "EXISTS (SELECT 1 FROM json_each(attempts_json) WHERE type != 'object')"
BEFORE = {
    # Sends that aren't objects were never ours; the migration takes each for one.
    "0006_nothing_lost.sql": tuple(
        f"""
        UPDATE {table}
        SET attempts_json = (SELECT json_group_array(json(value)) FROM json_each(attempts_json) WHERE type = 'object')
        WHERE CASE WHEN json_valid(attempts_json) THEN json_type(attempts_json) != 'array' OR {_NO_OBJECTS} END
        """  # noqa: S608  names of our own schema  # nosec
        for table in ("pending_change", "ghost")
    )
}
"""Repairs of a damaged file on which a released migration, which never changes, would fail."""


def migrate(connection: sqlite3.Connection, path: Path, files: tuple[Path, ...] = FILES) -> None:
    """Migrate the open file at ``path`` to the newest version; the connection must be in autocommit mode.

    Raises what ``check`` does, with nothing changed.
    """
    if check(connection, path, len(files)) == len(files):
        return
    _set(connection, WHILE_REBUILDING)  # no effect inside BEGIN
    try:
        connection.execute("BEGIN IMMEDIATE")  # nobody writes from here on: the copy is exactly what is migrated
        try:
            made = _apply(connection, path, files)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # on a full disk SQLite has taken it back by itself
                connection.execute("ROLLBACK")
            raise
    finally:
        _set(connection, USUALLY)
    if made:
        delete_old_copies(path, made)
        _shrink(connection)


def check(connection: sqlite3.Connection, path: Path, latest: int = LATEST) -> int:
    """Return the file's version, if it can be used. Raises NewerDatabase, NotOurDatabase or DatabaseDamaged."""
    found = version_of(connection)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if tables and not tables >= OURS:
        raise NotOurDatabase(Sentence("The file {name} is another program's database.", name=path.name))
    if found < 0 or bool(found) < bool(tables):
        raise DatabaseDamaged(Sentence("The file {name} has the unknown format {found}.", name=path.name, found=found))
    if found > latest:
        raise newer(path, found, latest)
    return found


def newer(path: Path, found: int, latest: int = LATEST) -> NewerDatabase:
    """Return the error for a file of a later version, with the copy to go back to."""
    sentence = Sentence(
        "This data was created by a newer version of Organic Desktop (format {found}; this version uses {ours}).",
        found=found,
        ours=latest,
    )
    copy = newest_copy(path, latest)
    return NewerDatabase(sentence, path, copy.path if copy else None, copy.made if copy else None)


def _apply(connection: sqlite3.Connection, path: Path, files: tuple[Path, ...]) -> Path | None:
    """Apply what the file lacks, and return the copy that was made before, if there was anything to copy."""
    found = check(connection, path, len(files))  # another process may have been faster while we waited for the lock
    if found == len(files):
        return None
    made = keep_copy(path, found + 1) if found else None
    for file in files[found:]:
        for statement in BEFORE.get(file.name, ()):
            connection.execute(statement)
        for statement in _statements(file.read_text(encoding="utf-8")):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(files):d}")
    return made


def _shrink(connection: sqlite3.Connection) -> None:
    """Give back to the disk what an update left empty; if that fails, the file is as good as it was.

    A table that is made anew leaves as many pages empty as it had, and SQLite would keep them for rows to come.
    """
    empty, pages = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count"))
    if empty >= WORTH_SHRINKING and empty * 4 >= pages:
        with suppress(*errors()):  # a full disk, or a file in use
            connection.execute("VACUUM")


def _set(connection: sqlite3.Connection, pragmas: Mapping[str, str]) -> None:
    for name, value in pragmas.items():
        connection.execute(f"PRAGMA {name} = {value}")


def _statements(script: str) -> Iterator[str]:
    """Yield the script's statements; ``executescript`` would commit before the first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
