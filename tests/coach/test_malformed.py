"""Five thousand answers that no server should send: none crashes, and each ends once, a problem with a sentence.

They are made of honest answers, torn, doubled, shuffled and filled with wrong types, bytes and lengths, by a generator
that makes the same ones each time. One in a hundred goes over a real connection, with the wrong framing that only HTTP
has; for the rest the bytes are handed to what reads them, which is all that differs between them.
"""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from organic_desktop.coach.connection import Line
from organic_desktop.coach.exchange import Exchange, NeverStop
from organic_desktop.coach.parts import LONGEST_ANSWER, Pieces
from organic_desktop.coach.provider import Delta, Finished, Item, Problem, Usage, Waiting
from organic_desktop.core.clock import SystemClock
from tests.coach.asking import QuickClock, always, ollama, openai, question
from tests.coach.scripted import Script, ScriptedServer, event, head

SEED = 20_261_130
IN_ALL, PARTS = 5_000, 10
CPU_SECONDS = 60.0
KINDS = (
    "text/event-stream",
    "text/event-stream; charset=utf-16",
    "application/json",
    "application/x-ndjson",
    "text/html",
    "",
)

REASONS = ("stop", "length", "content_filter", "error", "x")
ODD_VALUES: list[Any] = [
    None, True, False, 0, -1, 1.5, 10**400, "", "x", "\ud800", "\0", "</think>", [], {}, [[]], [{}], {"": ""}, ["a"],
    "9" * 300,
]  # fmt: skip
ODD_BYTES = [
    b"", b"\n", b"\n\n", b"\r", b"\r\n\r\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xf0\x9f\x98", b": comment\n",
    b"data\n", b"data:\n\n", b"data: [DONE]\n\n", b"data: [DONE", b"event: error\n", b"id: 7\n", b"retry: x\n", b"{",
    b"}", b"[" * 3_000, b'"' * 50, b"<html>", b"data: null\n\n", b"data: NaN\n\n", b'{"error": "x"}\n', b"x" * 5_000,
    b'data: {"error": {"code": 500}}\n\n', "\u2028\u0085\v".encode(),
]  # fmt: skip


def chunks(chance: random.Random) -> list[dict[str, Any]]:
    """Return what an honest server would send, of either kind."""
    text = chance.choice(["Du hast ", "6.8 h", "😴", "\n\n", "x" * 200])
    return [
        {"choices": [{"index": 0, "delta": {"role": "assistant", "content": None}}]},
        {"choices": [{"index": 0, "delta": {"content": text}}]},
        {"choices": [{"index": 0, "delta": {"reasoning_content": text}}]},
        {"choices": [{"index": 0, "delta": {}, "finish_reason": chance.choice(REASONS)}]},
        {"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 4}},
        {"message": {"role": "assistant", "content": text}, "done": False},
        {"message": {"content": ""}, "done": True, "done_reason": "stop", "prompt_eval_count": 3, "eval_count": 4},
        {"error": {"code": chance.choice([429, "insufficient_quota", 10**30, None]), "message": text}},
    ]  # fmt: skip


def spoilt(value: Any, chance: random.Random) -> Any:
    """Return JSON with a wrong value somewhere."""
    if chance.random() < 0.15:
        return chance.choice(ODD_VALUES)
    if isinstance(value, dict) and value:
        name = chance.choice(list(value))
        return {**value, name: spoilt(value[name], chance)}
    if isinstance(value, list) and value:
        return [spoilt(value[0], chance), *value[1:]] * chance.choice([1, 1, 2])
    return value if chance.random() < 0.5 else chance.choice(ODD_VALUES)


def body(chance: random.Random) -> bytes:
    """Return an answer that may be anything."""
    pieces = []
    for _ in range(chance.randrange(1, 12)):
        chunk = chance.choice(chunks(chance))
        chunk = spoilt(chunk, chance) if chance.random() < 0.6 else chunk
        written = json.dumps(chunk).encode()
        pieces.append(
            chance.choice([event(json.dumps(chunk)), event(json.dumps(chunk), "\r\n\r\n"), written + b"\n", written])
        )
        if chance.random() < 0.3:
            pieces.append(chance.choice(ODD_BYTES))
    whole = bytearray(b"".join(pieces))
    for _ in range(chance.choice([0, 0, 1, 4])):
        if whole:
            place = chance.randrange(len(whole))
            whole[place : place + chance.randrange(3)] = chance.choice(ODD_BYTES)[:20]
    return bytes(whole[: chance.choice([len(whole), chance.randrange(len(whole) + 1)])])


def torn(whole: bytes, chance: random.Random) -> Iterator[bytes]:
    """Yield the bytes in pieces of any length, and break off as connections do."""
    place = 0
    while place < len(whole):
        size = chance.choice([1, 2, 7, 100, 10_000])
        yield whole[place : place + size]
        place += size
    if chance.random() < 0.1:
        raise chance.choice([httpx.ReadError("reset"), httpx.RemoteProtocolError("half a chunk")])


def check(items: list[Item]) -> None:
    """See that an answer has a form that a conversation can show and keep."""
    *before, end = items
    assert isinstance(end, Finished | Problem)
    if isinstance(end, Problem):
        assert str(end.sentence).strip()
        assert end.retry_after is None or 1 <= end.retry_after <= 3_600
    assert all(isinstance(item, Delta | Usage | Waiting) for item in before)
    texts = [item.text for item in before if isinstance(item, Delta)]
    assert all(texts)
    written = "".join(texts)
    written.encode()  # no half of a surrogate pair
    assert "\0" not in written
    assert len(written) <= LONGEST_ANSWER


@pytest.mark.parametrize("part", range(PARTS))
def test_no_answer_crashes_and_each_ends_once(part: int) -> None:
    chance = random.Random(SEED + part)
    began = time.process_time()
    for _ in range(IN_ALL // PARTS):
        whole, kind = body(chance), chance.choice(KINDS[:4])
        provider = openai("http://127.0.0.1:9") if chance.random() < 0.5 else ollama("http://127.0.0.1:9")
        exchange = _Handed(provider._exchange, kind, torn(whole, chance))
        provider._exchange = exchange
        check(list(provider.stream(question(), threading.Event())))
    assert time.process_time() - began < CPU_SECONDS / PARTS


class _Handed(Exchange):
    """An exchange whose response is handed to it instead of being asked for."""

    def __init__(self, exchange: Exchange, kind: str, pieces: Iterator[bytes]) -> None:
        super().__init__(exchange.address)
        self._response = httpx.Response(200, headers={"content-type": kind}, content=pieces)

    def _answer(self, *_: Any) -> Any:
        yield from ()
        return self._response


FRAMINGS: list[Callable[[bytes], bytes]] = [
    lambda whole: head(transfer_encoding="chunked") + b"%x\r\n%b\r\n0\r\n\r\n" % (len(whole), whole),
    lambda whole: head(transfer_encoding="chunked") + b"%x\r\n%b" % (len(whole) + 9, whole),
    lambda whole: head(transfer_encoding="chunked") + b"zz\r\n" + whole,
    lambda whole: head(content_length=str(len(whole) + 5)) + whole,
    lambda whole: head(content_length="-1") + whole,
    lambda whole: b"HTTP/1.1 100 Continue\r\n\r\n" * 20 + head() + whole,
    lambda whole: b"HTTP/1.1 200\r\n\r\n" + whole,
    lambda whole: b"HTTP/9.9 999 ?\r\nx\r\n\r\n" + whole,
    lambda whole: b"SSH-2.0-x\r\n" + whole,
    lambda whole: whole,
    lambda whole: b"",
    lambda whole: head(x="y" * 200_000) + whole,
]


@pytest.mark.parametrize("number", range(50))
def test_no_connection_crashes(number: int) -> None:
    chance = random.Random(SEED - number)
    framed = FRAMINGS[number % len(FRAMINGS)](body(chance))
    script = Script([framed], hold=chance.random() < 0.3, reset=chance.random() < 0.3)
    with ScriptedServer(always(script)) as server:
        made = openai if number % 2 else ollama
        provider = made(server.url, clock=QuickClock(600))
        check(list(provider.stream(question(), threading.Event())))


def test_pieces_of_a_byte_each_take_no_minutes() -> None:
    began = time.process_time()
    line = Line(SystemClock(), NeverStop(), 1.0)
    assert sum(map(len, Pieces(iter([b"x"] * 100_000), line))) == 100_002
    assert time.process_time() - began < 10
