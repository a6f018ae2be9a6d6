"""Several accounts on one computer: one file, one project and one session each, and no edit goes to another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import keyring
import pytest

from organic_desktop.app.facade import App
from organic_desktop.app.known_accounts import KnownAccount
from organic_desktop.app.session import SignOutScope
from organic_desktop.core.errors import InvalidInput, NewerDatabase, SignInNeeded
from organic_desktop.core.settings import settings_on_disk
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.sync.status import SyncState
from tests.devices import MakeDevice, sign_in
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server
from tests.sync.rows import on_server


def known(app: App) -> dict[str, KnownAccount]:
    return {each.user_id: each for each in app.account.known()}


def scores(server: Server, account: Account) -> list[int]:
    return [int(row["mood_score"]) for row in on_server(server, WELLNESS_ENTRIES, account.user_id)]


@pytest.fixture
def elsewhere(own_server: Server) -> Account:
    """An account of another project."""
    return sign_up(own_server)


@pytest.fixture
def three(
    device: MakeDevice, server: Server, own_server: Server, account: Account, other_account: Account, elsewhere: Account
) -> App:
    """Two accounts of one project and one of another, all signed in here; the last one is open."""
    app = sign_in(device("a"), server, account)
    sign_in(app, server, other_account)
    app.account.connect(own_server.url, own_server.publishable_key, set_aside=True)
    app.account.sign_in(elsewhere.email, elsewhere.password)
    return app


def test_edits_made_offline_in_each_account_arrive_in_the_right_one(
    three: App, server: Server, own_server: Server, account: Account, other_account: Account, elsewhere: Account
) -> None:
    homes = {account: server, other_account: server, elsewhere: own_server}
    server.stop()
    own_server.stop()
    for score, (who, home) in enumerate(homes.items(), start=1):
        three.account.switch_to(who.user_id)
        assert three.settings.project
        assert three.settings.project.url == home.url
        three.days.log(three.today(), {"mood_score": score})
    assert {each.unsent for each in three.account.known()} == {1}
    server.start()
    own_server.start()
    for who in homes:
        three.account.switch_to(who.user_id)
        assert three.sync().pushed == 1
    for score, (who, home) in enumerate(homes.items(), start=1):
        assert scores(home, who) == [score]
    assert {each.unsent for each in three.account.known()} == {0}


def test_the_list_names_the_open_one_first_and_where_each_is_synced(
    three: App, server: Server, own_server: Server, account: Account, other_account: Account, elsewhere: Account
) -> None:
    first, *others = three.account.known()
    assert (first.user_id, first.email, first.server) == (elsewhere.user_id, elsewhere.email, own_server.url)
    assert [each.is_open for each in (first, *others)] == [True, False, False]
    assert {(each.user_id, each.server) for each in others} == {
        (account.user_id, server.url),
        (other_account.user_id, server.url),
    }
    assert all(each.has_session for each in (first, *others))


def test_signing_out_ends_one_session_and_says_what_stays(
    three: App, account: Account, other_account: Account, elsewhere: Account
) -> None:
    three.days.log(three.today(), {"mood_score": 4})
    preview = three.account.sign_out_preview()
    assert (preview.email, preview.pending, preview.refused) == (elsewhere.email, 1, 0)
    assert {each.user_id for each in preview.others} == {account.user_id, other_account.user_id}
    three.account.sign_out()
    assert {who: each.has_session for who, each in known(three).items()} == {
        account.user_id: True,
        other_account.user_id: True,
        elsewhere.user_id: False,
    }
    three.account.switch_to(account.user_id)
    assert three.sync().requests
    with pytest.raises(SignInNeeded):
        three.account.switch_to(elsewhere.user_id)
    # Its data and its project are open all the same: only the password is missing.
    assert three.status().pending == 1
    three.account.sign_in(elsewhere.email, elsewhere.password)
    assert three.sync().pushed == 1


def test_a_session_that_the_keyring_would_not_delete_is_not_used_by_a_switch(
    three: App, account: Account, elsewhere: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: str) -> None:
        raise OSError("locked")

    with monkeypatch.context() as at_first:
        at_first.setattr(keyring.get_keyring(), "delete_password", locked)
        three.account.sign_out()
    three.account.switch_to(account.user_id)
    with pytest.raises(SignInNeeded):
        three.account.switch_to(elsewhere.user_id)
    with pytest.raises(SignInNeeded):
        three.sync()


def test_a_token_is_not_shown_to_another_server(three: App, server: Server, account: Account) -> None:
    """A file that lost its project, opened while another one is connected: its session is that server's alone."""
    store = three._sessions.store
    assert store.stored(account.user_id, server.url)
    assert store.stored(account.user_id, "https://another.example") is None


def test_another_process_follows_a_switch_at_its_next_edit(
    three: App, device: MakeDevice, account: Account, elsewhere: Account
) -> None:
    other = device("a")
    assert other.settings.signed_in
    assert other.settings.signed_in.user_id == elsewhere.user_id
    three.account.switch_to(account.user_id)
    other.days.log(other.today(), {"mood_score": 5})
    assert other.profiles.current.user_id == account.user_id
    assert other.settings.project == three.settings.project
    assert known(three)[elsewhere.user_id].unsent == 0
    assert three.sync().pushed == 1


def test_a_restart_opens_the_account_that_was_switched_to(three: App, device: MakeDevice, account: Account) -> None:
    three.account.switch_to(account.user_id)
    three.close()
    again = device("a")
    assert again.settings.signed_in
    assert again.settings.signed_in.user_id == account.user_id
    assert again.sync().requests


def test_an_account_elsewhere_is_added_only_when_that_was_said(
    device: MakeDevice, server: Server, own_server: Server, account: Account
) -> None:
    app = sign_in(device("a"), server, account)
    with pytest.raises(InvalidInput, match="another server"):
        app.account.connect(own_server.url, own_server.publishable_key)
    assert app.settings.signed_in
    app.account.connect(own_server.url, own_server.publishable_key, set_aside=True)
    assert app.status().state == SyncState.LOCAL_ONLY
    app.account.switch_to(account.user_id)
    assert app.sync().requests


def test_a_key_that_was_replaced_is_still_the_new_one_after_switching_there_and_back(
    three: App, server: Server, account: Account, other_account: Account, elsewhere: Account
) -> None:
    three.account.switch_to(account.user_id)
    other_key = server.publishable_key.replace("sb_publishable_", "sb_publishable_x")
    three.account.connect(server.url, other_key)
    for user_id in (elsewhere.user_id, account.user_id):
        three.account.switch_to(user_id)
    assert three.settings.project
    assert three.settings.project.publishable_key == other_key


def test_a_file_of_a_newer_version_is_not_switched_to_and_nothing_changes(
    three: App, account: Account, elsewhere: Account
) -> None:
    three.account.switch_to(account.user_id)
    with three.profiles.current.database.writing() as session:
        session.connection().exec_driver_sql("PRAGMA user_version = 999")
    three.account.switch_to(elsewhere.user_id)
    before = settings_on_disk(three.folder)
    with pytest.raises(NewerDatabase):
        three.account.switch_to(account.user_id)
    assert settings_on_disk(three.folder) == before
    assert three.profiles.current.user_id == elsewhere.user_id


def test_an_unknown_account_is_refused(three: App) -> None:
    for which in ("../local", "", "01a22883-38ca-7357-8766-c72f834bbce0"):
        for verb in (three.account.switch_to, three.account.forget):
            with pytest.raises(InvalidInput):
                verb(which)


def test_forgetting_an_account_keeps_its_file_as_a_backup_and_ends_its_session(
    three: App, device: MakeDevice, account: Account, other_account: Account, elsewhere: Account
) -> None:
    three.account.switch_to(account.user_id)
    three.days.log(three.today() - timedelta(days=1), {"mood_score": 2})
    with pytest.raises(InvalidInput, match="is open"):
        three.account.forget(account.user_id)
    three.account.switch_to(other_account.user_id)
    with pytest.raises(InvalidInput, match=r"unsent edits \(1\)"):
        three.account.forget(account.user_id)
    three.account.forget(account.user_id, even_unsent=True)
    assert account.user_id not in known(three)
    assert three._sessions.store.stored(account.user_id) is None
    [backup] = (three.folder / "backups").glob(f"account-*-{account.user_id[:8]}.db")
    assert backup.stat().st_size
    assert three.sync().requests, "the others go on"


def test_a_forgotten_account_signs_in_to_a_file_without_its_former_log(
    server: Server, account: Account, other_account: Account, device: MakeDevice
) -> None:
    """Another process still has the file open, so that SQLite keeps a log beside it, which isn't the next file's."""
    app = sign_in(device("a"), server, account)
    app.days.log(app.today(), {"mood_score": 2})
    app.sync()
    other = device("a")
    other.days.log(other.today(), {"mood_score": 3})
    sign_in(app, server, other_account)
    app.account.forget(account.user_id, even_unsent=True)
    assert [*(app.folder / "accounts").glob(f"{account.user_id}.db*")] == []
    sign_in(app, server, account)
    app.sync()
    assert [entry.mood_score for entry in app.days.entries()] == [2]


@pytest.mark.parametrize("leftover", ["settings", "nothing"])
def test_settings_that_were_lost_are_no_way_into_another_server(
    three: App, device: MakeDevice, server: Server, own_server: Server, account: Account, leftover: str
) -> None:
    """The files know where their accounts are synced: opening one brings its own project, not the one at hand."""
    three.close()
    (three.folder / "settings.json").unlink()
    again = device("a")
    if leftover == "settings":
        again.account.connect(own_server.url, own_server.publishable_key)
    again.account.open_signed_out(account.user_id)
    assert again.settings.project
    assert again.settings.project.url == server.url
    # A new device id has no session in the keyring.
    with pytest.raises(SignInNeeded):
        again.sync()
    again.account.sign_in(account.email, account.password)
    assert again.sync().requests


def test_the_folder_of_accounts_may_be_empty_or_hold_anything(device: MakeDevice, tmp_path: Path) -> None:
    app = device("a")
    assert app.account.known() == []
    (tmp_path / "a" / "accounts").mkdir()
    (tmp_path / "a" / "accounts" / "notes.db").write_text("no database")
    assert app.account.known() == []
    with pytest.raises(SignInNeeded):
        app.account.sign_out_preview()


def test_after_signing_out_everywhere_another_device_says_so_and_sends_its_edits_later(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = (sign_in(device(name), server, account) for name in "ab")
    for each in (a, b):
        each.sync()
    a.account.sign_out(SignOutScope.EVERYWHERE)
    b.days.log(b.today(), {"mood_score": 4})
    ended = b._sessions._session
    assert ended
    with pytest.raises(SignInNeeded):  # once its token has ended, within the hour
        b._sessions.renew(ended.access_token)
    b._sessions.store.keep(replace(ended, access_token="", expires_at=0))
    b._sessions.forget()
    with pytest.raises(SignInNeeded, match="ended"):
        b.sync()
    status = b.status()
    assert (status.state, status.problem_class, status.pending) == (SyncState.NEEDS_ATTENTION, SignInNeeded, 1)
    assert len(b.days.entries()) == 1
    b.account.sign_in(account.email, account.password)
    assert b.sync().pushed == 1


def test_an_address_that_was_changed_elsewhere_is_known_here_after_a_renewal(
    server: Server, account: Account, device: MakeDevice
) -> None:
    app = sign_in(device("a"), server, account)
    new = f"new-{account.email}"
    server.sql(f"UPDATE auth.users SET email = '{new}' WHERE id = '{account.user_id}'")
    app._sessions.renew(app._sessions.token())
    assert app.settings.signed_in
    assert app.settings.signed_in.email == new == app.person.read().email
    app.close()
    assert [each.email for each in device("a").account.known()] == [new]
