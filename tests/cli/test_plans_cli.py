"""Days off and reminders from the command line: what the window's settings do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from organic_desktop.app.facade import App
from tests.cli.conftest import Shell


@pytest.fixture
def today(shell: Shell) -> date:
    shell.folder.mkdir(mode=0o700, exist_ok=True)
    app = App(shell.folder)
    app.close()
    return app.today()


def test_ranges_are_taken_off_listed_and_taken_back(shell: Shell, today: date) -> None:
    first, last = today + timedelta(days=20), today + timedelta(days=34)
    assert shell.json("skip") == []
    assert shell("skip")[1] == "No days off.\n"
    taken = shell.json("skip", f"{first}..{last}", str(today))
    assert (len(taken), taken[0], taken[-1]) == (16, str(today), str(last))
    assert shell("skip")[1].splitlines() == [str(today), f"{first}..{last}  15 days"]
    assert shell.json("skip", "--undo", f"{first + timedelta(days=1)}..{last}")[0] == str(first + timedelta(days=1))
    assert shell.json("skip", "--remove", str(today)) == [str(today)]
    assert shell.json("skip") == [str(first)]


@pytest.mark.parametrize(
    "words", [["2026-13-01"], ["2026-11-05..2026-11-01"], ["2026-11-05.."], ["1900-01-01..2026-01-01"], ["--undo"]]
)
def test_what_cant_be_meant_is_refused_in_words_and_changes_nothing(
    shell: Shell, today: date, words: list[str]
) -> None:
    code, out, err = shell("skip", str(today), *words) if "--undo" not in words else shell("skip", *words)
    assert (code, out) == (1, "")
    assert err.strip()
    assert shell.json("skip") == []


def test_a_range_with_one_end_is_said_to_be_one(shell: Shell, today: date) -> None:
    assert "Enter both" in shell("skip", f"{today}..")[2]
    assert "Enter both" in shell("skip", f"..{today}")[2]


def test_a_reminder_is_added_edited_and_removed(shell: Shell, today: date) -> None:
    assert shell.json("reminders") == []
    added = shell.json("reminders", "add", "--at", "8:00, 20:30", "--what", "water", "--message", "Drink!")
    assert (added["times"], added["column"], added["message"], added["on"], added["always"]) == (
        ["08:00", "20:30"],
        "water_intake_ml",
        "Drink!",
        True,
        False,
    )
    assert len(added["next"]) == 3
    edited = shell.json("reminders", "edit", added["id"][:6], "--on", "sat-mon", "--turned", "off", "--always", "yes")
    assert (edited["weekdays"], edited["on"], edited["always"], edited["times"]) == (
        ["mon", "sat", "sun"],
        False,
        True,
        ["08:00", "20:30"],
    )
    assert edited["next"] == []
    assert shell.json("reminders") == [edited]
    line = shell("reminders")[1]
    assert "08:00,20:30 mon,sat,sun" in line
    assert "“Drink!”" in line
    assert shell.json("reminders", "remove", added["id"])["id"] == added["id"]
    assert shell("reminders")[1] == "No reminders.\n"


@pytest.mark.parametrize(
    "words",
    [
        ["add", "--at", "25:00"],
        ["add", "--at", ":30"],
        ["add", "--at", "8"],
        ["add", "--at", ""],
        ["add", "--at", "20:00+01:00"],
        ["add", "--at", "20:00", "--on", "someday"],
        ["add", "--at", "20:00", "--what", "steps"],
        ["add", "--at", "20:00", "--message", "x" * 2001],
        ["edit", "nothing", "--at", "20:00"],
        ["remove", ""],
    ],
)
def test_a_reminder_that_cant_be_is_refused(shell: Shell, today: date, words: list[str]) -> None:
    code, out, err = shell("reminders", *words)
    assert (code, out) == (1, "")
    assert err.strip()
    assert shell.json("reminders") == []


def test_an_edit_without_a_change_says_so(shell: Shell, today: date) -> None:
    made = shell.json("reminders", "add", "--at", "20:00")
    assert "Nothing to change" in shell("reminders", "edit", made["id"])[2]


def test_a_running_window_notices_and_keeps_what_the_command_line_set(shell: Shell, today: date) -> None:
    window = App(shell.folder)
    try:
        assert window.reminders.all() == ()
        made = shell.json("reminders", "add", "--at", "20:00")
        window.reminders.pause(None)  # writes the file
        assert [each.id for each in window.reminders.all()] == [made["id"]]
        assert [each["id"] for each in shell.json("reminders")] == [made["id"]]
    finally:
        window.close()
