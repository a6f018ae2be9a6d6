"""Asking a provider in a test: the question, and what came of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from organic_desktop.coach.addresses import checked_address
from organic_desktop.coach.ollama import Ollama
from organic_desktop.coach.openai_compatible import OpenAICompatible
from organic_desktop.coach.provider import Delta, Finished, Item, Problem, Provider, Request, Role, Turn, Usage
from organic_desktop.core.clock import Clock, SystemClock
from tests.coach.scripted import Received, Script

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


class QuickClock:
    """A clock on which a second passes in a fraction of one."""

    def __init__(self, times: float) -> None:
        self._clock = SystemClock()
        self._times = times

    def now(self) -> datetime:
        """A time that stands still."""
        return NOW

    def monotonic(self) -> float:
        """Seconds that pass quickly."""
        return self._clock.monotonic() * self._times


def openai(url: str, key: str | None = None, clock: Clock | None = None) -> OpenAICompatible:
    """Return a provider of a server."""
    return OpenAICompatible("test", checked_address(url), key, clock)


def ollama(url: str, clock: Clock | None = None) -> Ollama:
    """Return a provider of a server that is to be Ollama."""
    return Ollama("test", checked_address(url), None, clock)


def question(text: str = "How did I sleep?", model: str = "m", context: int = 0, answer_tokens: int = 24) -> Request:
    """Return a question of one turn."""
    return Request((Turn(Role.USER, text),), model, context, answer_tokens)


def ask(provider: Provider, request: Request | None = None, stop: threading.Event | None = None) -> list[Item]:
    """Return all that comes of a question."""
    return list(provider.stream(request or question(), stop or threading.Event()))


def text_in(items: Sequence[Item]) -> str:
    """Return the text of an answer."""
    return "".join(item.text for item in items if isinstance(item, Delta))


def usage_in(items: Sequence[Item]) -> Usage | None:
    """Return the usage of an answer."""
    found = [item for item in items if isinstance(item, Usage)]
    assert len(found) <= 1
    return found[0] if found else None


def end_of(items: Sequence[Item]) -> Finished | Problem:
    """Return the last item, and see that it is the only one that ends."""
    ends = [item for item in items if isinstance(item, Finished | Problem)]
    assert ends == [items[-1]]
    return ends[0]


def always(script: Script) -> Callable[[Received], Script]:
    """Return an answer that doesn't depend on what is asked."""
    return lambda _: script
