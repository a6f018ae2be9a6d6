"""The answers of the rules: sentences with numbers that are computed from the evidence, a function a kind of question.

Each number stands in a sentence with its metric and its days, so that the checker can lead back to them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import NamedTuple

from organic_desktop.coach import figures
from organic_desktop.coach.evidence import DATES, MODULES, Evidence, ModuleFacts, TopicFacts
from organic_desktop.coach.language import METRIC_COLUMNS, SCORES, Language
from organic_desktop.coach.link_lines import line_of, lines_between
from organic_desktop.coach.periods import DAY, Period, all_days, last_days
from organic_desktop.coach.questions import SAID, Kind, Question
from organic_desktop.wellness.insights import FEW
from organic_desktop.wellness.metrics import COLUMNS, NOTES
from organic_desktop.wellness.stats import average
from organic_desktop.wellness.streaks import StreakReason, why_streak

USUAL_DAYS = 30
MOOD, SLEEP = "mood_score", "sleep_hours"
OVERVIEW_DAYS = 7
FEW_EXAMPLES = 5
LONGEST_NOTES = 2_000
WITH_EXAMPLES = frozenset({Kind.HELP, Kind.UNKNOWN, Kind.GREETING, Kind.YES_NO})


class Answer(NamedTuple):
    """The lines of an answer, and what it draws on: columns, ``DATES`` or ``MODULES``."""

    lines: list[str]
    columns: frozenset[str] = frozenset()


def answer(question: Question, evidence: Evidence) -> Answer:
    """Return the answer to a question, in the question's language."""
    words = question.words
    if question.kind in WITH_EXAMPLES:
        examples = words.facts["say"]["examples"][: None if question.kind is Kind.HELP else FEW_EXAMPLES]
        return Answer([words.say(question.kind.value), *(f"• {example}" for example in examples)])
    if question.kind in SAID:
        return Answer([words.say(question.kind.value)])
    if question.kind in (Kind.TOPIC, Kind.NEXT_STEP):
        return Answer(_module(question, evidence), frozenset({MODULES}))
    if not evidence.dates and question.kind not in (Kind.NEED, Kind.GOAL_SIZE):
        return Answer([words.say("nothing_at_all")])
    return ANSWERS[question.kind](question, evidence)


# -- one metric over a period -----------------------------------------------------------------------------------------


def average_of(evidence: Evidence, words: Language, column: str, period: Period) -> list[str]:
    """Return the sentence of an average, and that few days say little."""
    values = figures.logged(evidence, column, period)
    mean = average(values.values())  # rounded once, in the user's units
    if mean is None:
        return [_nothing(words, column, period)]
    if period.is_day:
        return [
            words.say(
                "value",
                metric=words.name(column),
                day=words.date(period.first),
                value=words.amount(column, mean, evidence.units),
            )
        ]
    parts = {**_common(words, column, period), "value": words.amount(column, mean, evidence.units)}
    key = "average" if len(values) > 1 else "average_one"
    line = words.say(key, **parts, count=words.number(len(values)))
    return [line] if len(values) >= FEW else [line, words.say("few")]


def _average(question: Question, evidence: Evidence) -> Answer:
    period = question.period or last_days(evidence, USUAL_DAYS)
    return _for_each(question, lambda column: average_of(evidence, question.words, column, period))


def _total(question: Question, evidence: Evidence) -> Answer:
    words, period = question.words, question.period or last_days(evidence, USUAL_DAYS)

    def lines(column: str) -> list[str]:
        values = figures.logged(evidence, column, period)
        if not values:
            return [_nothing(words, column, period)]
        if column in SCORES:  # which add up to nothing
            return average_of(evidence, words, column, period)
        value = words.amount(column, figures.total(values.values()), evidence.units)
        count = words.number(len(values))
        return [
            words.say(
                "total" if len(values) > 1 else "total_one", **_common(words, column, period), value=value, count=count
            )
        ]

    return _for_each(question, lines)


def _extreme(question: Question, evidence: Evidence) -> Answer:
    words, period = question.words, question.period or all_days(evidence)
    best = question.kind is Kind.BEST
    columns = question.columns or (MOOD,)  # a best day without a number is one of a good mood

    def lines(column: str) -> list[str]:
        values = figures.logged(evidence, column, period)
        if not values:
            return [_nothing(words, column, period)]
        day, value = figures.highest(values) if best else figures.lowest(values)
        parts = {
            **_common(words, column, period),
            "value": words.amount(column, value, evidence.units),
            "day": words.date(day),
        }
        return [words.say("best" if best else "worst", **parts)]

    return _for_each(question, lines, columns=tuple(each for each in columns if each != NOTES))


def _overview(question: Question, evidence: Evidence) -> Answer:
    """Return the averages of every metric that is logged in the period, of the last week if none is named."""
    words, period = question.words, question.period or last_days(evidence, OVERVIEW_DAYS)
    columns = _logged_in(evidence, period)
    if not columns:
        return Answer([words.say("overview_none", **_ends(words, period))], frozenset({DATES}))
    return _for_each(question, lambda column: average_of(evidence, words, column, period), columns=columns)


def _logged_in(evidence: Evidence, period: Period) -> tuple[str, ...]:
    return tuple(each for each in METRIC_COLUMNS if figures.logged(evidence, each, period))


def _compare(question: Question, evidence: Evidence) -> Answer:
    first = question.period or last_days(evidence, USUAL_DAYS)
    if len(question.periods) > 1:
        second = question.periods[1]
    elif first.ago is not None:
        first = Period(evidence.today - timedelta(min(first.ago, evidence.today.toordinal()) - 1), evidence.today)
        second = first.before()
    else:
        second = first.before()
    columns = tuple(each for each in question.columns if each != NOTES) or _logged_in(evidence, first)
    return _for_each(
        question, lambda column: _compared(evidence, question.words, column, first, second), columns=columns
    )


def _compared(evidence: Evidence, words: Language, column: str, first: Period, second: Period) -> list[str]:
    lines = [*average_of(evidence, words, column, first), *average_of(evidence, words, column, second)]
    means = [figures.mean(column, figures.logged(evidence, column, each).values()) for each in (first, second)]
    if means[0] is None or means[1] is None:
        return lines
    return [*lines, words.say("same" if means[0] == means[1] else "higher" if means[0] > means[1] else "lower")]


def _trend(question: Question, evidence: Evidence) -> Answer:
    words = question.words
    now = Period(date.fromordinal(max(1, evidence.today.toordinal() - USUAL_DAYS + 1)), evidence.today)
    before = now.before()

    def lines(column: str) -> list[str]:
        both = [figures.logged(evidence, column, each) for each in (now, before)]
        if min(map(len, both)) < FEW:
            return [words.say("no_trend")]
        later, earlier = (figures.mean(column, each.values()) or 0 for each in both)
        key = "steady" if later == earlier else "rising" if later > earlier else "falling"
        compared = [*average_of(evidence, words, column, now), *average_of(evidence, words, column, before)]
        return [*compared, words.say(key, metric=words.name(column))]

    return _for_each(question, lines)


def _weekdays(question: Question, evidence: Evidence) -> Answer:
    words, period = question.words, question.period or all_days(evidence)

    def lines(column: str) -> list[str]:
        found = []
        for number, name in enumerate(words.facts["weekdays"]["names"], start=1):
            values = figures.logged(evidence, column, period, number)
            mean = average(values.values())
            if mean is not None:
                parts = {**_common(words, column, period), "value": words.amount(column, mean, evidence.units)}
                key = "weekday" if len(values) > 1 else "weekday_one"
                found.append(words.say(key, weekday=name, **parts, count=words.number(len(values))))
        return found or [_nothing(words, column, period)]

    named = tuple(each for each in question.columns if each != NOTES)
    return _for_each(question, lines, columns=named or (MOOD,))  # as a best day without a number


def _goal(question: Question, evidence: Evidence) -> Answer:
    words, period = question.words, question.period or last_days(evidence, USUAL_DAYS)

    def lines(column: str) -> list[str]:
        met, counted = figures.goal_days(evidence, column, period)
        if counted:
            numbers = {"met": words.number(met), "count": words.number(counted)}
            return [words.say("goal", **_common(words, column, period), **numbers)]
        if figures.logged(evidence, column, period):
            return [words.say("no_goal", metric=words.name(column))]
        return [_nothing(words, column, period)]

    return _for_each(question, lines, "no_goal_here")


def _need(question: Question, evidence: Evidence) -> Answer:
    """Say that nobody here knows what is needed, and show what the user logs and aims at."""
    words, period = question.words, question.period or last_days(evidence, USUAL_DAYS)

    def lines(column: str) -> list[str]:
        return [*average_of(evidence, words, column, period), _goal_now(evidence, words, column)]

    found = _for_each(question, lines)
    return Answer([words.say("need"), *found.lines], found.columns)


def _goal_size(question: Question, evidence: Evidence) -> Answer:
    return _for_each(question, lambda column: [_goal_now(evidence, question.words, column)])


def _goal_now(evidence: Evidence, words: Language, column: str) -> str:
    goal = evidence.goal_on(column, evidence.today)
    if goal is None:
        return words.say("no_goal", metric=words.name(column))
    key = "goal_at_most" if goal.at_most else "goal_is"
    return words.say(key, metric=words.name(column), value=words.amount(column, goal.amount, evidence.units))


def _last_time(question: Question, evidence: Evidence) -> Answer:
    words = question.words

    def lines(column: str) -> list[str]:
        if column == NOTES:
            days: Collection[date] = evidence.notes
        else:
            days = [day for day, value in evidence.values(column).items() if value > 0]
        last = max((day for day in days if day <= evidence.today), default=None)
        if last is None:
            return [words.say("nothing_ever", metric=words.name(column))]
        if column == NOTES:
            return [_notes(evidence, words, last)]
        value = words.amount(column, evidence.values(column)[last], evidence.units)
        return [words.say("last_time", metric=words.name(column), day=words.date(last), value=value)]

    return _for_each(question, lines, columns=question.columns)


# -- days and streaks -------------------------------------------------------------------------------------------------


def _day(question: Question, evidence: Evidence) -> Answer:
    words = question.words
    period = question.period or Period(evidence.today, evidence.today)
    if period.name == "night" and evidence.today in evidence.values(SLEEP):
        period = Period(evidence.today, evidence.today)  # today's sleep is that of the night before
    if not period.is_day:
        columns = question.columns or tuple(each for each in METRIC_COLUMNS if evidence.values(each))
        metrics = [column for column in columns if column != NOTES]
        lines = [line for column in metrics for line in average_of(evidence, words, column, period)]
        return Answer(lines, frozenset(metrics))
    columns = question.columns or COLUMNS
    lines = [
        words.say(
            "value",
            metric=words.name(each),
            day=words.date(period.first),
            value=words.amount(each, value, evidence.units),
        )
        for each in columns
        if each != NOTES and (value := evidence.values(each).get(period.first)) is not None
    ]
    if NOTES in columns and evidence.notes.get(period.first):
        lines.append(_notes(evidence, words, period.first))
    if not lines:
        key = "future" if period.first > evidence.today else "nothing_on"
        lines = [words.say(key, day=words.date(period.first))]
    return Answer(lines, frozenset(columns) | {DATES})


def _logged(question: Question, evidence: Evidence) -> Answer:
    words, period = question.words, question.period or all_days(evidence)
    lines = []
    for column in question.columns:
        days = evidence.notes if column == NOTES else evidence.values(column)
        count = sum(period.first <= day <= period.last for day in days)
        if not count:
            never = words.say("nothing_ever", metric=words.name(column))
            lines.append(_nothing(words, column, period) if days or question.period else never)
            continue
        key = "logged_one" if count == 1 else "logged"
        lines.append(words.say(key, **_common(words, column, period), count=words.number(count)))
    if not lines:
        count = figures.entries(evidence, period)
        key = "entries_one" if count == 1 else "entries"
        lines = [words.say(key, count=words.number(count), **_ends(words, period))]
    return Answer(lines, frozenset(question.columns or (DATES,)))


def _streak(question: Question, evidence: Evidence) -> Answer:
    words = question.words
    lines = [_streak_now(evidence.streak.streak, words)]
    longest = figures.longest_streak(evidence)
    if question.longest and longest:
        first, last = longest
        days = (last - first).days + 1
        key = "streak_longest" if days > 1 else "streak_longest_one"
        lines.append(words.say(key, count=words.number(days), first=words.date(first), last=words.date(last)))
    return Answer(lines, frozenset({DATES}))


def _why_streak(question: Question, evidence: Evidence) -> Answer:
    reason = why_streak(evidence.dates, evidence.today)
    return Answer(streak_lines(question.words, reason, evidence.days_off), frozenset({DATES}))


def streak_lines(words: Language, reason: StreakReason, days_off: Collection[date]) -> list[str]:
    """Return the sentences that explain a streak; other programs get them too (app/program_tools.py)."""
    count, missing = reason.streak.streak, reason.missing
    lines = [_streak_now(count, words)]
    if reason.first:
        if missing:
            lines.append(words.say("streak_began", first=words.date(reason.first), before=words.date(missing)))
            if missing in days_off:
                lines.append(words.say("streak_off", before=words.date(missing)))
        if reason.waits_for_today:
            lines.append(words.say("streak_today"))
    elif missing:
        lines.append(words.say("streak_ended", last=words.date(missing - DAY), missing=words.date(missing)))
    return lines


def _streak_now(count: int, words: Language) -> str:
    key = "streak" if count > 1 else "streak_one" if count else "streak_none"
    return words.say(key, count=words.number(count))


# -- links ------------------------------------------------------------------------------------------------------------


def _links(question: Question, evidence: Evidence) -> Answer:
    words, found = question.words, evidence.links
    columns = tuple(column for column in question.columns if column != NOTES)[:2]
    if found is None:
        return Answer([words.say("link_unknown")])
    if len(columns) == 2:
        return Answer(lines_between(evidence, words, *columns), frozenset(columns))
    if columns or not found.links:
        return Answer([words.say("link_which" if columns or found.waiting else "link_all_none")])
    lines = [line_of(evidence, words, each) for each in found.links]
    return Answer(lines, frozenset(column for each in found.links for column in (each.link.a, each.link.b)))


# -- modules ----------------------------------------------------------------------------------------------------------


def _module(question: Question, evidence: Evidence) -> list[str]:
    words, module = question.words, evidence.own_module()
    if module is None or not module.topics:
        return [words.say("no_module")]
    open_ones = [topic for topic in module.topics if not topic.done]
    if question.kind is Kind.TOPIC:
        chosen = next((topic for topic in module.topics if topic.title == evidence.topic), None)
        # By the day, so that the same question has the same answer all day, and another one tomorrow.
        choice = open_ones or list(module.topics)
        return [_topic(words, module, chosen or choice[evidence.today.toordinal() % len(choice)])]
    if not open_ones:
        topics = ", ".join(topic.shown for topic in module.topics)
        return [words.say("all_done", module=module.title, topics=topics)]
    first = open_ones[0]
    parts = {"topic": first.shown, "sentence": first.sentence, "prompt": first.prompt}
    return [words.say("next_topic", module=module.title, **parts)]


def _topic(words: Language, module: ModuleFacts, topic: TopicFacts) -> str:
    parts = {"topic": topic.shown, "sentence": topic.sentence, "prompt": topic.prompt}
    return words.say("topic", module=module.title, **parts)


# -- details ----------------------------------------------------------------------------------------------------------


def _for_each(
    question: Question,
    lines: Callable[[str], list[str]],
    nothing: str = "which_metric",
    columns: tuple[str, ...] | None = None,
) -> Answer:
    """Return the lines of each metric that the question names; which one is meant if it names none."""
    named = [column for column in question.columns if column != NOTES] if columns is None else list(columns)
    if not named:
        return Answer([question.words.say(nothing)])
    return Answer([line for column in named for line in lines(column)], frozenset(named))


def _ends(words: Language, period: Period) -> dict[str, str]:
    return {"first": words.date(period.first), "last": words.date(period.last)}


def _common(words: Language, column: str, period: Period) -> dict[str, str]:
    return {"metric": words.name(column), **_ends(words, period)}


def _nothing(words: Language, column: str, period: Period) -> str:
    return words.say("nothing_of", **_common(words, column, period))


def _notes(evidence: Evidence, words: Language, day: date) -> str:
    text = evidence.notes[day]
    shown = text if len(text) <= LONGEST_NOTES else text[:LONGEST_NOTES] + "…"
    return words.say("notes", day=words.date(day), text=shown)


ANSWERS: dict[Kind, Callable[[Question, Evidence], Answer]] = {
    Kind.AVERAGE: _average,
    Kind.BEST: _extreme,
    Kind.COMPARE: _compare,
    Kind.DAY: _day,
    Kind.GOAL: _goal,
    Kind.GOAL_SIZE: _goal_size,
    Kind.LAST_TIME: _last_time,
    Kind.LINK: _links,
    Kind.LOGGED: _logged,
    Kind.NEED: _need,
    Kind.OVERVIEW: _overview,
    Kind.STREAK: _streak,
    Kind.TOTAL: _total,
    Kind.TREND: _trend,
    Kind.WEEKDAYS: _weekdays,
    Kind.WHY_STREAK: _why_streak,
    Kind.WORST: _extreme,
}
