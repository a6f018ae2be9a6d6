"""The import in the window: real files, four steps, one undo; nothing is changed before the last button."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.system.single_instance import Request
from organic_desktop.ui.help.dialogs import HelpDialog
from organic_desktop.ui.shell.startup_pages import WelcomePage
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.transfer.dialog import ImportDialog
from organic_desktop.ui.transfer.effect_step import EffectStep
from organic_desktop.ui.transfer.file_step import FileStep
from organic_desktop.ui.transfer.found_step import FoundStep
from organic_desktop.ui.transfer.mapping_step import MappingStep
from tests.devices import MakeDevice, logged
from tests.ui.conftest import OpenWindow, start_requests
from tests.ui.finding import button, command, focusable, name_of, words
from tests.ui.locking import Locking, Start, unlock
from tests.ui.transfer.importing import (
    LEFT,
    at_rest,
    cell,
    choose_field,
    daylio_file,
    go_on,
    in_front,
    open_file,
    open_import,
    to_mapping,
)


@pytest.fixture
def file(app: App, tmp_path: Path) -> Path:
    """Four days, the last of them yesterday: rad, good, meh, awful."""
    return daylio_file(tmp_path, app.today(), ["rad", "good", "meh", "awful"])


def test_from_a_file_to_days_and_back(qtbot: QtBot, window: MainWindow, app: App, file: Path) -> None:
    yesterday = app.today() - timedelta(days=1)
    dialog = open_import(qtbot, window)
    open_file(qtbot, dialog, file)
    assert isinstance(dialog.step, FoundStep)
    assert all(each in words(dialog) for each in ("Import from Daylio", file.name, "4 entries on 4 day"))
    go_on(qtbot, dialog, "Continue")
    step = dialog.step
    assert isinstance(step, MappingStep)
    choose_field(step, "awful")
    assert cell(step, "awful") == "Mood 1"
    assert step.sample.model().index(0, 2).data() == "1", "the latest day with it comes first"
    QTest.keyClick(step.table, Qt.Key.Key_2)
    assert (cell(step, "awful"), step.sample.model().index(0, 2).data()) == ("Mood 2", "2")
    assert cell(step, "gym") == "a line in the notes; or Exercise, 60 minutes each?"
    choose_field(step, "gym")
    QTest.mouseClick(button(step.editor, "Use as Exercise"), LEFT)
    assert cell(step, "gym") == "Exercise, 60 minutes each"
    qtbot.waitUntil(lambda: "4 new" in step.totals.text())
    assert logged(app, yesterday) == {}
    go_on(qtbot, dialog, "See what will happen")
    at_rest(qtbot, dialog)
    with qtbot.waitSignal(dialog.finished):
        go_on(qtbot, dialog, "Import 4 day")
    assert logged(app, yesterday)["mood_score"] == Decimal(2)
    assert logged(app, yesterday)["exercise_minutes"] == 60
    assert "Imported: 4 day" in words(window.workspace.toast)
    assert "importing 4 day" in command(window, "Undo").text()
    QTest.mouseClick(button(window.workspace.toast, "Undo"), LEFT)
    assert logged(app, yesterday) == {}
    command(window, "Redo").trigger()
    assert logged(app, yesterday)["exercise_minutes"] == 60


def import_all(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    dialog = open_import(qtbot, window)
    step = to_mapping(qtbot, dialog, file)
    choose_field(step, "meh")
    QTest.keyClick(step.table, Qt.Key.Key_2)
    go_on(qtbot, dialog, "See what will happen")
    at_rest(qtbot, dialog)
    with qtbot.waitSignal(dialog.finished):
        go_on(qtbot, dialog, "Import")


def test_the_same_file_again_is_mapped_the_same_and_brings_nothing(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    import_all(qtbot, window, file)
    dialog = open_import(qtbot, window)
    step = to_mapping(qtbot, dialog, file)
    assert cell(step, "meh") == "Mood 2", "remembered"
    go_on(qtbot, dialog, "See what will happen")
    at_rest(qtbot, dialog)
    assert "There is nothing to import" in words(dialog)
    assert not button(dialog, "Import").isEnabled()


def test_where_both_have_a_value_the_user_chooses(qtbot: QtBot, window: MainWindow, app: App, file: Path) -> None:
    yesterday = app.today() - timedelta(days=1)
    app.days.log(yesterday, {"mood_score": Decimal(4)})
    dialog = open_import(qtbot, window)
    to_mapping(qtbot, dialog, file)
    go_on(qtbot, dialog, "See what will happen")
    at_rest(qtbot, dialog)
    step = dialog.step
    assert isinstance(step, EffectStep)
    assert [str(step.examples.model().index(0, column).data()) for column in range(1, 5)] == ["Mood", "4", "1", "4"]
    (choice,) = step.choices.values()
    assert choice.accessibleName() == "Mood: which value stays"
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == "Take theirs"
    qtbot.waitUntil(lambda: step.examples.model().index(0, 4).data() == "1")
    QTest.mouseClick(button(dialog, "Back"), LEFT)
    assert isinstance(dialog.step, MappingStep)
    go_on(qtbot, dialog, "See what will happen")
    at_rest(qtbot, dialog)
    assert next(iter(step.choices.values())).currentText() == "Take theirs", "Back loses nothing"
    with qtbot.waitSignal(dialog.finished):
        go_on(qtbot, dialog, "Import")
    assert logged(app, yesterday)["mood_score"] == Decimal(1)


def test_a_file_that_is_none_of_ours_is_said_and_another_can_be_tried(
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "<b>picture.png"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    dialog = open_import(qtbot, window)
    open_file(qtbot, dialog, other)
    assert isinstance(dialog.step, FileStep)
    assert "<b>picture.png isn't a file that Organic can import" in words(dialog)
    open_file(qtbot, dialog, tmp_path / "gone.csv")
    assert isinstance(dialog.step, FileStep)
    open_file(qtbot, dialog, file)
    assert isinstance(dialog.step, FoundStep)


def test_reading_can_be_stopped(qtbot: QtBot, window: MainWindow, app: App, tmp_path: Path) -> None:
    file = daylio_file(tmp_path, app.today(), ["meh"] * 20_000)
    dialog = open_import(qtbot, window)
    dialog.open_file(file)
    assert dialog.is_busy
    assert button(dialog, "Stop").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.is_busy, isinstance(dialog.step, FileStep), dialog.isVisible()) == (False, True, True)
    assert "Nothing was changed" in words(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_goes_back_step_by_step(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    dialog = open_import(qtbot, window)
    to_mapping(qtbot, dialog, file)
    for kind in (FoundStep, FileStep):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert isinstance(dialog.step, kind)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_everything_has_a_name_and_is_reached_by_tab(qtbot: QtBot, window: MainWindow, app: App, file: Path) -> None:
    app.days.log(app.today() - timedelta(days=1), {"mood_score": Decimal(4)})
    dialog = open_import(qtbot, window)
    open_file(qtbot, dialog, file)
    for text in ("Continue", "See what will happen", ""):
        at_rest(qtbot, dialog)
        reachable = focusable(dialog)
        assert not [each for each in reachable if not name_of(each)], "a screen reader says what it is"
        reached = set()
        for _ in range(2 * len(reachable)):
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
            reached.add(dialog.focusWidget())
        assert {each for each in reachable if each.focusPolicy() & Qt.FocusPolicy.TabFocus} <= reached
        if text:
            go_on(qtbot, dialog, text)


def test_our_own_file_restores_everything_on_a_new_computer(
    qtbot: QtBot, open_new: OpenWindow, device: MakeDevice, tmp_path: Path
) -> None:
    before, after = device("before"), device("after")
    day = before.today()
    before.days.log(day, {"sleep_hours": "7.5", "nutrition_notes": "plums"})
    before.modules.set("identity", {"current_focus": "calm"})
    before.change_settings(volume="fl oz")
    before.transfer.export(tmp_path / "any name")
    window = open_new(after)
    page = window.findChild(WelcomePage)
    assert page is not None
    QTest.mouseClick(button(page, "Restore a backup or import"), LEFT)
    dialog = in_front(qtbot, ImportDialog)
    open_file(qtbot, dialog, tmp_path / "any name")
    go_on(qtbot, dialog, "Continue")
    at_rest(qtbot, dialog)
    assert isinstance(dialog.step, EffectStep), "there is nothing to map"
    assert "everything is restored as it was" in words(dialog)
    with qtbot.waitSignal(dialog.finished):
        go_on(qtbot, dialog, "Import 1 day")
    assert logged(after, day) == logged(before, day)
    assert after.settings.volume == "fl oz"
    qtbot.waitUntil(window.workspace.is_on_a_page)


def drop(window: MainWindow, file: Path) -> bool:
    """Drop a file on the middle of the window, as the system hands it over; True if it was taken."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file))])
    at, action = QPointF(window.rect().center()), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at.toPoint(), action, dragged, LEFT, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(window.windowHandle(), enter)
    if enter.isAccepted():
        event = QDropEvent(at, action, dragged, LEFT, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(window.windowHandle(), event)
    return enter.isAccepted()


def test_a_file_can_be_dropped_anywhere(qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path) -> None:
    """Also after the window was destroyed and shown again, as it is when it was long in the tray."""
    start_requests(window)
    window.workspace.today.notes.field.setFocus()
    assert not drop(window, tmp_path), "a folder"
    for _ in range(2):
        assert drop(window, file)
        dialog = in_front(qtbot, ImportDialog)
        at_rest(qtbot, dialog)
        assert isinstance(dialog.step, FoundStep)
        dialog.close()
        window.hide()
        window.destroy()
        window.show()
    assert window.workspace.today.notes.field.toPlainText() == "", "its path is no note"


def test_a_double_click_while_another_dialog_is_open_waits(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    wanted = start_requests(window)
    window.open_help()
    help_dialog = in_front(qtbot, HelpDialog)
    wanted.take(Request(file=str(file)))
    wanted.look()
    assert QApplication.activeModalWidget() is help_dialog
    help_dialog.close()
    first = in_front(qtbot, ImportDialog)
    at_rest(qtbot, first)
    go_on(qtbot, first, "Continue")
    second = file.with_name("second.csv")
    second.write_bytes(file.read_bytes())
    wanted.take(Request(file=str(second)))
    wanted.look()
    assert "second.csv is opened next." in words(first)
    first.close()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() not in (first, None))
    dialog = in_front(qtbot, ImportDialog)
    at_rest(qtbot, dialog)
    assert "second.csv" in words(dialog)


def test_a_double_click_on_a_locked_program_waits_for_the_passcode(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    locking: Locking = start()
    wanted = start_requests(locking.window)
    file = daylio_file(tmp_path, locking.lifecycle._clock.now().date(), ["meh"])
    wanted.take(Request(file=str(file)))
    wanted.look()
    assert QApplication.activeModalWidget() is None
    unlock(qtbot, locking)
    dialog = in_front(qtbot, ImportDialog)
    at_rest(qtbot, dialog)
    assert isinstance(dialog.step, FoundStep)
