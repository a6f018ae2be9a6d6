"""Accounts on the command line: what is refused, what is said, and what a keyring that doesn't keep means for it."""

from __future__ import annotations

from dataclasses import replace

import keyring
import pytest

from organic_desktop.core.project import OLDER_KEY
from organic_desktop.remote.auth_session import AuthSession
from tests.app.test_session import Moody
from tests.cli.conftest import Shell
from tests.core.test_project import jwt
from tests.server.fixtures import Account
from tests.server.lite import Server


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


@pytest.mark.parametrize("key", ["sbp_abc", "SB_SECRET_abc", jwt(role="service_role"), "postgres://a:secret@b/c"])
def test_connect_refuses_what_is_more_than_a_clients_key(shell: Shell, key: str) -> None:
    code, out, said = shell("connect", "https://abc.supabase.co", key)
    assert (code, out) == (1, "")
    assert key not in said
    assert shell("whoami")[0] == 4
    assert not [file for file in shell.folder.rglob("*") if file.is_file() and key.encode() in file.read_bytes()]


def test_connect_takes_an_older_key_and_says_so(shell: Shell) -> None:
    code, _, said = shell("connect", "https://abc.supabase.co", jwt(role="anon"))
    assert code == 0
    assert OLDER_KEY in said


def test_connect_takes_a_link(shell: Shell) -> None:
    code, _, said = shell("connect", "organic-desktop://connect?url=https://abc.supabase.co&key=sb_publishable_abc")
    assert code == 0, said
    assert "https://abc.supabase.co" in said
    assert shell("connect", "https://abc.supabase.co")[0] == 1
