"""What can't be seen, or would act on its surroundings, is shown escaped; what languages need is left alone."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.plain_text import (
    _PLAIN,
    _escape,
    _in_json,
    _json_escape,
    _shown_escaped,
    in_json,
    lines_of,
    one_line,
    one_line_each,
)

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
USUAL = st.characters(max_codepoint=0x2FF) | st.sampled_from("–—“”„’…€\u2011\u202e\u2028\u20d0")
USUAL_TEXT = st.text(USUAL, max_size=60)


def test_no_character_is_passed_quickly_that_has_to_be_escaped() -> None:
    passed = "".join(each for each in map(chr, range(sys.maxunicode + 1)) if _PLAIN.fullmatch(each))
    assert len(passed) > 500
    assert _shown_escaped().sub(_escape, passed) == passed


@given(ANY_TEXT | USUAL_TEXT)
def test_a_text_that_is_passed_quickly_has_nothing_to_escape(text: str) -> None:
    assert one_line(text) == _shown_escaped().sub(_escape, text)


@given(ANY_TEXT | USUAL_TEXT)
def test_a_document_that_is_passed_quickly_has_nothing_to_escape(text: str) -> None:
    document = json.dumps(text, ensure_ascii=False)
    assert in_json(document) == _in_json().sub(_json_escape, document)


@given(st.lists(ANY_TEXT | USUAL_TEXT))
def test_many_lines_are_each_as_one(lines: list[str]) -> None:
    assert one_line_each(lines) == "\n".join(map(one_line, lines))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;eA==\x07", r"\x1b]52;c;eA==\x07"),  # writes the clipboard of many terminals
        ("\x9b31m", r"\x9b31m"),  # the same in one character
        ("a\nb\r\tc", r"a\nb\r\tc"),
        ("a\0\x7f", r"a\x00\x7f"),
        ("a\x85b\u2028c\u2029", r"a\x85b\u2028c\u2029"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("\u2066\u2069\u061c\u200e\u200f", r"\u2066\u2069\u061c\u200e\u200f"),
        ("pass\u200bword\ufeff\u2060\xad\u200d", r"pass\u200bword\ufeff\u2060\xad\u200d"),
        ("\u3164\u115f\uffa0", r"\u3164\u115f\uffa0"),
        ("\U000e0041\U000e007f", r"\U000e0041\U000e007f"),
        ("\ud800x", r"\ud800x"),
        ("\uffff\ufff9", r"\uffff\ufff9"),
        ("e" + "\u0301" * 10, "e" + "\u0301" * 8 + r"\u0301\u0301"),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, shown: str) -> None:
    assert one_line(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Größe – “so” … ½ l, naïve, 水を飲む, Привет",
        "e\u0301",
        "👩\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3 👍🏽",
        "می\u200cخواهم",
        "क्\u200dष",
        "שלום\u200f! \u200fעולם",
        "葛\U000e0100",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        r"C:\x1b\users",
    ],
)
def test_what_languages_need_is_left_alone(text: str) -> None:
    assert one_line(text) == text


@given(ANY_TEXT)
def test_one_line_is_one_line_and_stays_as_it_is(text: str) -> None:
    shown = one_line(text)
    assert len(shown.splitlines()) <= 1
    assert not {unicodedata.category(letter) for letter in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")
    assert one_line(shown) == shown


@given(ANY_TEXT)
def test_json_says_the_same_and_hides_nothing(text: str) -> None:
    document = in_json(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(document) == json.loads(json.dumps({"text": text}))
    assert not {unicodedata.category(letter) for letter in document} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(document) & set("\u202e\u2066\u200b\u200d\ufeff")


def test_lines_stay_lines() -> None:
    assert lines_of("one\r\ntwo\n\tthree\rx") == ["one", "two", r"    three\rx"]
