"""The fields of a file beside what they become: theirs left, ours right, under the headings of the file's groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from organic_desktop.transfer.found import Field, Kind
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.widgets.lists import ENTER, Heading
from organic_desktop.ui.widgets.tables import Column, ReadOnlyTable, TableModel

THEIRS, DAYS, OURS = range(3)
SHARES = (0.42, 0.16, 0.42)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class FieldRow:
    """A field, and the number of its days."""

    field: Field
    days: int


class FieldTable(ReadOnlyTable):
    """``chosen`` carries the field whose row is current; ``scored`` a field and a number key, ``left_out`` a field;
    ``entered``: its editor is wanted."""

    chosen = Signal(object)
    scored = Signal(object, int)
    left_out = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("What the file has, and what it becomes"))
        self._model = FieldModel()
        self.setModel(self._model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setStretchLastSection(True)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(lambda _: self.entered.emit())

    def show_fields(
        self,
        fields: Sequence[Field],
        counts: Mapping[str, int],
        becomes: Callable[[Field], str],
        days: Callable[[int], str],
    ) -> None:
        """Show fields by their groups, those on most days first; ``becomes`` and ``days`` write cells."""
        self.clearSpans()
        columns = [
            Column(self.tr("Theirs"), lambda row: row.field.label, has_tip=True),
            Column(self.tr("Days"), lambda row: days(row.days), is_number=True),
            Column(self.tr("Ours"), lambda row: becomes(row.field), has_tip=True),
        ]
        self._model.set_rows(grouped(fields, counts), columns)
        for number, row in enumerate(self._model.rows):
            if isinstance(row, Heading):
                self.setSpan(number, 0, 1, len(columns))
        self.fit_rows()
        self._fit_columns()
        first = next((number for number, row in enumerate(self._model.rows) if isinstance(row, FieldRow)), -1)
        if first >= 0:
            self.setCurrentIndex(self._model.index(first, 0))
        self.scrollToTop()

    def current(self) -> Field | None:
        """Return the field whose row is current."""
        return self._field(self.currentIndex())

    def show_changed(self) -> None:
        """Write the cells again: a field becomes something else."""
        self._model.write_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number key scores a name, Delete leaves a field out, Enter goes to the editor."""
        field = self.current()
        if field and event.key() in ENTER:
            self.entered.emit()
        elif field and event.key() == Qt.Key.Key_Delete:
            self.left_out.emit(field)
        elif field and event.text() in tuple("12345"):
            self.scored.emit(field, int(event.text()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        wide = self.viewport().width()
        for column, share in enumerate(SHARES[:-1]):
            self.setColumnWidth(column, round(wide * share))

    def _tell(self, index: Index, _before: Index) -> None:
        if field := self._field(index):
            self.chosen.emit(field)

    def _field(self, index: Index) -> Field | None:
        row = self._model.rows[index.row()] if index.isValid() else None
        return row.field if isinstance(row, FieldRow) else None


class FieldModel(TableModel[Any]):
    """Rows of fields, and headings that can't be chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self._heading(index) else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        heading = self._heading(index)
        if heading is None:
            return super().data(index, role)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return heading.text if is_text and index.column() == 0 else None

    def write_again(self) -> None:
        """Tell the view that every cell of the last column may differ."""
        self.dataChanged.emit(self.index(0, OURS), self.index(len(self.rows) - 1, OURS))

    def _heading(self, index: Index) -> Heading | None:
        row = self.rows[index.row()]
        return row if isinstance(row, Heading) else None


def grouped(fields: Sequence[Field], counts: Mapping[str, int]) -> list[FieldRow | Heading]:
    """Return rows under the headings of their groups, which stay in the order of the file."""
    order = list(dict.fromkeys(str(field.group) for field in fields))
    rows: list[FieldRow | Heading] = []
    by_group = sorted(fields, key=lambda field: order.index(str(field.group)))
    for _, its in groupby(by_group, key=lambda field: str(field.group)):
        ours = [FieldRow(field, counts.get(field.key, 0)) for field in its]
        ours.sort(key=_place)
        rows += [Heading(translate_message(ours[0].field.group)), *ours]
    return rows


def _place(row: FieldRow) -> tuple[Decimal, int]:
    """Sort names by their scores, those that nobody can know first; all else by the number of days."""
    if row.field.kind is not Kind.NAME:
        return Decimal(0), -row.days
    return (-row.field.suggested.factor if row.field.suggested else Decimal("-Infinity")), -row.days
