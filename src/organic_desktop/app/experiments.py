"""Experiments on oneself, of the open profile: write a plan down, tick its days, end it early, count its result.

wellness/experiments.py knows the plan, wellness/experiment_result.py counts. The plan is drawn and written down before
its first day and never changed; what differs from it later is recorded beside it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from organic_desktop.app.days import Days
from organic_desktop.app.profiles import Profiles
from organic_desktop.core.errors import DatabaseUnwritable, InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.reminders.service import Reminders
from organic_desktop.store.experiments import KeptExperiment
from organic_desktop.wellness.experiment_text import (
    MOST_AMENDMENTS,
    plan_text,
    read_plan,
    read_record,
    record_text,
)
from organic_desktop.wellness.experiments import (
    DAY,
    Amendment,
    Experiment,
    Factor,
    Layout,
    Plan,
    Record,
    State,
    Told,
    check_beside,
    checked_amendment,
    checked_factor,
    checked_plan,
    drawn,
)
from organic_desktop.wellness.schedule import EVERY_DAY, DayPlan, Reminder

if TYPE_CHECKING:
    from organic_desktop.wellness.chance import Chance
    from organic_desktop.wellness.experiment_result import Result

PREFIX = "experiment:"
"""What the id of an experiment's reminder begins with; its own id follows."""
ACTIVE = (State.PLANNED, State.RUNNING)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Draft:
    """What the user chooses; the order of the blocks is drawn once it is written down."""

    question: str
    factor: Factor
    outcome: str
    lag: int
    first: date
    layout: Layout
    remind_at: time | None = None


@dataclass(frozen=True)
class Counted:
    """A result, and whether days were edited since it was told first, so that it is another one now."""

    result: Result
    told: Told
    has_changed: bool


class Experiments:
    """``app.experiments``: calls may come from any thread. Those that change raise InvalidInput or a StoreError.

    Every change is an edit that can be undone; ``follow`` then lets the reminders fit the plans.
    """

    def __init__(
        self,
        profiles: Profiles,
        days: Days,
        reminders: Reminders,
        today: Callable[[], date],
        now: Callable[[], datetime],
    ) -> None:
        self._profiles, self._days, self._reminders, self._today, self._now = profiles, days, reminders, today, now
        self._followed: tuple[Reminder, ...] = ()

    # -- reading ------------------------------------------------------------------------------------------------------

    def all(self) -> list[Experiment]:
        """Return all that can be read, the latest first."""
        return self._read_all(self._profiles.current.queries.experiments())

    def active(self) -> list[Experiment]:
        """Return those that are planned or running."""
        return self._active_of(self.all())

    def get(self, experiment_id: str) -> Experiment:
        """Return one by its id, or by the beginning of it. Raises InvalidInput."""
        found = [each for each in self.all() if experiment_id and each.id.startswith(experiment_id.lower())]
        if len(found) != 1:
            raise InvalidInput("There is no such experiment; `experiment list` lists them.")
        return found[0]

    def on_day(self, day: date) -> list[Experiment]:
        """Return those that have this day in their plan and weren't stopped before it."""
        return [
            each
            for each in reversed(self.all())
            if each.plan.with_it(day) is not None and not (each.record.stopped_on and each.record.stopped_on <= day)
        ]

    def is_ticked(self, reminder_id: str, day: date) -> bool:
        """Return True if a day is ticked in the experiment that a reminder is about."""
        wanted = reminder_id.removeprefix(PREFIX)
        return any(each.id == wanted and day in each.record.ticks for each in self.all())

    def count(self, experiment: Experiment) -> Counted:
        """Return the result. Raises InvalidInput before the last day is over, and for one that was stopped.

        The first time it is kept as it was told, so that days edited later are noticed.
        """
        experiment = self.get(experiment.id)  # as it is now: what was told once must not be told anew
        state = experiment.state(self._today())
        if state is State.STOPPED:
            raise InvalidInput("This experiment was stopped early, so no result is told.")
        if state is not State.OVER:
            raise InvalidInput(
                Sentence("The result is counted on {day}, once all days are over.", day=experiment.plan.counted_on)
            )
        plan = experiment.plan
        from organic_desktop.wellness.experiment_result import result  # nothing that a start needs

        found = result(plan, experiment.record, self._values(plan, plan.outcome), self._factor_values(plan))
        now = Told(self._today(), str(found.difference or 0), str(1 if found.p is None else found.p))
        told = experiment.record.told
        if told is None:
            self._record(experiment, lambda record: replace(record, told=record.told or now), silently=True)
            told = self.get(experiment.id).record.told or now  # another process may have told it first
        return Counted(found, told, (told.difference, told.p) != (now.difference, now.p))

    def adherence_of(self, experiment: Experiment) -> tuple[int, int]:
        """Return on how many of the days that are over the plan was kept, and how many these are."""
        plan, today = experiment.plan, self._today()
        past = sum(day < today for day, _ in plan.days())
        from organic_desktop.wellness.experiment_result import adherence  # nothing that a start needs

        return adherence(plan, experiment.record, self._factor_values(plan)).kept, past

    # -- changing -----------------------------------------------------------------------------------------------------

    def check(self, draft: Draft) -> Plan:
        """Return the plan of a draft in some order, to be shown. Raises InvalidInput if it can't be written down."""
        today = self._today()
        plan = checked_plan(self._plan(draft, (True,) * draft.layout.pairs), today)
        check_beside(plan, self.active())
        if plan.first == today and self._is_logged(plan, today):
            raise InvalidInput("Today is logged already: let it begin tomorrow, so that the plan comes first.")
        return plan

    def check_factor(self, factor: Factor) -> Factor:
        """Return the factor as it would be written down. Raises InvalidInput."""
        return checked_factor(factor)

    def write_down(self, draft: Draft, chance: Chance | None = None) -> tuple[Experiment, str]:
        """Draw the order, and write the plan down; return it with the edit's id. ``chance`` None is the system's."""
        import random  # like hashlib and uuid, nothing that a start needs
        import uuid

        self.check(draft)
        order = drawn(draft.layout, chance or random.SystemRandom())
        plan = checked_plan(self._plan(draft, order), self._today())
        text = plan_text(plan)
        row = KeptExperiment(str(uuid.uuid4()), text, sum_of(text), record_text(Record()))
        with self._profiles.edit() as profile:  # another process may have written one down since the check above
            edit_id = profile.writer.keep_experiment(
                row, lambda here: check_beside(plan, self._active_of(self._read_all(here)))
            )
        return self.get(row.id), edit_id

    def tick(self, experiment_id: str, day: date, kept: bool = True) -> str:
        """Record that the plan was kept on a day, or take it back; return the edit's id."""
        experiment = self.get(experiment_id)
        if experiment.plan.factor.column:
            raise InvalidInput("What is logged tells by itself whether the plan was kept: there is nothing to tick.")
        if experiment.plan.with_it(day) is None:
            raise InvalidInput("This day isn't one of the experiment's.")
        if day > self._today():
            raise InvalidInput("This day is yet to come.")
        return self._record(
            experiment,
            lambda record: replace(record, ticks=record.ticks | {day} if kept else record.ticks - {day}),
        )

    def amend(self, experiment_id: str, words: str) -> str:
        """Record that something is done otherwise than it was written down; return the edit's id."""
        amendment = Amendment(self._now(), checked_amendment(words))

        def amended(record: Record) -> Record:
            if len(record.amendments) >= MOST_AMENDMENTS:
                raise InvalidInput(Sentence("At most {most} changes can be recorded.", most=MOST_AMENDMENTS))
            return replace(record, amendments=(*record.amendments, amendment))

        return self._record(self.get(experiment_id), amended)

    def stop(self, experiment_id: str) -> str:
        """End it early; return the edit's id. One that hasn't begun is taken back: nothing was done yet."""
        experiment, today = self.get(experiment_id), self._today()
        state = experiment.state(today)
        if state is State.PLANNED:
            return self.remove(experiment_id)
        if state is not State.RUNNING:
            raise InvalidInput("This experiment has ended already.")
        return self._record(experiment, lambda record: replace(record, stopped_on=record.stopped_on or today))

    def remove(self, experiment_id: str) -> str:
        """Delete one that isn't running, with all that was recorded; return the edit's id."""
        experiment = self.get(experiment_id)
        self._check_ended(experiment)
        with self._profiles.edit() as profile:
            return profile.writer.delete_experiment(experiment.id)

    def check_undo(self, edit_id: str) -> None:
        """Raise InvalidInput if undoing an edit would make an experiment vanish that is running."""
        for row in self._profiles.current.queries.experiments_of_edit(edit_id):
            if found := self._read(row):
                self._check_ended(found)

    # -- reminders ----------------------------------------------------------------------------------------------------

    def follow(self, *, always: bool = False) -> None:
        """Let there be a reminder for each plan of the open profile that isn't over, and for no other.

        ``always`` also looks at a file of reminders that another process may have left behind.
        """
        wanted = tuple(map(_reminder, reversed([each for each in self.active() if each.plan.remind_at])))
        if wanted == self._followed and not always:
            return
        try:
            self._reminders.follow_plans(wanted)
            self._followed = wanted
        except DatabaseUnwritable as error:  # the experiment itself is kept
            log.warning("the reminders of experiments can't be saved: %s", error.message)

    # -- details ------------------------------------------------------------------------------------------------------

    def _plan(self, draft: Draft, order: tuple[bool, ...]) -> Plan:
        return Plan(
            draft.question,
            draft.factor,
            draft.outcome,
            draft.lag,
            draft.first,
            draft.layout.block_days,
            order,
            self._now(),
            draft.remind_at,
        )

    def _is_logged(self, plan: Plan, day: date) -> bool:
        entry = self._days.entry(day)
        columns = [each for each in (plan.factor.column, plan.outcome if not plan.lag else "") if each]
        return entry is not None and any(getattr(entry, column) is not None for column in columns)

    def _values(self, plan: Plan, column: str) -> Mapping[date, Decimal | int]:
        entries = self._days.entries(plan.first, plan.last + DAY)
        found = {entry.date: getattr(entry, column) for entry in entries}
        return {day: value for day, value in found.items() if value is not None}

    def _factor_values(self, plan: Plan) -> Mapping[date, Decimal | int]:
        return self._values(plan, plan.factor.column) if plan.factor.column else {}

    def _active_of(self, experiments: Iterable[Experiment]) -> list[Experiment]:
        today = self._today()
        return [each for each in experiments if each.state(today) in ACTIVE]

    def _read_all(self, rows: Iterable[KeptExperiment]) -> list[Experiment]:
        """Return the experiments that can be read, the latest first."""
        found = [each for row in rows if (each := self._read(row))]
        return sorted(found, key=lambda each: (each.plan.first, each.plan.written_at, each.id), reverse=True)

    def _read(self, row: KeptExperiment) -> Experiment | None:
        """Return an experiment with its moments in the user's zone, so that their dates are the user's."""
        zone = self._now().tzinfo
        try:
            plan, record = read_plan(row.plan_json), read_record(row.record_json)
        except (ValueError, TypeError, LookupError, ArithmeticError):
            log.warning("an experiment in the file can't be read")
            return None
        plan = replace(plan, written_at=plan.written_at.astimezone(zone))
        amendments = tuple(replace(each, at=each.at.astimezone(zone)) for each in record.amendments)
        record = replace(record, amendments=amendments)
        return Experiment(row.id, plan, record, row.plan_sum, sum_of(row.plan_json) == row.plan_sum)

    def _check_ended(self, experiment: Experiment) -> None:
        if experiment.state(self._today()) is State.RUNNING:
            raise InvalidInput("Stop the experiment first: that it was ended early is then recorded.")

    def _record(self, experiment: Experiment, change: Callable[[Record], Record], *, silently: bool = False) -> str:
        """Set the record to what ``change`` makes of the one in the file, whoever set that."""
        with self._profiles.edit() as profile:
            return profile.writer.change_experiment(
                experiment.id, lambda text: record_text(change(read_record(text))), silently=silently
            )


def sum_of(text: str) -> str:
    """Return the SHA-256 sum of a plan's text."""
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()


def _reminder(experiment: Experiment) -> Reminder:
    plan = experiment.plan
    days = DayPlan(plan.first, tuple(with_it for _, with_it in plan.days()))
    times = (plan.remind_at,) if plan.remind_at else ()
    return Reminder(PREFIX + experiment.id, times, EVERY_DAY, plan.factor.column, plan.factor.words, plan=days)
