"""Rows of a CSV file of unknown encoding and delimiter, with their lines; what is in the cells is values.py's.

Other programs and spreadsheets write commas, semicolons or tabs, UTF-8 with or without a mark, UTF-16 or Windows'
letters, titles above the header, several tables in one file. All limits are here, and all are errors in plain words.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.found import Progress, no_progress
from organic_desktop.transfer.opened import open_file

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST_FILE = 1 << 30  # bytes
LONGEST_LINE = LARGEST_CELL = 4_000_000  # characters
MOST_ROWS = 2_000_000
MOST_COLUMNS = 16_384  # a spreadsheet's own limit
SAMPLE = 64 * 1024  # bytes that encoding and delimiter are judged by
SAMPLE_ROWS = 50
HEAD_ROWS = 20
LINES_A_REPORT = 200  # of progress: a few ms

BYTE_ORDER_MARK = "\ufeff"
# Of two that fit equally well the first: decimal commas make a file of semicolons look like one of commas.
DELIMITERS = "\t;,"
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_OTHER_BYTES = "organic-windows-1252"
_TOLD = re.compile(r"sep=(.)\s*")  # a first line by which a spreadsheet is told
_CONTROLS = tuple(bytes([each]) for each in (*range(9), *range(14, 32), 127) if each != 27)

csv.field_size_limit(LARGEST_CELL)  # of the whole process; its own limit is less than our notes may have


class Row(NamedTuple):
    """The cells of one row as they are in the file, and the line where it begins, from 1."""

    line: int
    cells: list[str]


@dataclass(frozen=True)
class Header:
    """The names of a table's columns. They may repeat: ``keys`` tells them apart as "Sleep Timing (2)"."""

    line: int
    names: tuple[str, ...]

    @classmethod
    def of(cls, row: Row) -> Header:
        """Return a row as a header: blanks around names are dropped, and columns without a name at its end."""
        names = [plain_name(cell) for cell in row.cells]
        while names and not names[-1]:
            names.pop()
        return cls(row.line, tuple(names))

    @property
    def keys(self) -> tuple[str, ...]:
        """A name for each column that no other has; a column without a name is called by its number."""
        seen: Counter[str] = Counter()
        keys = []
        for number, name in enumerate(self.names, start=1):
            name = name or f"#{number}"
            seen[name] += 1
            keys.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
        return tuple(keys)

    def place(self, *names: str) -> int | None:
        """Return where the first of these names is that there is, None if none is; see ``folded``."""
        return next((self._places[folded(name)] for name in names if folded(name) in self._places), None)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {folded(name): place for place, name in reversed([*enumerate(self.names)])}

    def fitted(self, row: Row) -> list[str] | None:
        """Return a row with a cell for each name; None if it has more: then its values stand in wrong columns."""
        width = len(self.names)
        if any(cell.strip() for cell in row.cells[width:]):
            return None
        return row.cells[:width] + [""] * (width - len(row.cells))


def plain_name(name: str) -> str:
    """Return a column's name in one line, with single blanks, without a byte order mark."""
    if name.isascii() and name.isprintable() and "  " not in name:  # most cells, so it has to be quick
        return name.strip()
    return " ".join(name.replace(BYTE_ORDER_MARK, "").split())


def folded(name: str) -> str:
    """Return a column's name for comparing: capitals and blanks don't count."""
    return plain_name(name).casefold()


class Rows:
    """The rows of an open file or zip member, to be read once; those without any text are left out.

    ``size`` is its size in bytes, for ``progress``. ``delimiter`` is what separates the cells. Raises
    FileNotUnderstood if the file isn't text, or past a limit; what ``progress`` raises.
    """

    def __init__(self, file: BinaryIO, size: int, progress: Progress = no_progress) -> None:
        if size > LARGEST_FILE:
            raise FileNotUnderstood(Sentence("The file is too large."))
        self._size, self._progress = size, progress
        sample = file.read(SAMPLE)
        self._bytes = _Bytes(sample, file)
        self._encoding, self._errors = _encoding_of(sample)
        text = codecs.getincrementaldecoder(self._encoding)(self._errors).decode(sample)
        self.delimiter, self._first = _delimiter_of(text)

    def __iter__(self) -> Iterator[Row]:
        text = io.TextIOWrapper(io.BufferedReader(self._bytes, SAMPLE), self._encoding, self._errors, newline="")
        lines = _Lines(text, self._report)
        reader = csv.reader(lines, delimiter=self.delimiter)
        line = count = 0
        try:
            for cells in reader:
                line, lines.quotes, open_quotes = lines.first, 0, lines.quotes % 2
                lines.first = reader.line_num + 1
                if line < self._first or not any(cell and not cell.isspace() for cell in cells):
                    continue
                count += 1
                swallowed = reader.line_num > line or cells[-1].endswith(("\n", "\r"))
                _check(line, cells, count, unclosed=bool(open_quotes) and swallowed)
                yield Row(line, cells)
        except csv.Error as error:
            raise FileNotUnderstood(_unclosed(lines.first)) from error

    def _report(self) -> None:
        self._progress(min(self._bytes.done, self._size), self._size)


@contextmanager
def open_rows(path: Path, progress: Progress = no_progress) -> Iterator[Rows]:
    """Open a file for its rows. Raises FileNotUnderstood as ``Rows`` does, or if the file can't be read."""
    with open_file(path) as file:
        yield Rows(file, path.stat().st_size, progress)


def head(path: Path, most: int = HEAD_ROWS) -> list[Row]:
    """Return a file's first rows, to recognise it by; none if it isn't a table. Never raises for what is in it."""
    with suppress(FileNotUnderstood, OSError), open_file(path) as file:
        return head_of(file, most)
    return []


def head_of(file: BinaryIO, most: int = HEAD_ROWS) -> list[Row]:
    """Return the first rows of an open file or zip member, as ``head`` does; those before what is wrong."""
    found: list[Row] = []
    with suppress(FileNotUnderstood):
        found.extend(islice(Rows(file, 0), most))
    return found


def headed(rows: Iterable[Row], is_header: Callable[[Header], bool]) -> Iterator[tuple[Header, Row]]:
    """Return each row with the header above it; a file may have several. What is above the first header is left out.

    Titles and notes above a header don't count as rows; below one everything does that isn't a header itself.
    """
    header: Header | None = None
    for row in rows:
        found = Header.of(row)
        if is_header(found):
            header = found
        elif header is not None:
            yield header, row


# -- lines ------------------------------------------------------------------------------------------------------------


class _Bytes(io.RawIOBase):
    """The sample and what follows it, as one; a zip's member can't be read from its beginning again."""

    def __init__(self, sample: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._sample, self._rest, self.done = sample, rest, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        chunk = self._sample[: len(view)] or self._rest.read(len(view))
        self._sample = self._sample[len(chunk) :]
        view[: len(chunk)] = chunk
        self.done += len(chunk)
        return len(chunk)


class _Lines:
    """The lines of a text for csv.reader; ``quotes`` counts quotation marks since the row's ``first`` line."""

    def __init__(self, text: io.TextIOWrapper, report: Callable[[], None]) -> None:
        self._text, self._report = text, report
        self.first, self.quotes = 1, 0

    def __iter__(self) -> Iterator[str]:
        number = 0
        while line := self._text.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                raise FileNotUnderstood(Sentence("Line {line} is too long to be read.", line=number))
            if number % LINES_A_REPORT == 1:
                self._report()
            self.quotes += line.count('"')
            yield line.replace("\0", "")
        self._report()


def _check(line: int, cells: list[str], count: int, *, unclosed: bool) -> None:
    if unclosed:
        raise FileNotUnderstood(_unclosed(line))
    if len(cells) > MOST_COLUMNS:
        raise FileNotUnderstood(Sentence("Line {line} has too many cells.", line=line))
    if count > MOST_ROWS:
        raise FileNotUnderstood(Sentence("The file has more than {most} rows.", most=MOST_ROWS))


def _unclosed(line: int) -> Sentence:
    return Sentence("Line {line}: a quotation mark isn't closed, so the rest can't be read.", line=line)


# -- encoding and delimiter -------------------------------------------------------------------------------------------


def _other_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that aren't UTF-8 as Windows' western letters, one by one: the rest of the file stays right."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error(_OTHER_BYTES, _other_bytes)


def _encoding_of(sample: bytes) -> tuple[str, str]:
    """Return a codec, and how it treats what is wrong. Raises FileNotUnderstood for what is no text."""
    for mark, encoding in _MARKS.items():
        if sample.startswith(mark):
            return encoding, _OTHER_BYTES if encoding.startswith("utf-8") else "replace"
    half = max(len(sample) // 2, 1)
    for encoding, zeros in (("utf-16-be", sample[::2].count(0)), ("utf-16-le", sample[1::2].count(0))):
        if zeros > half * 0.4 and sample.count(0) - zeros < half * 0.1:
            return encoding, "replace"
    unprintable = sum(map(sample.count, _CONTROLS))
    if unprintable > len(sample) / 100:
        raise FileNotUnderstood(Sentence("The file isn't a table of text."))
    return "utf-8", _OTHER_BYTES


def _delimiter_of(text: str) -> tuple[str, int]:
    """Return the delimiter of a file that begins with ``text``, and the line where its rows begin.

    The sniffer of Python's own csv often fails. Here the delimiter wins by which most rows have one width.
    """
    lines = text.splitlines(keepends=True)
    if told := _TOLD.fullmatch(lines[0].lstrip(BYTE_ORDER_MARK)) if lines else None:
        return told[1], 2
    whole = lines[:-1] if len(lines) > 1 else lines  # the last one may be cut off
    agreements = {delimiter: _agreement(whole, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: agreements[delimiter])
    return best if agreements[best] else ",", 1


def _agreement(lines: list[str], delimiter: str) -> int:
    """Return how many of the first rows have the width that is the most frequent of those above one cell."""
    widths: Counter[int] = Counter()
    try:
        reader = csv.reader((line.replace("\0", "") for line in lines), delimiter=delimiter)
        widths.update(len(cells) for cells in islice(reader, SAMPLE_ROWS) if len(cells) > 1)
    except csv.Error:
        return 0
    return max(widths.values(), default=0)
