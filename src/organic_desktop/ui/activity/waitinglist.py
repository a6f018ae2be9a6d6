"""Changes that wait to be sent, a row each: what it is, since when, and what the server said where it said no.

What can be done about a refused one is refusedview.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView

from organic_desktop.store.decisions import Change
from organic_desktop.ui.activity.words import ActivityWords
from organic_desktop.ui.spoken import spoken
from organic_desktop.ui.theme import Theme
from organic_desktop.ui.widgets.twolines import FACTS, TwoLines

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ChangeList(QListView):
    """A view of any number of changes: words are made for those in sight only."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._changes = _Changes()
        self.setModel(self._changes)
        self.setItemDelegate(TwoLines(theme, self))
        self.setProperty("look", "found")
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def show_changes(self, changes: Sequence[Change], words: ActivityWords) -> None:
        """Show other changes; the one that was chosen stays chosen."""
        if changes is self._changes.rows and words is self._changes.words:
            return
        before, place = self.chosen(), self.verticalScrollBar().value()
        self._changes.put(changes, words)
        rows = [number for number, change in enumerate(changes) if before and change.row_id == before.row_id]
        if changes:
            index = self._changes.index(rows[0] if rows else 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)

    def chosen(self) -> Change | None:
        """The change that the keyboard is on."""
        index = self.currentIndex()
        return self._changes.rows[index.row()] if index.isValid() else None


class _Changes(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Change] = ()
        self.words: ActivityWords | None = None

    def put(self, changes: Sequence[Change], words: ActivityWords) -> None:
        self.beginResetModel()
        self.rows, self.words = changes, words
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        change, words = self.rows[index.row()], self.words
        if words is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words.change(change)
        if role == FACTS:
            return spoken(change.reason) if change.refused else words.since(change)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words.change(change)}. {self.data(index, FACTS)}"
        return None
