"""How a connection was encrypted: TLS's version, and until when the server's certificate is valid."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import httpx


class TlsSession(Protocol):
    """What httpcore lends: the ssl module's own object, which has no public class below a plain socket."""

    def getpeercert(self) -> dict[str, Any] | None: ...
    def version(self) -> str | None: ...


@dataclass(frozen=True)
class Encryption:
    """``expires`` is None if the certificate wasn't checked."""

    version: str
    expires: datetime | None


def encryption_of(response: httpx.Response) -> TlsSession | None:
    """Return the TLS session below a response whose body is still being read; None for plain http."""
    stream = response.extensions.get("network_stream")
    found: TlsSession | None = stream.get_extra_info("ssl_object") if stream is not None else None
    return found


def described(session: TlsSession) -> Encryption:
    """Return what a TLS session says of itself."""
    certificate = session.getpeercert() or {}
    until = certificate.get("notAfter")
    expires = datetime.fromtimestamp(ssl.cert_time_to_seconds(until), UTC) if isinstance(until, str) else None
    return Encryption(session.version() or "", expires)
