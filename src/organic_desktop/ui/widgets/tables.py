"""One model and view for tables that are read: plain values as rows, a function for the text of each column.

Texts are made for the cells in view only. A table that can be sorted extends the model (history/day_table.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from organic_desktop.ui.theme.theme import TINY
from organic_desktop.ui.widgets.plain_text import ITEM_TEXT, ITEM_TIP, in_a_line, item_text

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
LINES_OF_A_ROW = 1.9
T = TypeVar("T")


class Column(NamedTuple):
    """A column: its heading, the text of a row's cell, and what a screen reader says of an empty one."""

    title: str
    text: Callable[[Any], str]
    is_number: bool = False
    has_tip: bool = False
    empty: str = ""


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows of plain values, shown in ``columns``."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[T] = ()
        self.columns: Sequence[Column] = ()

    def set_rows(self, rows: Sequence[T], columns: Sequence[Column]) -> None:
        """Replace rows and columns."""
        self.beginResetModel()
        self.rows, self.columns = rows, columns
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == ITEM_TEXT or (role == ITEM_TIP and column.has_tip):
            return item_text(role, column.text(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = column.title.replace("\n", ", ")
            return f"{name}: {in_a_line(column.text(row)) or column.empty}"
        return None


class ReadOnlyTable(QTableView):
    """A table whose rows are selected whole and never edited in place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("look", "found")
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)

    def fit_rows(self) -> None:
        """Give every row the font's height; measuring each of thousands would take too long."""
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * LINES_OF_A_ROW))

    def fit_height(self, most: int) -> None:
        """Be as tall as the rows, or as ``most`` of them."""
        self.fit_rows()
        model = self.model()
        rows = min(most, model.rowCount() if model else 0)
        row, header = self.verticalHeader().defaultSectionSize(), self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + rows * row + 2 * self.frameWidth() + TINY)


def _alignment(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
