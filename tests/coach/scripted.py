"""A server that answers with exactly the bytes that a test gives it, and keeps what it was sent.

For what a real server can't be made to do: rate limits, errors in the middle, halves of characters, silence.
"""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import Any, Self

MOST = 1 << 20


@dataclass
class Received:
    """One request as it came."""

    line: str
    headers: dict[str, str]
    body: bytes
    raw: bytes = field(default=b"", compare=False)


@dataclass
class Script:
    """One answer: pieces to send in turn. ``hold`` keeps the connection open afterwards until the other side closes."""

    pieces: Iterable[bytes] = ()
    hold: bool = False
    reset: bool = False


@dataclass
class ScriptedServer:
    """Answers each connection with what ``answer`` makes of its request. Use it as a context manager."""

    answer: Callable[[Received], Script]
    tls: ssl.SSLContext | None = None
    received: list[Received] = field(default_factory=list)
    closed_by_peer: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._acceptor.join()
        for thread in self._threads:
            thread.join()

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://localhost:{self.port}" if self.tls else f"http://127.0.0.1:{self.port}"

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with ExitStack() as stack:
            stack.enter_context(connection)
            connection.settimeout(30)
            with suppress(OSError):
                if self.tls:
                    connection = stack.enter_context(self.tls.wrap_socket(connection, server_side=True))
                request = read_request(connection)
                if request is None:
                    return
                self.received.append(request)
                script = self.answer(request)
                for piece in script.pieces:
                    connection.sendall(piece)
                self.begun.set()
                if script.reset:
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                    return
                if not script.hold:
                    connection.shutdown(socket.SHUT_WR)
                if _is_closed(connection):
                    self.closed_by_peer.set()


def _is_closed(connection: socket.socket) -> bool:
    """True once the other side has closed; it resets the connection if it hadn't read all by then."""
    try:
        return not connection.recv(1)
    except ConnectionError:
        return True


def read_request(connection: socket.socket) -> Received | None:
    """Return the request on a connection; None if it was closed before its end."""
    data = bytearray()
    while b"\r\n\r\n" not in data:
        if len(data) > MOST or not (piece := connection.recv(65_536)):
            return None
        data += piece
    head, _, body = bytes(data).partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", 0)):
        if not (piece := connection.recv(65_536)):
            return None
        body += piece
    return Received(first, headers, body, bytes(data))


def head(content_type: str = "text/event-stream", status: str = "200 OK", **headers: str) -> bytes:
    """Return the head of an answer that ends when the connection does."""
    lines = {"content-type": content_type, "connection": "close"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    return "".join(
        [f"HTTP/1.1 {status}\r\n", *(f"{name}: {value}\r\n" for name, value in lines.items()), "\r\n"]
    ).encode()


def refusal(status: str, body: Any = None, **headers: str) -> Script:
    """Return an answer that isn't 200, with JSON unless the body is bytes."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    kind = "text/html" if isinstance(body, bytes) else "application/json"
    return Script([head(kind, status, content_length=str(len(content)), **headers), content])


def event(chunk: Any, end: str = "\n\n") -> bytes:
    """Return one event; a text goes as it is."""
    return f"data: {chunk if isinstance(chunk, str) else json.dumps(chunk)}{end}".encode("utf-8", "surrogatepass")


def text_event(text: Any, **more: Any) -> bytes:
    """Return the event of a piece of text."""
    return event({"choices": [{"index": 0, "delta": {"content": text}, **more}]})


def finish(reason: str = "stop") -> bytes:
    """Return the event that ends an answer."""
    return event({"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]})


def usage_event(prompt: Any, answer: Any) -> bytes:
    """Return the event with the counts, which has no choices."""
    return event({"choices": [], "usage": {"prompt_tokens": prompt, "completion_tokens": answer}})


DONE = event("[DONE]")
