"""Devices: each is a data folder with the real App on it, as one computer of a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import httpx
import keyring
import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.clock import Clock
from organic_desktop.remote.client import Client
from tests.keyrings import PLACE, FileKeyring
from tests.server.fixtures import Account

MakeDevice = Callable[..., App]


class Project(Protocol):
    """What a device connects to: the server, or a proxy before it."""

    url: str
    publishable_key: str


@pytest.fixture
def test_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Secrets of this test go to a file of its own, in this process and in those it starts."""
    monkeypatch.setenv(PLACE, str(tmp_path / "keyring.json"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.keyrings.FileKeyring")
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())  # type: ignore[no-untyped-call]  # the base class of keyring is untyped
    yield
    keyring.set_keyring(before)


@pytest.fixture
def device(tmp_path: Path, test_keyring: None) -> Iterator[MakeDevice]:
    """Makes devices; ``device("a")`` twice is the same folder started again."""
    started: list[App] = []

    def make(name: str, clock: Clock | None = None) -> App:
        folder = tmp_path / name
        folder.mkdir(mode=0o700, exist_ok=True)
        started.append(App(folder, clock=clock))
        return started[-1]

    yield make
    for app in started:
        app.close()


def logged(app: App, day: date) -> dict[str, Any]:
    """A day's entry as plain values, {} where there is none."""
    entry = app.days.entry(day)
    return entry._asdict() if entry else {}


def sign_in(app: App, server: Project, account: Account) -> App:
    """Connect the device and sign it in."""
    app.account.connect(server.url, server.publishable_key)
    app.account.sign_in(account.email, account.password)
    return app


def send_through(app: App, server: Project, transport: httpx.BaseTransport) -> None:
    """Let the device's requests take another way to the server it is signed in at."""
    app._sessions._client = Client(server.url, server.publishable_key, transport=transport)
    app._sessions._client_of = app.settings.project
