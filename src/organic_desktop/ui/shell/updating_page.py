"""What is in sight while data of an older version are brought forward: seconds, for many years on a busy computer.

The page of today would say meanwhile that nothing is logged, and save nothing that is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from organic_desktop.ui.theme.theme import LARGE
from organic_desktop.ui.widgets.cards import label

if TYPE_CHECKING:
    from organic_desktop.ui.shell.window import MainWindow


class UpdatingPage(QFrame):
    """Shown alone from when it is made until ``leave``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        about = self.tr(
            "They are copied first, and then brought to the form of this version. With many years of data this takes"
            " some seconds."
        )
        for sentence, look in ((self.tr("Updating your data…"), "title"), (about, "soft")):
            words = label(sentence, look)
            words.setWordWrap(True)
            column.addWidget(words)
        window.pages.addWidget(self)
        window.pages.setCurrentWidget(self)
        self._hold(True)

    def leave(self) -> None:
        """Give way to the first page."""
        self._window.pages.turn_to("today")
        self._window.pages.removeWidget(self)
        self._hold(False)
        self.deleteLater()

    def _hold(self, held: bool) -> None:
        self._window.sidebar.setEnabled(not held)
        self._window.menus.hold(held)
