"""What a client sees of TLS: its version, and how long the server's certificate is valid, on a real connection."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509

from organic_desktop.remote.client import Client
from tests.server.lite import Server
from tests.server.mail import HOST, certificate_in


class _Settings(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def encrypted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, datetime]]:
    """An https server that this process trusts, and until when its certificate is valid."""
    authority, certificate = certificate_in(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    until = x509.load_pem_x509_certificate(certificate.read_bytes()).not_valid_after_utc
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    with HTTPServer((HOST, 0), _Settings) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"https://{HOST}:{server.server_port}", until
        server.shutdown()
        thread.join()


def test_the_certificates_end_is_read_from_the_connection(encrypted: tuple[str, datetime]) -> None:
    url, until = encrypted
    client = Client(url, "sb_publishable_x")
    before = client.encryption
    client.request("GET", "auth/v1/settings", accept={200})
    seen = client.encryption
    client.close()
    assert before is None
    assert seen
    assert (seen.version, seen.expires) == ("TLSv1.3", until.astimezone(UTC))


def test_plain_http_has_none(server: Server) -> None:
    client = Client(server.url, server.publishable_key)
    client.request("GET", "auth/v1/settings", accept={200})
    assert client.encryption is None
    client.close()
