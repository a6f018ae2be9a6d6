"""What an answer of the coach is asked of: the protocol of every provider, and the values that go in and come out.

A provider is the built-in rules, a server on this computer or in the network at home, or one far away. What is asked
is composed elsewhere; this module knows neither HTTP nor the user's data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from organic_desktop.core.errors import CoachUnreachable
from organic_desktop.core.messages import Sentence


class Role(StrEnum):
    """Whose words a turn holds, as every server names them."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True)
class Turn:
    """One message of what is sent."""

    role: Role
    content: str


@dataclass(frozen=True)
class Request:
    """One question with all that goes along with it.

    ``context`` is the number of tokens that question and answer may have together, ``answer_tokens`` that of the answer
    alone; of both, 0 leaves it to the server.
    """

    turns: tuple[Turn, ...]
    model: str
    context: int
    answer_tokens: int


@dataclass(frozen=True)
class Model:
    """A model that a provider offers; ``context`` in tokens, None if the server doesn't say."""

    name: str
    context: int | None = None


class Ending(StrEnum):
    """How an answer ended; its name is what is stored."""

    STOP = "stop"
    """The model was done."""
    LENGTH = "length"
    """It reached its limit of tokens, the context's or the answer's: there is more to say."""
    STOPPED = "stopped"
    """The user stopped it."""
    INTERRUPTED = "interrupted"
    """The connection ended before the answer did."""


class ProblemKind(StrEnum):
    """What went wrong, told apart by what the user can do about it."""

    UNREACHABLE = "unreachable"
    """No connection, or one that broke: the server doesn't run, or this computer is offline."""
    UNTRUSTED = "untrusted"
    """TLS failed: the server isn't who it says it is, or speaks no TLS."""
    TIMED_OUT = "timed_out"
    """Connected, and nothing came in time."""
    LOADING = "loading"
    """The server still loads the model; the same question may be asked again in a moment."""
    UNSAFE_ADDRESS = "unsafe_address"
    """The address may not be used, or its name leads to another network than the user agreed to."""
    REDIRECTED = "redirected"
    """The server names another address; it isn't followed."""
    KEY_REFUSED = "key_refused"
    """401: no key, or a wrong one."""
    FORBIDDEN = "forbidden"
    """403: the key may not use this model, or not from here."""
    NO_CREDIT = "no_credit"
    """402, or 429 with a used-up quota: waiting doesn't help."""
    NO_MODEL = "no_model"
    """404: the server has no such model, or no such address."""
    TOO_LONG = "too_long"
    """The question doesn't fit into the model's context."""
    REJECTED = "rejected"
    """400 or 422: the server doesn't take this request."""
    RATE_LIMITED = "rate_limited"
    """429: too many requests; ``Problem.retry_after`` says how long to wait if the server does."""
    SERVER_FAILED = "server_failed"
    """5xx, or an error of the server in the middle of an answer."""
    NOT_UNDERSTOOD = "not_understood"
    """What came isn't an answer of such a server: HTML, another type, no JSON."""
    TOO_LARGE = "too_large"
    """The answer is larger, or takes longer, than any answer does."""


@dataclass(frozen=True)
class Delta:
    """The next piece of the answer's text, never empty."""

    text: str


@dataclass(frozen=True)
class Usage:
    """Tokens as the server counted them: of all that was sent, and of the answer."""

    prompt: int
    answer: int


@dataclass(frozen=True)
class Waiting:
    """Nothing came yet; ``sentence`` says why ("loading the model…"). May come any number of times, or never."""

    sentence: Sentence


@dataclass(frozen=True)
class Finished:
    """The answer ended; the last item of a stream, unless that is a ``Problem``."""

    reason: Ending


@dataclass(frozen=True)
class Problem:
    """No answer, or no more of it; the last item of a stream.

    ``retry_after`` in seconds is the server's own wish, None if it has none. Nothing is asked again by itself.
    ``was_sent``: the server may have got the question, or a part of it; False if nothing of it left the program.
    """

    kind: ProblemKind
    sentence: Sentence
    retry_after: float | None = None
    was_sent: bool = True


Item = Delta | Usage | Waiting | Finished | Problem


class Stop(Protocol):
    """What tells a stream to end: a ``threading.Event``."""

    def is_set(self) -> bool:
        """Return True once the stream should end."""
        ...


class Provider(Protocol):
    """Answers questions, as a stream. An instance may be used by several threads at a time."""

    @property
    def name(self) -> str:
        """What the user calls it."""
        ...

    @property
    def host(self) -> str | None:
        """The host that gets the question, without its port; None if nothing leaves the program."""
        ...

    @property
    def is_remote(self) -> bool:
        """True if the question leaves this computer and the private network that it is in."""
        ...

    def models(self) -> list[Model]:
        """Return the models on offer, in the server's order. Raises ``ProviderError``."""
        ...

    def body(self, request: Request) -> bytes:
        """Return the bytes that ``stream`` sends as the request's body, each of them; b"" if nothing is sent."""
        ...

    def stream(self, request: Request, stop: Stop) -> Iterator[Item]:
        """Ask once and yield what comes: texts, at most one ``Usage``, then one ``Finished`` or ``Problem``, the last.

        Raises nothing for what a server does. Once ``stop`` is set, or the iterator is closed, the connection is closed
        within a second, and with it the server's work; after ``stop`` the last item is ``Finished(STOPPED)``.
        """
        ...


class ProviderError(CoachUnreachable):
    """A provider can't be asked for its models; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence)
        self.problem = problem
