"""Text fields that keep and mark invalid input, the field for a metric's value, and that for a passcode.

``wellness/number_input.py`` parses values; the owner of a field makes the edit and shows its error message.
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from organic_desktop.core.errors import InvalidInput
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import message_of
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.metrics import Metric, checked_number

PASSCODE_CHARACTERS = 34


class MarkedField(QLineEdit):
    """A line of text that can be marked as invalid; ``problem_changed`` carries the error message, "" once it is gone.

    An outline and an icon mark the field, and screen readers read the message. Typing removes the mark; Escape restores
    the stored text and emits ``reverted``.
    """

    problem_changed = Signal(str)
    reverted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.problem = ""
        self._in_force = self._shown = ""
        self._composes = False
        self._theme = theme
        self._sign: QAction | None = None
        self.textEdited.connect(lambda _text: self.unmark())
        theme.changed.connect(self._show_sign)

    def show_text(self, text: str) -> None:
        """Show the stored text; text being typed, or marked, is left alone."""
        self._in_force = text
        if not (self.is_edited or self._composes):
            self._show()

    def mark_stored(self) -> None:
        """Treat the field's text as stored: no longer edited or marked."""
        self.unmark()
        self._shown = self.text()
        self.setModified(False)

    @property
    def is_edited(self) -> bool:
        """True if the text differs from the stored one, also if assistive technology has set it."""
        return self.isModified() or bool(self.problem) or self.text() != self._shown

    def revert(self) -> None:
        """Restore the stored text."""
        self.unmark()
        self._show()
        self.reverted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel) and self.is_edited:
            self.revert()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether an input method is composing: replacing the text would interrupt it."""
        self._composes = bool(event.preeditString())
        super().inputMethodEvent(event)

    def reject(self, sentence: str) -> None:
        """Keep the text and mark it as invalid, with an error message."""
        self._mark(sentence)

    def unmark(self) -> None:
        """Remove the mark."""
        if self.problem:
            self._mark("")

    def _show(self) -> None:
        """Show the stored text; if all was selected, to be replaced by typing, all is selected again."""
        self._shown = self._in_force
        self.setModified(False)
        if self.text() == self._shown:
            return
        focused, all_chosen, place = self.hasFocus(), self.selectedText() == self.text(), self.cursorPosition()
        self.setText(self._shown)
        if focused and all_chosen:
            self.selectAll()
        elif focused:
            self.setCursorPosition(place)

    def _mark(self, sentence: str) -> None:
        self.problem = sentence
        self.setAccessibleDescription(sentence)
        self.setProperty("refused", "true" if sentence else "false")
        self.style().polish(self)
        self._show_sign()
        self.problem_changed.emit(sentence)

    def _show_sign(self) -> None:
        if self._sign:
            self.removeAction(self._sign)
            self._sign.deleteLater()
            self._sign = None
        if self.problem:
            icon = self._theme.icon("needs_attention", "error")
            self._sign = self.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
            set_tip(self._sign, self.problem)


class ValueField(MarkedField):
    """A field for a metric's value in the user's units and number format.

    ``entered`` carries a valid value in stored units, or None if the field was emptied. If ``adds``, a whole number
    with a sign (+250) is emitted by ``stepped`` instead. Call ``reject`` if the edit then fails.
    """

    entered = Signal(object)
    stepped = Signal(object)

    def __init__(self, theme: Theme, metric: Metric, measures: Measures, *, adds: bool = False) -> None:
        super().__init__(theme)
        self._metric, self._measures = metric, measures
        self._adds = adds and metric.kind == "integer"
        self._value: Decimal | int | None = None
        self.editingFinished.connect(self.commit)

    def measure(self, metric: Metric, measures: Measures) -> None:
        """Use another metric or other units."""
        self._metric, self._measures = metric, measures
        self.show_value(self._value)

    @property
    def value(self) -> Decimal | int | None:
        """The stored value, whatever is being typed."""
        return self._value

    def show_value(self, value: Decimal | int | None) -> None:
        """Show the stored value; text being typed, or marked, is left alone."""
        self._value = value
        self.show_text(self._written())

    def commit(self) -> bool:
        """Emit what was typed, if it is new; False if it is invalid."""
        if not self.is_edited:
            return True
        text = self.text().strip()
        try:
            if not text:
                self._emit_value(None)
            elif text == self._written() and self._value is not None:
                self._emit_value(Decimal(self._value))  # typed again: a refused day is sent again
            else:
                self._read(text)
        except InvalidInput as error:
            self.reject(message_of(error))
        return not self.problem

    def _read(self, text: str) -> None:
        value, signed = self._measures.read(self._metric, text)
        if signed and self._adds:
            checked_number(self._metric, abs(value))
            self._emit_value(value, step=True)
        else:
            self._emit_value(Decimal(checked_number(self._metric, value)))

    def _emit_value(self, value: Decimal | None, *, step: bool = False) -> None:
        """Emit a value; the field counts as unedited meanwhile, so that the receiver can show another value."""
        self.mark_stored()
        (self.stepped if step else self.entered).emit(value)
        if not self.problem:
            self._show()

    def _written(self) -> str:
        return "" if self._value is None else self._measures.number(self._metric, self._value, grouped=False)


class PasscodeField(QLineEdit):
    """A field whose text is hidden; ``caps_lock_seen`` tells whether Caps Lock is on, as far as the keys show it."""

    caps_lock_seen = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._caps_lock = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhHiddenText | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * PASSCODE_CHARACTERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._see_caps_lock(self._caps_lock is False)
        elif typed.lower() != typed.upper():  # a letter
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._see_caps_lock(typed.isupper() != shifted)
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.clear()
            return
        super().keyPressEvent(event)

    def _see_caps_lock(self, on: bool) -> None:
        self._caps_lock = on
        self.caps_lock_seen.emit(on)
