"""A plain PostgreSQL that looks to Supabase's own command line like a project: its roles, its auth.users, auth.uid().

What each role may do there is asked of PostgreSQL itself, without a server in between.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from tests.server.databases import Postgres, postgres_programs
from tests.server.lite import MIGRATIONS, node_command

# The parts of a hosted project that migrations build on.
PROJECT = """
CREATE ROLE anon NOLOGIN;
CREATE ROLE authenticated NOLOGIN;
CREATE ROLE service_role NOLOGIN BYPASSRLS;
CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO anon, authenticated, service_role;
CREATE TABLE auth.users (id UUID PRIMARY KEY, email TEXT, raw_user_meta_data JSONB);
CREATE FUNCTION auth.uid() RETURNS UUID LANGUAGE sql STABLE
  AS $$ SELECT coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid $$;
GRANT EXECUTE ON FUNCTION auth.uid() TO anon, authenticated, service_role;
"""
# What hosted Supabase does with what a migration makes: today, and before 2026-10-30.
DEFAULTS = {
    "nothing granted": "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;",
    "everything granted": """
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon, authenticated, service_role;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON FUNCTIONS TO anon, authenticated, service_role;
    """,
}
CLI = Path(__file__).parent / "node_modules" / "supabase" / "dist" / "supabase.js"


class Project:
    """A running database, and Supabase's command line on it."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder = folder
        self.url = url

    def sql(self, script: str) -> list[str]:
        """The lines that psql prints, as the database's owner unless the script says otherwise."""
        done = subprocess.run(self._psql(), input=script, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    def as_role(self, name: str) -> Project:
        """The same database, spoken to by somebody else."""
        base = urlsplit(self.url)
        return Project(self._folder, urlunsplit(base._replace(netloc=base.netloc.replace("postgres@", f"{name}@"))))

    def file(self, path: Path) -> None:
        """``psql -f`` of a file, with no option that it doesn't set itself. Raises CalledProcessError."""
        programs = postgres_programs()
        assert programs
        command = [str(programs / "psql"), "--no-psqlrc", "--quiet", "-f", str(path), self.url]
        subprocess.run(command, check=True, capture_output=True)

    def session(self) -> Session:
        """A connection of its own, for what happens at the same time."""
        return Session(self._psql())

    def _psql(self) -> list[str]:
        programs = postgres_programs()
        assert programs
        options = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]
        return [str(programs / "psql"), *options, self.url]

    def outcomes(
        self,
        role: str,
        user_id: str,
        statements: list[str],
        *,
        after: str = "",
        claims: Mapping[str, object] = MappingProxyType({}),
    ) -> list[str]:
        """What each statement comes to for somebody: how many rows, or the SQLSTATE of the refusal. Nothing stays.

        ``after`` is what the database's owner does first; ``claims`` are those that the token makes beside its ``sub``.
        """
        token = json.dumps({"sub": user_id, "role": role, **claims} if user_id else {})
        script = "\\set ON_ERROR_STOP 0\n" + "".join(
            f"BEGIN; {after}; SET LOCAL ROLE {role}; SET LOCAL request.jwt.claims = '{token}';\n"
            f"\\o /dev/null\n{statement};\n\\o\n"
            "\\if :ERROR\n\\echo :SQLSTATE\n\\else\n\\echo :ROW_COUNT\n\\endif\nROLLBACK;\n"
            for statement in statements
        )
        return self.sql(script)

    @contextmanager
    def copy(self, name: str) -> Iterator[Project]:
        """A database of its own with all that is in this one, which nobody may be connected to; dropped at the end."""
        base = urlsplit(self.url)
        maintenance = Project(self._folder, urlunsplit(base._replace(path="/template1")))
        maintenance.sql(f"CREATE DATABASE {name} TEMPLATE {base.path[1:]}")
        try:
            yield Project(self._folder, urlunsplit(base._replace(path=f"/{name}")))
        finally:
            maintenance.sql(f"DROP DATABASE {name} WITH (FORCE)")

    def push(self, count: int | None = None) -> None:
        """``supabase db push`` of the first ``count`` migrations."""
        supabase = self._project_folder()
        for later in sorted((supabase / "migrations").iterdir())[count:] if count else []:
            later.unlink()
        done = self._cli("--workdir", str(supabase.parent), "db", "push", "--yes", "--db-url", self.url)
        assert done.returncode == 0, done.stdout + done.stderr

    def diff(self, spoil: Callable[[Path], None]) -> str:
        """What ``supabase db diff`` says, which gets no Docker, once something was done to the project's folder."""
        supabase = self._project_folder()
        spoil(supabase)
        done = self._cli(
            "--workdir", str(supabase.parent), "db", "diff", "--db-url", self.url, DOCKER_HOST="unix:///nowhere"
        )
        return done.stdout + done.stderr

    def new_config(self) -> str:
        """The config.toml that ``supabase init`` writes."""
        folder = self._folder / "new"
        folder.mkdir(exist_ok=True)
        done = self._cli("--workdir", str(folder), "init", "--force")
        assert done.returncode == 0, done.stdout + done.stderr
        return (folder / "supabase" / "config.toml").read_text()

    def _project_folder(self) -> Path:
        """A copy of the project: the command line leaves files there."""
        supabase = self._folder / "resources" / "supabase"
        shutil.rmtree(supabase, ignore_errors=True)
        shutil.copytree(MIGRATIONS.parent, supabase)
        return supabase

    def advisors(self) -> list[dict[str, Any]]:
        """What ``supabase db advisors`` finds, from hints upward."""
        done = self._cli("--output-format=json", "db", "advisors", "--level=info", "--db-url", self.url)
        assert done.returncode == 0, done.stdout + done.stderr
        found: list[dict[str, Any]] = json.loads(done.stdout)["results"]
        return found

    def _cli(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        quiet = {"HOME": str(self._folder), "DO_NOT_TRACK": "1", "SUPABASE_TELEMETRY_DISABLED": "1"}
        return subprocess.run(
            [*node_command(CLI), *arguments],
            cwd=self._folder,
            env=os.environ | quiet | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


class Session:
    """A psql that goes on, until its block ends: what it is told, and the lines that it prints."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind:  # it may wait for what never comes, and another test would be blamed for its open pipes
            self._process.kill()
        self._process.communicate()
        assert kind or self._process.returncode == 0

    def say(self, script: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{script}\n")
        self._process.stdin.flush()

    def heard(self) -> str:
        """The next line; waits for it."""
        assert self._process.stdout
        return self._process.stdout.readline().rstrip("\n")


@contextmanager
def plain_project(defaults: str) -> Iterator[Project]:
    """A project with no migration yet, thrown away at the end."""
    folder = Path(tempfile.mkdtemp(prefix="organic-plain-"))
    folder.chmod(0o755)  # PostgreSQL's user passes through it
    database = Postgres(folder / "data")
    database.create()
    database.start()
    try:
        project = Project(folder, f"{database.url}?sslmode=disable")
        project.sql(PROJECT + DEFAULTS[defaults])
        yield project
    finally:
        database.stop()
        shutil.rmtree(folder)
