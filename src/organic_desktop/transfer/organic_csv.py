"""The days of our own export as CSV, also after a spreadsheet has saved it in its own way.

A spreadsheet may change delimiter, encoding, decimal signs and the order of a date; columns are found by their names,
and cells mean what values.py says. Columns that aren't ours are left out, empty cells are no values.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.export import unquoted
from organic_desktop.transfer.found import Field, Found, Kind, Question, Reading, ReadOptions, Skipped, Target
from organic_desktop.transfer.mapping import MOST_SKIPPED
from organic_desktop.transfer.tables import Header, Row, head, headed, open_rows
from organic_desktop.transfer.values import (
    DayColumn,
    DayOrder,
    NumberColumn,
    Signs,
    is_missing,
    parse_day,
    parse_number,
)
from organic_desktop.wellness.metrics import COLUMNS, METRICS, NOTES

NAME = "organic-csv"
LABEL = Sentence("Organic (CSV)")
GROUP = Sentence("Values of a day")
DATE = "date"
ORDER = "date-order"
ORDERS: dict[str, Sentence] = {
    DayOrder.DAY_FIRST: Sentence("The day comes first"),
    DayOrder.MONTH_FIRST: Sentence("The month comes first"),
}


def recognises(path: Path) -> bool:
    """True if its header has our column names."""
    rows = head(path, 1)
    return bool(rows) and _is_ours(Header.of(rows[0]))


def read(path: Path, options: ReadOptions) -> Found:
    """Read the table into readings, a field for each column of ours. Raises FileNotUnderstood, Cancelled."""
    with open_rows(path, options.progress) as rows:
        table = [*headed(rows, _is_ours)]
    if not table:
        if not recognises(path):
            raise FileNotUnderstood(Sentence("The table has no column “{name}” and none of Organic's.", name=DATE))
        return Found(NAME, NAME, (), (), 0, is_ours=True)
    return _Table(table, options).found()


def _is_ours(header: Header) -> bool:
    return header.place(DATE) is not None and any(header.place(column) is not None for column in COLUMNS)


class _Table:
    """A table whose cells mean what all of their column allows."""

    def __init__(self, rows: list[tuple[Header, Row]], options: ReadOptions) -> None:
        self._rows, self._options = rows, options
        self._days, self._numbers = DayColumn(), NumberColumn()
        self._skipped: list[Skipped] = []
        self._skipped_count = 0

    def found(self) -> Found:
        rows = [(row.line, cells) for header, row in self._rows if (cells := self._cells(header, row))]
        for _, cells in rows:
            self._days.see(cells[DATE])
            for column in COLUMNS:
                if column != NOTES:
                    self._numbers.see(cells.get(column, ""))
        order, signs = self._order(), self._numbers.signs or Signs.LONE
        readings, seen, entries = list[Reading](), dict[date, int](), 0
        for line, cells in rows:
            day = parse_day(cells[DATE], order)
            if day is None:
                self._skip(line, Sentence("“{text}” isn't a date.", text=cells[DATE][:40]))
            elif day in seen:
                self._skip(line, Sentence("{day} is in line {line} already.", day=day, line=seen[day]))
            else:
                seen[day] = line
                entries += 1
                readings += [
                    Reading(day, column, value, line=line)
                    for column in COLUMNS
                    if (value := self._value(line, column, cells.get(column, ""), signs)) is not None
                ]
        return Found(
            NAME,
            NAME,
            self._fields(readings),
            tuple(readings),
            entries,
            questions=self._questions(order),
            skipped=tuple(self._skipped),
            skipped_count=self._skipped_count,
            is_ours=True,
        )

    def _cells(self, header: Header, row: Row) -> dict[str, str] | None:
        fitted = header.fitted(row)
        if fitted is None:
            self._skip(row.line, Sentence("The row has more cells than the table has columns."))
            return None
        places = {name: header.place(name) for name in (DATE, *COLUMNS)}
        return {name: fitted[place] for name, place in places.items() if place is not None}

    def _value(self, line: int, column: str, cell: str, signs: Signs) -> Decimal | str | None:
        if column == NOTES:
            return unquoted(cell) or None
        if is_missing(cell):
            return None
        number = parse_number(cell, signs)
        if number is None:
            self._skip(line, Sentence("“{text}” isn't a number.", text=cell[:40]))
        return number

    def _order(self) -> DayOrder:
        answer = self._options.answers.get(ORDER, "")
        if answer in set(DayOrder):
            return DayOrder(answer)
        return self._days.order or self._days.likely

    def _questions(self, order: DayOrder) -> tuple[Question, ...]:
        if self._days.order is not None or self._days.example is None:
            return ()
        text, _ = self._days.example
        return (Question(ORDER, Sentence("How is the date {text} written?", text=text), ORDERS, order),)

    def _fields(self, readings: list[Reading]) -> tuple[Field, ...]:
        labels = {metric.column: metric.label for metric in METRICS} | {NOTES: Sentence("Notes")}
        here = {each.field for each in readings}
        return tuple(
            Field(column, labels[column], Kind.TEXT if column == NOTES else Kind.NUMBER, GROUP, Target(column))
            for column in COLUMNS
            if column in here
        )

    def _skip(self, line: int, reason: Sentence) -> None:
        self._skipped_count += 1
        if len(self._skipped) < MOST_SKIPPED:
            self._skipped.append(Skipped(line, reason))
