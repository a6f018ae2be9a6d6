"""What the coach may know about the user: frozen plain values, from which every number of an answer is computed.

Nothing is read here: The App fills an ``Evidence`` from the open profile. Numbers are in stored units
(hours, ml, minutes, scores), dates are the user's own days. ``restricted`` leaves only what the user agreed to send.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from organic_desktop.core.goals import DayGoal, GoalHistory
from organic_desktop.wellness.effects import Effect
from organic_desktop.wellness.links import Link, Reason, Values, Waiting
from organic_desktop.wellness.metrics import COLUMNS, NOTES, metric
from organic_desktop.wellness.streaks import Streak, streak
from organic_desktop.wellness.units import Units

DATES = "entry_dates"
"""Agreed to like a column: on which days there is an entry, which is all that a streak tells."""
MODULES = "modules"
"""Agreed to like a column: which topics of the modules are completed."""
AGREEABLE = (*COLUMNS, DATES, MODULES)
"""All that can be agreed to, in the order in which it is shown and sent."""


@dataclass(frozen=True)
class TopicFacts:
    """A topic of a module in the language of the interface; ``title`` is what ``completed_topics`` holds."""

    title: str
    shown: str
    sentence: str
    prompt: str
    done: bool = False


@dataclass(frozen=True)
class ModuleFacts:
    """A development module in the language of the interface, and how far the user is in it.

    ``name`` is the row's ``module_name``; ``progress`` is in per cent.
    """

    name: str
    title: str
    summary: str = ""
    topics: tuple[TopicFacts, ...] = ()
    progress: Decimal = Decimal(0)


@dataclass(frozen=True)
class SizedLink:
    """A link found by the rule of ``wellness/links.py``, and its size (None: no two days differ)."""

    link: Link
    size: Effect | None


@dataclass(frozen=True)
class LinkFacts:
    """What was found when links were looked for: the links, the pairs that wait, the metrics that can't take part."""

    links: tuple[SizedLink, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    refused: Mapping[str, Reason] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    """The user's data as the coach sees them.

    ``days`` has the values of each metric's column by date; ``dates`` every date with an entry, ``notes`` the notes
    by date; all of them may hold dates after ``today``. ``goals`` are the histories of the metrics that have a goal
    (a missing one: the default). ``links`` is None if nobody looked
    for them: that takes tenths of a second, and ``builtin.needs_links`` says for which question it is needed.
    ``units`` are those that answers are written in.
    ``module`` is the name of the conversation's module, ``topic`` the title of the topic it was started from.
    """

    today: date
    days: Mapping[str, Values] = field(default_factory=dict)
    dates: frozenset[date] = frozenset()
    notes: Mapping[date, str] = field(default_factory=dict)
    days_off: frozenset[date] = frozenset()
    goals: Mapping[str, GoalHistory] = field(default_factory=dict)
    modules: tuple[ModuleFacts, ...] = ()
    module: str | None = None
    topic: str | None = None
    links: LinkFacts | None = None
    language: str = "en"
    units: Units = field(default_factory=Units)

    @property
    def streak(self) -> Streak:
        """The streak as the server counts it, with the user's today."""
        return streak(self.dates, self.today)

    def values(self, column: str) -> Values:
        """Return a metric's values by date; empty if nothing was logged."""
        return self.days.get(column, {})

    def between(self, column: str, first: date, last: date) -> dict[date, Decimal | int]:
        """Return a metric's values of the days from ``first`` to ``last``, both included, oldest first."""
        values = self.values(column)
        return {day: values[day] for day in sorted(values) if first <= day <= last}

    def goal_on(self, column: str, day: date) -> DayGoal | None:
        """Return the goal that a metric is judged by on a day; None if it had none."""
        usual = metric(column).goal
        return None if usual is None else self.goals.get(column, GoalHistory()).on(day, usual)

    def own_module(self) -> ModuleFacts | None:
        """Return the module of the conversation, if it has one that is known."""
        return next((each for each in self.modules if each.name == self.module), None)

    def restricted(self, columns: Collection[str]) -> Evidence:
        """Return the evidence without anything that isn't agreed to: other columns, what links say of them, …

        ``columns`` are names of ``AGREEABLE``. What ships with the program, such as a module's prompts, stays.
        """
        days = {column: values for column, values in self.days.items() if column in columns}
        dates = self.dates if DATES in columns else frozenset(day for values in days.values() for day in values)
        modules = self.modules if MODULES in columns else tuple(map(_without_progress, self.modules))
        return replace(
            self,
            days=days,
            dates=dates,
            notes=self.notes if NOTES in columns else {},
            days_off=self.days_off if DATES in columns else frozenset(),
            goals={column: goal for column, goal in self.goals.items() if column in columns},
            modules=modules,
            links=self.links and _restricted_links(self.links, columns),
        )


def _without_progress(module: ModuleFacts) -> ModuleFacts:
    topics = tuple(replace(topic, done=False) for topic in module.topics)
    return replace(module, topics=topics, progress=Decimal(0))


def _restricted_links(links: LinkFacts, columns: Collection[str]) -> LinkFacts:
    return LinkFacts(
        tuple(each for each in links.links if {each.link.a, each.link.b} <= set(columns)),
        tuple(each for each in links.waiting if {each.a, each.b} <= set(columns)),
        {column: reason for column, reason in links.refused.items() if column in columns},
    )
