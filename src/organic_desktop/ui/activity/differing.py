"""Long texts that differ somewhere, shown from there: their common beginning says nothing about the choice. Pure."""

from __future__ import annotations

SHORT = 60
"""Letters that the texts may have in common and are shown nevertheless."""
BEFORE = 24
"""Letters before the difference that are shown, rounded to whole words: they say where one is."""
ELLIPSIS = "…"


def from_difference(text: str, mine: str, theirs: str) -> str:
    """``text``, one of the two or like them, from shortly before the place where ``mine`` and ``theirs`` differ.

    A text that differs from them sooner is shown from there.
    """
    letters = enumerate(zip(text, mine, theirs, strict=False))
    shortest = min(map(len, (text, mine, theirs)))
    common = next((place for place, three in letters if len(set(three)) > 1), shortest)
    if common <= SHORT:
        return text
    start = common - BEFORE
    found = next((place for place in range(start, common) if text[place - 1].isspace()), start)
    return f"{ELLIPSIS}{text[found:]}"
