"""The card of a metric: its value, goal, step buttons and usual value."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.goals import DayGoal
from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.theme.theme import SMALL, TINY, TITLE, Theme
from organic_desktop.ui.widgets.cards import COLOURS, FIELD_DIGITS, SIGNS, Card, label
from organic_desktop.ui.widgets.fields import ValueField
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.painted import Ring, Sign
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.judging import Verdict, judged
from organic_desktop.wellness.metrics import Metric
from organic_desktop.wellness.units import Units

Number = Decimal | int | None


class StepButtons(QWidget):
    """Buttons that add a metric's steps, or subtract them with Shift; ``stepped`` carries the step in stored units."""

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
        """Use other units."""
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
        set_tip(button, self.tr("Hold Shift to subtract {0}").format(amount))


def _shift_is_down() -> bool:
    return bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)


class UsualButton(QPushButton):
    """A button that sets the user's usual value (wellness/metrics.py); hidden if there is none."""

    chosen = Signal(object)

    def __init__(self, metric: Metric) -> None:
        super().__init__()
        self._metric = metric
        self._value: Decimal | None = None
        self.clicked.connect(lambda: self.chosen.emit(self._value))
        self.hide()

    def show_usual(self, value: Decimal | None, measures: Measures) -> None:
        """Offer a value, or hide the button."""
        self._value = value
        if value is not None:
            self.setText(self.tr("Usual {0}").format(measures.number(self._metric, value)))
            amount = measures.amount(self._metric, value)
            self.setAccessibleName(self.tr("{0}: your usual {1}").format(metric_name(self._metric), amount))
            set_tip(self, self.tr("Set to {0}, the median of your recent days").format(amount))
        self.setVisible(value is not None)


class MetricCard(Card):
    """A metric's value, which can be typed in place, its steps, and its goal as a ring and as text.

    ``typed`` carries a value in stored units, None to clear it; ``stepped`` carries what to add. The card makes no edit
    itself.
    """

    typed = Signal(object)
    stepped = Signal(object)

    def __init__(self, theme: Theme, metric: Metric) -> None:
        colour = COLOURS[metric.column]
        super().__init__(metric_name(metric), Sign(theme, SIGNS[metric.column], colour))
        self._theme = theme
        self._metric = metric
        self._value: Number = None
        self._goal_value = DayGoal(metric.goal) if metric.goal else None
        self._measures = Measures(self.locale(), Units())
        self._number = QPushButton()
        self._number.setProperty("look", "number")
        self._number.clicked.connect(self._edit)
        self._unit = label("", "soft")
        self._field = ValueField(theme, metric, self._measures, adds=True)
        self._field.setAccessibleName(metric_name(metric))
        self._field.entered.connect(self.typed)
        self._field.stepped.connect(self.stepped)
        self._field.problem_changed.connect(super().show_problem)
        self._field.editingFinished.connect(self._leave)
        self._field.installEventFilter(self)
        self._field.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * FIELD_DIGITS)
        self._field.hide()
        self._goal = label("", "caption")
        self._ring = Ring(theme, colour)
        self._steps = StepButtons(metric)
        self._steps.stepped.connect(self.stepped)
        self._usual = UsualButton(metric)
        self._usual.chosen.connect(self.typed)
        self._build()
        self.measure_in(self._measures)

    def measure_in(self, measures: Measures) -> None:
        """Use other units."""
        self._measures = measures
        self._field.measure(self._metric, measures)
        self._unit.setContentsMargins(0, 0, 0, self._below_baseline())
        self._steps.measure_in(measures)
        self.show_value(self._value, self._goal_value)

    def show_value(self, value: Number, goal: DayGoal | None) -> None:
        """Show a day's value; a field being typed in is left alone."""
        self._value, self._goal_value = value, goal
        self._field.show_value(value)
        shown = self.tr("Not logged") if value is None else self._measures.number(self._metric, value)
        self._number.setText(shown)
        self._unit.setText(self._measures.unit(self._metric, value))
        empty = "true" if value is None else "false"
        if empty != self._number.property("empty"):
            self._number.setProperty("empty", empty)
            self._number.style().polish(self._number)
        spoken = shown if value is None else self._measures.amount(self._metric, value)
        self._number.setAccessibleName(f"{self.title.text()}: {spoken}. " + self.tr("Click to enter a value."))
        self._unit.setVisible(value is not None and bool(self._unit.text()))
        self._ring.setVisible(bool(goal))
        self._goal.setText("")
        if goal:
            self._ring.show_share(None if value is None else float(Decimal(value) / goal.amount))
            self._goal.setText(self._goal_text(value, goal))

    def show_usual(self, value: Decimal | None) -> None:
        """Offer the user's usual value beside the steps, if any."""
        self._usual.show_usual(value, self._measures)

    def show_problem(self, sentence: str) -> None:
        """Show why a value was rejected; a value being typed stays in its field, marked."""
        if sentence and not self._field.isHidden():
            self._field.reject(sentence)
        elif sentence or not self._field.problem:
            super().show_problem(sentence)

    def flush(self) -> bool:
        """Commit what is being typed; False if it was rejected."""
        return self._field.isHidden() or self._field.commit()

    @property
    def invalid_input(self) -> str:
        """The typed text that was rejected, or ""."""
        return self._field.text() if self._field.problem else ""

    def retype(self, text: str) -> None:
        """Type ``text`` without taking the focus."""
        self._number.hide()
        self._field.show()
        self._field.setText(text)
        if self._field.commit():
            self._close_field(keep_focus=False)

    def revert(self) -> None:
        """Discard what is being typed."""
        self._field.revert()
        self._close_field(keep_focus=self._field.hasFocus())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and _is_escape(event):
            self.revert()
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(SMALL)
        figures.addWidget(self._number)
        figures.addWidget(self._field)
        figures.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        figures.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(TINY)
        words.addLayout(figures)
        words.addWidget(self._goal)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addSpacing(TINY)
        below = Flow()
        below.addWidget(self._steps)
        below.addWidget(self._usual)
        self.body.addLayout(below)
        self.finish()

    def _below_baseline(self) -> int:
        """Return how far above the number's bottom the unit ends, to share its baseline."""
        large, small = QFontMetrics(self._theme.font(TITLE, strong=True)), self.fontMetrics()
        around = (self._number.sizeHint().height() - large.height()) // 2
        return max(0, around + large.descent() - small.descent())

    def _edit(self) -> None:
        self._field.show_value(self._value)
        self._field.selectAll()
        self._number.hide()
        self._field.show()
        self._field.setFocus()

    def _leave(self) -> None:
        """Close the field after Enter or a loss of focus, unless its text was rejected."""
        if not self._field.problem and not self._field.isHidden():
            self._close_field(keep_focus=self._field.hasFocus())

    def _close_field(self, *, keep_focus: bool) -> None:
        self._field.hide()
        self._number.show()
        if keep_focus:
            self._number.setFocus()

    def _goal_text(self, value: Number, goal: DayGoal) -> str:
        """Return the goal, and how the day stands to it; of a limit never that it is reached: a day goes on."""
        words = self.tr("At most {0}") if goal.at_most else self.tr("Goal {0}")
        whole = words.format(self._measures.amount(self._metric, goal.amount))
        verdict = judged(value, goal)
        if value is None or verdict is None:
            return whole
        away = self._measures.number(self._metric, abs(goal.amount - Decimal(value)))
        if verdict is Verdict.OVER:
            return self.tr("{0} · {1} over").format(whole, away)
        if verdict is Verdict.SHORT:
            return self.tr("{0} · {1} to go").format(whole, away)
        return self.tr("{0} · {1} left").format(whole, away) if goal.at_most else self.tr("{0} · reached").format(whole)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
