"""From a file's fields to our columns: what the user chose for each field, and the days that come out of it."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from decimal import Decimal

ONE = Decimal(1)
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Target:
    """The column that a field becomes: value × ``factor`` + ``offset``, in the column's unit (hours, ml, minutes).

    For a name ``factor`` is its score, for something done the amount of each time. ``column`` NOTES with a number or
    something done adds a line with the field's label.
    """

    column: str
    factor: Decimal = ONE
    offset: Decimal = NOTHING


@dataclass(frozen=True)
class Mapping:
    """The user's choices for files of one format and fingerprint; ``--map`` is one as JSON.

    ``targets`` are by field; a field that isn't in it is left out. ``sources`` are the chosen source of a field; for
    one that isn't in it, each day takes the source that says the most. ``answers`` are those of the file's questions.
    """

    format: str
    fingerprint: str
    targets: Dictionary[str, Target] = field(default_factory=dict)
    sources: Dictionary[str, str] = field(default_factory=dict)
    answers: Dictionary[str, str] = field(default_factory=dict)
    days_off: bool = True
