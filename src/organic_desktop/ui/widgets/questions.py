"""Questions to the user in a box of their own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from organic_desktop.ui.widgets.plain_text import message_box, set_title

HOLD_MS = 1_000


def ask(
    parent: QWidget, title: str, question: tuple[str, str], stay: str, go: tuple[str, Callable[[], object]]
) -> None:
    """Ask a question that may come while the user is typing: Enter and Escape press ``stay``, which changes nothing.

    ``question`` is the question and its explanation; ``go`` is the other button and what it does. That button is
    disabled for a second without a key press, so that typing or a click under way can't press it.
    """
    box, button = _box(parent, question, stay, go, QMessageBox.ButtonRole.AcceptRole)
    set_title(box, title)
    box.open()
    EnableDelay(button, box)


def confirm(parent: QWidget, question: tuple[str, str], keep: str, go: tuple[str, Callable[[], object]]) -> None:
    """Ask before what can't be undone: Enter and Escape press ``keep``, which changes nothing.

    ``question`` is the question and its explanation; ``go`` is the other button and what it does.
    """
    box, _ = _box(parent, question, keep, go, QMessageBox.ButtonRole.DestructiveRole)
    box.open()


def _box(
    parent: QWidget,
    question: tuple[str, str],
    stay: str,
    go: tuple[str, Callable[[], object]],
    role: QMessageBox.ButtonRole,
) -> tuple[QMessageBox, QPushButton]:
    """Return the box of a question, and its button that does something."""
    box = message_box(parent, *question)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    leave = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    words, act = go
    button = box.addButton(words, role)
    button.clicked.connect(lambda: act())
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    return box, button


class EnableDelay(QObject):
    """Disables a button until no key has been pressed in ``beside`` for ``HOLD_MS``."""

    def __init__(self, button: QPushButton, beside: QWidget) -> None:
        super().__init__(button)
        self._timer = QTimer(self, interval=HOLD_MS, singleShot=True)
        self._timer.timeout.connect(lambda: button.setEnabled(True))
        button.setEnabled(False)
        for each in (beside, *beside.findChildren(QWidget)):
            each.installEventFilter(self)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and self._timer.isActive():
            self._timer.start()
        return False
