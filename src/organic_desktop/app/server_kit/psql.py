"""The project's database as its owner reaches it: named by the environment, spoken to by this computer's own psql.

``DATABASE_URL``, or else libpq's ``PG…`` variables, say where it is. Its parts reach psql in the environment, which
others on this computer can't read as they can arguments. Which programs there are is programs.py's.
"""

from __future__ import annotations

import json
import os
import subprocess  # psql, by its full path and without a shell  # nosec B404
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from organic_desktop.app.server_kit.programs import program
from organic_desktop.core.errors import InvalidInput, ServerDatabaseError, ServerDatabaseUnreachable
from organic_desktop.core.messages import Sentence
from organic_desktop.core.redaction import HIDDEN

CONNECT_SECONDS = "10"
NO_CONNECTION = 2  # psql's exit code
LONGEST_QUOTE = 300
GIVE_UP_SOON = "SET LOCAL lock_timeout = '5s';"
OWN_HOSTS = frozenset({"", "localhost", "127.0.0.1", "::1"})

# What a URL's query may name; the variables of PostgreSQL's programs are called the same, but for three.
OPTIONS = {
    **{
        option: f"PG{option.replace('_', '').upper()}"
        for option in [
            "channel_binding",
            "gssencmode",
            "host",
            "hostaddr",
            "options",
            "passfile",
            "password",
            "port",
            "sslcert",
            "sslcrl",
            "sslkey",
            "sslmode",
            "sslrootcert",
            "target_session_attrs",
            "user",
        ]
    },
    "application_name": "PGAPPNAME",
    "connect_timeout": "PGCONNECT_TIMEOUT",
    "dbname": "PGDATABASE",
}
NAMING = ("PGHOST", "PGHOSTADDR", "PGDATABASE", "PGSERVICE", "PGUSER")

NOT_NAMED = Sentence(
    "No database is named. Put its address into the environment: DATABASE_URL=postgresql://USER:PASSWORD@HOST:5432/postgres"
    " (Supabase: Connect › Session pooler or Direct connection), or PGHOST, PGUSER, PGPASSWORD and PGDATABASE."
)
NOT_A_URL = Sentence(
    "DATABASE_URL isn't a database's address: postgresql://USER:PASSWORD@HOST:PORT/DATABASE. In the password, / is"
    " written as %2F, @ as %40 and % as %25."
)


@dataclass(frozen=True)
class ServerDatabase:
    """A database to connect to, as environment variables of PostgreSQL's programs."""

    variables: Mapping[str, str] = field(repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> ServerDatabase:
        """Return the database that the environment names. Raises InvalidInput if it names none."""
        url = environment.get("DATABASE_URL", "").strip()
        given = {name: value for name, value in environment.items() if name.startswith("PG")}
        if url:
            given = {name: value for name, value in given.items() if name not in NAMING} | _from_url(url)
        elif not any(given.get(name) for name in NAMING):
            raise InvalidInput(NOT_NAMED)
        if not cls(given).is_own:
            given.setdefault("PGSSLMODE", "require")  # libpq's own choice would go on without encryption
        return cls({"PGCONNECT_TIMEOUT": CONNECT_SECONDS, "PGAPPNAME": "organic-desktop", **given})

    @property
    def host(self) -> str:
        """The host, or the folder of a socket; "" is this computer's own."""
        return self.variables.get("PGHOST") or self.variables.get("PGHOSTADDR", "")

    @property
    def port(self) -> int:
        """The port, the first one where several hosts are named."""
        first = self.variables.get("PGPORT", "").split(",")[0]
        return int(first) if first.isdigit() else 5432

    @property
    def is_own(self) -> bool:
        """True if the connection doesn't leave this computer."""
        named = (self.variables.get(name, "").split(",") for name in ("PGHOST", "PGHOSTADDR"))  # the latter is dialled
        return "PGSERVICE" not in self.variables and all(
            host in OWN_HOSTS or host.startswith(("/", "@")) for hosts in named for host in hosts
        )

    def with_database(self, name: str) -> ServerDatabase:
        """The same server, another database on it."""
        return ServerDatabase({**self.variables, "PGDATABASE": name})

    def environment(self) -> dict[str, str]:
        """Return the environment for a program: this process's, with the database in it and messages in English."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith("PG") and name != "DATABASE_URL"
        }
        return kept | {"LC_ALL": "C", "PGCLIENTENCODING": "UTF8", **self.variables}

    def query(self, select: str, *, waits: bool = True) -> list[dict[str, Any]]:
        """Return the rows of one SELECT, read in a transaction of its own that can't write.

        Without ``waits``, a table that somebody holds is an error after five seconds.
        """
        as_json = "SELECT coalesce(json_agg(answer), '[]') FROM ("
        rows: list[dict[str, Any]] = json.loads(
            self._psql(
                "\n".join(
                    ["BEGIN READ ONLY;", "" if waits else GIVE_UP_SOON, as_json, select, ") AS answer;", "COMMIT;", ""]
                )
            )
        )
        return rows

    def apply(self, script: str) -> None:
        """Run statements in one transaction; after an error nothing of them is left.

        Settings must be SET LOCAL: the connection may be a pooler's, and the next one's after this.
        """
        self._psql(f"BEGIN ISOLATION LEVEL READ COMMITTED;\n{script}\n;\nCOMMIT;\n")

    def _psql(self, script: str) -> str:
        done = subprocess.run(  # noqa: S603  the program by its path, the words are ours; the script is no argument  # nosec B603
            psql_command(),
            env=self.environment(),
            input=script.encode(),  # as text, Windows would change the lines' ends inside of functions
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            raise self.error(done.returncode, done.stderr.decode(errors="replace"))
        return done.stdout.decode(errors="replace").replace("\r\n", "\n")

    def error(self, code: int, said: str) -> ServerDatabaseError:
        """Return the error for what psql or pg_dump said on its way out, without the password."""
        words = self.quoted(said)
        if code == NO_CONNECTION or "connection to server" in said:
            where = self.host or "this computer"
            return ServerDatabaseUnreachable(
                Sentence("The database at {host} can't be reached: {words}", host=where, words=words)
            )
        return ServerDatabaseError(Sentence("The database refused: {words}", words=words))

    def quoted(self, said: str) -> str:
        """Return what a program said of an error as one line, shortened and without the password."""
        password = self.variables.get("PGPASSWORD")
        said = said.replace(password, HIDDEN) if password else said
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        errors = [line for line in lines if "ERROR:" in line or "FATAL:" in line or "error:" in line] or lines
        words = errors[0].partition("ERROR:  ")[2] or errors[0] if errors else "no reason was given"
        words = "".join(sign if sign.isprintable() else " " for sign in words)
        return f"{words[:LONGEST_QUOTE]}…" if len(words) > LONGEST_QUOTE else f"{words.rstrip('.')}."


def psql_command() -> list[str]:
    """Return psql's words: it asks for nothing, reads nobody's settings and stops at the first error."""
    options = ("--no-psqlrc", "--no-password", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1")
    return [str(program("psql")), *options]


def _from_url(url: str) -> dict[str, str]:
    """Return the variables that say what a URL says. Raises InvalidInput, which never repeats it.

    Passwords are often pasted as they are: as with libpq, what is before the ``@`` may hold a ``#`` or a ``?``.
    """
    scheme, mark, rest = url.partition("://")
    if not mark or scheme not in {"postgres", "postgresql"}:
        raise InvalidInput(NOT_A_URL)
    who, _, _ = rest.partition("/")[0].rpartition("@")
    location, _, query = rest[len(who) :].removeprefix("@").partition("?")
    where, _, database = location.partition("/")
    if "@" in location or "#" in where:  # what was taken for a host is a part of a password
        raise InvalidInput(NOT_A_URL)
    given = {**_of_user(who), **_of_hosts(where), "PGDATABASE": _decoded(database)}
    for name, _, value in (option.partition("=") for option in query.split("&") if option):
        if name == "ssl" and value == "true":  # of Java's drivers; libpq takes it, too
            given["PGSSLMODE"] = "require"
        elif name in OPTIONS:
            given[OPTIONS[name]] = _decoded(value)
        elif name.isidentifier():
            raise InvalidInput(Sentence("DATABASE_URL has an option that psql doesn't know: {name}.", name=name))
        else:
            raise InvalidInput(NOT_A_URL)
    return {name: value for name, value in given.items() if value}


def _of_user(who: str) -> dict[str, str]:
    user, _, password = who.partition(":")
    return {"PGUSER": _decoded(user), "PGPASSWORD": _decoded(password)}


def _of_hosts(where: str) -> dict[str, str]:
    """Return hosts and ports; libpq takes several hosts, and an IPv6 address in brackets."""
    hosts, ports = [], []
    for each in where.split(","):
        host, closed, port = each[1:].partition("]") if each.startswith("[") else each.partition(":")
        port = port.removeprefix(":")
        if (each.startswith("[") and not closed) or (port and not (port.isascii() and port.isdigit())):
            raise InvalidInput(NOT_A_URL)  # a port that is no number is a part of a password
        hosts.append(_decoded(host))
        ports.append(port)
    return {"PGHOST": ",".join(hosts).strip(","), "PGPORT": ",".join(ports).strip(",")}


def _decoded(value: str) -> str:
    try:
        decoded = unquote(value, errors="strict")
    except UnicodeDecodeError:
        raise InvalidInput(NOT_A_URL) from None
    if "\0" in decoded or "\n" in decoded:
        raise InvalidInput(NOT_A_URL)
    return decoded


def literal(value: str) -> str:
    """Return a text as SQL writes it."""
    quoted = value.replace("'", "''")
    return f"'{quoted}'"


def identifier(name: str) -> str:
    """Return a name as SQL and pg_dump's patterns write it."""
    quoted = name.replace('"', '""')
    return f'"{quoted}"'
