"""What a whole check-in is."""

from __future__ import annotations

import pytest

from organic_desktop.wellness.checkin import usual
from organic_desktop.wellness.entry import METRICS

NUMBERS = {metric.column for metric in METRICS}


@pytest.mark.parametrize(
    ("days", "columns"),
    [
        ([], NUMBERS),
        ([set()], NUMBERS),
        ([{"sleep_hours", "nutrition_notes"}], {"sleep_hours", "nutrition_notes"}),
        ([{"sleep_hours", "mood_score"}, {"sleep_hours"}, {"sleep_hours"}], {"sleep_hours"}),
        ([{"mood_score"}, {"sleep_hours"}], {"mood_score", "sleep_hours"}),
    ],
)
def test_what_is_usual_is_on_half_of_the_logged_days(days: list[set[str]], columns: set[str]) -> None:
    assert usual(days) == columns
