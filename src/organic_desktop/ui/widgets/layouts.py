"""Layouts: a row that wraps, a page column that scrolls, and a list with a detail card beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from organic_desktop.ui.theme.theme import CARD_GAP, LARGE, PAGE_MARGIN, SMALL
from organic_desktop.ui.widgets.cards import Card

READABLE_IN_CHARACTERS = 72
"""Width of a column of text."""
NARROW = 84  # characters
LINES_IN_SIGHT = 8


class Flow(QLayout):
    """A row of widgets at their preferred sizes that wraps; each line is centred on its tallest widget.

    After Qt's flow layout example; mirrored in right-to-left languages.
    """

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
        """Place the items in lines and return their height."""
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
    """Return an item's size in a line of this width; an item that wraps is taller if it is narrower."""
    wanted = item.sizeHint().expandedTo(item.minimumSize())
    if wanted.width() > width and item.hasHeightForWidth():
        return QSize(width, item.heightForWidth(width))
    return wanted.boundedTo(QSize(width, wanted.height()))


class Scrolled(QScrollArea):
    """A page's scrolling column ``parts`` with the page's margins; ``top`` is the space above it."""

    def __init__(self, top: int = PAGE_MARGIN[1]) -> None:
        super().__init__()
        page = QWidget()
        page.setObjectName("page")
        self.parts = QVBoxLayout(page)
        self.parts.setContentsMargins(PAGE_MARGIN[0], top, PAGE_MARGIN[0], PAGE_MARGIN[1])
        self.parts.setSpacing(CARD_GAP)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def add_readable_column(self) -> QVBoxLayout:
        """Add a centred column no wider than is easy to read, and return it."""
        inside = QWidget()
        inside.setMaximumWidth(self.fontMetrics().horizontalAdvance("n") * READABLE_IN_CHARACTERS)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inside, 20)
        middle.addStretch(1)
        self.parts.addLayout(middle)
        return column

    @property
    def room(self) -> int:
        """The width available to the parts, in pixels."""
        # Not viewport(): to return a widget that Qt made, PySide loads every widget class, 30 ms of the start.
        bar = self.verticalScrollBar()
        taken = bar.width() if bar.isVisible() else 0
        return self.maximumViewportSize().width() - taken - 2 * PAGE_MARGIN[0]


def bring_into_sight(widget: QWidget) -> None:
    """Scroll until a widget is visible, whole if there is room.

    Qt does so only for focus changes within the scroll area, and shows no more of a text field than its cursor.
    """
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and (inside := above.widget()):
            place = QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())
            for corner in (place.bottomRight(), place.topLeft()):
                above.ensureVisible(corner.x(), corner.y(), CARD_GAP, CARD_GAP)
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


class ListDetail(QWidget):
    """A list, and a ``card`` about its selected row, filled by subclasses; below the list if the page is narrow."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__()
        self.card = Card("")
        self.card.title.setProperty("look", "strong")
        self.card.title.setWordWrap(True)
        self.card.body.setSpacing(SMALL)
        self.card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        view.setMinimumHeight(self.fontMetrics().height() * LINES_IN_SIGHT)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(CARD_GAP)
        self._row.addWidget(view, 1)
        self._row.addWidget(self.card, 1)
        self._row.setAlignment(self.card, Qt.AlignmentFlag.AlignTop)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """End the card with a row of buttons."""
        row = Flow()
        for button in buttons:
            row.addWidget(button)
        self.card.body.addLayout(row)
        self.card.finish()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_card()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().horizontalAdvance("n") * NARROW
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        # Beside the list the card is as tall as its text; below the list it is as wide as the page.
        self._row.setAlignment(self.card, Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignTop)
        self._row.activate()
        self._fit_card()

    def _fit_card(self) -> None:
        """Make the card as tall as its text needs at this width; the layout above doesn't ask for it."""
        self.card.setMinimumHeight(self.card.heightForWidth(self.card.width()))
