"""Accounts on the command line: what is refused, what is said, and what a keyring that doesn't keep means for it."""

from __future__ import annotations

from dataclasses import replace

import keyring
import pytest

from organic_desktop.remote.auth import AuthSession
from tests.cli.conftest import Shell
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.test_session_store import Moody


def test_the_command_line_says_that_a_renewal_wasnt_kept(
    shell: Shell, server: Server, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Moody()
    monkeypatch.setattr(keyring.core, "_keyring_backend", store)
    shell.join(server, account)
    [(name, text)] = store.kept.items()
    store.kept[name] = replace(AuthSession.from_json(text), access_token="").to_json()
    store.refuses = True
    code, _, said = shell("sync")
    assert code == 0
    assert "didn't keep the renewed session" in said
