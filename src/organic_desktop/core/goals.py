"""The history of a daily goal: which goal held on which day, so that a past day is judged by its own.

Pure values; core/settings.py stores them, app/goals.py changes them (decisions 0092 and 0102), and wellness/judging.py
judges a day by them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from organic_desktop.core.validation import day, decimal

LARGEST_GOAL = 1_000_000
MOST_CHANGES = 4_000  # one a day for ten years
DEFAULT = BEGINNING = ""


class Goal(NamedTuple):
    """A goal as the user sets it: an amount in the metric's stored unit to reach, or not to exceed if ``at_most``.

    An amount of 0 is no goal, None the metric's default; neither has a direction of its own.
    """

    amount: Decimal | None = None
    at_most: bool = False


class DayGoal(NamedTuple):
    """The goal that one day is judged by: an amount above 0, in the stored unit, and whether it is a limit."""

    amount: Decimal
    at_most: bool = False


class GoalSince(NamedTuple):
    """A goal and the first day that it holds for; None for all days before the first change."""

    first: date | None
    goal: Goal


class StoredGoals(NamedTuple):
    """A history as the settings file has it, so that an older program reads the amounts.

    ``latest`` is the amount that holds now, None for the default; ``earlier`` the amounts before each change, by its
    day; ``turns`` the days on which "at least" becomes "at most" or back, "" for the beginning.
    """

    latest: str | None
    earlier: dict[str, str]
    turns: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoalHistory:
    """The goals of one metric, and ``changes``: the days since when each but the first holds, one fewer."""

    changes: tuple[date, ...] = ()
    goals: tuple[Goal, ...] = (Goal(),)

    def on(self, day: date, usual: Decimal | None = None) -> DayGoal | None:
        """Return the goal that a day is judged by, of ``usual`` if that is the default; None for no goal."""
        goal = self.goals[bisect_right(self.changes, day)]
        amount = usual if goal.amount is None else goal.amount
        return DayGoal(amount, goal.at_most) if amount else None

    def steps(self) -> list[GoalSince]:
        """Return each goal and since when it holds, oldest first."""
        return [GoalSince(first, goal) for first, goal in zip((None, *self.changes), self.goals, strict=True)]

    def with_goal(self, goal: Goal, first: date | None) -> GoalHistory:
        """Let ``goal`` hold from a day until the next change; None replaces the oldest goal.

        A change to the goal that held before is none, so setting a goal back removes its change.
        """
        steps = {since.first: since.goal for since in self.steps()} | {first: goal}
        return _joined(sorted(steps.items(), key=lambda step: step[0] or date.min))

    def until(self, day: date) -> GoalHistory:
        """Return the history without the changes after a day."""
        return _joined([(first, goal) for first, goal in self.steps() if first is None or first <= day])

    def stored(self) -> StoredGoals:
        """Return the history as the settings file has it."""
        texts = [DEFAULT if goal.amount is None else f"{goal.amount:f}" for goal in self.goals]
        earlier = {f"{changed}": before for changed, before in zip(self.changes, texts, strict=False)}
        turns, at_most = list[str](), False
        for first, goal in self.steps():
            if goal.at_most != at_most:
                turns.append(f"{first}" if first else BEGINNING)
                at_most = goal.at_most
        return StoredGoals(texts[-1] or None, earlier, tuple(turns))


def history_of(latest: str | None, earlier: Mapping[str, str], turns: Collection[str] = ()) -> GoalHistory:
    """Return the history that ``GoalHistory.stored`` gave.

    Amounts and directions are read apart: an older program, which knows no directions, may have changed the amounts.
    """
    read = sorted((day(changed), before) for changed, before in earlier.items())
    amounts = [None if text == DEFAULT else decimal(text) for text in (*(before for _, before in read), latest or "")]
    changes = [changed for changed, _ in read]
    turned = sorted(date.min if turn == BEGINNING else day(turn) for turn in turns)

    def goal_since(first: date) -> Goal:
        at_most = bisect_right(turned, first) % 2 == 1
        return Goal(amounts[bisect_right(changes, first)], at_most)

    later = sorted({*changes, *turned} - {date.min})
    return _joined([(None, goal_since(date.min)), *((first, goal_since(first)) for first in later)])


def goal_text(found: object) -> str:
    """Return a stored goal. Raises ValueError for anything but a number from 0 to a million."""
    if not isinstance(found, str) or not 0 <= decimal(found) <= LARGEST_GOAL:
        raise ValueError("not a goal, or one out of range")
    return found


def earlier_goals(found: object) -> dict[str, str]:
    """Return the stored goals before each change, by its day. Raises ValueError if one is no goal or no day."""
    if not isinstance(found, dict) or len(found) > MOST_CHANGES:
        raise ValueError("not goals by days, or too many")
    return {f"{day(changed)}": before if before == DEFAULT else goal_text(before) for changed, before in found.items()}


def goal_turns(found: object) -> tuple[str, ...]:
    """Return the stored days on which a goal's direction turns. Raises ValueError if one is no day."""
    if not isinstance(found, list | tuple) or len(found) > MOST_CHANGES:
        raise ValueError("not a list of days, or too many")
    return tuple(BEGINNING if turn == BEGINNING else f"{day(turn)}" for turn in found)


def runs(goal_on: Callable[[date], DayGoal | None], days: list[date]) -> Iterator[tuple[int, int, DayGoal | None]]:
    """Yield the first and last index of consecutive ``days`` with the same goal, and that goal."""
    begin = 0
    for index in range(1, len(days) + 1):
        if index == len(days) or goal_on(days[index]) != goal_on(days[begin]):
            yield begin, index - 1, goal_on(days[begin])
            begin = index


def _joined(steps: list[tuple[date | None, Goal]]) -> GoalHistory:
    """Return the history of sorted steps, without those that change nothing."""
    kept: list[tuple[date | None, Goal]] = []
    for first, goal in steps:
        plain = goal if goal.amount else Goal(goal.amount)
        if not kept or plain != kept[-1][1]:
            kept.append((first, plain))
    return GoalHistory(tuple(first for first, _ in kept if first is not None), tuple(goal for _, goal in kept))
