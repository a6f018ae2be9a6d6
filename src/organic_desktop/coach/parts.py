"""The pieces that a streamed answer arrives in: lines of bounded length, JSON of any shape, text that can be stored.

Every value is checked for its type before it is used: what a server sends is any JSON at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import httpx

from organic_desktop.coach.connection import Line, TooMuch
from organic_desktop.coach.provider import Usage

LONGEST_LINE = 1 << 20
LONGEST_ANSWER = 1 << 18
"""Characters of an answer's text."""
MOST_PIECES = 400_000
"""A body in pieces of a byte each would keep the processor busy for minutes."""
MOST_TOKENS = 10**9
AFTERWARDS_SECONDS = 5.0
THOUGHTS, END_OF_THOUGHTS = "<think>", "</think>"


class Unreadable(Exception):
    """Not JSON, or not an object."""


class Pieces:
    """The pieces of an answer's body as they arrive, and an empty line at the end: a last event without one counts.

    A connection that breaks ends them as one that is closed does; ``is_over`` is True from then on. Raises TooMuch.
    """

    def __init__(self, pieces: Iterable[bytes], line: Line) -> None:
        self.is_over = False
        self._pieces = pieces
        self._line = line
        self._is_answered = False
        self._length = 0

    def answered(self) -> None:
        """Wait only for a moment from now on: the text is complete, and only its count of tokens may follow."""
        self._is_answered = True
        self._line.quiet_seconds = AFTERWARDS_SECONDS

    def __iter__(self) -> Iterator[bytes]:
        try:
            for number, piece in enumerate(self._pieces):
                if number >= MOST_PIECES or self._longest_line(piece) > LONGEST_LINE:
                    raise TooMuch
                yield piece
        except (httpx.NetworkError, httpx.RemoteProtocolError):
            pass
        except httpx.ReadTimeout:
            if not self._is_answered:
                raise
        self.is_over = True
        yield b"\n\n"

    def lines(self) -> Iterator[str]:
        """Yield the lines that aren't empty; what isn't UTF-8 becomes a replacement character."""
        rest: list[bytes] = []
        for piece in self:
            *whole, last = piece.replace(b"\r", b"\n").split(b"\n")
            for line in whole:
                text = b"".join([*rest, line]).decode("utf-8", "replace").strip()
                rest = []
                if text:
                    yield text
            rest.append(last)

    def whole(self) -> str:
        """Return all of it as text, for a body that isn't a stream."""
        return b"".join(self).decode("utf-8", "replace")

    def _longest_line(self, piece: bytes) -> int:
        """The longest line that ends or begins in a piece; the first of them may have begun before it."""
        first, *more = piece.replace(b"\r", b"\n").split(b"\n")
        longest = max(self._length + len(first), *map(len, more), 0)
        self._length = len(more[-1]) if more else self._length + len(first)
        return longest


def object_of(text: str) -> dict[str, Any]:
    """Return the JSON object of a text. Raises Unreadable."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable from None
    if not isinstance(value, dict):
        raise Unreadable
    return value


def count(value: Any) -> int | None:
    """Return a number of tokens, None for whatever isn't one."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value < MOST_TOKENS else None


def usage_of(prompt: Any, answer: Any) -> Usage | None:
    """Return the tokens of both, if both are numbers."""
    sent, given = count(prompt), count(answer)
    return Usage(sent, given) if sent is not None and given is not None else None


def text_of(value: Any) -> str:
    """Return the text of a ``content``, which is a text or a list of parts with texts; "" for anything else."""
    if isinstance(value, str):
        return value
    parts = value if isinstance(value, list) else []
    texts = [part.get("text") for part in parts if isinstance(part, dict) and part.get("type") == "text"]
    return "".join(text for text in texts if isinstance(text, str))


class Texts:
    """Makes the texts of one answer ones that can be shown and stored.

    No NUL, no half of a surrogate pair, no more than an answer has; and without the thoughts that some models write
    before their answer, between two tags.
    """

    def __init__(self) -> None:
        self._half = ""
        self._length = 0
        self._begun = ""
        self._is_begun = self._thinks = False

    def add(self, text: str) -> str:
        """Return what may be shown now: half a character, or a tag, waits for the rest of it. Raises TooMuch."""
        self._length += len(text)
        if self._length > LONGEST_ANSWER:
            raise TooMuch
        text = self._storable(text)
        return text if self._is_begun else self._opening(text)

    def rest(self) -> str:
        """Return what waited for more and is shown now that no more comes."""
        return "" if self._is_begun or self._thinks else self._begun

    def _storable(self, text: str) -> str:
        text, self._half = self._half + text, ""
        if text and "\ud800" <= text[-1] <= "\udbff":
            text, self._half = text[:-1], text[-1]
        if not text.isascii():
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text.replace("\0", "")

    def _opening(self, text: str) -> str:
        """Return what of the beginning is no thought."""
        self._begun += text
        start = self._begun.lstrip()
        if not self._thinks and THOUGHTS.startswith(start[: len(THOUGHTS)]):
            self._thinks = len(start) >= len(THOUGHTS)
            if not self._thinks:
                return ""
        if not self._thinks:
            self._is_begun = True
            return self._begun
        _, tag, after = self._begun.partition(END_OF_THOUGHTS)
        if not tag:
            return ""
        if after.strip():
            self._is_begun = True
        self._begun = tag + after
        return after.lstrip()
