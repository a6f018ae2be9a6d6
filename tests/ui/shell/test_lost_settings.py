"""Settings that were lost while accounts' files lie there: the days are offered in the window, and can be read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.settings import SignedIn
from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.account.server import ServerStep
from organic_desktop.ui.shell.later import say_problems
from organic_desktop.ui.shell.startup_pages import FoundPage, WelcomePage
from organic_desktop.ui.shell.window import MainWindow
from tests.devices import MakeDevice, logged
from tests.ui.conftest import OpenWindow
from tests.ui.finding import words

ANNA = SignedIn("6f1c1f0a-52c3-4a3e-9a52-0f3e4a6f8f10", "anna@example.com")
BEN = SignedIn("7f1c1f0a-52c3-4a3e-9a52-0f3e4a6f8f10", "ben@example.com")


@pytest.fixture
def lost(device: MakeDevice) -> App:
    """A device on which Anna, and before her Ben, had logged; its settings are gone."""
    app = device("a")
    for person, days in ((BEN, 1), (ANNA, 3)):
        app._settings.change(signed_in=person)
        app.profiles.follow()
        for back in range(days):
            app.days.log(app.today() - timedelta(days=back), {"mood_score": 4})
    app.close()
    (app.folder / "settings.json").write_text("{")
    return device("a")


def found(window: MainWindow) -> FoundPage:
    page = window.workspace.pages.currentWidget()
    assert isinstance(page, FoundPage)
    return page


def test_whose_days_are_here_is_offered_and_opened(lost: App, open_new: OpenWindow, qtbot: QtBot) -> None:
    window = open_new(lost)
    page = found(window)
    said = words(page)
    for sentence in ("anna@example.com", "3 days", "ben@example.com", "1 day", "settings.json.damaged-1"):
        assert sentence in said, said
    assert not window.workspace.sidebar.isVisible()
    page.opening[0].click()
    qtbot.waitUntil(lambda: window.workspace.pages.currentWidget() is window.workspace.today)
    assert lost.settings.signed_in == ANNA
    assert logged(lost, lost.today())["mood_score"] == 4
    assert window.workspace.sidebar.isVisible()
    assert not lost.profiles.lost_accounts()
    dialog = AccountDialog(lost, window.bridge, window)  # the way back to its server, not only the way out
    assert isinstance(dialog.step, ServerStep)
    assert dialog.step.email == ANNA.email
    dialog.close()


def test_who_wants_none_of_them_is_not_asked_again(lost: App, open_new: OpenWindow, device: MakeDevice) -> None:
    window = open_new(lost)
    found(window).later.click()
    assert isinstance(window.workspace.pages.currentWidget(), WelcomePage)
    assert lost.settings.signed_in is None
    again = device("a")
    assert again.profiles.lost_accounts() == []
    assert [each.email for each in again.profiles.accounts()] == [ANNA.email, BEN.email]


def test_who_turns_to_another_page_is_asked_with_the_next_start(
    lost: App, open_new: OpenWindow, device: MakeDevice
) -> None:
    window = open_new(lost)
    window.workspace.pages.turn_to("history")
    assert window.workspace.sidebar.isVisible()
    assert len(device("a").profiles.lost_accounts()) == 2


def test_after_signing_out_nobodys_days_are_offered(device: MakeDevice, open_new: OpenWindow) -> None:
    app = device("a")
    app._settings.change(signed_in=ANNA)
    app.profiles.follow()
    app.days.log(app.today(), {"mood_score": 4})
    app.account.sign_out()
    assert app.settings.signed_in is None
    assert app.profiles.lost_accounts() == []


def test_what_cant_be_used_is_said_in_the_window(qtbot: QtBot, device: MakeDevice, open_window: OpenWindow) -> None:
    folder = device("a").folder
    (folder / "settings.json").write_text('{"timezone": "Mars/Phobos", "welcomed": true}')
    (folder / "reminders.json").write_text("[")
    app = device("a")
    window = open_window(app)
    say_problems(window, app)
    qtbot.waitUntil(lambda: "“timezone” in settings.json is invalid and was skipped" in words(window.workspace.toast))
    assert "The reminders can't be read" in words(window.workspace.toast)
