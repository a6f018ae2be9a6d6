"""The faults, one small function each, and the plans that say which request meets which.

A fault is given the request on its way (proxy.py) and does to it, to the server and to the client what it is named for.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

from tests.faults.proxy import Answer, Fault, Passage, Plan, Request

JSON = {"content-type": "application/json; charset=utf-8"}
HTML = {"content-type": "text/html; charset=utf-8"}
SIGN_IN_PAGE = b"<!doctype html><title>Welcome to the airport</title><p>Please accept our terms.</p>"
GARBAGE = bytes(range(128, 256)) * 3


# -- the connection ---------------------------------------------------------------------------------------------------


def reset_before(passage: Passage) -> None:
    """The connection breaks before the server sees anything."""
    passage.cut()


def hang_before(passage: Passage) -> None:
    """Nothing reaches the server, and nobody says so."""
    passage.wait_until_abandoned()


def half_request(passage: Passage) -> None:
    """The server gets the beginning of the body, and the connection breaks."""
    if passage.request.body:
        passage.deliver_half()
    passage.cut()


def lose_response(passage: Passage) -> None:
    """The server has done it; nobody hears of it."""
    passage.deliver()
    passage.cut()


def hang_response(passage: Passage) -> None:
    """The server has done it; the client waits for the answer in vain."""
    passage.deliver()
    passage.wait_until_abandoned()


class Ghost:
    """The connection breaks, and the server gets the request when the test says so: long after the client gave up."""

    def __init__(self) -> None:
        self._caught: list[Passage] = []

    def __call__(self, passage: Passage) -> None:
        self._caught.append(passage)
        passage.cut()

    @property
    def requests(self) -> list[Request]:
        return [passage.request for passage in self._caught]

    def arrive(self) -> list[Answer]:
        """Deliver what was caught, in its order."""
        caught, self._caught = self._caught, []
        return [passage.deliver() for passage in caught]


def duplicate(passage: Passage) -> None:
    """The server gets the request twice, and the client the second answer."""
    passage.deliver()
    passage.give(passage.deliver())


# -- the answer -------------------------------------------------------------------------------------------------------


def truncate(passage: Passage) -> None:
    """The answer breaks off in the middle."""
    answer = passage.deliver()
    passage.give(Answer(answer.status, answer.headers, answer.body[: len(answer.body) // 2]), len(answer.body))
    passage.cut()


def truncate_with_fixed_length(passage: Passage) -> None:
    """Some box on the way cut the answer and made the length fit."""
    answer = passage.deliver()
    passage.give(Answer(answer.status, answer.headers, answer.body[: len(answer.body) // 2]))


def garbage(passage: Passage) -> None:
    """What comes back isn't HTTP."""
    passage.deliver()
    passage.give_bytes(GARBAGE)
    passage.cut()


def garbage_body(passage: Passage) -> None:
    """The headers are right, the body is noise."""
    answer = passage.deliver()
    passage.give(Answer(answer.status, answer.headers, GARBAGE))


def bad_gzip(passage: Passage) -> None:
    """The answer says that it is compressed, and isn't."""
    answer = passage.deliver()
    passage.give(Answer(answer.status, {**answer.headers, "content-encoding": "gzip"}, answer.body))


def answered(status: int, body: bytes = b"", **headers: str) -> Fault:
    """Something else answers; the server sees nothing. Underscores in header names stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda passage: passage.give(Answer(status, named, body))


def answered_after(status: int, body: bytes = b"", **headers: str) -> Fault:
    """The server has done it; a gateway says something else."""
    answer = answered(status, body, **headers)

    def fault(passage: Passage) -> None:
        passage.deliver()
        answer(passage)

    return fault


def html(status: int = 200) -> Fault:
    """A network's sign-in page."""
    return lambda passage: passage.give(Answer(status, HTML, SIGN_IN_PAGE))


def json_impostor(body: bytes) -> Fault:
    """Somebody else's JSON."""
    return lambda passage: passage.give(Answer(200, JSON, body))


def matches_nothing(passage: Passage) -> None:
    """The answer to a write that met no row; the server sees nothing."""
    edits = passage.request.json["edits"] if passage.request.updates else []
    passage.give(Answer(200, JSON, json.dumps([{"updated": False, "row": None} for _ in edits]).encode()))


def met_a_row(answer: Answer) -> bool:
    """Whether a write with this answer changed something, by itself or in bulk."""
    return any(row.get("updated", True) for row in answer.json)


def redirect(passage: Passage) -> None:
    """To a network's sign-in page."""
    passage.give(Answer(302, {"location": "http://portal.example/", **HTML}, SIGN_IN_PAGE))


empty_200 = answered(200)


def rewrite(change: Callable[[Request, Answer], Answer]) -> Fault:
    """The server's answer, changed on the way."""
    return lambda passage: passage.give(change(passage.request, passage.deliver()))


def cap(rows: int) -> Fault:
    """The server's ``max_rows``: no list is longer, embedded ones included, and nothing says so."""

    def cut(value: Any) -> Any:
        if isinstance(value, list):
            return [cut(each) for each in value[:rows]]
        return {name: cut(each) for name, each in value.items()} if isinstance(value, dict) else value

    def fault(passage: Passage) -> None:
        answer = passage.deliver()
        body = json.dumps(cut(answer.json)).encode() if answer.status < 300 and answer.body else answer.body
        passage.give(Answer(answer.status, answer.headers, body))

    return fault


def throttle(bytes_per_second: int, latency: float = 0.0) -> Fault:
    """A slow line. It takes its time: there is no other way to be slow."""
    slowly = threading.Event().wait

    def fault(passage: Passage) -> None:
        slowly(latency)
        answer = passage.deliver()
        passage.give(Answer(answer.status, answer.headers, b""), len(answer.body))
        step = max(bytes_per_second // 20, 1)
        for first in range(0, len(answer.body), step):
            slowly(1 / 20)
            passage.give_bytes(answer.body[first : first + step])

    return fault


# -- plans ------------------------------------------------------------------------------------------------------------


def always(fault: Fault, method: str = "", table: str = "") -> Plan:
    """Every request of this kind; "" stands for any."""
    return lambda request: fault if request.is_a(method, table) else None


def once(fault: Fault, method: str = "", table: str = "", nth: int = 1) -> Plan:
    """The ``nth`` request of this kind, counted from now, and no other."""
    count, counting = 0, threading.Lock()

    def plan(request: Request) -> Fault | None:
        nonlocal count
        if not request.is_a(method, table):
            return None
        with counting:
            count += 1
            return fault if count == nth else None

    return plan


def meanwhile(act: Callable[[], object], method: str = "", table: str = "", nth: int = 1) -> Plan:
    """Something happens just before the ``nth`` request of this kind; the request itself goes on as ever."""

    def acting(passage: Passage) -> None:
        act()
        passage.give(passage.deliver())

    return once(acting, method, table, nth)
