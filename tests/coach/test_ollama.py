"""Ollama's own language: lines of JSON, the context that is asked for, and what is installed and loaded."""

from __future__ import annotations

import json
from typing import Any

import pytest

from organic_desktop.coach.provider import (
    Delta,
    Ending,
    Finished,
    Item,
    Model,
    Problem,
    ProblemKind,
    ProviderError,
    Usage,
)
from tests.coach.asking import always, ask, end_of, ollama, question
from tests.coach.scripted import Received, Script, ScriptedServer, head, refusal

NDJSON = "application/x-ndjson"


def line(**fields: Any) -> bytes:
    """Return a line of an answer."""
    return json.dumps(fields).encode() + b"\n"


def text_line(text: Any, **more: Any) -> bytes:
    """Return a line with a piece of text."""
    return line(model="m", message={"role": "assistant", "content": text, **more}, done=False)


def last(**fields: Any) -> bytes:
    """Return the line that ends an answer."""
    return line(message={"role": "assistant", "content": ""}, done=True, **fields)


COUNTS = {"prompt_eval_count": 40, "eval_count": 5}


def answered(*pieces: bytes, content_type: str = NDJSON) -> list[Item]:
    """Return what comes of an answer in these pieces."""
    with ScriptedServer(always(Script([head(content_type), *pieces]))) as server:
        return ask(ollama(server.url))


def test_an_answer_streams_and_ends_with_its_counts() -> None:
    items = answered(
        text_line("You "), text_line("", thinking="hm"), text_line("slept."), last(done_reason="stop", **COUNTS)
    )
    assert items == [Delta("You "), Delta("slept."), Usage(40, 5), Finished(Ending.STOP)]


def test_the_limit_of_tokens_is_an_ending_of_its_own() -> None:
    assert answered(text_line("a"), last(done_reason="length")) == [Delta("a"), Finished(Ending.LENGTH)]


@pytest.mark.parametrize("half", [b"", b'{"message": {"con'])
def test_a_connection_that_is_closed_before_the_end_is_an_interruption(half: bytes) -> None:
    assert answered(text_line("a"), half) == [Delta("a"), Finished(Ending.INTERRUPTED)]


def test_bytes_split_anywhere_make_the_same_answer() -> None:
    whole = text_line("für dich: 😴") + last(**COUNTS)
    assert answered(*[whole[place : place + 1] for place in range(len(whole))]) == answered(whole)


def test_a_last_line_without_its_end_counts() -> None:
    assert end_of(answered(text_line("a"), last().rstrip())) == Finished(Ending.STOP)


@pytest.mark.parametrize("error", ["an error was encountered while running the model", {"message": "x"}, 7])
def test_an_error_in_the_middle_is_a_problem(error: object) -> None:
    items = answered(text_line("half"), line(error=error))
    end = end_of(items)
    assert items[0] == Delta("half")
    assert isinstance(end, Problem)
    assert end.kind is ProblemKind.SERVER_FAILED


@pytest.mark.parametrize("damage", [b"{\n", b"[]\n", b"7\n", b"<html>\n"])
def test_a_line_without_an_object_is_damage(damage: bytes) -> None:
    end = end_of(answered(text_line("a"), damage, text_line("b"), last()))
    assert isinstance(end, Problem)
    assert end.kind is ProblemKind.NOT_UNDERSTOOD


def test_wrong_types_are_passed_over() -> None:
    odd = [line(message=7), text_line(7), line(done="true"), line()]
    items = answered(*odd, text_line("ok"), last(prompt_eval_count="4", eval_count=True, done_reason=7))
    assert items == [Delta("ok"), Finished(Ending.STOP)]


def test_html_is_no_answer() -> None:
    end = end_of(answered(b"<html>", content_type="text/html"))
    assert isinstance(end, Problem)
    assert end.kind is ProblemKind.NOT_UNDERSTOOD


def test_a_model_that_is_not_installed_is_named() -> None:
    with ScriptedServer(always(refusal("404 Not Found", {"error": "model 'x' not found"}))) as server:
        (problem,) = ask(ollama(server.url), question(model="x"))
    assert isinstance(problem, Problem)
    assert problem.kind is ProblemKind.NO_MODEL
    assert problem.sentence == "The server doesn't have the model “x”."


def test_the_body_is_exactly_what_is_sent_and_names_the_context() -> None:
    request = question("Ø 6,8 h 😴", context=8192, answer_tokens=100)
    with ScriptedServer(always(Script([head(NDJSON), last()]))) as server:
        provider = ollama(f"{server.url}/v1")
        ask(provider, request)
        (received,) = server.received
        assert received.body == provider.body(request)
    assert received.line == "POST /api/chat HTTP/1.1"
    assert json.loads(received.body)["options"] == {"num_ctx": 8192, "num_predict": 100}


def test_what_is_left_to_the_server_is_not_named() -> None:
    assert json.loads(ollama("http://127.0.0.1:11434").body(question(answer_tokens=0)))["options"] == {}


def server_with(answers: dict[str, Any]) -> ScriptedServer:
    """Return a server that answers paths with JSON."""

    def answer(received: Received) -> Script:
        found = answers.get(received.line.split()[1])
        return refusal("200 OK", found) if found is not None else refusal("404 Not Found", {"error": "no"})

    return ScriptedServer(answer)


@pytest.mark.parametrize(
    ("running", "contexts"),
    [
        ({"models": [{"name": "b", "context_length": 4096}]}, [None, 4096]),
        ({"models": [7, {"name": "b", "context_length": "x"}]}, [None, None]),
        ({}, [None, None]),
        (None, [None, None]),
    ],
)
def test_models_are_those_installed_and_contexts_those_loaded(running: Any, contexts: list[int | None]) -> None:
    installed = {"models": [{"name": "a"}, {"name": "b"}, {"name": "b"}, {"name": 7}, 7]}
    with server_with({"/api/tags": installed, "/api/ps": running}) as server:
        assert ollama(server.url).models() == [Model("a", contexts[0]), Model("b", contexts[1])]


def test_a_list_that_is_none_is_an_error() -> None:
    with server_with({"/api/tags": {"models": 7}}) as server, pytest.raises(ProviderError) as error:
        ollama(server.url).models()
    assert error.value.problem.kind is ProblemKind.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("facts", "largest"),
    [({"llama.context_length": 131_072}, 131_072), ({"llama.context_length": "x"}, None), (7, None)],
)
def test_the_largest_context_is_the_model_s_own(facts: Any, largest: int | None) -> None:
    with server_with({"/api/show": {"model_info": facts}}) as server:
        assert ollama(server.url).largest_context("a") == largest
        assert server.received[0].body == b'{"model": "a"}'
