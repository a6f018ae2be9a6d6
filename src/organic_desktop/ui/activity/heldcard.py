"""The question what becomes of many rows that the server no longer has; nothing goes before it is answered.

What sync does while it waits for the answer, and with it, is ``sync/sweep.py``'s.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from organic_desktop.sync.report import Missing
from organic_desktop.ui.theme import SMALL
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.flow import Flow


class HeldCard(Card):
    """``decided`` carries the answer, a ``Missing``."""

    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__("")
        self.title.setProperty("look", "strong")
        self.title.setWordWrap(True)
        question = label(
            self.tr(
                "They are still on this computer. Perhaps you deleted them on another device; perhaps something went "
                "wrong there. Nothing was removed here, and a copy of your data was saved beside it. Until you decide "
                "they stay on this computer only; everything else goes on syncing."
            ),
            "",
        )
        question.setWordWrap(True)
        self.keep = QPushButton(self.tr("Keep my copies"))
        self.keep.setProperty("look", "primary")
        self.keep.setToolTip(self.tr("They are sent again, and so come back on your other devices, too."))
        self.keep.clicked.connect(lambda: self.decided.emit(Missing.KEEP))
        self.remove = QPushButton(self.tr("Remove them here too"))
        self.remove.clicked.connect(lambda: self.decided.emit(Missing.REMOVE))
        buttons = Flow()
        for button in (self.keep, self.remove):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        self.body.setSpacing(SMALL)
        self.body.addWidget(question)
        self.body.addLayout(buttons)
        self.finish()
        self.hide()

    def show_rows(self, rows: str) -> None:
        """Ask about these rows, counted in words; none: nothing to ask."""
        self.title.setText(self.tr("The server no longer has {0}").format(rows))
        self.setVisible(bool(rows))

    def show_busy(self, busy: bool) -> None:
        """While a decision is carried out there is no other."""
        for button in (self.keep, self.remove):
            button.setEnabled(not busy)
