"""What a whole check-in is: all that the user usually logs, which is theirs to show and not ours to ask for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from organic_desktop.wellness.entry import COLUMNS, METRICS

DAYS = 14
"""The days before, of which those that have an entry are looked at."""


def usual(days: Sequence[Collection[str]]) -> frozenset[str]:
    """The columns that at least half of the logged ``days`` have; every number where nothing is usual yet."""
    often = {column for column in COLUMNS if 2 * sum(column in day for day in days) >= max(len(days), 1)}
    return frozenset(often or (metric.column for metric in METRICS))
