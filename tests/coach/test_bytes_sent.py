"""Fifty questions through a proxy: not a byte leaves this program but the body that could be read before."""

from __future__ import annotations

import threading

from organic_desktop.coach.provider import Finished, Request, Role, Turn
from tests.coach.asking import openai
from tests.coach.real_model import RealModel
from tests.coach.recording import RecordingProxy

HEADERS = {"host", "accept", "connection", "user-agent", "accept-encoding", "content-type", "content-length"}


def test_fifty_questions_send_their_bodies_and_nothing_else(language_model: RealModel) -> None:
    with RecordingProxy(int(language_model.url.rpartition(":")[2])) as proxy:
        provider = openai(proxy.url)
        bodies = []
        for number in range(50):
            turns = (
                Turn(Role.SYSTEM, f"Fakten: Ø {number},5 h 😴"),
                Turn(Role.USER, "Wie war es?\n" * (number % 3 + 1)),
            )
            request = Request(turns, language_model.name, 0, 1)
            bodies.append(provider.body(request))
            assert isinstance(list(provider.stream(request, threading.Event()))[-1], Finished)
        requests = proxy.requests
    assert [each.body for each in requests] == bodies
    assert {each.line for each in requests} == {"POST /v1/chat/completions HTTP/1.1"}
    assert {name for each in requests for name in each.headers} == HEADERS
    assert {each.headers["user-agent"] for each in requests} == {"organic-desktop"}


def test_looking_for_models_sends_nothing_of_a_question(language_model: RealModel) -> None:
    with RecordingProxy(int(language_model.url.rpartition(":")[2])) as proxy:
        openai(proxy.url).models()
        requests = proxy.requests
    assert {(each.line, each.body) for each in requests} == {("GET /v1/models HTTP/1.1", b"")}
