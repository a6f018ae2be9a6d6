"""The verb goals: what the settings page does with goals, for scripts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cli.conftest import Shell


def test_a_goal_from_today_and_its_history(shell: Shell) -> None:
    today = shell.json("log", "--mood", "3")["date"]
    (facts,) = shell.json("goals", "set", "water", "2.5l")
    assert facts == {
        "column": "water_intake_ml",
        "goal": 2500,
        "at_most": False,
        "history": [
            {"since": None, "goal": 2000, "at_most": False, "is_default": True},
            {"since": f"{today}", "goal": 2500, "at_most": False, "is_default": False},
        ],
    }
    assert [each["goal"] for each in shell.json("goals")] == [8.0, 2500, 30, 10]
    code, out, _ = shell("goals")
    assert (code, f"before {today}  2000 ml" in out, f"since {today}   2500 ml" in out) == (0, True, True)


def test_the_past_is_corrected_by_a_day_or_from_the_beginning(shell: Shell) -> None:
    shell.json("goals", "set", "sleep", "7:30", "--from", "2026-03-03")
    shell.json("goals", "set", "sleep", "9", "--from", "beginning")
    (facts,) = shell.json("goals", "set", "sleep", "0")
    assert [(step["since"], step["goal"]) for step in facts["history"]][:2] == [(None, 9.0), ("2026-03-03", 7.5)]
    assert "no goal" in shell("goals")[1]
    shell.json("goals", "set", "sleep", "default")
    assert shell.json("goals")[0]["goal"] == 8.0


@pytest.mark.parametrize(
    "words",
    [
        ("water", "much"),
        ("water", "1e9"),
        ("water", "200000"),
        ("sleep", "25"),
        ("water", "0", "--at-most"),
        ("water", "default", "--at-most"),
        ("water", "1", "--from", "3 March"),
        ("water", "1", "--from", f"{date.today() + timedelta(days=2)}"),
    ],
)
def test_bad_input_gets_one_sentence_and_changes_nothing(shell: Shell, words: tuple[str, ...]) -> None:
    before = shell.json("goals")
    code, out, err = shell("goals", "set", *words)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert shell.json("goals") == before


def test_a_limit_is_said_as_one(shell: Shell) -> None:
    (facts,) = shell.json("goals", "set", "exercise", "90", "--at-most")
    assert (facts["goal"], facts["at_most"], facts["history"][-1]["at_most"]) == (90, True, True)
    assert "exercise    at most 90 minutes" in shell("goals")[1]
    assert shell.json("goals", "set", "exercise", "90")[0]["at_most"] is False


def test_a_score_has_no_goal(shell: Shell) -> None:
    assert shell("goals", "set", "mood", "4")[0] == 2


def test_the_schemas_name_of_a_column_is_understood(shell: Shell) -> None:
    assert shell.json("goals", "set", "water_intake_ml", "2500")[0]["goal"] == 2500
