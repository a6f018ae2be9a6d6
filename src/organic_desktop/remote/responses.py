"""What may be believed of an HTTP response, and which error of ours stands for the rest.

Decided by status, content type and the server's own error codes, never by the wording of a message
(``sync.md`` pitfalls 14, 39 to 41). The one edge where the network's faults become ``core/errors.py``'s.
"""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

import httpx

from organic_desktop.core.errors import (
    KeyRefused,
    Offline,
    OrganicError,
    RequestRefused,
    SchemaChanged,
    SecondFactorNeeded,
    ServerBusy,
    SignInNeeded,
)
from organic_desktop.core.messages import Sentence
from organic_desktop.core.validation import digits
from organic_desktop.remote.body import DAMAGED, too_large

NOT_SUPABASE = Sentence("What answered isn't a Supabase project; a network's sign-in page may stand in between.")
NO_SECOND_FACTOR = "insufficient_aal"
CODES = ("error_code", "code", "error")
RETRY_AFTER_SECONDS = (1.0, 3600.0)
LONGEST_QUOTE = 200
LONGEST_CODE = 64
MOST_VALUES = 1_000_000
DEEPEST = 16
LONGEST_INTEGER, LONGEST_FRACTION = 18, 64  # characters; a longer number stays text, and is no column's
FIRST_YEAR, LAST_YEAR = 2020, 2100
"""The years of a server's clock: a program of 2026 meets none before, and what is computed with it stays a date."""

BUSY = frozenset({408, 429})
TOO_LARGE = frozenset({413, 414, 431})  # answered by proxies, without JSON, and just as final
NETWORK_WANTS_SIGN_IN = 511
SCHEMA_CODES = frozenset({
    "42703", "42704", "42883", "42P01",  # PostgreSQL: no such column, object, function, table
    "PGRST106", "PGRST200", "PGRST202", "PGRST204", "PGRST205",  # PostgREST: the same, and the schema
})  # fmt: skip

_TEXT = re.compile(rb'"[^"]*"')


class Received(Protocol):
    """A response whose body was read."""

    @property
    def status_code(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def content(self) -> bytes: ...


@dataclass(frozen=True)
class Whole:
    """A response's status, headers (by any case of their names) and decompressed body."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True)
class Answer:
    """A response that was believed: ``body`` is parsed JSON with exact decimals, None for 204.

    ``sent`` and ``received`` are the times of the request and of the answer, by the monotonic clock.
    """

    status: int
    body: Any
    headers: Mapping[str, str]
    sent: float = 0.0
    received: float = 0.0


def believed(response: Received, accept: Collection[int], *, signed_in: bool, now: datetime) -> Answer:
    """The answer, if its status is in ``accept`` and it is JSON (204: nothing).

    Raises ServerBusy (408, 429, 5xx), SignInNeeded (401 to a request that carried a session), KeyRefused,
    SecondFactorNeeded, SchemaChanged, RequestRefused, or Offline for everything that a Supabase project wouldn't send.
    """
    status = response.status_code
    try:
        if status in accept:
            body = None if status == httpx.codes.NO_CONTENT else parsed(response)
            return Answer(status, body, response.headers)
        raise _error(response, signed_in=signed_in, now=now)
    except Offline as error:
        error.unanswered = says_nothing(status, error)
        raise


def _error(response: Received, *, signed_in: bool, now: datetime) -> Exception:
    """The error that stands for a status that wasn't asked for."""
    status = response.status_code
    if status == NETWORK_WANTS_SIGN_IN:
        return Offline(NOT_SUPABASE)
    if status in BUSY or status >= 500:
        return _busy(response, now)
    if status in TOO_LARGE:
        return RequestRefused(
            Sentence("The server takes no request of this size ({status}).", status=status), status=status
        )
    if 400 <= status < 500 or status == httpx.codes.MULTIPLE_CHOICES:  # PGRST201: which foreign key is meant?
        return _refusal(response, signed_in=signed_in)
    return Offline(NOT_SUPABASE)


def says_nothing(status: int, error: Offline) -> bool:
    """Whether an answer with this status leaves open what became of the request.

    A success that can't be read does, and so does a gateway's 5xx. One with the database's or PostgREST's own code, a
    503 (nobody took the request), a redirection or a 4xx say that it wasn't carried out.
    """
    if status < 300:
        return True
    return status >= 500 and status != httpx.codes.SERVICE_UNAVAILABLE and not getattr(error, "code", "")


def parsed(response: Received) -> Any:
    """The response's JSON, fractions as Decimal, numbers of a size that nothing has as text.

    Raises Offline if it isn't JSON or doesn't say so, or is deeper than any answer; AnswerTooLarge if it has more
    values than any.
    """
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise Offline(NOT_SUPABASE)
    content = response.content
    if _separators(content) > MOST_VALUES and _separators(_without_texts(content)) > MOST_VALUES:
        raise too_large()
    try:
        text = content.decode("utf-8-sig")
        value = json.loads(text, parse_float=_fraction, parse_int=_integer, parse_constant=_no_such_number)
    except (ValueError, RecursionError) as error:
        raise Offline(DAMAGED) from error
    if _is_deep(value):
        raise Offline(NOT_SUPABASE)
    return value


def _separators(content: bytes) -> int:
    return sum(map(content.count, (b",", b"[", b"{")))


def _without_texts(content: bytes) -> bytes:
    """JSON without what its texts say: one long text, of commas or of a table's numbers, is one value."""
    marks = content.replace(b"\\\\", b"").replace(b'\\"', b"")
    if marks.count(b'"') > 2 * MOST_VALUES:
        raise too_large()
    return _TEXT.sub(b"", marks)


def _integer(text: str) -> int | str:
    return int(text) if len(text) <= LONGEST_INTEGER else text


def _fraction(text: str) -> Decimal | str:
    """A Decimal that can be computed with: ``int`` of one with a long exponent would never return."""
    try:
        number = Decimal(text) if len(text) <= LONGEST_FRACTION else None
    except ArithmeticError:
        return text
    return text if number is None or abs(number.adjusted()) > LONGEST_FRACTION else number


def _is_deep(value: Any) -> bool:
    """True if there are lists or objects in more lists and objects than any answer has."""
    level = [value]
    for _ in range(DEEPEST):
        inner = (each.values() if isinstance(each, dict) else each for each in level if each.__class__ in (dict, list))
        level = [each for some in inner for each in some if each.__class__ in (dict, list)]
        if not level:
            return False
    return True


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds that ``Retry-After`` (seconds or a date) asks to wait, within 1 s and 1 h; None: no wish.

    A date is measured against the server's own ``Date``, so that a wrong clock here can't stretch the wait.
    """
    text = headers.get("retry-after", "").strip()
    shortest, longest = RETRY_AFTER_SECONDS
    if text.isascii() and text.isdigit():
        seconds = float(digits(text) or 0) if len(text) <= 15 else longest
    elif (until := _date(text)) is not None:
        seconds = (until - (http_date(headers.get("date", "")) or now)).total_seconds()
    else:
        return None
    return min(max(seconds, shortest), longest)


def http_date(text: str) -> datetime | None:
    """The moment, aware, that a ``Date`` header names; None if it names none that a server's clock may show."""
    moment = _date(text)
    return moment if moment and FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text) if len(text) <= LONGEST_FRACTION else None
        return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def unreachable(error: Exception) -> Offline:
    """The Offline that stands for a failure below HTTP; the request may still have been carried out."""
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
        return Offline("The connection isn't secure: the server's certificate can't be trusted.")
    if isinstance(error, httpx.TimeoutException):
        return Offline("The server didn't answer in time.")
    if isinstance(error, httpx.ConnectError):
        return Offline("The server can't be reached.")
    return Offline("The connection to the server broke.")


def _refusal(response: Received, *, signed_in: bool) -> OrganicError:
    body = parsed(response)
    code, words = _code_and_words(body)
    if not (code or words):
        return Offline(NOT_SUPABASE)
    status = response.status_code
    if code == NO_SECOND_FACTOR:
        return SecondFactorNeeded("The server wants a second factor for this account.")
    if status == httpx.codes.UNAUTHORIZED and not code and "msg" not in body:
        # PostgREST and GoTrue (`msg`, of old) never say no like that: it is the gateway, and knows the key only.
        return KeyRefused(Sentence("The server doesn't take the project's key: {words}.", words=_quoted(words)))
    if status == httpx.codes.UNAUTHORIZED and signed_in:
        return SignInNeeded("The server ended this session.")
    kind = SchemaChanged if code in SCHEMA_CODES else RequestRefused
    sentence = Sentence("The server refused: {words} ({code}).", words=_quoted(words), code=code or status)
    return kind(sentence, status=status, code=code)


def _busy(response: Received, now: datetime) -> ServerBusy:
    """With the server's own words where it sent any; a proxy's page of HTML has none."""
    try:
        code, words = _code_and_words(parsed(response))
    except Offline:
        code, words = "", ""
    number = code or response.status_code
    if words:
        sentence = Sentence("The server can't answer now: {words} ({code}).", words=_quoted(words), code=number)
    else:
        sentence = Sentence("The server can't answer now ({code}).", code=number)
    return ServerBusy(sentence, retry_after(response.headers, now), code if response.status_code not in BUSY else "")


def _code_and_words(body: Any) -> tuple[str, str]:
    """PostgREST's or GoTrue's error code and message; GoTrue's ``code`` may be the HTTP status, a number."""
    if not isinstance(body, dict):
        return "", ""
    code = _first_text(body, *CODES)
    is_code = len(code) <= LONGEST_CODE and code.isascii() and code.isprintable()
    return code if is_code else "", _first_text(body, "message", "msg", "error_description")


def _first_text(body: dict[str, Any], *names: str) -> str:
    return next((body[name] for name in names if isinstance(body.get(name), str)), "")


def _quoted(words: str) -> str:
    """The server's words in one line, some of them, without what controls a terminal or can't be stored."""
    words = "".join(sign if sign.isprintable() else " " for sign in words[: 10 * LONGEST_QUOTE])
    words = " ".join(words.split())
    return f"“{words}”" if len(words) <= LONGEST_QUOTE else f"“{words[:LONGEST_QUOTE]}…”"


def _no_such_number(name: str) -> Any:
    raise ValueError(f"{name} isn't JSON")


def _causes(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return chain
