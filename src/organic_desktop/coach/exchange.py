"""One question to a server over HTTP, from the first byte sent to the last item: what all its servers have in common.

How an answer is written is its server's own (``coach/openai_compatible.py``, ``coach/ollama.py``). A question is sent
once, whatever happens; the one thing asked again is a server here that is still loading its model and says so.
"""

from __future__ import annotations

import logging
import queue
import ssl
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain
from typing import Any, TypeVar, cast

import httpx

from organic_desktop.coach import refusals
from organic_desktop.coach.addresses import Address, Network
from organic_desktop.coach.connection import LeadsElsewhere, Line, StoppedHere, TooMuch, transport_for
from organic_desktop.coach.parts import Pieces, Unreadable, object_of
from organic_desktop.coach.provider import Ending, Finished, Item, Problem, ProblemKind, ProviderError, Stop, Waiting
from organic_desktop.core.clock import Clock, SystemClock
from organic_desktop.core.messages import Sentence
from organic_desktop.core.validation import header_value
from organic_desktop.remote.transport import NoCookies

TIMEOUT = httpx.Timeout(connect=5.0, read=120.0, write=30.0, pool=5.0)
QUIET_SECONDS = 120.0
LOADING_SECONDS = 600.0
"""How long a server here may be silent before its answer: it loads models of many gigabytes just in time."""
ASKED_SECONDS = 10.0
"""Of a small question, such as for the list of models."""
PATIENT_SECONDS, AGAIN_SECONDS = 3.0, 1.0
"""Until the user is told that it takes long; between two tries while a model is loaded."""
REFUSAL, LIST = 1 << 20, 8 << 20
"""Bytes of a body that isn't an answer."""

VERBOSE_LOGGERS = ("httpx", "httpcore")
"""They log whole addresses."""

T = TypeVar("T")
Reader = Callable[[Pieces, str], Iterator[Item]]
"""Reads the pieces of an answer's body of a content type. Raises Unreadable."""


@dataclass(frozen=True)
class Reply:
    """A whole answer to a small question."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class NeverStop:
    """Nobody asks it to stop."""

    def is_set(self) -> bool:
        """Return False."""
        return False


class _Unusable(Exception):
    """This computer's own settings of proxies and certificates can't be used."""


class Exchange:
    """Asks one server, each question on a connection of its own, which is closed with the answer.

    ``key`` goes along as a bearer token. Raises ValueError for a key that no header can hold.
    """

    def __init__(self, address: Address, key: str | None = None, clock: Clock | None = None) -> None:
        self.address = address
        self.key = header_value(key) if key else None
        self._clock = clock or SystemClock()

    @property
    def is_remote(self) -> bool:
        """True if what is sent leaves this computer and its private network."""
        return self.address.network is Network.REMOTE

    def get(self, url: str, seconds: float = ASKED_SECONDS, body: bytes | None = None) -> Reply:
        """Ask for something small, by POST if there is a body. Raises ProviderError if there is no answer at all."""
        line = Line(self._clock, NeverStop(), seconds, seconds, LIST)
        try:
            with ExitStack() as opened:
                client = opened.enter_context(self._client(line))
                response = client.send(
                    client.build_request("GET" if body is None else "POST", url, content=body, headers=self._headers()),
                    stream=True,
                )
                opened.callback(response.close)
                body = b"".join(response.iter_raw())
                return Reply(response.status_code, response.headers, body)
        except (_Unusable, StoppedHere, TooMuch, LeadsElsewhere, httpx.HTTPError, httpx.InvalidURL) as error:
            raise ProviderError(self._problem(error)) from error

    def get_object(self, url: str, seconds: float = ASKED_SECONDS, body: bytes | None = None) -> dict[str, Any]:
        """Ask for an object of JSON. Raises ProviderError for everything else that comes."""
        reply = self.get(url, seconds, body)
        if reply.status != httpx.codes.OK:
            raise ProviderError(self._refusal(reply))
        try:
            return object_of(reply.body.decode("utf-8", "replace"))
        except Unreadable:
            raise ProviderError(Problem(ProblemKind.NOT_UNDERSTOOD, refusals.NOT_AN_ANSWER)) from None

    def ask(self, url: str, body: bytes, model: str, read: Reader, stop: Stop) -> Iterator[Item]:
        """Send the body once and yield what comes of it; ``Provider.stream`` says what."""
        line = Line(self._clock, stop, QUIET_SECONDS if self.is_remote else LOADING_SECONDS)
        try:
            line.check()
            with ExitStack() as opened:
                response = yield from self._answer(url, body, model, line, opened)
                if response is not None:
                    yield from self._items(response, read, line)
        except StoppedHere:
            yield Finished(Ending.STOPPED)
        except Unreadable:
            yield Problem(ProblemKind.NOT_UNDERSTOOD, refusals.DAMAGED)
        except (_Unusable, TooMuch, LeadsElsewhere, httpx.HTTPError, httpx.InvalidURL) as error:
            yield replace(self._problem(error), was_sent=line.was_sent)

    def _answer(
        self, url: str, body: bytes, model: str, line: Line, opened: ExitStack
    ) -> Generator[Item, None, httpx.Response | None]:
        """Return the response that has an answer; None if there is none, which was said then."""
        client = opened.enter_context(self._client(line))
        headers = {**self._headers(), "content-type": "application/json"}
        patient_until = line.now() + LOADING_SECONDS
        while True:
            noticed = {"trace": partial(_notice, line)}
            request = client.build_request("POST", url, content=body, headers=headers, extensions=noticed)
            send = partial(client.send, request, stream=True)
            response = yield from self._awaited(send, refusals.LOADING, line)
            opened.callback(response.close)
            if response.status_code == httpx.codes.OK:
                return response
            reply = Reply(response.status_code, response.headers, _beginning(response))
            loads = not self.is_remote and refusals.is_loading(reply.status, reply.body)
            if not loads or line.now() > patient_until:
                yield self._refusal(reply, model)
                return None
            response.close()
            yield Waiting(refusals.LOADING)
            line.pause(AGAIN_SECONDS)

    def _awaited(self, act: Callable[[], T], meanwhile: Sentence, line: Line) -> Generator[Item, None, T]:
        """Return what a call returns; made by a thread, so that the wait for it can be told of."""
        answers: queue.SimpleQueue[tuple[T | None, Exception | None]] = queue.SimpleQueue()

        def run() -> None:
            try:
                answers.put((act(), None))
            except Exception as error:
                answers.put((None, error))

        thread = threading.Thread(target=run, name="coach-request", daemon=True)
        thread.start()
        try:
            while True:
                try:
                    answer, error = answers.get(timeout=PATIENT_SECONDS)
                    break
                except queue.Empty:
                    yield Waiting(refusals.WAITING if self.is_remote else meanwhile)
        except GeneratorExit:
            line.end()
            late, _ = answers.get()
            if isinstance(late, httpx.Response):
                late.close()
            raise
        finally:
            thread.join()
        if error is not None:
            raise error
        return cast(T, answer)

    def _items(self, response: httpx.Response, read: Reader, line: Line) -> Iterator[Item]:
        if response.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
            raise Unreadable
        raw = response.iter_raw()
        first = yield from self._awaited(lambda: _first(raw), refusals.READING, line)
        pieces = Pieces(chain([first], raw), line)
        for item in read(pieces, response.headers.get("content-type", "").partition(";")[0].strip().lower()):
            line.check()
            line.quiet_seconds = min(line.quiet_seconds, QUIET_SECONDS)  # the model is loaded
            yield item

    def _refusal(self, reply: Reply, model: str = "") -> Problem:
        now = self._clock.now()
        return refusals.problem_of_status(reply.status, reply.headers, reply.body, now, model, self.key)

    def _problem(self, error: Exception) -> Problem:
        if isinstance(error, _Unusable):
            return Problem(ProblemKind.UNREACHABLE, refusals.PROXY)
        if isinstance(error, LeadsElsewhere):
            return Problem(ProblemKind.UNSAFE_ADDRESS, refusals.LEADS_ELSEWHERE)
        if isinstance(error, TooMuch):
            return Problem(ProblemKind.TOO_LARGE, refusals.TOO_MUCH)
        return refusals.problem_below_http(error, self.is_remote)

    def _client(self, line: Line) -> httpx.Client:
        for name in VERBOSE_LOGGERS:
            logging.getLogger(name).setLevel(logging.WARNING)
        try:
            transport = transport_for(self.address, line, _trusted() if self.is_remote else _trusted_here(self.address))
        except (ValueError, ImportError, OSError) as error:
            raise _Unusable from error
        return httpx.Client(
            transport=transport, timeout=TIMEOUT, follow_redirects=False, cookies=NoCookies(), trust_env=False
        )

    def _headers(self) -> dict[str, str]:
        key = {"authorization": f"Bearer {self.key}"} if self.key else {}
        return {"user-agent": "organic-desktop", "accept-encoding": "identity", **key}


class AtAServer:
    """What all providers at an address have in common; how a server is asked and answers is each one's own.

    ``key`` goes along as a bearer token. Raises ValueError for a key that no header can hold.
    """

    def __init__(self, name: str, address: Address, key: str | None = None, clock: Clock | None = None) -> None:
        self._name = name
        self._exchange = Exchange(address, key, clock)

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self._name

    @property
    def host(self) -> str | None:
        """The host that gets the question."""
        return self._exchange.address.host

    @property
    def is_remote(self) -> bool:
        """True if the question leaves this computer and its private network."""
        return self._exchange.is_remote


def _notice(line: Line, event: str, facts: Mapping[str, Any]) -> None:
    """Take note that the question begins to be sent; httpcore says so, of what asks a proxy for a tunnel as well."""
    if event.endswith("send_request_headers.started") and facts["request"].method != b"CONNECT":
        line.was_sent = True


def _first(pieces: Iterator[bytes]) -> bytes:
    """Return the first piece of a body; none of one that ends or breaks before it, which is an interruption."""
    try:
        return next(pieces, b"")
    except (httpx.NetworkError, httpx.RemoteProtocolError):
        return b""


def _beginning(response: httpx.Response) -> bytes:
    """Return as much of a refusal's body as there is: its status alone says enough."""
    body = bytearray()
    try:
        with closing(response):
            for piece in response.iter_raw():
                body += piece
                if len(body) > REFUSAL:
                    break
    except (httpx.HTTPError, TooMuch):
        pass
    return bytes(body[:REFUSAL])


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    """The certificates to trust; reading them takes 20 ms."""
    return httpx.create_ssl_context()


def _trusted_here(address: Address) -> ssl.SSLContext:
    """A context without certificates where none are needed, for plain http."""
    return _trusted() if address.is_encrypted else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
