"""The verb insights: what is linked, what waits, what can't take part."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

from tests.cli.conftest import Shell
from tests.wellness.people import Cell, person

COLUMNS = ("sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level")


def half_a_year(folder: Path, last: date) -> str:
    """A table of days in which mood follows sleep; water never changes."""
    metrics = dict(zip(COLUMNS, person(Cell(180, 0.3, 0.5, strength=0.7), random.Random(1)).values(), strict=True))
    days = sorted({day for values in metrics.values() for day in values})
    path = folder / "days.csv"
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["date", *COLUMNS])
        for day in days:
            row = [values.get(day, "") for values in metrics.values()]
            row[1] = 2000
            table.writerow([last - (days[-1] - day), *row])
    return str(path)


def test_nothing_logged_says_what_is_missing(shell: Shell) -> None:
    facts = shell.json("insights")
    assert facts["links"] == facts["refused"] == []
    assert len(facts["waiting"]) == 15
    assert facts["waiting"][0] == {"a": "sleep_hours", "b": "water_intake_ml", "days_missing": 28}
    code, out, _ = shell("insights")
    assert (code, out.splitlines()[0]) == (0, "There are not enough days yet.")


def test_a_link_is_told_with_its_size_and_the_same_again(shell: Shell, tmp_path: Path) -> None:
    yesterday = date.fromisoformat(shell.json("log", "--notes", "today")["date"]) - timedelta(days=1)
    assert shell("import", half_a_year(tmp_path, yesterday))[0] == 0
    facts = shell.json("insights")
    (link,) = facts["links"]
    assert (link["a"], link["b"], link["lag"]) == ("sleep_hours", "mood_score", 0)
    assert link["q"] <= 0.04
    assert 100 < link["n"] <= 180
    assert 0 < link["low"] <= link["slope"] <= link["high"] < 1.5
    assert link["sentence"].startswith("One hour more sleep, mood about 0.")
    assert link["sentence"].endswith(" higher the same day.")
    assert facts["refused"] == [{"metric": "water_intake_ml", "reason": "few_values"}]
    assert facts["waiting"] == []
    assert shell.json("insights") == facts
    code, out, _ = shell("insights")
    assert (code, "not a cause" in out, "Water: too few different values" in out) == (0, True, True)
