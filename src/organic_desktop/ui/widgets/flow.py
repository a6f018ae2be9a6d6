"""A row of widgets that goes on in the next line where there is no room: toolbars at any window and font size.

After Qt's own example of a flow layout, cut to what is needed here; a language from the right is mirrored.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from organic_desktop.ui.theme.theme import SMALL


class Flow(QLayout):
    """Lays its widgets out at their preferred size, each line centred on its tallest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(SMALL)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + self.spacing() for size in shown) - self.spacing()
        return QSize(max(0, width), max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items in lines; returns the height of all."""
        left = top = tall = 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in (each for each in self._items if not each.isEmpty()):
            size = _size_in(max(rect.width(), 1), item)
            if line and left + size.width() > rect.width():
                if move:
                    self._place(line, rect, tall)
                left, top, tall, line = 0, top + tall + self.spacing(), 0, []
            line.append((item, QRect(left, top, size.width(), size.height())))
            left, tall = left + size.width() + self.spacing(), max(tall, size.height())
        if move:
            self._place(line, rect, tall)
        return top + tall

    def _place(self, line: list[tuple[QLayoutItem, QRect]], rect: QRect, tall: int) -> None:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item, box in line:
            at = box.translated(rect.left(), rect.top() + (tall - box.height()) // 2)
            item.setGeometry(QStyle.visualRect(direction, rect, at))


def _size_in(width: int, item: QLayoutItem) -> QSize:
    """What an item takes of a line that wide; one with lines of its own is taller where it is narrower."""
    wanted = item.sizeHint().expandedTo(item.minimumSize())
    if wanted.width() > width and item.hasHeightForWidth():
        return QSize(width, item.heightForWidth(width))
    return wanted.boundedTo(QSize(width, wanted.height()))
