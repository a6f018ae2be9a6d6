"""A proxy on loopback between an App and the real server, in which a test breaks what a network can break.

What is broken is the test's plan, made of breaks.py's faults. Every request that comes by is recorded with its answers
and held against the rules of safe writing (writing.py).
"""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.faults.writing import unsafe
from tests.server.lite import Server

PATIENCE_SECONDS = 30.0
BULK_UPDATE = "bulk_update"
OF_A_CONNECTION = frozenset({"connection", "content-length", "host", "keep-alive", "transfer-encoding"})
# The proxy reads and cuts bodies, so the server is asked for plain ones.
NOT_FORWARDED = OF_A_CONNECTION | {"accept-encoding"}


@dataclass(frozen=True)
class Request:
    """What the client sent; header names are in lower case, ``number`` counts from 1."""

    number: int
    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def table(self) -> str:
        """The last part of the path: a table, a function, or GoTrue's ``token``."""
        return self.path.rpartition("/")[2]

    @property
    def updates(self) -> str:
        """The table whose rows a call of ``bulk_update`` changes; "" for any other request."""
        return str(self.json["table_name"]) if self.table == BULK_UPDATE and self.method == "POST" else ""

    def is_a(self, method: str, table: str) -> bool:
        """Whether it is of this kind; "" stands for any. A bulk update is a PATCH of its table, too."""
        if self.updates and method == "PATCH":
            return table in {"", self.updates}
        return method in {"", self.method} and table in {"", self.table}

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))

    @property
    def json(self) -> Any:
        return json.loads(self.body) if self.body else None


@dataclass(frozen=True)
class Answer:
    """A whole answer, the server's own or an invented one."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Passage:
    """One request on its way. ``answers`` are the server's, one for each time the request was delivered."""

    request: Request
    answers: list[Answer] = field(default_factory=list)
    _upstream: tuple[str, int] = ("", 0)
    _handler: BaseHTTPRequestHandler | None = field(default=None, repr=False)

    def deliver(self) -> Answer:
        """Take the request to the server, on a connection of its own."""
        with self._connected() as upstream:
            upstream.request(self.request.method, self.request.target, self.request.body or None, self._forwarded)
            response = upstream.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            kept = {name: value for name, value in headers.items() if name not in OF_A_CONNECTION}
            answer = Answer(response.status, kept, response.read())
        self.answers.append(answer)
        return answer

    def deliver_half(self) -> None:
        """Let the server see a body that breaks off."""
        with self._connected() as upstream:
            upstream.putrequest(self.request.method, self.request.target, skip_accept_encoding=True)
            for name, value in {**self._forwarded, "content-length": str(len(self.request.body))}.items():
                upstream.putheader(name, value)
            upstream.endheaders(self.request.body[: len(self.request.body) // 2])
            _reset(upstream.sock)

    def give(self, answer: Answer, length: int | None = None) -> None:
        """Answer the client; a ``length`` that isn't the body's makes it wait for more, or overlook some."""
        assert self._handler, "the client is gone"
        self._handler.send_response_only(answer.status)
        for name, value in answer.headers.items():
            self._handler.send_header(name, value)
        self._handler.send_header("content-length", str(len(answer.body) if length is None else length))
        self._handler.end_headers()
        self.give_bytes(b"" if self.request.method == "HEAD" else answer.body)

    def give_bytes(self, data: bytes) -> None:
        """Send the client anything."""
        assert self._handler, "the client is gone"
        self._handler.wfile.write(data)

    def cut(self) -> None:
        """Reset the client's connection."""
        assert self._handler, "the client is gone"
        self._handler.close_connection = True
        _reset(self._handler.connection)

    def wait_until_abandoned(self) -> None:
        """Say nothing until the client gives up."""
        assert self._handler, "the client is gone"
        self._handler.close_connection = True
        self._handler.connection.settimeout(PATIENCE_SECONDS)
        assert not self._handler.rfile.read(1), "the client sent more instead of leaving"

    @property
    def _forwarded(self) -> dict[str, str]:
        return {name: value for name, value in self.request.headers.items() if name not in NOT_FORWARDED}

    @contextmanager
    def _connected(self) -> Iterator[HTTPConnection]:
        connection = HTTPConnection(*self._upstream, timeout=PATIENCE_SECONDS)
        try:
            yield connection
        finally:
            connection.close()


Fault = Callable[[Passage], None]
Plan = Callable[[Request], Fault | None]


def pass_on(passage: Passage) -> None:
    """No fault."""
    passage.give(passage.deliver())


class Proxy:
    """Answers at ``url`` in the server's place. ``plan`` is asked at each request, before the server sees it.

    It may do anything of its own then: edit, run SQL, let another device sync. ``usual`` is what happens to a request
    without a fault. ``seen`` are all requests in their order, ``complaints`` what was wrong with them.
    """

    def __init__(self, server: Server) -> None:
        self.plan: Plan = lambda request: None
        self.usual: Fault = pass_on
        self.seen: list[Passage] = []
        self.complaints: list[str] = []
        self.publishable_key = server.publishable_key
        self._server = server
        self._counting = threading.Lock()
        self._listener = _Listener(self)
        self.url = f"http://127.0.0.1:{self._listener.server_address[1]}"
        threading.Thread(target=self._listener.serve_forever, args=(0.02,), name="proxy", daemon=True).start()

    def behave(self) -> None:
        """No more faults."""
        self.plan = lambda request: None

    def requests(self, method: str = "", table: str = "") -> list[Request]:
        """What came by, in its order."""
        every = [passage.request for passage in self.seen]
        return [request for request in every if request.is_a(method, table)]

    def close(self) -> None:
        self._listener.shutdown()
        self._listener.server_close()

    def take(self, handler: BaseHTTPRequestHandler) -> None:
        """Pass one request on, or do to it what the plan says."""
        headers = {name.lower(): value for name, value in handler.headers.items()}
        body = handler.rfile.read(int(headers.get("content-length", 0)))
        upstream = urlsplit(self._server.url)
        with self._counting:
            request = Request(len(self.seen) + 1, handler.command, handler.path, headers, body)
            passage = Passage(request, _upstream=(str(upstream.hostname), upstream.port or 80), _handler=handler)
            self.seen.append(passage)
        self.complaints += unsafe(request, self._server)
        fault = self.plan(request)
        (fault or self.usual)(passage)
        passage._handler = None


class _Listener(ThreadingHTTPServer):
    """Faults of the test's own become complaints; a client that left is none."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, proxy: Proxy) -> None:
        self.proxy = proxy
        super().__init__(("127.0.0.1", 0), _Handler)

    def shutdown_request(self, request: Any) -> None:
        self.close_request(request)  # no farewell: it would come before the reset

    def handle_error(self, request: Any, client_address: Any) -> None:
        import sys

        error = sys.exception()
        if not isinstance(error, ConnectionError):
            self.proxy.complaints.append(f"the proxy failed: {error!r}")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def take(self) -> None:
        assert isinstance(self.server, _Listener)
        self.server.proxy.take(self)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = take

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are in `Proxy.seen`."""


def _reset(connection: socket.socket) -> None:
    """Closing it will send RST, not FIN."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
