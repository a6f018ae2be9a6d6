"""The card of other programs: each tool has a switch of its own, and the command can be copied."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.app.programs import NAMES
from organic_desktop.core.settings import settings_on_disk
from organic_desktop.ui.settings.page import SettingsPage
from organic_desktop.ui.settings.programs_card import ProgramsCard
from organic_desktop.ui.shell.window import MainWindow
from tests.devices import MakeDevice, logged
from tests.ui.finding import button, words


@pytest.fixture
def card(window: MainWindow) -> ProgramsCard:
    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, SettingsPage)
    return page.programs


def test_all_are_off_and_each_is_switched_singly_by_mouse_and_keyboard(card: ProgramsCard, app: App) -> None:
    assert [switch.isChecked() for switch in card.switches.values()] == [False] * len(NAMES)
    QTest.mouseClick(card.switches["stats"], Qt.MouseButton.LeftButton)
    assert [*settings_on_disk(app.folder).mcp_tools] == ["stats"]
    card.switches["log"].setFocus()
    QTest.keyClick(card.switches["log"], Qt.Key.Key_Space)
    assert [*app.programs.allowed] == ["log", "stats"]
    QTest.mouseClick(card.switches["stats"], Qt.MouseButton.LeftButton)
    assert [*app.programs.allowed] == ["log"]
    assert [name for name, switch in card.switches.items() if switch.isChecked()] == ["log"]


def test_each_switch_says_what_it_gives_away(card: ProgramsCard) -> None:
    names = [switch.accessibleName() for switch in card.switches.values()]
    assert names == ["Read today", "Log values", "Read averages", "Read your streak"]
    for switch in card.switches.values():
        assert switch.accessibleDescription() in words(card)


def test_the_command_is_copied_as_it_is(card: ProgramsCard, app: App) -> None:
    assert card.command.isReadOnly()
    button(card, "Copy the command").click()
    assert QGuiApplication.clipboard().text() == card.command.text() == app.programs.command()
    assert card.command.text().endswith(" mcp")


def test_what_cannot_be_saved_is_said_and_the_switch_goes_back(card: ProgramsCard, app: App) -> None:
    (app.folder / "settings.lock").unlink(missing_ok=True)
    (app.folder / "settings.lock").mkdir()
    QTest.mouseClick(card.switches["today"], Qt.MouseButton.LeftButton)
    assert card.problem.isVisible()
    assert not card.switches["today"].isChecked()


def test_the_window_shows_and_undoes_what_a_program_logged(
    qtbot: QtBot, window: MainWindow, app: App, today: date, device: MakeDevice
) -> None:
    app.days.log(today, {"water_intake_ml": 500})
    other = device(app.folder.name)
    other.days.log_edit(today, {}, {"water_intake_ml": 250}, source="program")
    window.workspace.pages.turn_to("today")
    qtbot.waitUntil(lambda: "750" in words(window.workspace.today.cards["water_intake_ml"]))
    window.workspace.window_actions.undo()
    assert logged(app, today)["water_intake_ml"] == 500
