"""The checker: it links what the data hold, strikes out what they contradict, and leaves the rest as it is."""

from __future__ import annotations

import re
import time
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from organic_desktop.coach.builtin import Builtin
from organic_desktop.coach.checker import Mark, MarkKind, checked
from organic_desktop.coach.evidence import DATES, Evidence
from organic_desktop.coach.language import METRIC_COLUMNS, language
from organic_desktop.coach.provider import Request, Role, Turn
from tests.coach.people import TODAY, back, ben, people

SENTENCES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
BEN = ben()
MOST_FALSE = 2  # of 200: a hundredth
FEWEST_CAUGHT = 0.8
FEWEST_OF_STRANGERS = 0.9


def struck(text: str, evidence: Evidence = BEN) -> list[str]:
    """Return the numbers of a text that are contradicted."""
    return [text[mark.start : mark.end] for mark in checked(text, evidence) if mark.kind is MarkKind.CONTRADICTED]


def linked(text: str, evidence: Evidence = BEN) -> list[str]:
    """Return the numbers of a text that are linked."""
    return [text[mark.start : mark.end] for mark in checked(text, evidence) if mark.kind is MarkKind.LINKED]


def test_what_is_true_or_no_statement_is_hardly_ever_struck_out() -> None:
    fair = [*SENTENCES["fair"]["known"], *SENTENCES["fair"]["held_out"]]
    assert len(fair) == 200
    assert len([sentence for sentence in fair if struck(sentence)]) <= MOST_FALSE
    assert [sentence for sentence in SENTENCES["later"]["fair"] if struck(sentence)] == []
    for group in ("stranger", "second_stranger", "second_stranger_held_out", "parts"):
        assert [sentence for sentence in SENTENCES[group]["fair"] if struck(sentence)] == []


@pytest.mark.parametrize(
    "sentences",
    [
        SENTENCES["wrong"]["known"],
        SENTENCES["wrong"]["held_out"],
        SENTENCES["later"]["wrong"],
        SENTENCES["stranger"]["wrong"],
    ],
)
def test_what_is_plainly_untrue_is_struck_out(sentences: list[str]) -> None:
    assert len([sentence for sentence in sentences if struck(sentence)]) >= FEWEST_CAUGHT * len(sentences)


def test_nine_of_ten_untrue_numbers_by_strangers_are_struck_out() -> None:
    for group in ("second_stranger", "second_stranger_held_out"):
        wrong = SENTENCES[group]["wrong"]
        assert len([sentence for sentence in wrong if struck(sentence)]) >= FEWEST_OF_STRANGERS * len(wrong)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Your average sleep last week was 7 h 09.", ["7 h 09"]),
        ("Your average sleep last week was 7h 9m.", ["7h 9m"]),
        ("Your average sleep last week was 7:09 hours.", ["7:09"]),
        ("Your average water last week was 65.2 fl oz.", ["65.2"]),
        ("Your average water last week was 1929ml.", ["1929"]),
        ("Sie schliefen letzte Woche im Schnitt 7:09 Stunden.", ["7:09"]),
        ("Your workouts averaged 36 minutes last week.", ["36"]),
        ("Your total sleep this month was 215 h.", ["215"]),
        ("Your average sleep over the last 30 days was 7.15 hours.", ["7.15"]),
        ("You slept 7.1 hours on average over the last 30 days.", ["7.1"]),  # as `stats` counts
        ("Your average sleep over the last 30 days was 7.17 hours.", ["7.17"]),  # as Insights does
        ("Over the past 30 days, you averaged about 7 hours of sleep.", ["7"]),
        ("Your sleep averaged 7 hours and 9 minutes over the last 30 days.", ["7 hours and 9 minutes"]),
        ("Your average water last week was 1.93 litres.", ["1.93"]),
        ("Im Oktober tranken Sie durchschnittlich 1.892 ml Wasser.", ["1.892"]),
        ("You exercised 12.5 hours in total this month.", ["12.5"]),
        ("Your mood was 4 yesterday, and your energy 3.5.", ["4", "3.5"]),
        ("You met your water goal on 16 of 30 days in October.", ["16", "30"]),
        ("Your current streak is 60 days.", ["60"]),
        ("Your average sleep in October:\n7.17 hours", []),  # another line names no metric
        ("In October you slept well. Your average sleep was 7.17 hours.", ["7.17"]),  # by the sentence before
        ("You slept 7 to 8 hours, or 90 %, at 22:30 on 27 November.", []),
    ],
)
def test_what_the_data_hold_is_linked(text: str, numbers: list[str]) -> None:
    assert linked(text) == numbers
    assert struck(text) == []


def test_a_mark_leads_to_the_days_and_says_what_they_hold() -> None:
    text = "In October your average sleep was 6.5 hours."
    (mark,) = checked(text, BEN)
    says = "Your entries from 2026-10-01 to 2026-10-31 say: Sleep 7.17 hours on average."
    assert mark == Mark(34, 37, MarkKind.CONTRADICTED, "sleep_hours", date(2026, 10, 1), date(2026, 10, 31), mark.says)
    assert (text[mark.start : mark.end], mark.says) == ("6.5", says)
    (day,) = checked("You slept 9 hours on 27 November.", BEN)
    assert day.says == "Your entry of 2026-11-27 says: Sleep 6.50 hours."
    (streak,) = checked("Your current streak is 12 days.", BEN)
    assert (streak.metric, streak.says) == (DATES, "Your current streak is 60 days.")


def test_a_part_of_a_days_amount_isnt_contradicted_and_more_than_it_is() -> None:
    assert struck("You drank 500 ml of water yesterday.") == []
    assert struck("You drank 2,500 ml of water yesterday.") == ["2,500"]


def test_days_without_data_contradict_nothing() -> None:
    assert checked("Your average sleep in May was 7.5 hours.", BEN) == ()
    assert checked("You slept 7.5 hours yesterday.", Evidence(TODAY)) == ()


@pytest.mark.parametrize("text", ["", "7", "7.5 hours", "sleep", "…", "1. 2. 3.", "\n\n\n", "Sleep 7 h" * 3])
def test_a_text_that_says_nothing(text: str) -> None:
    assert struck(text) == []


WORDS = (
    "sleep water mood average highest was 7.15 1,892 7 hours ml in October over the last 30 days week . \n"
    " yesterday on 27 November from to 2026-11-01 you streak current of goal total Mondays Schlaf Stunden"
    " durchschnittlich gestern Sie 3."
)
QUESTIONS = [
    *language("en").facts["say"]["examples"],
    *language("de").facts["say"]["examples"],
    *(f"average {language('en').name(column)} last {days} days" for column in METRIC_COLUMNS for days in (1, 7, 30)),
    *(f"Was war meine beste {language('de').name(column)}?" for column in METRIC_COLUMNS),
    *(f"total {language('en').name(column)} this year" for column in METRIC_COLUMNS),
]
NO_DATA = ("That can't", "Das lässt", "A trend needs", "Für eine Tendenz", "•", "Your notes", "Ihre Notizen")
"""Beginnings of lines whose numbers aren't the user's."""


@settings(max_examples=100, deadline=None)
@given(people(), st.sampled_from(QUESTIONS))
@example(
    Evidence(date(2027, 1, 1), dates=frozenset({date(2027, 1, 1)})), "Wie viele Tage habe ich dieses Jahr eingetragen?"
)
def test_every_number_of_the_rules_is_linked(evidence: Evidence, question: str) -> None:
    evidence = replace(evidence, notes={})
    lines = Builtin(evidence).lines(Request((Turn(Role.USER, question),), "", 0, 0))
    text = "\n".join(lines)
    marks = checked(text, evidence)
    assert all(mark.kind is MarkKind.LINKED for mark in marks), text
    covered = {place for mark in marks for place in range(mark.start, mark.end)}
    bare = text
    for code in ("en", "de"):
        days = {evidence.today + timedelta(number) for number in range(-800, 5)}
        for written in sorted({language(code).date(day) for day in days}, key=len, reverse=True):
            bare = bare.replace(written, " " * len(written))
    start = 0
    for line in lines:
        if not line.startswith(NO_DATA):
            for match in re.finditer(r"\d+", bare[start : start + len(line)]):
                assert start + match.start() in covered, (line, match[0], marks)
        start += len(line) + 1


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS.split(" ")) | st.text(max_size=8),
        max_size=40,
    ),
    people(),
)  # fmt: skip
def test_marks_lie_in_the_text_in_order_and_apart(words: list[str], evidence: Evidence) -> None:
    text = " ".join(words)
    end = 0
    for mark in checked(text, evidence):
        assert end <= mark.start < mark.end <= len(text)
        assert text[mark.start].isdigit()
        assert mark.first <= mark.last
        assert (mark.says is None) == (mark.kind is MarkKind.LINKED)
        end = mark.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400), people())
def test_any_text_is_checked(text: str, evidence: Evidence) -> None:
    checked(text, evidence)


@pytest.mark.parametrize(
    "unit",
    [
        "Your average sleep over the last 30 days was 7.15 hours. ",
        "sleep 7 hours on 3 November and ",
        "1",
        "1.1.",
        "7 ",
        "from 3 to ",
        "November ",
        "in October your mood was 3 in ",
        "-",
        "ä",
        "…",
    ],
)
def test_a_long_text_takes_no_longer_than_its_length(unit: str) -> None:
    days = {back(number): Decimal(7) for number in range(3_650)}
    evidence = Evidence(TODAY, {"sleep_hours": days, "mood_score": days}, frozenset(days))
    taken = []
    for length in (5_000, 20_000):
        text = (unit * length)[:length]
        begun = time.process_time()
        checked(text, evidence)
        taken.append(time.process_time() - begun)
    assert taken[1] < 10 * max(taken[0], 0.05)
    assert taken[1] < 5
