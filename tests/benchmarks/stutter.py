"""What a first pull of ten years costs who uses the window meanwhile: the longest gap of a heartbeat on its thread."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organic_desktop.app.facade import App
from organic_desktop.sync.status import SyncState
from organic_desktop.ui.shell.startup import TURN_SECONDS, start_garbage_collection, window_state
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.theme.theme import Theme
from tests.benchmarks.measure import Result
from tests.benchmarks.server_data import MESSAGE_COUNT, TEN_YEARS, fill
from tests.demo.fill import keep_secrets_in
from tests.server.databases import available_drivers
from tests.server.fixtures import sign_up
from tests.server.lite import fresh_server
from tests.ui.heartbeat import Heartbeat

AIM = 0.016
SETTLED_MS = 2_000  # what a start does late is done
QUIET_SECONDS = 3.0
PATIENCE_SECONDS = 300.0


def stutter(folder: Path) -> Iterator[Result]:
    """The pull's longest gap, beside that of the same window while nothing happens: the machine's own."""
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
        quiet = _longest_gap(lambda since: since > QUIET_SECONDS)
        app.change_settings(sync_paused=False)
        app.sync_now()
        longest = _longest_gap(lambda since: app.status().state == SyncState.UP_TO_DATE)
        window.close()
    yield Result("longest gap of the window's thread while nothing happens, against 16 ms", quiet, AIM)
    work = f"the same while {MESSAGE_COUNT:,} messages and {TEN_YEARS:,} entries are pulled"
    yield Result(work, longest, AIM, 1)


def _longest_gap(done: Callable[[float], bool]) -> float:
    heart, begun = Heartbeat(), time.monotonic()
    while not done(time.monotonic() - begun):
        QTest.qWait(100)
        if time.monotonic() - begun > PATIENCE_SECONDS:
            raise TimeoutError("the pull didn't end")
    heart.stop()
    return heart.longest
