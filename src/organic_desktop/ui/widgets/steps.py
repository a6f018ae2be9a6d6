"""The buttons that add a step to a number, or take it away while Shift is held. What a step does is asked of others."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.entry import Metric


class StepButtons(QWidget):
    """One button a step of ``metric``; ``stepped`` carries what is to be added, in stored units."""

    stepped = Signal(object)

    def __init__(self, metric: Metric) -> None:
        super().__init__()
        self._metric = metric
        self._steps = metric.steps
        self._buttons = [self._button(number) for number in range(len(metric.steps))]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for button in self._buttons:
            row.addWidget(button)

    def measure_in(self, measures: Measures) -> None:
        """Step in other units from now on."""
        self._steps = measures.units.steps(self._metric)
        for button, step in zip(self._buttons, self._steps, strict=True):
            self._name(button, step, measures)

    def _button(self, number: int) -> QPushButton:
        button = QPushButton()

        def press() -> None:
            step = self._steps[number]
            self.stepped.emit(-step if _shift_is_down() else step)

        button.clicked.connect(press)
        return button

    def _name(self, button: QPushButton, step: Decimal, measures: Measures) -> None:
        amount = measures.amount(self._metric, step)
        button.setText(measures.step(self._metric, step))
        button.setAccessibleName(self.tr("{0}: add {1}").format(metric_name(self._metric), amount))
        set_tip(button, self.tr("Hold Shift to take {0} away").format(amount))


def _shift_is_down() -> bool:
    return bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
