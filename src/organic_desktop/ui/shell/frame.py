"""The window's inside, and Enter in it: it presses the button that has the keyboard, as the space bar does.

Qt leaves that to the desktop, where some have it and some don't; a form's field and a list keep Enter for themselves.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget


class Frame(QWidget):
    """What stands in ``row`` is side by side; keys that nothing in it wanted arrive here."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._pressed_on: QWidget | None = None
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:  # comes before the key itself
            self._pressed_on = self.window().focusWidget()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A field lets Enter through when it is done; the button that has the keyboard by then was not meant."""
        focused = self.window().focusWidget()
        if focused is not self._pressed_on or not press_by_enter(focused, event):
            super().keyPressEvent(event)


def press_by_enter(focused: QWidget | None, event: QKeyEvent) -> bool:
    """Press the button that has the keyboard, once however long Enter is held; whether there was one."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not (enter and isinstance(focused, QAbstractButton)):
        return False
    if not event.isAutoRepeat():
        focused.click()
    return True
