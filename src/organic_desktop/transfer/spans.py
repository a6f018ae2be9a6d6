"""Spans of time of one source, united so that no minute counts twice, and the day that each counts for.

Watches, phones and apps write the same night in overlapping pieces: their sum would be far more than anybody slept.
Which source is believed is not decided here (decision 0082). Pure functions; seconds since 1970 in UTC.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

DAY = 86_400
NIGHT_BEGINS = 18 * 3600
"""The local time from which sleep counts for the next day."""
SAME_SLEEP = 3600
"""Seconds awake after which sleep is another one: a nap, a second night."""
_EPOCH = date(1970, 1, 1)


class Span(NamedTuple):
    """From ``start`` to ``end``; ``offset`` is how many seconds the local clock is ahead of UTC, to tell its day by.

    Of sleep it is that at its end, of all else at its beginning.
    """

    start: int
    end: int
    offset: int

    @property
    def seconds(self) -> int:
        return self.end - self.start


def united(spans: Iterable[Span]) -> list[Span]:
    """Return spans that don't touch each other and cover the same time, in order; empty ones are left out."""
    found: list[Span] = []
    for span in sorted(spans):
        if span.end <= span.start:
            continue
        if found and span.start <= found[-1].end:
            if span.end > found[-1].end:
                found[-1] = Span(found[-1].start, span.end, span.offset)
        else:
            found.append(span)
    return found


def without(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """Return the time of spans that isn't in the others."""
    found: list[Span] = []
    cuts = united(others)
    first = 0
    for span in united(spans):
        start = span.start
        while first < len(cuts) and cuts[first].end <= start:
            first += 1
        place = first
        while place < len(cuts) and cuts[place].start < span.end:
            found.append(Span(start, cuts[place].start, span.offset))
            start = cuts[place].end
            place += 1
        found.append(Span(start, span.end, span.offset))
    return [span for span in found if span.end > span.start]


def slept(asleep: Iterable[Span], awake: Iterable[Span] = ()) -> dict[date, int]:
    """Return the seconds asleep for each day: a night counts for the day on which one wakes, naps are added.

    A sleep, interrupted for an hour at most, counts whole for the day that its middle is in, if days change at 18:00.
    """
    days: dict[date, int] = defaultdict(int)
    for sleep in _sleeps(without(asleep, awake)):
        middle = (sleep[0].start + sleep[-1].end) // 2
        days[_local_day(middle + DAY - NIGHT_BEGINS, sleep[-1].offset)] += sum(span.seconds for span in sleep)
    return dict(days)


def spent(spans: Iterable[Span], day_start_hour: int) -> dict[date, int]:
    """Return the seconds for each day of the user's on which spans began, whole."""
    days: dict[date, int] = defaultdict(int)
    for span in united(spans):
        days[day_of(span.start, span.offset, day_start_hour)] += span.seconds
    return dict(days)


def day_of(moment: int, offset: int, day_start_hour: int) -> date:
    """Return the user's day at a moment."""
    return _local_day(moment - day_start_hour * 3600, offset)


def _sleeps(spans: list[Span]) -> Iterator[list[Span]]:
    sleep: list[Span] = []
    for span in spans:
        if sleep and span.start - sleep[-1].end > SAME_SLEEP:
            yield sleep
            sleep = []
        sleep.append(span)
    if sleep:
        yield sleep


def _local_day(moment: int, offset: int) -> date:
    return _EPOCH + timedelta(days=(moment + offset) // DAY)
