"""The file of reminders: private, written whole, and read with care."""

from __future__ import annotations

import json
import logging
import stat
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from organic_desktop.core.errors import DatabaseUnwritable
from organic_desktop.reminders.events import LogLine, Occurrence, Outcome
from organic_desktop.reminders.storage import LOG_LINES, Handled, ReminderState, ReminderStore, Snooze, read
from organic_desktop.wellness.schedule import QuietHours, Reminder
from tests.reminders.world import MONDAY

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WATER = Reminder("a", (time(8), time(20, 30)), frozenset({0, 6}), "water_intake_ml", "Trink!", False)
FULL = ReminderState(
    (WATER, Reminder("b", (time(9),), frozenset({2}), on=False)),
    {"a": NOON},
    QuietHours(time(22), time(7)),
    NOON,
    (Snooze("a", "late", MONDAY, NOON, NOON + timedelta(hours=1)),),
    (Handled("a", MONDAY, time(8)),),
    (LogLine(NOON, NOON, MONDAY, "water_intake_ml", "Trink!", Outcome.ASLEEP),),
    (Snooze("b", "b", MONDAY, NOON, NOON),),
)


def stored(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "reminders.json").read_text("utf-8"))
    return found


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    ReminderStore(tmp_path).change(**vars(FULL))
    assert ReminderStore(tmp_path).current == FULL
    assert not list(tmp_path.glob("*.new"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_the_user_reads_it(tmp_path: Path) -> None:
    ReminderStore(tmp_path).change(quiet=None)
    assert stat.S_IMODE((tmp_path / "reminders.json").stat().st_mode) == 0o600


def test_nothing_is_written_before_there_is_something(tmp_path: Path) -> None:
    assert ReminderStore(tmp_path).current == ReminderState()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["{", "[]", "\xff"])
def test_a_file_that_cannot_be_read_is_kept_aside(tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "reminders.json").write_text(text, encoding="latin-1")
    with caplog.at_level(logging.WARNING):
        assert ReminderStore(tmp_path).current == ReminderState()
    assert (tmp_path / "reminders.json.damaged-1").read_text(encoding="latin-1") == text
    assert "reminders.json.damaged-1" in caplog.text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("times", ["25:00"]), ("times", "08:00"), ("times", [8]), ("weekdays", [7]), ("weekdays", 1),
        ("weekdays", [[]]), ("column", "height"), ("column", None), ("message", 3), ("id", None),
    ],
)  # fmt: skip
def test_a_reminder_that_is_not_sound_is_left_out_alone(tmp_path: Path, name: str, value: object) -> None:
    ReminderStore(tmp_path).change(**vars(FULL))
    file = stored(tmp_path)
    file["reminders"][1][name] = value
    file["reminders"].append("a text")
    assert read(file).reminders == (WATER,)
    del file["reminders"][1][name]
    assert read(file).reminders == (WATER,)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("reminders", {}), ("since", []), ("since", {"a": "today"}), ("quiet", {"begin": "22:00"}), ("quiet", "22:00"),
        ("paused_until", "2026-11-23T12:00:00"), ("paused_until", True), ("snoozes", [{"key": "a"}]),
        ("handled", [["a"]]), ("unseen", [7]), ("lines", "none"), ("lines", [None]),
    ],
)  # fmt: skip
def test_what_is_of_another_kind_is_left_out_alone(tmp_path: Path, name: str, value: object) -> None:
    ReminderStore(tmp_path).change(**vars(FULL))
    found = vars(read({**stored(tmp_path), name: value}))
    kept = vars(FULL) | {name: vars(ReminderState())[name]}
    if name == "reminders":
        kept["since"] = {}
    assert found == kept


def test_an_outcome_of_a_newer_version_is_left_out(tmp_path: Path) -> None:
    ReminderStore(tmp_path).change(**vars(FULL))
    file = stored(tmp_path)
    file["lines"].append({**file["lines"][0], "outcome": "sung"})
    assert read(file).lines == FULL.lines


def test_what_only_a_newer_version_knows_is_kept(tmp_path: Path) -> None:
    ReminderStore(tmp_path).change(**vars(FULL))
    file = stored(tmp_path)
    file["sounds"] = {"on": True}
    file["reminders"][0]["colour"] = "green"
    (tmp_path / "reminders.json").write_text(json.dumps(file))
    book = ReminderStore(tmp_path)
    assert book.current == FULL
    assert book.problem is None
    book.change(quiet=None)
    again = stored(tmp_path)
    assert again["sounds"] == {"on": True}
    assert again["reminders"][0]["colour"] == "green"
    assert ReminderStore(tmp_path).problem is None
    book.change(reminders=())
    assert stored(tmp_path)["reminders"] == []
    assert not list(tmp_path.glob("*.damaged-*"))


def test_of_two_programs_that_set_reminders_at_once_neither_loses_one(tmp_path: Path) -> None:
    """A store of its own each, as the window and the command line have."""
    together, problems = threading.Barrier(2), list[Exception]()

    def with_one_more(reminder: Reminder, state: ReminderState) -> dict[str, Any]:
        return {"reminders": (*state.reminders, reminder)}

    def set_some(name: str) -> None:
        store = ReminderStore(tmp_path)
        together.wait()
        try:
            for number in range(20):
                store.change_by(partial(with_one_more, replace(WATER, id=f"{name}{number}")))
                store.record(unseen=())
        except DatabaseUnwritable as error:
            problems.append(error)

    threads = [threading.Thread(target=set_some, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    assert len(ReminderStore(tmp_path).current.reminders) == 40


def test_what_happened_is_remembered_also_if_nothing_can_be_written(tmp_path: Path) -> None:
    store = ReminderStore(tmp_path)
    (tmp_path / "reminders.lock").mkdir()
    store.record(handled=FULL.handled)
    assert store.current.handled == FULL.handled
    with pytest.raises(DatabaseUnwritable):
        store.change(quiet=None)


def test_the_log_does_not_grow_for_ever() -> None:
    asked = Occurrence(WATER, "a", MONDAY, NOON, NOON)
    lines = ReminderState(lines=FULL.lines * LOG_LINES).with_lines(NOON, [(asked, Outcome.SHOWN)])
    assert len(lines) == LOG_LINES
    assert lines[-1].outcome is Outcome.SHOWN
