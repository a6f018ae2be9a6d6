"""The result of an experiment: exact, by every order of blocks that could have been drawn, and by nothing else.

Without any effect a day's outcome is the same whichever order was drawn. So each pair's difference, days with less days
without, could as well have had the other sign; p is the share of the 2^pairs orders whose mean difference is at least
as far from 0. Neither the weekday, nor resemblance between days, nor missing days can make that wrong, as all of them
are the same in every order. The days count as they were drawn, kept or not (intention to treat).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm

from organic_desktop.wellness.experiments import DAY, LEVEL, Plan, Record

Number = Decimal | int
ONE_SIDE = LEVEL / 2


@dataclass(frozen=True)
class Adherence:
    """On how many days the plan was kept, wasn't, or isn't known to have been."""

    kept: int
    broken: int
    unknown: int


@dataclass(frozen=True)
class Result:
    """What the days say, in the outcome's stored unit.

    ``difference`` is the mean over pairs of days with less days without; None without a whole pair. ``low`` and
    ``high`` hold every difference that the test wouldn't reject; None if there are too few pairs for that. ``pairs``
    are the differences of the pairs that have days with an outcome in both blocks.
    """

    difference: Fraction | None
    low: Fraction | None
    high: Fraction | None
    p: Fraction | None
    pairs: tuple[Fraction, ...]
    left_out: int
    days: int
    missing: int
    adherence: Adherence

    @property
    def is_difference(self) -> bool:
        """True if a result so large is rare enough without any effect."""
        return self.p is not None and self.p <= LEVEL

    @property
    def can_tell(self) -> bool:
        """True if any result of so many pairs could have been told as a difference."""
        return Fraction(2, 2 ** len(self.pairs)) <= LEVEL


def result(
    plan: Plan, record: Record, outcome: Mapping[date, Number], factor: Mapping[date, Number] | None = None
) -> Result:
    """Return the result of a plan whose days are over; ``outcome`` and ``factor`` are values by date.

    Outcomes are those of ``plan.lag`` days later. Missing ones are left out and counted.
    """
    found = [_difference(plan, pair, outcome) for pair in range(len(plan.order))]
    pairs = tuple(each for each in found if each is not None)
    missing = sum(day + plan.lag * DAY not in outcome for day, _ in plan.days())
    difference = sum(pairs, Fraction(0)) / len(pairs) if pairs else None
    low, high = interval(pairs)
    p = p_of(pairs) if pairs else None
    left_out = len(found) - len(pairs)
    return Result(difference, low, high, p, pairs, left_out, plan.length, missing, adherence(plan, record, factor))


def p_of(differences: Sequence[Fraction]) -> Fraction:
    """Return the exact two-sided p: the share of all 2^n signs whose sum is at least as far from 0 as it is."""
    scaled = _whole(differences)
    observed = abs(sum(scaled))
    sums = [0]
    for each in map(abs, scaled):
        sums = [before + sign for before in sums for sign in (each, -each)]
    return Fraction(sum(abs(each) >= observed for each in sums), len(sums))


def interval(differences: Sequence[Fraction]) -> tuple[Fraction | None, Fraction | None]:
    """Return the ends of every effect that the test wouldn't reject at 5 %, by inverting it.

    Turning the signs of some pairs around leaves the sum as large just if their own mean is at most the effect that is
    tested. So the ends are order statistics of the means of all subsets.
    """
    rank = int(ONE_SIDE * 2 ** len(differences))
    if rank < 1:
        return None, None
    scaled = _whole(differences)
    sums: list[tuple[int, int]] = [(0, 0)]
    for each in scaled:
        sums += [(total + each, count + 1) for total, count in sums]
    common = lcm(*range(1, len(differences) + 1))
    means = sorted(total * (common // count) for total, count in sums[1:])
    unit = _unit(differences) * common
    return Fraction(means[rank - 1], unit), Fraction(means[-rank], unit)


def adherence(plan: Plan, record: Record, factor: Mapping[date, Number] | None = None) -> Adherence:
    """Return on how many days the plan was kept: by the metric if the factor is one, else by the user's ticks."""
    if not plan.factor.column:
        kept = sum(day in record.ticks for day, _ in plan.days())
        return Adherence(kept, 0, plan.length - kept)
    values = factor or {}
    found = [plan.factor.was_kept(with_it, values.get(day)) for day, with_it in plan.days()]
    return Adherence(found.count(True), found.count(False), found.count(None))


def _difference(plan: Plan, pair: int, outcome: Mapping[date, Number]) -> Fraction | None:
    """Return a pair's mean of days with less that of days without; None if one of both has no outcome."""
    begin = plan.first + pair * 2 * plan.block_days * DAY
    sides: dict[bool, list[Fraction]] = {True: [], False: []}
    for number in range(2 * plan.block_days):
        day = begin + number * DAY
        value = outcome.get(day + plan.lag * DAY)
        if value is not None:
            sides[bool(plan.with_it(day))].append(Fraction(value))
    if not (sides[True] and sides[False]):
        return None
    with_it, without = (sum(sides[side], Fraction(0)) / len(sides[side]) for side in (True, False))
    return with_it - without


def _unit(differences: Sequence[Fraction]) -> int:
    return lcm(*(each.denominator for each in differences))


def _whole(differences: Sequence[Fraction]) -> list[int]:
    """Return the differences as whole numbers of one unit: sums are then exact, and ties are ties."""
    unit = _unit(differences)
    return [int(each * unit) for each in differences]
