"""Made-up people: the same numbers on the same days, with weekdays and persistence, and no link."""

from __future__ import annotations

import random
from collections import Counter

from organic_desktop.wellness.links import links, persistence_of, scores_of
from organic_desktop.wellness.made_up import made_up, told_something
from tests.wellness.people import Cell, person

REAL = person(Cell(180, 0.6, 1, strength=0.7), random.Random(1))


def test_values_and_gaps_are_the_persons_own() -> None:
    for values in REAL.values():
        made = made_up(values, random.Random(2))
        assert made.keys() == values.keys()
        assert Counter(made.values()) == Counter(values.values())
        assert made != values


def test_weekdays_and_persistence_stay() -> None:
    values = REAL["sleep"]
    made = made_up(values, random.Random(2))
    weekend = [[day.weekday() >= 5 for day in each] for each in (values, made)]
    means = [
        sum(float(value) for value, free in zip(each.values(), days, strict=True) if free) / sum(days)
        for each, days in zip((values, made), weekend, strict=True)
    ]
    assert abs(means[0] - means[1]) < 0.4
    days = [day.toordinal() for day in sorted(values)]
    assert abs(persistence_of(days, scores_of(values)[1]) - persistence_of(days, scores_of(made)[1])) < 0.2


def test_the_link_is_gone_for_nearly_all() -> None:
    assert links(REAL).links
    assert sum(told_something(REAL, random.Random(3), 40)) <= 7


def test_few_days_stay_as_they_are() -> None:
    few = dict(list(REAL["sleep"].items())[:10])
    assert made_up(few, random.Random(1)) == few
    assert list(told_something({"sleep": few, "mood": {}}, random.Random(1), 3)) == [False] * 3
