"""Stop, and a closed iterator: the server is freed within a second, whatever the stream waits for just then."""

from __future__ import annotations

import gc
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import pytest

from organic_desktop.coach.provider import Delta, Ending, Finished, Item, Provider
from tests.coach.asking import always, ollama, openai, question
from tests.coach.scripted import Script, ScriptedServer, head, refusal, text_event

SOON = 5.0
"""A tenth of a second on a machine with nothing else to do."""
LOADING = refusal("503 Busy", {"error": {"code": 503, "message": "Loading model", "type": "unavailable_error"}})
MAKERS: list[Callable[[str], Provider]] = [openai, ollama]


def stopped_after(provider: Provider, is_time: Callable[[], Any]) -> tuple[list[Item], float]:
    """Return what came of a question that was stopped at a time, and the seconds it took from then."""
    stop = threading.Event()
    with ThreadPoolExecutor(1) as threads:
        asking = threads.submit(lambda: list(provider.stream(question(), stop)))
        is_time()
        began = time.monotonic()
        stop.set()
        items = asking.result(timeout=30)
    return items, time.monotonic() - began


@pytest.mark.parametrize("maker", MAKERS)
def test_before_the_first_byte(maker: Callable[[str], Provider]) -> None:
    with ScriptedServer(always(Script(hold=True))) as server:
        items, seconds = stopped_after(maker(server.url), lambda: server.begun.wait(30))
        assert server.closed_by_peer.wait(SOON)
    assert items == [Finished(Ending.STOPPED)]
    assert seconds < SOON


def test_between_the_headers_and_the_first_word() -> None:
    with ScriptedServer(always(Script([head()], hold=True))) as server:
        items, seconds = stopped_after(openai(server.url), lambda: server.begun.wait(30))
        assert server.closed_by_peer.wait(SOON)
    assert items == [Finished(Ending.STOPPED)]
    assert seconds < SOON


def test_in_the_middle() -> None:
    with ScriptedServer(always(Script([head(), text_event("half")], hold=True))) as server:
        stop = threading.Event()
        stream = openai(server.url).stream(question(), stop)
        assert next(stream) == Delta("half")
        stop.set()
        assert list(stream) == [Finished(Ending.STOPPED)]
        assert server.closed_by_peer.wait(SOON)


def test_in_a_stream_that_never_pauses() -> None:
    with ScriptedServer(always(Script((head(), *[text_event("x")] * 5_000), hold=True))) as server:
        stop = threading.Event()
        stream = openai(server.url).stream(question(), stop)
        next(stream)
        stop.set()
        assert list(stream) == [Finished(Ending.STOPPED)]


def test_while_a_model_is_loaded() -> None:
    with ScriptedServer(always(LOADING)) as server:
        items, seconds = stopped_after(openai(server.url), lambda: server.begun.wait(30))
    assert items[-1] == Finished(Ending.STOPPED)
    assert seconds < SOON


def test_while_the_name_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, answer = threading.Event(), threading.Event()

    def look_up(*_: Any, **__: Any) -> list[Any]:
        asked.set()
        answer.wait(30)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    items, seconds = stopped_after(openai("http://box.internal"), lambda: asked.wait(30))
    answer.set()
    assert items == [Finished(Ending.STOPPED)]
    assert seconds < SOON


def test_while_connecting() -> None:
    with closing(socket.socket()) as full:  # nobody accepts: more connections than its queue holds wait
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        place = full.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(place)
        items, seconds = stopped_after(openai(f"http://127.0.0.1:{place[1]}"), lambda: time.sleep(0.2))
        for each in waiting:
            each.close()
    assert items == [Finished(Ending.STOPPED)]
    assert seconds < SOON


def test_during_a_handshake_of_tls() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        port = silent.getsockname()[1]
        accepted: list[socket.socket] = []
        items, seconds = stopped_after(openai(f"https://127.0.0.1:{port}"), lambda: accepted.append(silent.accept()[0]))
        for each in accepted:
            each.close()
    assert items == [Finished(Ending.STOPPED)]
    assert seconds < SOON


def test_before_anything_is_sent() -> None:
    stop = threading.Event()
    stop.set()
    with ScriptedServer(always(Script([head()]))) as server:
        assert list(openai(server.url).stream(question(), stop)) == [Finished(Ending.STOPPED)]
        assert server.received == []


def test_a_closed_iterator_closes_the_connection() -> None:
    with ScriptedServer(always(Script([head(), text_event("half")], hold=True))) as server:
        stream = openai(server.url).stream(question(), threading.Event())
        next(stream)
        stream.close()  # type: ignore[attr-defined]
        assert server.closed_by_peer.wait(SOON)


def test_an_iterator_that_is_closed_while_it_says_that_it_waits_closes_the_connection() -> None:
    with ScriptedServer(always(Script(hold=True))) as server:
        stream = openai(server.url).stream(question(), threading.Event())
        next(stream)
        stream.close()  # type: ignore[attr-defined]
        assert server.closed_by_peer.wait(SOON)


def test_an_iterator_that_nobody_read_sends_nothing() -> None:
    with ScriptedServer(always(Script([head()]))) as server:
        stream = openai(server.url).stream(question(), threading.Event())
        del stream
        gc.collect()
        assert server.received == []


def test_no_thread_and_no_socket_is_left() -> None:
    before = threading.active_count()
    for _ in range(5):
        test_before_the_first_byte(openai)
    gc.collect()  # a socket that was forgotten is a warning, and that an error
    assert threading.active_count() <= before
