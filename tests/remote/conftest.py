"""Connections to the real server, closed after each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from organic_desktop.remote.auth import AuthClient
from organic_desktop.remote.client import Client
from organic_desktop.remote.rest import RestClient
from tests.remote.connections import connected, signed_in
from tests.server.fixtures import Account
from tests.server.lite import Server


@pytest.fixture
def client(server: Server) -> Iterator[Client]:
    """The real server, nobody signed in."""
    with connected(server) as open_client:
        yield open_client


@pytest.fixture
def auth(client: Client) -> AuthClient:
    """The real server's GoTrue."""
    return AuthClient(client)


@pytest.fixture
def rest(server: Server, account: Account) -> Iterator[RestClient]:
    """The real server's tables, as `account`."""
    with signed_in(server, account) as tables:
        yield tables
