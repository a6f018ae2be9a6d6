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
from tests.benchmarks.measure import Result, cost, in_turns, seconds
from tests.benchmarks.stutter import FELT, QUIET_SECONDS, Waits, beats_until

MOST_SECONDS = 1.0


def backups(folder: Path) -> Iterator[Result]:
    """The time of a backup, checked and on the disk, and the longest gap of the window's thread while they are made."""
    application = QApplication.instance() or QApplication([])
    sys.setswitchinterval(TURN_SECONDS)
    with closing(App(folder)) as app:
        fill(app)
        source = app.profiles.current.database.path

        def back_up() -> float:
            return cost(lambda: app.backups.make("automatic")).cpu

        def copy() -> float:
            return cost(lambda: _copy(source, folder / "floor.db")).cpu

        ours, floor = in_turns(back_up, copy)
        size = source.stat().st_size / 1e6
        yield Result(f"back up ten years ({size:.0f} MB), processor time, against a copy of the file", ours, floor)
        yield Result("the same, against 1 s", ours, MOST_SECONDS, 1)
        yield Result("the same on the wall, against 1 s", seconds(lambda: app.backups.make("automatic")), MOST_SECONDS)
        backup = app.backups.list()[0].path
        yield Result("preview of restoring it, against 1 s", seconds(lambda: app.backups.preview(backup)), MOST_SECONDS)
        quiet = beats_until(lambda since: since > QUIET_SECONDS)
        worker = threading.Thread(target=lambda: [app.backups.make("automatic") for _ in range(3)])
        with Waits() as waits:
            worker.start()
            busy = beats_until(lambda since: not worker.is_alive())
        worker.join()
    assert application
    longest = max(beat.gap - beat.waited for beat in quiet)
    yield Result("longest gap of the window's thread while nothing happens, against 16 ms", longest, FELT)
    longest = max(beat.gap - max(beat.waited, waits.longest(beat)) for beat in busy)
    yield Result("the same while three backups are made, against 16 ms", longest, FELT, 1)


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
