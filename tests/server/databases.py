"""The two databases the server can stand on: PGlite (inside the server's process) and an installed PostgreSQL.

Each is one data folder that can be copied while nothing runs on it, which is what makes a start cheap:
``lite.py`` migrates a folder once and copies it from then on. PostgreSQL gets a cluster of its own in that
folder; the system's are never touched.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from contextlib import suppress
from pathlib import Path
from random import SystemRandom
from typing import Protocol

DRIVERS = ("pglite", "postgres")


class Database(Protocol):
    """What ``lite.py`` needs of either."""

    def create(self) -> None:
        """Make the empty database in its folder."""

    def start(self) -> None:
        """Let the server connect."""

    def stop(self) -> None:
        """Leave the folder at rest, fit to be copied."""

    def config(self) -> str:
        """The ``[db]`` table of the server's config.toml."""


def database(driver: str, folder: Path) -> Database:
    """The database of that driver in that folder; nothing is made yet."""
    return PGlite(folder) if driver == "pglite" else Postgres(folder)


def available_drivers() -> list[str]:
    """PGlite always; PostgreSQL where it is installed and can be run (by root only as the user `postgres`)."""
    return [driver for driver in DRIVERS if driver == "pglite" or postgres_programs() is not None]


def free_port() -> int:
    """A port of the loopback interface that nobody listens on.

    It is below those that Linux gives to connections, one of which would else take it while a server is down.
    """
    while True:
        port = SystemRandom().randrange(10_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def postgres_programs() -> Path | None:
    """The folder of the newest installed PostgreSQL's programs, or None."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3]))
    on_path = shutil.which("initdb")
    found = debian[-1] if debian else Path(on_path) if on_path else None
    return found.parent if found else None


class PGlite:
    """A PostgreSQL compiled to WebAssembly; the server runs it in its own process, so there is nothing to start."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self) -> None:
        """The server makes it when it first opens it."""

    def start(self) -> None:
        """It starts with the server."""

    def stop(self) -> None:
        """It stops with the server."""

    def config(self) -> str:
        return f'[db]\ndriver = "pglite"\nurl = "{self._folder}"\n'


class Postgres:
    """A throw-away cluster that listens on a free port of the loopback interface and forgets durability for speed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = 0

    def create(self) -> None:
        self._folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres", "postgres")
        self._run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")

    def start(self) -> None:
        self._port = free_port()
        options = (
            f"-c listen_addresses=127.0.0.1 -c port={self._port} -c unix_socket_directories= -c timezone=UTC"
            " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        )
        self._run("pg_ctl", "start", "--wait", f"--log={self._folder}/log", f"--options={options}")

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "--wait", "--mode=fast")

    @property
    def url(self) -> str:
        """Where it answers, once started."""
        return f"postgres://postgres@127.0.0.1:{self._port}/postgres"

    def config(self) -> str:
        return f'[db]\ndriver = "postgres"\nurl = "{self.url}"\n'

    def _run(self, program: str, *arguments: str) -> None:
        programs = postgres_programs()
        assert programs, "PostgreSQL is not installed"
        # PostgreSQL refuses to run as root; Debian's package made it a user.
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
        command = [*as_user, str(programs / program), f"--pgdata={self._folder}", *arguments]
        # Not captured by a pipe: the server that pg_ctl leaves behind would hold it open.
        subprocess.run(command, check=True, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
