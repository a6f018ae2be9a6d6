"""How much a day's number is, in five steps: what the heatmap paints, and what its legend says.

Which goal is the user's is the caller's; how a step looks is the window's.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal

from organic_desktop.wellness.entry import Metric

QUARTERS = tuple(Decimal(part) / 4 for part in (1, 2, 3, 4))
# A night is never near nothing: quarters of it would leave all nights in one step.
LATE = tuple(Decimal(part) / 8 for part in (4, 6, 7, 8))
SCORES = tuple(Decimal(score) - Decimal("0.5") for score in (2, 3, 4, 5))


def thresholds(metric: Metric, goal: Decimal | None) -> tuple[Decimal, ...]:
    """The four values at which the second to the fifth step begin; the fifth at the goal, where there is one."""
    if metric.goal is None:
        return SCORES
    return tuple((goal or metric.goal) * part for part in (LATE if metric.kind == "decimal" else QUARTERS))


def level(value: Decimal | int, begins: tuple[Decimal, ...]) -> int:
    """The step of a value, 1 to 5; 0 ml that were logged are the first."""
    return 1 + bisect_right(begins, Decimal(value))
