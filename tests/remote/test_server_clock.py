"""How well the server's time is known, from what its answers tell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.remote.server_clock import ServerClock
from tests.clocks import HandClock

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
seconds = st.floats(0, 2, allow_nan=False)


def server_time(clock: HandClock, ahead: timedelta) -> datetime:
    return START + ahead + timedelta(seconds=clock.monotonic())


@given(
    ahead=st.integers(-(10**9), 10**9).map(lambda number: timedelta(milliseconds=number)),
    requests=st.lists(st.tuples(seconds, seconds, seconds, st.booleans()), min_size=1, max_size=8),
)
def test_the_servers_time_is_always_within_the_bounds(
    ahead: timedelta, requests: list[tuple[float, float, float, bool]]
) -> None:
    clock = HandClock()
    known = ServerClock(clock)
    width = None
    for pause, there, back, writes in requests:
        clock.move(timedelta(seconds=pause))
        sent = clock.monotonic()
        clock.move(timedelta(seconds=there))
        told = server_time(clock, ahead)
        clock.move(timedelta(seconds=back))
        if writes:
            known.note_write(told, sent, clock.monotonic())
        else:
            known.note_date(told.replace(microsecond=0), sent, clock.monotonic())
        now = known.now()
        assert now is not None
        assert now.earliest <= server_time(clock, ahead) <= now.latest
        if width is not None:
            assert now.latest - now.earliest <= width + timedelta(milliseconds=2)
        width = now.latest - now.earliest


def test_a_write_tells_it_to_the_length_of_the_request() -> None:
    clock = HandClock()
    known = ServerClock(clock)
    assert known.now() is None
    known.note_date(START, 0.0, 0.02)
    coarse = known.now()
    known.note_write(START + timedelta(seconds=0.4), 0.0, 0.02)
    fine = known.now()
    assert coarse
    assert fine
    assert coarse.latest - coarse.earliest > timedelta(seconds=1)
    assert fine.latest - fine.earliest < timedelta(seconds=0.03)


def test_what_contradicts_it_takes_its_place_and_a_clock_that_is_set_changes_nothing() -> None:
    clock = HandClock()
    known = ServerClock(clock)
    known.note_write(START, 0.0, 0.01)
    clock.jump(timedelta(days=3))
    still = known.now()
    assert still
    assert abs(still.earliest - START) < timedelta(seconds=1)
    slept = START + timedelta(hours=8)  # the monotonic clock stood still
    known.note_date(slept, 0.0, 0.01)
    now = known.now()
    assert now
    assert now.earliest <= slept <= now.latest
    assert now.latest - now.earliest > timedelta(seconds=1)


def test_what_was_known_grows_old() -> None:
    clock = HandClock()
    known = ServerClock(clock)
    known.note_write(START, 0.0, 0.0)
    clock.move(timedelta(hours=3))
    now = known.now()
    assert now
    assert now.latest - now.earliest > timedelta(seconds=2)


def test_the_next_process_knows_it_too_as_far_as_time_allows() -> None:
    before, after = HandClock(START), HandClock(START + timedelta(minutes=1))
    known, restored = ServerClock(before), ServerClock(after)
    known.note_write(START + timedelta(hours=1), 0.0, 0.02)
    after.move(timedelta(seconds=5))
    restored.restore(known.kept())
    now = restored.now()
    assert now
    assert now.earliest <= START + timedelta(hours=1, seconds=65) <= now.latest
    assert timedelta(seconds=0.02) < now.latest - now.earliest < timedelta(seconds=0.05)
    for junk in ("", "[]", "[1, 2", '["a", 1, 2]', "[2, 1, 0]"):
        unknown = ServerClock(after)
        unknown.restore(junk)
        assert unknown.now() is None


def test_an_insert_that_turns_out_to_have_arrived_tells_it_as_well() -> None:
    clock = HandClock()
    known = ServerClock(clock)
    known.note_date(START, 0.0, 0.02)
    clock.move(timedelta(seconds=0.02))
    known.note_unanswered("a row", 0.0)
    clock.move(timedelta(seconds=30))
    known.note_arrived("another", START + timedelta(seconds=9))
    known.note_arrived("a row", START + timedelta(seconds=0.01))
    now = known.now()
    assert now
    assert now.latest - now.earliest < timedelta(seconds=0.05)
