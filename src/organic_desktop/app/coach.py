"""The coach of the open profile: ask, stream, stop, retry, continue, wait; consent, tokens, and what was sent.

Answers are written in threads of their own (coach_writing.py) and go on whichever page is open. Every call may come
from any thread; those that wait for the keyring or the network say so. docs/coach.md, "The API for the window".
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from organic_desktop.app.coach_context import CANT_GO_ON, FEWEST_ANSWER, Composer, Prepared
from organic_desktop.app.coach_drafts import Drafts
from organic_desktop.app.coach_owner import Owner
from organic_desktop.app.coach_providers import CoachProviders, ProviderInfo
from organic_desktop.app.coach_queue import CoachQueue, Difference, Needs, agreed_to, difference, needs_now, needs_of
from organic_desktop.app.coach_writing import CLOSED, Asked, Progress, Writing
from organic_desktop.app.profiles import Profile, Profiles
from organic_desktop.coach.care import HelpLines, help_lines
from organic_desktop.coach.checker import Mark, checked
from organic_desktop.coach.crisis import concern
from organic_desktop.core.callbacks import Callbacks
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import ConsentNeeded, InvalidInput, OrganicError, TokenLimit
from organic_desktop.core.messages import Sentence
from organic_desktop.store.coach import Answer, AnswerState, CoachRows, SendRecord, Usage
from organic_desktop.store.coach_messages import Sent, become_final, begin, keep, meet_with_care
from organic_desktop.store.conversations import Threads
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.schema import Message, new_id
from organic_desktop.wellness.modules import checked_message

if TYPE_CHECKING:
    from organic_desktop.app.coach_evidence import DescribeModule

STOP_SECONDS = 2.0
"""For how long closing waits for the threads of answers, which end within a tenth of a second."""
LARGEST_LIMIT = 1_000_000_000

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Preview:
    """What a question would send, and to whom; nothing was sent.

    ``body`` are the exact bytes, b"" if nothing leaves the program. ``facts`` and ``rows`` are the user's data in it, a
    line each; ``left_out`` is how many earlier messages aren't sent, ``rows_left_out`` how many rows had no room.
    Tokens are an estimate; ``context`` is how many question and answer may have together (0: no limit). ``used`` are
    this month's so far, of ``limit`` (None: no limit). ``refusal`` says why it may not be sent as things are.
    ``concern``: it holds words of crisis, and no provider would be asked.
    """

    provider: ProviderInfo
    body: bytes
    facts: tuple[str, ...]
    rows: tuple[str, ...]
    left_out: int
    rows_left_out: int
    estimated: int
    context: int
    used: int
    limit: int | None
    refusal: Sentence | None
    concern: bool


@dataclass(frozen=True)
class CoachThread:
    """What a conversation shows: its messages, oldest first, and what became of each question to the coach.

    ``open`` are the answers without a message of their own, oldest first: waiting, being written, interrupted, failed,
    stopped before a word came, or met with care. Each belongs after its question's message, or at the end if there is
    none yet.
    """

    messages: tuple[Message, ...]
    answers: tuple[Answer, ...]
    open: tuple[Answer, ...]

    def of(self, message_id: str) -> Answer | None:
        """Return the answer whose message this is, or the last one to this question; None for other messages."""
        found = [each for each in self.answers if message_id in (each.id, each.question_id)]
        return next((each for each in found if each.id == message_id), found[-1] if found else None)


class _Changed(Exception):
    """A waiting question would show something else than was agreed to."""

    def __init__(self, needs: Needs) -> None:
        super().__init__(needs)
        self.needs = needs


class Coach:
    """``app.coach``. ``progressed`` is called with a ``Progress`` for each change of an answer, on its thread."""

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
        self.providers = providers
        self.progressed = Callbacks[[Progress]]()
        self._profiles, self._composer, self._today, self._clock = profiles, composer, today, clock
        self._country = country
        composer.left_of_limit = self._left_of_limit
        self._owner = Owner(folder)
        self.drafts = Drafts(profiles)
        self._retry_at: dict[str, datetime] = {}  # by the answer's id, of those that a server put off
        self._writing: dict[str, Writing] = {}
        self._lock = threading.Lock()  # of which answers are written here
        self._closed = False
        self.queue = CoachQueue(self._waiting_now, self._try_waiting, providers.is_reachable)
        self._by_itself: set[str] = set()  # ids of the answers that the queue sent
        profiles.leaving.add(self.interrupt_all)

    # -- reading ------------------------------------------------------------------------------------------------------

    def thread(self, conversation_id: str, *, most: int | None = None, before: Message | None = None) -> CoachThread:
        """Return a conversation's newest messages, or those before one, and its answers. Milliseconds.

        An answer that a crash left is found here to be interrupted.
        """
        profile = self._profiles.current
        messages = Threads(profile.database).messages(conversation_id, most=most, before=before)
        answers = tuple(self.answers(conversation_id))
        open_ids = CoachRows(profile.database).without_message(conversation_id)
        return CoachThread(tuple(messages), answers, tuple(each for each in answers if each.id in open_ids))

    def answers(self, conversation_id: str) -> list[Answer]:
        """Return what the coach was asked in a conversation, oldest first."""
        profile = self._profiles.current
        found = CoachRows(profile.database).answers(conversation_id)
        return [self._found(profile, each) for each in found]

    def answer(self, answer_id: str) -> Answer:
        """Return an answer as it is now. Raises InvalidInput if there is none."""
        writing = self._writing.get(answer_id)
        profile = writing.profile if writing else self._profiles.current
        found = CoachRows(profile.database).answer(answer_id)
        if found is None:
            raise InvalidInput("There is no such answer.")
        return self._found(profile, found)

    def message_of(self, answer: Answer) -> Message | None:
        """Return the message that an answer became, None if it is none."""
        found = Threads(self._profiles.current.database)
        return found.message(answer.id) if found.has_message(answer.id) else None

    def speak(self, language: Callable[[], str], describe: DescribeModule) -> None:
        """Let the built-in coach answer in the interface's language, and name modules in it; for the window."""
        reader = self._composer.evidence
        reader.language, reader.describe = language, describe

    def marks(self, conversation_id: str, answers: Sequence[Message]) -> dict[str, tuple[Mark, ...]]:
        """Return what the data say to the numbers of answers, by the messages' ids; tens of milliseconds.

        "The last 30 days" of an answer end on the day on which it was given. Raises InvalidInput.
        """
        evidence, day_of = self._composer.evidence_of(conversation_id), self._composer.evidence.day_of
        return {
            message.id: checked(message.content, replace(evidence, today=day_of(message.created_at)))
            for message in answers
            if message.created_at is not None
        }

    def writing(self) -> list[Answer]:
        """Return the answers that this program is writing now, in any conversation."""
        with self._lock:
            return [each.answer for each in self._writing.values()]

    def retry_in(self, answer_id: str) -> float:
        """Return in how many seconds a server that takes no more questions for now wants to be asked again; 0: now."""
        with self._lock:
            writing = self._writing.get(answer_id)
            at = writing.retry_at if writing else self._retry_at.get(answer_id)
        return max(0.0, (at - self._clock.now()).total_seconds()) if at else 0.0

    def preview(self, conversation_id: str, question: str, provider: str = "") -> Preview:
        """Return exactly what ``ask`` would send; nothing is sent or stored. Tens of milliseconds.

        Waits for the keyring only if the provider has a key. Raises InvalidInput.
        """
        info = self.providers.one(provider)
        prepared = self._composer.prepare(conversation_id, question, info)
        used, limit = self.used(), self.limit
        return Preview(
            info,
            prepared.body,
            prepared.facts,
            prepared.rows,
            prepared.left_out,
            prepared.rows_left_out,
            prepared.estimated,
            prepared.context,
            used,
            limit,
            self._refusal(info, prepared),
            concern(question),
        )

    # -- asking -------------------------------------------------------------------------------------------------------

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

    def discard(self, answer_id: str) -> None:
        """Take an interrupted or failed answer off the conversation; its question stays. Raises InvalidInput."""
        before = self.answer(answer_id)
        if before.state not in {AnswerState.INTERRUPTED, AnswerState.FAILED, AnswerState.STOPPED} or self._is_message(
            before
        ):
            raise InvalidInput("This answer can't be discarded.")
        with self._profiles.edit() as profile:
            gone = replace(before, state=AnswerState.CANCELLED, text="", changed_at=self._clock.now())
            become_final(profile.writer, gone)
        self._show(gone)

    def edit_and_resend(self, answer_id: str, question: str, provider: str = "") -> Answer:
        """Ask an edited form of the last question; raises as ``ask`` does.

        If neither the question was sent to the server nor an answer of it is a message, the question itself changes;
        otherwise the edited one is a new message. The earlier turn isn't shown to a provider again.
        """
        before, words = self.answer(answer_id), checked_message(question)
        if before.state is AnswerState.WAITING:
            return self.edit_waiting(answer_id, words)
        if before.state is AnswerState.STREAMING:
            raise InvalidInput("Stop the answer first.")
        info = self.providers.one(provider or before.provider)
        return self._ask(self._new(before.conversation_id, words, info), replaces=before, edited=True)

    def leave_out(self, answer_id: str, left_out: bool) -> Answer:
        """Let later contexts be without a question and its answer, or have them again."""
        changed = replace(self.answer(answer_id), left_out=left_out)
        with self._profiles.edit() as profile:
            CoachRows(profile.database).save(changed)
        self._show(changed)
        return changed

    # -- questions that wait ------------------------------------------------------------------------------------------

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

    # -- tokens -------------------------------------------------------------------------------------------------------

    @property
    def limit(self) -> int | None:
        """Tokens that may be used in a month, all providers together; None is no limit."""
        return self._profiles.current.queries.facts().coach_limit or None

    def set_limit(self, tokens: int | None) -> None:
        """Set the limit of tokens in a month; None is no limit. Raises InvalidInput."""
        if tokens is not None and not 0 < tokens <= LARGEST_LIMIT:
            raise InvalidInput(Sentence("The limit is between 1 and {most} tokens.", most=LARGEST_LIMIT))
        keep_facts(self._profiles.current.database, lambda facts: replace(facts, coach_limit=tokens or 0))

    def used(self) -> int:
        """Return the tokens of this month so far, the user's own month."""
        return sum(each.tokens for each in self.usage(self._month()))

    def usage(self, month: str | None = None) -> list[Usage]:
        """Return the tokens by month ("2026-11") and provider, the latest month first."""
        return CoachRows(self._profiles.current.database).usage(month)

    def tokens_of(self, conversation_id: str) -> int:
        """Return the tokens of a conversation, as far as they were asked for on this computer."""
        return sum(each.tokens or 0 for each in self.answers(conversation_id))

    # -- what was sent ------------------------------------------------------------------------------------------------

    def sent(self, most: int = 100) -> list[SendRecord]:
        """Return what was sent, the newest first: exact bytes, host, time."""
        return CoachRows(self._profiles.current.database).sends(most)

    def forget_sent(self) -> int:
        """Delete every record of what was sent; return how many there were."""
        return CoachRows(self._profiles.current.database).delete_sends()

    # -- conversations ------------------------------------------------------------------------------------------------

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

    # -- care ---------------------------------------------------------------------------------------------------------

    def help_lines(self, country: str | None = None) -> HelpLines:
        """Return the help lines of a country (ISO 3166, two letters), None for the user's; they are bundled."""
        return help_lines(self._country() if country is None else country)

    # -- closing ------------------------------------------------------------------------------------------------------

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

    # -- details ------------------------------------------------------------------------------------------------------

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

        With ``only_as`` nothing is sent but what was agreed to there: otherwise raises _Changed. One that was edited
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
            raise _Changed(needs)
        self._check(info, prepared)
        answer = replace(
            answer, agreed=agreed_to(info, prepared), owner=self._owner.name(), model=prepared.request.model
        )
        aside = self._put_aside(replaces) if replaces else None
        gone = aside is not None and aside.state is AnswerState.CANCELLED
        rewrites = replaces.question_id if replaces and edited and gone else None
        with self._profiles.edit() as profile:
            sent = Sent(info.host, prepared.body)
            answer = begin(profile.writer, answer, sent, before=before, read=read, aside=aside, rewrites=rewrites)
            writing = self._begin(profile, answer, prepared)
        self._show(answer)
        writing.start()
        return answer

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
        if not self._closed:
            self._profiles.edited()
            sent_by_itself = writing.answer.id in self._by_itself
            self._by_itself.discard(writing.answer.id)
            if writing.answer.state is AnswerState.WAITING:
                self.queue.later() if sent_by_itself else self.queue.soon()

    def _met_with_care(self, answer: Answer) -> Answer:
        met = replace(
            answer, state=AnswerState.CARE, left_out=True, owner=None, problem=None, changed_at=self._clock.now()
        )
        with self._profiles.edit() as profile:
            met = meet_with_care(profile.writer, met)
        self._show(met)
        return met

    def _check(self, info: ProviderInfo, prepared: Prepared) -> None:
        """Raise ConsentNeeded or TokenLimit if it may not be sent."""
        self.providers.check(info)
        if refusal := self._over_limit(info, prepared):
            raise TokenLimit(refusal)

    def _refusal(self, info: ProviderInfo, prepared: Prepared) -> Sentence | None:
        try:
            self._check(info, prepared)
        except (ConsentNeeded, TokenLimit) as error:
            return error.message
        return None

    def _over_limit(self, info: ProviderInfo, prepared: Prepared) -> Sentence | None:
        limit, used = self.limit, self.used()
        needed = prepared.estimated + FEWEST_ANSWER
        if info.host is None or limit is None or used + needed <= limit:
            return None
        return Sentence(
            "You allow {limit} tokens a month: {used} are used, and this question needs about {estimated}.",
            limit=limit,
            used=used,
            estimated=needed,
        )

    def _left_of_limit(self) -> int | None:
        limit = self.limit
        return None if limit is None else limit - self.used()

    def _put_aside(self, before: Answer) -> Answer:
        """Return what becomes of an answer that is asked for again: out of later contexts, or gone if no message."""
        if self._is_message(before):
            return replace(before, left_out=True)
        return replace(before, state=AnswerState.CANCELLED, text="", changed_at=self._clock.now())

    def _is_message(self, answer: Answer) -> bool:
        return Threads(self._profiles.current.database).has_message(answer.id)

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
        return [(each, infos[each.provider]) for each in found if each.provider in infos]

    def _try_waiting(self, answer: Answer, info: ProviderInfo) -> None:
        """Ask a waiting question by itself, unless what was agreed to is different now: then the user is asked."""
        self._by_itself.add(answer.id)
        again = replace(answer, state=AnswerState.STREAMING, problem=None, changed_at=self._clock.now())
        try:
            self._ask(again, before=AnswerState.WAITING, only_as=answer.agreed, read=answer.changed_at)
            return
        except _Changed as changed:
            needs, says = changed.needs, changed.needs.sentence
        except OrganicError as error:
            log.info("a waiting question can't be sent: %s", type(error).__name__)
            needs, says = Needs.CONSENT, error.message
        self._by_itself.discard(answer.id)
        with suppress(InvalidInput):
            self._replace_waiting(replace(answer, agreed={**answer.agreed, "needs": needs}, problem=says), answer)

    def _found(self, profile: Profile, answer: Answer) -> Answer:
        """Return an answer with the text it has by now; one that nobody writes any more was interrupted."""
        if answer.state is not AnswerState.STREAMING:
            return answer
        with self._lock:
            writing = self._writing.get(answer.id)
        if writing:
            return writing.current()
        if self._owner.is_alive(answer.owner):
            return answer
        lost = replace(answer, state=AnswerState.INTERRUPTED, owner=None, problem=CLOSED)
        rows = CoachRows(profile.database)
        return lost if rows.take(answer.id, AnswerState.STREAMING, lost) else rows.answer(answer.id) or lost

    def _show(self, answer: Answer) -> None:
        self.progressed(Progress(answer))

    def _month(self) -> str:
        return self._today().strftime("%Y-%m")
