"""How a day stands to its goal: the only place that judges one, whether it is to be reached or not to be exceeded.

Which goal a day has is told by core/goals.py; streaks are the server's rules and know no goals.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from organic_desktop.core.goals import DayGoal
from organic_desktop.wellness.metrics import Metric

Number = Decimal | int

# Where the levels 2 to 5 begin: parts of the goal, or scores. A night is never near 0 hours: with quarters of the goal
# all nights would have one level.
AMOUNT_LEVELS = tuple(Decimal(part) / 4 for part in (1, 2, 3, 4))
HOUR_LEVELS = tuple(Decimal(part) / 8 for part in (4, 6, 7, 8))
SCORE_LEVELS = tuple(Decimal(score) - Decimal("0.5") for score in (2, 3, 4, 5))
LIMIT_LEVELS = tuple(Decimal(part) / 4 for part in (5, 6, 8))
"""Parts of a limit up to which a day has the levels 4, 3 and 2; up to the limit itself it has level 5."""


class Verdict(StrEnum):
    """How a logged value stands to its goal."""

    MET = "met"
    SHORT = "short"  # of a goal that is to be reached
    OVER = "over"  # a limit


def judged(value: Number | None, goal: DayGoal | None) -> Verdict | None:
    """Return how a value stands to the goal of its day; None without a goal, and for a day that wasn't logged.

    The amount itself meets a goal in either direction. What wasn't logged isn't 0, so it keeps no limit either.
    """
    if value is None or goal is None:
        return None
    if goal.at_most:
        return Verdict.MET if value <= goal.amount else Verdict.OVER
    return Verdict.MET if value >= goal.amount else Verdict.SHORT


def goal_days(
    series: Iterable[tuple[date, Number | None]], goal_on: Callable[[date], DayGoal | None]
) -> tuple[int, int]:
    """Return on how many days the day's own goal was met, and how many could be judged."""
    verdicts = [verdict for day, value in series if (verdict := judged(value, goal_on(day)))]
    return sum(verdict is Verdict.MET for verdict in verdicts), len(verdicts)


# -- levels of the heatmap --------------------------------------------------------------------------------------------


def level_parts(metric: Metric, goal: DayGoal | None) -> tuple[Decimal, ...]:
    """Return the parts of the goal at which levels begin (5 at the goal), or of a limit, up to which 4, 3 and 2 go."""
    if goal and goal.at_most:
        return LIMIT_LEVELS
    return HOUR_LEVELS if metric.kind == "decimal" else AMOUNT_LEVELS


def thresholds(metric: Metric, goal: DayGoal | None) -> tuple[Decimal, ...]:
    """Return the values that ``level_parts`` are of a day's goal, of the default without one; scores have their own."""
    if metric.goal is None:
        return SCORE_LEVELS
    return tuple((goal.amount if goal else metric.goal) * part for part in level_parts(metric, goal))


def level_of(value: Number, goal: DayGoal | None, thresholds: tuple[Decimal, ...]) -> int:
    """Return the level of a logged value, 1 to 5: the darkest is a goal met, in either direction; a logged 0 has one.

    ``thresholds`` are those of the goal.
    """
    if goal and goal.at_most:
        return 5 if judged(value, goal) is Verdict.MET else 4 - sum(value > end for end in thresholds)
    return 1 + bisect_right(thresholds, Decimal(value))
