"""Five faces for a score: pressed by mouse, walked by the arrows; plus and minus go by halves, a button clears.

What an edit does is asked of others. The mark lies where the score is: between two faces for a half, on none for a
score of another client outside the five.
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from organic_desktop.ui.text.measures import column_word, metric_name, number_text
from organic_desktop.ui.theme.theme import SMALL, TINY, Theme
from organic_desktop.ui.widgets.painted import FaceButton
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.entry import Metric

HALVES = {"+": Decimal("0.5"), "-": Decimal("-0.5"), "−": Decimal("-0.5")}
FIRST, LAST = 1, 5


class Faces(QWidget):
    """``chosen`` carries the score, or None to clear it, ``keyed`` a score that a key went to."""

    chosen = Signal(object)
    keyed = Signal(object)

    def __init__(self, theme: Theme, metric: Metric) -> None:
        super().__init__()
        self._theme = theme
        self._value: Decimal | int | None = None
        self._buttons: list[FaceButton] = []
        self._faces = QButtonGroup(self)
        self._faces.setExclusive(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TINY)
        for value in range(FIRST, LAST + 1):
            face = FaceButton(theme, value)
            face.setAccessibleName(self.tr("{0} {1} of 5").format(metric_name(metric), value))
            face.installEventFilter(self)
            face.clicked.connect(lambda _=False, value=value: self._choose(value))
            self._buttons.append(face)
            self._faces.addButton(face, value)
            row.addWidget(face)
        self._clear = self._clear_button(self.tr("Clear {0}").format(column_word(metric.column)))
        row.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        theme.changed.connect(self._draw)
        self._draw()

    def show_value(self, value: Decimal | int | None) -> None:
        """Mark a day's score where it lies, or none."""
        self._value = value
        said = self.tr("Not logged") if value is None else self.tr("Now {0}").format(number_text(self, value))
        for face in self._buttons:
            face.show_score(None if value is None else Decimal(value))
            face.setAccessibleDescription(said)
        if value is None and self._clear.hasFocus():
            self._faces.button(FIRST).setFocus()
        self._clear.setVisible(value is not None)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.text() in HALVES and event.modifiers() in _PLAIN:
                if not event.isAutoRepeat():
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark below the faces, with the score in it."""
        if (place := self._mark()) is None or self._value is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawRoundedRect(place, SMALL, SMALL)
        FaceButton.write(painter, self._theme, place, number_text(self, self._value), strong=True)

    def _mark(self) -> QRectF | None:
        """Where the score lies: on a face, or between two as far as it is from one to the other."""
        if self._value is None or not FIRST <= self._value <= LAST:
            return None
        below = min(int(self._value), LAST - 1)
        one, next_one = (QRectF(self._faces.button(face).geometry()) for face in (below, below + 1))
        way = float(Decimal(self._value) - below)
        inset = FaceButton.INSET
        return one.translated((next_one.center() - one.center()) * way).adjusted(inset, inset, -inset, -inset)

    def _clear_button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("look", "quiet")
        button.setAccessibleName(name)
        set_tip(button, name)
        button.clicked.connect(lambda: self.chosen.emit(None))
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # no face moves away from who presses it
        button.setSizePolicy(policy)
        button.hide()
        return button

    def _draw(self) -> None:
        self._theme.dress(self._clear, "close", "text_soft")

    def _move_focus(self, by: int) -> None:
        """Qt moves it within groups of which one is always chosen only."""
        beside = self._faces.button(self._faces.id(self.focusWidget()) + by)  # type: ignore[arg-type]  # one of them
        if beside:
            beside.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, value: int) -> None:
        """A click chooses; on what is chosen already it changes nothing."""
        self.chosen.emit(Decimal(value))
        self.show_value(self._value)  # Qt has unchecked it

    def _go_by(self, half: Decimal) -> None:
        """Up or down from what is chosen, within the scale; the middle where nothing is."""
        new = Decimal(3) if self._value is None else max(Decimal(FIRST), min(Decimal(LAST), self._value + half))
        self.keyed.emit(new)


_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
