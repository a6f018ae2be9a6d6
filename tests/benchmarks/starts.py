"""How soon the program answers: the command line as a process, the window to its first frame and to a usable Today."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from organic_desktop.system.single_instance import Request, hand_over
from tests.benchmarks.measure import Result, in_turns, seconds

COMMAND = str(Path(sys.executable).with_name("organic-desktop"))
COMMAND_REPEATS = 21
WINDOW_REPEATS = 11
SECOND_START = 0.3
LOOK_SECONDS = 0.05

PROBE = [sys.executable, str(Path(__file__).with_name("window_probe.py"))]
EMPTY = [sys.executable, str(Path(__file__).with_name("empty_window.py"))]


def commands(folder: Path) -> Iterator[Result]:
    """`--help` and `status` as whole processes."""
    floor = [sys.executable, "-c", "pass"]
    yield Result("`--help` against `python -c pass`", *_processes([COMMAND, "--help"], floor), budget=4)
    status = [COMMAND, "--data-dir", str(folder), "status"]
    floor = [sys.executable, "-c", "import sqlmodel, httpx"]
    yield Result('`status` against `python -c "import sqlmodel, httpx"`', *_processes(status, floor), budget=1.3)


def window(folder: Path) -> Iterator[Result]:
    """From the start of the process, offscreen, on an existing data folder."""
    subprocess.run([COMMAND, "--data-dir", str(folder), "status"], check=True, stdout=subprocess.DEVNULL)
    for work, what, imported, budget in (
        ("first frame of the window against an empty QMainWindow's", "first-frame", [], 1.5),
        ("Today usable against an empty QMainWindow and `import sqlmodel`", "usable", ["sqlmodel"], 1.2),
    ):
        ours, floor = [*PROBE, what, str(folder)], [*EMPTY, *imported]
        medians = in_turns(partial(until, ours), partial(until, floor), WINDOW_REPEATS)
        yield Result(work, *medians, budget=budget)


def second(folder: Path) -> Iterator[Result]:
    """A start beside a running program: from before the process to its end, the window in front by then."""
    call = [COMMAND, "--data-dir", str(folder)]
    with subprocess.Popen(call, stderr=subprocess.DEVNULL) as running:
        try:
            while hand_over(folder, Request()) is None:
                time.sleep(LOOK_SECONDS)
            durations = [seconds(lambda: _run(call)) for _ in range(COMMAND_REPEATS)]
            floor = [seconds(lambda: _run([sys.executable, "-c", "pass"])) for _ in range(COMMAND_REPEATS)]
        finally:
            running.terminate()
    slowest = quantiles(durations, n=20)[-1]
    yield Result("a second start, 95th percentile, against its budget", slowest, SECOND_START, 1)
    yield Result("the same, median, against `python -c pass`", median(durations), median(floor))


def _processes(ours: list[str], floor: list[str]) -> tuple[float, float]:
    return in_turns(lambda: seconds(lambda: _run(ours)), lambda: seconds(lambda: _run(floor)), COMMAND_REPEATS)


def _run(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ).stdout


def until(command: list[str]) -> float:
    """Seconds from before the process to the moment it prints; the clock is the machine's, not the process's."""
    start = time.monotonic()
    return float(_run(command)) - start
