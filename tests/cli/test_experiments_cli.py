"""The verb experiment: a plan from the first word to the last, and no result before its time."""

from __future__ import annotations

from tests.cli.conftest import Shell

NEW = ("experiment", "new", "--question", "Do I sleep longer?", "--change", "No screens", "--outcome", "sleep_hours")


def test_a_plan_is_written_down_shown_amended_and_stopped(shell: Shell) -> None:
    made = shell.json(*NEW, "--remind", "20:30")
    assert (made["state"], len(made["days"]), made["result"], made["is_as_written"]) == ("planned", 28, None, True)
    assert sum(each["with"] for each in made["days"]) == 14
    assert [each["id"] for each in shell.json("experiment", "list")] == [made["id"]]
    assert shell.json("experiment", "show", made["id"][:8]) == made
    code, out, _ = shell("experiment", "show", made["id"])
    assert (code, "not before" in out, made["plan_sha256"] in out) == (0, True, True)
    amended = shell.json("experiment", "amend", made["id"], "At half past ten")
    assert [each["words"] for each in amended["amendments"]] == ["At half past ten"]
    assert amended["plan_sha256"] == made["plan_sha256"]
    assert shell("reminders")[1].count("20:30") == 0
    assert shell("experiment", "stop", made["id"])[0] == 0
    assert shell.json("experiment") == []


def test_a_change_of_a_number_has_limits(shell: Shell) -> None:
    limits = ("--factor", "exercise", "--at-least", "30", "--less-than", "10", "--lag", "1", "--weeks", "6")
    made = shell.json(*NEW, *limits)
    assert made["factor"] == {"words": "No screens", "column": "exercise_minutes", "at_least": 30, "less_than": 10}
    assert (made["lag"], made["block_days"], len(made["days"])) == (1, 3, 42)
    code, _, err = shell("experiment", "tick", made["id"])
    assert (code, "nothing to tick" in err) == (1, True)


def test_what_can_t_be_is_said_in_a_sentence(shell: Shell) -> None:
    for more, said in (
        (("--weeks", "9"), "2 to 8 weeks"),
        (("--block", "9"), "2 to 8 weeks"),
        (("--remind", "8 pm"), "such as 08:00"),
        (("--remind", "20:30+05:00"), "such as 08:00"),
        (("--remind", ""), "such as 08:00"),
        (("--first", "2020-01-01"), "can begin today"),
        (("--factor", "exercise"), "Say how much"),
        (("--factor", "wine"), "one of sleep, water"),
        (("--outcome", "wine"), "one of sleep, water"),
    ):
        code, _, err = shell(*NEW, *more)
        assert (code, said in err) == (1, True), err
    code, _, err = shell("experiment", "show", "0000")
    assert (code, "There is no such experiment" in err) == (1, True)
    assert shell.json("experiment") == []
