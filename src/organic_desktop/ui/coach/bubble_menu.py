"""The menu of one text of a conversation: what can be done about it. It does nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from organic_desktop.store.coach import AnswerState
from organic_desktop.ui.widgets.plain_text import name_command

if TYPE_CHECKING:
    from organic_desktop.store.coach import Answer
    from organic_desktop.ui.coach.bubbles import Bubble


class BubbleMenu(QMenu):
    """Each signal but ``copy_wanted`` carries what it is about: a mark, an answer, and whether it is to be left out.

    ``can_ask``: no answer is being written here.
    """

    copy_wanted = Signal()
    days_wanted = Signal(object)
    edit_wanted = Signal(object)
    retry_wanted = Signal(object)
    left_out = Signal(object, bool)

    def __init__(self, parent: QWidget, bubble: Bubble, *, can_ask: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(self.tr("Copy"), self.copy_wanted.emit)
        for mark in bubble.marks:
            words = self.tr("Show the days behind {0}").format(bubble.text[mark.start : mark.end])
            self._add(words, partial(self.days_wanted.emit, mark))
        if bubble.answer and can_ask and bubble.answer.state is not AnswerState.CARE:
            self._add_about_answer(bubble.answer, is_mine=bubble.is_mine)

    def _add_about_answer(self, answer: Answer, *, is_mine: bool) -> None:
        if is_mine:
            self._add(self.tr("Edit and ask again…"), partial(self.edit_wanted.emit, answer))
        else:
            self._add(self.tr("Retry"), partial(self.retry_wanted.emit, answer))
        out = answer.left_out
        words = self.tr("Include in later questions") if out else self.tr("Leave out of later questions")
        self._add(words, partial(self.left_out.emit, answer, not out))

    def _add(self, words: str, act: Callable[[], object]) -> None:
        action = self.addAction("")
        name_command(action, words)
        action.triggered.connect(lambda: act())
