"""Mood and energy: five faces and the number keys.

What an edit does is the page's; scores outside the five are shown as another client stored them.
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from organic_desktop.ui.theme import TINY, Theme
from organic_desktop.ui.widgets.cards import SIGNS, Card, label
from organic_desktop.ui.widgets.digits import digit_of
from organic_desktop.ui.widgets.measures import metric_name, number_text
from organic_desktop.ui.widgets.metriccard import Number
from organic_desktop.ui.widgets.painted import FaceButton, Sign
from organic_desktop.wellness.entry import Metric

HALVES = {"+": Decimal("0.5"), "-": Decimal("-0.5"), "−": Decimal("-0.5")}


class ScaleCard(Card):
    """Mood or energy: five faces, or the number keys; plus and minus go by halves."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, metric: Metric, hint: str) -> None:
        super().__init__(metric_name(metric), Sign(theme, SIGNS[metric.column], "accent"))
        self._value: Number = None
        self._hint = hint
        self._faces = QButtonGroup(self)
        self._faces.setExclusive(False)
        row = QHBoxLayout()
        row.setSpacing(TINY)
        for value in range(1, 6):
            face = FaceButton(theme, value)
            face.setAccessibleName(self.tr("{0} {1} of 5").format(self.title.text(), value))
            face.installEventFilter(self)
            face.clicked.connect(lambda checked, value=value: self._choose(checked, value))
            self._faces.addButton(face, value)
            row.addWidget(face)
        row.addStretch(1)
        self.body.addLayout(row)
        self._words = label("", "caption")
        self.body.addWidget(self._words)
        self.finish()
        self.show_value(None)

    def show_value(self, value: Number) -> None:
        """Show a day's score as it is, also one that another client gave outside our scale."""
        self._value = value
        nearest = None if value is None else max(1, min(5, int(Decimal(value) + Decimal("0.5"))))
        for face in self._faces.buttons():
            face.setChecked(self._faces.id(face) == nearest)
        shown = self.tr("Not logged") if value is None else number_text(self, value)
        self._words.setText(f"{shown} · {self._hint}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            value, shifted = digit_of(event)
            if value and not shifted:
                self.chosen.emit(Decimal(value))
                return True
            if event.text() in HALVES:
                self._go_by(HALVES[event.text()])
                return True
            if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                self.chosen.emit(None)
                return True
        return super().eventFilter(watched, event)

    def _choose(self, checked: bool, value: int) -> None:
        """A click chooses; a click on what is chosen takes it back."""
        self.chosen.emit(Decimal(value) if checked else None)

    def _go_by(self, half: Decimal) -> None:
        """Up or down from what is chosen, within the scale; the middle where nothing is."""
        self.chosen.emit(Decimal(3) if self._value is None else max(Decimal(1), min(Decimal(5), self._value + half)))
