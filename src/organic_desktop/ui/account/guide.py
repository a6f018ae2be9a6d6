"""The guide to accounts: what one is, what a server is, and how to get either."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organic_desktop.ui.widgets.text_dialog import SIZE_IN_CHARACTERS, TextDialog, help_text

LINES = 28


class AccountGuide(TextDialog):
    """``resources/help/account.*.md`` in a dialog over the account's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("About accounts"), help_text("account.{0}.md"))
        screen, metrics = self.screen().availableSize(), self.fontMetrics()
        wanted = metrics.horizontalAdvance("n") * SIZE_IN_CHARACTERS[0], metrics.height() * LINES
        self.resize(min(wanted[0], screen.width() * 9 // 10), min(wanted[1], screen.height() * 8 // 10))
