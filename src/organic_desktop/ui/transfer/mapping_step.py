"""Step 3 of the import: what is what. Theirs left, ours right, and days of the file that follow each change.

The days shown are worked out again with each choice, from a few days' readings alone; the totals at the foot come from
the whole file, in a thread.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy

from organic_desktop.transfer.found import Field, Kind, Reading
from organic_desktop.transfer.mapping import Mapping, Target, days_of
from organic_desktop.ui.services.work import Work
from organic_desktop.ui.text.dates import DATE_YEAR, format_date
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import CARD_GAP, SMALL
from organic_desktop.ui.transfer.field_editor import SCORED, Edited, FieldEditor
from organic_desktop.ui.transfer.field_table import FieldTable
from organic_desktop.ui.transfer.reading import Content
from organic_desktop.ui.transfer.step import Room, Step
from organic_desktop.ui.transfer.words import ImportWords, is_undecided
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.tables import Column, ReadOnlyTable, TableModel
from organic_desktop.wellness.metrics import COLUMNS, NOTES, Value, metric

if TYPE_CHECKING:
    from organic_desktop.transfer.plan import Plan

ROWS_SHOWN = 4
LINES_IN_SIGHT = 7
NARROW = 80  # characters
REST_MS = 400
MOST_OF_A_DAY = 6  # readings that a day's cell names


class SampleDay(NamedTuple):
    """A day of the file: its readings, and what becomes of them."""

    day: date
    readings: tuple[Reading, ...]
    values: Dictionary[str, Value]


class MappingStep(Step):
    """``done`` is emitted to go on with ``mapping()``."""

    done = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.name = self.tr("What is what")
        self.primary = self.tr("See what will happen")
        self._words = ImportWords(self.locale())
        self._content: Content | None = None
        self._others: Mapping | None = None  # what the mapping has of other files' fields
        self._targets: dict[str, Target] = {}
        self._sources: dict[str, str] = {}
        self._totals_work = Work(room.bridge, self)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._count)
        self.table = FieldTable()
        self.editor = FieldEditor(room.theme)
        self._build()
        self.table.chosen.connect(self._show_field)
        self.table.scored.connect(self._score)
        self.table.left_out.connect(lambda field: self._set(field, Edited(None, self._sources.get(field.key, ""))))
        self.table.entered.connect(self.editor.focus)
        self.editor.edited.connect(self._take)

    def _build(self) -> None:
        self.editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.table.setMinimumHeight(self.fontMetrics().height() * 2 * LINES_IN_SIGHT)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(CARD_GAP)
        self._both.addWidget(self.table, 3)
        self._both.addWidget(self.editor, 2)
        self.sample = ReadOnlyTable(self.tr("Days of the file, as they will be"))
        self._sample_model: TableModel[SampleDay] = TableModel()
        self.sample.setModel(self._sample_model)
        self.sample.horizontalHeader().setStretchLastSection(True)
        self.totals = label("", "soft")
        self.all_likely = QPushButton()
        self.all_likely.setProperty("look", "link")
        self.all_likely.setAutoDefault(False)
        self.all_likely.clicked.connect(self._take_all_likely)
        self.column.addLayout(self._both, 1)
        self.column.addWidget(self.all_likely, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(label(self.tr("How it will look"), "strong"))
        self.column.addWidget(self.sample)
        self.column.addWidget(self.totals)

    def begin(self) -> None:
        """Focus the table."""
        self.table.setFocus()
        self._fit()

    def advance(self) -> None:
        """Go on, once what is typed is a number."""
        if self.editor.flush():
            self._rest.stop()
            self._totals_work.cancel()
            self.done.emit()

    def can_advance(self) -> bool:
        """True if anything of the file becomes something of ours."""
        return bool(self._targets) or bool(self._content and self._content.found.days_off)

    def show_content(self, content: Content) -> None:
        """Show the fields of a file, as the remembered mapping has them, or as it suggests; once for each reading."""
        if content is self._content:
            return
        self._content = content
        fields = {field.key for field in content.found.fields}
        self._targets = {key: target for key, target in content.mapping.targets.items() if key in fields}
        self._sources = {key: source for key, source in content.mapping.sources.items() if key in fields}
        self._others = replace(
            content.mapping,
            targets={key: target for key, target in content.mapping.targets.items() if key not in fields},
            sources={key: source for key, source in content.mapping.sources.items() if key not in fields},
        )
        self.table.show_fields(content.found.fields, content.overview.counts, self._becomes, self._number)
        if self.table.current() is None:  # else it was shown with the first field
            self._show_sample()
        self._offer_likely()
        self._count()

    def mapping(self) -> Mapping:
        """Return what was chosen for the file in sight, with what was chosen for fields that only other files have."""
        content, others = cast("Content", self._content), cast("Mapping", self._others)
        answers = {question.key: question.answer for question in content.found.questions}
        return replace(
            others,
            targets={**others.targets, **self._targets},
            sources={**others.sources, **self._sources},
            answers={**others.answers, **answers},
        )

    # -- one field ----------------------------------------------------------------------------------------------------

    def _show_field(self, field: Field) -> None:
        if self._content:
            chosen = Edited(self._targets.get(field.key), self._sources.get(field.key, ""))
            sources = self._content.overview.sources.get(field.key, {})
            self.editor.show_field(field, chosen, sources, self._measures())
            self._show_sample()

    def _take(self, edited: Edited) -> None:
        if field := self.table.current():
            self._set(field, edited)

    def _score(self, field: Field, score: int) -> None:
        """Score a name by a number key."""
        if field.kind is Kind.NAME:
            before = self._targets.get(field.key)
            column = before.column if before and before.column in SCORED else SCORED[0]
            self._set(field, Edited(Target(column, Decimal(score)), self._sources.get(field.key, "")))

    def _set(self, field: Field, edited: Edited) -> None:
        if edited.target:
            self._targets[field.key] = edited.target
        else:
            self._targets.pop(field.key, None)
        if edited.source:
            self._sources[field.key] = edited.source
        else:
            self._sources.pop(field.key, None)
        self.table.show_changed()
        self._show_field(field)
        self._offer_likely()
        self.room.update_buttons()
        self._rest.start()

    def _likely(self) -> dict[str, Target]:
        """Return what is likely of the fields that aren't a number of ours yet."""
        fields = self._content.found.fields if self._content else ()
        undecided = (each for each in fields if is_undecided(each, self._targets.get(each.key)))
        return {each.key: each.likely for each in undecided if each.likely}

    def _offer_likely(self) -> None:
        count = len(self._likely())
        self.all_likely.setText(self.tr("Use all %Ln suggestion(s)", "", count))
        self.all_likely.setVisible(count > 1)

    def _take_all_likely(self) -> None:
        self._targets |= self._likely()
        if field := self.table.current():
            self._set(field, Edited(self._targets.get(field.key), self._sources.get(field.key, "")))
        self.table.setFocus()

    def _becomes(self, field: Field) -> str:
        return self._words.row(field, self._targets.get(field.key), self._measures())

    # -- the days -----------------------------------------------------------------------------------------------------

    def _show_sample(self) -> None:
        content, current = self._content, self.table.current()
        if content is None:
            return
        shown = content.overview.days_to_show(current.key if current else "", ROWS_SHOWN)
        days = days_of(content.overview.only(content.found, shown), self.mapping(), self.app.today())
        rows = [SampleDay(day, content.overview.readings[day], days.values.get(day, {})) for day in shown]
        self._sample_model.set_rows(rows, self._sample_columns())
        self._fit()

    def _sample_columns(self) -> list[Column]:
        measures, used = self._measures(), {target.column for target in self._targets.values()}
        labels = {field.key: field for field in self._content.found.fields} if self._content else {}
        columns = [
            Column(self.tr("Day"), lambda row: format_date(row.day, DATE_YEAR, self.locale())),
            Column(self.tr("In the file"), lambda row: _as_in_the_file(row.readings, labels), has_tip=True),
        ]
        for name in COLUMNS:
            if name in used:
                columns.append(self._sample_column(name, measures))
        return columns

    def _sample_column(self, name: str, measures: Measures) -> Column:
        def text(row: SampleDay) -> str:
            value = row.values.get(name)
            if value is None:
                return "–"
            return str(value) if isinstance(value, str) else measures.number(metric(name), value)

        unit = measures.unit(metric(name)) if name != NOTES else ""
        return Column(
            f"{column_name(name)}\n{unit}".strip(),
            text,
            is_number=name != NOTES,
            has_tip=True,
            empty=self.tr("nothing"),
        )

    def _count(self) -> None:
        """Count what the import would do, in a thread."""
        content, app = self._content, self.app
        if content is None:
            return
        mapping = self.mapping()
        self._totals_work.run(lambda _: app.transfer.plan(content.found, mapping), self._show_totals, lambda _: None)

    def _show_totals(self, plan: Plan) -> None:
        counts = plan.counts()
        parts = (
            self.tr("%Ln new day(s)", "", counts.new),
            self.tr("%Ln the same", "", counts.same),
            self.tr("%Ln different", "", counts.different),
        )
        self.totals.setText(" · ".join(parts))

    # -- layout -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().horizontalAdvance("n") * NARROW
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._fit()

    def _fit(self) -> None:
        """Make the sample as tall as its rows, and its columns as wide as their words."""
        self.sample.fit_height(ROWS_SHOWN)
        metrics, columns = self.fontMetrics(), self._sample_model.columnCount()
        has_notes = any(target.column == NOTES for target in self._targets.values())
        self.sample.horizontalHeader().setStretchLastSection(has_notes)
        for column in range(columns - has_notes):  # notes take the rest
            cells = [str(self._sample_model.index(row, column).data()) for row in range(len(self._sample_model.rows))]
            title = str(self._sample_model.columns[column].title).split("\n")
            wide = max(map(metrics.horizontalAdvance, [*title, *cells])) + 4 * SMALL
            self.sample.setColumnWidth(column, min(wide, metrics.horizontalAdvance("n") * (36 if column == 1 else 16)))

    def _measures(self) -> Measures:
        return Measures(QLocale(), self.app.units())

    def _number(self, number: int) -> str:
        return format_number(number, self.locale())


def _as_in_the_file(readings: tuple[Reading, ...], fields: Dictionary[str, Field]) -> str:
    """Return a day as the file has it, in a line: "rad · gym · Sleep: 8"."""
    words: list[str] = []
    for reading in readings[:MOST_OF_A_DAY]:
        field = fields.get(reading.field)
        if field is None:
            continue
        if field.kind in (Kind.NAME, Kind.DONE):
            words.append(field.label)
        elif field.kind is Kind.TEXT:
            words.append(str(reading.value))
        else:
            words.append(f"{field.label}: {format_number(Decimal(reading.value), QLocale())}")
    more = len(readings) - MOST_OF_A_DAY
    return " · ".join([*dict.fromkeys(words), *(["…"] if more > 0 else [])])
