"""Whether a connection is lent a session of its own, or by a pooler for one transaction at a time.

In transaction mode (pgbouncer; Supabase's port 6543) the next statement may run in another session, and what a session
sets stays behind for others. Questions and the extras don't mind, for each is one transaction; pg_dump and a restore
set up their session first, and must not come through there.
"""

from __future__ import annotations

import subprocess  # two connections of psql at the same time  # nosec B404
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import IO, cast

from organic_desktop.app.server_kit.psql import NO_CONNECTION, ServerDatabase, psql_command
from organic_desktop.core.errors import ServerDatabaseError
from organic_desktop.core.messages import Sentence

SUPABASES_PORT = 6543
USE_SESSIONS = Sentence(
    "This connection goes through a pooler in transaction mode, which can't carry a backup or a restore. Use the"
    " session port (Supabase: 5432, Connect › Session pooler or Direct connection)."
)


def require_sessions(database: ServerDatabase) -> None:
    """Raise ServerDatabaseError if the connection isn't a session of its own."""
    if database.port == SUPABASES_PORT or is_shared(database):
        raise ServerDatabaseError(USE_SESSIONS)


def is_shared(database: ServerDatabase) -> bool:
    """True if a pooler shares sessions among connections: a second one gets the session that the first had."""
    with ExitStack() as connections:
        first, second = (connections.enter_context(_Connection(database)) for _ in range(2))
        session = first.ask("SELECT pg_backend_pid();")
        if second.ask("BEGIN; SELECT pg_backend_pid();") == session:
            return True
        return first.ask("SELECT pg_backend_pid();") != session  # a busy pooler had another one for the second


class _Connection:
    """A psql that answers one statement after the other."""

    def __init__(self, database: ServerDatabase) -> None:
        self._database = database
        self._psql = subprocess.Popen(  # noqa: S603  psql by its path, without words of others  # nosec B603
            psql_command(),
            env=database.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def __enter__(self) -> _Connection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(BrokenPipeError):
            self._psql.communicate()

    def ask(self, statement: str) -> str:
        """Return the one line that a statement answers. Raises ServerDatabaseError."""
        to_psql, from_psql = cast(IO[str], self._psql.stdin), cast(IO[str], self._psql.stdout)
        with suppress(BrokenPipeError):
            to_psql.write(f"{statement}\n")
            to_psql.flush()
        if line := from_psql.readline():
            return line.strip()
        _, said = self._psql.communicate()
        raise self._database.error(self._psql.returncode or NO_CONNECTION, said)
