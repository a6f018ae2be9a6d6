"""Formats of CSV files, as one program's: ``CsvFormat`` finds the tables in a file, csv_layout.py what is in them.

A file is read twice: once to see all cells of each column, for only together they tell how dates and numbers are
written, then for its values. So no more than the values is in memory. The formats themselves are in presets.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from re import fullmatch

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.csv_layout import Hints, Layout, Seen
from organic_desktop.transfer.found import Found, ReadOptions
from organic_desktop.transfer.opened import is_zip, open_member, zip_members
from organic_desktop.transfer.tables import Header, Row, Rows, folded, head, head_of, headed, open_rows
from organic_desktop.transfer.values import DayOrder, parse_moment, plain

MOST_MEMBERS = 20  # of a zip that are looked into

Tables = Iterator[tuple[Header, Row]]
Reshape = Callable[[Iterable[Row], ReadOptions], Tables]


@dataclass(eq=False)
class CsvFormat:
    """A format of CSV files; it is one of the importer's formats as it stands (``found.Format``).

    ``hints`` are what is known of its columns; none for any CSV. ``reshape`` makes odd files into plain tables.
    ``members`` is a pattern of the file's name in a zip, "" if it comes in none. ``begins`` are titles of a first table
    in which nothing is ours, each with exactly its columns.
    """

    NAME: str
    LABEL: Sentence
    hints: Hints
    reshape: Reshape | None = None
    members: str = ""
    begins: tuple[tuple[str, str], ...] = ()

    def recognises(self, path: Path) -> bool:
        """True if one of the first rows has the columns of this format; for any CSV, a row with a date."""
        try:
            if is_zip(path):
                return bool(self._member(path))
            return self._knows(head(path))
        except (FileNotUnderstood, OSError):
            return False

    def read(self, path: Path, options: ReadOptions) -> Found:
        """Read the file. Raises FileNotUnderstood with one sentence, Cancelled."""
        seen = Seen(self.hints)
        with self._rows(path, options, 0) as rows:
            for header, row in self._tables(rows, options):
                seen.see(header, row)
            seen.delimiter = rows.delimiter
        layout = Layout(self.NAME, seen, options)
        with self._rows(path, options, 1) as rows:
            for header, row in self._tables(rows, options):
                layout.read(header, row)
        return layout.found()

    def is_header(self, header: Header) -> bool:
        """True for a row with the columns of this format; for any CSV, of names without a number or a date."""
        names = {folded(name) for name in header.names}
        if self.hints.needs:
            return any(needed <= names for needed in self.hints.needs)
        filled = [name for name in header.names if name]
        return len(filled) > 1 and not any(parse_moment(name) or plain(name)[:1].isdigit() for name in filled)

    def _tables(self, rows: Rows, options: ReadOptions) -> Tables:
        found = self.reshape(rows, options) if self.reshape else self._plain(rows)
        empty = True
        for header, row in found:
            empty = False
            yield header, row
        if empty:
            raise FileNotUnderstood(Sentence("The file has no rows below a line with the names of its columns."))

    def _plain(self, rows: Rows) -> Tables:
        """A file of one table has its first header; a row of words below it is no other one."""
        first: Header | None = None

        def is_header(header: Header) -> bool:
            nonlocal first
            if first and not self.hints.needs:
                return header.names == first.names
            is_one = self.is_header(header)
            first = header if is_one else first
            return is_one

        return headed(rows, is_header)

    def _knows(self, rows: list[Row]) -> bool:
        headers = [place for place, row in enumerate(rows) if self.is_header(Header.of(row))]
        if self.hints.needs or not headers:
            first = tuple(",".join(map(folded, Header.of(row).names)) for row in rows[:2])
            return bool(headers) or first in self.begins
        return any(parse_moment(cell, DayOrder.DAY_FIRST) or parse_moment(cell, DayOrder.MONTH_FIRST)
                   for row in rows[headers[0] + 1 :] for cell in row.cells)  # fmt: skip

    @contextmanager
    def _rows(self, path: Path, options: ReadOptions, half: int) -> Iterator[Rows]:
        def progress(done: int, total: int) -> None:
            options.progress((half * total + done) // 2, total)

        if not is_zip(path):
            with open_rows(path, progress) as rows:
                yield rows
            return
        name = self._member(path)
        if not name:
            raise FileNotUnderstood(Sentence("{name} contains no file of this format.", name=path.name))
        with open_member(path, name) as file:
            yield Rows(file, next(each.size for each in zip_members(path) if each.name == name), progress)

    def _member(self, path: Path) -> str:
        """Return the largest file in a zip that is of this format, "" if there is none."""
        if not self.members:
            return ""
        named_so = [each for each in zip_members(path) if fullmatch(self.members, PurePosixPath(each.name).name)]
        for each in sorted(named_so, key=lambda member: -member.size)[:MOST_MEMBERS]:
            with open_member(path, each.name) as file:
                if self._knows(head_of(file)):
                    return each.name
        return ""
