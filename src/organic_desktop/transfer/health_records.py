"""What the exports of health stores (Apple's, Google's) have in common: records of several sources, summed up by day.

Amounts are added while they pass; spans of time are kept, 24 bytes each, because those of one source have to be united
first (``spans.py``, decision 0082). Everything is bounded, for the records are a stranger's.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.found import Field, Found, Kind, Question, Reading, ReadOptions, Skipped, Target
from organic_desktop.transfer.spans import DAY, Span, slept, spent
from organic_desktop.transfer.vocabulary import EXERCISE, MEDITATION, MOOD, SLEEP, WATER

ASLEEP: Final = "asleep"
AWAKE: Final = "awake"
IN_BED: Final = "in_bed"
MINDFUL: Final = "mindful"
SESSION: Final = "session"
"""Exercise."""
WORKOUT: Final = "workout"
"""Exercise in a file that has minutes of exercise as well, which mostly contain it."""

MOST_SPANS = 1_000_000
SPANS_A_REPORT = 5_000
MOST_AMOUNTS = 500_000
MOST_SOURCES = 500
MOST_SKIPPED = 1_000
"""Of what could not be read and is listed; all is counted."""
LONGEST_NAME = 80

_GROUP = Sentence("Health data")
_FIELDS: tuple[Field, ...] = (
    Field("sleep", Sentence("Sleep"), Kind.NUMBER, _GROUP, Target(SLEEP)),
    Field("water", Sentence("Water"), Kind.NUMBER, _GROUP, Target(WATER)),
    Field("exercise", Sentence("Exercise"), Kind.NUMBER, _GROUP, Target(EXERCISE)),
    Field("mindful", Sentence("Mindful minutes"), Kind.NUMBER, _GROUP, Target(MEDITATION)),
    # From -1 (very unpleasant) to 1 (very pleasant), onto 1 to 5.
    Field("mood", Sentence("State of mind"), Kind.NUMBER, _GROUP, Target(MOOD, Decimal(2), Decimal(3))),
)
_CHOICES = {
    "no": Sentence("Leave these nights out"),
    "yes": Sentence("Use the time in bed"),
}


class HealthRecords:
    """The records of a file, by source and day; ``found`` is what they come to."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._spans: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("q"))
        self._amounts: dict[tuple[str, str, date], Decimal] = defaultdict(Decimal)
        self._scores: list[Reading] = []
        self._sources: dict[str, str] = {}
        self._skipped: list[Skipped] = []
        self._told = (0, 0)
        self._skipped_count = self._entries = self._span_count = 0

    def progress(self, done: int, total: int) -> None:
        """Pass on how much was read, so that ``found`` can be stopped, too."""
        self._told = (done, total)
        self._options.progress(done, total)

    # -- taking records -----------------------------------------------------------------------------------------------

    def add_span(self, kind: str, source: str, span: Span) -> None:
        """Take a time asleep, awake, in bed, mindful or in a workout, of a day at most."""
        self._count(self._span_count, MOST_SPANS)
        self._spans[kind, self._source(source)].extend(span)
        self._span_count += 1

    def add_amount(self, field: str, source: str, day: date, amount: Decimal) -> None:
        """Add an amount to a day: ml of water, minutes of exercise or asleep."""
        self._count(len(self._amounts), MOST_AMOUNTS)
        self._amounts[field, self._source(source), day] += amount

    def add_score(self, field: str, source: str, day: date, at: time, score: Decimal, line: int = 0) -> None:
        """Take a score of a moment."""
        self._count(len(self._scores), MOST_AMOUNTS)
        self._scores.append(Reading(day, field, score, self._source(source), at, line))

    def skip(self, line: int, reason: Sentence) -> None:
        """Note what can't be read, and why."""
        self._skipped_count += 1
        if len(self._skipped) < MOST_SKIPPED:
            self._skipped.append(Skipped(line, reason))

    def _count(self, there: int, most: int) -> None:
        if there >= most:
            raise FileNotUnderstood("The file has more records of sleep, water or exercise than any export has.")
        self._entries += 1

    def _source(self, name: str) -> str:
        known = self._sources.get(name)
        if known is None:
            if len(self._sources) >= MOST_SOURCES:
                raise FileNotUnderstood("The file has records of more apps and devices than any export has.")
            known = self._sources[name] = " ".join(name.split())[:LONGEST_NAME]
        return known

    # -- what they come to --------------------------------------------------------------------------------------------

    def found(self, format: str, notes: Iterable[Sentence] = (), questions: Iterable[Question] = ()) -> Found:
        """Return all records as readings: one for each day, field and source, and each score."""
        asked, sleep = self._sleep()
        readings = [*sleep, *self._minutes("mindful", MINDFUL), *self._exercise(), *self._of("water"), *self._scores]
        there = {reading.field for reading in readings}
        return Found(
            format=format,
            fingerprint=format,
            fields=tuple(field for field in _FIELDS if field.key in there),
            readings=tuple(readings),
            entries=self._entries,
            questions=(*questions, *asked),
            notes=tuple(notes),
            skipped=tuple(self._skipped),
            skipped_count=self._skipped_count,
        )

    def _sleep(self) -> tuple[tuple[Question, ...], list[Reading]]:
        readings = [
            _hours(day, source, seconds)
            for source in self._sources_of(ASLEEP)
            for day, seconds in slept(self._of_source(ASLEEP, source), self._of_source(AWAKE, source)).items()
        ]
        readings += [
            _hours(day, source, int(minutes * 60))
            for (field, source, day), minutes in self._amounts.items()
            if field == "sleep" and minutes
        ]
        days = {reading.day for reading in readings}
        only_in_bed = [
            _hours(day, source, seconds)
            for source in self._sources_of(IN_BED)
            for day, seconds in slept(self._of_source(IN_BED, source), self._of_source(AWAKE, source)).items()
            if day not in days
        ]
        if not only_in_bed:
            return (), readings
        question = self._question(len({reading.day for reading in only_in_bed}))
        return (question,), readings + (only_in_bed if question.answer == "yes" else [])

    def _question(self, nights: int) -> Question:
        answer = self._options.answers.get(IN_BED, "no")
        text = Sentence(
            "For {count} nights the file only says how long you were in bed. Use that as sleep?", count=nights
        )
        return Question(IN_BED, text, _CHOICES, answer if answer in _CHOICES else "no")

    def _exercise(self) -> Iterator[Reading]:
        """Yield minutes of exercise, with workouts as sources of their own, for they don't add up."""
        yield from self._of("exercise")
        yield from self._minutes("exercise", SESSION)
        for reading in self._minutes("exercise", WORKOUT):
            yield reading._replace(source=Sentence("{source} (workouts)", source=reading.source))

    def _minutes(self, field: str, kind: str) -> Iterator[Reading]:
        for source in self._sources_of(kind):
            for day, seconds in spent(self._of_source(kind, source), self._options.day_start_hour).items():
                minutes = _whole(Decimal(seconds) / 60)
                if minutes:
                    yield Reading(day, field, minutes, source)

    def _of(self, field: str) -> Iterator[Reading]:
        for (of_field, source, day), amount in self._amounts.items():
            if of_field == field and (whole := _whole(amount)):
                yield Reading(day, field, whole, source)

    def _sources_of(self, kind: str) -> list[str]:
        return [source for of_kind, source in self._spans if of_kind == kind]

    def _of_source(self, kind: str, source: str) -> Iterator[Span]:
        """Yield the spans of a source; its progress can stop the uniting of a million of them."""
        self._options.progress(*self._told)
        numbers = iter(self._spans.get((kind, source), ()))
        for count, span in enumerate(map(Span, numbers, numbers, numbers), start=1):
            if count % SPANS_A_REPORT == 0:
                self._options.progress(*self._told)
            yield span


def is_span(span: Span) -> bool:
    """True for a time of a day at most that doesn't end before it begins."""
    return 0 <= span.seconds <= DAY


def _hours(day: date, source: str, seconds: int) -> Reading:
    return Reading(day, "sleep", (Decimal(seconds) / 3600).quantize(Decimal("0.0001")), source)


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_UP)
