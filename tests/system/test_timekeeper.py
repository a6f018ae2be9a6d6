"""The watcher of time: APScheduler in its thread, on the machine's clock or on one that sleeps."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from organic_desktop.core.clock import Clock, SystemClock
from organic_desktop.system import timekeeper as module
from organic_desktop.system.timekeeper import CHECK_SECONDS, Timekeeper
from tests.clocks import HandClock, RunningClock

PATIENCE_SECONDS = 60.0
OFTEN = 0.1
HOUR = timedelta(hours=1)
Begin = Callable[..., Timekeeper]


class Job:
    """A job that counts its runs, with the threads that it ran on."""

    def __init__(self) -> None:
        self._runs = queue.SimpleQueue[int]()

    def __call__(self) -> None:
        self._runs.put(threading.get_ident())

    def ran(self) -> int:
        """Wait for its next run; returns the thread."""
        return self._runs.get(timeout=PATIENCE_SECONDS)

    def is_silent(self, seconds: float = 0.5) -> bool:
        """True if it doesn't run for so long."""
        try:
            self._runs.get(timeout=seconds)
        except queue.Empty:
            return True
        return False


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Begins timekeepers that check the clock often."""
    begun: list[Timekeeper] = []

    def one(clock: Clock | None = None, check_seconds: float = OFTEN) -> Timekeeper:
        begun.append(Timekeeper(clock or SystemClock(), check_seconds))
        return begun[-1]

    yield one
    for each in begun:
        each.stop()


@pytest.fixture
def job() -> Job:
    return Job()


def has_begun(keeper: Timekeeper) -> Timekeeper:
    """Wait until its thread runs."""
    first = Job()
    keeper.run_now("first", first)
    first.ran()
    return keeper


def soon(seconds: float) -> datetime:
    return SystemClock().now() + timedelta(seconds=seconds)


# -- jobs -------------------------------------------------------------------------------------------------------------


def test_a_job_runs_at_its_moment_and_all_on_one_thread(begin: Begin, job: Job) -> None:
    keeper = begin()
    keeper.run_now("a", job)
    first = job.ran()
    due = soon(0.3)
    keeper.run_at("a", due, job)
    assert job.ran() == first != threading.get_ident()
    assert timedelta(0) <= SystemClock().now() - due < timedelta(seconds=5)


def test_every_time_that_it_is_asked_it_runs(begin: Begin, job: Job) -> None:
    keeper = begin()
    for _ in range(5):
        keeper.run_now("a", job)
        job.ran()


def test_a_later_moment_takes_the_place_of_an_earlier_one(begin: Begin, job: Job) -> None:
    keeper = has_begun(begin())
    keeper.run_at("a", soon(0.2), job)
    keeper.run_at("a", soon(3600), job)
    assert job.is_silent()
    keeper.run_at("a", soon(0.2), job)
    keeper.cancel("a")
    assert job.is_silent()


def test_what_runs_at_once_leaves_what_is_planned(begin: Begin, job: Job) -> None:
    keeper = has_begun(begin())
    keeper.run_at("a", soon(0.5), job)
    keeper.run_now("a", job)
    job.ran()
    job.ran()


def test_what_was_planned_before_the_thread_began_runs(begin: Begin, job: Job) -> None:
    keeper = begin()
    keeper.run_at("a", soon(0.1), job)
    keeper.run_at("b", soon(0.1), job)
    job.ran()
    job.ran()


def test_nothing_is_imported_while_a_window_is_just_opening(
    begin: Begin, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "UNHURRIED_SECONDS", 0.5)
    keeper = begin()
    keeper.run_at("later", soon(3600), job)
    assert keeper._scheduler is None
    threading.Event().wait(0.1)
    assert keeper._scheduler is None
    has_begun(keeper)  # what is due at once hurries it


def test_a_job_that_fails_does_not_keep_the_others(begin: Begin, job: Job, caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise ValueError("a fault of the test's")

    keeper = begin()
    keeper.run_now("fails", fail)
    keeper.run_now("a", job)
    job.ran()
    assert "a fault of the test's" in caplog.text


def test_however_often_it_is_planned_there_is_one_job(begin: Begin, job: Job) -> None:
    keeper = has_begun(begin())
    for _ in range(20):
        keeper.run_at("a", soon(3600), job)
    assert keeper._scheduler
    assert len(keeper._scheduler.get_jobs()) == 1


# -- sleep, and clocks that are set -----------------------------------------------------------------------------------


def test_the_clock_is_checked_at_least_every_half_a_minute() -> None:
    assert CHECK_SECONDS <= 30


def test_after_a_sleep_a_job_runs_with_the_next_check(begin: Begin, job: Job) -> None:
    clock = HandClock()
    keeper = has_begun(begin(clock))
    keeper.run_at("a", clock.now() + timedelta(hours=8), job)
    assert job.is_silent()
    clock.jump(timedelta(hours=8))
    job.ran()


def test_a_clock_that_was_set_back_and_forth_does_not_delay_a_job(begin: Begin, job: Job) -> None:
    """It was planned while the clock was three hours behind."""
    clock = HandClock()
    keeper = has_begun(begin(clock))
    clock.jump(timedelta(hours=-3))
    keeper.run_at("a", clock.now() + timedelta(hours=3), job)
    assert job.is_silent()
    clock.jump(timedelta(hours=3))
    job.ran()


def test_a_wait_that_ended_long_ago_still_ends(begin: Begin, job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a sleep the scheduler finds that its job was due hours ago."""
    keeper = has_begun(begin())
    monkeypatch.setattr(keeper, "_machine", HandClock(SystemClock().now() - timedelta(hours=8)))
    keeper.run_at("a", SystemClock().now(), job)
    job.ran()


@pytest.mark.parametrize("jump", [timedelta(hours=8), timedelta(days=-1), timedelta(days=36_000)])
def test_a_jump_of_the_clock_is_told_once(begin: Begin, job: Job, jump: timedelta) -> None:
    clock = HandClock()
    keeper = begin(clock)
    keeper.on_wake_up(job)
    has_begun(keeper)
    clock.jump(jump)
    job.ran()
    assert job.is_silent()


def test_time_that_passes_is_no_jump(begin: Begin, job: Job) -> None:
    clock = HandClock()
    keeper = begin(clock)
    keeper.on_wake_up(job)
    has_begun(keeper)
    clock.move(timedelta(hours=8))
    assert job.is_silent()


def test_a_sleep_that_logind_told_of_is_told_once(begin: Begin, job: Job) -> None:
    clock = HandClock()
    keeper = begin(clock, check_seconds=1.0)
    keeper.on_wake_up(job)
    has_begun(keeper)
    clock.jump(timedelta(hours=8))
    keeper.wake_up()
    job.ran()
    assert job.is_silent(2.0)


def test_a_callback_that_fails_does_not_keep_the_others(begin: Begin, job: Job) -> None:
    def fail() -> None:
        raise OSError

    keeper = begin()
    keeper.on_wake_up(fail)
    keeper.on_wake_up(job)
    keeper.wake_up()
    job.ran()


# -- waiting ----------------------------------------------------------------------------------------------------------


def test_it_waits_its_time(begin: Begin) -> None:
    clock = RunningClock()
    keeper = has_begun(begin(clock))
    event, began = threading.Event(), clock.monotonic()
    assert not keeper.wait(event, 0.5)
    assert clock.monotonic() - began >= 0.5


def test_an_event_ends_a_wait(begin: Begin) -> None:
    keeper, event = has_begun(begin()), threading.Event()
    keeper.run_at("event", soon(0.2), event.set)
    assert keeper.wait(event, 3600.0)
    assert keeper.wait(event, 3600.0), "it is still set"
    assert keeper._scheduler
    assert keeper._scheduler.get_jobs() == []


@pytest.mark.parametrize("jump", [timedelta(hours=8), timedelta(days=-1), timedelta(days=36_000)])
def test_after_a_sleep_or_a_set_clock_time_is_up_and_it_is_told_before(begin: Begin, jump: timedelta) -> None:
    clock = HandClock()
    keeper, event, told = has_begun(begin(clock)), threading.Event(), list[bool]()
    keeper.on_wake_up(lambda: told.append(event.is_set()))
    waiter = threading.Thread(target=lambda: told.append(keeper.wait(event, 300.0)))
    waiter.start()
    while not keeper._waits:
        threading.Event().wait(0.01)
    clock.jump(jump)
    waiter.join(PATIENCE_SECONDS)
    assert told == [False, False]  # told while nobody was awake yet; then the wait ended, without its event


# -- the end ----------------------------------------------------------------------------------------------------------


def test_stopped_before_it_began_it_leaves_no_thread(begin: Begin, job: Job) -> None:
    keeper = begin()
    keeper.run_at("a", soon(3600), job)
    keeper.stop()
    keeper._begin()  # what its thread does
    assert "APScheduler" not in {thread.name for thread in threading.enumerate()}


def test_stopped_it_is_silent(begin: Begin, job: Job) -> None:
    keeper = has_begun(begin())
    keeper.run_at("a", soon(0.2), job)
    keeper.stop()
    keeper.run_now("a", job)
    assert job.is_silent()
    assert "APScheduler" not in {thread.name for thread in threading.enumerate()}


def test_who_has_no_reminders_does_not_pay_for_a_scheduler() -> None:
    code = (
        "import sys, tempfile, pathlib; from organic_desktop.app.facade import App\n"
        "app = App(pathlib.Path(tempfile.mkdtemp()))\n"
        "app.reminders.start(print, print); app.days.log(app.today(), {'sleep_hours': 8}); app.close()\n"
        "sys.exit('apscheduler' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
