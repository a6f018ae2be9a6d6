"""The evidence: its streak is the server's, and what isn't agreed to isn't in what is left of it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from organic_desktop.coach.evidence import DATES, MODULES, Evidence, LinkFacts, ModuleFacts, SizedLink, TopicFacts
from organic_desktop.core.goals import DayGoal, Goal, GoalHistory
from organic_desktop.wellness.links import Link, Reason, Waiting
from organic_desktop.wellness.metrics import NOTES
from organic_desktop.wellness.streaks import Streak

TODAY = date(2026, 11, 30)
DAY = timedelta(days=1)
TOPIC = TopicFacts("Small", "Small", "A sentence.", "A question?", done=True)
EVIDENCE = Evidence(
    TODAY,
    days={"sleep_hours": {TODAY: Decimal(7), TODAY - DAY: Decimal(6)}, "mood_score": {TODAY: Decimal(2)}},
    dates=frozenset({TODAY, TODAY - DAY, TODAY - 2 * DAY}),
    notes={TODAY - 2 * DAY: "a note"},
    days_off=frozenset({TODAY - 3 * DAY}),
    goals={
        "sleep_hours": GoalHistory((TODAY,), (Goal(Decimal(8)), Goal(Decimal(7), at_most=True))),
        "exercise_minutes": GoalHistory(),
    },
    modules=(ModuleFacts("identity", "Identity", topics=(TOPIC,), progress=Decimal(100)),),
    module="identity",
    links=LinkFacts(
        (SizedLink(Link("sleep_hours", "mood_score", 0, 0.5, 0.001, 0.01, 100), None),),
        (Waiting("sleep_hours", "mood_score", 5),),
        {"mood_score": Reason.TOO_SLOW},
    ),
)


def test_the_streak_is_counted_from_every_date_with_an_entry() -> None:
    assert EVIDENCE.streak == Streak(3, TODAY, 3)


def test_a_day_is_judged_by_the_goal_it_had() -> None:
    assert EVIDENCE.goal_on("sleep_hours", TODAY - DAY) == DayGoal(Decimal(8))
    assert EVIDENCE.goal_on("sleep_hours", TODAY) == DayGoal(Decimal(7), at_most=True)
    assert EVIDENCE.goal_on("water_intake_ml", TODAY) == DayGoal(Decimal(2000))  # the default
    assert EVIDENCE.goal_on("mood_score", TODAY) is None


def test_a_goal_of_nothing_is_no_goal() -> None:
    evidence = Evidence(TODAY, goals={"sleep_hours": GoalHistory((), (Goal(Decimal(0)),))})
    assert evidence.goal_on("sleep_hours", TODAY) is None


def test_values_between_two_days_are_the_oldest_first() -> None:
    assert list(EVIDENCE.between("sleep_hours", TODAY - DAY, TODAY).items()) == [(TODAY - DAY, 6), (TODAY, 7)]
    assert EVIDENCE.between("sleep_hours", TODAY, TODAY) == {TODAY: 7}
    assert EVIDENCE.between("energy_level", TODAY - DAY, TODAY) == {}


def test_without_consent_nothing_of_the_user_is_left() -> None:
    left = EVIDENCE.restricted(())
    assert (left.days, left.dates, left.notes, left.days_off, left.goals, left.links) == (
        {}, frozenset(), {}, frozenset(), {}, LinkFacts(),
    )  # fmt: skip
    assert left.own_module() == ModuleFacts(
        "identity", "Identity", topics=(TopicFacts("Small", "Small", "A sentence.", "A question?"),)
    )


def test_what_is_agreed_to_stays() -> None:
    left = EVIDENCE.restricted({"sleep_hours", NOTES, MODULES})
    assert left.days == {"sleep_hours": EVIDENCE.days["sleep_hours"]}
    assert left.dates == {TODAY, TODAY - DAY}  # of the third day it isn't said that there is an entry
    assert (left.notes, left.modules) == (EVIDENCE.notes, EVIDENCE.modules)
    assert set(left.goals) == {"sleep_hours"}
    assert left.links == LinkFacts()  # each names the mood, too


def test_the_dates_are_agreed_to_by_themselves() -> None:
    left = EVIDENCE.restricted({DATES})
    assert (left.dates, left.days_off, left.days) == (EVIDENCE.dates, EVIDENCE.days_off, {})


def test_links_between_agreed_columns_stay() -> None:
    assert EVIDENCE.restricted({"sleep_hours", "mood_score"}).links == EVIDENCE.links
