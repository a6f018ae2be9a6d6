"""A bus that goes away while it is being connected to: the next try begins anew, and nothing is left open."""

from __future__ import annotations

import gc
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from organic_desktop.system.dbus import Bus, NoAnswer, owner_changes


@pytest.fixture(params=["BEGIN", "Hello"])
def dying_bus(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of something that lets one program in, as a bus does, and hangs up before its first call or at it."""
    path = tmp_path / "bus"

    def let_in(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            while b"AUTH" not in connection.recv(1024):
                pass
            connection.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
            while request.param.encode() not in connection.recv(1024):
                pass

    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()
        bus = Thread(target=let_in, args=(listening,))
        bus.start()
        yield f"unix:path={path}"
        bus.join()


def test_a_bus_that_hangs_up_leaves_no_socket(dying_bus: str) -> None:
    """A connection that nobody closes is a warning, and so an error."""
    bus = Bus(dying_bus, [owner_changes("org.example")], lambda _: None)
    try:
        with pytest.raises(NoAnswer, match="no bus"):
            bus.connect()
    finally:
        bus.close()
    gc.collect()
