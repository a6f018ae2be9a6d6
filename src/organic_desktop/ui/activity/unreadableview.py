"""Rows of the server that can't be shown, or not whole, and why. There is nothing to do about them here."""

from __future__ import annotations

from collections.abc import Sequence

from organic_desktop.store.unreadable import Unreadable
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import ListDetail
from organic_desktop.ui.widgets.lists import TwoLineList


class UnreadableView(ListDetail):
    """A list with a card that says what the server holds."""

    def __init__(self, theme: Theme) -> None:
        self.list: TwoLineList[Unreadable] = TwoLineList(
            theme, self.tr("Rows that can't be shown"), identity=lambda row: (row.table, row.row_id)
        )
        super().__init__(self.list)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self._words: ActivityWords | None = None
        self._reason, self._values = label("", ""), label("", "")
        self._advice = label(
            self.tr("It stays on the server as it is. Once it is corrected there, it appears here by itself."), "soft"
        )
        for part in (self._reason, self._values, self._advice):
            part.setWordWrap(True)
            self.card.body.addWidget(part)
        self.card.finish()

    def show_rows(self, rows: Sequence[Unreadable], words: ActivityWords) -> None:
        """Show other rows."""
        self._words = words
        self.list.show_items(rows, words.unreadable, lambda row: translate_message(row.reason), words)
        self._show_current()

    def _show_current(self) -> None:
        row = self.list.current()
        if row is None or self._words is None:
            return
        self.card.title.setText(self._words.unreadable(row))
        self._reason.setText(translate_message(row.reason))
        self._values.setText(self._words.server_values(row))
        self._values.setVisible(bool(self._values.text()))
