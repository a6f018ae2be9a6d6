"""Tokens before and after: an estimate, how it learns, and when an answer may be to half of a question."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.coach.provider import Model, Role, Turn, Usage
from organic_desktop.coach.tokens import (
    ASSUMED_CONTEXT,
    Correction,
    estimate,
    estimate_turns,
    known_context,
    may_be_cut,
)

LEARNED = Correction(1.0, 10)


@given(st.text(st.characters(exclude_characters="0123456789")))
def test_a_token_of_words_is_three_and_a_half_bytes_rounded_up(text: str) -> None:
    assert estimate(text) == math.ceil(len(text.encode("utf-8", "replace")) / 3.5)


@pytest.mark.parametrize(
    ("text", "tokens"), [("2026-11-29,7.5,1800\n", 20), ("Slept 6.8 h.", 3 + 3), ("", 0), ("a. b, c", 2)]
)
def test_each_sign_of_a_number_is_a_token(text: str, tokens: int) -> None:
    assert estimate(text) == tokens


@given(st.text(), st.text())
def test_more_text_never_has_fewer_tokens(text: str, more: str) -> None:
    assert estimate(text + more) >= estimate(text)


def test_a_half_of_a_character_can_be_estimated() -> None:
    assert estimate("\ud800") == 1


def test_each_turn_costs_a_little_more_than_its_text() -> None:
    turns = [Turn(Role.SYSTEM, "a" * 35), Turn(Role.USER, "a" * 70)]
    assert 30 < estimate_turns(turns) < 50


def test_an_estimate_is_corrected_by_what_answers_say() -> None:
    correction = Correction()
    for _ in range(20):
        correction = correction.learned(1_000, 800)
    assert correction.applied(1_000) == pytest.approx(800, abs=2)


def test_the_first_answer_counts_at_once_and_newer_ones_weigh_more() -> None:
    first = Correction().learned(1_000, 1_500)
    assert first.factor == pytest.approx(1.5)
    many = Correction(1.5, 50).learned(1_000, 1_000 * 2)
    assert many.factor == pytest.approx(1.65)


def test_an_answer_that_may_be_cut_teaches_nothing() -> None:
    assert LEARNED.learned(1_000, 500) == LEARNED
    assert Correction().learned(10_000, 4_096) == Correction()


@given(st.integers(-10, 10**7), st.integers(-10, 10**9), st.floats(0.25, 4), st.integers(0, 9))
def test_a_correction_stays_within_reason(estimated: int, counted: int, factor: float, answers: int) -> None:
    assert 0.25 <= Correction(factor, answers).learned(estimated, counted).factor <= 4


@pytest.mark.parametrize(
    ("prompt", "context", "correction", "cut"),
    [
        (1_000, 4_096, LEARNED, False),
        (901, 4_096, LEARNED, False),
        (899, 4_096, LEARNED, True),
        (4_096, 4_096, LEARNED, True),
        (0, 0, LEARNED, True),
        (1_000, 0, LEARNED, False),
        (700, 4_096, Correction(), False),  # English before anything was learned
        (500, 4_096, Correction(), True),
    ],
)
def test_an_answer_to_half_of_a_question_is_told(prompt: int, context: int, correction: Correction, cut: bool) -> None:
    assert may_be_cut(Usage(prompt, 10), 1_000, context, correction) is cut


def test_a_context_is_what_the_user_says_then_the_server_then_a_cautious_one() -> None:
    model = Model("a", 8_192)
    assert known_context(model, 2_048) == 2_048
    assert known_context(model) == 8_192
    assert known_context(Model("a")) == known_context(None) == ASSUMED_CONTEXT == 4_096
