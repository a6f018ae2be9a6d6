"""The history of a daily goal: which goal held on which day, so that a past day is judged by its own.

Pure values; core/settings.py stores them and app/goals.py changes them (decision 0092).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from organic_desktop.core.validation import day, decimal

Goal = Decimal | None
"""An amount in the metric's stored unit; 0 is no goal, None the metric's default."""

LARGEST_GOAL = 1_000_000
MOST_CHANGES = 4_000  # one a day for ten years
DEFAULT = ""


class GoalSince(NamedTuple):
    """A goal and the first day that it holds for; None for all days before the first change."""

    first: date | None
    goal: Goal


@dataclass(frozen=True)
class GoalHistory:
    """The goals of one metric, and ``changes``: the days since when each but the first holds, one fewer."""

    changes: tuple[date, ...] = ()
    goals: tuple[Goal, ...] = (None,)

    def on(self, day: date, usual: Decimal | None = None) -> Decimal | None:
        """Return the goal of a day, ``usual`` if that is the default."""
        goal = self.goals[bisect_right(self.changes, day)]
        return usual if goal is None else goal

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

    def stored(self) -> tuple[str | None, dict[str, str]]:
        """Return the latest goal as text, None for the default, and the goals before each change, by its day."""
        texts = [DEFAULT if goal is None else f"{goal:f}" for goal in self.goals]
        return texts[-1] or None, {f"{changed}": before for changed, before in zip(self.changes, texts, strict=False)}


def history_of(latest: str | None, earlier: Mapping[str, str]) -> GoalHistory:
    """Return the history that ``GoalHistory.stored`` gave."""
    read = sorted((day(changed), before) for changed, before in earlier.items())
    texts = [*(before for _, before in read), latest or DEFAULT]
    goals = [None if text == DEFAULT else decimal(text) for text in texts]
    return _joined([(None, goals[0]), *zip((changed for changed, _ in read), goals[1:], strict=True)])


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


def runs(goal_on: Callable[[date], Goal], days: list[date]) -> Iterator[tuple[int, int, Goal]]:
    """Yield the first and last index of consecutive ``days`` with the same goal, and that goal."""
    begin = 0
    for index in range(1, len(days) + 1):
        if index == len(days) or goal_on(days[index]) != goal_on(days[begin]):
            yield begin, index - 1, goal_on(days[begin])
            begin = index


def _joined(steps: list[tuple[date | None, Goal]]) -> GoalHistory:
    """Return the history of sorted steps, without those that change nothing."""
    kept: list[tuple[date | None, Goal]] = steps[:1]
    for first, goal in steps[1:]:
        if goal != kept[-1][1]:
            kept.append((first, goal))
    return GoalHistory(tuple(first for first, _ in kept if first is not None), tuple(goal for _, goal in kept))
