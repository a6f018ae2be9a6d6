"""Databases of other programs: read as they are, whatever is in them, and left as they are."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.store import foreign
from organic_desktop.store.foreign import foreign_database, is_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("""
            PRAGMA user_version = 7;
            CREATE TABLE cups (Id INTEGER PRIMARY KEY, name TEXT, size REAL, made AS (size * 2));
            INSERT INTO cups (id, name, size) VALUES (1, 'small', 0.2), (2, CAST(x'ff41' AS TEXT), 0.4);
            CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;
            CREATE VIRTUAL TABLE searched USING fts5(words);
        """)
    return path


def test_the_rows_of_a_table_with_nothing_for_what_it_lacks(path: Path) -> None:
    with foreign_database(path) as database:
        assert database.version == 7
        assert database.columns("cups") == {"id", "name", "size"}  # not what it would have to compute
        assert list(database.rows("cups", ("NAME", "colour", "id"))) == [("small", None, 1), ("\ufffdA", None, 2)]
        assert database.count("cups") == 2


def test_views_and_virtual_tables_are_not_read(path: Path) -> None:
    with foreign_database(path) as database:
        assert "endless" not in database.tables
        assert "searched" not in database.tables
        assert list(database.rows("endless", ("i",))) == []
        assert database.count("endless") == 0


def test_nothing_is_written_beside_or_in_the_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    before = path.read_bytes()
    with foreign_database(path) as database:
        list(database.rows("cups", ("id",)))
        assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_a_table_without_an_end_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "MOST_ROWS", 1)
    with foreign_database(path) as database, pytest.raises(FileNotUnderstood, match="too many rows"):
        list(database.rows("cups", ("id",)))


def test_a_value_that_is_too_large_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO cups (id, name) VALUES (3, ?)", ("x" * (foreign.MOST_BYTES + 1),))
    with foreign_database(path) as database, pytest.raises(FileNotUnderstood):
        list(database.rows("cups", ("name",)))


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_text("words")
    assert not is_database(other)
    assert not is_database(tmp_path)
    assert not is_database(tmp_path / "missing")
    with pytest.raises(FileNotUnderstood, match=r"other\.db isn't a database"), foreign_database(other):
        pass


@pytest.mark.parametrize("seed", range(100))
def test_a_damaged_database_is_read_or_refused_in_words(path: Path, seed: int) -> None:
    chance = Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(200):
        content[chance.randrange(16, len(content))] = chance.randrange(256)
    path.write_bytes(content[: chance.choice((len(content), 1024, 4096))])
    with suppress(FileNotUnderstood), foreign_database(path) as database:
        assert len(list(database.rows("cups", ("id", "name", "size")))) <= 2
