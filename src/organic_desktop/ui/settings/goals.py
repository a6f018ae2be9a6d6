"""The goals of a day, typed in the user's own units; a goal may be whatever the value may be (wellness/entry.py)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.theme.theme import LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import FIELD_DIGITS, Card, label
from organic_desktop.ui.widgets.fields import ValueField
from organic_desktop.wellness.entry import METRICS, Metric
from organic_desktop.wellness.units import Units

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

WITH_GOAL = tuple(metric for metric in METRICS if metric.goal is not None)


class GoalsCard(Card):
    """A field for each goal; ``chosen`` carries all of them, as settings keep them."""

    chosen = Signal(dict)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Goals of a day"))
        self._goals: dict[str, str] = {}
        self._fields: dict[str, ValueField] = {}
        self._units: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(0, 1)
        for row, metric in enumerate(WITH_GOAL):
            field, unit = ValueField(theme, metric, Measures(QLocale(), Units())), label("", "soft")
            field.setAccessibleName(self.tr("Goal of a day: {0}").format(column_name(metric.column)))
            field.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            field.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * FIELD_DIGITS)
            field.entered.connect(partial(self._set, metric))
            field.problem_changed.connect(self.show_problem)
            self._fields[metric.column], self._units[metric.column] = field, unit
            grid.addWidget(label(column_name(metric.column), ""), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(unit, row, 2)
        self.body.addLayout(grid)
        hint = label(self.tr("An emptied field brings the usual goal back; 0 is no goal."), "caption")
        hint.setWordWrap(True)
        self.body.addWidget(hint)
        self.finish()

    def show_goals(self, app: App) -> None:
        """Show the goals in force; a field that is being typed in is left alone."""
        measures = Measures(QLocale(), app.units())
        self._goals = dict(app.settings.goals)
        for metric in WITH_GOAL:
            field = self._fields[metric.column]
            field.measure(metric, measures)
            field.show_value(app.goal(metric) or Decimal(0))
            self._units[metric.column].setText(measures.unit(metric))

    def flush(self) -> bool:
        """Save what is being typed; what can't be read stays in its field, marked."""
        for field in self._fields.values():
            field.commit()
        return True

    def _set(self, metric: Metric, goal: Decimal | None) -> None:
        """A goal, or None for the usual one."""
        goals = {column: kept for column, kept in self._goals.items() if column != metric.column}
        if goal is not None:
            goals[metric.column] = f"{goal:f}"
        self._goals = goals
        self._fields[metric.column].show_value(goal if goal is not None else metric.goal)
        self.chosen.emit(goals)
