"""Fixtures that every test may use: the server's and the devices', and a log that no test leaves changed."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from organic_desktop.core.paths import STATE_VARIABLE
from tests import opened

TESTS = Path(__file__).parent

pytest_plugins = [
    "tests.coach.fixtures",
    "tests.server.fixtures",
    "tests.devices",
]
if sys.platform == "linux":
    pytest_plugins += [
        "tests.system.bus",
        "tests.system.screen",
        "tests.system.secret_service",
        "tests.system.system_services",
        "tests.system.wayland",
    ]


# A property is right or wrong however slow the machine is. On CI this adds to Hypothesis' own profile: the same
# examples each time.
settings.register_profile("any_machine", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any_machine")

opened.watch()


# What takes a test out of `make test-quick`: a server, a screen, a bus, or a folder that is about those or packing.
SLOW_FIXTURES = {"driver", "language_model", "qapp", "qtbot", "session_bus"}
SLOW_FOLDERS = {"convergence", "demo", "faults", "packages", "packaging", "server", "system", "ui"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the inner loop as quick."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        slow = fixtures & SLOW_FIXTURES or SLOW_FOLDERS & set(item.path.relative_to(TESTS).parts)
        if not slow and not item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.quick)


@pytest.fixture(autouse=True)
def _connections_closed() -> Iterator[None]:
    """First of a test's own fixtures, so that it looks when all others have closed what they opened."""
    before = set(opened.open_connections)
    yield
    left = opened.left_open(before)
    assert not left, "SQLite connections left open:\n" + "\n".join(left)


@pytest.fixture(autouse=True, scope="session")
def _states_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program keeps outside its data folder is a folder of the tests, for the processes they start, too."""
    os.environ[STATE_VARIABLE] = str(tmp_path_factory.mktemp("state"))
    yield
    del os.environ[STATE_VARIABLE]


@pytest.fixture(autouse=True)
def _log_as_it_was() -> Iterator[None]:
    """The command line starts the program's log in this process; each test finds it unstarted."""
    logger = logging.getLogger("organic_desktop")
    before = logger.handlers[:], logger.level, logger.propagate
    yield
    for handler in set(logger.handlers) - set(before[0]):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(before[1])
    logger.propagate = before[2]
