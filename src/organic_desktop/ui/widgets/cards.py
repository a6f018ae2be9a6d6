"""Cards, labels in the theme's looks, and the empty state of a page; a metric's colour and icon."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.theme.theme import HUGE, LARGE, MEDIUM, PAGE_MARGIN, SMALL, TINY
from organic_desktop.ui.widgets.painted import Sign
from organic_desktop.ui.widgets.plain_text import ElidedLabel, Label

COLOURS = {
    "sleep_hours": "sleep",
    "water_intake_ml": "water",
    "exercise_minutes": "exercise",
    "meditation_minutes": "meditation",
    "progress_percentage": "accent",
}
SIGNS = {**COLOURS, "mood_score": "mood", "energy_level": "energy", "progress_percentage": "modules"}
FIELD_DIGITS = 14
ONE_LINE = frozenset({"title", "heading", "strong"})


class Card(QFrame):
    """A titled surface with room for an error message about its value."""

    def __init__(self, title: str, sign: Sign | None = None) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        self.body.setSpacing(TINY)
        self.title = label(title, "soft")
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        if sign:
            head.addWidget(sign)
        head.addWidget(self.title, 1)
        self.body.addLayout(head)
        self.problem = label("", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()

    def finish(self) -> None:
        """Add the error message below everything else."""
        self.body.addWidget(self.problem)
        self.body.addStretch(1)

    def show_problem(self, sentence: str) -> None:
        """Show an error message; an empty one hides it."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def label(text: str, look: str) -> Label:
    """Return a label in one of the theme's looks: title, heading, strong, soft, caption, error.

    It is aligned to the layout's leading side; Qt would align by the script of the text.
    """
    made = Label(text, line=look in ONE_LINE)
    _dress(made, look)
    return made


def paragraph(text: str, look: str = "") -> Label:
    """Return a label like that of ``label`` whose text wraps."""
    made = label(text, look)
    made.setWordWrap(True)
    return made


def elided(text: str = "", look: str = "") -> ElidedLabel:
    """Return a label like that of ``label`` that is cut where there is no room."""
    made = ElidedLabel()
    made.setText(text)
    _dress(made, look)
    return made


def _dress(made: Label, look: str) -> None:
    sides = Qt.AlignmentFlag
    begin = sides.AlignRight if made.isRightToLeft() else sides.AlignLeft
    made.setAlignment(begin | sides.AlignAbsolute | sides.AlignVCenter)
    made.setProperty("look", look)


class MessageLine(Label):
    """The sentence at the foot of a dialog: how it goes, or what went wrong. Screen readers say it."""

    def __init__(self, look: str = "soft") -> None:
        super().__init__("")
        self._look = look
        self.setWordWrap(True)
        _dress(self, look)
        self.hide()

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Show a sentence, in the colour of errors if it is a problem; an empty one hides the line."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
        self.setProperty("look", "error" if problem else self._look)
        self.style().polish(self)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


class EmptyState(QWidget):
    """The contents of a page without data: a sentence, and the button ``begin`` that emits ``wanted``."""

    wanted = Signal()

    def __init__(self, sentence: str, action: str) -> None:
        super().__init__()
        words = paragraph(sentence, "soft")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.begin = QPushButton(action)
        self.begin.setProperty("look", "primary")
        self.begin.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN[0], 0, PAGE_MARGIN[0], 0)
        column.setSpacing(HUGE)
        column.addStretch(2)
        column.addWidget(words)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
