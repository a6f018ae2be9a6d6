"""What is usual: the median of the latest days, to the smallest step."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.wellness.entry import METRICS, metric
from organic_desktop.wellness.usual import DAYS, usual_value

SLEEP = metric("sleep_hours")
HOURS = st.lists(st.decimals("0", "24", places=2), max_size=2 * DAYS)


@pytest.mark.parametrize(
    ("latest", "usual"),
    [
        ("7.5 7.5", None),
        ("7.5 3 8", "7.5"),
        ("7 7.5 8 8.5", "7.75"),
        ("7.40 7.40 7.40", "7.50"),
        ("7.37 7.37 7.37", "7.25"),
        ("0 0 0", "0"),
        ("24 24 24", "24"),
        (" ".join(["7"] * DAYS + ["10"] * 40), "7"),
    ],
)
def test_the_middle_of_the_latest_days(latest: str, usual: str | None) -> None:
    found = usual_value(SLEEP, list(map(Decimal, latest.split())))
    assert found == (None if usual is None else Decimal(usual))


def test_what_is_added_up_has_no_usual_value() -> None:
    assert [each.column for each in METRICS if usual_value(each, [Decimal(5)] * 9) is not None] == ["sleep_hours"]


@given(HOURS)
def test_it_lies_among_the_latest_and_is_a_step(latest: list[Decimal]) -> None:
    found = usual_value(SLEEP, latest)
    if found is not None:
        seen = latest[:DAYS]
        assert min(seen) - SLEEP.steps[0] / 2 <= found <= max(seen) + SLEEP.steps[0] / 2
        assert found % SLEEP.steps[0] == 0
