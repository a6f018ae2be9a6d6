"""Texts of other programs as plain text: notes that may be HTML, and names that become labels.

A file may hold anything as a text: what can't be stored or shown is replaced here, so that a note isn't lost for it.
"""

from __future__ import annotations

import html
import re

LONGEST_LABEL = 200

_BLOCKS = frozenset({"p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "br", "hr"})
_INLINE = frozenset({"b", "i", "u", "s", "strong", "em", "font", "span", "a", "small", "big", "sub", "sup", "strike"})
_KNOWN = _BLOCKS | _INLINE
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})(?:[\s/][^<>]*)?>")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def cleaned(text: str) -> str:
    """Return a text with line breaks as ``\\n``, and with what no text column can hold replaced."""
    return _UNSTORABLE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n").strip()


def label(text: str) -> str:
    """Return a name in one line, at most ``LONGEST_LABEL`` characters."""
    line = " ".join(cleaned(text).split())
    return line if len(line) <= LONGEST_LABEL else line[: LONGEST_LABEL - 1] + "…"


def note_text(text: str) -> str:
    """Return a note as plain text: if it is HTML, its lines, lists and characters; any other text as it is.

    It is HTML if it has a tag that editors of notes write, or an entity: "<3" and "a < b" are neither.
    """
    tags = [tag for tag in _TAG.finditer(text) if tag["name"].lower() in _KNOWN]
    if not tags and not _ENTITY.search(text):
        return cleaned(text)
    if any(tag["name"].lower() in _BLOCKS for tag in tags):
        # Then its lines are those of the tags, and a line break in the source is a blank.
        text = text.replace("\n", " ")
    parts, end, lists = [], 0, _Lists()
    for tag in tags:
        parts += [_unescaped(text[end : tag.start()]), lists.mark(tag)]
        end = tag.end()
    parts.append(_unescaped(text[end:]))
    lines = "".join(parts).split("\n")
    return re.sub("\n{3,}", "\n\n", cleaned("\n".join(line.strip() for line in lines)))


class _Lists:
    """What a tag becomes: a line break, or the mark of an item in the list that it is in."""

    def __init__(self) -> None:
        self._counts: list[int | None] = []  # of the open lists, None for one without numbers

    def mark(self, tag: re.Match[str]) -> str:
        name, is_end = tag["name"].lower(), bool(tag["end"])
        if name in ("ul", "ol") and not is_end:
            self._counts.append(0 if name == "ol" else None)
        elif name in ("ul", "ol") and self._counts:
            self._counts.pop()
        if name == "li":
            return "" if is_end else f"\n{self._item()}"
        return "\n" if name in ("br", "hr") or (name in _BLOCKS and is_end) else ""

    def _item(self) -> str:
        if not self._counts or self._counts[-1] is None:
            return "• "
        self._counts[-1] += 1
        return f"{self._counts[-1]}. "


def _unescaped(text: str) -> str:
    return html.unescape(text).replace("\xa0", " ")
