"""Undo takes back what an edit did and nothing else: of any edits, in order, it leads back to the rows before."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from organic_desktop.store.journal import edits_between, last_line
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, MODULE_PROGRESS, WELLNESS_ENTRIES
from organic_desktop.store.undo import undo_edit
from organic_desktop.sync.tables import is_reversible
from tests.rows import change_row, create_row
from tests.store.test_writer import TODAY, Person

TIMES = {"created_at", "updated_at"}
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    someone = Person(tmp_path / "person.db")
    yield someone
    someone.database.close()


def rows(person: Person) -> list[dict[str, Any]]:
    """Every row of the user's, but for its times."""
    with person.database.reading() as session:
        found = [
            dict(row)
            for mirrored in (WELLNESS_ENTRIES, MODULE_PROGRESS)
            for row in session.execute(select(mirrored.table).order_by(mirrored.table.c.id)).mappings()
        ]
    return [{name: value for name, value in row.items() if name not in TIMES} for row in found]


def edits(person: Person, after: int = 0) -> list[str]:
    return [each.edit_id for each in edits_between(person.database, after, last_line(person.database), is_reversible)]


def undo(person: Person, edit_id: str) -> str:
    """Take an edit back wholly; the edit that did it."""
    undone = undo_edit(person.writer, person.user_id, edit_id, is_reversible)
    assert undone.edit_id is not None
    assert undone.kept == ()
    return undone.edit_id


def module(person: Person, name: str = "wellness") -> str:
    values = {"user_id": person.user_id, "module_name": name, "completed_topics": ["sleep"]}
    return create_row(person.writer, MODULE_PROGRESS, values)


# -- any edits --------------------------------------------------------------------------------------------------------

DAYS = st.sampled_from([TODAY, YESTERDAY])
EDITS = st.one_of(
    st.tuples(st.just("water"), DAYS, st.sampled_from([None, "0", "250", "2000"])),
    st.tuples(st.just("notes"), DAYS, st.sampled_from([None, "soup", "soup\nbread"])),
    st.tuples(st.just("sip"), DAYS, st.sampled_from([250, 500])),
    st.tuples(st.just("delete"), DAYS, st.none()),
    st.tuples(st.just("progress"), DAYS, st.sampled_from(["0", "40", "100"])),
    st.tuples(st.just("sent"), DAYS, st.none()),
)


def carry_out(person: Person, what: str, day: date, value: Any) -> None:
    if what == "water":
        person.log({"water_intake_ml": value}, day)
    elif what == "notes":
        person.log({"nutrition_notes": value}, day)
    elif what == "sip":
        person.log(None, day, water_intake_ml=value)
    elif what == "delete":
        person.writer.delete_days(person.user_id, [day])
    elif what == "sent" and person.row(day):
        person.acknowledge(day)
    elif what == "progress":
        with person.database.reading() as session:
            row_id = session.execute(select(MODULE_PROGRESS.table.c.id)).scalar()
        row_id = row_id or module(person)
        change_row(person.writer, MODULE_PROGRESS, row_id, {"progress_percentage": Decimal(value)})


@pytest.mark.slow
@given(before=st.lists(EDITS, max_size=4), after=st.lists(EDITS, max_size=8))
@settings(max_examples=60, deadline=None)
def test_undoing_everything_leads_back_and_redoing_everything_forth(
    before: list[tuple[str, date, Any]], after: list[tuple[str, date, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        person = Person(Path(folder) / "person.db")
        for each in before:
            carry_out(person, *each)
        at_first, line = rows(person), last_line(person.database)
        for each in after:
            carry_out(person, *each)
        at_last = rows(person)
        undone = [undo(person, edit_id) for edit_id in reversed(edits(person, line))]
        assert rows(person) == at_first
        redone = [undo(person, edit_id) for edit_id in reversed(undone)]
        assert rows(person) == at_last
        for edit_id in reversed(redone):
            undo(person, edit_id)
        assert rows(person) == at_first
        person.database.close()


# -- what was changed since -------------------------------------------------------------------------------------------


def test_a_column_changed_since_is_left_as_it_is(person: Person) -> None:
    person.log({"sleep_hours": "7", "water_intake_ml": 500})
    person.log({"sleep_hours": "8", "water_intake_ml": 750})
    person.log({"sleep_hours": "6"})
    undone = undo_edit(person.writer, person.user_id, edits(person)[1], is_reversible)
    row = person.row()
    assert row is not None
    assert (row["sleep_hours"], row["water_intake_ml"]) == (Decimal("6.00"), 500)
    (kept,) = undone.kept
    assert [change.column for change in kept.changes] == ["sleep_hours"]
    assert kept.key == TODAY


def test_nothing_to_take_back_is_no_edit(person: Person) -> None:
    person.log({"water_intake_ml": 500})
    person.log({"water_intake_ml": 750})
    person.log({"water_intake_ml": 1000})
    line = last_line(person.database)
    assert undo_edit(person.writer, person.user_id, edits(person)[1], is_reversible).edit_id is None
    assert last_line(person.database) == line


def test_a_day_made_again_meanwhile_is_not_brought_back(person: Person) -> None:
    person.log({"water_intake_ml": 500})
    person.writer.delete_days(person.user_id, [TODAY])
    person.log({"sleep_hours": "7"})
    deletion = edits(person)[1]
    undone = undo_edit(person.writer, person.user_id, deletion, is_reversible)
    assert undone.edit_id is None
    row = person.row()
    assert row is not None
    assert row["water_intake_ml"] is None


def test_a_created_day_keeps_what_was_added_to_it(person: Person) -> None:
    person.log({"water_intake_ml": 500})
    person.log({"mood_score": 4})
    undo(person, edits(person)[0])
    row = person.row()
    assert row is not None
    assert (row["water_intake_ml"], row["mood_score"]) == (None, Decimal("4.00"))


@pytest.mark.parametrize("value", ["0", "250"])
def test_a_zero_is_something_that_was_added(person: Person, value: str) -> None:
    person.log({"mood_score": 4})
    person.log({"water_intake_ml": value})
    undo(person, edits(person)[0])
    row = person.row()
    assert row is not None
    assert row["water_intake_ml"] == int(value)


# -- how it looks to sync ---------------------------------------------------------------------------------------------


def test_what_is_undone_before_it_was_sent_does_not_wait(person: Person) -> None:
    person.log({"water_intake_ml": 500})
    person.acknowledge()
    person.log(None, water_intake_ml=250)
    assert person.pending() == [("wellness_entries", False)]
    undo(person, edits(person)[-1])
    assert person.pending() == []


def test_a_step_is_taken_back_by_a_step(person: Person) -> None:
    person.log({"water_intake_ml": 500})
    person.log(None, water_intake_ml=250)
    undo(person, edits(person)[-1])
    assert person.journal()[-1] == ("water_intake_ml", 750, 500, "add")


def test_a_day_comes_back_under_its_id(person: Person) -> None:
    person.log({"water_intake_ml": 500})
    before = person.row()
    assert before is not None
    person.acknowledge()
    person.writer.delete_days(person.user_id, [TODAY])
    undo(person, edits(person)[-1])
    row = person.row()
    assert row is not None
    assert (row["id"], row["date"]) == (before["id"], TODAY)
    assert person.pending() == []


def test_what_the_server_keeps_for_good_is_not_offered(person: Person) -> None:
    values = {"user_id": person.user_id, "module_name": "wellness", "topic": "sleep"}
    conversation = create_row(person.writer, CONVERSATIONS, values)
    create_row(person.writer, MESSAGES, {"conversation_id": conversation, "role": "user", "content": "hello"})
    assert edits(person) == []
    change_row(person.writer, CONVERSATIONS, conversation, {"topic": "rest"})
    assert len(edits(person)) == 1


def test_what_a_sync_did_is_not_the_users(person: Person) -> None:
    create_row(
        person.writer,
        MODULE_PROGRESS,
        {"user_id": person.user_id, "module_name": "wellness", "notes": "a"},
        source="sync",
    )
    assert edits(person) == []
