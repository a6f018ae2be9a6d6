"""The program's one watcher of time: jobs at moments of the wall clock, and callbacks after a sleep or a clock change.

On APScheduler, in a thread that begins with the first job. A thread's wait stands still while a computer sleeps and
ignores a change of the clock, so no wait of the scheduler is longer than CHECK_SECONDS, and after each the wall clock
is compared with the monotonic one. logind announces a wake-up sooner (sleep_and_network.py).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from organic_desktop.core.clock import Clock, SystemClock

if TYPE_CHECKING:
    from apscheduler.job import Job
    from apscheduler.schedulers.background import BackgroundScheduler

CHECK_SECONDS = 30.0
JUMP_SECONDS = 30.0  # that the wall clock and the monotonic one may differ by, between two checks
UNHURRIED_SECONDS = 2.0  # before the import of a tenth of a second, if nothing is due sooner: a window is just opening
WAKE_UP = "wake-up"

log = logging.getLogger(__name__)


@dataclass(eq=False)
class _Planned:
    """A job, and its entry in the scheduler once that has begun."""

    at: datetime
    run: Callable[[], None]
    scheduled: Job | None = None


class Timekeeper:
    """Runs every job on one thread; any call may come from any thread. A job has a name, and runs once.

    Moments are ``clock``'s; how long the scheduler waits for one is the machine's. Without a job there is no thread.
    """

    def __init__(self, clock: Clock, check_seconds: float = CHECK_SECONDS) -> None:
        self._clock, self._machine, self._check_seconds = clock, SystemClock(), check_seconds
        self._lock = threading.RLock()
        self._jobs: dict[str, _Planned] = {}
        self._wake_up_callbacks: list[Callable[[], None]] = []
        self._waits: dict[str, Callable[[], None]] = {}
        self._scheduler: BackgroundScheduler | None = None
        self._begun = False
        self._hurry, self._stopped = threading.Event(), threading.Event()
        self._seen = clock.now(), clock.monotonic()

    # -- jobs ---------------------------------------------------------------------------------------------------------

    def run_at(self, name: str, moment: datetime, job: Callable[[], None]) -> None:
        """Run a job at a moment, in place of the one planned by this name; at once if the moment has passed."""
        planned = _Planned(moment, job)
        with self._lock:
            self._drop(name)
            if self._stopped.is_set():
                return
            self._jobs[name] = planned
            if moment - self._clock.now() < timedelta(seconds=UNHURRIED_SECONDS):
                self._hurry.set()
            if self._scheduler:
                self._schedule(name, planned)
            elif not self._begun:
                self._begun = True
                threading.Thread(target=self._begin, name="timekeeper", daemon=True).start()

    def run_now(self, name: str, job: Callable[[], None]) -> None:
        """Run a job at once, on the timekeeper's thread; what is planned by this name stays planned."""
        self.run_at(f"{name} now", self._clock.now(), job)

    def cancel(self, name: str) -> None:
        """Don't run the job planned by this name; one that is running, or was to run at once, does."""
        with self._lock:
            self._drop(name)

    def wait(self, event: threading.Event, seconds: float) -> bool:
        """Wait for an event, for some seconds at most; True if it came. A wake-up ends the wait, too.

        The event is set when the time is up, and the one who waits clears it.
        """
        if event.is_set():
            return True
        time_is_up = threading.Event()

        def end() -> None:
            time_is_up.set()
            event.set()

        name = f"wait {id(event)}"
        with self._lock:
            self._waits[name] = end
        self.run_at(name, self._clock.now() + timedelta(seconds=seconds), end)
        event.wait()
        with self._lock:
            del self._waits[name]
        self.cancel(name)
        return not time_is_up.is_set()

    def stop(self) -> None:
        """Run no job any more, and end the thread."""
        with self._lock:
            self._stopped.set()
            self._jobs.clear()
            scheduler, self._scheduler = self._scheduler, None
        self._hurry.set()
        if scheduler:
            # Its thread fails if it is shut down while it takes a job from its store; without jobs it doesn't.
            scheduler.pause()
            scheduler.remove_all_jobs()
            scheduler.shutdown(wait=False)

    # -- sleep, and clocks that are set -------------------------------------------------------------------------------

    def on_wake_up(self, callback: Callable[[], None]) -> None:
        """Call back, on the timekeeper's thread, whenever the computer woke up or its clock was set."""
        with self._lock:
            self._wake_up_callbacks.append(callback)

    def wake_up(self) -> None:
        """Plan all jobs anew by the clock, call the wake-up callbacks, then end all waits: the computer woke up."""
        with self._lock:
            self._seen = self._clock.now(), self._clock.monotonic()
            for name in self._waits:
                self._drop(name)  # it must not end before the callbacks were called
            for name, planned in self._jobs.items():
                self._schedule(name, planned)
            self.run_now(WAKE_UP, self._call_back)

    def _call_back(self) -> None:
        with self._lock:
            calls = [*self._wake_up_callbacks, *self._waits.values()]
        for call in calls:
            _guarded(call)

    def _check(self) -> None:
        """Compare the clocks: by how much the wall clock went on more, or less, than the monotonic one."""
        with self._lock:
            (wall, monotonic), self._seen = self._seen, (self._clock.now(), self._clock.monotonic())
            jump = (self._seen[0] - wall).total_seconds() - (self._seen[1] - monotonic)
        if abs(jump) > JUMP_SECONDS:
            log.info("the clock jumped by %.0f s", jump)
            self.wake_up()

    # -- details ------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._hurry.wait(UNHURRIED_SECONDS)
        if self._stopped.is_set():
            return
        scheduler = _scheduler(self._check, self._check_seconds)
        with self._lock:
            if self._stopped.is_set():
                return
            self._seen = self._clock.now(), self._clock.monotonic()
            scheduler.start()
            self._scheduler = scheduler
            for name, planned in self._jobs.items():
                self._schedule(name, planned)

    def _schedule(self, name: str, planned: _Planned) -> None:
        if self._scheduler:
            from apscheduler.triggers.date import DateTrigger

            wait = planned.at - self._clock.now()
            _unschedule(planned)
            planned.scheduled = self._scheduler.add_job(
                self._run, DateTrigger(self._machine.now() + wait), args=(name, planned), name=name
            )

    def _drop(self, name: str) -> None:
        if planned := self._jobs.pop(name, None):
            _unschedule(planned)

    def _run(self, name: str, planned: _Planned) -> None:
        with self._lock:
            if self._jobs.get(name) is not planned:  # another took its place, or it was cancelled
                return
            del self._jobs[name]
        _guarded(planned.run)


def _unschedule(planned: _Planned) -> None:
    from apscheduler.jobstores.base import JobLookupError

    if planned.scheduled:
        try:
            planned.scheduled.remove()
        except JobLookupError:  # it is about to run
            log.debug("taken already: %s", planned.scheduled.name)


def _guarded(call: Callable[[], None]) -> None:
    try:
        call()
    except Exception:
        log.exception("a fault of ours")


def _scheduler(check: Callable[[], None], longest: float) -> BackgroundScheduler:
    """Make a scheduler with one thread for its jobs, that calls ``check`` whenever it looks for jobs to run."""
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.schedulers.background import BackgroundScheduler

    class CheckingScheduler(BackgroundScheduler):  # type: ignore[misc]  # the library has no types
        def _process_jobs(self) -> float:  # what APScheduler's guide names for schedulers of one's own
            _guarded(check)
            wait: float | None = super()._process_jobs()
            return longest if wait is None else min(wait, longest)

    logging.getLogger("apscheduler").setLevel(logging.WARNING)  # a job that runs isn't worth a line
    return CheckingScheduler(
        timezone=UTC,
        executors={"default": ThreadPoolExecutor(1)},
        job_defaults={"misfire_grace_time": None},  # run it however late
    )
