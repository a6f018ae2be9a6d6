"""The question what becomes of rows that the server no longer has, or has in an older state than this computer.

Nothing of them changes before it is answered. What sync does meanwhile, and with the answer: ``sync/deletions.py``.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from organic_desktop.sync.status import Missing
from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import set_tip


class HeldCard(Card):
    """``decided`` carries the answer, a ``Missing``."""

    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__("")
        self.title.setProperty("look", "strong")
        self.title.setWordWrap(True)
        self._question = label("", "")
        self._question.setWordWrap(True)
        self.keep, self.remove = QPushButton(), QPushButton()
        self.keep.setProperty("look", "primary")
        set_tip(self.keep, self.tr("They are sent again, and so come back on your other devices, too."))
        set_tip(self.remove, self.tr("What goes from here can be restored from “Removed by sync” for a year."))
        self.keep.clicked.connect(lambda: self.decided.emit(Missing.KEEP))
        self.remove.clicked.connect(lambda: self.decided.emit(Missing.REMOVE))
        buttons = Flow()
        for button in (self.keep, self.remove):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        self.body.setSpacing(SMALL)
        self.body.addWidget(self._question)
        self.body.addLayout(buttons)
        self.finish()
        self.hide()

    def show_question(self, rows: str, *, went_back: bool) -> None:
        """Ask about these rows, counted in words; none: nothing to ask."""
        if went_back:
            self._ask_about_the_server(rows)
        else:
            self._ask_about_missing_rows(rows)
        self.setVisible(bool(rows))

    def show_busy(self, busy: bool) -> None:
        """While a decision is carried out there is no other."""
        for button in (self.keep, self.remove):
            button.setEnabled(not busy)

    def _ask_about_missing_rows(self, rows: str) -> None:
        self.title.setText(self.tr("The server no longer has {0}").format(rows))
        self._question.setText(
            self.tr(
                "They are still on this computer. Perhaps you deleted them on another device; perhaps something went "
                "wrong there. Nothing was removed here, and a copy of your data was saved beside it. Until you decide "
                "they stay on this computer only; everything else goes on syncing."
            )
        )
        self.keep.setText(self.tr("Keep my copies"))
        self.remove.setText(self.tr("Remove them here too"))

    def _ask_about_the_server(self, rows: str) -> None:
        self.title.setText(self.tr("The server is behind this computer: {0} gone or older there").format(rows))
        self._question.setText(
            self.tr(
                "Perhaps it was restored from an older copy; perhaps your newest entries were deleted on another "
                "device. Nothing was changed here, and a copy of your data was saved beside it. Until you decide "
                "these stay as they are; everything else goes on syncing."
            )
        )
        self.keep.setText(self.tr("Put this computer's back"))
        self.remove.setText(self.tr("Take the server's"))
