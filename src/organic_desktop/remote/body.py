"""A response's body, read in a stream against a budget of bytes and of seconds.

Bytes are counted as they come and as they are decompressed, so that neither a long answer nor a small one that grows
takes memory. Time is counted from the request on: patience grows with what arrives, up to an end. What a body says is
left to ``responses.py``; the same budget holds below HTTP in ``transport.py``, where headers come in.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import cast

import httpx

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import AnswerTooLarge, Offline
from organic_desktop.core.validation import digits

MEGABYTE = 1 << 20
SMALL = MEGABYTE
"""Tokens, refusals, one row of numbers. A refusal may quote what was sent."""
ROWS = 32 * MEGABYTE
HEADERS = MEGABYTE // 4
FIRST_SECONDS, LONGEST_SECONDS = 60.0, 600.0
SLOWEST_BYTES_PER_SECOND = 500  # after the first minute; a slow line is no fault, a byte now and then is
MOST_PIECES = 200_000
"""Of a body: one in chunks of a byte each would keep the processor busy for minutes."""
DAMAGED = "The server's answer arrived damaged."
PIECE = 1 << 16


class Budget:
    """What one request may still take; ``left`` and ``spend`` raise Offline once it is used up."""

    def __init__(self, clock: Clock, most_bytes: int) -> None:
        self._clock = clock
        self._most_bytes, self._may_receive = most_bytes, HEADERS
        self._began = clock.monotonic()
        self._moved = self._received = 0

    def left(self) -> float:
        """The seconds that are left."""
        allowed = min(FIRST_SECONDS + self._moved / SLOWEST_BYTES_PER_SECOND, LONGEST_SECONDS)
        left = self._began + allowed - self._clock.monotonic()
        if left <= 0:
            slow = Offline("The server took too long to answer.")
            slow.timed_out = True
            raise slow
        return left

    def send(self, size: int) -> None:
        """So many bytes are on their way to the server: that takes time."""
        self._moved += size

    def receive(self, size: int) -> None:
        """So many bytes came in, of headers or of a body."""
        self._moved += size
        self._received += size
        if self._received > self._may_receive:
            raise too_large()
        self.left()

    def begin_body(self) -> None:
        """The headers are over."""
        self._may_receive = self._most_bytes + HEADERS


_budget: ContextVar[Budget | None] = ContextVar("budget", default=None)


def current() -> Budget | None:
    """The budget of the request that this thread is sending."""
    return _budget.get()


@contextmanager
def within(budget: Budget) -> Iterator[None]:
    """Send a request against this budget."""
    token = _budget.set(budget)
    try:
        yield
    finally:
        _budget.reset(token)


def body_of(response: httpx.Response, budget: Budget, most_bytes: int) -> bytes:
    """The decompressed body. Raises AnswerTooLarge, or Offline for what is damaged or in a coding not asked for."""
    budget.begin_body()
    if (announced := digits(response.headers.get("content-length", ""))) and announced > most_bytes:
        raise too_large()
    body = bytearray()
    for piece in _decoded(response, budget):
        body += piece
        if len(body) > most_bytes:
            raise too_large()
    return bytes(body)


def too_large() -> AnswerTooLarge:
    """The error for an answer that nobody should have to hold."""
    return AnswerTooLarge("The server's answer was too large.")


def _decoded(response: httpx.Response, budget: Budget) -> Iterator[bytes]:
    """The body's pieces. Not httpx's own: it decompresses all of a piece at once, and codings inside codings."""
    said = response.headers.get("content-encoding", "").lower().split(",")
    codings = {name.strip() for name in said} - {"", "identity"}
    if len(said) > 1 or not codings <= {"gzip", "x-gzip"}:
        raise Offline(DAMAGED)
    pieces = _arriving(response, budget)
    return _gunzipped(pieces, budget) if codings else pieces


def _arriving(response: httpx.Response, budget: Budget) -> Iterator[bytes]:
    stream = cast(httpx.SyncByteStream, response.stream)  # not iter_raw, which httpx's mock has used up
    for number, piece in enumerate(stream):
        if number >= MOST_PIECES:
            raise Offline(DAMAGED)
        budget.left()
        yield piece


def _gunzipped(pieces: Iterator[bytes], budget: Budget) -> Iterator[bytes]:
    try:
        decoder, empty = zlib.decompressobj(zlib.MAX_WBITS | 16), True
        for piece in pieces:
            empty = empty and not piece
            while piece:
                budget.left()
                if decoder.eof:  # a file of several members is one
                    decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
                yield decoder.decompress(piece, PIECE)
                piece = decoder.unconsumed_tail or decoder.unused_data
        while not (decoder.eof or empty):
            rest = decoder.decompress(b"", PIECE)
            if not rest:
                raise Offline(DAMAGED)
            yield rest
    except zlib.error as error:
        raise Offline(DAMAGED) from error
