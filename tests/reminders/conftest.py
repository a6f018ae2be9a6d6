"""A world of reminders on a real device."""

from __future__ import annotations

import pytest

from tests.clocks import HandClock
from tests.devices import MakeDevice
from tests.reminders.world import World, at


@pytest.fixture
def world(device: MakeDevice) -> World:
    """Monday, six in the morning, in Berlin."""
    clock = HandClock(at("06:00"))
    app = device("a", clock)
    app.change_settings(timezone="Europe/Berlin")
    return World(app, clock)
