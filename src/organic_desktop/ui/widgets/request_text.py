"""The exact bytes of a request as text to read and copy, and a dialog with one: nothing in it is interpreted."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.plain_text import lines_of
from organic_desktop.ui.theme.theme import HUGE, LARGE
from organic_desktop.ui.widgets.plain_text import ELLIPSIS, set_title

SHOWN_BYTES = 1_000_000
SIZE_IN_CHARACTERS = (72, 28)


class RequestText(QPlainTextEdit):
    """The body of a request, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setProperty("look", "page")
        self.setAccessibleName(self.tr("The exact request"))
        self.setTabChangesFocus(True)

    def show_body(self, body: bytes) -> None:
        """Show a body."""
        text = "\n".join(lines_of(body[:SHOWN_BYTES].decode(errors="replace")))
        self.setPlainText(text if len(body) <= SHOWN_BYTES else text + ELLIPSIS)


class RequestDialog(QDialog):
    """What a question would send."""

    def __init__(self, parent: QWidget, body: bytes) -> None:
        super().__init__(parent)
        set_title(self, self.tr("The exact request"))
        self.text = RequestText()
        self.text.show_body(body)
        close = QPushButton(self.tr("Close"))
        close.setProperty("look", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        metrics, (wide, tall) = self.fontMetrics(), SIZE_IN_CHARACTERS
        self.resize(metrics.horizontalAdvance("n") * wide, metrics.height() * tall)
