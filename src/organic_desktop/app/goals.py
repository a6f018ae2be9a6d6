"""The user's daily goals and their history: a goal set today holds for today and later, earlier days keep theirs.

core/goals.py keeps a history; here it is checked, changed and saved with the settings.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.goals import MOST_CHANGES, DayGoal, Goal, GoalHistory, GoalSince
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import Settings, SettingsFile
from organic_desktop.wellness.metrics import METRICS, Metric, checked_date, checked_number

WITH_GOAL = tuple(metric for metric in METRICS if metric.goal is not None)


class Goals:
    """The goals of the metrics that have one. Changes raise InvalidInput or DatabaseUnwritable: nothing was changed."""

    def __init__(self, settings: SettingsFile, today: Callable[[], date]) -> None:
        self._settings, self._today = settings, today

    def steps(self, metric: Metric) -> list[GoalSince]:
        """Return each goal of a metric and since when it holds, oldest first; an amount of None is the default."""
        return self._settings.current.goal_history(metric.column).steps()

    def by_day(self, metric: Metric) -> Callable[[date], DayGoal | None]:
        """Return what tells the goal of each day, as the settings are now: a picture shows one state of them."""
        return partial(self._settings.current.goal_history(metric.column).on, usual=metric.goal)

    def set(self, metric: Metric, goal: Goal) -> None:
        """Let a goal hold from today on. A second one of the same day replaces it."""
        today = self._today()
        self._change(metric, goal, lambda history, checked: history.until(today).with_goal(checked, today))

    def correct(self, metric: Metric, goal: Goal, first: date | None) -> None:
        """Let a goal hold from an earlier day until the next change after it; None stands for the oldest goal."""
        if first is not None:
            first = checked_date(first, self._today())
        self._change(metric, goal, lambda history, checked: history.with_goal(checked, first))

    def _change(self, metric: Metric, goal: Goal, changed: Callable[[GoalHistory, Goal], GoalHistory]) -> None:
        if metric.goal is None:
            raise InvalidInput(Sentence("{what} has no daily goal.", what=metric.label))
        amount = None if goal.amount is None else Decimal(checked_number(metric, goal.amount))
        checked = Goal(amount, goal.at_most)

        def changes(settings: Settings) -> dict[str, object]:
            history = changed(settings.goal_history(metric.column), checked)
            if len(history.changes) > MOST_CHANGES:
                raise InvalidInput(Sentence("{what} has too many goals to keep another one.", what=metric.label))
            return settings.goals_changed(metric.column, history)

        self._settings.change_by(changes)
