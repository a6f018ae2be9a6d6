"""The little of Markdown that models write whether they are asked or not, as plain text: bold words, headings, lists.

Only signs are hidden or replaced and letters made bold: links, pictures and HTML stay the text that they are, so
nothing is loaded and nothing can be pressed. Copying a message copies it as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

DOT = "• "
_SIGNS = re.compile(
    r"""
      ^[ \t]{0,3}\#{1,6}[ \t]+ (?:\*\*)? (?P<heading>[^\s*].*?) (?:\*\*)? [ \t]*\#*[ \t]*$
    | ^[ \t]* (?P<dot>[*+-][ \t]+) (?=\S)
    | (?<!\w)(?P<sign>\*\*|__) (?P<bold>[^\s*_] | [^\s*_][^\n]*?[^\s*_]) (?P=sign)(?!\w)
    """,
    re.MULTILINE | re.VERBOSE,
)


class Change(NamedTuple):
    """What is shown in place of ``text[start:end]``."""

    start: int
    end: int
    shown: str


class Emphasis(NamedTuple):
    """The changes of a text from its beginning on, and its bold parts; each of these begins and ends at a change."""

    changes: Sequence[Change] = ()
    bold: Sequence[tuple[int, int]] = ()


PLAIN = Emphasis()


@lru_cache(maxsize=256)
def emphasis_of(text: str) -> Emphasis:
    """Return how a text is shown. A sign that isn't closed, as while it is being written, stays in sight."""
    changes: list[Change] = []
    bold: list[tuple[int, int]] = []
    for found in _SIGNS.finditer(text):
        group = found.lastgroup or ""
        if found["dot"]:
            changes.append(Change(*found.span("dot"), DOT))
            continue
        start, end = found.span("heading" if group == "heading" else "bold")
        changes += [Change(found.start(), start, ""), Change(end, found.end(), "")]
        bold.append((start, end))
    return Emphasis(changes, bold)


def without_signs(text: str) -> str:
    """Return a text as a screen reader says it."""
    parts, end = list[str](), 0
    for change in emphasis_of(text).changes:
        parts += [text[end : change.start], change.shown]
        end = change.end
    return "".join([*parts, text[end:]])
