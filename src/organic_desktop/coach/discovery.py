"""Servers of language models on this computer, found on the user's click; and whether one that was named works.

Nothing is looked for by itself, and never beyond this computer: each port is asked once, for a third of a second.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import httpx

from organic_desktop.coach import refusals
from organic_desktop.coach.addresses import Address, Network, checked_address, network_of
from organic_desktop.coach.exchange import Exchange, NeverStop, Reply
from organic_desktop.coach.ollama import Ollama, names_of
from organic_desktop.coach.openai_compatible import OpenAICompatible, models_of
from organic_desktop.coach.parts import Unreadable, object_of
from organic_desktop.coach.provider import (
    Delta,
    Ending,
    Finished,
    Model,
    Problem,
    Provider,
    ProviderError,
    Request,
    Role,
    Stop,
    Turn,
)
from organic_desktop.core.clock import Clock, SystemClock
from organic_desktop.core.messages import Sentence

PROBE_SECONDS, NAMED_SECONDS = 0.3, 5.0
LOOPBACK = "127.0.0.1"
TEST_TURN = Turn(Role.USER, "Answer with the one word: ready")
TEST_TOKENS = 16


class Kind(StrEnum):
    """Which program a server is; its value is stored."""

    OLLAMA = "ollama"
    LM_STUDIO = "lm_studio"
    JAN = "jan"
    LLAMA_CPP = "llama_cpp"
    MSTY = "msty"
    OTHER = "openai_compatible"

    @property
    def program(self) -> str:
        """The program's own name; "" for one that isn't known."""
        return TITLES.get(self, "")


TITLES = {
    Kind.OLLAMA: "Ollama",
    Kind.LM_STUDIO: "LM Studio",
    Kind.JAN: "Jan",
    Kind.LLAMA_CPP: "llama.cpp",
    Kind.MSTY: "Msty",
}
PORTS = {11434: Kind.OLLAMA, 1234: Kind.LM_STUDIO, 1337: Kind.JAN, 8080: Kind.LLAMA_CPP, 10000: Kind.MSTY}


@dataclass(frozen=True)
class Found:
    """A server that answered; ``needs_key``: it wants a key before it names its models."""

    kind: Kind
    address: Address
    models: tuple[Model, ...] = ()
    needs_key: bool = False


def discover(ports: dict[int, Kind] | None = None, clock: Clock | None = None) -> list[Found]:
    """Ask the usual ports of this computer, all at once, and return the servers that are there, by port.

    ``ports`` are other ones, with what is usual there. Takes a third of a second at most.
    """
    ports = PORTS if ports is None else ports
    with ThreadPoolExecutor(max_workers=max(1, len(ports)), thread_name_prefix="coach-probe") as threads:
        found = threads.map(lambda port: _probe(port, ports[port], clock or SystemClock()), sorted(ports))
        return [each for each in found if each]


def kind_of(address: Address, clock: Clock | None = None) -> Kind:
    """Return which language a server speaks that the user named: Ollama's, or else OpenAI's."""
    seconds = PROBE_SECONDS if address.network is Network.THIS_COMPUTER else NAMED_SECONDS
    version = _asked(Exchange(address, None, clock), f"{address.origin}/api/version", seconds)
    return Kind.OLLAMA if version is not None and _is_ollama(version) else Kind.OTHER


def provider_of(
    kind: Kind, name: str, address: Address, key: str | None = None, clock: Clock | None = None
) -> Provider:
    """Return the provider of a server. Raises ValueError for a key that no header can hold."""
    made = Ollama if kind is Kind.OLLAMA else OpenAICompatible
    return made(name, address, key, clock)


def _probe(port: int, usual: Kind, clock: Clock) -> Found | None:
    address = checked_address(f"http://{LOOPBACK}:{port}")
    exchange = Exchange(address, None, clock)
    if usual is Kind.OLLAMA:
        version = _asked(exchange, f"{address.url}/api/version")
        if version is None or not _is_ollama(version):
            return None
        tags = _asked(exchange, f"{address.url}/api/tags")
        return Found(usual, address, tuple(Model(name) for name in names_of(_object(tags).get("models"))))
    reply = _asked(exchange, f"{address.url}/v1/models")
    if reply is None:
        return None
    if reply.status == httpx.codes.UNAUTHORIZED and refusals.has_error(reply.body):
        return Found(usual, address, needs_key=True)
    try:
        models = tuple(models_of(_object(reply))) if reply.status == httpx.codes.OK else None
    except ProviderError:
        return None
    return Found(_kind(reply, usual), address, models) if models is not None else None


def _asked(exchange: Exchange, url: str, seconds: float = PROBE_SECONDS) -> Reply | None:
    try:
        return exchange.get(url, seconds)
    except ProviderError:
        return None


def _object(reply: Reply | None) -> dict[str, Any]:
    try:
        return object_of(reply.body.decode("utf-8", "replace")) if reply else {}
    except Unreadable:
        return {}


def _is_ollama(reply: Reply) -> bool:
    return reply.status == httpx.codes.OK and isinstance(_object(reply).get("version"), str)


def _kind(reply: Reply, usual: Kind) -> Kind:
    """llama.cpp says who it is; the others are told by their ports."""
    is_llama = reply.headers.get("server", "").startswith("llama.cpp")
    return Kind.LLAMA_CPP if is_llama else Kind.OTHER if usual is Kind.LLAMA_CPP else usual


# -- the Test button ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Trial:
    """What a test found out, in order, and whether questions are answered."""

    works: bool
    sentences: tuple[Sentence, ...]


def question_of_test(model: str) -> Request:
    """Return the question that a test asks: one turn, the same for everybody, nothing of the user's data."""
    return Request((TEST_TURN,), model, 0, TEST_TOKENS)


def try_connection(provider: Provider, model: str = "", stop: Stop | None = None) -> Trial:
    """Ask for the models, then one question, of ``model`` or the first there is, and say what came of each.

    What it sends is ``provider.body(question_of_test(model))``; with ``model``, whoever keeps a record knows it before.
    """
    said = [_where_to(provider)]
    try:
        models = provider.models()
    except ProviderError as error:
        return Trial(False, (*said, error.problem.sentence))
    said.append(_offered(models))
    if not (model or models):
        return Trial(False, tuple(said))
    if model and models and model not in {each.name for each in models}:
        said.append(Sentence("The model {model} isn't among them.", model=model))
    works, sentence = _answered(provider, model or models[0].name, stop or NeverStop())
    return Trial(works, (*said, sentence))


def _offered(models: list[Model]) -> Sentence:
    if not models:
        return Sentence("The server offers no model.")
    if len(models) == 1:
        return Sentence("The server offers one model: {model}.", model=models[0].name)
    return Sentence("The server offers {count} models.", count=len(models))


def _where_to(provider: Provider) -> Sentence:
    if provider.host is None:
        return Sentence("Nothing leaves this program.")
    if provider.is_remote:
        return Sentence("Questions are sent to {host}, outside your network.", host=provider.host)
    if network_of(provider.host) is Network.THIS_COMPUTER:
        return Sentence("Questions stay on this computer.")
    return Sentence("Questions are sent to {host}, in your own network.", host=provider.host)


def _answered(provider: Provider, model: str, stop: Stop) -> tuple[bool, Sentence]:
    answered = False
    for item in provider.stream(question_of_test(model), stop):
        answered = answered or isinstance(item, Delta)
        if isinstance(item, Problem):
            return False, item.sentence
        if isinstance(item, Finished) and item.reason is Ending.STOPPED:
            return False, Sentence("The test was stopped.")
    if answered:
        return True, Sentence("The model {model} answers.", model=model)
    return False, Sentence("The model {model} gave an empty answer.", model=model)
