"""A D-Bus of a test's own, on which nothing starts by itself, and the environment of a person who has just moved in.

What runs on it (a keyring, a notification daemon, a stand-in for logind) the test starts and ends.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # there is no jeepney but on Linux
    from jeepney.io.blocking import DBusConnection

PATIENCE_SECONDS = 120  # a guard against waiting for ever, and for nothing else: machines may be slow

# Without folders of services: a daemon that a test ended isn't started again by the next call.
CONFIGURATION = """<busconfig>
  <type>session</type>
  <listen>{address}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
"""


def needs(*programs: str) -> None:
    """Say what to do where programs that a test is about aren't installed."""
    missing = [program for program in programs if shutil.which(program) is None]
    assert not missing, f"{missing}: packaging/system-packages tests installs what is missing"


@contextmanager
def running(
    command: list[str], environment: Mapping[str, str], log: Path, stdin: int | IO[str] = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[str]]:
    """A program that writes to ``log`` and is ended by its id, with the block at the latest."""
    with log.open("a") as output:
        process = subprocess.Popen(command, env=environment, stdin=stdin, stdout=output, stderr=output, text=True)
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[str]) -> None:
    """Ask a program to end, and make it."""
    process.terminate()
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a person who has just moved in."""
    return new_home(tmp_path)


def new_home(place: Path) -> dict[str, str]:
    """An environment without a keyring file, a bus or a screen, whose folders are below ``place``."""
    folders = {
        "HOME": place,
        "XDG_DATA_HOME": place / "data",
        "XDG_CONFIG_HOME": place / "config",
        "XDG_CACHE_HOME": place / "cache",
        "XDG_RUNTIME_DIR": place / "run",
    }
    for folder in folders.values():
        folder.mkdir(mode=0o700, exist_ok=True)
    dropped = {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {name: str(folder) for name, folder in folders.items()}


class Bus:
    """A running bus."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self._process = process
        self.address = address

    def end(self) -> None:
        """The bus goes away, as at the end of a session."""
        end(self._process)

    def connect(self, *, enable_fds: bool = False) -> DBusConnection:
        """A connection of the test's own."""
        from jeepney.io.blocking import open_dbus_connection

        return open_dbus_connection(self.address, enable_fds=enable_fds)

    def wait_for(self, name: str, *, there: bool = True) -> None:
        """Return once somebody owns a name, or nobody does any more."""
        from jeepney import MatchRule, message_bus
        from jeepney.io.blocking import Proxy

        with self.connect() as connection:
            bus = Proxy(message_bus, connection, timeout=PATIENCE_SECONDS)
            rule = MatchRule(type="signal", interface=message_bus.interface, member="NameOwnerChanged")
            rule.add_arg_condition(0, name)
            with connection.filter(rule, bufsize=10) as changes:
                bus.AddMatch(rule)
                has_owner = bool(bus.NameHasOwner(name)[0])
                while has_owner != there:
                    change = connection.recv_until_filtered(changes, timeout=PATIENCE_SECONDS)
                    has_owner = bool(change.body[2])


@contextmanager
def private_bus(folder: Path) -> Iterator[Bus]:
    """A bus for as long as the block takes; its configuration lies in ``folder``."""
    needs("dbus-daemon")
    configuration = folder / "bus.conf"
    configuration.write_text(CONFIGURATION.format(address=f"unix:tmpdir={tempfile.gettempdir()}"))
    command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile", "--print-address"]
    with (folder / "bus.log").open("a") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        assert process.stdout
        with process.stdout:
            yield Bus(process, process.stdout.readline().strip())
    finally:
        end(process)


@pytest.fixture
def session_bus(tmp_path: Path, home: dict[str, str]) -> Iterator[Bus]:
    """A session bus, named in ``home``."""
    with private_bus(tmp_path) as bus:
        home["DBUS_SESSION_BUS_ADDRESS"] = bus.address
        yield bus
