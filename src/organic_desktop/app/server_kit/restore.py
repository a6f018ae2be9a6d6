"""Restore a backup into a database: all of it or, for any reason, nothing. What would be lost is said before.

The file itself is one transaction and asks for rows that are there (backup.py); here it is checked to be whole first,
and refusals are worded.
"""

from __future__ import annotations

import re
import subprocess  # psql, by its full path  # nosec B404
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from organic_desktop.app.server_kit.backup_file import PIECE, Contents, read_contents
from organic_desktop.app.server_kit.pooling import require_sessions
from organic_desktop.app.server_kit.psql import ServerDatabase, literal, psql_command
from organic_desktop.core.errors import ServerDatabaseError, ServerDatabaseHasRows
from organic_desktop.core.messages import Sentence

LONGEST_ERRORS = 8_000
_MISSING_RIGHT = re.compile(r"permission denied to create role|must be owner|permission denied")
_IN_THE_WAY = re.compile(r"other objects depend on|already exists")
_DETAIL = re.compile(r"DETAIL:  ([^\n]*)")


@dataclass(frozen=True)
class Plan:
    """What a restore would do: the backup's contents, and how many rows of which tables are there already."""

    contents: Contents
    there: Mapping[str, int]


def plan(database: ServerDatabase, path: Path) -> Plan:
    """Return what a restore would do; changes nothing. Raises InvalidInput for a file that isn't a whole backup."""
    contents = read_contents(path)
    require_sessions(database)
    # Supabase Auth's log and the list of applied migrations are replaced without being missed.
    asked = [name for name in contents.rows if not name.startswith(("auth.", "supabase_migrations."))]
    known = [row["name"] for row in database.query(_known_among(["auth.users", *asked]))]
    counts = database.query(_counts_of(known)) if known else []
    return Plan(contents, {row["name"]: row["rows"] for row in counts if row["rows"]})


def restore(
    database: ServerDatabase, path: Path, tell: Callable[[int], None], *, replace: bool = False
) -> Mapping[str, int]:
    """Restore a backup and return how many rows each table has; ``tell`` hears the percentage that was sent.

    Raises ServerDatabaseHasRows if rows are there and may not be replaced, ServerDatabaseError, InvalidInput.
    """
    planned = plan(database, path)
    if planned.there and not replace:
        raise ServerDatabaseHasRows(
            Sentence(
                "The database has rows already: {rows}. With --replace they are deleted, and the backup's take their"
                " place; back them up first.",
                rows=in_words(planned.there),
            )
        )
    _send(database, path, tell, replace=replace)
    return planned.contents.rows


def in_words(rows: Mapping[str, int]) -> str:
    """Return the tables that have rows, with their numbers."""
    return ", ".join(f"{name} {count}" for name, count in rows.items() if count) or "no rows"


def _send(database: ServerDatabase, path: Path, tell: Callable[[int], None], *, replace: bool) -> None:
    """Feed the file to psql. An interrupted one ends its input before COMMIT, so that the server undoes all."""
    command = [*psql_command(), *(["--set=replace=1"] if replace else []), "--file=-"]
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(  # noqa: S603  psql by its path, without words of others  # nosec B603
            command,
            env=database.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        ) as process,
    ):
        try:
            _feed(cast(IO[bytes], process.stdin), path, tell)
        except BaseException:
            process.kill()
            raise
        if (code := process.wait()) != 0:
            errors.seek(0)
            raise _error(database, code, errors.read(LONGEST_ERRORS).decode("utf-8", "replace"))


def _feed(psql: IO[bytes], path: Path, tell: Callable[[int], None]) -> None:
    size, sent = max(path.stat().st_size, 1), 0
    with suppress(BrokenPipeError), path.open("rb") as file:  # psql has stopped, and says why
        while piece := file.read(PIECE):
            psql.write(piece)
            sent += len(piece)
            tell(100 * sent // size)
    with suppress(BrokenPipeError):
        psql.close()


def _error(database: ServerDatabase, code: int, said: str) -> ServerDatabaseError:
    error = database.error(code, said)
    if "invalid command \\restrict" in said:
        return ServerDatabaseError("psql here is older than what made the backup. Install a newer one.")
    if type(error) is ServerDatabaseError and _MISSING_RIGHT.search(said):
        why = Sentence("{error} Connect as the owner (Supabase: postgres).", error=error.message)
        return ServerDatabaseError(why)
    if type(error) is ServerDatabaseError and _IN_THE_WAY.search(said):
        detail = _DETAIL.search(said)
        why = Sentence(
            "{error} {detail} Restore into an empty database, or a new project.",
            error=error.message,
            detail=database.quoted(detail[1]) if detail else "",
        )
        return ServerDatabaseError(why)
    return error


def _known_among(names: list[str]) -> str:
    listed = ", ".join(f"({literal(name)})" for name in names)
    return f"SELECT name FROM (VALUES {listed}) AS named (name) WHERE to_regclass(name) IS NOT NULL"  # noqa: S608  quoted  # nosec B608


def _counts_of(names: list[str]) -> str:
    """Return the question for the rows of tables that are known to the database, and so are names."""
    return " UNION ALL ".join(f"SELECT {literal(name)} AS name, count(*) AS rows FROM {name}" for name in names)  # noqa: S608  # nosec B608
