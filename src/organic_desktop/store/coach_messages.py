"""Questions and answers of the coach as messages: each step is one transaction over ``messages`` and ``coach_answer``.

A message can't be changed on the server, so a question becomes one when it was asked, and an answer when it is final.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from organic_desktop.core.errors import InvalidInput, TokenLimit
from organic_desktop.core.messages import Sentence
from organic_desktop.store.coach import (
    Answer,
    AnswerState,
    count_tokens,
    forget_send,
    open_in,
    put_answer,
    record_send,
    spent_in,
    take_answer,
    waiting_in,
)
from organic_desktop.store.journal import Source
from organic_desktop.store.writer import UserEdit, Writer, append_message, rewrite_unsent

BEING_WRITTEN = Sentence("An answer is still being written in this conversation.")
WAITS = Sentence("A question waits in this conversation: edit, send or cancel it first.")
NOT_SO_ANY_MORE = Sentence("This answer changed in the meantime.")
SOURCE: Source = "coach"


@dataclass(frozen=True)
class Counted:
    """The tokens of request and answer, None if no provider was asked; ``is_said`` if the provider counted them."""

    month: str
    prompt: int | None
    answer: int | None
    is_said: bool


@dataclass(frozen=True)
class Sent:
    """What is about to be sent, to be recorded; ``host`` is None if nothing leaves the program."""

    host: str | None
    body: bytes
    reserved: Reserved | None = None


@dataclass(frozen=True)
class Reserved:
    """The tokens that an answer may take of a month with a ``limit`` (None: without): estimated, and at most."""

    month: str
    limit: int | None
    prompt: int
    answer: int

    def refusal(self, spent: int) -> Sentence | None:
        """Return why there is no room for it, None if there is; ``spent`` are the tokens that are taken already."""
        needed = self.prompt + self.answer
        if self.limit is None or spent + needed <= self.limit:
            return None
        return Sentence(
            "You allow {limit} tokens a month: {used} are used, and this question needs about {estimated}.",
            limit=self.limit,
            used=spent,
            estimated=needed,
        )


def begin(
    writer: Writer,
    answer: Answer,
    sent: Sent,
    *,
    before: AnswerState | None = None,
    read: datetime | None = None,
    aside: Answer | None = None,
    rewrites: str | None = None,
) -> Answer:
    """Store an answer that is asked for now, with the record of what is sent.

    One that was there is taken out of the state ``before``, if nobody edited it since ``read``.
    ``aside`` is what becomes of the one that it replaces.
    ``rewrites`` is the message that gets the question's words if the server hasn't got it yet. An interrupted answer
    of the conversation is kept as it is, for the conversation goes on. A question for which nothing has to be reached
    is a message at once. Its tokens are reserved in the same transaction, so that questions asked at once don't take
    more than the month's limit together. Raises InvalidInput and TokenLimit, with nothing changed.
    """
    with writer.editing("typed") as edit:
        answer = _with_reserved(edit, answer, sent.reserved)
        if aside:
            put_answer(edit.connection, aside)
        check_free(edit, answer)
        _keep_interrupted(edit, answer)
        if rewrites and (rewritten := rewrite_unsent(edit, rewrites, answer.question)):
            answer = replace(answer, question_id=rewritten)
        if sent.host is None:
            answer = _with_question(edit, answer)
        if before is None:
            put_answer(edit.connection, answer)
        elif not take_answer(edit.connection, answer.id, before, answer, read):
            raise InvalidInput(NOT_SO_ANY_MORE)
        if sent.host is not None:
            record_send(edit.connection, answer, sent.host, sent.body, edit.at)
        return answer


def meet_with_care(writer: Writer, answer: Answer) -> Answer:
    """Store a question that no provider is asked: it is a message of the user's like any other."""
    with writer.editing("typed") as edit:
        check_free(edit, answer)
        _keep_interrupted(edit, answer)
        answer = _with_question(edit, answer)
        put_answer(edit.connection, answer)
    return answer


def keep_question(writer: Writer, answer: Answer) -> Answer:
    """Store the question of an answer that is being written as a message: the provider has got it."""
    with writer.editing("typed") as edit:
        answer = _with_question(edit, answer)
        put_answer(edit.connection, answer)
    return answer


def become_final(writer: Writer, answer: Answer, counted: Counted | None = None, *, was_sent: bool = True) -> Answer:
    """Store how an answer ended, and its tokens; its text is a message unless it was interrupted, or there is none.

    The answer's own id becomes the message's, so that another try after a crash adds nothing twice. If nothing
    ``was_sent``, the record that it was is deleted.
    """
    with writer.editing(SOURCE) as edit:
        if not was_sent:
            forget_send(edit.connection, answer.id)
        if counted and counted.prompt is not None:
            count_tokens(edit.connection, counted.month, answer.provider, counted.prompt, counted.answer or 0)
            answer = replace(
                answer, prompt_tokens=counted.prompt, answer_tokens=counted.answer, counted=counted.is_said
            )
        else:
            answer = replace(answer, prompt_tokens=None, answer_tokens=None)
        answer = _with_question(edit, answer)
        if answer.state is not AnswerState.INTERRUPTED:
            answer = _with_message(edit, answer)
        put_answer(edit.connection, answer)
    return answer


def wait_again(writer: Writer, answer: Answer) -> Answer:
    """Let a question wait that couldn't be sent; what was recorded as sent wasn't."""
    answer = replace(answer, prompt_tokens=None, answer_tokens=None)
    with writer.editing("typed") as edit:
        forget_send(edit.connection, answer.id)
        put_answer(edit.connection, answer)
    return answer


def keep(writer: Writer, answer: Answer, at: datetime) -> Answer:
    """Make a message of what came of an interrupted answer. Raises InvalidInput if it isn't interrupted any more."""
    with writer.editing(SOURCE) as edit:
        kept = _with_message(edit, _with_question(edit, replace(answer, state=AnswerState.STOPPED, changed_at=at)))
        if not take_answer(edit.connection, answer.id, AnswerState.INTERRUPTED, kept):
            raise InvalidInput(NOT_SO_ANY_MORE)
    return kept


def check_free(edit: UserEdit, answer: Answer) -> None:
    """Raise InvalidInput if another answer of the conversation is being written, or a question waits there."""
    if any(each.state is AnswerState.STREAMING for each in open_in(edit.connection, answer.conversation_id)):
        raise InvalidInput(BEING_WRITTEN)
    if any(each.id != answer.id for each in waiting_in(edit.connection, answer.conversation_id)):
        raise InvalidInput(WAITS)


def _with_reserved(edit: UserEdit, answer: Answer, reserved: Reserved | None) -> Answer:
    if reserved is None:
        return answer
    if refusal := reserved.refusal(spent_in(edit.connection, reserved.month)):
        raise TokenLimit(refusal)
    return replace(answer, prompt_tokens=reserved.prompt, answer_tokens=reserved.answer)


def _keep_interrupted(edit: UserEdit, answer: Answer) -> None:
    """Make messages of interrupted answers before the next question, which then comes after them."""
    for each in open_in(edit.connection, answer.conversation_id):
        if each.state is AnswerState.INTERRUPTED and each.id != answer.id:
            stopped = replace(each, state=AnswerState.STOPPED, changed_at=edit.at)
            put_answer(edit.connection, _with_message(edit, _with_question(edit, stopped)))


def _with_question(edit: UserEdit, answer: Answer) -> Answer:
    if answer.question_id is not None:
        return answer
    return replace(answer, question_id=append_message(edit, answer.conversation_id, "user", answer.question))


def _with_message(edit: UserEdit, answer: Answer) -> Answer:
    """Return the answer with its text moved into a message, if there is any."""
    if answer.text.strip():
        tokens = answer.tokens if answer.counted else None
        append_message(edit, answer.conversation_id, "assistant", answer.text, id=answer.id, tokens_used=tokens)
        return replace(answer, text="")
    return answer
