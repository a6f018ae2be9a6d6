"""Update pages as a project of one's own would serve them: made by the tool of the releases, over real https."""

from __future__ import annotations

import base64
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from release.sign import public_bytes, signed

from organic_desktop.app.release_feed import CONTEXT, key_id
from organic_desktop.app.updates import UpdatePage
from tests.coach.scripted import Received, Script, ScriptedServer, head
from tests.server.mail import certificate_in

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = public_bytes(KEY)
NOTES = {"en": "- Faster.\n- <b>Bold</b> claims & more.", "de": "- Schneller."}
FACTS: dict[str, Any] = {
    "version": "99.0.0",
    "page": "https://organic.example/download",
    "notes": NOTES,
    "min_os": {"linux": "2.17"},
    "files": {"deb": {"name": "organic-desktop_99.0.0_amd64.deb", "sha256": "0" * 64, "size": 50_000_000}},
    "a_newer_field": {"that": ["is", "ignored"]},
}


def page(now: datetime, **changes: Any) -> bytes:
    """Return a page that says what FACTS do, with changes."""
    return signed(FACTS | changes, [KEY], now)


def signed_anyhow(text: str, key: Ed25519PrivateKey = KEY) -> bytes:
    """Return a page with a good signature of any text at all."""
    signature = base64.b64encode(key.sign(CONTEXT + text.encode("utf-8", "surrogatepass"))).decode()
    return json.dumps(
        {"signed": text, "signatures": [{"key": key_id(public_bytes(key)), "signature": signature}]}
    ).encode()


class Site:
    """An https server with an update page; ``content`` is what it serves, ``script`` another answer altogether."""

    def __init__(self, server: ScriptedServer, trusted: ssl.SSLContext, host: str = "") -> None:
        self.server, self.trusted = server, trusted
        self._host = host
        self.content = b""
        self.script: Script | None = None

    @property
    def address(self) -> str:
        site = f"https://{self._host}" if self._host else self.server.url
        return f"{site}/updates/latest.json"

    @property
    def update_page(self) -> UpdatePage:
        return UpdatePage(self.address, (PUBLIC,), self.trusted)

    def answer(self, _: Received) -> Script:
        usual = Script([head("application/json", content_length=str(len(self.content))), self.content])
        return self.script or usual


@contextmanager
def site_in(folder: Path, host: str = "") -> Iterator[Site]:
    """Serve a page by https, with a certificate of a throw-away authority; ``host`` is where only a proxy leads to."""
    authority, certificate = certificate_in(folder, host or "localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = ScriptedServer(lambda request: site.answer(request), context)
    site = Site(server, ssl.create_default_context(cafile=str(authority)), host)
    with server:
        yield site


@contextmanager
def tunnel_to(port: int) -> Iterator[tuple[str, list[bytes]]]:
    """A proxy whose tunnels all lead to one port; gives its address, and what it was told on each connection."""
    told: list[bytes] = []

    def serve(client: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request and (piece := client.recv(65_536)):
            request += piece
        told.append(request)
        with client, socket.create_connection(("127.0.0.1", port)) as server:
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=_hand_on, args=(server, client))
            back.start()
            _hand_on(client, server)
            back.join()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threads: list[threading.Thread] = []

        def accept() -> None:
            while True:
                try:
                    client, _ = listener.accept()
                except OSError:
                    return
                threads.append(threading.Thread(target=serve, args=(client,)))
                threads[-1].start()

        acceptor = threading.Thread(target=accept)
        acceptor.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", told
        listener.shutdown(socket.SHUT_RDWR)
        acceptor.join()
        for thread in threads:
            thread.join()


def _hand_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65_536):
            target.sendall(piece)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
