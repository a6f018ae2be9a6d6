"""Three versions of a text become one, line by line (diff3). Pure; what is made of the result is merge.py's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

Lines = Sequence[str]


def merged_lines(base: str, mine: str, theirs: str) -> tuple[str, bool]:
    """The merged text, and whether the sides changed the same lines: then it has both, theirs first.

    What the other side holds whole is in it already, so merging a second time adds nothing. A line doesn't hold its
    end, so that a text's last one is the same line once another follows it: most notes grow at their end.
    """
    old, ours, other = (text.split("\n") for text in (base, mine, theirs))
    result: list[str] = []
    overlapping = False
    for before, left, right in _regions(old, ours, other):
        if left in (right, before):
            result += right
        elif right == before:
            result += left
        else:
            both = _both(left, right)
            all_there = not before and len(both) == len(left) + len(right)  # inserted in one place: nothing gives way
            overlapping = overlapping or not all_there
            result += both
    return "\n".join(result), overlapping


def written_over(before: str, mine: str) -> Callable[[str], str]:
    """What was typed while one saw ``before``, as a change of the text as it is by now: nobody's words are lost."""
    return lambda now: mine if now == before else merged_lines(before, mine, now)[0]


def _regions(base: Lines, mine: Lines, theirs: Lines) -> Iterator[tuple[Lines, Lines, Lines]]:
    """The three texts cut where all agree: stretches of each that stand for one another."""
    at_base = at_mine = at_theirs = 0
    for start, in_mine, in_theirs, size in _common(base, mine, theirs):
        yield base[at_base:start], mine[at_mine:in_mine], theirs[at_theirs:in_theirs]
        same = base[start : start + size]
        yield same, same, same
        at_base, at_mine, at_theirs = start + size, in_mine + size, in_theirs + size
    yield base[at_base:], mine[at_mine:], theirs[at_theirs:]


def _common(base: Lines, mine: Lines, theirs: Lines) -> Iterator[tuple[int, int, int, int]]:
    """(start in base, in mine, in theirs, length) of the stretches that are the same in all three."""
    for ours in SequenceMatcher(None, base, mine, autojunk=False).get_matching_blocks():
        for other in SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks():
            start, end = max(ours.a, other.a), min(ours.a + ours.size, other.a + other.size)
            if start < end:
                yield start, ours.b + start - ours.a, other.b + start - other.a, end - start


def _both(mine: Lines, theirs: Lines) -> Lines:
    ours, other = "\n".join(mine), "\n".join(theirs)
    if _holds(other, ours):
        return theirs
    return mine if _holds(ours, other) else [*theirs, *mine]


def _holds(text: str, part: str) -> bool:
    """Whether the part is there in whole words: "12 eggs" doesn't say "2 eggs"."""
    return not part or re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) is not None
