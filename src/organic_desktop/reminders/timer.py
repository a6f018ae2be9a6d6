"""Rings at a moment, on a thread of its own: APScheduler's, begun when there is something to wait for.

A scheduler's wait stands still while a laptop sleeps and knows nothing of a clock that is set, so no wait is longer
than a glance: whatever happened meanwhile, a reminder is no later than that.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from organic_desktop.core.clock import Clock, SystemClock

if TYPE_CHECKING:
    from apscheduler.schedulers.background import BackgroundScheduler

GLANCE = timedelta(seconds=4)
GLANCE_JOB = "glance"


class Alarm(Protocol):
    """What reminders need of one."""

    def start(self, ring: Callable[[], None]) -> None:
        """Ring so from now on, always on the same thread."""

    def ring_at(self, moment: datetime | None) -> None:
        """Ring at a moment, instead of at any that was named before."""

    def ring_now(self) -> None:
        """Ring once at once, on the alarm's thread."""

    def stop(self) -> None:
        """Ring no more."""


class SchedulerAlarm:
    """By APScheduler. The moments are ``clock``'s; how long a wait takes is the machine's."""

    def __init__(self, clock: Clock, glance: timedelta = GLANCE) -> None:
        self._clock, self._machine, self._glance_time = clock, SystemClock(), glance
        self._ring: Callable[[], None] | None = None
        self._at: datetime | None = None
        self._scheduler: BackgroundScheduler | None = None
        self._beginning = False
        self._lock = threading.Lock()

    def start(self, ring: Callable[[], None]) -> None:
        self._ring = ring

    def ring_at(self, moment: datetime | None) -> None:
        with self._lock:
            self._at = moment
        self._wait()

    def ring_now(self) -> None:
        with self._lock:
            scheduler = self._scheduler
            if self._ring is None or (self._beginning and scheduler is None):
                return  # where it is only beginning, it rings as soon as it has begun
            self._beginning = True
        if scheduler:
            scheduler.add_job(self._call)
        else:  # the import takes a tenth of a second, which whoever asks needn't wait for
            threading.Thread(target=self._begin, name="reminders", daemon=True).start()

    def stop(self) -> None:
        with self._lock:
            self._ring = self._at = None
            scheduler, self._scheduler, self._beginning = self._scheduler, None, False
        if scheduler:
            # Its thread fails where it is shut down while it takes a job from its store; without jobs it doesn't.
            scheduler.pause()
            scheduler.remove_all_jobs()
            scheduler.shutdown(wait=False)

    def _begin(self) -> None:
        from apscheduler.executors.pool import ThreadPoolExecutor
        from apscheduler.schedulers.background import BackgroundScheduler

        logging.getLogger("apscheduler").setLevel(logging.WARNING)  # a glance isn't worth a line
        scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(1)},
            job_defaults={"misfire_grace_time": None, "max_instances": 2},  # however late; one may ask for the next
        )
        with self._lock:
            if self._ring is None or self._scheduler:  # stopped meanwhile, or even begun again
                return
            scheduler.start()
            self._scheduler = scheduler
        scheduler.add_job(self._call)

    def _call(self) -> None:
        if ring := self._ring:
            ring()

    def _wait(self) -> None:
        """Look again in a glance's time, or sooner where the moment is; not at all where there is none."""
        from apscheduler.triggers.date import DateTrigger

        with self._lock:
            scheduler, at = self._scheduler, self._at
        if scheduler and at:
            wait = max(min(at - self._clock.now(), self._glance_time), timedelta(0))
            scheduler.add_job(
                self._glance, DateTrigger(self._machine.now() + wait), id=GLANCE_JOB, replace_existing=True
            )

    def _glance(self) -> None:
        at = self._at
        if at and self._clock.now() >= at:
            self._call()
        else:
            self._wait()
