"""A dump of the whole project by pg_dump, taken at one moment, and its parts as SQL in the order that a backup needs.

pg_restore writes the parts: each is a list of lines of the archive's table of contents.
"""

from __future__ import annotations

import re
import subprocess  # pg_dump and pg_restore, by their full paths  # nosec B404
from collections import deque
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import IO, NamedTuple

from organic_desktop.app.server_kit.programs import program
from organic_desktop.app.server_kit.project import Project
from organic_desktop.app.server_kit.psql import ServerDatabase, identifier

DATA = frozenset({"TABLE DATA", "SEQUENCE SET", "BLOBS", "BLOB"})
AFTER_DATA = frozenset({
    "CHECK CONSTRAINT", "CONSTRAINT", "FK CONSTRAINT", "INDEX", "INDEX ATTACH", "TRIGGER", "RULE", "POLICY",
    "ROW SECURITY", "MATERIALIZED VIEW DATA", "STATISTICS",
})  # fmt: skip
# Of the whole database or of things to come, which the project where it is restored decides for itself.
LEFT_OUT = frozenset(
    {"DEFAULT ACL", "EVENT TRIGGER", "PUBLICATION", "PUBLICATION TABLE", "SECURITY LABEL", "EXTENSION"}
)
# The longest first, so that "TABLE DATA" isn't taken for a "TABLE" in the schema "DATA".
_KINDS = sorted(
    DATA | AFTER_DATA | LEFT_OUT | {"TABLE ATTACH", "MATERIALIZED VIEW", "FOREIGN TABLE", "SEQUENCE OWNED BY"},
    key=len,
    reverse=True,
)
_LINE = re.compile(rf"(\d+); \d+ \d+ ({'|'.join(_KINDS)}|[A-Z]+) (\S+) (.*) \S+$")
_COMMENTED_AFTER_DATA = ("CONSTRAINT ", "INDEX ", "POLICY ", "RULE ", "TRIGGER ")
_DUMPING = re.compile(r'dumping contents of table "?([^"]+)"?$')


class Entry(NamedTuple):
    """A line of the table of contents; the schema is "-" for what is in none, such as a schema."""

    line: str
    kind: str
    schema: str
    name: str

    @property
    def is_after_data(self) -> bool:
        """True for what is made when the rows are there, and a comment on it."""
        return self.kind in AFTER_DATA or (self.kind == "COMMENT" and self.name.startswith(_COMMENTED_AFTER_DATA))

    @property
    def is_accounts(self) -> bool:
        """True for Supabase Auth's schema and what is in it."""
        return self.schema == "auth" or (self.schema == "-" and self.name.split(" ")[-1] == "auth")


class Archive:
    """The dump in a private file, and what of the project is in it."""

    def __init__(self, database: ServerDatabase, project: Project, path: Path) -> None:
        self._database, self._project, self._path = database, project, path
        self._entries: list[Entry] = []

    def dump(self, tell: Callable[[str], None]) -> None:
        """Copy the project; ``tell`` hears each table's name when its turn comes. Raises ServerDatabaseError."""
        command = [
            str(program("pg_dump", at_least=self._project.version)),
            "--format=custom",
            "--no-owner",
            "--no-password",
            "--verbose",
            f"--file={self._path}",
            *(f"--schema={identifier(schema)}" for schema in self._project.schemas),
        ]
        said = deque[str](maxlen=20)
        with subprocess.Popen(  # noqa: S603  a program by its path; schemas are patterns in quotes  # nosec B603
            command,
            env=self._database.environment(),
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as process:
            try:
                for line in process.stderr or ():
                    said.append(line)
                    if found := _DUMPING.search(line.strip()):
                        tell(found[1])
            except BaseException:
                process.kill()
                raise
        if process.returncode != 0:
            raise self._database.error(1, "".join(said))
        self._entries = list(self._contents())

    def accounts_before_data(self) -> list[Entry]:
        """Supabase Auth's own tables and functions, for a database that has none."""
        return [each for each in self._before_data() if each.is_accounts]

    def project_before_data(self) -> list[Entry]:
        """The project's tables and functions."""
        return [each for each in self._before_data() if not each.is_accounts and _has_room(each)]

    def data(self) -> list[Entry]:
        """All rows, those of accounts before what refers to them."""
        order = self._account_order()
        entries = [each for each in self._entries if each.kind in DATA and _is_copied(each)]
        accounts = [each for each in entries if each.schema == "auth"]
        accounts.sort(key=lambda each: order.get(each.name, 0))
        return [*accounts, *(each for each in entries if each.schema != "auth")]

    def accounts_after_data(self) -> list[Entry]:
        """Supabase Auth's own keys and indexes."""
        return [each for each in self._after_data() if each.schema == "auth" and not self._is_ours(each)]

    def project_after_data(self) -> list[Entry]:
        """The project's keys, triggers and policies, and its triggers on accounts: no row restored sets them off."""
        return [each for each in self._after_data() if each.schema != "auth" or self._is_ours(each)]

    def write(self, entries: list[Entry], to: IO[bytes]) -> None:
        """Write entries as SQL, in their order. Raises ServerDatabaseError."""
        listing = self._path.with_suffix(".list")
        listing.write_text("".join(f"{each.line}\n" for each in entries), encoding="utf-8")
        to.flush()
        self._restore("--no-owner", f"--use-list={listing}", "--file=-", to=to)
        listing.unlink()

    def _before_data(self) -> Iterator[Entry]:
        return (each for each in self._entries if each.kind not in DATA | LEFT_OUT and not each.is_after_data)

    def _after_data(self) -> Iterator[Entry]:
        return (each for each in self._entries if each.is_after_data)

    def _is_ours(self, entry: Entry) -> bool:
        words = entry.name.removeprefix("TRIGGER ").partition(" ")[2]
        return "TRIGGER" in (entry.kind, entry.name.split(" ")[0]) and words in self._project.account_triggers

    def _account_order(self) -> dict[str, int]:
        before: dict[str, set[str]] = {}
        for child, parent in self._project.account_keys:
            before.setdefault(child, set()).add(parent)
        try:
            return {name: number for number, name in enumerate(TopologicalSorter(before).static_order(), start=1)}
        except CycleError:
            return {}

    def _contents(self) -> Iterator[Entry]:
        for line in self._restore("--list").decode("utf-8", "replace").splitlines():
            if found := _LINE.match(line):
                yield Entry(line, found[2], found[3], found[4])

    def _restore(self, *options: str, to: IO[bytes] | None = None) -> bytes:
        command = [str(program("pg_restore", at_least=self._project.version)), *options, str(self._path)]
        done = subprocess.run(  # noqa: S603  a program by its path, and files of ours  # nosec B603
            command, stdout=to or subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False
        )
        if done.returncode != 0:
            raise self._database.error(1, done.stderr.decode("utf-8", "replace"))
        return done.stdout or b""


def _has_room(entry: Entry) -> bool:
    """False for schemas: the backup makes those that are missing. Their grants are the project's."""
    return entry.kind != "SCHEMA" and (entry.kind, entry.schema) != ("COMMENT", "-")


def _is_copied(entry: Entry) -> bool:
    """False for the list of Supabase Auth's own migrations: the project where it is restored has its own version."""
    return (entry.schema, entry.name) != ("auth", "schema_migrations")
