"""The month's limit of tokens: what is being written is reserved, so that questions asked at once don't exceed it."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from organic_desktop.app.coach import Coach
from organic_desktop.app.facade import App
from organic_desktop.core.errors import TokenLimit
from organic_desktop.store.coach import AnswerState, CoachRows
from tests.app.coach_server import CoachServer, answered, coach_server
from tests.app.test_coach import SECONDS, halves
from tests.app.test_coach_killed import without_end
from tests.devices import MakeDevice


def spent(app: App) -> int:
    return CoachRows(app.profiles.current.database).spent(f"{app.today():%Y-%m}")


def talks(app: App, count: int) -> list[str]:
    return [app.conversations.start("wellness", "Sleep").id for _ in range(count)]


def add(coach: Coach, server: CoachServer) -> None:
    coach.providers.add("here", server.url, kind="openai_compatible", model="tiny")


def test_questions_asked_at_once_stay_within_the_months_limit(device: MakeDevice) -> None:
    app, gate = device("a"), threading.Event()
    coach, conversations = app.coach, talks(app, 6)
    refused: list[TokenLimit] = []
    with coach_server() as server:
        server.script = halves("Half ", gate)
        add(coach, server)
        coach.set_limit(int(coach.preview(conversations[0], "Hello?", "here").estimated * 2.5) + 300)
        together = threading.Barrier(len(conversations))

        def ask(conversation: str) -> None:
            together.wait(SECONDS)
            try:
                coach.ask(conversation, "Hello?", "here")
            except TokenLimit as error:
                refused.append(error)

        threads = [threading.Thread(target=ask, args=(each,)) for each in conversations]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(SECONDS)
        written = coach.writing()
        assert written
        assert len(written) + len(refused) == len(conversations)
        assert refused
        assert spent(app) <= (coach.limit or 0)
        gate.set()
        assert all(coach.wait(each.id, SECONDS) for each in written)
        assert spent(app) == coach.used(), "nothing stays reserved"


def test_two_processes_stay_within_the_months_limit_together(device: MakeDevice, tmp_path: Path) -> None:
    app = device("a")
    first, second = talks(app, 2)
    with coach_server() as server:
        server.script = without_end
        add(app.coach, server)
        app.coach.set_limit(app.coach.preview(first, "Hello?", "here").estimated + 150)
        app.close()
        child = os.fork()
        if not child:
            try:
                App(tmp_path / "a").coach.ask(first, "Hello?", "here")
                time.sleep(SECONDS)
            finally:
                os._exit(1)
        other = device("a")
        deadline = time.monotonic() + SECONDS
        while not server.bodies:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        with pytest.raises(TokenLimit):
            other.coach.ask(second, "Hello?", "here")
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        server.script = lambda answering: answered(answering, "Yes.", prompt=20, answer=2)
        answer = other.coach.ask(second, "Hello?", "here")  # what a crash left reserves nothing
        assert other.coach.wait(answer.id, SECONDS)
        assert spent(other) == 22


def test_what_wasnt_answered_is_released(device: MakeDevice) -> None:
    app = device("a")
    coach, (talk,) = app.coach, talks(app, 1)
    with coach_server() as server:
        add(coach, server)
        coach.set_limit(coach.preview(talk, "Hello?", "here").estimated + 100)
        server.status = 429
        refused = coach.ask(talk, "Hello?", "here")
        assert coach.wait(refused.id, SECONDS)
        assert (coach.answer(refused.id).state, spent(app)) == (AnswerState.FAILED, 0)
    waits = coach.retry(refused.id)
    assert coach.wait(waits.id, SECONDS)
    assert spent(app) == 0
