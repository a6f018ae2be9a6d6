"""When the sync thread runs a cycle: the real thread, with time passed by the test's hand."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from organic_desktop.core.errors import DatabaseBusy, DecisionNeeded, Offline, OrganicError, ServerBusy, Stopped
from organic_desktop.sync.pacing import AFTER_EDIT_SECONDS, FRESH_SECONDS, IDLE_SECONDS, LAST_RETRY_SECONDS
from organic_desktop.sync.scheduler import SyncScheduler
from organic_desktop.sync.status import SyncReport
from tests.clocks import HandClock

PATIENCE = 60.0


class Bench:
    """A worker whose every wait is the test's to see and to end."""

    def __init__(self) -> None:
        self.cycles = 0
        self.reports: list[SyncReport] = []
        self.jitter = 0.5
        self.clock = HandClock()
        self.cycle: Callable[[], SyncReport | None] = lambda: None
        self.on_change: Callable[[], None] = lambda: None
        self._pauses: queue.Queue[float] = queue.Queue()
        self._waits_for: threading.Event | None = None
        self._waits_seconds = 0.0
        self._time_is_up = threading.Event()
        self.worker = SyncScheduler(
            self._run, self.reports.append, lambda: self.on_change(), self._wait, lambda: self.jitter, self.clock
        )

    def pause(self) -> float:
        """The seconds that the thread waits now, once it does."""
        return self._pauses.get(timeout=PATIENCE)

    def pass_time(self) -> float:
        """Let the seconds of the wait under way pass; the seconds of the next wait."""
        self.clock.move(timedelta(seconds=self._waits_seconds))
        self._time_is_up.set()
        assert self._waits_for is not None
        self._waits_for.set()
        return self.pause()

    def wake_up(self) -> float:
        """End the wait under way before its time, as a wake-up of the computer does; the seconds of the next wait."""
        self._waits_seconds = 0.0
        return self.pass_time()

    def _run(self) -> SyncReport | None:
        self.cycles += 1
        return self.cycle()

    def _wait(self, event: threading.Event, seconds: float) -> bool:
        self._waits_for, self._waits_seconds = event, seconds
        self._pauses.put(seconds)
        assert event.wait(PATIENCE), "the test forgot its worker"
        if not self._time_is_up.is_set():
            return True
        self._time_is_up.clear()
        event.clear()
        return False


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.worker.stop(PATIENCE)
    assert not made.worker._thread.is_alive()


def failing(error: Exception) -> Callable[[], SyncReport | None]:
    def cycle() -> SyncReport | None:
        raise error

    return cycle


def test_it_syncs_at_the_start_and_again_when_the_time_has_come(bench: Bench) -> None:
    bench.worker.start()
    assert bench.pause() == IDLE_SECONDS
    assert bench.cycles == 1
    bench.pass_time()
    assert bench.cycles == 2


def test_a_question_to_the_user_holds_up_nothing_else(bench: Bench) -> None:
    question = DecisionNeeded("Rows are gone.", {"wellness_entries": 20})
    question.tables = frozenset({"module_progress"})
    bench.cycle = failing(question)
    bench.worker.start()
    assert bench.pause() == IDLE_SECONDS
    assert bench.worker.next_try_in is None
    assert [report.tables for report in bench.reports] == [{"module_progress"}], "what came is shown"
    bench.worker.soon()
    assert bench.pause() == AFTER_EDIT_SECONDS


def test_what_was_stopped_goes_on_at_its_usual_time(bench: Bench) -> None:
    bench.cycle = failing(Stopped("Sync was cancelled."))
    bench.worker.start()
    assert bench.pause() == IDLE_SECONDS
    assert bench.worker.next_try_in is None


def test_while_nothing_happens_it_asks_less_and_less_often(bench: Bench) -> None:
    bench.worker.start()
    pauses = [bench.pause(), *(bench.pass_time() for _ in range(5))]
    assert pauses == [60.0, 90.0, 135.0, 202.5, 300.0, 300.0]
    bench.cycle = lambda: SyncReport(pulled=1, tables=frozenset({"users"}))
    assert bench.pass_time() == IDLE_SECONDS


@pytest.mark.parametrize(("jitter", "pause"), [(0.0, 48.0), (1.0, 72.0)])
def test_idle_devices_spread_their_beats(bench: Bench, jitter: float, pause: float) -> None:
    bench.jitter = jitter
    bench.worker.start()
    assert bench.pause() == pytest.approx(pause)


def test_asked_for_now_it_runs_at_once(bench: Bench) -> None:
    bench.worker.start()
    bench.pause()
    bench.worker.now()
    assert bench.pause() == IDLE_SECONDS  # no wait came between
    assert bench.cycles == 2


def test_edits_made_together_travel_together(bench: Bench) -> None:
    bench.worker.start()
    bench.pause()
    for _ in range(3):
        bench.worker.soon()
    assert (bench.pause(), bench.cycles) == (AFTER_EDIT_SECONDS, 1)
    bench.clock.move(timedelta(seconds=1))
    bench.worker.soon()
    assert (bench.pass_time(), bench.cycles) == (IDLE_SECONDS, 2)


def test_a_window_that_comes_to_the_front_asks_for_news_but_not_twice_in_a_row(bench: Bench) -> None:
    bench.worker.start()
    bench.pause()
    bench.worker.window_activated()
    assert (bench.pause(), bench.cycles) == (FRESH_SECONDS, 1)
    bench.pass_time()
    bench.clock.move(timedelta(seconds=40))
    bench.worker.window_activated()
    assert (bench.pause(), bench.cycles) == (AFTER_EDIT_SECONDS, 2)


def test_an_edit_made_during_a_cycle_has_one_of_its_own(bench: Bench) -> None:
    def edited_meanwhile() -> None:
        bench.cycle = lambda: None
        bench.worker.soon()

    bench.cycle = edited_meanwhile
    bench.worker.start()
    assert bench.pause() == AFTER_EDIT_SECONDS
    bench.pass_time()
    assert bench.cycles == 2


def test_a_report_is_handed_on_and_no_account_means_no_report(bench: Bench) -> None:
    bench.worker.start()
    bench.pause()
    bench.cycle = lambda: SyncReport(pulled=3)
    bench.pass_time()
    assert bench.reports == [SyncReport(pulled=3)]


@pytest.mark.parametrize("error", [Offline("no way"), DatabaseBusy("held"), ZeroDivisionError()])
def test_failures_back_off_for_up_to_twice_as_long_as_they_last(bench: Bench, error: Exception) -> None:
    bench.jitter = 1.0
    bench.cycle = failing(error)
    bench.worker.start()
    pauses = [bench.pause(), *(bench.pass_time() for _ in range(7))]
    assert pauses == [2, 4, 12, 36, 108, 324, LAST_RETRY_SECONDS, LAST_RETRY_SECONDS]
    bench.jitter = 0.25
    assert bench.pass_time() == LAST_RETRY_SECONDS / 4
    bench.jitter = 0.0
    assert bench.pass_time() == 1.0


def test_it_tells_when_the_next_try_is(bench: Bench) -> None:
    told: list[float | None] = []
    bench.on_change = lambda: told.append(bench.worker.next_try_in)
    bench.cycle = failing(ServerBusy("busy", retry_after=100))
    bench.worker.start()
    bench.pause()
    assert told == [None, 150.0]
    bench.clock.move(timedelta(seconds=40))
    assert bench.worker.next_try_in == 110.0
    bench.clock.move(timedelta(seconds=120))
    assert bench.worker.next_try_in == 0.0
    bench.cycle = lambda: None
    bench.pass_time()
    assert bench.worker.next_try_in is None


def test_days_without_a_server_dont_end_the_thread(bench: Bench) -> None:
    bench.jitter = 1.0
    bench.cycle = failing(Offline("no way"))
    bench.worker.start()
    bench.pause()
    for _ in range(1100):  # at up to five minutes each
        assert bench.pass_time() <= LAST_RETRY_SECONDS
    assert bench.cycles == 1101


def test_a_success_ends_the_backing_off(bench: Bench) -> None:
    bench.jitter = 1.0
    bench.cycle = failing(Offline("no way"))
    bench.worker.start()
    assert (bench.pause(), bench.pass_time()) == (2.0, 4.0)
    bench.cycle = lambda: None
    assert bench.pass_time() == pytest.approx(IDLE_SECONDS * 1.2)
    assert bench.worker.next_try_in is None
    bench.cycle = failing(Offline("no way"))
    bench.worker.now()
    assert bench.pause() == 2.0


def test_a_wake_up_that_finds_no_network_yet_tries_again_at_once(bench: Bench) -> None:
    bench.worker.start()
    bench.pause()
    bench.cycle = failing(Offline("no way"))
    assert bench.wake_up() == 1.0


@pytest.mark.parametrize(("wish", "pause"), [(90.0, 90.0), (0.5, 1.0), (None, 1.0)])
def test_the_servers_own_wish_is_honoured(bench: Bench, wish: float | None, pause: float) -> None:
    bench.jitter = 0.0
    bench.cycle = failing(ServerBusy("later", retry_after=wish))
    bench.worker.start()
    assert bench.pause() == pause


def test_an_edit_doesnt_hasten_a_retry_but_the_user_does(bench: Bench) -> None:
    bench.jitter = 0.0
    bench.cycle = failing(ServerBusy("later", retry_after=90.0))
    bench.worker.start()
    bench.pause()
    waited_for = bench._waits_for
    assert waited_for is not None
    bench.worker.soon()
    bench.worker.window_activated()
    assert not waited_for.is_set()
    bench.worker.now()
    assert bench.pause() == 90.0
    assert bench.cycles == 2


@pytest.mark.parametrize("error", [DatabaseBusy("held"), ZeroDivisionError()])
def test_a_state_that_cant_be_shown_keeps_nothing_from_the_server(bench: Bench, error: Exception) -> None:
    def unshowable() -> None:
        raise error

    bench.on_change = unshowable
    bench.worker.start()
    assert (bench.pause(), bench.cycles) == (IDLE_SECONDS, 1)
    bench.pass_time()
    assert bench.cycles == 2


def test_a_failure_is_shown_and_logged_without_its_words(
    bench: Bench, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("organic_desktop"), "propagate", True)  # an app before may have taken the log
    changes: list[int] = []
    bench.on_change = lambda: changes.append(bench.cycles)
    bench.cycle = failing(OrganicError("mood 2, slept badly"))
    with caplog.at_level("INFO", "organic_desktop"):
        bench.worker.start()
        bench.pause()
    assert changes == [0, 1]
    assert "OrganicError" in caplog.text
    assert "mood" not in caplog.text


def test_stop_ends_a_waiting_thread_at_once(bench: Bench) -> None:
    bench.worker.start()
    bench.pause()
    bench.worker.stop(PATIENCE)
    assert not bench.worker._thread.is_alive()
    assert bench.cycles == 1


def test_stop_waits_no_longer_than_its_patience_for_a_request_under_way(bench: Bench) -> None:
    under_way, answered = threading.Event(), threading.Event()

    def slow() -> None:
        under_way.set()
        assert answered.wait(PATIENCE)

    bench.cycle = slow
    bench.worker.start()
    assert under_way.wait(PATIENCE)
    bench.worker.stop(0.01)
    assert bench.worker._thread.is_alive()
    answered.set()


def test_it_ends_at_once_also_if_that_was_asked_just_before_a_cycle_began(bench: Bench) -> None:
    class EndsAfterTheLook(threading.Event):
        """The program ends right after the thread has looked whether it does."""

        def is_set(self) -> bool:
            found = super().is_set()
            if bench.cycles == 0:
                ends = threading.Thread(target=bench.worker.stop, args=(0.0,), kwargs={"once_more": True})
                ends.start()
                ends.join(PATIENCE)
            return found

    bench.worker._stopping = EndsAfterTheLook()
    bench.worker.start()
    bench.worker._thread.join(PATIENCE / 10)
    assert not bench.worker._thread.is_alive()
    assert bench.cycles == 2, "the cycle that began, and once more"
