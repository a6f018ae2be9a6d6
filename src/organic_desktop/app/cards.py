"""Which cards a page shows, and in which order: the user's choice, kept in the settings by the cards' names.

Hiding a card hides no data: History, search and exports have it as ever, and its reminders still come.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import Settings, SettingsFile
from organic_desktop.wellness.metrics import METRICS, Metric, metric

TODAY, TRENDS = "today", "trends"
CARDS: dict[str, tuple[str, ...]] = {
    TODAY: tuple(metric.column for metric in METRICS),
    TRENDS: ("trend", "compared", "weekdays", "streak", "numbers"),
}
"""The cards of each page that can be arranged, in the program's order."""


class Cards:
    """Arranges cards. Raises InvalidInput or DatabaseUnwritable: nothing was changed."""

    def __init__(self, settings: SettingsFile) -> None:
        self._settings = settings

    def arrange(self, page: str, order: Sequence[str], hidden: Collection[str]) -> None:
        """Show a page's cards in an order, without those that are hidden; one of them always stays."""
        names = CARDS[page]
        if sorted(order) != sorted(names) or not set(hidden) <= set(names):
            raise InvalidInput(Sentence("These are other cards than the page has."))
        if set(hidden) == set(names):
            raise InvalidInput(Sentence("One card always stays."))
        chosen = () if tuple(order) == names else tuple(order)

        def changes(settings: Settings) -> dict[str, object]:
            return {
                "card_order": _with(settings.card_order, page, chosen),
                "hidden_cards": _with(settings.hidden_cards, page, tuple(sorted(hidden))),
            }

        self._settings.change_by(changes)


def arranged(settings: Settings, page: str) -> list[str]:
    """Return all cards of a page in the user's order; one that the order doesn't know yet is where the program has it.

    What the settings name beyond them, from another version, is left out.
    """
    names, order = CARDS[page], settings.card_order.get(page, ())
    found = [name for name in dict.fromkeys(order) if name in names]
    for place, name in enumerate(names):
        if name not in found:
            before = next((found.index(each) + 1 for each in reversed(names[:place]) if each in found), 0)
            found.insert(before, name)
    return found


def shown(settings: Settings, page: str) -> list[str]:
    """Return the cards of a page that aren't hidden, in the user's order; the first if none was left."""
    order, hidden = arranged(settings, page), settings.hidden_cards.get(page, ())
    return [name for name in order if name not in hidden] or order[:1]


def shown_metrics(settings: Settings) -> list[Metric]:
    """Return the metrics that have a card on Today, in the user's order; the tray and the quick log have these, too."""
    return [metric(column) for column in shown(settings, TODAY)]


def _with(parts: dict[str, tuple[str, ...]], page: str, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {each: held for each, held in parts.items() if each != page} | ({page: names} if names else {})
