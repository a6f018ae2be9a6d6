"""What was sent to language models: when, to which host, and the exact bytes of each request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.text.dates import format_moment
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import HUGE, LARGE
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.plain_text import set_title
from organic_desktop.ui.widgets.questions import confirm
from organic_desktop.ui.widgets.request_text import RequestText
from organic_desktop.ui.widgets.tables import Column, ReadOnlyTable, TableModel

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from organic_desktop.store.coach import SendRecord

SIZE_IN_CHARACTERS = (84, 34)


class SentDialog(QDialog):
    """``forgotten``: the user wants all records to be deleted."""

    forgotten = Signal()

    def __init__(self, parent: QWidget, records: Sequence[SendRecord], zone: ZoneInfo) -> None:
        super().__init__(parent)
        set_title(self, self.tr("What was sent"))
        self._records = records
        columns = [
            Column(self.tr("Time"), lambda each: format_moment(each.at, zone, self.locale())),
            Column(self.tr("Model"), lambda each: each.provider),
            Column(self.tr("Host"), lambda each: each.host),
            Column(self.tr("Bytes"), lambda each: format_number(len(each.body), self.locale()), is_number=True),
        ]
        model: TableModel[SendRecord] = TableModel()
        model.set_rows(records, columns)
        model.setParent(self)
        self.table = ReadOnlyTable(self.tr("What was sent"))
        self.table.setModel(model)
        self.table.fit_rows()
        self.table.resizeColumnsToContents()
        self.table.selectionModel().currentRowChanged.connect(lambda index, _: self._show(index.row()))
        self.body = RequestText()
        self._lay_out()
        if records:
            self.table.selectRow(0)

    def _show(self, row: int) -> None:
        self.body.show_body(self._records[row].body)

    def _ask_to_forget(self) -> None:
        question = self.tr("Delete these records?"), self.tr("Nothing shows any more what was sent.")
        confirm(self, question, self.tr("Keep"), (self.tr("Delete"), self._forget))

    def _forget(self) -> None:
        self.forgotten.emit()
        self.accept()

    def _lay_out(self) -> None:
        close, forget = QPushButton(self.tr("Close")), QPushButton(self.tr("Delete these records"))
        close.setProperty("look", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        forget.setAutoDefault(False)
        forget.setEnabled(bool(self._records))
        forget.clicked.connect(self._ask_to_forget)
        foot = QHBoxLayout()
        foot.addWidget(forget)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        if not self._records:
            column.addWidget(label(self.tr("Nothing was sent from this computer."), "soft"))
        column.addWidget(self.table, 1)
        column.addWidget(self.body, 1)
        column.addLayout(foot)
        metrics, (wide, tall) = self.fontMetrics(), SIZE_IN_CHARACTERS
        self.resize(metrics.horizontalAdvance("n") * wide, metrics.height() * tall)
