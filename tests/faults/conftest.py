"""The proxy, devices that sync through it, and the end of every story: all faults over, everything as on the server."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from organic_desktop.app.facade import App
from organic_desktop.remote import client
from tests.devices import MakeDevice, sign_in
from tests.faults.proxy import Proxy
from tests.faults.stories import Settle
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same

CYCLES = 4


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    """A proxy before the server; at the end, no request that passed may have been an unsafe one."""
    made = Proxy(server)
    yield made
    made.close()
    assert made.complaints == []


@pytest.fixture
def a(proxy: Proxy, account: Account, device: MakeDevice) -> App:
    """A signed-in device that reaches the server through the proxy, and has synced once."""
    app = sign_in(device("a"), proxy, account)
    app.sync()
    proxy.seen.clear()
    return app


@pytest.fixture
def b(server: Server, account: Account, device: MakeDevice) -> App:
    """A second device of the same account, which nothing stands between."""
    app = sign_in(device("b"), server, account)
    app.sync()
    return app


@pytest.fixture
def settle(server: Server, account: Account, proxy: Proxy) -> Settle:
    """Ends a story: without faults a few cycles leave nothing waiting, and each device equal to the server."""

    def settled(*apps: App, conflicts: int | None = None) -> None:
        proxy.behave()
        for _ in range(CYCLES):
            for app in apps:
                app.sync()
            if not any(app.status().pending for app in apps):
                break
        for app in apps[:-1]:
            app.sync()  # what the last of them sent
        for app in apps:
            assert app.status().pending == 0
            assert_same(app, server, account.user_id)
            if conflicts is not None:
                assert app.status().conflicts == conflicts

    return settled


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client gives up after half a second where it would wait 20."""
    monkeypatch.setattr(client, "TIMEOUT", httpx.Timeout(0.5))
