"""One cycle of reconciliation: make sure of the account, push, pull, and again while a merge left something to send.

When a cycle runs, and what to do after a failure, is worker.py's; what the steps do is in push.py, pull.py, merge.py.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from organic_desktop.clock import Clock
from organic_desktop.errors import AccountProblem, Offline
from organic_desktop.remote.client import Client
from organic_desktop.remote.rest import Bearer, RestClient, equals
from organic_desktop.store.database import Database
from organic_desktop.store.queries import Queries
from organic_desktop.store.reconciliation import Reconciliation
from organic_desktop.store.types import instant_text
from organic_desktop.sync.pull import pull
from organic_desktop.sync.push import Push
from organic_desktop.sync.report import SyncReport
from organic_desktop.sync.tables import TABLES

ROUNDS = 6


class SyncEngine:
    """Reconciles one account's file with one project.

    ``cancelled`` is asked before each request; a cycle that is cancelled raises Offline and loses nothing.
    """

    def __init__(
        self, database: Database, client: Client, bearer: Bearer, clock: Clock, cancelled: Callable[[], bool]
    ) -> None:
        self._client = client
        self._rest = RestClient(client, bearer)
        self._mirror = Reconciliation(database, clock)
        self._queries = Queries(database)
        self._clock = clock
        self._cancelled = cancelled

    def cycle(self, user_id: str) -> SyncReport:
        """Push and pull everything once, and remember that it was done.

        Raises Offline, SignInNeeded, AccountProblem, SchemaChanged or a StoreError; what was done stays done.
        """
        requests, conflicts = self._client.requests, self._queries.waiting().conflicts
        self._check_account(user_id)
        push = Push(self._rest, self._mirror, self._check)
        pulled = dict.fromkeys((table.name for table in TABLES), 0)
        for round_number in range(ROUNDS):
            waiting = self._waiting()
            if round_number and not waiting:
                break
            for table in TABLES:
                push.table(table)
            if round_number and self._waiting() >= waiting:
                break  # what still waits can't be helped by another round
            for table in TABLES:
                pulled[table.name] += pull(self._rest, self._mirror, table, self._server_now(), self._check)
        self._mirror.note_cycle(last_synced_at=instant_text(self._clock.now()), problem="", sentence="")
        return SyncReport(
            pushed=push.sent,
            pulled=sum(pulled.values()),
            conflicts=self._queries.waiting().conflicts - conflicts,
            requests=self._client.requests - requests,
            tables=frozenset(name for name, rows in pulled.items() if rows),
        )

    def _check_account(self, user_id: str) -> None:
        """The canary: a session that can't see its own user would make everything look deleted (sync.md, fact 6)."""
        if self._queries.owner() != user_id:
            raise AccountProblem("This file of data belongs to another account.")
        self._check()
        rows = self._rest.select("users", columns=["id"], filters=[equals("id", user_id)], order="id.asc", limit=1)
        if [row["id"] for row in rows] != [user_id]:
            raise AccountProblem("The server doesn't show this account's own row; the account may have been removed.")

    def _waiting(self) -> int:
        counts = self._queries.waiting()
        return counts.pending - counts.refused

    def _server_now(self) -> str:
        return instant_text(self._clock.now() + (self._client.server_time_offset or timedelta()))

    def _check(self) -> None:
        if self._cancelled():
            raise Offline("The sync was stopped.")
