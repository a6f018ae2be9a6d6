"""The buttons that preview a sync and compare with the server: what is found is told, and nothing is changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.activity.page import ActivityPage
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets.text_dialog import TextDialog
from tests.devices import MakeDevice, sign_in
from tests.faults.proxy import Proxy
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, words


@pytest.fixture
def other(server: Server, account: Account, device: MakeDevice, app: App) -> App:
    """Another device of the same person; both know today."""
    other = sign_in(device("b"), server, account)
    sign_in(app, server, account)
    app.days.log(app.today(), {"mood_score": 3, "water_intake_ml": 500})
    app.sync()
    other.sync()
    return other


def told(qtbot: QtBot, window: MainWindow, name: str) -> str:
    """What the dialog says after a press of the button."""
    page = window.workspace.pages.turn_to("activity")
    assert isinstance(page, ActivityPage)
    button(page.head, name).click()
    qtbot.waitUntil(lambda: bool(window.findChildren(TextDialog)))
    (dialog,) = window.findChildren(TextDialog)
    browser = dialog.findChild(QTextBrowser)
    assert isinstance(browser, QTextBrowser)
    text = browser.toPlainText()
    dialog.accept()
    qtbot.waitUntil(lambda: not window.findChildren(TextDialog))
    assert button(page.head, name).isEnabled()
    return text


def test_a_preview_tells_what_would_be_sent_received_and_merged(
    qtbot: QtBot, app: App, other: App, open_window: OpenWindow
) -> None:
    other.days.log(other.today(), {"mood_score": 5})
    other.days.log(other.today() - timedelta(days=3), {"sleep_hours": "7.5"})
    other.sync()
    app.change_settings(sync_paused=True)
    app.days.log(app.today(), {"mood_score": 1})
    app.days.log(app.today() - timedelta(days=1), {"nutrition_notes": "*soup* <b>"})
    window = open_window(app)
    text = told(qtbot, window, "Preview sync")
    assert "To send" in text
    assert "To receive (1)" in text
    assert "Sleep 7.5 h" in text
    assert "Mood here 1, there 5" in text
    assert "*soup* <b>" in text
    assert "Nothing was changed" in text
    assert app.status().pending == 2


def test_a_preview_of_nothing_says_so(qtbot: QtBot, app: App, other: App, open_window: OpenWindow) -> None:
    assert "A sync would change nothing" in told(qtbot, open_window(app), "Preview sync")


def test_a_comparison_tells_that_all_is_equal_and_what_isnt(
    qtbot: QtBot, app: App, other: App, open_window: OpenWindow
) -> None:
    app.change_settings(sync_paused=True)
    window = open_window(app)
    assert "Everything is equal: 1 day." in told(qtbot, window, "Compare with server")
    other.days.log(other.today(), {"mood_score": 5})
    other.sync()
    text = told(qtbot, window, "Compare with server")
    assert "hasn't received yet" in text
    assert "Mood here 3, there 5" in text


def test_offline_a_comparison_says_why_it_cant_be_made(
    qtbot: QtBot, app: App, account: Account, open_window: OpenWindow, server: Server
) -> None:
    proxy = Proxy(server)
    sign_in(app, proxy, account)
    app.sync()
    app.change_settings(sync_paused=True)
    window = open_window(app)
    page = window.workspace.pages.turn_to("activity")
    assert isinstance(page, ActivityPage)
    proxy.close()
    button(page.head, "Compare with server").click()
    qtbot.waitUntil(lambda: button(page.head, "Compare with server").isEnabled())
    qtbot.waitUntil(lambda: "can't be reached" in words(page))


def test_without_an_account_neither_is_offered(window: MainWindow) -> None:
    page = window.workspace.pages.turn_to("activity")
    assert isinstance(page, ActivityPage)
    assert page.head.rehearse.isHidden()
    assert page.head.compare.isHidden()
