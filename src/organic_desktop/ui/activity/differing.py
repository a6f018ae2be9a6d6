"""Long texts that differ somewhere, shown from there: their common beginning says nothing about the choice. Pure."""

from __future__ import annotations

from typing import NamedTuple


class Room(NamedTuple):
    """``common`` letters are shown though both texts have them; of more, ``before``, rounded to whole words."""

    common: int
    before: int


A_PAGE, A_LINE = Room(60, 24), Room(14, 10)
ELLIPSIS = "…"


def from_difference(text: str, mine: str, theirs: str, room: Room = A_PAGE) -> str:
    """``text``, one of the two or like them, from shortly before the place where ``mine`` and ``theirs`` differ.

    A text that differs from them sooner is shown from there.
    """
    letters = enumerate(zip(text, mine, theirs, strict=False))
    shortest = min(map(len, (text, mine, theirs)))
    common = next((place for place, three in letters if len(set(three)) > 1), shortest)
    if common <= room.common:
        return text
    start = common - room.before
    found = next((place for place in range(start, common) if text[place - 1].isspace()), start)
    return f"{ELLIPSIS}{text[found:]}"
