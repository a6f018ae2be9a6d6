"""Help, Licences: what the program is made of, found by a few letters, with the texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from organic_desktop import __version__
from organic_desktop.app.facade import App
from organic_desktop.ui.help.licences import INDEX, LicencesDialog, parts
from organic_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.finding import commands

FROZEN = [
    {"name": "zlib", "version": "1.3", "licence": "Zlib", "inside": "Qt", "texts": ["licences/texts/zlib.txt"]},
    {"name": "<b>Älter & Co</b>", "version": "2", "licence": "MIT", "inside": "", "texts": ["licences/texts/html.txt"]},
    {"name": "Qt", "version": "6.11.3", "licence": "LGPL-3.0-only", "inside": "", "texts": ["licences/texts/a", "b"]},
    {"name": "Organic Desktop", "version": "0.1.0", "licence": "MIT", "inside": "", "texts": ["b"]},
]


@pytest.fixture
def window(open_window: OpenWindow, app: App) -> MainWindow:
    return open_window(app)


@pytest.fixture
def dialog(window: MainWindow, tmp_path: Path) -> Iterator[LicencesDialog]:
    """As the frozen program has it."""
    (tmp_path / "licences" / "texts").mkdir(parents=True)
    (tmp_path / INDEX).write_text(json.dumps({"components": FROZEN}), encoding="utf-8")
    for each in {name for part in FROZEN for name in part["texts"]}:
        (tmp_path / each).write_text(f"\n<h1>Text</h1> of {each} ©\n", encoding="utf-8")
    dialog = LicencesDialog(window, parts(tmp_path))
    dialog.open()
    yield dialog
    dialog.close()


def names(dialog: LicencesDialog) -> list[str]:
    found = dialog.findChild(QListWidget)
    assert found
    rows = range(found.count())
    return [found.item(row).text() for row in rows if not found.isRowHidden(row)] if found.isVisible() else []


def text(dialog: LicencesDialog) -> str:
    found = dialog.findChild(QPlainTextEdit)
    assert found
    return found.toPlainText()


def said(dialog: LicencesDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def test_the_help_menu_opens_it_with_the_version(window: MainWindow, qtbot: QtBot) -> None:
    (command,) = (each for group in commands(window).groups for each in group.actions if each.text() == "&Licences")
    command.trigger()
    dialog = window.findChild(LicencesDialog)
    assert dialog
    qtbot.waitUntil(dialog.isVisible)
    assert names(dialog) == ["Organic Desktop", "Inter 4.1"]
    assert "Permission is hereby granted" in text(dialog)
    assert any(f"Organic Desktop {__version__}. Qt, Python" in words for words in said(dialog))
    dialog.accept()


def test_ours_and_qt_come_first_and_every_text_is_shown_as_it_is(dialog: LicencesDialog) -> None:
    assert names(dialog) == ["Organic Desktop 0.1.0", "Qt 6.11.3", "<b>Älter & Co</b> 2", "zlib 1.3"]
    assert text(dialog) == "<h1>Text</h1> of b ©"
    assert any("how to replace Qt" in words for words in said(dialog))


def test_the_keyboard_finds_and_walks(dialog: LicencesDialog, qtbot: QtBot) -> None:
    search = dialog.focusWidget()
    assert search
    QTest.keyClicks(search, "QT lgpl")
    assert names(dialog) == ["Qt 6.11.3"]
    assert text(dialog) == "<h1>Text</h1> of licences/texts/a ©\n\n\n<h1>Text</h1> of b ©"
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Return in the search closes nothing"
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert len(names(dialog)) == len(FROZEN), "the first Escape empties the search"
    QTest.keyClick(search, Qt.Key.Key_Down)
    chosen = dialog.findChild(QListWidget)
    assert chosen
    assert chosen.hasFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Down)
    assert text(dialog).startswith("<h1>Text</h1> of licences/texts/html.txt")


def test_what_is_part_of_another_says_so(dialog: LicencesDialog) -> None:
    QTest.keyClicks(dialog.focusWidget(), "zlib")
    assert "Zlib, part of Qt" in said(dialog)
    QTest.keyClicks(dialog.focusWidget(), "x")
    assert names(dialog) == []
    assert "No matches. Try another name or licence." in said(dialog)


def test_it_closes_by_escape_from_anywhere(dialog: LicencesDialog) -> None:
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
