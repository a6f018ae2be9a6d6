"""What every page stands on: a column of parts with the page's margins, which scrolls where the window is too small."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from organic_desktop.ui.theme.theme import CARD_GAP, LARGE, PAGE_MARGIN

READABLE_IN_CHARACTERS = 72
"""The width of a column of sentences."""


class Scrolled(QScrollArea):
    """``parts`` is the column; ``top`` the space above the first of them."""

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
        """Add a column in the middle of the page, no wider than sentences are easily read, and return it."""
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
        """The width that the parts have, in pixels."""
        # Not by viewport(): to hand out a widget of Qt's own, PySide loads every class of widget, 30 ms of a start.
        bar = self.verticalScrollBar()
        taken = bar.width() if bar.isVisible() else 0
        return self.maximumViewportSize().width() - taken - 2 * PAGE_MARGIN[0]


def bring_into_sight(widget: QWidget) -> None:
    """Scroll until a widget is to be seen, whole where there is room for that.

    Qt does so only while the keyboard stays within the scroll area, and then shows of a text no more than its cursor.
    """
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and (inside := above.widget()):
            place = QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())
            for corner in (place.bottomRight(), place.topLeft()):
                above.ensureVisible(corner.x(), corner.y(), CARD_GAP, CARD_GAP)
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
