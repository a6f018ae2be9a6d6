"""What a page shows before there is anything to show: one sentence, and the one thing to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.theme.theme import HUGE, PAGE_MARGIN
from organic_desktop.ui.widgets.cards import label


class EmptyState(QWidget):
    """``wanted``: the user wants to do it; ``begin`` is the button that says what."""

    wanted = Signal()

    def __init__(self, sentence: str, action: str) -> None:
        super().__init__()
        words = label(sentence, "soft")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.begin = QPushButton(action)
        self.begin.setProperty("look", "primary")
        self.begin.setAutoDefault(True)
        self.begin.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN[0], 0, PAGE_MARGIN[0], 0)
        column.setSpacing(HUGE)
        column.addStretch(2)
        column.addWidget(words)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
