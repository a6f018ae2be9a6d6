"""One program for a data folder, whatever starts at the same instant, dies or hangs: real processes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

import organic_desktop
from organic_desktop.app import App
from organic_desktop.instance import Answer, address, hand_over
from tests.desktop.bus import PATIENCE_SECONDS, end
from tests.desktop.screen import wait_until
from tests.devices import MakeDevice, logged

SOURCES = Path(organic_desktop.__file__).parents[1]
TIMES = 50
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def app(device: MakeDevice) -> App:
    """The folder that the programs are started on, seen by another process."""
    app = device("a")
    app.change_settings(welcomed=True, timezone="UTC")
    return app


@pytest.fixture
def start(app: App) -> Iterator[Start]:
    """Starts the real program on the folder; each is ended with the test."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), "QT_QPA_PLATFORM": "offscreen"}
    with ExitStack() as programs:

        def started(*flags: str) -> subprocess.Popen[str]:
            command = [sys.executable, "-m", "organic_desktop", "--data-dir", str(app.folder), *flags]
            pipe = subprocess.PIPE
            program = subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True)
            programs.callback(close, program)
            return program

        yield started


def close(program: subprocess.Popen[str]) -> None:
    end(program)
    program.communicate()


def listens(folder: Path) -> bool:
    return os.path.exists(address(folder))


def one_gave_way(both: tuple[subprocess.Popen[str], ...]) -> bool:
    return any(each.poll() is not None for each in both)


def said(program: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit code, and what a person reads."""
    _, errors = program.communicate(timeout=PATIENCE_SECONDS)
    lines = [line for line in errors.splitlines() if "This plugin does not support" not in line]
    return program.returncode, "\n".join(lines)


@pytest.mark.timeout(1800)
def test_of_two_that_start_at_the_same_instant_one_stays(app: App, start: Start) -> None:
    """Fifty times, the one before killed without a chance to tidy up."""
    for _ in range(TIMES):
        both = start(), start()
        wait_until(partial(one_gave_way, both), "one to give way")
        (stays,) = (each for each in both if each.poll() is None)
        (gave_way,) = (each for each in both if each is not stays)
        assert said(gave_way) == (0, "")
        assert hand_over(app.folder, ()) == Answer()  # the one that stayed is the one that listens
        stays.kill()
        stays.communicate()


def test_a_second_start_passes_its_words_on(app: App, start: Start) -> None:
    first = start()
    wait_until(lambda: listens(app.folder))
    assert said(start("--log", "water=+250", "--log", "mood=4")) == (0, "")
    entry = logged(app, app.today())
    assert (entry["water_intake_ml"], entry["mood_score"]) == (250, 4)
    assert {line.source for line in app.days.history.timeline(app.today(), 9)} == {"tray"}
    assert said(start("--log", "mood=77")) == (1, "Mood takes 0 to 9.99, not 77.")
    assert first.poll() is None


def test_without_a_running_program_it_is_logged_all_the_same(app: App, start: Start) -> None:
    assert said(start("--log=water=+250")) == (0, "")
    assert logged(app, app.today())["water_intake_ml"] == 250
    assert not listens(app.folder)


@pytest.mark.parametrize("word", ["water", "beer=2", "water=", "=2"])
def test_words_that_are_wrong(start: Start, word: str) -> None:
    code, sentence = said(start("--log", word))
    assert code == 2
    assert "the names are sleep, water" in sentence


def test_what_a_dead_program_left_is_no_hindrance(app: App, start: Start) -> None:
    first = start()
    wait_until(lambda: listens(app.folder))
    first.kill()
    first.wait()
    assert listens(app.folder)  # nobody tidied up
    second = start()
    wait_until(lambda: hand_over(app.folder, ()) == Answer(), "the second to answer")
    assert second.poll() is None


def test_one_that_was_quit_leaves_nothing(app: App, start: Start) -> None:
    first = start()
    wait_until(lambda: hand_over(app.folder, ()) == Answer(), "the first to answer")
    first.terminate()
    assert said(first) == (0, "")
    assert not listens(app.folder)


def test_one_that_hangs_is_said(app: App, start: Start) -> None:
    first = start()
    wait_until(lambda: hand_over(app.folder, ()) == Answer(), "the first to answer")
    first.send_signal(signal.SIGSTOP)
    try:
        code, sentence = said(start())
    finally:
        first.send_signal(signal.SIGCONT)
    assert (code, sentence) == (
        1,
        "Organic is running already, but doesn't answer. End it, and try again; what was saved stays saved.",
    )


@pytest.mark.parametrize("sent", [b"nonsense\n", b"{}\n", b'{"log": [1], "token": ""}\n', b"x" * 200_000, b""])
def test_what_is_no_request_is_hung_up_on(app: App, start: Start, sent: bytes) -> None:
    first = start()
    wait_until(lambda: hand_over(app.folder, ()) == Answer(), "the first to answer")
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(PATIENCE_SECONDS)
        connection.connect(address(app.folder))
        try:
            connection.sendall(sent)
            assert connection.recv(100) == b""
        except (BrokenPipeError, ConnectionResetError):
            pass
    assert hand_over(app.folder, ()) == Answer()
    assert first.poll() is None


def test_nobody_else_may_speak_to_it(app: App, start: Start) -> None:
    start()
    wait_until(lambda: listens(app.folder))
    assert os.stat(address(app.folder)).st_mode & 0o077 == 0
