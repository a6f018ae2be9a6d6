"""What another process, a late answer or an odd code may do to an account, and mustn't."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import httpx
import pytest

from organic_desktop.app.account import _Unfinished
from organic_desktop.app.facade import App
from organic_desktop.core.errors import OrganicError, Stopped, WrongCode
from organic_desktop.remote.auth_session import AuthSession
from tests.devices import MakeDevice, send_through, sign_in
from tests.server.fixtures import Account, MailServer
from tests.server.lite import Server

PASSWORD = "correct1horse"


class AtTheFirst(httpx.BaseTransport):
    """Lets something happen before the first request."""

    def __init__(self, happen: Callable[[], object]) -> None:
        self._happen: Callable[[], object] | None = happen
        self._real = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        happen, self._happen = self._happen, None
        if happen:
            happen()
        return self._real.handle_request(request)

    def close(self) -> None:
        self._real.close()


# -- sync that is paused ----------------------------------------------------------------------------------------------


def test_a_cycle_under_way_sends_nothing_once_sync_is_paused(
    server: Server, account: Account, device: MakeDevice
) -> None:
    app = sign_in(device("a"), server, account)
    app.sync()

    def pause() -> None:
        app.change_settings(sync_paused=True)
        app.days.log(app.today(), {"mood_score": 4})

    app._sessions.close()
    send_through(app, server, AtTheFirst(pause))
    with pytest.raises(Stopped):
        app._sync._background_cycle()
    assert app.status().pending == 1


class PausingLock:
    """The lock of cycles, got just after the user has paused sync."""

    def __init__(self, app: App) -> None:
        self._app = app

    def __enter__(self) -> None:
        self._app.change_settings(sync_paused=True)

    def __exit__(self, *_: object) -> None:
        pass


def test_a_cycle_that_waited_for_its_turn_sends_nothing_once_sync_is_paused(
    server: Server, account: Account, device: MakeDevice
) -> None:
    app = sign_in(device("a"), server, account)
    app.sync()
    app.days.log(app.today(), {"mood_score": 4})
    app._sync._one_at_a_time = PausingLock(app)  # type: ignore[assignment]
    with pytest.raises(Stopped):
        app._sync._background_cycle()
    assert app.status().pending == 1
    assert app.sync().pushed == 1, "who asks for it gets it"


# -- another account's code -------------------------------------------------------------------------------------------


def signed_up(app: App, mail_server: MailServer) -> str:
    address = f"{uuid.uuid4().hex}@example.com"
    app.account.connect(mail_server.server.url, mail_server.server.publishable_key)
    app.account.sign_up(address, PASSWORD)
    app.account.confirm(address, mail_server.mails.code(address))
    return address


def test_a_code_that_changes_another_accounts_address_opens_no_session_here(
    device: MakeDevice, mail_server: MailServer
) -> None:
    """Both accounts of one person ask for the same new address; the other's code is typed here."""
    here, there = device("here"), device("there")
    mine, theirs = signed_up(here, mail_server), signed_up(there, mail_server)
    wanted = f"{uuid.uuid4().hex}@example.com"
    there.account.change_email(wanted)
    before = here.settings.signed_in
    with pytest.raises(WrongCode):
        here.account.confirm_email_change(wanted, mail_server.mails.code(theirs))
    assert here.settings.signed_in == before
    assert before is not None
    assert before.email == mine
    here.days.log(here.today(), {"mood_score": 2})
    assert here.sync().pushed == 1
    users = mail_server.server.sql("SELECT user_id FROM wellness_entries WHERE mood_score = 2")
    assert [row["user_id"] for row in users] == [before.user_id]


# -- another account was opened meanwhile -----------------------------------------------------------------------------


def test_a_deletion_that_was_confirmed_for_one_account_deletes_no_other(
    server: Server, account: Account, other_account: Account, device: MakeDevice
) -> None:
    app = sign_in(device("a"), server, account)
    sign_in(app, server, other_account)
    with pytest.raises(Stopped):
        app.account.delete(keep_data=True, of=account.user_id)
    with pytest.raises(Stopped):
        app.account.leave(keep_data=True, of=account.user_id)
    found = server.sql(f"SELECT id FROM auth.users WHERE id IN ('{account.user_id}', '{other_account.user_id}')")
    assert len(found) == 2
    assert app.settings.signed_in is not None
    assert app.settings.signed_in.user_id == other_account.user_id


# -- odd passwords --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "password",
    ["  with spaces  ", "x" * 5_000, "nul\0nul\0nul", "\u202eright to left", "🐎" * 30, "half \ud800 a pair"],
)
def test_any_password_is_the_servers_to_judge(server: Server, device: MakeDevice, password: str) -> None:
    app = device("a")
    app.account.connect(server.url, server.publishable_key)
    email = f"{uuid.uuid4().hex}@example.com"
    refused = None
    try:
        app.account.sign_up(email, password)
    except OrganicError as error:
        refused = str(error)
    if refused is not None:
        assert password not in refused
        return
    app.account.sign_out()
    app.account.sign_in(email, password)
    if password != password.strip():
        app.account.sign_out()
        with pytest.raises(OrganicError):
            app.account.sign_in(email, password.strip())


# -- secrets ----------------------------------------------------------------------------------------------------------


def test_a_sign_in_that_isnt_finished_shows_no_secret() -> None:
    session = AuthSession("the-token", "the-refresh", 1, "u", "a@example.com")
    shown = repr(_Unfinished(session, False, "a@example.com", "987654", "the-password"))
    assert not [secret for secret in ("the-token", "the-refresh", "987654", "the-password") if secret in shown]


# -- a crash in the middle of a sign-in -------------------------------------------------------------------------------


def test_a_crash_in_a_sign_in_costs_no_session(
    server: Server, account: Account, device: MakeDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The session is kept before the account's file says that it was signed in again."""
    app = sign_in(device("a"), server, account)
    app.account.sign_out()

    def crash(**_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as crashing:
        crashing.setattr(app.account, "_keep_facts", crash)
        with pytest.raises(KeyboardInterrupt):
            app.account.sign_in(account.email, account.password)
    app.close()
    again = device("a")
    (found,) = again.account.known()
    assert found.is_open
    assert found.has_session
    again.sync()
