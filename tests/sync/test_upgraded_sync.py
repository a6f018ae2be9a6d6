"""A file of another version goes on syncing: what waited is sent, once, and what the server had comes in.

The server holds what it held when the file was left (``tests/store/schemas``), under the account of the test.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from organic_desktop.app.facade import App
from organic_desktop.store.outbox import Trying
from organic_desktop.store.schema import MIRRORED
from tests.devices import MakeDevice, sign_in
from tests.faults.proxy import Proxy
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.store.schemas.dump import HERE, LONG_MARK, LONG_NOTE, load
from tests.sync.rows import assert_same, on_device

WRITES = ("POST", "PATCH", "DELETE")
TABLES = [mirrored.name for mirrored in MIRRORED]
VERSIONS = [1, 2, 6]


def of_account(name: str, account: Account) -> str:
    """A fixture's text, as if this account had been the one."""
    whose = json.loads((HERE / f"{name.partition('.')[0]}.json").read_text(encoding="utf-8"))
    text = (HERE / name).read_text(encoding="utf-8")
    return text.replace(whose["user_id"], account.user_id).replace(whose["email"], account.email)


def fill_server(server: Server, account: Account, version: int) -> None:
    held = json.loads(of_account(f"v{version}.json", account).replace(LONG_MARK, LONG_NOTE))["server"]
    server.sql(f"DELETE FROM users WHERE id = '{account.user_id}'")
    for table in TABLES:
        for row in held[table]:
            words = json.dumps(row).replace("'", "''")
            server.sql(f"INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, '{words}'::jsonb)")


def waiting(path: Path) -> dict[tuple[str, str], dict[str, Any] | None]:
    """The rows with a change that waits, None for a deleted one."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        found = {}
        for table, row_id in connection.execute("SELECT table_name, row_id FROM pending_change").fetchall():
            row = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,)).fetchone()
            found[table, row_id] = dict(row) if row else None
        return found


def content(app: App) -> dict[tuple[str, str], dict[str, Any]]:
    return {(mirrored.name, row["id"]): row for mirrored in MIRRORED for row in on_device(app, mirrored)}


@pytest.mark.parametrize("version", VERSIONS)
def test_what_waited_is_sent_once_and_what_the_server_had_comes_in(
    server: Server, account: Account, device: MakeDevice, tmp_path: Path, version: int
) -> None:
    fill_server(server, account, version)
    folder = tmp_path / "a" / "accounts"
    folder.mkdir(mode=0o700, parents=True)
    (tmp_path / "a").chmod(0o700)
    path = folder / f"{account.user_id}.db"
    load(of_account(f"v{version}.sql", account), path)
    before = waiting(path)
    proxy = Proxy(server)
    try:
        app = sign_in(device("a"), proxy, account)
        there = content(app)
        for _ in range(3):
            app.sync(trying=Trying.ALL)
        assert app.status().pending == 0
        writes = [request for request in proxy.requests() if request.method in WRITES and request.table in TABLES]
        app.sync()
        after = [request for request in proxy.requests() if request.method in WRITES and request.table in TABLES]
        assert len(after) == len(writes), "nothing is sent twice"
        assert proxy.complaints == []
        server.sql(f"DELETE FROM wellness_entries WHERE user_id = '{account.user_id}' AND date = 'infinity'")
        app.sync()
        assert_same(app, server, account.user_id)
        now = content(app)
        removed = {(each.table, each.row_id) for each in app.sync_review.removed()}
    finally:
        proxy.close()
    editable = {mirrored.name: {*mirrored.editable, *mirrored.own_key} - {"message_count"} for mirrored in MIRRORED}
    for (table, row_id), row in before.items():
        if row is None:
            assert (table, row_id) not in now
        else:
            here, kept = now[table, row_id], there[table, row_id]
            assert {name: here[name] for name in editable[table]} == {name: kept[name] for name in editable[table]}
    assert there.keys() - now.keys() <= removed, "a row goes only if the server lost it, and is kept for Restore"
    # The rest of a pull that ended half-way; the program of version 2 got it to its end.
    assert version == 2 or now.keys() - there.keys()
