"""Make the fixtures of schema versions: ``python -m tests.store.schemas.make [VERSION…]``, in a clone with its history.

For each version the program of that time (the last commit before the next migration) is taken out of git, and lives
``life.py`` against the real server of the tests, through a proxy that breaks what is to be broken. A file that is
released is never made again: it is evidence.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from organic_desktop.store.migrations import FILES
from organic_desktop.store.schema import MIRRORED
from tests.faults.breaks import answered, cap, lose_response, reset_before
from tests.faults.proxy import Fault, Proxy, Request
from tests.keyrings import PLACE
from tests.server.fixtures import Account, sign_up
from tests.server.lite import ROOT, Server, fresh_server
from tests.store.schemas.dump import HERE, LONG_MARK, LONG_NOTE, dumped

# The last commit of each version. Of 3 there is none: see README.md.
COMMITS = {
    1: "96c1e29",
    2: "fbe9aca",
    3: "d937501",
    4: "d937501",
    5: "2ada7e2",
    6: "bfd0482",
    7: "da92a49",
    8: "1278c88",
    9: "d6e92d8",
    10: "925f7406",
}
SYNCED = (1, 2, 6)  # of these what the server then held is kept, too, and nobody's file
REFUSED = b'{"code": "22003", "message": "numeric field overflow", "details": null, "hint": null}'
WRITES = ("POST", "PATCH", "DELETE")


def main() -> None:
    """Make those that are named, or all."""
    for version in map(int, sys.argv[1:] or COMMITS):
        print(f"version {version}, by the program of {COMMITS[version]}")
        with tempfile.TemporaryDirectory(prefix="organic-schema-") as place, fresh_server("pglite") as server:
            _make(version, Path(place), server)


def _make(version: int, place: Path, server: Server) -> None:
    program = _taken_out(version, place / "program")
    account, proxy = sign_up(server), Proxy(server)
    proxy.plan = lambda request: _fault(request, place / "plan")
    facts = {
        "proxy": proxy.url,
        "server": server.url,
        "key": server.publishable_key,
        "secret": server.secret_key,
        "email": account.email,
        "password": account.password,
    }
    data = place / "data"
    data.mkdir(mode=0o700)
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(program / "src"), str(ROOT)]),
        "SERVER_FACTS": json.dumps(facts),
        "SCHEMA_VERSION": str(version),
        "ORGANIC_STATE_DIR": str(place / "state"),
        PLACE: str(place / "keyring.json"),
        "TZ": "UTC",
    }
    subprocess.run([sys.executable, "-m", "tests.store.schemas.life", data], check=True, env=environment, cwd=place)
    proxy.close()
    _keep(version, place, account, server)


def _taken_out(version: int, program: Path) -> Path:
    program.mkdir()
    packed = subprocess.run(
        ["/usr/bin/git", "archive", COMMITS[version], "src", "resources"], cwd=ROOT, check=True, capture_output=True
    )
    subprocess.run(["/usr/bin/tar", "x", "-C", program], input=packed.stdout, check=True)
    for each in sorted((program / "src/organic_desktop/store/migrations").glob("[0-9]*.sql")):
        shutil.copy(next(file for file in FILES if file.name == each.name), each)  # as it was released
    return program


def _fault(request: Request, plan: Path) -> Fault | None:
    """What becomes of a request: writes or the answers to them are lost, writes are refused, or a pull is cut."""
    kind = plan.read_text() if plan.exists() else ""
    write = request.method in WRITES and request.table in {mirrored.name for mirrored in MIRRORED}
    if kind == "lose" and write:
        return lose_response
    if kind in ("vanish", "half", "cut") and write:
        return reset_before
    if kind == "refuse" and write:
        return answered(400, REFUSED, content_type="application/json")
    if kind == "half" and request.method == "GET" and request.table == "wellness_entries":
        plan.write_text("cut")
        return cap(5)
    if kind == "cut" and request.table == "wellness_entries":
        return answered(503)
    return None


def _keep(version: int, place: Path, account: Account, server: Server) -> None:
    """Write the fixture: the account's file, nobody's, the settings of the time, and what the server then held."""
    account_file, local_file = place / "data" / "accounts" / f"{account.user_id}.db", place / "data" / "local.db"
    if version == 3:
        for file in (account_file, local_file):
            _back_to_three(file)
    (HERE / f"v{version}.sql").write_text(dumped(account_file), encoding="utf-8")
    if version in SYNCED:
        (HERE / f"v{version}.local.sql").write_text(dumped(local_file), encoding="utf-8")
    reminders = place / "data" / "reminders.json"
    beside: dict[str, Any] = {
        "user_id": account.user_id,
        "email": account.email,
        "settings": json.loads((place / "settings.json").read_text()),
        "reminders": json.loads(reminders.read_text()) if reminders.exists() else None,
        "server": {each.name: _on_server(server, each.name, account.user_id) for each in MIRRORED},
    }
    if version not in SYNCED:
        del beside["server"]
    words = json.dumps(beside, ensure_ascii=True).replace(LONG_NOTE, LONG_MARK)
    words = words.replace(server.publishable_key, "sb_publishable_of_then")
    (HERE / f"v{version}.json").write_text(words + "\n", encoding="utf-8")


def _back_to_three(file: Path) -> None:
    """Undo migration 4, which nothing in the file made use of."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("DROP TABLE skipped_day; DROP INDEX journal_edit_idx; PRAGMA user_version = 3;")


def _on_server(server: Server, table: str, user_id: str) -> list[dict[str, Any]]:
    """The rows of the account, as PostgreSQL writes them."""
    talks = f"ANY(SELECT id FROM conversations WHERE user_id = '{user_id}')"
    whose = {"users": f"id = '{user_id}'", "messages": f"conversation_id = {talks}"}
    where = whose.get(table, f"user_id = '{user_id}'")
    found = server.sql(f"SELECT to_jsonb(t)::text AS row FROM {table} t WHERE {where} ORDER BY 1")
    return [json.loads(each["row"]) for each in found]


if __name__ == "__main__":
    main()
