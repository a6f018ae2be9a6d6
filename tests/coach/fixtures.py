"""What tests of the coach ask for: `language_model`, a real one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.coach.real_model import RealModel, real_model


@pytest.fixture(scope="session")
def language_model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealModel]:
    """The running server of a real model, which the tests of this process share.

    Each process has its own: it answers one question at a time, and tests look at whether it is idle.
    """
    with real_model(tmp_path_factory.mktemp("model") / "server.log") as running:
        yield running
