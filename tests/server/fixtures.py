"""What tests ask for: `server`, the real one on every driver there is, and `account`, a new user of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.server.databases import available_drivers
from tests.server.lite import Server, fresh_server


@dataclass(frozen=True)
class Account:
    """A signed-up user of the test server."""

    email: str
    password: str
    user_id: str
    access_token: str
    refresh_token: str


@pytest.fixture(scope="session", params=available_drivers())
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """The server, shared by the whole session; every test runs once on each driver. Tests keep apart by their accounts.

    It runs at the start of a test: a test may `stop()` it and need not `start()` it again.
    """
    with fresh_server(request.param) as running:
        yield running


@pytest.fixture
def own_server(server: Server) -> Iterator[Server]:
    """A server of the same driver for one test alone, whose schema may be changed."""
    with fresh_server(server.driver) as running:
        yield running


@pytest.fixture
def account(server: Server) -> Account:
    """A user of its own for this test."""
    return sign_up(server)


@pytest.fixture
def other_account(server: Server) -> Account:
    """A second user, a stranger to `account`."""
    return sign_up(server)


@pytest.fixture(autouse=True)
def _server_is_up(request: pytest.FixtureRequest) -> None:
    """Start the server again where the test before left it stopped."""
    if "server" in request.fixturenames:
        running: Server = request.getfixturevalue("server")
        if not running.running:
            running.start()


def sign_up(server: Server) -> Account:
    """Make an account with a new email, by plain HTTP: none of our code is asked."""
    email, password = f"{uuid.uuid4().hex}@example.com", uuid.uuid4().hex
    response = server.http.post(
        "/auth/v1/signup",
        headers={"apikey": server.publishable_key},
        json={"email": email, "password": password},
    )
    answer = response.raise_for_status().json()
    return Account(email, password, answer["user"]["id"], answer["access_token"], answer["refresh_token"])
