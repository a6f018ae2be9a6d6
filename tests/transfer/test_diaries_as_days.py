"""What becomes of a diary's and a habit tracker's files as days of ours, by the mapping to begin with and by a user's.

The files are those of test_daylio_csv.py and test_loop_csv.py in small.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from organic_desktop.transfer import daylio, loop
from organic_desktop.transfer.found import Found
from organic_desktop.transfer.mapping import Mapping, Target, days_of, from_json, suggested, to_json
from tests.transfer.mutations import OPTIONS, TODAY
from tests.transfer.test_daylio_csv import NINE
from tests.transfer.test_loop_csv import MARKS, NEW, amount, tick, zipped

DIARY = (
    f"{NINE}\n"
    '2026-11-20,,,18:40,rad,"gym | friends","","","Long walk"\n'
    '2026-11-20,,,08:05,meh,"friends","Sleep Time: 7:30 | Sleep Quality: 6/10 points","",""\n'
    '2026-11-20,,,12:00,meh,"friends","","",""\n'
    '2026-11-19,,,20:00,okay-ish,"","","",""\n'
    '2026-11-30,,,20:00,rad,"","","",""\n'
)


def read(folder: Path) -> Found:
    path = folder / "file"
    path.write_text(DIARY)
    return daylio.read(path, OPTIONS)


def test_a_diary_by_the_mapping_to_begin_with(tmp_path: Path) -> None:
    """Three moods of one day are their mean in halves; what has no suggestion is left out; nothing is of the future."""
    found = read(tmp_path)
    days = days_of(found, suggested(found), TODAY)
    assert days.values == {
        date(2026, 11, 20): {
            "mood_score": Decimal("3.5"),
            "sleep_hours": Decimal("7.50"),
            "nutrition_notes": "08:05 friends, Sleep Quality (/10): 6\n12:00 friends\n"
            "18:40 Long walk\n18:40 gym, friends",
        }
    }
    assert [line for line, _reason in days.skipped] == [6]


def test_a_diary_by_a_users_mapping(tmp_path: Path) -> None:
    found = read(tmp_path)
    targets = {
        "mood:okay-ish": Target("mood_score", Decimal(3)),
        "activity:gym": Target("exercise_minutes", Decimal(45)),
        "activity:friends": Target("meditation_minutes", Decimal(5)),
    }
    days = days_of(found, from_json(to_json(Mapping("daylio", "csv", targets))), TODAY)
    assert days.values == {
        date(2026, 11, 19): {"mood_score": Decimal("3.00")},
        date(2026, 11, 20): {"exercise_minutes": 45, "meditation_minutes": 15},
    }


def test_every_suggestion_can_be_kept_as_json(tmp_path: Path) -> None:
    found = read(tmp_path)
    offered = {field.key: target for field in found.fields if (target := field.likely or field.suggested)}
    mapping = Mapping("daylio", "csv", offered)
    assert from_json(to_json(mapping)) == mapping


def test_habits_by_the_mapping_to_begin_with(tmp_path: Path) -> None:
    path = tmp_path / "file"
    named = [tick(1, "Floss"), amount(2, "Water", "l"), amount(3, "Sleep", "min"), tick(4, "Run")]
    path.write_bytes(
        zipped(
            {
                "Habits.csv": f"{NEW}\n{''.join(named)}",
                "001 Floss/Checkmarks.csv": f"{MARKS}\n2026-11-20,YES_MANUAL,at last\n2026-11-19,SKIP,\n",
                "002 Water/Checkmarks.csv": f"{MARKS}\n2026-11-20,1250,\n2026-11-19,SKIP,\n",
                "003 Sleep/Checkmarks.csv": f"{MARKS}\n2026-11-20,450000,\n",
                "004 Run/Checkmarks.csv": f"{MARKS}\n2026-11-20,YES_MANUAL,\n",
            }
        )
    )
    found = loop.read(path, OPTIONS)
    days = days_of(found, suggested(found), TODAY)
    assert days.values == {
        date(2026, 11, 20): {
            "water_intake_ml": 1250,
            "sleep_hours": Decimal("7.50"),
            "nutrition_notes": "Floss: at last\nFloss, Run",
        }
    }
    assert days.days_off == {date(2026, 11, 19)}
