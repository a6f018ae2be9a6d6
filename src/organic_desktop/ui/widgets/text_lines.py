"""A list of plain lines to read and copy; texts are made for the lines in view only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QListView

from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.plain_text import ITEM_ROLES, item_text

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINES_IN_SIGHT = 4


class TextLines(QListView):
    """Lines of plain text, under a name for screen readers; ``instead`` is said while there are none."""

    def __init__(self, name: str, instead: str = "") -> None:
        super().__init__()
        self._lines, self._instead = _Lines(), instead
        self.setModel(self._lines)
        self.setProperty("look", "lines")
        self.setAccessibleName(name)
        self.setAccessibleDescription(instead)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(self.fontMetrics().height() * LINES_IN_SIGHT)

    @property
    def lines(self) -> Sequence[str]:
        """The lines that are shown."""
        return self._lines.lines

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show other lines."""
        self._lines.set_lines(lines)
        self.setAccessibleDescription("" if lines else self._instead)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._instead and not self.lines:
            painter, place = QPainter(self.viewport()), self.viewport().rect().adjusted(SMALL, SMALL, -SMALL, -SMALL)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._instead)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted(index.row() for index in self.selectedIndexes())
            QGuiApplication.clipboard().setText("\n".join(self._lines.lines[row] for row in chosen))
        else:
            super().keyPressEvent(event)


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[str] = ()

    def set_lines(self, lines: Sequence[str]) -> None:
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return item_text(role, self.lines[index.row()]) if role in ITEM_ROLES else None
