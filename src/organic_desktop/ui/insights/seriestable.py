"""The days of a chart as a table, and as the text that a spreadsheet opens.

What is beside the chart, and which of the two is shown, is insightcards.py's.
"""

from __future__ import annotations

import csv
import io

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from organic_desktop.ui.insights.chart import ChartOf
from organic_desktop.ui.text.dates import DAY_OF_ANY_WEEK, date_text
from organic_desktop.ui.text.measures import metric_name

LINES_OF_A_ROW = 1.9


class SeriesTable(QTableWidget):
    """A row a day, the latest first; a day that wasn't logged says so."""

    def __init__(self) -> None:
        super().__init__(0, 2)
        self.setProperty("look", "found")
        self.setAccessibleName(self.tr("The days as a table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def show_chart(self, of: ChartOf) -> None:
        """Show the days of a chart."""
        unit = of.measures.unit(of.metric)
        name = f"{metric_name(of.metric)}, {unit}" if unit else metric_name(of.metric)
        self.setHorizontalHeaderLabels([self.tr("Day"), name])
        self.setRowCount(len(of.insight.series))
        for row, (day, value) in enumerate(reversed(of.insight.series)):
            self.setItem(row, 0, QTableWidgetItem(date_text(day, DAY_OF_ANY_WEEK, of.measures.locale)))
            number = self.tr("not logged") if value is None else of.measures.number(of.metric, value)
            self.setItem(row, 1, QTableWidgetItem(number))
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(round(line * LINES_OF_A_ROW))
        self.setColumnWidth(0, self.fontMetrics().horizontalAdvance("n") * 24)


def as_csv(of: ChartOf) -> str:
    """The days, the oldest first, in stored units: empty where nothing was logged."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["date", of.metric.column])
    writer.writerows((day.isoformat(), "" if value is None else value) for day, value in of.insight.series)
    return written.getvalue()
