"""The account dialog while something else happens: another process, a wait that ends, a request that was cancelled."""

from __future__ import annotations

import threading

import httpx
import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.account.fields import WaitingButton
from organic_desktop.ui.shell.window import MainWindow
from tests.devices import MakeDevice, send_through, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.account.account_steps import LEFT, fill, open_dialog, press, see
from tests.ui.account.test_account_life import Recorded
from tests.ui.finding import button

ANOTHER = "Another account was opened meanwhile. Nothing was changed."


@pytest.fixture
def two(app: App, server: Server, account: Account, other_account: Account) -> App:
    """Two accounts on this computer; the first is open."""
    sign_in(app, server, other_account)
    sign_in(app, server, account)
    app.sync()
    return app


@pytest.mark.parametrize(
    ("way", "name", "text", "verb"),
    [
        ("Profile: Edit", "Name", "Ada", "Save"),
        ("Password: Change", "New password", "another1horse", "Change password"),
        ("E-mail: Change", "New e-mail address", "new@example.com", "Continue"),
    ],
)
def test_what_was_typed_for_one_account_changes_no_other(
    qtbot: QtBot,
    server: Server,
    other_account: Account,
    two: App,
    window: MainWindow,
    device: MakeDevice,
    way: str,
    name: str,
    text: str,
    verb: str,
) -> None:
    """Another process, the command line say, switches while the step is in sight."""
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, way)
    fill(dialog, **{name: text})
    device("a").account.switch_to(other_account.user_id)
    press(qtbot, dialog, verb)
    see(qtbot, dialog, ANOTHER)
    see(qtbot, dialog, other_account.email)
    assert two.person.read().full_name is None


def test_the_account_whose_address_was_typed_is_deleted_or_none(
    qtbot: QtBot, server: Server, account: Account, other_account: Account, two: App, window: MainWindow
) -> None:
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Delete account…")
    fill(dialog, **{f"To confirm, type {account.email}": account.email})
    two.account.switch_to(other_account.user_id)
    press(qtbot, dialog, "Delete for good")
    see(qtbot, dialog, ANOTHER)
    assert (
        len(server.sql(f"SELECT id FROM auth.users WHERE id IN ('{account.user_id}', '{other_account.user_id}')")) == 2
    )


def test_a_wait_that_ends_during_a_request_doesnt_allow_a_second_one(qtbot: QtBot) -> None:
    again = WaitingButton("Again", "Again in {0} s")
    qtbot.addWidget(again)
    again.wait(1)
    again.setEnabled(False)  # a request begins
    again._count()
    assert not again.isEnabled()
    assert again.text() == "Again"
    again.setEnabled(True)
    assert again.isEnabled()
    again.wait(1)
    again.setEnabled(True)  # a request ended
    assert not again.isEnabled()


@pytest.mark.parametrize("name", ["Ada\nLovelace ", "x" * 40_000, "\u202eedA\u0007"])
def test_a_name_that_a_field_cant_hold_stays_as_it_is_unless_it_is_edited(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App, name: str
) -> None:
    server.sql(f"UPDATE users SET full_name = '{name}', updated_at = now() WHERE id = '{account.user_id}'")
    sign_in(app, server, account)
    app.sync()
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Profile: Edit")
    fill(dialog, **{"Time zone of the account": "Europe/Vienna"})
    press(qtbot, dialog, "Save")
    see(qtbot, dialog, "Saved.")
    assert (app.person.read().full_name, app.person.read().timezone) == (name, "Europe/Vienna")


class Held(Recorded):
    """Answers only when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may = threading.Event()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.may.wait(60)
        return super().handle_request(request)


def test_recorded_a_sign_in_that_was_cancelled_leaves_nothing_to_go_on_with(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App
) -> None:
    app.account.connect(server.url, server.publishable_key)
    held = Held()
    app._sessions.close()
    send_through(app, server, held)
    dialog = open_dialog(qtbot, window)
    fill(dialog, **{"E-mail": account.email, "Password": account.password})
    QTest.mouseClick(button(dialog, "Sign in"), LEFT)
    dialog.close()
    held.may.set()
    for thread in threading.enumerate():
        if thread.name == "bridge":
            thread.join(60)
    assert app.account._unfinished is None
    held.close()
