"""What is shown where the database can't be opened: what happened, what is safe, what to do. It changes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.text.messages import advice_of, message_of, title_of
from organic_desktop.ui.theme.theme import LARGE
from organic_desktop.ui.widgets.cards import label


class FailurePage(QFrame):
    """The words of one error."""

    def __init__(self, error: OrganicError) -> None:
        super().__init__()
        self.setProperty("look", "message")
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for sentence, look in ((title_of(error), "title"), (message_of(error), ""), (advice_of(error), "")):
            words = label(sentence, look)
            words.setWordWrap(True)
            column.addWidget(words)
