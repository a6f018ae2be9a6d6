"""Which numbers of an answer the user's data hold, and which they contradict.

A number is judged only if the sentence around it says of which metric it is, over which days, and what kind of number:
then what the data hold is linked to the days behind it, and what none of the sentence's readings gives is contradicted.
Everything else is left as it is. To strike out a true number is worse than to leave a false one: so every doubt in the
sentence (a goal, advice, a comparison, two metrics or periods that could be meant) spares it from being contradicted,
while a number that matches is linked all the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from organic_desktop.coach import figures
from organic_desktop.coach.evidence import DATES, Evidence
from organic_desktop.coach.language import METRIC_COLUMNS, SCORES, Language, fold, language_of
from organic_desktop.coach.number_reading import TIMES, VOLUMES, NumberRead, numbers_in, without
from organic_desktop.coach.periods import DAY, FROM_TO, MONTH, WEEK, YEAR, Period, periods_in
from organic_desktop.core.messages import Sentence
from organic_desktop.wellness.metrics import UNIT_LABELS, Metric, Unit, is_amount, metric
from organic_desktop.wellness.stats import average
from organic_desktop.wellness.units import Units, hours_and_minutes

LONGEST_SENTENCE = 600
"""Characters that are read as one sentence, so that a text without any takes no longer than its length."""
LONGEST_TEXT = 100_000
"""What comes after that isn't judged; no answer is as long."""
ABOUT = Decimal("0.05")
"""How far off a number that is said to be approximate may be, as a part of it."""
FURTHEST_SCORE = 60
"""Characters between a score and the name of its metric."""

_END = re.compile(r"\n|[.!?;…](?=\s|$)|(?<=\w):(?=\s*\n)")
_WORD = re.compile(r"[^\W\d_]+")
_ORDINAL = re.compile(r"\d\.\Z")
_DATE_END = re.compile(r"\d\.\d{1,2}\.\Z")
_SCORE_END = re.compile(r"\s*(?:[.,;:!?)\]»”“\"'*]|$)")


class MarkKind(StrEnum):
    """What the data say to a number."""

    LINKED = "linked"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True)
class Mark:
    """A number of the text, from ``start`` to ``end``, and the days behind it, ``first`` to ``last``.

    ``metric`` is its column, or ``DATES`` for streaks and days with an entry; ``says`` is what the data hold instead of
    a contradicted number.
    """

    start: int
    end: int
    kind: MarkKind
    metric: str
    first: date
    last: date
    says: Sentence | None = None


def checked(text: str, evidence: Evidence) -> tuple[Mark, ...]:
    """Return the marks of a text's numbers, in their order; they never overlap. In linear time."""
    words = language_of(text[:LONGEST_SENTENCE], evidence.language)
    folded = fold(text[:LONGEST_TEXT])
    data, marks, before = _Data(evidence), list[Mark](), list[Period]()
    for start, end in _sentences(folded, words):
        sentence = _Sentence.read(folded[start:end], text[start:end].lower(), evidence, words, before)
        for mark in sentence.marks(data):
            marks.append(replace(mark, start=mark.start + start, end=mark.end + start))
        before = sentence.ranges or before
    return tuple(marks)


# -- sentences --------------------------------------------------------------------------------------------------------


def _sentences(folded: str, words: Language) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends; "3. November" is no end."""
    month = re.compile(r"\s+(?:" + "|".join(words.facts["months"]["patterns"]) + r"|bis)\b")
    begin = 0
    for match in _END.finditer(folded):
        if _ORDINAL.search(folded, max(0, match.start() - 1), match.end()) and month.match(folded, match.end()):
            continue
        if _DATE_END.search(folded, max(0, match.start() - 4), match.end()) and not folded.startswith(
            "\n", match.end()
        ):
            continue
        yield from _pieces(begin, match.end())
        begin = match.end()
    yield from _pieces(begin, len(folded))


def _pieces(begin: int, end: int) -> Iterator[tuple[int, int]]:
    for start in range(begin, end, LONGEST_SENTENCE):
        yield start, min(end, start + LONGEST_SENTENCE)


class Kind(StrEnum):
    """Which number of a period is meant."""

    AVERAGE = "average"
    HIGHEST = "highest"
    LOWEST = "lowest"
    TOTAL = "total"


@dataclass(frozen=True)
class _Sentence:
    """What a sentence says of metrics, days and kinds of number."""

    folded: str
    words: Language
    numbers: list[NumberRead]
    metrics: list[tuple[int, str]]
    ranges: list[Period]
    days: list[Period]
    before: list[Period]
    kinds: set[Kind]
    weekday: int | None
    is_part: bool
    is_sure: bool
    is_about: bool

    @classmethod
    def read(cls, folded: str, lower: str, evidence: Evidence, words: Language, before: list[Period]) -> _Sentence:
        """Return a sentence as it is understood, of its folded text and that in lower case.

        ``before`` are the periods of the sentence before it.
        """
        periods = _meant(periods_in(folded, evidence, words))
        named = [
            (match.start(), each) for each in METRIC_COLUMNS for match in words.column_words[each].finditer(folded)
        ]
        weekdays = [
            (number, bool(words.word(words.facts["weekdays"]["plural"]).fullmatch(match[0])))
            for number, pattern in enumerate(words.facts["weekdays"]["patterns"], start=1)
            for match in words.word(pattern).finditer(folded)
        ]
        plural = [number for number, is_plural in weekdays if is_plural]
        spoken = without(folded, periods)
        return cls(
            folded=folded,
            words=words,
            numbers=list(numbers_in(folded, words, periods)),
            metrics=sorted(named),
            ranges=[period for period in periods if not _is_one_day(period)],
            days=[period for period in periods if _is_one_day(period)],
            before=before,
            kinds={kind for kind in Kind if words.matches("checks", kind.value, spoken)},
            weekday=plural[0] if len(plural) == 1 else None,
            is_part=len(plural) < len(weekdays),
            is_sure=len(plural) < 2 and _is_plain(spoken, folded, lower, words),
            is_about=words.matches("checks", "about", spoken),
        )

    @cached_property
    def columns(self) -> list[str]:
        """The metrics that are named, each once."""
        return list(dict.fromkeys(column for _, column in self.metrics))

    def has(self, name: str) -> bool:
        """True if one of the words of ``checks`` is in the sentence."""
        return self.words.matches("checks", name, self.folded)

    def marks(self, data: _Data) -> Iterator[Mark]:
        """Yield the marks of the sentence's numbers."""
        for number in self.numbers:
            mark = self._count(number, data) if number.unit == "days" or self.has("of") else None
            yield from filter(None, [mark or self._value(number, data)])

    # -- values -------------------------------------------------------------------------------------------------------

    def _value(self, number: NumberRead, data: _Data) -> Mark | None:
        """Judge a number with a metric's unit, or a score."""
        column = self._column(number)
        if column is None:
            return None
        value, place = number.stored(column)
        claims = self._claims(column, data)
        for claim in claims:
            if self._matches(value, place, claim):
                return Mark(number.start, number.end, MarkKind.LINKED, column, claim.first, claim.last)
        if (
            not claims
            or not self._may_contradict(number, column)
            or any(claim.is_near(value, place) for claim in claims)
        ):
            return None
        first = claims[0]
        if is_amount(column) and not self.ranges and value < first.value:
            return None  # a part of the day's amount
        return Mark(number.start, number.end, MarkKind.CONTRADICTED, column, first.first, first.last, first.says)

    def _matches(self, value: Decimal, place: Decimal, claim: _Claim) -> bool:
        """True if a number is what the data hold: rounded, cut after its last decimal, or said to be approximate."""
        off = min(abs(claim.value - value), abs(claim.rounded - value))
        if self.is_about:
            return off <= max(place, abs(value) * ABOUT)
        return off < place / 2 or (not claim.is_exact and (off == place / 2 or (place < 1 and off < place)))

    def _column(self, number: NumberRead) -> str | None:
        """Return the metric that a number is of, by its unit; None if there is none, or more than one."""
        if number.unit in VOLUMES:
            fitting = [column for column in self.columns if metric(column).unit is Unit.ML]
        elif number.unit in TIMES:
            fitting = [column for column in self.columns if metric(column).unit in (Unit.HOURS, Unit.MINUTES)]
        elif number.unit == "":
            return self._score(number)
        else:
            return None
        return fitting[0] if len(fitting) == 1 else self._nearest(number, fitting)

    def _nearest(self, number: NumberRead, fitting: Sequence[str]) -> str | None:
        """Return the metric named last before a number, if no other number is in between: to be linked only."""
        before = [(start, column) for start, column in self.metrics if start < number.start and column in fitting]
        if not before:
            return None
        start, column = before[-1]
        return None if any(start < other.start < number.start for other in self.numbers) else column

    def _score(self, number: NumberRead) -> str | None:
        """Return the score that a bare number is of: the metric named nearest before it, with nothing in between."""
        after = self.folded[number.end :]
        follows = re.match(rf"\s*\b(?:{self.words.facts['checks']['after_score']})(?!\w)", after)
        if number.value > 10 or not (_SCORE_END.match(after) or follows):
            return None
        column = self._nearest(number, self.columns)
        if column not in SCORES:
            return None
        start = max(start for start, each in self.metrics if each == column and start < number.start)
        return column if number.start - start <= FURTHEST_SCORE else None

    def _may_contradict(self, number: NumberRead, column: str) -> bool:
        """True if the sentence leaves no doubt what its number is."""
        if not self.is_sure or len(self.columns) != 1 or sum(each.unit != "days" for each in self.numbers) != 1:
            return False
        if metric(column).unit is Unit.MINUTES and number.unit == "hours":
            return False
        if self.ranges:
            # "From Monday to Friday last week": a part of it, unless it is the day of an extreme.
            if (self.is_part or self.days) and not self.kinds <= {Kind.HIGHEST, Kind.LOWEST}:
                return False
            return len(self.ranges) == 1 and len(self.kinds) == 1
        return len(self.days) == 1 and not self.kinds

    def _claims(self, column: str, data: _Data) -> list[_Claim]:
        """Return the numbers that the sentence can mean, the most literal one first."""
        kinds = sorted(self.kinds, key=list(Kind).index) or [Kind.AVERAGE]
        claims = [
            claim
            for period in self.ranges or ([] if self.days else self.before)
            for reading in readings(period, data.evidence)
            for kind in kinds
            for claim in (data.claim(column, reading, kind, self.weekday), data.per_time(column, reading, kind))
            if claim
        ]
        for day in self.days:
            claims += filter(None, (data.claim(column, each, None, None) for each in readings(day, data.evidence)))
        return claims

    # -- counts -------------------------------------------------------------------------------------------------------

    def _count(self, number: NumberRead, data: _Data) -> Mark | None:
        """Judge a number of days: of a streak, with an entry, logged, or on which a goal was met."""
        if self.has("streak"):
            return self._streak(number, data)
        for column, period, count in self._counts(number, data):
            if number.value == count:
                return Mark(number.start, number.end, MarkKind.LINKED, column, period.first, period.last)
        return None

    def _counts(self, number: NumberRead, data: _Data) -> Iterator[tuple[str, Period, int]]:
        if self.has("both") and len(self.columns) == 2:
            one, other = (data.evidence.values(column).keys() for column in self.columns)
            both = sorted(day for day in one & other if day <= data.evidence.today)
            if both:
                yield self.columns[0], Period(both[0], both[-1]), len(both)
        for period in self.ranges or self.before:
            for reading in readings(period, data.evidence):
                if self.has("entries"):
                    yield DATES, reading, figures.entries(data.evidence, reading)
                for column in self.columns:
                    if self.has("goal"):
                        met, counted = figures.goal_days(data.evidence, column, reading)
                        yield column, reading, met
                        yield column, reading, counted
                    if self.has("logged"):
                        yield column, reading, data.count(column, reading, self.weekday)

    def _streak(self, number: NumberRead, data: _Data) -> Mark | None:
        today = data.evidence.today
        count = data.evidence.streak.streak
        newest = today if today in data.evidence.dates else today - DAY
        longest = figures.longest_streak(data.evidence)
        if count and number.value == count:
            first = newest - timedelta(count - 1)
            return Mark(number.start, number.end, MarkKind.LINKED, DATES, first, newest)
        if self.has("longest"):
            if longest and number.value == (longest[1] - longest[0]).days + 1:
                return Mark(number.start, number.end, MarkKind.LINKED, DATES, *longest)
            return None
        if not (self.is_sure and self.has("current") and len(self.numbers) == 1) or self.ranges or self.columns:
            return None
        says = Sentence("Your current streak is {count} days.", count=count)
        return Mark(number.start, number.end, MarkKind.CONTRADICTED, DATES, newest, newest, says)


def _is_one_day(period: Period) -> bool:
    """True for a day by itself; "this week" on a Monday, and a range that begins and ends on one day, are none."""
    return period.is_day and period.name != FROM_TO and not period.name.startswith("this_")


def _is_plain(spoken: str, folded: str, lower: str, words: Language) -> bool:
    """True if a sentence tells the user of the user, plainly: no doubt, wish, question or advice is in it."""
    if words.matches("checks", "unsure", spoken) or words.matches("checks", "subjunctive", lower):
        return False
    if any(sign in spoken for sign in "?%") or _has_other_words(spoken, words):
        return False
    begin = folded.lstrip(' \n*-•#>"“„')
    opening, asking = (words.word(words.facts["checks"][name]).match(begin) for name in ("opening", "asking"))
    return not (asking and not opening) and (bool(opening) or words.matches("checks", "addressed", spoken))


def _has_other_words(spoken: str, words: Language) -> bool:
    """True if a word is in a sentence that plain statements don't need: it may say that a part is meant, or another."""
    for pattern in words.column_words.values():
        spoken = pattern.sub(" ", spoken)
    plain = words.word(words.facts["checks"]["plain"])
    return any(not plain.fullmatch(word) for word in _WORD.findall(spoken))


def _meant(periods: list[Period]) -> list[Period]:
    """Return the periods without "in total" and the like where another one says which days are meant."""
    return [period for period in periods if not period.is_all] or periods


# -- data -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Claim:
    """What the data hold: a value, the same as `stats` rounds it, the days behind it, and the sentence that says so."""

    value: Decimal
    rounded: Decimal
    first: date
    last: date
    says: Sentence
    is_exact: bool
    """True for a score that was logged so, and not computed."""

    def is_near(self, value: Decimal, place: Decimal) -> bool:
        """True if a number is so close that it may be meant."""
        return abs(self.value - value) < (place / 2 if self.is_exact else place)


class _Data:
    """The evidence with its days in order, so that a period's values are found quickly."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self._sorted: dict[str, tuple[list[date], list[Decimal]]] = {}
        self._claims: dict[tuple[str, date, date, Kind | None, int | None], _Claim | None] = {}

    def claim(self, column: str, period: Period, kind: Kind | None, weekday: int | None) -> _Claim | None:
        """Return a number of a metric over a period, the value of its day if ``kind`` is None; None without values."""
        key = (column, period.first, period.last, kind, weekday)
        if key not in self._claims:
            self._claims[key] = self._computed(column, period, kind, weekday)
        return self._claims[key]

    def per_time(self, column: str, period: Period, kind: Kind) -> _Claim | None:
        """Return the average of the days with any exercise or meditation: "your workouts averaged 36 minutes"."""
        values = self._values(column, period, None)
        done = [value for value in values if value]
        if kind is not Kind.AVERAGE or metric(column).unit is not Unit.MINUTES or not done:
            return None
        return self._claim_of(column, period, kind, _COMPUTED[kind](done))

    def count(self, column: str, period: Period, weekday: int | None) -> int:
        """Return on how many days of a period a metric is logged."""
        return len(self._values(column, period, weekday))

    def _computed(self, column: str, period: Period, kind: Kind | None, weekday: int | None) -> _Claim | None:
        values = self._values(column, period, weekday)
        if not values:
            return None
        return self._claim_of(column, period, kind, values[0] if kind is None else _COMPUTED[kind](values))

    def _claim_of(self, column: str, period: Period, kind: Kind | None, value: Decimal) -> _Claim:
        is_exact = column in SCORES and kind not in (Kind.AVERAGE, Kind.TOTAL)
        rounded = figures.mean(column, [value]) or value
        says = _says(column, period, kind, value, self.evidence.units)
        return _Claim(value, rounded, period.first, period.last, says, is_exact)

    def _values(self, column: str, period: Period, weekday: int | None) -> list[Decimal]:
        if column not in self._sorted:
            values = self.evidence.values(column)
            days = sorted(values)
            self._sorted[column] = days, [Decimal(values[day]) for day in days]
        days, values_by_day = self._sorted[column]
        begin, end = bisect_left(days, period.first), bisect_right(days, period.last)
        if weekday is None:
            return values_by_day[begin:end]
        return [values_by_day[index] for index in range(begin, end) if days[index].isoweekday() == weekday]


_COMPUTED: dict[Kind, Callable[[list[Decimal]], Decimal]] = {
    Kind.AVERAGE: lambda values: average(values) or Decimal(0),
    Kind.HIGHEST: max,
    Kind.LOWEST: min,
    Kind.TOTAL: figures.total,
}
_SAYS = {
    Kind.AVERAGE: Sentence("Your entries from {first} to {last} say: {metric} {value} on average."),
    Kind.HIGHEST: Sentence("Your entries from {first} to {last} say: {metric} {value} at most."),
    Kind.LOWEST: Sentence("Your entries from {first} to {last} say: {metric} {value} at least."),
    Kind.TOTAL: Sentence("Your entries from {first} to {last} say: {metric} {value} in total."),
}


def _says(column: str, period: Period, kind: Kind | None, value: Decimal, units: Units) -> Sentence:
    of = metric(column)
    amount = _amount(of, value, units)
    if kind is None:
        return Sentence("Your entry of {day} says: {metric} {value}.", day=period.first, metric=of.label, value=amount)
    return Sentence(_SAYS[kind].template, first=period.first, last=period.last, metric=of.label, value=amount)


def _amount(of: Metric, value: Decimal, units: Units) -> Sentence | Decimal:
    """Return a value with its unit, in the user's units."""
    if units.as_clock(of):
        hours, minutes = hours_and_minutes(value)
        if not hours and minutes:
            return Sentence("{amount} {unit}", amount=minutes, unit=UNIT_LABELS[Unit.MINUTES])
        if not minutes:
            return Sentence("{hours} h", hours=hours)
        return Sentence("{hours} h {minutes}", hours=hours, minutes=f"{minutes:02d}")
    if units.unit(of) is Unit.FL_OZ:
        return Sentence("{amount} fl oz", amount=units.shown(of, value))
    rounded = figures.mean(of.column, [value]) or value
    if of.unit in UNIT_LABELS:
        return Sentence("{amount} {unit}", amount=rounded, unit=UNIT_LABELS[of.unit])
    return rounded


def readings(period: Period, evidence: Evidence) -> list[Period]:
    """Return the days that a period can mean, the most literal first.

    People, and models, mean by "this week" the last seven days as well, and don't agree whether today belongs to "the
    last seven days", or with which day a week begins. A night is logged on either of its days.
    """
    length = period.ago or {"week": WEEK, "month": MONTH, "year": YEAR}.get(period.name.partition("_")[2], 0)
    found = [period]
    if length:
        found += _around(evidence.today, length)
    if period.name.endswith("week"):
        sunday = DAY if period.first > date.min else timedelta(0)
        found.append(Period(period.first - sunday, period.last - sunday if period.name == "last_week" else period.last))
    if period.name == "night":
        found.append(Period(evidence.today, evidence.today))
    return found


def _around(today: date, length: int) -> list[Period]:
    """Return the last days with and without today and the day they begin after."""
    ordinal = max(today.toordinal(), length + 2)
    first, last = date.fromordinal(ordinal - length), date.fromordinal(ordinal)
    return [Period(first, last), Period(first + DAY, last), Period(first, last - DAY)]
