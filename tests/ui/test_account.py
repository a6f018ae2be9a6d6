"""The account dialog against the real server."""

from __future__ import annotations

import uuid
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.shell.window import MainWindow
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.finding import button, words

LEFT = Qt.MouseButton.LeftButton


def open_dialog(qtbot: QtBot, window: MainWindow) -> AccountDialog:
    """Press the chip of a device without an account."""
    QTest.mouseClick(window.workspace.chip, LEFT)
    dialog = window.findChild(AccountDialog)
    assert isinstance(dialog, AccountDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def type_in(dialog: AccountDialog, server: Server, email: str, password: str) -> None:
    """Fill in the form, by the names of its fields."""
    for name, text in (
        ("Project address", server.url),
        ("Publishable key", server.publishable_key),
        ("E-mail", email),
        ("Password", password),
    ):
        (field,) = (each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)
        field.setText(text)


def test_logged_offline_then_an_account_is_made(
    qtbot: QtBot, server: Server, window: MainWindow, app: App, today: date
) -> None:
    assert window.workspace.chip.text() == "On this computer"
    QTest.mouseClick(button(window.workspace.today.cards["water_intake_ml"], "Water: add 250 ml"), LEFT)
    email = f"{uuid.uuid4().hex}@example.com"
    dialog = open_dialog(qtbot, window)
    type_in(dialog, server, email, uuid.uuid4().hex)
    QTest.mouseClick(button(dialog, "Create account"), LEFT)
    qtbot.waitUntil(lambda: window.workspace.chip.text() == "Up to date")
    signed_in = app.settings.signed_in
    assert signed_in is not None
    assert signed_in.email == email
    rows = server.sql(f"SELECT date, water_intake_ml FROM wellness_entries WHERE user_id = '{signed_in.user_id}'")
    assert rows == [{"date": today.isoformat(), "water_intake_ml": 250}]
    assert button(window.workspace.today.cards["water_intake_ml"], "Water: 250 ml").isVisible()


def test_a_wrong_password_is_said_in_the_dialog(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App
) -> None:
    dialog = open_dialog(qtbot, window)
    type_in(dialog, server, account.email, "not the password")
    QTest.mouseClick(button(dialog, "Sign in"), LEFT)
    advice = "Check the e-mail address and the password"
    qtbot.waitUntil(lambda: advice in words(dialog))
    assert button(dialog, "Sign in").isEnabled()
    assert app.settings.signed_in is None
    assert window.workspace.chip.text() == "On this computer"


def test_an_empty_form_is_not_sent(qtbot: QtBot, window: MainWindow, app: App) -> None:
    dialog = open_dialog(qtbot, window)
    QTest.mouseClick(button(dialog, "Sign in"), LEFT)
    assert "Enter your e-mail address and a password." in words(dialog)
    assert app.settings.project is None
