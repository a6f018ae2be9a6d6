"""Experiments: the plan and its drawing; the result is exact by every order that could have been drawn."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import isclose

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from organic_desktop.core.errors import InvalidInput
from organic_desktop.wellness.experiment_result import adherence, interval, p_of, result
from organic_desktop.wellness.experiment_text import merged, plan_text, read_plan, read_record, record_text
from organic_desktop.wellness.experiments import (
    DAY,
    LEVEL,
    Amendment,
    Experiment,
    Factor,
    Layout,
    Plan,
    Record,
    State,
    Told,
    check_beside,
    checked_plan,
    drawn,
    layouts,
    proposed,
)

FIRST = date(2026, 12, 1)
WRITTEN = datetime(2026, 11, 30, 8, tzinfo=UTC)
SCREENS = Factor("No screens after ten")
PLAN = Plan("Do I sleep longer?", SCREENS, "sleep_hours", 0, FIRST, 2, (True, False) * 3 + (True,), WRITTEN, time(20))
DIFFERENCES = st.lists(st.integers(-40, 40).map(lambda each: Fraction(each, 4)), min_size=1, max_size=9)


# -- the plan -----------------------------------------------------------------------------------------------------


def test_a_pair_has_a_block_with_and_one_without_in_the_drawn_order() -> None:
    assert [with_it for _, with_it in PLAN.days()][:8] == [True, True, False, False, False, False, True, True]
    assert (PLAN.length, PLAN.last, PLAN.counted_on) == (28, date(2026, 12, 28), date(2026, 12, 29))
    assert replace(PLAN, lag=1).counted_on == date(2026, 12, 30)
    assert PLAN.with_it(FIRST - DAY) is None
    assert PLAN.with_it(PLAN.last + DAY) is None


@given(st.lists(st.booleans(), min_size=1, max_size=14), st.integers(2, 7))
def test_as_many_days_are_with_as_without(order: list[bool], block: int) -> None:
    days = replace(PLAN, order=tuple(order), block_days=block).days()
    assert sum(with_it for _, with_it in days) * 2 == len(days)
    assert len({day for day, _ in days}) == len(days)


@pytest.mark.parametrize("weeks", range(2, 9))
def test_what_is_proposed_fits_and_can_tell_if_anything_can(weeks: int) -> None:
    layout = proposed(weeks)
    assert layout.days <= weeks * 7
    assert layout in layouts(weeks)
    assert layout.can_tell == (weeks >= 4)
    assert layout.smallest_p == Fraction(2, 2**layout.pairs)


@pytest.mark.parametrize("weeks", [4, 6, 8])
def test_a_proposed_plan_begins_its_blocks_on_each_weekday_once(weeks: int) -> None:
    layout = proposed(weeks)
    begins = {(FIRST + pair * 2 * layout.block_days * DAY).weekday() for pair in range(7)}
    assert layout.pairs == 7
    assert len(begins) == 7


def test_every_order_is_as_likely() -> None:
    chance, counts = random.Random(1), dict[tuple[bool, ...], int]()
    for _ in range(4_000):
        order = drawn(Layout(2, 3), chance)
        counts[order] = counts.get(order, 0) + 1
    assert len(counts) == 8
    assert stats.chisquare(list(counts.values())).pvalue > 0.001


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"question": "  "}, "can't be empty"),
        ({"factor": Factor("x" * 81)}, "longer than 80"),
        ({"outcome": "nutrition_notes"}, "what is measured"),
        ({"outcome": "mood_score", "factor": Factor("m", "mood_score", Decimal(4), Decimal(3))}, "two different"),
        ({"factor": Factor("e", "exercise_minutes", Decimal(20), Decimal(30))}, "less than on days with"),
        ({"factor": Factor("e", "exercise_minutes", Decimal(20), Decimal(0))}, "Less than 0"),
        ({"factor": Factor("e", "exercise_minutes")}, "how much"),
        ({"lag": 2}, "day after"),
        ({"order": (True,)}, "2 to 8 weeks"),
        ({"order": (True,) * 15}, "2 to 8 weeks"),
        ({"block_days": 1}, "2 to 8 weeks"),
        ({"first": FIRST - 2 * DAY}, "can begin today"),
        ({"first": FIRST + 90 * DAY}, "can begin today"),
    ],
)
def test_a_plan_that_can_t_be_carried_out_is_refused(changes: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        checked_plan(replace(PLAN, **changes), FIRST - DAY)  # type: ignore[arg-type]


def test_words_are_one_line() -> None:
    plan = checked_plan(replace(PLAN, question="Do I\nsleep\x07 longer?"), FIRST)
    assert plan.question == "Do I sleep longer?"


def test_two_plans_for_one_thing_and_a_third_are_refused() -> None:
    other = replace(PLAN, factor=Factor("e", "exercise_minutes", Decimal(30), Decimal(10)))
    check_beside(other, [Experiment("a", PLAN)])
    with pytest.raises(InvalidInput, match="two plans"):
        check_beside(PLAN, [Experiment("a", PLAN)])
    with pytest.raises(InvalidInput, match="two plans"):
        check_beside(replace(other, question="?"), [Experiment("a", other)])
    with pytest.raises(InvalidInput, match="At most 2"):
        check_beside(PLAN, [Experiment("a", other), Experiment("b", other)])


def test_it_is_over_once_its_last_outcome_s_day_is_past() -> None:
    late = Experiment("a", replace(PLAN, lag=1))
    assert late.state(FIRST - DAY) is State.PLANNED
    assert late.state(FIRST) is State.RUNNING
    assert late.state(PLAN.last + DAY) is State.RUNNING
    assert late.state(PLAN.last + 2 * DAY) is State.OVER
    assert replace(late, record=Record(stopped_on=FIRST)).state(FIRST) is State.STOPPED


@given(st.dates(date(2024, 2, 1), date(2024, 2, 29)), st.sampled_from([proposed(weeks) for weeks in range(2, 9)]))
def test_a_leap_day_is_a_day_like_any_other(first: date, layout: Layout) -> None:
    plan = replace(PLAN, first=first, block_days=layout.block_days, order=(True,) * layout.pairs)
    days = [day for day, _ in plan.days()]
    assert days == [first + timedelta(number) for number in range(layout.days)]
    assert [plan.number_of(day) for day in days] == [*range(1, layout.days + 1)]


# -- the result -----------------------------------------------------------------------------------------------------


@given(DIFFERENCES)
@settings(max_examples=60, deadline=None)
def test_p_is_scipy_s_exact_permutation_test(differences: list[Fraction]) -> None:
    values = numpy.array([float(each) for each in differences])
    exact = stats.permutation_test(
        (values,), numpy.mean, permutation_type="samples", n_resamples=numpy.inf, alternative="greater"
    ) if len(values) > 1 else None  # fmt: skip
    brute: list[Fraction] = [abs(sum((each * sign for each, sign in zip(differences, signs, strict=True)), Fraction(0)))
             for signs in product((1, -1), repeat=len(differences))]  # fmt: skip
    observed = abs(sum(differences, Fraction(0)))
    expected = Fraction(sum(each >= observed for each in brute), len(brute))
    assert p_of(differences) == expected
    if exact is not None and sum(differences) > 0:  # the null is symmetric: both sides have twice one
        assert isclose(float(p_of(differences)), 2 * float(exact.pvalue), abs_tol=1e-9)


@given(DIFFERENCES)
@settings(deadline=None)
def test_the_interval_holds_just_what_the_test_doesn_t_reject(differences: list[Fraction]) -> None:
    low, high = interval(differences)
    if low is None or high is None:
        assert len(differences) < 6
        return
    assert low <= sum(differences) / len(differences) <= high
    step = Fraction(1, 10**6)
    for effect in (low, high):
        assert p_of([each - effect for each in differences]) > LEVEL
    for effect in (low - step, high + step):
        assert p_of([each - effect for each in differences]) <= LEVEL


@given(DIFFERENCES)
@settings(deadline=None)
def test_a_difference_is_told_just_if_the_interval_leaves_out_nothing(differences: list[Fraction]) -> None:
    low, high = interval(differences)
    if low is not None and high is not None:
        assert (p_of(differences) <= LEVEL) == (low > 0 or high < 0)


def days_of(plan: Plan, effect: float, noise: Callable[[int], float]) -> dict[date, Decimal]:
    shift = plan.lag * DAY
    return {
        day + shift: Decimal(str(round(noise(number) + effect * with_it, 2)))
        for number, (day, with_it) in enumerate(plan.days())
    }


@pytest.mark.parametrize("lag", [0, 1])
def test_a_planted_difference_is_found_with_its_size(lag: int) -> None:
    plan = replace(PLAN, lag=lag)
    found = result(plan, Record(), days_of(plan, 0.75, lambda number: 7 + number % 3 / 100))
    assert found.is_difference
    assert found.p == Fraction(2, 128)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= Fraction(3, 4) <= found.high
    assert (found.days, found.missing, found.left_out) == (28, 0, 0)


def test_missing_days_are_left_out_and_counted() -> None:
    values = days_of(PLAN, 1, lambda number: 7)
    for number in (0, 1, 5):  # a block as a whole, and one day of another
        del values[FIRST + number * DAY]
    found = result(PLAN, Record(), values)
    assert (found.missing, found.left_out, len(found.pairs)) == (3, 1, 6)
    assert found.difference == 1


def test_nothing_logged_is_no_result() -> None:
    found = result(PLAN, Record(), {})
    assert (found.difference, found.p, found.low, found.missing) == (None, None, None, 28)
    assert not found.is_difference
    assert not found.can_tell


def test_days_count_as_drawn_whether_kept_or_not() -> None:
    factor = Factor("Exercise", "exercise_minutes", Decimal(30), Decimal(10))
    plan, values = replace(PLAN, factor=factor), days_of(PLAN, 1, lambda number: 7)
    kept = {day: 30 if with_it else 9 for day, with_it in plan.days()}
    broken = {day: 9 if with_it else 30 for day, with_it in plan.days()}
    assert result(plan, Record(), values, kept).difference == result(plan, Record(), values, broken).difference
    assert adherence(plan, Record(), kept).kept == 28
    assert adherence(plan, Record(), broken).broken == 28
    assert adherence(plan, Record(), {FIRST: 20}).unknown == 27
    ticked = Record(frozenset({FIRST, FIRST - DAY}))
    assert adherence(PLAN, ticked).kept == 1


NOISES: dict[str, Callable[[random.Random], list[float]]] = {
    "white": lambda chance: [chance.gauss(0, 1) for _ in range(56)],
    "weekend": lambda chance: [chance.gauss(0, 0.5) + 2 * (day % 7 > 4) for day in range(56)],
    "persistent": lambda chance: _persistent(chance, 0.7),
    "walk": lambda chance: _persistent(chance, 1.0),
    "trend": lambda chance: [chance.gauss(0, 1) + day / 8 for day in range(56)],
    "outliers": lambda chance: [chance.gauss(0, 1) ** 5 for _ in range(56)],
}


def _persistent(chance: random.Random, share: float) -> list[float]:
    found = [chance.gauss(0, 1)]
    for _ in range(55):
        found.append(share * found[-1] + chance.gauss(0, 1))
    return found


@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("weeks", [4, 6])
def test_without_an_effect_at_most_five_of_a_hundred_are_told_one(noise: str, weeks: int) -> None:
    """Exactly, over every order that could have been drawn, for whatever noise there is."""
    chance, layout = random.Random(f"{noise} {weeks}"), proposed(weeks)
    values = NOISES[noise](chance)
    outcome = {FIRST + number * DAY: Decimal(str(round(value, 2))) for number, value in enumerate(values)}
    missing = chance.sample(sorted(outcome), 8)
    outcome = {day: value for day, value in outcome.items() if day not in missing}
    orders = [*product((True, False), repeat=layout.pairs)]
    told = [
        result(replace(PLAN, block_days=layout.block_days, order=order), Record(), outcome).is_difference
        for order in orders
    ]
    assert Fraction(sum(told), len(orders)) <= LEVEL


# -- as text --------------------------------------------------------------------------------------------------------

RECORD = Record(
    frozenset({FIRST}), (Amendment(WRITTEN, "At half past"),), FIRST + DAY, Told(FIRST, "3/4", "1/64")
)  # fmt: skip


def test_a_plan_and_a_record_come_back_from_their_text() -> None:
    measured = replace(PLAN, factor=Factor("Move", "exercise_minutes", Decimal(30), Decimal("10.5")), remind_at=None)
    for plan in (PLAN, measured):
        assert read_plan(plan_text(plan)) == plan
    for record in (Record(), RECORD):
        assert read_record(record_text(record)) == record


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"with first"', '"both"'),
        ('"sleep_hours"', '"sleep"'),
        ('"block_days": 2', '"block_days": 99'),
        ('"block_days": 2', '"block_days": true'),
        ('"lag": 0', '"lag": 2'),
        ('"2026-12-01"', '"9999-12-01"'),
        ('"20:00"', '"25:00"'),
        ('"No screens after ten"', '""'),
        ('"No screens after ten"', '"\\ud800"'),
        ("{", "[" * 100_000),
    ],
)
def test_a_text_that_no_plan_has_is_refused(old: str, new: str) -> None:
    assert old in plan_text(PLAN)
    with pytest.raises((ValueError, TypeError, LookupError)):
        read_plan(plan_text(PLAN).replace(old, new))


def test_nothing_of_two_records_is_lost() -> None:
    other = Record(frozenset({FIRST + DAY}), (Amendment(WRITTEN + DAY, "Earlier"),))
    both = merged(RECORD, other)
    assert both == merged(other, RECORD)
    assert both.ticks == {FIRST, FIRST + DAY}
    assert len(both.amendments) == 2
    assert both.stopped_on == FIRST + DAY
    assert both.told == RECORD.told
    assert merged(RECORD, RECORD) == RECORD


@pytest.mark.parametrize("number", ["1e99999999", "1/0", "nan", "9" * 500, "1 / 2", "²"])
def test_a_told_number_that_is_no_fraction_is_refused_at_once(number: str) -> None:
    told = record_text(replace(RECORD, told=Told(date(2026, 1, 1), "1/2", "1")))
    assert read_record(told).told
    with pytest.raises(ValueError, match="not a fraction"):
        read_record(told.replace("1/2", number))


def test_a_told_difference_of_numbers_as_long_as_a_column_takes_is_read_back() -> None:
    told = Told(date(2026, 1, 1), str(Fraction(10**60 + 1, 10**90 * 7)), "1/64")
    assert read_record(record_text(Record(told=told))).told == told


@pytest.mark.parametrize(("difference", "p"), [("1/2", "3/2"), ("1/2", "-1"), ("9" * 300, "1")])
def test_told_numbers_that_no_result_has_are_refused(difference: str, p: str) -> None:
    with pytest.raises(ValueError, match="not such a fraction"):
        read_record(record_text(Record(told=Told(date(2026, 1, 1), difference, p))))
