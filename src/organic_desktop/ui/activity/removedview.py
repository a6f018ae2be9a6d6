"""What sync removed or overwrote without asking, with the way back. Restoring is carried out by the page (page.py)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from organic_desktop.store.removed import Removed
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import ListDetail
from organic_desktop.ui.widgets.lists import TwoLineList
from organic_desktop.ui.widgets.plain_text import set_tip


class RemovedView(ListDetail):
    """``restore_wanted`` carries the Removed."""

    restore_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self.list: TwoLineList[Removed] = TwoLineList(
            theme, self.tr("What sync removed or overwrote"), identity=lambda removed: removed.id
        )
        super().__init__(self.list)
        self.list.doubleClicked.connect(lambda _: self._restore())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self._words: ActivityWords | None = None
        self._content, self._reason = label("", ""), label("", "soft")
        for part in (self._content, self._reason):
            part.setWordWrap(True)
            self.card.body.addWidget(part)
        self.restore = QPushButton(self.tr("Restore"))
        self.restore.setProperty("look", "primary")
        set_tip(self.restore, self.tr("Brings it back here and, with the next sync, on your other devices."))
        self.restore.clicked.connect(self._restore)
        self.add_buttons(self.restore)

    def show_removed(self, removed: Sequence[Removed], words: ActivityWords) -> None:
        """Show other lines."""
        self._words = words
        self.list.show_items(removed, words.removed, words.removal, words)
        self._show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self._restore()
        else:
            super().keyPressEvent(event)

    def _show_current(self) -> None:
        removed = self.list.current()
        if removed is None or self._words is None:
            return
        self.card.title.setText(self._words.removed(removed))
        self._content.setText(self._words.content(removed))
        self._content.setVisible(bool(self._content.text()))
        self._reason.setText(translate_message(removed.reason))

    def _restore(self) -> None:
        if removed := self.list.current():
            self.restore_wanted.emit(removed)
