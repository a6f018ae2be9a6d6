"""Replaces what wixl puts into an MSI's summary by chance: two times, and the number of this very package.

The summary is a property set (MS-OLEPS) in a stream of its own; each value is replaced by one of the same length, where
it lies in the file.
"""

from __future__ import annotations

import struct
import uuid
from pathlib import Path

FORMAT = uuid.UUID("f29f85e0-4ff9-1068-ab91-08002b27b3d9").bytes_le
CODE, CREATED, SAVED = 9, 12, 13
TEXT, TIME = 30, 64
SINCE_1601 = 11_644_473_600


def settle(file: Path, code: uuid.UUID, time: int) -> None:
    content = bytearray(file.read_bytes())
    head = content.find(FORMAT)
    if head < 0 or content.count(FORMAT) != 1:
        raise ValueError(f"{file.name} has another summary than was expected")
    start = head - 28 + struct.unpack_from("<I", content, head + 16)[0]
    count = struct.unpack_from("<I", content, start + 4)[0]
    places = dict(struct.iter_unpack("<II", content[start + 8 : start + 8 + 8 * count]))
    for kind in (CREATED, SAVED):
        expect(content, start + places[kind], TIME)
        struct.pack_into("<Q", content, start + places[kind] + 4, (time + SINCE_1601) * 10_000_000)
    expect(content, start + places[CODE], TEXT)
    said = f"{{{str(code).upper()}}}".encode()
    where = start + places[CODE] + 8
    if content[where : where + 1] != b"{" or content[where + len(said) - 1 : where + len(said)] != b"}":
        raise ValueError(f"{file.name} has no code where it was expected")
    content[where : where + len(said)] = said
    file.write_bytes(content)


def expect(content: bytearray, where: int, kind: int) -> None:
    if struct.unpack_from("<I", content, where)[0] != kind:
        raise ValueError("The summary has values of other kinds than were expected")
