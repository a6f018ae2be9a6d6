"""How large a file is: little more than what it holds, after a pull and after an update."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from organic_desktop.store.database import LARGEST_LOG
from organic_desktop.store.migrations import FILES, LATEST, migrate
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, WELLNESS_ENTRIES, Mirrored, new_id
from tests.benchmarks import writing
from tests.benchmarks.decade import entries
from tests.store.test_writer import TODAY, Person, never

MESSAGE_COUNT, TALKS, ENTRIES, PAGE = 20_000, 80, 730, 1_000
MOST_TIMES_THE_ROWS = 1.3  # grown page by page; after a first pull, which builds its indexes at the end, it is less
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    someone = Person(tmp_path / "person.db")
    yield someone
    someone.database.close()


def as_json(value: Any) -> Any:
    """A value as PostgREST writes it into JSON: instants with their offset, decimals as numbers."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return str(value)
    return float(value) if isinstance(value, Decimal) else value


def pull(person: Person, mirrored: Mirrored, rows: Sequence[Mapping[str, Any]]) -> int:
    """Apply rows as a pull does; returns how many bytes they are as JSON."""
    sent = [{name: as_json(value) for name, value in row.items()} for row in rows]
    for first in range(0, len(sent), PAGE):
        page = json.loads(json.dumps(sent[first : first + PAGE]), parse_float=Decimal)
        applied = person.remote.apply(mirrored, page, never)
        assert len(applied.news) == len(page)
    return len(json.dumps(sent, ensure_ascii=False, separators=(",", ":")).encode())


def test_a_file_is_little_larger_than_its_rows_as_json(person: Person, tmp_path: Path) -> None:
    chance = Random(14)
    talks = [new_id() for _ in range(TALKS)]
    whole = {"user_id": person.user_id, "module_name": "wellness", "topic": "Bedtime", "message_count": 0}
    size = pull(person, WELLNESS_ENTRIES, [*entries(TODAY, ENTRIES, person.user_id, chance)])
    size += pull(person, CONVERSATIONS, [{"id": talk, **whole, "created_at": NOW, "updated_at": NOW} for talk in talks])
    messages = []
    for number in range(MESSAGE_COUNT):
        role = ("user", "assistant")[number % 2]
        said = NOW.replace(year=2016 + number // 2_000, microsecond=chance.randrange(1_000_000))
        content = {"role": role, "content": writing.message(chance, role), "tokens_used": number}
        messages.append({"id": new_id(), "conversation_id": chance.choice(talks), **content, "created_at": said})
    size += pull(person, MESSAGES, messages)
    person.database.close()
    assert (tmp_path / "person.db").stat().st_size < MOST_TIMES_THE_ROWS * size


def test_the_log_of_a_large_pull_does_not_stay(person: Person, tmp_path: Path) -> None:
    long = "words " * 1_000
    person.log({"nutrition_notes": long})
    with person.database.writing() as session:  # one transaction, as indexes are built in one
        rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
        session.connection().exec_driver_sql(f"INSERT INTO meta SELECT i, '{long}' FROM ({rows} SELECT i FROM n)")
    log = tmp_path / "person.db-wal"
    assert log.stat().st_size > 2 * LARGEST_LOG
    for _ in range(2):  # a later edit begins the log anew
        person.log(water_intake_ml=250)
    assert log.stat().st_size <= LARGEST_LOG


# -- updates ----------------------------------------------------------------------------------------------------------

BEFORE_MESSAGES_WERE_REBUILT = 6
OLD_MESSAGES = 20_000


@pytest.fixture
def old_file(tmp_path: Path) -> Iterator[tuple[sqlite3.Connection, Path]]:
    """A file of version 6 with many messages, which version 7 makes anew."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, path, FILES[:BEFORE_MESSAGES_WERE_REBUILT])
        connection.execute("INSERT INTO users (id, email) VALUES ('me', 'me@example.org')")
        connection.execute("INSERT INTO conversations (id, user_id, module_name) VALUES ('talk', 'me', 'video')")
        rows = [(new_id(), "talk", "user", "words " * 20) for _ in range(OLD_MESSAGES)]
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO messages (id, conversation_id, role, content) VALUES (?, ?, ?, ?)", rows)
        connection.execute("COMMIT")
        yield connection, path


def empty_pages(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA freelist_count").fetchone()[0])


def test_an_update_gives_back_what_it_left_empty(old_file: tuple[sqlite3.Connection, Path]) -> None:
    connection, path = old_file
    before = connection.execute("SELECT * FROM messages ORDER BY id").fetchall()
    migrate(connection, path)
    assert empty_pages(connection) == 0
    assert connection.execute("SELECT * FROM messages ORDER BY id").fetchall() == before


def test_an_update_is_done_also_if_the_file_cant_be_made_smaller(
    old_file: tuple[sqlite3.Connection, Path],
) -> None:
    connection, path = old_file
    with closing(sqlite3.connect(path, isolation_level=None)) as another:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.set_trace_callback(lambda said: said == "VACUUM" and another.execute("BEGIN IMMEDIATE"))
        migrate(connection, path)
        connection.set_trace_callback(None)
        assert another.in_transaction
    assert empty_pages(connection) > 0
    assert connection.execute("PRAGMA user_version").fetchone() == (LATEST,)
