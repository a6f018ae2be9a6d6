"""The page for a doctor in the export dialog: chosen, previewed, and written as it was previewed."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.transfer.export_dialog import ExportDialog
from tests.ui.finding import words


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, app: App, today: date) -> ExportDialog:
    """The dialog, on two logged days of which one is long ago."""
    app.days.log(today, {"sleep_hours": "7.25", "nutrition_notes": "Tired"})
    app.days.log(today - timedelta(days=200), {"sleep_hours": "9"})
    made = ExportDialog(app, window.bridge, window.theme, window)
    made.show()
    return made


def box(dialog: ExportDialog, name: str) -> QCheckBox:
    (found,) = (each for each in dialog.page.findChildren(QCheckBox) if each.text() == name)
    return found


def written(qtbot: QtBot, dialog: ExportDialog, target: Path) -> str:
    """The text of the page that the dialog writes."""
    with qtbot.waitSignal(dialog.exported) as done:
        dialog.export_to(target)
    assert done.args == [target]
    (page,) = PdfReader(io.BytesIO(target.read_bytes())).pages
    return " ".join(page.extract_text().split())


def test_a_page_of_the_last_month(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    assert dialog.page.isHidden()
    dialog.format.choose("pdf")
    assert not dialog.page.isHidden()
    qtbot.waitUntil(lambda: dialog.page.preview.is_shown)
    found = written(qtbot, dialog, tmp_path / "page.pdf")
    assert "Sleep (hours) 1 of 30 7.3" in found
    assert "Tired" not in found
    assert (tmp_path / "page.pdf").stat().st_mode & 0o777 == 0o600


def test_columns_name_and_all_days(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.format.choose("pdf")
    for name in ("Water", "Exercise", "Meditation", "Mood", "Energy"):
        box(dialog, name).click()
    box(dialog, "Notes").click()
    (field,) = dialog.page.findChildren(QLineEdit)
    field.setText("Anna Beispiel")
    dialog.days.setCurrentIndex(dialog.days.findData("all"))
    found = written(qtbot, dialog, tmp_path / "page.pdf")
    assert "Sleep (hours) 2 of 201 8.1" in found
    for there in ("Anna Beispiel", "Tired"):
        assert there in found
    assert "Water" not in found


def test_nothing_on_the_page_is_refused_in_words(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.format.choose("pdf")
    qtbot.waitUntil(lambda: dialog.page.preview.is_shown)
    box(dialog, "Sleep").click()
    for name in ("Water", "Exercise", "Meditation", "Mood", "Energy"):
        box(dialog, name).click()
    qtbot.waitUntil(lambda: "Choose at least one" in words(dialog.page))
    assert not dialog.page.preview.is_shown
    dialog.export_to(tmp_path / "page.pdf")
    qtbot.waitUntil(lambda: "Choose at least one" in dialog.message.text())
    assert not (tmp_path / "page.pdf").exists()
