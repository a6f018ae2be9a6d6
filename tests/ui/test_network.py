"""The return of the network, as the system's own service tells it."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.sync import scheduler as worker
from organic_desktop.sync.status import SyncState
from organic_desktop.ui.shell import network
from organic_desktop.ui.shell.network import NetworkWatch, Reachability
from organic_desktop.ui.shell.startup import watch_network
from organic_desktop.ui.shell.window import MainWindow
from tests.devices import sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.system.logind import Logind
from tests.ui.conftest import OpenWindow


def tell(reachability: Reachability) -> None:
    """What the system's service would."""
    system = QNetworkInformation.instance()
    assert system, "Qt comes with a backend for every system"
    system.reachabilityChanged.emit(reachability)


def test_the_return_of_the_network_is_told_once(qtbot: QtBot) -> None:
    watch = NetworkWatch(jitter=lambda *_: 1)
    tell(Reachability.Disconnected)
    with qtbot.waitSignal(watch.returned):
        tell(Reachability.Online)
    with qtbot.assertNotEmitted(watch.returned, wait=50):
        tell(Reachability.Online)


def test_a_network_that_only_flickers_is_not_told(qtbot: QtBot) -> None:
    watch = NetworkWatch(jitter=lambda *_: 30)
    with qtbot.assertNotEmitted(watch.returned, wait=100):
        for reachability in (Reachability.Disconnected, Reachability.Online, Reachability.Local):
            tell(reachability)


@pytest.mark.skipif(sys.platform != "linux", reason="logind is Linux's")
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


@pytest.mark.parametrize("server", ["pglite"], indirect=True)
def test_what_waited_for_the_network_is_sent_on_its_return(
    qtbot: QtBot, server: Server, account: Account, app: App, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "SHORTEST_RETRY_SECONDS", 600.0)  # the sync thread alone wouldn't try again
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
    tell(Reachability.Disconnected)
    tell(Reachability.Online)
    qtbot.waitUntil(lambda: app.status().pending == 0)
