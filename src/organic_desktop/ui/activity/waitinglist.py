"""Changes that wait to be sent, a row each: what it is, since when, and what the server said where it said no.

What can be done about a refused one is refusedview.py's.
"""

from __future__ import annotations

from collections.abc import Sequence

from organic_desktop.store.sync_history import Change
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.lists import TwoLineList


class ChangeList(TwoLineList[Change]):
    """A view of any number of changes."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, identity=lambda change: change.row_id)

    def show_changes(self, changes: Sequence[Change], words: ActivityWords) -> None:
        """Show other changes; the one that was chosen stays chosen."""
        self.show_items(
            changes,
            words.change,
            lambda change: translate_message(change.reason) if change.refused else words.since(change),
            words,
        )
