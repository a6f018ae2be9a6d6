"""The goals of a day, typed in the user's own units; a goal may be whatever the value may be (wellness/entry.py)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit

from organic_desktop.errors import OrganicError
from organic_desktop.ui.spoken import message_of
from organic_desktop.ui.theme import LARGE, SMALL
from organic_desktop.ui.widgets.cards import FIELD_DIGITS, Card, label
from organic_desktop.ui.widgets.measures import Measures, column_name
from organic_desktop.wellness.entry import METRICS, Metric, checked

if TYPE_CHECKING:
    from organic_desktop.app import App

WITH_GOAL = tuple(metric for metric in METRICS if metric.goal is not None)


class GoalsCard(Card):
    """A field for each goal; ``chosen`` carries all of them, as settings keep them."""

    chosen = Signal(dict)

    def __init__(self) -> None:
        super().__init__(self.tr("Goals of a day"))
        self._goals: dict[str, str] = {}
        self._measures: Measures | None = None
        self._fields: dict[str, QLineEdit] = {}
        self._units: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(0, 1)
        for row, metric in enumerate(WITH_GOAL):
            field, unit = QLineEdit(), label("", "soft")
            field.setAccessibleName(self.tr("Goal of a day: {0}").format(column_name(metric.column)))
            field.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            field.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * FIELD_DIGITS)
            field.editingFinished.connect(partial(self._commit, metric))
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
            if not field.hasFocus() or measures != self._measures:
                field.setText(measures.number(metric, app.goal(metric) or Decimal(0), grouped=False))
            self._units[metric.column].setText(measures.unit(metric))
        self._measures = measures

    def flush(self) -> bool:
        """Save what is being typed; whether all is saved."""
        saved = [self._commit(metric) for metric in WITH_GOAL]
        return all(saved)

    def _commit(self, metric: Metric) -> bool:
        if self._measures is None:
            return True
        text = self._fields[metric.column].text().strip()
        before = self._goals.get(metric.column, str(metric.goal))
        if text == self._measures.number(metric, Decimal(before), grouped=False):
            return True
        goals = {column: goal for column, goal in self._goals.items() if column != metric.column}
        try:
            if text:
                goals[metric.column] = str(checked(metric.column, self._measures.typed(metric, text)))
        except OrganicError as error:
            self.show_problem(message_of(error))
            return False
        self.show_problem("")
        self._goals = goals
        self.chosen.emit(goals)
        if not text:
            self._fields[metric.column].setText(self._measures.number(metric, metric.goal or Decimal(0), grouped=False))
        return True
