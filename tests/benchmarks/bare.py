"""The floors of sync: what httpx and sqlite3 need for the same rows, with no more than any client must do."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from tests.server.fixtures import Account
from tests.server.lite import Server

PAGE = 1_000
BULK = 500
RETURNING = {"prefer": "return=representation"}
FIRST_ID = "00000000-0000-0000-0000-000000000000"


def client(server: Server, account: Account) -> httpx.Client:
    """A connection with the account's token."""
    headers = {"apikey": server.publishable_key, "authorization": f"Bearer {account.access_token}"}
    return httpx.Client(base_url=f"{server.url}/rest/v1", headers=headers)


def database(path: Path) -> sqlite3.Connection:
    """A file as durable as ours."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def pull(http: httpx.Client, into: sqlite3.Connection) -> None:
    """Every row of the tables that grow, page by page, each page one transaction of `executemany`."""
    for table in ("wellness_entries", "conversations", "messages"):
        _pull_table(http, into, table)


def push(http: httpx.Client, rows: list[dict[str, Any]]) -> None:
    """The rows in bulk, as they are."""
    for first in range(0, len(rows), BULK):
        http.post("/wellness_entries", json=rows[first : first + BULK], headers=RETURNING).raise_for_status()


def entries(count: int, user_id: str) -> list[dict[str, Any]]:
    """Days back from today, as the wire has them."""
    today = datetime.now(UTC).date()
    same = {"user_id": user_id, "water_intake_ml": 1500, "mood_score": "3.50", "nutrition_notes": "Oats and berries"}
    return [{"date": str(today - timedelta(days=back)), **same} for back in range(1, count + 1)]


def _pull_table(http: httpx.Client, into: sqlite3.Connection, table: str) -> None:
    last = FIRST_ID
    page: list[dict[str, Any]] = [{}] * PAGE
    while len(page) == PAGE:
        params = {"order": "id.asc", "limit": str(PAGE), "id": f"gt.{last}"}
        page = http.get(f"/{table}", params=params).raise_for_status().json()
        if not page:
            return
        columns, marks = ", ".join(page[0]), ", ".join("?" * len(page[0]))
        into.execute(f"CREATE TABLE IF NOT EXISTS {table} ({columns}, PRIMARY KEY (id))")
        into.execute("BEGIN")
        into.executemany(f"INSERT INTO {table} VALUES ({marks})", [tuple(row.values()) for row in page])
        into.execute("COMMIT")
        last = page[-1]["id"]
