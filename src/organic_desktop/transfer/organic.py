"""Our own file: a ``.organic`` zip, read whole and checked against its manifest."""

from __future__ import annotations

from pathlib import Path

from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.found import Found, ReadOptions

NAME = "organic"
LABEL = Sentence("Organic")


def recognises(path: Path) -> bool:
    """True if it is a zip with a manifest and data of ours, whatever its name."""
    return False


def read(path: Path, options: ReadOptions) -> Found:
    """Read the whole file into ``Found.content``. Raises FileNotUnderstood, NewerFile, Cancelled."""
    raise NotImplementedError
