"""The dialog of a new experiment, in three steps: what, how long, write it down.

The order of the blocks is drawn when the plan is written down, not before: nobody can draw until they like it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from organic_desktop.app.experiments import Draft
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.text.dates import field_format
from organic_desktop.ui.text.experiments import ExperimentWords
from organic_desktop.ui.text.measures import Measures, column_name, column_word
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import LARGE, MEDIUM, PAGE_MARGIN, SMALL
from organic_desktop.ui.widgets.cards import label, paragraph
from organic_desktop.ui.widgets.controls import Choice, Segments
from organic_desktop.ui.widgets.day_strip import DayStrip
from organic_desktop.ui.widgets.fields import ValueField
from organic_desktop.ui.widgets.layouts import Scrolled
from organic_desktop.ui.widgets.plain_text import set_title
from organic_desktop.wellness.experiments import (
    FEWEST_WEEKS,
    LONGEST_QUESTION,
    LONGEST_WORDS,
    MOST_DAYS_AHEAD,
    MOST_WEEKS,
    Factor,
    Layout,
    Plan,
    layouts,
    proposed,
)
from organic_desktop.wellness.metrics import METRICS, metric

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.theme.theme import Theme

USUAL_WEEKS = 4
EVENING = QTime(20, 0)
WIDTH_IN_CHARACTERS, HEIGHT_IN_LINES = 74, 27
SOMETIMES = (True, False, False, True, True, False, True, False, True, True, False, False, True, False)
"""An order to picture a plan with, before the real one is drawn."""


class ExperimentDialog(QDialog):
    """``written`` carries the experiment and the id of the edit that kept it."""

    written = Signal(object, str)

    def __init__(
        self, parent: QWidget, app: App, theme: Theme, factor: str = "", outcome: str = "", lag: int = 0
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_title(self, self.tr("New experiment"))
        self._app = app
        self._measures = Measures(self.locale(), app.units())
        self._words = ExperimentWords(self._measures)
        self.what = WhatStep(theme, self._measures, factor, outcome, lag)
        self.length = LengthStep(theme, self._words, app.today())
        self.begin = BeginStep(app.today())
        self._steps = QStackedWidget()
        self._place = label("", "caption")
        self._problem = paragraph("", "error")
        self._problem.hide()
        self.back, self.next, self.leave = QPushButton(self.tr("Back")), QPushButton(), QPushButton(self.tr("Cancel"))
        self.next.setProperty("look", "primary")
        self.back.clicked.connect(lambda: self._turn_to(self._steps.currentIndex() - 1))
        self.next.clicked.connect(self._go_on)
        self.leave.clicked.connect(self.reject)
        self._build()
        self._turn_to(0)

    def draft(self) -> Draft:
        """Return what is chosen. Raises InvalidInput for a limit that is no number."""
        return Draft(
            self.what.question.text(),
            self.what.factor(),
            self.what.outcome.currentData(),
            self.what.lag,
            self.begin.day,
            self.length.layout_chosen,
            self.begin.remind_at,
        )

    # -- details ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        for step in (self.what, self.length, self.begin):
            area = Scrolled(MEDIUM)
            area.parts.addWidget(step)
            area.parts.addStretch(1)
            self._steps.addWidget(area)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self._place, 1)
        for button in (self.leave, self.back, self.next):
            buttons.addWidget(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(PAGE_MARGIN[0], 0, PAGE_MARGIN[0], LARGE)
        foot.setSpacing(SMALL)
        foot.addWidget(self._problem)
        foot.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._steps, 1)
        outer.addLayout(foot)
        metrics, room = self.fontMetrics(), self.screen().availableSize()
        wide, tall = metrics.horizontalAdvance("n") * WIDTH_IN_CHARACTERS, metrics.height() * HEIGHT_IN_LINES
        self.resize(min(wide, round(room.width() * 0.9)), min(tall, round(room.height() * 0.9)))
        for button in (self.leave, self.back):
            button.setAutoDefault(False)
        self.next.setDefault(True)

    def _turn_to(self, step: int) -> None:
        self._say("")
        self._steps.setCurrentIndex(step)
        self.back.setVisible(step > 0)
        last = step == self._steps.count() - 1
        self.next.setText(self.tr("Write it down and draw") if last else self.tr("Next"))
        self._place.setText(self.tr("Step {0} of {1}").format(step + 1, self._steps.count()))
        (self.what.question, self.length.weeks, self.begin.first)[step].setFocus()

    def _go_on(self) -> None:
        """Check what is chosen so far, and go on; the last step writes the plan down."""
        step = self._steps.currentIndex()
        try:
            if step == 0:
                self.what.suggest_question()
                self._app.experiments.check_factor(self.what.factor())
            else:
                plan = self._app.experiments.check(self.draft())
                if step == 2:
                    self.written.emit(*self._app.experiments.write_down(self.draft()))
                    self.accept()
                    return
                self.begin.show_plan(plan, self._words)
        except OrganicError as error:
            self._say(problem_of(error))
            return
        self._turn_to(step + 1)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))


class WhatStep(QWidget):
    """What is changed, and what is measured."""

    def __init__(self, theme: Theme, measures: Measures, factor: str, outcome: str, lag: int) -> None:
        super().__init__()
        self._measures = measures
        self.kind, self.outcome = Choice(theme), Choice(theme)
        self.kind.addItem(self.tr("Something I tick each day"), "")
        for each in METRICS:
            self.kind.addItem(column_name(each.column), each.column)
            self.outcome.addItem(column_name(each.column), each.column)
        self.words, self.question = QLineEdit(), QLineEdit()
        self.words.setMaxLength(LONGEST_WORDS)
        self.words.setPlaceholderText(self.tr("For example: no screens after ten"))
        self.question.setMaxLength(LONGEST_QUESTION)
        self.question.setPlaceholderText(self.tr("For example: do I sleep longer?"))
        of = metric(factor) if factor else METRICS[0]
        self.at_least, self.less_than = ValueField(theme, of, measures), ValueField(theme, of, measures)
        for field in (self.at_least, self.less_than):
            field.entered.connect(field.show_value)
        self._lag = Segments(self.tr("When"), {"0": self.tr("The same day"), "1": self.tr("The day after")})
        self._lag.chosen.connect(self._choose_lag)
        self.lag = lag
        self._lag.show_choice(str(lag))
        self._units = (label("", "caption"), label("", "caption"))
        self._form = QFormLayout()
        self._build()
        self.kind.setCurrentIndex(max(0, self.kind.findData(factor)))
        usual = outcome or ("mood_score" if factor != "mood_score" else "energy_level")
        self.outcome.setCurrentIndex(max(0, self.outcome.findData(usual)))
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())
        self._show_kind()

    def factor(self) -> Factor:
        """Return what is changed. Raises InvalidInput for a limit that is no number."""
        column = self.kind.currentData()
        if not column:
            return Factor(self.words.text())
        fields = (self.at_least, self.less_than)
        for field in fields:
            if not field.commit():
                field.setFocus()
        limits = [Decimal(field.value) if field.value is not None and not field.problem else None for field in fields]
        return Factor(self.words.text() or column_name(column), column, *limits)

    def suggest_question(self) -> None:
        """Fill in a question if there is none."""
        if not self.question.text().strip():
            column = self.kind.currentData()
            words = self.words.text().strip() or (column_name(column) if column else "")
            if words:
                self.question.setText(self.tr("Does it change my {0}: {1}?").format(
                    column_word(self.outcome.currentData()), words
                ))  # fmt: skip

    def _choose_lag(self, lag: str) -> None:
        self.lag = int(lag)

    def _build(self) -> None:
        about = paragraph(self.tr("Change one thing, watch one number."), "heading")
        form = self._form
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setSpacing(SMALL)
        for words, field in (
            (self.tr("What changes"), self.kind),
            (self.tr("In your words"), self.words),
            (self.tr("Days with: at least"), self._with_unit(self.at_least, 0)),
            (self.tr("Days without: less than"), self._with_unit(self.less_than, 1)),
            (self.tr("What is measured"), self.outcome),
            (self.tr("When"), self._lag),
            (self.tr("Your question"), self.question),
        ):
            name = label(words, "")
            form.addRow(name, field)
        for field, words in (
            (self.kind, self.tr("What changes")),
            (self.words, self.tr("What changes, in your words")),
            (self.at_least, self.tr("Days with: at least")),
            (self.less_than, self.tr("Days without: less than")),
            (self.outcome, self.tr("What is measured")),
            (self.question, self.tr("Your question")),
        ):
            field.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(about)
        column.addLayout(form)

    def _with_unit(self, field: ValueField, place: int) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field)
        row.addWidget(self._units[place], 1)
        return whole

    def _show_kind(self) -> None:
        column = self.kind.currentData()
        for row in (2, 3):
            self._form.setRowVisible(row, bool(column))
        if column:
            for field, unit in zip((self.at_least, self.less_than), self._units, strict=True):
                field.measure(metric(column), self._measures)
                unit.setText(self._measures.unit(metric(column)))


class LengthStep(QWidget):
    """How many weeks, how long the blocks, and what can be told then."""

    def __init__(self, theme: Theme, words: ExperimentWords, today: date) -> None:
        super().__init__()
        self._words, self._today = words, today
        self.weeks = Choice(theme)
        self.weeks.setAccessibleName(self.tr("How long"))
        for number in range(FEWEST_WEEKS, MOST_WEEKS + 1):
            self.weeks.addItem(self.tr("%n week(s)", "", number), number)
        self.blocks = Choice(theme)
        self.blocks.setAccessibleName(self.tr("Blocks of"))
        self.strip = DayStrip(theme)
        self.told = paragraph("")
        self._build()
        self.weeks.currentIndexChanged.connect(lambda _: self._show_weeks())
        self.blocks.currentIndexChanged.connect(lambda _: self._show_layout())
        self.weeks.setCurrentIndex(USUAL_WEEKS - FEWEST_WEEKS)

    @property
    def layout_chosen(self) -> Layout:
        """The layout that is chosen."""
        found: Layout = self.blocks.currentData() or proposed(USUAL_WEEKS)
        return found

    def _build(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setSpacing(SMALL)
        form.addRow(label(self.tr("How long"), ""), self.weeks)
        form.addRow(label(self.tr("Blocks of"), ""), self.blocks)
        drawn = label(
            self.tr("Such as this; the real order is drawn once you write the plan down, and only once."), "caption"
        )
        drawn.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        about = paragraph(self.tr("Chance decides which days are with and which without."), "heading")
        for part in (about, form, self.strip, drawn, self.told):
            if isinstance(part, QFormLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)

    def _show_weeks(self) -> None:
        weeks = self.weeks.currentData()
        self.blocks.blockSignals(True)
        self.blocks.clear()
        for each in layouts(weeks):
            self.blocks.addItem(self.tr("%n day(s)", "", each.block_days), each)
        self.blocks.setCurrentIndex(layouts(weeks).index(proposed(weeks)))
        self.blocks.blockSignals(False)
        self._show_layout()

    def _show_layout(self) -> None:
        layout = self.layout_chosen
        some_time = datetime.combine(self._today, time(0), UTC)
        order = SOMETIMES[: layout.pairs]
        plan = Plan("", Factor(""), "", 0, self._today, layout.block_days, order, some_time)
        self.strip.show_plan(plan, plan.last, self._words.strip(plan, plan.first))
        self.told.setText(self._words.can_tell(layout))


class BeginStep(QWidget):
    """When it begins, whether to be reminded, and the plan as it will be written down."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.first = QDateEdit()
        self.first.setAccessibleName(self.tr("First day"))
        self.first.setDisplayFormat(field_format(self.locale()))
        self.first.setCalendarPopup(True)
        here = QDate(today.year, today.month, today.day)
        self.first.setDateRange(here, here.addDays(MOST_DAYS_AHEAD))
        self.first.setDate(here.addDays(1))
        self.reminds = QCheckBox(self.tr("Remind me every day at"))
        self.reminds.setChecked(True)
        self.at = QTimeEdit(EVENING)
        self.at.lineEdit().setTextMargins(SMALL, 0, SMALL, 0)  # which a stylesheet doesn't give to a spin box
        self.at.setAccessibleName(self.tr("Time of the reminder"))
        self.reminds.toggled.connect(self.at.setEnabled)
        self._plan = paragraph("")
        self._build()

    @property
    def day(self) -> date:
        """The first day."""
        chosen = self.first.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    @property
    def remind_at(self) -> time | None:
        """The time of the reminder, None for none."""
        chosen = self.at.time()
        return time(chosen.hour(), chosen.minute()) if self.reminds.isChecked() else None

    def show_plan(self, plan: Plan, words: ExperimentWords) -> None:
        """Show what will be written down."""
        measured = self.tr("Measured: {0}, the day after.") if plan.lag else self.tr("Measured: {0}, the same day.")
        without = words.factor_on(plan.factor, with_it=False) if plan.factor.column else self.tr("as usual")
        lines = (
            plan.question,
            self.tr("Days with: {0}").format(words.factor_on(plan.factor, with_it=True)),
            self.tr("Days without: {0}").format(without),
            measured.format(column_word(plan.outcome)),
            self.tr("{0} days in blocks of {1}.").format(plan.length, plan.block_days),
        )
        self._plan.setText("\n".join(lines))

    def _build(self) -> None:
        about = label(self.tr("Write it down before the first day."), "heading")
        why = label(
            self.tr(
                "From then on the plan can't be changed: what you do otherwise is recorded beside it. No numbers are "
                "shown until the last day is over, and none if you stop early. Days off don't pause it. An order that "
                "you take back to draw one you like better isn't chance any more, and its result means nothing."
            ),
            "soft",
        )
        for words in (about, why):
            words.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.reminds)
        row.addWidget(self.at)
        row.addStretch(1)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(label(self.tr("First day"), ""), self.first)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(about)
        column.addWidget(self._plan)
        column.addLayout(form)
        column.addLayout(row)
        column.addWidget(why)
