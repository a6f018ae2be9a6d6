"""The connections below HTTP: through which proxy, and every read and write against the budget of its request.

httpx only limits a single read. A server that sends its headers byte by byte, or one "100 Continue" after another,
would hold a request for ever; so the limit is put where the bytes come in.
"""

from __future__ import annotations

import ipaddress
import socket
from contextlib import closing
from http.cookiejar import CookieJar
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpx

from organic_desktop.remote.body import PIECE, current


class NoCookies(CookieJar):
    """Keeps none: sessions are told by tokens, and whatever sets a cookie wants to know us again."""

    def extract_cookies(self, response: Any, request: Any) -> None:
        """Leave them."""


def transport_for(url: httpx.URL) -> httpx.HTTPTransport:
    """A connection pool for this address. Raises ValueError or ImportError for a proxy that can't be used."""
    transport = httpx.HTTPTransport(proxy=proxy_for(url))
    pool: Any = transport._pool
    pool._network_backend = _Backend(pool._network_backend)
    return transport


def end_connection_with_more(transport: httpx.BaseTransport, response: httpx.Response) -> None:
    """Don't use a connection again on which more than the answer came.

    It was read already, so the next request would take it for its own answer, and every later one that of another.
    """
    stream = response.extensions.get("network_stream")
    pool: Any = getattr(transport, "_pool", None)
    if pool is None or not isinstance(stream, _Stream):
        return
    for connection in pool.connections:
        inner = connection
        while hasattr(inner, "_connection"):  # a proxy's, and the one inside
            inner = inner._connection
        if inner and inner._network_stream is stream and inner._h11_state.trailing_data[0]:
            stream.is_spoilt = True


def proxy_for(url: httpx.URL) -> str | None:
    """The environment's proxy for an address; none for this computer's own, which are others to the proxy."""
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
    """True if an interface has this address: nobody can listen on another's."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        with closing(socket.socket(family, socket.SOCK_DGRAM)) as probe:
            probe.bind((str(address), 0))
    except OSError:
        return False
    return True


class _Backend:
    """httpcore's network backend, whose streams mind the budget of the request that uses them."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def connect_tcp(self, *args: Any, **more: Any) -> _Stream:
        return _Stream(self._inner.connect_tcp(*args, **more))

    def connect_unix_socket(self, *args: Any, **more: Any) -> _Stream:
        return _Stream(self._inner.connect_unix_socket(*args, **more))

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)


class _Stream:
    """A connection; between two requests it has no budget. ``is_spoilt``: it is in no state for another request."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.is_spoilt = False

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
        if info == "is_readable" and self.is_spoilt:  # what the pool asks before it uses a connection again
            return True
        return self._inner.get_extra_info(info)


def _shorter(timeout: float | None) -> float | None:
    """The shorter of a single wait's limit and of what the request has left."""
    budget = current()
    if budget is None:
        return timeout
    left = budget.left()
    return left if timeout is None else min(timeout, left)
