"""The card of two periods side by side: averages, days logged, extremes, goals met, and what their difference is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from organic_desktop.ui.insights.charts import ChartData
from organic_desktop.ui.insights.period_words import PeriodWords
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import LARGE, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.painted import Sign
from organic_desktop.wellness.periods import Number

ROWS = 5


class CompareCard(Card):
    """Two periods, number by number; ``has_two`` is False if there is nothing to compare with."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Side by side"), Sign(theme, "insights", "accent"))
        self._words = PeriodWords(self)
        self.has_two = False
        self._verdict = paragraph("", "soft")
        self._heads = [label("", "caption") for _ in range(2)]
        words = (
            self.tr("Average"), self.tr("Logged"), self.tr("Highest"), self.tr("Lowest"), self.tr("Goal met"),
        )  # fmt: skip
        self._names = [label(name, "soft") for name in words]
        self._cells = [[label("", "strong") for _ in range(2)] for _ in words]
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(TINY)
        grid.setColumnStretch(3, 1)
        for column, head in enumerate(self._heads, 1):
            head.setWordWrap(True)
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignLeading)
        for row, (name, cells) in enumerate(zip(self._names, self._cells, strict=True), 1):
            grid.addWidget(name, row, 0)
            for column, cell in enumerate(cells, 1):
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(grid)
        self.body.addSpacing(SMALL)
        self.body.addWidget(self._verdict)
        self.finish()

    def show_chart(self, of: ChartData, today: date) -> None:
        """Show a metric's two periods."""
        found, locale = of.insight, of.measures.locale
        self.has_two = found.compared_with is not None
        if found.compared_with is None:
            return
        heads = (self._words.name(found.period, today, locale), self._words.name(found.compared_with, today, locale))
        for shown, named in zip(self._heads, heads, strict=True):
            shown.setText(named)
        counts = ((found.days, found.logged), (len(found.other), found.comparison.other_logged))
        averages = (found.average, found.before)
        columns = [self._column(of, *each) for each in zip(counts, averages, of.ends, of.met, strict=True)]
        judged = any(column[-1] for column in columns)
        for row, (name, cells) in enumerate(zip(self._names, self._cells, strict=True)):
            for cell, column, head in zip(cells, columns, heads, strict=True):
                cell.setText(column[row])
                cell.setAccessibleName(f"{head}, {name.text()}: {column[row]}")
                cell.setVisible(row + 1 < ROWS or judged)
            name.setVisible(row + 1 < ROWS or judged)
        said = self._words.difference(of, today)
        verdict = self._words.verdict(of)
        self._verdict.setText(f"{said[:1].upper()}{said[1:]}. {verdict}" if said else verdict)

    def _column(
        self,
        of: ChartData,
        days: tuple[int, int],
        average: Decimal | None,
        ends: tuple[Number, Number] | None,
        met: tuple[int, int],
    ) -> list[str]:
        """Return a period's numbers, in the order of the rows; "" for no goal. ``days`` are all, and those logged."""
        locale, none = of.measures.locale, self.tr("none")
        highest, lowest = (of.measures.amount(of.metric, end) for end in ends) if ends else (none, none)
        return [
            none if average is None else of.measures.average(of.metric, average),
            self.tr("{0} of %Ln day(s)", "", days[0]).format(format_number(days[1], locale)),
            highest,
            lowest,
            self.tr("{0} of %Ln day(s)", "", met[1]).format(format_number(met[0], locale)) if met[1] else "",
        ]
