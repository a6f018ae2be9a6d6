"""One module, opened: its topics with their prompts, progress, focus and notes. What an edit does: app/modules.py."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from organic_desktop.ui.modules.progress import FocusCard, ProgressCard
from organic_desktop.ui.modules.topics import TopicList
from organic_desktop.ui.text.dates import time_text
from organic_desktop.ui.text.module_texts import module_facts, translate_module_text
from organic_desktop.ui.theme.theme import CARD_GAP, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.layouts import Scrolled
from organic_desktop.ui.widgets.notes_card import NotesCard
from organic_desktop.ui.widgets.painted import IconTile
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.modules import Topic

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.app.modules import ModuleState

BESIDE_IN_CHARACTERS = 76


class Detail(Scrolled):
    """A module as cards; ``back`` asks for the overview, ``start_over`` for a module that was never begun."""

    back = Signal()
    start_over = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._topics: dict[str, Topic] = {}
        self.name = ""
        self.topics = TopicList(theme)
        self.topics.looked_at.connect(self._show_prompt)
        self.topics_card = Card(self.tr("Topics"))
        self.topics_card.body.addWidget(self.topics)
        self.topics_card.finish()
        self.prompt = PromptCard()
        self.prompt.answer.connect(self._answer)
        self.progress = ProgressCard(theme)
        self.focus = FocusCard()
        self.notes = NotesCard(theme, self.tr("Notes"))
        self.notes.field.setPlaceholderText(self.tr("What did you notice? What would you like to try?"))
        self._title, self._summary, self._facts = label("", "title"), label("", "soft"), label("", "caption")
        for words in (self._title, self._summary):
            words.setWordWrap(True)
        self._back = QPushButton(self.tr("All modules"))
        set_tip(self._back, self.tr("Back to all modules (Esc)"))
        self._back.clicked.connect(self.back)
        self._start_over = QPushButton(self.tr("Start over"))
        set_tip(
            self._start_over, self.tr("Forget this module's topics, progress, focus and notes. Undo brings them back.")
        )
        self._start_over.clicked.connect(self.start_over)
        self._tile = IconTile(theme, "module-other")
        self._grid = QGridLayout()
        self._grid.setSpacing(CARD_GAP)
        self._beside: bool | None = None
        self._build()
        theme.changed.connect(self._draw_back)
        self._draw_back()

    def show_state(self, app: App, state: ModuleState) -> None:
        """Show a module as the database has it; what is being typed stays."""
        opened = state.module.name != self.name
        self.name = state.module.name
        self._topics = {topic.title: topic for topic in state.module.topics}
        self._tile.show_icon(state.module.icon)
        self._title.setText(translate_module_text(state.module.title))
        self._summary.setText(translate_module_text(state.module.summary))
        self._summary.setVisible(bool(state.module.summary))
        self._facts.setText(module_facts(app, state, self.locale()))
        self._start_over.setVisible(state.row is not None)
        self.topics.show_topics(state.titles, state.completed)
        self.topics_card.setVisible(bool(state.titles))
        self.prompt.setVisible(bool(state.titles))
        self.progress.show_state(state)
        self.focus.show_text((state.row and state.row.current_focus) or "")
        self.notes.show_text((state.row and state.row.notes) or "")
        if opened:
            self.progress.give_up()  # what couldn't be taken was another module's
            for card in (self.topics_card, self.progress, self.focus, self.notes):
                card.show_problem("")
            self.notes.show_saved("")
            self.topics.look_at_next()
            self.verticalScrollBar().setValue(0)
        self._show_prompt(self.topics.title)

    def show_saved(self, moment: datetime) -> None:
        """Tell when the notes were saved."""
        now = time_text(moment, self.locale())
        self.notes.show_saved(self.tr("Saved on this computer {0}").format(now))

    def take_focus(self) -> None:
        """The keyboard goes to the topics, or to the first thing there is."""
        (self.topics if self.topics.isVisibleTo(self) else self.focus.field).setFocus()

    def flush(self) -> bool:
        """Save what is being written; whether all is saved."""
        self.progress.flush()
        focus_saved = self.focus.flush()
        return self.notes.flush() and focus_saved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show_prompt(self, title: str) -> None:
        self.prompt.show_topic(title, self._topics.get(title))

    def _answer(self) -> None:
        """Write about the topic looked at: its title is set into the notes, and the cursor below it."""
        title, field = translate_module_text(self.topics.title), self.notes.field
        cursor = field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if title not in field.toPlainText().splitlines():
            gap = "\n\n" if field.toPlainText().strip() else ""
            cursor.insertText(f"{gap}{title}\n")
        field.setTextCursor(cursor)
        field.setFocus()

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        for words in (self._title, self._summary, self._facts):
            names.addWidget(words)
        head = QHBoxLayout()
        head.setSpacing(MEDIUM)
        head.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        ways = QHBoxLayout()
        ways.addWidget(self._back)
        ways.addStretch(1)
        ways.addWidget(self._start_over)
        self.parts.addLayout(ways)
        self.parts.addLayout(head)
        self.parts.addLayout(self._grid, 1)
        self._arrange()  # at once: a card that nothing holds would show as a window of its own

    def _arrange(self) -> None:
        """Two columns where there is room, else one below the other, in the order of the keyboard."""
        room = self.room
        beside = room >= self.fontMetrics().horizontalAdvance("n") * BESIDE_IN_CHARACTERS
        if beside == self._beside:
            return
        self._beside = beside
        places = {
            self.topics_card: (0, 0, 1),
            self.prompt: (0, 1, 1),
            self.notes: (1, 0, 2),
            self.progress: (1, 1, 1),
            self.focus: (2, 1, 1),
        }
        for number, (card, (row, column, rows)) in enumerate(places.items()):
            self._grid.addWidget(card, *((row, column, rows, 1) if beside else (number, 0, 1, 1)))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2 if beside else 0)

    def _draw_back(self) -> None:
        self._theme.dress(self._back, "previous", "text")


class PromptCard(Card):
    """The topic looked at: what it is about, and a question to sit with."""

    answer = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("To reflect on"))
        self._topic, self._sentence, self._question = label("", "strong"), label("", "soft"), label("", "question")
        for words in (self._topic, self._sentence, self._question):
            words.setWordWrap(True)
            self.body.addWidget(words)
            self.body.addSpacing(TINY)
        self.body.addSpacing(SMALL)
        self._answer = QPushButton(self.tr("Write about it"))
        self._answer.clicked.connect(self.answer)
        self.body.addWidget(self._answer, 0, Qt.AlignmentFlag.AlignLeading)
        self.finish()

    def show_topic(self, title: str, topic: Topic | None) -> None:
        """Show a topic; of one that another client named we know nothing but its title."""
        foreign = self.tr("This topic was ticked off with another app.")
        self._topic.setText(translate_module_text(title))
        self._sentence.setText(translate_module_text(topic.sentence) if topic else foreign)
        self._question.setText(translate_module_text(topic.prompt) if topic else "")
        self._question.setVisible(topic is not None)
