"""Lists of single rows with a card beside: waiting and refused changes, what sync removed, and unreadable rows.

What a button asks for is carried out by the page (activity/page.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from organic_desktop.store.removed import Removed
from organic_desktop.store.sync_history import Change
from organic_desktop.store.unreadable import Unreadable
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import ListDetail
from organic_desktop.ui.widgets.lists import TwoLineList
from organic_desktop.ui.widgets.plain_text import set_tip


class ChangeList(TwoLineList[Change]):
    """Pending changes: what each is, and since when it waits or why the server refused it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, identity=lambda change: change.row_id)

    def show_changes(self, changes: Sequence[Change], words: ActivityWords) -> None:
        """Show these changes; the selected one stays selected."""
        self.show_items(changes, words.change, words.reason, words)


class RefusedView(ListDetail):
    """Refused changes with their reasons; the signals carry the ``Change``."""

    edit_wanted = Signal(object)
    retry_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self.list = ChangeList(theme, self.tr("Edits the server rejected"))
        super().__init__(self.list)
        self.list.opened.connect(self._edit)
        self.list.chosen.connect(self._show_current)
        self._words: ActivityWords | None = None
        self._reason, self._loss = label("", ""), label("", "soft")
        for words in (self._reason, self._loss):
            words.setWordWrap(True)
            self.card.body.addWidget(words)
        self.edit = QPushButton(self.tr("Edit…"))
        self.edit.setProperty("look", "primary")
        self.edit.clicked.connect(self.list.open_current)
        self.retry = QPushButton(self.tr("Try again"))
        self.retry.clicked.connect(self._retry)
        self.discard = QPushButton(self.tr("Discard this edit"))
        self.discard.clicked.connect(self._discard)
        self.add_buttons(self.edit, self.retry, self.discard)

    def show_changes(self, changes: Sequence[Change], words: ActivityWords) -> None:
        """Show these changes."""
        self._words = words
        self.list.show_changes(changes, words)
        self._show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._discard()
        else:
            super().keyPressEvent(event)

    def _show_current(self) -> None:
        change = self.list.current()
        if change is None or self._words is None:
            return
        self.card.title.setText(self._words.change(change))
        self._reason.setText(translate_message(change.reason))
        self._loss.setText(
            self.tr("Discarding it restores what you deleted.")
            if change.deleted
            else self.tr("Discarding it restores the server's version; what you see above is lost.")
        )
        self.edit.setVisible(not change.deleted)

    def _edit(self, change: Change) -> None:
        if not change.deleted:
            self.edit_wanted.emit(change)

    def _retry(self) -> None:
        if change := self.list.current():
            self.retry_wanted.emit(change)

    def _discard(self) -> None:
        if change := self.list.current():
            self.discard_wanted.emit(change)


class RemovedView(ListDetail):
    """The rows and values that sync removed or overwrote; ``restore_wanted`` carries the ``Removed``."""

    restore_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self.list: TwoLineList[Removed] = TwoLineList(
            theme, self.tr("Removed or replaced by sync"), identity=lambda removed: removed.id
        )
        super().__init__(self.list)
        self.list.opened.connect(self.restore_wanted)
        self.list.chosen.connect(self._show_current)
        self._words: ActivityWords | None = None
        self._content, self._reason = label("", ""), label("", "soft")
        for part in (self._content, self._reason):
            part.setWordWrap(True)
            self.card.body.addWidget(part)
        self.restore = QPushButton(self.tr("Restore"))
        self.restore.setProperty("look", "primary")
        set_tip(self.restore, self.tr("Restores it here and, with the next sync, on your other devices."))
        self.restore.clicked.connect(self.list.open_current)
        self.add_buttons(self.restore)

    def show_removed(self, removed: Sequence[Removed], words: ActivityWords) -> None:
        """Show these rows and values."""
        self._words = words
        self.list.show_items(removed, words.removed, words.removal, words)
        self._show_current()

    def _show_current(self) -> None:
        removed = self.list.current()
        if removed is None or self._words is None:
            return
        self.card.title.setText(self._words.removed(removed))
        self._content.setText(self._words.content(removed))
        self._content.setVisible(bool(self._content.text()))
        self._reason.setText(translate_message(removed.reason))


class UnreadableView(ListDetail):
    """Rows of the server that can't be shown, or not whole: why, and what the server holds."""

    def __init__(self, theme: Theme) -> None:
        self.list: TwoLineList[Unreadable] = TwoLineList(
            theme, self.tr("Entries that can't be shown"), identity=lambda row: (row.table, row.row_id)
        )
        super().__init__(self.list)
        self.list.chosen.connect(self._show_current)
        self._words: ActivityWords | None = None
        self._reason, self._values = label("", ""), label("", "")
        self._advice = label(
            self.tr("It stays unchanged on the server. Once it is fixed there, it appears here automatically."), "soft"
        )
        for part in (self._reason, self._values, self._advice):
            part.setWordWrap(True)
            self.card.body.addWidget(part)
        self.card.finish()

    def show_rows(self, rows: Sequence[Unreadable], words: ActivityWords) -> None:
        """Show these rows."""
        self._words = words
        self.list.show_items(rows, words.unreadable, lambda row: translate_message(row.reason), words)
        self._show_current()

    def _show_current(self) -> None:
        row = self.list.current()
        if row is None or self._words is None:
            return
        self.card.title.setText(self._words.unreadable(row))
        self._reason.setText(translate_message(row.reason))
        self._values.setText(self._words.server_values(row))
        self._values.setVisible(bool(self._values.text()))
