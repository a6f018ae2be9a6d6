"""A sentence at the bottom of the window that disappears by itself, with a button for what can be done about it.

Whatever removes something shows one with Undo, instead of asking "are you sure" before.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from organic_desktop.ui.theme.theme import HUGE, LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import label

SHOWN_MS = 8_000


class Toast(QFrame):
    """Lies over ``parent``; stays while the pointer or the keyboard is on it."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("look", "toast")
        self._words = label("", "")
        self._button = QPushButton()
        self._button.clicked.connect(self._press)
        self._act: Callable[[], object] = lambda: None
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, SMALL, SMALL)
        row.setSpacing(LARGE)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self._hide_unless_used)
        theme.lift(self)
        parent.installEventFilter(self)
        self.hide()

    def say(self, sentence: str, action: str = "", act: Callable[[], object] = lambda: None) -> None:
        """Show a sentence, and a button named ``action`` that calls ``act``."""
        self._words.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._act = act
        self.show()
        self.raise_()
        self._place()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words.text()))

    def withdraw(self, act: Callable[[], object]) -> None:
        """Hide a sentence whose button calls ``act``; another sentence stays."""
        if self._act == act:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._over.rect()
        self._words.setMinimumWidth(0)
        most = room.width() - 2 * HUGE
        self._words.setWordWrap(False)
        if self.sizeHint().width() > most:
            self._words.setWordWrap(True)
            self._words.setMinimumWidth(most // 2)
        self.resize(self.sizeHint().boundedTo(room.size()))
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - HUGE)

    def _press(self) -> None:
        self.hide()
        self._act()

    def _hide_unless_used(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()
