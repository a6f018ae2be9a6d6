"""What a value amounts to in the units a person reads and types in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from organic_desktop.wellness.metrics import Unit, checked, metric
from organic_desktop.wellness.number_input import parse_number
from organic_desktop.wellness.units import Units, hours_and_minutes

WATER, SLEEP, MOOD = metric("water_intake_ml"), metric("sleep_hours"), metric("mood_score")
OUNCES = Units("fl oz", "clock")


def test_an_ounce_shown_and_typed_is_the_ounce_stored() -> None:
    for tenths in range(0, 2000):
        ounces = Decimal(tenths) / 10
        assert OUNCES.shown(WATER, OUNCES.stored(WATER, ounces)) == ounces


@pytest.mark.parametrize(
    ("hours", "shown"),
    [("7.5", (7, 30)), ("7.99", (7, 59)), ("7.995", (8, 0)), ("0", (0, 0)), ("0.25", (0, 15)), ("24", (24, 0))],
)
def test_hours_and_minutes(hours: str, shown: tuple[int, int]) -> None:
    assert hours_and_minutes(Decimal(hours)) == shown


def test_every_minute_survives_the_way_into_the_database_and_back() -> None:
    for minutes in range(24 * 60):
        typed = f"{minutes // 60}:{minutes % 60:02}"
        kept = checked("sleep_hours", parse_number(SLEEP, typed).value)
        assert hours_and_minutes(Decimal(str(kept))) == divmod(minutes, 60)


def test_other_metrics_are_read_as_they_are() -> None:
    assert OUNCES.shown(MOOD, Decimal("3.5")) == Decimal("3.5")
    assert OUNCES.unit(SLEEP) is Unit.HOURS
    assert OUNCES.steps(SLEEP) == SLEEP.steps
