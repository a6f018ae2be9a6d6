"""Wherever a start is when its window is closed, the program ends; what was entered in its first look is saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from tests.devices import logged
from tests.system.bus import PATIENCE_SECONDS
from tests.system.screen import SOURCES

STAGES = ("shown", "first frame", "first look", "looked at", "before it is open", "open", "before the tray", "at rest")
WITH_AN_EDIT = STAGES[2:]


@pytest.fixture
def folder(tmp_path: Path, test_keyring: None) -> Path:
    with closing(App(tmp_path)) as app:
        app.days.log(app.today(), {"water_intake_ml": 500})
        app.change_settings(welcomed=True, language="en")
    return tmp_path


def run(folder: Path, stage: str, end: str) -> int:
    """The exit code of a program that is ended at a stage of its start; fails if it doesn't end."""
    command = [sys.executable, "-m", "tests.system.closing", str(folder), stage, end]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DO_NOT_TRACK": "1", "PYTHONFAULTHANDLER": "1"}
    done = subprocess.run(
        command, cwd=SOURCES.parent, env=environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )
    assert f"reached: {stage}" in done.stdout
    assert "Traceback" not in done.stderr
    return done.returncode


def today(folder: Path) -> tuple[object, object]:
    with closing(App(folder)) as app:
        found = logged(app, app.today())
    return found["water_intake_ml"], found["nutrition_notes"]


@pytest.mark.parametrize("stage", STAGES)
def test_closed_by_its_frame_without_a_tray_it_ends(folder: Path, stage: str) -> None:
    assert run(folder, stage, "close") == 0
    assert today(folder) == ((750, "half typed") if stage in WITH_AN_EDIT else (500, None))


@pytest.mark.parametrize("stage", ["first look", "looked at", "before it is open"])
def test_terminated_it_saves_what_was_entered_before_its_data_were_open(folder: Path, stage: str) -> None:
    assert run(folder, stage, "term") == 0
    assert today(folder) == (750, "half typed")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_it_loses_only_what_it_called_not_saved(folder: Path) -> None:
    assert run(folder, "looked at", "kill") == -signal.SIGKILL
    assert today(folder) == (500, None)
    assert run(folder, "before it is open", "term") == 0
    assert today(folder) == (750, "half typed")
