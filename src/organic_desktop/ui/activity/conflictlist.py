"""The decisions in which a value gave way, a row each; several can be chosen at once. What they mean is beside them
(conflictview.py)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from organic_desktop.store.sync_history import WHOLE_ROW, Conflict
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.lists import FACTS, TwoLines
from organic_desktop.ui.widgets.plain_text import in_a_line

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ConflictList(QListView):
    """``chosen`` says that others are chosen."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._conflicts = _Conflicts()
        self.setModel(self._conflicts)
        self.setItemDelegate(TwoLines(theme, self))
        self.setProperty("look", "found")
        self.setAccessibleName(self.tr("Values that were changed in two places"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def show_conflicts(self, conflicts: Sequence[Conflict], words: ActivityWords) -> None:
        """Show others; those that were chosen stay chosen, else the one that took their place is."""
        if conflicts is self._conflicts.rows and words is self._conflicts.words:
            self.chosen.emit()
            return
        kept, place = {conflict.id for conflict in self.conflicts()}, self.verticalScrollBar().value()
        row = max(self.currentIndex().row(), 0)
        self.selectionModel().blockSignals(True)
        self._conflicts.put(conflicts, words)
        rows = [number for number, conflict in enumerate(conflicts) if conflict.id in kept]
        rows = rows or [min(row, len(conflicts) - 1)] * bool(conflicts)
        if rows:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self._conflicts.index(rows[0]), flags.NoUpdate)
            self.selectionModel().select(self._conflicts.ranges(rows), flags.ClearAndSelect)
        self.selectionModel().blockSignals(False)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)
        self.chosen.emit()

    def conflicts(self) -> list[Conflict]:
        """The chosen ones, in the order shown."""
        found = self.selectionModel().selection()
        ranges = [found.at(number) for number in range(found.count())]
        rows = sorted(row for each in ranges for row in range(each.top(), each.bottom() + 1))
        return [self._conflicts.rows[row] for row in rows]


class _Conflicts(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Conflict] = ()
        self.words: ActivityWords | None = None

    def put(self, conflicts: Sequence[Conflict], words: ActivityWords) -> None:
        self.beginResetModel()
        self.rows, self.words = conflicts, words
        self.endResetModel()

    def ranges(self, rows: Sequence[int]) -> QItemSelection:
        """Rows as a selection of as few ranges as there are."""
        chosen = QItemSelection()
        for _, run in groupby(enumerate(rows), key=lambda place: place[1] - place[0]):
            numbers = [number for _, number in run]
            chosen.select(self.index(numbers[0]), self.index(numbers[-1]))
        return chosen

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        conflict, words = self.rows[index.row()], self.words
        if words is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return in_a_line(words.conflict(conflict))
        if role == FACTS:
            mine, theirs = (words.side(conflict, value) for value in (conflict.mine, conflict.theirs))
            sides = self.tr("Here {0} · elsewhere {1}").format(mine, theirs)
            if conflict.column == WHOLE_ROW or not conflict.there:
                return in_a_line(sides)
            return in_a_line(self.tr("{0} · now {1}").format(sides, words.side(conflict, conflict.now)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{in_a_line(words.conflict(conflict))}. {self.data(index, FACTS)}"
        return None
