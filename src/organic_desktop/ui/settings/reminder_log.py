"""What became of each reminder, so that nobody has to wonder why one came or didn't."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton

from organic_desktop.reminders.events import LogLine
from organic_desktop.ui.text.schedules import ScheduleWords
from organic_desktop.ui.theme.theme import LARGE, SMALL, TINY
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.plain_text import set_tip

FEW, MANY = 5, 50
LOOKS = ("soft", "", "soft")
NAME = 1


class LogCard(Card):
    """The newest first, a few of them until more are asked for; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__(self.tr("What became of your reminders"))
        self._words: ScheduleWords | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(LARGE)
        self._grid.setVerticalSpacing(TINY)
        self._grid.setColumnStretch(2, 1)
        self.body.setSpacing(SMALL)
        self.body.addLayout(self._grid)
        self.more = QPushButton(self.tr("Show older ones"))
        self.more.setProperty("look", "link")
        self.more.setCheckable(True)
        self.more.clicked.connect(self._show)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self._lines: Sequence[LogLine] = ()
        self._rows: list[tuple[str, str, str, str]] = []
        self.finish()
        self.hide()

    def show_lines(self, lines: Sequence[LogLine], words: ScheduleWords) -> None:
        """Show other lines, the newest first."""
        self._lines, self._words = lines, words
        self.setVisible(bool(lines))
        self.more.setVisible(len(lines) > FEW)
        self._show()

    def _show(self) -> None:
        say = self._words
        if say is None:
            return
        few = self._lines[: MANY if self.more.isChecked() else FEW]
        rows = [(say.when(line.planned), say.name(line.column), say.outcome(line), line.message) for line in few]
        self.more.setText(self.tr("Show fewer") if self.more.isChecked() else self.tr("Show older ones"))
        if rows == self._rows:
            return
        self._rows = rows
        while (item := self._grid.takeAt(0)) and (words := item.widget()):
            words.deleteLater()
        for row, (*texts, message) in enumerate(rows):
            for column, text in enumerate(texts):
                words = label(text, LOOKS[column])
                words.setWordWrap(column > 0)
                set_tip(words, message if column == NAME else "")
                self._grid.addWidget(words, row, column, Qt.AlignmentFlag.AlignTop)
