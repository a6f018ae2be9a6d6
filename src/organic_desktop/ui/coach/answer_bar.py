"""The line below a conversation about its last answer: its state in a sentence, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.coach.words import Act
from organic_desktop.ui.theme.theme import SMALL, TINY
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import Flow


class AnswerBar(QWidget):
    """Hidden if there is nothing to say or do; ``wanted`` carries an Act.

    ``left``: a button that has the keyboard is about to go.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = label("", "soft")
        self.sentence.setWordWrap(True)
        self._row = Flow()
        self._row.setSpacing(SMALL)
        self._acts: list[tuple[Act, str]] = []
        self._buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, TINY, 0, TINY)
        column.setSpacing(TINY)
        column.addWidget(self.sentence)
        column.addLayout(self._row)
        self.hide()

    def show_answer(self, sentence: str, acts: Sequence[tuple[Act, str]]) -> None:
        """Show a sentence and buttons; the same buttons stay, so that a focused one keeps the focus."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        if list(acts) != self._acts:
            self._acts = list(acts)
            self._replace_buttons()
        self.setVisible(bool(sentence or acts))

    def _replace_buttons(self) -> None:
        if any(button.hasFocus() for button in self._buttons):
            self.left.emit()
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for act, words in self._acts:
            button = QPushButton(words)
            button.clicked.connect(lambda _, act=act: self.wanted.emit(act))
            self._row.addWidget(button)
            self._buttons.append(button)
