"""The card beside the fields: what the chosen one becomes, in which unit or with which amount, and by which source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from organic_desktop.transfer.found import Field, Kind
from organic_desktop.transfer.mapping import Target
from organic_desktop.transfer.units import UNITS, of_target
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.transfer.words import ImportWords, is_undecided
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.controls import Choice, Segments
from organic_desktop.ui.widgets.fields import ValueField
from organic_desktop.ui.widgets.plain_text import Label, on_a_button
from organic_desktop.wellness.metrics import METRICS, NOTES, Unit, metric
from organic_desktop.wellness.units import Units

LEFT_OUT = ""
MOST_OF_EACH_DAY = ""
SCORES = tuple(Decimal(number) / 2 for number in range(2, 11))
SCORED = tuple(of.column for of in METRICS if of.scale)
AMOUNTS = tuple(of.column for of in METRICS if not of.scale)
COLUMNS_OF = {
    Kind.NUMBER: (*AMOUNTS, *SCORED, NOTES),
    Kind.NAME: (*SCORED, NOTES),
    Kind.DONE: (*AMOUNTS, *SCORED, NOTES),
    Kind.TEXT: (NOTES,),
}


@dataclass(frozen=True)
class Edited:
    """What was chosen for a field: its target, None to leave it out, and its source, "" for the one with the most."""

    target: Target | None
    source: str


class FieldEditor(Card):
    """``edited`` carries an Edited for the field in sight."""

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self._theme = theme
        self._name_of: dict[Choice, Label] = {}
        self._measures = Measures(QLocale(), Units())
        self._field: Field | None = None
        self._target: Target | None = None
        self._source = MOST_OF_EACH_DAY
        self.title.setProperty("look", "strong")
        self.title.setWordWrap(True)
        self.body.setSpacing(SMALL)
        self.likely = QPushButton()
        self.likely.setAutoDefault(False)
        self.likely.clicked.connect(self._choose_likely)
        self.body.addWidget(self.likely)
        self.becomes = self._choice(self.tr("Becomes"))
        self.scores = Segments(self.tr("Score"), {str(score): format_number(score, QLocale()) for score in SCORES})
        self._score_name = self._named(self.tr("Score"), self.scores)
        self.each = ValueField(theme, METRICS[0], self._measures)
        self._each_name = self._named(self.tr("Each time"), self.each)
        self.unit = self._choice(self.tr("In the file it is in"))
        self.source = self._choice(self.tr("Source"))
        self.body.addWidget(paragraph(self.tr("Remembered for the next file of this kind."), "caption"))
        self.finish()
        self.becomes.activated.connect(lambda _: self._choose_column(str(self.becomes.currentData())))
        self.scores.chosen.connect(lambda score: self._choose_factor(Decimal(score)))
        self.each.entered.connect(self._choose_each)
        self.each.problem_changed.connect(self.show_problem)
        self.unit.activated.connect(lambda _: self._choose_unit())
        self.source.activated.connect(lambda _: self._choose_source())

    def show_field(self, field: Field, chosen: Edited, sources: Mapping[str, int], measures: Measures) -> None:
        """Show what a field becomes; ``sources`` are its sources with their days."""
        self.each.revert()
        self._field, self._target, self._source = field, chosen.target, chosen.source
        self._measures = measures
        self.title.setText(field.label)
        self.becomes.clear()
        self.becomes.addItem(self.tr("Leave out"), LEFT_OUT)
        for column in COLUMNS_OF[field.kind]:
            self.becomes.addItem(column_name(column), column)
        self.source.clear()
        if len(sources) > 1:
            self.source.addItem(self.tr("The one with the most each day"), MOST_OF_EACH_DAY)
            for source, days in sorted(sources.items(), key=lambda item: -item[1]):
                self.source.addItem(self.tr("{0} ({1})").format(source, self.tr("%Ln day(s)", "", days)), source)
            self.source.setCurrentIndex(max(0, self.source.findData(self._source)))
        self._show_target()

    def focus(self) -> None:
        """Focus the first choice."""
        self.becomes.setFocus()

    def flush(self) -> bool:
        """Take what is typed; False if it is no number."""
        return self.each.isHidden() or self.each.commit()

    def _show_target(self) -> None:
        """Show the parts that this target has."""
        field, target = self._field, self._target
        if field is None:
            return
        column = target.column if target else LEFT_OUT
        self.likely.setVisible(is_undecided(field, target))
        if field.likely:
            words = ImportWords(self.locale()).becomes(field, field.likely, self._measures)
            self.likely.setText(on_a_button(self.tr("Use as {0}").format(words)))
        self.becomes.setCurrentIndex(max(0, self.becomes.findData(column)))
        is_score = column in SCORED and field.kind is not Kind.NUMBER
        is_amount = column in AMOUNTS and field.kind is Kind.DONE
        is_number = column not in (LEFT_OUT, NOTES) and field.kind is Kind.NUMBER
        for name, part, shown in (
            (self._score_name, self.scores, is_score),
            (self._each_name, self.each, is_amount),
            (self._name_of[self.unit], self.unit, is_number),
            (self._name_of[self.source], self.source, bool(column) and self.source.count() > 0),
        ):
            name.setVisible(shown)
            part.setVisible(shown)
        if target and is_score:
            self.scores.show_choice(str(target.factor.normalize()))
        if target and is_amount:
            self.each.measure(metric(column), self._measures)
            self.each.show_value(target.factor)
            unit = self._measures.unit(metric(column)) or self.tr("hours")
            self._each_name.setText(self.tr("Each time, in {0}").format(unit))
        if target and is_number:
            self._show_units(target)

    def _show_units(self, target: Target) -> None:
        self.unit.clear()
        units, current = UNITS[target.column], of_target(target)
        for unit in units:
            self.unit.addItem(translate_message(unit.label), unit.key)
        if current is None:
            factor = format_number(target.factor, self.locale())
            self.unit.addItem(self.tr("another unit: × {0}").format(factor), "")
        self.unit.setCurrentIndex(units.index(current) if current else len(units))

    # -- what is chosen -----------------------------------------------------------------------------------------------

    def _choose_column(self, column: str) -> None:
        field = self._field
        if field is None or column == (self._target.column if self._target else LEFT_OUT):
            return
        self._target = first_target(field, column) if column else None
        self._show_target()
        self._tell()

    def _choose_likely(self) -> None:
        if self._field:
            self._target = self._field.likely
            self._show_target()
            self.becomes.setFocus()
            self._tell()

    def _choose_factor(self, factor: Decimal) -> None:
        if self._target:
            self._target = Target(self._target.column, factor)
            self._tell()

    def _choose_each(self, value: Decimal | int | None) -> None:
        if value is None:
            self._choose_column(LEFT_OUT)
        else:
            self.each.show_value(value)
            self.each.mark_stored()
            self._choose_factor(Decimal(value))

    def _choose_unit(self) -> None:
        target, key = self._target, self.unit.currentData()
        unit = next((each for each in UNITS[target.column] if each.key == key), None) if target else None
        if target and unit:
            self._target = unit.target(target.column)
            self._tell()

    def _choose_source(self) -> None:
        self._source = str(self.source.currentData())
        self._tell()

    def _tell(self) -> None:
        self.edited.emit(Edited(self._target, self._source))

    # -- building -----------------------------------------------------------------------------------------------------

    def _choice(self, name: str) -> Choice:
        made = Choice(self._theme)
        self._name_of[made] = self._named(name, made)
        return made

    def _named(self, name: str, part: QWidget) -> Label:
        """Add a part below its name."""
        above = label(name, "soft")
        above.setBuddy(part)
        part.setAccessibleName(name)
        self.body.addWidget(above)
        self.body.addWidget(part)
        return above


def first_target(field: Field, column: str) -> Target:
    """Return the target of a field that begins to become a column: what one time of it usually is, or the value."""
    for offered in (field.suggested, field.likely):
        if offered and offered.column == column:
            return offered
    if column == NOTES or field.kind in (Kind.NUMBER, Kind.TEXT):
        return Target(column)
    of = metric(column)
    usual = of.steps[0] if of.unit is Unit.ML else of.goal
    return Target(column, Decimal(3) if of.scale else usual or Decimal(1))
