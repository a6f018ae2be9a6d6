"""A card of notes that saves itself."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.painted import Sign
from organic_desktop.ui.widgets.plain_text import in_lines, utf16_length
from organic_desktop.wellness.metrics import NOTES_BYTES

AUTOSAVE_MS = 800


class NotesCard(Card):
    """Notes that save themselves shortly after the last key press, and when the field loses focus.

    ``written`` asks the owner to save a text; it calls ``show_text`` once that is done.
    """

    written = Signal(str)

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(title, Sign(theme, "notes", "accent"))
        self.field = _NotesField()
        self.field.setPlaceholderText(self.tr("What did you eat, how did the day go?"))
        self.field.setAccessibleName(title)
        self.field.setTabChangesFocus(True)
        self.field.left.connect(self.flush)
        self.before = ""
        """The stored text that the user's edit is based on."""
        self._saved_text = ""
        self._saving: str | None = None
        self._pause = QTimer(self, interval=AUTOSAVE_MS, singleShot=True)
        self._pause.timeout.connect(self.flush)
        self.field.textChanged.connect(self._pause.start)
        self._state = label("", "caption")
        self.body.addWidget(self.field, 1)
        self.body.addWidget(self._state)
        self.body.addWidget(self.problem)

    def show_text(self, text: str) -> None:
        """Show the stored notes; unsaved typing is never overwritten, a saved text may come back merged."""
        written = self.field.toPlainText()
        if written not in (self._saved_text, self._saving, text):
            return
        too_long = len(text) > NOTES_BYTES  # from another client: it can't be saved here, and laying it out is slow
        self.field.setReadOnly(too_long)
        sentence = self.tr("Only the beginning is shown: the text is too long to show or edit here.")
        self.field.change_to(f"{in_lines(text)}\n\n{sentence}" if too_long else text)
        self.before = text
        self._saved_text = self.field.toPlainText()  # with the field's own line ends and spaces
        self._pause.stop()

    def retype(self, text: str) -> None:
        """Type a text that isn't saved."""
        self.field.change_to(text)

    @property
    def unsaved(self) -> str | None:
        """The text that isn't saved; None if it is."""
        text = self.field.toPlainText()
        return None if text == self._saved_text else text

    def flush(self) -> bool:
        """Save unsaved text; False if it couldn't be saved."""
        self._pause.stop()
        text = self.field.toPlainText()
        if text != self._saved_text:
            self._saving = text
            self.written.emit(text)
            self._saving = None
        return text == self._saved_text

    def show_saved(self, sentence: str) -> None:
        """Show when the notes were saved, or ""."""
        self._state.setText(sentence)


class _NotesField(QPlainTextEdit):
    left = Signal()

    def change_to(self, text: str) -> None:
        """Replace only what differs, so that the cursor keeps its place in the text."""
        written = self.toPlainText()
        if written == text:
            return
        same = _alike(written, text)
        after = _alike(written[same:][::-1], text[same:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_length(written[:same]))
        cursor.setPosition(utf16_length(written[: len(written) - after]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[same : len(text) - after])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _alike(one: str, other: str) -> int:
    """Return the length of the common prefix."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))
