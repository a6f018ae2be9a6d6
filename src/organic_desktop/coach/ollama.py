"""Ollama in its own language: its imitation of OpenAI's can't say how long the context is, and cuts off what is over.

An answer is a line of JSON for each piece, the last of which has the counts (Ollama's documentation of its API).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from organic_desktop.coach import refusals
from organic_desktop.coach.addresses import Address
from organic_desktop.coach.exchange import AtAServer
from organic_desktop.coach.openai_compatible import MOST_MODELS, is_name
from organic_desktop.coach.parts import Pieces, Texts, Unreadable, count, object_of, text_of, usage_of
from organic_desktop.coach.provider import (
    Delta,
    Ending,
    Finished,
    Item,
    Model,
    Problem,
    ProblemKind,
    ProviderError,
    Request,
    Stop,
)
from organic_desktop.core.clock import Clock

CONTENT_TYPES = ("application/x-ndjson", "application/json")
PATHS_TO_LEAVE_OUT = ("/v1", "/api", "/api/chat", "/v1/chat/completions")


class Ollama(AtAServer):
    """An Ollama at an address; ``key`` is for one behind a proxy that asks for it.

    Raises ValueError for a key that no header can hold.
    """

    def __init__(self, name: str, address: Address, key: str | None = None, clock: Clock | None = None) -> None:
        super().__init__(name, address, key, clock)
        self._base = address.url
        for path in PATHS_TO_LEAVE_OUT:
            self._base = self._base.removesuffix(path)

    def models(self) -> list[Model]:
        """Return the models that are installed; those that are loaded with their contexts. Raises ProviderError."""
        installed = self._exchange.get_object(f"{self._base}/api/tags").get("models")
        if not isinstance(installed, list):
            raise ProviderError(Problem(ProblemKind.NOT_UNDERSTOOD, refusals.NOT_AN_ANSWER))
        loaded = self._loaded()
        return [Model(name, loaded.get(name)) for name in names_of(installed)]

    def largest_context(self, model: str) -> int | None:
        """Return the tokens that a model could take at most; None if the server doesn't say. Raises ProviderError."""
        body = json.dumps({"model": model}).encode()
        facts = self._exchange.get_object(f"{self._base}/api/show", body=body).get("model_info")
        named = facts.items() if isinstance(facts, dict) else ()
        return next((count(value) for name, value in named if name.endswith(".context_length")), None)

    def body(self, request: Request) -> bytes:
        """Return exactly the bytes that ``stream`` sends."""
        limits = {"num_ctx": request.context, "num_predict": request.answer_tokens}
        fields = {
            "model": request.model,
            "messages": [{"role": turn.role.value, "content": turn.content} for turn in request.turns],
            "stream": True,
            "options": {name: tokens for name, tokens in limits.items() if tokens},
        }
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")

    def stream(self, request: Request, stop: Stop) -> Iterator[Item]:
        """Ask once and yield what comes; see ``Provider.stream``."""

        def read(pieces: Pieces, content_type: str) -> Iterator[Item]:
            return _read(pieces, content_type, request.model, self._exchange.key)

        return self._exchange.ask(f"{self._base}/api/chat", self.body(request), request.model, read, stop)

    def _loaded(self) -> dict[str, int]:
        try:
            running = self._exchange.get_object(f"{self._base}/api/ps").get("models")
        except ProviderError:
            return {}
        listed = [each for each in running if isinstance(each, dict)] if isinstance(running, list) else []
        contexts = {name: count(each.get("context_length")) for each in listed for name in names_of([each])}
        return {name: context for name, context in contexts.items() if context}


def names_of(models: Any) -> list[str]:
    """Return the names of Ollama's list of models; of anything else, none."""
    listed = models[:MOST_MODELS] if isinstance(models, list) else []
    named = [each["name"] for each in listed if isinstance(each, dict) and is_name(each.get("name"))]
    return list(dict.fromkeys(named))


def _read(pieces: Pieces, content_type: str, model: str, key: str | None) -> Iterator[Item]:
    """Yield the items of an answer. Raises Unreadable."""
    if content_type not in CONTENT_TYPES:
        yield Problem(ProblemKind.NOT_UNDERSTOOD, refusals.NOT_AN_ANSWER)
        return
    texts = Texts()
    end: list[Item] = [Finished(Ending.INTERRUPTED)]
    for line in pieces.lines():
        try:
            chunk = object_of(line)
        except Unreadable:
            if pieces.is_over:  # the last line is half of one
                break
            raise
        message = chunk.get("message")
        if isinstance(message, dict) and (text := texts.add(text_of(message.get("content")))):
            yield Delta(text)
        if chunk.get("error"):
            end = [refusals.problem_in_stream(chunk["error"], model, key)]
            break
        if chunk.get("done") is True:
            end = _end(chunk)
            break
    yield from [Delta(rest)] if (rest := texts.rest()) else []
    yield from end


def _end(chunk: dict[str, Any]) -> list[Item]:
    """The items that the last line of an answer makes."""
    usage = usage_of(chunk.get("prompt_eval_count"), chunk.get("eval_count"))
    end = Finished(Ending.LENGTH if chunk.get("done_reason") == "length" else Ending.STOP)
    return [usage, end] if usage else [end]
