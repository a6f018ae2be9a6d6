"""HTTP client of one Supabase project: connection pool, timeouts, headers, request count, and a log without content.

``responses.py`` checks the responses and translates errors; ``auth.py`` and ``rest.py`` say what is requested.
"""

from __future__ import annotations

import json as jsonlib
import logging
import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

import httpx

from organic_desktop.core.clock import Clock, SystemClock
from organic_desktop.core.errors import Offline, SignInNeeded, UnsafeProject
from organic_desktop.core.redaction import without_sent
from organic_desktop.core.validation import header_value
from organic_desktop.remote.encryption import Encryption, TlsSession, described, encryption_of
from organic_desktop.remote.responses import (
    ROWS,
    SMALL,
    Answer,
    RawResponse,
    body_of,
    check_response,
    http_date,
    is_outcome_unknown,
    unreachable,
)
from organic_desktop.remote.server_clock import ServerClock
from organic_desktop.remote.transport import Budget, NoCookies, end_connection_with_more, transport_for, within

Params = Sequence[tuple[str, str]]

ACCEPTED = frozenset({200, 201, 206})
TIMEOUT = httpx.Timeout(connect=5.0, read=20.0, write=20.0, pool=5.0)  # docs/sync.md, rule 42
NOTHING_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
VERBOSE_LOGGERS = ("httpx", "httpcore")  # they log whole addresses and headers

log = logging.getLogger(__name__)


class Client:
    """Sends requests to one project as its publishable key, or as a session's ``bearer`` on top of it.

    ``requests`` counts the requests sent. ``server_time_offset`` is the server's Date minus this computer's clock at
    the last response (±1 s), None before the first; it only serves as a hint (``docs/sync.md``, rule 44).
    ``server_clock`` has bounds of the server's time. Raises UnsafeProject if the address or key can't be used in a
    request.
    """

    def __init__(
        self,
        project_url: str,
        publishable_key: str,
        *,
        transport: httpx.BaseTransport | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.requests = 0
        self.server_time_offset: timedelta | None = None
        self.server_clock = ServerClock(clock or SystemClock())
        self.project_url = project_url
        self._base = _address(project_url)
        self._headers = {
            "apikey": _key_value(publishable_key),
            "user-agent": "organic-desktop",
            "accept-encoding": "gzip",  # the only encoding that responses.py decompresses
        }
        self._transport = transport
        self._clock = clock or SystemClock()
        self._http: httpx.Client | None = None
        self._opening = threading.Lock()  # a sign-in and a cycle may both be the first to need it
        self._tls: TlsSession | None = None

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Params = (),
        json: Any = None,
        headers: Mapping[str, str] | None = None,
        bearer: str | None = None,
        accept: Collection[int] = ACCEPTED,
        most_bytes: int = ROWS,
    ) -> Answer:
        """Send one request, once, and return the checked response.

        ``accept`` are the statuses that mean success (204 only if named; only it has no body), ``most_bytes`` is the
        limit of such a response's body. Decimals in ``json`` are sent as strings, which PostgreSQL reads exactly.
        Raises the errors of ``check_response``, and SignInNeeded for a token that can't be sent; after Offline, a write
        may have been carried out. Raises ValueError for a PATCH or DELETE without a row (docs/sync.md, rule 29).
        """
        _refuse_many_rows(method, params)
        sent = {**self._headers, **(headers or {})}
        if bearer is not None:
            sent["authorization"] = f"Bearer {_bearer_value(bearer)}"
        content = encoded(json) if json is not None else None
        if content is not None:
            sent["content-type"] = "application/json"
        url = _url(f"{self._base}/{path.lstrip('/')}", tuple(params))
        began = self._clock.monotonic()
        response = self._send(method, url, accept, most_bytes, headers=sent, content=content)
        ended = self._clock.monotonic()
        self._note_time(response, began, ended)
        if response.status_code not in accept:  # its message is shown and stored
            response = replace(response, content=without_sent(response.content, bearer, json))
        try:
            answer = check_response(response, accept, signed_in=bearer is not None, now=self._clock.now())
        except Offline as error:
            error.status = response.status_code
            raise
        return replace(answer, sent=began, received=ended)

    def server_now(self) -> datetime:
        """Return the server's time as far as it is known, else this computer's."""
        return self._clock.now() + (self.server_time_offset or timedelta())

    @property
    def encryption(self) -> Encryption | None:
        """How the last response's connection was encrypted; None for plain http, and before the first."""
        return described(self._tls) if self._tls else None

    def for_reading(self) -> Client:
        """Return another client of the same project that refuses to send anything but GET, with no memory of this one's
        times; whoever asked for it closes it."""
        return ReadingClient(self.project_url, self._headers["apikey"], transport=self._transport, clock=self._clock)

    def close(self) -> None:
        """Drop the pooled connections; the next request opens new ones."""
        if self._http is not None:
            self._http.close()
            self._http = None

    def _send(self, method: str, url: httpx.URL, accept: Collection[int], most_bytes: int, **parts: Any) -> RawResponse:
        with self._opening:
            http = self._http = self._http or self._open()
        self.requests += 1
        budget = Budget(self._clock, most_bytes)
        try:
            with within(budget), http.stream(method, url, **parts) as response:
                return self._read(response, budget, most_bytes if response.status_code in accept else SMALL)
        except Offline as error:  # the budget is used up
            log.debug("%s %s: %s", method, url.path, type(error).__name__)
            error.unanswered = not error.status or is_outcome_unknown(error.status, error)
            raise
        except httpx.RequestError as error:
            log.debug("%s %s: %s", method, url.path, type(error).__name__)
            offline = unreachable(error)
            offline.sent = offline.unanswered = not isinstance(error, NOTHING_SENT)
            offline.timed_out = offline.sent and isinstance(error, httpx.TimeoutException)
            raise offline from error

    def _read(self, response: httpx.Response, budget: Budget, most_bytes: int) -> RawResponse:
        try:
            content = body_of(response, budget, most_bytes)
        except Offline as error:
            error.status = response.status_code
            raise
        self._tls = encryption_of(response)
        if self._http:
            end_connection_with_more(self._http._transport, response)
        log.debug("%s %s: %d", response.request.method, response.request.url.path, response.status_code)
        return RawResponse(response.status_code, response.headers, content)

    def _open(self) -> httpx.Client:
        for name in VERBOSE_LOGGERS:
            logging.getLogger(name).setLevel(logging.WARNING)
        try:
            transport = self._transport or transport_for(httpx.URL(self._base))
            return httpx.Client(transport=transport, timeout=TIMEOUT, follow_redirects=False, cookies=NoCookies())
        except (ValueError, ImportError, OSError) as error:  # the environment's proxy and certificate settings
            raise Offline("This computer's proxy or certificate settings can't be used.") from error

    def _note_time(self, response: RawResponse, began: float, ended: float) -> None:
        moment = http_date(response.headers.get("date", ""))
        if moment is not None:
            self.server_time_offset = moment - self._clock.now()
            self.server_clock.note_date(moment, began, ended)


class ReadingClient(Client):
    """A client whose requests change nothing on the server."""

    def _send(self, method: str, url: httpx.URL, accept: Collection[int], most_bytes: int, **parts: Any) -> RawResponse:
        if method != "GET":
            raise ValueError(f"{method} by a client that only reads")
        return super()._send(method, url, accept, most_bytes, **parts)


@lru_cache(maxsize=16)
def _url(address: str, params: tuple[tuple[str, str], ...]) -> httpx.URL:
    """Return the URL of a request; cached, because idle cycles repeat the same one and httpx takes 2 ms for it."""
    return httpx.URL(address, params=httpx.QueryParams(list(params)))


def encoded(value: Any) -> bytes:
    """Return ``value`` as JSON, Decimals as strings. Raises ValueError for NaN and infinities."""
    return jsonlib.dumps(value, allow_nan=False, separators=(",", ":"), default=_decimal_text).encode()


def _decimal_text(value: object) -> str:
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no form in JSON")
    if not value.is_finite():
        raise ValueError(f"{value} has no form in JSON")
    return format(value, "f")


def _refuse_many_rows(method: str, params: Params) -> None:
    names_a_row = any(name == "id" and value.startswith("eq.") for name, value in params)
    if method in {"PATCH", "DELETE"} and not names_a_row:
        raise ValueError(f"{method} without id=eq. would change every row")


def _address(project_url: str) -> str:
    try:
        url = httpx.URL(project_url.rstrip("/"))
        _ = url.host  # read here, where it may be refused: "xn--a" is written like a name, and is none
    except (httpx.InvalidURL, ValueError) as error:  # half a surrogate pair is a ValueError
        raise UnsafeProject("That isn't a Supabase project's address.") from error
    return str(url).rstrip("/")


def _key_value(key: str) -> str:
    try:
        return header_value(key)
    except ValueError as error:
        raise UnsafeProject("That isn't a publishable key: it contains invalid characters.") from error


def _bearer_value(token: str) -> str:
    """Return a token for the header. Raises SignInNeeded if it can't be sent."""
    try:
        return header_value(token)
    except ValueError as error:
        raise SignInNeeded("The session stored on this computer is damaged.") from error
