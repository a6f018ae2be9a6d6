"""Rows read from the bytes of a database file, page by page, for a file that SQLite can't open any more.

Only leaf pages of tables are read, as https://www.sqlite.org/fileformat2.html has them; everything is checked against
the page's size, for any byte may be wrong. Which table a row is of, and whether it makes sense, is ``damaged.py``'s.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

USUAL_SIZE = 4096
HEADER, LEAF, WAL_HEADER, FRAME_HEADER = 100, 0x0D, 32, 24
LARGEST_ROW = 64 * 1024 * 1024
MOST_FREE_PAGES = 1_000_000
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

RawRow = tuple[int, list[Any]]
"""A row's number, and its values."""


class Pages:
    """The pages of a file, those in its write-ahead log in place of the file's own, as far as they were committed."""

    def __init__(self, path: Path) -> None:
        self._content = path.read_bytes()
        self.size = _page_size(self._content)
        self._newer = _logged(path.with_name(path.name + "-wal"), self.size)
        self.count = max(len(self._content) // self.size, max(self._newer, default=0))

    def page(self, number: int) -> bytes:
        """Return a page by its number, from 1 on; b"" if there is none."""
        own = self._content[(number - 1) * self.size : number * self.size] if number > 0 else b""
        return self._newer.get(number, own)

    def rows(self) -> Iterator[RawRow]:
        """Yield every row of every leaf page that isn't free, in the order of pages."""
        free = self._free_pages()
        for number in range(1, self.count + 1):
            if number not in free:
                yield from self._rows_of(self.page(number), HEADER if number == 1 else 0)

    def version(self) -> int:
        """Return the format that the file's header names, 0 if there is none."""
        first = self.page(1)
        return int(struct.unpack_from(">I", first, 60)[0]) if len(first) >= HEADER else 0

    def _rows_of(self, page: bytes, start: int) -> Iterator[RawRow]:
        if len(page) < self.size or page[start] != LEAF:
            return
        (cells,) = struct.unpack_from(">H", page, start + 3)
        if start + 8 + 2 * cells > self.size:
            return
        for at in struct.unpack_from(f">{cells}H", page, start + 8):
            try:
                yield self._row(page, at)
            except (IndexError, ValueError, struct.error, UnicodeDecodeError):
                continue  # this row is damaged, the next may not be

    def _row(self, page: bytes, at: int) -> RawRow:
        length, at = _varint(page, at)
        number, at = _varint(page, at)
        if not 0 < length <= LARGEST_ROW:
            raise ValueError("no row is as long")
        largest = self.size - 35
        local = length
        if length > largest:
            least = (self.size - 12) * 32 // 255 - 23
            local = least + (length - least) % (self.size - 4)
            local = local if local <= largest else least
        payload = page[at : at + local]
        if len(payload) < local:
            raise ValueError("a row ends behind its page")
        if local < length:
            payload += self._overflow(struct.unpack_from(">I", page, at + local)[0], length - local)
        return number, _values(payload, length)

    def _overflow(self, number: int, left: int) -> bytes:
        found, seen = bytearray(), set()
        while left > 0:
            page = self.page(number)
            if number in seen or len(page) < self.size:
                raise ValueError("a row's rest is lost")
            seen.add(number)
            found += page[4 : 4 + min(left, self.size - 4)]
            left -= self.size - 4
            (number,) = struct.unpack_from(">I", page)
        return bytes(found)

    def _free_pages(self) -> set[int]:
        """Return the pages that hold rows of before: a deleted day must not come back."""
        free: set[int] = set()
        (trunk,) = struct.unpack_from(">I", self.page(1), 32) if len(self.page(1)) >= HEADER else (0,)
        while (
            trunk and trunk not in free and len(free) < MOST_FREE_PAGES and len(page := self.page(trunk)) == self.size
        ):
            free.add(trunk)
            trunk, listed = struct.unpack_from(">II", page)
            if listed > self.size // 4 - 2:
                break
            free.update(struct.unpack_from(f">{listed}I", page, 8))
        return free


def _page_size(content: bytes) -> int:
    size = struct.unpack_from(">H", content, 16)[0] if len(content) >= HEADER else 0
    size = 65536 if size == 1 else size
    return size if 512 <= size <= 65536 and not size & (size - 1) else USUAL_SIZE


def _logged(log: Path, size: int) -> Mapping[int, bytes]:
    """Return the pages of a write-ahead log up to its last commit."""
    content = log.read_bytes() if log.is_file() else b""
    if len(content) < WAL_HEADER or struct.unpack_from(">I", content, 8)[0] != size:
        return {}
    salt = content[16:24]
    pages: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    for at in range(WAL_HEADER, len(content) - size - FRAME_HEADER + 1, size + FRAME_HEADER):
        number, committed = struct.unpack_from(">II", content, at)
        if content[at + 8 : at + 16] != salt:
            break
        pending[number] = content[at + FRAME_HEADER : at + FRAME_HEADER + size]
        if committed:
            pages |= pending
            pending = {}
    return pages


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where the next begins."""
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >= 1 << 63 else value, at + 9


def _values(payload: bytes, length: int) -> list[Any]:
    """Return a row's values. Raises ValueError unless they take exactly its length."""
    end, at = _varint(payload, 0)
    if not 0 < end <= length:
        raise ValueError("a row's heading is longer than the row")
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values, at = [], end
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != length or not values:
        raise ValueError("a row of another length")
    return values


def _value(payload: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind in (0, 8, 9):
        return (None, 0, 1)[(0, 8, 9).index(kind)], at
    if size := _INTEGERS.get(kind):
        return int.from_bytes(payload[at : at + size], "big", signed=True), at + size
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind < 12:
        raise ValueError("no such kind of value")
    size = (kind - 12) // 2
    content = payload[at : at + size]
    return (content.decode() if kind % 2 else content), at + size
