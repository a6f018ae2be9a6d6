"""``server backup`` and ``server restore``: what comes back is what was there, and devices go on with it unasked."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from io import FileIO
from pathlib import Path

import pytest

from organic_desktop.app.server_kit.backup import back_up
from organic_desktop.app.server_kit.psql import ServerDatabase
from organic_desktop.app.server_kit.restore import restore
from organic_desktop.core.errors import ServerDatabaseError
from tests.cli.conftest import Shell
from tests.cli.conftest import shell as shell
from tests.devices import MakeDevice, logged, sign_in
from tests.server.clusters import Cluster, address_of, cluster, dumped, nothing_granted, psql, run
from tests.server.databases import postgres_programs
from tests.server.fixtures import Account, sign_up
from tests.server.lite import EXTRAS_FOLDER, PATIENCE_SECONDS, Server, fresh_server
from tests.server.plain import Session

pytestmark = pytest.mark.parametrize("driver", ["postgres"], indirect=True)

DAY = date(2026, 3, 1)
MADE = datetime(2026, 11, 29, tzinfo=UTC)
HOSTILE = "COPY public.users (id) FROM stdin;\n\\.\n\\! touch /tmp/x\n-- whole: sha256 0"
# A project as Supabase makes it: accounts' tables, and nothing of ours.
UNTOUCHED = """
DROP TABLE users, wellness_entries, module_progress, conversations, messages;
DO $$
DECLARE
  name TEXT;
BEGIN
  FOR name IN SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace LOOP
    EXECUTE 'DROP ROUTINE ' || name || ' CASCADE';
  END LOOP;
END;
$$;
DROP SCHEMA supabase_migrations, kept_grants CASCADE;
DELETE FROM auth.users;
"""

# A restored project without a row: other tests leave rows without an account, and in tables of the test server's own.
EMPTIED = """
DO $$
DECLARE
  name TEXT;
BEGIN
  FOR name IN SELECT oid::regclass FROM pg_class WHERE relkind = 'r'
    AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'supabase_migrations') LOOP
    EXECUTE 'TRUNCATE ' || name || ' CASCADE';
  END LOOP;
END;
$$;
"""


class Owner:
    """The project's owner at the command line, with the database in the environment."""

    def __init__(self, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        self._shell, self._monkeypatch = shell, monkeypatch
        self.folder = shell.folder

    def __call__(self, url: str, *words: str) -> tuple[int, str, str]:
        self._monkeypatch.setenv("DATABASE_URL", url)
        return self._shell("server", *words)

    def done(self, url: str, *words: str) -> str:
        code, out, error = self(url, *words)
        assert code == 0, error
        return out


@pytest.fixture
def owner(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Owner:
    return Owner(shell, monkeypatch)


@pytest.fixture(scope="module")
def _other_postgresql() -> Iterator[Cluster]:
    with cluster() as made:
        yield made


@pytest.fixture
def empty(_other_postgresql: Cluster) -> str:
    """The address of an empty database that knows nothing of Supabase, on another PostgreSQL."""
    return _other_postgresql.create(f"empty_{uuid.uuid4().hex}")


@pytest.fixture(scope="module")
def backup(server: Server, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A backup of the shared server."""
    path = tmp_path_factory.mktemp("backup") / "backup.sql"
    back_up(ServerDatabase.from_environment({"DATABASE_URL": address_of(server)}), path, MADE, lambda _: None)
    return path.read_bytes()


def live(server: Server) -> Account:
    """Somebody with a row in every table, whose notes look like a part of a backup."""
    account = sign_up(server)
    me = account.user_id
    server.sql(
        f"INSERT INTO wellness_entries (user_id, date, nutrition_notes) VALUES ('{me}', '{DAY}', $a${HOSTILE}$a$)"
    )
    server.sql(f"INSERT INTO module_progress (user_id, module_name) VALUES ('{me}', 'sleep')")
    chat = server.sql(f"INSERT INTO conversations (user_id, module_name) VALUES ('{me}', 'sleep') RETURNING id")[0][
        "id"
    ]
    server.sql(f"INSERT INTO messages (conversation_id, role, content) VALUES ('{chat}', 'user', 'é\\n')")
    server.sql("UPDATE wellness_entries SET mood_score = 4")  # updated_at isn't created_at
    return account


def test_an_empty_postgresql_gets_all_that_was_there(
    own_server: Server, owner: Owner, empty: str, tmp_path: Path
) -> None:
    live(own_server)
    file = tmp_path / "backup.sql"
    assert "public.wellness_entries 1" in owner.done(address_of(own_server), "backup", str(file))
    assert "public.messages 1" in owner.done(empty, "restore", str(file))
    assert dumped(empty) == dumped(address_of(own_server))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {each.name for each in tmp_path.iterdir()} <= {"backup.sql", "data", "keyring.json"}


def test_every_extra_comes_back(own_server: Server, owner: Owner, empty: str, tmp_path: Path) -> None:
    """Partitions with their rows, audit lines and their numbers, tombstones."""
    url = address_of(own_server)
    psql(url, "".join(extra.read_text() for extra in sorted(EXTRAS_FOLDER.glob("*.sql"))))
    account = live(own_server)
    own_server.sql(f"INSERT INTO wellness_entries (user_id, date) VALUES ('{account.user_id}', '1999-01-01')")
    own_server.sql("DELETE FROM module_progress")
    file = tmp_path / "backup.sql"
    out = owner.done(url, "backup", str(file))
    assert ("sync_tombstones 1" in out, "wellness_entries_other 2" in out, "organic_audit.changes" in out) == (
        True,
    ) * 3
    owner.done(empty, "restore", str(file))
    assert dumped(empty) == dumped(url)


def test_plain_psql_restores_it_as_the_schema_document_says(
    own_server: Server, owner: Owner, empty: str, tmp_path: Path
) -> None:
    live(own_server)
    file = tmp_path / "backup.sql"
    owner.done(address_of(own_server), "backup", str(file))
    done = run("psql", "-d", empty, "-f", str(file))
    assert (done.returncode, "ERROR" in done.stderr) == (0, False)
    assert dumped(empty) == dumped(address_of(own_server))
    replaced = run("psql", "-d", empty, "-v", "replace=1", "-f", str(file))
    assert (replaced.returncode, "ERROR" in replaced.stderr) == (0, False)
    assert dumped(empty) == dumped(address_of(own_server))
    again = run("psql", "-d", empty, "-f", str(file))
    assert (again.returncode, "there are rows in auth.users already" in again.stderr) == (3, True)
    assert dumped(empty) == dumped(address_of(own_server))


def test_a_new_project_with_its_accounts_schema_takes_it(own_server: Server, owner: Owner, tmp_path: Path) -> None:
    """As a hosted one is: Supabase made auth, and maybe `supabase db push` the tables and the sign-up's triggers."""
    live(own_server)
    file = tmp_path / "backup.sql"
    owner.done(address_of(own_server), "backup", str(file))
    with fresh_server(own_server.driver) as new:
        psql(address_of(new), "DROP EVENT TRIGGER remember_grants; DROP EVENT TRIGGER put_grants_back")  # the tests'
        owner.done(address_of(new), "restore", str(file))
        assert dumped(address_of(new)) == dumped(address_of(own_server))
        assert psql(address_of(new), "SELECT count(*) FROM users") == ["1"]
        psql(address_of(new), UNTOUCHED)
        owner.done(address_of(new), "restore", str(file))
        assert dumped(address_of(new)) == dumped(address_of(own_server))


def test_devices_sync_on_without_being_asked(
    own_server: Server, owner: Owner, device: MakeDevice, tmp_path: Path
) -> None:
    account = sign_up(own_server)
    laptop = sign_in(device("laptop"), own_server, account)
    laptop.days.log(DAY, {"mood_score": Decimal(4)})
    thread = laptop.conversations.start("sleep", "Why?")
    laptop.conversations.send(thread.id, "Hello")
    laptop.sync()
    file = tmp_path / "backup.sql"
    owner.done(address_of(own_server), "backup", str(file))
    laptop.days.log(DAY, {"energy_level": Decimal(2)})
    own_server.stop()
    with cluster() as other:
        owner.done(other.url(), "restore", str(file))
        nothing_granted(other.url())
        restored = other.serve(own_server)
        restored.start()
        try:
            report = laptop.sync()
            assert (report.pushed, report.pulled, report.conflicts) == (1, 0, 0)
            assert (laptop.status().state, laptop.status().held) == ("up_to_date", {})
            second = sign_in(device("second"), restored, account)
            second.sync()
            assert (logged(second, DAY)["mood_score"], logged(second, DAY)["energy_level"]) == (4, 2)
            assert sign_up(restored).user_id
            assert restored.sql("SELECT count(*) AS n FROM users") == [{"n": 2}]
        finally:
            restored.close()


def test_rows_are_replaced_only_if_asked(own_server: Server, owner: Owner, empty: str, tmp_path: Path) -> None:
    live(own_server)
    file, url = tmp_path / "backup.sql", empty
    owner.done(address_of(own_server), "backup", str(file))
    owner.done(url, "restore", str(file))
    psql(url, "UPDATE wellness_entries SET mood_score = 1; DELETE FROM messages; CREATE TABLE mine (id INT)")
    before = dumped(url)
    code, _, error = owner(url, "restore", str(file))
    assert (code, "auth.users 1" in error, "--replace" in error) == (5, True, True)
    assert json.loads(owner.done(url, "restore", str(file), "--dry-run", "--json"))["deletes"]["public.users"] == 1
    assert dumped(url) == before
    owner.done(url, "restore", str(file), "--replace")
    psql(url, "DROP TABLE mine")
    assert dumped(url) == dumped(address_of(own_server))


def test_a_row_that_is_written_while_a_restore_begins_is_kept(backup: bytes, empty: str, tmp_path: Path) -> None:
    """Whoever writes it hasn't committed when the restore asks for rows."""
    file = tmp_path / "backup.sql"
    file.write_bytes(backup)
    database = ServerDatabase.from_environment({"DATABASE_URL": empty})
    restore(database, file, lambda _: None)
    psql(empty, EMPTIED)
    with (
        Session(["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", empty]) as writer,
        ThreadPoolExecutor(1) as pool,
    ):
        writer.say("BEGIN; INSERT INTO users (email) VALUES ('late@example.com'); \\echo written")
        assert writer.heard() == "written"
        restoring = pool.submit(restore, database, file, lambda _: None)
        waiting = (
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        while psql(empty, waiting) == ["0"]:
            assert not restoring.done(), restoring.exception()
        writer.say("COMMIT;")
        with pytest.raises(ServerDatabaseError, match=r"rows in public[.]users already"):
            restoring.result()
    assert psql(empty, "SELECT email FROM users") == ["late@example.com"]


def test_tables_with_odd_names_are_counted_and_asked_for(
    own_server: Server, owner: Owner, empty: str, tmp_path: Path
) -> None:
    """Rows in the way are said before, and only what is asked for deletes them."""
    url, file = address_of(own_server), str(tmp_path / "b.sql")
    psql(url, 'CREATE SCHEMA "my schema"; CREATE TABLE "my schema"."ü ""t"" (x)" ("a b" int)')
    psql(url, 'INSERT INTO "my schema"."ü ""t"" (x)" VALUES (1), (2)')
    assert owner(url, "backup", file)[0] == 0
    assert owner(empty, "restore", file)[0] == 0
    psql(empty, "DELETE FROM auth.users")
    code, _, error = owner(empty, "restore", file)
    assert (code, 'rows already: "my schema"."ü ""t"" (x)" 2' in error) == (5, True)


def test_what_uses_the_tables_stops_a_restore_whole(
    own_server: Server, owner: Owner, empty: str, tmp_path: Path
) -> None:
    live(own_server)
    file, url = tmp_path / "backup.sql", empty
    owner.done(address_of(own_server), "backup", str(file))
    owner.done(url, "restore", str(file))
    psql(url, "CREATE VIEW mine AS SELECT * FROM users")
    before = dumped(url)
    code, _, error = owner(url, "restore", str(file), "--replace")
    assert (code, "view mine depends on" in error, "empty database" in error) == (1, True, True)
    assert dumped(url) == before


@pytest.mark.parametrize("damage", ["cut", "changed", "longer", "foreign", "newer", "missing", "folder", "empty"])
def test_a_file_that_is_no_whole_backup_changes_nothing(
    backup: bytes, owner: Owner, empty: str, tmp_path: Path, damage: str
) -> None:
    file, content = tmp_path / "backup.sql", backup
    half = len(content) // 2
    damaged = {
        "cut": content[:half],
        "changed": content[:half] + bytes([content[half] ^ 1]) + content[half + 1 :],
        "longer": content + b"DROP TABLE users;\n",
        "foreign": b"CREATE TABLE mine (id INT);\n",
        "newer": content.replace(b"format 1", b"format 2", 1),
        "empty": b"",
    }
    if damage == "folder":
        file.mkdir()
    elif damage in damaged:
        file.write_bytes(damaged[damage])
    before = dumped(empty)
    code, out, error = owner(empty, "restore", str(file))
    assert (code, out, error.count("\n")) == (1, "", 1), error
    assert "Traceback" not in error
    assert str(file) in error
    assert dumped(empty) == before


def test_half_a_backup_restored_by_psql_changes_nothing(backup: bytes, empty: str, tmp_path: Path) -> None:
    file, content = tmp_path / "backup.sql", backup.decode()
    before = dumped(empty)
    for end in (len(content) // 4, len(content) // 2, content.index("\nCOMMIT;")):
        file.write_text(content[:end])
        run("psql", "-d", empty, "-f", str(file))
        assert dumped(empty) == before


def test_a_file_that_is_there_is_kept(server: Server, owner: Owner, tmp_path: Path) -> None:
    file = tmp_path / "backup.sql"
    file.write_text("mine")
    code, _, error = owner(address_of(server), "backup", str(file))
    assert (code, "--overwrite" in error, file.read_text()) == (1, True, "mine")
    owner.done(address_of(server), "backup", str(file), "--overwrite")
    assert file.read_text().startswith("-- Organic Desktop")
    code, _, error = owner(address_of(server), "backup", str(tmp_path / "nowhere" / "backup.sql"))
    assert (code, "can't be written" in error) == (1, True)


def test_a_role_that_policies_apply_to_makes_no_backup(server: Server, owner: Owner, tmp_path: Path) -> None:
    url = address_of(server)
    role = f"reader_{os.getpid()}"
    psql(url, f"CREATE ROLE {role} LOGIN; GRANT pg_read_all_data TO {role}; GRANT USAGE ON SCHEMA auth TO {role}")
    code, _, error = owner(url.replace("postgres@", f"{role}@"), "backup", str(tmp_path / "b.sql"))
    assert (code, f"The role {role} doesn't see every row of" in error, "public.users" in error) == (1, True, True)
    psql(url, f"REVOKE pg_read_all_data FROM {role}")
    code, _, error = owner(url.replace("postgres@", f"{role}@"), "backup", str(tmp_path / "b.sql"))
    assert (code, "doesn't see every row of" in error) == (1, True)
    assert not [*tmp_path.glob("*.sql"), *tmp_path.glob(".*")]
    psql(url, f"DROP OWNED BY {role}; DROP ROLE {role}")


def test_a_database_that_is_no_project_has_no_backup(driver: str, owner: Owner, empty: str, tmp_path: Path) -> None:
    code, _, error = owner(empty, "backup", str(tmp_path / "b.sql"))
    assert (code, "no auth.users" in error) == (1, True)


@pytest.mark.parametrize("interrupt", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_backup_leaves_no_file(server: Server, tmp_path: Path, interrupt: signal.Signals) -> None:
    """Ctrl+C, a shutdown or a closed terminal while pg_dump waits for a table that somebody holds."""
    url = address_of(server)
    with held(url, "messages") as is_waited_for:
        process = subprocess.Popen(
            [
                *("env", "--default-signal"),  # whoever runs the tests may be deaf to some, as by nohup
                sys.executable,
                "-m",
                "organic_desktop",
                "--data-dir",
                str(tmp_path / "data"),
                "server",
                "backup",
                "b.sql",
            ],
            cwd=tmp_path,
            env=os.environ | {"DATABASE_URL": url},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # a terminal sends it to the whole group
        )
        is_waited_for()
        os.killpg(process.pid, interrupt)
        _, error = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in error) == (1, False)
    assert [each.name for each in tmp_path.iterdir() if each.name != "data"] == []


def test_a_person_who_looks_sees_how_far_it_is(server: Server, empty: str, tmp_path: Path) -> None:
    """And a script's log, which is no terminal, has the last line alone."""
    for url, words, step in (
        (address_of(server), ("backup", "b.sql"), "Copying public.messages"),
        (empty, ("restore", "b.sql"), "Restoring, 100 % sent"),
    ):
        reading, writing = os.openpty()
        command = [sys.executable, "-m", "organic_desktop", "--data-dir", str(tmp_path / "data"), "server", *words]
        environment = os.environ | {"DATABASE_URL": url}
        subprocess.run(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=writing, check=True)
        os.close(writing)
        with open(reading, "rb", buffering=0) as terminal:
            assert step in read_all(terminal)


def read_all(terminal: FileIO) -> str:
    """What a terminal shows, up to the end of its other side."""
    shown = b""
    with suppress(OSError):  # how Linux says that it is the end
        while piece := terminal.read(1000):
            shown += piece
    return shown.decode()


def test_an_interrupted_restore_changes_nothing(backup: bytes, empty: str, tmp_path: Path) -> None:
    """Ctrl+C while the restore waits for rows that somebody is deleting."""
    file = tmp_path / "backup.sql"
    file.write_bytes(backup)
    database = ServerDatabase.from_environment({"DATABASE_URL": empty})
    restore(database, file, lambda _: None)
    before = dumped(empty)
    with held(empty, "messages") as is_waited_for:
        process = subprocess.Popen(
            [sys.executable, "-m", "organic_desktop", "server", "restore", str(file), "--replace"],
            cwd=tmp_path,
            env=os.environ | {"DATABASE_URL": empty, "ORGANIC_DATA_DIR": str(tmp_path / "data")},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        is_waited_for()
        os.killpg(process.pid, signal.SIGINT)
        _, error = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in error) == (1, False)
    assert dumped(empty) == before


@contextmanager
def held(url: str, table: str) -> Iterator[Callable[[], None]]:
    """Hold a table, and lend what waits until somebody else waits for it."""
    programs = postgres_programs()
    assert programs
    holder = subprocess.Popen(
        [programs / "psql", "-qAt", url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdin
    assert holder.stdout
    holder.stdin.write(f"BEGIN; LOCK TABLE {table}; SELECT 'held';\n")
    holder.stdin.flush()
    assert holder.stdout.readline() == "held\n"

    def is_waited_for() -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while psql(url, "SELECT count(*) FROM pg_locks WHERE NOT granted") == ["0"]:
            assert time.monotonic() < deadline, f"nobody waits for {table}"

    try:
        yield is_waited_for
    finally:
        holder.communicate("ROLLBACK;\n", timeout=PATIENCE_SECONDS)
