"""How the project's database is named: by the environment, and never so that others could read its password."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from organic_desktop.app.server_kit import programs
from organic_desktop.app.server_kit.programs import program
from organic_desktop.app.server_kit.psql import ServerDatabase, psql_command
from organic_desktop.core.errors import InvalidInput, ServerDatabaseError

URL = "postgresql://me:p%40ss%3Aw%2Ford@db.example.com:6000/my%20db?sslmode=verify-full&connect_timeout=3"


def named(**environment: str) -> ServerDatabase:
    return ServerDatabase.from_environment(environment)


def test_an_address_becomes_variables() -> None:
    variables = named(DATABASE_URL=URL, PGUSER="another", PGPASSWORD="another", PGSSLROOTCERT="/ca.pem").variables
    assert variables == {
        "PGUSER": "me",
        "PGPASSWORD": "p@ss:w/ord",
        "PGHOST": "db.example.com",
        "PGPORT": "6000",
        "PGDATABASE": "my db",
        "PGSSLMODE": "verify-full",
        "PGCONNECT_TIMEOUT": "3",
        "PGSSLROOTCERT": "/ca.pem",
        "PGAPPNAME": "organic-desktop",
    }


@pytest.mark.parametrize(
    ("authority", "host", "port"),
    [
        ("[2001:db8::1]:5433", "2001:db8::1", "5433"),
        ("a.example.com:1,b.example.com:2", "a.example.com,b.example.com", "1,2"),
        ("%2Frun%2Fpostgresql", "/run/postgresql", None),
        ("a.example.com", "a.example.com", None),
    ],
)
def test_hosts_are_read_as_libpq_does(authority: str, host: str, port: str | None) -> None:
    variables = named(DATABASE_URL=f"postgres://me@{authority}/db").variables
    assert (variables["PGHOST"], variables.get("PGPORT")) == (host, port)


@pytest.mark.parametrize(
    ("written", "password"),
    [
        ("pa#ss", "pa#ss"),
        ("pa?ss", "pa?ss"),
        ("p@ss:w", "p@ss:w"),
        ("[word]", "[word]"),
        ("a+b", "a+b"),
        ("ü ß%25", "ü ß%"),
    ],
)
def test_a_password_is_taken_as_it_was_pasted(written: str, password: str) -> None:
    variables = named(DATABASE_URL=f"postgres://me:{written}@db.example.com:5432/db?options=-c+x%20y").variables
    assert (variables["PGUSER"], variables["PGPASSWORD"], variables["PGHOST"]) == ("me", password, "db.example.com")
    assert (variables["PGPORT"], variables["PGDATABASE"], variables["PGOPTIONS"]) == ("5432", "db", "-c+x y")


@pytest.mark.parametrize(
    "address", ["localhost/db?hostaddr=203.0.113.5", "%2Frun,db.example.com/db", "localhost,db.example.com/db"]
)
def test_an_own_host_beside_another_computers_is_not_spoken_to_unencrypted(address: str) -> None:
    assert named(DATABASE_URL=f"postgres://me@{address}").variables["PGSSLMODE"] == "require"


@pytest.mark.parametrize("url", ["postgres://me@localhost/db", "postgres://me@127.0.0.1/db", "postgres://%2Frun/db"])
def test_another_computers_database_is_never_spoken_to_unencrypted_by_itself(url: str) -> None:
    assert "PGSSLMODE" not in named(DATABASE_URL=url).variables
    assert named(DATABASE_URL="postgres://me@db.example.com/db").variables["PGSSLMODE"] == "require"
    assert named(PGHOST="db.example.com").variables["PGSSLMODE"] == "require"
    assert named(PGHOST="db.example.com", PGSSLMODE="disable").variables["PGSSLMODE"] == "disable"
    assert named(PGSERVICE="mine").variables["PGSSLMODE"] == "require"


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DATABASE_URL": " "},
        {"PGPASSWORD": "x"},
        {"DATABASE_URL": "https://abc.supabase.co"},
        {"DATABASE_URL": "postgres://me:hidden-word@[half/db"},
        {"DATABASE_URL": "postgres://me:hidden-word@host/db?pgbouncer=true"},
        {"DATABASE_URL": "postgres://me:hidden-word%00@host/db"},
        {"DATABASE_URL": "postgres://me:hidden-word/of-mine@host:5432/db"},
        {"DATABASE_URL": "postgres://me:1@2/hidden-word@host:5432/db"},
        {"DATABASE_URL": "postgres://me:1/hidden-word@host:5432/db"},
        {"DATABASE_URL": "postgres://me@host:hidden-word/db"},
        {"DATABASE_URL": "postgres://me:x%FF@host/db"},
        {"DATABASE_URL": "postgres://me@host/db?hidden-word"},
        {"DATABASE_URL": "hidden-word"},
    ],
)
def test_what_names_no_database_is_refused_without_being_repeated(environment: dict[str, str]) -> None:
    with pytest.raises(InvalidInput) as caught:
        named(**environment)
    assert "hidden-word" not in str(caught.value)


def test_the_password_is_in_no_argument_and_in_no_message() -> None:
    database = named(DATABASE_URL=URL)
    assert "p@ss" not in " ".join([*map(str, [database]), repr(database)])
    assert database.environment()["PGPASSWORD"] == "p@ss:w/ord"
    assert "DATABASE_URL" not in database.environment()
    assert "p@ss" not in str(database.error(3, "psql: ERROR:  p@ss:w/ord is no table"))


def test_a_program_that_is_missing_or_too_old_is_said_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "FOLDERS", ((str(tmp_path), "*/bin"),))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ServerDatabaseError, match=r"psql isn't on this computer\. Install .*postgresql-client"):
        psql_command()
    for version in (15, 17):
        path = tmp_path / str(version) / "bin" / "pg_dump"
        path.parent.mkdir(parents=True)
        path.write_text(f"#!/bin/sh\necho 'pg_dump (PostgreSQL) {version}.2'\n")
        path.chmod(0o755)
    os.symlink(tmp_path / "15" / "bin" / "pg_dump", tmp_path / "pg_dump")
    assert program("pg_dump").resolve().parts[-3] == "15"
    assert program("pg_dump", at_least=16).parts[-3] == "17"
    with pytest.raises(ServerDatabaseError, match="pg_dump here is of PostgreSQL 17, and the server's is 18"):
        program("pg_dump", at_least=18)
