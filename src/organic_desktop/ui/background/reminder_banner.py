"""The banner above every page for reminders that could be shown nowhere else: one at a time, until each is answered.

reminder_notifications.py chooses them, and does what the buttons say; ``reminders/`` stores them until the next start.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.theme.theme import LARGE, MEDIUM, PAGE_MARGIN, SMALL, TINY
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import on_a_button

if TYPE_CHECKING:
    from organic_desktop.system.notifications import Notification


class ReminderBanner(QWidget):
    """``pressed`` carries the key of a reminder and the action of its button, ``dismissed`` the key."""

    pressed = Signal(str, str)
    dismissed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)  # a banner without a window would be one itself
        self.setObjectName("page")
        self._waiting: dict[str, Notification] = {}
        self._title, self._body, self._more = label("", "strong"), label("", ""), label("", "caption")
        self._body.setWordWrap(True)
        self._buttons = Flow()
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        inside.setSpacing(SMALL)
        words = QVBoxLayout()
        words.setSpacing(TINY)
        for each in (self._title, self._body, self._more):
            words.addWidget(each)
        inside.addLayout(words)
        inside.addLayout(self._buttons)
        around = QVBoxLayout(self)
        around.setContentsMargins(PAGE_MARGIN[0], MEDIUM, PAGE_MARGIN[0], 0)
        around.addWidget(card)
        self.hide()

    def add(self, notification: Notification) -> None:
        """Show it, in place of one with the same key; after those that are here already."""
        self._waiting[notification.key] = notification
        self._show_first()

    def remove(self, key: str) -> None:
        """Remove one that was answered, or is over."""
        if self._waiting.pop(key, None):
            self._show_first()

    def _show_first(self) -> None:
        first = next(iter(self._waiting.values()), None)
        self.setVisible(first is not None)
        if first is None:
            return
        self._title.setText(first.title)
        self._body.setText(first.body)
        others = len(self._waiting) - 1
        self._more.setText(self.tr("%n more reminder(s)", "", others))
        self._more.setVisible(bool(others))
        self._offer(first)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{first.title}. {first.body}"))

    def _offer(self, notification: Notification) -> None:
        """Show the buttons of the notification, and the one that dismisses it."""
        while item := self._buttons.takeAt(0):
            if button := item.widget():
                button.hide()
                button.deleteLater()
        key = notification.key
        for action, words in notification.visible_buttons:
            self._button(words, partial(self.pressed.emit, key, action))
        self._button(self.tr("Dismiss"), partial(self.dismissed.emit, key))

    def _button(self, words: str, press: partial[None]) -> None:
        button = QPushButton(on_a_button(words))
        button.setAccessibleName(f"{words}: {self._title.text()}")
        button.clicked.connect(lambda: press())
        self._buttons.addWidget(button)
        button.show()
