"""The card of updates: a look when it is asked for, what is new as plain text, a page to open; nothing is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organic_desktop import __version__
from organic_desktop.app.facade import App
from organic_desktop.core.settings import settings_on_disk
from organic_desktop.ui.settings.page import SettingsPage
from organic_desktop.ui.settings.updates_card import UpdatesCard
from organic_desktop.ui.shell.window import MainWindow
from tests.app.update_pages import FACTS, NOTES, Site, page, site_in
from tests.clocks import HandClock
from tests.coach.scripted import Script, head
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, words


class Browser(QObject):
    """Takes the addresses that would be opened in the browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "open")  # type: ignore[arg-type]  # the stub is wrong
    yield made
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with site_in(tmp_path) as served:
        yield served


@pytest.fixture
def app(tmp_path: Path, site: Site, test_keyring: None) -> Iterator[App]:
    clock = HandClock()
    site.content = page(clock.now())
    folder = tmp_path / "a"
    folder.mkdir(mode=0o700)
    opened = App(folder, clock=clock, update_page=site.update_page)
    yield opened
    opened.close()


@pytest.fixture
def card(window: MainWindow) -> UpdatesCard:
    return card_of(window)


def card_of(window: MainWindow) -> UpdatesCard:
    shown = window.workspace.pages.turn_to("settings")
    assert isinstance(shown, SettingsPage)
    return shown.updates


def test_it_is_off_and_nobody_was_asked(qtbot: QtBot, card: UpdatesCard, site: Site) -> None:
    qtbot.waitUntil(lambda: "Nobody looked" in card.state.text())
    assert f"You have version {__version__}." in card.state.text()
    assert not card.daily.isChecked()
    assert not card.offer.isVisible()
    assert site.server.received == []


def test_check_now_shows_the_notes_as_they_are_and_opens_the_page(
    qtbot: QtBot, window: MainWindow, card: UpdatesCard, browser: Browser, site: Site
) -> None:
    button(card, "Check for updates now").click()
    assert not card.look.isEnabled()
    qtbot.waitUntil(card.offer.isVisible)
    assert "Organic 99.0.0 is available" in words(card)
    assert card.notes.toPlainText() == NOTES["en"]
    assert card.notes.isReadOnly()
    assert card.look.isEnabled()
    assert browser.opened == []
    button(card, "Open the download page").click()
    assert browser.opened == [FACTS["page"]]
    qtbot.waitUntil(lambda: window.workspace.sidebar._buttons["settings"].count == 1)
    assert len(site.server.received) == 1


def test_notes_of_any_length_that_a_page_may_have_are_shown_to_their_end(
    qtbot: QtBot, card: UpdatesCard, site: Site
) -> None:
    said = "- \u202egnorw\x07 " + "many lines\n" * 725 + "The end."
    site.content = page(HandClock().now(), notes={"en": said})
    button(card, "Check for updates now").click()
    qtbot.waitUntil(card.offer.isVisible)
    shown = card.notes.toPlainText()
    assert shown.endswith("The end.")
    assert shown.count("\n") == 725
    assert not {"\u202e", "\x07"} & set(shown)


def test_later_takes_the_mark_away_and_the_notes_stay_to_be_read(
    qtbot: QtBot, window: MainWindow, card: UpdatesCard
) -> None:
    card.check()
    qtbot.waitUntil(lambda: window.workspace.sidebar._buttons["settings"].count == 1)
    button(card, "Don't mention this version again").click()
    qtbot.waitUntil(lambda: window.workspace.sidebar._buttons["settings"].count == 0)
    qtbot.waitUntil(lambda: not card.later.isVisible())
    assert card.open_page.isVisible()


def test_the_menu_leads_there_and_looks(qtbot: QtBot, window: MainWindow, site: Site) -> None:
    (action,) = (each for _, each in window.workspace.menus.commands.all() if "Check for" in each.text())
    action.trigger()
    assert window.workspace.pages.current == "settings"
    card = card_of(window)
    qtbot.waitUntil(card.offer.isVisible)
    assert len(site.server.received) == 1


def test_the_switch_is_worked_by_the_keyboard_and_kept(qtbot: QtBot, card: UpdatesCard, app: App) -> None:
    card.daily.setFocus()
    QTest.keyClick(card.daily, Qt.Key.Key_Space)
    assert settings_on_disk(app.folder).check_updates
    QTest.keyClick(card.daily, Qt.Key.Key_Space)
    assert not settings_on_disk(app.folder).check_updates


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (Script([head(status="404 Not Found"), b""]), "answered with an error (404)"),
        (Script([head(), b"{}"]), "isn't what an update page says"),
    ],
    ids=["unreachable", "not trusted"],
)
def test_a_failure_is_a_sentence_beside_what_was_known(
    qtbot: QtBot, card: UpdatesCard, site: Site, script: Script, sentence: str
) -> None:
    card.check()
    qtbot.waitUntil(card.offer.isVisible)
    site.script = script
    card.check()
    qtbot.waitUntil(card.problem.isVisible)
    assert sentence in card.problem.text()
    qtbot.waitUntil(lambda: "Last looked" in card.state.text())
    assert card.offer.isVisible()


def test_no_newer_one_is_said(qtbot: QtBot, card: UpdatesCard, site: Site, app: App) -> None:
    site.content = page(app.now(), version=__version__)
    card.check()
    qtbot.waitUntil(lambda: "There is no newer one." in card.state.text())
    assert not card.offer.isVisible()


def test_a_build_without_a_page_offers_nothing_that_it_cant_do(
    qtbot: QtBot, tmp_path: Path, open_window: OpenWindow, test_keyring: None
) -> None:
    (tmp_path / "b").mkdir(mode=0o700)
    bare = App(tmp_path / "b")
    window = open_window(bare)
    card = card_of(window)
    assert "This build has no update page" in words(card)
    assert "runs from its source" in words(card)
    assert "Check now" not in words(card)
    window.workspace.pages.check_updates()
    assert window.workspace.pages.current == "settings"
    bare.close()
