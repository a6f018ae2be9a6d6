"""Entries in the future on the command line: read, changed, cleared and deleted; only a new one is refused."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

import pytest

from organic_desktop.app.facade import App
from organic_desktop.store.schema import WELLNESS_ENTRIES
from tests.cli.conftest import Shell
from tests.rows import create_row


@pytest.fixture(params=["soon", "the last day", "long ago", "the first day"])
def day(request: pytest.FixtureRequest, shell: Shell) -> date:
    """The day of an entry that another client made."""
    with closing(App(shell.folder)) as app:
        days = {"soon": app.today() + timedelta(days=5), "the last day": date.max, "long ago": date(1850, 7, 1)}
        chosen = days.get(request.param, date.min)
        values = {
            "user_id": app.profiles.current.user_id,
            "date": chosen,
            "water_intake_ml": 750,
            "exercise_minutes": 5,
        }
        create_row(app.profiles.current.writer, WELLNESS_ENTRIES, values, source="sync")
    return chosen


def test_it_is_read_changed_cleared_and_deleted(shell: Shell, day: date) -> None:
    assert shell.json("show", "--date", str(day))["water_intake_ml"] == 750
    assert [each["date"] for each in shell.json("entries", "--from", str(day), "--to", str(day))] == [str(day)]
    assert shell.json("log", "--date", str(day), "--water-ml", "+250", "--notes", "soup")["water_intake_ml"] == 1000
    for column in ("water-ml", "notes", "exercise-minutes"):
        assert shell("log", "--date", str(day), "--clear", column)[0] == 0
    assert shell.json("show", "--date", str(day)) is None
    assert shell("delete-entry", str(day))[0] == 1


def test_it_is_deleted_at_once(shell: Shell, day: date) -> None:
    assert shell("delete-entry", str(day))[0] == 0
    assert shell.json("show", "--date", str(day)) is None
    code, _, error = shell("log", "--date", str(day), "--water-ml", "250")
    assert code == 1
    assert "is in the future" in error or "is too early" in error


def test_the_numbers_say_what_they_do_with_it(shell: Shell, day: date) -> None:
    assert shell("log", "--water-ml", "250")[0] == 0
    for verb in ("stats", "streak"):
        _, out, _ = shell(verb)
        said = f"1 of the entries is in the future ({day}): in averages and totals, as on the server"
        assert (said in out) == (day > date(2000, 1, 1))
    assert shell.json("stats")["entries_count"] == (2 if day > date(2000, 1, 1) else 1)
