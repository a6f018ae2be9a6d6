"""The question whether many rows that the server no longer has shall go here, too; nothing goes before it is answered.

What sync does while it waits for the answer is ``sync/sweep.py``'s.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from organic_desktop.ui.theme import SMALL
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.flow import Flow


class HeldCard(Card):
    """``remove_wanted``: the user lets them go. To keep them needs no act, only that the question steps back."""

    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.title.setProperty("look", "strong")
        self.title.setWordWrap(True)
        self._rows, self._kept = "", False
        self._question = label("", "")
        self._question.setWordWrap(True)
        self.keep = QPushButton(self.tr("Keep my copies"))
        self.keep.setProperty("look", "primary")
        self.keep.clicked.connect(lambda: self._step_back(True))
        self.remove = QPushButton(self.tr("Remove them here too"))
        self.remove.clicked.connect(self.remove_wanted)
        self.again = QPushButton(self.tr("Decide again"))
        self.again.setProperty("look", "link")
        self.again.clicked.connect(lambda: self._step_back(False))
        buttons = Flow()
        for button in (self.keep, self.remove, self.again):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        self.body.setSpacing(SMALL)
        self.body.addWidget(self._question)
        self.body.addLayout(buttons)
        self.finish()
        self.hide()

    def show_rows(self, rows: str) -> None:
        """Ask about these rows, counted in words; none: nothing to ask."""
        if rows != self._rows:
            self._rows, self._kept = rows, False
            self.show_problem("")
        self.show_busy(False)
        self._write()
        self.setVisible(bool(rows))

    def show_busy(self, busy: bool) -> None:
        """While they are being removed nothing else can be chosen."""
        for button in (self.keep, self.remove):
            button.setEnabled(not busy)

    def _step_back(self, kept: bool) -> None:
        self._kept = kept
        self._write()
        (self.again if kept else self.keep).setFocus()

    def _write(self) -> None:
        for button in (self.keep, self.remove):
            button.setVisible(not self._kept)
        self.again.setVisible(self._kept)
        if self._kept:
            self.title.setText(self.tr("Kept on this computer: {0}").format(self._rows))
            self._question.setText(
                self.tr(
                    "Nothing was removed. Everything else goes on syncing, at longer intervals. These stay on this "
                    "computer only; what you edit of them is sent again."
                )
            )
        else:
            self.title.setText(self.tr("The server no longer has {0}").format(self._rows))
            self._question.setText(
                self.tr(
                    "They are still on this computer. Perhaps you deleted them on another device; perhaps something "
                    "went wrong there. Nothing was removed here, and a copy of your data was saved beside it."
                )
            )
