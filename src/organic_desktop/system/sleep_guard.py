"""Hold off a sleep of the computer for the moment that locking takes, and hear when its screen is locked (logind).

logind waits for whoever holds a delay lock, five seconds at most by default (systemd-logind(8), "Inhibitor Locks").
Without logind nothing is told: what has to happen then happens at wake-up (timekeeper.py).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, MatchRule

from organic_desktop.system.dbus import Bus, Received
from organic_desktop.system.installation import FLATPAK_INFO, flatpak_id
from organic_desktop.system.sleep_and_network import LOGIND, PREPARE_FOR_SLEEP

MANAGER = DBusAddress("/org/freedesktop/login1", LOGIND, f"{LOGIND}.Manager")
SESSION = f"{LOGIND}.Session"
PROPERTIES_CHANGED, LOCK, LOCKED_HINT = "PropertiesChanged", "Lock", "LockedHint"


class SleepGuard:
    """Calls ``on_lock`` when the computer is about to sleep, or the session's screen is locked; from the bus's thread.

    A sleep waits until ``close``, which has to follow once all is locked.
    """

    def __init__(self, on_lock: Callable[[], None]) -> None:
        self._on_lock = on_lock
        self._held: Any = None
        self._session = ""
        rules = (
            MatchRule(type="signal", sender=LOGIND, interface=f"{LOGIND}.Manager", member=PREPARE_FOR_SLEEP),
            MatchRule(type="signal", sender=LOGIND, interface=SESSION, member=LOCK),
            MatchRule(
                type="signal", sender=LOGIND, interface="org.freedesktop.DBus.Properties", member=PROPERTIES_CHANGED
            ),
        )
        self._bus = Bus("SYSTEM", rules, self._received, with_files=True)
        if not flatpak_id(FLATPAK_INFO):  # a sandbox has no system bus
            self._bus.submit(self._begin)

    def close(self) -> None:
        """Let the computer sleep, and end."""
        self._bus.submit(self._release)
        self._bus.close()

    # -- on the bus's thread ------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._bus.connect()
        self._bus.submit(self._find_session)  # each alone: one may be missing
        self._held = self._bus.call(
            MANAGER, "Inhibit", "ssss", "sleep", "Organic", "Locks your data before the computer sleeps", "delay"
        ).body[0]

    def _find_session(self) -> None:
        self._session = self._bus.call(MANAGER, "GetSessionByPID", "u", os.getpid()).body[0]

    def _release(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            held.close()

    def _received(self, signal: Received) -> None:
        if signal.member == PREPARE_FOR_SLEEP:
            must_lock = signal.body == (True,)
        elif signal.path != self._session:  # another person's
            must_lock = False
        elif signal.member == PROPERTIES_CHANGED:
            interface, changed, _ = signal.body
            must_lock = interface == SESSION and changed.get(LOCKED_HINT) == ("b", True)
        else:
            must_lock = signal.member == LOCK
        if must_lock:
            self._on_lock()
