"""A conversation's messages and answers as bubbles: who says what, what is noted below it, which numbers are marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from organic_desktop.store.coach import Answer, AnswerState
from organic_desktop.ui.coach.bubbles import Bubble
from organic_desktop.ui.widgets.help_lines import help_text

if TYPE_CHECKING:
    from organic_desktop.app.coach_reading import CoachThread
    from organic_desktop.coach.care import HelpLines
    from organic_desktop.coach.checker import Mark
    from organic_desktop.store.schema import Message
    from organic_desktop.ui.coach.words import AnswerWords


class Texts:
    """Describes what a conversation holds, in the words of one locale."""

    def __init__(
        self,
        words: AnswerWords,
        marks_of: Callable[[Message], tuple[Mark, ...]],
        help_lines: Callable[[], HelpLines],
    ) -> None:
        self._words, self._marks_of, self._help_lines = words, marks_of, help_lines

    def of_thread(self, thread: CoachThread) -> list[Bubble]:
        """Return the messages, and after them what isn't a message yet, each after its question."""
        bubbles = self.of_messages(thread)
        for answer in thread.open:
            if answer.question_id is None:
                caption = self._words.caption(is_mine=True, at=answer.created_at)
                bubbles.append(Bubble(f"{answer.id} question", True, answer.question, caption, answer=answer))
            if answer.state is AnswerState.CARE:
                bubbles.append(self._of_care(answer))
            elif answer.text or answer.state is AnswerState.STREAMING:
                bubbles.append(self.of_answer(answer))
        return bubbles

    def of_messages(self, thread: CoachThread) -> list[Bubble]:
        """Return the messages alone."""
        return [self._of_message(thread, each) for each in thread.messages]

    def of_answer(self, answer: Answer) -> Bubble:
        """Return an answer that isn't a message yet."""
        writing = answer.state is AnswerState.STREAMING
        caption = self._words.caption(is_mine=False, at=answer.created_at)
        note = "" if writing else self._words.note(answer)
        return Bubble(answer.id, False, answer.text, caption, note, is_being_written=writing, answer=answer)

    def _of_message(self, thread: CoachThread, message: Message) -> Bubble:
        is_mine = message.role == "user"
        answer = thread.of(message.id)
        note = self._words.note(answer) if answer and answer.id == message.id else ""
        marks = () if is_mine else self._marks_of(message)
        caption = self._words.caption(is_mine=is_mine, at=message.created_at)
        return Bubble(message.id, is_mine, message.content, caption, note, marks, message=message, answer=answer)

    def _of_care(self, answer: Answer) -> Bubble:
        """Return what is said instead of an answer to words of crisis: help lines of the user's country."""
        caption = self._words.caption(is_mine=False, at=answer.created_at)
        text = help_text(self._help_lines())
        return Bubble(f"{answer.id} care", False, text, caption, self._words.state(answer), answer=answer)


def last_answer(thread: CoachThread) -> Answer | None:
    """Return the answer that the line below is about: the last one, unless something was said after it."""
    said = thread.of(thread.messages[-1].id) if thread.messages else None
    unsaid = thread.open[-1] if thread.open else None
    if said and unsaid and said.id == thread.messages[-1].id and said.created_at > unsaid.created_at:
        return said
    return unsaid or said
