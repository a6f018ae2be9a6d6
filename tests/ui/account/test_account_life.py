"""What a person does with an account they have, in the dialog: profile, several accounts, second step, the end."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QRadioButton
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.errors import OrganicError
from organic_desktop.core.messages import Sentence
from organic_desktop.store.facts import keep_facts
from organic_desktop.ui.account.change import ChangeEmailStep, ChangePasswordStep
from organic_desktop.ui.account.codes import CodeStep, Mailed, ResetStep, SecondFactorStep
from organic_desktop.ui.account.delete import DeleteStep, GoneStep
from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.account.leave import SignOutStep
from organic_desktop.ui.account.overview import OverviewStep, initials
from organic_desktop.ui.account.profile import ProfileStep
from organic_desktop.ui.account.server import NoInvitationStep, ServerStep
from organic_desktop.ui.account.sign_in import CreateStep, ForgotStep, SignInStep
from organic_desktop.ui.account.step import Step
from organic_desktop.ui.account.switch import SwitchStep
from organic_desktop.ui.shell.window import MainWindow
from tests.devices import MakeDevice, logged, send_through, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.account.account_steps import closed, field, fill, open_dialog, plain, press, see
from tests.ui.finding import button, focusable, name_of

APP_CODE, MAILED_CODE = "246810", "135790"


@pytest.fixture
def signed_in(app: App, server: Server, account: Account, window: MainWindow) -> App:
    """The device, signed in and synced."""
    sign_in(app, server, account)
    app.sync()
    return app


def who(app: App) -> str | None:
    return app.settings.signed_in.email if app.settings.signed_in else None


def choose(dialog: AccountDialog, name: str) -> None:
    (found,) = (each for each in dialog.findChildren(QRadioButton) if each.isVisible() and each.text() == name)
    found.click()


# -- profile ----------------------------------------------------------------------------------------------------------


def test_the_profile_is_edited_synced_and_taken_back(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, signed_in: App
) -> None:
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Profile: Edit")
    fill(dialog, Name="Anna Lindberg", Address_of_a_picture="me.jpg", Time_zone_of_the_account="Europe/Vienna")
    press(qtbot, dialog, "Save")
    see(qtbot, dialog, "Enter the picture's web address")
    assert field(dialog, "Name").text() == "Anna Lindberg"
    fill(dialog, Address_of_a_picture="https://example.com/me.jpg")
    press(qtbot, dialog, "Save")
    see(qtbot, dialog, "Saved.")
    assert "Anna Lindberg" in plain(dialog)
    assert "AL" in plain(dialog), "initials stand for the picture, which is never loaded"
    signed_in.sync()
    kept = f"SELECT full_name, avatar_url, timezone FROM users WHERE id = '{account.user_id}'"
    assert server.sql(kept) == [
        {"full_name": "Anna Lindberg", "avatar_url": "https://example.com/me.jpg", "timezone": "Europe/Vienna"}
    ]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Anna Lindberg", "AL"),
        ("anna maria lindberg", "AL"),
        ("anna@example.com", "A"),
        ("<b>", "·"),
        ("", "·"),
        ("李 雷", "李雷"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


# -- several accounts -------------------------------------------------------------------------------------------------


def test_switched_between_two_accounts_without_a_password(
    qtbot: QtBot,
    server: Server,
    account: Account,
    other_account: Account,
    window: MainWindow,
    signed_in: App,
    today: date,
) -> None:
    signed_in.days.log(today, {"mood_score": 4})
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Other accounts: Switch")
    see(qtbot, dialog, "In use")
    press(qtbot, dialog, "Add another account")
    see(qtbot, dialog, "stays signed in")
    press(qtbot, dialog, "Continue")
    see(qtbot, dialog, "Create your account")
    press(qtbot, dialog, "I already have an account")
    fill(dialog, **{"E-mail": other_account.email, "Password": other_account.password})
    press(qtbot, dialog, "Sign in")
    closed(qtbot, dialog)
    assert who(signed_in) == other_account.email
    assert logged(signed_in, today) == {}
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Other accounts: Switch")
    see(qtbot, dialog, account.email)
    press(qtbot, dialog, f"Switch: {account.email}")
    closed(qtbot, dialog)
    assert f"Switched to {account.email}." in plain(window.workspace.toast)
    assert who(signed_in) == account.email
    assert logged(signed_in, today)["mood_score"] == 4


def test_who_is_signed_out_finds_the_accounts_of_this_computer(
    qtbot: QtBot, account: Account, window: MainWindow, signed_in: App
) -> None:
    signed_in.account.sign_out()
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Accounts on this computer")
    see(qtbot, dialog, "asks for the password")
    press(qtbot, dialog, f"Switch: {account.email}")
    see(qtbot, dialog, "This account is open now. To sync it, sign in once.")
    fill(dialog, Password=account.password)
    press(qtbot, dialog, "Sign in")
    closed(qtbot, dialog)
    assert who(signed_in) == account.email


def test_an_account_is_taken_off_this_computer_once_that_is_confirmed(
    qtbot: QtBot, account: Account, window: MainWindow, signed_in: App
) -> None:
    signed_in.account.sign_out()
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Accounts on this computer")
    see(qtbot, dialog, account.email)
    press(qtbot, dialog, f"Remove: {account.email}")
    question = dialog.findChild(QMessageBox)
    assert isinstance(question, QMessageBox)
    assert "The account on the server stays as it is." in plain(question)
    press(qtbot, question, "Remove")
    qtbot.waitUntil(lambda: signed_in.account.known() == [])
    see(qtbot, dialog, "No account has been used here yet.")


# -- signing out elsewhere --------------------------------------------------------------------------------------------


def test_signed_out_on_all_other_computers(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, signed_in: App, device: MakeDevice
) -> None:
    lost = sign_in(device("lost"), server, account)
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Sign out")
    see(qtbot, dialog, "You stay signed in here.")
    choose(dialog, "On all other computers")
    press(qtbot, dialog, "Sign out")
    see(qtbot, dialog, "Your other computers are signed out within an hour.")
    assert who(signed_in) == account.email
    with pytest.raises(OrganicError):
        lost._sessions.renew(lost._sessions.token())


# -- the end ----------------------------------------------------------------------------------------------------------


def test_the_account_is_deleted_after_its_address_was_typed(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, signed_in: App, today: date
) -> None:
    signed_in.days.log(today, {"mood_score": 4})
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Delete account")
    confirmation = f"To confirm, type {account.email}"
    fill(dialog, **{confirmation: "yes"})
    press(qtbot, dialog, "Delete for good")
    assert "Nothing was deleted." in plain(dialog)
    assert not dialog.is_busy
    fill(dialog, **{confirmation: account.email.upper()})
    press(qtbot, dialog, "Delete for good")
    closed(qtbot, dialog)
    assert server.sql(f"SELECT 1 FROM auth.users WHERE id = '{account.user_id}'") == []
    assert who(signed_in) is None
    assert logged(signed_in, today)["mood_score"] == 4, "kept, as that is what is chosen"
    assert "The account was deleted." in plain(window.workspace.toast)


def test_a_server_without_the_function_says_what_to_ask_its_owner(
    qtbot: QtBot, own_server: Server, window: MainWindow, app: App
) -> None:
    from tests.server.fixtures import sign_up

    account = sign_up(own_server)
    sign_in(app, own_server, account)
    own_server.sql("REVOKE EXECUTE ON FUNCTION delete_my_account() FROM authenticated")
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Delete account")
    fill(dialog, **{f"To confirm, type {account.email}": account.email})
    press(qtbot, dialog, "Delete for good")
    see(qtbot, dialog, f"Ask its owner to delete {account.email}")
    assert who(app) == account.email


def test_deleted_on_another_computer_the_data_here_are_asked_about(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, signed_in: App, today: date, device: MakeDevice
) -> None:
    signed_in.days.log(today, {"mood_score": 4})
    sign_in(device("b"), server, account).account.delete(keep_data=False)
    with pytest.raises(OrganicError):
        signed_in.sync()
    dialog = open_dialog(qtbot, window)
    assert "This account was deleted" in plain(dialog)
    choose(dialog, "Delete it, too")
    press(qtbot, dialog, "Continue")
    closed(qtbot, dialog)
    assert (who(signed_in), logged(signed_in, today)) == (None, {})


# -- the keyring ------------------------------------------------------------------------------------------------------


def test_a_locked_keyring_asks_for_no_password(qtbot: QtBot, window: MainWindow, signed_in: App) -> None:
    keep_facts(
        signed_in.profiles.current.database,
        lambda facts: replace(facts, problem="KeychainLocked", sentence=Sentence("It is locked.")),
    )
    dialog = open_dialog(qtbot, window)
    assert "Your keyring is locked" in plain(dialog)
    press(qtbot, dialog, "Try again")
    see(qtbot, dialog, "Your keyring is open.")
    assert "Your keyring is locked" not in plain(dialog)


# -- what the server at hand can't do: recorded answers of GoTrue -----------------------------------------------------


class Recorded(httpx.BaseTransport):
    """The real server, but for the answers that GoTrue gives of a second factor and of reauthentication.

    supabase/auth: openapi.yaml (``/factors/{factorId}/challenge``, ``…/verify``), errorcode.go.
    """

    def __init__(self) -> None:
        self._real = httpx.HTTPTransport()
        self._opened: dict[str, object] = {}
        self._tokens: dict[str, str] = {}
        self.asks_for_nonce = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("/challenge"):
            return httpx.Response(200, json={"id": FACTOR, "type": "totp", "expires_at": 1_900_000_000})
        if path.endswith("/verify") and "factors" in path:
            return self._verified(json.loads(request.read())["code"])
        if path.endswith("/auth/v1/user") and request.method == "PUT" and self.asks_for_nonce:
            nonce = json.loads(request.read()).get("nonce")
            if nonce != MAILED_CODE:
                code = "reauthentication_not_valid" if nonce else "reauthentication_needed"
                return httpx.Response(400 if not nonce else 422, json={"error_code": code, "msg": code})
            return httpx.Response(200, json={"id": self._user_of(request)})
        if path.endswith("/auth/v1/reauthenticate"):
            return httpx.Response(200, json={})
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if token in self._tokens:
            request.headers["authorization"] = f"Bearer {self._tokens[token]}"
        response = self._real.handle_request(request)
        if path.endswith("/auth/v1/user") or path.endswith("/auth/v1/token"):
            return self._with_factor(response, is_session=path.endswith("token"))
        return response

    def close(self) -> None:
        self._real.close()

    def _with_factor(self, response: httpx.Response, *, is_session: bool) -> httpx.Response:
        response.read()
        body = response.json()
        user = body["user"] if is_session else body
        user["factors"] = [{"id": FACTOR, "status": "verified", "friendly_name": "Phone", "factor_type": "totp"}]
        if is_session:
            self._opened = body
        return httpx.Response(response.status_code, json=body, headers={"date": response.headers["date"]})

    def _verified(self, code: str) -> httpx.Response:
        if code != APP_CODE:
            words = {"error_code": "mfa_verification_failed", "msg": "Invalid TOTP code entered"}
            return httpx.Response(422, json=words)
        token = str(self._opened["access_token"])
        head, payload, signature = token.split(".")
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        told = base64.urlsafe_b64encode(json.dumps({**claims, "aal": "aal2"}).encode()).decode().rstrip("=")
        raised = f"{head}.{told}.{signature}"
        self._tokens[raised] = token
        return httpx.Response(200, json={**self._opened, "access_token": raised})

    @staticmethod
    def _user_of(request: httpx.Request) -> str:
        payload = request.headers["authorization"].split(".")[1]
        return str(json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["sub"])


FACTOR = "6d1c1f0a-52c3-4a3e-9a52-0f3e4a6f8f10"


@pytest.fixture
def recorded() -> Iterator[Recorded]:
    transport = Recorded()
    yield transport
    transport.close()


def test_recorded_a_second_factor_is_asked_for_after_the_password(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App, recorded: Recorded
) -> None:
    app.account.connect(server.url, server.publishable_key)
    send_through(app, server, recorded)
    dialog = open_dialog(qtbot, window)
    fill(dialog, **{"E-mail": account.email, "Password": account.password})
    press(qtbot, dialog, "Sign in")
    see(qtbot, dialog, "Registered: Phone.")
    assert who(app) is None
    QTest.keyClicks(field(dialog, "Code from the app"), "111111")
    QTest.keyClick(field(dialog, "Code from the app"), Qt.Key.Key_Return)
    see(qtbot, dialog, "The code isn't the one that your authenticator app shows now.")
    fill(dialog, **{"Code from the app": APP_CODE})
    press(qtbot, dialog, "Continue")
    closed(qtbot, dialog)
    assert who(app) == account.email


def test_recorded_who_goes_back_from_the_second_factor_is_not_signed_in(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App, recorded: Recorded
) -> None:
    app.account.connect(server.url, server.publishable_key)
    send_through(app, server, recorded)
    dialog = open_dialog(qtbot, window)
    fill(dialog, **{"E-mail": account.email, "Password": account.password})
    press(qtbot, dialog, "Sign in")
    see(qtbot, dialog, "Second step")
    press(qtbot, dialog, "Back")
    assert field(dialog, "E-mail").text() == account.email
    assert app.account._unfinished is None
    assert who(app) is None


def test_recorded_a_new_password_asks_for_a_mailed_code(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App, recorded: Recorded
) -> None:
    sign_in(app, server, account)
    app._sessions.close()
    send_through(app, server, recorded)
    recorded.asks_for_nonce = True
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Password: Change")
    fill(dialog, New_password="another1horse")
    press(qtbot, dialog, "Change password")
    see(qtbot, dialog, f"The server was asked to send a code to {account.email}.")
    assert not any(
        each.isVisible() and "another address" in each.text()
        for each in dialog.findChildren(type(button(dialog, "Back")))
    )
    fill(dialog, **{"Code from the e-mail": "111111"})
    press(qtbot, dialog, "Continue")
    see(qtbot, dialog, "The code is wrong or too old.")
    fill(dialog, **{"Code from the e-mail": MAILED_CODE})
    press(qtbot, dialog, "Continue")
    see(qtbot, dialog, "Your password was changed.")


# -- every step -------------------------------------------------------------------------------------------------------


def test_every_step_can_be_heard_and_has_its_focus_where_one_begins(
    qtbot: QtBot, account: Account, window: MainWindow, signed_in: App
) -> None:
    dialog = open_dialog(qtbot, window)
    mailed = Mailed(account.email, lambda *_: None, lambda: None, lambda _: None)
    steps: list[Step] = [
        ServerStep(dialog),
        NoInvitationStep(dialog),
        SignInStep(dialog),
        CreateStep(dialog),
        ForgotStep(dialog, ""),
        CodeStep(dialog, mailed),
        ResetStep(dialog, mailed),
        SecondFactorStep(dialog),
        OverviewStep(dialog),
        ProfileStep(dialog),
        ChangePasswordStep(dialog),
        ChangeEmailStep(dialog),
        SignOutStep(dialog),
        SwitchStep(dialog),
        DeleteStep(dialog),
        GoneStep(dialog),
    ]
    for step in steps:
        dialog.start_with(step)
        qtbot.waitUntil(lambda: not dialog.is_busy)
        name = type(step).__name__
        assert [each for each in focusable(dialog) if not name_of(each)] == [], name
        focused = dialog.focusWidget()
        assert focused is not None, name
        assert step.isAncestorOf(focused) or focused in {dialog.main_button, dialog.close_button}, name
        assert step.title in plain(dialog), name


def test_closed_while_the_server_is_asked_nothing_is_waited_for(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App
) -> None:
    app.account.connect(server.url, server.publishable_key)
    dialog = open_dialog(qtbot, window)
    fill(dialog, **{"E-mail": account.email, "Password": account.password})
    QTest.mouseClick(button(dialog, "Sign in"), Qt.MouseButton.LeftButton)
    password = field(dialog, "Password")
    dialog.close()
    assert not dialog.isVisible()
    assert password.text() == ""
    qtbot.waitUntil(lambda: window.workspace.chip.text() == "Up to date")
    assert who(app) == account.email
