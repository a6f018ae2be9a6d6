"""Hears from logind that the computer woke up. Where there is none, a gap of the clock says so (sync/wait.py)."""

from __future__ import annotations

from collections.abc import Callable

from jeepney import MatchRule

from organic_desktop.system.dbus import Bus, Heard

LOGIND = "org.freedesktop.login1"
PREPARE = "PrepareForSleep"


def watch_sleep(on_woke: Callable[[], None], address: str = "SYSTEM") -> Bus:
    """Call back, from a thread of its own, whenever the computer woke up; until what is returned is closed."""

    def heard(signal: Heard) -> None:
        if signal.member == PREPARE and signal.body == (False,):  # True: it is about to sleep
            on_woke()

    rule = MatchRule(type="signal", sender=LOGIND, interface=f"{LOGIND}.Manager", member=PREPARE)
    bus = Bus(address, (rule,), heard)
    bus.order(bus.connect)
    return bus
