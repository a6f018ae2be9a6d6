"""Metrics: which values are accepted, that the server keeps exactly those, usual values and the daily check-in."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.errors import InvalidInput
from organic_desktop.wellness.metrics import (
    COLUMNS,
    METRICS,
    NOTES,
    NOTES_BYTES,
    USUAL_DAYS,
    checked,
    checked_date,
    checkin_columns,
    metric,
    stepped,
    usual_value,
)
from tests.remote.connections import signed_in
from tests.server.fixtures import Account
from tests.server.lite import Server

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("column", "value", "kept"),
    [
        ("sleep_hours", "7.5", "7.50"), ("sleep_hours", " 7 ", "7.00"), ("sleep_hours", ".5", "0.50"),
        ("sleep_hours", "7.005", "7.01"), ("sleep_hours", Decimal("7.245"), "7.25"),
        ("sleep_hours", 24, "24.00"), ("sleep_hours", "24.004", "24.00"), ("sleep_hours", "-0.001", "0.00"),
        ("mood_score", "9.994", "9.99"), ("energy_level", "3", "3.00"), ("water_intake_ml", "250", "250"),
        ("water_intake_ml", "2.0", "2"), ("water_intake_ml", Decimal(5), "5"), ("exercise_minutes", 9, "9"),
    ],
)  # fmt: skip
def test_numbers_are_kept_in_the_columns_form(column: str, value: Any, kept: str) -> None:
    assert str(checked(column, value)) == kept


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("sleep_hours", "25", "Sleep: enter 0–24 hours."),
        ("sleep_hours", "24.005", "Sleep: enter 0–24 hours."),
        ("mood_score", 12, "Mood: enter 0–9.99."),
        ("mood_score", "9.995", "Mood: enter 0–9.99."),
        ("water_intake_ml", "-1", "Water: enter 0–100000 ml."),
        ("water_intake_ml", 2**31, "Water: enter 0–100000 ml."),
        ("exercise_minutes", "1.5", "Exercise must be a whole number of minutes."),
        ("meditation_minutes", 1441, "Meditation: enter 0–1440 minutes."),
        ("sleep_hours", "abc", "Sleep: enter a number, e.g. 8."),
        ("mood_score", "", "Mood: enter a number, e.g. 3."),
        ("sleep_hours", Decimal("NaN"), "Sleep: enter 0–24 hours."),
        ("no_such", 1, "An entry has no number called “no_such”."),
    ],
)
def test_what_is_refused_is_named_with_its_range(column: str, value: Any, words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked(column, value)
    assert refused.value.message == words


@pytest.mark.parametrize("value", [
    "NaN", "nan", "inf", "-Infinity", "1e3", "1_0", "7,5", "٣", "7 5", "+", ".", "0x1", "7\0",
    "\ud800", Decimal("Infinity"), Decimal("sNaN"), Decimal("1e400"), Decimal("-5.1"),
    pytest.param("9" * 5000, id="long"), pytest.param(10**5000, id="huge"),
])  # fmt: skip
@pytest.mark.parametrize("known", METRICS, ids=lambda known: known.column)
def test_what_is_no_plain_number_is_refused_briefly(known: Any, value: Any) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked(known.column, value)
    assert len(refused.value.message) < 120


@pytest.mark.parametrize(("column", "value"), [("sleep_hours", 7.5), ("water_intake_ml", True), (NOTES, 5)])
def test_what_has_the_wrong_type_is_our_mistake(column: str, value: Any) -> None:
    with pytest.raises(TypeError):
        checked(column, value)


@pytest.mark.parametrize("column", COLUMNS)
def test_nothing_clears_any_column(column: str) -> None:
    assert checked(column, None) is None


@pytest.mark.parametrize(
    "text", ["porridge", " two\r\nlines ", "e\u0301", "\u2028\ufeff", "é" * (NOTES_BYTES // 2)], ids=range(5)
)
def test_notes_are_kept_as_they_are(text: str) -> None:
    assert checked(NOTES, text) == text


def test_empty_notes_are_none() -> None:
    assert checked(NOTES, "") is None


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "é" * (NOTES_BYTES // 2) + "x", "x" * 10_000_000], ids=range(4))
def test_notes_that_no_server_keeps_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked(NOTES, text)
    assert len(refused.value.message) < 120


@pytest.mark.parametrize("day", ["1900-01-01", "2026-11-23", "2024-02-29"])
def test_dates_until_today_are_taken(day: str) -> None:
    assert checked_date(day, TODAY) == checked_date(date.fromisoformat(day), TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize("day", [
    "2026-13-40", "2026-11-24", "1899-12-31", "2025-02-29", "0000-00-00", "20261123", "2026-W01-1", "2026-1-1",
    "today", "", "٢٠٢٦-01-01", "10000-01-01", "2026-11-23T00:00", "infinity", "2026-11-23\n",
    pytest.param("x" * 10_000, id="long"), date(2027, 1, 1), date(1, 1, 1),
])  # fmt: skip
def test_other_dates_are_refused_briefly(day: Any) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_date(day, TODAY)
    assert len(refused.value.message) < 120


def test_a_moment_is_no_date() -> None:
    with pytest.raises(TypeError):
        checked_date(datetime(2026, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("current", "delta", "total"), [(None, 250, 250), (500, 250, 750), (500, -500, 0), (None, 0, 0)]
)
def test_adding(current: int | None, delta: int, total: int) -> None:
    assert stepped("water_intake_ml", current, delta) == total


@pytest.mark.parametrize(
    ("column", "current", "step", "total"),
    [
        ("sleep_hours", "7.50", "0.25", "7.75"), ("sleep_hours", None, "0.25", "0.25"),
        ("sleep_hours", "0.25", "-0.25", "0.00"), ("mood_score", "3.00", "0.5", "3.50"),
        ("mood_score", None, "-0.5", "3.00"), ("mood_score", "5.00", "0.5", "5.00"),
        ("energy_level", "1.25", "-0.5", "1.00"), ("energy_level", "9.00", "0.5", "5.00"),
    ],
)  # fmt: skip
def test_a_step_of_a_score_stays_within_its_scale(column: str, current: str | None, step: str, total: str) -> None:
    assert str(stepped(column, None if current is None else Decimal(current), Decimal(step))) == total


@pytest.mark.parametrize(
    ("column", "current", "delta", "words"),
    [
        ("water_intake_ml", 200, -250, "Water is 200 ml and can't go below 0."),
        ("exercise_minutes", None, -1, "Exercise is 0 minutes and can't go below 0."),
        ("exercise_minutes", 1440, 1, "Exercise: enter 0–1440 minutes."),
        ("sleep_hours", Decimal("23.75"), Decimal("0.5"), "Sleep: enter 0–24 hours."),
        ("sleep_hours", Decimal("0.25"), Decimal("-0.5"), "Sleep is 0.25 hours and can't go below 0."),
    ],
)
def test_adding_stays_in_range(column: str, current: int | None, delta: int, words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        stepped(column, current, delta)
    assert refused.value.message == words


@given(st.sampled_from(METRICS), st.decimals(-5, 30, places=4) | st.integers(-5, 2000) | st.text())
def test_what_is_taken_is_taken_again_unchanged(known: Any, value: Any) -> None:
    try:
        kept = checked(known.column, value)
    except InvalidInput:
        return
    assert str(checked(known.column, kept)) == str(checked(known.column, str(kept))) == str(kept)
    assert known.low <= Decimal(str(kept)) <= known.high


def test_the_server_keeps_exactly_what_was_taken(server: Server, account: Account) -> None:
    """Rounding halves of a hundredth: typed text becomes on the server what `checked` makes of it."""
    typed = ["7.005", "7.245", "7.255", "7.256", "0.004", "0.005", "23.994", "8"]
    with signed_in(server, account) as rest:
        for day, text in enumerate(typed, start=1):
            row = {
                "id": str(uuid.uuid4()),
                "user_id": account.user_id,
                "date": f"2026-01-{day:02}",
                "sleep_hours": text,
            }
            (stored,) = rest.insert("wellness_entries", [row], on_conflict="user_id,date")
            assert Decimal(stored["sleep_hours"]) == checked("sleep_hours", text)


@pytest.mark.parametrize("known", METRICS, ids=lambda known: known.column)
def test_steps_and_goals_are_values_of_their_column(known: Any) -> None:
    assert metric(known.column) is known
    for value in (*known.steps, known.goal, known.low, known.high):
        assert checked(known.column, value) == value


# -- usual values ------------------------------------------------------------------------------------------------------

SLEEP = metric("sleep_hours")
HOURS = st.lists(st.decimals("0", "24", places=2), max_size=2 * USUAL_DAYS)


@pytest.mark.parametrize(
    ("latest", "usual"),
    [
        ("7.5 7.5", None),
        ("7.5 3 8", "7.5"),
        ("7 7.5 8 8.5", "7.75"),
        ("7.40 7.40 7.40", "7.50"),
        ("7.37 7.37 7.37", "7.25"),
        ("0 0 0", "0"),
        ("24 24 24", "24"),
        (" ".join(["7"] * USUAL_DAYS + ["10"] * 40), "7"),
    ],
)
def test_the_middle_of_the_latest_days(latest: str, usual: str | None) -> None:
    found = usual_value(SLEEP, list(map(Decimal, latest.split())))
    assert found == (None if usual is None else Decimal(usual))


def test_what_is_added_up_has_no_usual_value() -> None:
    assert [each.column for each in METRICS if usual_value(each, [Decimal(5)] * 9) is not None] == ["sleep_hours"]


@given(HOURS)
def test_it_lies_among_the_latest_and_is_a_step(latest: list[Decimal]) -> None:
    found = usual_value(SLEEP, latest)
    if found is not None:
        seen = latest[:USUAL_DAYS]
        assert min(seen) - SLEEP.steps[0] / 2 <= found <= max(seen) + SLEEP.steps[0] / 2
        assert found % SLEEP.steps[0] == 0


# -- the daily check-in ------------------------------------------------------------------------------------------------

NUMBERS = {metric.column for metric in METRICS}


@pytest.mark.parametrize(
    ("days", "columns"),
    [
        ([], NUMBERS),
        ([set()], NUMBERS),
        ([{"sleep_hours", "nutrition_notes"}], {"sleep_hours", "nutrition_notes"}),
        ([{"sleep_hours", "mood_score"}, {"sleep_hours"}, {"sleep_hours"}], {"sleep_hours"}),
        ([{"mood_score"}, {"sleep_hours"}], {"mood_score", "sleep_hours"}),
    ],
)
def test_what_is_usual_is_on_half_of_the_logged_days(days: list[set[str]], columns: set[str]) -> None:
    assert checkin_columns(days) == columns
