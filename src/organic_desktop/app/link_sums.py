"""What a child process computes of the days (``app/sums_process.py``): links with their sizes, and made-up people.

Plain values in and out, and the same values as JSON on the way between the processes. Only ``wellness`` is imported
here, so that a child is there at once.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from organic_desktop.wellness.effects import Effect, effect
from organic_desktop.wellness.links import Link, Links, Reason, Values, Waiting, links
from organic_desktop.wellness.made_up import told_something
from organic_desktop.wellness.weekly import WeeklyPattern, WeeklyWaiting, weekly

Metrics = Mapping[str, Values]
Weekly = WeeklyPattern | WeeklyWaiting | Reason | None


@dataclass(frozen=True)
class Sized:
    """A link and its size in the units that are stored; None: no two days differ."""

    link: Link
    size: Effect | None


@dataclass(frozen=True)
class Findings:
    """All that is found in the days: the links, the strongest first, what waits and is refused; weekly patterns."""

    links: Links
    sized: tuple[Sized, ...]
    weekly: Mapping[str, Weekly]


def find(metrics: Metrics) -> Findings:
    """Return what is found in the values of each metric by date; the same for the same days."""
    found = links(metrics)
    return Findings(found, tuple(_sized(metrics, each) for each in found.links), weekly(metrics))


def tests_of(metrics: Metrics) -> int:
    """Return how many pairs are compared in these days; 0 if there are too few."""
    return links(metrics).tests


def made_up_told(metrics: Metrics, run: int, people: int) -> Iterator[bool]:
    """Yield for each of so many made-up people whether they are told of a link; every ``run`` makes up others."""
    yield from told_something(metrics, _chance(digest_of(metrics), run), people)


def digest_of(metrics: Metrics) -> str:
    """Return a text of the days' own: the same for the same days in any order, another for any other."""
    days = {
        name: [(day.toordinal(), str(+value)) for day, value in sorted(values.items())]
        for name, values in sorted(metrics.items())
    }
    return hashlib.sha256(repr(days).encode()).hexdigest()


def _sized(metrics: Metrics, link: Link) -> Sized:
    a, b = metrics[link.a], metrics[link.b]
    return Sized(link, effect(a, b, link.lag, _chance(digest_of({"a": a, "b": b}))))


def _chance(*seeds: object) -> random.Random:
    """Return chance that is the days' own: the same days give the same interval, whenever they are asked."""
    return random.Random(repr(seeds))  # noqa: S311  draws days, not secrets  # nosec B311


# -- as JSON ----------------------------------------------------------------------------------------------------------


def metrics_in_json(metrics: Metrics) -> dict[str, dict[str, str]]:
    """Return the metrics as JSON values."""
    return {name: {day.isoformat(): str(value) for day, value in values.items()} for name, values in metrics.items()}


def metrics_from_json(stored: Mapping[str, Mapping[str, str]]) -> dict[str, dict[date, Decimal]]:
    """Return the metrics of ``metrics_in_json``. Raises ValueError, ArithmeticError for what is none."""
    return {
        name: {date.fromisoformat(day): Decimal(value) for day, value in values.items()}
        for name, values in stored.items()
    }


def findings_in_json(found: Findings) -> dict[str, Any]:
    """Return the findings as JSON values."""
    patterns = {name: _weekly_in_json(each) for name, each in found.weekly.items()}
    return {"links": asdict(found.links), "sized": [asdict(each) for each in found.sized], "weekly": patterns}


def findings_from_json(stored: Mapping[str, Any]) -> Findings:
    """Return the findings of ``findings_in_json``. Raises LookupError, TypeError, ValueError for what is none."""
    found = stored["links"]
    links_found = Links(
        links=tuple(Link(**each) for each in found["links"]),
        waiting=tuple(Waiting(**each) for each in found["waiting"]),
        refused={name: Reason(reason) for name, reason in found["refused"].items()},
        tests=found["tests"],
    )
    sized = tuple(Sized(Link(**each["link"]), each["size"] and Effect(**each["size"])) for each in stored["sized"])
    return Findings(links_found, sized, {name: _weekly_from_json(each) for name, each in stored["weekly"].items()})


def _weekly_in_json(found: Weekly) -> Any:
    if isinstance(found, Reason):
        return found.value
    if isinstance(found, WeeklyWaiting):
        return found.days_missing
    return found and asdict(found)


def _weekly_from_json(stored: Any) -> Weekly:
    if isinstance(stored, str):
        return Reason(stored)
    if isinstance(stored, int):
        return WeeklyWaiting(stored)
    if stored is None:
        return None
    return WeeklyPattern(**{**stored, "weekdays": tuple(stored["weekdays"]), "means": tuple(stored["means"])})
