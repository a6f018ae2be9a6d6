"""What is sent with a question: composed once for the preview and for sending, so that both are the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from organic_desktop.app.coach_evidence import EvidenceReader
from organic_desktop.app.coach_providers import CoachProviders, ProviderInfo
from organic_desktop.app.profiles import Profiles
from organic_desktop.coach.builtin import Builtin, columns_of, needs_links
from organic_desktop.coach.context import Said, compose, prompt_budget
from organic_desktop.coach.crisis import concern
from organic_desktop.coach.evidence import Evidence
from organic_desktop.coach.provider import Provider, Request, Role, Turn
from organic_desktop.coach.tokens import estimate_turns, known_context
from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.store.coach import Answer, AnswerState, CoachRows
from organic_desktop.store.conversations import Threads
from organic_desktop.store.schema import Message

MOST_EARLIER = 60
"""Messages of the conversation that are looked at; a model's context rarely holds as many."""
ANSWER_SHARE, MOST_ANSWER = 4, 1_024
"""The answer may have a quarter of the context, and at most so many tokens."""
FEWEST_ANSWER = 64
"""Tokens that the month's limit must leave for an answer: with fewer it would end in its first sentence."""
GO_ON = "Your last answer broke off. Continue it from exactly where it stopped, without repeating anything."
CANT_GO_ON = Sentence("This answer can't be continued.")
CARE_SHOWN = "The program showed help lines and asked no model."


@dataclass(frozen=True)
class Prepared:
    """A question ready to be sent: to whom, what, and what of the user's data is in it.

    ``body`` are the exact bytes, b"" if nothing leaves the program. ``facts`` and ``rows`` are the user's data in it, a
    line each; ``columns`` are those that the answer draws on. ``uncorrected`` is our estimate of the tokens.
    """

    info: ProviderInfo
    provider: Provider
    request: Request
    body: bytes
    facts: tuple[str, ...]
    rows: tuple[str, ...]
    left_out: int
    rows_left_out: int
    columns: frozenset[str]
    uncorrected: int
    context: int

    @property
    def estimated(self) -> int:
        """Tokens of all that is sent, about, corrected by what the provider counted before."""
        return self.info.correction.applied(self.uncorrected)


class Composer:
    """Composes what a question sends, from the open profile."""

    def __init__(self, profiles: Profiles, providers: CoachProviders, evidence: EvidenceReader) -> None:
        self._profiles, self._providers, self.evidence = profiles, providers, evidence
        self.left_of_limit: Callable[[], int | None] = lambda: None  # tokens that the month still has, None: no limit

    def prepare(
        self,
        conversation_id: str,
        question: str,
        info: ProviderInfo,
        *,
        without: Answer | None = None,
        continues: Answer | None = None,
    ) -> Prepared:
        """Return a question ready to be sent; ``without`` is left out of what was said before.

        To continue an answer, that one and its question are the last of what was said. Waits for the keyring if the
        provider has a key. Raises InvalidInput if there is no such conversation.
        """
        evidence, history = self.evidence_of(conversation_id), self._history(conversation_id, without)
        earlier = next((said.content for said in reversed(history) if said.role is Role.USER), None)
        if needs_links(question, evidence, earlier):
            evidence = self.evidence.with_links(evidence)
        if info.host is None:
            return _for_the_rules(question, evidence, history, info, earlier)
        return self._for_a_model(GO_ON if continues else question, evidence, history, info, continues is not None)

    def evidence_of(self, conversation_id: str) -> Evidence:
        """Return what is known for a conversation, without links. Raises InvalidInput if there is none such."""
        thread = Threads(self._profiles.current.database).one(conversation_id)
        if thread is None:
            raise InvalidInput("There is no such conversation; `conversations` lists them.")
        return self.evidence.read(thread)

    def _for_a_model(
        self, question: str, evidence: Evidence, history: Sequence[Said], info: ProviderInfo, is_continued: bool
    ) -> Prepared:
        context = known_context(None, info.context)
        reserve = min(context // ANSWER_SHARE, MOST_ANSWER)
        budget = prompt_budget(context, reserve)
        composed = compose(question, evidence, info.columns, history, budget, info.correction)
        if is_continued and composed.turns[-2].role is not Role.ASSISTANT:  # revoked since, or without room
            raise InvalidInput(CANT_GO_ON)
        provider = self._providers.built(info)
        left = self.left_of_limit()
        answer_tokens = reserve if left is None else max(FEWEST_ANSWER, min(reserve, left - composed.estimated))
        request = Request(composed.turns, info.model, context, answer_tokens)
        return Prepared(
            info,
            provider,
            request,
            provider.body(request),
            composed.facts,
            composed.rows,
            composed.left_out,
            composed.rows_left_out,
            info.columns,
            estimate_turns(composed.turns),
            context,
        )

    def _history(self, conversation_id: str, without: Answer | None) -> list[Said]:
        """Return what was said before, oldest first, and what each draws on."""
        database = self._profiles.current.database
        answers = CoachRows(database).answers(conversation_id)
        by_message = {name: each for each in answers for name in (each.question_id, each.id) if name}
        gone = {without.id, without.question_id} if without else set()
        messages = Threads(database).messages(conversation_id, most=MOST_EARLIER)
        return [said for each in messages if each.id not in gone for said in _said(each, by_message)]


def _said(message: Message, by_message: Mapping[str, Answer]) -> list[Said]:
    """Return a message as it was said; after a question that was met with care, what was shown."""
    answer = by_message.get(message.id)
    left_out = answer is not None and answer.left_out
    if message.role == "user":
        left_out = left_out or (answer is None and concern(message.content))  # asked elsewhere, or before this list
        said = [Said(Role.USER, message.content, left_out=left_out)]
        is_care = answer is not None and answer.state is AnswerState.CARE
        return [*said, Said(Role.ASSISTANT, CARE_SHOWN, frozenset(), left_out)] if is_care else said
    return [Said(Role.ASSISTANT, message.content, _drawn_on(answer), left_out)]


def _drawn_on(answer: Answer | None) -> frozenset[str] | None:
    """Return the columns that an answer draws on; None if it isn't one of ours."""
    kept = answer.agreed.get("columns") if answer else None
    return frozenset(name for name in kept if isinstance(name, str)) if isinstance(kept, list) else None


def _for_the_rules(
    question: str, evidence: Evidence, history: Sequence[Said], info: ProviderInfo, earlier: str | None
) -> Prepared:
    """Return a question for the built-in coach: it sees everything, and nothing is sent."""
    turns = tuple(Turn(said.role, said.content) for said in history if not said.left_out)
    request = Request((*turns, Turn(Role.USER, question)), info.model, 0, 0)
    columns = columns_of(question, evidence, earlier)
    return Prepared(info, Builtin(evidence), request, b"", (), (), 0, 0, columns, 0, 0)
