"""Fixtures of the tests under Wine: a Windows, and our program there, from the sources as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.windows.python import python_for_tests
from tests.windows.wine import Finished, Windows, Word, new_windows, windows_path


class Program:
    """Our program in a Windows, on a data folder of its own."""

    def __init__(self, windows: Windows, python: Path, folder: Path) -> None:
        self.windows, self.python, self.folder = windows, python, folder
        self.variables = {
            "ORGANIC_DATA_DIR": windows_path(folder / "data"),
            "ORGANIC_STATE_DIR": windows_path(folder / "state"),
        }

    def __call__(self, *words: Word, stdin: bytes = b"", **more: str) -> Finished:
        """Run the command line with these words."""
        return self.windows.run(*self.command, *words, stdin=stdin, more=self.variables | more)

    def script(self, source: str, *words: Word, stdin: bytes = b"", **more: str) -> Finished:
        """Run a Python script there, which may import our program."""
        return self.windows.run(self.python, "-c", source, *words, stdin=stdin, more=self.variables | more)

    @property
    def command(self) -> tuple[Word, ...]:
        return (self.python, "-m", "organic_desktop")


@pytest.fixture(scope="session")
def windows() -> Iterator[Windows]:
    """A fresh Windows."""
    with new_windows() as windows:
        yield windows


@pytest.fixture(scope="session")
def python() -> Path:
    """The python.exe that has what our program and its tests need."""
    return python_for_tests() / "python.exe"


@pytest.fixture
def program(windows: Windows, python: Path, tmp_path: Path) -> Program:
    """Our program, for which this is the first start."""
    return Program(windows, python, tmp_path)
