"""What Loop's marks mean: done, an amount in thousandths, skipped, or nothing; and which skipped days are days off.

A yes/no habit that was done is a tick, a measurable one an amount. YES_AUTO means that the habit wasn't due after all:
it is never done. The mark 3 is a skip in both kinds of habits, as in Loop itself: no amount is 0.003.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.collecting import Collector
from organic_desktop.transfer.found import Found, Kind
from organic_desktop.transfer.plain import LONGEST_LABEL, cleaned, label
from organic_desktop.transfer.vocabulary import LINE, amount_of, folded, likely_amount, likely_each

NAME = "loop"
FINGERPRINT = "habits"
MOST_HABITS = 1_000
NOTE = "note"

_HABITS = Sentence("Habits")
_NOTES = Sentence("Notes")
_THOUSAND = Decimal(1000)


class Mark(StrEnum):
    """What a habit's day is, if it isn't an amount."""

    DONE = "done"
    NOT_DONE = "not done"
    NOT_DUE = "not due"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"


NUMBERS: Mapping[int, Mark] = {
    -3: Mark.SKIPPED, -1: Mark.UNKNOWN, 0: Mark.NOT_DONE, 1: Mark.NOT_DUE, 2: Mark.DONE, 3: Mark.SKIPPED,
}  # fmt: skip
"""The marks as databases and older files have them."""


class Habit(NamedTuple):
    """A habit: its name as its author wrote it, whether it is measured, and in what."""

    key: str
    name: str
    is_amount: bool = False
    unit: str = ""


def meaning_of(value: int, is_amount: bool) -> Mark | Decimal | None:
    """Return what a number says of a day: a mark, or a measured habit's amount; None if it says nothing we know."""
    if is_amount and value not in (-3, -1, 3):
        return Decimal(value) / _THOUSAND if value >= 0 else None
    return NUMBERS.get(value)


class Habits:
    """The habits of a file and their days so far; ``what`` collects them."""

    def __init__(self) -> None:
        self.what = Collector()
        self.days: dict[str, dict[date, Mark | Decimal]] = {}
        """What is known of each habit's days."""

    def add(self, name: str, *, is_amount: bool = False, unit: str = "") -> Habit:
        """Add a habit. Two of one name are two. Raises FileNotUnderstood if there are too many."""
        if len(self.days) == MOST_HABITS:
            raise FileNotUnderstood(Sentence("The file has more than {most} habits.", most=MOST_HABITS))
        key = stem = f"habit:{folded(cleaned(name))[:LONGEST_LABEL]}"
        number = 1
        while key in self.days:
            number += 1
            key = f"{stem}:{number}"
        self.days[key] = {}
        unit = label(unit) if is_amount else ""
        if is_amount:
            shown, suggested, likely = (
                f"{name} ({unit})" if unit else name,
                amount_of(name, unit),
                likely_amount(name, unit),
            )
        else:
            shown, suggested, likely = name, None, likely_each(name)
        kind = Kind.NUMBER if is_amount else Kind.DONE
        self.what.add_field(key, shown, kind, _HABITS, suggested=suggested or LINE, likely=likely)
        return Habit(key, name, is_amount, unit)

    def mark(self, habit: Habit, day: date, meaning: Mark | Decimal, note: str = "", line: int = 0) -> None:
        """Add what is known of a habit's day; of two that contradict each other the first counts."""
        if note:
            self.what.add_field(NOTE, "Note", Kind.TEXT, _NOTES, suggested=LINE)
            self.what.add(day, NOTE, f"{label(habit.name)}: {cleaned(note)}", line=line)
        if meaning is Mark.UNKNOWN:
            return
        days = self.days[habit.key]
        if day in days:
            if days[day] != meaning:
                reason = Sentence("“{name}” has {day} twice; the first was taken.", name=label(habit.name), day=day)
                self.what.skip(line, reason)
            return
        days[day] = meaning
        self.what.entries += 1
        if isinstance(meaning, Decimal):
            self.what.add(day, habit.key, meaning, line=line)
        elif meaning is Mark.DONE:
            self.what.add(day, habit.key, line=line)

    def found(self) -> Found:
        """Return all that was read, with the days off."""
        off, others = days_off(self.days)
        self.what.days_off |= off
        if others:
            self.what.notes.append(
                Sentence(
                    "Days on which only some habits were skipped are no days off, for the others were due: {count}.",
                    count=others,
                )
            )
        return self.what.found(NAME, FINGERPRINT)


def days_off(habits: Mapping[str, Mapping[date, Mark | Decimal]]) -> tuple[set[date], int]:
    """Return the days off, and how many days had a skipped habit and are none (decision 0080).

    A day is off if every habit that was in use on it, from its first mark to its last, was skipped or not due.
    """
    in_use = [(min(days), max(days), days) for days in habits.values() if days]
    skipped = {day for days in habits.values() for day, mark in days.items() if mark is Mark.SKIPPED}
    off = {
        day
        for day in skipped
        if all(days.get(day) in (Mark.SKIPPED, Mark.NOT_DUE) for first, last, days in in_use if first <= day <= last)
    }
    return off, len(skipped - off)
