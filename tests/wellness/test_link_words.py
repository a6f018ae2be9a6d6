"""The sentence of a link: an amount where it is certain, none where it isn't."""

from __future__ import annotations

from decimal import Decimal

import pytest

from organic_desktop.wellness.effects import Effect
from organic_desktop.wellness.link_words import STEP_SIZES, change_said, sentence
from organic_desktop.wellness.links import Link


@pytest.mark.parametrize(
    ("a", "b", "lag", "size", "said"),
    [
        (
            "sleep_hours",
            "mood_score",
            0,
            Effect(0.31, 0.2, 0.4),
            "One hour more sleep, mood about 0.3 higher the same day.",
        ),
        (
            "exercise_minutes",
            "energy_level",
            1,
            Effect(0.0067, 0.001, 0.01),
            "Half an hour more exercise, energy about 0.2 higher the next day.",
        ),
        (
            "mood_score",
            "water_intake_ml",
            0,
            Effect(-124, -200, -30),
            "Mood one higher, about 120 ml less water the same day.",
        ),
        (
            "water_intake_ml",
            "sleep_hours",
            1,
            Effect(-0.001, -0.002, -0.0001),
            "500 ml more water, about 0.5 hours less sleep the next day.",
        ),
        (
            "sleep_hours",
            "mood_score",
            0,
            Effect(0.31, -0.1, 0.4),
            "Sleep and Mood go together the same day; by how much is small or uncertain.",
        ),
        (
            "sleep_hours",
            "mood_score",
            1,
            Effect(0.01, 0.001, 0.02),
            "Sleep goes with Mood the next day; by how much is small or uncertain.",
        ),
        (
            "sleep_hours",
            "mood_score",
            0,
            None,
            "Sleep and Mood go together the same day; by how much is small or uncertain.",
        ),
    ],
)
def test_a_link_in_words(a: str, b: str, lag: int, size: Effect | None, said: str) -> None:
    rho = -0.4 if size and size.slope < 0 else 0.4
    assert sentence(Link(a, b, lag, rho, 0.001, 0.01, 100), size) == said


def test_no_size_is_said_that_contradicts_the_correlation() -> None:
    link = Link("sleep_hours", "mood_score", 0, -0.4, 0.001, 0.01, 100)
    assert change_said(link, Effect(0.31, 0.2, 0.4)) is None
    assert change_said(link, Effect(-0.31, -0.4, -0.2)) == Decimal("-0.3")


@pytest.mark.parametrize("a", STEP_SIZES)
@pytest.mark.parametrize("b", STEP_SIZES)
def test_every_link_has_its_sentence(a: str, b: str) -> None:
    step = float(STEP_SIZES[a])
    for slope in (100, -100):
        link = Link(a, b, 1, slope / 200, 0.001, 0.01, 100)
        said = sentence(link, Effect(slope / step, slope / step, slope / step))
        assert (" 100" in said, "uncertain" in said, "{" in said) == (True, False, False)
