"""Stand-ins for logind, NetworkManager and Flatpak's portal: each owns its name on a bus of the test's."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.system.bus import PATIENCE_SECONDS, Bus
from tests.system.screen import wait_until

if TYPE_CHECKING:  # there is no jeepney but on Linux
    from jeepney import Message

LOGIND = "org.freedesktop.login1"
PREPARE = "PrepareForSleep"
NETWORK_MANAGER = "org.freedesktop.NetworkManager"
PORTAL, MONITOR = "org.freedesktop.portal.Desktop", "org.freedesktop.portal.NetworkMonitor"
ONLINE, SITE, OFFLINE = 70, 60, 20  # NMState
LISTEN_SECONDS = 0.1


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


class _Service:
    """Answers every call with its state; on a connection of its own in a thread."""

    def __init__(self, bus: Bus, name: str, state: int, *, enable_fds: bool = False) -> None:
        from jeepney import message_bus
        from jeepney.io.blocking import Proxy

        self.connection, self.state = bus.connect(enable_fds=enable_fds), state
        self._to_close: list[int] = []  # files that were sent with an answer
        Proxy(message_bus, self.connection).RequestName(name)
        self.asked, self._ended = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._serve, name=name)
        self._thread.start()

    def close(self) -> None:
        """It ends."""
        self._ended.set()
        self._thread.join()
        self.connection.close()

    def answer(self, asked: Message) -> Message:
        raise NotImplementedError

    def _serve(self) -> None:
        from jeepney import MessageType

        while not self._ended.is_set():
            try:
                asked = self.connection.receive(timeout=LISTEN_SECONDS)
            except TimeoutError:
                continue
            if asked.header.message_type is MessageType.method_call:
                self.connection.send(self.answer(asked))
                while self._to_close:
                    os.close(self._to_close.pop())
                self.asked.set()


class SleepManager(_Service):
    """logind, as far as delay locks and the session's screen go: it sleeps once nobody holds a lock."""

    SESSION = "/org/freedesktop/login1/session/_31"

    def __init__(self, bus: Bus) -> None:
        self._held: list[int] = []
        self.asked_for: list[tuple[object, ...]] = []
        super().__init__(bus, LOGIND, 0, enable_fds=True)

    def answer(self, asked: Message) -> Message:
        from jeepney import HeaderFields, new_method_return

        if asked.header.fields[HeaderFields.member] != "Inhibit":
            return new_method_return(asked, "o", (self.SESSION,))
        ours, theirs = os.pipe()
        self._held.append(ours)
        self.asked_for.append(asked.body)
        answer = new_method_return(asked, "h", (theirs,))
        self._to_close.append(theirs)
        return answer

    def fall_asleep(self) -> None:
        """It is about to sleep."""
        self._say(f"{LOGIND}.Manager", "/org/freedesktop/login1", PREPARE, "b", (True,))

    def may_sleep(self) -> bool:
        """True once every lock is let go: its other end is closed."""
        import select

        readable, _, _ = select.select(self._held, [], [], 0)
        return bool(self._held) and len(readable) == len(self._held)

    def lock_screen(self, session: str = SESSION) -> None:
        """The screen of a session is locked, as a desktop tells it."""
        changed: tuple[object, ...] = (f"{LOGIND}.Session", {"LockedHint": ("b", True)}, [])
        self._say("org.freedesktop.DBus.Properties", session, "PropertiesChanged", "sa{sv}as", changed)

    def close(self) -> None:
        super().close()
        for each in self._held:
            os.close(each)

    def _say(self, interface: str, path: str, member: str, signature: str, body: tuple[object, ...]) -> None:
        from jeepney import DBusAddress, new_signal

        self.connection.send(new_signal(DBusAddress(path, LOGIND, interface), member, signature, body))


class NetworkManager(_Service):
    """NetworkManager, as far as its state goes (NMState), and what the network costs (NMMetered)."""

    def __init__(self, bus: Bus, state: int = ONLINE) -> None:
        self.metered = 0  # unknown
        super().__init__(bus, NETWORK_MANAGER, state)

    def say(self, state: int) -> None:
        """The state changed."""
        from jeepney import DBusAddress, new_signal

        self.state = state
        manager = DBusAddress("/org/freedesktop/NetworkManager", NETWORK_MANAGER, NETWORK_MANAGER)
        self.connection.send(new_signal(manager, "StateChanged", "u", (state,)))

    def answer(self, asked: Message) -> Message:
        from jeepney import new_method_return

        properties = {"State": self.state, "Metered": self.metered}
        name, property = asked.body
        assert name == NETWORK_MANAGER
        return new_method_return(asked, "v", (("u", properties[property]),))


class Portal(_Service):
    """The portal that a sandbox asks, as far as the network goes; its states are 1 (local) to 4 (full network)."""

    def __init__(self, bus: Bus, state: int) -> None:
        self.metered = False
        super().__init__(bus, PORTAL, state)

    def say(self, state: int) -> None:
        """The connectivity changed; the signal doesn't say to what."""
        from jeepney import DBusAddress, new_signal

        self.state = state
        self.connection.send(new_signal(DBusAddress("/org/freedesktop/portal/desktop", PORTAL, MONITOR), "changed"))

    def answer(self, asked: Message) -> Message:
        from jeepney import HeaderFields, new_method_return

        if asked.header.fields[HeaderFields.member] == "GetMetered":
            return new_method_return(asked, "b", (self.metered,))
        return new_method_return(asked, "u", (self.state,))


@pytest.fixture
def network_manager(system_bus: Bus) -> Iterator[NetworkManager]:
    """One that is online at the beginning."""
    manager = NetworkManager(system_bus)
    yield manager
    manager.close()


@pytest.fixture
def system_bus(session_bus: Bus, home: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Bus:
    """The test's bus is the system's as well, for this process and for those in ``home``."""
    home["DBUS_SYSTEM_BUS_ADDRESS"] = session_bus.address
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", session_bus.address)
    return session_bus


@pytest.fixture
def logind(system_bus: Bus) -> Iterator[Logind]:
    """One that says what the test has it say."""
    logind = Logind(system_bus)
    yield logind
    logind.close()


@pytest.fixture
def sleep_manager(system_bus: Bus) -> Iterator[SleepManager]:
    """A logind that waits for delay locks."""
    manager = SleepManager(system_bus)
    yield manager
    manager.close()
