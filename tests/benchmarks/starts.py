"""How soon the program answers: the command line as a process, the window to its first frame and to a usable Today."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from organic_desktop.app.facade import App
from organic_desktop.system.single_instance import Request, hand_over
from tests.benchmarks.decade import fill
from tests.benchmarks.measure import Result, children_cpu, in_turns, rounds, seconds

COMMAND = str(Path(sys.executable).with_name("organic-desktop"))
COMMAND_REPEATS, COMMAND_CPU = 21, 0.150
WINDOW_REPEATS = 11
SECOND_START = 0.3
LOOK_SECONDS = 0.05

PROBE = [sys.executable, str(Path(__file__).with_name("window_probe.py"))]
EMPTY = [sys.executable, str(Path(__file__).with_name("empty_window.py"))]


def commands(folder: Path) -> Iterator[Result]:
    """Verbs as whole processes, after ten years; status bars call these every minute, so it is the processor's time."""
    with closing(App(folder)) as app:
        fill(app)
    call, least = [COMMAND, "--data-dir", str(folder)], [sys.executable, "-c", "pass"]
    yield Result("`--help` against `python -c pass`", *_processes([COMMAND, "--help"], least), budget=4)
    for verb in ("status", "show", "streak", "entries"):
        _run([*call, verb])
        spent = median(children_cpu(lambda: _run([*call, verb])) for _ in range(COMMAND_REPEATS))  # noqa: B023
        yield Result(f"`{verb}`, processor time, against 150 ms", spent, COMMAND_CPU, 1)


def window(folder: Path) -> Iterator[Result]:
    """From the start of the process, offscreen, on an existing data folder; processor time beside time."""
    with closing(App(folder)) as app:
        fill(app)
        app.change_settings(welcomed=True)
    for work, what, imported, budget in (
        ("first frame of the window against an empty QMainWindow's", "first-frame", [], 1.5),
        ("the day shown against an empty QMainWindow and `import sqlmodel`", "day-shown", ["sqlmodel"], 0.6),
        ("Today usable against the same", "usable", ["sqlmodel"], 1.25),
    ):
        ours, floor = [*PROBE, what, str(folder)], [*EMPTY, *imported]
        found = rounds(partial(spent_until, ours), partial(spent_until, floor), WINDOW_REPEATS)
        for measured, limit, at in ((work, budget, 0), ("the same, processor time", None, 1)):
            theirs = median(least[at] for _, least in found)
            yield Result(measured, median(spent[at] for spent, _ in found), theirs, limit)


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


def spent_until(command: list[str]) -> tuple[float, float]:
    """The same, and the seconds that the processor worked for it; the process ends there."""
    elapsed = 0.0

    def run() -> None:
        nonlocal elapsed
        elapsed = until(command)

    used = children_cpu(run)
    return elapsed, used
