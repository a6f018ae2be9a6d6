"""How a ratio is measured: ours and the floor in turns, so that a busy moment meets both, and the medians of each.

Time is of the machine and of who else uses it; processor time and the bytes written are the program's own.
"""

from __future__ import annotations

import re
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

TURNS = 5

Seen = TypeVar("Seen")


@dataclass(frozen=True)
class Result:
    """One line of the table: ours and the floor, in seconds or another ``unit``, and how many floors ours may be."""

    work: str
    ours: float
    floor: float
    budget: float | None = None
    unit: str = "s"

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def within(self) -> bool:
        """Whether the budget is kept; always, where there is none."""
        return self.budget is None or self.ratio <= self.budget

    def row(self) -> str:
        """The line in Markdown."""
        budget = "–" if self.budget is None else f"{self.budget:g}"
        verdict = "–" if self.budget is None else "yes" if self.within else "**no**"
        ours, floor = (_quantity(n, self.unit) for n in (self.ours, self.floor))
        return f"| {self.work} | {ours} | {floor} | {self.ratio:.2f} | {budget} | {verdict} |"


@dataclass(frozen=True)
class Cost:
    """Seconds on the wall and of the processor, and the megabytes handed to the kernel to write."""

    seconds: float
    cpu: float
    written: float


def cost(work: Callable[[], object]) -> Cost:
    """What a call costs this process, its threads included."""
    written, cpu, start = _written(), time.process_time(), time.perf_counter()
    work()
    elapsed, used = time.perf_counter() - start, time.process_time() - cpu
    return Cost(elapsed, used, (_written() - written) / 1e6)


def compare(
    work: str,
    found: list[tuple[Cost, Cost]],
    budget: float,
    *,
    cpu: float | None = None,
    written: float | None = None,
) -> Iterator[Result]:
    """The lines of a work whose costs were seen in turns with those of its floor, each with its budget."""
    ours, floor = ([pair[place] for pair in found] for place in (0, 1))
    yield Result(work, median(each.seconds for each in ours), median(each.seconds for each in floor), budget)
    yield Result("the same, processor time", median(each.cpu for each in ours), median(each.cpu for each in floor), cpu)
    both = median(each.written for each in ours), median(each.written for each in floor)
    yield Result("the same, bytes written", *both, written, "MB")


def in_turns(ours: Callable[[], float], floor: Callable[[], float], repeats: int = TURNS) -> tuple[float, float]:
    """The medians of both, after one round to warm the caches."""
    found = rounds(ours, floor, repeats)
    return median(pair[0] for pair in found), median(pair[1] for pair in found)


def rounds(ours: Callable[[], Seen], floor: Callable[[], Seen], repeats: int = TURNS) -> list[tuple[Seen, Seen]]:
    """What both saw in turns, after one round to warm the caches."""
    ours(), floor()
    return [(ours(), floor()) if turn % 2 else (floor(), ours())[::-1] for turn in range(repeats)]


def seconds(work: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def children_cpu(work: Callable[[], object]) -> float:
    """The processor time of the processes that a call starts and waits for."""

    def used() -> float:
        spent = resource.getrusage(resource.RUSAGE_CHILDREN)
        return spent.ru_utime + spent.ru_stime

    before = used()
    work()
    return used() - before


def _written() -> int:
    """Bytes given to write(2) so far, whether they are on disk by now or not."""
    found = re.search(r"^wchar: (\d+)$", Path("/proc/self/io").read_text(), re.MULTILINE)
    assert found
    return int(found[1])


def _quantity(number: float, unit: str) -> str:
    if unit != "s":
        return f"{number:,.0f} {unit}".strip()
    return f"{number:.2f} s" if number >= 1 else f"{number * 1000:.1f} ms"
