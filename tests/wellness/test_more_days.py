"""After how many more days another thing would be said of a link."""

from __future__ import annotations

import pytest

from organic_desktop.wellness.effects import Effect
from organic_desktop.wellness.more_days import days_to_change


@pytest.mark.parametrize(
    ("size", "days", "more"),
    [
        (Effect(0.3, 0.1, 0.5), 100, 125),  # (0.3 / 0.2)² = 2.25 times the days
        (Effect(-0.3, -0.5, -0.1), 100, 125),
        (Effect(0.1, -0.1, 0.3), 100, 300),
        (Effect(0.3, 0.29, 0.31), 100, None),  # years
        (Effect(0, -1, 1), 100, None),
        (Effect(0.1, 0.1, 0.3), 100, None),
    ],
)
def test_what_would_change_a_sentence(size: Effect, days: int, more: int | None) -> None:
    assert days_to_change(size, days) == more
