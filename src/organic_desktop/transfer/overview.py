"""What a file's readings add up to, for whoever looks at them before they are imported: one pass over all of them.

A file may hold millions; what is kept here is a count for each field and the readings of a few days to show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.transfer.found import Found, Progress, Reading, no_progress

SAMPLES = 4
"""The latest days of a field that are kept to be shown."""
REPORTED = 20_000  # readings between two reports


@dataclass(frozen=True)
class Overview:
    """Days by field, days by source of each field, and the readings of the ``latest`` days of each field."""

    first: date | None
    last: date | None
    days: int
    counts: Mapping[str, int]
    sources: Mapping[str, Mapping[str, int]]
    latest: Mapping[str, tuple[date, ...]]
    readings: Mapping[date, tuple[Reading, ...]]

    def days_to_show(self, field: str, most: int) -> tuple[date, ...]:
        """Return sample days, the latest first: those of the field, then others."""
        first = self.latest.get(field, ())
        others = sorted(self.readings.keys() - set(first), reverse=True)
        return tuple(sorted((*first, *others)[:most], reverse=True))

    def only(self, found: Found, days: tuple[date, ...]) -> Found:
        """Return what was found on these sample days alone."""
        return replace(found, readings=tuple(each for day in days for each in self.readings.get(day, ())))


def overview(found: Found, progress: Progress = no_progress) -> Overview:
    """Count what was found; of our own file, its days.

    ``progress`` is called with readings instead of bytes; raises Cancelled as it does.
    """
    days: defaultdict[str, set[date]] = defaultdict(set)
    sources: defaultdict[str, defaultdict[str, set[date]]] = defaultdict(lambda: defaultdict(set))
    for number, reading in enumerate(found.readings):
        if number % REPORTED == 0:
            progress(number, len(found.readings))
        days[reading.field].add(reading.day)
        if reading.source:
            sources[reading.field][reading.source].add(reading.day)
    every = set().union(*days.values(), _own_days(found))
    latest = {field: tuple(sorted(its, reverse=True)[:SAMPLES]) for field, its in days.items()}
    return Overview(
        min(every, default=None),
        max(every, default=None),
        len(every),
        {field: len(its) for field, its in days.items()},
        {field: {source: len(on) for source, on in its.items()} for field, its in sources.items()},
        latest,
        _readings(found, {day for its in latest.values() for day in its}, progress),
    )


def _readings(found: Found, days: set[date], progress: Progress) -> dict[date, tuple[Reading, ...]]:
    kept: defaultdict[date, list[Reading]] = defaultdict(list)
    for number, reading in enumerate(found.readings):
        if number % REPORTED == 0:
            progress(number, len(found.readings))
        if reading.day in days:
            kept[reading.day].append(reading)
    return {day: tuple(its) for day, its in kept.items()}


def _own_days(found: Found) -> set[date]:
    rows = found.content.tables.get(WELLNESS_ENTRIES.name, ()) if found.content else ()
    return {date.fromisoformat(row["date"]) for row in rows}
