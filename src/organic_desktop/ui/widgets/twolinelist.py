"""A list of any number of items, two lines each: a title and its facts. Words are made for those in sight only.

How a row is painted is twolines.py's; what the items are is the caller's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView

from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.plain_text import ITEM_ROLES, in_a_line, in_lines, item_text
from organic_desktop.ui.widgets.twolines import FACTS, TwoLines

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
T = TypeVar("T")


class TwoLineList(QListView, Generic[T]):
    """``identity`` tells one item from another, so that the current one stays current when others are shown."""

    def __init__(self, theme: Theme, name: str, identity: Callable[[T], object]) -> None:
        super().__init__()
        self._identity = identity
        self._items: _Items[T] = _Items()
        self.setModel(self._items)
        self.setItemDelegate(TwoLines(theme, self))
        self.setProperty("look", "found")
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def show_items(
        self, items: Sequence[T], title: Callable[[T], str], facts: Callable[[T], str], words: object
    ) -> None:
        """Show other items, or the same in other ``words`` (what ``title`` and ``facts`` were made from)."""
        if items is self._items.rows and words is self._items.words:
            return
        before, place = self.current(), self.verticalScrollBar().value()
        self._items.put(items, title, facts, words)
        rows = [row for row, item in enumerate(items) if before and self._identity(item) == self._identity(before)]
        if items:
            index = self._items.index(rows[0] if rows else 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)

    def current(self) -> T | None:
        """The item that the keyboard is on."""
        index = self.currentIndex()
        return self._items.rows[index.row()] if index.isValid() else None


class _Items(QAbstractListModel, Generic[T]):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[T] = ()
        self.words: object = None
        self._title: Callable[[T], str] = str
        self._facts: Callable[[T], str] = str

    def put(self, rows: Sequence[T], title: Callable[[T], str], facts: Callable[[T], str], words: object) -> None:
        self.beginResetModel()
        self.rows, self._title, self._facts, self.words = rows, title, facts, words
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.rows[index.row()]
        if role == FACTS:
            return in_a_line(self._facts(item))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return in_lines(f"{self._title(item)}. {self._facts(item)}")
        return item_text(role, self._title(item)) if role in ITEM_ROLES else None
