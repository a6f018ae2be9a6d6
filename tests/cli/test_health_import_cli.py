"""The exports of health stores by the verb import: nights of several sources, a question answered, and once more."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

from tests.cli.conftest import Shell
from tests.transfer.apple_export import PHONE, write_zip
from tests.transfer.test_apple_health import night, xml
from tests.transfer.test_health_connect import Export, at


def test_an_export_of_apple_health_is_imported_once(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "Export.zip"
    truth = write_zip(path, 2)
    facts = shell.json("import", str(path), "--dry-run")
    assert (facts["format"], facts["new"], facts["skipped"]) == ("apple-health", len(truth.water), [])
    assert shell.json("entries") == []

    shell.json("import", str(path))
    columns = ("sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes")
    found = {entry["date"]: tuple(entry[name] for name in columns) for entry in shell.json("entries")}
    assert found == {
        day.isoformat(): (
            round(max(truth.asleep[day], truth.asleep_by_app[day]) / 60, 2),
            truth.water[day],
            truth.exercise[day],
            truth.mindful[day],
        )
        for day in truth.water
    }
    again = shell.json("import", str(path))
    assert (again["new"], again["same"], again["different"]) == (0, len(found), 0)


def test_nights_in_bed_are_taken_if_a_mapping_says_so(shell: Shell, tmp_path: Path) -> None:
    path, mapping = tmp_path / "export.xml", tmp_path / "map.json"
    path.write_text(xml(night("InBed", "23:00", "07:00", PHONE)), encoding="utf-8")
    assert shell.json("import", str(path))["new"] == 0
    targets = {"sleep": {"column": "sleep_hours"}}
    chosen = {"format": "apple-health", "fingerprint": "apple-health", "targets": targets, "answers": {"in_bed": "yes"}}
    mapping.write_text(json.dumps(chosen))
    assert shell.json("import", str(path), "--map", str(mapping))["new"] == 1
    assert [(entry["date"], entry["sleep_hours"]) for entry in shell.json("entries")] == [("2026-03-10", 8)]


def test_an_export_of_health_connect_is_imported(shell: Shell, tmp_path: Path) -> None:
    export = Export(tmp_path / "health_connect_export.db")
    export.sleep(at(23), at(7), (4, at(23), at(3)), (1, at(3), at(3, 30)), (5, at(3, 15), at(7)))
    export.add("hydration_record_table", at(9), at(9), 1, 0.75)
    path = tmp_path / "Health Connect.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(export.path, export.path.name)
    shell.json("import", str(path))
    (entry,) = shell.json("entries")
    assert (date.fromisoformat(entry["date"]), entry["sleep_hours"], entry["water_intake_ml"]) == (
        date(2026, 3, 10),
        7.5,
        750,
    )


def test_a_locked_or_foreign_zip_is_refused_in_words(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../out.xml", "<HealthData/>")
    code, _out, err = shell("import", str(path))
    assert code == 1
    assert "unsafe path" in err
