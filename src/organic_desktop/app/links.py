"""Links between the metrics of all days, each with its size and its sentence (``docs/insights.md``).

The window lets a child process compute them (``app/sums.py``); what was found is kept by the days' own digest, so that
nothing is computed twice while the days are the same.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from organic_desktop.app.days import FIRST_DAY, Days
from organic_desktop.app.sums import Stop, Sums
from organic_desktop.core.errors import NoSums
from organic_desktop.core.messages import Sentence
from organic_desktop.wellness.effects import Effect
from organic_desktop.wellness.link_words import sentence
from organic_desktop.wellness.links import Link, Links, Values
from organic_desktop.wellness.metrics import METRICS

if TYPE_CHECKING:
    from organic_desktop.app.link_sums import Findings

MOST_KEPT = 4
"""States of the days whose findings are kept: those around an edit and its undo."""
PEOPLE = 200
Z = 1.959963984540054  # standard deviations around the middle that hold 95 of 100
Found = TypeVar("Found")


@dataclass(frozen=True)
class FoundLink:
    """A link, its size in the units that are stored (None: no two days differ), and what it says."""

    link: Link
    size: Effect | None
    sentence: Sentence


@dataclass(frozen=True)
class Logged:
    """The values of each metric by date, of all days until today; ``digest`` is the same for the same values."""

    metrics: Mapping[str, Values]
    digest: str
    today: date

    @property
    def days(self) -> int:
        """The number of days with any value."""
        return len(set().union(*self.metrics.values()))


@dataclass(frozen=True)
class MadeUp:
    """So many made-up people without any link went through the rules, and so many of them were told of one.

    ``runs`` were carried out to the end or stopped; each makes up other people. ``tests`` is how many pairs are
    compared at all, None before the first run: 0 if there are too few days.
    """

    people: int = 0
    told: int = 0
    runs: int = 0
    tests: int | None = None

    @property
    def interval(self) -> tuple[float, float]:
        """The shares between which it would be with more people, 95 of 100 times (Wilson 1927)."""
        n, share = self.people, self.told / self.people
        middle, spread = share + Z * Z / (2 * n), Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        return max(0.0, (middle - spread) / (1 + Z * Z / n)), min(1.0, (middle + spread) / (1 + Z * Z / n))


class FindLinks:
    """``app.links``: some tenths of a second for years of days, so not for the window's thread."""

    def __init__(self, days: Days, today: Callable[[], date], sums: Sums) -> None:
        self._days, self._today, self._sums = days, today, sums
        self._lock = threading.Lock()
        self._found: dict[str, Findings] = {}
        self._made_up: dict[str, MadeUp] = {}

    def logged(self) -> Logged:
        """Read the values of all days until today; ten years take some 50 ms."""
        from organic_desktop.app.link_sums import digest_of  # brings what a start doesn't need

        today = self._today()
        entries = self._days.entries(FIRST_DAY, today)
        metrics = {
            each.column: {entry.date: value for entry in entries if (value := getattr(entry, each.column)) is not None}
            for each in METRICS
        }
        return Logged(metrics, digest_of(metrics), today)

    def find(self) -> tuple[Links, list[FoundLink]]:
        """Return what is found, computed here; and each link with its size and sentence."""
        from organic_desktop.app.link_sums import find

        found = find(self.logged().metrics)
        return found.links, [FoundLink(each.link, each.size, sentence(each.link, each.size)) for each in found.sized]

    def kept(self, logged: Logged) -> Findings | None:
        """Return what was found in these days before; None if they were never looked at."""
        with self._lock:
            return self._found.get(logged.digest)

    def look(self, logged: Logged, stop: Stop) -> Findings:
        """Return what is found in these days, computed in a child process. Waits; raises NoSums, Cancelled."""
        from organic_desktop.app.link_sums import findings_from_json, metrics_in_json

        found = self.kept(logged)
        if found is None:
            answer = self._sums.run({"work": "links", "metrics": metrics_in_json(logged.metrics)}, stop)
            try:
                found = findings_from_json(answer)
            except (LookupError, TypeError, ValueError) as error:
                raise NoSums(Sentence("The process that computes this ended before its result.")) from error
            with self._lock:
                _keep(self._found, logged.digest, found)
        return found

    def made_up_so_far(self, logged: Logged) -> MadeUp:
        """Return how many people were made up after these days, and how many of them were told something."""
        with self._lock:
            return self._made_up.get(logged.digest, MadeUp())

    def make_up(self, logged: Logged, stop: Stop, progress: Callable[[int], None], people: int = PEOPLE) -> MadeUp:
        """Let the rules look at so many more made-up people, in a child process, and return those of all runs.

        ``progress`` is called with the number of people done. Waits; raises NoSums; Cancelled, and then those who were
        done count.
        """
        from organic_desktop.app.link_sums import metrics_in_json

        before = self.made_up_so_far(logged)
        told: list[bool] = []
        tests: list[int] = []

        def count(part: bool | int) -> None:
            if not isinstance(part, bool):
                tests.append(part)
                return
            told.append(part)
            progress(len(told))

        request = {
            "work": "made_up",
            "metrics": metrics_in_json(logged.metrics),
            "run": before.runs,
            "people": people,
        }
        try:
            self._sums.run(request, stop, count)
        finally:
            with self._lock:
                total = MadeUp(
                    before.people + len(told),
                    before.told + sum(told),
                    before.runs + bool(told),
                    tests[0] if tests else before.tests,
                )
                _keep(self._made_up, logged.digest, total)
        return total


def _keep(kept: dict[str, Found], digest: str, found: Found) -> None:
    """Keep what was found, and forget what was found first if there is too much."""
    kept[digest] = found
    while len(kept) > MOST_KEPT:
        del kept[next(iter(kept))]
