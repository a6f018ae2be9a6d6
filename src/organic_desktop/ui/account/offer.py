"""The offer to fill in a link's project, above what is being typed in the account dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from organic_desktop.core.project import Project
from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.cards import Card, paragraph
from organic_desktop.ui.widgets.questions import EnableDelay


class LinkOffer(Card):
    """A link's project, offered above the steps; either button emits ``answered``.

    It takes no focus: the user may be typing a password for another project. ``go`` is the text and action of
    the button that fills the project in.
    """

    answered = Signal()

    def __init__(
        self, project: Project, question: tuple[str, str], stay: str, go: tuple[str, Callable[[], object]]
    ) -> None:
        super().__init__(question[0])
        self.project = project
        self._said = " ".join(question)
        self.body.setSpacing(SMALL)
        more = paragraph(question[1])
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(more)
        words, act = go
        self._row = QHBoxLayout()
        self._row.setSpacing(SMALL)
        self._row.addStretch(1)
        self._add(stay)
        take = self._add(words)
        take.clicked.connect(lambda: act())
        EnableDelay(take, self)
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
