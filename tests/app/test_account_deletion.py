"""An account is deleted by its owner: on the server, here, and for the other devices, whatever happens in between."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from organic_desktop.app import account_end
from organic_desktop.app.facade import App
from organic_desktop.app.lock import Lock
from organic_desktop.core.errors import AccountGone, NotOffered, Offline, OrganicError, SignInNeeded
from organic_desktop.sync.scheduler import WITHOUT_HOPE_SECONDS, _server_wait
from organic_desktop.sync.status import SyncState
from tests.app.dying import DIED
from tests.devices import MakeDevice, logged, sign_in
from tests.faults.proxy import Passage, Proxy
from tests.server.fixtures import Account, sign_up
from tests.server.lite import ROOT, Server

SECRET = "Liquorice and regret"
DAYS = 3


def lived_in(app: App) -> App:
    """Three days on the server, one of them changed since, and a fourth that was never sent."""
    for back in range(DAYS):
        app.days.log(app.today() - timedelta(days=back), {"mood_score": 3, "nutrition_notes": SECRET})
    app.sync()
    app.days.log(app.today(), {"mood_score": 5})
    app.days.log(app.today() - timedelta(days=DAYS), {"mood_score": 1})
    return app


def is_on_server(server: Server, account: Account) -> bool:
    return bool(server.sql(f"SELECT id FROM auth.users WHERE id = '{account.user_id}'"))


def files_with(folder: Path, text: str) -> list[str]:
    return [each.name for each in sorted(folder.rglob("*")) if each.is_file() and text.encode() in each.read_bytes()]


def assert_kept(app: App) -> None:
    """Everything is here as data without an account, what was never sent included."""
    assert app.settings.signed_in is None
    assert len(app.days.entries()) == DAYS + 1
    assert (logged(app, app.today())["mood_score"], logged(app, app.today())["nutrition_notes"]) == (5, SECRET)
    assert app.account.known() == []


def assert_deleted(app: App) -> None:
    """Nothing of it is in any file."""
    assert app.settings.signed_in is None
    assert app.days.entries() == []
    assert app.account.known() == []
    assert files_with(app.folder, SECRET) == []


@pytest.mark.every_driver
@pytest.mark.parametrize("keep_data", [True, False])
def test_a_deleted_account_is_gone_there_and_its_data_here_are_kept_or_deleted(
    server: Server, account: Account, other_account: Account, device: MakeDevice, keep_data: bool
) -> None:
    app = lived_in(sign_in(device("a"), server, account))
    app.account.delete(keep_data=keep_data)
    assert not is_on_server(server, account)
    assert is_on_server(server, other_account)
    assert app._sessions.store.stored(account.user_id) is None
    assert app.status().state == SyncState.LOCAL_ONLY
    (assert_kept if keep_data else assert_deleted)(app)
    app.close()
    (assert_kept if keep_data else assert_deleted)(device("a"))


def test_what_was_logged_before_there_was_an_account_goes_too(
    server: Server, account: Account, other_account: Account, device: MakeDevice
) -> None:
    """Its backup was made when it joined the account; that of another account stays."""
    app = device("a")
    app.days.log(app.today() - timedelta(days=30), {"nutrition_notes": SECRET})
    sign_in(app, server, account)
    app.account.sign_out()
    app.days.log(app.today() - timedelta(days=30), {"nutrition_notes": "Somebody else's"})
    sign_in(app, server, other_account)
    sign_in(app, server, account)
    assert files_with(app.folder / "backups", SECRET)
    app.account.delete(keep_data=False)
    assert files_with(app.folder, SECRET) == []
    assert files_with(app.folder / "backups", "Somebody else's")
    app.account.switch_to(other_account.user_id)
    assert len(app.days.entries()) == 1


def test_kept_data_join_no_account_by_a_switch_and_one_by_a_sign_in(
    server: Server, account: Account, other_account: Account, device: MakeDevice
) -> None:
    app = sign_in(device("a"), server, other_account)
    lived_in(sign_in(app, server, account))
    app.account.delete(keep_data=True)
    app.account.switch_to(other_account.user_id)
    assert app.days.entries() == []
    app.close()
    again = device("a")
    assert again.days.entries() == []
    again.account.sign_out()
    assert len(again.days.entries()) == DAYS + 1
    third = sign_up(server)
    sign_in(again, server, third)
    assert again.sync().pushed == DAYS + 1
    with pytest.raises(SignInNeeded):  # it was signed out
        again.account.switch_to(other_account.user_id)
    assert again.days.entries() == []


def test_a_project_without_the_function_says_what_to_ask_its_owner_and_nothing_changes(
    own_server: Server, device: MakeDevice
) -> None:
    account = sign_up(own_server)
    app = lived_in(sign_in(device("a"), own_server, account))
    own_server.sql("REVOKE EXECUTE ON FUNCTION delete_my_account() FROM authenticated")
    with pytest.raises(NotOffered, match=f"Ask its owner to delete {account.email}"):
        app.account.delete(keep_data=False)
    own_server.sql("DROP FUNCTION delete_my_account()")
    own_server.stop()
    own_server.start()
    with pytest.raises(NotOffered):
        app.account.delete(keep_data=False)
    assert account_end.noted(app.folder, account.user_id) is None
    assert is_on_server(own_server, account)
    assert app.sync().pushed == 2


def test_offline_nothing_is_deleted_and_the_account_goes_on(
    server: Server, account: Account, device: MakeDevice
) -> None:
    app = lived_in(sign_in(device("a"), server, account))
    server.stop()
    with pytest.raises(Offline):
        app.account.delete(keep_data=False)
    server.start()
    assert account_end.noted(app.folder, account.user_id) is None
    assert app.sync().pushed == 2


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    made = Proxy(server)
    yield made
    made.close()


@pytest.mark.parametrize("arrives", [True, False])
@pytest.mark.parametrize("keep_data", [True, False])
def test_without_an_answer_the_next_cycle_finds_out(
    proxy: Proxy, server: Server, account: Account, device: MakeDevice, arrives: bool, keep_data: bool
) -> None:
    app = lived_in(sign_in(device("a"), proxy, account))

    def cut(passage: Passage) -> None:
        if arrives:
            passage.deliver()
        passage.cut()

    proxy.plan = lambda request: cut if request.target.endswith("/delete_my_account") else None
    with pytest.raises(Offline):
        app.account.delete(keep_data=keep_data)
    proxy.behave()
    assert app.settings.signed_in, "nobody knows yet"
    if not arrives:
        assert app.sync().pushed == 2
        assert account_end.noted(app.folder, account.user_id) is None
        return
    with pytest.raises(AccountGone):
        app.sync()
    (assert_kept if keep_data else assert_deleted)(app)


@pytest.mark.every_driver
def test_other_devices_say_what_happened_and_lose_nothing(server: Server, account: Account, device: MakeDevice) -> None:
    a, b = (sign_in(device(name), server, account) for name in "ab")
    lived_in(a)
    b.sync()
    b.days.log(b.today(), {"nutrition_notes": "Only on b"})
    a.account.delete(keep_data=False)
    for _ in range(2):
        with pytest.raises(AccountGone, match="deleted on the server") as gone:
            b.sync()
    assert _server_wait(gone.value) == WITHOUT_HOPE_SECONDS
    status = b.status()
    assert (status.state, status.problem_class, status.pending) == (SyncState.NEEDS_ATTENTION, AccountGone, 1)
    assert len(b.days.entries()) == DAYS
    b.account.leave(keep_data=True)
    assert logged(b, b.today())["nutrition_notes"] == "Only on b"
    assert b.status().state == SyncState.LOCAL_ONLY
    new = sign_up(server)
    sign_in(b, server, new)
    assert b.sync().pushed == DAYS


def test_a_device_that_was_off_for_long_is_asked_to_sign_in_and_can_leave(
    server: Server, account: Account, device: MakeDevice
) -> None:
    """Its token ended; the server only says that there is no such session."""
    a, b = (sign_in(device(name), server, account) for name in "ab")
    lived_in(b)
    a.account.delete(keep_data=False)
    ended = b._sessions._session
    assert ended
    with pytest.raises(SignInNeeded):
        b._sessions.renew(ended.access_token)
    b.account.leave(keep_data=True)
    assert_kept(b)


def test_a_signed_out_account_is_not_taken_for_a_deleted_one(
    server: Server, account: Account, device: MakeDevice
) -> None:
    """Signed out everywhere, and a policy hides the row: the server has not said that the account is gone."""
    app = lived_in(sign_in(device("a"), server, account))
    server.sql(f"DELETE FROM auth.sessions WHERE user_id = '{account.user_id}'")
    server.sql("CREATE POLICY hide ON users AS RESTRICTIVE FOR SELECT USING (false)")
    try:
        with pytest.raises(OrganicError) as said:
            app.sync()
    finally:
        server.sql("DROP POLICY hide ON users")
    assert not isinstance(said.value, AccountGone)


@pytest.fixture
def dying(test_keyring: None) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.app.dying"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("keep_data", [True, False])
def test_a_crash_at_any_moment_of_a_deletion_is_made_up_for(
    server: Server, device: MakeDevice, dying: subprocess.Popen[str], keep_data: bool
) -> None:
    assert dying.stdin
    assert dying.stdout
    moments = {True: 0, False: 0}  # by whether the account was still there
    for number in range(1, 100):
        account = sign_up(server)
        app = lived_in(sign_in(device(f"crash-{number}"), server, account))
        app.close()
        dying.stdin.write(f"{app.folder} {number} {'keep' if keep_data else 'delete'}\n")
        dying.stdin.flush()
        code = int(dying.stdout.readline())
        again = device(f"crash-{number}")
        there = is_on_server(server, account)
        moments[there] += 1
        if there:
            assert again.sync().pushed == 2
            assert account_end.noted(again.folder, account.user_id) is None
        else:
            if again.settings.signed_in:
                with pytest.raises(AccountGone):
                    again.sync()
            (assert_kept if keep_data else assert_deleted)(again)
            assert [*account_end.gone(again.folder)] == []
        again.close()
        if code == 0:
            break
        assert code == DIED
    assert code == 0, "it came to its end"
    assert moments[True] >= 1
    assert moments[False] >= 5


def test_a_note_that_says_nothing_deletes_nothing(server: Server, account: Account, device: MakeDevice) -> None:
    app = lived_in(sign_in(device("a"), server, account))
    app.close()
    for text in ("", "{}", "[]", '{"user_id": "x", "keep_data": false, "is_gone": true}', "\0"):
        (app.folder / "accounts" / f"{account.user_id}.ending").write_text(text)
        again = device("a")
        assert len(again.days.entries()) == DAYS + 1
        again.close()


def test_a_note_of_another_account_deletes_nothing(server: Server, account: Account, device: MakeDevice) -> None:
    app = lived_in(sign_in(device("a"), server, account))
    app.close()
    stranger = sign_up(server)
    (app.folder / "accounts" / f"{account.user_id}.ending").write_text(
        f'{{"user_id": "{stranger.user_id}", "keep_data": false, "is_gone": true}}'
    )
    assert len(device("a").days.entries()) == DAYS + 1


def test_another_process_logs_on_without_the_account(server: Server, account: Account, device: MakeDevice) -> None:
    """It has the file open, and finds out at its next edit."""
    app, other = lived_in(sign_in(device("a"), server, account)), device("a")
    assert len(other.days.entries()) == DAYS + 1
    app.account.delete(keep_data=True)
    other.days.log(other.today() - timedelta(days=20), {"mood_score": 2})
    assert other.settings.signed_in is None
    assert len(app.days.entries()) == len(other.days.entries()) == DAYS + 2
    assert other.status().state == SyncState.LOCAL_ONLY


@pytest.mark.parametrize("keep_data", [True, False])
def test_in_a_folder_with_a_passcode_an_account_is_deleted_and_kept_the_same(
    server: Server, account: Account, device: MakeDevice, keep_data: bool
) -> None:
    app = lived_in(sign_in(device("a"), server, account))
    app.close()
    lock = Lock(app.folder)
    lock.set("correct horse battery")
    again = device("a")
    assert [each.unsent for each in again.account.known()] == [2]
    again.account.delete(keep_data=keep_data)
    (assert_kept if keep_data else assert_deleted)(again)
    assert files_with(again.folder, SECRET) == []
    again.close()
    lock.close()


def test_kept_data_join_no_account_that_is_opened_without_a_session(
    server: Server, account: Account, other_account: Account, device: MakeDevice
) -> None:
    app = sign_in(device("a"), server, other_account)
    app.days.log(app.today() - timedelta(days=9), {"mood_score": 2})
    app.account.sign_out()
    lived_in(sign_in(app, server, account))
    app.account.delete(keep_data=True)
    app.account.open_signed_out(other_account.user_id)
    assert len(app.days.entries()) == 1
    app.account.sign_out()
    assert len(app.days.entries()) == DAYS + 1
