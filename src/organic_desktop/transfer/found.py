"""What an importer found in a file, before anything of it is mapped to our columns: the words that all formats share.

A format (one module each) reads a file into a ``Found``; ``mapping.py`` turns that into days of ours, ``plan.py``
compares them with the days that are here. Nothing here reads or writes files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from organic_desktop.core.messages import Sentence

if TYPE_CHECKING:
    from organic_desktop.transfer.content import Content

Progress = Callable[[int, int], None]
"""Called often with what was read and the total, in bytes of the file; it raises Cancelled to stop the reading."""


def no_progress(_done: int, _total: int) -> None:
    """A ``Progress`` for whoever doesn't wait."""


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


class Kind(StrEnum):
    """What a field's values are, and so what may become of them."""

    NUMBER = "number"
    """Numbers in a unit: an amount, a duration, a score."""
    NAME = "name"
    """A name out of a scale that the user gave names to (Daylio's moods): it becomes a score. The value is 1."""
    DONE = "done"
    """Something that was done or not (an activity, a yes/no habit): an amount each time. The value is 1."""
    TEXT = "text"
    """Words, for the notes."""


class Reading(NamedTuple):
    """One value of a field on one day, as it is in the file. ``line`` is where, from 1; 0 if lines mean nothing there.

    ``source`` is which device or app says so, "" if the file doesn't tell. ``at`` is the clock time, if it has one.
    A format that holds intervals (sleep) unites those of one source first: readings of one source add up.
    """

    day: date
    field: str
    value: Decimal | str
    source: str = ""
    at: time | None = None
    line: int = 0


@dataclass(frozen=True)
class Field:
    """Something of the file that can become a column of ours: a CSV's column, a habit, an activity, one mood's name.

    ``key`` is unique in the file and stays the same in the next export; ``label`` is the file's own word for it, plain
    text. ``group`` is the heading under which the window lists it ("Moods", "Activities"). ``suggested`` is the mapping
    to begin with, None to leave it out. ``likely`` is one that its name makes likely but that holds a number the file
    doesn't say ("gym": 60 minutes each): the window offers it first, and only the user chooses it (decision 0079).
    """

    key: str
    label: str
    kind: Kind
    group: Sentence
    suggested: Target | None = None
    likely: Target | None = None


class Skipped(NamedTuple):
    """Something that could not be read, for the list of these: its line (0: no line), the reason in plain words."""

    line: int
    reason: Sentence


@dataclass(frozen=True)
class Question:
    """A question that the file leaves open ("Is 4/11 in April or in November?"); the answer is for reading it again.

    ``choices`` are the answers by key; ``answer`` is the one that this reading went by.
    """

    key: str
    text: Sentence
    choices: Mapping[str, Sentence]
    answer: str


@dataclass(frozen=True)
class ReadOptions:
    """How to read: the user's zone and start of the day, their today, and the answers to questions by their keys."""

    zone: ZoneInfo
    today: date
    day_start_hour: int = 0
    answers: Mapping[str, str] = field(default_factory=dict)
    progress: Progress = no_progress


@dataclass(frozen=True)
class Found:
    """The content of a file. ``fingerprint`` is what its mapping is remembered by: the same for the next export.

    ``zone`` names the zone of its clock times, None if it has none or doesn't tell. ``entries`` are how many records
    of the file were read. ``days_off`` are days that the user skipped on purpose there. ``notes`` are sentences that
    the user should know ("Water looks like litres"). ``skipped`` is bounded: ``skipped_count`` counts them all.

    ``content`` is all of our own file: then there is nothing to map or ask, and ``readings`` are none. ``is_ours``:
    the values were exported here, so that scores may be what other clients saved beyond the scale.
    """

    format: str
    fingerprint: str
    fields: tuple[Field, ...]
    readings: tuple[Reading, ...]
    entries: int
    zone: str | None = None
    days_off: frozenset[date] = frozenset()
    questions: tuple[Question, ...] = ()
    notes: tuple[Sentence, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    skipped_count: int = 0
    content: Content | None = None
    is_ours: bool = False


class Format(Protocol):
    """A module of ``transfer/`` that reads one format; ``formats.py`` lists them.

    ``NAME`` is what ``--format`` calls it ("daylio"), ``LABEL`` what the window does ("Daylio").
    """

    NAME: str
    LABEL: Sentence

    def recognises(self, path: Path) -> bool:
        """True if the file's content (never its name alone) is of this format; quick, and never raises for content."""
        ...

    def read(self, path: Path, options: ReadOptions) -> Found:
        """Read the whole file. Raises FileNotUnderstood with one sentence, Cancelled."""
        ...
