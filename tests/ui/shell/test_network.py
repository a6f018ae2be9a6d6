"""The return of the network, as NetworkManager tells it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.clock import SystemClock
from organic_desktop.sync import pacing
from organic_desktop.sync.status import SyncState
from organic_desktop.system.timekeeper import Timekeeper
from organic_desktop.ui.shell import network
from organic_desktop.ui.shell.later import watch_network
from organic_desktop.ui.shell.network import NetworkWatch
from organic_desktop.ui.shell.window import MainWindow
from tests.devices import sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.system.bus import PATIENCE_SECONDS
from tests.system.system_services import OFFLINE, ONLINE, SITE, Logind, NetworkManager
from tests.ui.conftest import OpenWindow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="NetworkManager and logind are Linux's")


@pytest.fixture
def timekeeper() -> Iterator[Timekeeper]:
    made = Timekeeper(SystemClock())
    yield made
    made.stop()


def test_the_return_of_the_network_is_told_once(
    qtbot: QtBot, network_manager: NetworkManager, timekeeper: Timekeeper
) -> None:
    watch = NetworkWatch(timekeeper, jitter=lambda *_: 1)
    assert network_manager.asked.wait(PATIENCE_SECONDS)
    network_manager.say(OFFLINE)
    with qtbot.waitSignal(watch.returned):
        network_manager.say(ONLINE)
    with qtbot.assertNotEmitted(watch.returned, wait=50):
        network_manager.say(ONLINE)


def test_a_network_that_only_flickers_is_not_told(
    qtbot: QtBot, network_manager: NetworkManager, timekeeper: Timekeeper
) -> None:
    watch = NetworkWatch(timekeeper, jitter=lambda *_: 300)
    assert network_manager.asked.wait(PATIENCE_SECONDS)
    with qtbot.assertNotEmitted(watch.returned, wait=600):
        for state in (OFFLINE, ONLINE, SITE):
            network_manager.say(state)


def test_a_computer_that_woke_up_is_as_one_whose_network_returned(
    qtbot: QtBot, logind: Logind, app: App, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "JITTER_MS", (1, 1))
    watch_network(window, app)
    qtbot.waitUntil(lambda: bool(window.findChildren(NetworkWatch)))
    (watch,) = window.findChildren(NetworkWatch)
    logind.wait_for_listener()
    with qtbot.waitSignals([watch.woke, watch.returned]):
        logind.wake_up()


def test_what_waited_for_the_network_is_sent_on_its_return(
    qtbot: QtBot,
    server: Server,
    account: Account,
    app: App,
    open_window: OpenWindow,
    network_manager: NetworkManager,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pacing, "SHORTEST_RETRY_SECONDS", 600.0)  # the sync thread alone wouldn't try again
    monkeypatch.setattr(network, "JITTER_MS", (1, 1))
    sign_in(app, server, account)
    window = open_window(app)
    qtbot.waitUntil(lambda: app.status().state is SyncState.UP_TO_DATE)
    watch_network(window, app)
    qtbot.waitUntil(lambda: bool(window.findChildren(NetworkWatch)))
    server.stop()
    app.days.log(app.today(), {"mood_score": 4})
    qtbot.waitUntil(lambda: app.status().state is SyncState.OFFLINE)
    server.start()
    network_manager.say(OFFLINE)
    network_manager.say(ONLINE)
    qtbot.waitUntil(lambda: app.status().pending == 0)
