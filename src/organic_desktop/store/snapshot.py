"""A file's rows as they are at one moment, one after the other, for an export: never all of them in memory.

Rows are in their plain form (codec.py), which is what the file itself holds, so nothing is converted. Pending changes
are in them as the values that the user sees; what sync keeps beside the rows stays in the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from organic_desktop.store import reads
from organic_desktop.store.codec import Plain
from organic_desktop.store.database import Database, sqlite_of
from organic_desktop.store.experiments import kept_experiments
from organic_desktop.store.row_state import list_columns
from organic_desktop.store.schema import (
    CONVERSATIONS,
    MESSAGES,
    MIRRORED,
    MODULE_PROGRESS,
    USERS,
    WELLNESS_ENTRIES,
    Mirrored,
)
from organic_desktop.store.types import kept_json

if TYPE_CHECKING:
    import sqlite3

ORDER = {
    USERS: "id",
    MODULE_PROGRESS: "module_name, id",
    WELLNESS_ENTRIES: "date, id",
    CONVERSATIONS: "id",
    MESSAGES: "conversation_id, created_at, id",
}
"""By what the rows of each table are sorted: the same rows always come in the same order."""
SOME_ROWS = 500


@dataclass(frozen=True)
class Snapshot:
    """One read transaction on a person's file."""

    connection: sqlite3.Connection

    @property
    def owner(self) -> str:
        """The id of the user whose file it is."""
        return reads.facts(self.connection).owner

    def is_untouched(self) -> bool:
        """True if nothing was ever put into the file: no row but the owner's empty one, no day off, no edit."""
        tables = [each.name for each in MIRRORED if each is not USERS]
        for table in (*tables, "journal", "skipped_day", "experiment", "pending_change", "removed", "unreadable"):
            if self.connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table})").fetchone()[0]:  # noqa: S608  names of our own schema  # nosec
                return False
        untouched = (
            "SELECT count(*) FROM users WHERE email != '' OR coalesce(full_name, avatar_url, timezone) IS NOT NULL"
        )
        return not self.connection.execute(untouched).fetchone()[0]

    def count(self, mirrored: Mirrored, first: date | None = None, last: date | None = None) -> int:
        """Return how many rows there are; of entries, from ``first`` to ``last``."""
        condition, bounds = _within(first, last)
        (count,) = self.connection.execute(f"SELECT count(*) FROM {mirrored.name}{condition}", bounds).fetchone()  # noqa: S608  names of our own schema  # nosec
        return int(count)

    def rows(self, mirrored: Mirrored, first: date | None = None, last: date | None = None) -> Iterator[Plain]:
        """Yield the rows in their order; of entries, those from ``first`` to ``last``."""
        condition, bounds = _within(first, last)
        columns, lists = mirrored.columns, list_columns(mirrored)
        query = f"SELECT {', '.join(columns)} FROM {mirrored.name}{condition} ORDER BY {ORDER[mirrored]}"  # noqa: S608  names of our own schema  # nosec
        cursor = self.connection.execute(query, bounds)
        while lines := cursor.fetchmany(SOME_ROWS):
            for line in lines:
                row = dict(zip(columns, line, strict=True))
                for name in lists:
                    row[name] = None if row[name] is None else json.loads(row[name])
                yield row

    def days_off(self, first: date | None = None, last: date | None = None) -> list[str]:
        """Return the days off from ``first`` to ``last``, as YYYY-MM-DD."""
        condition, bounds = _within(first, last)
        found = self.connection.execute(f"SELECT date FROM skipped_day{condition} ORDER BY date", bounds)  # noqa: S608  literals of ours  # nosec
        return [day for (day,) in found]

    def experiments(self) -> Iterator[Plain]:
        """Yield the experiments, by id."""
        yield from (row._asdict() for row in kept_experiments(self.connection))

    def unreadable(self) -> Iterator[Plain]:
        """Yield the server's rows with values that can't be shown, as they came, with their tables.

        Each row is its JSON as a text: what can't be shown is often what no JSON value of ours could be, such as NaN,
        half a character, or more digits than a decimal has.
        """
        query = "SELECT table_name, row_id, columns_json, row_json FROM unreadable ORDER BY table_name, row_id"
        for table, row_id, columns, row in self.connection.execute(query).fetchall():
            yield {"table": table, "id": row_id, "columns": kept_json(columns, list), "row_json": row}


@contextmanager
def snapshot(database: Database) -> Iterator[Snapshot]:
    """Lend the rows as they are now, whatever is written meanwhile. Raises a StoreError."""
    with database.reading() as session:
        yield Snapshot(sqlite_of(session))


def _within(first: date | None, last: date | None) -> tuple[str, list[str]]:
    bounds = [(" date >= ?", first), (" date <= ?", last)]
    given = [(condition, bound.isoformat()) for condition, bound in bounds if bound]
    where = " WHERE" + " AND".join(condition for condition, _ in given) if given else ""
    return where, [bound for _, bound in given]
