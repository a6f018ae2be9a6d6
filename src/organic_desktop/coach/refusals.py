"""What a server's refusal means, in a sentence: decided by status and code, never by the words of a message.

The words are quoted only where nothing better is known. The codes are those of OpenAI and llama.cpp, and of their many
imitators.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from organic_desktop.coach.parts import count
from organic_desktop.coach.provider import Problem, ProblemKind
from organic_desktop.core.messages import Sentence
from organic_desktop.core.redaction import without_secrets
from organic_desktop.remote.responses import is_untrusted, retry_after

LONGEST_QUOTE = 200
LONGEST_CODE = 64
PROXY_SIGN_IN = "407"
"""How httpcore's error of a proxy begins that wants a sign-in: with the proxy's status."""

UNREACHABLE = Sentence("The coach's server can't be reached. Is it running?")
NO_CONNECTION = Sentence("The coach's server can't be reached. Is this computer online?")
LOST = Sentence("The connection to the coach's server was lost.")
UNTRUSTED = Sentence("The connection isn't secure: the server's certificate can't be trusted.")
TIMED_OUT = Sentence("The coach's server didn't reply in time.")
LEADS_ELSEWHERE = Sentence("The server's name leads to another network than it says, so nothing was sent.")
TOO_MUCH = Sentence("The server's answer has no end, so it was cut off.")
DAMAGED = Sentence("The server's answer arrived damaged.")
NOT_AN_ANSWER = Sentence("That address answers, but not as a language model's server does. Check it.")
PROXY = Sentence("This computer's proxy or certificate settings can't be used.")
PROXY_REFUSES = Sentence("This computer's proxy asks for a sign-in.")
LOADING = Sentence("The server is loading the model…")
READING = Sentence("The model is reading the question…")
WAITING = Sentence("Waiting for the server…")
KEY_REFUSED = Sentence("The server doesn't accept the key.")
KEY_MISSING = Sentence("The server asks for a key.")
FORBIDDEN = Sentence("The server doesn't allow this key to use that model.")
NO_CREDIT = Sentence("The account with this provider has no credit left.")
RATE_LIMITED = Sentence("The server takes no more questions for now.")
TOO_LONG = Sentence("Question and data are too long for this model.")
NOT_THERE = Sentence("There is nothing at that address of the server. Check it.")
WITHHELD = Sentence("The server withheld the rest of the answer.")

_BY_CODE = {
    "exceed_context_size_error": ProblemKind.TOO_LONG,
    "context_length_exceeded": ProblemKind.TOO_LONG,
    "insufficient_quota": ProblemKind.NO_CREDIT,
    "billing_hard_limit_reached": ProblemKind.NO_CREDIT,
    "billing_not_active": ProblemKind.NO_CREDIT,
    "rate_limit_exceeded": ProblemKind.RATE_LIMITED,
    "rate_limit_error": ProblemKind.RATE_LIMITED,
    "invalid_api_key": ProblemKind.KEY_REFUSED,
    "authentication_error": ProblemKind.KEY_REFUSED,
    "permission_error": ProblemKind.FORBIDDEN,
    "model_not_found": ProblemKind.NO_MODEL,
    "server_error": ProblemKind.SERVER_FAILED,
    "overloaded_error": ProblemKind.SERVER_FAILED,
}
_BY_STATUS = {
    400: ProblemKind.REJECTED,
    401: ProblemKind.KEY_REFUSED,
    402: ProblemKind.NO_CREDIT,
    403: ProblemKind.FORBIDDEN,
    404: ProblemKind.NO_MODEL,
    405: ProblemKind.NO_MODEL,
    408: ProblemKind.TIMED_OUT,
    410: ProblemKind.NO_MODEL,
    413: ProblemKind.TOO_LONG,
    422: ProblemKind.REJECTED,
    429: ProblemKind.RATE_LIMITED,
}
_LOADS = ("unavailable_error", 503)
"""llama.cpp's answer until its model is loaded."""


def problem_of_status(
    status: int, headers: Mapping[str, str], body: bytes, now: datetime, model: str = "", key: str | None = None
) -> Problem:
    """Return the problem of a whole answer that isn't 200; ``body`` may be anything, and cut off."""
    if 300 <= status < 400:
        return _redirected(headers)
    error = _error_of(body)
    found = _problem(error, status, model, key)
    return Problem(found.kind, found.sentence, retry_after(headers, now))


def problem_in_stream(error: Any, model: str = "", key: str | None = None) -> Problem:
    """Return the problem of an ``error`` in the middle of an answer, whatever it is: an object, a text."""
    status = error.get("code") if isinstance(error, dict) else None
    known = isinstance(status, int) and not isinstance(status, bool) and 400 <= status <= 599
    return _problem(error, status if known and isinstance(status, int) else 500, model, key)


def problem_below_http(error: Exception, is_remote: bool) -> Problem:
    """Return the problem of a connection that couldn't be opened, or broke before there was an answer."""
    if is_untrusted(error):
        return Problem(ProblemKind.UNTRUSTED, UNTRUSTED)
    if isinstance(error, httpx.ProxyError) and str(error).startswith(PROXY_SIGN_IN):
        return Problem(ProblemKind.UNREACHABLE, PROXY_REFUSES)
    if isinstance(error, httpx.ConnectTimeout | httpx.ConnectError | httpx.PoolTimeout | httpx.ProxyError):
        return Problem(ProblemKind.UNREACHABLE, NO_CONNECTION if is_remote else UNREACHABLE)
    if isinstance(error, httpx.TimeoutException):
        return Problem(ProblemKind.TIMED_OUT, TIMED_OUT)
    if isinstance(error, httpx.NetworkError | httpx.RemoteProtocolError):
        return Problem(ProblemKind.UNREACHABLE, LOST)
    return Problem(ProblemKind.NOT_UNDERSTOOD, NOT_AN_ANSWER)


def is_loading(status: int, body: bytes) -> bool:
    """True if the server answers that it is still loading its model."""
    error = _error_of(body)
    return isinstance(error, dict) and (error.get("type"), status) == _LOADS


def has_error(body: bytes) -> bool:
    """True if a body is JSON with an error in it, as such servers write one, and a router's login page doesn't."""
    return _error_of(body) is not None


def quoted(words: Any, key: str | None = None) -> str:
    """Return a server's words in quotes and one line, shortened, without the key or anything like one; "" without."""
    if not isinstance(words, str):
        return ""
    words = words[: 10 * LONGEST_QUOTE]
    words = without_secrets(words.replace(key, "[hidden]") if key else words)
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    return f"“{words[:LONGEST_QUOTE]}…”" if len(words) > LONGEST_QUOTE else f"“{words}”" if words else ""


def _problem(error: Any, status: int, model: str, key: str | None) -> Problem:
    kind = _kind(error, status)
    return Problem(kind, _sentence(kind, error, status, model, key))


def _kind(error: Any, status: int) -> ProblemKind:
    for code in _codes(error):
        if code == _LOADS[0] and status == _LOADS[1]:
            return ProblemKind.LOADING
        if code in _BY_CODE:
            return _BY_CODE[code]
    if status >= 500:
        return ProblemKind.SERVER_FAILED
    return _BY_STATUS.get(status, ProblemKind.REJECTED if status >= 400 else ProblemKind.NOT_UNDERSTOOD)


def _codes(error: Any) -> list[str]:
    """The codes of an error, the most exact first."""
    found = [error.get("code"), error.get("type")] if isinstance(error, dict) else []
    return [code for code in found if isinstance(code, str) and len(code) <= LONGEST_CODE]


_PLAIN = {
    ProblemKind.LOADING: LOADING,
    ProblemKind.FORBIDDEN: FORBIDDEN,
    ProblemKind.NO_CREDIT: NO_CREDIT,
    ProblemKind.RATE_LIMITED: RATE_LIMITED,
    ProblemKind.TIMED_OUT: TIMED_OUT,
    ProblemKind.NOT_UNDERSTOOD: NOT_AN_ANSWER,
}


def _sentence(kind: ProblemKind, error: Any, status: int, model: str, key: str | None) -> Sentence:
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is ProblemKind.KEY_REFUSED:
        return KEY_REFUSED if key else KEY_MISSING
    if kind is ProblemKind.TOO_LONG:
        return _too_long(error)
    if kind is ProblemKind.NO_MODEL:
        return _no_model(error, model)
    words = quoted(_words(error), key)
    if kind is ProblemKind.SERVER_FAILED:
        if words:
            return Sentence("The server failed: {words} ({status}).", words=words, status=status)
        return Sentence("The server failed ({status}).", status=status)
    if words:
        return Sentence("The server rejected the question: {words} ({status}).", words=words, status=status)
    return Sentence("The server rejected the question ({status}).", status=status)


def _too_long(error: Any) -> Sentence:
    """With the numbers of tokens, which llama.cpp names."""
    sent, most = (count(error.get(name)) if isinstance(error, dict) else None for name in ("n_prompt_tokens", "n_ctx"))
    if sent is not None and most is not None:
        return Sentence(
            "Question and data are too long for this model: {sent} tokens, and it takes {most}.", sent=sent, most=most
        )
    return TOO_LONG


def _no_model(error: Any, model: str) -> Sentence:
    """Ollama names no code: its error is a text alone."""
    if model and (isinstance(error, str) or "model_not_found" in _codes(error)):
        return Sentence("The server doesn't have the model {model}.", model=quoted(model))
    return NOT_THERE


def _redirected(headers: Mapping[str, str]) -> Problem:
    try:
        host = urlsplit(headers.get("location", "")[:2_000]).hostname or ""
    except ValueError:
        host = ""
    sentence = Sentence("The server sends to another address, which isn't followed. Check the address.")
    if host and host.isascii() and host.isprintable() and len(host) <= LONGEST_QUOTE:
        sentence = Sentence("The server sends to another address ({host}), which isn't followed.", host=host)
    return Problem(ProblemKind.REDIRECTED, sentence)


def _error_of(body: bytes) -> Any:
    """The ``error`` of a body of JSON: an object or a text; None if there is none."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, list) and value:  # Google wraps it
        value = value[0]
    return value.get("error") if isinstance(value, dict) else None


def _words(error: Any) -> Any:
    return error.get("message") if isinstance(error, dict) else error
