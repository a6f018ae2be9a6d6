"""What a row of the server says of sends without an answer: ours, another's, or nobody can tell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.store.attempts import Attempt, Outcome, judge, judge_under_other_id
from organic_desktop.store.types import instant_text

COLUMNS = ("water", "mood")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BASE = {"water": 500, "mood": None}
VERSION = instant_text(NOON - timedelta(hours=1))


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def update(values: dict[str, Any], sent: float = 0, failed: float = 0.1, unsure: float = 0.01) -> Attempt:
    return Attempt(values, VERSION, at(sent), timedelta(seconds=unsure), at(failed))


def row(seconds: float, created: float = -7200, **values: Any) -> dict[str, Any]:
    return {**BASE, **values, "created_at": instant_text(at(created)), "updated_at": instant_text(at(seconds))}


def outcome(*attempts: Attempt, theirs: dict[str, Any]) -> Outcome:
    return judge(attempts, theirs, BASE, VERSION, COLUMNS)


MORE = {"water": 750}
OURS, DOUBT, NEVER = Outcome(MORE, untouched=True), Outcome(None, (MORE,)), Outcome()


@pytest.mark.parametrize(
    ("attempt", "theirs", "expected"),
    [
        (update(MORE), row(0.05, water=750), OURS),
        (update(MORE), row(0.0, water=750), OURS),
        (update(MORE), row(-0.0005, water=750), OURS),  # stamped in milliseconds
        (update(MORE, failed=20), row(0.5, water=750), OURS),
        (update(MORE, failed=20), row(15, water=750), DOUBT),  # another's, while ours hung?
        (update(MORE), row(0.2, water=750), DOUBT),
        (update(MORE), row(3600, water=750), DOUBT),
        (update(MORE), row(0.05, water=850), DOUBT),
        (update(MORE), row(0.05, water=750, mood=3), DOUBT),
        (update(MORE, unsure=1), row(0.05, water=750), DOUBT),
        (update(MORE), row(-1, water=750), DOUBT),  # a transaction that began before, and holds our value
        (update(MORE), row(-1, water=600), NEVER),
        (Attempt(MORE, VERSION), row(0.05, water=750), DOUBT),
        (Attempt(MORE, VERSION), row(0.05, water=600), DOUBT),
        (Attempt(MORE, instant_text(at(-7200))), row(0.05, water=750), NEVER),
        (Attempt(MORE, VERSION, at(0), failed=at(1), matched_none=True), row(0.05, water=750), DOUBT),
        (Attempt(MORE, VERSION, at(0), failed=at(1), matched_none=True), row(0.05, water=600), NEVER),
        (Attempt(MORE, VERSION, at(0), failed=at(1), matched_none=True), row(-1, water=750), NEVER),
        (Attempt(MORE, VERSION, at(0), failed=at(1), matched_none=True), row(2, water=750), NEVER),
    ],
)
def test_an_update_is_ours_only_by_its_values_and_its_time(
    attempt: Attempt, theirs: dict[str, Any], expected: Outcome
) -> None:
    assert outcome(attempt, theirs=theirs) == expected


def test_of_several_the_one_that_fits_is_ours() -> None:
    first, second = update({"water": 600}), update(MORE, sent=5, failed=5.1)
    assert outcome(first, second, theirs=row(5.05, water=750)) == OURS
    assert outcome(first, second, theirs=row(0.05, water=600)) == Outcome({"water": 600}, untouched=True)
    assert outcome(first, second, theirs=row(60, water=900)).doubtful == ({"water": 600}, MORE)


def test_a_row_that_cant_be_dated_proves_nothing() -> None:
    for stamp in (None, "infinity", ""):
        assert outcome(update(MORE), theirs=row(0, water=750) | {"updated_at": stamp}) == DOUBT


def insert(seconds: float = 0, **values: Any) -> Attempt:
    return Attempt({"id": "ours", **BASE, **values}, None, at(seconds), timedelta(seconds=0.01), at(seconds + 0.1))


def test_an_insert_is_told_by_its_id_whenever_it_arrived() -> None:
    sent = insert(water=250)
    untouched = row(900, created=900, water=250)
    assert judge([sent], untouched, None, None, COLUMNS) == Outcome(sent.values, untouched=True)
    touched = row(950, created=900, water=350)
    assert judge([sent], touched, None, None, COLUMNS) == Outcome(sent.values)
    assert judge([], touched, None, None, COLUMNS).doubtful == (touched,)


def test_of_several_inserts_values_or_time_tell_which_arrived() -> None:
    first, second = insert(water=250), insert(60, water=280)
    for sent, other in ((first, second), (second, first)):
        assert sent.sent
        untouched = row(900, created=900, water=sent.values["water"])
        assert judge([first, second], untouched, None, None, COLUMNS).arrived == sent.values
        then = (sent.sent - NOON).total_seconds() + 0.05
        assert judge([first, second], row(901, created=then, water=900), None, None, COLUMNS).arrived == sent.values
        assert other.values not in judge([first, second], untouched, None, None, COLUMNS).doubtful
    late = judge([first, second], row(901, created=900, water=900), None, None, COLUMNS)
    assert (late.arrived, late.doubtful) == (None, (first.values, second.values))


def test_a_row_made_again_under_its_old_id_may_be_anothers() -> None:
    """The id of a row that the server had before is known to every device."""
    again = insert(water=750)
    assert judge([again], row(900, created=900, water=750), BASE, None, COLUMNS).doubtful == (again.values,)
    assert judge([again], row(0.05, created=0.05, water=750), BASE, None, COLUMNS).untouched


def test_under_another_id_no_insert_of_ours_arrived_unless_a_copy_of_this_file_sent_it() -> None:
    sent = insert(water=250)
    assert judge_under_other_id([sent]) == Outcome()
    assert judge_under_other_id([Attempt(sent.values)]).doubtful == (sent.values,)


@given(
    base=st.integers(0, 3),
    mine=st.integers(0, 3),
    theirs=st.integers(0, 3),
    stamp=st.floats(-10, 100),
    duration=st.floats(0, 30),
    unsure=st.floats(0, 5),
    known=st.booleans(),
)
def test_nothing_is_claimed_that_another_could_have_written(
    base: int, mine: int, theirs: int, stamp: float, duration: float, unsure: float, known: bool
) -> None:
    """Whatever is known of the time: ours is exactly what we sent, from a moment of the request, give or take."""
    values = {"water": mine}
    attempt = Attempt(values, VERSION, at(0) if known else None, timedelta(seconds=unsure), at(duration))
    found = judge([attempt], row(stamp, water=theirs), {"water": base, "mood": None}, VERSION, COLUMNS)
    if found.untouched:
        assert (known, theirs) == (True, mine)
        assert -0.01 <= stamp <= min(duration, 1.3) + 1e-6  # moments are whole microseconds
    if not found.untouched and theirs == mine != base:
        assert found.doubtful == (values,)


def test_the_file_keeps_it_and_damage_costs_the_time_at_most() -> None:
    for attempt in (update(MORE), insert(water=1), Attempt(MORE, VERSION), Attempt(MORE, None, matched_none=True)):
        assert Attempt.from_json(attempt.to_json()) == attempt
    damaged = Attempt.from_json({"values": MORE, "base": 7, "sent": "never", "unsure": "long", "failed": []})
    assert (damaged.sent, damaged.failed, damaged.base) == (None, None, None)
    assert Attempt.from_json({"values": MORE}).sent is None
    junk: Any
    for junk in (None, [], {}, {"values": []}):
        with pytest.raises(TypeError):
            Attempt.from_json(junk)
