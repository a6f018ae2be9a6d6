"""A fleet that runs the pacing's rules never asks for more than three times an ordinary day's mean."""

from __future__ import annotations

import pytest

from tests.benchmarks.fleet import MINUTE, SCENARIOS, Fleet

DEVICES = 400
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def mean() -> float:
    """Requests a second of an ordinary day, between 7:00 and 23:00."""
    return Fleet(DEVICES).run().mean(7, 23)


@pytest.mark.parametrize(
    "scenario",
    [
        "for 2 minutes",
        "for 2 hours",
        "503 for 2 minutes",
        "503 and the date of the end for an hour",
        "a comparison due for all",
    ],
)
def test_no_minute_sees_more_than_three_times_the_mean(scenario: str, mean: float) -> None:
    fleet = SCENARIOS[scenario](DEVICES).run()
    assert fleet.probes > DEVICES
    assert fleet.peak(MINUTE) <= 3 * mean
