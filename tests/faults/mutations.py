"""Answers of the real server, changed into what no server should say: in their values, form, bytes and headers.

What an honest server could say as well is left out, for nobody can tell it: a list without rows, a row under another
id, another number. Which answer is changed into what follows from a seed.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import httpx

BIG = "y" * 200_000
HOSTILE: list[Any] = [
    None, True, False, 0, -1, 1.5, 10**17, 10**30, -(2**31), 2**63, "", " ", "x", "NULL", "NaN", "Infinity",
    "1e99999999", "1e-99999999",
    "0x10", "１２", "1_0", "9" * 5000, BIG, "\ud800", "a\udfff", "\x00", "\x1b]52;c;eA==\x07", "\u202e", "\r\nX: y",
    "é", "infinity",
    "-infinity", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59.999999-23:59", "2026-02-30", "2026-W01-1",
    "2026-01-01T00:00:00", "10000-01-01",
    "0001-01-01 BC", "00000000-0000-0000-0000-00000000000g", "{00000000-0000-0000-0000-000000000000}", [], {},
    [None], [[]], [{}], {"a": {}}, [True],
    {"id": None}, [[[[[[[["deep"]]]]]]]], ["\ud800"], {"message": {"a": 1}}, "secret.é", "a.b.c", "e30.e30.e30",
    "a\nb",
]  # fmt: skip
NUMBERS = [
    "1e99999999",
    "-1e-99999999",
    "9" * 5000,
    "1" + "0" * 400 + ".5",
    "1e400",
    "-0",
    "0.1e1",
    "NaN",
    "-Infinity",
    "01",
]
BODIES = [
    b"", b"null", b"true", b"7", b'"text"', b"{}", b"[{}]", b"[[]]", b"[null]", b"[1e99999999]", b"[" * 5000,
    b"[" * 40 + b"]" * 40, b"\xff\xfe[\x00]\x00",
    b'{"id":' * 30 + b"1" + b"}" * 30, b"<!doctype html><p>Hello</p>", b"[" + b"[]," * 600_000 + b"1]",
    b'["' + b"x" * 40_000_000 + b'"]',
    b'{"message":7,"code":{},"details":[],"hint":1}', b'{"code":"\xed\xa0\x80"}', b'{"access_token":"a"}',
    b"[{},{}]", b'[{"count":1e99999999}]',
]  # fmt: skip
WORDS = ["no", BIG, "\ud800", "\x1b[2J", "", 7, None, [], {"a": []}]
CODES = [
    "22003", "23503", "23505", "23514", "25006", "42501", "42703", "42P01", "42P10", "57014", "PGRST000",
    "PGRST106", "PGRST116", "PGRST122", "PGRST123",
    "PGRST200", "PGRST201", "PGRST204", "PGRST301", "PGRST303", "SUP", "insufficient_aal", "session_not_found",
    "bad_jwt", "weak_password",
    "user_not_found", "conflict", "x" * 9000, "é", "\ud800", "\x07", "", 400, None, [], {}, True,
]  # fmt: skip
STATUSES = [
    200, 201, 202, 203, 204, 205, 206, 226, 299, 300, 301, 302, 304, 307, 308, 400, 401, 402, 403, 404, 406, 408,
    409, 410, 413, 414, 415, 416, 418, 422, 429, 431, 451, 499, 500, 501, 502, 503, 504, 507, 511, 520, 599, 600, 999,
]  # fmt: skip
HEADERS: list[tuple[str, bytes]] = [
    ("content-type", b"text/html"), ("content-type", b""), ("content-type", b"application/json; charset=klingon"),
    ("content-type", "é".encode()),
    ("content-encoding", b"gzip"), ("content-encoding", b"br"), ("content-encoding", b"zstd"),
    ("content-encoding", b"gzip, gzip"), ("content-encoding", b"\xff"),
    ("content-length", b"99999999999"), ("content-length", "１２".encode()), ("content-range", b"0-0/" + b"9" * 5000),
    ("content-range", b"*/-1"),
    ("content-range", b"0-0/NaN"), ("content-range", "0-1/１２".encode()), ("content-range", b"0-0/999999999"),
    ("date", b"Fri, 31 Dec 9999 23:59:59 GMT"),
    ("date", b"Mon, 01 Jan 0001 00:00:00 GMT"), ("date", b"Sat, 28 Nov 2026 99:00:00 +9999"),
    ("date", b"\x80" * 3000), ("date", b"Wed, 01 Jan 2020 00:00:00 GMT"),
    ("retry-after", b"9" * 5000), ("retry-after", b"-1"), ("retry-after", "１２".encode()),
    ("retry-after", b"Fri, 31 Dec 9999 23:59:59 GMT"),
    ("retry-after", b"Mon, 01 Jan 0001 00:00:00 -2359"), ("set-cookie", b"a=b; Max-Age=" + b"9" * 500),
    ("set-cookie", b"\xff;;;=;"),
    ("location", b"http://[::1"), ("www-authenticate", b"Basic"), ("transfer-encoding", b"x"),
]  # fmt: skip
NAMES = [
    "id",
    "updated_at",
    "created_at",
    "user_id",
    "count",
    "t",
    "x",
    "k",
    "w",
    "W",
    "m",
    "c",
    "C",
    "s",
    "n",
    "user",
    "message",
    "code",
]


@dataclass
class Said:
    """An answer on its way."""

    status: int
    headers: list[tuple[str, bytes]]
    body: bytes

    def response(self) -> httpx.Response:
        return httpx.Response(
            self.status, headers=[(name.encode(), text) for name, text in self.headers], stream=_Pieces(self.body)
        )


class _Pieces(httpx.SyncByteStream):
    """A body that nobody has unpacked yet, as the network brings it."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        for first in range(0, len(self._body), 65536):
            yield self._body[first : first + 65536]


def mutate(said: Said, chance: Random) -> str:
    """Change an answer, or several things of it; the names of what was done."""
    done = [chance.choice(CHANGES) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    for change in done:
        change(said, chance)
    return " ".join(change.__name__ for change in done)


def value(said: Said, chance: Random) -> None:
    """A value somewhere in the body is another."""
    _in_body(said, chance, lambda parent, key: parent.__setitem__(key, chance.choice(HOSTILE)))


def values(said: Said, chance: Random) -> None:
    """So are many."""
    for _ in range(8):
        value(said, chance)


def without(said: Said, chance: Random) -> None:
    """A key is missing. Rows aren't left out: that is what a deletion looks like."""
    _in_body(said, chance, lambda parent, key: parent.pop(key) if isinstance(parent, dict) else None)


def more(said: Said, chance: Random) -> None:
    """A key more, or one in two spellings."""

    def add(parent: Any, key: Any) -> None:
        if isinstance(parent, dict):
            parent[chance.choice(NAMES)] = chance.choice([parent[key], *HOSTILE])

    _in_body(said, chance, add)


def twice(said: Said, chance: Random) -> None:
    """A row comes twice."""

    def repeat(parent: Any, key: Any) -> None:
        if isinstance(parent, list):
            parent.insert(chance.randrange(len(parent) + 1), parent[key])

    _in_body(said, chance, repeat)


def backwards(said: Said, chance: Random) -> None:
    """Rows come in another order."""
    _in_body(said, chance, lambda parent, key: parent.reverse() if isinstance(parent, list) else None)


def number(said: Said, chance: Random) -> None:
    """A number is written as JSON writes none, or as no type holds one."""
    body = _json(said)
    marks: list[tuple[Any, Any]] = list(_places(body))
    if marks:
        parent, key = chance.choice(marks)
        parent[key] = "@number@"
        said.body = json.dumps(body).replace('"@number@"', chance.choice(NUMBERS)).encode()


def duplicated_key(said: Said, chance: Random) -> None:
    """An object says one thing and then another."""
    said.body = said.body.replace(b"{", b'{"' + chance.choice(NAMES).encode() + b'":7,', 1)


def other_body(said: Said, chance: Random) -> None:
    said.body = chance.choice(BODIES)


def cut(said: Said, chance: Random) -> None:
    said.body = said.body[: chance.randrange(len(said.body) + 1) or 1]


def bytes_changed(said: Said, chance: Random) -> None:
    """Noise. (Inside a number or a name it would make an honest one.)"""
    at = chance.randrange(len(said.body) + 1)
    said.body = (
        said.body[:at] + chance.choice([b"\xff", b"\x00", b"\xed\xa0\x80", b"{", b"]", b'"', b"\\"]) + said.body[at:]
    )


def marked(said: Said, chance: Random) -> None:
    said.body = chance.choice([b"\xef\xbb\xbf", b"\xef\xbb\xbf\xef\xbb\xbf", b"\n \t", b")]}',\n"]) + said.body


def in_another_encoding(said: Said, chance: Random) -> None:
    said.body = said.body.decode(errors="replace").encode(
        chance.choice(["utf-16", "utf-32", "utf-7", "cp500"]), "replace"
    )


def packed(said: Said, chance: Random) -> None:
    """Compressed, well or badly."""
    whole = gzip.compress(said.body, 1)
    said.body = chance.choice(
        [whole, whole[:-4], whole[:20], whole + b"x", gzip.compress(whole), gzip.compress(bytes(60_000_000), 1)]
    )
    said.headers = [*said.headers, ("content-encoding", b"gzip")]


def header(said: Said, chance: Random) -> None:
    name, text = chance.choice(HEADERS)
    said.headers = [each for each in said.headers if each[0] != name] + [(name, text)]


def status(said: Said, chance: Random) -> None:
    said.status = chance.choice(STATUSES)


def refusal(said: Said, chance: Random) -> None:
    """Words and a code of any kind, with any status."""
    said.status = chance.choice(STATUSES)
    names = ["message", "code", "details", "hint", "msg", "error_code", "error", "error_description"]
    said.body = json.dumps({name: chance.choice(CODES + WORDS) for name in names if chance.random() < 0.6}).encode()


CHANGES: list[Callable[[Said, Random], None]] = [
    value, value, values, values, without, more, twice, backwards, number, number, duplicated_key, other_body, cut,
    bytes_changed, marked,
    in_another_encoding, packed, header, header, status, refusal,
]  # fmt: skip


def _json(said: Said) -> Any:
    try:
        return json.loads(said.body)
    except (ValueError, RecursionError):
        return None


def _in_body(said: Said, chance: Random, change: Callable[[Any, Any], object]) -> None:
    body = _json(said)
    places = list(_places(body))
    if places:
        change(*chance.choice(places))
        said.body = json.dumps(body).encode()


def _places(tree: Any, depth: int = 8) -> Iterator[tuple[Any, Any]]:
    """Every list or object in a body, with the index or key of each of its values."""
    if depth and isinstance(tree, dict | list):
        for key, inner in list(tree.items() if isinstance(tree, dict) else enumerate(tree)):
            yield tree, key
            yield from _places(inner, depth - 1)
