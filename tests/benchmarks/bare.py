"""The floors of sync: what httpx and sqlite3 need for the very same requests, with no more than any client must do.

The requests are those that ours asked, so that server, order and bodies are the same for both.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx

from organic_desktop.store.schema import new_id
from tests.server.fixtures import Account
from tests.server.lite import Server

GROWING = ("wellness_entries", "conversations", "messages")
FULL_ROW = {"wellness_entries": "date", "conversations": "module_name", "messages": "content"}


def client(server: Server, account: Account) -> httpx.Client:
    """A connection with the account's token."""
    headers = {"apikey": server.publishable_key, "authorization": f"Bearer {account.access_token}"}
    return httpx.Client(base_url=server.url, headers=headers)


def database(path: Path, schema: Sequence[str] = ()) -> sqlite3.Connection:
    """A file as durable as ours, with these tables or indexes."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    for statement in schema:
        connection.execute(statement)
    return connection


def schema(mirror: Path, kind: str) -> list[str]:
    """How the tables that grow, or their indexes, are made in a file of ours."""
    places = ", ".join("?" * len(GROWING))
    asked = f"SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name IN ({places}) AND sql IS NOT NULL"
    with closing(sqlite3.connect(mirror)) as connection:
        return [sql for (sql,) in connection.execute(asked, (kind, *GROWING))]


# -- first pull -------------------------------------------------------------------------------------------------------


def pages(answers: Sequence[httpx.Response]) -> list[httpx.Response]:
    """The answers that brought whole rows; what else was asked, and pages without a row, are ours to answer for."""
    return [answer for answer in answers if _brings_rows(answer)]


def pull(http: httpx.Client, asked: Sequence[httpx.URL], mirror: Path, path: Path) -> None:
    """Each page one transaction of `executemany` into the same tables, and the indexes at the end."""
    with closing(database(path, schema(mirror, "table"))) as into:
        for url in asked:
            _keep(into, _table(url), http.get(url).raise_for_status().json())
        into.execute("BEGIN")
        for statement in schema(mirror, "index"):
            into.execute(statement)
        into.execute("COMMIT")


def _brings_rows(answer: httpx.Response) -> bool:
    table = _table(answer.request.url)
    if answer.request.method != "GET" or table not in GROWING:
        return False
    rows = answer.json()
    return bool(rows) and FULL_ROW[table] in rows[0]


def _table(url: httpx.URL) -> str:
    return url.path.rpartition("/")[2]


def _keep(into: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    columns, marks = ", ".join(rows[0]), ", ".join("?" * len(rows[0]))
    into.execute("BEGIN")
    into.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", [tuple(row.values()) for row in rows])
    into.execute("COMMIT")


# -- push -------------------------------------------------------------------------------------------------------------


class Push:
    """The bodies that ours posted, under new ids and for another account, and the rows in a file as they are before."""

    def __init__(self, posted: Sequence[httpx.Request], account: Account, mirror: Path, path: Path) -> None:
        self._url = posted[0].url
        self._headers = {name: posted[0].headers[name] for name in ("prefer", "content-type")}
        self._bulks: list[list[dict[str, Any]]] = [
            [row | {"id": new_id(), "user_id": account.user_id} for row in json.loads(request.content)]
            for request in posted
        ]
        self._file = database(path, [*schema(mirror, "table"), *schema(mirror, "index")])
        self._file.execute("CREATE TABLE mark (row_id TEXT PRIMARY KEY)")
        for bulk in self._bulks:
            _keep(self._file, "wellness_entries", bulk)

    def run(self, http: httpx.Client) -> None:
        """Bulk by bulk: that it is sent, on disk; the rows, sent; and the stamps that came back, on disk."""
        for bulk in self._bulks:
            self._file.execute("BEGIN")
            self._file.executemany("INSERT INTO mark VALUES (?)", [(row["id"],) for row in bulk])
            self._file.execute("COMMIT")
            answer = http.post(self._url, json=bulk, headers=self._headers).raise_for_status().json()
            assert len(answer) == len(bulk)
            stamps = [(row["updated_at"], row["id"]) for row in answer]
            self._file.execute("BEGIN")
            self._file.executemany("UPDATE wellness_entries SET updated_at = ? WHERE id = ?", stamps)
            self._file.executemany("DELETE FROM mark WHERE row_id = ?", [(row["id"],) for row in answer])
            self._file.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._file.close()
