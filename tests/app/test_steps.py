"""Own steps: bounded and checked, in force wherever a step is taken, and a step like any other to undo."""

from __future__ import annotations

from contextlib import closing
from decimal import Decimal

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import InvalidInput
from organic_desktop.wellness.metrics import METRICS, metric
from organic_desktop.wellness.units import Units
from tests.devices import MakeDevice

WATER, SLEEP, MOOD = metric("water_intake_ml"), metric("sleep_hours"), metric("mood_score")


@pytest.fixture
def app(device: MakeDevice) -> App:
    return device("a")


def steps(app: App) -> list[int]:
    """What the buttons of water add."""
    return [int(step) for step in app.units().steps(WATER)]


def test_a_step_of_ones_own_and_the_default_again(app: App) -> None:
    app.steps.set(WATER, 0, Decimal(330))
    assert steps(app) == [330, 500]
    assert app.units().steps(SLEEP) == SLEEP.steps
    with closing(App(app.folder, clock=app._clock)) as again:
        assert steps(again) == [330, 500]
    app.steps.set(WATER, 0, None)
    assert (app.units().steps(WATER), app.settings.own_steps) == (WATER.steps, {})


def test_an_own_step_is_also_one_in_ounces(app: App) -> None:
    app.change_settings(volume="fl oz")
    app.steps.set(WATER, 1, Decimal(330))
    assert steps(app) == [237, 330]


@pytest.mark.parametrize("step", [Decimal(0), Decimal(-1), Decimal(100_001), Decimal("0.5"), Decimal("NaN")])
def test_a_step_that_cant_be_added_changes_nothing(app: App, step: Decimal) -> None:
    before = app.settings
    with pytest.raises(InvalidInput):
        app.steps.set(WATER, 0, step)
    with pytest.raises(InvalidInput, match="no such step"):
        app.steps.set(WATER, 2, Decimal(100))
    with pytest.raises(InvalidInput, match="no such step"):
        app.steps.set(MOOD, 0, Decimal(1))
    assert app.settings == before


@pytest.mark.parametrize("stored", [("0",), ("100001",), ("0.5",), ("", "330", "1", "2"), ()])
def test_what_a_hand_wrote_into_the_file_is_no_step_if_it_cant_be_one(app: App, stored: tuple[str, ...]) -> None:
    app.change_settings(own_steps={"water_intake_ml": stored, "mood_score": ("2",), "unknown": ("1",)})
    assert steps(app) == ([250, 330] if len(stored) > 1 else [250, 500])
    assert app.units().steps(MOOD) == MOOD.steps


def test_without_own_steps_all_is_as_it_was() -> None:
    assert all(Units().steps(each) == each.steps for each in METRICS)
