"""Other programs of this computer: run by their names, if they are there."""

from __future__ import annotations

import shutil
import subprocess  # nosec B404  used below

PATIENCE_SECONDS = 30


def run_if_there(name: str, *words: str) -> bool:
    """Run a program to its end, unheard; returns whether it is there and did what it was asked."""
    found = shutil.which(name)
    if found is None:
        return False
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(  # noqa: S603  its own path, and words of ours  # nosec B603
            [found, *words], stdin=quiet, stdout=quiet, stderr=quiet, timeout=PATIENCE_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
