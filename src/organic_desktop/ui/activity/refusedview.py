"""Changes that the server would not take, in its own words, with the ways out: edit it, try it again, or give it up.

Which changes there are is the page's (activity.py), which also carries out what is wanted.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from organic_desktop.store.sync_history import Change
from organic_desktop.ui.activity.waitinglist import ChangeList
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import ListDetail


class RefusedView(ListDetail):
    """``edit_wanted``, ``retry_wanted`` and ``discard_wanted`` carry the Change."""

    edit_wanted = Signal(object)
    retry_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self.list = ChangeList(theme, "")
        super().__init__(self.list)
        self.list.setAccessibleName(self.tr("Edits the server didn't take"))
        self.list.doubleClicked.connect(lambda _: self._edit())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self._words: ActivityWords | None = None
        self._reason, self._loss = label("", ""), label("", "soft")
        for words in (self._reason, self._loss):
            words.setWordWrap(True)
            self.card.body.addWidget(words)
        self.edit = QPushButton(self.tr("Edit…"))
        self.edit.setProperty("look", "primary")
        self.edit.clicked.connect(self._edit)
        self.retry = QPushButton(self.tr("Try again"))
        self.retry.clicked.connect(self._retry)
        self.discard = QPushButton(self.tr("Discard this edit"))
        self.discard.clicked.connect(self._discard)
        self.add_buttons(self.edit, self.retry, self.discard)

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
        change = self.list.current()
        if change is None or self._words is None:
            return
        words = self._words.change(change)
        self.card.title.setText(words)
        self._reason.setText(translate_message(change.reason))
        self._loss.setText(
            self.tr("Discarding it brings the deleted row back.")
            if change.deleted
            else self.tr("Discarding it puts back what the server has; what you see above would be gone.")
        )
        self.edit.setVisible(not change.deleted)

    def _edit(self) -> None:
        if (change := self.list.current()) and not change.deleted:
            self.edit_wanted.emit(change)

    def _retry(self) -> None:
        if change := self.list.current():
            self.retry_wanted.emit(change)

    def _discard(self) -> None:
        if change := self.list.current():
            self.discard_wanted.emit(change)
