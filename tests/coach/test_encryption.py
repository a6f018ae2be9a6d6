"""Encrypted connections: a certificate that is trusted, one that isn't, and what isn't encrypted at all."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from organic_desktop.coach import exchange
from organic_desktop.coach.provider import Delta, Ending, Finished, Problem, ProblemKind
from tests.coach.asking import always, ask, openai, question
from tests.coach.scripted import DONE, Script, ScriptedServer, head, text_event
from tests.server.mail import certificate_in


@pytest.fixture
def authority(tmp_path: Path) -> tuple[Path, ssl.SSLContext]:
    """An authority's certificate, and what a server needs that it vouches for."""
    file, certificate = certificate_in(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return file, context


@pytest.fixture(autouse=True)
def _certificates_read_anew() -> Iterator[None]:
    exchange._trusted.cache_clear()
    yield
    exchange._trusted.cache_clear()


def test_a_trusted_server_is_asked_and_stopped(
    authority: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority[0]))
    long = "x" * 50_000
    with ScriptedServer(always(Script([head(), text_event(long), DONE])), authority[1]) as server:
        request = question("y" * 300_000)
        assert ask(openai(server.url), request) == [Delta(long), Finished(Ending.STOP)]
        assert server.received[0].body == openai(server.url).body(request)
    with ScriptedServer(always(Script([head(), text_event("a")], hold=True)), authority[1]) as server:
        stop = threading.Event()
        stream = openai(server.url).stream(question(), stop)
        next(stream)
        stop.set()
        assert list(stream) == [Finished(Ending.STOPPED)]


def test_a_server_that_nobody_vouches_for_gets_nothing(authority: tuple[Path, ssl.SSLContext]) -> None:
    with ScriptedServer(always(Script([head(), DONE])), authority[1]) as server:
        (problem,) = ask(openai(server.url))
        assert server.received == []
    assert isinstance(problem, Problem)
    assert problem.kind is ProblemKind.UNTRUSTED


def test_a_server_that_speaks_something_else_gets_nothing() -> None:
    heard = []
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            with connection, suppress(ConnectionError):
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                while piece := connection.recv(65_536):
                    heard.append(piece)

        thread = threading.Thread(target=answer)
        thread.start()
        (problem,) = ask(openai(f"https://127.0.0.1:{listener.getsockname()[1]}"))
        thread.join()
    assert isinstance(problem, Problem)
    assert problem.kind is ProblemKind.UNTRUSTED
    assert b"How did I sleep" not in b"".join(heard)
