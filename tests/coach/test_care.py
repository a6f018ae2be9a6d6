"""Words of crisis are met, everyday words aren't, and each country gets its own help lines."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.coach.care import HelpLine, concern, country_of, help_lines, normal

PHRASES = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
MOST_FALSE = 2  # of 200


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
    """All but "kms honestly": in a program that people log their runs in, "kms" are mostly kilometres."""
    written = PHRASES["stranger"]
    assert (len(written["crisis"]), len(written["harmless"])) == (60, 100)
    assert [phrase for phrase in written["crisis"] if not concern(phrase)] == ["kms honestly"]
    assert [sentence for sentence in written["harmless"] if concern(sentence)] == []
    assert sum(map(concern, written["vague"])) >= 28
    assert sum(map(concern, written["everyday"])) <= 1


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
        "It was a nice day. I slept 7 hours. I want to die. What now?",
    ],
)
def test_however_they_are_written(written: str) -> None:
    assert concern(written)


def test_a_harmless_phrase_doesnt_hide_another() -> None:
    assert concern("I nearly wanted to die laughing. No, really: I want to die.")


def test_emphasis_and_numbers_stay_what_they_are() -> None:
    assert normal("I slept 7 hours, 10 min") == normal("i slept 7 hours 10 min")
    assert normal("W4ter") == "water"


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    assert concern(text) in (True, False)


@pytest.mark.parametrize("unit", ["i want to go and ", "a ", "k i l l ", "ich will nicht mehr so ", "1a", "é", "my "])
def test_a_long_text_takes_no_longer_than_its_length(unit: str) -> None:
    begun = time.process_time()
    concern(unit * (100_000 // len(unit)))
    assert time.process_time() - begun < 5


# -- lines ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "numbers", "emergency"),
    [
        ("US", ["988"], "911"),
        ("CA", ["988"], "911"),
        ("GB", ["116 123"], "999"),
        ("IE", ["116 123"], "112"),
        ("de", ["0800 111 0 111", "0800 111 0 222", "116 123"], "112"),
        ("AT", ["142"], "112"),
        ("CH", ["143"], "112"),
        ("FR", ["3114"], "112"),
        ("NL", ["113", "0800-0113"], "112"),
        ("BE", ["1813", "0800 32 123"], "112"),
        ("AU", ["13 11 14"], "000"),
        ("NZ", ["1737"], "111"),
    ],
)
def test_lines_of_a_country(country: str, numbers: list[str], emergency: str) -> None:
    found = help_lines(country)
    assert ([line.number for line in found.lines], found.emergency) == (numbers, emergency)
    assert found.country == country.upper()
    assert found.sentences == (f"If you are in danger now, call {emergency}.",)


def test_every_line_says_where_it_is_from_and_when_it_was_checked() -> None:
    found = help_lines("AT")
    assert found.lines == (HelpLine("Telefonseelsorge", "142", "24/7", "https://www.telefonseelsorge.at"),)
    assert found.checked >= date(2026, 11, 30)


def test_a_country_of_the_eu_without_a_line_has_the_emergency_number() -> None:
    found = help_lines("FI")
    assert (found.lines, found.emergency) == ((), "112")
    assert found.sentences == (
        "Lines in your country: see findahelpline.com.",
        "If you are in danger now, call 112.",
    )


@pytest.mark.parametrize("country", [None, "", "XX", "../care"])
def test_an_unknown_country_has_a_directory_and_no_invented_number(country: str | None) -> None:
    found = help_lines(country)
    assert (found.country, found.lines, found.emergency) == ("", (), None)
    assert found.sentences == (
        "Lines in your country: see findahelpline.com.",
        "If you are in danger now, call the emergency number where you are; in the EU it is 112.",
    )


@pytest.mark.parametrize(
    ("zone", "locale", "chosen", "country"),
    [
        ("Europe/Vienna", "en_US", None, "AT"),
        ("Europe/Vienna", "en_US", "de", "DE"),
        ("Etc/UTC", "de_CH.UTF-8", None, "CH"),
        ("Asia/Tokyo", "ja-JP", None, "JP"),
        ("Etc/UTC", "zh-Hant-TW", None, "TW"),
        ("Etc/UTC", "C", None, ""),
        ("Etc/UTC", "", None, ""),
    ],
)
def test_the_country_is_the_chosen_one_or_that_of_the_zone_or_of_the_locale(
    zone: str, locale: str, chosen: str | None, country: str
) -> None:
    assert country_of(zone, locale, chosen) == country
