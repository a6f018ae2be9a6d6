"""Evidence for the tests of the coach: a person whose days are told here, and people that hypothesis makes up."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from organic_desktop.coach.evidence import Evidence, LinkFacts, ModuleFacts, SizedLink, TopicFacts
from organic_desktop.core.goals import Goal, GoalHistory
from organic_desktop.wellness.links import Link, Reason, Waiting
from organic_desktop.wellness.metrics import METRICS

TODAY = date(2026, 11, 30)
MODULE = ModuleFacts(
    "identity",
    "Identity",
    "Who you are.",
    (
        TopicFacts("Values", "Values", "A few values help.", "What were you proud of?", done=True),
        TopicFacts("Stories", "Stories", "Stories can be edited.", "Which story do you repeat?"),
    ),
    Decimal(50),
)


def back(days: int) -> date:
    """Return the date so many days before ``TODAY``, a Monday."""
    return TODAY - timedelta(days)


def numbers(column: str) -> st.SearchStrategy[Decimal | int]:
    """Draw values as the column stores them."""
    of = next(each for each in METRICS if each.column == column)
    if of.kind == "integer":
        return st.integers(0, int(min(of.high, Decimal(20_000))))
    return st.decimals(of.low, of.high, places=2)


def goals_of(column: str) -> st.SearchStrategy[Goal]:
    """Draw a goal to reach or not to exceed, none, or the default."""
    return st.builds(Goal, st.none() | numbers(column).map(Decimal), st.booleans())


@st.composite
def people(draw: st.DrawFn, language: str = "en") -> Evidence:
    """Draw a person: some days within the last 80 or soon, with values of some metrics, notes, goals, days off."""
    today = draw(st.sampled_from([TODAY, date(2026, 3, 1), date(2027, 1, 1), date(2028, 2, 29)]))
    dates = draw(st.sets(st.integers(-2, 80), max_size=40))
    tracked = sorted(today - timedelta(number) for number in dates)
    days = {
        each.column: {day: draw(numbers(each.column)) for day in tracked if draw(st.booleans())} for each in METRICS
    }
    goals = {each.column: GoalHistory((), (draw(goals_of(each.column)),)) for each in METRICS[:4]}
    return Evidence(
        today,
        days,
        frozenset(tracked),
        {day: draw(st.text(max_size=30)) for day in tracked[:3]},
        frozenset(draw(st.sets(st.sampled_from([today - timedelta(n) for n in range(9)]), max_size=3))),
        goals,
        (MODULE,),
        draw(st.sampled_from([None, "identity"])),
        links=draw(st.none() | st.just(some_links())),
        language=language,
    )


def some_links() -> LinkFacts:
    """Return a link, a pair that waits, and a metric that can't take part."""
    return LinkFacts(
        (SizedLink(Link("exercise_minutes", "sleep_hours", 1, 0.4, 0.001, 0.01, 60), None),),
        (Waiting("sleep_hours", "meditation_minutes", 12),),
        {"mood_score": Reason.TOO_SLOW},
    )


def ben() -> Evidence:
    """Return a person with 60 days in patterns of 3, 4 and 2, so that the averages are known."""
    days: dict[str, dict[date, Decimal | int]] = {each.column: {} for each in METRICS}
    for number in range(60):
        day = back(number)
        days["sleep_hours"][day] = (Decimal("6.5"), Decimal(7), Decimal(8))[number % 3]
        days["water_intake_ml"][day] = (1500, 1750, 2000, 2250)[number % 4]
        days["exercise_minutes"][day] = (0, 30, 45)[number % 3]
        days["meditation_minutes"][day] = 10
        days["mood_score"][day] = (Decimal(3), Decimal(4), Decimal("4.5"))[number % 3]
        days["energy_level"][day] = (Decimal("2.5"), Decimal("3.5"))[number % 2]
    return Evidence(TODAY, days, frozenset(map(back, range(60))), modules=(MODULE,), module="identity")
