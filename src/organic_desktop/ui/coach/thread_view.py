"""A conversation's bubbles in a list; earlier ones are loaded when scrolled to, an answer grows while it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from organic_desktop.coach.checker import Mark
from organic_desktop.ui.coach.bubbles import BUBBLE, Bubble, BubbleDelegate
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.plain_text import in_lines

Index = QModelIndex | QPersistentModelIndex
NEAR_THE_TOP = 120  # pixels
STEP = 24  # pixels
NOWHERE = QModelIndex()


class ThreadView(QListView):
    """A conversation's bubbles.

    ``wants_earlier``: the user scrolls near the top. ``mark_opened`` carries a recomputed number that was pressed,
    ``menu_wanted`` a bubble and the global point at which its menu is to open.
    """

    wants_earlier = Signal()
    mark_opened = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._bubbles = BubbleModel(self)
        self._drawing = BubbleDelegate(theme, self)
        self.setModel(self._bubbles)
        self.setItemDelegate(self._drawing)
        self.setProperty("look", "rows")
        self.setAccessibleName(self.tr("Messages"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(STEP)
        self.verticalScrollBar().valueChanged.connect(self._near_the_top)
        theme.changed.connect(self.viewport().update)

    @property
    def shown(self) -> list[Bubble]:
        """The loaded bubbles, oldest first."""
        return self._bubbles.rows

    @property
    def is_at_end(self) -> bool:
        """True while the newest text is in sight."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - STEP

    def show_bubbles(self, bubbles: Sequence[Bubble], *, stay: bool = False) -> None:
        """Show a conversation's newest texts, scrolled to the end, or to the current place if ``stay``."""
        if not (stay and self._bubbles.rows == list(bubbles)):
            current = self.currentIndex().data(BUBBLE)
            self._keep_place(lambda: self._bubbles.set_rows(bubbles), stay=stay)
            row = self._bubbles.row_of(current.id) if current else None
            if row is not None:
                self.setCurrentIndex(self._bubbles.index(row))

    def add_earlier(self, bubbles: Sequence[Bubble]) -> None:
        """Add earlier texts without moving those in view."""
        self._keep_place(lambda: self._bubbles.prepend(bubbles), stay=True)

    def grow(self, bubble: Bubble) -> bool:
        """Show what came of an answer since; at the end of the list it stays in view. False if it isn't shown."""
        row = self._bubbles.row_of(bubble.id)
        if row is None:
            return False
        follows = self.is_at_end
        self._bubbles.replace(row, bubble)
        if follows:
            self.scrollToBottom()
        return True

    def copy_selected(self) -> None:
        """Copy the selected texts, whole."""
        chosen = sorted(index.row() for index in self.selectedIndexes())
        QGuiApplication.clipboard().setText("\n\n".join(self.shown[row].text for row in chosen))

    # -- Qt -----------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the end in view, if it was, while a line or a button comes below."""
        at_end = self.is_at_end
        super().resizeEvent(event)
        if at_end:
            self.scrollToBottom()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the newest text, so that Enter and the menu key have something to act on."""
        if not self.currentIndex().isValid() and self.shown:
            self.setCurrentIndex(self._bubbles.index(len(self.shown) - 1))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._want_menu(self.currentIndex(), self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self._want_menu(index, event.pos() if by_mouse else self.visualRect(index).center())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._mark_at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and (mark := self._mark_at(event.position().toPoint())):
            self.mark_opened.emit(mark)

    # -- details ------------------------------------------------------------------------------------------------------

    def _want_menu(self, index: Index, at: QPoint) -> None:
        self.menu_wanted.emit(index.data(BUBBLE), self.viewport().mapToGlobal(at))

    def _mark_at(self, place: QPoint) -> Mark | None:
        index = self.indexAt(place)
        if not index.isValid():
            return None
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return self._drawing.mark_at(option, index, place)

    def _keep_place(self, change: Callable[[], None], *, stay: bool) -> None:
        bar = self.verticalScrollBar()
        from_end = bar.maximum() - bar.value() if stay else 0
        bar.blockSignals(True)
        change()
        self.executeDelayedItemsLayout()
        self.updateGeometries()
        bar.setValue(bar.maximum() - from_end)
        bar.blockSignals(False)
        self.viewport().update()

    def _near_the_top(self, value: int) -> None:
        if value <= NEAR_THE_TOP and self.shown:
            self.wants_earlier.emit()


class BubbleModel(QAbstractListModel):
    """The loaded bubbles of a conversation, oldest first."""

    def __init__(self, view: ThreadView) -> None:
        super().__init__(view)
        self.rows: list[Bubble] = []

    def set_rows(self, bubbles: Sequence[Bubble]) -> None:
        """Replace the bubbles."""
        self.beginResetModel()
        self.rows = list(bubbles)
        self.endResetModel()

    def prepend(self, bubbles: Sequence[Bubble]) -> None:
        """Add bubbles before the others."""
        if bubbles:
            self.beginInsertRows(NOWHERE, 0, len(bubbles) - 1)
            self.rows[:0] = bubbles
            self.endInsertRows()

    def row_of(self, bubble_id: str) -> int | None:
        """Return the row of a bubble; an answer that is being written is near the end."""
        return next((row for row in range(len(self.rows) - 1, -1, -1) if self.rows[row].id == bubble_id), None)

    def replace(self, row: int, bubble: Bubble) -> None:
        """Replace one bubble."""
        self.rows[row] = bubble
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == BUBBLE:
            return self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return in_lines(self.rows[index.row()].spoken)
        return None
