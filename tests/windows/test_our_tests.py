"""Our own tests that need neither POSIX nor a window (tests/portable.txt), under Wine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.windows.python import ROOT
from tests.windows.wine import Windows, Word, windows_path

PATIENCE_SECONDS = 1_800
NEEDS_A_SERVER = (
    "tests/app/test_salvage.py::test_unsent_edits_of_a_damaged_file_are_sent_and_nothing_of_the_server_is_lost"
)
HOW = [
    "-p", "no:cacheprovider",
    "-p", "no:pytest-qt",  # Wine 8 lacks what Qt's library needs
    "-W", "ignore::pytest.PytestConfigWarning",  # its settings, then
    "-o", "addopts=",
]  # fmt: skip


@pytest.mark.timeout(PATIENCE_SECONDS + 60)
def test_what_is_portable_passes(windows: Windows, python: Path) -> None:
    command: list[Word] = [
        python,
        "-m",
        "pytest",
        "-q",
        *HOW,
        f"--rootdir={windows_path(ROOT)}",
        f"--deselect={NEEDS_A_SERVER}",
    ]
    lists = [f"@{windows_path(ROOT / 'tests' / 'portable.txt')}", "tests/app/test_salvage.py"]
    done = windows.run(*command, *lists, folder=ROOT, patience=PATIENCE_SECONDS)
    print(done.stdout.decode(errors="replace"))
    assert done.code == 0, done.stderr.decode(errors="replace")[-2_000:]
