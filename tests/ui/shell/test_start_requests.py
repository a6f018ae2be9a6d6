"""What a link or a launcher's action does to the window: it fills in and asks, and never changes anything by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.errors import OrganicError
from organic_desktop.core.project import Project
from organic_desktop.core.settings import SignedIn
from organic_desktop.system.single_instance import Answer, Request
from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.account.offer import LinkOffer
from organic_desktop.ui.help.dialogs import HelpDialog
from organic_desktop.ui.shell.start_requests import StartRequests
from organic_desktop.ui.shell.startup import answer
from organic_desktop.ui.shell.startup_pages import WelcomePage
from organic_desktop.ui.shell.window import MainWindow
from tests.clocks import HandClock
from tests.devices import sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.account.account_steps import LEFT, dialog_of, field, fill, open_dialog, plain, press, see
from tests.ui.conftest import OpenBare, OpenWindow, start_requests
from tests.ui.finding import button, words

URL, KEY = "https://abc.supabase.co", "sb_publishable_abc"
OTHER = "https://other.supabase.co"


def link(url: str = URL, key: str = KEY) -> Request:
    return Request(link=f"organic-desktop://connect?url={url}&key={key}")


@pytest.fixture
def wanted(window: MainWindow, app: App) -> StartRequests:
    return start_requests(window)


def want(wanted: StartRequests, request: Request) -> None:
    wanted.take(request)
    wanted.look()


def question_of(qtbot: QtBot, window: MainWindow) -> QMessageBox:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QMessageBox)))
    (question,) = (each for each in window.findChildren(QMessageBox) if each.isVisible())
    return question


def offer_of(qtbot: QtBot, dialog: AccountDialog) -> LinkOffer:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in dialog.findChildren(LinkOffer)))
    (offer,) = (each for each in dialog.findChildren(LinkOffer) if each.isVisible())
    return offer


def shown(dialog: AccountDialog) -> tuple[str, str]:
    return field(dialog, "Project address").text(), field(dialog, "Publishable key").text()


def is_signed_in(app: App) -> bool:
    return app.settings.signed_in is not None


def test_a_link_fills_in_the_dialog_and_connects_nothing(
    qtbot: QtBot, window: MainWindow, app: App, wanted: StartRequests
) -> None:
    want(wanted, link())
    dialog = dialog_of(qtbot, window)
    assert shown(dialog) == (URL, KEY)
    assert "Nothing has been sent to it yet" in words(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)  # by who was typing elsewhere
    assert not dialog.is_busy
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert app.settings.project is None


def test_a_long_address_is_to_be_read_to_its_end(qtbot: QtBot, window: MainWindow, wanted: StartRequests) -> None:
    """The field shows how it begins, which may be another server's."""
    host = f"https://abc.supabase.co.{'a' * 60}.{'b' * 60}.example.com"
    want(wanted, link(host))
    dialog = dialog_of(qtbot, window)
    assert host in words(dialog).replace("\u200b", "")
    want(wanted, link(host.replace("example", "other")))
    offer = offer_of(qtbot, dialog)
    assert offer.width() < window.width()
    (said,) = (each for each in offer.findChildren(QLabel) if "bbb" in each.text())
    assert said.width() >= said.fontMetrics().horizontalAdvance("b" * 28), "nothing is cut off"
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()))
    address, key = (field(dialog, name) for name in ("Project address", "Publishable key"))
    bottom, top = (each.mapTo(dialog, each.rect().topLeft()).y() for each in (address, key))
    assert bottom + address.height() < top, "the dialog has grown"


def test_it_says_which_server_it_would_take_the_place_of(
    qtbot: QtBot, window: MainWindow, app: App, wanted: StartRequests
) -> None:
    app.account.connect(OTHER, KEY)
    want(wanted, link())
    assert f"connected to {OTHER}" in words(dialog_of(qtbot, window)).replace("\u200b", "")
    assert app.settings.project == Project(OTHER, KEY)


def test_a_wrong_link_is_answered_and_changes_nothing(window: MainWindow, app: App, wanted: StartRequests) -> None:
    """As from a second start of another version, which took it for a sound one."""
    window.hide()
    for request, code in ((link("http://abc.example.com"), 1), (link(key="sb_secret_abc"), 1), (link("x"), 1)):
        said = answer(window, wanted, request)
        assert said is not None
        assert (said.exit_code, bool(said.sentence)) == (code, True)
    assert answer(window, wanted, Request(link="organic-desktop://x")) != Answer()
    assert not window.isVisible()
    assert not window.findChildren(AccountDialog)


def test_a_link_while_a_password_is_typed(qtbot: QtBot, window: MainWindow, app: App, wanted: StartRequests) -> None:
    """It asks before it takes the place of what the password is for."""
    app.account.connect(URL, KEY)
    dialog = open_dialog(qtbot, window)
    password = field(dialog, "Password")
    password.setFocus()
    QTest.keyClicks(password, "for ")
    want(wanted, link(OTHER))
    offer = offer_of(qtbot, dialog)
    assert OTHER in plain(offer)
    assert (QApplication.activeModalWidget(), dialog.focusWidget()) == (dialog, password)
    QTest.mouseClick(button(offer, "Use it"), LEFT)  # a click that was on its way to what was there
    QTest.keyClicks(password, "the first")  # by who typed on
    assert password.text() == "for the first"
    QTest.mouseClick(button(offer, "Keep as is"), LEFT)
    assert (password.isVisible(), password.text()) == (True, "for the first")
    want(wanted, link(OTHER))
    press(qtbot, offer_of(qtbot, dialog), "Use it")
    assert (shown(dialog), password.text()) == ((OTHER, KEY), "")
    assert not any(each.isVisible() for each in dialog.findChildren(LinkOffer))
    assert app.settings.project == Project(URL, KEY), "nothing was sent to the other"


def test_the_same_link_twice_asks_nothing(qtbot: QtBot, window: MainWindow, wanted: StartRequests) -> None:
    want(wanted, link())
    dialog = dialog_of(qtbot, window)
    want(wanted, link())
    assert not window.findChildren(QMessageBox)
    assert not dialog.findChildren(LinkOffer)


def test_a_third_link_waits_for_the_answer_to_the_second(
    qtbot: QtBot, window: MainWindow, wanted: StartRequests
) -> None:
    want(wanted, link())
    dialog = dialog_of(qtbot, window)
    for url in (OTHER, "https://third.supabase.co", "https://fourth.supabase.co"):
        want(wanted, link(url))
    offer = offer_of(qtbot, dialog)
    assert OTHER in words(offer).replace("\u200b", ""), "what is being read doesn't change under the mouse"
    QTest.mouseClick(button(offer, "Keep as is"), LEFT)
    qtbot.waitUntil(lambda: "fourth" in words(offer_of(qtbot, dialog)))
    QTest.mouseClick(button(offer_of(qtbot, dialog), "Keep as is"), LEFT)
    assert shown(dialog) == (URL, KEY)


def test_a_page_that_sends_links_without_end_is_not_heard_for_long(qtbot: QtBot, window: MainWindow, app: App) -> None:
    clock = HandClock()
    wanted = start_requests(window, clock)
    for number in range(20):
        window.hide()
        said = answer(window, wanted, link(f"https://s{number}.supabase.co"))
        assert said is not None
        assert (said == Answer(), said.exit_code, window.isVisible()) == (
            (True, 0, True) if number < 5 else (False, 1, False)
        )
        assert f"s{number}" not in said.sentence
    window.show()
    for dialog in window.findChildren(AccountDialog):
        dialog.reject()
    clock.move(timedelta(minutes=11))
    assert answer(window, wanted, link()) == Answer()


def test_it_waits_for_another_dialog(qtbot: QtBot, window: MainWindow, wanted: StartRequests) -> None:
    window.open_help()
    (help_page,) = window.findChildren(HelpDialog)
    want(wanted, link())
    want(wanted, Request(page="history"))
    assert help_page.isVisible()
    assert not window.findChildren(AccountDialog)
    assert window.workspace.pages.current == "today"
    help_page.accept()
    assert shown(dialog_of(qtbot, window)) == (URL, KEY)


def test_it_waits_for_the_app(qtbot: QtBot, bare: OpenBare, app: App) -> None:
    app.change_settings(welcomed=True, language="en")
    window, opening = bare(app.folder)
    wanted = start_requests(window)
    want(wanted, link())
    opening.open(lambda: app)
    window.open_app(app)
    assert shown(dialog_of(qtbot, window)) == (URL, KEY)


def test_who_is_new_sees_it_over_the_first_page(
    qtbot: QtBot, open_new: OpenWindow, app: App, server: Server, account: Account
) -> None:
    window = open_new(app)
    wanted = start_requests(window)
    want(wanted, Request(page="today"))
    assert window.findChildren(WelcomePage), "an action of the launcher takes no choice away"
    want(wanted, link())
    dialog = dialog_of(qtbot, window)
    field(dialog, "Project address").setText(server.url)  # a link names https alone, and the test server has none
    field(dialog, "Publishable key").setText(server.publishable_key)
    press(qtbot, dialog, "Continue")
    see(qtbot, dialog, "Create your account")
    press(qtbot, dialog, "I already have an account")
    fill(dialog, **{"E-mail": account.email, "Password": account.password})
    press(qtbot, dialog, "Sign in")
    qtbot.waitUntil(lambda: window.workspace.pages.is_shown("today"))
    assert app.settings.welcomed


def test_closed_it_leaves_the_first_page(qtbot: QtBot, open_new: OpenWindow, app: App) -> None:
    window = open_new(app)
    want(start_requests(window), link())
    dialog_of(qtbot, window).reject()
    assert isinstance(window.workspace.pages.currentWidget(), WelcomePage)
    assert not app.settings.welcomed


def test_signed_in_elsewhere_it_says_what_would_change(
    qtbot: QtBot, window: MainWindow, app: App, wanted: StartRequests, server: Server, account: Account
) -> None:
    sign_in(app, server, account)
    want(wanted, link())
    question = question_of(qtbot, window)
    said = words(question).replace("\u200b", "")
    assert all(each in said for each in (URL, account.email, server.url, "sign out"))
    QTest.keyClick(question, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not question.isVisible())
    assert is_signed_in(app)
    assert app.settings.project == Project(server.url, server.publishable_key)
    want(wanted, link())
    press(qtbot, question_of(qtbot, window), "Sign out and continue")
    assert shown(dialog_of(qtbot, window)) == (URL, KEY)
    assert not is_signed_in(app)
    assert app.settings.project == Project(server.url, server.publishable_key), "connected by Sign in alone"


@pytest.mark.parametrize(
    "keys", [[Qt.Key.Key_Tab, Qt.Key.Key_X, Qt.Key.Key_Return], [Qt.Key.Key_Tab, Qt.Key.Key_Space]]
)
def test_keys_of_who_types_on_agree_to_nothing(
    qtbot: QtBot, window: MainWindow, app: App, wanted: StartRequests, keys: list[Qt.Key]
) -> None:
    """A tab to the next field, and what is typed there, when the question came in between."""
    app.account.connect(OTHER, KEY)
    app._settings.change(signed_in=SignedIn("00000000-0000-4000-8000-000000000001", "a@example.com"))
    want(wanted, link())
    question = question_of(qtbot, window)
    go = button(question, "Sign out and continue")
    for key in keys:
        QTest.keyClick(question.focusWidget() or question, key)
        assert not go.isEnabled()
    qtbot.waitUntil(lambda: not question.isVisible())
    assert is_signed_in(app)


def test_a_click_that_was_on_its_way_agrees_to_nothing(
    qtbot: QtBot, window: MainWindow, app: App, wanted: StartRequests
) -> None:
    app.account.connect(URL, KEY)
    app._settings.change(signed_in=SignedIn("00000000-0000-4000-8000-000000000001", "a@example.com"))
    want(wanted, link(key="sb_publishable_new"))
    question = question_of(qtbot, window)
    QTest.mouseClick(button(question, "Use this key"), LEFT)
    assert question.isVisible()
    assert app.settings.project == Project(URL, KEY)
    press(qtbot, question, "Use this key")
    qtbot.waitUntil(lambda: app.settings.project == Project(URL, "sb_publishable_new"))


def test_another_link_waits_for_the_signing_out(
    qtbot: QtBot, window: MainWindow, app: App, wanted: StartRequests, server: Server, account: Account
) -> None:
    sign_in(app, server, account)
    want(wanted, link())
    question = question_of(qtbot, window)
    want(wanted, link(OTHER))
    press(qtbot, question, "Sign out and continue")
    want(wanted, link(OTHER))
    dialog = dialog_of(qtbot, window)
    assert shown(dialog) == (URL, KEY)
    assert OTHER in words(offer_of(qtbot, dialog)).replace("\u200b", ""), "and now it asks"
    assert len(window.findChildren(AccountDialog)) == 1


def test_signed_in_at_that_server_a_new_key_is_asked_about(
    qtbot: QtBot, window: MainWindow, app: App, wanted: StartRequests
) -> None:
    app.account.connect(URL, KEY)
    app._settings.change(signed_in=SignedIn("00000000-0000-4000-8000-000000000001", "a@example.com"))
    want(wanted, link(key="sb_publishable_new"))
    question = question_of(qtbot, window)
    assert "sb_publishable_new" in words(question).replace("\u200b", "")
    QTest.keyClick(question, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not question.isVisible())
    assert app.settings.project == Project(URL, KEY)
    want(wanted, link(key="sb_publishable_new"))
    press(qtbot, question_of(qtbot, window), "Use this key")
    qtbot.waitUntil(lambda: app.settings.project == Project(URL, "sb_publishable_new"))
    assert app.settings.signed_in is not None


def test_signed_in_there_already_it_says_so(
    qtbot: QtBot, window: MainWindow, app: App, wanted: StartRequests, server: Server, account: Account
) -> None:
    sign_in(app, server, account)
    wanted._project = app.settings.project  # of http, which no link may name, as the test server's is
    wanted.look()
    assert "already signed in" in words(dialog_of(qtbot, window))


@pytest.mark.parametrize("page", ["history", "settings", "today"])
def test_a_page_is_opened(window: MainWindow, wanted: StartRequests, app: App, page: str) -> None:
    window.workspace.today.bar.step(-1)
    want(wanted, Request(page=page))
    assert window.workspace.pages.current == page
    assert page != "today" or window.workspace.today.day == app.today()


def test_hidden_it_comes_to_the_front(qtbot: QtBot, window: MainWindow, wanted: StartRequests, app: App) -> None:
    window.hide()
    assert answer(window, wanted, link()) == Answer()
    qtbot.waitUntil(window.isVisible)
    assert dialog_of(qtbot, window)


def test_a_link_is_in_no_log(
    qtbot: QtBot, window: MainWindow, wanted: StartRequests, app: App, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    want(wanted, link())
    dialog_of(qtbot, window)
    with pytest.raises(OrganicError):
        wanted.take(link(key="sb_secret_abc"))
    assert "supabase" not in caplog.text
    assert "abc" not in caplog.text
