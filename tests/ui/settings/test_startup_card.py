"""The switch that starts the program with the computer: it shows and writes the real entry."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.system.autostart import State, XdgEntry, autostart, command
from organic_desktop.ui.settings.cards import StartupCard
from organic_desktop.ui.settings.page import SettingsPage
from organic_desktop.ui.shell.later import repair_autostart
from organic_desktop.ui.shell.window import MainWindow


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> XdgEntry:
    """In a home of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return XdgEntry(tmp_path / "config" / "autostart")


@pytest.fixture
def page(entry: XdgEntry, window: MainWindow) -> SettingsPage:
    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, SettingsPage)
    return page


def test_by_mouse_and_by_keyboard(page: SettingsPage, entry: XdgEntry) -> None:
    switch = page.startup.switch
    assert not switch.isChecked()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert (switch.isChecked(), entry.state()) == (True, State.ON)
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert (switch.isChecked(), entry.state()) == (False, State.OFF)


def test_it_shows_what_was_changed_elsewhere(page: SettingsPage, entry: XdgEntry, app: App) -> None:
    entry.turn_on(command(app.folder))
    page.refresh()
    assert (page.startup.switch.isChecked(), page.startup.problem.isVisible()) == (True, False)
    entry.turn_off()
    page.refresh()
    assert not page.startup.switch.isChecked()


def test_a_broken_entry_is_said_and_mended(page: SettingsPage, entry: XdgEntry) -> None:
    entry.turn_on(["/gone/organic"])
    page.refresh()
    card = page.startup
    assert (card.switch.isChecked(), card.problem.isVisible()) == (False, True)
    QTest.mouseClick(card.switch, Qt.MouseButton.LeftButton)
    assert (card.switch.isChecked(), card.problem.isVisible(), entry.state()) == (True, False, State.ON)


def test_what_cannot_be_written_is_said(page: SettingsPage, entry: XdgEntry, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file in its place")
    QTest.mouseClick(page.startup.switch, Qt.MouseButton.LeftButton)
    assert not page.startup.switch.isChecked()
    assert page.startup.problem.isVisible()


def test_an_entry_that_starts_another_program_is_said(page: SettingsPage, entry: XdgEntry, app: App) -> None:
    card = page.startup
    entry.turn_on(["/bin/true", *command(app.folder)[1:]])
    page.refresh()
    assert (card.switch.isChecked(), card.problem.isVisible()) == (True, True)
    assert "/bin/true" in card.problem.text()
    for on in (False, True):
        QTest.mouseClick(card.switch, Qt.MouseButton.LeftButton)
        assert card.switch.isChecked() == on
    assert (card.problem.isVisible(), entry.stored_command()) == (False, command(app.folder))


def test_a_start_mends_the_entry(qtbot: QtBot, window: MainWindow, entry: XdgEntry, app: App) -> None:
    entry.turn_on(["/gone/organic-desktop", *command(app.folder)[1:]])
    repair_autostart(window, app)
    qtbot.waitUntil(lambda: entry.stored_command() == command(app.folder))


def test_in_a_sandbox_the_switch_is_off_and_says_why(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    info = tmp_path / "flatpak-info"
    info.write_text("[Application]\nname=org.organicos.desktop\n", encoding="utf-8")
    card = StartupCard(window.theme, lambda: autostart(info))
    qtbot.addWidget(card)
    card.show_entry(command(tmp_path))
    assert (card.switch.isChecked(), card.switch.isEnabled()) == (False, False)
    assert "Add Organic to the start-up programs in your system settings" in " ".join(
        each.text() for each in card.findChildren(QLabel)
    )
