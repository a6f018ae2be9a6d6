"""The coach of the open profile: what ``app.coach`` is, read from the top in three files.

``CoachReading`` (coach_reading.py): conversations, previews, tokens. ``CoachAsking`` (coach_asking.py): ask, stop,
retry, continue. Here: questions that wait, what was sent, names, help lines, closing. Answers go on whichever page is
open. Every call may come from any thread; those that wait for the keyring or the network say so. docs/coach.md, "The
API for the window".
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from organic_desktop.app.coach_asking import Changed, CoachAsking
from organic_desktop.app.coach_context import Composer
from organic_desktop.app.coach_drafts import Drafts
from organic_desktop.app.coach_providers import CoachProviders, ProviderInfo
from organic_desktop.app.coach_queue import CoachQueue, Difference, Needs, agreed_to, difference, needs_of
from organic_desktop.app.coach_writing import Writing
from organic_desktop.app.profiles import Profiles
from organic_desktop.coach.care import HelpLines, help_lines
from organic_desktop.coach.crisis import concern
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import InvalidInput, OrganicError
from organic_desktop.core.messages import Sentence
from organic_desktop.store.coach import Answer, AnswerState, CoachRows, SendRecord
from organic_desktop.wellness.modules import checked_message

STOP_SECONDS = 2.0
"""For how long closing waits for the threads of answers, which end within a tenth of a second."""

log = logging.getLogger(__name__)


class Coach(CoachAsking):
    """``app.coach``."""

    def __init__(
        self,
        folder: Path,
        profiles: Profiles,
        providers: CoachProviders,
        composer: Composer,
        today: Callable[[], date],
        country: Callable[[], str],
        clock: Clock,
    ) -> None:
        super().__init__(folder, profiles, providers, composer, today, clock)
        self._country = country
        self.drafts = Drafts(profiles)
        self.queue = CoachQueue(self._waiting_now, self._try_waiting, providers.is_reachable)
        self._by_itself: set[str] = set()  # ids of the answers that the queue sent
        profiles.leaving.add(self.interrupt_all)

    # -- questions that wait -------------------------------------------------------------------------------------------

    def waiting(self) -> list[Answer]:
        """Return the questions that wait, in any conversation, oldest first."""
        found = CoachRows(self._profiles.current.database).open_answers()
        return [each for each in found if each.state is AnswerState.WAITING]

    def needs(self, answer: Answer) -> Needs:
        """Return what a waiting question needs of the user before it goes on by itself."""
        return needs_of(answer)

    def difference(self, answer_id: str) -> Difference:
        """Return how the data that a waiting question would show differ from when it was asked. Raises InvalidInput."""
        answer = self._waits(answer_id)
        info = self.providers.one(answer.provider)
        return difference(answer, self._composer.prepare(answer.conversation_id, answer.question, info))

    def edit_waiting(self, answer_id: str, question: str) -> Answer:
        """Change a question that waits; what it would show is agreed to as it is now. Raises InvalidInput."""
        answer, words = self._waits(answer_id), checked_message(question)
        if concern(words):
            return self._met_with_care(replace(answer, question=words))
        info = self.providers.one(answer.provider)
        prepared = self._composer.prepare(answer.conversation_id, words, info)
        changed = replace(answer, question=words, agreed=agreed_to(info, prepared), changed_at=self._clock.now())
        self._replace_waiting(changed, answer)
        return changed

    def edit_and_resend(self, answer_id: str, question: str, provider: str = "") -> Answer:
        """Ask an edited form of the last question; raises as ``ask`` does.

        If neither the question was sent to the server nor an answer of it is a message, the question itself changes;
        otherwise the edited one is a new message. The earlier turn isn't shown to a provider again.
        """
        before, words = self.answer(answer_id), checked_message(question)
        if before.state is AnswerState.STREAMING:
            raise InvalidInput("Stop the answer first.")
        if before.state is AnswerState.WAITING and provider in {"", before.provider}:
            return self.edit_waiting(answer_id, words)
        info = self.providers.one(provider or before.provider)
        if before.state is AnswerState.WAITING:  # another one is asked, so that nothing has to be waited for
            new = self._new(before.conversation_id, words, info)
            again = replace(new, id=before.id, created_at=before.created_at)
            return self._ask(again, before=AnswerState.WAITING, read=before.changed_at)
        return self._ask(self._new(before.conversation_id, words, info), replaces=before, edited=True)

    def cancel_waiting(self, answer_id: str) -> None:
        """Take back a question that waits. Raises InvalidInput if it doesn't wait any more."""
        answer = self._waits(answer_id)
        self._replace_waiting(replace(answer, state=AnswerState.CANCELLED, changed_at=self._clock.now()), answer)

    def send_waiting(self, answer_id: str) -> Answer:
        """Ask a question that waits now, with the data as they are now: the user agreed. Raises as ``ask`` does."""
        answer = self._waits(answer_id)
        again = replace(answer, state=AnswerState.STREAMING, problem=None, changed_at=self._clock.now())
        return self._ask(again, before=AnswerState.WAITING, read=answer.changed_at)

    def start(self) -> None:
        """Send by itself what waits, once its provider can be reached; for the window."""
        self.queue.start()

    # -- what was sent -------------------------------------------------------------------------------------------------

    def sent(self, most: int = 100) -> list[SendRecord]:
        """Return what was sent, the newest first: exact bytes, host, time."""
        return CoachRows(self._profiles.current.database).sends(most)

    def forget_sent(self) -> int:
        """Delete every record of what was sent; return how many there were."""
        return CoachRows(self._profiles.current.database).delete_sends()

    # -- conversations -------------------------------------------------------------------------------------------------

    def rename(self, conversation_id: str, topic: str) -> None:
        """Give a conversation another topic, which syncs; "" is none. Raises InvalidInput."""
        with self._profiles.edit() as profile:
            profile.writer.rename_conversation(conversation_id, topic)

    def hide(self, conversation_id: str, hidden: bool = True) -> None:
        """Take a conversation off this computer's list, or list it again; on other devices nothing changes."""
        with self._profiles.edit() as profile:
            CoachRows(profile.database).hide(conversation_id, hidden, self._clock.now())

    def hidden(self) -> frozenset[str]:
        """Return the ids of the conversations that are hidden on this computer."""
        return CoachRows(self._profiles.current.database).hidden()

    # -- care ----------------------------------------------------------------------------------------------------------

    def help_lines(self, country: str | None = None) -> HelpLines:
        """Return the help lines of a country (ISO 3166, two letters), None for the user's; they are bundled."""
        return help_lines(self._country() if country is None else country)

    # -- closing -------------------------------------------------------------------------------------------------------

    def interrupt_all(self) -> None:
        """Save every answer that is being written as interrupted: the file is closed, or another one opened."""
        with self._lock:
            all_writing = list(self._writing.values())
        for writing in all_writing:
            writing.interrupt()
        for writing in all_writing:
            writing.join(STOP_SECONDS)

    def close(self) -> None:
        """End the queue and every answer."""
        self._closed = True
        self.queue.stop()
        self.interrupt_all()
        self._owner.close()

    # -- details -------------------------------------------------------------------------------------------------------

    def _waits(self, answer_id: str) -> Answer:
        answer = self.answer(answer_id)
        if answer.state is not AnswerState.WAITING:
            raise InvalidInput("This question doesn't wait any more.")
        return answer

    def _replace_waiting(self, changed: Answer, read: Answer) -> None:
        with self._profiles.edit() as profile:
            if not CoachRows(profile.database).take(changed.id, AnswerState.WAITING, changed, read.changed_at):
                raise InvalidInput("This question doesn't wait any more.")
        self._show(changed)

    def _waiting_now(self) -> list[tuple[Answer, ProviderInfo]]:
        """Return the questions that may go on by themselves, with their providers."""
        infos = {each.name: each for each in self.providers.all()}
        found = [each for each in self.waiting() if needs_of(each) is Needs.NOTHING]
        for each in found:
            if each.provider not in infos:
                self._ask_user(
                    each, Needs.CONSENT, Sentence("There is no provider “{name}” any more.", name=each.provider)
                )
        return [(each, infos[each.provider]) for each in found if each.provider in infos]

    def _try_waiting(self, answer: Answer, info: ProviderInfo) -> None:
        """Ask a waiting question by itself, unless what was agreed to is different now: then the user is asked."""
        self._by_itself.add(answer.id)
        again = replace(answer, state=AnswerState.STREAMING, problem=None, changed_at=self._clock.now())
        try:
            self._ask(again, before=AnswerState.WAITING, only_as=answer.agreed, read=answer.changed_at)
            return
        except Changed as changed:
            needs, says = changed.needs, changed.needs.sentence
        except OrganicError as error:
            log.info("a waiting question can't be sent: %s", type(error).__name__)
            needs, says = Needs.CONSENT, error.message
        self._by_itself.discard(answer.id)
        self._ask_user(answer, needs, says)

    def _ask_user(self, answer: Answer, needs: Needs, says: Sentence | None) -> None:
        """Let a question wait for the user, and say why."""
        with suppress(InvalidInput):
            self._replace_waiting(replace(answer, agreed={**answer.agreed, "needs": needs}, problem=says), answer)

    def _ended(self, writing: Writing) -> None:
        super()._ended(writing)
        if not self._closed:
            self._profiles.edited()
            sent_by_itself = writing.answer.id in self._by_itself
            self._by_itself.discard(writing.answer.id)
            if writing.answer.state is AnswerState.WAITING:
                self.queue.later() if sent_by_itself else self.queue.soon()
