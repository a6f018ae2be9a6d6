"""The changes of a day, newest first, with Restore, and the permanent deletion of earlier notes.

The year view carries out what is asked for (history/year_view.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from os.path import commonprefix
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.app.permanent_deletion import OUT_OF_REACH, result_messages
from organic_desktop.core.errors import OrganicError
from organic_desktop.store.day_history import Line
from organic_desktop.ui.text.dates import RelativeTime
from organic_desktop.ui.text.measures import Measures, column_name, column_word
from organic_desktop.ui.text.messages import problem_of, translate_message
from organic_desktop.ui.theme.theme import SMALL, TINY
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.plain_text import set_accessible_name, set_tip
from organic_desktop.ui.widgets.questions import confirm
from organic_desktop.wellness.metrics import NOTES, Value, metric

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

FEW, MORE = 5, 20
NOTE_LETTERS, COMMON_LETTERS = 28, 4


def ask_to_delete_notes(parent: QWidget, app: App, day: date, done: Callable[[str], None]) -> None:
    """Ask whether to delete a day's earlier notes for good; ``done`` gets the result as a sentence."""
    translate = QCoreApplication.translate
    question = translate("Forgetting", "Permanently delete this day's earlier notes?")
    stays = translate("Forgetting", "The current notes stay. Earlier versions can't be restored.")
    confirm(
        parent,
        (question, f"{stays}\n\n{translate_message(OUT_OF_REACH)}"),
        translate("Forgetting", "Keep"),
        (translate("Forgetting", "Delete permanently"), lambda: done(_delete_notes(app, day))),
    )


def _delete_notes(app: App, day: date) -> str:
    """Delete the notes and return what was deleted; takes up to a second on a large file."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return " ".join(
            translate_message(sentence) for sentence in result_messages(app.permanent_deletion.day(day))[:-1]
        )
    except OrganicError as error:
        return problem_of(error)
    finally:
        QGuiApplication.restoreOverrideCursor()


class TimelineCard(Card):
    """The changes of a day. ``restored`` carries a column and the value to restore, ``more`` how many lines to show;
    ``delete_notes_wanted`` asks to delete the day's earlier notes for good."""

    restored = Signal(str, object)
    delete_notes_wanted = Signal()
    more = Signal(int)

    def __init__(self) -> None:
        super().__init__(self.tr("What changed"))
        self._rows: list[_Row] = []
        self._shown = FEW
        self._column = QVBoxLayout()
        self._column.setSpacing(SMALL)
        self._nothing = paragraph(self.tr("Nothing logged on this day yet."), "caption")
        self._older = QPushButton(self.tr("Show older changes"))
        self._older.setProperty("look", "link")
        self._older.clicked.connect(lambda: self.more.emit(self._shown + MORE))
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._column)
        self._delete_notes = QPushButton(self.tr("Delete permanently…"))
        self._delete_notes.setAccessibleName(self.tr("Permanently delete earlier notes…"))
        set_tip(self._delete_notes, self._delete_notes.accessibleName())
        self._delete_notes.setProperty("look", "link")
        self._delete_notes.clicked.connect(self.delete_notes_wanted)
        self._result = paragraph("", "caption")
        self.body.addWidget(self._older, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._delete_notes, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._result)
        self.finish()

    def show_lines(
        self, lines: Sequence[Line], most: int, held: dict[str, Value], when: RelativeTime, measures: Measures
    ) -> None:
        """Show at most ``most`` lines; there is no Restore if the day has that value already (``held``)."""
        self._shown = most
        self._nothing.setVisible(not lines)
        self._older.setVisible(len(lines) > most)
        for line in lines[len(self._rows) : most]:
            self._rows.append(_Row(self, line))
            self._column.addWidget(self._rows[-1])
        self._delete_notes.setVisible(
            any({line.old, line.new} - {None, held.get(NOTES)} for line in lines if line.column == NOTES)
        )
        before = ""
        for number, row in enumerate(self._rows):
            row.setVisible(number < min(len(lines), most))
            if number < min(len(lines), most):
                line = lines[number]
                caption = "" if line.edit_id == before else f"{when.words(line.at)} · {self._source(line)}"
                row.show_line(line, caption, line.old != held.get(line.column), self._words(line, measures), measures)
                before = line.edit_id

    def show_result(self, sentence: str) -> None:
        """Show the result of a deletion of earlier notes, or ""."""
        self._result.setText(sentence)
        self._result.setVisible(bool(sentence))

    def _words(self, line: Line, measures: Measures) -> str:
        values = excerpts(line.old, line.new) if line.column == NOTES else (line.old, line.new)
        old, new = (self._value(line.column, value, measures) for value in values)
        return f"{column_name(line.column)}: {old} → {new}"

    def _value(self, column: str, value: Value, measures: Measures) -> str:
        if value is None:
            return self.tr("empty")
        if column == NOTES:
            return self.locale().quoteString(str(value))
        return measures.amount(metric(column), value) if not isinstance(value, str) else value

    def _source(self, line: Line) -> str:
        return {
            "typed": self.tr("typed"),
            "tray": self.tr("from the tray"),
            "command": self.tr("by a command"),
            "program": self.tr("by another program"),
            "import": self.tr("imported"),
            "restore": self.tr("from a backup"),
            "sync": self.tr("by sync"),
            "undo": self.tr("undone"),
        }.get(line.source, line.source)


def excerpts(*notes: Value) -> list[str | None]:
    """Return a piece of each text in one line, from a word before their first difference; None stays None."""
    lines = [None if note is None else " ".join(str(note).split()) for note in notes]
    texts = [line for line in lines if line is not None]
    alike = len(commonprefix(texts)) if len(texts) > 1 else 0  # noqa: RUF071  # compared by characters
    begin = 0
    if max(map(len, texts), default=0) > NOTE_LETTERS:  # with one common word, in languages with spaces
        begin = texts[0].rfind(" ", 0, max(texts[0].rfind(" ", 0, alike + 1), 0)) + 1
        if alike - begin > NOTE_LETTERS // 2:
            begin = alike - COMMON_LETTERS
    return [None if line is None else _piece(line, begin) for line in lines]


def _piece(line: str, begin: int) -> str:
    end = begin + NOTE_LETTERS
    return ("…" if begin else "") + line[begin:end] + ("…" if len(line) > end else "")


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
        set_accessible_name(self._button, self._name.format(column_word(line.column), words))
        set_tip(self._button, self._button.accessibleName())
