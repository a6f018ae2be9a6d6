"""The extra `bulk_update` on the real server: each edit on its own condition, as its caller, whatever the others are.

What the program makes of it is in `tests/faults/test_bulk_update.py`, who may call it in `test_access.py`.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from organic_desktop.remote.rest import MOST_EDITS, RestClient, RowEdit
from tests.remote.connections import signed_in
from tests.server.extras import apply
from tests.server.fixtures import sign_up
from tests.server.lite import Server, add_extras, fresh_server

pytestmark = pytest.mark.every_driver

ENTRIES = "wellness_entries"
COLUMNS = ["id", "date", "mood_score", "nutrition_notes", "updated_at", "user_id"]
STALE = "2020-01-01T00:00:00+00:00"
NOBODY = str(uuid.uuid4())


@pytest.fixture(scope="module")
def server(driver: str) -> Iterator[Server]:
    with fresh_server(driver) as running:
        add_extras(running, "bulk_update")
        yield running


@pytest.fixture
def rest(server: Server) -> Iterator[RestClient]:
    """The tables as a new account sees them."""
    with signed_in(server, sign_up(server)) as tables:
        yield tables


def days(server: Server, rest: RestClient, count: int) -> list[dict[str, Any]]:
    """New days of the account's own; the second has no version."""
    [me] = rest.select("users", columns=["id"], order="id", limit=1)
    new = [
        {"id": str(uuid.uuid4()), "user_id": me["id"], "date": f"2026-01-{day + 1:02}", "mood_score": 3}
        for day in range(count)
    ]
    made = sorted(rest.insert(ENTRIES, new, on_conflict="user_id,date"), key=lambda row: str(row["date"]))
    server.sql(
        "SET LOCAL session_replication_role = replica;"
        f"UPDATE {ENTRIES} SET updated_at = NULL WHERE user_id = '{me['id']}' AND date = '2026-01-02'"
    )
    return [{**row, "updated_at": None if row["date"] == "2026-01-02" else row["updated_at"]} for row in made]


EXPECTED = {
    "its version": "4.13 and oats",
    "no version": "4.13 and oats",
    "another version": "is 3.00",
    "somebody else's": "isn't there",
    "out of range": "22003",
    "no such column": "42703",
    "given away": "42501",
    "nothing changed": "22023",
    "no such row": "isn't there",
    "the last": "4.13 and oats",
}


def outcomes(server: Server, rest: RestClient) -> dict[str, str]:
    """What becomes of ten edits in one call."""
    with signed_in(server, sign_up(server)) as others:
        theirs = days(server, others, 1)[0]
        rows = days(server, rest, len(EXPECTED))
        edits = [
            RowEdit(row["id"], row["updated_at"], {"mood_score": "4.125", "nutrition_notes": "oats"}) for row in rows
        ]
        edits[2] = RowEdit(rows[2]["id"], STALE, edits[2].changes)
        edits[3] = RowEdit(theirs["id"], theirs["updated_at"], edits[3].changes)
        odd: list[dict[str, Any]] = [{"mood_score": 99.995}, {"no_such": 1}, {"user_id": theirs["user_id"]}, {}]
        for place, changes in enumerate(odd, 4):
            edits[place] = RowEdit(rows[place]["id"], rows[place]["updated_at"], changes)
        edits[8] = RowEdit(NOBODY, STALE, edits[8].changes)
        answers = rest.update_many(ENTRIES, edits, columns=COLUMNS)
    assert answers is not None
    return dict(zip(EXPECTED, map(told, answers), strict=True))


def told(answer: Any) -> str:
    row = answer.row
    mood = f"{Decimal(row['mood_score']):.2f}" if row else ""
    if answer.updated:
        return f"{mood} and {row['nutrition_notes']}"
    return answer.code or (f"is {mood}" if row else "isn't there")


def test_each_edit_is_made_on_its_own_condition(server: Server, rest: RestClient) -> None:
    assert outcomes(server, rest) == EXPECTED


# The function as it shouldn't be: what is replaced, by what, and an edit that notices.
BROKEN = {
    "the version is ignored": ("IS NOT DISTINCT FROM $3", "IS NOT DISTINCT FROM stored.updated_at", "another version"),
    "a row without a version never matches": ("IS NOT DISTINCT FROM $3", "= $3", "no version"),
    "as its owner": ("SECURITY INVOKER", "SECURITY DEFINER", "somebody else's"),
    "the first column alone": ("string_agg(format('%I', name), ', ')", "min(format('%I', name))", "its version"),
    "a row that isn't updated isn't shown": ("IF matched = 0 THEN", "IF false THEN", "another version"),
}


@pytest.mark.parametrize(("before", "after", "notices"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_function_is_noticed(server: Server, rest: RestClient, before: str, after: str, notices: str) -> None:
    assert apply("bulk_update").count(before) == 1 or before == "SECURITY INVOKER"
    server.sql(apply("bulk_update").replace(before, after))
    try:
        found = outcomes(server, rest)
    finally:
        server.sql(apply("bulk_update"))
    assert found[notices] != EXPECTED[notices]


def test_one_bad_row_costs_no_other_by_its_savepoint_alone(server: Server, rest: RestClient) -> None:
    server.sql(apply("bulk_update").replace("EXCEPTION WHEN OTHERS", "EXCEPTION WHEN division_by_zero"))
    try:
        with pytest.raises(Exception, match="22003"):
            outcomes(server, rest)
    finally:
        server.sql(apply("bulk_update"))


def test_of_eight_at_once_one_wins_each_row(server: Server, rest: RestClient) -> None:
    """Sorted by id nobody waits in a circle, and each row is updated by one of them."""
    rows = sorted(days(server, rest, 28), key=lambda row: str(row["id"]))

    def send(number: int) -> list[bool]:
        edits = [RowEdit(row["id"], row["updated_at"], {"nutrition_notes": f"{number}"}) for row in rows]
        answers = rest.update_many(ENTRIES, edits, columns=COLUMNS)
        assert answers
        assert not any(answer.code for answer in answers)
        return [answer.updated for answer in answers]

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(send, range(8)))
    assert [sum(each) for each in zip(*won, strict=True)] == [1] * len(rows)


def test_what_one_call_accepts_is_bounded(server: Server, rest: RestClient) -> None:
    edit = RowEdit(NOBODY, STALE, {"nutrition_notes": "x"})
    answers = rest.update_many(ENTRIES, [edit] * MOST_EDITS, columns=COLUMNS)
    assert answers
    assert len(answers) == MOST_EDITS
    long = RowEdit(NOBODY, STALE, {"nutrition_notes": "x" * 600_000})
    for edits in ([edit] * (MOST_EDITS + 1), [long, long]):
        with pytest.raises(Exception, match="22023"):
            rest.update_many(ENTRIES, edits, columns=COLUMNS)
    with pytest.raises(Exception, match="22023"):
        rest.update_many("messages", [edit], columns=COLUMNS)
