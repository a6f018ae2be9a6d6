"""A table of past syncs: when, what was sent and received, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from organic_desktop.store.sync_history import Cycle
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.numbers import number
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.plain_text import ITEM_TEXT, ITEM_TIP, in_a_line, item_text

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINES_OF_A_ROW = 1.9
SENTENCE_LETTERS = 28
NUMBERS = ("pushed", "pulled", "conflicts", "requests")


class CycleTable(QTableView):
    """The newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._cycles = _Cycles()
        self.setModel(self._cycles)
        self.setProperty("look", "found")
        self.setAccessibleName(self.tr("What each sync did"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)

    def show_cycles(self, cycles: Sequence[Cycle], words: ActivityWords) -> None:
        """Show other cycles, or the same ones in other words."""
        if cycles is self._cycles.rows and words is self._cycles.words:
            return
        self._cycles.put(cycles, words)
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * LINES_OF_A_ROW))
        shown = [str(self._cycles.index(row, 0).data()) for row in range(min(len(cycles), 30))]
        self.setColumnWidth(0, max(map(metrics.horizontalAdvance, shown), default=0) + 4 * SMALL)
        for column in range(1, len(NUMBERS) + 1):
            name = str(self._cycles.headerData(column, Qt.Orientation.Horizontal))
            self.setColumnWidth(column, metrics.horizontalAdvance(name) + 5 * SMALL)
        self._fit_last()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_last()

    def _fit_last(self) -> None:
        """The sentence has the rest of the width, or what it needs where that is more."""
        last = len(NUMBERS) + 1
        rest = self.viewport().width() - sum(map(self.columnWidth, range(last)))
        self.setColumnWidth(last, max(rest, self.fontMetrics().horizontalAdvance("n") * SENTENCE_LETTERS))


class _Cycles(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Cycle] = ()
        self.words: ActivityWords | None = None

    def put(self, cycles: Sequence[Cycle], words: ActivityWords) -> None:
        self.beginResetModel()
        self.rows, self.words = cycles, words
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(NUMBERS) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        names = (
            self.tr("When"),
            self.tr("Sent"),
            self.tr("Received"),
            self.tr("Conflicts"),
            self.tr("Requests"),
            self.tr("What happened"),
        )
        return names[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cycle, section = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        if role == ITEM_TEXT or (role == ITEM_TIP and section > len(NUMBERS)):
            return item_text(role, self._words(cycle, section))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(section, Qt.Orientation.Horizontal)}: {in_a_line(self._words(cycle, section))}"
        return None

    def _words(self, cycle: Cycle, section: int) -> str:
        if section == 0:
            return self.words.when.words(cycle.ended_at) if self.words else ""
        if section <= len(NUMBERS):
            return number(getattr(cycle, NUMBERS[section - 1]), QLocale())
        return translate_message(cycle.problem) or self.tr("All went well")


def _side(section: int) -> int:
    """Numbers end in line, words begin in line."""
    counted = 0 < section <= len(NUMBERS)
    return int((Qt.AlignmentFlag.AlignRight if counted else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)
