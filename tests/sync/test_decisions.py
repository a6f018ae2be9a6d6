"""What sync decided can be looked at, taken back and settled otherwise; what the server refused can be given up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import SQLModel

from organic_desktop.app.facade import App
from organic_desktop.app.sync_review import combined
from organic_desktop.core.errors import DecisionNeeded, InvalidInput
from organic_desktop.store.column_types import Instant
from organic_desktop.store.sync_history import Conflict
from organic_desktop.store.types import instant_text, parse_instant
from organic_desktop.sync.status import Missing, SyncState
from tests.devices import MakeDevice, logged, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same

Pair = tuple[App, App]


@pytest.fixture
def pair(server: Server, account: Account, device: MakeDevice) -> Pair:
    """Two devices that know the same day."""
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    a.days.log(a.today(), {"mood_score": 3, "water_intake_ml": 500, "nutrition_notes": "Oats"})
    a.sync()
    b.sync()
    return a, b


def both_edit(pair: Pair, here: Callable[[App], object], there: Callable[[App], object]) -> None:
    a, b = pair
    here(a)
    there(b)
    b.sync()
    a.sync()
    b.sync()


def test_a_decision_is_taken_back_as_an_edit_that_syncs(server: Server, account: Account, pair: Pair) -> None:
    a, b = pair
    day = a.today()
    both_edit(pair, lambda a: a.days.log(day, {"mood_score": 1}), lambda b: b.days.log(day, {"mood_score": 5}))
    (conflict,) = a.sync_review.conflicts()
    assert (conflict.key, conflict.column, conflict.rule) == (str(day), "mood_score", "later edit")
    assert (conflict.base, conflict.mine, conflict.theirs, conflict.result) == (3, 1, 5, 1)
    assert conflict.other == 5
    assert a.status().conflicts == 1
    a.sync_review.undo(conflict.id)
    assert (logged(a, day)["mood_score"], a.status().conflicts) == (5, 0)
    a.sync()
    b.sync()
    assert logged(b, day)["mood_score"] == 5
    assert_same(a, server, account.user_id)
    with pytest.raises(InvalidInput, match="already undone"):
        a.sync_review.undo(conflict.id)


def test_a_decision_is_settled_with_a_value_of_ones_own(pair: Pair) -> None:
    a, _ = pair
    day = a.today()
    both_edit(pair, lambda a: a.days.log(day, {"mood_score": 1}), lambda b: b.days.log(day, {"mood_score": 5}))
    a.sync_review.decide(a.sync_review.conflicts()[0].id, Decimal(4))
    assert (logged(a, day)["mood_score"], a.status().conflicts) == (4, 0)


def test_a_cancelled_deletion_is_taken_back_by_deleting(server: Server, account: Account, pair: Pair) -> None:
    a, _ = pair
    day = a.today()
    both_edit(pair, lambda a: a.days.delete([day]), lambda b: b.days.log(day, {"mood_score": 5}))
    assert logged(a, day)["mood_score"] == 5
    (conflict,) = a.sync_review.conflicts()
    assert conflict.rule == "deletion cancelled"
    a.sync_review.undo(conflict.id)
    a.sync()
    assert a.days.entry(day) is None
    assert_same(a, server, account.user_id)


def test_additions_on_both_sides_are_summed_without_a_conflict(pair: Pair) -> None:
    a, b = pair
    day = a.today()
    both_edit(
        pair,
        lambda a: a.days.log(day, add={"water_intake_ml": 250}),
        lambda b: b.days.log(day, add={"water_intake_ml": 100}),
    )
    assert [logged(each, day)["water_intake_ml"] for each in (a, b)] == [850, 850]
    assert (a.sync_review.conflicts(), b.sync_review.conflicts()) == ([], [])


def test_a_day_begun_on_both_sides_sums_what_was_added(pair: Pair, server: Server, account: Account) -> None:
    a, b = pair
    day = a.today().replace(day=1)
    both_edit(
        pair,
        lambda a: a.days.log(day, add={"water_intake_ml": 250}),
        lambda b: b.days.log(day, add={"water_intake_ml": 250}),
    )
    assert [logged(each, day)["water_intake_ml"] for each in (a, b)] == [500, 500]
    assert_same(a, server, account.user_id)


def test_an_addition_meets_an_amount_that_was_set(pair: Pair) -> None:
    a, b = pair
    day = a.today()
    both_edit(
        pair,
        lambda a: a.days.log(day, add={"water_intake_ml": 250}),
        lambda b: b.days.log(day, {"water_intake_ml": 1000}),
    )
    assert [logged(each, day)["water_intake_ml"] for each in (a, b)] == [1250, 1250]


def test_a_refused_row_is_listed_with_the_servers_words_and_can_be_given_up(
    server: Server, account: Account, pair: Pair
) -> None:
    a, _ = pair
    day = a.today()
    a.days.log(day, {"mood_score": 5})
    with a.profiles.current.database.writing() as session:  # what no door of ours lets in, a damaged file may hold
        connection = session.connection()
        connection.exec_driver_sql("UPDATE wellness_entries SET water_intake_ml = 3000000000")
    a.sync()
    (change,) = a.sync_review.changes()
    assert (change.refused, change.key, set(change.columns)) == (True, str(day), {"mood_score", "water_intake_ml"})
    assert "out of range" in change.reason
    a.sync_review.discard(change)
    assert (logged(a, day)["mood_score"], logged(a, day)["water_intake_ml"]) == (3, 500)
    assert (a.status().state, a.sync_review.changes()) == (SyncState.UP_TO_DATE, [])
    assert_same(a, server, account.user_id)


def test_what_waits_is_listed_and_the_history_tells_each_cycle(server: Server, account: Account, pair: Pair) -> None:
    a, _ = pair
    before = len(a.sync_review.cycles())
    a.days.delete([a.today()])
    (change,) = a.sync_review.changes()
    assert (change.table, change.key, change.deleted, change.refused) == (
        "wellness_entries",
        str(a.today()),
        True,
        False,
    )
    report = a.sync()
    newest, *older = a.sync_review.cycles()
    assert len(older) == before
    assert (newest.pushed, newest.requests, newest.problem) == (report.pushed, report.requests, "")
    a.sync()
    assert len(a.sync_review.cycles()) == before + 1  # nothing happened, nothing is told


def test_many_decisions_are_settled_as_one_edit_and_listed_again(pair: Pair) -> None:
    a, _ = pair
    day = a.today()
    both_edit(
        pair,
        lambda a: a.days.log(day, {"mood_score": 1, "sleep_hours": 6}),
        lambda b: b.days.log(day, {"mood_score": 5, "sleep_hours": 8}),
    )
    found = a.sync_review.conflicts()
    assert len(found) == 2
    (edit_id,) = a.sync_review.decide_all({conflict.id: conflict.theirs for conflict in found})
    assert (logged(a, day)["mood_score"], logged(a, day)["sleep_hours"]) == (5, 8)
    assert all(conflict.undone_at for conflict in a.sync_review.conflicts())
    back = a.undo(edit_id)
    assert (logged(a, day)["mood_score"], logged(a, day)["sleep_hours"]) == (1, 6)
    assert not any(conflict.undone_at for conflict in a.sync_review.conflicts())
    assert back.edit_id
    a.undo(back.edit_id)  # redo
    assert (logged(a, day)["mood_score"], logged(a, day)["sleep_hours"]) == (5, 8)
    assert all(conflict.undone_at for conflict in a.sync_review.conflicts())


def test_a_decision_that_is_kept_changes_nothing(pair: Pair) -> None:
    a, _ = pair
    day = a.today()
    both_edit(pair, lambda a: a.days.delete([day]), lambda b: b.days.log(day, {"mood_score": 5}))
    (conflict,) = a.sync_review.conflicts()
    (edit_id,) = a.sync_review.decide_all({conflict.id: conflict.theirs})
    assert (logged(a, day)["mood_score"], a.status().conflicts, a.sync_review.changes()) == (5, 0, [])
    a.undo(edit_id)
    assert (logged(a, day)["mood_score"], a.status().conflicts, a.sync_review.changes()) == (5, 1, [])


def test_a_choice_that_leaves_a_day_without_any_value_deletes_it(pair: Pair) -> None:
    a, b = pair
    day = a.today().replace(day=1)
    a.days.log(day, {"mood_score": 3})
    a.sync()
    b.sync()
    both_edit(
        pair,
        lambda a: a.days.log(day, {"mood_score": 1}),
        lambda b: b.days.log(day, {"mood_score": None, "sleep_hours": 7}),
    )
    (conflict,) = a.sync_review.conflicts()
    a.days.log(day, {"sleep_hours": None})
    a.sync_review.decide_all({conflict.id: conflict.theirs})
    assert a.days.entry(day) is None


def test_what_was_looked_at_is_no_longer_counted(pair: Pair) -> None:
    a, _ = pair
    day = a.today()
    both_edit(pair, lambda a: a.days.log(day, {"mood_score": 1}), lambda b: b.days.log(day, {"mood_score": 5}))
    assert a.sync_review.unseen() == 1
    a.sync_review.mark_seen()
    assert (a.sync_review.unseen(), a.status().conflicts) == (0, 1)
    both_edit(pair, lambda a: a.days.log(day, {"mood_score": 2}), lambda b: b.days.log(day, {"mood_score": 4}))
    assert a.sync_review.unseen() == 1


def test_what_waits_is_told_with_both_values(pair: Pair) -> None:
    a, _ = pair
    a.days.log(a.today(), {"water_intake_ml": 750})
    (change,) = a.sync_review.changes()
    assert (change.values, change.tries) == ({"water_intake_ml": (500, 750)}, 0)


def test_held_deletions_are_counted_by_table_until_they_are_decided(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    first = a.today().replace(day=1)
    for number in range(20):
        a.days.log(first.replace(year=first.year - 1, day=number + 1), {"mood_score": 3})
    a.sync()
    server.sql(f"DELETE FROM wellness_entries WHERE user_id = '{account.user_id}'")
    with pytest.raises(DecisionNeeded):
        a.sync()
    status = a.status()
    assert (status.state, status.problem_class) == (SyncState.NEEDS_ATTENTION, DecisionNeeded)
    assert status.held == {"wellness_entries": 20}
    assert len(a.days.entries()) == 20
    a.sync(missing=Missing.REMOVE)
    assert (a.status().held, a.days.entries()) == ({}, [])


def a_conflict(column: str, base: Any, mine: Any, theirs: Any, table: str = "wellness_entries") -> Conflict:
    at = datetime(2026, 3, 3, tzinfo=UTC)
    return Conflict(1, at, table, "id", "", column, base, mine, theirs, mine, "later edit", None)


@pytest.mark.parametrize(
    ("column", "base", "mine", "theirs", "both"),
    [
        ("water_intake_ml", 500, 750, 900, 1150),
        ("water_intake_ml", None, 250, 400, 650),
        ("water_intake_ml", 500, 250, 900, None),  # one of them took something away: no sum says what was meant
        ("water_intake_ml", 0, 2**31 - 2, 2, None),
        ("nutrition_notes", "Oats\n", "Oats\nSoup\n", "Oats\nRice\n", "Oats\nRice\nSoup\n"),
        ("mood_score", Decimal(3), Decimal(1), Decimal(5), None),
        ("nutrition_notes", "Oats", None, "Rice", None),
    ],
)
def test_both_sides_in_one_value(column: str, base: Any, mine: Any, theirs: Any, both: Any) -> None:
    assert combined(a_conflict(column, base, mine, theirs)) == both


def test_both_sides_of_a_list_in_one() -> None:
    lists = a_conflict("completed_topics", [], ["a", "b"], ["b", "c"], "module_progress")
    assert combined(lists) == ["b", "c", "a"]
    assert combined(replace(lists, column="id")) is None


def test_a_conversation_that_is_discarded_leaves_none_of_its_messages_waiting(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    for words in ("dropped", "kept"):
        a.conversations.send(a.conversations.start("identity").id, words)
    first = next(change for change in a.sync_review.changes() if change.table == "conversations")
    a.sync_review.discard(first)
    assert a.status().pending == 2
    a.sync()
    assert (a.status().state, a.status().pending) == (SyncState.UP_TO_DATE, 0)
    assert_same(a, server, account.user_id)


def test_every_moment_is_written_in_the_one_spelling_that_is_read_again(
    server: Server, account: Account, pair: Pair
) -> None:
    """Whatever decided, settled, took back or gave up: a statement of its own may forget the column's type."""
    a, _ = pair
    day = a.today()
    both_edit(pair, lambda a: a.days.log(day, {"mood_score": 1}), lambda b: b.days.log(day, {"mood_score": 5}))
    conflict = a.sync_review.conflicts()[0]
    (settled,) = a.sync_review.decide_all({conflict.id: conflict.other})
    opened = a.undo(settled).edit_id
    assert opened
    a.undo(opened)
    assert unreadable_moments(a) == set()
    a.days.log(day, {"energy_level": 2})
    discarded = a.sync_review.discard(a.sync_review.changes()[0])
    a.undo(discarded)
    a.modules.set("identity", {"current_focus": "values"})
    a.sync()
    a.modules.start_over("identity")
    server.sql(f"DELETE FROM wellness_entries WHERE user_id = '{account.user_id}'")
    a.sync(missing=Missing.KEEP)
    assert unreadable_moments(a) == set()


def unreadable_moments(app: App) -> set[tuple[str, str]]:
    """The columns of instants that hold anything else than the file's own spelling of one."""
    other: set[tuple[str, str]] = set()
    with app.profiles.current.database.reading() as session:
        connection = session.connection()
        for table in SQLModel.metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Instant):
                    held = connection.exec_driver_sql(f'SELECT "{column.name}" FROM "{table.name}"').scalars()
                    if not all(text is None or instant_text(parse_instant(text)) == text for text in held):
                        other.add((table.name, column.name))
    return other
