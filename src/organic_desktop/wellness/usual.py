"""The value that a person usually has: what one tap can set, for what is set once a day rather than added up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from organic_desktop.wellness.entry import Metric

SET_AT_ONCE = frozenset({"sleep_hours"})
DAYS = 14
"""The latest logged days that are looked at."""
FEWEST = 3


def usual_value(metric: Metric, latest: Sequence[Decimal]) -> Decimal | None:
    """The median of the ``latest`` logged values, to the metric's smallest step; None for fewer than three.

    The median, for one night of 3 hours changes nothing that is usual.
    """
    ordered = sorted(latest[:DAYS])
    if metric.column not in SET_AT_ONCE or len(ordered) < FEWEST:
        return None
    middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    step = metric.steps[0]
    usual = (middle / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return min(max(usual, metric.low), metric.high)
