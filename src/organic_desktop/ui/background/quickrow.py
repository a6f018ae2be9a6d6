"""One line of the popup: what a metric is today, and the buttons or faces that log it. What an edit does is asked."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from organic_desktop.ui.theme import Theme
from organic_desktop.ui.widgets.cards import COLOURS, SIGNS, label
from organic_desktop.ui.widgets.faces import Faces
from organic_desktop.ui.widgets.measures import Measures, metric_name
from organic_desktop.ui.widgets.painted import Sign
from organic_desktop.ui.widgets.steps import StepButtons
from organic_desktop.wellness.entry import Metric


class QuickRow(QObject):
    """``stepped`` carries what is to be added, ``chosen`` a score, or None to take it back."""

    stepped = Signal(object)
    chosen = Signal(object)

    def __init__(self, popup: QWidget, theme: Theme, metric: Metric) -> None:
        super().__init__(popup)
        self._theme, self._metric = theme, metric
        self._sign = Sign(theme, SIGNS[metric.column], COLOURS.get(metric.column, "accent"))
        self._name, self._value = label(metric_name(metric), "caption"), label("", "soft")
        self.controls: StepButtons | Faces
        if metric.column in COLOURS:
            self.controls = StepButtons(metric)
            self.controls.stepped.connect(self.stepped)
        else:
            self.controls = Faces(theme, metric)
            self.controls.chosen.connect(self.chosen)
            self.controls.keyed.connect(self.chosen)

    @property
    def words(self) -> str:
        """What is to be read, as one sentence."""
        return f"{self._name.text()}: {self._value.text()}"

    def show_value(self, value: Decimal | int | None, goal: Decimal | None, measures: Measures) -> None:
        """Show today's value, and the goal where there is one."""
        if isinstance(self.controls, StepButtons):
            self.controls.measure_in(measures)
        else:
            self.controls.show_value(value)
        self._value.setText(self._written(value, goal, measures))
        # Room for a whole day, so that no button moves away from who presses it.
        whole = QFontMetrics(self._theme.font(strong=True)).horizontalAdvance(self._written(goal, goal, measures))
        self._value.setMinimumWidth(whole)
        look = "soft" if value is None else "strong"
        if look != self._value.property("look"):
            self._value.setProperty("look", look)
            self._value.style().polish(self._value)

    def stand_in(self, grid: QGridLayout, number: int) -> None:
        """Take a row of the popup's grid."""
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._value)
        grid.addWidget(self._sign, number, 0)
        grid.addLayout(words, number, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.controls, number, 2)

    def _written(self, value: Decimal | int | None, goal: Decimal | None, measures: Measures) -> str:
        if value is None:
            return self.tr("Not logged")
        amount = measures.amount(self._metric, value)
        if not goal:
            return amount
        reached, wanted = measures.number(self._metric, value), measures.amount(self._metric, goal)
        return self.tr("{0} of {1}", "a value and its goal").format(reached, wanted)
