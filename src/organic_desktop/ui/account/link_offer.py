"""A link that came while the account form is open: what it names, above the form, until the user answers.

It takes no keyboard: a password may just be typed for the server that the form names.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from organic_desktop.core.settings import Project
from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.questions import Hold


class LinkOffer(Card):
    """``stay`` and ``go`` are its buttons, of which one does something; it is ``answered`` by either."""

    answered = Signal()

    def __init__(
        self, project: Project, question: tuple[str, str], stay: str, go: tuple[str, Callable[[], object]]
    ) -> None:
        super().__init__(question[0])
        self.project = project
        self._said = " ".join(question)
        self.body.setSpacing(SMALL)
        more = label(question[1], "")
        more.setWordWrap(True)
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(more)
        words, act = go
        self._row = QHBoxLayout()
        self._row.setSpacing(SMALL)
        self._row.addStretch(1)
        self._add(stay)
        take = self._add(words)
        take.clicked.connect(lambda: act())
        Hold(take, self)
        self.body.addLayout(self._row)
        self.finish()

    def _add(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(self.answered)
        self._row.addWidget(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._said))  # as it takes no keyboard
