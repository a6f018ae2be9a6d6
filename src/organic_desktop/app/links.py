"""Links between the metrics of all days, each with its size and its sentence (``docs/insights.md``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from organic_desktop.app.days import FIRST_DAY, Days
from organic_desktop.core.messages import Sentence
from organic_desktop.wellness.effects import Effect, effect
from organic_desktop.wellness.link_words import sentence
from organic_desktop.wellness.links import Link, Links, Values, links
from organic_desktop.wellness.metrics import METRICS


@dataclass(frozen=True)
class FoundLink:
    """A link, its size in the units that are stored (None: no two days differ), and what it says."""

    link: Link
    size: Effect | None
    sentence: Sentence


class FindLinks:
    """``app.links``: some tenths of a second for years of days, so not for the window's thread."""

    def __init__(self, days: Days, today: Callable[[], date]) -> None:
        self._days, self._today = days, today

    def metrics(self) -> Mapping[str, Values]:
        """Return the values of each metric by date, of all days until today."""
        entries = self._days.entries(FIRST_DAY, self._today())
        return {
            each.column: {entry.date: value for entry in entries if (value := getattr(entry, each.column)) is not None}
            for each in METRICS
        }

    def find(self) -> tuple[Links, list[FoundLink]]:
        """Return the links, which pairs wait and which metrics can't take part; and each link with its size."""
        metrics = self.metrics()
        found = links(metrics)
        return found, [self._sized(metrics, each) for each in found.links]

    def _sized(self, metrics: Mapping[str, Values], link: Link) -> FoundLink:
        import random  # like hashlib, nothing that a start needs

        a, b = metrics[link.a], metrics[link.b]
        size = effect(a, b, link.lag, random.Random(_seed(a, b)))  # noqa: S311  draws days, not secrets  # nosec B311
        return FoundLink(link, size, sentence(link, size))


def _seed(*metrics: Values) -> int:
    """Return a number of the data's own: the same days give the same interval, whenever they are asked."""
    import hashlib

    days = [[(day.toordinal(), str(+value)) for day, value in sorted(each.items())] for each in metrics]
    return int.from_bytes(hashlib.sha256(repr(days).encode()).digest()[:8])
