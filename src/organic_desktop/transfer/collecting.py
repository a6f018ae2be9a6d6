"""What a reader gathers on its way to a ``Found``: fields, readings, and what could not be read, all within limits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from decimal import Decimal

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.found import Field, Found, Kind, Question, Reading, ReadOptions, Skipped, Target
from organic_desktop.transfer.plain import label

MOST_FIELDS = 5_000
MOST_READINGS = 5_000_000
MOST_SKIPPED = 1_000
"""Of skipped lines that are listed; all are counted."""

ONE = Decimal(1)


class Collector:
    """A file's content so far."""

    def __init__(self) -> None:
        self.entries = 0
        self.notes: list[Sentence] = []
        self.days_off: set[date] = set()
        self._fields: dict[str, Field] = {}
        self._readings: list[Reading] = []
        self._skipped: list[Skipped] = []
        self._skipped_count = 0

    def __contains__(self, key: str) -> bool:
        return key in self._fields

    def add_field(
        self,
        key: str,
        name: str,
        kind: Kind,
        group: Sentence,
        *,
        suggested: Target | None = None,
        likely: Target | None = None,
    ) -> None:
        """Add a field if it isn't there yet. Raises FileNotUnderstood if there are more than any honest file has."""
        if key in self._fields:
            return
        if len(self._fields) == MOST_FIELDS:
            raise FileNotUnderstood(Sentence("The file has more than {most} different names.", most=MOST_FIELDS))
        self._fields[key] = Field(key, label(name) or "?", kind, group, suggested, likely)

    def add(self, day: date, key: str, value: Decimal | str = ONE, *, at: time | None = None, line: int = 0) -> None:
        """Add a value of a field. Raises FileNotUnderstood if there are too many."""
        if len(self._readings) == MOST_READINGS:
            raise FileNotUnderstood(Sentence("The file has more than {most} values.", most=MOST_READINGS))
        self._readings.append(Reading(day, key, value, at=at, line=line))

    def skip(self, line: int, reason: Sentence) -> None:
        """Note what could not be read; ``line`` is 0 where lines mean nothing."""
        self._skipped_count += 1
        if len(self._skipped) < MOST_SKIPPED:
            self._skipped.append(Skipped(line, reason))

    def found(self, format: str, fingerprint: str, questions: Iterable[Question] = ()) -> Found:
        """Return all that was found; of the fields those that have values."""
        used = {reading.field for reading in self._readings}
        return Found(
            format,
            fingerprint,
            tuple(field for key, field in self._fields.items() if key in used),
            tuple(self._readings),
            self.entries,
            days_off=frozenset(self.days_off),
            questions=tuple(questions),
            notes=tuple(self.notes),
            skipped=tuple(self._skipped),
            skipped_count=self._skipped_count,
        )


class Nights:
    """Which day an entry after midnight belongs to, if the user's day starts later: a question to the user.

    A diary's entry of 01:30 stands on the date of its calendar, and tells of the day before it.
    """

    KEY = "night"
    DATE, BEFORE = "date", "before"

    def __init__(self, options: ReadOptions) -> None:
        self._hour = options.day_start_hour
        self._answer = self.DATE if options.answers.get(self.KEY) == self.DATE else self.BEFORE
        self._count = 0

    def day(self, day: date, at: time | None) -> date:
        """Return the day of an entry that has this date and clock time in its file."""
        if at is None or at.hour >= self._hour:
            return day
        self._count += 1
        return day - timedelta(days=1) if self._answer == self.BEFORE and day > date.min else day

    def questions(self) -> tuple[Question, ...]:
        """Return the question, if an entry was written at night."""
        if not self._count:
            return ()
        text = Sentence(
            "Your day starts at {hour}:00. To which day do the entries before that belong ({count})?",
            hour=self._hour,
            count=self._count,
        )
        choices = {
            self.BEFORE: Sentence("The day before"),
            self.DATE: Sentence("The date in the file"),
        }
        return (Question(self.KEY, text, choices, self._answer),)
