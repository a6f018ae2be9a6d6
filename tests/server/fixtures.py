"""What tests ask for: `server`, the real one, and `account`, a new user of it.

A test runs on PostgreSQL if it is installed, which is what hosted Supabase is, and else on PGlite. Marked
``every_driver``, because what it is about may depend on the database, it runs on both; with ``--every-driver``, all do.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import NamedTuple

import pytest

from organic_desktop.sync import bulk_update
from tests.server.databases import available_drivers
from tests.server.lite import Server, add_extras, fresh_server
from tests.server.mail import MailCatcher, caught_mail, demanding


@dataclass(frozen=True)
class Account:
    """A signed-up user of the test server."""

    email: str
    password: str
    user_id: str
    access_token: str
    refresh_token: str


class MailServer(NamedTuple):
    """A server, and the mailbox of all that it sends."""

    server: Server
    mails: MailCatcher


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run be asked for that takes each driver for every test, or that has every extra on the server."""
    parser.addoption("--every-driver", action="store_true", help="run every test on each of the server's drivers")
    parser.addoption(
        "--extras", default="", help="run on servers with these extras, or `all`; single edits go in bulk then, too"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test on each driver where that is asked for; one that names its own keeps them."""
    named = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    every = metafunc.config.getoption("--every-driver") or metafunc.definition.get_closest_marker("every_driver")
    if every and "driver" in metafunc.fixturenames and "driver" not in named:
        metafunc.parametrize("driver", available_drivers(), indirect=True, scope="session")


@pytest.fixture(scope="session")
def driver(request: pytest.FixtureRequest) -> str:
    """The server's driver in this test."""
    name: str = getattr(request, "param", available_drivers()[-1])
    return name


@pytest.fixture(scope="session")
def _shared_server(pytestconfig: pytest.Config) -> Iterator[Callable[[str], Server]]:
    """Return the running server of a driver, which all tests of this process share."""
    running: dict[str, Server] = {}
    with ExitStack() as servers:

        def of(driver: str) -> Server:
            if driver not in running:
                running[driver] = servers.enter_context(fresh_server(driver))
                _add_asked(running[driver], pytestconfig)
            return running[driver]

        yield of


@pytest.fixture(scope="session")
def server(driver: str, _shared_server: Callable[[str], Server]) -> Server:
    """The server, shared by all tests of this process. Tests keep apart by their accounts.

    It runs at the start of a test: a test may `stop()` it and need not `start()` it again.
    """
    return _shared_server(driver)


@pytest.fixture
def own_server(driver: str, pytestconfig: pytest.Config) -> Iterator[Server]:
    """A server for one test alone, whose schema may be changed."""
    with fresh_server(driver) as running:
        _add_asked(running, pytestconfig)
        yield running


@pytest.fixture(scope="session")
def mail_server(driver: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    """A server that confirms addresses by mail and has a password policy, shared as `server` is, and its mails."""
    with (
        caught_mail(tmp_path_factory.mktemp("mail")) as mails,
        fresh_server(driver, sign_in=demanding(mails)) as running,
    ):
        yield MailServer(running, mails)


def _add_asked(server: Server, config: pytest.Config) -> None:
    if asked := config.getoption("--extras"):
        add_extras(server, *([] if asked == "all" else asked.split(",")))


@pytest.fixture
def account(server: Server) -> Account:
    """A user of its own for this test."""
    return sign_up(server)


@pytest.fixture
def other_account(server: Server) -> Account:
    """A second user, a stranger to `account`."""
    return sign_up(server)


@pytest.fixture(autouse=True)
def _single_edits_in_bulk(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """With ``--extras``, a story's one edit takes the way of many."""
    if pytestconfig.getoption("--extras"):
        monkeypatch.setattr(bulk_update, "FEWEST", 1)


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
