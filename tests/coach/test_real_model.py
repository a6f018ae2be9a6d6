"""A real model answers: what is asked of a real server of llama.cpp, and what Stop does to it."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from organic_desktop.coach.discovery import Kind, discover, try_connection
from organic_desktop.coach.provider import Delta, Ending, Finished, Model, Problem, ProblemKind, Request, Role, Turn
from organic_desktop.coach.tokens import Correction, estimate_turns, may_be_cut
from tests.coach.asking import ask, end_of, openai, question, text_in, usage_in
from tests.coach.real_model import RealModel

SOON = 5.0
"""A fifth of a second on a machine with nothing else to do."""
STORY = question("Tell me a very long story about a whale.", answer_tokens=1_500)


def is_idle_within(model: RealModel, seconds: float) -> bool:
    """True if the server answers nobody within so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if model.is_idle():
            return True
    return False


def test_a_question_is_streamed_and_counted(language_model: RealModel) -> None:
    items = ask(openai(language_model.url), question("Say hello in one short sentence.", language_model.name))
    assert sum(isinstance(item, Delta) for item in items) > 1
    assert text_in(items).strip()
    end, usage = end_of(items), usage_in(items)
    assert isinstance(end, Finished)
    assert end.reason in (Ending.STOP, Ending.LENGTH)
    assert usage is not None
    assert 0 < usage.answer <= 24
    assert 10 < usage.prompt < 60


def test_an_answer_has_the_length_that_was_asked_for(language_model: RealModel) -> None:
    items = ask(openai(language_model.url), question(STORY.turns[0].content, answer_tokens=8))
    usage = usage_in(items)
    assert end_of(items) == Finished(Ending.LENGTH)
    assert usage is not None
    assert usage.answer == 8


def test_the_model_says_its_context(language_model: RealModel) -> None:
    assert openai(language_model.url).models() == [Model(language_model.name, language_model.context)]


def test_what_does_not_fit_is_said_in_tokens(language_model: RealModel) -> None:
    (problem,) = ask(openai(language_model.url), question("sleep " * 5_000))
    assert isinstance(problem, Problem)
    assert problem.kind is ProblemKind.TOO_LONG
    assert problem.sentence.parts["most"] == language_model.context


def test_stop_frees_the_server_within_a_second(language_model: RealModel) -> None:
    """Ten of ten: after the first words, and before the first one."""
    for number in range(10):
        stop = threading.Event()
        stream = openai(language_model.url).stream(STORY, stop)
        for _ in range(number % 5):
            next(stream)
        if number % 5 == 0:  # while the first word is awaited
            timer = threading.Timer(0.05, stop.set)
            timer.start()
        else:
            stop.set()
        assert list(stream)[-1] == Finished(Ending.STOPPED)
        assert is_idle_within(language_model, SOON)


def test_a_closed_iterator_frees_the_server(language_model: RealModel) -> None:
    stream = openai(language_model.url).stream(STORY, threading.Event())
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert is_idle_within(language_model, SOON)


def test_two_at_once_are_answered_one_after_the_other(language_model: RealModel) -> None:
    provider = openai(language_model.url)
    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(lambda word: ask(provider, question(f"Say {word}.")), ["sun", "moon"]))
    for items in answers:
        assert isinstance(end_of(items), Finished)
        assert text_in(items).strip()


def test_an_unknown_model_is_answered_by_the_one_that_is_there(language_model: RealModel) -> None:
    """llama.cpp ignores the name; whoever shows who answered can't take it from the request."""
    assert text_in(ask(openai(language_model.url), question("Say hello.", "gpt-unknown"))).strip()


def test_a_wrong_path_is_said_so(language_model: RealModel) -> None:
    (problem,) = ask(openai(f"{language_model.url}/nowhere"))
    assert isinstance(problem, Problem)
    assert problem.kind is ProblemKind.NO_MODEL


def test_the_server_is_found_with_its_kind_and_model(language_model: RealModel) -> None:
    port = int(language_model.url.rpartition(":")[2])
    (found,) = discover({port: Kind.JAN})
    assert (found.kind, found.models) == (Kind.LLAMA_CPP, (Model(language_model.name, language_model.context),))


def test_the_test_button_says_that_it_works(language_model: RealModel) -> None:
    tested = try_connection(openai(language_model.url), language_model.name)
    assert tested.works
    assert tested.sentences == (
        "Questions stay on this computer.",
        f"The server offers one model: {language_model.name}.",
        f"The model {language_model.name} answers.",
    )


@pytest.mark.parametrize(
    "text",
    ["Slept 6.8 hours on average over 28 days. ", "2026-11-29,7.5,1800,4,30,12\n", "Geschlafen: Ø 6,8 Stunden. "],
)
def test_the_estimate_of_tokens_is_near_and_learns(language_model: RealModel, text: str) -> None:
    correction, estimated, counted = Correction(), 0, 0
    for times in (5, 10, 15, 20):
        turns = (Turn(Role.SYSTEM, "You are a coach."), Turn(Role.USER, text * times))
        usage = usage_in(ask(openai(language_model.url), Request(turns, "m", 0, 1)))
        assert usage is not None
        estimated, counted = estimate_turns(turns), usage.prompt
        assert 0.6 < counted / estimated < 1.6
        assert not may_be_cut(usage, estimated, language_model.context, correction)
        correction = correction.learned(estimated, counted)
    assert abs(correction.applied(estimated) / counted - 1) < 0.1
