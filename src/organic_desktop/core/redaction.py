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
SENT_SECRETS = ("password", "refresh_token")

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
    """Remove a request's secrets (``bearer``, and those in ``sent``) from the body of its answer."""
    for secret in _secrets_of(bearer, sent):
        for spelt in (secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]):
            content = content.replace(spelt.encode("utf-8", "surrogatepass"), HIDDEN.encode())
    return content


def _secrets_of(bearer: str | None, sent: Any) -> Iterator[str]:
    named = [sent.get(name) for name in SENT_SECRETS] if isinstance(sent, dict) else []
    for secret in (bearer, *named):
        if isinstance(secret, str) and len(secret) >= SHORTEST:
            yield secret
