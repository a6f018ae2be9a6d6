"""The Run key of a real registry: what is written there, what the Task Manager says, and a program that moved."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

import pytest

from tests.windows.conftest import Program

HEAD = """
import winreg
from organic_desktop.system.autostart import ALLOWED_KEY, NAME, RUN_KEY, RunKey, State, repair, starts

def put(path, value, kind):
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, path) as key:
        winreg.SetValueEx(key, NAME, 0, kind, value)

def line():
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
        return winreg.QueryValueEx(key, NAME)[0]

entry = RunKey()
"""


@pytest.fixture
def registry(program: Program) -> Iterator[Program]:
    """A registry without our values, before and after."""
    yield program
    run(program, "entry.turn_off()\nentry._forget(ALLOWED_KEY)")


def run(program: Program, source: str) -> None:
    done = program.script(HEAD + dedent(source))
    assert done.code == 0, done.stderr.decode()


@pytest.mark.parametrize(
    "words",
    [
        [r"C:\Program Files\Organic Desktop\organic-desktop-window.exe", "--minimized", "--data-dir", r"D:\O'Brien's"],
        [r"C:\users\Zoë Müller\organic.exe", "--data-dir", "C:\\a folder\\"],
        [r"\\server\share\organic.exe", "--data-dir", r"C:\a & b % 100 ^"],
    ],
)
def test_the_words_come_back_as_windows_splits_them(registry: Program, words: list[str]) -> None:
    run(registry, f"words = {words!r}\nentry.turn_on(words)\nassert entry.stored_command() == words, line()")


def test_it_is_off_until_it_is_turned_on_and_broken_if_the_program_is_gone(registry: Program) -> None:
    run(
        registry,
        r"""
        import sys
        assert entry.state() is State.OFF
        entry.turn_on([sys.executable, "--minimized"])
        assert entry.state() is State.ON
        entry.change([r"C:\gone\organic.exe", "--minimized"])
        assert entry.state() is State.BROKEN
        entry.turn_off()
        assert entry.state() is State.OFF
        """,
    )


def test_what_the_task_manager_turned_off_is_off_until_the_user_turns_it_on_here(registry: Program) -> None:
    run(
        registry,
        r"""
        import sys
        entry.turn_on([sys.executable])
        put(ALLOWED_KEY, bytes([3]) + bytes(11), winreg.REG_BINARY)
        assert entry.state() is State.OFF
        put(ALLOWED_KEY, bytes([2]) + bytes(11), winreg.REG_BINARY)
        assert entry.state() is State.ON
        put(ALLOWED_KEY, bytes([3]) + bytes(11), winreg.REG_BINARY)
        entry.turn_on([sys.executable])
        assert entry.state() is State.ON
        """,
    )


def test_the_entry_of_a_program_that_moved_is_repaired_and_that_of_another_is_not(registry: Program) -> None:
    run(
        registry,
        r"""
        from pathlib import Path
        folder = Path(r"C:\a folder")
        entry.turn_on([r"C:\old\organic-desktop-window.exe", "--minimized", "--data-dir", str(folder)])
        assert repair(entry, folder)
        assert entry.state() is State.ON, line()
        theirs = [r"C:\old\another.exe", "--minimized", "--data-dir", str(folder)]
        entry.change(theirs)
        assert not repair(entry, folder)
        assert entry.stored_command() == theirs
        """,
    )


def test_a_line_that_somebody_else_wrote_stops_nothing(registry: Program) -> None:
    run(
        registry,
        r"""
        for theirs in ("", "  ", "it's", '"unclosed', "x" * 300):
            put(RUN_KEY, theirs, winreg.REG_SZ)
            entry.state()
        put(RUN_KEY, 7, winreg.REG_DWORD)
        assert entry.state() is State.OFF
        """,
    )
