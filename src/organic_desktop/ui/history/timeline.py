"""The story of a day: every change of it, what it was and became, when and from where, and the way back.

What is restored, and how, is the page's (yearview.py) through the one editor of days.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.store.history import Line
from organic_desktop.ui.theme import SMALL, TINY
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.measures import Measures, column_name, column_word
from organic_desktop.ui.widgets.when import When
from organic_desktop.wellness.entry import NOTES, Value, metric

FEW, MORE = 5, 20
NOTE_LETTERS = 28


class TimelineCard(Card):
    """The latest changes first; ``restored`` carries a column and the value to give back, ``more`` how many to show."""

    restored = Signal(str, object)
    more = Signal(int)

    def __init__(self) -> None:
        super().__init__(self.tr("What changed"))
        self._rows: list[_Row] = []
        self._shown = FEW
        self._column = QVBoxLayout()
        self._column.setSpacing(SMALL)
        self._nothing = label(self.tr("Nothing was logged on this day yet."), "caption")
        self._nothing.setWordWrap(True)
        self._older = QPushButton(self.tr("Show older changes"))
        self._older.setProperty("look", "link")
        self._older.clicked.connect(lambda: self.more.emit(self._shown + MORE))
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._column)
        self.body.addWidget(self._older, 0, Qt.AlignmentFlag.AlignLeading)
        self.finish()

    def show_lines(
        self, lines: Sequence[Line], most: int, held: dict[str, Value], when: When, measures: Measures
    ) -> None:
        """Show ``most`` of the lines; one that would restore what the day holds already has no button."""
        self._shown = most
        self._nothing.setVisible(not lines)
        self._older.setVisible(len(lines) > most)
        for line in lines[len(self._rows) : most]:
            self._rows.append(_Row(self, line))
            self._column.addWidget(self._rows[-1])
        before = ""
        for number, row in enumerate(self._rows):
            row.setVisible(number < min(len(lines), most))
            if number < min(len(lines), most):
                line = lines[number]
                caption = "" if line.edit_id == before else f"{when.words(line.at)} · {self._source(line)}"
                row.show_line(line, caption, line.old != held.get(line.column), self._words(line, measures), measures)
                before = line.edit_id

    def _words(self, line: Line, measures: Measures) -> str:
        old, new = (self._value(line.column, value, measures) for value in (line.old, line.new))
        return f"{column_name(line.column)}: {old} → {new}"

    def _value(self, column: str, value: Value, measures: Measures) -> str:
        if value is None:
            return self.tr("empty")
        if column == NOTES:
            words = " ".join(str(value).split())
            return f"“{words[:NOTE_LETTERS]}…”" if len(words) > NOTE_LETTERS else f"“{words}”"
        return measures.amount(metric(column), value) if not isinstance(value, str) else value

    def _source(self, line: Line) -> str:
        return {
            "typed": self.tr("typed"),
            "tray": self.tr("from the tray"),
            "import": self.tr("imported"),
            "sync": self.tr("by sync"),
            "undo": self.tr("taken back"),
        }.get(line.source, line.source)


class _Row(QWidget):
    def __init__(self, card: TimelineCard, line: Line) -> None:
        super().__init__()
        self._line = line
        self._caption, self._words = label("", "caption"), label("", "")
        self._words.setWordWrap(True)
        self._button = QPushButton(self.tr("Restore"))
        self._button.setProperty("look", "link")
        self._button.clicked.connect(lambda: card.restored.emit(self._line.column, self._line.old))
        self._name = self.tr("Restore {0}: {1}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._caption)
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TINY)
        row.addLayout(words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignBottom)

    def show_line(self, line: Line, caption: str, can_restore: bool, words: str, measures: Measures) -> None:
        self._line = line
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self._words.setText(words)
        self._button.setVisible(can_restore)
        self._button.setAccessibleName(self._name.format(column_word(line.column), words))
        self._button.setToolTip(self._button.accessibleName())
