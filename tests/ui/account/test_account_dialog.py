"""The account dialog without a server: what it says, what it reads from the clipboard, what it refuses."""

from __future__ import annotations

import httpx
import keyring
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QTextBrowser
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.remote.client import Client
from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.account.guide import AccountGuide
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets.text_dialog import _open_link
from tests.app.test_session import Moody
from tests.devices import sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.account.account_steps import LEFT, closed, field, fill, open_dialog, plain, press, see
from tests.ui.account.account_steps import sign_in as sign_in_there
from tests.ui.finding import button, words

LINE = "organic-desktop connect https://abc.supabase.co sb_publishable_abc\n"


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> AccountDialog:
    return open_dialog(qtbot, window)


def shown(dialog: AccountDialog) -> tuple[str, str]:
    return field(dialog, "Project address").text(), field(dialog, "Publishable key").text()


def test_the_clipboard_is_read_when_paste_is_pressed_and_shown_before_it_is_used(
    dialog: AccountDialog, app: App
) -> None:
    QGuiApplication.clipboard().setText(LINE)
    assert field(dialog, "Invitation").text() == ""
    QTest.mouseClick(button(dialog, "Paste invitation"), LEFT)
    assert shown(dialog) == ("https://abc.supabase.co", "sb_publishable_abc")
    assert "If it is the one you expect" in words(dialog)
    assert dialog.main_button.hasFocus()
    assert app.settings.project is None, "nothing is connected by pasting"


@pytest.mark.parametrize("text", [LINE, "https://abc.supabase.co/#key=sb_publishable_abc"])
@pytest.mark.parametrize("name", ["Invitation", "Project address"])
def test_an_invitation_is_taken_apart_wherever_it_is_put(dialog: AccountDialog, text: str, name: str) -> None:
    QGuiApplication.clipboard().setText(text)
    if name == "Project address":
        QTest.mouseClick(button(dialog, "Enter address and key instead"), LEFT)
    field(dialog, name).paste()
    assert shown(dialog) == ("https://abc.supabase.co", "sb_publishable_abc")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "isn't an invitation"),
        ("<b>hello</b>", "isn't an invitation"),
        ("organic-desktop connect https://abc.supabase.co sb_secret_abc", "secret key"),
        ("organic-desktop connect https://abc.supabase.co SBP_abc", "personal access token"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(dialog: AccountDialog, text: str, said: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.mouseClick(button(dialog, "Paste invitation"), LEFT)
    assert said in words(dialog)
    assert field(dialog, "Invitation").text() == ""


@pytest.mark.parametrize("secret", ["sb_secret_abc", "sbp_abc", "postgresql://postgres:pw@db.abc.supabase.co/postgres"])
@pytest.mark.parametrize("name", ["Project address", "Publishable key"])
def test_a_secret_that_is_typed_is_refused_and_doesnt_stay_in_sight(
    qtbot: QtBot, dialog: AccountDialog, app: App, secret: str, name: str
) -> None:
    QTest.mouseClick(button(dialog, "Enter address and key instead"), LEFT)
    for each, text in (("Project address", "https://abc.supabase.co"), ("Publishable key", "sb_publishable_abc")):
        field(dialog, each).setText(secret if each == name else text)
    QTest.mouseClick(button(dialog, "Continue"), LEFT)
    qtbot.waitUntil(lambda: "Nothing was changed" in words(dialog))
    assert secret not in words(dialog)
    assert field(dialog, name).text() == ""
    assert app.settings.project is None


def test_an_older_key_is_said_to_be_one(dialog: AccountDialog) -> None:
    QTest.mouseClick(button(dialog, "Enter address and key instead"), LEFT)
    key = field(dialog, "Publishable key")
    key.setText("eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjogImFub24ifQ.x")
    key.editingFinished.emit()
    assert "older Supabase key" in words(dialog)


def test_an_invitation_that_is_typed_is_read_once_it_is_whole(dialog: AccountDialog) -> None:
    fill(dialog, Invitation=LINE.strip())
    assert field(dialog, "Invitation").text() == LINE.strip()
    QTest.keyClick(field(dialog, "Invitation"), Qt.Key.Key_Return)
    assert shown(dialog) == ("https://abc.supabase.co", "sb_publishable_abc")


def test_a_secret_in_place_of_an_invitation_is_refused(dialog: AccountDialog) -> None:
    fill(dialog, Invitation="organic-desktop connect https://abc.supabase.co sb_secret_abc")
    QTest.keyClick(field(dialog, "Invitation"), Qt.Key.Key_Return)
    assert "secret key" in words(dialog)
    assert field(dialog, "Invitation").text() == ""


def test_who_has_no_invitation_learns_that_none_is_needed(qtbot: QtBot, dialog: AccountDialog, app: App) -> None:
    press(qtbot, dialog, "I have no invitation")
    assert "Without an account Organic does everything but sync." in words(dialog)
    assert dialog.main_button.hasFocus()
    press(qtbot, dialog, "Back")
    assert field(dialog, "Invitation").isVisible()
    press(qtbot, dialog, "I have no invitation")
    press(qtbot, dialog, "Continue without an account")
    closed(qtbot, dialog)
    assert app.settings.project is None


@pytest.mark.parametrize("email", ["a", "a@", "a@b", "a b@example.com", "<a@example.com>", "a@example.com\u202e"])
def test_an_address_that_cant_be_one_isnt_sent(qtbot: QtBot, dialog: AccountDialog, app: App, email: str) -> None:
    app.account.connect("https://abc.supabase.co", "sb_publishable_abc")
    dialog.show_start()
    press(qtbot, dialog, "Create account")
    field(dialog, "E-mail").setText(email)
    field(dialog, "Choose a password").setText("password")
    press(qtbot, dialog, "Create account")
    see(qtbot, dialog, "Enter an e-mail address, e.g. name@example.com.")


def test_the_dialog_grows_with_a_text_in_it(qtbot: QtBot, dialog: AccountDialog) -> None:
    """Such as what a server asks of passwords, once that is known."""
    height = dialog.height()
    dialog.step.lead.setText("password " * 100)
    qtbot.waitUntil(lambda: dialog.height() > height)
    (scroll,) = dialog.findChildren(QScrollArea)
    assert scroll.verticalScrollBar().maximum() == 0


def test_plain_http_is_refused(qtbot: QtBot, dialog: AccountDialog, app: App) -> None:
    QGuiApplication.clipboard().setText("organic-desktop connect http://abc.example.com sb_publishable_abc")
    press(qtbot, dialog, "Paste invitation")
    press(qtbot, dialog, "Continue")
    see(qtbot, dialog, "Plain http")
    assert app.settings.project is None


def test_the_guide_opens_at_its_beginning_and_links_to_https_only(
    qtbot: QtBot, dialog: AccountDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(qtbot, dialog, "I have no invitation")
    press(qtbot, dialog, "How accounts and servers work")
    guide = dialog.findChild(AccountGuide)
    assert guide
    qtbot.waitUntil(guide.isVisible)
    page = guide.findChild(QTextBrowser)
    assert page
    assert page.verticalScrollBar().value() == 0
    assert "invitation" in page.toPlainText()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    for address in ("https://supabase.com", "http://a.b", "file:///etc/passwd", "javascript:1", "organic-desktop://x"):
        _open_link(QUrl(address))
    assert opened == ["https://supabase.com"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            httpx.Response(500, json={"error_code": "unexpected_failure", "msg": "Error sending recovery email"}),
            "The server can't send e-mail.",
        ),
        (
            httpx.Response(429, json={"error_code": "over_email_send_rate_limit", "msg": "wait"}),
            "The server wants a pause before the next one",
        ),
        (httpx.Response(400, json={"error_code": "email_address_invalid", "msg": "x"}), "doesn't accept this e-mail"),
    ],
)
def test_a_server_that_sends_no_mail_is_said(
    qtbot: QtBot, dialog: AccountDialog, app: App, answer: httpx.Response, said: str
) -> None:
    app.account.connect("https://abc.supabase.co", "sb_publishable_abc")
    client = Client("https://abc.supabase.co", "sb_publishable_abc", transport=httpx.MockTransport(lambda _: answer))
    app._sessions._client, app._sessions._client_of = client, app.settings.project
    dialog.show_start()
    press(qtbot, dialog, "Forgot password?")
    fill(dialog, **{"E-mail": "a@example.com"})
    press(qtbot, dialog, "Send code")
    see(qtbot, dialog, said)
    client.close()


def test_without_a_keyring_the_dialog_says_how_long_the_session_lasts(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Moody()
    store.refuses = True
    monkeypatch.setattr(keyring.core, "_keyring_backend", store)
    dialog = open_dialog(qtbot, window)
    sign_in_there(qtbot, dialog, server, account)
    see(qtbot, dialog, "only until Organic quits")
    assert account.email in plain(dialog)
    press(qtbot, dialog, "Close")
    qtbot.waitUntil(lambda: window.workspace.chip.text() == "Up to date")


def test_a_renewal_that_isnt_kept_is_said_once_in_the_window_and_stays_in_the_settings(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Moody()
    monkeypatch.setattr(keyring.core, "_keyring_backend", store)
    sign_in(app, server, account)
    store.refuses = True
    app._sessions.renew(app._sessions.token())
    window.workspace.show_status(app.status())
    assert "only until Organic quits" in words(window.workspace.toast)
    window.workspace.toast.hide()
    window.workspace.show_status(app.status())
    assert not window.workspace.toast.isVisible()
    assert "only until Organic quits" in words(window.workspace.pages.turn_to("settings"))  # type: ignore[arg-type]
