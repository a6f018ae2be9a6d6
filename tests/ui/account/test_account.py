"""The account dialog against the real server: in, and out again."""

from __future__ import annotations

import uuid
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.settings import Settings
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.transfer.export_dialog import ExportDialog
from tests.devices import logged
from tests.devices import sign_in as sign_in_by_hand
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.account.account_steps import (
    LEFT,
    closed,
    connect_to,
    dialog_of,
    field,
    fill,
    open_dialog,
    plain,
    press,
    see,
    sign_in,
)
from tests.ui.finding import button
from tests.ui.transfer.importing import in_front


def is_signed_in(settings: Settings) -> bool:
    return settings.signed_in is not None


def test_logged_offline_then_an_account_is_made(
    qtbot: QtBot, server: Server, window: MainWindow, app: App, today: date
) -> None:
    assert window.workspace.chip.text() == "On this computer"
    QTest.mouseClick(button(window.workspace.today.cards["water_intake_ml"], "Water: add 250 ml"), LEFT)
    email = f"{uuid.uuid4().hex}@example.com"
    QTest.mouseClick(window.workspace.chip, LEFT)
    dialog = dialog_of(qtbot, window)
    connect_to(qtbot, dialog, server)
    fill(dialog, **{"E-mail": email, "Choose a password": uuid.uuid4().hex})
    press(qtbot, dialog, "Create account")
    qtbot.waitUntil(lambda: window.workspace.chip.text() == "Up to date")
    signed_in = app.settings.signed_in
    assert signed_in is not None
    assert signed_in.email == email
    assert f"Signed in as {email}." in plain(window.workspace.toast)
    rows = server.sql(f"SELECT date, water_intake_ml FROM wellness_entries WHERE user_id = '{signed_in.user_id}'")
    assert rows == [{"date": today.isoformat(), "water_intake_ml": 250}]
    assert button(window.workspace.today.cards["water_intake_ml"], "Water: 250 ml").isVisible()


def test_by_the_keyboard_alone(qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App) -> None:
    """Each step has the focus where one types next, Enter advances, Escape goes back and then closes."""
    app.account.connect(server.url, server.publishable_key)
    dialog = open_dialog(qtbot, window)
    qtbot.waitUntil(field(dialog, "E-mail").hasFocus)
    QTest.keyClicks(dialog.focusWidget(), account.email)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert field(dialog, "Password").hasFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert button(dialog, "Forgot password?").hasFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    see(qtbot, dialog, "Forgot your password?")
    assert field(dialog, "E-mail").text() == account.email
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    see(qtbot, dialog, "Use a code instead")
    field(dialog, "Password").setFocus()
    QTest.keyClicks(dialog.focusWidget(), account.password)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_signed_in(app.settings))


def test_tab_reaches_the_main_button_last(qtbot: QtBot, window: MainWindow) -> None:
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Enter address and key instead")
    met = []
    for _ in range(5):
        focused = dialog.focusWidget()
        met.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert met[:2] == [field(dialog, "Project address"), field(dialog, "Publishable key")]
    assert met[3:] == [dialog.close_button, dialog.main_button]


def test_a_wrong_password_is_said_and_nothing_typed_is_lost(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App
) -> None:
    app.account.connect(server.url, server.publishable_key)
    dialog = open_dialog(qtbot, window)
    fill(dialog, **{"E-mail": account.email, "Password": "not the password"})
    press(qtbot, dialog, "Sign in")
    see(qtbot, dialog, "Check the e-mail address and the password")
    assert (field(dialog, "E-mail").text(), field(dialog, "Password").text()) == (account.email, "not the password")
    assert field(dialog, "Password").hasFocus()
    assert not is_signed_in(app.settings)
    assert window.workspace.chip.text() == "On this computer"


def test_an_empty_form_is_not_sent(qtbot: QtBot, server: Server, window: MainWindow, app: App) -> None:
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Continue")
    assert "Paste an invitation first." in plain(dialog)
    assert app.settings.project is None
    app.account.connect(server.url, server.publishable_key)
    dialog.show_start()
    press(qtbot, dialog, "Sign in")
    assert "Enter your e-mail address." in plain(dialog)
    fill(dialog, **{"E-mail": "a@example.com"})
    press(qtbot, dialog, "Sign in")
    assert "Enter a password." in plain(dialog)
    assert not dialog.is_busy


def test_what_is_typed_is_forgotten_once_it_was_used(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App
) -> None:
    dialog = open_dialog(qtbot, window)
    sign_in(qtbot, dialog, server, account)
    typed: list[str] = []
    dialog.finished.connect(lambda: typed.extend(each.text() for each in dialog.findChildren(QLineEdit)))
    qtbot.waitUntil(lambda: bool(typed))
    assert is_signed_in(app.settings)
    assert account.password not in typed


def test_a_request_is_cancelled_and_the_late_answer_is_shown(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App
) -> None:
    app.account.connect(server.url, server.publishable_key)
    dialog = open_dialog(qtbot, window)
    fill(dialog, **{"E-mail": account.email, "Password": account.password})
    QTest.mouseClick(button(dialog, "Sign in"), LEFT)
    assert dialog.is_busy
    assert not field(dialog, "E-mail").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert "Cancelled." in plain(dialog)
    assert field(dialog, "Password").text() == account.password
    see(qtbot, dialog, "The server had answered already.")
    assert account.email in plain(dialog)


def test_signed_out_on_this_computer(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App, today: date
) -> None:
    """With an edit that isn't sent yet: it goes first, as that is what is chosen."""
    sign_in_by_hand(app, server, account)
    app.sync()
    app.change_settings(sync_paused=True)
    app.days.log(today, {"water_intake_ml": 750})
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Sign out")
    see(qtbot, dialog, "1 unsent edit")
    press(qtbot, dialog, "Sign out")
    closed(qtbot, dialog)
    assert not is_signed_in(app.settings)
    rows = server.sql(f"SELECT water_intake_ml FROM wellness_entries WHERE user_id = '{account.user_id}'")
    assert rows == [{"water_intake_ml": 750}]
    assert "Signed out." in plain(window.workspace.toast)


def test_unsent_edits_are_exported_or_kept_where_the_server_is_down(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App, today: date, tmp_path: Path
) -> None:
    sign_in_by_hand(app, server, account)
    app.sync()
    server.stop()
    app.days.log(today, {"water_intake_ml": 750})
    dialog = open_dialog(qtbot, window)
    press(qtbot, dialog, "Sign out")
    see(qtbot, dialog, "1 unsent edit")
    QTest.mouseClick(button(dialog, "Export everything to a file"), LEFT)
    export = in_front(qtbot, ExportDialog)
    with qtbot.waitSignal(export.finished):
        export.export_to(tmp_path / "all.organic")
    assert app.transfer.read(tmp_path / "all.organic").entries == 1
    press(qtbot, dialog, "Sign out")
    see(qtbot, dialog, "The edits couldn't be sent, and you are still signed in.")
    assert is_signed_in(app.settings)
    press(qtbot, dialog, "Sign out")
    qtbot.waitUntil(lambda: not is_signed_in(app.settings))
    server.start()
    sign_in_by_hand(app, server, account)
    assert logged(app, today)["water_intake_ml"] == 750
