"""What an import will do: the days of a file compared with those that are here, and what becomes of both.

``Plan`` is made before anything is changed, for the last step of the dialog and for ``--dry-run``; the import then does
exactly what ``effects`` says. Nothing here reads or writes files or the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer import mapping as mappings
from organic_desktop.transfer.found import Found, Skipped
from organic_desktop.transfer.mapping import Days
from organic_desktop.wellness.metrics import COLUMNS, NOTES, Value, checked, is_amount, metric

MOST_EXAMPLES = 50


class Existing(StrEnum):
    """What becomes of a value that is here, if the file has another one. What is empty here is always filled."""

    MINE = "mine"
    THEIRS = "theirs"
    ADD = "add"
    AVERAGE = "average"


def choices(column: str) -> tuple[Existing, ...]:
    """Return what can be chosen for a column: scores aren't added up, notes have no average."""
    if column == NOTES:
        return Existing.MINE, Existing.THEIRS, Existing.ADD
    if metric(column).scale:
        return Existing.MINE, Existing.THEIRS, Existing.AVERAGE
    return tuple(Existing)


Choice = Existing | Mapping[str, Existing]
"""One answer for all columns, or one by column; what a column doesn't offer, or isn't named, is ``MINE``."""


class Counts(NamedTuple):
    """How many are only in the file, are the same here, and are here with another value."""

    new: int = 0
    same: int = 0
    different: int = 0


class Example(NamedTuple):
    """A value that differs."""

    day: date
    column: str
    here: Value
    there: Value


class Rest(NamedTuple):
    """The other rows of our own file, counted: a different module is merged, of a conversation messages are added."""

    modules: Counts = Counts()
    conversations: Counts = Counts()
    messages: Counts = Counts()
    experiments: Counts = Counts()

    @property
    def adds(self) -> bool:
        """True if an import of them changes anything."""
        return any(each.new or each.different for each in self)


NO_REST = Rest()


@dataclass(frozen=True)
class Effects:
    """What an import does to days: columns to set by day, of days with and without an entry; what it can't do.

    ``summed`` are those of the changed columns that were added to, whose sums two devices can add up.
    """

    new: Mapping[date, Mapping[str, Value]]
    changed: Mapping[date, Mapping[str, Value]]
    skipped: tuple[Skipped, ...] = ()
    summed: Mapping[date, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """The days of a file beside those that are here.

    ``here`` are the values by column of the days that have an entry, ``brought`` what earlier imports of this format
    and fingerprint have brought to a day: of that, ``ADD`` adds only what is new. ``days_off`` are those that aren't
    days off here yet. ``into_empty``: nothing is here yet, so our own file is restored as it was, ids and all.
    """

    found: Found
    mapping: mappings.Mapping
    days: Days
    here: Mapping[date, Mapping[str, Value]]
    brought: Mapping[date, Mapping[str, Value]] = field(default_factory=dict)
    days_off: frozenset[date] = frozenset()
    rest: Rest = NO_REST
    into_empty: bool = False

    @property
    def first(self) -> date | None:
        """The first day of the file."""
        return min(self.days.values, default=None)

    @property
    def last(self) -> date | None:
        """The last day of the file."""
        return max(self.days.values, default=None)

    def counts(self) -> Counts:
        """Count the days: without an entry here, with all the file's values here already, with others or fewer."""
        new = sum(day not in self.here for day in self.days.values)
        same = sum(
            all(self.here[day].get(name) == value for name, value in values.items())
            for day, values in self.days.values.items()
            if day in self.here
        )
        return Counts(new, same, len(self.days.values) - new - same)

    def columns(self) -> dict[str, Counts]:
        """Count the values of each column that the file has; one that is empty here is new."""
        found = Counter(
            (column, "new" if here is None else "same" if here == there else "different")
            for _, column, here, there in self._values()
        )
        named = {column for column, _ in found}
        return {
            column: Counts(found[column, "new"], found[column, "same"], found[column, "different"])
            for column in COLUMNS
            if column in named
        }

    def examples(self) -> list[Example]:
        """Return the first values that differ."""
        found: list[Example] = []
        for value in self._values():
            if value.here is not None and value.here != value.there:
                found.append(value)
                if len(found) == MOST_EXAMPLES:
                    break
        return found

    def effects(self, existing: Choice = Existing.MINE) -> Effects:
        """Return what the import will do with this choice."""
        new = {day: values for day, values in self.days.values.items() if day not in self.here}
        changed: dict[date, dict[str, Value]] = {}
        summed: dict[date, set[str]] = {}
        skipped = list[Skipped]()
        for day, column, here, there in self._values():
            if day in new:
                continue
            chosen = _chosen(existing, column)
            try:
                value = self._result(day, column, here, there, chosen)
            except InvalidInput as error:
                skipped.append(Skipped(0, Sentence("{day}: {reason}", day=day, reason=error.message)))
                continue
            if value != here:
                changed.setdefault(day, {})[column] = value
                if here is not None and chosen is Existing.ADD and column != NOTES and is_amount(column):
                    summed.setdefault(day, set()).add(column)
        return Effects(new, changed, tuple(skipped), {day: frozenset(each) for day, each in summed.items()})

    def _values(self) -> Iterator[Example]:
        for day, values in self.days.values.items():
            here = self.here.get(day, {})
            for column, there in values.items():
                yield Example(day, column, here.get(column), there)

    def _result(self, day: date, column: str, here: Value, there: Value, chosen: Existing) -> Value:
        """Return what becomes of a value. Raises InvalidInput if the sum is out of the column's range."""
        if here is None or chosen is Existing.THEIRS:
            return there
        if chosen is Existing.MINE or here == there:
            return here if chosen is not Existing.ADD else self._sum(day, column, here, there)
        return self._sum(day, column, here, there) if chosen is Existing.ADD else self._mean(day, column, here, there)

    def _sum(self, day: date, column: str, here: Value, there: Value) -> Value:
        before = self.brought.get(day, {}).get(column)
        if column == NOTES:
            known = str(here).splitlines()
            missing = [line for line in str(there).splitlines() if line not in known]
            return checked(column, "\n".join([str(here), *missing])) if missing else here
        return checked(column, _decimal(here) + _decimal(there) - _decimal(before or 0))

    def _mean(self, day: date, column: str, here: Value, there: Value) -> Value:
        if self.brought.get(day, {}).get(column) == there:
            return here
        mean = (_decimal(here) + _decimal(there)) / 2
        return checked(column, mean.quantize(Decimal(1).scaleb(-metric(column).places), ROUND_HALF_UP))


@dataclass(frozen=True)
class Outlook:
    """All that is shown of a plan, worked out at once: over ten years it takes longer than a window may stand still."""

    plan: Plan
    counts: Counts
    columns: Mapping[str, Counts]
    examples: tuple[Example, ...]
    effects: Effects


def outlook(plan: Plan, existing: Choice = Existing.MINE) -> Outlook:
    """Return what a plan comes to with this choice."""
    return Outlook(plan, plan.counts(), plan.columns(), tuple(plan.examples()), plan.effects(existing))


def _chosen(existing: Choice, column: str) -> Existing:
    chosen = existing if isinstance(existing, Existing) else existing.get(column, Existing.MINE)
    return chosen if chosen in choices(column) else Existing.MINE


def _decimal(value: Value) -> Decimal:
    return Decimal(value or 0)
