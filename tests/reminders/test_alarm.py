"""The real alarm: APScheduler in its thread, on the machine's clock or on one that sleeps."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from organic_desktop.core.clock import Clock, SystemClock
from organic_desktop.reminders.timer import SchedulerAlarm
from tests.clocks import HandClock

PATIENCE_SECONDS = 60.0
GLANCE = timedelta(seconds=0.1)
Rings = queue.SimpleQueue[int]


@pytest.fixture
def begin() -> Iterator[Callable[[Clock], tuple[SchedulerAlarm, Rings]]]:
    """Begins alarms, each with the threads that it rang on."""
    begun: list[SchedulerAlarm] = []

    def one(clock: Clock) -> tuple[SchedulerAlarm, Rings]:
        alarm, rings = SchedulerAlarm(clock, GLANCE), Rings()
        begun.append(alarm)
        alarm.start(lambda: rings.put(threading.get_ident()))
        return alarm, rings

    yield one
    for alarm in begun:
        alarm.stop()


def silent(rings: Rings, seconds: float = 0.5) -> bool:
    """Whether it doesn't ring for so long."""
    try:
        rings.get(timeout=seconds)
    except queue.Empty:
        return True
    return False


def test_it_rings_at_its_moment_on_one_thread_of_its_own(begin: Callable[..., tuple[SchedulerAlarm, Rings]]) -> None:
    clock = SystemClock()
    alarm, rings = begin(clock)
    alarm.ring_now()
    first = rings.get(timeout=PATIENCE_SECONDS)
    due = clock.now() + timedelta(seconds=0.3)
    alarm.ring_at(due)
    assert rings.get(timeout=PATIENCE_SECONDS) == first != threading.get_ident()
    assert timedelta(0) <= clock.now() - due < timedelta(seconds=5)


def test_every_time_that_it_is_asked_it_rings(begin: Callable[..., tuple[SchedulerAlarm, Rings]]) -> None:
    alarm, rings = begin(SystemClock())
    for _ in range(5):
        alarm.ring_now()
        rings.get(timeout=PATIENCE_SECONDS)


def test_a_later_moment_takes_the_place_of_an_earlier_one(
    begin: Callable[..., tuple[SchedulerAlarm, Rings]],
) -> None:
    alarm, rings = begin(SystemClock())
    alarm.ring_now()
    rings.get(timeout=PATIENCE_SECONDS)
    alarm.ring_at(SystemClock().now() + timedelta(seconds=0.2))
    alarm.ring_at(SystemClock().now() + timedelta(hours=1))
    assert silent(rings)
    alarm.ring_at(None)
    assert silent(rings)


def test_after_a_sleep_it_rings_within_a_glance(begin: Callable[..., tuple[SchedulerAlarm, Rings]]) -> None:
    clock = HandClock()
    alarm, rings = begin(clock)
    alarm.ring_now()
    rings.get(timeout=PATIENCE_SECONDS)
    alarm.ring_at(clock.now() + timedelta(hours=8))
    assert silent(rings)
    clock.jump(timedelta(hours=8))
    rings.get(timeout=PATIENCE_SECONDS)


def test_a_wait_that_ended_long_ago_still_ends(
    begin: Callable[..., tuple[SchedulerAlarm, Rings]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a sleep the scheduler finds that its job was due hours ago."""
    alarm, rings = begin(SystemClock())
    alarm.ring_now()
    rings.get(timeout=PATIENCE_SECONDS)
    monkeypatch.setattr(alarm, "_machine", HandClock(SystemClock().now() - timedelta(hours=8)))
    alarm.ring_at(SystemClock().now())
    rings.get(timeout=PATIENCE_SECONDS)


def test_however_often_it_is_set_it_looks_once_in_a_glance(
    begin: Callable[..., tuple[SchedulerAlarm, Rings]],
) -> None:
    alarm, rings = begin(SystemClock())
    alarm.ring_now()
    rings.get(timeout=PATIENCE_SECONDS)
    for _ in range(20):
        alarm.ring_at(SystemClock().now() + timedelta(hours=1))
    assert alarm._scheduler
    assert len(alarm._scheduler.get_jobs()) == 1


def test_stopped_while_it_begins_it_leaves_no_thread(begin: Callable[..., tuple[SchedulerAlarm, Rings]]) -> None:
    alarm, _ = begin(SystemClock())
    alarm.stop()
    alarm._begin()  # what its thread does once the import is through
    assert "APScheduler" not in {thread.name for thread in threading.enumerate()}


def test_stopped_it_is_silent_and_can_begin_again(begin: Callable[..., tuple[SchedulerAlarm, Rings]]) -> None:
    alarm, rings = begin(SystemClock())
    alarm.ring_now()
    rings.get(timeout=PATIENCE_SECONDS)
    alarm.ring_at(SystemClock().now() + timedelta(seconds=0.2))
    alarm.stop()
    alarm.ring_now()
    assert silent(rings)
    alarm.start(lambda: rings.put(0))
    alarm.ring_now()
    assert rings.get(timeout=PATIENCE_SECONDS) == 0


def test_who_has_no_reminders_does_not_pay_for_a_scheduler() -> None:
    code = (
        "import sys, tempfile, pathlib; from organic_desktop.app.facade import App\n"
        "app = App(pathlib.Path(tempfile.mkdtemp()))\n"
        "app.reminders.start(print, print); app.days.log(app.today(), {'sleep_hours': 8}); app.close()\n"
        "sys.exit('apscheduler' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
