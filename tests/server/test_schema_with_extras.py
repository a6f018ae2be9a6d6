"""All that test_schema.py says of the document's own text, with every optional file run beside it; on one driver."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.server.databases import available_drivers
from tests.server.lite import EXTRAS_FOLDER, Server, fresh_server
from tests.server.test_schema import *  # noqa: F403  # the tests are collected here once more


@pytest.fixture(scope="module", params=available_drivers()[-1:])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with fresh_server(request.param) as running:
        for extra in sorted(EXTRAS_FOLDER.glob("*.sql")):
            running.sql(extra.read_text())
        running.stop()
        running.start()  # and reads its schema anew
        yield running
