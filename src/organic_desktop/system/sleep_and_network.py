"""Watch D-Bus for wake-ups of the computer (logind) and for the network (NetworkManager, Flatpak's portal).

Without one of them nothing is lost: the timekeeper sees a sleep by the clock, and sync tries again by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jeepney import DBusAddress, MatchRule

from organic_desktop.system.dbus import THE_BUS, Bus, Received, owner_changes
from organic_desktop.system.installation import FLATPAK_INFO, flatpak_id

LOGIND = "org.freedesktop.login1"
PREPARE_FOR_SLEEP = "PrepareForSleep"
NETWORK_MANAGER = "org.freedesktop.NetworkManager"
STATE_CHANGED = "StateChanged"
OWNER_CHANGED = "NameOwnerChanged"
UNKNOWN, CONNECTED_GLOBAL = 0, 70  # NMState; between them are states without a way to the internet
PROPERTIES = DBusAddress("/org/freedesktop/NetworkManager", NETWORK_MANAGER, "org.freedesktop.DBus.Properties")

PORTAL = "org.freedesktop.portal.Desktop"
MONITOR = "org.freedesktop.portal.NetworkMonitor"
CHANGED = "changed"
FULL_NETWORK = 4  # of its connectivities; below are networks without a way to the internet
PORTAL_OBJECT = DBusAddress("/org/freedesktop/portal/desktop", PORTAL, MONITOR)


def watch_sleep_and_network(
    on_wake_up: Callable[[], None], on_network: Callable[[bool], None], flatpak: Path = FLATPAK_INFO
) -> Bus:
    """Call back until the returned bus is closed, from its thread.

    ``on_network`` is called with whether the internet can be reached: once at the beginning if a service knows, and
    with every change. A sandbox has no system bus, and so no signal of a wake-up.
    """
    return _watch_portal(on_network) if flatpak_id(flatpak) else _watch_system_bus(on_wake_up, on_network)


def _watch_system_bus(on_wake_up: Callable[[], None], on_network: Callable[[bool], None]) -> Bus:
    def received(signal: Received) -> None:
        if signal.member == PREPARE_FOR_SLEEP and signal.body == (False,):  # True: it is about to sleep
            on_wake_up()
        elif signal.member == STATE_CHANGED:
            on_network(is_online(signal.body[0]))
        elif signal.member == OWNER_CHANGED and not signal.body[2]:  # NetworkManager ended: assume a network
            on_network(True)

    def begin() -> None:
        bus.connect()
        if bus.call(THE_BUS, "NameHasOwner", "s", NETWORK_MANAGER).body == (True,):  # or the call would start it
            (_, state), *_ = bus.call(PROPERTIES, "Get", "ss", NETWORK_MANAGER, "State").body
            on_network(is_online(state))

    rules = (
        MatchRule(type="signal", sender=LOGIND, interface=f"{LOGIND}.Manager", member=PREPARE_FOR_SLEEP),
        MatchRule(type="signal", sender=NETWORK_MANAGER, interface=NETWORK_MANAGER, member=STATE_CHANGED),
        owner_changes(NETWORK_MANAGER),
    )
    bus = Bus("SYSTEM", rules, received)
    bus.submit(begin)
    return bus


def is_online(state: int) -> bool:
    """True for a state of NetworkManager in which the internet can be reached."""
    return state in (UNKNOWN, CONNECTED_GLOBAL)


def _watch_portal(on_network: Callable[[bool], None]) -> Bus:
    def ask() -> None:
        on_network(bus.call(PORTAL_OBJECT, "GetConnectivity").body == (FULL_NETWORK,))

    def received(signal: Received) -> None:
        if signal.member == CHANGED:  # the bus sends signals of its own, too
            ask()

    bus = Bus("SESSION", (MatchRule(type="signal", sender=PORTAL, interface=MONITOR, member=CHANGED),), received)
    bus.submit(ask)
    return bus
