"""Five faces for a score, by mouse or by the number keys; arrows go from one to the next, plus and minus by halves.

What an edit does is asked of others; a score outside the five is shown by the face that is nearest.
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from organic_desktop.ui.theme import TINY, Theme
from organic_desktop.ui.widgets.digits import digit_of
from organic_desktop.ui.widgets.measures import metric_name
from organic_desktop.ui.widgets.painted import FaceButton
from organic_desktop.wellness.entry import Metric

HALVES = {"+": Decimal("0.5"), "-": Decimal("-0.5"), "−": Decimal("-0.5")}


class Faces(QWidget):
    """``chosen`` carries the score, or None to take it back."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, metric: Metric) -> None:
        super().__init__()
        self._value: Decimal | int | None = None
        self._faces = QButtonGroup(self)
        self._faces.setExclusive(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TINY)
        for value in range(1, 6):
            face = FaceButton(theme, value)
            face.setAccessibleName(self.tr("{0} {1} of 5").format(metric_name(metric), value))
            face.installEventFilter(self)
            face.clicked.connect(lambda checked, value=value: self._choose(checked, value))
            self._faces.addButton(face, value)
            row.addWidget(face)
        row.addStretch(1)

    def show_value(self, value: Decimal | int | None) -> None:
        """Mark the face of a day's score, or none."""
        self._value = value
        nearest = None if value is None else max(1, min(5, int(Decimal(value) + Decimal("0.5"))))
        for face in self._faces.buttons():
            face.setChecked(self._faces.id(face) == nearest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            value, shifted = digit_of(event)
            if value and not shifted:
                self.chosen.emit(Decimal(value))
                return True
            if event.text() in HALVES:
                self._go_by(HALVES[event.text()])
                return True
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                forth = (event.key() == Qt.Key.Key_Right) != self.isRightToLeft()
                self._move_focus(1 if forth else -1)
                return True
            if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                self.chosen.emit(None)
                return True
        return super().eventFilter(watched, event)

    def _move_focus(self, by: int) -> None:
        """Qt moves it within groups of which one is always chosen only."""
        beside = self._faces.button(self._faces.id(self.focusWidget()) + by)  # type: ignore[arg-type]  # one of them
        if beside:
            beside.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, checked: bool, value: int) -> None:
        """A click chooses; a click on what is chosen takes it back, but 3.5, which marks the 4, isn't 4."""
        self.chosen.emit(Decimal(value) if checked or self._value != value else None)

    def _go_by(self, half: Decimal) -> None:
        """Up or down from what is chosen, within the scale; the middle where nothing is."""
        self.chosen.emit(Decimal(3) if self._value is None else max(Decimal(1), min(Decimal(5), self._value + half)))
