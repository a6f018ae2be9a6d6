"""The number keys on any keyboard: which digit was meant, also where Shift makes another character of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# What Shift makes of the digits on common keyboards (US, UK, German, Nordic).
SHIFTED_DIGITS = {"!": 1, "@": 2, '"': 2, "#": 3, "§": 3, "£": 3, "$": 4, "¤": 4, "%": 5}


def digit_of(event: QKeyEvent) -> tuple[int, bool]:
    """1 to 5 and whether Shift was held, by the key, also where Shift makes another character of it; else 0."""
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return 0, shifted
    key = event.key()
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
        return key - Qt.Key.Key_0, shifted
    return (SHIFTED_DIGITS.get(event.text(), 0) if shifted else 0), shifted
