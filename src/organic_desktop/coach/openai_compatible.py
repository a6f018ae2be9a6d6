"""Servers that speak OpenAI's language: llama.cpp, LM Studio, Jan, Msty and clouds; by httpx, without anybody's SDK.

An answer is a stream of events. Reasoning and tool calls in it are not shown: neither is the answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeGuard

import httpx
from httpx_sse import EventSource

from organic_desktop.coach import refusals
from organic_desktop.coach.addresses import Address
from organic_desktop.coach.exchange import AtAServer
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
    Usage,
)
from organic_desktop.core.clock import Clock

STREAM, JSON = "text/event-stream", "application/json"
DONE = "[DONE]"
PATHS_TO_LEAVE_OUT = ("/chat/completions", "/completions", "/models")
USUAL_PATH = "/v1"
MOST_MODELS = 2_000
LONGEST_NAME = 200
CONTEXT_SECONDS = 2.0
"""For a question about the context that not every server answers."""
CONTEXT_FIELDS = ("context_length", "max_model_len", "loaded_context_length", "max_context_length", "n_ctx")
OPENAI_HOSTS = (".openai.com", ".openai.azure.com")

_ENDINGS = {"length": Ending.LENGTH, "max_tokens": Ending.LENGTH}


class OpenAICompatible(AtAServer):
    """A server at an address; ``key`` is the bearer token that most of those far away ask for.

    Raises ValueError for a key that no header can hold.
    """

    def __init__(self, name: str, address: Address, key: str | None = None, clock: Clock | None = None) -> None:
        super().__init__(name, address, key, clock)
        self._base = base_url(address)

    def models(self) -> list[Model]:
        """Return the models on offer, with their contexts where the server says them. Raises ProviderError."""
        found = models_of(self._exchange.get_object(f"{self._base}/models"))
        if not self.is_remote and not any(model.context for model in found):
            known = self._contexts()
            found = [replace(model, context=known.get(model.name, known.get(""))) for model in found]
        return found

    def body(self, request: Request) -> bytes:
        """Return exactly the bytes that ``stream`` sends."""
        fields: dict[str, Any] = {
            "model": request.model,
            "messages": [{"role": turn.role.value, "content": turn.content} for turn in request.turns],
            "stream": True,
            "stream_options": {"include_usage": True},
        }
        if request.answer_tokens:
            fields[self._limit_field()] = request.answer_tokens
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")

    def stream(self, request: Request, stop: Stop) -> Iterator[Item]:
        """Ask once and yield what comes; see ``Provider.stream``."""

        def read(pieces: Pieces, content_type: str) -> Iterator[Item]:
            return _Answer(request.model, self._exchange.key).read(pieces, content_type)

        return self._exchange.ask(f"{self._base}/chat/completions", self.body(request), request.model, read, stop)

    def _limit_field(self) -> str:
        """OpenAI's newer models refuse the older name, and the servers here know only that."""
        is_theirs = f".{self._exchange.address.host}".endswith(OPENAI_HOSTS)
        return "max_completion_tokens" if is_theirs else "max_tokens"

    def _contexts(self) -> dict[str, int]:
        """The contexts by model of a server here that has its own way to tell; under "" that of any model."""
        origin = self._exchange.address.origin
        for path, contexts in (("/api/v1/models", _lm_studio), ("/api/v0/models", _lm_studio), ("/props", _llama_cpp)):
            try:
                if found := contexts(self._exchange.get_object(f"{origin}{path}", CONTEXT_SECONDS)):
                    return found
            except ProviderError:
                continue
        return {}


def base_url(address: Address) -> str:
    """Return the address that paths are added to: without those that people copy along, with /v1 if it has none."""
    url = address.url
    for path in PATHS_TO_LEAVE_OUT:
        url = url.removesuffix(path)
    return url + USUAL_PATH if url == address.origin else url


def models_of(answer: dict[str, Any]) -> list[Model]:
    """Return the models of a list; those that only embed are left out. Raises ProviderError if it isn't one."""
    listed = answer.get("data")
    if not isinstance(listed, list):
        raise ProviderError(Problem(ProblemKind.NOT_UNDERSTOOD, refusals.NOT_AN_ANSWER))
    found: dict[str, Model] = {}
    for each in listed[:MOST_MODELS]:
        if isinstance(each, dict) and is_name(each.get("id")) and not _only_embeds(each):
            found.setdefault(each["id"], Model(each["id"], _context(each)))
    return list(found.values())


def is_name(value: Any) -> TypeGuard[str]:
    """True if a value can be a model's name."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST_NAME and value.isprintable()


def _only_embeds(model: dict[str, Any]) -> bool:
    return model.get("type") in ("embedding", "embeddings")


def _context(model: dict[str, Any]) -> int | None:
    meta = model.get("meta")
    places = [meta] if isinstance(meta, dict) else []
    return next(
        (found for place in [*places, model] for name in CONTEXT_FIELDS if (found := count(place.get(name)))), None
    )


def _llama_cpp(answer: dict[str, Any]) -> dict[str, int]:
    settings = answer.get("default_generation_settings")
    found = count(settings.get("n_ctx")) if isinstance(settings, dict) else None
    return {"": found} if found else {}


def _lm_studio(answer: dict[str, Any]) -> dict[str, int]:
    """Of either version: what is loaded counts before what the model could take."""
    listed = answer.get("models", answer.get("data"))
    found = {}
    for each in listed[:MOST_MODELS] if isinstance(listed, list) else []:
        name = each.get("key", each.get("id")) if isinstance(each, dict) else None
        if is_name(name):
            instances = each.get("loaded_instances")
            loaded = instances[0] if isinstance(instances, list) and instances else None
            config = loaded.get("config") if isinstance(loaded, dict) else None
            context = _context(config) if isinstance(config, dict) else None
            if context := context or _context(each):
                found[name] = context
    return found


class _Answer:
    """Reads one answer, event by event."""

    def __init__(self, model: str, key: str | None) -> None:
        self._model = model
        self._key = key
        self._texts = Texts()
        self._usage: Usage | None = None
        self._ending: Ending | None = None
        self._problem: Problem | None = None

    def read(self, pieces: Pieces, content_type: str) -> Iterator[Item]:
        """Yield the items of an answer. Raises Unreadable."""
        if content_type == JSON:
            yield from self._read_whole(object_of(pieces.whole()))
            return
        if content_type != STREAM:
            yield Problem(ProblemKind.NOT_UNDERSTOOD, refusals.NOT_AN_ANSWER)
            return
        for data in _events(pieces):
            if data == DONE:
                self._ending = self._ending or Ending.STOP
                break
            try:
                text = self._read_chunk(object_of(data))
            except Unreadable:
                if pieces.is_over:  # the last event is half of one
                    break
                raise
            if text:
                yield Delta(text)
            if self._problem:
                break
            if self._ending:
                pieces.answered()
        yield from self._end()

    def _end(self) -> Iterator[Item]:
        if rest := self._texts.rest():
            yield Delta(rest)
        if self._usage:
            yield self._usage
        yield self._problem or Finished(self._ending or Ending.INTERRUPTED)

    def _read_chunk(self, chunk: dict[str, Any]) -> str:
        """Take in a chunk and return its text."""
        if chunk.get("error"):
            self._problem = refusals.problem_in_stream(chunk["error"], self._model, self._key)
            return ""
        choice = _first(chunk.get("choices"))
        delta = choice.get("delta")
        self._take(chunk, choice)
        return self._texts.add(text_of(delta.get("content"))) if isinstance(delta, dict) else ""

    def _read_whole(self, answer: dict[str, Any]) -> Iterator[Item]:
        """Some servers don't stream, whatever they are asked."""
        choice = _first(answer.get("choices"))
        message = choice.get("message")
        if answer.get("error"):
            yield refusals.problem_in_stream(answer["error"], self._model, self._key)
        elif not isinstance(message, dict):
            yield Problem(ProblemKind.NOT_UNDERSTOOD, refusals.NOT_AN_ANSWER)
        else:
            if text := self._texts.add(text_of(message.get("content"))):
                yield Delta(text)
            self._take(answer, choice)
            self._ending = self._ending or Ending.STOP
            yield from self._end()

    def _take(self, chunk: dict[str, Any], choice: dict[str, Any]) -> None:
        """Take in the usage, and why the answer ended."""
        usage, reason = chunk.get("usage"), choice.get("finish_reason")
        if isinstance(usage, dict):
            self._usage = usage_of(usage.get("prompt_tokens"), usage.get("completion_tokens")) or self._usage
        if isinstance(reason, str) and reason:
            self._ending = _ENDINGS.get(reason, Ending.STOP)
            if reason == "content_filter":
                self._problem = Problem(ProblemKind.REJECTED, refusals.WITHHELD)
            elif reason == "error":
                self._problem = refusals.problem_in_stream(choice.get("error"), self._model, self._key)


def _first(choices: Any) -> dict[str, Any]:
    """The first choice; an empty one for a chunk that has none, as the one with the usage."""
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else {}


def _events(pieces: Pieces) -> Iterator[str]:
    """Yield the data of each event that has some."""
    response = httpx.Response(
        httpx.codes.OK, headers={"content-type": STREAM}, content=iter(pieces), default_encoding="utf-8-sig"
    )
    for event in EventSource(response).iter_sse():
        if data := event.data.strip():
            yield data
