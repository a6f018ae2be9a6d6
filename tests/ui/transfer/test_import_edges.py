"""The import where it is easily left, refused or misunderstood: keys, choices that change nothing, files in between."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.transfer import plan as plans
from organic_desktop.transfer.plan import Existing, Plan
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.transfer.dialog import ImportDialog
from organic_desktop.ui.transfer.effect_step import EffectStep
from organic_desktop.ui.transfer.file_step import FileStep
from organic_desktop.ui.transfer.found_step import FoundStep
from organic_desktop.ui.transfer.mapping_step import MappingStep
from tests.devices import MakeDevice, logged
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, words
from tests.ui.transfer.importing import LEFT, at_rest, daylio_file, go_on, open_file, open_import, to_mapping


@pytest.fixture
def file(app: App, tmp_path: Path) -> Path:
    """Two days, the last of them yesterday: good, meh."""
    return daylio_file(tmp_path, app.today(), ["good", "meh"])


def to_effect(qtbot: QtBot, dialog: ImportDialog, file: Path) -> EffectStep:
    to_mapping(qtbot, dialog, file)
    go_on(qtbot, dialog, "See what will happen")
    at_rest(qtbot, dialog)
    assert isinstance(dialog.step, EffectStep)
    return dialog.step


# -- keys -------------------------------------------------------------------------------------------------------------


def test_enter_alone_leads_through_all_steps(qtbot: QtBot, window: MainWindow, app: App, file: Path) -> None:
    """The focus is never left on Cancel, where reading had put it."""
    dialog = open_import(qtbot, window)
    open_file(qtbot, dialog, file)
    for kind, text in ((FoundStep, "Continue"), (MappingStep, "See what will happen"), (EffectStep, "Import 2 days")):
        assert isinstance(dialog.step, kind)
        if kind is not MappingStep:
            assert dialog.focusWidget() is button(dialog, text)
        else:
            button(dialog, text).setFocus()
        with qtbot.waitSignal(dialog.finished) if kind is EffectStep else qtbot.assertNotEmitted(dialog.finished):
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
            at_rest(qtbot, dialog)
    assert logged(app, app.today() - timedelta(days=1))["mood_score"] == 3


def test_after_a_file_was_refused_enter_chooses_another(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = open_import(qtbot, window)
    open_file(qtbot, dialog, tmp_path / "gone.csv")
    assert isinstance(dialog.step, FileStep)
    assert dialog.focusWidget() is dialog.step.choose


# -- what changes nothing ---------------------------------------------------------------------------------------------


def test_where_all_of_yours_stays_nothing_is_said_to_be_here_already(
    qtbot: QtBot, window: MainWindow, app: App, file: Path
) -> None:
    for ago in (1, 2):
        app.days.log(app.today() - timedelta(days=ago), {"mood_score": Decimal(1), "nutrition_notes": "mine"})
    dialog = open_import(qtbot, window)
    step = to_effect(qtbot, dialog, file)
    assert "Nothing would change: where yours and theirs differ, yours stay." in words(step)
    main = button(dialog, "Import")
    assert not main.isEnabled()
    choice = step.choices["mood_score"]
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    qtbot.waitUntil(main.isEnabled)
    assert "one Undo takes it all back" in words(step)
    assert QApplication.focusWidget() is choice


def test_a_main_button_that_can_not_be_pressed_looks_so(qtbot: QtBot, window: MainWindow) -> None:
    pressable, dead = QPushButton("Import"), QPushButton("Import")
    for each in (pressable, dead):
        each.setProperty("look", "primary")
        each.setFixedSize(120, 40)
        qtbot.addWidget(each)
    dead.setEnabled(False)
    grounds = [each.grab().toImage().pixelColor(12, 20).name() for each in (pressable, dead)]
    assert grounds[1] != grounds[0]


def test_settings_alone_can_be_taken_over(
    qtbot: QtBot, open_window: OpenWindow, device: MakeDevice, app: App, tmp_path: Path
) -> None:
    app.days.log(app.today(), {"sleep_hours": "7.5"})
    app.change_settings(volume="fl oz")
    app.transfer.export(tmp_path / "mine.organic")
    app.change_settings(volume="ml")
    window = open_window(app)
    dialog = open_import(qtbot, window)
    open_file(qtbot, dialog, tmp_path / "mine.organic")
    go_on(qtbot, dialog, "Continue")
    at_rest(qtbot, dialog)
    step = dialog.step
    assert isinstance(step, EffectStep)
    assert not button(dialog, "Import").isEnabled()
    step.settings.click()
    assert button(dialog, "Import").isEnabled()
    with qtbot.waitSignal(dialog.finished):
        go_on(qtbot, dialog, "Import")
    assert app.settings.volume == "fl oz"


def test_sums_out_of_range_are_listed_before_the_import(
    qtbot: QtBot, window: MainWindow, app: App, tmp_path: Path
) -> None:
    yesterday = app.today() - timedelta(days=1)
    app.days.log(yesterday, {"sleep_hours": Decimal(20)})
    file = tmp_path / "nights.csv"
    file.write_text(f"Date,Sleep (hours)\n{yesterday},9\n{yesterday - timedelta(days=1)},8\n", encoding="utf-8")
    dialog = open_import(qtbot, window)
    step = to_effect(qtbot, dialog, file)
    choice = step.choices["sleep_hours"]
    choice.setCurrentIndex(choice.findData(Existing.ADD.value))
    choice.activated.emit(choice.currentIndex())
    qtbot.waitUntil(lambda: "1 value can't be imported" in words(step))


# -- another format, another file -------------------------------------------------------------------------------------


def choose_format(step: FoundStep, name: str) -> None:
    (action,) = (each for each in step.formats.menu().actions() if each.text().replace("&&", "&") == name)
    action.trigger()


def test_a_file_that_was_recognised_wrongly_is_read_as_what_it_is(
    qtbot: QtBot, window: MainWindow, app: App, file: Path
) -> None:
    dialog = open_import(qtbot, window)
    open_file(qtbot, dialog, file)
    step = dialog.step
    assert isinstance(step, FoundStep)
    choose_format(step, "CSV")
    at_rest(qtbot, dialog)
    assert "Import from CSV" in words(dialog)
    (checked,) = (each.text() for each in step.formats.menu().actions() if each.isChecked())
    assert checked == "CSV"
    choose_format(step, "Apple Health")
    at_rest(qtbot, dialog)
    assert dialog.step is step
    assert "daylio_export.csv" in dialog._message.text(), "why it isn't one"
    assert "Import from CSV" in words(dialog), "what was read stays"
    (checked,) = (each.text() for each in step.formats.menu().actions() if each.isChecked())
    assert checked == "CSV"
    mapping = to_next(qtbot, dialog)
    assert mapping.table.model().rowCount() > 2


def to_next(qtbot: QtBot, dialog: ImportDialog) -> MappingStep:
    go_on(qtbot, dialog, "Continue")
    assert isinstance(dialog.step, MappingStep)
    return dialog.step


def drop_on(dialog: ImportDialog, *files: Path) -> bool:
    """Drop files on the dialog; True if they were taken."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    at, action, none = dialog.rect().center(), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(at), action, dragged, LEFT, none)
    enter.ignore()
    QApplication.sendEvent(dialog, enter)
    event = QDropEvent(at, action, dragged, LEFT, none)
    event.ignore()
    QApplication.sendEvent(dialog, event)
    return enter.isAccepted() or event.isAccepted()


def test_a_file_dropped_on_the_mapping_does_not_throw_it_away(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    other = file.with_name("other.csv")
    other.write_bytes(file.read_bytes())
    dialog = open_import(qtbot, window)
    assert not drop_on(dialog, file, other), "two at once"
    assert not drop_on(dialog, file.parent), "a folder"
    assert drop_on(dialog, file)
    at_rest(qtbot, dialog)
    assert drop_on(dialog, other), "nothing was chosen for the first one"
    at_rest(qtbot, dialog)
    assert "other.csv" in words(dialog)
    step = to_next(qtbot, dialog)
    QTest.keyClick(step.table, Qt.Key.Key_2)
    assert not drop_on(dialog, file)
    assert (dialog.step, dialog.is_busy) == (step, False)


def test_a_file_that_is_gone_between_the_steps_is_no_matter(
    qtbot: QtBot, window: MainWindow, app: App, file: Path
) -> None:
    dialog = open_import(qtbot, window)
    open_file(qtbot, dialog, file)
    file.unlink()
    step = dialog.step
    assert isinstance(step, FoundStep)
    choose_format(step, "CSV")
    at_rest(qtbot, dialog)
    assert dialog._message.text()
    assert "Import from Daylio" in words(dialog)
    to_next(qtbot, dialog)
    go_on(qtbot, dialog, "See what will happen")
    at_rest(qtbot, dialog)
    with qtbot.waitSignal(dialog.finished):
        go_on(qtbot, dialog, "Import 2 days")
    assert logged(app, app.today() - timedelta(days=1))["mood_score"] == 3


# -- the window's thread ----------------------------------------------------------------------------------------------


@pytest.fixture
def worked_on(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The threads in which a plan's days were compared."""
    found: set[str] = set()
    values = plans.Plan._values

    def noted(plan: Plan) -> Iterator[plans.Example]:
        found.add(threading.current_thread().name)
        return values(plan)

    monkeypatch.setattr(plans.Plan, "_values", noted)
    return found


def test_ten_years_are_compared_beside_the_window(
    qtbot: QtBot, window: MainWindow, app: App, file: Path, worked_on: set[str]
) -> None:
    app.days.log(app.today() - timedelta(days=1), {"mood_score": Decimal(1)})
    dialog = open_import(qtbot, window)
    step = to_effect(qtbot, dialog, file)
    choice = step.choices["mood_score"]
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    qtbot.waitUntil(button(dialog, "Import").isEnabled)
    with qtbot.waitSignal(dialog.finished):
        go_on(qtbot, dialog, "Import")
    assert worked_on == {"bridge"}


def test_closing_while_it_is_written_closes_once_nothing_was_changed(
    qtbot: QtBot, window: MainWindow, app: App, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_import(qtbot, window)
    to_effect(qtbot, dialog, file)
    writes, may_go_on = threading.Event(), threading.Event()

    def back_up(reason: str) -> None:
        writes.set()
        may_go_on.wait(60)

    monkeypatch.setattr(app.transfer, "_back_up", back_up)
    QTest.mouseClick(button(dialog, "Import"), LEFT)
    qtbot.waitUntil(writes.is_set)
    dialog.close()
    assert dialog.isVisible(), "nobody knows yet whether it was in time"
    with qtbot.waitSignal(dialog.finished):
        may_go_on.set()
    assert logged(app, app.today() - timedelta(days=1)) == {}
