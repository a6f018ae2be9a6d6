"""All days as a sortable table, and the bar that edits the selected ones.

The page makes the edits (history/page.py).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.day_history import DayRow
from organic_desktop.ui.text.dates import WEEKDAY_DATE_YEAR, format_date
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.text.messages import message_of
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.widgets.cards import FIELD_DIGITS, label, paragraph
from organic_desktop.ui.widgets.controls import Choice
from organic_desktop.ui.widgets.fields import MarkedField
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.lists import ENTER
from organic_desktop.ui.widgets.tables import Column, ReadOnlyTable, TableModel
from organic_desktop.wellness.metrics import COLUMNS, METRICS, NOTES, Value, checked_number, metric
from organic_desktop.wellness.units import Units

MOST_DAYS = 9999
Index = QModelIndex | QPersistentModelIndex
NOTES_SHOWN = 120


class DayTable(ReadOnlyTable):
    """All days. ``opened`` carries a day; the other signals say that other days are selected, that the selected ones
    are to be deleted, or that they were copied."""

    opened = Signal(object)
    chosen = Signal()
    delete_wanted = Signal()
    copied = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("All days"))
        self._model = DayTableModel()
        self.setModel(self._model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.horizontalHeader().setStretchLastSection(True)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def show_rows(self, rows: Sequence[DayRow], measures: Measures) -> None:
        """Show these rows; the selected days stay selected, and the scroll position stays."""
        kept, current = set(self.days()), self.currentIndex()
        day = self._model.rows[current.row()].day if current.isValid() else None
        place = self.verticalScrollBar().value()
        self._model.show_rows(rows, measures)
        places = [number for number, row in enumerate(self._model.rows) if row.day in kept]
        for number, row in enumerate(self._model.rows):
            if row.day == day:
                index = self._model.index(number, current.column())
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(self._model.rows_at(places), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(place)
        self._fit()

    def days(self) -> list[date]:
        """Return the selected days, in the order shown."""
        found = self.selectionModel().selection()
        ranges = [found.at(number) for number in range(found.count())]
        chosen = {row for each in ranges for row in range(each.top(), each.bottom() + 1)}
        return [self._model.rows[row].day for row in sorted(chosen)]

    def copy(self) -> None:
        """Copy the selected days as tab-separated values."""
        chosen = set(self.days())
        QGuiApplication.clipboard().setText(self._model.as_tsv(row for row in self._model.rows if row.day in chosen))
        self.copied.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete_wanted.emit()
        elif event.key() in ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        self.opened.emit(self._model.rows[index.row()].day)

    def _fit(self) -> None:
        """Fit rows and columns to the font."""
        metrics = self.fontMetrics()
        self.fit_rows()
        widest = metrics.horizontalAdvance(format_date(date(2026, 9, 30), WEEKDAY_DATE_YEAR, self.locale()))
        self.setColumnWidth(0, widest + 4 * SMALL)
        for column in range(1, len(COLUMNS)):
            names = str(self._model.headerData(column, Qt.Orientation.Horizontal)).split("\n")
            self.setColumnWidth(column, max(map(metrics.horizontalAdvance, names)) + 5 * SMALL)


class DayTableModel(TableModel[DayRow]):
    """A row a day, newest first until it is sorted otherwise.

    It sorts its own rows: a proxy model would call Python twice for each of the 40,000 comparisons of ten years.
    """

    def __init__(self) -> None:
        super().__init__()
        self._order = (0, Qt.SortOrder.DescendingOrder)
        self.show_rows([], Measures(QLocale(), Units()))

    def show_rows(self, rows: Sequence[DayRow], measures: Measures) -> None:
        """Show these rows, in the current order."""
        self.set_rows(self._sorted(rows), self._columns(measures))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        days = [self.rows[index.row()].day for index in before]
        self.rows = self._sorted(self.rows)
        place = {row.day: number for number, row in enumerate(self.rows)}
        after = [self.index(place[day], index.column()) for day, index in zip(days, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def rows_at(self, places: Sequence[int]) -> QItemSelection:
        """Return rows as a selection of as few ranges as possible; Qt takes a second for 3,650 of them."""
        chosen = QItemSelection()
        for _, run in groupby(enumerate(places), key=lambda place: place[1] - place[0]):
            rows = [row for _, row in run]
            chosen.select(self.index(rows[0], 0), self.index(rows[-1], len(COLUMNS)))
        return chosen

    def as_tsv(self, rows: Any) -> str:
        """Return rows as tab-separated values: the stored numbers, empty if nothing is logged."""
        written = io.StringIO()
        writer = csv.writer(written, delimiter="\t", lineterminator="\n")
        writer.writerow([self.tr("Day"), *(column_name(name) for name in COLUMNS)])
        for row in rows:
            writer.writerow([row.day.isoformat(), *("" if value is None else str(value) for value in row.values)])
        return written.getvalue()

    def _columns(self, measures: Measures) -> list[Column]:
        empty = self.tr("not logged")
        days = Column(self.tr("Day"), lambda row: format_date(row.day, WEEKDAY_DATE_YEAR, measures.locale))
        return [days, *(_column(place, name, measures, empty) for place, name in enumerate(COLUMNS))]

    def _sorted(self, rows: Sequence[DayRow]) -> list[DayRow]:
        """Sort by the current column: days without a value last in either order, the latest day first among equals."""
        section, order = self._order
        backwards = order == Qt.SortOrder.DescendingOrder
        ordered = sorted(rows, key=lambda row: row.day, reverse=section > 0 or backwards)
        if section == 0:
            return ordered
        with_value = [row for row in ordered if row.values[section - 1] is not None]
        without = [row for row in ordered if row.values[section - 1] is None]
        with_value.sort(key=lambda row: _key(row.values[section - 1]), reverse=backwards)
        return with_value + without


def _column(place: int, name: str, measures: Measures, empty: str) -> Column:
    """Return the column of a metric or of the notes."""
    if name == NOTES:
        return Column(column_name(name), lambda row: (row.values[place] or "")[:NOTES_SHOWN], empty=empty)
    of = metric(name)

    def text(row: DayRow) -> str:
        value = row.values[place]
        return measures.number(of, value) if isinstance(value, Decimal | int) else ""

    return Column(f"{column_name(name)}\n{measures.unit(of)}".rstrip(), text, is_number=True, empty=empty)


def _key(value: Value) -> Any:
    return value.casefold() if isinstance(value, str) else value


class BulkBar(QWidget):
    """Buttons to set or clear a metric of the selected days, to copy and to delete them.

    ``set_wanted`` carries a column and its value in stored units, None to clear it.
    """

    set_wanted = Signal(str, object)
    delete_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._measures: Measures | None = None
        self._count = label("", "")
        self._count.setMinimumWidth(self._widest_count())
        self._metric = Choice(theme)
        self._metric.setAccessibleName(self.tr("Metric to change"))
        for each in METRICS:
            self._metric.addItem(column_name(each.column), each.column)
        self._metric.currentIndexChanged.connect(lambda _: self._name_unit())
        self._field = MarkedField(theme)
        self._field.problem_changed.connect(self._show_sentence)
        self._field.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * FIELD_DIGITS)
        self._field.returnPressed.connect(self._set)
        self._field.textChanged.connect(lambda _: self._enable())
        self._set_button = self._button(self.tr("Set"), self._set)
        self._clear = self._button(self.tr("Clear"), lambda: self.set_wanted.emit(self._metric.currentData(), None))
        self._copy = self._button(self.tr("Copy"), self.copy_wanted.emit)
        self._delete = self._button(self.tr("Delete days"), self.delete_wanted.emit)
        self._sentence = paragraph("", "error")
        self._sentence.hide()
        self._days, self._busy = 0, False
        row = Flow()
        for widget in (self._count, self._metric, self._field, self._set_button, self._clear, self._copy, self._delete):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(row)
        column.addWidget(self._sentence)
        self._enable()

    def measure_in(self, measures: Measures) -> None:
        """Use these units."""
        self._measures = measures
        self._name_unit()

    def show_count(self, days: int) -> None:
        """Show how many days are selected."""
        self._days = days
        self._enable()

    def show_busy(self, busy: bool) -> None:
        """Disable everything while an edit is being made."""
        self._busy = busy
        self._enable()

    def show_copied(self) -> None:
        """Say that the days were copied, until the selection changes."""
        self._count.setText(self.tr("%n day(s) copied", "", self._days))

    def show_done(self) -> None:
        """Clear the field after an edit."""
        self._field.clear()
        self.show_busy(False)

    def show_problem(self, sentence: str) -> None:
        """Show an error message; an empty one hides it."""
        if not sentence:
            self._field.unmark()
        elif self._field.text():
            self._field.reject(sentence)
        self._show_sentence(sentence)

    def _show_sentence(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: act())  # type: ignore[operator]
        return button

    def _set(self) -> None:
        if not (self._set_button.isEnabled() and self._measures):
            return
        column = self._metric.currentData()
        try:
            value = checked_number(metric(column), self._measures.typed(metric(column), self._field.text()))
        except InvalidInput as error:
            self.show_problem(message_of(error))
        else:
            self.set_wanted.emit(column, value)

    def _name_unit(self) -> None:
        if self._measures:
            of = metric(self._metric.currentData())
            self._field.setPlaceholderText(self._measures.unit(of) or self.tr("value"))
            self._field.setAccessibleName(self.tr("{0} for the selected days").format(column_name(of.column)))

    def _widest_count(self) -> int:
        """Return the width of the longest count, so that the controls beside it don't move."""
        counted = [self._words(days) for days in (0, 1, MOST_DAYS)] + [self.tr("%n day(s) copied", "", MOST_DAYS)]
        return max(self.fontMetrics().horizontalAdvance(words) for words in (*counted, self.tr("Saving…")))

    def _words(self, days: int) -> str:
        return self.tr("%n day(s) selected", "", days) if days else self.tr("Select days to change them")

    def _enable(self) -> None:
        self._count.setText(self.tr("Saving…") if self._busy else self._words(self._days))
        ready = bool(self._days) and not self._busy
        for widget in (self._metric, self._field, self._clear, self._copy, self._delete):
            widget.setEnabled(ready)
        self._set_button.setEnabled(ready and bool(self._field.text().strip()))
