"""How a ratio is measured: ours and the floor in turns, so that a busy moment meets both, and the medians of each."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

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
        ours, floor = (
            _time(n) if self.unit == "s" else f"{n:.0f} {self.unit}".strip() for n in (self.ours, self.floor)
        )
        return f"| {self.work} | {ours} | {floor} | {self.ratio:.2f} | {budget} | {verdict} |"


def in_turns(ours: Callable[[], float], floor: Callable[[], float], repeats: int) -> tuple[float, float]:
    """The medians of both, after one round to warm the caches."""
    found = rounds(ours, floor, repeats)
    return median(pair[0] for pair in found), median(pair[1] for pair in found)


def rounds(ours: Callable[[], Seen], floor: Callable[[], Seen], repeats: int) -> list[tuple[Seen, Seen]]:
    """What both saw in turns, after one round to warm the caches."""
    ours(), floor()
    return [(ours(), floor()) if turn % 2 else (floor(), ours())[::-1] for turn in range(repeats)]


def seconds(work: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _time(duration: float) -> str:
    return f"{duration:.2f} s" if duration >= 1 else f"{duration * 1000:.1f} ms"
