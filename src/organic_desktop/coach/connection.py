"""Connections to a server that answers: they end within a tenth of a second once told to, and are bounded in all.

httpx has no way to end a read from another thread: closing the socket there leaves the reader waiting, or reading what
another connection got the same number for. So nothing here blocks for longer than a moment: sockets don't wait, and
whoever waits for them looks after each moment whether it should go on.

A name is looked up here, too, so that it can't lead farther than the user agreed to (docs/decisions/0108).
"""

from __future__ import annotations

import errno
import ipaddress
import queue
import selectors
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import httpcore
import httpx

from organic_desktop.coach.addresses import Address, Network, network_of_ip
from organic_desktop.coach.provider import Stop
from organic_desktop.core.clock import Clock
from organic_desktop.remote.transport import proxy_for

MOMENT = 0.05
"""Seconds between two looks at whether to go on."""
MOST_BYTES = 32 << 20
"""Of one answer, headers and all; reasoning that isn't shown arrives too."""
LONGEST_SECONDS = 1_800.0

_UNDER_WAY = {errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", errno.EWOULDBLOCK)}

T = TypeVar("T")


class StoppedHere(Exception):
    """The stream was told to stop."""


class TooMuch(Exception):
    """More bytes than any answer has, or more time than any answer takes."""


class LeadsElsewhere(Exception):
    """The name of the host leads farther than the user agreed to."""


class Line:
    """What one exchange with a server may still take: seconds, bytes, and whether anybody still wants it.

    ``quiet_seconds`` is how long nothing may arrive, which grows shorter once an answer has begun. ``was_sent`` is True
    once anything of the question may have left the program.
    """

    def __init__(
        self, clock: Clock, stop: Stop, quiet_seconds: float, seconds: float = LONGEST_SECONDS, most: int = MOST_BYTES
    ) -> None:
        self.quiet_seconds = quiet_seconds
        self._clock = clock
        self._stop = stop
        self._ended = threading.Event()
        self._until = clock.monotonic() + seconds
        self._left = most
        self.was_sent = False

    def now(self) -> float:
        """The clock's monotonic seconds."""
        return self._clock.monotonic()

    def end(self) -> None:
        """End whatever waits on this line, in whichever thread."""
        self._ended.set()

    def check(self) -> None:
        """Raise StoppedHere or TooMuch if it should not go on."""
        if self._ended.is_set() or self._stop.is_set():
            raise StoppedHere
        if self.now() >= self._until:
            raise TooMuch

    def pause(self, seconds: float) -> None:
        """Wait so long, or until it should not go on."""
        until = self.now() + seconds
        while self.now() < until:
            self.check()
            self._ended.wait(MOMENT)
        self.check()

    def received(self, size: int) -> None:
        """Count bytes that arrived."""
        self._left -= size
        if self._left < 0:
            raise TooMuch


def is_reachable(address: Address, clock: Clock, stop: Stop, seconds: float) -> bool:
    """True if the server accepts a connection, or the proxy that leads to it; it is closed at once, with nothing sent.

    A name that leads farther than its address says isn't connected to at all.
    """
    line = Line(clock, stop, seconds, seconds)
    try:
        proxy = _proxy_of(address)
        way = httpx.URL(proxy) if proxy else httpx.URL(address.url)
        usual = 443 if way.scheme == "https" else 80
        backend = _Backend(line, None if proxy else address.network)
        backend.connect_tcp(way.host, way.port or usual, seconds).close()
    except (httpcore.ConnectError, httpcore.ConnectTimeout, httpx.InvalidURL, LeadsElsewhere, StoppedHere, TooMuch):
        return False
    return True


def transport_for(address: Address, line: Line, ssl_context: ssl.SSLContext) -> httpx.HTTPTransport:
    """Return a transport for one exchange. Raises ValueError or ImportError for a proxy that can't be used.

    The environment's proxy is for what is remote alone: to one, a question to this computer would leave it.
    """
    proxy = _proxy_of(address)
    transport = httpx.HTTPTransport(verify=ssl_context, trust_env=False, proxy=proxy)
    pool: Any = transport._pool
    pool._network_backend = _Backend(line, None if proxy else address.network)
    return transport


def _proxy_of(address: Address) -> str | None:
    return proxy_for(httpx.URL(address.url)) if address.network is Network.REMOTE else None


class _Backend(httpcore.NetworkBackend):
    """Connects as ``Line`` allows; ``farthest`` is the network that names may lead to, None for a proxy's."""

    def __init__(self, line: Line, farthest: Network | None) -> None:
        self._line = line
        self._farthest = farthest

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        until = self._line.now() + (timeout or 5.0)
        failure: OSError = OSError("the name leads nowhere")
        for family, place in self._looked_up(host, port, until):
            try:
                return self._connected(family, place, until)
            except OSError as error:
                failure = error
        raise httpcore.ConnectError(str(failure)) from failure

    def _looked_up(self, host: str, port: int, until: float) -> list[tuple[int, Any]]:
        """Return where a host is, as family and address; all of it must be near enough."""
        try:
            found = _in_a_thread(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM), self._line, until)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        places: list[tuple[int, Any]] = [
            (family, place) for family, _, _, _, place in found if family in (socket.AF_INET, socket.AF_INET6)
        ]
        if self._farthest is not None:
            for _, place in places:
                if network_of_ip(ipaddress.ip_address(str(place[0]).partition("%")[0])) > self._farthest:
                    raise LeadsElsewhere
        return places

    def _connected(self, family: int, place: Any, until: float) -> httpcore.NetworkStream:
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.setblocking(False)
            code = connection.connect_ex(place)
            if code in _UNDER_WAY:
                _wait(connection, selectors.EVENT_WRITE, self._line, until, httpcore.ConnectTimeout)
                code = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if code:
                raise OSError(code, errno.errorcode.get(code, "connection failed"))
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except BaseException:
            connection.close()
            raise
        return _Stream(connection, self._line)

    def connect_unix_socket(self, *args: Any, **more: Any) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("no Unix sockets")

    def sleep(self, seconds: float) -> None:
        self._line.pause(seconds)


class _Stream(httpcore.NetworkStream):
    """A socket that never blocks, and whoever waits for it asks its line again and again."""

    def __init__(self, connection: socket.socket, line: Line) -> None:
        self._socket = connection
        self._line = line

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._do(
            lambda: self._socket.recv(max_bytes),
            selectors.EVENT_READ,
            self._line.quiet_seconds,
            httpcore.ReadTimeout,
            httpcore.ReadError,
        )
        self._line.received(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        left = memoryview(buffer)
        while left:
            piece = left
            sent = self._do(
                lambda piece=piece: self._socket.send(piece),  # type: ignore[misc]
                selectors.EVENT_WRITE,
                timeout or 30.0,
                httpcore.WriteTimeout,
                httpcore.WriteError,
            )
            left = left[sent:]

    def close(self) -> None:
        self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            secured = ssl_context.wrap_socket(
                self._socket, server_hostname=server_hostname, do_handshake_on_connect=False
            )
        except (OSError, ValueError) as error:  # a proxy that is spoken to by TLS already
            self.close()
            raise httpcore.ConnectError(str(error)) from error
        stream = _Stream(secured, self._line)
        try:
            stream._do(
                secured.do_handshake,
                selectors.EVENT_READ,
                timeout or 5.0,
                httpcore.ConnectTimeout,
                httpcore.ConnectError,
            )
        except BaseException:
            stream.close()
            raise
        return stream

    def get_extra_info(self, info: str) -> Any:
        if info == "ssl_object" and isinstance(self._socket, ssl.SSLSocket):
            return self._socket
        return self._socket if info == "socket" else None

    def _do(
        self,
        act: Callable[[], T],
        event: int,
        seconds: float,
        too_slow: type[Exception],
        failed: type[Exception],
    ) -> T:
        """Do it as soon as the socket is ready; ``event`` is what is waited for unless TLS wants the other."""
        until = self._line.now() + seconds
        while True:
            self._line.check()
            try:
                return act()
            except (ssl.SSLWantReadError, ssl.SSLWantWriteError) as wish:
                awaited = selectors.EVENT_READ if isinstance(wish, ssl.SSLWantReadError) else selectors.EVENT_WRITE
            except BlockingIOError:
                awaited = event
            except OSError as error:
                raise failed(str(error)) from error
            _wait(self._socket, awaited, self._line, until, too_slow)


def _wait(connection: socket.socket, event: int, line: Line, until: float, too_slow: type[Exception]) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(connection, event)
        while not selector.select(MOMENT):
            line.check()
            if line.now() >= until:
                raise too_slow("nothing came in time")


def _in_a_thread(look_up: Callable[[], T], line: Line, until: float) -> T:
    """Return what a call returns that can't be interrupted; where that is no longer wanted, it is left to itself."""
    answers: queue.SimpleQueue[tuple[T | None, Exception | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put((look_up(), None))
        except Exception as error:
            answers.put((None, error))

    threading.Thread(target=run, name="name-lookup", daemon=True).start()
    while True:
        line.check()
        try:
            found, error = answers.get(timeout=MOMENT)
        except queue.Empty:
            if line.now() >= until:
                raise httpcore.ConnectTimeout("the name wasn't found in time") from None
            continue
        if error is not None:
            raise error
        return found  # type: ignore[return-value]
