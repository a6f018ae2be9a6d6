"""The cards of one day: its metrics and notes, and the edits made in them.

The Today page and the year view of History show them; nothing else in the pages edits a day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from organic_desktop.app.cards import TODAY, shown
from organic_desktop.app.first_look import FirstLook
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.text.dates import format_time
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import CARD_GAP, Theme
from organic_desktop.ui.widgets.cards import COLOURS
from organic_desktop.ui.widgets.metric_card import MetricCard
from organic_desktop.ui.widgets.notes_card import NotesCard
from organic_desktop.ui.widgets.scores import ENERGY, MOOD, ScaleCard
from organic_desktop.wellness.metrics import METRICS, NOTES, Metric

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.store.reads import Entry

MOST_COLUMNS = 3


class DayCards(QWidget):
    """A card for each metric, the notes, and the page's own widget ``beside`` them.

    ``keyed`` is emitted with a column and its former value after a key has set a score, ``turned`` after another day is
    shown. ``tall`` puts ``beside`` next to all cards, not only to the notes; ``hints`` shows the keys of the scores;
    ``chosen`` shows only the cards that the user has on Today, in their order (app/cards.py), instead of all.
    An edit isn't shown by itself: the page is refreshed after every change of rows, its own edits included.
    """

    keyed = Signal(str, object)
    turned = Signal()

    def __init__(
        self,
        app: App | FirstLook,
        theme: Theme,
        beside: QWidget,
        *,
        tall: bool = False,
        hints: bool = False,
        chosen: bool = False,
    ) -> None:
        super().__init__()
        self._app = app
        self._hints = hints
        self._chosen = chosen
        self._measures: Measures | None = None
        self._day = date.min
        self.cards: dict[str, MetricCard | ScaleCard] = {metric.column: self._card(theme, metric) for metric in METRICS}
        self.notes = NotesCard(theme, self.tr("Notes"))
        self.notes.written.connect(self._save_notes)
        self._beside, self._tall = beside, tall
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(CARD_GAP)
        self._columns = self._room = 0
        self._shown = [*self.cards]

    @property
    def day(self) -> date:
        """The day shown."""
        return self._day

    def hand_over(self, app: App) -> None:
        """Read and edit the days of the App from now on, which has taken over the edits of the first look."""
        self._app = app

    def show_day(self, day: date) -> bool:
        """Turn to another day and show it; False if that isn't possible, and the day stays."""
        turned = self.turn_to(day)
        if turned:
            self.refresh()
        return turned

    def turn_to(self, day: date) -> bool:
        """Make another day the one to show, after saving what is being typed; False if that can't be saved."""
        if (not self._commit_values() and day != self._day) or not self.notes.flush():
            return False
        if day != self._day:
            self.notes.field.clearFocus()
            self.notes.show_saved("")
            self.turned.emit()
        self._day = day
        for card in (*self.cards.values(), self.notes):
            card.show_problem("")
        return True

    def refresh(self) -> None:
        """Show the day from the database."""
        self.show_entry(self._app.days.entry(self._day))

    def show_entry(self, entry: Entry | None) -> None:
        """Show the day's entry, as just read from the database."""
        if self._chosen and (wanted := shown(self._app.settings, TODAY)) != self._shown:
            self._shown = wanted
            self._arrange_shown()
        measures = Measures(self.locale(), self._app.units())
        for metric in METRICS:
            card, value = self.cards[metric.column], getattr(entry, metric.column) if entry else None
            if isinstance(card, MetricCard):
                if measures != self._measures:
                    card.measure_in(measures)
                card.show_value(value, self._app.goal_on(metric, self._day))
                card.show_usual(self._app.days.usual(metric, self._day))
            else:
                card.show_value(value)
        self._measures = measures
        self.notes.show_text((entry.nutrition_notes if entry else None) or "")

    def flush(self) -> bool:
        """Save what is being typed; False if the notes couldn't be saved. An invalid value stays in its field."""
        self._commit_values()
        return self.notes.flush()

    def invalid_input(self) -> dict[str, str]:
        """Return invalid input that is still in its field, by column."""
        cards = {column: card for column, card in self.cards.items() if isinstance(card, MetricCard)}
        return {column: card.invalid_input for column, card in cards.items() if card.invalid_input}

    def retype(self, invalid_input: dict[str, str]) -> None:
        """Type the invalid input of this day's former cards again, after the page was rebuilt."""
        for column, text in invalid_input.items():
            if isinstance(card := self.cards[column], MetricCard):
                card.retype(text)

    def arrange(self, room: int) -> None:
        """Lay out the cards in as many columns as fit into ``room``, three at most."""
        self._room = room
        self._use_columns(self._fitting_columns())

    def event(self, event: QEvent) -> bool:
        """Use fewer columns if the cards' contents have grown."""
        if event.type() == QEvent.Type.LayoutRequest and self._columns:
            self._use_columns(
                min(self._columns, self._fitting_columns())
            )  # never more: the number could alternate forever
        return super().event(event)

    def _fitting_columns(self) -> int:
        """Return how many columns fit; the last one holds the widget beside the cards."""
        needed = max(_least(self.cards[column]) for column in self._shown) + CARD_GAP
        last = max(needed, _least(self._beside) + CARD_GAP)
        return max(1, min(MOST_COLUMNS, 1 + (self._room + CARD_GAP - last) // needed))

    def _use_columns(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        side = 1 if columns > 1 else 0
        across = columns - side if self._tall else columns
        for number, column in enumerate(self._shown):
            self._grid.addWidget(self.cards[column], number // across, number % across)
        row = -(-len(self._shown) // across)
        self._grid.addWidget(self.notes, row, 0, 1, columns - side)
        if side and self._tall:
            self._grid.addWidget(self._beside, 0, columns - 1, row + 1, 1)
        else:
            self._grid.addWidget(self._beside, row + 1 - side, columns - 1)
        for number in range(MOST_COLUMNS):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)

    def _arrange_shown(self) -> None:
        """Show the chosen cards only, and let Tab go through them in their order."""
        for column, card in self.cards.items():
            self._grid.removeWidget(card)
            card.setVisible(column in self._shown)
        for part in (self.notes, self._beside):
            self._grid.removeWidget(part)
        parts: list[QWidget] = [*(self.cards[column] for column in self._shown), self.notes]
        inside = [each for part in parts for each in part.findChildren(QWidget)]
        stops = [each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._columns = 0
        if self._room:
            self._use_columns(self._fitting_columns())

    # -- edits --------------------------------------------------------------------------------------------------------

    def set_value(self, column: str, value: Decimal | None) -> None:
        """Set a value, or clear it with None."""
        self._edit(column, lambda app: app.days.log(self._day, {column: value}))

    def set_by_key(self, column: str, value: Decimal) -> None:
        """Set a score chosen by a key, and emit ``keyed``; one without a card here has no key either."""
        if column not in self._shown:
            return
        before = self.value(column)
        if self._edit(column, lambda app: app.days.log(self._day, {column: value})):
            self.keyed.emit(column, before)

    def step_by_key(self, metric: Metric, step: Decimal) -> None:
        """A step of a score by a key, which is said."""
        before = self.value(metric.column)
        if self._edit(metric.column, lambda app: app.days.step(self._day, metric, step)):
            self.keyed.emit(metric.column, before)

    def value(self, column: str) -> Decimal | None:
        """Return the stored value of the day shown."""
        entry = self._app.days.entry(self._day)
        return getattr(entry, column) if entry else None

    def await_energy(self, awaits: bool) -> None:
        """Show on the card whether the next digit sets the energy."""
        if isinstance(card := self.cards[ENERGY], ScaleCard):
            card.show_hint(self.tr("now 1–5") if awaits else self._hint(ENERGY))

    def step(self, metric: Metric, step: Decimal) -> None:
        """Add a step to a value."""
        self._edit(metric.column, lambda app: app.days.step(self._day, metric, step))

    def restore(self, column: str, value: object) -> None:
        """Set a column to a former value, as an edit of its own."""
        restored = value if value is None or isinstance(value, Decimal | int) else str(value)
        self._edit(column, lambda app: app.days.log(self._day, {column: restored}, source="undo"))

    def _commit_values(self) -> bool:
        """Commit what is being typed into the cards; False if some of it is invalid."""
        handed_on = [card.flush() for card in self.cards.values() if isinstance(card, MetricCard)]
        return all(handed_on)

    def _save_notes(self, text: str) -> None:
        edited = self._edit(NOTES, lambda app: app.days.write_notes(self._day, text, self.notes.before))
        if edited and not isinstance(self._app, FirstLook):  # whose edits are still to be saved
            now = format_time(self._app.now(), self.locale())
            self.notes.show_saved(self.tr("Saved on this computer {0}").format(now))

    def _edit(self, column: str, edit: Callable[[App | FirstLook], object]) -> bool:
        """Make an edit; an error is shown on its card, and nothing is changed."""
        card = self.notes if column == NOTES else self.cards[column]
        try:
            edit(self._app)
        except OrganicError as error:
            card.show_problem(problem_of(error))
            return False
        card.show_problem("")
        return True

    def _card(self, theme: Theme, metric: Metric) -> MetricCard | ScaleCard:
        if metric.column not in COLOURS:
            scale = ScaleCard(theme, metric, self._hint(metric.column))
            scale.chosen.connect(partial(self.set_value, metric.column))
            scale.stepped.connect(partial(self.step_by_key, metric))
            return scale
        card = MetricCard(theme, metric)
        card.typed.connect(partial(self.set_value, metric.column))
        card.stepped.connect(partial(self.step, metric))
        return card

    def _hint(self, column: str) -> str:
        """Return the keys of a score (ui/shell/day_keys.py), if the page has them."""
        keys = {MOOD: self.tr("Keys 1–5"), ENERGY: self.tr("Key E, then 1–5")}
        return keys[column] if self._hints else ""


def _least(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
