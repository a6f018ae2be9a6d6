"""Our own file, written: a zip of lossless data, a table of the days, a page that explains both, and their hashes.

The same data give the same bytes (decision 0076): rows are sorted, nothing tells when or by which version it was made,
and nothing is compressed. organic.py and organic_csv.py read it back.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Any

from organic_desktop.store.codec import Plain
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, MIRRORED, MODULE_PROGRESS, USERS, WELLNESS_ENTRIES
from organic_desktop.store.snapshot import Snapshot
from organic_desktop.transfer.content import SCHEMA_VERSION, WITHOUT_EXPERIMENTS
from organic_desktop.transfer.found import Progress, no_progress
from organic_desktop.wellness.metrics import COLUMNS, NOTES

DATA, ENTRIES, README, MANIFEST = "data.json", "entries.csv", "README.txt", "manifest.json"
MARK = "Organic Desktop"
"""What ``made_by`` in a manifest of ours says."""
CSV_COLUMNS = ("date", *COLUMNS)
BYTE_ORDER_MARK = "\ufeff"
FORMULA = "=+-@\t\r"
"""What a cell begins with that a spreadsheet would carry out."""
ROWS_A_REPORT = 100
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
_PRIVATE = 0o100600 << 16

EXPLANATION = """\
This is everything that Organic holds of you, or the days of it that you chose.
The file isn't encrypted: whoever has it can read it.

entries.csv    Your days as a table, for a spreadsheet. Hours, ml, minutes, scores from 1 to 5. An empty cell means
               that nothing was logged, which isn't 0. A note that begins like a formula has a ' before it.
data.json      The same, and all else, without any loss: days, days off, experiments, modules, conversations, goals,
               reminders, settings. No password, no sign-in. A row is a line. Decimals are texts, times are UTC.
manifest.json  The SHA-256 sums of the other files, by which Organic sees that nothing was changed.

To bring it back: drop this file on Organic's window, or run `organic-desktop import FILE`.
"""


@dataclass(frozen=True)
class Selection:
    """The days that are exported. With a first or a last day it is only days: nothing else has a place in them."""

    first: date | None = None
    last: date | None = None

    @property
    def is_whole(self) -> bool:
        return self.first is None and self.last is None

    def includes(self, table: str) -> bool:
        """True if rows of a table are exported."""
        return self.is_whole or table == WELLNESS_ENTRIES.name


EVERYTHING = Selection()


@dataclass(frozen=True)
class Beside:
    """What is exported beside the rows: settings that aren't about this device, reminders with their quiet hours."""

    settings: Mapping[str, Any] = field(default_factory=dict)
    reminders: Mapping[str, Any] = field(default_factory=dict)


class Counter:
    """Counts the rows that were written, and tells ``progress`` of them."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def each(self, rows: Iterable[Plain]) -> Iterator[Plain]:
        """Yield rows, counted. Raises Cancelled as ``progress`` does."""
        for row in rows:
            if self._done % ROWS_A_REPORT == 0:
                self._progress(self._done, self._total)
            self._done += 1
            yield row

    def end(self) -> None:
        """Say that all is written."""
        self._progress(self._total, self._total)


def write_archive(
    file: IO[bytes],
    data: Snapshot,
    beside: Beside,
    chosen: Selection = EVERYTHING,
    progress: Progress = no_progress,
) -> dict[str, int]:
    """Write the whole zip; return how many rows of each table are in it. Raises Cancelled, a StoreError, OSError."""
    counts = {
        each.name: data.count(each, *_bounds(each.name, chosen)) if chosen.includes(each.name) else 0
        for each in MIRRORED
    }
    counter = Counter(progress, sum(counts.values()) + counts[WELLNESS_ENTRIES.name])
    sums: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        with _member(archive, DATA, sums) as member:
            for piece in _data(data, beside, chosen, counter):
                member.write(piece.encode())
        with _member(archive, ENTRIES, sums) as member:
            for piece in _table(data, chosen, counter):
                member.write(piece.encode())
        with _member(archive, README, sums) as member:
            member.write(EXPLANATION.encode())
        version = version_for([*data.experiments()] if chosen.is_whole else [])
        manifest = {"made_by": MARK, "schema_version": version, "files": sums}
        with _member(archive, MANIFEST, {}) as member:
            member.write((json.dumps(manifest, indent=1) + "\n").encode())
    counter.end()
    return counts


def write_csv(file: IO[bytes], data: Snapshot, chosen: Selection = EVERYTHING, progress: Progress = no_progress) -> int:
    """Write the days as CSV; return how many there are. Raises as ``write_archive`` does."""
    count = data.count(WELLNESS_ENTRIES, chosen.first, chosen.last)
    counter = Counter(progress, count)
    for piece in _table(data, chosen, counter):
        file.write(piece.encode())
    counter.end()
    return count


# -- data.json --------------------------------------------------------------------------------------------------------


def _data(data: Snapshot, beside: Beside, chosen: Selection, counter: Counter) -> Iterator[str]:
    """Yield the text of ``data.json``: one JSON object, in which each row is a line."""
    experiments = [*data.experiments()] if chosen.is_whole else []
    yield f'{{\n"schema_version": {version_for(experiments)},\n"owner": {_json(data.owner)},\n'
    if chosen.is_whole:
        yield f'"settings": {_sorted(beside.settings)},\n"reminders": {_sorted(beside.reminders)},\n'
    yield f'"days_off": {_json(data.days_off(chosen.first, chosen.last))}'
    for mirrored in (USERS, MODULE_PROGRESS, WELLNESS_ENTRIES, CONVERSATIONS, MESSAGES):
        if chosen.includes(mirrored.name):
            rows = data.rows(mirrored, *_bounds(mirrored.name, chosen))
            yield from _list(mirrored.name, counter.each(rows))
    if chosen.is_whole:
        if experiments:
            yield from _list("experiments", experiments)
        yield from _list("unreadable", data.unreadable())
    yield "\n}\n"


def version_for(experiments: Sequence[Plain]) -> int:
    """Return the version of the layout: without experiments earlier programs can read the file, too."""
    return SCHEMA_VERSION if experiments else WITHOUT_EXPERIMENTS


def _bounds(table: str, chosen: Selection) -> Sequence[date | None]:
    return (chosen.first, chosen.last) if table == WELLNESS_ENTRIES.name else ()


def _list(name: str, rows: Iterable[Plain]) -> Iterator[str]:
    yield f',\n"{name}": ['
    separator = "\n"
    for row in rows:
        yield separator + _json(row)
        separator = ",\n"
    yield "\n]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _sorted(value: Any) -> str:
    """Return what was chosen, whatever was chosen first."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


# -- entries.csv ------------------------------------------------------------------------------------------------------


def _table(data: Snapshot, chosen: Selection, counter: Counter) -> Iterator[str]:
    """Yield the lines of ``entries.csv``."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    yield BYTE_ORDER_MARK + ",".join(CSV_COLUMNS) + "\r\n"
    for row in counter.each(data.rows(WELLNESS_ENTRIES, chosen.first, chosen.last)):
        cells = [row[name] for name in CSV_COLUMNS]
        cells[CSV_COLUMNS.index(NOTES)] = quoted(row[NOTES])
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def quoted(text: str | None) -> str | None:
    """Return a cell that no spreadsheet takes for a formula; ``unquoted`` gives back the text."""
    return f"'{text}" if text and (text[0] in FORMULA or _looks_quoted(text)) else text


def unquoted(cell: str) -> str:
    """Return the text of a cell."""
    return cell[1:] if _looks_quoted(cell) else cell


def _looks_quoted(text: str) -> bool:
    return text[:1] == "'" and text[1:2] != "" and text[1] in f"{FORMULA}'"


# -- the zip ----------------------------------------------------------------------------------------------------------


class _Hashing:
    """A member that is being written, with its sum."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._digest, self._size = file, hashlib.sha256(), 0

    def write(self, piece: bytes) -> None:
        self._file.write(piece)
        self._digest.update(piece)
        self._size += len(piece)

    @property
    def facts(self) -> dict[str, Any]:
        return {"sha256": self._digest.hexdigest(), "bytes": self._size}


@contextmanager
def _member(archive: zipfile.ZipFile, name: str, sums: dict[str, dict[str, Any]]) -> Iterator[_Hashing]:
    info = zipfile.ZipInfo(name, _OLDEST)
    info.create_system, info.external_attr = 3, _PRIVATE  # the same on every system
    with archive.open(info, "w", force_zip64=name == DATA) as file:
        member = _Hashing(file)
        yield member
    sums[name] = member.facts
