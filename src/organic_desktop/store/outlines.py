"""The outline of an edit of thousands of rows, such as an import: how many rows of which tables, without its values.

Reading all lines of ten years of days takes a third of a second, and the menus need no more than this. The lines of an
edit stand together in the journal, and those of one row beside each other, so that SQLite finds where each begins.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection

HOWS = ("create", "set", "add", "delete")
MOST_COLUMNS = 32
"""Lines that one row has in an edit at most."""


class Span(NamedTuple):
    """Where an edit's lines are in the journal, both ends included."""

    edit_id: str
    source: str
    first: int
    last: int

    @property
    def lines(self) -> int:
        """How many lines there are at most."""
        return self.last - self.first + 1


@dataclass(frozen=True)
class Outline:
    """``counts`` are the rows of an edit by table; ``deletes`` if all of them were deleted, ``clears`` if every line
    cleared a value."""

    counts: Mapping[str, int]
    deletes: bool
    clears: bool


def spans(connection: Connection, before: int, last: int) -> Iterator[Span]:
    """Return where each edit after one line, up to another, is in the journal, oldest first."""
    begins = [tuple(line) for line in connection.exec_driver_sql(_BEGINS, (before, last, before))]
    ends = [line[2] - 1 for line in begins[1:]] + [last]
    for (edit_id, source, first), end in zip(begins, ends, strict=True):
        yield Span(edit_id, source, first, end)


def outline(connection: Connection, of: Span, is_counted: Callable[[str, str], bool]) -> tuple[Outline, int] | None:
    """Return the outline of an edit and the journal's line where its first row begins; None if no row counts.

    ``is_counted`` says so of a table and of how its rows were changed.
    """
    counts, deletes, first = dict[str, int](), True, of.last
    for table, rows, all_deleted, line, how, other in connection.exec_driver_sql(_ROWS, (of.first, of.last, of.first)):
        if how != other and not all(is_counted(table, each) for each in HOWS):
            these = json.dumps([each for each in HOWS if is_counted(table, each)])
            exact = (of.first, of.last, table, of.first, these)
            rows, all_deleted, line = connection.exec_driver_sql(_ROWS_OF_A_TABLE, exact).one()
        elif not is_counted(table, how):
            continue
        if rows:
            counts[table] = rows
            deletes, first = deletes and bool(all_deleted), min(first, line)
    if not counts:
        return None
    keeps = connection.exec_driver_sql(_KEEPS, (of.first, of.last)).first()
    return Outline(counts, deletes, keeps is None), first


_BEGINS = """
SELECT this.edit_id, this.source, this.id FROM journal AS this LEFT JOIN journal AS one_before
    ON one_before.id = this.id - 1
WHERE this.id > ? AND this.id <= ? AND (this.id = ? + 1 OR this.edit_id IS NOT one_before.edit_id)
ORDER BY this.id
"""
_ROWS = """
SELECT this.table_name, count(DISTINCT this.row_id), min(this.how = 'delete'), min(this.id), min(this.how),
    max(this.how)
FROM journal AS this LEFT JOIN journal AS one_before ON one_before.id = this.id - 1
WHERE this.id BETWEEN ? AND ? AND (this.id = ? OR this.row_id IS NOT one_before.row_id)
GROUP BY this.table_name
"""
_ROWS_OF_A_TABLE = """
SELECT count(DISTINCT this.row_id), min(this.how = 'delete'), min(this.id)
FROM journal AS this LEFT JOIN journal AS one_before ON one_before.id = this.id - 1
WHERE this.id BETWEEN ? AND ? AND this.table_name = ? AND (this.id = ? OR this.row_id IS NOT one_before.row_id)
    AND this.how IN (SELECT value FROM json_each(?))
"""
_KEEPS = """
SELECT 1 FROM journal WHERE id BETWEEN ? AND ? AND (old_json IS NULL OR new_json IS NOT NULL) LIMIT 1
"""
