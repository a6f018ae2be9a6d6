"""The account dialog and the mails that the server really sends: each flow by a person who reads the code in them."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.shell.window import MainWindow
from tests.server.fixtures import MailServer
from tests.ui.account.account_steps import closed, connect_to, field, fill, open_dialog, plain, press, see
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button

PASSWORD, OTHER_PASSWORD = "correct1horse", "another1horse"
CODE = "Code from the e-mail"


def new_email() -> str:
    return f"{uuid.uuid4().hex}@example.com"


def who(app: App) -> str | None:
    return app.settings.signed_in.email if app.settings.signed_in else None


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def is_whole(dialog: AccountDialog) -> bool:
    """True if nothing of the step has to be scrolled to."""
    (scroll,) = dialog.findChildren(QScrollArea)
    return scroll.verticalScrollBar().maximum() == 0


@pytest.fixture
def email(app: App, mail_server: MailServer) -> str:
    """An account that was made and confirmed on this device, and is signed in on it."""
    address = new_email()
    app.account.connect(mail_server.server.url, mail_server.server.publishable_key)
    app.account.sign_up(address, PASSWORD)
    app.account.confirm(address, mail_server.mails.code(address))
    return address


def sign_out(app: App, dialog: AccountDialog) -> None:
    app.account.sign_out()
    dialog.show_start()


def test_who_is_new_makes_an_account_by_the_code_of_the_mail_and_is_synced(
    qtbot: QtBot, mail_server: MailServer, window: MainWindow, app: App, today: date
) -> None:
    """From the first step on: a weak password, a wrong code, then the right one, pasted with the words around it."""
    app.days.log(today, {"water_intake_ml": 250})
    address = new_email()
    dialog = open_dialog(qtbot, window)
    connect_to(qtbot, dialog, mail_server.server)
    fill(dialog, **{"E-mail": address, "Choose a password": "abcdefg"})
    press(qtbot, dialog, "Create account")
    see(qtbot, dialog, "The password is too weak. It is too short for this server.")
    assert "At least 8 characters of several kinds" in plain(dialog), "what was learned stays below the field"
    assert field(dialog, "Choose a password").text() == "abcdefg"
    qtbot.waitUntil(lambda: is_whole(dialog))
    fill(dialog, **{"Choose a password": PASSWORD})
    press(qtbot, dialog, "Create account")
    see(qtbot, dialog, f"The server was asked to send a code to {address}.")
    assert dialog.focusWidget() is field(dialog, CODE)
    code = mail_server.mails.code(address)
    QTest.keyClicks(dialog.focusWidget(), wrong(code))
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    see(qtbot, dialog, "The code is wrong or too old.")
    assert field(dialog, CODE).selectedText() == wrong(code), "the next one replaces it"
    QGuiApplication.clipboard().setText(f"Your code is {code[:3]} {code[3:]}.\nIt lasts an hour.")
    field(dialog, CODE).paste()
    assert field(dialog, CODE).text() == code
    press(qtbot, dialog, "Continue")
    closed(qtbot, dialog)
    assert who(app) == address
    qtbot.waitUntil(lambda: window.workspace.chip.text() == "Up to date")
    rows = mail_server.server.sql(
        "SELECT water_intake_ml FROM wellness_entries e JOIN auth.users u ON u.id = e.user_id "
        f"WHERE u.email = '{address}'"
    )
    assert rows == [{"water_intake_ml": 250}]


def test_from_the_welcome_page(qtbot: QtBot, mail_server: MailServer, open_new: OpenWindow, app: App) -> None:
    window = open_new(app)
    press(qtbot, window, "Sign in or create an account")
    dialog = window.findChild(AccountDialog)
    assert isinstance(dialog, AccountDialog)
    assert "Do you have an invitation?" in plain(dialog)
    connect_to(qtbot, dialog, mail_server.server)
    address = new_email()
    fill(dialog, **{"E-mail": address, "Choose a password": PASSWORD})
    press(qtbot, dialog, "Create account")
    see(qtbot, dialog, "Check your e-mail")
    fill(dialog, **{CODE: mail_server.mails.code(address)})
    press(qtbot, dialog, "Continue")
    qtbot.waitUntil(lambda: window.workspace.pages.is_shown("today"))
    assert who(app) == address
    assert f"Signed in as {address}." in plain(window.workspace.toast)


def test_another_mail_counts_down_and_the_address_can_be_changed(
    qtbot: QtBot, mail_server: MailServer, window: MainWindow, app: App
) -> None:
    app.account.connect(mail_server.server.url, mail_server.server.publishable_key)
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Create account")
    mistyped, address = new_email(), new_email()
    fill(dialog, **{"E-mail": mistyped, "Choose a password": PASSWORD})
    press(qtbot, dialog, "Create account")
    see(qtbot, dialog, mistyped)
    again = button(dialog, "Send again")
    assert not again.isEnabled()
    qtbot.waitUntil(lambda: again.text() == "Send again in 58 s")
    again.wait(0)  # type: ignore[attr-defined]  # as if the minute were over here, and not yet there
    press(qtbot, dialog, "Send again")
    see(qtbot, dialog, "The server wants a pause before the next one")
    assert not again.isEnabled()
    assert dialog.main_button.isEnabled(), "only the mail has to wait, not the code"
    press(qtbot, dialog, "Use another address")
    see(qtbot, dialog, "Create your account")
    assert (field(dialog, "E-mail").text(), field(dialog, "Choose a password").text()) == (mistyped, PASSWORD)
    fill(dialog, **{"E-mail": address})
    press(qtbot, dialog, "Create account")
    see(qtbot, dialog, address)
    fill(dialog, **{CODE: mail_server.mails.code(address)})
    press(qtbot, dialog, "Continue")
    closed(qtbot, dialog)
    assert who(app) == address


def test_who_left_before_confirming_goes_on_at_sign_in(
    qtbot: QtBot, mail_server: MailServer, window: MainWindow, app: App
) -> None:
    app.account.connect(mail_server.server.url, mail_server.server.publishable_key)
    address = new_email()
    app.account.sign_up(address, PASSWORD)
    dialog = open_dialog(qtbot, window)
    fill(dialog, **{"E-mail": address, "Password": PASSWORD})
    press(qtbot, dialog, "Sign in")
    see(qtbot, dialog, f"{address} isn't confirmed yet.")
    assert button(dialog, "Send again").isEnabled()
    fill(dialog, **{CODE: mail_server.mails.code(address)})
    press(qtbot, dialog, "Continue")
    closed(qtbot, dialog)
    assert who(app) == address


def test_signed_in_by_a_code_instead_of_a_password(
    qtbot: QtBot, mail_server: MailServer, window: MainWindow, app: App, email: str
) -> None:
    dialog = open_dialog(qtbot, window)
    sign_out(app, dialog)
    fill(dialog, **{"E-mail": email})
    press(qtbot, dialog, "Use a code instead")
    assert field(dialog, "E-mail").text() == email
    press(qtbot, dialog, "Send code")
    see(qtbot, dialog, "Check your e-mail")
    fill(dialog, **{CODE: mail_server.mails.code(email)})
    press(qtbot, dialog, "Continue")
    closed(qtbot, dialog)
    assert who(app) == email


def test_a_forgotten_password_is_replaced_in_the_dialog(
    qtbot: QtBot, mail_server: MailServer, window: MainWindow, app: App, email: str
) -> None:
    """The code is still good after a password that the server doesn't take."""
    dialog = open_dialog(qtbot, window)
    sign_out(app, dialog)
    fill(dialog, **{"E-mail": email})
    press(qtbot, dialog, "Forgot password?")
    press(qtbot, dialog, "Send code")
    see(qtbot, dialog, "Check your e-mail")
    fill(dialog, **{CODE: mail_server.mails.code(email), "New password": "short"})
    press(qtbot, dialog, "Continue")
    see(qtbot, dialog, "The password is too weak.")
    assert dialog.focusWidget() is field(dialog, "New password")
    fill(dialog, **{"New password": OTHER_PASSWORD})
    press(qtbot, dialog, "Continue")
    closed(qtbot, dialog)
    assert who(app) == email
    app.account.sign_out()
    app.account.sign_in(email, OTHER_PASSWORD)


def test_another_e_mail_address(
    qtbot: QtBot, mail_server: MailServer, window: MainWindow, app: App, email: str
) -> None:
    address = new_email()
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "E-mail: Change")
    fill(dialog, **{"New e-mail address": address})
    press(qtbot, dialog, "Continue")
    see(qtbot, dialog, "Check your e-mail")
    assert f"to {address}, to {email}, or one to each" in plain(dialog)
    fill(dialog, **{CODE: mail_server.mails.code(email)})
    press(qtbot, dialog, "Continue")
    see(qtbot, dialog, f"You sign in with {address} from now on.")
    assert who(app) == address
    assert address in plain(dialog)


def test_another_password(qtbot: QtBot, window: MainWindow, app: App, email: str) -> None:
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Password: Change")
    fill(dialog, **{"New password": PASSWORD})
    press(qtbot, dialog, "Change password")
    see(qtbot, dialog, "That is your password already")
    fill(dialog, **{"New password": OTHER_PASSWORD})
    press(qtbot, dialog, "Change password")
    see(qtbot, dialog, "Your password was changed.")
    app.account.sign_out()
    app.account.sign_in(email, OTHER_PASSWORD)


def test_no_mail_can_be_sent(qtbot: QtBot, mail_server: MailServer, window: MainWindow, app: App, email: str) -> None:
    dialog = open_dialog(qtbot, window)
    sign_out(app, dialog)
    press(qtbot, dialog, "Forgot password?")
    fill(dialog, **{"E-mail": email})
    mail_server.mails.refuses = True
    try:
        press(qtbot, dialog, "Send code")
        see(qtbot, dialog, "The server can't send e-mail.")
    finally:
        mail_server.mails.refuses = False
    assert field(dialog, "E-mail").text() == email


def test_what_the_server_says_is_plain_text(qtbot: QtBot, window: MainWindow, app: App, email: str) -> None:
    dialog = open_dialog(qtbot, window)
    dialog.say("<b>bold</b><img src='http://x.test/y.png'>", problem=True)
    (said,) = (each for each in dialog.findChildren(QLabel) if "<b>" in each.text())
    assert said.textFormat() is Qt.TextFormat.PlainText
