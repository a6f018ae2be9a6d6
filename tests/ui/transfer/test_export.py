"""The export in the window: a file, a range of days, and a passcode before data leave what it protects."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.transfer.export_dialog import ExportDialog
from tests.ui.finding import button, focusable, name_of, words
from tests.ui.locking import PASSCODE, Locking
from tests.ui.transfer.importing import LEFT, at_rest, in_front, open_export


def save_as(qtbot: QtBot, dialog: ExportDialog, target: Path) -> None:
    """Press Export, and name the target in the file dialog."""
    QTest.mouseClick(button(dialog, "Export…"), LEFT)
    asked = in_front(qtbot, QFileDialog)
    name = asked.findChild(QLineEdit)
    assert name is not None
    name.setText(str(target))
    with qtbot.waitSignal(dialog.finished):
        asked.accept()


@pytest.fixture
def three_days(app: App) -> None:
    for number in (0, 1, 40):
        app.days.log(app.today() - timedelta(days=number), {"water_intake_ml": 250 + number})


@pytest.mark.usefixtures("three_days")
def test_everything_is_exported_and_the_way_to_the_file_is_shown(
    qtbot: QtBot, window: MainWindow, app: App, tmp_path: Path
) -> None:
    dialog = open_export(qtbot, window)
    assert not [each for each in focusable(dialog) if not name_of(each)]
    save_as(qtbot, dialog, tmp_path / "all.organic")
    assert app.transfer.read(tmp_path / "all.organic").entries == 3
    assert "Exported to all.organic." in words(window.workspace.toast)
    assert button(window.workspace.toast, "Show in folder").isVisible()
    assert (tmp_path / "all.organic").stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("three_days")
@pytest.mark.parametrize(("days", "lines"), [("All days", 3), ("The last 30 days", 2), ("From … to …", 1)])
def test_a_table_of_some_days(
    qtbot: QtBot, window: MainWindow, app: App, tmp_path: Path, days: str, lines: int
) -> None:
    dialog = open_export(qtbot, window)
    dialog.format.choose("csv")
    dialog.days.setFocus()
    while not dialog.days.currentText().startswith(days[:10]):
        QTest.keyClick(dialog.days, Qt.Key.Key_Down)
    if lines == 1:
        assert dialog.first.isVisible()
        dialog.last.setDate(dialog.first.date())
    save_as(qtbot, dialog, tmp_path / "days.csv")
    assert len((tmp_path / "days.csv").read_text("utf-8-sig").splitlines()) == 1 + lines


def test_a_target_that_cannot_be_written_is_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = open_export(qtbot, window)
    dialog.export_to(tmp_path / "gone" / "all.organic")
    at_rest(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.message.property("look") == "error"
    assert dialog.message.text()


def test_behind_a_passcode_it_is_asked_for_and_that_the_file_is_plain_is_said(
    qtbot: QtBot, locking: Locking, tmp_path: Path
) -> None:
    dialog = open_export(qtbot, locking.window)
    assert "isn't encrypted: anyone who gets it can read it without the passcode" in words(dialog)
    assert dialog.passcode is not None
    QTest.mouseClick(button(dialog, "Export…"), LEFT)
    assert dialog.focusWidget() is dialog.passcode
    QTest.keyClicks(dialog.passcode, "not the passcode")
    QTest.mouseClick(button(dialog, "Export…"), LEFT)
    at_rest(qtbot, dialog)
    assert (dialog.message.property("look"), dialog.passcode.text()) == ("error", "")
    assert not dialog.findChildren(QFileDialog)
    QTest.keyClicks(dialog.passcode, PASSCODE)
    save_as(qtbot, dialog, tmp_path / "all.organic")
    assert b"PK" in (tmp_path / "all.organic").read_bytes()[:4]
