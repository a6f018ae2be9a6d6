"""The Model Context Protocol over two streams: a message of JSON-RPC on each line, answered in order.

As much of it as a server of tools needs, by its specification (modelcontextprotocol.io/specification): the versions
that begin with ``initialize``, and the one after them, in which each request names its version. What the tools are is
``Tools``'s. Lines are untrusted: bounded, and whatever is wrong with one is said in an error, and nothing more.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, BinaryIO, Protocol

from organic_desktop.core.errors import OrganicError

LONGEST_LINE = 1_000_000  # bytes; the tools' arguments take some hundred
MOST_IN_A_BATCH = 50
SKIPPED_AT_ONCE = 1 << 16

BEGUN_BY_INITIALIZE = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")
NAMED_BY_EACH_REQUEST = ("2026-07-28",)
SUPPORTED = (*NAMED_BY_EACH_REQUEST, *BEGUN_BY_INITIALIZE)
VERSION_KEY = "io.modelcontextprotocol/protocolVersion"
SERVER_KEY = "io.modelcontextprotocol/serverInfo"

NOT_JSON, INVALID_REQUEST, NO_SUCH_METHOD, INVALID_PARAMETERS, FAULT = -32700, -32600, -32601, -32602, -32603
UNSUPPORTED_VERSION = -32022

INSTRUCTIONS = (
    "The wellness diary of this computer's user: sleep, water, exercise, meditation, mood and energy by day."
    " The user turns each tool on or off; a tool that isn't listed is off."
)

log = logging.getLogger(__name__)


class Tools(Protocol):
    """What is served. ``call`` raises OrganicError with a sentence for the program's user."""

    def listed(self) -> list[dict[str, Any]]: ...
    def knows(self, name: str) -> bool: ...
    def call(self, name: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]: ...


class _Refused(Exception):
    """A request that the protocol has no answer to but an error."""

    def __init__(self, code: int, message: str, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.data = code, message, data


class Server:
    """One client's session. ``version`` is this program's."""

    def __init__(self, tools: Tools, version: str) -> None:
        self._tools = tools
        self._info = {"name": "organic-desktop", "title": "Organic", "version": version}
        self._begun = False

    def serve(self, read: BinaryIO, write: BinaryIO) -> None:
        """Answer the lines of ``read`` until it ends."""
        while line := read.readline(LONGEST_LINE + 1):
            if len(line) > LONGEST_LINE:
                _skip_line(read, line)
                answer: Any = _error(None, INVALID_REQUEST, f"A line has at most {LONGEST_LINE} bytes.")
            else:
                answer = self.answer(line)
            if answer is not None:
                write.write(json.dumps(answer, default=_number).encode() + b"\n")
                write.flush()

    def answer(self, line: bytes) -> Any:
        """Return the answer to a line, as JSON's values; None if it needs none."""
        if not line.strip():
            return None
        try:
            message = json.loads(line.decode(), parse_float=Decimal, parse_constant=_refuse_constant)
        except (ValueError, RecursionError, ArithmeticError):  # not UTF-8, not JSON, or a number without end
            return _error(None, NOT_JSON, "That line isn't JSON.")
        if not isinstance(message, list):
            return self._answer_one(message)
        if not 1 <= len(message) <= MOST_IN_A_BATCH:
            return _error(None, INVALID_REQUEST, f"A batch has 1 to {MOST_IN_A_BATCH} messages.")
        return [answer for each in message if (answer := self._answer_one(each)) is not None] or None

    def _answer_one(self, message: object) -> dict[str, Any] | None:
        match message:
            case {"jsonrpc": "2.0", "method": str() as method, "id": int() | str() as given, **others} if (
                not isinstance(given, bool)
            ):
                return self._answer_request(given, method, others.get("params", {}))
            case {"jsonrpc": "2.0", "method": str(), **others} if "id" not in others:
                return None  # a notification: nothing has to be done, and what was cancelled is answered already
            case {"jsonrpc": "2.0", "id": _, "result": _} | {"jsonrpc": "2.0", "id": _, "error": _}:
                return None  # an answer, though nothing was asked
        return _error(None, INVALID_REQUEST, "That isn't a request of JSON-RPC 2.0.")

    def _answer_request(self, request_id: int | str, method: str, parameters: object) -> dict[str, Any]:
        try:
            if not isinstance(parameters, dict):
                raise _Refused(INVALID_PARAMETERS, "The parameters must be an object.")
            result = self._result(method, parameters)
        except _Refused as refused:
            return _error(request_id, refused.code, refused.message, refused.data)
        return {"jsonrpc": "2.0", "id": request_id, "result": {"resultType": "complete", **result}}

    def _result(self, method: str, parameters: Mapping[str, Any]) -> Mapping[str, Any]:
        if method == "initialize":
            return self._initialize(parameters)
        if method == "ping":
            return {}
        names_version = self._check_version(parameters)
        if method == "server/discover" and names_version:
            return self._discovered()
        if method not in {"tools/list", "tools/call"}:
            raise _Refused(NO_SUCH_METHOD, "There is no such method.")
        if not (self._begun or names_version):
            raise _Refused(INVALID_REQUEST, "The session begins with `initialize`.")
        if method == "tools/list":
            return {"tools": self._tools.listed(), **_NOT_KEPT}
        return self._call(parameters)

    def _initialize(self, parameters: Mapping[str, Any]) -> Mapping[str, Any]:
        asked = parameters.get("protocolVersion")
        if not isinstance(asked, str):
            raise _Refused(INVALID_PARAMETERS, "`protocolVersion` must be a text.")
        self._begun = True
        return {
            "protocolVersion": asked if asked in BEGUN_BY_INITIALIZE else BEGUN_BY_INITIALIZE[0],
            "capabilities": {"tools": {"listChanged": False}},
            "serverInfo": self._info,
            "instructions": INSTRUCTIONS,
        }

    def _discovered(self) -> Mapping[str, Any]:
        return {
            "supportedVersions": [*SUPPORTED],
            "capabilities": {"tools": {}},
            "instructions": INSTRUCTIONS,
            "_meta": {SERVER_KEY: self._info},
            **_NOT_KEPT,
        }

    def _check_version(self, parameters: Mapping[str, Any]) -> bool:
        """True if the request itself names its version. Raises _Refused for one that isn't supported."""
        about = parameters.get("_meta")
        if not isinstance(about, dict) or VERSION_KEY not in about:
            return False
        asked = about[VERSION_KEY]
        if not isinstance(asked, str) or asked not in SUPPORTED:
            data = {"supported": [*SUPPORTED], "requested": asked[:40] if isinstance(asked, str) else ""}
            raise _Refused(UNSUPPORTED_VERSION, "That version of the protocol isn't supported.", data)
        return True

    def _call(self, parameters: Mapping[str, Any]) -> Mapping[str, Any]:
        name, arguments = parameters.get("name"), parameters.get("arguments") or {}
        if not isinstance(name, str) or not self._tools.knows(name):
            raise _Refused(INVALID_PARAMETERS, "There is no tool of that name.")
        if not isinstance(arguments, dict):
            raise _Refused(INVALID_PARAMETERS, "The arguments of a tool must be an object.")
        try:
            facts = self._tools.call(name, arguments)
        except OrganicError as error:
            return {"content": [_text(error.explanation)], "isError": True}
        except Exception:
            log.exception("a tool failed")
            raise _Refused(FAULT, "The tool failed; the log in the data folder says why.") from None
        return {
            "content": [_text(json.dumps(facts, default=_number, ensure_ascii=False))],
            "structuredContent": facts,
            "isError": False,
        }


_NOT_KEPT = {"ttlMs": 0, "cacheScope": "private"}
"""The user may switch a tool at any moment, so no client should keep what it was told."""


def _error(
    request_id: int | str | None, code: int, message: str, data: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    error = {"code": code, "message": message} | ({"data": data} if data else {})
    return {"jsonrpc": "2.0", "id": request_id, "error": error}


def _text(words: str) -> dict[str, str]:
    return {"type": "text", "text": words}


def _number(value: Any) -> Any:
    """Convert decimals to JSON numbers (two places fit a double exactly), dates to ISO text."""
    return float(value) if isinstance(value, Decimal) else value.isoformat()


def _refuse_constant(_: str) -> Any:
    raise ValueError("NaN and infinity aren't JSON")


def _skip_line(read: BinaryIO, line: bytes) -> None:
    """Read and drop the rest of a line that is too long."""
    while line and not line.endswith(b"\n"):
        line = read.readline(SKIPPED_AT_ONCE)
