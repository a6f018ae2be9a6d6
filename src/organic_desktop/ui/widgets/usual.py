"""The button that sets a metric to the user's usual value. Which that is says ``wellness/usual.py``."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.entry import Metric


class UsualButton(QPushButton):
    """Hidden until it is known what is usual; ``chosen`` carries the value."""

    chosen = Signal(object)

    def __init__(self, metric: Metric) -> None:
        super().__init__()
        self._metric = metric
        self._value: Decimal | None = None
        self.clicked.connect(lambda: self.chosen.emit(self._value))
        self.hide()

    def show_usual(self, value: Decimal | None, measures: Measures) -> None:
        """Offer a value, or nothing."""
        self._value = value
        if value is not None:
            self.setText(self.tr("Usual {0}").format(measures.number(self._metric, value)))
            amount = measures.amount(self._metric, value)
            self.setAccessibleName(self.tr("{0}: your usual {1}").format(metric_name(self._metric), amount))
            set_tip(self, self.tr("Set to {0}, the middle of your latest days").format(amount))
        self.setVisible(value is not None)
