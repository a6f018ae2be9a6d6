"""The card of the buttons' steps: what one click adds, for each metric that is added up or set in steps.

app/steps.py changes them; the page makes the edits that the card asks for.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from organic_desktop.app.steps import WITH_STEPS
from organic_desktop.ui.settings.goals import goal_field
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.theme.theme import LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.fields import ValueField
from organic_desktop.wellness.metrics import Metric

if TYPE_CHECKING:
    from organic_desktop.app.facade import App


class StepsCard(Card):
    """A field for each button of a metric, in the user's units. ``edited`` carries what to do with ``app.steps``."""

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Steps of the buttons"))
        self._fields: dict[tuple[Metric, int], ValueField] = {}
        self._units: dict[Metric, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(0, 1)
        for row, metric in enumerate(WITH_STEPS):
            grid.addWidget(label(column_name(metric.column), ""), row, 0)
            for number in range(len(metric.steps)):
                field = self._fields[metric, number] = goal_field(theme, metric)
                name = self.tr("Step {0}: {1}").format(number + 1, column_name(metric.column))
                field.setAccessibleName(name)
                field.entered.connect(partial(self._set, metric, number))
                field.problem_changed.connect(self.show_problem)
                grid.addWidget(field, row, 1 + number)
            self._units[metric] = label("", "soft")
            grid.addWidget(self._units[metric], row, 3)
        self.body.addLayout(grid)
        hint = paragraph(self.tr("What one click adds. Leave empty for the default; Shift subtracts."), "caption")
        self.body.addWidget(hint)
        self.finish()

    def show_steps(self, app: App) -> None:
        """Show the steps; a field being typed in is left alone."""
        measures = Measures(QLocale(), app.units())
        for (metric, number), field in self._fields.items():
            field.measure(metric, measures)
            field.show_value(measures.units.steps(metric)[number])
            self._units[metric].setText(measures.unit(metric))

    def flush(self) -> bool:
        """Save what is being typed; invalid input stays in its field, marked."""
        for field in self._fields.values():
            field.commit()
        return True

    def _set(self, metric: Metric, number: int, step: Decimal | None) -> None:
        self.edited.emit(lambda steps: steps.set(metric, number, step))
