"""The file of a backup: SQL that psql restores as it is, whole or not at all, and that says itself whether it is whole.

It is one transaction, stops at the first error, and ends with a sum over all before. docs/server.md has its parts.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.files import reason_of
from organic_desktop.core.messages import Sentence

FIRST_LINE = b"-- Organic Desktop: backup of a Supabase project's database, format 1\n"
ANY_FORMAT = re.compile(rb"-- Organic Desktop: backup of a Supabase project's database, format \d+\n")
MADE = b"-- made: "
ROWS = b"-- rows: "
WHOLE = b"-- whole: sha256 "
PIECE = 1 << 20
LONGEST_END = 1 << 18
_NAME = rb'(?:"(?:[^"]|"")+"|[^\s".]+)'  # with blanks and the like in quotes
_COPY = re.compile(rb"COPY (" + _NAME + rb"\." + _NAME + rb") \(.*\) FROM stdin;$")


@dataclass(frozen=True)
class Contents:
    """What a whole backup says of itself: when it was made, of what, and how many rows each table has."""

    made: str
    rows: Mapping[str, int]


def seal(file: IO[bytes]) -> Mapping[str, int]:
    """Add the counts of rows and the sum that make a backup whole; return the counts."""
    file.flush()
    file.seek(0)
    rows = _count(file)
    file.seek(0, os.SEEK_END)
    file.write(ROWS + json.dumps(rows).encode() + b"\n")
    digest = _digest(file, file.tell())
    file.write(WHOLE + digest.encode() + b"\n")
    return rows


def read_contents(path: Path) -> Contents:
    """Return what a whole backup holds. Raises InvalidInput for any other file, and for half of one."""
    try:
        with path.open("rb") as file:
            first = file.readline(len(FIRST_LINE) * 2)
            if first != FIRST_LINE:
                raise InvalidInput(_not_ours(path, first))
            made = file.readline(PIECE).removeprefix(MADE).decode("utf-8", "replace").strip()
            return Contents(made, _checked_rows(path, file))
    except OSError as error:
        raise InvalidInput(
            Sentence("{path} can't be read: {reason}.", path=str(path), reason=reason_of(error))
        ) from error


def _not_ours(path: Path, first: bytes) -> Sentence:
    if ANY_FORMAT.fullmatch(first):
        return Sentence("{path} was made by a newer version of Organic. Nothing was changed.", path=str(path))
    return Sentence(
        "{path} is no backup made by `server backup`. Nothing was changed. SQL of your own is restored by psql -f.",
        path=str(path),
    )


def _checked_rows(path: Path, file: IO[bytes]) -> Mapping[str, int]:
    file.seek(0, os.SEEK_END)
    size = file.tell()
    file.seek(max(0, size - LONGEST_END))
    end = file.read()
    before, mark, digest = end.rpartition(WHOLE)
    _, rows_mark, rows = before.rpartition(ROWS)
    length = size - len(digest) - len(mark)
    if not (mark and rows_mark) or _digest(file, length) != digest.decode("ascii", "replace").strip():
        raise InvalidInput(
            Sentence("{path} isn't whole, or was changed since it was made. Nothing was changed.", path=str(path))
        )
    found: dict[str, int] = json.loads(rows)
    return found


def _digest(file: IO[bytes], length: int) -> str:
    """Return the sum over the first ``length`` bytes."""
    digest = hashlib.sha256()
    file.seek(0)
    while length > 0 and (piece := file.read(min(PIECE, length))):
        digest.update(piece)
        length -= len(piece)
    file.seek(0, os.SEEK_END)
    return digest.hexdigest()


def _count(file: IO[bytes]) -> dict[str, int]:
    """Count the rows between each COPY and its end; a value never begins a line with a backslash and a point."""
    rows: dict[str, int] = {}
    table = ""
    for line in file:
        if table:
            if line == b"\\.\n":
                table = ""
            else:
                rows[table] += 1
        elif found := _COPY.match(line):
            table = found[1].decode("utf-8", "replace")
            rows[table] = 0
    return rows
