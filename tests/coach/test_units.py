"""The user's units in the rules' answers, in the checker's words, and in what is sent to a model."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from organic_desktop.coach.builtin import Builtin
from organic_desktop.coach.checker import MarkKind, checked
from organic_desktop.coach.context import compose
from organic_desktop.coach.evidence import AGREEABLE, Evidence
from organic_desktop.coach.language import METRIC_COLUMNS, language
from organic_desktop.coach.provider import Request, Role, Turn
from organic_desktop.ui.text.measures import Measures
from organic_desktop.wellness.metrics import metric
from organic_desktop.wellness.stats import average
from organic_desktop.wellness.units import Units
from tests.coach.people import TODAY, ben, numbers, people

OUNCES = Units("fl oz", "clock")
BEN = replace(ben(), units=OUNCES)


def said(question: str, evidence: Evidence = BEN) -> list[str]:
    return Builtin(evidence).lines(Request((Turn(Role.ASSISTANT, "…"), Turn(Role.USER, question)), "", 0, 0))


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("What was my average sleep last week?", "7 h 09"),  # 7.142857 hours, rounded once
        ("What was my average water last week?", "65.2 fl oz"),  # 1928.57 ml
        ("How much did I exercise in total last week?", "180 minutes"),
        ("How much did I sleep in total last week?", "50 h"),
        ("Wie viel Wasser habe ich letzte Woche durchschnittlich getrunken?", "65,2 fl oz"),
        ("Wie viel habe ich letzte Woche durchschnittlich geschlafen?", "7 h 09"),
        ("What was my highest water in October?", "76.1 fl oz"),
    ],
)
def test_answers_are_in_the_users_units_and_each_number_is_linked(question: str, amount: str) -> None:
    (line,) = said(question)
    assert f" {amount}" in line
    marks = checked(line, BEN)
    assert {mark.kind for mark in marks} == {MarkKind.LINKED}
    assert amount.removesuffix(" fl oz").removesuffix(" minutes").removesuffix(" h") in {
        line[mark.start : mark.end] for mark in marks
    }


def test_a_contradicted_number_is_corrected_in_the_users_units() -> None:
    (mark,) = checked("Your average water last week was 90 fl oz.", BEN)
    assert (mark.kind, str(mark.says).rpartition(": ")[2]) == (MarkKind.CONTRADICTED, "Water 65.2 fl oz on average.")
    (mark,) = checked("You slept 9 h 30 yesterday.", BEN)
    assert str(mark.says).endswith("Sleep 7 h.")
    (mark,) = checked("You slept 9 h 30 on 27 November.", BEN)
    assert str(mark.says).endswith("Sleep 6 h 30.")


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(METRIC_COLUMNS).flatmap(
        lambda column: st.tuples(st.just(column), st.lists(numbers(column), min_size=1, max_size=9))
    ),
    st.sampled_from(["en_GB", "de_DE"]),
    st.sampled_from(["ml", "fl oz"]),
)
def test_an_amount_is_written_as_the_window_writes_it(
    drawn: tuple[str, list[Decimal | int]], locale: str, volume: str
) -> None:
    column, values = drawn
    units = Units("fl oz" if volume == "fl oz" else "ml", "clock")
    mean = average(values)
    assert mean is not None
    of = metric(column)
    if units.as_clock(of) or units.unit(of).value == "fl oz":
        window = Measures(QLocale(locale), units).average(of, mean)
        assert language(locale).amount(column, mean, units) == window.replace("\u202f", " ").replace("\xa0", " ")


QUESTIONS = [
    *(f"average {language('en').name(column)} last {days} days" for column in METRIC_COLUMNS for days in (1, 7, 30)),
    *(f"total {language('en').name(column)} this year" for column in METRIC_COLUMNS),
    *(f"Was war meine beste {language('de').name(column)}?" for column in METRIC_COLUMNS),
    "Compare my water this week with last week.",
    "On which weekday do I sleep best?",
]


@settings(max_examples=100, deadline=None)
@given(people(), st.sampled_from(QUESTIONS))
def test_no_number_of_the_rules_is_contradicted_in_any_units(evidence: Evidence, question: str) -> None:
    evidence = replace(evidence, notes={}, units=OUNCES)
    text = "\n".join(said(question, evidence))
    marks = checked(text, evidence)
    assert all(mark.kind is MarkKind.LINKED for mark in marks), text
    linked = {text[mark.start : mark.end] for mark in marks}
    for line in text.splitlines():
        if " fl oz" in line:
            assert line.partition(" fl oz")[0].rpartition(" ")[2] in linked, (line, linked)


def test_a_model_gets_facts_in_the_users_units_and_rows_as_they_are_stored() -> None:
    composed = compose("What was my average water last week?", BEN, AGREEABLE, (), 20_000)
    facts = "\n".join(composed.facts)
    assert "65.2 fl oz" in facts
    assert "The user reads water in fl oz (1 fl oz is 29.57 ml) and sleep as hours and minutes" in composed.facts[0]
    assert all(fact in composed.turns[0].content for fact in composed.facts)
    header, *rows = composed.turns[0].content.partition("```csv\n")[2].partition("\n```")[0].splitlines()
    assert {"water_intake_ml", "sleep_hours", "exercise_minutes"} <= set(next(csv.reader([header])))
    assert all(row in composed.rows for row in rows)
    assert "2250" in rows[-3]


def test_what_isnt_agreed_or_usual_names_no_units() -> None:
    only_mood = compose("How is my mood?", BEN, ["mood_score"], (), 20_000)
    assert not any("fl oz" in fact for fact in only_mood.facts)
    stored = compose("average water last week", replace(BEN, units=Units()), AGREEABLE, (), 20_000)
    assert not any("The user reads" in fact for fact in stored.facts)


def test_no_entries_say_nothing_of_units() -> None:
    empty = Evidence(date(2026, 11, 30), units=OUNCES)
    assert compose("average water", empty, AGREEABLE, (), 20_000).facts == ()
    assert empty.today == TODAY
