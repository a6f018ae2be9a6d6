"""The few elements of an Apple Health export that matter here, out of gigabytes that don't.

Nine of ten bytes are heart rates and steps. One pattern looks at the beginning of each tag, and only what it finds is
given to expat. The file need not be well-formed: its document type, which iOS 16 writes so that no parser accepts it,
is skipped unread, and with it any entity that a file could define.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, NamedTuple
from xml.parsers import expat

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence

BLOCK = 1 << 18
MOST_ELEMENT = 1 << 16
"""Bytes of an element with its children; of a longer one, only the first tag is read."""
MOST_BEFORE = 1 << 20
"""Bytes before the content begins; a document type has some 10 kB."""
MOST_UNCLOSED = 5_000
"""Elements whose end is searched in vain: an export has none or a few, and each search takes its time."""
ROOT = b"<HealthData"

_TYPES = (
    rb"CategoryTypeIdentifier(?:SleepAnalysis|MindfulSession)"
    rb"|QuantityTypeIdentifier(?:DietaryWater|AppleExerciseTime)|\w{0,40}StateOfMind"
)
# The type comes first in Apple's exports; a record that another program wrote otherwise is looked at whole.
_MARK = re.compile(
    rb'<(?:Record\s(?:type="HK(?:' + _TYPES + rb')"|(?!type="HK))|Workout\s|StateOfMind\s|/?Correlation[\s>]'
    rb"|!--|!\[CDATA\[|/HealthData)"
)
_MOST_MARK = 200
_TAG = re.compile(rb"""<(\w++)[^"'<>]*+(?:(?:"[^"]*+"|'[^']*+')[^"'<>]*+)*+>""")
_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
_CONTROL = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_REFERENCE = re.compile(rb"&#[0-9xXa-fA-F]{1,12};")
_BARE_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)")


class Element(NamedTuple):
    """A record, workout or state of mind: its attributes, its metadata, and the line it begins in, from 1.

    One that isn't well-formed has no name and no attributes.
    """

    name: str
    attributes: dict[str, str]
    metadata: dict[str, str]
    line: int


class HealthXml:
    """A pass over an export's bytes.

    After it, ``began`` is False if they were no export, ``complete`` False if it was cut off, ``lines`` where it ended.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.lines = 1
        self.began = self.complete = False
        self._hidden = b""  # the end of the comment that we are in
        self._in_correlation = False  # its records stand outside of it once more
        self._unclosed = 0

    def elements(self) -> Iterator[Element]:
        """Yield the elements that matter; reads to the end. Raises FileNotUnderstood, and what the stream raises."""
        kept = self._skip_document_type()
        while self.began:
            block = self._stream.read(BLOCK)
            buffer, place = kept + block, 0
            if self.complete:
                place = len(buffer)
            else:
                found, place = self._scan(buffer, at_end=not block)
                yield from _parsed(found)
            self.lines += buffer.count(b"\n", 0, place)
            kept = buffer[place:]
            if not block:
                return

    def _skip_document_type(self) -> bytes:
        before = b""
        while len(before) < MOST_BEFORE and (block := self._stream.read(BLOCK)):
            before += block
            place = before.find(ROOT)
            if place >= 0:
                self.began = True
                self.lines += before.count(b"\n", 0, place)
                return before[place:]
        return b""

    def _scan(self, buffer: bytes, *, at_end: bool) -> tuple[list[tuple[bytes, int]], int]:
        """Return the elements in a buffer, each with its line, and from where on more bytes are needed."""
        found: list[tuple[bytes, int]] = []
        place, counted, line = 0, 0, self.lines
        while True:
            if self._hidden:
                end = buffer.find(self._hidden, place)
                if end < 0:
                    return found, max(place, len(buffer) - 2)
                place, self._hidden = end + len(self._hidden), b""
            mark = _MARK.search(buffer, place)
            if mark is None:
                return found, max(place, len(buffer) - _MOST_MARK)
            start, place = mark.span()
            if self._is_noted(mark[0]):
                continue
            end = _end_of_element(buffer, start)
            if end < 0 and not at_end and len(buffer) - start < MOST_ELEMENT:
                return found, start
            line, counted = line + buffer.count(b"\n", counted, start), start
            if end < 0:
                self._count_unclosed(line)
                end = _end_of_tag(buffer, start)
            if not (self._in_correlation and mark[0].startswith(b"<Record")):
                found.append((buffer[start : max(end, start)], line))
            place = max(place, end)

    def _is_noted(self, mark: bytes) -> bool:
        """True for a mark that is no element of ours, but says what follows."""
        if mark in _ENDS:
            self._hidden = _ENDS[mark]
        elif mark == b"</HealthData":
            self.complete = True
        elif b"Correlation" in mark:
            self._in_correlation = mark[1:2] != b"/"
        else:
            return False
        return True

    def _count_unclosed(self, line: int) -> None:
        self._unclosed += 1
        if self._unclosed > MOST_UNCLOSED:
            raise FileNotUnderstood(Sentence("Too much of the file is damaged, up to line {line}.", line=line))


def _end_of_tag(buffer: bytes, start: int) -> int:
    tag = _TAG.match(buffer, start, start + MOST_ELEMENT)
    return tag.end() if tag else -1


def _end_of_element(buffer: bytes, start: int) -> int:
    """Return where the element at ``start`` ends with its children, -1 if that isn't to be seen."""
    tag = _TAG.match(buffer, start, start + MOST_ELEMENT)
    if tag is None:
        return -1
    if tag[0].endswith(b"/>"):
        return tag.end()
    closing = b"</" + tag[1] + b">"
    end = buffer.find(closing, tag.end(), start + MOST_ELEMENT)
    return end if end < 0 else end + len(closing)


# -- expat ------------------------------------------------------------------------------------------------------------


def _parsed(found: list[tuple[bytes, int]]) -> list[Element]:
    """Return the elements of snippets, parsed all at once, or if one isn't well-formed, each by itself."""
    snippets = [(_closed(snippet), line) for snippet, line in found]
    with suppress(expat.ExpatError):
        elements = _elements(snippets)
        if len(elements) == len(snippets):
            return elements
    return [element for snippet in snippets for element in _alone(*snippet)]


def _closed(snippet: bytes) -> bytes:
    """Return a snippet that may be a first tag alone, with its end."""
    name = _TAG.match(snippet)
    if name is None or snippet.endswith((b"/>", b"</" + name[1] + b">")):
        return snippet
    return snippet + b"</" + name[1] + b">"


def _alone(snippet: bytes, line: int) -> list[Element]:
    if snippet:
        for tried in (snippet, _mended(snippet)):
            with suppress(expat.ExpatError):
                return _elements([(tried, line)])
    return [Element("", {}, {}, line)]


def _mended(snippet: bytes) -> bytes:
    """Return a snippet without what no XML may contain: control characters, bytes that aren't UTF-8, a bare ``&``."""
    text = snippet.translate(None, _CONTROL).decode("utf-8", "replace")
    return _BARE_AMPERSAND.sub(b"&amp;", _REFERENCE.sub(b"", text.encode()))


def _elements(snippets: list[tuple[bytes, int]]) -> list[Element]:
    """Parse snippets of one element each. Raises ExpatError."""
    found: list[Element] = []
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        if depth == 1:
            found.append(Element(name, attributes, {}, snippets[min(len(found), len(snippets) - 1)][1]))
        elif name == "MetadataEntry" and found:
            found[-1].metadata[attributes.get("key", "")] = attributes.get("value", "")
        depth += 1

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(b"<x>%b</x>" % b"".join(snippet for snippet, _line in snippets), True)
    return found
