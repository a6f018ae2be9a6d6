"""What a question to the rules is about: its kind, the columns and the periods that it names.

The patterns by which that is told are data, per language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from organic_desktop.coach.evidence import Evidence
from organic_desktop.coach.language import Language, fold, language_of
from organic_desktop.coach.periods import Period, periods_in
from organic_desktop.wellness.metrics import NOTES

TALK = frozenset({"greeting", "thanks", "why", "yes_no"})
"""Kinds that are said in few words, and are asked about nothing."""
MOST_WORDS_OF_TALK = 5
MOST_WORDS_ABOUT_A_NUMBER = 6
"""So many words about a number and no other kind ask for its average: "how did I sleep?", "mood"."""
LONGEST = 2_000
"""Characters of a question that are read; no question that the rules understand is longer."""


class Kind(StrEnum):
    """The kinds of question that the rules answer."""

    MEDICAL = "medical"
    HELP = "help"
    WHY_STREAK = "why_streak"
    STREAK = "streak"
    WRITE = "write"
    NEED = "need"
    GOAL_SIZE = "goal_size"
    GOAL = "goal"
    LINK = "link"
    ADVICE = "advice"
    COMPARE = "compare"
    TREND = "trend"
    WEEKDAYS = "weekday"
    LAST_TIME = "last_time"
    BEST = "best"
    WORST = "worst"
    LOGGED = "logged"
    TOTAL = "total"
    AVERAGE = "average"
    SADNESS = "sadness"
    DAY = "day"
    NEXT_STEP = "next"
    TOPIC = "topic"
    OVERVIEW = "overview"
    GREETING = "greeting"
    WHY = "why"
    YES_NO = "yes_no"
    THANKS = "thanks"
    UNKNOWN = "unknown"


SAID = frozenset(
    {Kind.UNKNOWN, Kind.HELP, Kind.MEDICAL, Kind.GREETING, Kind.THANKS, Kind.WHY}
    | {Kind.YES_NO, Kind.WRITE, Kind.ADVICE, Kind.SADNESS}
)
"""Kinds whose answers are sentences, and hold none of the user's data."""


@dataclass(frozen=True)
class Question:
    """A question as the rules understand it."""

    kind: Kind
    words: Language
    columns: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    longest: bool = False

    @property
    def period(self) -> Period | None:
        """The first period that is named."""
        return self.periods[0] if self.periods else None


def understood(text: str, evidence: Evidence, earlier: str | None = None) -> Question:
    """Return what a question is about; one that names only a period or a metric ("and last week?") goes on from
    the ``earlier`` one."""
    question = _read(text, evidence)
    if question.kind is Kind.WHY and earlier and _read(earlier, evidence).kind in (Kind.STREAK, Kind.WHY_STREAK):
        return replace(question, kind=Kind.WHY_STREAK)
    if question.kind is not Kind.UNKNOWN or earlier is None or not (question.columns or question.periods):
        return question
    before = _read(earlier, evidence)
    if before.kind in SAID:
        return question
    return replace(
        before,
        words=question.words,
        columns=question.columns or before.columns,
        periods=question.periods or before.periods,
    )


def _read(text: str, evidence: Evidence) -> Question:
    words = language_of(text[:LONGEST], evidence.language)
    folded = fold(text[:LONGEST])
    columns = tuple(words.columns_in(folded))
    named = periods_in(folded, evidence, words)
    periods = tuple(period for period in named if not period.is_all) or tuple(named)  # "in total last week"
    kind = next(_kinds(folded, words, columns, periods), Kind.UNKNOWN)
    return Question(kind, words, columns, periods, words.matches("kinds", "longest", folded))


def _kinds(folded: str, words: Language, columns: tuple[str, ...], periods: tuple[Period, ...]) -> Iterator[Kind]:
    """Yield the kinds that a question can be of, the most particular one first."""
    numbers = [column for column in columns if column != NOTES]
    for kind in Kind:
        if kind is Kind.UNKNOWN or not words.matches("kinds", kind.value, folded):
            continue
        if kind is Kind.HELP and (numbers or periods):
            continue
        if kind is Kind.LINK and len(numbers) < 2 and not words.matches("kinds", "link_named", folded):
            continue
        if kind in (Kind.BEST, Kind.WORST) and words.matches("kinds", f"{kind.value}_day", folded):
            yield kind
        if kind in (Kind.NEED, Kind.GOAL_SIZE) and not numbers:
            continue
        if kind in (Kind.BEST, Kind.WORST, Kind.TREND, Kind.TOTAL, Kind.AVERAGE, Kind.LAST_TIME) and not columns:
            continue
        if kind.value in TALK and (numbers or periods or len(folded.split()) > MOST_WORDS_OF_TALK):
            continue
        if kind is Kind.DAY and not numbers and _is_long(periods):
            yield Kind.OVERVIEW
        if kind is Kind.OVERVIEW and (numbers or (periods and periods[0].is_day)):
            continue
        if kind is Kind.AVERAGE and periods and periods[0].is_day:
            yield Kind.DAY
        yield kind
    if numbers and not periods and len(folded.split()) <= MOST_WORDS_ABOUT_A_NUMBER:
        yield Kind.AVERAGE
    if columns and periods:
        yield Kind.DAY if periods[0].is_day else Kind.AVERAGE
    elif periods and periods[0].is_day:
        yield Kind.DAY


def _is_long(periods: tuple[Period, ...]) -> bool:
    """True if a period of several days is named."""
    return bool(periods) and not periods[0].is_day
