"""Step 2 of the import: what was found in the file, what it leaves open, and what could not be read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QGridLayout, QLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from organic_desktop.transfer.formats import FORMATS
from organic_desktop.transfer.found import Question
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.theme.theme import LARGE, MEDIUM, SMALL
from organic_desktop.ui.transfer.reading import Content
from organic_desktop.ui.transfer.skipped import SkippedLines
from organic_desktop.ui.transfer.step import Room, Step
from organic_desktop.ui.transfer.words import ImportWords
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.controls import Choice
from organic_desktop.ui.widgets.plain_text import on_a_button, set_accessible_name

if TYPE_CHECKING:
    from collections.abc import Mapping


class FoundStep(Step):
    """``reread`` carries answers, to read the file again by them, ``read_as`` the name of a format to read it as
    instead; ``done`` is emitted to go on."""

    reread = Signal(object)
    read_as = Signal(str)
    done = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.name = self.tr("Found")
        self.primary = self.tr("Continue")
        self._answers: dict[str, str] = {}
        self._format = ""
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(LARGE)
        self._facts.setVerticalSpacing(SMALL)
        self._facts.setColumnStretch(1, 1)
        card = Card("")
        card.title.hide()
        card.body.addLayout(self._facts)
        self.formats = self._build_formats()
        card.body.addWidget(self.formats, 0, Qt.AlignmentFlag.AlignLeading)
        card.finish()
        self.column.addWidget(card)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(MEDIUM)
        self.column.addLayout(self._questions)
        self._notes = self.paragraph("", "")
        self._unread = SkippedLines()
        self.column.addWidget(self._unread)
        self.column.addStretch(1)

    def _build_formats(self) -> QPushButton:
        """Return the way out for a file that was taken for another program's."""
        button = QPushButton(self.tr("Read it as…"))
        button.setProperty("look", "link")
        button.setAutoDefault(False)
        menu = QMenu(button)
        group = QActionGroup(menu)
        for each in FORMATS:
            action = menu.addAction(on_a_button(translate_message(each.LABEL)))
            action.setCheckable(True)
            action.setData(each.NAME)
            action.triggered.connect(partial(self._read_as, each.NAME))
            group.addAction(action)
        button.setMenu(menu)
        return button

    def begin(self) -> None:
        """Focus the first question, if the file leaves one open."""
        # Those of the reading before are hidden, and about to go.
        first = next((each for each in self.findChildren(Choice) if each.isVisibleTo(self)), None)
        if first:
            first.setFocus()
        else:
            self.room.focus_main()

    def advance(self) -> None:
        """Go on."""
        self.done.emit()

    def show_content(self, content: Content) -> None:
        """Show what was found."""
        words = ImportWords(self.locale())
        found = content.found
        self._answers = {question.key: question.answer for question in found.questions}
        self._show_facts(words.facts(content))
        self._show_format(content)
        for old in _take_all(self._questions):
            old.deleteLater()
        for question in found.questions:
            self._questions.addWidget(self._question(question))
        self._notes.setText("\n".join(map(translate_message, found.notes)))
        self._notes.setVisible(bool(found.notes))
        self._unread.show_lines(found.skipped, words.unread(found.skipped_count))

    def _show_facts(self, facts: Mapping[str, str]) -> None:
        for old in _take_all(self._facts):
            old.deleteLater()
        for row, (name, value) in enumerate(facts.items()):
            self._facts.addWidget(label(name, "soft"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(paragraph(value, ""), row, 1)

    def _question(self, question: Question) -> Card:
        card = Card("")
        card.title.hide()
        text = translate_message(question.text)
        words = paragraph(text, "strong")
        choice = Choice(self.room.theme)
        set_accessible_name(choice, text)
        for key, answer in question.choices.items():
            choice.addItem(translate_message(answer), key)
        choice.setCurrentIndex(choice.findData(question.answer))
        choice.activated.connect(lambda _: self._answer(question, str(choice.currentData())))
        words.setBuddy(choice)
        card.body.setSpacing(SMALL)
        card.body.addWidget(words)
        card.body.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
        card.finish()
        return card

    def _show_format(self, content: Content) -> None:
        """Mark the format in the list of all; our own file can't be anything else."""
        self.formats.setVisible(content.has_mapping)
        for action in self.formats.menu().actions():
            action.setChecked(action.data() == content.found.format)
        self._format = content.found.format

    def _read_as(self, name: str) -> None:
        for action in self.formats.menu().actions():  # until it is read so
            action.setChecked(action.data() == self._format)
        if name != self._format:
            self.read_as.emit(name)

    def _answer(self, question: Question, answer: str) -> None:
        if self._answers.get(question.key) != answer:
            self._answers[question.key] = answer
            self.reread.emit(dict(self._answers))


def _take_all(layout: QLayout) -> list[QWidget]:
    """Take every widget out of a layout and return them."""
    taken: list[QWidget] = []
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            taken.append(widget)
    return taken
