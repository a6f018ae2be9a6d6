"""The default provider: rules over the user's own data and the modules' prompts. Nothing leaves the program.

It is honest about being rules: what it doesn't understand, it answers with examples of what it does.
"""

from __future__ import annotations

from collections.abc import Iterator

from organic_desktop.coach.answers import answer
from organic_desktop.coach.evidence import Evidence
from organic_desktop.coach.provider import Delta, Ending, Finished, Item, Model, Request, Role, Stop
from organic_desktop.coach.questions import Kind, understood

NAME = "builtin"


class Builtin:
    """A ``Provider``; what it knows is the ``evidence``, so a new one is made for each question."""

    name = NAME
    host = None
    is_remote = False

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    def models(self) -> list[Model]:
        """Return the one model there is: the rules."""
        return [Model(NAME)]

    def body(self, request: Request) -> bytes:
        """Return nothing: nothing is sent."""
        return b""

    def stream(self, request: Request, stop: Stop) -> Iterator[Item]:
        """Yield the answer to the last question of the request, line by line."""
        for number, line in enumerate(self.lines(request)):
            if stop.is_set():
                yield Finished(Ending.STOPPED)
                return
            yield Delta(line if number == 0 else f"\n{line}")
        yield Finished(Ending.STOP)

    def lines(self, request: Request) -> list[str]:
        """Return the lines of the answer; a conversation's first one ends with the word about medical advice."""
        asked = [turn.content for turn in request.turns if turn.role is Role.USER]
        earlier = asked[-2] if len(asked) > 1 else None
        question = understood(asked[-1] if asked else "", self._evidence, earlier)
        lines = answer(question, self._evidence).lines
        is_first = not any(turn.role is Role.ASSISTANT for turn in request.turns)
        return [*lines, question.words.say("not_medical")] if is_first else lines


def columns_of(question: str, evidence: Evidence, earlier: str | None = None) -> frozenset[str]:
    """Return what the answer to a question draws on, as names of ``AGREEABLE``: kept with the answer, it tells later
    whether the turn may be sent elsewhere (``context.compose``)."""
    return answer(understood(question, evidence, earlier), evidence).columns


def needs_links(question: str, evidence: Evidence, earlier: str | None = None) -> bool:
    """Return True if the answer to a question needs ``evidence.links``, which takes a while to find."""
    return understood(question, evidence, earlier).kind is Kind.LINK
