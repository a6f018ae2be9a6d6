"""A closed App opens no file any more, whatever was under way when it was closed: the lock drops the key then."""

from __future__ import annotations

from uuid import uuid4

import pytest

from organic_desktop.core.errors import StoreError
from organic_desktop.core.settings import SignedIn
from tests.devices import MakeDevice
from tests.opened import open_connections


def test_a_sign_in_that_is_overtaken_by_the_lock_opens_nothing(device: MakeDevice) -> None:
    app = device("a")
    app.close()
    before = set(open_connections)
    with pytest.raises(StoreError, match="closed meanwhile"):
        app.profiles.switch_to(SignedIn(str(uuid4()), "a@example.com"))
    assert set(open_connections) == before
