"""Whether the network costs by the byte, or isn't there: what nobody asked for isn't sent then.

NetworkManager and Flatpak's portal know; without either, and on other systems, a network is taken to be free.
"""

from __future__ import annotations

import sys
from pathlib import Path

from organic_desktop.system.installation import FLATPAK_INFO, flatpak_id

METERED = (1, 3)  # NMMetered: yes, and a guess at yes


def is_network_free(flatpak: Path = FLATPAK_INFO) -> bool:
    """True unless the network is metered, or there is none, as far as a service says; waits for its answer."""
    if sys.platform != "linux":
        return True
    from organic_desktop.system.dbus import NoAnswer

    try:
        return _says_the_portal() if flatpak_id(flatpak) else _says_network_manager()
    except NoAnswer:
        return True


def _says_the_portal() -> bool:
    from organic_desktop.system.dbus import call_once
    from organic_desktop.system.sleep_and_network import FULL_NETWORK, PORTAL_OBJECT

    metered = call_once(PORTAL_OBJECT, "GetMetered").body
    return metered == (False,) and call_once(PORTAL_OBJECT, "GetConnectivity").body == (FULL_NETWORK,)


def _says_network_manager() -> bool:
    from organic_desktop.system.dbus import THE_BUS, call_once
    from organic_desktop.system.sleep_and_network import NETWORK_MANAGER, PROPERTIES, is_online

    if call_once(THE_BUS, "NameHasOwner", "s", NETWORK_MANAGER, bus="SYSTEM").body != (True,):
        return True  # asked by its name, it would be started
    (_, metered), *_ = call_once(PROPERTIES, "Get", "ss", NETWORK_MANAGER, "Metered", bus="SYSTEM").body
    (_, state), *_ = call_once(PROPERTIES, "Get", "ss", NETWORK_MANAGER, "State", bus="SYSTEM").body
    return metered not in METERED and is_online(state)
