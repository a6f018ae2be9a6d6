"""One model, view and delegate for lists whose rows have two lines: a title, and facts about it.

The rows are plain values; their texts are made by the caller's functions, for the rows in view only. A ``Heading``
between them is a soft line that can't be chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from organic_desktop.ui.theme.theme import BODY, CAPTION, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.plain_text import ITEM_ROLES, in_a_line, in_lines, item_text

Index = QModelIndex | QPersistentModelIndex
ITEM, FACTS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
NO_INDEX = QModelIndex()
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
T = TypeVar("T")


@dataclass(frozen=True)
class Heading:
    """A line that names the rows below it."""

    text: str


class TwoLineModel(QAbstractListModel, Generic[T]):
    """Rows with a title and facts. ``ITEM`` is the row's value, ``FACTS`` its second line."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[T | Heading] = ()
        self.source: object = None
        self._title: Callable[[T], str] = str
        self._facts: Callable[[T], str] = str

    def set_rows(
        self, rows: Sequence[T | Heading], title: Callable[[T], str], facts: Callable[[T], str], source: object
    ) -> None:
        """Replace the rows. ``source`` is what ``title`` and ``facts`` are made from: the same rows need no reset."""
        self.beginResetModel()
        self.rows, self._title, self._facts, self.source = rows, title, facts, source
        self.endResetModel()

    def selection(self, rows: Sequence[int]) -> QItemSelection:
        """Return rows as a selection of as few ranges as possible; Qt is slow with thousands."""
        selected = QItemSelection()
        for _, run in groupby(enumerate(rows), key=lambda place: place[1] - place[0]):
            numbers = [number for _, number in run]
            selected.select(self.index(numbers[0]), self.index(numbers[-1]))
        return selected

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if isinstance(row, Heading):
            named = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return in_a_line(row.text) if named else None
        if role == ITEM:
            return row
        if role == FACTS:
            return in_a_line(self._facts(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return in_lines(f"{self._title(row)}. {self._facts(row)}")
        return item_text(role, self._title(row)) if role in ITEM_ROLES else None


class TwoLineList(QListView, Generic[T]):
    """A list of values. ``chosen``: the user selected other rows; ``opened`` carries the row of Enter or a click.

    ``identity`` tells whether a value is the one that was selected before, so that it stays selected when other rows
    are shown.
    """

    chosen = Signal()
    opened = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        identity: Callable[[T], object],
        *,
        multiple: bool = False,
        open_on_click: bool = False,
    ) -> None:
        super().__init__()
        self._identity = identity
        self._rows: TwoLineModel[T] = TwoLineModel()
        self.setModel(self._rows)
        self.setItemDelegate(TwoLineDelegate(theme, self))
        self.setProperty("look", "found")
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        if multiple:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        (self.clicked if open_on_click else self.doubleClicked).connect(self._open)

    @property
    def items(self) -> list[T]:
        """The values of all rows, without headings."""
        return [row for row in self._rows.rows if not isinstance(row, Heading)]

    def show_items(
        self, rows: Sequence[T | Heading], title: Callable[[T], str], facts: Callable[[T], str], source: object = None
    ) -> None:
        """Show other rows, or the same ones with texts from another ``source``; ``chosen`` isn't emitted.

        The selected values stay selected; if none is left, the row in their place is.
        """
        if rows is self._rows.rows and source is self._rows.source:
            return
        kept, place = {self._identity(item) for item in self.selected()}, self.verticalScrollBar().value()
        row = max(self.currentIndex().row(), 0)
        self.selectionModel().blockSignals(True)
        self._rows.set_rows(rows, title, facts, source)
        choosable = [number for number, each in enumerate(rows) if not isinstance(each, Heading)]
        wanted = [number for number in choosable if self._identity(self._rows.rows[number]) in kept]  # type: ignore[arg-type]
        if not wanted and choosable:
            wanted = [next((number for number in choosable if number >= row), choosable[-1])]
        if wanted:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self._rows.index(wanted[0]), flags.NoUpdate)
            self.selectionModel().select(self._rows.selection(wanted), flags.ClearAndSelect)
        self.selectionModel().blockSignals(False)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)

    def current(self) -> T | None:
        """Return the value that the keyboard is on."""
        return self._item(self.currentIndex())

    def selected(self) -> list[T]:
        """Return the selected values, in the order shown."""
        found = self.selectionModel().selection()
        ranges = [found.at(number) for number in range(found.count())]
        rows = sorted(row for each in ranges for row in range(each.top(), each.bottom() + 1))
        return [item for row in rows if not isinstance(item := self._rows.rows[row], Heading)]

    def open_current(self) -> None:
        """Open the row that the keyboard is on."""
        self._open(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self.open_current()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        if (item := self._item(index)) is not None:
            self.opened.emit(item)

    def _item(self, index: Index) -> T | None:
        row = self._rows.rows[index.row()] if index.isValid() else None
        return None if isinstance(row, Heading) else row


class TwoLineDelegate(QStyledItemDelegate):
    """Draws a title with its ``FACTS`` below; a row without facts is a heading, in one soft line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heights = (0, 0)  # of a caption and of a line of text
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        caption, body = (QFontMetrics(self._theme.font(scale)).height() for scale in (CAPTION, BODY))
        self._heights = (caption, body)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        caption, body = self._heights  # a heading is as high: Qt asks for one row's height, not for those of thousands
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
            above = room.height() - self._heights[0] - SMALL
            self._line(painter, laid, room.adjusted(0, above, 0, -TINY), text, soft=True)
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
