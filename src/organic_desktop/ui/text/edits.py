"""Short descriptions of edits: for the Undo command, and for the message after something was removed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from organic_desktop.store.journal import ColumnChange, Edited, RowEdit
from organic_desktop.ui.text.dates import DateForm, format_date
from organic_desktop.ui.text.locales import join_list
from organic_desktop.ui.text.measures import Measures, column_word
from organic_desktop.wellness.metrics import NOTES, metric

ENTRIES, PERSON = "wellness_entries", "users"


class EditWords(QObject):
    """Describes edits; the day is named if it isn't ``today``."""

    def __init__(self, measures: Measures, today: date) -> None:
        super().__init__()
        self._measures = measures
        self._today = today

    def action(self, edited: Edited) -> str:
        """Return what an edit did: water +250 ml, deleting 12 March, importing 812 days."""
        counts = edited.outlined().counts
        if edited.source == "import":
            days = counts.get(ENTRIES, 0)
            return self.tr("importing %n day(s)", "", days) if days else self.tr("the import")
        if not edited.rows:
            return self.tr("the experiment")
        if (rows := sum(counts.values())) > 1:
            return self.tr("changes to %n day(s)", "", rows)
        (row,) = edited.rows
        if row.how == "delete" and len(row.changes) != 1:  # with a day's last value its entry is deleted, too
            return self.tr("deleting {0}").format(self._name_of(row))
        words = self._change(row, row.changes[0]) if len(row.changes) == 1 else self._several(row)
        if isinstance(row.key, date) and row.key != self._today:
            return self.tr("{0} ({1})").format(words, self.day(row.key))
        return words

    def removal(self, edited: Edited) -> str:
        """Return a sentence if the edit removed something, else ""."""
        if not edited.rows:
            return ""
        of = edited.outlined()
        if of.deletes:
            rows = sum(of.counts.values())
            return self.tr("Deleted: %n day(s).", "", rows) if rows > 1 else self._row_removal(edited.rows[0])
        if of.clears:
            return self._cleared(edited.rows[0], edited.rows[0].changes)
        return ""

    def kept(self, rows: tuple[RowEdit, ...]) -> str:
        """Return why part of an edit could not be undone."""
        columns = {change.column for row in rows for change in row.changes if row.mirrored.name == ENTRIES}
        if len(rows) == 1 and columns:
            names = join_list([column_word(column) for column in sorted(columns)])
            return self.tr("Changed since, so not undone: {0}.").format(names)
        return self.tr("Some of it was changed since and was not undone.")

    def _change(self, row: RowEdit, change: ColumnChange) -> str:
        if row.mirrored.name != ENTRIES:
            return self._other(row)
        name = column_word(change.column)
        if change.new is None:
            return self.tr("clearing {0}").format(name)
        if change.column == NOTES:
            return name
        of = metric(change.column)
        if change.how != "add":
            return f"{name} {self._measures.amount(of, change.new)}"
        step = change.new - (change.old or 0)
        sign = "+" if step >= 0 else "−"
        return f"{name} {sign}{self._measures.amount(of, abs(step))}"

    def _several(self, row: RowEdit) -> str:
        if row.mirrored.name != ENTRIES:
            return self._other(row)
        return self.tr("%n value(s)", "", len(row.changes))

    def _other(self, row: RowEdit) -> str:
        if row.mirrored.name == PERSON:
            return self.tr("your profile")
        return str(row.key or "") or self.tr("a change")

    def _row_removal(self, row: RowEdit) -> str:
        if row.mirrored.name == ENTRIES and len(row.changes) == 1:
            return self._cleared(row, row.changes)
        return self.tr("Deleted: {0}.").format(self._name_of(row))

    def _cleared(self, row: RowEdit, changes: tuple[ColumnChange, ...]) -> str:
        if row.mirrored.name != ENTRIES or len(changes) != 1:
            return self.tr("Cleared: %n value(s).", "", len(changes))
        return self.tr("Cleared: {0}.").format(column_word(changes[0].column))

    def _name_of(self, row: RowEdit) -> str:
        return self.day(row.key) if isinstance(row.key, date) else str(row.key or "")

    def day(self, day: date, *, weekday: bool = False) -> str:
        """Return a day within a sentence: 12 March, with its year if it is another one."""
        form = DateForm(full=True, weekday=weekday, year=day.year != self._today.year)
        return format_date(day, form, self._measures.locale)
