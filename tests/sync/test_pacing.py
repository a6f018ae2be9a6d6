"""When the next cycle is due: properties of the pacing, whatever happens in whatever order."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.sync.pacing import (
    AFTER_EDIT_SECONDS,
    FRESH_SECONDS,
    IDLE_RETRY_SECONDS,
    IDLE_SECONDS,
    LAST_RETRY_SECONDS,
    LONGEST_IDLE_SECONDS,
    SHORTEST_RETRY_SECONDS,
    Pacing,
    may_compare,
)

chances = st.floats(0.0, 1.0)
EVENTS: dict[str, Callable[[Pacing, float], None]] = {"edited": Pacing.edited, "activated": Pacing.window_activated}
events = st.lists(st.tuples(st.floats(0.0, 400.0), st.sampled_from([*EVENTS])), max_size=8)


def well(jitter: float = 0.5, quiet_cycles: int = 1, now: float = 0.0) -> Pacing:
    """A device whose last cycles ended well at ``now``."""
    pacing = Pacing(now, lambda: jitter)
    for _ in range(quiet_cycles):
        pacing.began(now)
        pacing.succeeded(now, quiet=True)
    return pacing


def failed(pacing: Pacing, now: float, server_wait: float | None = None) -> float:
    """Let a cycle fail at ``now``; the seconds until the next try."""
    pacing.began(now)
    pacing.failed(now, server_wait)
    return round(pacing.due - now, 6)


@given(chances, st.integers(1, 12), events)
def test_an_edit_is_sent_within_two_seconds_while_the_server_is_well(
    chance: float, quiet_cycles: int, before: list[tuple[float, str]]
) -> None:
    pacing = well(chance, quiet_cycles)
    now = 0.0
    for seconds, event in before:
        now = min(now + seconds, pacing.due)
        EVENTS[event](pacing, now)
    pacing.edited(now)
    assert now <= pacing.due <= now + AFTER_EDIT_SECONDS


@given(chances, st.floats(1.0, 3600.0), events)
def test_nothing_but_the_user_comes_back_before_the_server_asked_for(
    chance: float, server_wait: float, meanwhile: list[tuple[float, str]]
) -> None:
    pacing = well(chance)
    failed(pacing, 0.0, server_wait)
    now = 0.0
    for seconds, event in meanwhile:
        now += seconds
        EVENTS[event](pacing, now)
    assert pacing.due >= server_wait
    assert pacing.due <= server_wait + min(max(server_wait, IDLE_RETRY_SECONDS), LAST_RETRY_SECONDS)
    pacing.asked(0.5)
    assert pacing.due == 0.5


@given(chances, st.floats(0.0, 100_000.0))
def test_the_wait_after_a_failure_is_random_up_to_twice_as_long_as_it_lasts(chance: float, lasted: float) -> None:
    pacing = well(chance)
    pacing.edited(0.0)
    failed(pacing, 0.0)
    wait = failed(pacing, lasted)
    longest = min(max(2 * lasted, 2.0), LAST_RETRY_SECONDS)
    assert wait == pytest.approx(max(longest * chance, SHORTEST_RETRY_SECONDS))


@given(chances, st.integers(0, 30))
def test_idle_pauses_stay_between_48_seconds_and_six_minutes(chance: float, quiet_cycles: int) -> None:
    pacing = well(chance, quiet_cycles)
    pacing.began(0.0)
    pacing.succeeded(0.0, quiet=True)
    assert 0.8 * IDLE_SECONDS <= round(pacing.due, 6) <= 1.2 * LONGEST_IDLE_SECONDS


@given(st.floats(0.0, 200.0))
def test_nobodys_wait_is_short_but_theirs_who_wait_for_something(lasted: float) -> None:
    idle = well(1.0)
    failed(idle, 0.0)
    assert failed(idle, lasted) == round(max(2 * lasted, IDLE_RETRY_SECONDS), 6)
    for happened in (Pacing.edited, Pacing.window_activated, Pacing.asked):
        awaited = well(1.0)
        happened(awaited, 0.0)
        assert failed(awaited, 1.0) == 2.0


def test_the_first_cycle_of_a_start_is_awaited() -> None:
    assert failed(Pacing(0.0, lambda: 1.0), 0.0) == 2.0


def test_one_cycle_in_eight_may_make_the_daily_comparison() -> None:
    draw = Random(1).random
    assert sum(may_compare(draw) for _ in range(8000)) == pytest.approx(1000, rel=0.1)


def test_an_outage_ends_with_the_first_success() -> None:
    pacing = well(1.0)
    pacing.edited(0.0)
    failed(pacing, 0.0)
    assert failed(pacing, 200.0) == 400.0
    pacing.began(600.0)
    pacing.succeeded(600.0, quiet=True)
    assert failed(pacing, 700.0) == IDLE_RETRY_SECONDS


def test_an_edit_made_during_the_cycle_that_ended_the_outage_is_awaited() -> None:
    pacing = well(1.0)
    pacing.began(0.0)
    pacing.edited(0.1)
    pacing.succeeded(0.2, quiet=True)
    assert failed(pacing, 2.1) == 2.0


def test_what_the_server_asked_for_is_followed_by_as_long_again() -> None:
    """Everybody may have been told the same moment."""
    assert failed(well(0.0), 0.0, 400.0) == 400.0
    assert failed(well(1.0), 0.0, 400.0) == 800.0
    assert failed(well(1.0), 0.0, 3600.0) == 3600.0 + LAST_RETRY_SECONDS


def test_a_look_at_the_window_doesnt_shift_anybody_to_the_moment_that_all_were_told() -> None:
    pacing = well(0.5)
    failed(pacing, 0.0, 400.0)
    pacing.window_activated(100.0)
    assert pacing.due == 600.0


def test_who_comes_back_after_a_long_outage_keeps_the_slow_beat() -> None:
    pacing = well(0.5)
    failed(pacing, 0.0)
    pacing.edited(1.0)
    pacing.began(1000.0)
    pacing.succeeded(1000.0, quiet=False)
    assert pacing.due == 1000.0 + LONGEST_IDLE_SECONDS
    pacing.edited(1010.0)
    assert pacing.due == 1010.0 + AFTER_EDIT_SECONDS


def test_an_edit_waits_for_the_retry_and_a_window_that_is_looked_at_doesnt() -> None:
    pacing = well(1.0)
    failed(pacing, 0.0)
    failed(pacing, 1000.0)
    pacing.edited(1001.0)
    assert pacing.due == 1000.0 + LAST_RETRY_SECONDS
    pacing.window_activated(1002.0)
    assert pacing.due == 1000.0 + FRESH_SECONDS
    pacing.window_activated(1030.0)
    assert pacing.due == 1000.0 + FRESH_SECONDS, "no later than before"


def test_an_edit_during_a_cycle_that_fails_waits_for_the_retry() -> None:
    pacing = well(1.0)
    pacing.began(100.0)
    pacing.edited(100.5)
    assert pacing.due == math.inf
    pacing.failed(101.0, 60.0)
    assert pacing.due == 101.0 + 60.0 + 60.0


@pytest.mark.parametrize("server_wait", [None, 60.0])
def test_who_asked_during_a_cycle_gets_another_at_once(server_wait: float | None) -> None:
    pacing = well()
    pacing.began(1.0)
    pacing.asked(2.0)
    if server_wait:
        pacing.failed(5.0, server_wait)
    else:
        pacing.succeeded(5.0, quiet=True)
    assert pacing.due == 5.0
    pacing.began(5.0)
    pacing.succeeded(6.0, quiet=True)
    assert pacing.due > 6.0


def test_devices_that_an_outage_met_come_back_over_as_long_a_time() -> None:
    """Of 3,000 devices no minute sees much more than an even return over five minutes would bring."""
    chance, back_at = Random(1), 7200.0
    returns: list[float] = []
    for _ in range(3000):
        pacing = Pacing(0.0, chance.random)
        now = chance.uniform(0.0, 300.0)
        while now < back_at:
            now += failed(pacing, now)
        returns.append(now - back_at)
    minutes = [sum(at // 60 == minute for at in returns) for minute in range(10)]
    assert sum(minutes) == 3000
    assert max(minutes) <= 1.2 * 3000 / 5
