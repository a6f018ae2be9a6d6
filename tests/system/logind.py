"""A stand-in for logind: it owns its name on a bus that stands in for the system's, and says who sleeps and wakes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.system.bus import PATIENCE_SECONDS, Bus
from tests.system.screen import wait_until

LOGIND = "org.freedesktop.login1"
PREPARE = "PrepareForSleep"


class Logind:
    """Speaks to whoever listens; waits until somebody does."""

    def __init__(self, bus: Bus) -> None:
        from jeepney import DBusAddress, message_bus
        from jeepney.io.blocking import Proxy

        self.bus = bus
        self._connection = bus.connect()
        self._manager = DBusAddress("/org/freedesktop/login1", LOGIND, f"{LOGIND}.Manager")
        self._statistics = DBusAddress(
            message_bus.object_path, message_bus.bus_name, f"{message_bus.bus_name}.Debug.Stats"
        )
        Proxy(message_bus, self._connection).RequestName(LOGIND)

    def fall_asleep(self) -> None:
        self._say(True)

    def wake_up(self) -> None:
        self._say(False)

    def wait_for_listener(self) -> None:
        """Return once somebody asked the bus for word of sleep."""
        wait_until(lambda: PREPARE in str(self._rules()), "somebody who listens to logind")

    def close(self) -> None:
        self._connection.close()

    def _rules(self) -> object:
        from jeepney import new_method_call

        ask = new_method_call(self._statistics, "GetAllMatchRules")
        return self._connection.send_and_get_reply(ask, timeout=PATIENCE_SECONDS).body

    def _say(self, about_to_sleep: bool) -> None:
        from jeepney import new_signal

        self._connection.send(new_signal(self._manager, PREPARE, "b", (about_to_sleep,)))


@pytest.fixture
def logind(session_bus: Bus, home: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Logind]:
    """On the test's bus, which is the system's for this process and for those in ``home``."""
    home["DBUS_SYSTEM_BUS_ADDRESS"] = session_bus.address
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", session_bus.address)
    logind = Logind(session_bus)
    yield logind
    logind.close()
