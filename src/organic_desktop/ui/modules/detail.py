"""One module: its topics with prompts, its progress, focus and notes.

The page makes the edits (modules/page.py).
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from organic_desktop.app.modules import ModuleState
from organic_desktop.core.goals import DayGoal
from organic_desktop.ui.modules.topic_list import TopicList
from organic_desktop.ui.text.dates import format_time
from organic_desktop.ui.text.module_texts import module_facts, translate_module_text
from organic_desktop.ui.text.numbers import format_percent
from organic_desktop.ui.theme.theme import CARD_GAP, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.layouts import Flow, Scrolled
from organic_desktop.ui.widgets.metric_card import MetricCard, Number
from organic_desktop.ui.widgets.notes_card import AUTOSAVE_MS, NotesCard
from organic_desktop.ui.widgets.painted import IconTile
from organic_desktop.ui.widgets.plain_text import in_a_line, set_tip, utf16_length
from organic_desktop.wellness.modules import PERCENT, Topic

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

WHOLE = DayGoal(Decimal(100))
BESIDE_IN_CHARACTERS = 76


class ProgressCard(MetricCard):
    """A module's progress, which follows its topics or is set by hand; ``follow`` asks to follow the topics again."""

    follow = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, PERCENT)
        self._state_words = ""
        self._follow = QPushButton()
        self._follow.clicked.connect(self.follow)
        self.body.insertSpacing(self.body.indexOf(self.problem), TINY)
        self.body.insertWidget(self.body.indexOf(self.problem), self._follow, 0, Qt.AlignmentFlag.AlignLeading)

    def show_state(self, state: ModuleState) -> None:
        """Show a module's progress, and whether it follows the topics."""
        follows = bool(state.module.topics) and not state.by_hand
        self._state_words = self.tr("Follows your topics") if follows else self.tr("Set by hand")
        self.show_value(state.progress if state.row else None, WHOLE)
        back = format_percent(state.from_topics, self.locale())
        self._follow.setText(self.tr("Follow the topics again ({0})").format(back))
        held = self._follow.hasFocus()
        self._follow.setVisible(state.by_hand)
        if held and not state.by_hand:
            self._number.setFocus()

    def _goal_text(self, value: Number, goal: DayGoal) -> str:
        return self._state_words


class FocusCard(Card):
    """A line of text about what the user is working on, which saves itself as the notes do."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Focus"))
        self.field = QLineEdit()
        self._saved = ""  # the stored text: a field changed back to it isn't edited
        self.field.setAccessibleName(self.tr("Focus"))
        self.field.setPlaceholderText(self.tr("What are you working on?"))
        self._pause = QTimer(self, interval=AUTOSAVE_MS, singleShot=True)
        self._pause.timeout.connect(self.flush)
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self.field.editingFinished.connect(self.flush)
        self.body.addWidget(self.field)
        self.body.addWidget(label(self.tr("One thing is plenty."), "caption"))
        self.finish()

    def show_text(self, text: str) -> None:
        """Show the stored focus; unsaved typing is never overwritten."""
        if self.field.isModified() and self.field.text() not in (text, self._saved):
            return
        too_long = utf16_length(text) > self.field.maxLength()  # the field would cut it and then save the rest
        self.field.setReadOnly(too_long)
        text = in_a_line(text) if too_long else text
        self._saved = text
        if self.field.text() != text:
            position = self.field.cursorPosition()
            self.field.setText(text)
            self.field.setCursorPosition(min(position, len(text)))
        self.field.setModified(False)
        self._pause.stop()

    def flush(self) -> bool:
        """Save unsaved text; False if it couldn't be saved."""
        self._pause.stop()
        if self.field.isModified() and self.field.text() == self._saved:
            self.field.setModified(False)
        if self.field.isModified():
            self.written.emit(self.field.text())
        return not self.field.isModified()


class ModuleDetail(Scrolled):
    """A module as cards; ``back`` asks for the overview, ``start_over`` to reset the module.

    ``coach_wanted`` carries the current topic and its question, in the interface's language.
    """

    back = Signal()
    start_over = Signal()
    coach_wanted = Signal(str, str)

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
        self.prompt.coach_wanted.connect(self.coach_wanted)
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
        set_tip(self._start_over, self.tr("Clear this module's topics, progress, focus and notes. You can undo this."))
        self._start_over.clicked.connect(self.start_over)
        self._tile = IconTile(theme, "module-other")
        self._grid = QGridLayout()
        self._grid.setSpacing(CARD_GAP)
        self._beside: bool | None = None
        self._build()
        theme.changed.connect(self._draw_back)
        self._draw_back()

    def show_state(self, app: App, state: ModuleState) -> None:
        """Show a module's state; what is being typed stays."""
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
            self.progress.revert()  # invalid input was for another module
            for card in (self.topics_card, self.progress, self.focus, self.notes):
                card.show_problem("")
            self.notes.show_saved("")
            self.topics.select_next_open()
            self.verticalScrollBar().setValue(0)
        self._show_prompt(self.topics.title)

    def show_saved(self, moment: datetime) -> None:
        """Show when the notes were saved; ``moment`` is in the user's zone."""
        now = format_time(moment, self.locale())
        self.notes.show_saved(self.tr("Saved on this computer {0}").format(now))

    def take_focus(self) -> None:
        """Focus the topics, or the focus field if there are none."""
        (self.topics if self.topics.isVisibleTo(self) else self.focus.field).setFocus()

    def flush(self) -> bool:
        """Save what is being typed; False if it couldn't be saved."""
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
        """Add the current topic's title to the notes, with the cursor below it."""
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
        self._arrange()  # at once: a widget without a parent would be shown as a window

    def _arrange(self) -> None:
        """Use two columns if there is room, else one, in tab order."""
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
        self._theme.set_icon(self._back, "previous", "text")


class PromptCard(Card):
    """The current topic: what it is about, and a question to reflect on."""

    answer = Signal()
    coach_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(self.tr("To reflect on"))
        self._shown = ""
        self._topic, self._sentence, self._question = label("", "strong"), label("", "soft"), label("", "question")
        for words in (self._topic, self._sentence, self._question):
            words.setWordWrap(True)
            self.body.addWidget(words)
            self.body.addSpacing(TINY)
        self.body.addSpacing(SMALL)
        self._answer, self._ask = QPushButton(self.tr("Write about it")), QPushButton(self.tr("Ask the coach"))
        self._answer.clicked.connect(self.answer)
        self._ask.clicked.connect(lambda: self.coach_wanted.emit(self._shown, self._question.text()))
        buttons = Flow()
        buttons.addWidget(self._answer)
        buttons.addWidget(self._ask)
        self.body.addLayout(buttons)
        self.finish()

    def show_topic(self, title: str, topic: Topic | None) -> None:
        """Show a topic; of one from another client only the title is known."""
        self._shown = translate_module_text(title)
        foreign = self.tr("This topic was completed in another app.")
        self._topic.setText(self._shown)
        self._sentence.setText(translate_module_text(topic.sentence) if topic else foreign)
        self._question.setText(translate_module_text(topic.prompt) if topic else "")
        self._question.setVisible(topic is not None)
        self._ask.setVisible(topic is not None)
