"""Where a question is typed: a field that grows with its lines, and the button that asks or stops."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from organic_desktop.ui.theme.theme import SMALL

MOST_LINES = 6
PAUSE_MS = 300
"""After the last key press, before it is worked out what would be sent."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Composer(QWidget):
    """``asked`` carries the question, ``stopped`` asks to stop; ``paused``: the typing rests."""

    asked = Signal(str)
    stopped = Signal()
    paused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = _Field()
        self.field.instead = self.tr("Ask about your days…")
        self.field.setAccessibleName(self.tr("Question"))
        self.field.setAccessibleDescription(self.tr("Enter sends, Shift and Enter begins a new line"))
        self.field.sent.connect(self._ask)
        self.field.left.connect(self.stopped)
        self.button = QPushButton()
        self.button.clicked.connect(self._press)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.paused)
        self.field.textChanged.connect(self._pause.start)
        self.field.textChanged.connect(self._show_button)
        self._busy = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.field, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self._show_button()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.field.toPlainText()

    def type(self, text: str) -> None:
        """Replace what is typed."""
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def suggest(self, text: str) -> None:
        """Type a text unless something is typed."""
        if text and not self.text.strip():
            self.type(text)

    def show_busy(self, busy: bool) -> None:
        """Offer to stop while an answer is written."""
        if busy != self._busy:
            self._busy = busy
            self._show_button()

    def _ask(self) -> None:
        if not self._busy and self.text.strip():
            self.asked.emit(self.text.strip())

    def _press(self) -> None:
        if self._busy:
            self.stopped.emit()
        else:
            self._ask()

    def _show_button(self) -> None:
        words, look = (self.tr("Stop"), "") if self._busy else (self.tr("Ask"), "primary")
        enabled = self._busy or bool(self.text.strip())
        if not enabled and self.button.hasFocus():
            self.field.setFocus()  # Qt would take the keyboard somewhere else
        self.button.setEnabled(enabled)
        if self.button.text() != words:
            self.button.setText(words)
            self.button.setProperty("look", look)
            self.button.style().polish(self.button)


class _Field(QPlainTextEdit):
    """Enter sends; Shift+Enter begins a line, Escape stops."""

    sent = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.instead = ""
        """What stands in the empty field, in one line however narrow it is."""
        self.setTabChangesFocus(True)
        self.setProperty("look", "field")
        self.document().setDocumentMargin(SMALL)
        self.document().contentsChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        self.setPlaceholderText(self.fontMetrics().elidedText(self.instead, Qt.TextElideMode.ElideRight, room))
        self._fit()

    def _fit(self) -> None:
        needed = max(1, round(self.document().size().height()))
        lines = min(MOST_LINES, needed)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > lines else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        around = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth()
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around)
