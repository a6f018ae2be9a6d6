"""The numbers of a sentence with their units, as people and models write them: "7.5 hours", "7 h 30", "65 fl oz".

What they are numbers of, and whether they are true, is the question of checker.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from organic_desktop.coach.language import LITRES, MINUTES_OF_AN_HOUR, Language
from organic_desktop.coach.periods import Period
from organic_desktop.wellness.metrics import Unit, metric
from organic_desktop.wellness.units import ML_PER_FL_OZ

HIGHEST_SCORE = 5
VOLUMES = frozenset({"ml", "litres", "ounces"})
TIMES = frozenset({"hours", "minutes"})
_LIST = re.compile(r"(?:^|\n)\s*(?:[-*•]\s*)?\Z")
_MARGINS = ("–", "—", "-", "#", "+", "±", "×", "~")


@dataclass(frozen=True)
class NumberRead:
    """A number in a sentence: its value in the ``unit`` that follows it, and its last place."""

    start: int
    end: int
    value: Decimal
    place: Decimal
    unit: str

    def stored(self, column: str) -> tuple[Decimal, Decimal]:
        """Return the value in the metric's stored unit, and its last place in it."""
        of, factor = metric(column), Decimal(1)
        if self.unit == "litres":
            factor = LITRES
        elif self.unit == "ounces":
            factor = ML_PER_FL_OZ
        elif self.unit == "hours" and of.unit is Unit.MINUTES:
            factor = Decimal(MINUTES_OF_AN_HOUR)
        elif self.unit == "minutes" and of.unit is Unit.HOURS:
            factor = 1 / Decimal(MINUTES_OF_AN_HOUR)
        return self.value * factor, self.place * factor


def numbers_in(folded: str, words: Language, periods: Sequence[Period]) -> Iterator[NumberRead]:
    """Yield the numbers that are neither part of a date nor of a range ("7 to 8") nor of a list ("1. …")."""
    patterns = _patterns(words)
    plain = without(folded, periods)
    clocks = {match.start(): match for match in patterns.clock.finditer(plain)}
    for match in clocks.values():
        plain = _blanked(plain, match.start() + 1, match.end())  # its first digit stands for it
    previous, skip_to = -1, 0
    for match in words.numbers.finditer(plain):
        start, end = match.span()
        clock = clocks.get(start)
        is_range = previous >= 0 and patterns.between.match(folded[previous:start])
        end = previous = clock.end() if clock else end
        if start < skip_to or is_range or patterns.to.match(folded, end) or _is_marginal(folded, start, end):
            continue
        if clock:
            yield _of_clock(clock, words)
            continue
        read = _with_unit(match, folded, patterns, words)
        if read:
            skip_to = read.end
            yield read


def without(folded: str, periods: Sequence[Period]) -> str:
    """Return a sentence without the words of its periods: "last" in "last month" says nothing else."""
    for period in periods:
        folded = _blanked(folded, period.start, period.end)
    return folded


# -- details ----------------------------------------------------------------------------------------------------------


class _Patterns(NamedTuple):
    """What is around numbers in one language."""

    unit: re.Pattern[str]
    logged: re.Pattern[str]
    rest: re.Pattern[str]
    clock: re.Pattern[str]
    between: re.Pattern[str]
    to: re.Pattern[str]
    scale: re.Pattern[str]


@cache
def _patterns(words: Language) -> _Patterns:
    units, checks = words.facts["units"], words.facts["checks"]
    group = re.escape(words.facts["group"])
    whole = rf"(?P<hours>\d{{1,3}}(?:{group}\d{{3}})+|\d{{1,5}})"
    short = (
        rf"\s?h\s?(?P<minutes>[0-5]?\d)(?:\s?(?:m|{units['minutes']}))?(?!\w|[.,:/]\d|\s?(?:%|(?:{units['days']})\b))"
    )
    colon = rf":(?P<after>[0-5]\d)(?=\s?(?:{units['hours']})(?!\w))"
    return _Patterns(
        unit=re.compile(r"\s?(?:" + "|".join(f"(?P<{name}>{each})" for name, each in units.items()) + r")(?!\w)"),
        logged=re.compile(rf"\s(?:{checks['logged']}) (?:{units['days']})(?!\w)"),
        rest=re.compile(rf"\s(?:and |und )?(\d{{1,2}})\s?(?:{units['minutes']})(?!\w)"),
        clock=re.compile(rf"(?<![\w.,:/-]){whole}(?:{short}|{colon})"),
        between=re.compile(rf"\s(?:{checks['range']})\s\Z"),
        to=re.compile(rf"\s?(?:[-–—]|(?:{checks['range']}))\s?\d"),
        scale=re.compile(rf"\d (?:out )?(?:{checks['of']}) \Z"),
    )


def _of_clock(match: re.Match[str], words: Language) -> NumberRead:
    """Return what "7 h 30" or "7:30 hours" says, to the minute."""
    minutes = Decimal(match["minutes"] or match["after"])
    value = words.parsed(match["hours"]) + minutes / MINUTES_OF_AN_HOUR
    return NumberRead(match.start(), match.end(), value, Decimal(1) / MINUTES_OF_AN_HOUR, "hours")


def _with_unit(match: re.Match[str], folded: str, patterns: _Patterns, words: Language) -> NumberRead | None:
    """Return a number with the unit behind it; None for the 5 of "3.8 out of 5"."""
    start, end = match.span()
    value, place = words.parsed(match["number"]), Decimal(1).scaleb(-len(match["places"] or ""))
    found = patterns.unit.match(folded, end)
    name = found.lastgroup or "" if found else "days" if patterns.logged.match(folded, end) else ""
    if not name and value == HIGHEST_SCORE and patterns.scale.search(folded, max(0, start - 12), start):
        return None
    if name == "hours" and found:
        rest = patterns.rest.match(folded, found.end())
        if rest and "." not in f"{value}":
            value, end = value + Decimal(rest[1]) / MINUTES_OF_AN_HOUR, rest.end()
            place = Decimal(1) / MINUTES_OF_AN_HOUR
    return NumberRead(start, end, value, place, name)


def _is_marginal(folded: str, start: int, end: int) -> bool:
    """True for percentages, ends of a range with a dash, and the numbers of a list."""
    if folded[end : end + 2].lstrip()[:1] in ("%", "°") or folded[:start].rstrip()[-1:] in _MARGINS:
        return True
    return bool(re.match(r"[.)]\s", folded[end:])) and bool(_LIST.search(folded[:start]))


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
