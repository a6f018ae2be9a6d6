"""Made-up people without any link, who are otherwise like a real one: how often are they told something all the same?

Each metric keeps its values, its weekdays, its gaps and how much a day resembles the one before; which day has which
value is drawn anew, for each metric by itself. Whoever is told a link is told something false. Their weekly patterns
are the person's own, so of those (weekly.py) nothing is asked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from organic_desktop.wellness.chance import Chance
from organic_desktop.wellness.links import FEWEST_DAYS, WEEKDAYS, Values, links, persistence_of, scores_of

USERS = 200


def told_something(metrics: Mapping[str, Values], rng: Chance, users: int = USERS) -> Iterator[bool]:
    """Yield for each of so many made-up people whether the rules of links.py tell them of a link."""
    for _ in range(users):
        yield bool(links({name: made_up(values, rng) for name, values in metrics.items()}).links)


def made_up(values: Values, rng: Chance) -> Values:
    """Return the same values on the same days, in another order that nothing but chance has made."""
    if len(values) < FEWEST_DAYS:
        return values
    days = sorted(values)
    ordinals = [day.toordinal() for day in days]
    scores, rest = scores_of(values)
    spread = math.sqrt(sum(each * each for each in rest) / len(rest))
    persistence = persistence_of(ordinals, rest) if spread else 0.0
    pattern = {day % WEEKDAYS: score - left for day, score, left in zip(ordinals, scores, rest, strict=True)}
    noise = _noise(ordinals, persistence, rng)
    scores = [pattern[day % WEEKDAYS] + spread * each for day, each in zip(ordinals, noise, strict=True)]
    order = sorted(range(len(days)), key=scores.__getitem__)
    return {days[index]: value for index, value in zip(order, sorted(values.values()), strict=True)}


def _noise(days: list[int], persistence: float, rng: Chance) -> list[float]:
    """Return normal noise of variance 1 in which a day resembles the one before, also across gaps."""
    noise = [rng.gauss(0, 1)]
    for day, before in zip(days[1:], days, strict=False):
        kept = max(0.0, persistence) ** (day - before)
        noise.append(kept * noise[-1] + math.sqrt(1 - kept * kept) * rng.gauss(0, 1))
    return noise
