"""Connections below HTTP: the proxy to use, and a budget of bytes and seconds for each request.

httpx only limits a single read. A server that sends its headers byte by byte, or one "100 Continue" after another,
would hold a request for ever; so the limits are checked where the bytes arrive.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from http.cookiejar import CookieJar
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpx

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import AnswerTooLarge, Offline

# Many servers close a connection that was idle for five seconds, httpx's own time: the request that meets that is lost.
REUSE = httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=3.0)
HEADERS = 1 << 18  # bytes of a response's headers
PIECE = 1 << 16
FIRST_SECONDS, LONGEST_SECONDS = 60.0, 600.0
SLOWEST_BYTES_PER_SECOND = 500  # after the first minute: slow lines are accepted, a byte now and then isn't


class NoCookies(CookieJar):
    """A cookie jar that keeps nothing: sessions use tokens, and cookies would only track the user."""

    def extract_cookies(self, response: Any, request: Any) -> None:
        """Ignore the response's cookies."""


def transport_for(url: httpx.URL, trusted: ssl.SSLContext | None = None) -> httpx.HTTPTransport:
    """Return a connection pool for this address, which trusts the usual authorities unless ``trusted`` says others.

    Raises ValueError or ImportError for a proxy that can't be used.
    """
    try:
        transport = httpx.HTTPTransport(verify=trusted or True, proxy=proxy_for(url), limits=REUSE)
    except httpx.InvalidURL as error:  # which is no ValueError
        raise ValueError("the proxy's address isn't one") from error
    pool: Any = transport._pool
    pool._network_backend = _Backend(pool._network_backend)
    return transport


def end_connection_with_more(transport: httpx.BaseTransport, response: httpx.Response) -> None:
    """Close a connection on which more bytes than the response came, instead of using it again.

    The next request would take them for its own response, and every later one the response of another.
    """
    stream = response.extensions.get("network_stream")
    pool: Any = getattr(transport, "_pool", None)
    if pool is None or not isinstance(stream, _Stream):
        return
    for connection in pool.connections:
        inner = connection
        while wrapped := getattr(inner, "_connection", None):  # the pool's and a proxy's connection wrap another
            inner = wrapped
        used: object = getattr(inner, "_network_stream", None)
        if used is stream and inner._h11_state.trailing_data[0]:
            stream.is_unusable = True


def proxy_for(url: httpx.URL) -> str | None:
    """Return the environment's proxy for an address; None for this computer's own, which a proxy can't reach."""
    if is_own(url.host) or proxy_bypass(url.host):
        return None
    named = getproxies()
    proxy = named.get(url.scheme) or named.get("all")
    return proxy if proxy is None or "://" in proxy else f"http://{proxy}"


def is_own(host: str) -> bool:
    """True if a host is this computer."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost") or name == socket.gethostname().lower():
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified or _is_mine(address)


def _is_mine(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """True if one of this computer's interfaces has this address: only then can a socket be bound to it."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        with closing(socket.socket(family, socket.SOCK_DGRAM)) as probe:
            probe.bind((str(address), 0))
    except OSError:
        return False
    return True


class _Backend:
    """httpcore's network backend, with streams that charge the budget of the request that uses them."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def connect_tcp(self, *args: Any, **more: Any) -> _Stream:
        return _Stream(self._inner.connect_tcp(*args, **more))

    def connect_unix_socket(self, *args: Any, **more: Any) -> _Stream:
        return _Stream(self._inner.connect_unix_socket(*args, **more))

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)


class _Stream:
    """A connection that charges the current request's budget; ``is_unusable``: close it instead of using it again."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.is_unusable = False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        budget = current()
        data: bytes = self._inner.read(max_bytes, _shorter(timeout))
        if budget:
            budget.receive(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        budget = current()
        for first in range(0, len(buffer), PIECE):
            piece = buffer[first : first + PIECE]
            self._inner.write(piece, _shorter(timeout))
            if budget:
                budget.send(len(piece))

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Stream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _shorter(timeout)))

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable" and self.is_unusable:  # the pool asks this before it uses a connection again
            return True
        return self._inner.get_extra_info(info)


def _shorter(timeout: float | None) -> float | None:
    """Return the shorter of a single wait's limit and the request's remaining seconds."""
    budget = current()
    if budget is None:
        return timeout
    left = budget.left()
    return left if timeout is None else min(timeout, left)


# -- the budget of a request -------------------------------------------------------------------------------------------


class Budget:
    """The bytes and seconds that one request may take; methods raise Offline or AnswerTooLarge when they are used up.

    The seconds grow with the bytes sent and received, up to LONGEST_SECONDS.
    """

    def __init__(self, clock: Clock, most_bytes: int) -> None:
        self._clock = clock
        self._most_bytes, self._may_receive = most_bytes, HEADERS
        self._began = clock.monotonic()
        self._moved = self._received = 0

    def left(self) -> float:
        """Return the remaining seconds. Raises Offline if there are none."""
        allowed = min(FIRST_SECONDS + self._moved / SLOWEST_BYTES_PER_SECOND, LONGEST_SECONDS)
        left = self._began + allowed - self._clock.monotonic()
        if left <= 0:
            slow = Offline("The server took too long to respond.")
            slow.timed_out = True
            raise slow
        return left

    def send(self, size: int) -> None:
        """Count bytes that are being sent."""
        self._moved += size

    def receive(self, size: int) -> None:
        """Count bytes that arrived, of headers or of a body."""
        self._moved += size
        self._received += size
        if self._received > self._may_receive:
            raise too_large()
        self.left()

    def begin_body(self) -> None:
        """Allow the bytes of a body from now on."""
        self._may_receive = self._most_bytes + HEADERS


_budget: ContextVar[Budget | None] = ContextVar("budget", default=None)


def current() -> Budget | None:
    """Return the budget of the request that this thread is sending."""
    return _budget.get()


@contextmanager
def within(budget: Budget) -> Iterator[None]:
    """Charge what this thread sends and receives to this budget."""
    token = _budget.set(budget)
    try:
        yield
    finally:
        _budget.reset(token)


def too_large() -> AnswerTooLarge:
    """Return the error for a response that is larger than any may be."""
    return AnswerTooLarge("The server's response was too large.")
