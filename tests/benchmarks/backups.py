"""A backup of a ten-year file beside a plain copy of its bytes, and what it costs who uses the window meanwhile."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication

from organic_desktop.app.facade import App
from organic_desktop.ui.shell.startup import TURN_SECONDS
from tests.benchmarks.decade import fill
from tests.benchmarks.measure import Result, in_turns, seconds
from tests.benchmarks.stutter import FELT, QUIET_SECONDS, beats_until

MOST_SECONDS = 1.0


def backups(folder: Path) -> Iterator[Result]:
    """The time of a backup, checked and on the disk, and the longest gap of the window's thread while they are made."""
    application = QApplication.instance() or QApplication([])
    sys.setswitchinterval(TURN_SECONDS)
    with closing(App(folder)) as app:
        fill(app)
        source = app.profiles.current.database.path

        def back_up() -> float:
            return seconds(lambda: app.backups.make("automatic"))

        def copy() -> float:
            return seconds(lambda: _copy(source, folder / "floor.db"))

        ours, floor = in_turns(back_up, copy)
        size = source.stat().st_size / 1e6
        yield Result(f"back up ten years ({size:.0f} MB), against a copy of the file", ours, floor)
        yield Result("the same, against 1 s", ours, MOST_SECONDS, 1)
        backup = app.backups.list()[0].path
        yield Result("preview of restoring it, against 1 s", seconds(lambda: app.backups.preview(backup)), MOST_SECONDS)
        quiet = beats_until(lambda since: since > QUIET_SECONDS)
        worker = threading.Thread(target=lambda: [app.backups.make("automatic") for _ in range(3)])
        worker.start()
        busy = beats_until(lambda since: not worker.is_alive())
        worker.join()
    assert application
    longest = [max(beat.gap - beat.waited for beat in beats) for beats in (quiet, busy)]
    yield Result("longest gap of the window's thread while nothing happens, against 16 ms", longest[0], FELT)
    yield Result("the same while three backups are made, against 16 ms", longest[1], FELT, 1)


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
