"""The card of the daily goals: today's in fields, and earlier ones in a list in which they can be corrected.

app/goals.py changes them; the page makes the edits that the card asks for.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.goals import Goal
from organic_desktop.ui.text.dates import LONG_DATE_YEAR, format_date
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.theme.theme import LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import FIELD_DIGITS, Card, label, paragraph
from organic_desktop.ui.widgets.controls import Choice
from organic_desktop.ui.widgets.fields import ValueField
from organic_desktop.wellness.metrics import METRICS, Metric
from organic_desktop.wellness.units import Units

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.core.goals import GoalSince

WITH_GOAL = tuple(metric for metric in METRICS if metric.goal is not None)


class GoalsCard(Card):
    """A field for each daily goal, in the user's units, and the goals that held before, if there are any.

    ``edited`` carries what the page does with ``app.goals``.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Daily goals"))
        self._theme = theme
        self._fields: dict[str, ValueField] = {}
        self._directions: dict[str, DirectionChoice] = {}
        self._units: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(0, 1)
        for row, metric in enumerate(WITH_GOAL):
            field, unit = goal_field(theme, metric), label("", "soft")
            field.setAccessibleName(self.tr("Daily goal: {0}").format(column_name(metric.column)))
            direction = DirectionChoice(theme, self.tr("Daily goal: {0}").format(column_name(metric.column)))
            direction.activated.connect(lambda _index, metric=metric: self._turn(metric))
            field.entered.connect(partial(self._set, metric))
            field.problem_changed.connect(self.show_problem)
            self._fields[metric.column], self._units[metric.column] = field, unit
            self._directions[metric.column] = direction
            grid.addWidget(label(column_name(metric.column), ""), row, 0)
            for column, widget in enumerate((direction, field, unit), 1):
                grid.addWidget(widget, row, column)
        self.body.addLayout(grid)
        hints = (
            self.tr("Leave empty for the default goal; 0 turns it off."),
            self.tr("A new goal holds from today on. Earlier days keep theirs."),
            self.tr("“At most” is a limit: a day meets it by staying below."),
        )
        hint = paragraph(" ".join(hints), "caption")
        self.body.addWidget(hint)
        self._toggle = QPushButton(self.tr("Earlier goals"))
        self._toggle.setProperty("look", "link")
        self._toggle.setCheckable(True)
        self._earlier = EarlierGoals(theme)
        self._earlier.edited.connect(self.edited)
        self._earlier.problem_changed.connect(self.show_problem)
        self._toggle.toggled.connect(self._earlier.setVisible)
        self._earlier.hide()
        self.body.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._earlier)
        self.finish()

    def show_goals(self, app: App) -> None:
        """Show the goals; a field being typed in is left alone."""
        measures, today = Measures(QLocale(), app.units()), app.today()
        for metric in WITH_GOAL:
            field = self._fields[metric.column]
            field.measure(metric, measures)
            goal = app.goal_on(metric, today)
            field.show_value(goal.amount if goal else Decimal(0))
            if goal:  # without one the direction waits for its amount
                self._directions[metric.column].show_direction(at_most=goal.at_most)
            self._units[metric.column].setText(measures.unit(metric))
        if self._earlier.show_steps({metric: app.goals.steps(metric) for metric in WITH_GOAL}, measures):
            self._toggle.setFocus()
        self._toggle.setVisible(self._earlier.has_any)
        if not self._earlier.has_any:
            self._toggle.setChecked(False)

    def flush(self) -> bool:
        """Save what is being typed; invalid input stays in its field, marked."""
        for field in (*self._fields.values(), *self._earlier.fields()):
            field.commit()
        return True

    def _set(self, metric: Metric, amount: Decimal | None) -> None:
        """Ask for a goal from today on, or for the default one, which is to be reached, for None."""
        self._fields[metric.column].show_value(amount if amount is not None else metric.goal)
        goal = Goal(amount, amount is not None and self._directions[metric.column].at_most)
        self.edited.emit(lambda goals: goals.set(metric, goal))

    def _turn(self, metric: Metric) -> None:
        """Ask for today's amount in the other direction, if there is an amount."""
        self._fields[metric.column].commit()
        if amount := Decimal(self._fields[metric.column].value or 0):
            self.edited.emit(lambda goals: goals.set(metric, Goal(amount, self._directions[metric.column].at_most)))


class EarlierGoals(QWidget):
    """The goals of each metric that had several, and since when each holds; each can be corrected or removed."""

    edited = Signal(object)
    problem_changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._groups: dict[Metric, MetricGoals] = {}
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SMALL)

    @property
    def has_any(self) -> bool:
        """True if a metric had several goals."""
        return bool(self._groups)

    def fields(self) -> list[ValueField]:
        """Return the fields shown."""
        return [field for group in self._groups.values() for field in group.fields]

    def show_steps(self, steps: dict[Metric, list[GoalSince]], measures: Measures) -> bool:
        """Show the goals, a list with the same days with what is typed in it; True if one with the focus is gone."""
        focused, lost = QApplication.focusWidget(), False
        for place, (metric, found) in enumerate(steps.items()):
            group = self._groups.get(metric)
            if group and group.firsts != [step.first for step in found]:
                del self._groups[metric]
                lost = lost or (focused is not None and group.isAncestorOf(focused))
                group.hide()
                group.deleteLater()
            if metric not in self._groups and len(found) > 1:
                group = self._groups[metric] = MetricGoals(self._theme, metric, found)
                group.edited.connect(self.edited)
                group.problem_changed.connect(self.problem_changed)
                self._list.insertWidget(sum(each in self._groups for each in list(steps)[:place]), group)
                group.show()
            if metric in self._groups:
                self._groups[metric].show_steps(found, measures)
        return lost


class MetricGoals(QWidget):
    """The goals of one metric, oldest first: "before 3 March 2026", "since 3 March 2026"."""

    edited = Signal(object)
    problem_changed = Signal(str)

    def __init__(self, theme: Theme, metric: Metric, steps: list[GoalSince]) -> None:
        super().__init__()
        self._theme, self._metric, self._steps = theme, metric, steps
        self.firsts = [step.first for step in steps]
        self.fields: list[ValueField] = []
        self._directions: list[DirectionChoice] = []
        self._units: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(label(column_name(metric.column), "strong"))
        since = format_date(steps[1].first or date.min, LONG_DATE_YEAR, self.locale())
        column.addLayout(self._row(self.tr("before {0}").format(since), 0))
        for place, first in enumerate(self.firsts[1:], 1):
            words = self.tr("since {0}").format(format_date(first or date.min, LONG_DATE_YEAR, self.locale()))
            column.addLayout(self._row(words, place))

    def show_steps(self, steps: list[GoalSince], measures: Measures) -> None:
        """Show the goals of the same days; a field being typed in is left alone."""
        self._steps = steps
        usual = self._metric.goal or Decimal(0)
        for step, direction, field, unit in zip(steps, self._directions, self.fields, self._units, strict=True):
            field.measure(self._metric, measures)
            field.show_value(usual if step.goal.amount is None else step.goal.amount)
            if step.goal.amount != 0:
                direction.show_direction(at_most=step.goal.at_most)
            unit.setText(measures.unit(self._metric))
            unit.setMinimumWidth(max(self.fontMetrics().horizontalAdvance(measures.unit(each)) for each in WITH_GOAL))

    def _row(self, words: str, place: int) -> QHBoxLayout:
        """Return a line with a goal's field; one that began on a day can be removed, so that the one before goes on."""
        row = QHBoxLayout()
        row.setSpacing(LARGE)
        row.addWidget(label(words, ""), 1)
        if place:
            remove = QPushButton(self.tr("Remove"))
            remove.setProperty("look", "link")
            remove.setAccessibleName(
                self.tr("{0}: remove the goal {1}").format(column_name(self._metric.column), words)
            )
            remove.clicked.connect(lambda: self._correct(place, self._steps[place - 1].goal))
            row.addWidget(remove)
        field = goal_field(self._theme, self._metric)
        name = self.tr("Daily goal: {0}, {1}").format(column_name(self._metric.column), words)
        direction = DirectionChoice(self._theme, name)
        direction.activated.connect(lambda: self._turn(place))
        self._directions.append(direction)
        row.addWidget(direction)
        field.setAccessibleName(name)
        field.entered.connect(lambda amount: self._enter(place, amount))
        field.problem_changed.connect(self.problem_changed)
        self.fields.append(field)
        row.addWidget(field)
        self._units.append(label("", "soft"))
        row.addWidget(self._units[-1])
        return row

    def _enter(self, place: int, amount: Decimal | None) -> None:
        """Ask for another amount in the direction shown; the default is to be reached."""
        self._correct(place, Goal(amount, amount is not None and self._directions[place].at_most))

    def _turn(self, place: int) -> None:
        """Ask for the same amount in the other direction, if there is an amount."""
        self.fields[place].commit()
        if amount := Decimal(self.fields[place].value or 0):
            self._correct(place, Goal(amount, self._directions[place].at_most))

    def _correct(self, place: int, goal: Goal) -> None:
        """Ask for another goal from the day of a line on."""
        self.edited.emit(lambda goals: goals.correct(self._metric, goal, self.firsts[place]))


class DirectionChoice(Choice):
    """Whether a goal is to be reached or not to be exceeded."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self.addItem(self.tr("At least"), False)
        self.addItem(self.tr("At most"), True)
        self.setAccessibleName(self.tr("{0}, at least or at most").format(name))

    @property
    def at_most(self) -> bool:
        """True if the amount isn't to be exceeded."""
        return self.currentData() is True

    def show_direction(self, *, at_most: bool) -> None:
        """Show a direction without asking for it."""
        self.setCurrentIndex(int(at_most))


def goal_field(theme: Theme, metric: Metric) -> ValueField:
    """Return a field for a metric's goal, as narrow as a number."""
    field = ValueField(theme, metric, Measures(QLocale(), Units()))
    field.setAlignment(Qt.AlignmentFlag.AlignTrailing)
    field.setMaximumWidth(field.fontMetrics().horizontalAdvance("0") * FIELD_DIGITS)
    return field
