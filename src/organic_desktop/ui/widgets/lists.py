"""One list model, delegate and view for rows of two lines: a title and its facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organic_desktop.ui.theme.theme import BODY, CAPTION, LARGE, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.plain_text import ITEM_ROLES, in_a_line, in_lines, item_text

Index = QModelIndex | QPersistentModelIndex
FACTS = Qt.ItemDataRole.UserRole + 1
NOWHERE = QModelIndex()
T = TypeVar("T")


class TwoLines(QStyledItemDelegate):
    """What a row is and its facts (``FACTS``) below each other; one without facts is a heading, in one soft line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heights = (0, 0)  # of a caption and of a line, until the font changes
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        metrics = (QFontMetrics(self._theme.font(scale)) for scale in (CAPTION, BODY))
        caption, body = (each.height() for each in metrics)
        self._heights = (caption, body)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        caption, body = self._heights
        if index.data(FACTS) is None:
            return QSize(1, caption + SMALL + (LARGE if index.row() else SMALL))
        return QSize(1, body + caption + 2 * SMALL + TINY)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        facts = index.data(FACTS)
        laid = QStyleOptionViewItem(option)
        self.initStyleOption(laid, index)
        text, laid.text = laid.text, ""
        laid.state &= ~QStyle.StateFlag.State_HasFocus
        painter.save()
        room = laid.rect.adjusted(MEDIUM, 0, -MEDIUM, 0)
        if facts is None:
            self._line(painter, laid, room.adjusted(0, LARGE if index.row() else SMALL, 0, 0), text, soft=True)
        else:
            laid.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, laid, painter, laid.widget)
            top = room.adjusted(0, SMALL, 0, -room.height() + SMALL + laid.fontMetrics.height())
            self._line(painter, laid, top, text, soft=False)
            below = room.adjusted(0, SMALL + laid.fontMetrics.height() + TINY, 0, -SMALL)
            self._line(painter, laid, below, facts, soft=True)
        painter.restore()

    def _line(self, painter: QPainter, laid: QStyleOptionViewItem, room: QRect, text: str, *, soft: bool) -> None:
        painter.setFont(self._theme.font(CAPTION if soft else BODY))
        painter.setPen(self._theme.colour("text_soft" if soft else "text"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = QStyle.visualAlignment(laid.direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)


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
