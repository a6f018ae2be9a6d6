"""Asking: a question is checked, composed and stored, and its answer written in threads of its own (coach_writing.py).

One way in for every question, new, asked again, edited, continued, or sent by the queue: ``CoachAsking._ask``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from organic_desktop.app.coach_context import CANT_GO_ON, Prepared
from organic_desktop.app.coach_providers import ProviderInfo
from organic_desktop.app.coach_queue import Needs, agreed_to, needs_now
from organic_desktop.app.coach_reading import CoachReading
from organic_desktop.app.coach_writing import CLOSED, Asked, Writing
from organic_desktop.app.profiles import Profile
from organic_desktop.coach.crisis import concern
from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.coach import Answer, AnswerState, CoachRows
from organic_desktop.store.coach_messages import (
    NOT_SO_ANY_MORE,
    Reserved,
    Sent,
    become_final,
    begin,
    keep,
    meet_with_care,
)
from organic_desktop.store.schema import new_id
from organic_desktop.wellness.modules import checked_message


class Changed(Exception):
    """A waiting question would show something else than was agreed to."""

    def __init__(self, needs: Needs) -> None:
        super().__init__(needs)
        self.needs = needs


class CoachAsking(CoachReading):
    """The asking half of ``app.coach``."""

    _closed = False

    def ask(self, conversation_id: str, question: str, provider: str = "") -> Answer:
        """Ask a provider, "" for the usual one, and return the answer as it begins; it is written in the background.

        With words of crisis no provider is asked: the answer's state is CARE. If the provider can't be reached, the
        question waits. Raises InvalidInput, ConsentNeeded, TokenLimit, KeychainUnavailable, StoreError: nothing was
        sent or stored.
        """
        words = checked_message(question)
        return self._ask(self._new(conversation_id, words, self.providers.one(provider)))

    def stop(self, answer_id: str) -> None:
        """Stop an answer: what came so far is kept, and the provider is freed within a second."""
        with self._lock:
            writing = self._writing.get(answer_id)
        if writing:
            writing.stop()

    def wait(self, answer_id: str, seconds: float | None = None) -> bool:
        """Wait until an answer is over and stored; False if that took longer."""
        with self._lock:
            writing = self._writing.get(answer_id)
        return writing is None or writing.wait(seconds)

    def retry(self, answer_id: str, provider: str = "") -> Answer:
        """Ask the same question again, of the same provider unless another is named; raises as ``ask`` does.

        A partial text that was interrupted is replaced; an answer that is a message stays, and isn't shown to a
        provider again.
        """
        before = self.answer(answer_id)
        if before.state in {AnswerState.STREAMING, AnswerState.WAITING, AnswerState.CARE}:
            raise InvalidInput("This question can't be asked again now.")
        info = self.providers.one(provider or before.provider)
        new = replace(self._new(before.conversation_id, before.question, info), question_id=before.question_id)
        return self._ask(new, replaces=before)

    def continue_answer(self, answer_id: str) -> Answer:
        """Ask the provider to go on from where an answer ended; raises as ``ask`` does.

        What there is stays a message of its own, and what comes is the next one: ``continues`` names the first. The
        built-in coach is asked anew, for it answers in no time.
        """
        before = self.answer(answer_id)
        info = self.providers.one(before.provider)
        if info.host is None:
            return self.retry(answer_id)
        if before.state is AnswerState.INTERRUPTED:
            if not before.text.strip():
                return self.retry(answer_id)
            before = self.keep(answer_id)
        if before.state not in {AnswerState.STOPPED, AnswerState.FINAL}:
            raise InvalidInput(CANT_GO_ON)
        new = self._new(before.conversation_id, before.question, info)
        return self._ask(replace(new, question_id=before.question_id, continues=before.id))

    def keep(self, answer_id: str) -> Answer:
        """Keep what came of an interrupted answer as a message. Raises InvalidInput."""
        before = self.answer(answer_id)
        with self._profiles.edit() as profile:
            kept = keep(profile.writer, before, self._clock.now())
        self._show(kept)
        return kept

    def discard(self, answer_id: str) -> Answer:
        """Take an interrupted or failed answer off the conversation; its question stays. Raises InvalidInput.

        Returns it as it was, for ``undo_discard``.
        """
        before = self.answer(answer_id)
        if before.state not in {AnswerState.INTERRUPTED, AnswerState.FAILED, AnswerState.STOPPED} or self._is_message(
            before
        ):
            raise InvalidInput("This answer can't be discarded.")
        with self._profiles.edit() as profile:
            gone = replace(before, state=AnswerState.CANCELLED, text="", changed_at=self._clock.now())
            gone = become_final(profile.writer, gone)
        self._show(gone)
        return replace(before, question_id=gone.question_id)

    def undo_discard(self, before: Answer) -> None:
        """Bring a discarded answer back. Raises InvalidInput if the conversation went on since."""
        with self._profiles.edit() as profile:
            rows = CoachRows(profile.database)
            later = [each for each in rows.answers(before.conversation_id) if each.created_at > before.created_at]
            if later or not rows.take(before.id, AnswerState.CANCELLED, before):
                raise InvalidInput(NOT_SO_ANY_MORE)
        self._show(before)

    def leave_out(self, answer_id: str, left_out: bool) -> Answer:
        """Let later contexts be without a question and its answer, or have them again."""
        changed = replace(self.answer(answer_id), left_out=left_out)
        with self._profiles.edit() as profile:
            CoachRows(profile.database).save(changed)
        self._show(changed)
        return changed

    # -- details -------------------------------------------------------------------------------------------------------

    def _new(self, conversation_id: str, question: str, info: ProviderInfo) -> Answer:
        now = self._clock.now()
        return Answer(new_id(), conversation_id, question, info.name, now, now, model=info.model)

    def _ask(
        self,
        answer: Answer,
        *,
        before: AnswerState | None = None,
        replaces: Answer | None = None,
        edited: bool = False,
        only_as: Mapping[str, Any] | None = None,
        read: datetime | None = None,
    ) -> Answer:
        """Ask what an answer that isn't stored yet, or waits, says; what it replaces is put aside first.

        With ``only_as`` nothing is sent but what was agreed to there: otherwise raises Changed. One that was edited
        since it was ``read`` isn't sent either.
        """
        if self._closed:
            raise InvalidInput(CLOSED)
        if concern(answer.question):
            return self._met_with_care(answer)
        self.answers(answer.conversation_id)  # one that a crash left is no longer being written
        info = self.providers.one(answer.provider)
        continued = self.answer(answer.continues) if answer.continues else None
        prepared = self._composer.prepare(
            answer.conversation_id, answer.question, info, without=replaces, continues=continued
        )
        if only_as is not None and (needs := needs_now(only_as, agreed_to(info, prepared), info)):
            raise Changed(needs)
        self._check(info, prepared)
        answer = replace(
            answer, agreed=agreed_to(info, prepared), owner=self._owner.name(), model=prepared.request.model
        )
        aside = self._put_aside(replaces) if replaces else None
        gone = aside is not None and aside.state is AnswerState.CANCELLED
        rewrites = replaces.question_id if replaces and edited and gone else None
        with self._profiles.edit() as profile:
            sent = Sent(info.host, prepared.body, self._reserved(info, prepared))
            answer = begin(profile.writer, answer, sent, before=before, read=read, aside=aside, rewrites=rewrites)
            writing = self._begin(profile, answer, prepared)
        self._show(answer)
        writing.start()
        return answer

    def _reserved(self, info: ProviderInfo, prepared: Prepared) -> Reserved | None:
        """Return the tokens that an answer may take; None if nothing leaves the program."""
        if info.host is None:
            return None
        return Reserved(self._month(), self.limit, prepared.estimated, prepared.request.answer_tokens)

    def _begin(self, profile: Profile, answer: Answer, prepared: Prepared) -> Writing:
        asked = Asked(prepared.provider, prepared.request, prepared.uncorrected, prepared.info.correction)
        writing = Writing(profile, answer, asked, self._clock, self._month, self.progressed, self._ended)
        with self._lock:
            self._writing[answer.id] = writing
        return writing

    def _ended(self, writing: Writing) -> None:
        with self._lock:
            self._writing.pop(writing.answer.id, None)
            if writing.retry_at:
                self._retry_at[writing.answer.id] = writing.retry_at

    def _met_with_care(self, answer: Answer) -> Answer:
        met = replace(
            answer, state=AnswerState.CARE, left_out=True, owner=None, problem=None, changed_at=self._clock.now()
        )
        with self._profiles.edit() as profile:
            met = meet_with_care(profile.writer, met)
        self._show(met)
        return met

    def _put_aside(self, before: Answer) -> Answer:
        """Return what becomes of an answer that is asked for again: out of later contexts, or gone if no message."""
        if self._is_message(before):
            return replace(before, left_out=True)
        return replace(before, state=AnswerState.CANCELLED, text="", changed_at=self._clock.now())
