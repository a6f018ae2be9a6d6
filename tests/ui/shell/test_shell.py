"""The window around the pages: the sidebar, the commands, the palette, help; for the mouse and for the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.sync.status import Phase, Progress, SyncState
from organic_desktop.ui.shell.navigation import PAGES
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets.plain_text import plain_name
from tests.devices import logged
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, by_arrows, command, commands, focusable, name_of, notes, words

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
NAMES = [place.name for place in PAGES]


def find(window: MainWindow, typed: str) -> list[str]:
    """Open the palette by its key, type, and say what it offers."""
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    field = window.focusWidget()
    QTest.keyClicks(field, typed)
    return [offer.words for offer in window.workspace.command_palette._offers]


def dialog_of(window: MainWindow) -> QDialog:
    (found,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    return found


# -- pages ------------------------------------------------------------------------------------------------------------


def test_a_page_is_built_when_it_is_first_shown(window: MainWindow) -> None:
    assert window.workspace.pages.count() == 1
    button(window.workspace.sidebar, "Settings").click()
    assert window.workspace.pages.count() == 2
    assert window.workspace.pages.current == "settings"
    assert button(window.workspace.sidebar, "Settings").isChecked()


@pytest.mark.parametrize("name", NAMES)
def test_a_key_leads_to_each_page(window: MainWindow, name: str) -> None:
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + NAMES.index(name)), CTRL)
    assert window.workspace.pages.current == name


@pytest.mark.parametrize("name", NAMES)
def test_a_key_takes_the_keyboard_along_to_its_page(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window.workspace.chip.setFocus()
    QTest.keyClick(window.workspace.chip, Qt.Key(Qt.Key.Key_1 + NAMES.index(name)), CTRL)
    page = window.workspace.pages.page(name)
    assert isinstance(page, QWidget)
    assert window.focusWidget() is page or page.isAncestorOf(window.focusWidget())
    qtbot.waitUntil(lambda: bool(focusable(page)))  # it may have been read in a thread
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert page.isAncestorOf(window.focusWidget())


def test_leaving_a_page_saves_what_is_typed(window: MainWindow, app: App, today: date) -> None:
    notes(window).setFocus()
    QTest.keyClicks(notes(window), "soup")
    window.workspace.pages.turn_to("settings")
    assert logged(app, today)["nutrition_notes"] == "soup"


@pytest.mark.parametrize("name", NAMES)
def test_everything_on_each_page_has_a_name(qtbot: QtBot, window: MainWindow, name: str) -> None:
    page = window.workspace.pages.turn_to(name)
    assert isinstance(page, QWidget)
    qtbot.waitUntil(page.isVisible)
    assert [repr(each) for each in focusable(page) if not name_of(each)] == []


@pytest.mark.parametrize("name", NAMES)
def test_tab_reaches_everything_on_each_page(qtbot: QtBot, window: MainWindow, name: str) -> None:
    page = window.workspace.pages.turn_to(name)
    assert isinstance(page, QWidget)
    qtbot.waitUntil(page.isVisible)
    reached: set[QWidget] = set()
    window.workspace.chip.setFocus()
    for _ in range(len(focusable(window)) + 5):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached |= {window.focusWidget()} | by_arrows(window)
    missing = {each for each in focusable(page) if each.focusPolicy() & Qt.FocusPolicy.TabFocus} - reached
    assert {name_of(each) for each in missing} == set()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_whatever_button_has_the_keyboard(window: MainWindow, app: App, today: date, key: Qt.Key) -> None:
    def press(name: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        held = next(each for each in focusable(window) if name_of(each) == name)
        held.setFocus()
        QTest.keyClick(held, key, modifier)

    press("Water: add 250 ml")
    press("Mood 3 of 5")
    entry = logged(app, today)
    assert (entry["water_intake_ml"], entry["mood_score"]) == (250, 3)
    press("Previous day (Alt+Left)")
    assert window.workspace.today.day == today - timedelta(days=1)
    press("Settings")
    assert window.workspace.pages.current == "settings"
    press("Appearance: Dark")
    assert app.settings.appearance == "dark"


def test_a_narrow_window_keeps_the_icons(qtbot: QtBot, qapp: QApplication, app: App, open_window: OpenWindow) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    window = open_window(app)
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: button(window.workspace.sidebar, "Settings").text() == "")
    assert button(window.workspace.sidebar, "Settings").toolTip() == "Settings"
    assert window.workspace.sidebar.width() < 100
    window.resize(3000, 640)
    qtbot.waitUntil(lambda: button(window.workspace.sidebar, "Settings").text() == "Settings")


# -- commands ---------------------------------------------------------------------------------------------------------


def test_no_two_commands_have_the_same_key_or_name(window: MainWindow) -> None:
    keys = [sequence for _, action in commands(window).all() for sequence in action.shortcuts()]
    assert len(keys) == len({key.toString() for key in keys})
    names = [(group.title, plain_name(action.text())) for group, action in commands(window).all()]
    assert len(names) == len(set(names))
    assert all(name for _, name in names)


def test_day_off_is_checked_for_a_day_off(window: MainWindow, app: App, today: date) -> None:
    day_off = command(window, "Day off")
    day_off.trigger()
    assert app.days.skipped() == {today}
    assert day_off.isChecked()
    window.shell.show_day(today - timedelta(days=1))
    cast(QMenu, day_off.associatedObjects()[0]).aboutToShow.emit()
    assert not day_off.isChecked()


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_key_opens_the_menus_in_every_language(qtbot: QtBot, window: MainWindow, app: App, language: str) -> None:
    app.change_settings(language=language)
    window.bridge.settings_changed.emit()
    qtbot.waitUntil(lambda: commands(window).groups[0].title == {"en": "File", "de": "Datei"}[language])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert commands(window).groups[0].menu.isVisible()
    commands(window).groups[0].menu.close()


def test_the_palette_finds_a_command_by_a_few_letters(window: MainWindow, app: App, today: date) -> None:
    assert find(window, "wat") == ["Water +250 ml", "Water +500 ml"]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert logged(app, today)["water_intake_ml"] == 500
    assert not window.workspace.command_palette.isVisible()


def test_the_palette_goes_to_a_day(window: MainWindow, today: date) -> None:
    find(window, "yesterd")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.workspace.today.day == today - timedelta(days=1)


def test_the_palette_gives_the_keyboard_back(window: MainWindow) -> None:
    notes(window).setFocus()
    find(window, "xyz")
    assert "No matches" in words(window.workspace.command_palette)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.workspace.command_palette.isVisible()
    assert window.focusWidget() is notes(window)


def test_what_the_palette_says_is_never_cut_off(qtbot: QtBot, window: MainWindow) -> None:
    find(window, "qqqzzz")
    said = window.workspace.command_palette._nothing
    said.setText(f"{said.text()} {said.text()}")  # as long as in a language of long words
    window.workspace.command_palette._filter("qqqzzz")
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()) > 2 * said.fontMetrics().height())


def test_the_palette_goes_when_another_thing_is_pressed(window: MainWindow) -> None:
    find(window, "")
    QTest.mouseClick(notes(window).viewport(), LEFT)
    notes(window).setFocus()
    assert not window.workspace.command_palette.isVisible()


def test_the_list_of_shortcuts_has_every_key(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Slash, CTRL)
    text = dialog_of(window).findChildren(QTextBrowser)[0].toPlainText()
    for _, action in commands(window).all():
        for sequence in action.shortcuts():
            assert sequence.toString(sequence.SequenceFormat.NativeText) in text
    dialog_of(window).close()


def test_help_opens_by_its_key(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert "Everything is saved on this computer" in dialog_of(window).findChildren(QTextBrowser)[0].toPlainText()
    assert [each for each in focusable(dialog_of(window)) if not name_of(each)] == []
    dialog_of(window).close()


# -- the first page ---------------------------------------------------------------------------------------------------


def test_the_first_page_is_left_by_enter_and_stays_away(
    qtbot: QtBot, app: App, open_new: OpenWindow, open_window: OpenWindow
) -> None:
    window = open_new(app)
    assert "Welcome to Organic" in words(window.workspace.pages)
    assert window.workspace.sidebar.isHidden()
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    assert name_of(window.focusWidget()) == "Start now"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.workspace.today.isVisible()
    assert window.workspace.sidebar.isVisible()
    assert app.settings.welcomed
    assert "Welcome" not in words(open_new(app).workspace.pages)


def test_the_first_page_takes_the_day(app: App, open_new: OpenWindow) -> None:
    window = open_new(app)
    button(window.workspace.pages, "Day starts at: 04").click()
    assert app.settings.day_start_hour == 4
    page = window.workspace.pages.currentWidget()
    assert page is not None
    assert [each for each in focusable(page) if not name_of(each)] == []


def test_who_has_logged_is_not_welcomed_again(app: App, open_new: OpenWindow, today: date) -> None:
    app.days.log(today, {"mood_score": 4})
    assert "Welcome" not in words(open_new(app).workspace.pages)
    QCoreApplication.processEvents()


# -- syncing ----------------------------------------------------------------------------------------------------------


def test_only_the_state_of_a_sync_is_shown_not_each_step_of_its_progress(window: MainWindow, app: App) -> None:
    """The window's thread has better to do than to write the same words again while the pull has the interpreter."""
    chip, changed = window.workspace.chip, window.bridge.status_changed
    syncing = replace(app.status(), state=SyncState.SYNCING, progress=Progress(Phase.PULL, "messages", 1_000, 9_000))
    changed.emit(syncing)
    assert chip.text() == "Syncing…"
    chip.setToolTip("as it was")
    changed.emit(replace(syncing, progress=Progress(Phase.PULL, "messages", 2_000, 9_000)))
    assert chip.toolTip() == "as it was"
    changed.emit(replace(syncing, pending=1, progress=Progress(Phase.PULL, "messages", 3_000, 9_000)))
    assert chip.toolTip() != "as it was"
    changed.emit(app.status())
    assert chip.text() == "On this computer"
