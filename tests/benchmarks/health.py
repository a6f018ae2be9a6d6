"""Reading an Apple Health export, against reading and unpacking the same bytes; its memory, and how soon it stops."""

from __future__ import annotations

import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from organic_desktop.transfer import apple_health
from organic_desktop.transfer.found import Progress, no_progress
from tests.benchmarks.health_memory import options
from tests.benchmarks.measure import Result, cost, rounds
from tests.transfer.apple_export import write_zip

MEGABYTES = 200.0
PATIENCE = 0.2
MOST_MEMORY = 60.0


def health(folder: Path, megabytes: float = MEGABYTES) -> Iterator[Result]:
    """Of an export of so many megabytes of XML, zipped."""
    path = folder / "export.zip"
    write_zip(path, megabytes)
    found = rounds(lambda: cost(lambda: read(path)).cpu, lambda: cost(lambda: unpack(path)).cpu, repeats=3)
    ours, floor = (min(pair[place] for pair in found) for place in (0, 1))
    yield Result(f"an Apple Health export of {megabytes:,.0f} MB, processor time", ours, floor, budget=10)
    yield Result("the same, memory over idle, against 60 MB", _memory(path), MOST_MEMORY, budget=1, unit="MB")
    yield Result("the same, the longest until a cancel is heard, against 200 ms", _longest(path), PATIENCE, budget=1)


def read(path: Path, progress: Progress = no_progress) -> None:
    """Read the export as an import does."""
    apple_health.read(path, options(progress))


def unpack(path: Path) -> None:
    """Unpack all of the zip, and forget it."""
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            with archive.open(info) as file:
                while file.read(1 << 18):
                    pass


def _longest(path: Path) -> float:
    """Of the processor's time, for the machine may be busy with others."""
    told: list[float] = []
    read(path, lambda _done, _total: told.append(time.process_time()))
    told.append(time.process_time())
    return max(later - earlier for earlier, later in pairwise(told))


def _memory(path: Path) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.health_memory", str(path)]
    before, height = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return (int(height) - int(before)) / 1000
