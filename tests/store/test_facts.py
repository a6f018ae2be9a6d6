"""Facts keep their value and their name in the file; what is damaged or unknown harms no other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from organic_desktop.core.messages import Sentence
from organic_desktop.store.database import Database
from organic_desktop.store.facts import Facts, change_facts, facts_of, keep_facts, read_facts

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ALL = Facts(
    owner="me",
    server="https://a.example",
    email="me@example.com",
    identity={"id": "a", "counter": 1, "machine": "m"},
    last_synced_at=NOON,
    problem="Offline",
    sentence=Sentence("{rows} rows", rows=3),
    held={"messages": 12},
    went_back=True,
    publishable_key="sb_publishable_a",
    signed_out=True,
    kept_apart=True,
    removals_agreed_at=NOON,
    server_clock="[1, 2, 3]",
    missing_features={"counts": "2026-11-23T12:00:00.000000Z"},
    checked_at=NOON,
    compared_at=NOON,
    settled={"users": ["2026", "id", 0]},
    conflicts_seen=7,
    taken_over="1-2",
    earlier_dismissed="a b",
    restored_at=NOON,
    coach_remote=True,
    coach_provider="here",
    coach_limit=9,
    coach_drafts={"a conversation": "half a question"},
)
# As released versions wrote them: a file that is older than this program has these names.
LINES = {
    "owner": "me",
    "identity": '{"id": "a", "counter": 1, "machine": "m"}',
    "last_synced_at": "2026-11-23T12:00:00.000000Z",
    "held": '{"messages": 12}',
    "went_back": "yes",
    "lacks": '{"counts": "2026-11-23T12:00:00.000000Z"}',
    "swept_at": "2026-11-23T12:00:00.000000Z",
    "conflicts_seen": "7",
    "earlier_put_off": "a b",
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "a.db")) as opened:
        yield opened


def lines(database: Database) -> dict[str, str]:
    with database.reading() as session:
        found = session.connection().exec_driver_sql("SELECT name, value FROM meta").all()
        return {str(name): str(value) for name, value in found}


def facts(database: Database) -> Facts:
    with database.reading() as session:
        return read_facts(session.connection())


def test_every_fact_is_kept_and_taken_back(database: Database) -> None:
    assert facts(database) == Facts()
    assert all(getattr(ALL, each.name) != getattr(Facts(), each.name) for each in fields(Facts))
    keep_facts(database, lambda _: ALL)
    assert facts(database) == ALL
    assert facts(database).sentence.to_text() == ALL.sentence.to_text()
    assert LINES.items() <= lines(database).items()
    keep_facts(database, lambda _: Facts())
    assert facts(database) == Facts()


def test_only_what_changed_is_written(database: Database) -> None:
    keep_facts(database, lambda known: replace(known, owner="me"))
    with database.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("INSERT INTO meta VALUES ('of a newer version', 'x'), ('lacks', 'damaged')")
        change_facts(connection, lambda known: replace(known, problem="Offline"))
    assert lines(database) == {"owner": "me", "of a newer version": "x", "lacks": "damaged", "problem": "Offline"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("held", "[]"),
        ("held", "{"),
        ("last_synced_at", "yesterday"),
        ("conflicts_seen", "many"),
        ("conflicts_seen", "9" * 30),
        ("conflicts_seen", "9" * 5000),
        ("conflicts_seen", b"1"),
        ("owner", b"me"),
        ("settled", "\ud800"),
    ],
)
def test_a_damaged_fact_is_an_unknown_one(name: str, text: Any) -> None:
    assert facts_of([("email", "me@example.com"), (name, text)]) == Facts(email="me@example.com")
