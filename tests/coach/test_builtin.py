"""The rules: each kind of question in English and German, with exactly the numbers that ``stats`` gives."""

from __future__ import annotations

import threading
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organic_desktop.coach import figures
from organic_desktop.coach.answers import FEW_EXAMPLES
from organic_desktop.coach.builtin import Builtin, columns_of, needs_links
from organic_desktop.coach.evidence import DATES, MODULES, Evidence
from organic_desktop.coach.language import METRIC_COLUMNS, Language, fold, language, language_of
from organic_desktop.coach.periods import Period, last_days, periods_in
from organic_desktop.coach.provider import Delta, Ending, Finished, Provider, Request, Role, Turn
from organic_desktop.coach.questions import Kind, understood
from organic_desktop.core.goals import Goal, GoalHistory
from organic_desktop.wellness.stats import wellness_stats
from tests.coach.people import MODULE, TODAY, back, numbers, people, some_links

DAYS: dict[str, dict[date, Decimal | int]] = {
    "sleep_hours": {back(0): Decimal("7.5"), back(1): Decimal(6), back(2): Decimal("8.25"), back(40): Decimal(5)},
    "water_intake_ml": {back(0): 1250, back(1): 2000, back(2): 2250, back(3): 1500},
    "exercise_minutes": {back(1): 30, back(2): 0, back(9): 45},
    "mood_score": {back(number): Decimal(4 if number < 20 else 3) for number in range(60)},
}
ANNA = Evidence(
    TODAY,
    DAYS,
    frozenset({back(number) for number in range(60) if number != 7}),
    {back(1): "a walk in the rain"},
    modules=(MODULE,),
    module="identity",
    links=some_links(),
)


def said(question: str, evidence: Evidence = ANNA, *earlier: str) -> list[str]:
    """Return the lines of an answer in the middle of a conversation."""
    asked = [turn for text in earlier for turn in (Turn(Role.USER, text), Turn(Role.ASSISTANT, "…"))]
    turns = (*(asked or [Turn(Role.ASSISTANT, "…")]), Turn(Role.USER, question))
    return Builtin(evidence).lines(Request(turns, "builtin", 0, 0))


QUESTIONS = tomllib.loads((Path(__file__).parent / "questions.toml").read_text(encoding="utf-8"))["answer"]


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked["question"])
def test_the_answer_to_a_question(asked: dict[str, Any]) -> None:
    assert said(asked["question"]) == asked["lines"]


@pytest.mark.parametrize("code", ["en", "de"])
def test_each_example_is_understood_in_its_language_whatever_the_interfaces(code: str) -> None:
    examples = language(code).facts["say"]["examples"]
    for interface in ("en", "de"):
        kinds = {understood(each, replace(ANNA, language=interface)).kind for each in examples}
        assert len(kinds) == len(examples) >= 12
        assert Kind.UNKNOWN not in kinds
        assert {understood(each, replace(ANNA, language=interface)).words.code for each in examples} == {code}


def test_a_question_that_isnt_understood_gets_examples_and_no_pretence() -> None:
    first, *examples = said("Tell me a joke about llamas")
    assert first.startswith("I don't understand this question. I am a set of rules, not a person or a language model")
    assert [each.removeprefix("• ") for each in examples] == language("en").facts["say"]["examples"][:FEW_EXAMPLES]


@pytest.mark.parametrize("question", ["What can you do?", "are you a language model?", "Was kannst du?", "help"])
def test_it_says_that_it_is_rules(question: str) -> None:
    assert "rules" in said(question)[0] or "Regeln" in said(question)[0]


def test_the_interfaces_language_decides_where_the_question_doesnt() -> None:
    assert said("?", replace(ANNA, language="de"))[0].startswith("Diese Frage verstehe ich nicht.")
    assert language_of("hm", "de_AT").code == "de"
    assert language("fr").code == "en"


def test_a_question_can_go_on_from_the_one_before() -> None:
    before = "What was my average sleep over the last 30 days?"
    assert said("and in October?", ANNA, before)[0].startswith("Your average sleep from 1 October 2026")
    assert said("and my mood?", ANNA, before)[0].startswith("Your average mood from 31 October 2026")


def test_the_first_answer_says_that_it_isnt_medical_advice_and_no_later_one() -> None:
    request = Request((Turn(Role.USER, "How long is my streak?"),), "builtin", 0, 0)
    assert Builtin(ANNA).lines(request)[-1] == "This isn't medical advice."
    assert "This isn't medical advice." not in said("How long is my streak?")


def test_nothing_is_logged_yet() -> None:
    empty = Evidence(TODAY)
    assert said("How long is my streak?", empty) == [
        "Nothing is logged yet. Once there are a few days, I can answer questions about them."
    ]
    assert said("What is the next step?", empty) == [
        "This conversation belongs to no module with topics. Open one on the Modules page to talk about it."
    ]


def test_why_there_is_no_streak_and_why_one_goes_on() -> None:
    lost = replace(ANNA, dates=frozenset({back(3)}))
    assert said("Why did my streak end?", lost) == [
        "There is no streak at the moment: neither today nor yesterday has an entry.",
        "The latest entry is of 27 November 2026; 28 November 2026 has none, and a streak needs an entry for every day"
        " up to today or yesterday.",
    ]
    off = replace(ANNA, dates=frozenset({back(1)}), days_off=frozenset({back(2)}))
    assert said("Why is my streak what it is?", off) == [
        "Your current streak is 1 day in a row.",
        "It began on 29 November 2026, because 28 November 2026 has no entry.",
        "28 November 2026 was a day off: it doesn't break your rhythm, but the streak is counted as the server does.",
        "Today has no entry yet; the streak goes on if you log something today.",
    ]


def test_a_limit_is_met_by_what_stays_below_it() -> None:
    evidence = replace(ANNA, goals={"exercise_minutes": GoalHistory((), (Goal(Decimal(30), at_most=True),))})
    assert said("How often did I meet my exercise goal in November?", evidence) == [
        "Your exercise met its goal on 2 of 3 logged days from 1 November 2026 to 30 November 2026."
    ]


def test_it_is_a_provider_that_sends_nothing() -> None:
    rules: Provider = Builtin(ANNA)
    request = Request((Turn(Role.USER, "What did I log on 29 November?"),), "builtin", 0, 0)
    assert (rules.name, rules.host, rules.is_remote, rules.body(request)) == ("builtin", None, False, b"")
    assert [model.name for model in rules.models()] == ["builtin"]
    *deltas, last = list(rules.stream(request, threading.Event()))
    assert last == Finished(Ending.STOP)
    assert "".join(each.text for each in deltas if isinstance(each, Delta)) == "\n".join(Builtin(ANNA).lines(request))
    assert len(deltas) > 3


def test_it_stops_when_it_is_told_to() -> None:
    stop = threading.Event()
    stream = Builtin(ANNA).stream(Request((Turn(Role.USER, "help"),), "builtin", 0, 0), stop)
    next(stream)
    stop.set()
    assert list(stream) == [Finished(Ending.STOPPED)]


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("my average sleep", {"sleep_hours"}),
        ("do I sleep better when I exercise", {"sleep_hours", "exercise_minutes"}),
        ("how long is my streak", {DATES}),
        ("what is the next step", {MODULES}),
        ("what can you do", set()),
    ],
)
def test_what_an_answer_draws_on(question: str, columns: set[str]) -> None:
    assert columns_of(question, ANNA) == columns


def test_links_are_needed_for_questions_about_them_alone() -> None:
    assert needs_links("Do I sleep better when I exercise?", ANNA)
    assert needs_links("Which links are there?", ANNA)
    assert not needs_links("What was my average sleep?", ANNA)
    assert said("Do I sleep better when I exercise?", replace(ANNA, links=None)) == [
        "I haven't looked for links. The Insights page shows them."
    ]


# -- numbers ----------------------------------------------------------------------------------------------------------


NAMES = {
    "sleep_hours": "avg_sleep",
    "water_intake_ml": "avg_water",
    "exercise_minutes": "avg_exercise",
    "meditation_minutes": "avg_meditation",
    "mood_score": "avg_mood",
    "energy_level": "avg_energy",
}
WORDS = """average best compare streak why goal last days 30 5 sleep water mood exercise November on from to 3 when if
weekday trend notes next total 2026-11-31 31 log did I last week year ever before may"""


def _entries(evidence: Evidence) -> list[SimpleNamespace]:
    """Return the days as the store gives them, for ``wellness_stats``."""
    return [
        SimpleNamespace(date=day, **{column: evidence.values(column).get(day) for column in METRIC_COLUMNS})
        for day in evidence.dates
    ]


@settings(max_examples=60, deadline=None)
@given(people(), st.integers(1, 90), st.sampled_from(["en", "de"]))
def test_an_average_over_the_last_days_is_the_servers(evidence: Evidence, days: int, code: str) -> None:
    stats = vars(wellness_stats(_entries(evidence), evidence.today, days))
    words, period = language(code), last_days(evidence, days)
    assert figures.entries(evidence, period) == stats["entries_count"]
    for column, name in NAMES.items():
        expected = stats[name]
        assert figures.mean(column, figures.logged(evidence, column, period).values()) == expected
        asked = {
            "en": f"average {words.name(column)} last {days} days",
            "de": f"Durchschnitt {words.name(column)} letzte {days} Tage",
        }
        line = said(asked[code], evidence)[0]
        if expected is not None and evidence.dates and not period.is_day:
            assert f" {words.amount(column, expected)}," in line


@settings(max_examples=60, deadline=None)
@given(people())
def test_averages_that_begin_on_a_logged_day_are_the_servers(evidence: Evidence) -> None:
    for days in {(evidence.today - day).days for day in evidence.dates if day < evidence.today}:
        stats = vars(wellness_stats(_entries(evidence), evidence.today, days))
        period = last_days(evidence, days)
        assert figures.entries(evidence, period) == stats["entries_count"]
        for column, name in NAMES.items():
            assert figures.mean(column, figures.logged(evidence, column, period).values()) == stats[name]


@settings(max_examples=100, deadline=None)
@given(people())
def test_the_streak_is_the_servers(evidence: Evidence) -> None:
    count = evidence.streak.streak
    line = said("How long is my streak?", evidence)[0]
    assert not evidence.dates or (str(count) in line if count else "no streak" in line)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(METRIC_COLUMNS).flatmap(lambda column: st.tuples(st.just(column), numbers(column))),
    st.sampled_from(["en", "de"]),
)
def test_what_is_written_is_read_again(drawn: tuple[str, Decimal | int], code: str) -> None:
    words: Language = language(code)
    column, value = drawn
    match = words.numbers.match(words.amount(column, value))
    assert match
    assert words.parsed(match["number"]) == value


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), people(), st.text(max_size=60))
def test_any_question_has_an_answer(question: str, evidence: Evidence, earlier: str) -> None:
    assert all(isinstance(line, str) and line for line in said(question, evidence, earlier))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=9,
    ),
    people(),
)
def test_any_words_have_an_answer(words: list[str], evidence: Evidence) -> None:
    assert said(" ".join(words), evidence)


# -- periods ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text", "first", "last"),
    [
        ("en", "from 3 to 9 November", date(2026, 11, 3), date(2026, 11, 9)),
        ("en", "between 2026-11-01 and 2026-11-07", date(2026, 11, 1), date(2026, 11, 7)),
        ("en", "from 30 December to 2 January", date(2025, 12, 30), date(2026, 1, 2)),
        ("en", "November 5th, 2025", date(2025, 11, 5), date(2025, 11, 5)),
        ("en", "in December", date(2025, 12, 1), date(2025, 12, 31)),
        ("en", "in February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("en", "last week", date(2026, 11, 23), date(2026, 11, 29)),
        ("en", "on Friday", date(2026, 11, 27), date(2026, 11, 27)),
        ("en", "last year", date(2025, 1, 1), date(2025, 12, 31)),
        ("de", "vom 3. bis 9. November 2026", date(2026, 11, 3), date(2026, 11, 9)),
        ("de", "am 3.11.2025", date(2025, 11, 3), date(2025, 11, 3)),
        ("de", "im März", date(2026, 3, 1), date(2026, 3, 31)),
        ("de", "vorgestern", date(2026, 11, 28), date(2026, 11, 28)),
        ("de", "letzten Monat", date(2026, 10, 1), date(2026, 10, 31)),
        ("de", "in den letzten zwei Wochen", date(2026, 11, 16), TODAY),
    ],
)
def test_what_days_are_meant(code: str, text: str, first: date, last: date) -> None:
    (found,) = periods_in(fold(text), Evidence(TODAY), language(code))
    assert (found.first, found.last) == (first, last)
    assert fold(text)[found.start : found.end] in fold(text)


@pytest.mark.parametrize(
    "text", ["31 November", "2026-02-30", "0 May", "you may sleep", "on Mondays", "1 2 3", "99999 days"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert periods_in(fold(text), Evidence(TODAY), language("en")) in ([], [Period(date(2026, 11, 1), TODAY, 3, 11)])


def test_entries_after_today_count_in_the_last_days_as_on_the_server() -> None:
    ahead = TODAY + timedelta(2)
    evidence = replace(ANNA, dates=ANNA.dates | {ahead})
    assert last_days(evidence, 30) == Period(back(30), ahead, ago=30)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("hi", Kind.GREETING),
        ("Guten Morgen!", Kind.GREETING),
        ("thanks", Kind.THANKS),
        ("danke", Kind.THANKS),
        ("why?", Kind.WHY),
        ("Warum?", Kind.WHY),
        ("How am I doing?", Kind.OVERVIEW),
        ("was last week good?", Kind.OVERVIEW),
        ("Wie war meine letzte Woche?", Kind.OVERVIEW),
        ("Ich bin in letzter Zeit müde", Kind.OVERVIEW),
        ("How did I sleep?", Kind.AVERAGE),
        ("Wie habe ich geschlafen?", Kind.AVERAGE),
        ("mood", Kind.AVERAGE),
        ("Did I drink enough water?", Kind.GOAL),
        ("Trinke ich genug?", Kind.GOAL),
        ("What was my best day?", Kind.BEST),
        ("Was war mein bester Tag?", Kind.BEST),
        ("am I healthy?", Kind.MEDICAL),
        ("What will the weather be?", Kind.UNKNOWN),
        ("Wie wird das Wetter?", Kind.UNKNOWN),
    ],
)
def test_what_people_say_to_a_coach_first(question: str, kind: Kind) -> None:
    assert understood(question, ANNA).kind is kind


def test_why_goes_on_from_a_streak_and_from_nothing_else() -> None:
    assert understood("why?", ANNA, "How long is my streak?").kind is Kind.WHY_STREAK
    assert understood("why?", ANNA, "How did I sleep?").kind is Kind.WHY


def test_an_overview_of_no_days_says_so() -> None:
    assert said("How was last month?", replace(ANNA, days={})) == [
        "Nothing is logged from 1 October 2026 to 31 October 2026."
    ]


ONE_DAY = Evidence(
    TODAY, {"sleep_hours": {TODAY: Decimal("7.5")}, "mood_score": {TODAY: Decimal(4)}}, frozenset({TODAY})
)


@pytest.mark.parametrize(
    "question",
    [
        "How much sleep do I need?",
        "is 6 hours enough sleep?",
        "Should I sleep more?",
        "Wie viel Schlaf brauche ich?",
        "Reichen 6 Stunden Schlaf?",
    ],
)
def test_what_is_needed_isnt_known_to_rules(question: str) -> None:
    first, average, *_, goal = said(question, ONE_DAY)
    assert "these rules can't know" in first or "können diese Regeln nicht wissen" in first
    assert "7.5 hours" in average or "7,5 Stunden" in average
    assert goal in ("Your daily goal for sleep is now 8 hours.", "Ihr Tagesziel für Schlaf ist jetzt 8 Stunden.")
    assert len(said(question, Evidence(TODAY))) == 3


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("yes", "I look at each question by itself"),
        ("Nein.", "Ich betrachte jede Frage für sich"),
        ("How are you?", "Hello!"),
        ("Wie geht es dir?", "Guten Tag!"),
        ("how do I sleep better?", "I give no advice"),
        ("Wie schlafe ich besser?", "Ratschläge gebe ich nicht"),
        ("can you log 500 ml for me", "I can't log or change anything"),
        ("Kannst du 500 ml für mich eintragen?", "Eintragen oder ändern kann ich nichts"),
        ("I feel sad today", "That sounds hard."),
        ("Ich bin heute traurig", "Das klingt schwer."),
        ("What is my goal for water?", "Your daily goal for water is now 2,000 ml."),
        ("Was ist mein Ziel für Wasser?", "Ihr Tagesziel für Wasser ist jetzt 2.000 ml."),
        ("How many hours did I sleep last night?", "Your sleep on 30 November 2026 was 7.5 hours."),
        ("How often do I meditate?", "There is no meditation logged yet."),
        ("Welcher Wochentag ist am besten?", "Montags: Ihr Durchschnitt für Stimmung"),
        ("Erzähl mir einen Witz", "Diese Frage verstehe ich nicht."),
        ("Wer hat dich gemacht?", "Ich bin eine Sammlung von Regeln"),
    ],
)
def test_what_people_ask_on_their_first_day(question: str, begins: str) -> None:
    assert said(question, ONE_DAY)[0].startswith(begins)
