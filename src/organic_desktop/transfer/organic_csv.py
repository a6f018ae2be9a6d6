"""The days of our own export as CSV, also after a spreadsheet has saved it in its own way."""

from __future__ import annotations

from pathlib import Path

from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.found import Found, ReadOptions

NAME = "organic-csv"
LABEL = Sentence("Organic (CSV)")


def recognises(path: Path) -> bool:
    """True if its header has our column names."""
    return False


def read(path: Path, options: ReadOptions) -> Found:
    """Read the table into readings, a field for each column of ours. Raises FileNotUnderstood, Cancelled."""
    raise NotImplementedError
