"""A project that was reset and joined again with the same address: what the old account left here is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.schema import WELLNESS_ENTRIES
from tests.cli.conftest import Shell
from tests.devices import MakeDevice, logged, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import on_server


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, test_keyring: None
) -> Shell:
    return Shell(tmp_path / "data", capsys, monkeypatch)


def reset(server: Server, account: Account) -> None:
    """The server has never heard of this account and its rows."""
    for table, column in (
        ("conversations", "user_id"),
        ("wellness_entries", "user_id"),
        ("module_progress", "user_id"),
        ("users", "id"),
        ("auth.identities", "user_id"),
        ("auth.sessions", "user_id"),
        ("auth.users", "id"),
    ):
        server.sql(f"DELETE FROM {table} WHERE {column} = '{account.user_id}'")


def fill(app: App, account: Account, server: Server) -> None:
    """Five days, two of them never sent, and a conversation."""
    sign_in(app, server, account)
    for back in range(3):
        app.days.log(app.today() - timedelta(days=back), {"mood_score": 4, "nutrition_notes": f"Day {back}"})
    app.sync()
    for back in range(3, 5):
        app.days.log(app.today() - timedelta(days=back), {"mood_score": 2})
    app.modules.set("Sleep", {"notes": "Early"})


def join_again(app: App, server: Server, account: Account) -> str:
    app.account.sign_out()
    reset(server, account)
    assert app.account.sign_up(account.email, account.password)
    app.sync()
    assert app.settings.signed_in
    assert app.settings.signed_in.user_id != account.user_id
    return app.settings.signed_in.user_id


def test_what_the_old_account_left_is_offered_and_brought_in_when_it_is_wanted(
    server: Server, account: Account, device: MakeDevice
) -> None:
    app = device("a")
    fill(app, account, server)
    user_id = join_again(app, server, account)
    assert app.days.entries() == []
    (earlier,) = app.profiles.earlier()
    assert (earlier.user_id, earlier.server, earlier.unsent) == (account.user_id, server.url, 3)
    assert earlier.rows == {"wellness_entries": 5, "module_progress": 1}
    assert (earlier.first, earlier.last) == (app.today() - timedelta(days=4), app.today())
    app.days.log(app.today(), {"mood_score": 5, "energy_level": 1})  # the same day, in the new account
    app.profiles.import_earlier(earlier.user_id)
    assert app.profiles.earlier() == []
    assert len(app.days.entries()) == 5
    today = logged(app, app.today())
    assert (today["mood_score"], today["energy_level"], today["nutrition_notes"]) == (5, 1, "Day 0")
    assert [(each.column, each.mine) for each in app.sync_review.conflicts()] == [("mood_score", 4)]
    row = app.modules.one("Sleep").row
    assert row
    assert row.notes == "Early"
    app.sync()
    assert len(on_server(server, WELLNESS_ENTRIES, user_id)) == 5
    (kept,) = (app.folder / "backups").glob("before-bringing-in-*.db")
    assert account.user_id[:8] in kept.name


def test_not_now_is_remembered_and_nothing_comes_by_itself(
    server: Server, account: Account, device: MakeDevice
) -> None:
    app = device("a")
    fill(app, account, server)
    join_again(app, server, account)
    app.profiles.dismiss_earlier(account.user_id)
    assert app.profiles.earlier() == []
    again = device("a")
    assert again.profiles.earlier() == []
    assert [each.user_id for each in again.profiles.earlier(dismissed=True)] == [account.user_id]
    assert again.days.entries() == []
    with pytest.raises(InvalidInput):
        again.profiles.import_earlier("../local")


def test_files_of_other_addresses_and_other_servers_are_nobodys_business(
    server: Server, account: Account, other_account: Account, device: MakeDevice
) -> None:
    app = device("a")
    fill(app, account, server)
    app.account.sign_out()
    sign_in(app, server, other_account)
    app.days.log(app.today(), {"mood_score": 1})
    assert app.profiles.earlier() == []
    app.account.sign_out()
    sign_in(app, server, account)
    keep_facts(app.profiles.current.database, lambda facts: replace(facts, server="https://another.supabase.co"))
    app.profiles.current.database.close()
    app._settings.change(signed_in=None)
    app.profiles.follow()
    reset(server, account)
    assert app.account.sign_up(account.email, account.password)
    assert app.profiles.earlier() == []


def test_a_file_from_before_files_knew_their_server_is_offered(
    server: Server, account: Account, device: MakeDevice
) -> None:
    app = device("a")
    fill(app, account, server)
    with app.profiles.current.database.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("DELETE FROM meta WHERE name IN ('server', 'email')")
    join_again(app, server, account)
    assert [(each.user_id, each.server) for each in app.profiles.earlier()] == [(account.user_id, "")]


def test_the_command_line_mentions_lists_and_brings_in(server: Server, account: Account, shell: Shell) -> None:
    shell.join(server, account)
    assert shell("log", "--mood", "4")[0] == 0
    assert shell("sign-out")[0] == 0
    reset(server, account)
    code, _, said = shell("sign-up", "--email", account.email, "--password-stdin", stdin=account.password + "\n")
    assert code == 0
    assert f"earlier bring-in {account.user_id}" in said
    assert account.user_id in shell("status")[2]
    (earlier,) = shell.json("earlier")
    assert (earlier["user_id"], earlier["rows"], earlier["unsent"]) == (account.user_id, {"wellness_entries": 1}, 1)
    assert shell("earlier", "bring-in", account.user_id)[0] == 0
    assert account.user_id not in shell("status")[2]
    assert shell.json("earlier") == []
    assert len(shell.json("entries")) == 1
    assert shell("earlier", "bring-in", account.user_id)[0] == 1
