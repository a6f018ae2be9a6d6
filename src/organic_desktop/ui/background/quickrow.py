"""One line of the popup: what a metric is today, and the buttons or faces that log it. What an edit does is asked."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.widgets.cards import COLOURS, SIGNS, label
from organic_desktop.ui.widgets.fields import ValueField
from organic_desktop.ui.widgets.metric_card import StepButtons, UsualButton
from organic_desktop.ui.widgets.painted import Sign
from organic_desktop.ui.widgets.scores import Faces
from organic_desktop.wellness.metrics import SET_AT_ONCE, Metric
from organic_desktop.wellness.units import Units

DIGITS = 9  # of a field: 7 h 30, or 12.25, and the sign that it can't be read


class QuickRow(QObject):
    """``stepped`` carries what is to be added, ``chosen`` a value, or None to clear it, ``problem_changed`` why what is
    typed can't be taken. What is set once a day has a field and the usual value beside its steps.
    """

    stepped = Signal(object)
    chosen = Signal(object)
    problem_changed = Signal(str)

    def __init__(self, popup: QWidget, theme: Theme, metric: Metric) -> None:
        super().__init__(popup)
        self._theme, self._metric = theme, metric
        self._sign = Sign(theme, SIGNS[metric.column], COLOURS.get(metric.column, "accent"))
        self._name, self._value = label(metric_name(metric), "caption"), label("", "soft")
        self.controls: StepButtons | Faces
        if metric.column in COLOURS:
            self.controls = StepButtons(metric)
        else:
            self.controls = Faces(theme, metric)
            self.controls.chosen.connect(self.chosen)
        self.controls.stepped.connect(self.stepped)
        self.field: ValueField | None = None
        self._usual = UsualButton(metric)
        if metric.column in SET_AT_ONCE:
            self.field = ValueField(theme, metric, Measures(popup.locale(), Units()))
            self.field.setAccessibleName(metric_name(metric))
            self.field.setFixedWidth(popup.fontMetrics().horizontalAdvance("0") * DIGITS)
            self.field.entered.connect(self.chosen)
            self.field.problem_changed.connect(self.problem_changed)
            self._usual.chosen.connect(self.chosen)

    @property
    def words(self) -> str:
        """What is to be read, as one sentence."""
        return f"{self._name.text()}: {self._value.text()}"

    def leave_day(self) -> None:
        """The day ended: what was typed is still its own, and what can't be read is nobody's any more."""
        if self.field and not self.field.commit():
            self.field.revert()

    @property
    def problem(self) -> str:
        """Why what is typed can't be taken, or "" where nothing is wrong."""
        return self.field.problem if self.field else ""

    def show_value(self, value: Decimal | int | None, goal: Decimal | None, measures: Measures) -> None:
        """Show today's value, and the goal where there is one."""
        if self.field:
            self.field.measure(self._metric, measures)
            self.field.show_value(value)
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

    @property
    def buttons(self) -> list[QPushButton]:
        """What is pressed first: the usual value, and the steps."""
        return [self._usual, *self.controls.findChildren(QPushButton)]

    def show_usual(self, value: Decimal | None, measures: Measures) -> None:
        """Offer the user's usual value, or none."""
        self._usual.show_usual(value, measures)

    def stand_in(self, grid: QGridLayout, number: int) -> None:
        """Take a row of the popup's grid."""
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._value)
        grid.addWidget(self._sign, number, 0)
        grid.addLayout(words, number, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(self._beside_each_other(), number, 2)

    def _beside_each_other(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        if self.field:
            row.addWidget(self.field)
            row.addWidget(self._usual)
        row.addWidget(self.controls, 1)
        return row

    def _written(self, value: Decimal | int | None, goal: Decimal | None, measures: Measures) -> str:
        if value is None:
            return self.tr("Not logged")
        amount = measures.amount(self._metric, value)
        if not goal:
            return amount
        reached, wanted = measures.number(self._metric, value), measures.amount(self._metric, goal)
        return self.tr("{0} of {1}", "a value and its goal").format(reached, wanted)
