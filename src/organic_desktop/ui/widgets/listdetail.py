"""A list with a card beside it about what is chosen in it; the card stands below where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QPushButton, QSizePolicy, QWidget

from organic_desktop.ui.theme.theme import CARD_GAP, SMALL
from organic_desktop.ui.widgets.cards import Card
from organic_desktop.ui.widgets.flow import Flow

NARROW = 84  # characters
LINES_IN_SIGHT = 8


class ListDetail(QWidget):
    """``card`` is filled by who inherits; its title is what the choice is called."""

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
        """Close the card with what can be done."""
        row = Flow()
        for button in buttons:
            button.setAutoDefault(True)
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
        # Beside the list the card is as tall as its words; below it, as wide as the page.
        self._row.setAlignment(self.card, Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignTop)
        self._row.activate()
        self._fit_card()

    def _fit_card(self) -> None:
        """As tall as its words are at this width; the stack of tabs wouldn't ask."""
        self.card.setMinimumHeight(self.card.heightForWidth(self.card.width()))
