"""Links: nobody without one is told of one more often than is said, and those that are there are found."""

from __future__ import annotations

import math
import random
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.wellness.links import Reason, Waiting, _adjusted, _weights, links
from organic_desktop.wellness.significance import p_of_correlation
from tests.wellness.people import (
    FIRST,
    NAMES,
    Cell,
    autoregressive,
    eight_days,
    on_weekends,
    person,
    power,
    random_walk,
    slow_under_noise,
    steep,
    told,
    two_weeks,
    wild_weekends,
    with_season,
    with_trend,
)

# The whole table is `python -m tests.benchmarks links`; a few kinds of people here, so that a broken rule is noticed.
KINDS = {
    "weekends": Cell(180, 0.3, 1),
    "days resemble": Cell(180, 0.7, 0),
    "trends": Cell(180, 0.3, 0.7, noise=with_trend),
    "seasons": Cell(365, 0.3, 0.7, noise=with_season),
    "walks": Cell(180, 0, 0.7, noise=random_walk),
    "shifts of two weeks": Cell(180, 0.3, 0.7, noise=two_weeks),
    "shifts of eight days": Cell(180, 0.3, 0.7, noise=eight_days),
    "weekends vary": Cell(180, 0.3, 0.7, noise=wild_weekends),
    "slow under noise": Cell(180, 0.7, 0.7, noise=slow_under_noise),
    "steep": Cell(180, 0.3, 0.7, noise=steep),
    "weekends missing": Cell(180, 0.5, 0.7, gaps=on_weekends),
}
PEOPLE = 40
MOST_TOLD = 7
"""Of 40 of whom 5 % may be told something, more than 7 are in one of 2,000 runs; the seeds are fixed."""


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_no_link_is_told_none(kind: str) -> None:
    assert told(KINDS[kind], "quick", PEOPLE) <= MOST_TOLD


def test_a_link_is_found_with_its_sign_and_its_day() -> None:
    same_day = power(Cell(180, 0.5, 0.5, strength=0.5), "quick", 20)
    assert (same_day.found >= 18, same_day.right_sign, same_day.right_lag) == (True, same_day.found, same_day.found)
    later = power(Cell(180, 0.5, 0.5, strength=0.5, lag=1), "quick", 20)
    assert (later.found >= 18, later.right_sign, later.right_lag) == (True, later.found, later.found)


def test_the_order_of_the_days_says_nothing() -> None:
    days = person(Cell(120, 0.5, 0.5, strength=0.7), random.Random(1))
    shuffled = {name: dict(random.Random(2).sample(list(values.items()), len(values))) for name, values in days.items()}
    assert links(days) == links(shuffled)
    assert links(days).links


def test_the_order_of_the_metrics_says_nothing_but_which_comes_first() -> None:
    days = dict(person(Cell(120, 0.5, 0.5, strength=0.7), random.Random(1)))
    turned = links(dict(reversed(days.items())))
    for one, other in zip(links(days).links, turned.links, strict=True):
        assert {one.a, one.b} == {other.a, other.b}
        assert (one.rho, one.p) == pytest.approx((other.rho, other.p))


@given(st.lists(st.dictionaries(st.integers(0, 5000), st.integers(0, 6), max_size=90), max_size=3))
def test_any_days_give_probabilities_and_no_error(metrics: list[dict[int, int]]) -> None:
    days = {
        str(number): {FIRST + timedelta(day): Decimal(value) for day, value in each.items()}
        for number, each in enumerate(metrics)
    }
    found = links(days)
    assert all(0 <= link.p <= link.q <= 1 and -1 <= link.rho <= 1 for link in found.links)
    assert all(wait.days_missing > 0 for wait in found.waiting)


def test_all_pairs_and_lags_are_tested_once() -> None:
    assert links(person(Cell(100, 0.3, 0), random.Random(1))).tests == 15 + 30


def test_of_a_pair_the_surest_test_alone_is_told() -> None:
    found = links(person(Cell(365, 0.7, 0, missing=0, strength=0.8), random.Random(1))).links
    assert [{link.a, link.b} for link in found].count({"sleep", "mood"}) == 1


def test_a_pair_waits_until_it_has_days_and_each_weekday() -> None:
    sleep = {FIRST + timedelta(day): Decimal(day % 6) for day in range(20)}
    mood = {FIRST + timedelta(day): Decimal(day % 5) for day in range(5, 40)}
    assert links({"sleep": sleep, "mood": mood}).waiting == (Waiting("sleep", "mood", 13),)
    mondays = {FIRST + timedelta(7 * week): Decimal(week % 6) for week in range(40)}
    assert links({"sleep": mondays, "mood": mondays}).waiting == (Waiting("sleep", "mood", 22),)
    assert links({"sleep": {}, "mood": {}}).waiting == (Waiting("sleep", "mood", 28),)
    assert links({}).waiting == ()


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([Decimal(day % 4) for day in range(60)], Reason.FEW_VALUES),
        ([Decimal(day) for day in range(60)], Reason.TOO_SLOW),
        ([Decimal(round(20 * math.sin(day / 40))) for day in range(300)], Reason.TOO_SLOW),
    ],
)
def test_what_cant_take_part_is_refused_with_the_reason(values: list[Decimal], reason: Reason) -> None:
    days = {FIRST + timedelta(day): value for day, value in enumerate(values)}
    other = {FIRST + timedelta(day): Decimal(day * 7 % 11) for day in range(len(values))}
    found = links({"slow": days, "other": other})
    assert found.refused["slow"] is reason
    assert (found.links, found.waiting) == ((), ())


def test_a_perfect_copy_is_no_error() -> None:
    rng = random.Random(1)
    days = {FIRST + timedelta(day): Decimal(round(value * 100)) for day, value in enumerate(autoregressive(rng, 60, 0))}
    (link,) = links({"a": days, "b": dict(days)}).links
    assert link.lag == 0
    assert link.rho == pytest.approx(1)


def test_days_at_the_ends_of_the_calendar_and_far_apart() -> None:
    days = {date.min: Decimal(1), date.max: Decimal(2)}
    days |= {FIRST + timedelta(day): Decimal(day * 7 % 11) for day in range(40)}
    assert links(dict.fromkeys(NAMES, days)).tests >= 0


def test_nothing_is_ranked_again() -> None:
    """Days of one mood stay together, however many they are: offsets of weekdays mustn't part them."""
    rng = random.Random(1)
    moods = {FIRST + timedelta(day): Decimal(rng.choice((1, 2, 3, 3, 3, 3, 3, 3, 4, 5))) for day in range(120)}
    found = _adjusted(moods)
    assert isinstance(found, tuple)
    usual = [score for day, score in zip(sorted(moods), found.scores, strict=True) if moods[day] == 3]
    assert max(usual) - min(usual) < 1.5


def test_what_is_left_of_a_day_fades_with_the_gap() -> None:
    assert [_weights(0.8, gap)[0] for gap in (1, 2, 5)] == pytest.approx([0.8, 0.8**2, 0.8**5])


def test_what_was_fitted_is_taken_from_the_freedom() -> None:
    (link,) = links(person(Cell(120, 0, 0, missing=0, strength=0.7), random.Random(2))).links
    assert link.p > 1.001 * p_of_correlation(link.rho, link.days - 2 - 6)


def test_more_is_found_where_days_resemble_than_without_their_news() -> None:
    assert power(Cell(150, 0.75, 0.5, strength=0.4), "news", 20).found >= 12


def test_no_numpy_is_needed() -> None:
    code = (
        "import sys, organic_desktop.wellness.links, organic_desktop.wellness.effects, organic_desktop.wellness.made_up"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print({{'numpy', 'scipy'}} & set(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "set()\n"
