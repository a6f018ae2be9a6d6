"""The days behind a number of an answer, as a table; a day can be opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.text.dates import WEEKDAY_DATE_YEAR, format_date
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.theme.theme import HUGE, LARGE
from organic_desktop.ui.widgets.cards import paragraph
from organic_desktop.ui.widgets.plain_text import set_title
from organic_desktop.ui.widgets.tables import Column, ReadOnlyTable, TableModel
from organic_desktop.wellness.metrics import COLUMNS, metric

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from organic_desktop.app.facade import App
    from organic_desktop.coach.checker import Mark
    from organic_desktop.ui.services.page import Navigator

SIZE_IN_CHARACTERS = (52, 24)


class DaysBehind(QDialog):
    """A metric's logged days from a number's first day to its last."""

    def __init__(self, parent: QWidget, app: App, mark: Mark, navigator: Navigator) -> None:
        super().__init__(parent)
        self._navigator = navigator
        measures = Measures(self.locale(), app.units())
        of = metric(mark.metric) if mark.metric in COLUMNS else None
        name = column_name(mark.metric) if of else self.tr("Days with an entry")
        set_title(self, name)
        logged = [(entry.date, getattr(entry, mark.metric, None)) for entry in app.days.entries(mark.first, mark.last)]
        self._rows = [(day, value) for day, value in logged if of is None or value is not None]
        columns = [
            Column(self.tr("Day"), lambda row: format_date(row[0], WEEKDAY_DATE_YEAR, self.locale())),
            Column(name, lambda row: measures.amount(of, row[1]) if of and row[1] is not None else "", is_number=True),
        ]
        model: TableModel[tuple[date, Decimal | int | None]] = TableModel()
        model.set_rows(self._rows, columns[: 2 if of else 1])
        model.setParent(self)
        self.table = ReadOnlyTable(name)
        self.table.setModel(model)
        self.table.fit_rows()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.resizeColumnToContents(0)
        self.table.doubleClicked.connect(lambda index: self._open(index.row()))
        ends = [format_date(day, WEEKDAY_DATE_YEAR, self.locale()) for day in (mark.first, mark.last)]
        about = paragraph(self.tr("%n day(s) logged, from {0} to {1}", "", len(self._rows)).format(*ends), "soft")
        self._lay_out(about)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._rows):
            self.accept()
            self._navigator.show_day(self._rows[row][0])

    def _lay_out(self, about: QWidget) -> None:
        show, close = QPushButton(self.tr("Open day")), QPushButton(self.tr("Close"))
        show.clicked.connect(lambda: self._open(self.table.currentIndex().row()))
        show.setEnabled(bool(self._rows))
        close.clicked.connect(partial(self.reject))
        close.setProperty("look", "primary")
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(show)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        column.addWidget(about)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        metrics, (wide, tall) = self.fontMetrics(), SIZE_IN_CHARACTERS
        self.resize(metrics.horizontalAdvance("n") * wide, metrics.height() * tall)
