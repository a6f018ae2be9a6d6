"""Daylio's files: the CSV export of three generations (daylio_csv.py), and the ``.daylio`` backup (daylio_backup.py).

The backup knows the level of each mood, which the CSV lacks. What both have in common is in daylio_diary.py.
"""

from __future__ import annotations

from pathlib import Path

from organic_desktop.core.messages import Sentence
from organic_desktop.transfer import daylio_backup, daylio_csv
from organic_desktop.transfer.found import Found, ReadOptions
from organic_desktop.transfer.opened import is_zip

NAME = "daylio"
LABEL = Sentence("Daylio")


def recognises(path: Path) -> bool:
    """True for a zip with Daylio's backup in it, and for a table with Daylio's columns."""
    return daylio_backup.recognises(path) if is_zip(path) else daylio_csv.recognises(path)


def read(path: Path, options: ReadOptions) -> Found:
    """Read a file of Daylio's. Raises FileNotUnderstood, Cancelled."""
    return daylio_backup.read(path, options) if is_zip(path) else daylio_csv.read(path, options)
