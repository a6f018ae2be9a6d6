"""Word from the system bus: logind says that the computer woke up, NetworkManager whether there is a network.

Without one of them nothing is lost: the timekeeper sees a sleep by the clock, and sync tries again by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from jeepney import DBusAddress, MatchRule

from organic_desktop.system.dbus import THE_BUS, Bus, Received, owner_changes

LOGIND = "org.freedesktop.login1"
PREPARE_FOR_SLEEP = "PrepareForSleep"
NETWORK_MANAGER = "org.freedesktop.NetworkManager"
STATE_CHANGED = "StateChanged"
OWNER_CHANGED = "NameOwnerChanged"
UNKNOWN, CONNECTED_GLOBAL = 0, 70  # NMState; between them are states without a way to the internet
_PROPERTIES = DBusAddress("/org/freedesktop/NetworkManager", NETWORK_MANAGER, "org.freedesktop.DBus.Properties")


def watch_system_bus(
    on_wake_up: Callable[[], None], on_network: Callable[[bool], None], address: str = "SYSTEM"
) -> Bus:
    """Call back until the returned bus is closed, from its thread.

    ``on_network`` is told whether the internet can be reached, as far as anybody knows: once at the beginning if
    NetworkManager runs, and with every change.
    """

    def received(signal: Received) -> None:
        if signal.member == PREPARE_FOR_SLEEP and signal.body == (False,):  # True: it is about to sleep
            on_wake_up()
        elif signal.member == STATE_CHANGED:
            on_network(_is_online(signal.body[0]))
        elif signal.member == OWNER_CHANGED and not signal.body[2]:  # NetworkManager ended: nobody knows any more
            on_network(True)

    def begin() -> None:
        bus.connect()
        if bus.call(THE_BUS, "NameHasOwner", "s", NETWORK_MANAGER).body == (True,):  # or the call would start it
            (_, state), *_ = bus.call(_PROPERTIES, "Get", "ss", NETWORK_MANAGER, "State").body
            on_network(_is_online(state))

    rules = (
        MatchRule(type="signal", sender=LOGIND, interface=f"{LOGIND}.Manager", member=PREPARE_FOR_SLEEP),
        MatchRule(type="signal", sender=NETWORK_MANAGER, interface=NETWORK_MANAGER, member=STATE_CHANGED),
        owner_changes(NETWORK_MANAGER),
    )
    bus = Bus(address, rules, received)
    bus.submit(begin)
    return bus


def _is_online(state: int) -> bool:
    return state in (UNKNOWN, CONNECTED_GLOBAL)
