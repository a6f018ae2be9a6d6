"""Where a build for Windows has its folders, and what a file of the payload is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from project import ROOT

BUILD = ROOT / "build" / "windows"
PAYLOAD = BUILD / "payload"
"""As it will lie on the disk."""
EMBEDDABLE = BUILD / "embeddable"
"""python.org's Python, unpacked."""
INSTALLED = BUILD / "installed"
"""The wheels, unpacked."""


class Placed(NamedTuple):
    """A file of the payload: its place, and the file that it is taken or compiled from."""

    place: str
    source: Path
