"""Redaction of tokens and passwords from what is shown, logged or stored: a server may quote what was sent to it.

The exact secrets of a request are removed from its answer; whatever looks like a token is removed from the log and
from tracebacks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

HIDDEN = "[hidden]"
SHORTEST = 6
"""Letters of a secret that can be looked for; a shorter one is in every other word."""
SENT_SECRETS = ("password", "current_password", "refresh_token", "token", "nonce", "code")

CODES = ("error_code", "code", "error", "reasons")
_CODE = re.compile(r"[A-Za-z0-9_]{1,64}")
_LIKE_A_SECRET = re.compile(
    r"""\beyJ[\w-]{6,}[\w.=-]*"""  # a JWT, or its beginning
    r"""|\bsb_secret_[\w-]+|\bsbp_\w+"""
    r"""|(?<=bearer\ )[^\s'",)]+"""
    r"""|(?<=password["']:\ )(?:"[^"]*"|'[^']*')|(?<=token["']:\ )(?:"[^"]*"|'[^']*')"""
    r"""|(?<=password["']:)"[^"]*"|(?<=token["']:)"[^"]*"|(?<=token=)[^\s&'"]+""",
    re.IGNORECASE | re.VERBOSE,
)


def without_secrets(text: str) -> str:
    """Replace whatever looks like a token or a password."""
    return _LIKE_A_SECRET.sub(HIDDEN, text)


def without_sent(content: bytes, bearer: str | None, sent: Any) -> bytes:
    """Remove a request's secrets (``bearer``, and those in ``sent``) from the body of its answer.

    An error code stays what it is, for ``weak_password`` is about nobody's password, even if that is "password".
    """
    secrets = list(_secrets_of(bearer, sent))
    if not secrets:
        return content
    try:
        return json.dumps(_without(secrets, json.loads(content))).encode()
    except (ValueError, RecursionError):  # no JSON, or none that anybody will read
        for spelt in _spellings(secrets):
            content = content.replace(spelt.encode("utf-8", "surrogatepass"), HIDDEN.encode())
        return content


def _without(secrets: list[str], value: Any, name: str = "") -> Any:
    """Return a value of JSON with the secrets hidden in its texts; ``name`` is that of a field."""
    if isinstance(value, dict):
        return {key: _without(secrets, each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_without(secrets, each, name) for each in value]
    if not isinstance(value, str) or (name in CODES and _CODE.fullmatch(value) and value not in secrets):
        return value
    for spelt in _spellings(secrets):
        value = value.replace(spelt, HIDDEN)
    return value


def _spellings(secrets: list[str]) -> Iterator[str]:
    for secret in secrets:
        yield from (secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1])


def _secrets_of(bearer: str | None, sent: Any) -> Iterator[str]:
    named = [sent.get(name) for name in SENT_SECRETS] if isinstance(sent, dict) else []
    for secret in (bearer, *named):
        if isinstance(secret, str) and len(secret) >= SHORTEST:
            yield secret
