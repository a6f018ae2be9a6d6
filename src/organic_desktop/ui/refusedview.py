"""Changes that the server would not take, in its own words, with the two ways out: edit it, or give it up.

Which changes there are is the page's (activity.py), which also carries out what is wanted.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from organic_desktop.store.decisions import Change
from organic_desktop.ui.activity_words import ActivityWords
from organic_desktop.ui.cards import label
from organic_desktop.ui.flow import Flow
from organic_desktop.ui.theme import SMALL, Theme
from organic_desktop.ui.waitinglist import ChangeList


class RefusedView(QWidget):
    """``edit_wanted`` and ``discard_wanted`` carry the Change."""

    edit_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.list = ChangeList(theme, self.tr("Edits the server didn't take"))
        self.list.doubleClicked.connect(lambda _: self._edit())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self._reason, self._loss = label("", ""), label("", "soft")
        self._edit_button = QPushButton(self.tr("Edit…"))
        self._edit_button.clicked.connect(self._edit)
        self._discard_button = QPushButton(self.tr("Discard this edit"))
        self._discard_button.clicked.connect(self._discard)
        buttons = Flow()
        for button in (self._edit_button, self._discard_button):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.list, 1)
        for words in (self._reason, self._loss):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)  # the server's words are not ours
            column.addWidget(words)
        column.addLayout(buttons)
        self._words: ActivityWords | None = None

    def show_changes(self, changes: Sequence[Change], words: ActivityWords) -> None:
        """Show other changes."""
        self._words = words
        self.list.show_changes(changes, words)
        self._show_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self._edit()
        elif event.key() == Qt.Key.Key_Delete:
            self._discard()
        else:
            super().keyPressEvent(event)

    def _show_chosen(self) -> None:
        change = self.list.chosen()
        if change is None or self._words is None:
            return
        self._reason.setText(change.reason)
        lost = self._words.change(change)
        self._loss.setText(
            self.tr("Discard puts back what the server has. This would be lost: {0}").format(lost)
            if not change.deleted
            else self.tr("Discard brings the deleted row back.")
        )
        self._edit_button.setEnabled(not change.deleted and bool(change.key))

    def _edit(self) -> None:
        if (change := self.list.chosen()) and self._edit_button.isEnabled():
            self.edit_wanted.emit(change)

    def _discard(self) -> None:
        if change := self.list.chosen():
            self.discard_wanted.emit(change)
