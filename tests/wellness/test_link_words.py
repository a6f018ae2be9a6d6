"""The sentence of a link: an amount where it is certain, none where it isn't."""

from __future__ import annotations

import pytest

from organic_desktop.wellness.effects import Effect
from organic_desktop.wellness.link_words import sentence
from organic_desktop.wellness.links import Link


@pytest.mark.parametrize(
    ("a", "b", "lag", "size", "said"),
    [
        (
            "sleep_hours",
            "mood_score",
            0,
            Effect(0.31, 0.2, 0.4),
            "Sleep, 1 hour more: Mood about 0.3 higher on the same day.",
        ),
        (
            "exercise_minutes",
            "energy_level",
            1,
            Effect(0.0067, 0.001, 0.01),
            "Exercise, 30 minutes more: Energy about 0.2 higher on the day after.",
        ),
        (
            "mood_score",
            "water_intake_ml",
            0,
            Effect(-124, -200, -30),
            "Mood, 1 more: Water about 120 ml lower on the same day.",
        ),
        (
            "water_intake_ml",
            "sleep_hours",
            1,
            Effect(-0.001, -0.002, -0.0001),
            "Water, 500 ml more: Sleep about 0.5 hours lower on the day after.",
        ),
        (
            "sleep_hours",
            "mood_score",
            0,
            Effect(0.31, -0.1, 0.4),
            "Sleep and Mood go together on the same day; by how much is small or uncertain.",
        ),
        (
            "sleep_hours",
            "mood_score",
            1,
            Effect(0.01, 0.001, 0.02),
            "Sleep goes with Mood on the day after; by how much is small or uncertain.",
        ),
        (
            "sleep_hours",
            "mood_score",
            0,
            None,
            "Sleep and Mood go together on the same day; by how much is small or uncertain.",
        ),
    ],
)
def test_a_link_in_words(a: str, b: str, lag: int, size: Effect | None, said: str) -> None:
    assert sentence(Link(a, b, lag, 0.4, 0.001, 0.01, 100), size) == said
