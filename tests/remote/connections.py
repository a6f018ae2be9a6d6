"""How tests come by a connection: to the real server, or to a wire that they hold themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from organic_desktop.core.errors import SignInNeeded
from organic_desktop.remote.client import Client
from organic_desktop.remote.rest import RestClient
from tests.server.fixtures import Account
from tests.server.lite import Server


class Tokens:
    """A Bearer that hands out its tokens in turn and remembers which were found stale."""

    def __init__(self, *tokens: str) -> None:
        self._tokens = list(tokens)
        self.stale: list[str] = []

    def token(self) -> str:
        if not self._tokens:
            raise SignInNeeded("Nobody is signed in.")
        return self._tokens[0]

    def renew(self, stale: str) -> str:
        self.stale.append(stale)
        self._tokens.pop(0)
        return self.token()


@contextmanager
def connected(server: Server) -> Iterator[Client]:
    """A client of the real server, closed at the end."""
    client = Client(server.url, server.publishable_key)
    try:
        yield client
    finally:
        client.close()


@contextmanager
def signed_in(server: Server, account: Account) -> Iterator[RestClient]:
    """The real server's tables as ``account`` sees them."""
    with connected(server) as client:
        yield RestClient(client, Tokens(account.access_token))


def on_the_wire(answer: Callable[[httpx.Request], httpx.Response]) -> Client:
    """A client whose bytes reach only ``answer``: for what the real server never sends."""
    return Client("https://project.test", "sb_publishable_test", transport=httpx.MockTransport(answer))


def always(status: int, body: Any = None, **parts: Any) -> Client:
    """A client that always gets this answer: ``body`` as JSON, or ``content=``, ``headers=`` as they are."""
    if body is not None:
        parts["json"] = body
    return on_the_wire(lambda request: httpx.Response(status, **parts))
