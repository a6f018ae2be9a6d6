"""What an idle cycle reads is remembered while nobody changes the file, whoever may have: never longer."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from organic_desktop.store.database import MOST_REMEMBERED, Database

WRITE = "INSERT INTO meta (name, value) VALUES ('n', 0) ON CONFLICT (name) DO UPDATE SET value = value + 1"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "a.db")) as opened:
        yield opened


def number(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT coalesce(max(value), -1) FROM meta WHERE name = 'n'").scalar_one())


def write_here(database: Database) -> None:
    with database.writing() as session:
        session.connection().exec_driver_sql(WRITE)


def write_past_it(database: Database) -> None:
    with closing(sqlite3.connect(database.path)) as other, other:
        other.execute(WRITE)


def write_and_take_back(database: Database) -> None:
    with suppress(ZeroDivisionError), database.writing() as session:
        session.connection().exec_driver_sql(WRITE)
        raise ZeroDivisionError


WRITES = [write_here, write_past_it, write_and_take_back]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.sampled_from([None, *WRITES]), max_size=12))
def test_whoever_wrote_the_next_read_knows(database: Database, steps: list[Callable[[Database], None] | None]) -> None:
    for step in steps:
        if step:
            step(database)
        with database.reading() as session:
            now = number(session.connection())
        assert database.remembered("n", number) == now


def test_another_process_is_seen_too(database: Database) -> None:
    write_here(database)
    assert database.remembered("n", number) == 0
    program = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit(); c.close()"
    subprocess.run([sys.executable, "-c", program, str(database.path), WRITE], check=True)
    assert database.remembered("n", number) == 1


def test_nothing_is_read_again_while_nobody_wrote(database: Database) -> None:
    reads = []

    def read(connection: Connection) -> int:
        reads.append(1)
        return number(connection)

    write_here(database)
    assert [database.remembered("n", read) for _ in range(3)] == [0, 0, 0]
    assert len(reads) == 1
    write_past_it(database)
    assert [database.remembered("n", read) for _ in range(3)] == [1, 1, 1]
    assert len(reads) == 2


def test_a_write_during_the_read_makes_it_stale(database: Database) -> None:
    """The read has its snapshot; what is written after that is seen by the next one."""

    def read(connection: Connection) -> int:
        found = number(connection)
        write_past_it(database)
        return found

    assert database.remembered("n", read) == -1
    assert database.remembered("n", number) == 0


def test_only_so_much_is_remembered(database: Database) -> None:
    for key in range(3 * MOST_REMEMBERED):
        database.remembered(key, number)
    assert len(database._remembered) <= MOST_REMEMBERED
