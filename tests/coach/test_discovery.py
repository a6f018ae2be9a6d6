"""Servers on this computer: found when asked for, told apart, and nothing that only looks like one."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from organic_desktop.coach import discovery
from organic_desktop.coach.addresses import checked_address
from organic_desktop.coach.discovery import PORTS, Found, Kind, Trial, discover, kind_of, provider_of, try_connection
from organic_desktop.coach.ollama import Ollama
from organic_desktop.coach.openai_compatible import OpenAICompatible
from organic_desktop.coach.provider import Model
from tests.coach.asking import always, ollama, openai
from tests.coach.scripted import DONE, Received, Script, ScriptedServer, head, refusal, text_event

LISTED = {"/v1/models": {"data": [{"id": "a"}]}}
OLLAMA = {"/api/version": {"version": "0.12"}, "/api/tags": {"models": [{"name": "a"}]}}


def paths(answers: dict[str, Any], **headers: str) -> Callable[[Received], Script]:
    """Return an answer of JSON by path, else 404."""

    def answer(received: Received) -> Script:
        found = answers.get(received.line.split()[1])
        return refusal("200 OK", found, **headers) if found is not None else refusal("404 Not Found", b"")

    return answer


def found_at(answer: Callable[[Received], Script], usual: Kind) -> Found | None:
    """Return what is found on the port of a server."""
    with ScriptedServer(answer) as server:
        found = discover({server.port: usual})
        assert {each.line.split()[0] for each in server.received} == {"GET"}
        assert all(not each.body for each in server.received)
    assert all(each.address.url == server.url for each in found)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("answer", "usual", "kind"),
    [
        (paths(LISTED), Kind.LM_STUDIO, Kind.LM_STUDIO),
        (paths(LISTED), Kind.JAN, Kind.JAN),
        (paths(LISTED), Kind.MSTY, Kind.MSTY),
        (paths(LISTED, server="llama.cpp"), Kind.LLAMA_CPP, Kind.LLAMA_CPP),
        (paths(LISTED, server="llama.cpp"), Kind.JAN, Kind.LLAMA_CPP),
        (paths(LISTED), Kind.LLAMA_CPP, Kind.OTHER),
        (paths(OLLAMA), Kind.OLLAMA, Kind.OLLAMA),
    ],
)
def test_a_server_is_found_with_its_kind_and_models(answer: Any, usual: Kind, kind: Kind) -> None:
    found = found_at(answer, usual)
    assert found is not None
    assert (found.kind, found.models) == (kind, (Model("a"),))


def test_a_server_that_wants_a_key_is_found() -> None:
    found = found_at(always(refusal("401 Unauthorized", {"error": {"message": "key"}})), Kind.LM_STUDIO)
    assert found is not None
    assert found.needs_key


@pytest.mark.parametrize("usual", [Kind.OLLAMA, Kind.LLAMA_CPP])
@pytest.mark.parametrize(
    "script",
    [
        refusal("200 OK", b"<html>My web server</html>"),
        refusal("200 OK", {"version": 7}),
        refusal("200 OK", [1]),
        refusal("401 Unauthorized", b"<html>Sign in</html>"),
        refusal("302 Found", b"", location="http://127.0.0.1:9/"),
        refusal("500 Oops", b""),
        Script([b"SSH-2.0-x\r\n"]),
        Script(),
    ],
)
def test_what_only_listens_is_no_server(script: Script, usual: Kind) -> None:
    assert found_at(always(script), usual) is None


def test_silence_takes_a_third_of_a_second_for_all_ports_together() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as one, closing(socket.create_server(("127.0.0.1", 0))) as two:
        began = time.monotonic()
        assert discover({each.getsockname()[1]: Kind.JAN for each in (one, two)}) == []
    assert time.monotonic() - began < 8  # 0.3 s on a machine with nothing else to do, and 10 s for another question


def test_the_usual_ports_are_those_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []

    def refuse(_: socket.socket, place: tuple[str, int]) -> int:
        asked.append(place)
        return 111

    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    assert discover() == []
    assert sorted(asked) == sorted(("127.0.0.1", port) for port in PORTS)
    assert set(PORTS) == {11434, 1234, 1337, 8080, 10000}


@pytest.mark.parametrize(("answers", "kind"), [(OLLAMA, Kind.OLLAMA), (LISTED, Kind.OTHER), ({}, Kind.OTHER)])
def test_the_language_of_a_named_server_is_found_out(answers: dict[str, Any], kind: Kind) -> None:
    with ScriptedServer(paths(answers)) as server:
        address = checked_address(server.url)
        assert kind_of(address) is kind
    assert isinstance(provider_of(kind, "x", address), Ollama if kind is Kind.OLLAMA else OpenAICompatible)


# -- the Test button ---------------------------------------------------------------------------------------------------


def trial_of(answers: dict[str, Any], stream: Script | None, model: str = "a") -> Trial:
    """Return what a test says of a server."""

    def answer(received: Received) -> Script:
        return stream if stream and received.line.startswith("POST") else paths(answers)(received)

    with ScriptedServer(answer) as server:
        return try_connection(openai(server.url), model)


def test_a_server_that_works() -> None:
    found = trial_of(LISTED, Script([head(), text_event("ready"), DONE]))
    assert found.works
    assert found.sentences[-1] == "The model a answers."


def test_a_model_that_is_not_there_is_said_and_tried() -> None:
    found = trial_of(
        {"/v1/models": {"data": [{"id": "a"}, {"id": "b"}]}},
        refusal("404 No", {"error": {"code": "model_not_found"}}),
        "c",
    )
    assert not found.works
    assert found.sentences[1:] == (
        "The server offers 2 models.",
        "The model c isn't among them.",
        "The server doesn't have the model “c”.",
    )


def test_an_empty_answer_does_not_work() -> None:
    assert trial_of(LISTED, Script([head(), DONE])).sentences[-1] == "The model a gave an empty answer."


def test_no_model_is_no_answer() -> None:
    found = trial_of({"/v1/models": {"data": []}}, None, "")
    assert not found.works
    assert found.sentences[-1] == "The server offers no model."


def test_nobody_there_is_said_once() -> None:
    with ScriptedServer(always(Script())) as server:
        pass
    found = try_connection(ollama(server.url))
    assert not found.works
    assert found.sentences == (
        "Questions stay on this computer.",
        "The coach's server can't be reached. Is it running?",
    )


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://192.168.1.5", "Questions are sent to 192.168.1.5, in your own network."),
        ("https://api.example.com", "Questions are sent to api.example.com, outside your network."),
    ],
)
def test_where_questions_go_is_said_first(url: str, sentence: str) -> None:
    assert discovery._where_to(openai(url)) == sentence
