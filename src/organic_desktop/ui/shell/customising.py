"""What the dialog of a page's cards calls them, and what it says of reminders: those of a hidden card still come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from organic_desktop.app.cards import CARDS, TODAY
from organic_desktop.ui.text.locales import join_list
from organic_desktop.ui.text.measures import column_name

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

TREND_CARDS = {
    "trend": QT_TRANSLATE_NOOP("Customising", "Day by day"),
    "compared": QT_TRANSLATE_NOOP("Customising", "Side by side"),
    "weekdays": QT_TRANSLATE_NOOP("Customising", "By weekday"),
    "streak": QT_TRANSLATE_NOOP("Customising", "Streak"),
    "numbers": QT_TRANSLATE_NOOP("Customising", "In numbers"),
}


def card_names(page: str) -> dict[str, str]:
    """Return the names of a page's cards, by what they are called in the settings."""
    if page == TODAY:
        return {column: column_name(column) for column in CARDS[page]}
    return {name: QCoreApplication.translate("Customising", str(words)) for name, words in TREND_CARDS.items()}


def reminders_note(app: App) -> str:
    """Return a sentence about the cards that have reminders: hiding one doesn't end them; "" if none has any."""
    columns = dict.fromkeys(each.column for each in app.reminders.all() if each.on and each.column in CARDS[TODAY])
    if not columns:
        return ""
    words = QCoreApplication.translate(
        "Customising", "Reminders still come for a hidden card ({0}). Change them in Settings › Reminders."
    )
    return words.format(join_list([column_name(column) for column in columns]))
