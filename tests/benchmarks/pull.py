"""A device's first pull against plain httpx pages of 1,000 rows and `executemany`: what the network itself costs."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from organic_desktop.app import App
from tests.benchmarks.measure import Result, in_turns, seconds
from tests.keyrings import PLACE
from tests.server.databases import available_drivers
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server, fresh_server

DAYS = 3_650
MESSAGE_COUNT = 20_000
PAGE = 1_000
REPEATS = 3


def first_pull(folder: Path) -> Iterator[Result]:
    """On PostgreSQL where it is installed, else on PGlite."""
    os.environ[PLACE] = str(folder / "keyring.json")
    os.environ["PYTHON_KEYRING_BACKEND"] = "tests.keyrings.FileKeyring"
    driver = available_drivers()[-1]
    numbers = count()
    with fresh_server(driver) as server:
        account = sign_up(server)
        fill(server, account)
        medians = in_turns(
            lambda: ours(server, account, folder / f"device-{next(numbers)}"),
            lambda: floor(server, account, folder / f"bare-{next(numbers)}.db"),
            REPEATS,
        )
    work = f"first pull of {DAYS:,} entries and {MESSAGE_COUNT:,} messages ({driver}) against httpx and executemany"
    yield Result(work, *medians)


def fill(server: Server, account: Account) -> None:
    """Ten years of days and one long conversation, made by the database itself."""
    server.sql(
        "INSERT INTO wellness_entries (user_id, date, water_intake_ml, mood_score, nutrition_notes) "
        f"SELECT '{account.user_id}', CURRENT_DATE - n, 1500, 3.5, 'Oats and berries' "
        f"FROM generate_series(1, {DAYS}) AS n"
    )
    server.sql(f"INSERT INTO conversations (user_id, module_name) VALUES ('{account.user_id}', 'identity')")
    server.sql(
        "INSERT INTO messages (conversation_id, role, content, created_at) "
        "SELECT c.id, 'user', 'message ' || n || repeat(' word', 40), NOW() - n * INTERVAL '1 second' "
        f"FROM conversations c, generate_series(1, {MESSAGE_COUNT}) AS n WHERE c.user_id = '{account.user_id}'"
    )


def ours(server: Server, account: Account, folder: Path) -> float:
    """A new device's first cycle, signed in already."""
    folder.mkdir()
    with closing(App(folder)) as app:
        app.connect(server.url, server.publishable_key)
        app.sign_in(account.email, account.password)
        duration = seconds(app.sync)
        assert len(app.entries()) == DAYS
    return duration


def floor(server: Server, account: Account, path: Path) -> float:
    """The same rows with no more than a client must do."""
    headers = {"apikey": server.publishable_key, "authorization": f"Bearer {account.access_token}"}
    with httpx.Client(base_url=f"{server.url}/rest/v1", headers=headers) as client, closing(_bare(path)) as connection:
        return seconds(lambda: _copy_all(client, connection))


def _copy_all(client: httpx.Client, connection: sqlite3.Connection) -> None:
    for table in ("wellness_entries", "conversations", "messages"):
        _copy(client, connection, table)


def _copy(client: httpx.Client, connection: sqlite3.Connection, table: str) -> None:
    last = "00000000-0000-0000-0000-000000000000"
    page: list[dict[str, Any]] = [{}] * PAGE
    while len(page) == PAGE:
        params = {"order": "id.asc", "limit": str(PAGE), "id": f"gt.{last}"}
        page = client.get(f"/{table}", params=params).raise_for_status().json()
        if not page:
            return
        columns, marks = ", ".join(page[0]), ", ".join("?" * len(page[0]))
        connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({columns}, PRIMARY KEY (id))")
        with connection:
            connection.execute("BEGIN")
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", [tuple(row.values()) for row in page])
        last = page[-1]["id"]


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection
