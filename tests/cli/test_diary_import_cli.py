"""A diary and a tracker of other programs by the verb import: tried first, by a mapping of one's own, and once more."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Shell
from tests.transfer.test_daylio_csv import NINE
from tests.transfer.test_loop_csv import MARKS, NEW, amount, tick, zipped

DIARY = (
    f"{NINE}\n"
    '2024-11-20,,,18:40,rad,"gym | friends","","","Long walk<br>home"\n'
    '2024-11-20,,,08:05,meh,"friends","Sleep Time: 7:30","",""\n'
    '2024-11-19,,,20:00,okay-ish,"gym","","",""\n'
    '2024-02-30,,,20:00,rad,"","","",""\n'
)


def test_a_diary_is_tried_imported_by_a_mapping_and_imported_again(shell: Shell, tmp_path: Path) -> None:
    diary, mapping = tmp_path / "diary.csv", tmp_path / "map.json"
    diary.write_text(DIARY)
    targets = {
        "mood:rad": {"column": "mood_score", "factor": "5"},
        "mood:meh": {"column": "mood_score", "factor": "3"},
        "mood:okay-ish": {"column": "mood_score", "factor": "3.5"},
        "activity:gym": {"column": "exercise_minutes", "factor": "45"},
        "scale:sleep time:h": {"column": "sleep_hours"},
        "note": {"column": "nutrition_notes"},
    }
    mapping.write_text(json.dumps({"format": "daylio", "fingerprint": "csv", "targets": targets}))

    code, out, err = shell("import", str(diary), "--dry-run")
    assert code == 0
    assert "Not imported, line 5: “2024-02-30” isn't a date." in out
    assert "Moods whose names don't tell how good they are: 1 (“okay-ish”)." in err
    assert shell.json("entries") == []

    facts = shell.json("import", str(diary), "--map", str(mapping))
    assert {name: facts[name] for name in ("format", "from", "to", "new", "same", "different", "skipped")} == {
        "format": "daylio",
        "from": "2024-11-19",
        "to": "2024-11-20",
        "new": 2,
        "same": 0,
        "different": 0,
        "skipped": [{"line": 5, "reason": "“2024-02-30” isn't a date."}],
    }
    columns = ("date", "mood_score", "sleep_hours", "exercise_minutes", "nutrition_notes")
    assert [tuple(entry[name] for name in columns) for entry in shell.json("entries")] == [
        ("2024-11-19", 3.5, None, 45, None),
        ("2024-11-20", 4.0, 7.5, 45, "Long walk\nhome"),
    ]

    again = shell.json("import", str(diary))  # the mapping is remembered
    assert (again["new"], again["same"], again["different"]) == (0, 2, 0)


def test_without_a_mapping_nothing_is_made_up(shell: Shell, tmp_path: Path) -> None:
    diary = tmp_path / "diary.csv"
    diary.write_text(DIARY)
    shell.json("import", str(diary))
    columns = ("mood_score", "exercise_minutes", "nutrition_notes")
    assert [tuple(entry[name] for name in columns) for entry in shell.json("entries")] == [
        (None, None, "gym"),
        (4.0, None, "08:05 friends\n18:40 Long walk\nhome\n18:40 gym, friends"),
    ]


def test_a_trackers_zip_brings_days_off(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "habits.zip"
    file.write_bytes(
        zipped(
            {
                "Habits.csv": f"{NEW}\n{tick(1, 'Floss')}{amount(2, 'Water', 'l')}",
                "001 Floss/Checkmarks.csv": f"{MARKS}\n2024-11-20,YES_MANUAL,\n2024-11-19,SKIP,\n",
                "002 Water/Checkmarks.csv": f"{MARKS}\n2024-11-20,1250,\n2024-11-19,SKIP,\n2024-11-18,900,\n",
            }
        )
    )
    facts = shell.json("import", str(file))
    assert (facts["format"], facts["new"], facts["days_off"]) == ("loop", 2, 1)
    assert [(entry["date"], entry["water_intake_ml"]) for entry in shell.json("entries")] == [
        ("2024-11-18", 900),
        ("2024-11-20", 1250),
    ]
