"""A question that comes while the user does something else: Enter and Escape leave everything as it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from organic_desktop.ui.widgets.text import message_box, set_title


def ask(
    parent: QWidget, title: str, question: tuple[str, str], stay: str, go: tuple[str, Callable[[], object]]
) -> None:
    """Ask a question, with what to know before; ``stay`` and ``go`` are its buttons, of which one does something."""
    box = message_box(parent, *question)
    set_title(box, title)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    leave = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    words, act = go
    box.addButton(words, QMessageBox.ButtonRole.AcceptRole).clicked.connect(lambda: act())
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.open()
