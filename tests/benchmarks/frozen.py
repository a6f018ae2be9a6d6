"""The frozen program's start, against an empty window frozen the same way, and against itself from the sources."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.measure import Result, rounds
from tests.benchmarks.starts import COMMAND, EMPTY, PROBE, spent_until

ROOT = Path(__file__).parents[2]
BUILD = [str(ROOT / ".venv-packaging" / "bin" / "python"), str(ROOT / "packaging" / "bundle" / "build.py")]
REPEATS = 21
FIRST_FRAME, USABLE = 1.3, 1.0


def frozen(folder: Path) -> Iterator[Result]:
    """Offscreen, on an existing data folder; processor time beside time, for that is the less disturbed by others."""
    subprocess.run([COMMAND, "--data-dir", str(folder), "status"], check=True, stdout=subprocess.DEVNULL)
    ours, empty = _freeze(PROBE[-1]), _freeze(EMPTY[-1])
    first_frame = [ours, "first-frame", str(folder)]
    yield from _compare("first frame, frozen, against a frozen empty QMainWindow", first_frame, [empty], FIRST_FRAME)
    usable = ["usable", str(folder)]
    yield from _compare("Today usable, frozen, against from the sources", [ours, *usable], [*PROBE, *usable], USABLE)


def _freeze(script: str) -> str:
    """The program that a script becomes."""
    name = Path(script).stem.replace("_", "-")
    subprocess.run([*BUILD, script, name], check=True, cwd=ROOT)
    return str(ROOT / "build" / "bundle" / name / name)


def _compare(work: str, ours: list[str], floor: list[str], budget: float) -> Iterator[Result]:
    seen = rounds(partial(spent_until, ours), partial(spent_until, floor), REPEATS)
    for place, which in enumerate(("", "; processor time")):
        theirs = median(costs[place] for _, costs in seen)
        yield Result(f"{work}{which}", median(costs[place] for costs, _ in seen), theirs, budget)
