"""Throw-away PostgreSQL clusters for what is about the database alone: what the server kit's owner works on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.server.databases import Postgres, postgres_programs
from tests.server.lite import NOTHING_GRANTED, Server

_EVENT_TRIGGER = re.compile(
    r"--\n-- Name: \w+; Type: EVENT TRIGGER.*?;\n\n\n(?=--\n)", re.DOTALL
)  # the test server's own
_TOKEN = re.compile(r"^\\(un)?restrict .*$", re.MULTILINE)


class Cluster:
    """A running PostgreSQL without any role or schema of Supabase's; its databases are made from an empty one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._postgres = Postgres(folder / "data")
        self._postgres.create()
        self._postgres.start()
        self._running = True

    def url(self, database: str = "postgres") -> str:
        return urlsplit(self._postgres.url)._replace(path=f"/{database}").geturl()

    def sql(self, script: str, database: str = "postgres") -> list[str]:
        """The lines that psql prints of a script, as the owner."""
        return psql(self.url(database), script)

    def create(self, database: str, template: str = "template0") -> str:
        """Make a database, and return its address."""
        self.sql(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    def serve(self, like: Server) -> Server:
        """A server on this cluster's database, with the keys and the port of one that is down. Not started yet."""
        self.stop()
        return Server(like.driver, self.folder, like._keys, like._port, like._sign_in)

    def stop(self) -> None:
        if self._running:
            self._running = False
            self._postgres.stop()


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A cluster, thrown away at the end."""
    folder = Path(tempfile.mkdtemp(prefix="organic-cluster-"))
    folder.chmod(0o755)  # PostgreSQL's user passes through it
    made = Cluster(folder)
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder)


def psql(url: str, script: str) -> list[str]:
    """The lines that psql prints, without any of our code."""
    done = run(
        "psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", url, input=script
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def run(program: str, *arguments: str, input: str = "") -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs."""
    programs = postgres_programs()
    assert programs
    return subprocess.run(
        [str(programs / program), *arguments], input=input, capture_output=True, text=True, check=False, env=os.environ
    )


def address_of(server: Server) -> str:
    """The address of the database below a server on PostgreSQL."""
    assert isinstance(server._database, Postgres)
    return server._database.url


def dumped(url: str) -> str:
    """All that is in a database, as pg_dump writes it, without what differs by chance."""
    done = run("pg_dump", "--no-owner", url)
    assert done.returncode == 0, done.stderr
    return _EVENT_TRIGGER.sub("", _TOKEN.sub("", done.stdout))


def nothing_granted(url: str) -> None:
    """Let a server that starts on a restored database grant nothing by itself: the event triggers aren't dumped."""
    triggers = NOTHING_GRANTED.read_text()
    psql(url, triggers[triggers.index("CREATE EVENT TRIGGER") :])
