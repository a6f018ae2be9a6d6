"""Sentences about experiments: which day it is, what can be told, and what the result says in plain words.

The page of an experiment is a list of lines, which the window shows and the exported files hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from organic_desktop.ui.text.dates import LONG_DATE, LONG_DATE_YEAR, format_date
from organic_desktop.ui.text.measures import Measures, column_name, column_word
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.wellness.experiments import State
from organic_desktop.wellness.metrics import metric

if TYPE_CHECKING:
    from organic_desktop.app.experiments import Counted
    from organic_desktop.wellness.experiment_result import Result
    from organic_desktop.wellness.experiments import Experiment, Factor, Layout, Plan

HUNDRED = 100


class Look(Enum):
    """How a line of the page is written; at ``STRIP`` the days are painted."""

    TITLE = auto()
    HERO = auto()
    HEADING = auto()
    TEXT = auto()
    SOFT = auto()
    STRIP = auto()


@dataclass(frozen=True)
class Line:
    """A line of the page; of the strip the words say what it shows."""

    look: Look
    words: str


class ExperimentWords(QObject):
    """Describes experiments in one locale and the user's units."""

    def __init__(self, measures: Measures) -> None:
        super().__init__()
        self._measures, self._locale = measures, measures.locale

    # -- short ones ---------------------------------------------------------------------------------------------------

    def progress(self, experiment: Experiment, today: date) -> str:
        """Return the words of the card's corner: day 17 of 28."""
        plan, state = experiment.plan, experiment.state(today)
        if state is State.PLANNED:
            return self.tr("begins {0}").format(self.day(plan.first))
        if state is State.STOPPED and experiment.record.stopped_on:
            number = max(1, min(plan.number_of(experiment.record.stopped_on), plan.length))  # a file may say anything
            return self.tr("stopped on day {0} of {1}").format(number, plan.length)
        if state is State.OVER:
            return self.tr("ended {0}").format(self.day(plan.last))
        return self.tr("day {0} of {1}").format(min(plan.number_of(today), plan.length), plan.length)

    def on_day(self, experiment: Experiment, day: date) -> str:
        """Return the line of the day's page: Experiment, day 17 of 28: a day without."""
        plan = experiment.plan
        words = self.tr("Experiment, day {0} of {1}: a day without – {2}")
        if plan.with_it(day):
            words = self.tr("Experiment, day {0} of {1}: a day with – {2}")
        return words.format(plan.number_of(day), plan.length, self.factor_on(plan.factor, bool(plan.with_it(day))))

    def factor_on(self, factor: Factor, with_it: bool) -> str:
        """Return what is to be done on a day: its words, and how much of the metric."""
        limit = factor.at_least if with_it else factor.less_than
        if not factor.column or limit is None:
            return factor.words
        amount = self._measures.amount(metric(factor.column), limit)
        words = self.tr("{0}, at least {1}") if with_it else self.tr("{0}, less than {1}")
        return words.format(factor.words, amount)

    def strip(self, plan: Plan, today: date) -> str:
        """Return what a screen reader says of the strip of days."""
        with_it = sum(each for _, each in plan.days())
        past = min(max((today - plan.first).days, 0), plan.length)
        return self.tr("{0} days with and {0} days without, {1} of {2} are over").format(with_it, past, plan.length)

    def can_tell(self, layout: Layout) -> str:
        """Return what the days can tell at most."""
        orders = format_number(layout.orders, self._locale)
        if layout.can_tell:
            words = self.tr(
                "{0} pairs of blocks, {1} days in all, in one of {2} equally likely orders. If it makes no difference, "
                "the clearest possible result comes up in only 2 of {2} draws: a clear effect can be told from chance."
            )
        else:
            words = self.tr(
                "{0} pairs of blocks, {1} days in all, in one of {2} equally likely orders. That is too few: even the "
                "clearest result comes up in 2 of {2} draws by chance, so no effect can be told from it. Good for "
                "practice; 4 weeks or more can tell."
            )
        return words.format(layout.pairs, layout.days, orders)

    def day(self, day: date, *, year: bool = False) -> str:
        """Return a day, such as 12 March."""
        return format_date(day, LONG_DATE_YEAR if year else LONG_DATE, self._locale)

    # -- the result ---------------------------------------------------------------------------------------------------

    def headline(self, plan: Plan, found: Result) -> str:
        """Return the result in one sentence; without enough evidence it names no direction."""
        if found.difference is None:
            return self.tr("Nothing can be told: too few days have an outcome.")
        of = column_name(plan.outcome)
        if not found.is_difference:
            return self.tr("{0}: no difference could be shown.").format(of)
        size = self._amount(plan, abs(found.difference))
        if found.difference > 0:
            return self.tr("{0} was {1} higher on days with.").format(of, size)
        return self.tr("{0} was {1} lower on days with.").format(of, size)

    def evidence(self, plan: Plan, found: Result) -> Iterator[str]:
        """Yield the difference with its interval, and how often chance alone gives as much."""
        if found.difference is None or found.p is None:
            return
        difference = self.tr("Days with less days without: {0}.").format(self._signed(plan, found.difference))
        if found.low is not None and found.high is not None:
            words = self.tr("Days with less days without: {0}, likely between {1} and {2} (95% interval).")
            ends = (self._signed(plan, each) for each in (found.difference, found.low, found.high))
            difference = words.format(*ends)
        yield difference
        yield self.chance(found.p)
        if not found.can_tell:
            yield self.tr("So few pairs of blocks can't tell an effect from chance, whatever they show.")

    def chance(self, p: Fraction) -> str:
        """Return p in plain words, never rounded down to nothing."""
        share = p * HUNDRED
        if share < 1:
            draws = self.tr("fewer than 1 of 100 draws")
        else:
            draws = self.tr("{0} of 100 draws").format(format_number(round(share), self._locale))
        return self.tr("If it made no difference, a result this large would come up in {0}.").format(draws)

    def kept(self, plan: Plan, found: Result) -> str:
        """Return on how many days the plan was kept."""
        of = found.adherence
        if not plan.factor.column:
            return self.tr("Kept on {0} of {1} days by your ticks.").format(of.kept, plan.length)
        words = self.tr("Kept on {0} of {1} days by what is logged; on {2} it wasn't, {3} have no entry.")
        return words.format(of.kept, plan.length, of.broken, of.unknown)

    # -- the page -----------------------------------------------------------------------------------------------------

    def page(self, experiment: Experiment, counted: Counted | None, today: date) -> list[Line]:
        """Return the page: question, result, days, plan as written down, what changed since, limits."""
        lines = [Line(Look.TITLE, experiment.plan.question), *self._results(experiment, counted, today)]
        lines.append(Line(Look.STRIP, self.strip(experiment.plan, today)))
        lines.append(Line(Look.SOFT, self.tr("Tall: days with. Low: days without. Drawn in advance.")))
        lines += self._plan_lines(experiment)
        lines += self._changes(experiment)
        lines.append(Line(Look.HEADING, self.tr("What this can't say")))
        lines += [Line(Look.SOFT, each) for each in self._limits(experiment)]
        return lines

    def _results(self, experiment: Experiment, counted: Counted | None, today: date) -> Iterator[Line]:
        plan = experiment.plan
        if counted is None:
            if experiment.state(today) is State.STOPPED:
                yield Line(Look.HERO, self.progress(experiment, today))
                words = self.tr("No result is told: who stops at a day of their choice finds too much by chance.")
            else:
                yield Line(Look.HERO, self.progress(experiment, today))
                words = self.tr("The result is counted on {0}, not before: looking early misleads.")
                words = words.format(self.day(plan.counted_on))
            yield Line(Look.TEXT, words)
            return
        found = counted.result
        yield Line(Look.HERO, self.headline(plan, found))
        yield from (Line(Look.TEXT, each) for each in self.evidence(plan, found))
        yield Line(Look.TEXT, self._counts(found))
        yield Line(Look.TEXT, self.kept(plan, found))
        if counted.has_changed:
            told = counted.told
            words = self.tr("Days were edited since the result was told first, on {0}: then it was {1}. {2}")
            first = self._signed(plan, Fraction(told.difference))
            yield Line(Look.TEXT, words.format(self.day(told.on, year=True), first, self.chance(Fraction(told.p))))

    def _counts(self, found: Result) -> str:
        words = self.tr("%n day(s)", "", found.days) + ", " + self.tr("%n without an outcome", "", found.missing)
        if found.left_out:
            words += ", " + self.tr("%n pair(s) of blocks left out for that", "", found.left_out)
        return f"{words}."

    def _plan_lines(self, experiment: Experiment) -> Iterator[Line]:
        plan = experiment.plan
        yield Line(Look.HEADING, self.tr("The plan, written down on {0}").format(self._moment(plan)))
        yield Line(Look.TEXT, self.tr("Days with: {0}").format(self.factor_on(plan.factor, with_it=True)))
        without = self.factor_on(plan.factor, with_it=False) if plan.factor.column else self.tr("as usual")
        yield Line(Look.TEXT, self.tr("Days without: {0}").format(without))
        measured = self.tr("Measured: {0} on the day after") if plan.lag else self.tr("Measured: {0} on the same day")
        yield Line(Look.TEXT, measured.format(column_word(plan.outcome)))
        words = self.tr("{0} to {1}: {2} pairs of blocks of {3} days, the order of each drawn by chance")
        ends = (self.day(each, year=True) for each in (plan.first, plan.last))
        yield Line(Look.TEXT, words.format(*ends, len(plan.order), plan.block_days))
        if experiment.is_as_written:
            yield Line(Look.SOFT, self.tr("Unchanged since; its SHA-256 sum is {0}.").format(experiment.plan_sum))
        else:
            yield Line(Look.TEXT, self.tr("This isn't the plan as it was written down: its text was changed."))

    def _changes(self, experiment: Experiment) -> Iterator[Line]:
        if experiment.record.amendments:
            yield Line(Look.HEADING, self.tr("Changed after it was written down"))
        for each in experiment.record.amendments:
            yield Line(Look.TEXT, f"{self.day(each.at.date(), year=True)}: {each.words}")

    def _limits(self, experiment: Experiment) -> Iterator[str]:
        yield self.tr("It is about you, in these weeks. You knew which day it was; that alone can change how you feel.")
        yield self.tr("Days count as drawn, kept or not. What lasts longer than a block makes effects look smaller.")
        yield self.tr("If you try many things, about 1 in 20 without any effect will seem to have one.")

    def _moment(self, plan: Plan) -> str:
        return self.day(plan.written_at.date(), year=True)

    def _amount(self, plan: Plan, value: Fraction) -> str:
        return self._measures.average(metric(plan.outcome), _decimal(value))

    def _signed(self, plan: Plan, value: Fraction) -> str:
        of = metric(plan.outcome)
        return self._measures.step(of, self._measures.rounded(of, _decimal(value)), unit=True)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
