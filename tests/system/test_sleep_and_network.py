"""Word of sleep and of the network: from logind, NetworkManager and a portal, from a bus that goes away, from none."""

from __future__ import annotations

import queue
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from organic_desktop.system.sleep_and_network import watch_sleep_and_network
from tests.system.bus import Bus
from tests.system.screen import wait_until
from tests.system.system_services import OFFLINE, ONLINE, SITE, Logind, NetworkManager, Portal

PATIENCE_SECONDS = 60.0


def is_quiet(caplog: pytest.LogCaptureFixture) -> bool:
    return not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


def nobody(*_: object) -> None:
    pytest.fail("nobody said so")


def ignore(*_: object) -> None:
    """Whatever it is."""


def test_every_waking_is_told_and_no_falling_asleep(logind: Logind) -> None:
    woken: list[bool] = []
    with closing(watch_sleep_and_network(lambda: woken.append(True), nobody)):
        logind.wait_for_listener()
        for nights in range(3):
            logind.fall_asleep()
            assert len(woken) == nights
            logind.wake_up()
            wait_until(lambda nights=nights: len(woken) == nights + 1)  # type: ignore[misc]


def test_the_network_is_told_at_the_beginning_and_with_every_change(network_manager: NetworkManager) -> None:
    told = queue.SimpleQueue[bool]()
    with closing(watch_sleep_and_network(nobody, told.put)):
        told_next = partial(told.get, timeout=PATIENCE_SECONDS)
        assert told_next()
        for state, online in ((OFFLINE, False), (SITE, False), (ONLINE, True), (OFFLINE, False), (0, True)):
            network_manager.say(state)
            assert told_next() is online


def test_a_network_manager_that_begins_and_ends_is_followed(system_bus: Bus, logind: Logind) -> None:
    told = queue.SimpleQueue[bool]()
    with closing(watch_sleep_and_network(nobody, told.put)):
        logind.wait_for_listener()
        with closing(NetworkManager(system_bus, OFFLINE)) as manager:
            manager.say(OFFLINE)
            assert told.get(timeout=PATIENCE_SECONDS) is False
        assert told.get(timeout=PATIENCE_SECONDS), "nobody knows any more"


def test_a_network_manager_that_does_not_run_is_not_started(system_bus: Bus, logind: Logind) -> None:
    """Only its state is asked for, and only of one that is there."""
    with closing(watch_sleep_and_network(ignore, nobody)):
        logind.wait_for_listener()


def test_a_sandbox_asks_the_portal(
    session_bus: Bus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session_bus.address)
    sandbox = tmp_path / ".flatpak-info"
    sandbox.write_text("[Application]\nname=org.organicos.desktop\n")
    told = queue.SimpleQueue[bool]()
    with closing(Portal(session_bus, 4)) as portal, closing(watch_sleep_and_network(nobody, told.put, sandbox)):
        assert told.get(timeout=PATIENCE_SECONDS)
        for state, online in ((1, False), (3, False), (4, True)):
            portal.say(state)
            assert told.get(timeout=PATIENCE_SECONDS) is online
    with closing(watch_sleep_and_network(nobody, nobody, sandbox)):  # there is none any more
        assert is_quiet(caplog)


def test_without_a_system_bus_nothing_is_told_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    watch_sleep_and_network(nobody, nobody).close()
    assert is_quiet(caplog)


def test_a_bus_that_goes_away_is_no_fault(logind: Logind, caplog: pytest.LogCaptureFixture) -> None:
    with closing(watch_sleep_and_network(ignore, ignore)):
        logind.wait_for_listener()
        logind.bus.end()
    assert is_quiet(caplog)
