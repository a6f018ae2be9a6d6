"""Messages of a first pull: by columns what is plain and new, one by one what meets something, indexes at the end."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from organic_desktop.core.clock import SystemClock
from organic_desktop.core.validation import are_identifiers, are_utc_instants
from organic_desktop.store.apply_remote import Applied, Merged, RemoteChanges, Sides
from organic_desktop.store.bookkeeping import UNREADABLE
from organic_desktop.store.database import Database
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.first_messages import build_message_indexes, has_message_indexes
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, USERS, Message, Mirrored
from organic_desktop.store.types import instant_spelling, instant_spellings
from organic_desktop.store.writer import Writer

ME = "11111111-1111-4111-8111-111111111111"
TALK = "22222222-2222-4222-8222-222222222222"
BEGAN = datetime(2026, 5, 1, tzinfo=UTC)


def keep_theirs(_: Mirrored, sides: Sides) -> Merged:
    return Merged(sides.theirs)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "a.db")) as found:
        keep_facts(found, lambda facts: replace(facts, owner=ME))
        remote = RemoteChanges(found, SystemClock())
        stamps = {"created_at": "2026-05-01T08:00:00+00:00", "updated_at": "2026-05-01T08:00:00+00:00"}
        person = {"id": ME, "email": "a@example.com", "full_name": None, "avatar_url": None, "timezone": "UTC"}
        remote.apply(USERS, [person | stamps], keep_theirs)
        talk = {"id": TALK, "user_id": ME, "module_name": "identity", "topic": None, "message_count": 0}
        remote.apply(CONVERSATIONS, [talk | stamps], keep_theirs)
        yield found


def message(number: int, **other: Any) -> dict[str, Any]:
    """A message as the server sends it; one in ten stamps is shorter than six digits."""
    at = (BEGAN + timedelta(seconds=number, microseconds=10 * number)).isoformat()
    row = {"id": str(uuid.UUID(int=(number * 7919) % 2**64 << 64 | number, version=4)), "conversation_id": TALK}
    return row | {"role": "user", "content": f"said {number} 🌱", "tokens_used": None, "created_at": at} | other


def pulled(database: Database, *pages: list[dict[str, Any]], drop_after: int | None = 0) -> list[Applied]:
    """What each page did."""
    remote = RemoteChanges(database, SystemClock())
    with remote.receiving_messages(drop_after=drop_after) as messages:
        return [remote.apply(MESSAGES, page, keep_theirs, messages=messages) for page in pages]


def stored(database: Database) -> list[tuple[Any, ...]]:
    with database.reading() as session:
        return [tuple(row) for row in session.connection().exec_driver_sql("SELECT * FROM messages ORDER BY rowid")]


def kept_aside(database: Database) -> set[str]:
    with database.reading() as session:
        return set(session.execute(UNREADABLE.select().with_only_columns(UNREADABLE.c.row_id)).scalars())


def waiting(database: Database) -> set[str]:
    """The messages that wait to be sent."""
    with database.reading() as session:
        waits = "SELECT row_id FROM pending_change WHERE table_name = 'messages'"
        return set(session.connection().exec_driver_sql(waits).scalars())


def has_indexes(database: Database) -> bool:
    with database.reading() as session:
        return has_message_indexes(session.connection())


ODD: dict[str, dict[str, Any]] = {
    "a conversation that isn't here": {"conversation_id": "33333333-3333-4333-8333-333333333333"},
    "a time without end": {"created_at": "infinity"},
    "a year too far": {"created_at": "9999-01-01T00:00:00+00:00"},
    "a day that isn't": {"created_at": "2026-02-30T00:00:00+00:00"},
    "another zone": {"created_at": "2026-05-01T10:00:00.5+02:00"},
    "no time": {"created_at": None},
    "the server's other spelling": {"created_at": "2026-05-01 08:00:00.123+00"},
    "a role of tomorrow": {"role": "system"},
    "half a character": {"content": "\ud83c"},
    "a NUL": {"content": "a\0b"},
    "no content": {"content": None},
    "a number too long": {"tokens_used": 2**31},
    "a number as text": {"tokens_used": "12"},
    "a truth for a number": {"tokens_used": True},
    "an id in capitals": {"conversation_id": TALK.upper()},
}


@pytest.mark.parametrize("what", ODD)
def test_a_page_by_columns_leaves_what_one_row_after_another_does(
    tmp_path: Path, database: Database, what: str
) -> None:
    page = [message(number) for number in range(5)] + [message(5, **ODD[what])] + [message(6)]
    (fast,) = pulled(database, page)
    expected, aside = stored(database), kept_aside(database)
    with database.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM messages")
        session.connection().exec_driver_sql("DELETE FROM unreadable")
    slow = RemoteChanges(database, SystemClock()).apply(MESSAGES, page, keep_theirs)
    assert sorted(stored(database)) == sorted(expected)
    assert kept_aside(database) == aside
    assert sorted(slow.news) == sorted(fast.news)
    assert [row["id"] for row in slow.orphans] == [row["id"] for row in fast.orphans]


def test_the_order_of_pages_is_the_order_of_rows(database: Database) -> None:
    pulled(database, [message(number) for number in range(50)], [message(number) for number in range(50, 90)])
    assert [row[3] for row in stored(database)] == [f"said {number} 🌱" for number in range(90)]


def test_indexes_are_absent_during_a_pull_of_many_and_there_again_at_its_end(database: Database) -> None:
    remote = RemoteChanges(database, SystemClock())
    with remote.receiving_messages(drop_after=3) as messages:
        remote.apply(MESSAGES, [message(0), message(1)], keep_theirs, messages=messages)
        assert has_indexes(database)
        remote.apply(MESSAGES, [message(2), message(3)], keep_theirs, messages=messages)
        assert not has_indexes(database)
    assert has_indexes(database)
    with suppress(ZeroDivisionError), remote.receiving_messages(drop_after=0) as messages:
        remote.apply(MESSAGES, [message(4)], keep_theirs, messages=messages)
        raise ZeroDivisionError
    assert has_indexes(database)


@pytest.mark.parametrize("drop_after", [None, 0])
def test_pages_that_come_twice_change_nothing(database: Database, drop_after: int | None) -> None:
    first, second = [message(number) for number in range(8)], [message(number) for number in range(6, 12)]
    once, overlapping, again = pulled(database, first, second, first, drop_after=drop_after)
    assert [len(each.news) for each in (once, overlapping, again)] == [8, 4, 0]
    doubled = [message(20), message(20)]
    assert [len(each.news) for each in pulled(database, doubled, drop_after=drop_after)] == [1]
    assert len({row[0] for row in stored(database)}) == len(stored(database)) == 13


def test_a_message_said_meanwhile_stays_and_waits_and_its_own_row_ends_the_wait(database: Database) -> None:
    remote, writer = RemoteChanges(database, SystemClock()), Writer(database, SystemClock())
    with remote.receiving_messages(drop_after=0) as messages:
        remote.apply(MESSAGES, [message(0)], keep_theirs, messages=messages)
        said = writer.send_message(TALK, "Meanwhile")
        assert said in {row[0] for row in stored(database)}
        remote.apply(MESSAGES, [message(1)], keep_theirs, messages=messages)
        assert waiting(database) == {said}
        mine = message(2, id=said, content="Meanwhile")
        remote.apply(MESSAGES, [mine, message(3)], keep_theirs, messages=messages)
    assert not waiting(database)
    assert len(stored(database)) == 4


def test_a_message_that_was_deleted_meanwhile_is_new_when_the_server_shows_it_again(database: Database) -> None:
    remote, writer = RemoteChanges(database, SystemClock()), Writer(database, SystemClock())
    with remote.receiving_messages(drop_after=0) as messages:
        remote.apply(MESSAGES, [message(0), message(1)], keep_theirs, messages=messages)
        with writer.editing("undo") as edit:
            row = edit.get(Message, message(0)["id"])
            assert row is not None
            edit.delete(row)
        assert len(stored(database)) == 1
        again = remote.apply(MESSAGES, [message(0), message(1)], keep_theirs, messages=messages)
    assert again.news == [message(0)["id"]]
    assert len(stored(database)) == 2


def test_an_index_of_the_users_own_stands_for_none_of_ours(database: Database) -> None:
    with database.writing() as session:
        session.connection().exec_driver_sql("CREATE INDEX mine ON messages (role)")
    assert has_indexes(database)
    with database.writing() as session:
        session.connection().exec_driver_sql("DROP INDEX messages_conversation_idx")
    assert not has_indexes(database)


def test_indexes_that_a_crash_left_absent_are_built_and_an_id_that_is_twice_is_there_once(database: Database) -> None:
    pulled(database, [message(0), message(1)])
    with database.writing() as session:
        for name in ("messages_id_idx", "messages_conversation_idx"):
            session.connection().exec_driver_sql(f"DROP INDEX {name}")
        session.connection().exec_driver_sql("INSERT INTO messages SELECT * FROM messages LIMIT 1")
    assert not has_indexes(database)
    build_message_indexes(database)
    assert has_indexes(database)
    assert [row[3] for row in stored(database)] == ["said 0 🌱", "said 1 🌱"]
    with pytest.raises(Exception, match="UNIQUE"), database.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO messages SELECT * FROM messages LIMIT 1")


def test_a_page_whose_commit_fails_is_not_remembered(database: Database) -> None:
    remote = RemoteChanges(database, SystemClock())

    def fail() -> None:
        raise ZeroDivisionError

    with remote.receiving_messages(drop_after=0) as messages:
        with pytest.raises(ZeroDivisionError):
            remote.apply(MESSAGES, [message(0)], keep_theirs, messages=messages, confirm=fail)
        assert remote.apply(MESSAGES, [message(0)], keep_theirs, messages=messages).news == [message(0)["id"]]


def test_a_page_of_instants_is_spelled_as_each_of_them_is() -> None:
    given = ["2026-05-01T08:00:00+00:00", "2026-05-01 08:00:00.5+00", "2026-05-01T08:00:00.123456+00:00", None]
    assert instant_spellings(given) == [text and instant_spelling(text) for text in given]
    given += ["2026-05-01T10:00:00.25+02:00", "2026-05-01T08:00:00Z"]
    assert instant_spellings(given) == [text and instant_spelling(text) for text in given]
    for bad in ("infinity", "2026-02-30T00:00:00+00:00", "0001-01-01T00:00:00+00:00", "2026-05-01T08:00:00+00:00\n", 5):
        assert not are_utc_instants(["2026-05-01T08:00:00+00:00", bad])
        with pytest.raises((ValueError, TypeError)):
            instant_spellings([*given, bad])  # type: ignore[list-item]


def test_a_page_of_ids_is_one_of_ids() -> None:
    assert are_identifiers([])
    assert are_identifiers([ME, TALK])
    for bad in ("aB" + ME[2:], ME + "\n" + TALK, ME + "\n", "", None, 5):
        assert not are_identifiers([ME, bad])
