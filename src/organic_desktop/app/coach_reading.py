"""What the coach's pages read: conversations with their answers, what a question would send, and the month's tokens.

Nothing here asks a provider, and nothing is stored but the user's limit and that a crash left an answer.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from organic_desktop.app.coach_context import FEWEST_ANSWER, Composer, Prepared
from organic_desktop.app.coach_owner import Owner
from organic_desktop.app.coach_providers import CoachProviders, ProviderInfo
from organic_desktop.app.coach_writing import CLOSED, Progress, Writing
from organic_desktop.app.profiles import Profile, Profiles
from organic_desktop.coach.checker import Mark, checked
from organic_desktop.coach.crisis import concern
from organic_desktop.core.callbacks import Callbacks
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import ConsentNeeded, InvalidInput, TokenLimit
from organic_desktop.core.messages import Sentence
from organic_desktop.store.coach import Answer, AnswerState, CoachRows, Usage
from organic_desktop.store.coach_messages import Reserved
from organic_desktop.store.conversations import Threads
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.schema import Message

if TYPE_CHECKING:
    from organic_desktop.app.coach_evidence import DescribeModule
    from organic_desktop.wellness.units import Units

LARGEST_LIMIT = 1_000_000_000


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


class CoachReading:
    """The reading half of ``app.coach``; ``progressed`` is called with a ``Progress`` for each change of an answer."""

    def __init__(
        self,
        folder: Path,
        profiles: Profiles,
        providers: CoachProviders,
        composer: Composer,
        today: Callable[[], date],
        clock: Clock,
    ) -> None:
        self.providers = providers
        self.progressed = Callbacks[[Progress]]()
        self._profiles, self._composer, self._today, self._clock = profiles, composer, today, clock
        composer.left_of_limit = self._left_of_limit
        self._owner = Owner(folder)
        self._retry_at: dict[str, datetime] = {}  # by the answer's id, of those that a server put off
        self._writing: dict[str, Writing] = {}
        self._lock = threading.Lock()  # of which answers are written here

    # -- conversations -------------------------------------------------------------------------------------------------

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

    def speak(self, language: Callable[[], str], describe: DescribeModule, units: Callable[[], Units]) -> None:
        """Let the built-in coach answer in the interface's language and units, naming modules in it; for the window."""
        reader = self._composer.evidence
        reader.language, reader.describe, reader.units = language, describe, units

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

    # -- what a question would send ------------------------------------------------------------------------------------

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

    # -- tokens --------------------------------------------------------------------------------------------------------

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

    # -- details -------------------------------------------------------------------------------------------------------

    def _refusal(self, info: ProviderInfo, prepared: Prepared) -> Sentence | None:
        try:
            self._check(info, prepared)
        except (ConsentNeeded, TokenLimit) as error:
            return error.message
        return None

    def _check(self, info: ProviderInfo, prepared: Prepared) -> None:
        """Raise ConsentNeeded or TokenLimit if it may not be sent."""
        self.providers.check(info)
        if refusal := self._over_limit(info, prepared):
            raise TokenLimit(refusal)

    def _over_limit(self, info: ProviderInfo, prepared: Prepared) -> Sentence | None:
        if info.host is None:
            return None
        needed = Reserved(self._month(), self.limit, prepared.estimated, FEWEST_ANSWER)
        return needed.refusal(self._spent())

    def _left_of_limit(self) -> int | None:
        limit = self.limit
        return None if limit is None else limit - self._spent()

    def _spent(self) -> int:
        """Return the tokens of this month, with those that are reserved; what a crash left reserves none."""
        profile = self._profiles.current
        rows = CoachRows(profile.database)
        for answer in rows.open_answers():
            self._found(profile, answer)
        return rows.spent(self._month())

    def _is_message(self, answer: Answer) -> bool:
        return Threads(self._profiles.current.database).has_message(answer.id)

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
        lost = replace(
            answer,
            state=AnswerState.INTERRUPTED,
            owner=None,
            problem=CLOSED,
            prompt_tokens=None,
            answer_tokens=None,
        )
        rows = CoachRows(profile.database)
        return lost if rows.take(answer.id, AnswerState.STREAMING, lost) else rows.answer(answer.id) or lost

    def _show(self, answer: Answer) -> None:
        self.progressed(Progress(answer))

    def _month(self) -> str:
        return self._today().strftime("%Y-%m")
