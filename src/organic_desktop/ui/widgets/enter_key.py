"""Enter presses the focused button, as the space bar does. Dialogs have Qt's own handling, by their default button.

Qt leaves Enter outside of dialogs to the desktop: some press the button, some don't. Fields and lists keep it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


def press_by_enter(focused: QWidget | None, event: QKeyEvent) -> bool:
    """Click the focused button on Enter, once however long it is held; return False for other keys and widgets."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not (enter and isinstance(focused, QAbstractButton)):
        return False
    if not event.isAutoRepeat():
        focused.click()
    return True
