"""What is tested here is Linux's desktop."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from organic_desktop.app.facade import App
from organic_desktop.system.notifications import OPEN, Notification
from tests.system.bus import Bus

if TYPE_CHECKING:
    from organic_desktop.system.notifications import Notifier

GUARD_SECONDS = 900
"""Of a test here, on a machine that does other things as well; each waits for what is to happen, not for a time."""

collect_ignore_glob = [] if sys.platform == "linux" else ["test_*.py"]

WATER = Notification(
    "water", "Water", "1,250 of 2,000 ml", ((OPEN, "Open"), ("log", "Log +250 ml"), ("later", "Later"))
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the tests of this folder the time of a slow machine."""
    for item in items:
        if Path(__file__).parent in item.path.parents and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(GUARD_SECONDS))


class Told:
    """What a Notifier told, in order."""

    def __init__(self) -> None:
        self.actions: list[tuple[str, str, str]] = []
        self.dismissed: list[str] = []
        self.missed: list[Notification] = []

    def session(self, address: str) -> Notifier:
        from organic_desktop.system.notifications import Notifier

        return Notifier(
            lambda *action: self.actions.append(action), self.dismissed.append, self.missed.append, address=address
        )


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def session(session_bus: Bus, told: Told) -> Iterator[Notifier]:
    """Ours, on the desktop's bus."""
    session = told.session(session_bus.address)
    yield session
    session.close()


@pytest.fixture
def folder(tmp_path: Path, test_keyring: None) -> Path:
    """The data folder of somebody who has begun."""
    folder = tmp_path / "organic"
    folder.mkdir(mode=0o700)
    with closing(App(folder)) as app:
        app.change_settings(welcomed=True, hidden_before=True, language="en", timezone="UTC")
    return folder
