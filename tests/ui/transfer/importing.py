"""What tests of the import do as a person would: files of other programs, and the dialog's steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.transfer.dialog import ImportDialog
from organic_desktop.ui.transfer.export_dialog import ExportDialog
from organic_desktop.ui.transfer.mapping_step import MappingStep
from tests.ui.finding import button, command

HEADER = "full_date,date,weekday,time,mood,activities,note_title,note"
LEFT = Qt.MouseButton.LeftButton
Shown = TypeVar("Shown", bound=QDialog)


def daylio_file(folder: Path, today: date, moods: Sequence[str], activities: str = "gym") -> Path:
    """A file with an entry a day, the last one yesterday."""
    lines = [HEADER]
    for number, mood in enumerate(reversed(moods), start=1):
        day = today - timedelta(days=number)
        lines.append(f'{day.isoformat()},{day.day},{day:%A},18:40,{mood},"{activities}","","Slow day {number}"')
    file = folder / "daylio_export.csv"
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return file


def in_front(qtbot: QtBot, kind: type[Shown]) -> Shown:
    """The dialog of this kind that is in front, as soon as it is."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def open_import(qtbot: QtBot, window: MainWindow) -> ImportDialog:
    command(window, "Import").trigger()
    return in_front(qtbot, ImportDialog)


def open_export(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    command(window, "Export").trigger()
    return in_front(qtbot, ExportDialog)


def at_rest(qtbot: QtBot, dialog: ImportDialog | ExportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_busy)


def go_on(qtbot: QtBot, dialog: ImportDialog, text: str) -> None:
    """Press the main button, and wait for the next step, or for the end."""
    at_rest(qtbot, dialog)
    QTest.mouseClick(button(dialog, text), LEFT)


def open_file(qtbot: QtBot, dialog: ImportDialog, file: Path) -> None:
    dialog.open_file(file)
    at_rest(qtbot, dialog)


def to_mapping(qtbot: QtBot, dialog: ImportDialog, file: Path) -> MappingStep:
    open_file(qtbot, dialog, file)
    go_on(qtbot, dialog, "Continue")
    assert isinstance(dialog.step, MappingStep)
    return dialog.step


def choose_field(step: MappingStep, label: str) -> None:
    """Make the row of a field current."""
    model = step.table.model()
    (row,) = (number for number in range(model.rowCount()) if model.index(number, 0).data() == label)
    step.table.setCurrentIndex(model.index(row, 0))


def cell(step: MappingStep, label: str) -> str:
    """What a field becomes, as its row says."""
    model = step.table.model()
    (found,) = (
        str(model.index(row, 2).data()) for row in range(model.rowCount()) if model.index(row, 0).data() == label
    )
    return found
