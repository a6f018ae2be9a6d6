"""What can be done to the days chosen in the table: set or clear one metric, copy, delete; each is one edit.

Which days they are is the table's (daytable.py); who carries it out is the page (page.py).
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import InvalidInput
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.text.messages import message_of
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.widgets.cards import FIELD_DIGITS, label
from organic_desktop.ui.widgets.controls import Choice
from organic_desktop.ui.widgets.fields import MarkedField
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.wellness.entry import METRICS, checked_number, metric

MOST_DAYS = 9999


class BulkBar(QWidget):
    """``set_wanted`` carries a column and its value in stored units, None to clear it."""

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
        self._sentence = label("", "error")
        self._sentence.setWordWrap(True)
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
        """Take values in these units."""
        self._measures = measures
        self._name_unit()

    def show_count(self, days: int) -> None:
        """How many days are chosen."""
        self._days = days
        self._enable()

    def show_busy(self, busy: bool) -> None:
        """While the edit is under way nothing else can be begun."""
        self._busy = busy
        self._enable()

    def show_copied(self) -> None:
        """They are on the clipboard; until others are chosen."""
        self._count.setText(self.tr("%n day(s) copied", "", self._days))

    def show_done(self) -> None:
        """The edit was made: its value isn't wanted again."""
        self._field.clear()
        self.show_busy(False)

    def show_problem(self, sentence: str) -> None:
        """Say what was wrong; an empty sentence says that all is well again."""
        if not sentence:
            self._field.accept()
        elif self._field.text():
            self._field.refuse(sentence)
        self._show_sentence(sentence)

    def _show_sentence(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
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
            self._field.setAccessibleName(self.tr("{0} for the chosen days").format(column_name(of.column)))

    def _widest_count(self) -> int:
        """Room for whatever is said there: the controls beside it must not move while days are chosen."""
        counted = [self._words(days) for days in (0, 1, MOST_DAYS)] + [self.tr("%n day(s) copied", "", MOST_DAYS)]
        return max(self.fontMetrics().horizontalAdvance(words) for words in (*counted, self.tr("Saving…")))

    def _words(self, days: int) -> str:
        return self.tr("%n day(s) chosen", "", days) if days else self.tr("Choose days to change them")

    def _enable(self) -> None:
        self._count.setText(self.tr("Saving…") if self._busy else self._words(self._days))
        ready = bool(self._days) and not self._busy
        for widget in (self._metric, self._field, self._clear, self._copy, self._delete):
            widget.setEnabled(ready)
        self._set_button.setEnabled(ready and bool(self._field.text().strip()))
