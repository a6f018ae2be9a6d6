"""A table of past syncs: when, what was sent and received, how many requests, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent

from organic_desktop.store.sync_history import Cycle
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.tables import Column, ReadOnlyTable, TableModel

SENTENCE_LETTERS = 28
MEASURED_ROWS = 30


class CycleTable(ReadOnlyTable):
    """One row a sync, newest first."""

    def __init__(self) -> None:
        super().__init__(self.tr("Sync history"))
        self._cycles: TableModel[Cycle] = TableModel()
        self._words: ActivityWords | None = None
        self.setModel(self._cycles)

    def show_cycles(self, cycles: Sequence[Cycle], words: ActivityWords) -> None:
        """Show these syncs, or the same ones in other words."""
        if cycles is self._cycles.rows and words is self._words:
            return
        self._words = words
        self._cycles.set_rows(cycles, self._columns(words))
        self.fit_rows()
        metrics = self.fontMetrics()
        shown = [str(self._cycles.index(row, 0).data()) for row in range(min(len(cycles), MEASURED_ROWS))]
        self.setColumnWidth(0, max(map(metrics.horizontalAdvance, shown), default=0) + 4 * SMALL)
        for column in range(1, self._last):
            name = str(self._cycles.headerData(column, Qt.Orientation.Horizontal))
            self.setColumnWidth(column, metrics.horizontalAdvance(name) + 5 * SMALL)
        self._fit_last()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_last()

    def _columns(self, words: ActivityWords) -> list[Column]:
        counts = {
            "pushed": self.tr("Sent"),
            "pulled": self.tr("Received"),
            "conflicts": self.tr("Conflicts"),
            "requests": self.tr("Requests"),
        }
        return [
            Column(self.tr("When"), lambda cycle: words.when.words(cycle.ended_at)),
            *(_count_column(title, name) for name, title in counts.items()),
            Column(self.tr("Result"), self._outcome, has_tip=True),
        ]

    def _outcome(self, cycle: Cycle) -> str:
        return translate_message(cycle.problem) or self.tr("Succeeded")

    @property
    def _last(self) -> int:
        return self._cycles.columnCount() - 1

    def _fit_last(self) -> None:
        """Give the sentence the rest of the width, but no less than it needs."""
        if self._last < 0:
            return
        rest = self.viewport().width() - sum(map(self.columnWidth, range(self._last)))
        self.setColumnWidth(self._last, max(rest, self.fontMetrics().horizontalAdvance("n") * SENTENCE_LETTERS))


def _count_column(title: str, name: str) -> Column:
    count = attrgetter(name)
    return Column(title, lambda cycle: format_number(count(cycle), QLocale()), is_number=True)
