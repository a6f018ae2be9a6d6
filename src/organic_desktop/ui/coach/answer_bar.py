"""The line below a conversation about its last answer: its state in a sentence, and what can be done about it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.coach.words import Act
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import SMALL, TINY
from organic_desktop.ui.widgets.cards import label, paragraph
from organic_desktop.ui.widgets.layouts import Flow

A_SECOND_MS = 1_000
A_MINUTE = 60  # seconds


class AnswerBar(QWidget):
    """Hidden if there is nothing to say or do; ``wanted`` carries an Act.

    ``left``: a button that has the keyboard is about to go.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._retry_in: Callable[[], float] = lambda: 0.0
        self.sentence = paragraph("", "soft")
        self.countdown = label("", "soft")
        # Its text changes each second; a screen reader is told this once, and hears that Retry can't be pressed yet.
        self.countdown.setAccessibleName(self.tr("Retry is possible once the time is over that the server asked for."))
        self._second = QTimer(self, interval=A_SECOND_MS)
        self._second.timeout.connect(self._count_down)
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

    def show_answer(
        self, sentence: str, acts: Sequence[tuple[Act, str]], retry_in: Callable[[], float] = lambda: 0.0
    ) -> None:
        """Show a sentence and buttons; the same buttons stay, so that a focused one keeps the focus.

        ``retry_in`` says for how many seconds Retry can't be pressed yet.
        """
        self._retry_in = retry_in
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        if list(acts) != self._acts:
            self._acts = list(acts)
            self._replace_buttons()
        self._count_down()
        self.setVisible(bool(sentence or acts))

    def _count_down(self) -> None:
        """Say how long a retry has to wait, and allow it after that."""
        seconds = math.ceil(self._retry_in())
        waits = seconds > 0
        for button, (act, _) in zip(self._buttons, self._acts, strict=True):
            if act is Act.RETRY:
                if waits and button.hasFocus():
                    self.left.emit()
                button.setEnabled(not waits)
        self.countdown.setText(self._in_words(seconds) if waits else "")
        self.countdown.setVisible(waits)
        if waits:
            self._second.start()
        else:
            self._second.stop()

    def _in_words(self, seconds: int) -> str:
        if seconds < 2 * A_MINUTE:
            return self.tr("again in {0} s").format(format_number(seconds, self.locale()))
        return self.tr("again in {0} min").format(format_number(math.ceil(seconds / A_MINUTE), self.locale()))

    def _replace_buttons(self) -> None:
        if any(button.hasFocus() for button in self._buttons):
            self.left.emit()
        self._row.removeWidget(self.countdown)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for act, words in self._acts:
            button = QPushButton(words)
            button.clicked.connect(lambda _, act=act: self.wanted.emit(act))
            self._row.addWidget(button)
            button.show()  # with the sentence; the layout would show it an event later
            self._buttons.append(button)
            if act is Act.RETRY:
                self._row.addWidget(self.countdown)
