"""Words of crisis are met, everyday words aren't, however they are written; and a language more is a file more."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.coach.crisis import LANGUAGES, Grammar, concern, grammar, normal

PHRASES = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
LISTS = Path(__file__).parent / "phrases"
MOST_FALSE = 2  # of 200
MOST_MISSED = 5  # of 100
LEAST_OF_HINTS = 60  # of 100


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("half", ["known", "held_out"])
def test_words_of_crisis_are_met(language: str, half: str) -> None:
    phrases = PHRASES["crisis"][language][half]
    assert len(phrases) == 30
    assert [phrase for phrase in phrases if not concern(phrase)] == []


def test_everyday_sentences_are_left_alone() -> None:
    sentences = [each for language in PHRASES["harmless"].values() for half in language.values() for each in half]
    assert len(sentences) == 200
    assert len([sentence for sentence in sentences if concern(sentence)]) <= MOST_FALSE


def test_the_harder_sentences_that_were_written_later() -> None:
    assert [phrase for phrase in PHRASES["later"]["crisis"] if not concern(phrase)] == []
    assert [sentence for sentence in PHRASES["later"]["harmless"] if concern(sentence)] == []


def test_the_sentences_of_a_stranger() -> None:
    written = PHRASES["stranger"]
    assert (len(written["crisis"]), len(written["harmless"])) == (60, 100)
    assert [phrase for phrase in written["crisis"] + written["vague"] if not concern(phrase)] == []
    assert [sentence for sentence in written["harmless"] + written["everyday"] if concern(sentence)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_of_the_second_stranger_and_of_the_author(language: str) -> None:
    """Two in three were written by somebody who hadn't seen the grammars, the others to be hard for them."""
    crisis, harmless = listed("crisis", language), listed("harmless", language)
    assert (len(crisis), len(harmless)) == (180, 260)
    assert len([each for each in crisis if not concern(each)]) * 100 <= MOST_MISSED * len(crisis)
    assert len([each for each in harmless if concern(each)]) * 200 <= MOST_FALSE * len(harmless)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("author", ["third", "fourth"])
def test_the_lists_that_the_grammars_were_widened_with(author: str, language: str) -> None:
    """A third of them direct, a third indirect, a third in the words of messages; harmless ones full of idioms."""
    crisis, harmless = listed(f"{author}_crisis", language), listed(f"{author}_harmless", language)
    assert (len(crisis) >= 60, len(harmless) >= 200) == (True, True)
    assert len([each for each in crisis if not concern(each)]) * 100 <= MOST_MISSED * len(crisis)
    assert len([each for each in harmless if concern(each)]) * 200 <= MOST_FALSE * len(harmless)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_that_only_hints_at_it(language: str) -> None:
    """Written to be hard: pictures, dialects, no word of death. What is met of it must not become less."""
    crisis, harmless = listed("hard_crisis", language), listed("hard_harmless", language)
    assert (len(crisis), len(harmless)) == (500, 700)
    assert len([each for each in crisis if concern(each)]) * 100 >= LEAST_OF_HINTS * len(crisis)
    assert len([each for each in harmless if concern(each)]) * 200 <= MOST_FALSE * len(harmless)


def listed(kind: str, language: str) -> list[str]:
    return (LISTS / f"{kind}.{language}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "written",
    [
        "I WANT TO DIE!!!",
        "i  want\n to\tdie.",
        "i w4nt t0 d1e",
        "I want to diiiieee",
        "ｉ ｗａｎｔ ｔｏ ｄｉｅ",
        "I want to d\u200bie",
        "i want to die 😭😭",
        "w a n t  t o  d i e",
        "k-i-l-l m-y-s-e-l-f",
        "Ich möchte sterben",
        "ICH MOECHTE STERBEN",
        "ich mo\u0308chte sterben",
        "Ich möchte mich erschiessen",
        "I don’t want to live anymore",
        "i want to kil mysefl",
        "ich will mich umbrignen",
        "I want to k*ll myself",
        "su*cide is all I think of",
        "life sucks imma end it",
        "i whish i was ded",
        "gonna kms",
        "kb mehr zu leben",
        "It was a nice day. I slept 7 hours. I want to die. What now?",
    ],
)
def test_however_they_are_written(written: str) -> None:
    assert concern(written)


def test_a_harmless_phrase_doesnt_hide_another() -> None:
    assert concern("I nearly wanted to die laughing. No, really: I want to die.")


def test_a_nose_is_no_noose() -> None:
    """Doubled letters are read as one."""
    assert not concern("I can't breathe through my nose at night")
    assert concern("I tied a noose")


def test_emphasis_and_numbers_stay_what_they_are() -> None:
    assert normal("*I* slept 7 hours, 10 min!") == normal("i slept 7 hours, 10 min")
    assert normal("W4ter") == "water"


@pytest.mark.parametrize(
    "written",
    [
        "I drove to the bridge yesterday and almost did it",
        "Gestern bin ich zur Brücke gefahren und hätte es fast getan",
    ],
)
def test_what_no_rule_says_adds_up(written: str) -> None:
    assert concern(written)


def test_a_sentence_is_read_in_its_own_language() -> None:
    """The English "will … die" is in many a German sentence."""
    assert not concern("Ich will die Woche gut beenden")
    assert concern("She will die if nobody helps, I want to die too")


def test_what_a_sentence_says_is_met_wherever_it_stands_in_a_long_text() -> None:
    filler = "i slept well and drank two glasses of water then "
    assert not concern(filler * 50)
    assert all(concern(filler * before + "i want to kill myself " + filler * 20) for before in range(0, 30, 3))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_a_grammar_can_be_matched(language: str) -> None:
    for line in (line for section in _facts(language)["rules"].values() for line in section):
        assert ")(" not in line, line
        assert line.count("(") == line.count(")"), line
    for rule in grammar(language).rules:
        rule.matches("")


def test_a_language_more_is_a_file_more() -> None:
    """Spanish, as a translator would begin it: no code knows the language."""
    facts = {
        "small_words": ["yo", "no", "quiero", "la", "mi"],
        "spelled": {},
        "conjunctions": ["y", "pero"],
        "apart": ["suicidio"],
        "typos": ["suicidio", "matarme"],
        "no_typos": [],
        "harmless": ["morirme de (risa|hambre)"],
        "enough": 4,
        "groups": {"querer": ["quiero", "deseo", "voy a"], "morir": ["morir", "morirme", "matarme", "no vivir"]},
        "rules": {"morir": ["<querer> _ <morir>", "sin esperanza & nadie unless película"]},
        "concepts": {
            "medio": {"points": 2, "phrases": ["pastillas", "puente"]},
            "intento": {"points": 2, "phrases": ["casi lo hago"]},
        },
    }
    spanish = Grammar(facts)

    def meets(text: str) -> bool:
        return spanish.meets(normal(text).split())

    assert all(map(meets, ["Quiero morir", "voy a matrame", "Nadie me ve, sin esperanza", "El puente… casi lo hago"]))
    assert not any(map(meets, ["Quiero morirme de risa", "sin esperanza y nadie: qué película", "El puente es bonito"]))


def _facts(language: str) -> dict[str, dict[str, list[str]]]:
    path = Path(__file__).parents[2] / "resources" / "care" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    assert concern(text) in (True, False)


@pytest.mark.parametrize(
    "unit",
    [
        "i want to go and ",
        "a ",
        "k i l l ",
        "ich will nicht mehr so ",
        "1a",
        "é",
        "my ",
        "k*",
        "su*c*de*",
        "I walked. ",
    ],
)
def test_a_long_text_takes_no_longer_than_its_length(unit: str) -> None:
    begun = time.process_time()
    concern(unit * (100_000 // len(unit)))
    assert time.process_time() - begun < 5
