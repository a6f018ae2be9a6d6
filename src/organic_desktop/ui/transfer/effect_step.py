"""Step 4 of the import: what will happen. New, same and different days; for what differs, whose value stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHeaderView, QLayout, QVBoxLayout, QWidget

from organic_desktop.transfer.plan import Counts, Effects, Example, Existing, Outlook, Plan, choices
from organic_desktop.ui.services.work import Work
from organic_desktop.ui.text.dates import DATE_YEAR, format_date
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import LARGE, MEDIUM, SMALL, TINY
from organic_desktop.ui.transfer.reading import Content
from organic_desktop.ui.transfer.skipped import SkippedLines
from organic_desktop.ui.transfer.step import Room, Step
from organic_desktop.ui.transfer.words import ImportWords
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.controls import Choice
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import Label
from organic_desktop.ui.widgets.tables import Column, ReadOnlyTable, TableModel
from organic_desktop.wellness.metrics import NOTES, Value, metric

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

EXAMPLES_SHOWN = 5


class EffectStep(Step):
    """``done`` is emitted to import ``plan`` with ``existing()``."""

    done = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.name = self.tr("What will happen")
        self.plan: Plan | None = None
        self._words = ImportWords(self.locale())
        self._counts = Counts()
        self._effects: Effects | None = None
        self._work = Work(room.bridge, self)
        self._wishes: dict[str, Existing] = {}
        self.choices: dict[str, Choice] = {}
        self._numbers = Numbers()
        self.column.addWidget(self._numbers)
        self._lead = self.paragraph("", "")
        self._build_rest()
        self._build_differing()
        self._left_out = SkippedLines()
        self.column.addWidget(self._left_out)
        self.column.addStretch(1)

    def _build_rest(self) -> None:
        self._rest = self.paragraph("", "")
        self.settings = QCheckBox(self.tr("Take over settings and reminders, too"))
        self.settings.toggled.connect(lambda _: self._show_effects(self._effects))
        self.column.addWidget(self.settings)

    def _build_differing(self) -> None:
        self._differing = Card("")
        self._differing.title.setProperty("look", "strong")
        self._differing.title.setText(self.tr("Where both have a value, and they differ"))
        self._differing.body.setSpacing(MEDIUM)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(LARGE)
        self._rows.setVerticalSpacing(SMALL)
        self._rows.setColumnStretch(2, 1)
        self._differing.body.addLayout(self._rows)
        self.examples = ReadOnlyTable(self.tr("Examples of what differs"))
        self._model: TableModel[Example] = TableModel()
        self.examples.setModel(self._model)
        self.examples.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._differing.body.addWidget(self.examples)
        self._differing.finish()
        self.column.addWidget(self._differing)

    def begin(self) -> None:
        """Focus the first choice, if there is one."""
        if first := next(iter(self.choices.values()), None):
            first.setFocus()
        else:
            self.room.focus_main()

    def advance(self) -> None:
        """Import."""
        self.done.emit()

    def can_advance(self) -> bool:
        """True if the import would change anything."""
        return self.changes_anything()

    def existing(self) -> dict[str, Existing]:
        """Return whose value stays, by column."""
        return {column: Existing(choice.currentData()) for column, choice in self.choices.items()}

    def wishes(self) -> dict[str, Existing]:
        """Return whose value is wished to stay, by column: also of the files before."""
        return self._wishes | self.existing()

    def with_settings(self) -> bool:
        """True if settings and reminders are to be taken over."""
        return not self.settings.isHidden() and self.settings.isChecked()

    def changes_anything(self) -> bool:
        """True if there is anything to import, as it is chosen now."""
        plan, effects = self.plan, self._effects
        if plan is None or effects is None:
            return False
        rest = any(count.new or count.different for count in plan.rest)
        return bool(effects.new or effects.changed or plan.days_off or rest or self.with_settings())

    def show_outlook(self, content: Content, seen: Outlook) -> None:
        """Show what would happen; ``seen.effects`` are those of ``wishes()``."""
        self._work.cancel()
        self.plan, self._counts, self._effects = seen.plan, seen.counts, None
        self._numbers.show_counts(seen.counts)
        self._show_choices(seen.columns)
        self._show_examples(seen.examples)
        self._show_rest(content, seen.plan)
        self._show_effects(seen.effects)

    def _show_effects(self, effects: Effects | None) -> None:
        """Say what the button does, with what is chosen now; None while that is worked out."""
        plan, self._effects = self.plan, effects
        if plan and effects:
            changed = len(effects.new) + len(effects.changed)
            self.primary = self.tr("Import %Ln day(s)", "", changed) if changed else self.tr("Import")
            self._lead.setText(self._sentence(plan))
            skipped = (*plan.days.skipped, *effects.skipped)
            count = plan.days.skipped_count + len(effects.skipped)
            self._left_out.show_lines(skipped, self._words.left_out(count), count)
            self._model.layoutChanged.emit()
        self.room.update_buttons()

    def _sentence(self, plan: Plan) -> str:
        """Say what the import does as a whole."""
        if self.changes_anything():
            if plan.into_empty:
                return self.tr("Nothing is here yet, so everything is restored as it was.")
            return self.tr("A backup is made first, and one Undo takes it all back.")
        if self._counts.different:
            return self.tr("Nothing would change: where yours and theirs differ, yours stay.")
        if self._counts.same or any(any(counts) for counts in plan.rest):
            return self.tr("Everything in this file is here already. There is nothing to import.")
        return self.tr("There is nothing to import in this file.")

    # -- what differs -------------------------------------------------------------------------------------------------

    def _show_choices(self, columns: Mapping[str, Counts]) -> None:
        self._wishes = self.wishes()
        self.choices.clear()
        _empty(self._rows)
        for row, (column, counts) in enumerate(columns.items()):
            if not counts.different:
                continue
            choice = self._choice(column)
            name = label(column_name(column), "")
            name.setBuddy(choice)
            self._rows.addWidget(name, row, 0)
            self._rows.addWidget(choice, row, 1)
            self._rows.addWidget(paragraph(self.tr("%Ln day(s)", "", counts.different), "soft"), row, 2)
            self.choices[column] = choice
        self._differing.setVisible(bool(self.choices))

    def _choice(self, column: str) -> Choice:
        choice = Choice(self.room.theme)
        choice.setAccessibleName(self.tr("{0}: which value stays").format(column_name(column)))
        words = self._names()
        for existing in choices(column):
            choice.addItem(words[existing], existing.value)
        wished = self._wishes.get(column, Existing.MINE)
        choice.setCurrentIndex(max(0, choice.findData(wished.value)))
        choice.activated.connect(lambda _: self._follow_choice())
        return choice

    def _follow_choice(self) -> None:
        """Work out what the import does with the choice, in a thread."""
        plan, existing = self.plan, self.existing()
        if plan:
            self._show_effects(None)
            self._work.run(lambda _: plan.effects(existing), self._show_effects, self.room.show_error)

    def _names(self) -> dict[Existing, str]:
        return {
            Existing.MINE: self.tr("Keep mine"),
            Existing.THEIRS: self.tr("Take theirs"),
            Existing.ADD: self.tr("Add both"),
            Existing.AVERAGE: self.tr("Average"),
        }

    def _show_examples(self, examples: Sequence[Example]) -> None:
        measures = Measures(QLocale(), self.app.units())
        self._model.set_rows(examples, self._columns(measures))
        self.examples.fit_height(EXAMPLES_SHOWN)

    def _columns(self, measures: Measures) -> list[Column]:
        def written(column: str, value: Value) -> str:
            if value is None:
                return "–"
            return str(value) if column == NOTES or isinstance(value, str) else measures.amount(metric(column), value)

        return [
            Column(self.tr("Day"), lambda each: format_date(each.day, DATE_YEAR, self.locale())),
            Column(self.tr("What"), lambda each: column_name(each.column)),
            Column(self.tr("Mine"), lambda each: written(each.column, each.here), has_tip=True),
            Column(self.tr("Theirs"), lambda each: written(each.column, each.there), has_tip=True),
            Column(self.tr("Becomes"), lambda each: written(each.column, self._result(each)), has_tip=True),
        ]

    def _result(self, each: Example) -> Value:
        """Return what becomes of an example, as it is chosen now."""
        changed = self._effects.changed.get(each.day, {}) if self._effects else {}
        return changed.get(each.column, each.here)

    # -- our own file -------------------------------------------------------------------------------------------------

    def _show_rest(self, content: Content, plan: Plan) -> None:
        lines = list(self._other_rows(plan))
        self._rest.setText("\n".join(lines))
        self._rest.setVisible(bool(lines))
        own = content.found.content
        has_settings = own is not None and bool(own.settings or own.reminders)
        self.settings.setVisible(has_settings)
        self.settings.setChecked(has_settings and plan.into_empty)

    def _other_rows(self, plan: Plan) -> Iterator[str]:
        if plan.days_off:
            yield self.tr("%Ln day(s) off", "", len(plan.days_off))
        names = {
            self.tr("Modules"): plan.rest.modules,
            self.tr("Conversations"): plan.rest.conversations,
            self.tr("Messages"): plan.rest.messages,
            self.tr("Experiments"): plan.rest.experiments,
        }
        for name, counts in names.items():
            if any(counts):
                parts = (
                    self.tr("%Ln new", "", counts.new),
                    self.tr("%Ln the same", "", counts.same),
                    self.tr("%Ln different", "", counts.different),
                )
                shown = [part for part, count in zip(parts, counts, strict=True) if count]
                yield f"{name}: {', '.join(shown)}"


class Numbers(QWidget):
    """How many days are new, the same and different: three numbers to be read at a glance."""

    def __init__(self) -> None:
        super().__init__()
        row = Flow(self)
        row.setSpacing(2 * LARGE)
        self._numbers: list[tuple[Label, str]] = []
        for name in (self.tr("new days"), self.tr("the same here"), self.tr("different here")):
            number = label("", "title")
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(TINY)
            column.addWidget(number)
            column.addWidget(label(name, "soft"))
            row.addWidget(part)
            self._numbers.append((number, name))

    def show_counts(self, counts: Counts) -> None:
        """Show these numbers."""
        for (number, name), count in zip(self._numbers, counts, strict=True):
            number.setText(format_number(count, self.locale()))
            number.setAccessibleName(f"{number.text()} {name}")


def _empty(layout: QLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
