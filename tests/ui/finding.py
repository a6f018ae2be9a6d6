"""What a person finds on the screen: widgets by the names that a screen reader says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from organic_desktop.ui.shell.menus import Commands
from organic_desktop.ui.shell.window import MainWindow


def button(inside: QWidget, name: str) -> QAbstractButton:
    """The one visible button whose accessible name, or text, begins with ``name``."""
    shown = [each for each in inside.findChildren(QAbstractButton) if each.isVisible()]
    found = [each for each in shown if name_of(each).startswith(name)]
    assert len(found) == 1, f"{len(found)} buttons named {name!r} among {[name_of(each) for each in shown]}"
    return found[0]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName() or text.replace("&", "")


def words(inside: QWidget) -> str:
    """Every word that is to be read in a widget."""
    labels = [each.text() for each in inside.findChildren(QLabel) if each.isVisible()]
    buttons = [each.text() for each in inside.findChildren(QPushButton) if each.isVisible()]
    return " | ".join(text for text in (*labels, *buttons) if text)


def number(window: MainWindow, column: str, hint: str = "Click to enter a value") -> QAbstractButton:
    """A card's number, which is a button that lets one type it."""
    card = window.workspace.today.cards[column]
    (found,) = (each for each in card.findChildren(QAbstractButton) if hint in each.accessibleName())
    return found


def field(window: MainWindow, column: str) -> QLineEdit:
    """Where a card's number is typed."""
    found = window.workspace.today.cards[column].findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def face(window: MainWindow, column: str, value: int) -> QAbstractButton:
    """One face of a scale."""
    name = {"mood_score": "Mood", "energy_level": "Energy"}[column]
    return button(window.workspace.today.cards[column], f"{name} {value} of 5")


def commands(window: MainWindow) -> Commands:
    """The commands of the window's menus."""
    return window.workspace.menus.commands


def command(window: MainWindow, text: str) -> QAction:
    """The one command whose words begin so."""
    found = [each for _, each in commands(window).all() if each.text().replace("&", "").startswith(text)]
    assert len(found) == 1, [action.text() for action in found]
    return found[0]


def notes(window: MainWindow) -> QPlainTextEdit:
    """Where notes are written."""
    written: QPlainTextEdit = window.workspace.today.notes.field
    return written


def focusable(inside: QWidget) -> list[QWidget]:
    """Every visible widget that the keyboard can reach."""
    return [
        each
        for each in inside.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def by_arrows(window: QWidget) -> set[QWidget]:
    """What the arrow keys reach from here: a group of buttons is one stop of Tab."""
    here = window.focusWidget()
    group = here.group() if isinstance(here, QAbstractButton) else None
    reached: set[QWidget] = set()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        for _ in group.buttons() if group else ():
            reached.add(window.focusWidget())
            QTest.keyClick(window.focusWidget(), key)
    here.setFocus()
    return reached
