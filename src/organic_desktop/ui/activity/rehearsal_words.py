"""A rehearsed sync and a comparison with the server, as pages of Markdown in the user's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from organic_desktop.store.removed import DERIVED
from organic_desktop.sync.rehearsal import How, Rehearsal, RehearsedColumn, RehearsedRow
from organic_desktop.sync.verify import DifferentRow, MonthVerified, Verified, Where
from organic_desktop.ui.text.dates import month_name
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.widgets.text_dialog import in_markdown

MOST_ROWS = 100  # of a list in the window; the command line lists all
MOST_COLUMNS = 6
"""Of a row that are named one by one."""


class RehearsalWords(QObject):
    """Writes the page of a rehearsal or a comparison with the page's words for rows and values."""

    def __init__(self, words: ActivityWords) -> None:
        super().__init__()
        self._words = words
        self._locale = words.locale

    # -- a rehearsal --------------------------------------------------------------------------------------------------

    def rehearsal(self, found: Rehearsal) -> str:
        """Return what a sync would do."""
        parts = [self.tr("Nothing was changed, here or on the server.")]
        if found.problem:
            parts.append(f"**{in_markdown(problem_of(found.problem))}**")
        elif found.is_empty:
            parts.append(f"**{self.tr('A sync would change nothing: both sides are the same.')}**")
        asked = [row for row in found.remove if row.asks]
        if asked:
            parts.append(
                "**{}**".format(
                    self.tr("A sync would ask you first before it removes or replaces %n item(s) here.", "", len(asked))
                )
            )
        for title, rows, line in (
            (self.tr("To send"), found.send, self._sent),
            (self.tr("To receive"), found.receive, self._received),
            (self.tr("Changed on both sides"), found.merge, self._merged),
            (self.tr("To remove here"), found.remove, self._removed),
        ):
            if rows:
                parts += [f"## {title} ({format_number(len(rows), self._locale)})", self._list(rows, line)]
        return "\n\n".join(parts) + "\n"

    def _list(self, rows: Sequence[RehearsedRow], line: Any) -> str:
        lines = [f"* {in_markdown(line(row))}" for row in rows[:MOST_ROWS]]
        rest = len(rows) - MOST_ROWS
        if rest > 0:
            lines.append(f"* {self.tr('and %n more', '', rest)}")
        return "\n".join(lines)

    def _name(self, row: RehearsedRow) -> str:
        name = self._words.row(row.table, row.key) if row.key or row.table != "messages" else self.tr("Message")
        return self.tr("{0}: {1}").format(name, self._words.value("content", row.text)) if row.text else name

    def _sent(self, row: RehearsedRow) -> str:
        if row.how is How.DELETED:
            return self.tr("{0}: deleted").format(self._name(row))
        return self._with_values(row, lambda each: (each.theirs, each.mine))

    def _received(self, row: RehearsedRow) -> str:
        return self._with_values(row, lambda each: (each.mine, each.theirs))

    def _with_values(self, row: RehearsedRow, sides: Any) -> str:
        steps = []
        columns = [each for each in row.columns if each.column not in DERIVED] or row.columns
        for each in columns[:MOST_COLUMNS]:
            before, after = sides(each)
            column = self._words.column(row.table, each.column)
            now = self._words.value(each.column, after)
            if row.how is How.NEW:
                steps.append(f"{column} {now}")
            else:
                steps.append(f"{column} {self._words.value(each.column, before)} → {now}")
        if len(columns) > MOST_COLUMNS:
            steps.append("…")
        return self.tr("{0}: {1}").format(self._name(row), " · ".join(steps)) if steps else self._name(row)

    def _merged(self, row: RehearsedRow) -> str:
        steps = [self._merge_step(row, each) for each in row.columns[:MOST_COLUMNS]]
        return self.tr("{0}: {1}").format(self._name(row), " · ".join(steps))

    def _merge_step(self, row: RehearsedRow, each: RehearsedColumn) -> str:
        value = self._words.value
        return self.tr("{0} here {1}, there {2}, then {3}").format(
            self._words.column(row.table, each.column),
            value(each.column, each.mine),
            value(each.column, each.theirs),
            value(each.column, each.result),
        )

    def _removed(self, row: RehearsedRow) -> str:
        return self._name(row)

    # -- a comparison -------------------------------------------------------------------------------------------------

    def verified(self, found: Verified) -> str:
        """Return whether both sides have the same, and what differs."""
        parts = [f"**{self._verdict(found)}**", self.tr("Nothing was changed, here or on the server.")]
        if found.waiting:
            parts.append(self.tr("%n unsent edit(s) aren't compared: they are meant to differ.", "", found.waiting))
        if found.unreadable:
            parts.append(self.tr("%n item(s) on the server can't be shown here.", "", found.unreadable))
        differing = [month for month in found.months if not month.equal]
        if differing:
            lines = [f"* {in_markdown(line)}" for month in differing[:MOST_ROWS] for line in self._month(month)]
            parts += [f"## {self.tr('What differs')}", "\n".join(lines)]
        return "\n\n".join(parts) + "\n"

    def _verdict(self, found: Verified) -> str:
        counts = {table: count for table in TABLES_COUNTED if (count := found.rows(table))}
        if found.equal:
            return (
                self.tr("Everything is equal: {0}.").format(self._words.rows(counts))
                if counts
                else self.tr("Everything is equal.")
            )
        if found.not_received:
            return self.tr("The server has changes that this computer hasn't received yet. Sync, then compare again.")
        return self.tr(
            "This computer and the server differ. Sync, then compare again; copy the diagnostics if it stays so."
        )

    def _month(self, month: MonthVerified) -> Iterator[str]:
        counts = self.tr("%n difference(s)", "", month.different)
        first = f" – {self._first(month.table, month.first)}" if month.first else ""
        name = self._words.rows_of(month.table)
        yield f"{self._month_name(month.month)}, {name}: {counts}{first}"

    def _month_name(self, month: str) -> str:
        try:
            at = date.fromisoformat(f"{month}-01")
        except ValueError:
            return self.tr("without a date")
        return f"{month_name(at.month, self._locale, full=True)} {at.year}"

    def _first(self, table: str, row: DifferentRow) -> str:
        name = self._words.row(table, row.key) if row.key or table not in {"messages"} else self.tr("Message")
        if row.where is Where.HERE:
            return self.tr("first: {0}, only here").format(name)
        if row.where is Where.THERE:
            return self.tr("first: {0}, only on the server").format(name)
        value = self._words.value
        steps = [
            self.tr("{0} here {1}, there {2}").format(
                self._words.column(table, column), value(column, mine), value(column, theirs)
            )
            for column, (mine, theirs) in [*row.columns.items()][:MOST_COLUMNS]
        ]
        return self.tr("first: {0}: {1}").format(name, " · ".join(steps))


TABLES_COUNTED = ("wellness_entries", "module_progress", "conversations", "messages")
