"""Fixtures that every test may use: the server's and the devices', and a log that no test leaves changed."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

pytest_plugins = ["tests.server.fixtures", "tests.devices", "tests.desktop.bus", "tests.desktop.screen"]


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
