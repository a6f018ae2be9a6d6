"""A second start on Windows: what it asks for goes through a pipe to the program that is open.

The window itself can't run under Wine 8, so a pipe of a script's stands in its place; the second start is the program.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.windows.conftest import Program
from tests.windows.wine import PATIENCE_SECONDS, windows_path

SERVER = """
import sys, _winapi
from pathlib import Path
from organic_desktop.system.single_instance import Answer, pipe_name, request_of, to_line
name = "//./pipe/".replace("/", chr(92)) + pipe_name(Path(sys.argv[1]))
pipe = _winapi.CreateNamedPipe(name, _winapi.PIPE_ACCESS_DUPLEX, 0, 1, 65536, 65536, 0, 0)
print("listening", flush=True)
_winapi.ConnectNamedPipe(pipe)
asked = request_of(_winapi.ReadFile(pipe, 65536)[0])
if sys.argv[2:] != ["silent"]:
    _winapi.WriteFile(pipe, to_line(Answer(1, f"The window got {asked.log[0]} \u263a.")))
sys.stdin.read()
"""
ASK = """
import sys
from pathlib import Path
from organic_desktop.core.errors import AlreadyRunning
from organic_desktop.system import single_instance
single_instance.ANSWER_SECONDS = 0.5
try:
    single_instance.hand_over(Path(sys.argv[1]), single_instance.Request(("water=+250",)))
except AlreadyRunning as error:
    print(error.explanation)
"""


@contextmanager
def listening(program: Program, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    (program.folder / "data").mkdir()
    data = program.variables["ORGANIC_DATA_DIR"]
    child = program.windows.start(program.python, "-c", SERVER, data, *words, more=program.variables)
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"listening"
    yield child
    _, said = child.communicate(timeout=PATIENCE_SECONDS)
    assert said == b""


def test_what_a_second_start_asks_for_reaches_the_open_window_and_its_answer_is_said(program: Program) -> None:
    with listening(program):
        second = program("--log", "water=+250")
    assert (second.code, second.stderr.decode()) == (1, "The window got water=+250 \u263a.\n")


def test_a_program_that_listens_but_never_answers_keeps_nobody_waiting_for_ever(program: Program) -> None:
    with listening(program, "silent"):
        asked = program.script(ASK, windows_path(program.folder / "data"))
    assert asked.code == 0, asked.stderr
    assert asked.stdout.startswith(b"Organic is already running but doesn't respond.")


def test_where_nobody_listens_the_values_are_logged_here(program: Program) -> None:
    logged = program("--log", "water=+250")
    assert logged.code == 0, logged.stderr
    assert b"250" in program("show").stdout
