"""Other programs' CSV files by the verb import: recognised, converted, brought in twice, re-saved by a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.transfer import csv_files

COLUMNS = ("date", "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score")


def test_a_tracker_and_a_spreadsheet_of_ones_own(shell: Shell, tmp_path: Path) -> None:
    ring, own = tmp_path / "trends.csv", tmp_path / "mine.csv"
    ring.write_text(csv_files.oura())
    own.write_text(csv_files.any_csv())

    facts = shell.json("import", str(ring))
    assert (facts["format"], facts["from"], facts["to"], facts["new"]) == ("oura", "2024-02-26", "2024-03-08", 11)
    assert shell.json("import", str(ring))["same"] == 11
    facts = shell.json("import", str(own), "--dry-run")
    assert (facts["format"], facts["new"], facts["different"]) == ("csv", 1, 11)
    shell.json("import", str(own))
    entries = [tuple(entry[name] for name in COLUMNS) for entry in shell.json("entries")]
    assert ("2024-02-28", 7.28, 1280, None, 15, 4.0) in entries  # the ring has no night of it
    assert ("2024-03-01", 7.5, 1010, None, 15, 4.0) in entries  # the night that was here stays


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_our_own_days_come_back_from_a_spreadsheet(delimiter: str, shell: Shell, tmp_path: Path) -> None:
    own, exported, saved = (tmp_path / name for name in ("mine.csv", "days.csv", "saved.csv"))
    own.write_text(csv_files.any_csv())
    shell.json("import", str(own))
    shell.json("export", str(exported), "--format", "csv")
    first, *rows = exported.read_text("utf-8-sig").splitlines()
    lines = [first.replace(",", delimiter), *(row.replace(",", delimiter).replace(".", ",") for row in rows)]
    saved.write_text("\r\n".join(lines), "cp1252")
    for format in ("organic-csv", "csv"):
        facts = shell.json("import", str(saved), "--format", format, "--dry-run")
        assert (facts["new"], facts["same"], facts["different"]) == (0, 12, 0)


def test_averages_of_weeks_are_refused(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "sleep.csv"
    file.write_text(csv_files.garmin_year())
    code, out, err = shell("import", str(file))
    assert (code, out) == (1, "")
    assert "averages of weeks, not days" in err
    assert "Traceback" not in err
