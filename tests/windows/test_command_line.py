"""The command line on Windows, its streams piped as in a script there."""

from __future__ import annotations

import json

from tests.windows.conftest import Program


def test_what_was_logged_is_shown(program: Program) -> None:
    logged = program("log", "--water-ml", "+250", "--notes", "a glass")
    assert logged.code == 0, logged.stderr
    shown = program("show", "--json")
    assert shown.code == 0, shown.stderr
    entry = json.loads(shown.stdout)
    assert (entry["water_intake_ml"], entry["nutrition_notes"]) == (250, "a glass")
