"""Loop Habit Tracker's files: the zip of CSV files (loop_csv.py) and the full backup, a database (loop_backup.py).

What marks of a habit mean, and when a skipped day is a day off, is in loop_habits.py.
"""

from __future__ import annotations

from pathlib import Path

from organic_desktop.core.messages import Sentence
from organic_desktop.transfer import loop_backup, loop_csv
from organic_desktop.transfer.found import Found, ReadOptions
from organic_desktop.transfer.loop_habits import NAME
from organic_desktop.transfer.opened import is_zip

__all__ = ["LABEL", "NAME", "read", "recognises"]

LABEL = Sentence("Loop Habit Tracker")


def recognises(path: Path) -> bool:
    """True for a zip with Loop's list of habits, and for a database with its tables."""
    return loop_csv.recognises(path) if is_zip(path) else loop_backup.recognises(path)


def read(path: Path, options: ReadOptions) -> Found:
    """Read a file of Loop's. Raises FileNotUnderstood, Cancelled."""
    return loop_csv.read(path, options) if is_zip(path) else loop_backup.read(path, options)
