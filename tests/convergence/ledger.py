"""Who typed what, and what was given up by somebody who saw it (docs/sync.md, invariants I2 and I6).

Values are looked at in parts, so that texts and lists count, too: lines, topics, and single values. A run types no part
twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from organic_desktop.store.codec import Values
from organic_desktop.store.schema import Mirrored

Column = tuple[str, str]
UNCOUNTED = {"exercise_minutes", "last_activity", "message_count"}  # sums and what follows from other things


def parts(value: Any) -> set[Any]:
    """What of a value may be kept or lost by itself. Nobody types 0: it is what a new module begins with."""
    if value is None or value == 0:
        return set()
    if isinstance(value, list):
        return set(value)
    return set(value.splitlines()) if isinstance(value, str) else {value}


class Ledger:
    """``typed`` says by whom each part of a column was; ``given_up`` which parts somebody removed who saw them."""

    def __init__(self) -> None:
        self.typed: dict[Column, dict[Any, str]] = {}
        self.given_up: dict[Column, set[Any]] = {}

    def note(self, who: str, mirrored: Mirrored, before: Values, after: Values) -> None:
        """Somebody changed a row that they saw; {} is a row that isn't there."""
        for name in mirrored.editable:
            if name in UNCOUNTED:
                continue
            column = mirrored.name, name
            seen, left = parts(before.get(name)), parts(after.get(name))
            self.typed.setdefault(column, {}).update(dict.fromkeys(left - seen, who))
            self.given_up.setdefault(column, set()).update(seen - left)

    def owed(self, column: Column, kept: Iterable[Any]) -> set[Any]:
        """The parts that nobody gave up and that aren't among what is kept."""
        there = set().union(*map(parts, kept))
        return self.typed.get(column, {}).keys() - self.given_up.get(column, set()) - there

    def forget(self, who: str) -> None:
        """What somebody typed is owed to nobody any more."""
        for column, typed in self.typed.items():
            self.given_up.setdefault(column, set()).update(part for part, author in typed.items() if author == who)
