"""The verbs account profile, list, switch, forget, delete and leave, and what sign-out says of unsent edits."""

from __future__ import annotations

import pytest

from organic_desktop.core.settings import SettingsFile
from tests.cli.conftest import Shell
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server


def sign_in(shell: Shell, account: Account) -> None:
    assert shell("sign-in", "--email", account.email, "--password-stdin", stdin=account.password + "\n")[0] == 0


def test_the_profile_is_shown_and_changed(server: Server, account: Account, shell: Shell) -> None:
    shell.join(server, account)
    assert shell("sync")[0] == 0
    empty = {"email": account.email, "full_name": None, "avatar_url": None, "timezone": "UTC"}
    assert shell.json("account", "profile") == empty
    changed = shell.json("account", "profile", "--name", "Zoë", "--timezone", "Europe/Vienna")
    assert changed == {**empty, "full_name": "Zoë", "timezone": "Europe/Vienna"}
    assert shell("account", "profile", "--avatar-url", "https://example.com/me.jpg")[0] == 0
    assert shell("account", "profile", "--name", "-", stdin="From a file\n")[0] == 0
    assert shell("sync")[0] == 0
    [row] = server.sql(f"SELECT full_name, avatar_url FROM users WHERE id = '{account.user_id}'")
    assert row == {"full_name": "From a file", "avatar_url": "https://example.com/me.jpg"}
    assert shell("account", "profile", "--name", "")[1].splitlines()[1].endswith("(empty)")


def test_a_zone_that_isnt_one_is_refused_and_here_is_the_one_in_use(shell: Shell) -> None:
    code, _, said = shell("account", "profile", "--timezone", "Mars/Phobos")
    assert (code, "no time zone" in said) == (1, True)
    SettingsFile(shell.folder).change(timezone="America/Lima")
    assert shell.json("account", "profile", "--timezone", "here")["timezone"] == "America/Lima"
    assert "(no account)" in shell("account", "profile")[1]


def test_accounts_are_listed_and_switched_by_address_or_id(
    server: Server, own_server: Server, account: Account, other_account: Account, shell: Shell
) -> None:
    assert shell.json("account", "list") == []
    shell.join(server, account)
    sign_in(shell, other_account)
    elsewhere = sign_up(own_server)
    code, _, said = shell("connect", own_server.url, own_server.publishable_key)
    assert (code, "another server" in said) == (1, True)
    assert shell("connect", own_server.url, own_server.publishable_key, "--add-account")[0] == 0
    sign_in(shell, elsewhere)
    assert shell.json("account", "list")[0]["email"] == elsewhere.email
    for which in (account.email.upper(), other_account.user_id, elsewhere.email, account.email):
        code, _, said = shell("account", "switch", which)
        assert (code, "is open" in said) == (0, True)
        assert shell("sync")[0] == 0
    assert shell.json("whoami")["server"] == server.url
    assert shell("account", "switch", "nobody@example.com")[0] == 1
    lines = shell("account", "list")[1].splitlines()
    assert [line[0] for line in lines] == ["*", " ", " "]
    assert shell("account", "forget", other_account.email)[0] == 0
    assert len(shell.json("account", "list")) == 2


def test_signing_out_says_what_was_not_sent_and_how_it_gets_there(
    server: Server, account: Account, shell: Shell
) -> None:
    shell.join(server, account)
    assert shell("log", "--mood", "4")[0] == 0
    code, _, said = shell("sign-out")
    assert code == 0
    assert "1 edit unsent: kept in the account's file on this computer, and sent after organic-desktop sign-in" in said
    assert shell("sign-out")[2].strip() == "Signed out."
    code, _, said = shell("account", "switch", account.email)
    assert (code, f"sign-in --email {account.email}" in said) == (4, True)
    sign_in(shell, account)
    code, _, said = shell("sign-out", "--sync")
    assert (code, said.strip()) == (0, "Signed out.")


def test_signing_out_after_a_sync_keeps_the_session_if_that_fails(
    server: Server, account: Account, shell: Shell
) -> None:
    shell.join(server, account)
    assert shell("log", "--mood", "4")[0] == 0
    server.stop()
    assert shell("sign-out", "--sync")[0] == 3
    assert shell("whoami")[0] == 0


@pytest.mark.parametrize("keep", [True, False])
def test_an_account_is_deleted_when_its_address_was_typed(
    server: Server, account: Account, shell: Shell, keep: bool
) -> None:
    shell.join(server, account)
    assert shell("log", "--mood", "4")[0] == 0
    choice = "--keep-data" if keep else "--delete-data"
    assert shell("account", "delete")[0] == 2
    assert shell("account", "delete", choice, stdin="yes\n")[0] == 1
    assert shell("account", "delete", choice)[0] == 1
    assert server.sql(f"SELECT id FROM auth.users WHERE id = '{account.user_id}'")
    code, _, said = shell("account", "delete", choice, stdin=f"{account.email}\n")
    assert (code, "was deleted" in said) == (0, True)
    assert not server.sql(f"SELECT id FROM auth.users WHERE id = '{account.user_id}'")
    assert len(shell.json("entries")) == (1 if keep else 0)
    assert shell("whoami")[0] == 4
    assert shell("account", "delete", choice, "--yes")[0] == 4


def test_another_device_says_what_to_do_about_a_deleted_account(server: Server, account: Account, shell: Shell) -> None:
    shell.join(server, account)
    assert shell("log", "--mood", "4")[0] == 0
    server.sql(f"DELETE FROM auth.users WHERE id = '{account.user_id}'")
    code, _, said = shell("sync")
    assert code == 5
    assert "deleted on the server" in said
    assert "account leave --keep-data" in said
    assert shell.json("status")["pending"] == 1
    code, _, said = shell("account", "leave", "--delete-data", stdin="no\n")
    assert (code, "1 edit that was never sent" in said) == (1, True)
    assert shell("account", "leave", "--keep-data", "--yes")[0] == 0
    assert len(shell.json("entries")) == 1
