"""What a first pull of ten years costs who uses the window meanwhile: the gaps between beats of a timer on its thread.

A gap counts less the time that the thread was ready to run and the machine ran somebody else, which the kernel knows:
the server is on the same cores here, and isn't on a user's. So may another thread of ours have waited, with the
interpreter in its hands; that is told beside it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organic_desktop.app.facade import App
from organic_desktop.sync.status import SyncState
from organic_desktop.ui.shell.lifecycle import start_garbage_collection
from organic_desktop.ui.shell.startup import TURN_SECONDS, window_state
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.theme.theme import Theme
from tests.benchmarks.measure import Result
from tests.benchmarks.server_data import MESSAGE_COUNT, TEN_YEARS, fill
from tests.demo.fill import keep_secrets_in
from tests.server.databases import available_drivers
from tests.server.fixtures import sign_up
from tests.server.lite import fresh_server

FELT, SEEN = 0.016, 0.033  # a frame that is late, and two
MOST_FELT = 10
EVERY_MS = 4
SETTLED_MS = 2_000  # what a start does late is done
QUIET_SECONDS = 3.0
PATIENCE_SECONDS = 300.0


def stutter(folder: Path) -> Iterator[Result]:
    """The gaps of a pull, beside those of the same window while nothing happens: the machine's own."""
    keep_secrets_in(folder / "keyring.json")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    with fresh_server(available_drivers()[-1]) as server, closing(App(folder)) as app:
        account = sign_up(server)
        fill(server, account.user_id)
        app.account.connect(server.url, server.publishable_key)
        app.account.sign_in(account.email, account.password)
        app.change_settings(sync_paused=True)
        sys.setswitchinterval(TURN_SECONDS)
        window = MainWindow(Theme(application), window_state(folder))
        window.show()
        window.open_app(app)
        start_garbage_collection()
        QTest.qWait(SETTLED_MS)
        quiet = beats_until(lambda since: since > QUIET_SECONDS)
        states: list[SyncState] = []
        window.bridge.status_changed.connect(lambda status: states.append(status.state))
        app.change_settings(sync_paused=False)
        app.sync_now()
        with Waits() as waits:
            pull = beats_until(lambda since: SyncState.UP_TO_DATE in states)  # asking the App would be work of ours
        window.close()
    own = [beat.gap - beat.waited for beat in pull]
    both = [beat.gap - max(beat.waited, waits.longest(beat)) for beat in pull]
    longest = max(beat.gap - beat.waited for beat in quiet)
    yield Result("longest gap of the window's thread while nothing happens, against 16 ms", longest, FELT)
    work = f"gaps over 16 ms while {MESSAGE_COUNT:,} messages and {TEN_YEARS:,} entries are pulled"
    yield Result(work, _late(own), MOST_FELT, 1, "")
    yield Result("the longest of them, against 33 ms", max(own), SEEN, 1)
    yield Result(
        "the same gaps, less the wait of another thread of ours if that was longer", _late(both), MOST_FELT, unit=""
    )
    yield Result("the longest of them, against 33 ms", max(both), SEEN)


@dataclass(frozen=True)
class Beat:
    """A gap in seconds over the beat's interval, its end, and how long the window's thread waited for a processor."""

    end: float
    gap: float
    waited: float


class Heartbeat(QObject):
    """Beats from now on."""

    def __init__(self) -> None:
        super().__init__()
        self.beats: list[Beat] = []
        self._schedule = os.open(f"/proc/self/task/{os.getpid()}/schedstat", os.O_RDONLY)
        self._last = time.monotonic(), self._waited()
        self._timer = QTimer(self, interval=EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        os.close(self._schedule)

    def _beat(self) -> None:
        now, waited = time.monotonic(), self._waited()
        self.beats.append(Beat(now, now - self._last[0] - EVERY_MS / 1000, waited - self._last[1]))
        self._last = time.monotonic(), waited  # what a beat itself takes is in no gap

    def _waited(self) -> float:
        """Seconds that this thread, the process's first, was ready to run and didn't."""
        return int(os.pread(self._schedule, 100, 0).split()[1]) / 1e9


class Waits:
    """What the other threads of this process wait for a processor meanwhile, seen by another process."""

    def __enter__(self) -> Waits:
        command = [sys.executable, "-m", "tests.benchmarks.waits", str(os.getpid())]
        self._told = tempfile.TemporaryFile("w+")  # no thread of ours has to read it meanwhile
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=self._told, text=True)
        return self

    def __exit__(self, *exception: object) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()
        self._told.seek(0)
        self._by_thread: dict[str, tuple[list[float], list[float]]] = {}
        for at, thread, waited in map(str.split, self._told):
            times, sums = self._by_thread.setdefault(thread, ([], []))
            times.append(float(at))
            sums.append(int(waited) / 1e9)
        self._by_thread.pop(str(os.getpid()))
        self._told.close()

    def longest(self, beat: Beat) -> float:
        """The longest that another thread waited within a beat's gap."""
        begin = beat.end - beat.gap - EVERY_MS / 1000
        return max(_sum_at(waits, beat.end) - _sum_at(waits, begin) for waits in self._by_thread.values())


def _late(gaps: list[float]) -> int:
    return sum(gap > FELT for gap in gaps)


def _sum_at(waits: tuple[list[float], list[float]], moment: float) -> float:
    """The sum when it was last seen until a moment; before the first time, the first."""
    times, sums = waits
    return sums[max(0, bisect_right(times, moment) - 1)]


def beats_until(done: Callable[[float], bool]) -> list[Beat]:
    """The beats from now until ``done``, which is told the seconds since."""
    heart, begun = Heartbeat(), time.monotonic()
    while not done(time.monotonic() - begun):
        QTest.qWait(100)
        if time.monotonic() - begun > PATIENCE_SECONDS:
            raise TimeoutError("the pull didn't end")
    heart.stop()
    return heart.beats
