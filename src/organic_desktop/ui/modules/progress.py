"""A module's progress and focus as cards: a number that follows the topics or stands by hand, and one line of text."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from organic_desktop.app.modules import ModuleState
from organic_desktop.ui.text.numbers import percent
from organic_desktop.ui.theme.theme import TINY, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.metric_card import MetricCard, Number
from organic_desktop.ui.widgets.notes_card import AUTOSAVE_MS, units
from organic_desktop.ui.widgets.plain_text import in_a_line
from organic_desktop.wellness.modules import PERCENT

WHOLE = Decimal(100)


class ProgressCard(MetricCard):
    """The progress, typed or stepped by hand; ``follow`` asks for the topics' own again."""

    follow = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, PERCENT)
        self._state_words = ""
        self._follow = QPushButton()
        self._follow.clicked.connect(self.follow)
        self.body.insertSpacing(self.body.indexOf(self.problem), TINY)
        self.body.insertWidget(self.body.indexOf(self.problem), self._follow, 0, Qt.AlignmentFlag.AlignLeading)

    def show_state(self, state: ModuleState) -> None:
        """Show a module's progress and what it stands on."""
        follows = bool(state.module.topics) and not state.by_hand
        self._state_words = self.tr("Follows your topics") if follows else self.tr("Set by hand")
        self.show_value(state.progress if state.row else None, WHOLE)
        back = percent(state.from_topics, self.locale())
        self._follow.setText(self.tr("Follow the topics again ({0})").format(back))
        held = self._follow.hasFocus()
        self._follow.setVisible(state.by_hand)
        if held and not state.by_hand:
            self._number.setFocus()

    def _goal_text(self, value: Number, goal: Decimal) -> str:
        return self._state_words


class FocusCard(Card):
    """One line: what the person is working on. Saves itself a moment after the last key, as the notes do."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Focus"))
        self.field = QLineEdit()
        self._saved = ""  # what the field began with: typed back to that, nothing was typed
        self.field.setAccessibleName(self.tr("Focus"))
        self.field.setPlaceholderText(self.tr("What are you working on just now?"))
        self._pause = QTimer(self, interval=AUTOSAVE_MS, singleShot=True)
        self._pause.timeout.connect(self.flush)
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self.field.editingFinished.connect(self.flush)
        self.body.addWidget(self.field)
        self.body.addWidget(label(self.tr("One thing is plenty."), "caption"))
        self.finish()

    def show_text(self, text: str) -> None:
        """Show the focus; what is being typed is never rewritten."""
        if self.field.isModified() and self.field.text() not in (text, self._saved):
            return
        too_long = units(text) > self.field.maxLength()  # the field would cut it, and save what is left
        self.field.setReadOnly(too_long)
        text = in_a_line(text) if too_long else text
        self._saved = text
        if self.field.text() != text:
            position = self.field.cursorPosition()
            self.field.setText(text)
            self.field.setCursorPosition(min(position, len(text)))
        self.field.setModified(False)
        self._pause.stop()

    def flush(self) -> bool:
        """Save what isn't saved yet; whether all is saved (``show_text`` tells that it is)."""
        self._pause.stop()
        if self.field.isModified() and self.field.text() == self._saved:
            self.field.setModified(False)
        if self.field.isModified():
            self.written.emit(self.field.text())
        return not self.field.isModified()
