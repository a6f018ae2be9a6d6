"""The account dialog without a server: what it says, what it reads from the clipboard, what it refuses."""

from __future__ import annotations

import httpx
import keyring
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.remote.client import Client
from organic_desktop.ui.account.dialog import AccountDialog, AccountGuide
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets.text_dialog import _open_link
from tests.app.test_session import Moody
from tests.devices import sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.finding import button, words
from tests.ui.test_account import open_dialog, type_in

LEFT = Qt.MouseButton.LeftButton
LINE = "organic-desktop connect https://abc.supabase.co sb_publishable_abc\n"


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> AccountDialog:
    return open_dialog(qtbot, window)


def field(dialog: AccountDialog, name: str) -> QLineEdit:
    (found,) = (each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)
    return found


def shown(dialog: AccountDialog) -> tuple[str, str]:
    return field(dialog, "Project address").text(), field(dialog, "Publishable key").text()


def test_the_clipboard_is_read_when_paste_is_pressed_and_shown_before_it_is_used(
    dialog: AccountDialog, app: App
) -> None:
    QGuiApplication.clipboard().setText(LINE)
    assert shown(dialog) == ("", "")
    QTest.mouseClick(button(dialog, "Paste connect line"), LEFT)
    assert shown(dialog) == ("https://abc.supabase.co", "sb_publishable_abc")
    assert "If it is the one you expect" in words(dialog)
    assert field(dialog, "E-mail").hasFocus()
    assert app.settings.project is None, "nothing is connected by pasting"


@pytest.mark.parametrize("text", [LINE, "https://abc.supabase.co/#key=sb_publishable_abc"])
def test_a_line_that_is_put_into_the_address_is_taken_apart(dialog: AccountDialog, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field(dialog, "Project address").paste()
    assert shown(dialog) == ("https://abc.supabase.co", "sb_publishable_abc")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "isn't a connect line"),
        ("<b>hello</b>", "isn't a connect line"),
        ("organic-desktop connect https://abc.supabase.co sb_secret_abc", "secret key"),
        ("organic-desktop connect https://abc.supabase.co SBP_abc", "personal access token"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(dialog: AccountDialog, text: str, said: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.mouseClick(button(dialog, "Paste connect line"), LEFT)
    assert said in words(dialog)
    assert shown(dialog) == ("", "")


@pytest.mark.parametrize("secret", ["sb_secret_abc", "sbp_abc", "postgresql://postgres:pw@db.abc.supabase.co/postgres"])
@pytest.mark.parametrize("name", ["Project address", "Publishable key"])
def test_a_secret_that_is_typed_is_refused_and_doesnt_stay_in_sight(
    qtbot: QtBot, dialog: AccountDialog, app: App, secret: str, name: str
) -> None:
    for each, text in (("Project address", "https://abc.supabase.co"), ("Publishable key", "sb_publishable_abc")):
        field(dialog, each).setText(secret if each == name else text)
    field(dialog, "E-mail").setText("a@example.com")
    field(dialog, "Password").setText("password")
    QTest.mouseClick(button(dialog, "Sign in"), LEFT)
    qtbot.waitUntil(lambda: "Nothing was changed" in words(dialog))
    assert secret not in words(dialog)
    assert field(dialog, name).text() == ""
    assert app.settings.project is None


def test_an_older_key_is_said_to_be_one(dialog: AccountDialog) -> None:
    key = field(dialog, "Publishable key")
    key.setText("eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjogImFub24ifQ.x")
    key.editingFinished.emit()
    assert "older Supabase key" in words(dialog)


@pytest.mark.parametrize("email", ["a", "a@", "a@b", "a b@example.com", "<a@example.com>", "a@example.com\u202e"])
def test_an_address_that_cant_be_one_isnt_sent(qtbot: QtBot, dialog: AccountDialog, email: str) -> None:
    QGuiApplication.clipboard().setText(LINE)
    QTest.mouseClick(button(dialog, "Paste connect line"), LEFT)
    field(dialog, "E-mail").setText(email)
    field(dialog, "Password").setText("password")
    QTest.mouseClick(button(dialog, "Create account"), LEFT)
    qtbot.waitUntil(lambda: "name@example.com" in words(dialog))


def test_plain_http_is_refused(qtbot: QtBot, dialog: AccountDialog, app: App) -> None:
    QGuiApplication.clipboard().setText("organic-desktop connect http://abc.example.com sb_publishable_abc")
    QTest.mouseClick(button(dialog, "Paste connect line"), LEFT)
    field(dialog, "E-mail").setText("a@example.com")
    field(dialog, "Password").setText("password")
    QTest.mouseClick(button(dialog, "Sign in"), LEFT)
    qtbot.waitUntil(lambda: "Plain http" in words(dialog))
    assert app.settings.project is None


def test_the_guide_opens_at_its_beginning_and_links_to_https_only(
    qtbot: QtBot, dialog: AccountDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.mouseClick(button(dialog, "What is this, and"), LEFT)
    guide = dialog.findChild(AccountGuide)
    assert guide
    qtbot.waitUntil(guide.isVisible)
    page = guide.findChild(QTextBrowser)
    assert page
    assert page.verticalScrollBar().value() == 0
    assert "connect line" in page.toPlainText()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    for address in ("https://supabase.com", "http://a.b", "file:///etc/passwd", "javascript:1", "organic-desktop://x"):
        _open_link(QUrl(address))
    assert opened == ["https://supabase.com"]


def test_a_forgotten_password_is_asked_for_by_mail(
    qtbot: QtBot, server: Server, account: Account, dialog: AccountDialog
) -> None:
    QTest.mouseClick(button(dialog, "Forgot password?"), LEFT)
    assert "Enter your account's e-mail address" in words(dialog)
    type_in(dialog, server, account.email, "")
    QTest.mouseClick(button(dialog, "Forgot password?"), LEFT)
    qtbot.waitUntil(lambda: "sends it an e-mail" in words(dialog))
    assert button(dialog, "Sign in").isEnabled()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (httpx.Response(404, json={"message": "not found"}), "can't send password e-mails"),
        (
            httpx.Response(500, json={"error_code": "unexpected_failure", "msg": "Error sending recovery email"}),
            "can't send password e-mails",
        ),
        (httpx.Response(429, json={"error_code": "over_email_send_rate_limit", "msg": "wait"}), "is unavailable"),
        (httpx.Response(400, json={"error_code": "email_address_invalid", "msg": "x"}), "doesn't accept this e-mail"),
    ],
)
def test_a_server_that_sends_no_mail_is_said(
    qtbot: QtBot, dialog: AccountDialog, app: App, answer: httpx.Response, said: str
) -> None:
    app.account.connect("https://abc.supabase.co", "sb_publishable_abc")
    client = Client("https://abc.supabase.co", "sb_publishable_abc", transport=httpx.MockTransport(lambda _: answer))
    app._sessions._client, app._sessions._client_of = client, app.settings.project
    app._sessions.close = lambda: None  # type: ignore[method-assign]  # keep the answer while it is connected again
    QGuiApplication.clipboard().setText(LINE)
    QTest.mouseClick(button(dialog, "Paste connect line"), LEFT)
    field(dialog, "E-mail").setText("a@example.com")
    QTest.mouseClick(button(dialog, "Forgot password?"), LEFT)
    qtbot.waitUntil(lambda: said in words(dialog))
    client.close()


def test_without_a_keyring_the_dialog_says_how_long_the_session_lasts(
    qtbot: QtBot, server: Server, account: Account, window: MainWindow, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Moody()
    store.refuses = True
    monkeypatch.setattr(keyring.core, "_keyring_backend", store)
    dialog = open_dialog(qtbot, window)
    type_in(dialog, server, account.email, account.password)
    QTest.mouseClick(button(dialog, "Sign in"), LEFT)
    qtbot.waitUntil(lambda: "only until Organic quits" in words(dialog))
    assert account.email in words(dialog).replace("\u200b", "")
    QTest.mouseClick(button(dialog, "Close"), LEFT)
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
