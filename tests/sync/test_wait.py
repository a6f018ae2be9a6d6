"""Waiting that a sleeping laptop, or a clock that is set, ends at once."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from organic_desktop.sync.wait import SLICE_SECONDS, Wait
from tests.clocks import HandClock


class Event(threading.Event):
    """Each wait of it takes its time on the hand clock, and none in truth."""

    def __init__(self, clock: HandClock, jump: timedelta = timedelta(), comes_after: int = 99) -> None:
        super().__init__()
        self.slices: list[float] = []
        self._clock, self._jump, self._comes_after = clock, jump, comes_after

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.slices.append(timeout)
        self._clock.move(timedelta(seconds=timeout))
        self._clock.jump(self._jump)
        return len(self.slices) > self._comes_after


def test_it_waits_its_time_in_slices() -> None:
    clock = HandClock()
    event = Event(clock)
    assert not Wait(clock, pytest.fail)(event, 50.0)
    assert event.slices == [SLICE_SECONDS, SLICE_SECONDS, 10.0]


def test_an_event_ends_it() -> None:
    clock = HandClock()
    event = Event(clock, comes_after=1)
    assert Wait(clock, pytest.fail)(event, 50.0)
    assert len(event.slices) == 2


@pytest.mark.parametrize("jump", [timedelta(hours=8), timedelta(days=-1), timedelta(days=36_000)])
def test_after_a_sleep_or_a_set_clock_time_is_up_and_it_is_told(jump: timedelta) -> None:
    clock = HandClock()
    woken: list[bool] = []
    event = Event(clock, jump)
    assert not Wait(clock, lambda: woken.append(True))(event, 300.0)
    assert (len(event.slices), woken) == (1, [True])


def test_an_event_of_the_waking_itself_is_told_as_well() -> None:
    clock = HandClock()
    woken: list[bool] = []
    event = Event(clock, timedelta(hours=8), comes_after=0)
    assert Wait(clock, lambda: woken.append(True))(event, 300.0)
    assert woken == [True]
