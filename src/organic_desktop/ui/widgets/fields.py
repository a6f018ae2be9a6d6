"""Fields that keep what can't be taken, marked, until it is answered; and the one in which a metric's value is typed.

What a value means is ``wellness/reading.py``'s, what an edit does is the page's; the sentence stands on the card.
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from organic_desktop.core.errors import InvalidInput
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import message_of
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.entry import Metric, checked_number


class MarkedField(QLineEdit):
    """A line of text; ``problem_changed`` carries the sentence to show beside it, "" once it is answered.

    An outline and a sign mark it, and screen readers say the sentence. Writing on answers it, and so does Escape, which
    emits ``given_up``: what was shown before is there again.
    """

    problem_changed = Signal(str)
    given_up = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.problem = ""
        self._in_force = self._shown = ""
        self._composes = False
        self._theme = theme
        self._sign: QAction | None = None
        self.textEdited.connect(lambda _text: self.accept())
        theme.changed.connect(self._show_sign)

    def show_text(self, text: str) -> None:
        """Show what is in force; what is being typed, or is marked, is left alone."""
        self._in_force = text
        if not (self.is_typed or self._composes):
            self._show()

    def take(self) -> None:
        """What is written here is in force: nothing is typed any more, and nothing marked."""
        self.accept()
        self._shown = self.text()
        self.setModified(False)

    @property
    def is_typed(self) -> bool:
        """Whether it holds something else than what is in force; to have the keyboard is not enough. Also by who sets
        the whole text, as assistive technology does."""
        return self.isModified() or bool(self.problem) or self.text() != self._shown

    def give_up(self) -> None:
        """Show again what is in force."""
        self.accept()
        self._show()
        self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel) and self.is_typed:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method composes isn't text yet, but another text would end it."""
        self._composes = bool(event.preeditString())
        super().inputMethodEvent(event)

    def refuse(self, sentence: str) -> None:
        """Keep the text, and mark it; ``sentence`` says why it can't be taken."""
        self._mark(sentence)

    def accept(self) -> None:
        """Take the mark away."""
        if self.problem:
            self._mark("")

    def _show(self) -> None:
        """Where all was chosen, so as to be replaced by the next key, all is chosen again."""
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
    """Where a metric's value is typed, in the user's units and as their country writes.

    ``entered`` carries a value in stored units, or None where the field was emptied; ``stepped`` what is to be added,
    where ``adds`` and a whole number has a sign before it: +250. Both only carry what an entry takes. Who then can't
    carry it out says so by ``refuse``.
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
        """Take values of this metric, in these units, from now on."""
        self._metric, self._measures = metric, measures
        self.show_value(self._value)

    def show_value(self, value: Decimal | int | None) -> None:
        """Show the value in force; what is being typed, or is marked, is left alone."""
        self._value = value
        self.show_text(self._written())

    def commit(self) -> bool:
        """Hand on what was typed, if it is new; whether nothing is left that can't be taken."""
        if not self.is_typed:
            return True
        text = self.text().strip()
        try:
            if not text:
                self._hand_on(None)
            elif text == self._written() and self._value is not None:
                self._hand_on(Decimal(self._value))  # the same once more: a refused day is sent again
            else:
                self._read(text)
        except InvalidInput as error:
            self.refuse(message_of(error))
        return not self.problem

    def _read(self, text: str) -> None:
        value, signed = self._measures.read(self._metric, text)
        if signed and self._adds:
            checked_number(self._metric, abs(value))
            self._hand_on(value, step=True)
        else:
            self._hand_on(Decimal(checked_number(self._metric, value)))

    def _hand_on(self, value: Decimal | None, *, step: bool = False) -> None:
        """Unmodified already while it is handed on, so that the answer can show another value, or refuse."""
        self.take()
        (self.stepped if step else self.entered).emit(value)
        if not self.problem:
            self._show()

    def _written(self) -> str:
        return "" if self._value is None else self._measures.number(self._metric, self._value, grouped=False)
