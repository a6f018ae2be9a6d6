"""A proxy that hands on what passes between a provider and its server, and keeps every byte of what was sent."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

from tests.coach.scripted import Received


class RecordingProxy:
    """Listens on a port of this computer in the server's stead. Use it as a context manager."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._sent: list[bytearray] = []
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in [self._acceptor, *self._threads]:
            thread.join()

    @property
    def requests(self) -> list[Received]:
        """What was sent, a request a connection, with all that came after its head as its body."""
        found = []
        for sent in self._sent:
            head, _, body = bytes(sent).partition(b"\r\n\r\n")
            first, *lines = head.decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            found.append(Received(first, headers, body))
        return found

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._target))
            kept = bytearray()
            self._sent.append(kept)
            for source, target, record in ((client, server, kept), (server, client, None)):
                thread = threading.Thread(target=_hand_on, args=(source, target, record), daemon=True)
                self._threads.append(thread)
                thread.start()


def _hand_on(source: socket.socket, target: socket.socket, record: bytearray | None) -> None:
    with suppress(OSError):
        while piece := source.recv(65_536):
            if record is not None:
                record += piece
            target.sendall(piece)
    for each in (source, target):  # both directions end together, and the second one to end closes
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
    if record is None:
        source.close()
        target.close()
