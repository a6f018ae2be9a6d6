"""Processes that are killed while an answer is written: what came is there, and is called interrupted."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

from organic_desktop.app.facade import App
from organic_desktop.store.coach import AnswerState
from tests.app.coach_server import Answering, CoachServer, coach_server
from tests.devices import MakeDevice

KILLS = 20
SECONDS = 20.0
LOST_SECONDS = 0.5
PIECE_SECONDS = 0.02


def without_end(answering: Answering) -> None:
    """Send pieces that say when they were sent."""
    while True:
        answering.say(f"{time.monotonic():.3f} ")
        time.sleep(PIECE_SECONDS)


def test_twenty_kills_lose_half_a_second_each_at_most(device: MakeDevice, tmp_path: Path) -> None:
    app = device("a")
    talk = app.conversations.start("wellness").id
    with coach_server() as server:
        server.script = without_end
        app.coach.providers.add("here", server.url, kind="openai_compatible", model="tiny")
        app.close()
        chance = random.Random(1)
        lost = [_killed(device, tmp_path / "a", talk, server, chance.uniform(0.05, 1.2)) for _ in range(KILLS)]
    assert max(lost) <= LOST_SECONDS, sorted(lost)


def _killed(device: MakeDevice, folder: Path, talk: str, server: CoachServer, seconds: float) -> float:
    """Kill a process so many seconds after its answer began; return how many seconds of text aren't there."""
    before = len(server.bodies)
    child = os.fork()
    if not child:
        _ask(folder, talk)
    until = time.monotonic() + SECONDS
    while len(server.bodies) == before:
        assert time.monotonic() < until
        time.sleep(0.005)
    time.sleep(seconds)
    killed_at = time.monotonic()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    app = device("a")
    answer = app.coach.answers(talk)[-1]
    assert answer.state is AnswerState.INTERRUPTED
    app.coach.discard(answer.id)
    app.close()
    assert not list(folder.glob("coach-*.lock"))
    pieces = answer.text.split()
    if pieces:
        return killed_at - float(pieces[-1])
    return seconds if seconds < LOST_SECONDS else SECONDS


def _ask(folder: Path, talk: str) -> None:
    """In the child: ask, and go on until it is killed."""
    try:
        App(folder).coach.ask(talk, "Tell me without end.", "here")
        time.sleep(SECONDS)
    finally:
        os._exit(1)


def test_another_process_that_still_writes_isnt_interrupted(device: MakeDevice, tmp_path: Path) -> None:
    app = device("a")
    talk = app.conversations.start("wellness").id
    with coach_server() as server:
        server.script = without_end
        app.coach.providers.add("here", server.url, kind="openai_compatible", model="tiny")
        app.close()
        child = os.fork()
        if not child:
            _ask(tmp_path / "a", talk)
        other = device("a")
        until = time.monotonic() + SECONDS
        while not (found := other.coach.answers(talk)) or not found[-1].text:
            assert time.monotonic() < until
            time.sleep(0.02)
        assert found[-1].state is AnswerState.STREAMING
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert other.coach.answers(talk)[-1].state is AnswerState.INTERRUPTED
