"""Every edit is one transaction of row, journal and pending change; a row waits just while it differs from its base."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from organic_desktop.core.errors import AccountProblem, InvalidInput
from organic_desktop.store.apply_remote import Merged, RemoteChanges, Sides
from organic_desktop.store.bookkeeping import JOURNAL, PENDING
from organic_desktop.store.database import Database
from organic_desktop.store.outbox import Outbox
from organic_desktop.store.queries import Queries
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, WELLNESS_ENTRIES, Mirrored
from organic_desktop.store.server_state import Cursor, ServerState
from organic_desktop.store.writer import Writer
from tests.clocks import HandClock
from tests.rows import as_sent, create_row

TODAY = date(2026, 11, 23)


def never(mirrored: Mirrored, sides: Sides) -> Merged:
    """The merge of a page that meets nothing here."""
    raise AssertionError(f"{sides} needed no merge")


class Person:
    """A file and its ways in, for one person."""

    def __init__(self, path: Path) -> None:
        self.clock = HandClock()
        self.database = Database(path)
        self.writer = Writer(self.database, self.clock)
        self.user_id = self.writer.claim(None, "")
        self.queries = Queries(self.database)
        self.remote = RemoteChanges(self.database, self.clock)
        self.outbox = Outbox(self.database, self.clock)

    def log(self, changes: dict[str, Any] | None = None, day: date = TODAY, **add: int) -> None:
        self.writer.log(self.user_id, [day], changes or {}, add, TODAY)

    def row(self, day: date = TODAY) -> dict[str, Any] | None:
        entry = self.queries.entry(self.user_id, day)
        return entry._asdict() if entry else None

    def journal(self) -> list[tuple[str, Any, Any, str]]:
        with self.database.reading() as session:
            lines = session.execute(select(JOURNAL).order_by(JOURNAL.c.id)).mappings().all()
        return [
            (line["column"], *(text and json.loads(text) for text in (line["old_json"], line["new_json"])), line["how"])
            for line in lines
        ]

    def pending(self) -> list[tuple[str, bool]]:
        with self.database.reading() as session:
            return [tuple(row) for row in session.execute(select(PENDING.c.table_name, PENDING.c.deleted))]

    def acknowledge(self, day: date = TODAY) -> None:
        """The server stores the row as it is."""
        row = self.row(day)
        assert row is not None
        sent = as_sent(row, updated_at="2026-11-23 10:00:00.123456+00")
        self.outbox.acknowledge(WELLNESS_ENTRIES, {row["id"]: row}, [sent])


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    someone = Person(tmp_path / "person.db")
    yield someone
    someone.database.close()


def test_an_edit_writes_row_journal_and_pending_change(person: Person) -> None:
    person.log({"sleep_hours": "7.5"}, water_intake_ml=250)
    person.log(water_intake_ml=250)
    row = person.row()
    assert row is not None
    assert (row["sleep_hours"], row["water_intake_ml"]) == (Decimal("7.50"), 500)
    assert person.journal() == [
        ("sleep_hours", None, "7.50", "create"),
        ("water_intake_ml", None, 250, "create"),
        ("water_intake_ml", 250, 500, "add"),
    ]
    assert person.pending() == [("wellness_entries", False)]


def test_an_edit_that_changes_nothing_writes_nothing(person: Person) -> None:
    person.log({"mood_score": 3})
    before = person.row()
    person.clock.move(timedelta(minutes=1))
    person.log({"mood_score": "3.00"})
    assert person.row() == before
    assert len(person.journal()) == 1


def test_a_refused_value_takes_the_whole_edit_with_it(person: Person) -> None:
    person.log({"mood_score": 3})
    with pytest.raises(InvalidInput):
        person.log({"mood_score": 4, "sleep_hours": 25})
    with pytest.raises(InvalidInput):
        person.log({"mood_score": 4}, water_intake_ml=-1)
    with pytest.raises(InvalidInput):
        person.log({"mood_score": 4}, day=TODAY + timedelta(days=1))
    assert person.row()["mood_score"] == 3  # type: ignore[index]
    assert len(person.journal()) == 1


def test_clearing_the_last_value_deletes_the_entry(person: Person) -> None:
    person.log({"mood_score": 3})
    person.log({"mood_score": None})
    assert person.row() is None
    assert person.pending() == []  # the server never knew of it
    assert person.journal()[-1] == ("mood_score", "3.00", None, "delete")


def test_a_deletion_waits_where_the_server_has_the_row(person: Person) -> None:
    person.log({"mood_score": 3})
    person.acknowledge()
    person.writer.delete_days(person.user_id, [TODAY])
    assert person.pending() == [("wellness_entries", True)]


def test_an_edit_taken_back_waits_no_longer(person: Person) -> None:
    person.log({"mood_score": 3})
    person.acknowledge()
    assert person.pending() == []
    person.log({"mood_score": 4})
    assert person.pending() == [("wellness_entries", False)]
    person.log({"mood_score": 3})
    assert person.pending() == []


def test_an_edit_during_the_flight_stays_pending(person: Person) -> None:
    person.log({"mood_score": 3})
    row = person.row()
    assert row is not None
    person.log({"mood_score": 5})
    answer = as_sent(row, updated_at="2026-11-23T10:00:00+00:00")
    person.outbox.acknowledge(WELLNESS_ENTRIES, {row["id"]: row}, [answer])
    assert person.row()["mood_score"] == 5  # type: ignore[index]
    assert person.pending() == [("wellness_entries", False)]


def test_a_page_applied_twice_changes_nothing(person: Person) -> None:
    row = {"id": "00000000-0000-4000-8000-000000000001", "user_id": person.user_id, "date": "2026-11-01"}
    server_row = dict.fromkeys(WELLNESS_ENTRIES.columns) | row | {"mood_score": "3.10", "updated_at": "2026-11-01 1:2"}
    server_row["updated_at"] = "2026-11-01 01:02:03.45+00"
    assert len(person.remote.apply(WELLNESS_ENTRIES, [server_row], never).news) == 1
    before = person.row(date(2026, 11, 1))
    assert person.remote.apply(WELLNESS_ENTRIES, [server_row], never).news == []
    assert person.row(date(2026, 11, 1)) == before
    assert (person.pending(), person.journal()) == ([], [])


def test_messages_wait_for_their_conversation(person: Person) -> None:
    chat, said = "00000000-0000-4000-8000-00000000000a", "2026-11-01T01:02:03Z"
    message = {"id": "00000000-0000-4000-8000-00000000000b", "conversation_id": chat, "role": "user", "content": "Hi"}
    server_row = dict.fromkeys(MESSAGES.columns) | message | {"created_at": said}
    here, server_state = Cursor(said, message["id"]), ServerState(person.database)
    assert person.remote.apply(MESSAGES, [server_row], never, here).orphans == [server_row]
    assert server_state.load().cursors == {}  # else a sync that breaks off now would never read it again
    create_row(person.writer, CONVERSATIONS, {"id": chat, "user_id": person.user_id, "module_name": "identity"})
    assert person.remote.apply(MESSAGES, [server_row], never, here).news == [message["id"]]
    assert server_state.load().cursors == {MESSAGES.name: here}


def test_a_file_has_one_owner(person: Person) -> None:
    assert person.writer.claim(person.user_id, "") == person.user_id
    with pytest.raises(AccountProblem):
        person.writer.claim("00000000-0000-4000-8000-0000000000ff", "b@example.com")


edits = st.one_of(
    st.tuples(st.just("set"), st.sampled_from(["mood_score", "sleep_hours"]), st.sampled_from([None, "1", "2"])),
    st.tuples(st.just("add"), st.just("water_intake_ml"), st.sampled_from([0, 250])),
    st.tuples(st.just("delete"), st.none(), st.none()),
    st.tuples(st.just("acknowledge"), st.none(), st.none()),
)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=st.lists(edits, max_size=10))
def test_a_row_waits_if_and_only_if_it_differs_from_its_base(
    script: list[Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    person = Person(tmp_path_factory.mktemp("person") / "a.db")
    on_server: dict[str, Any] | None = None
    try:
        for action, column, value in script:
            if action == "set":
                person.log({column: value})
            elif action == "add":
                person.log(**{column: value})
            elif action == "delete":
                person.writer.delete_days(person.user_id, [TODAY])
            elif person.row() is not None:
                person.acknowledge()
                on_server = person.row()
            content = person.row() and {name: person.row()[name] for name in WELLNESS_ENTRIES.editable}  # type: ignore[index]
            known = on_server and {name: on_server[name] for name in WELLNESS_ENTRIES.editable}
            assert bool(person.pending()) == (content != known)
    finally:
        person.database.close()
