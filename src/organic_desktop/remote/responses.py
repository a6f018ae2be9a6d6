"""HTTP responses: read and checked, and translated into the errors of ``core/errors.py``.

Status, content type and the server's own error codes decide, never the wording of a message (``docs/sync.md``,
rules 14 and 39 to 41). Bodies are decompressed in a stream against a budget of bytes and seconds.
"""

from __future__ import annotations

import json
import re
import ssl
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any, Protocol, cast

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
from organic_desktop.remote.transport import PIECE, Budget, too_large

NOT_SUPABASE = Sentence("The reply didn't come from a Supabase project. The network may require a sign-in page first.")
DAMAGED = "The server's answer arrived damaged."
SMALL, ROWS = 1 << 20, 32 << 20  # bytes of a body: tokens, refusals and numbers; pages of rows
MOST_PIECES = 200_000  # of a body: one in chunks of a byte each would keep the processor busy for minutes
NO_SECOND_FACTOR = "insufficient_aal"
CODES = ("error_code", "code", "error")
RETRY_AFTER_SECONDS = (1.0, 3600.0)
LONGEST_QUOTE = 200
LONGEST_CODE = 64
MOST_VALUES = 1_000_000
DEEPEST = 16
LONGEST_INTEGER, LONGEST_FRACTION = 18, 64  # characters; a longer number stays text, as no column holds it
FIRST_YEAR, LAST_YEAR = 2020, 2100  # of a Date header that is believed

BUSY = frozenset({408, 429})
TOO_LARGE = frozenset({413, 414, 431})  # sent by proxies without JSON, and as final as a refusal
NETWORK_WANTS_SIGN_IN = 511
SCHEMA_CODES = frozenset({
    "42703", "42704", "42883", "42P01",  # PostgreSQL: no such column, object, function, table
    "PGRST106", "PGRST200", "PGRST202", "PGRST204", "PGRST205",  # PostgREST: the same, and the schema
})  # fmt: skip

CONTAINERS = (dict, list)  # twice as fast as a union
_TEXT = re.compile(rb'"[^"]*"')


class Received(Protocol):
    """A response with its body."""

    @property
    def status_code(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def content(self) -> bytes: ...


@dataclass(frozen=True)
class RawResponse:
    """A response's status, headers (case-insensitive) and decompressed body."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True)
class Answer:
    """A checked response: ``body`` is parsed JSON with exact decimals, None for 204.

    ``sent`` and ``received`` are the times of the request and of the response, by the monotonic clock.
    """

    status: int
    body: Any
    headers: Mapping[str, str]
    sent: float = 0.0
    received: float = 0.0


def check_response(response: Received, accept: Collection[int], *, signed_in: bool, now: datetime) -> Answer:
    """Return the checked response if its status is in ``accept`` and it is JSON (204: empty).

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
        error.unanswered = is_outcome_unknown(status, error)
        raise


def _error(response: Received, *, signed_in: bool, now: datetime) -> Exception:
    """Return the error for a status that isn't accepted."""
    status = response.status_code
    if status == NETWORK_WANTS_SIGN_IN:
        return Offline(NOT_SUPABASE)
    if status in BUSY or status >= 500:
        return _busy(response, now)
    if status in TOO_LARGE:
        return RequestRefused(
            Sentence("The server doesn't accept requests of this size ({status}).", status=status), status=status
        )
    if 400 <= status < 500 or status == httpx.codes.MULTIPLE_CHOICES:  # PGRST201: which foreign key is meant?
        return _refusal(response, signed_in=signed_in)
    return Offline(NOT_SUPABASE)


def is_outcome_unknown(status: int, error: Offline) -> bool:
    """True if a response with this status leaves open whether the request was carried out.

    A success that can't be read does, and a gateway's 5xx. A 5xx with the database's or PostgREST's own code, a 503, a
    redirection or a 4xx mean that it wasn't.
    """
    if status < 300:
        return True
    return status >= 500 and status != httpx.codes.SERVICE_UNAVAILABLE and not getattr(error, "code", "")


def parsed(response: Received) -> Any:
    """Return the response's JSON, with fractions as Decimal and numbers too long for any column as text.

    Raises Offline if it isn't JSON, isn't declared as JSON or is nested too deeply; AnswerTooLarge if it has too many
    values.
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
    """Return JSON without the contents of its strings: a long string of commas is one value."""
    marks = content.replace(b"\\\\", b"").replace(b'\\"', b"")
    if marks.count(b'"') > 2 * MOST_VALUES:
        raise too_large()
    return _TEXT.sub(b"", marks)


def _integer(text: str) -> int | str:
    return int(text) if len(text) <= LONGEST_INTEGER else text


def _fraction(text: str) -> Decimal | str:
    """Return a Decimal; with a long exponent the text, because ``int`` of such a number would never return."""
    try:
        number = Decimal(text) if len(text) <= LONGEST_FRACTION else None
    except ArithmeticError:
        return text
    return text if number is None or abs(number.adjusted()) > LONGEST_FRACTION else number


def _is_deep(value: Any) -> bool:
    """True if lists and objects are nested more than DEEPEST levels."""
    level = [value] if isinstance(value, CONTAINERS) else []
    for _ in range(DEEPEST):
        inner = (each.values() if isinstance(each, dict) else each for each in level)
        level = [each for some in inner for each in some if isinstance(each, CONTAINERS)]
        if not level:
            return False
    return True


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return the seconds that ``Retry-After`` (seconds or a date) asks to wait, clamped to 1 s … 1 h; None without one.

    A date is compared with the server's own ``Date``, so that a wrong clock here can't lengthen the wait.
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
    """Return the moment of a ``Date`` header, aware; None if it has none or an implausible year."""
    moment = _date(text)
    return moment if moment and FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text) if len(text) <= LONGEST_FRACTION else None
        return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def is_untrusted(error: BaseException) -> bool:
    """Return True if a failure below HTTP comes from a certificate or another fault of TLS."""
    seen: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in seen:
        if isinstance(cause, ssl.SSLError):
            return True
        seen.append(cause)
        cause = cause.__cause__ or cause.__context__
    return False


def unreachable(error: Exception) -> Offline:
    """Return the Offline for a failure below HTTP; the request may have been carried out."""
    if is_untrusted(error):
        return Offline("The connection isn't secure: the server's certificate can't be trusted.")
    if isinstance(error, httpx.TimeoutException):
        return Offline("The server didn't reply in time.")
    if isinstance(error, httpx.ConnectError):
        return Offline("The server can't be reached.")
    return Offline("The connection to the server was lost.")


def _refusal(response: Received, *, signed_in: bool) -> OrganicError:
    body = parsed(response)
    code, words = _code_and_words(body)
    if not (code or words):
        return Offline(NOT_SUPABASE)
    status = response.status_code
    if code == NO_SECOND_FACTOR:
        return SecondFactorNeeded("The server wants a second factor for this account.")
    if status == httpx.codes.UNAUTHORIZED and not code and "msg" not in body:
        # Neither PostgREST nor GoTrue (older ones send `msg`) refuse like that: it is the gateway, about the key.
        return KeyRefused(Sentence("The server doesn't accept the project's key: {words}.", words=_quoted(words)))
    if status == httpx.codes.UNAUTHORIZED and signed_in:
        return SignInNeeded("The server ended this session.")
    kind = SchemaChanged if code in SCHEMA_CODES else RequestRefused
    sentence = Sentence("The server rejected it: {words} ({code}).", words=_quoted(words), code=code or status)
    return kind(sentence, status=status, code=code, details=body)


def _busy(response: Received, now: datetime) -> ServerBusy:
    """Return ServerBusy, with the server's message and code if there are any."""
    try:
        code, words = _code_and_words(parsed(response))
    except Offline:
        code, words = "", ""
    number = code or response.status_code
    if words:
        sentence = Sentence("The server is unavailable: {words} ({code}).", words=_quoted(words), code=number)
    else:
        sentence = Sentence("The server is unavailable ({code}).", code=number)
    return ServerBusy(sentence, retry_after(response.headers, now), code if response.status_code not in BUSY else "")


def _code_and_words(body: Any) -> tuple[str, str]:
    """Return PostgREST's or GoTrue's error code and message; a numeric ``code`` of GoTrue is only the HTTP status."""
    if not isinstance(body, dict):
        return "", ""
    code = _first_text(body, *CODES)
    is_code = len(code) <= LONGEST_CODE and code.isascii() and code.isprintable()
    return code if is_code else "", _first_text(body, "message", "msg", "error_description")


def _first_text(body: dict[str, Any], *names: str) -> str:
    return next((body[name] for name in names if isinstance(body.get(name), str)), "")


def _quoted(words: str) -> str:
    """Return the server's message in quotes, in one line, shortened and without control characters."""
    words = "".join(sign if sign.isprintable() else " " for sign in words[: 10 * LONGEST_QUOTE])
    words = " ".join(words.split())
    return f"“{words}”" if len(words) <= LONGEST_QUOTE else f"“{words[:LONGEST_QUOTE]}…”"


def _no_such_number(name: str) -> Any:
    raise ValueError(f"{name} isn't JSON")


# -- reading the body --------------------------------------------------------------------------------------------------


def body_of(response: httpx.Response, budget: Budget, most_bytes: int) -> bytes:
    """Return the decompressed body. Raises AnswerTooLarge; Offline if it is damaged or has an unexpected encoding."""
    budget.begin_body()
    if (announced := digits(response.headers.get("content-length", ""))) and announced > most_bytes:
        raise too_large()
    body = bytearray()
    for piece in _decoded(response, budget):
        body += piece
        if len(body) > most_bytes:
            raise too_large()
    return bytes(body)


def _decoded(response: httpx.Response, budget: Budget) -> Iterator[bytes]:
    """Yield the body's decompressed pieces; httpx would decompress a whole piece at once, and nested encodings."""
    said = response.headers.get("content-encoding", "").lower().split(",")
    codings = {name.strip() for name in said} - {"", "identity"}
    if len(said) > 1 or not codings <= {"gzip", "x-gzip"}:
        raise Offline(DAMAGED)
    pieces = _arriving(response, budget)
    return _gunzipped(pieces, budget) if codings else pieces


def _arriving(response: httpx.Response, budget: Budget) -> Iterator[bytes]:
    stream = cast(httpx.SyncByteStream, response.stream)  # not iter_raw, which httpx's mock transport has used up
    for number, piece in enumerate(stream):
        if number >= MOST_PIECES:
            raise Offline(DAMAGED)
        budget.left()
        yield piece


def _gunzipped(pieces: Iterator[bytes], budget: Budget) -> Iterator[bytes]:
    try:
        decoder, empty = zlib.decompressobj(zlib.MAX_WBITS | 16), True
        for piece in pieces:
            empty = empty and not piece
            while piece:
                budget.left()
                if decoder.eof:  # gzip allows several members
                    decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
                yield decoder.decompress(piece, PIECE)
                piece = decoder.unconsumed_tail or decoder.unused_data
        while not (decoder.eof or empty):
            rest = decoder.decompress(b"", PIECE)
            if not rest:
                raise Offline(DAMAGED)
            yield rest
    except zlib.error as error:
        raise Offline(DAMAGED) from error
