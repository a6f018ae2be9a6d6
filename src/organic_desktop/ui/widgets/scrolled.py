"""What every page stands on: a column of parts with the page's margins, which scrolls where the window is too small."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from organic_desktop.ui.theme import CARD_GAP, PAGE_MARGIN


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

    @property
    def room(self) -> int:
        """The width that the parts have, in pixels."""
        # Not by viewport(): to hand out a widget of Qt's own, PySide loads every class of widget, 30 ms of a start.
        bar = self.verticalScrollBar()
        taken = bar.width() if bar.isVisible() else 0
        return self.maximumViewportSize().width() - taken - 2 * PAGE_MARGIN[0]
