"""Databases of other programs, read for an import: never migrated, never written, and not trusted.

Only real tables are read, so that a view or a trigger of the file's own never runs; values and rows are bounded. What
a file says is checked by who reads it (``transfer/``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.store.connections import errors, is_plain, open_with

MOST_ROWS = 20_000_000
"""Rows of a table that are read at most: a damaged one may have no end."""
MOST_BYTES = 4_000_000
"""Bytes of a value; an export has notes, and icons that are skipped."""

Cell = str | bytes | int | float | None


class ForeignDatabase:
    """An open database of another program."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        listed = connection.execute("PRAGMA table_list").fetchall()
        self.tables = frozenset(str(name) for schema, name, kind, *_ in listed if (schema, kind) == ("main", "table"))
        """The names of its real tables, as it spells them."""

    @property
    def version(self) -> int:
        """Its ``user_version``, by which programs number their schemas. Raises FileNotUnderstood if it is damaged."""
        with _translated():
            return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def columns(self, table: str) -> frozenset[str]:
        """Return a table's stored columns in small letters, as SQL compares them; none if there is no such table."""
        if table not in self.tables:
            return frozenset()
        with _translated():
            found = self._connection.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
        return frozenset(str(name).lower() for _index, name, *_ in found)

    def count(self, table: str) -> int:
        """Return how many rows a table has; 0 if there is no such table. Raises FileNotUnderstood if it is damaged."""
        if table not in self.tables:
            return 0
        with _translated():
            return int(self._connection.execute(f"SELECT count(*) FROM {_quoted(table)}").fetchone()[0])  # noqa: S608  # nosec B608

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
        """Yield a table's rows in no order, with None for each column that it lacks: versions have different ones.

        Raises FileNotUnderstood if it is damaged.
        """
        there = self.columns(table)
        if not there:
            return
        chosen = ", ".join(_quoted(column) if column.lower() in there else "NULL" for column in columns)
        with _translated():
            cursor = self._connection.execute(f"SELECT {chosen} FROM {_quoted(table)}")  # noqa: S608  # nosec B608
            for count, row in enumerate(cursor):
                if count == MOST_ROWS:
                    raise FileNotUnderstood(Sentence("The table {name} has too many rows.", name=table))
                yield row


@contextmanager
def foreign_database(path: Path) -> Iterator[ForeignDatabase]:
    """Open a file that another program wrote, which stays as it is, a log beside it included.

    Raises FileNotUnderstood if it isn't a database, or a damaged one.
    """
    if not is_database(path):
        raise FileNotUnderstood(Sentence("{name} isn't a database.", name=path.name))
    with _translated():
        # Immutable: no lock, no journal and no write-ahead log is made beside a file that isn't ours.
        connection = open_with(None, path, "ro", immutable=True)
    with closing(connection):
        with _translated():
            _distrust(connection)
            database = ForeignDatabase(connection)
        yield database


def is_database(path: Path) -> bool:
    """True if the file begins as a SQLite database does; False also if it can't be read."""
    try:
        return path.is_file() and is_plain(path)
    except (OSError, ValueError):
        return False


def _distrust(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
    connection.text_factory = lambda content: content.decode("utf-8", "replace")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except errors(OverflowError, UnicodeDecodeError) as error:  # the last by the name of a column
        raise FileNotUnderstood(Sentence("The database is damaged, or only a part of one.")) from error


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
