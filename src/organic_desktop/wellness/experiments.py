"""Experiments on oneself: a question, days with and days without something, drawn in advance, in pairs of blocks.

In each pair a block of days with and one without follow each other, in an order that chance draws: all 2^pairs orders
are equally likely, and that alone is what experiment_result.py relies on. Here are the plan, its days and its states;
how it is kept as text is in experiment_text.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.wellness.chance import Chance
from organic_desktop.wellness.metrics import METRICS, checked_number, metric

DAY = timedelta(days=1)
WEEK = 7
FEWEST_WEEKS, MOST_WEEKS = 2, 8
SHORTEST_BLOCK, LONGEST_BLOCK = 2, 7
ENOUGH_PAIRS = 7
"""Of a plan that we propose. A first block then begins on each day of the week once, if blocks have 2, 3 or 4 days."""
LEVEL = Fraction(1, 20)
"""A result is told as a difference if without any it would be as large at most this often."""
LAGS = (0, 1)
LONGEST_WORDS, LONGEST_QUESTION = 80, 200
MOST_DAYS_AHEAD = 60
MOST_RUNNING = 2
"""Each more experiment is one more chance of a false result, and one more plan to follow."""
_COLUMNS = frozenset(each.column for each in METRICS)


class State(StrEnum):
    """Where an experiment is: before its first day, in it, ended as planned, or ended early."""

    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Factor:
    """What is done on days with and left on days without.

    Either ``words`` alone, which the user ticks, or a metric's ``column`` with its limits in stored units: ``at_least``
    on days with, ``less_than`` on days without.
    """

    words: str
    column: str = ""
    at_least: Decimal | None = None
    less_than: Decimal | None = None

    def was_kept(self, with_it: bool, value: Decimal | int | None) -> bool | None:
        """Return whether a day's value fits the plan; None if nothing is logged, or the factor is no metric."""
        if value is None or self.at_least is None or self.less_than is None:
            return None
        return value >= self.at_least if with_it else value < self.less_than


@dataclass(frozen=True)
class Plan:
    """A plan as it is written down. ``order`` has for each pair of blocks whether the first is the one with.

    ``lag`` is 1 if the outcome is that of the day after. ``remind_at`` is the wall clock's time of the daily reminder.
    """

    question: str
    factor: Factor
    outcome: str
    lag: int
    first: date
    block_days: int
    order: tuple[bool, ...]
    written_at: datetime
    remind_at: time | None = None

    @property
    def length(self) -> int:
        """The number of its days."""
        return 2 * self.block_days * len(self.order)

    @property
    def last(self) -> date:
        return self.first + (self.length - 1) * DAY

    @property
    def counted_on(self) -> date:
        """The first day on which the result can be counted: the last outcome's day is over then."""
        return self.last + (self.lag + 1) * DAY

    def with_it(self, day: date) -> bool | None:
        """Return whether a day is one with; None if it isn't one of the experiment's."""
        number = (day - self.first).days
        if not 0 <= number < self.length:
            return None
        pair, place = divmod(number, 2 * self.block_days)
        return self.order[pair] is (place < self.block_days)

    def number_of(self, day: date) -> int:
        """Return which day of the experiment it is, from 1."""
        return (day - self.first).days + 1

    def days(self) -> list[tuple[date, bool]]:
        """Return each day, and whether it is one with."""
        each = (self.first + number * DAY for number in range(self.length))
        return [(day, bool(self.with_it(day))) for day in each]


@dataclass(frozen=True)
class Amendment:
    """What the user says to have changed after the plan was written down."""

    at: datetime
    words: str


@dataclass(frozen=True)
class Told:
    """The result as it was told first, as exact fractions: days that are edited later may lead to another."""

    on: date
    difference: str
    p: str


@dataclass(frozen=True)
class Record:
    """What happened since the plan was written down. ``ticks`` are the days that were kept by the user's own word."""

    ticks: frozenset[date] = frozenset()
    amendments: tuple[Amendment, ...] = ()
    stopped_on: date | None = None
    told: Told | None = None


@dataclass(frozen=True)
class Experiment:
    """An experiment as it is kept. ``is_as_written`` is False if the plan's text no longer has its sum."""

    id: str
    plan: Plan
    record: Record = field(default_factory=Record)
    plan_sum: str = ""
    is_as_written: bool = True

    def state(self, today: date) -> State:
        """Return where it is on a day."""
        if self.record.stopped_on is not None:
            return State.STOPPED
        if today < self.plan.first:
            return State.PLANNED
        return State.OVER if today >= self.plan.counted_on else State.RUNNING


@dataclass(frozen=True)
class Layout:
    """How long the blocks are and how many pairs of them there are."""

    block_days: int
    pairs: int

    @property
    def days(self) -> int:
        return 2 * self.block_days * self.pairs

    @property
    def orders(self) -> int:
        """How many equally likely orders there are."""
        return 1 << self.pairs

    @property
    def smallest_p(self) -> Fraction:
        """How often the clearest possible result comes up without any difference: in either direction."""
        return Fraction(2, self.orders)

    @property
    def can_tell(self) -> bool:
        """True if any result could be told as a difference."""
        return self.smallest_p <= LEVEL


def layouts(weeks: int) -> list[Layout]:
    """Return the layouts that fit into so many weeks, the shortest blocks first."""
    found = (Layout(block, weeks * WEEK // (2 * block)) for block in range(SHORTEST_BLOCK, LONGEST_BLOCK + 1))
    return [each for each in found if each.pairs]


def proposed(weeks: int) -> Layout:
    """Return the layout to propose: the longest blocks of which there are enough pairs, else the shortest."""
    found = layouts(weeks)
    return next((each for each in reversed(found) if each.pairs >= ENOUGH_PAIRS), found[0])


def drawn(layout: Layout, chance: Chance) -> tuple[bool, ...]:
    """Draw one of the equally likely orders."""
    return tuple(chance.choices((True, False), k=layout.pairs))


def checked_plan(plan: Plan, today: date) -> Plan:
    """Return the plan with its words in one line each. Raises InvalidInput if it can't be carried out."""
    question = _words(plan.question, LONGEST_QUESTION, Sentence("The question"))
    factor = checked_factor(plan.factor)
    if plan.outcome not in _COLUMNS:
        raise InvalidInput("Choose what is measured: one of the numbers of a day.")
    if plan.outcome == factor.column:
        raise InvalidInput("What is changed and what is measured must be two different things.")
    if plan.lag not in LAGS:
        raise InvalidInput("The outcome is that of the same day or of the day after.")
    weeks = -(-plan.length // WEEK)
    if not (FEWEST_WEEKS <= weeks <= MOST_WEEKS and SHORTEST_BLOCK <= plan.block_days <= LONGEST_BLOCK):
        raise InvalidInput("An experiment takes 2 to 8 weeks, in blocks of 2 to 7 days.")
    if not today <= plan.first <= today + MOST_DAYS_AHEAD * DAY:
        raise InvalidInput(Sentence("It can begin today or in the next {most} days.", most=MOST_DAYS_AHEAD))
    return Plan(
        question, factor, plan.outcome, plan.lag, plan.first, plan.block_days, plan.order, plan.written_at,
        plan.remind_at,
    )  # fmt: skip


def checked_factor(factor: Factor) -> Factor:
    """Return the factor with its words in one line. Raises InvalidInput."""
    words = _words(factor.words, LONGEST_WORDS, Sentence("What is changed"))
    if not factor.column:
        return Factor(words)
    of = metric(factor.column)
    if factor.at_least is None or factor.less_than is None:
        raise InvalidInput("Say how much it is on days with, and on days without.")
    at_least, less_than = (Decimal(checked_number(of, each)) for each in (factor.at_least, factor.less_than))
    if less_than > at_least:
        raise InvalidInput("On days without it must be less than on days with.")
    if not less_than:
        raise InvalidInput("Less than 0 isn't possible: choose more for days without.")
    return Factor(words, factor.column, at_least, less_than)


def check_beside(plan: Plan, running: list[Experiment]) -> None:
    """Raise InvalidInput if the plan can't be followed beside those that are planned or running."""
    if len(running) >= MOST_RUNNING:
        raise InvalidInput(
            Sentence("At most {most} experiments run at once. Wait for one to end, or stop it.", most=MOST_RUNNING)
        )
    for each in running:
        other = each.plan.factor
        same = plan.factor.column == other.column if other.column else plan.factor.words == other.words
        if same:
            raise InvalidInput("An experiment with the same change is running: nobody can follow two plans for it.")


def checked_amendment(words: str) -> str:
    """Return what was changed, in one line. Raises InvalidInput."""
    return _words(words, LONGEST_QUESTION, Sentence("What changed"))


def _words(text: str, most: int, what: Sentence) -> str:
    found = "".join(each for each in " ".join(text.split()) if each >= " " and each != "\x7f")
    if not found:
        raise InvalidInput(Sentence("{what} can't be empty.", what=what))
    if len(found) > most:
        raise InvalidInput(Sentence("{what} is longer than {most} characters.", what=what, most=most))
    if any("\ud800" <= each <= "\udfff" for each in found):
        raise InvalidInput(Sentence("{what} has half a character in it.", what=what))
    return found
