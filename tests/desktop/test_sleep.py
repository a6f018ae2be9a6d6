"""Word of sleep from logind: a service of its name says it on a bus that stands in for the system's."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from jeepney import DBusAddress, message_bus, new_signal
from jeepney.io.blocking import DBusConnection, Proxy

from organic_desktop.desktop.sleep import LOGIND, watch_sleep
from tests.desktop.bus import PATIENCE_SECONDS, Bus
from tests.desktop.screen import wait_until

MANAGER = DBusAddress("/org/freedesktop/login1", LOGIND, f"{LOGIND}.Manager")


@pytest.fixture
def logind(session_bus: Bus, monkeypatch: pytest.MonkeyPatch) -> Iterator[DBusConnection]:
    """Whoever owns logind's name."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", session_bus.address)
    with session_bus.connect() as connection:
        Proxy(message_bus, connection).RequestName(LOGIND)
        yield connection


def say(connection: DBusConnection, about_to_sleep: bool) -> None:
    connection.send(new_signal(MANAGER, "PrepareForSleep", "b", (about_to_sleep,)))


def test_every_waking_is_told_and_no_falling_asleep(logind: DBusConnection) -> None:
    woken: list[bool] = []
    connected = threading.Event()
    with closing(watch_sleep(lambda: woken.append(True))) as watch:
        watch.order(connected.set)
        assert connected.wait(PATIENCE_SECONDS)
        for nights in range(1, 4):
            say(logind, True)
            say(logind, False)
            wait_until(lambda nights=nights: len(woken) == nights)  # type: ignore[misc]
        say(logind, True)
        Proxy(message_bus, logind).GetId()
    assert len(woken) == 3


def test_without_a_system_bus_nothing_is_told_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    watch_sleep(lambda: pytest.fail("nobody said so")).close()
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


def test_a_bus_that_goes_away_is_no_fault(
    session_bus: Bus, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", session_bus.address)
    connected = threading.Event()
    with closing(watch_sleep(lambda: None)) as watch:
        watch.order(connected.set)
        assert connected.wait(PATIENCE_SECONDS)
        session_bus.end()
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]
