"""What sync decided can be looked at, taken back and settled otherwise; what the server refused can be given up."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from organic_desktop.app import App
from organic_desktop.errors import InvalidInput
from organic_desktop.sync.report import SyncState
from tests.devices import MakeDevice, logged, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same

Pair = tuple[App, App]


@pytest.fixture
def pair(server: Server, account: Account, device: MakeDevice) -> Pair:
    """Two devices that know the same day."""
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    a.log(a.today(), {"mood_score": 3, "water_intake_ml": 500, "nutrition_notes": "Oats"})
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
    both_edit(pair, lambda a: a.log(day, {"mood_score": 1}), lambda b: b.log(day, {"mood_score": 5}))
    (conflict,) = a.decisions.conflicts()
    assert (conflict.key, conflict.column, conflict.rule) == (str(day), "mood_score", "later edit")
    assert (conflict.base, conflict.mine, conflict.theirs, conflict.result) == (3, 1, 5, 1)
    assert conflict.other == 5
    assert a.status().conflicts == 1
    a.decisions.undo(conflict.id)
    assert (logged(a, day)["mood_score"], a.status().conflicts) == (5, 0)
    a.sync()
    b.sync()
    assert logged(b, day)["mood_score"] == 5
    assert_same(a, server, account.user_id)
    with pytest.raises(InvalidInput, match="taken back already"):
        a.decisions.undo(conflict.id)


def test_a_decision_is_settled_with_a_value_of_ones_own(pair: Pair) -> None:
    a, _ = pair
    day = a.today()
    both_edit(pair, lambda a: a.log(day, {"mood_score": 1}), lambda b: b.log(day, {"mood_score": 5}))
    a.decisions.settle(a.decisions.conflicts()[0].id, Decimal(4))
    assert (logged(a, day)["mood_score"], a.status().conflicts) == (4, 0)


def test_a_cancelled_deletion_is_taken_back_by_deleting(server: Server, account: Account, pair: Pair) -> None:
    a, _ = pair
    day = a.today()
    both_edit(pair, lambda a: a.delete_entry(day), lambda b: b.log(day, {"mood_score": 5}))
    assert logged(a, day)["mood_score"] == 5
    (conflict,) = a.decisions.conflicts()
    assert conflict.rule == "deletion cancelled"
    a.decisions.undo(conflict.id)
    a.sync()
    assert a.entry(day) is None
    assert_same(a, server, account.user_id)


def test_additions_on_both_sides_are_summed_without_a_conflict(pair: Pair) -> None:
    a, b = pair
    day = a.today()
    both_edit(
        pair, lambda a: a.log(day, add={"water_intake_ml": 250}), lambda b: b.log(day, add={"water_intake_ml": 100})
    )
    assert [logged(each, day)["water_intake_ml"] for each in (a, b)] == [850, 850]
    assert (a.decisions.conflicts(), b.decisions.conflicts()) == ([], [])


def test_a_day_begun_on_both_sides_sums_what_was_added(pair: Pair, server: Server, account: Account) -> None:
    a, b = pair
    day = a.today().replace(day=1)
    both_edit(
        pair, lambda a: a.log(day, add={"water_intake_ml": 250}), lambda b: b.log(day, add={"water_intake_ml": 250})
    )
    assert [logged(each, day)["water_intake_ml"] for each in (a, b)] == [500, 500]
    assert_same(a, server, account.user_id)


def test_an_addition_meets_an_amount_that_was_set(pair: Pair) -> None:
    a, b = pair
    day = a.today()
    both_edit(pair, lambda a: a.log(day, add={"water_intake_ml": 250}), lambda b: b.log(day, {"water_intake_ml": 1000}))
    assert [logged(each, day)["water_intake_ml"] for each in (a, b)] == [1250, 1250]


def test_a_refused_row_is_listed_with_the_servers_words_and_can_be_given_up(
    server: Server, account: Account, pair: Pair
) -> None:
    a, _ = pair
    day = a.today()
    a.log(day, {"mood_score": 5})
    with a._file.database.writing() as connection:  # what no door of ours lets in, a damaged file may hold
        connection.exec_driver_sql("UPDATE wellness_entries SET water_intake_ml = 3000000000")
    a.sync()
    (change,) = a.decisions.changes()
    assert (change.refused, change.key, set(change.columns)) == (True, str(day), {"mood_score", "water_intake_ml"})
    assert "out of range" in change.reason
    a.decisions.discard(change)
    assert (logged(a, day)["mood_score"], logged(a, day)["water_intake_ml"]) == (3, 500)
    assert (a.status().state, a.decisions.changes()) == (SyncState.UP_TO_DATE, [])
    assert_same(a, server, account.user_id)


def test_what_waits_is_listed_and_the_history_tells_each_cycle(server: Server, account: Account, pair: Pair) -> None:
    a, _ = pair
    before = len(a.decisions.cycles())
    a.delete_entry(a.today())
    (change,) = a.decisions.changes()
    assert (change.table, change.key, change.deleted, change.refused) == (
        "wellness_entries",
        str(a.today()),
        True,
        False,
    )
    report = a.sync()
    newest, *older = a.decisions.cycles()
    assert len(older) == before
    assert (newest.pushed, newest.requests, newest.problem) == (report.pushed, report.requests, "")
    a.sync()
    assert len(a.decisions.cycles()) == before + 1  # nothing happened, nothing is told
