"""Access tokens as a project signs them (HS256), and as somebody else would like them to be."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any


def signed(payload: dict[str, Any], secret: str) -> str:
    """A token of these claims."""
    head = f"{_part({'alg': 'HS256', 'typ': 'JWT'})}.{_part(payload)}"
    signature = hmac.new(secret.encode(), head.encode(), hashlib.sha256).digest()
    return f"{head}.{_text(signature)}"


def payload_of(token: str) -> dict[str, Any]:
    """What a token claims."""
    middle = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    return claims


def with_claims(token: str, **claims: object) -> str:
    """The token with other claims, under the signature that it had."""
    head, _, signature = token.split(".")
    return f"{head}.{_part(payload_of(token) | claims)}.{signature}"


def _part(value: dict[str, Any]) -> str:
    return _text(json.dumps(value, separators=(",", ":")).encode())


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
