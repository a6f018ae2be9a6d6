"""The history of a goal: which one holds on a day, what a change leaves alone, and that it survives being stored."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.goals import DayGoal, Goal, GoalHistory, history_of, runs

JAN, MARCH, MAY = date(2026, 1, 1), date(2026, 3, 3), date(2026, 5, 1)
DAY = timedelta(days=1)
OLD, NEW, ONE = Goal(Decimal(2000)), Goal(Decimal(2500), at_most=True), Goal(Decimal(1))
OLD_DAY, NEW_DAY = DayGoal(Decimal(2000)), DayGoal(Decimal(2500), at_most=True)
SOME = GoalHistory().with_goal(OLD, MARCH).with_goal(NEW, MAY)

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
goals = st.builds(Goal, st.none() | st.decimals(0, 1_000_000, places=2) | st.just(Decimal(5)), st.booleans())
changes = st.lists(st.tuples(goals, st.none() | days), max_size=8)


def test_a_day_has_the_goal_since_the_change_before_it() -> None:
    assert [SOME.on(day) for day in (date.min, MARCH - DAY, MARCH, MAY - DAY, MAY, date.max)] == [
        *(None, None),
        *(OLD_DAY, OLD_DAY),
        *(NEW_DAY, NEW_DAY),
    ]
    assert SOME.on(JAN, Decimal(8)) == DayGoal(Decimal(8))
    assert [since.first for since in SOME.steps()] == [None, MARCH, MAY]


def test_a_second_goal_of_a_day_replaces_the_first() -> None:
    assert SOME.with_goal(ONE, MAY).steps()[1:] == [(MARCH, OLD), (MAY, ONE)]
    assert SOME.with_goal(OLD, MAY).changes == (MARCH,)


def test_the_oldest_goal_holds_for_all_days_before() -> None:
    changed = SOME.with_goal(ONE, None)
    assert [changed.on(day) for day in (date.min, MARCH - DAY, MARCH)] == [*2 * [DayGoal(Decimal(1))], OLD_DAY]


def test_a_file_without_history_has_one_goal_for_all_days() -> None:
    assert history_of("2000", {}) == GoalHistory((), (OLD,))
    assert history_of(None, {}) == GoalHistory()


def test_days_of_one_goal_are_one_run() -> None:
    shown = [MARCH - 2 * DAY, MARCH - DAY, MARCH, MARCH + DAY, MAY]
    assert [*runs(SOME.on, shown)] == [(0, 1, None), (2, 3, OLD_DAY), (4, 4, NEW_DAY)]
    assert [*runs(SOME.on, [])] == []


@given(changes, st.lists(days, max_size=5))
def test_a_history_survives_being_stored(changes: list[tuple[Goal, date | None]], asked: list[date]) -> None:
    history = GoalHistory()
    for goal, first in changes:
        history = history.with_goal(goal, first)
    read = history_of(*history.stored())
    assert [read.on(day) for day in asked] == [history.on(day) for day in asked]
    assert read.stored() == history.stored()


@given(changes, goals, days)
def test_a_change_leaves_every_other_period_alone(
    changes: list[tuple[Goal, date | None]], goal: Goal, first: date
) -> None:
    before = GoalHistory()
    for each in changes:
        before = before.with_goal(*each)
    after = before.with_goal(goal, first)
    end = next((each for each in before.changes if each > first), None)
    wanted = GoalHistory().with_goal(goal, None).on(first, Decimal(8))
    assert after.on(first, Decimal(8)) == wanted
    assert first == date(1900, 1, 1) or after.on(first - DAY) == before.on(first - DAY)
    assert end is None or after.on(end) == before.on(end)
    assert end is None or after.on(end - DAY, Decimal(8)) == wanted


@given(changes, st.lists(days, max_size=5))
def test_an_older_program_reads_the_same_amounts(changes: list[tuple[Goal, date | None]], asked: list[date]) -> None:
    history = GoalHistory()
    for each in changes:
        history = history.with_goal(*each)
    latest, earlier, _ = history.stored()
    older = history_of(latest, earlier)
    for day in asked:
        theirs, ours = older.on(day), history.on(day)
        assert (theirs and theirs.amount) == (ours and ours.amount)
        assert theirs is None or not theirs.at_most


def test_a_turn_alone_is_a_change_of_goals() -> None:
    turned = GoalHistory().with_goal(OLD, None).with_goal(Goal(OLD.amount, at_most=True), MAY)
    assert turned.stored() == ("2000", {"2026-05-01": "2000"}, ("2026-05-01",))
    assert [turned.on(day) for day in (MARCH, MAY)] == [OLD_DAY, DayGoal(Decimal(2000), at_most=True)]
    assert history_of("2000", {}, ["", "2026-05-01"]).steps() == [
        (None, Goal(OLD.amount, at_most=True)),
        (MAY, OLD),
    ]
