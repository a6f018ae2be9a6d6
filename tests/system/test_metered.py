"""Whether the network is free, as NetworkManager or Flatpak's portal says; without them it is taken to be."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from organic_desktop.system.metered import is_network_free
from tests.system.bus import Bus
from tests.system.system_services import OFFLINE, ONLINE, SITE, NetworkManager, Portal


def test_without_a_service_it_is_taken_to_be_free(system_bus: Bus) -> None:
    assert is_network_free()


def test_without_a_bus_it_is_taken_to_be_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    assert is_network_free()


@pytest.mark.parametrize(
    ("state", "metered", "free"),
    [
        (ONLINE, 0, True),  # unknown
        (ONLINE, 2, True),  # no
        (ONLINE, 4, True),  # a guess at no
        (ONLINE, 1, False),  # yes
        (ONLINE, 3, False),  # a guess at yes
        (OFFLINE, 2, False),
        (SITE, 2, False),
    ],
)
def test_network_manager_says(
    network_manager: NetworkManager, monkeypatch: pytest.MonkeyPatch, state: int, metered: int, free: bool
) -> None:
    network_manager.state, network_manager.metered = state, metered
    assert is_network_free() is free


@pytest.mark.parametrize(("state", "metered", "free"), [(4, False, True), (4, True, False), (1, False, False)])
def test_in_a_sandbox_the_portal_says(
    session_bus: Bus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: int, metered: bool, free: bool
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session_bus.address)
    sandbox = tmp_path / ".flatpak-info"
    sandbox.write_text("[Application]\nname=org.organicos.desktop\n")
    with closing(Portal(session_bus, state)) as portal:
        portal.metered = metered
        assert is_network_free(sandbox) is free
