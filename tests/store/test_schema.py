"""The local file: its schema is the models', its versions only move forward, only the user reads it."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import UniqueConstraint, create_engine, inspect
from sqlmodel import SQLModel

from organic_desktop.core.errors import DatabaseBusy, DatabaseDamaged, DatabaseUnwritable, NewerDatabase
from organic_desktop.core.paths import resource
from organic_desktop.store import database as database_module
from organic_desktop.store.copies import version_of
from organic_desktop.store.database import Database
from organic_desktop.store.migrations import LATEST, migrate
from organic_desktop.store.schema import MIRRORED, USERS, Mirrored
from tests import opened
from tests.private import is_private


def test_the_migrations_make_what_the_models_say(tmp_path: Path) -> None:
    Database(tmp_path / "migrated.db").close()
    migrated = create_engine(f"sqlite:///{tmp_path / 'migrated.db'}")
    modelled = create_engine("sqlite://")
    SQLModel.metadata.create_all(modelled)
    for ask in ("get_columns", "get_pk_constraint", "get_indexes", "get_unique_constraints", "get_foreign_keys"):
        for table in SQLModel.metadata.tables:
            theirs, ours = (
                json.dumps(getattr(inspect(engine), ask)(table), default=str) for engine in (modelled, migrated)
            )
            assert ours == theirs, (table, ask)
    migrated.dispose()
    modelled.dispose()


@pytest.mark.parametrize("mirrored", MIRRORED, ids=lambda mirrored: mirrored.name)
def test_the_mirror_has_the_servers_columns_and_an_index_for_each_of_its_indexes(mirrored: Mirrored) -> None:
    sql = resource("supabase/migrations/20260101000000_schema.sql").read_text(encoding="utf-8")
    body = re.search(rf"CREATE TABLE (?:public\.)?{mirrored.table.name} \((.*?)\n\);", sql, re.DOTALL)
    assert body is not None
    columns = re.findall(r"^\s+([a-z_]+) [A-Z]", body.group(1), re.MULTILINE)
    assert [column.name for column in mirrored.table.columns] == columns
    indexes = re.findall(rf"CREATE INDEX (\w+) ON (?:public\.)?{mirrored.table.name} \((.*?)\)", sql)
    unique = [list(each.columns) for each in mirrored.table.constraints if isinstance(each, UniqueConstraint)]
    ours = [[column.name for column in each] for each in (*(list(i.columns) for i in mirrored.table.indexes), *unique)]
    for name, on in indexes:
        if name != "messages_created_idx":  # docs/decisions/0049: nothing here asks for it
            columns = on.split(", ")
            assert [each for each in ours if each[: len(columns)] == columns], name


def test_a_newer_file_is_refused_in_words_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    with pytest.raises(NewerDatabase, match="newer version"):
        Database(path)
    with closing(sqlite3.connect(path)) as connection:
        assert version_of(connection) == LATEST + 1


def test_a_migration_that_fails_changes_nothing_and_an_older_file_is_copied_first(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    Database(path).close()
    good, bad = tmp_path / "good.sql", tmp_path / "bad.sql"
    before = [path] * LATEST  # applied already: only their number counts
    good.write_text("CREATE TABLE extra (n INTEGER);\nINSERT INTO extra VALUES (1);\n")
    bad.write_text("CREATE TABLE more (n INTEGER);\nSELECT nonsense FROM nowhere;\n")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, path, (*before, good, bad))
        assert version_of(connection) == LATEST
        assert not connection.execute("SELECT * FROM sqlite_master WHERE name IN ('extra', 'more')").fetchall()
    copy = tmp_path / f"old.before-{LATEST + 1}.db"
    assert is_private(copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert version_of(connection) == LATEST


def test_only_the_user_reads_the_file_and_its_side_files(tmp_path: Path) -> None:
    database = Database(tmp_path / "odd %20#.db")
    with database.writing() as session:
        connection = session.connection()
        connection.execute(USERS.table.insert().values(id="u", email=""))
    files = list(tmp_path.iterdir())
    assert len(files) == 3  # the database, its write-ahead log, its index
    assert all(map(is_private, files))
    database.close()


def test_pragmas_are_on_for_every_connection(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db")
    with database.writing() as session:
        connection = session.connection()
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys")
        }
    assert asked == {"journal_mode": "wal", "foreign_keys": 1}
    database.close()


def test_a_connection_in_use_as_the_file_is_closed_is_closed_after_its_transaction(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db")
    before = set(opened.open_connections)
    with database.reading() as session:
        connection = session.connection()
        database.close()
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == LATEST
    assert set(opened.open_connections) == before


def test_what_sqlite_says_becomes_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rubbish = tmp_path / "rubbish.db"
    rubbish.write_bytes(b"not a database, but long enough to be looked at " * 50)
    with pytest.raises(DatabaseDamaged):
        Database(rubbish)
    with pytest.raises(DatabaseUnwritable):
        Database(tmp_path / "no" / "such" / "folder.db")

    monkeypatch.setattr(database_module, "BUSY_TIMEOUT_MS", 50)
    database = Database(tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy), database.writing():
            pass
    with database.writing() as session:
        connection = session.connection()
        connection.execute(USERS.table.insert().values(id="u", email=""))
    database.close()


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """A disk on which no file gets longer than ``size`` bytes; SQLite then takes a transaction back by itself."""
    import resource as limits  # not on Windows

    before = limits.getrlimit(limits.RLIMIT_FSIZE)
    limits.setrlimit(limits.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
@pytest.mark.parametrize("size", [20_000, 40_000, 200_000])
def test_a_disk_that_fills_up_while_the_file_is_made_is_said_and_the_next_start_goes_on(
    tmp_path: Path, size: int
) -> None:
    with room_for(size), pytest.raises(DatabaseUnwritable, match="disk"):
        Database(tmp_path / "a.db")
    Database(tmp_path / "a.db").close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_disk_that_fills_up_while_a_text_is_deleted_for_good_is_said(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db")
    with database.writing() as session:
        connection = session.connection()
        for number in range(100):
            connection.exec_driver_sql(
                "INSERT INTO journal VALUES (NULL, ?, '', 'messages', 'm', 'content', ?, 'null', 'edit', 'user')",
                (str(number), json.dumps("x" * 3_000)),
            )
    with room_for(4_096), pytest.raises(DatabaseUnwritable, match="disk"):
        database.purge([], "messages", "m")
    assert database.purge([], "messages", "m").texts == 1
    database.close()


def test_a_full_disk_refuses_the_edit_and_keeps_what_was(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db")

    def edit() -> None:
        with database.writing() as session:
            connection = session.connection()
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            connection.execute(USERS.table.insert().values(id="u", email="", full_name="x" * 100_000))

    with pytest.raises(DatabaseUnwritable, match="disk is full"):
        edit()
    with database.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM users").scalar() == 0
    database.close()
