"""The Coach page before the first conversation: what the coach is, questions to begin with, and where one is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from organic_desktop.app.coach_drafts import NEW
from organic_desktop.ui.coach.composer import Composer
from organic_desktop.ui.theme.theme import LARGE, SMALL
from organic_desktop.ui.widgets.cards import paragraph
from organic_desktop.ui.widgets.layouts import Flow, Scrolled

if TYPE_CHECKING:
    from organic_desktop.app.facade import App


class Beginning(Scrolled):
    """``asked`` carries the first question."""

    asked = Signal(str)

    def __init__(self, app: App) -> None:
        super().__init__(0)
        self._app, self._stored = app, ""
        column = self.add_readable_column()
        column.setSpacing(LARGE)
        for words, look in (
            (self.tr("Ask about your days"), "heading"),
            (
                self.tr(
                    "The built-in coach answers by rules from what you logged, on this computer and without an account."
                    " It is no person and no language model; you can connect one in Settings."
                ),
                "soft",
            ),
        ):
            column.addWidget(paragraph(words, look))
        examples = QWidget()
        row = Flow(examples)
        row.setSpacing(SMALL)
        for question in self._examples():
            button = QPushButton(question)
            button.setProperty("look", "chip")
            button.clicked.connect(lambda _, question=question: self.asked.emit(question))
            row.addWidget(button)
        column.addWidget(examples)
        self.composer = Composer()
        self.composer.asked.connect(self.asked)
        self.composer.paused.connect(self.keep_draft)
        column.addWidget(self.composer)
        self.about_sync = paragraph(
            self.tr("Conversations stay on this computer. With an account they are on your other devices, too."),
            "caption",
        )
        self.about_sync.hide()
        column.addWidget(self.about_sync)
        self.parts.addStretch(1)
        self.setFocusProxy(self.composer.field)

    def show_account(self, signed_in: bool) -> None:
        """Say what an account is good for to who has none."""
        self.about_sync.setVisible(not signed_in)

    def change_account(self, draft: str) -> None:
        """Have what was typed in this account in place of what was typed in another one."""
        self._stored = draft
        self.composer.type(draft)

    def keep_draft(self) -> None:
        """Store what is typed, so that it survives a restart."""
        if self.composer.text != self._stored:
            self._stored = self.composer.text
            self._app.coach.drafts.keep(NEW, self._stored)

    def _examples(self) -> tuple[str, ...]:
        return (
            self.tr("How did I sleep in the last 30 days?"),
            self.tr("Do I sleep better when I exercise?"),
            self.tr("Why is my streak what it is?"),
            self.tr("Which weekday is my best?"),
            self.tr("What can you answer?"),
        )
