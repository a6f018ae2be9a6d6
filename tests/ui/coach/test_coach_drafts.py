"""What is typed for the coach and not asked: it stays with the account whose conversation it is about."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organic_desktop.app.coach_drafts import NEW
from organic_desktop.app.facade import App
from organic_desktop.ui.coach.page import CoachPage
from organic_desktop.ui.shell.window import MainWindow
from tests.devices import sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server


def coach_page(qtbot: QtBot, window: MainWindow) -> CoachPage:
    window.workspace.pages.turn_to("coach")
    page = window.workspace.pages.page("coach")
    assert isinstance(page, CoachPage)
    qtbot.waitUntil(lambda: not page._reading)
    return page


def test_what_is_typed_stays_with_the_account_it_was_typed_in(
    qtbot: QtBot, window: MainWindow, app: App, server: Server, account: Account
) -> None:
    sign_in(app, server, account)
    talk = app.conversations.start("wellness", "Sleep").id
    page = coach_page(qtbot, window)
    qtbot.waitUntil(lambda: page.card.conversation_id == talk)
    QTest.keyClicks(page.card.composer.field, "secret of an account")
    page.card.composer.paused.emit()
    app.account.sign_out()
    other = app.conversations.start("wellness", "Other").id
    page.refresh()
    qtbot.waitUntil(lambda: page.card.conversation_id == other)
    page.card.keep_draft()
    assert app.coach.drafts.all() == {}
    assert page.card.composer.text == ""
    sign_in(app, server, account)
    page.open_conversation(talk)
    qtbot.waitUntil(lambda: page.card.conversation_id == talk)
    assert page.card.composer.text == "secret of an account"


def test_a_first_question_isnt_offered_to_another_account(
    qtbot: QtBot, window: MainWindow, app: App, server: Server, account: Account
) -> None:
    sign_in(app, server, account)
    page = coach_page(qtbot, window)
    QTest.keyClicks(page.beginning.composer.field, "secret of an account")
    page.beginning.composer.paused.emit()
    assert app.coach.drafts.all() == {NEW: "secret of an account"}
    app.account.sign_out()
    page.refresh()
    qtbot.waitUntil(lambda: page.beginning.composer.text == "")
    page.beginning.keep_draft()
    assert app.coach.drafts.all() == {}
