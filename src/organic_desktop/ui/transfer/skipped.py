"""What could not be read or imported: a sentence with their number, and the list when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from organic_desktop.transfer.found import Skipped
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.tables import Column, ReadOnlyTable, TableModel

LINES_SHOWN = 7


class SkippedLines(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = label("", "soft")
        self.table = ReadOnlyTable(self.tr("What was skipped"))
        self.show_them = QPushButton(self.tr("Show them"))
        self.show_them.setProperty("look", "link")
        self.show_them.setAutoDefault(False)
        self.show_them.clicked.connect(lambda: self._open(self.table.isHidden()))
        self._model: TableModel[Skipped] = TableModel()
        self.table.setModel(self._model)
        self.table.horizontalHeader().setStretchLastSection(True)
        self._more = label("", "caption")
        row = Flow()
        for each in (self.sentence, self.show_them):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(row)
        column.addWidget(self.table)
        column.addWidget(self._more)
        self.hide()

    def show_lines(self, lines: Sequence[Skipped], sentence: str, count: int = 0) -> None:
        """Show a sentence about these; ``count`` is their number if it is larger than the list."""
        self.sentence.setText(sentence)
        self.setVisible(bool(sentence))
        numbered = any(each.line for each in lines)
        columns = [Column(self.tr("Why"), lambda each: translate_message(each.reason), has_tip=True)]
        if numbered:
            columns.insert(0, Column(self.tr("Line"), _line, is_number=True))
        self._model.set_rows(lines, columns)
        more = max(0, count - len(lines))
        self._more.setText(self.tr("and %Ln more", "", more) if more else "")
        self.show_them.setVisible(bool(lines))
        self._open(False)

    def _open(self, is_open: bool) -> None:
        self.table.setVisible(is_open)
        self._more.setVisible(is_open and bool(self._more.text()))
        self.show_them.setText(self.tr("Hide them") if is_open else self.tr("Show them"))
        if is_open:
            self.table.fit_height(LINES_SHOWN)
            if self._model.columnCount() > 1:
                self.table.setColumnWidth(0, self.fontMetrics().horizontalAdvance("n") * 10)
            self.table.setFocus()


def _line(skipped: Skipped) -> str:
    return format_number(skipped.line, QLocale()) if skipped.line else ""
