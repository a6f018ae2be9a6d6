"""Our own tests of what meets the system, under Wine: files, locks, SQLite, the passcode, the repair.

tests/portable.txt has more, of which the rest is the same on every system; a public CI runs it all on real machines.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.windows.python import ROOT
from tests.windows.wine import Windows, Word, windows_path

PATIENCE_SECONDS = 1_800
NEEDS_A_SERVER = (
    "tests/app/test_salvage.py::test_unsent_edits_of_a_damaged_file_are_sent_and_nothing_of_the_server_is_lost"
)
OF_THE_STORE = ("backups", "connections", "encrypted_files", "lean_file", "schema", "types")
HOW = [
    "-p", "no:cacheprovider",
    "-p", "no:pytest-qt",  # Wine 8 lacks what Qt's library needs
    "-W", "ignore::pytest.PytestConfigWarning",  # its settings, then
    "-o", "addopts=",
]  # fmt: skip


def chosen() -> list[str]:
    """The portable tests of core/, of app/, and those of the store that are about files."""
    portable = (ROOT / "tests" / "portable.txt").read_text().split()
    of_store = {f"tests/store/test_{name}.py" for name in OF_THE_STORE}
    assert of_store <= set(portable)
    return [path for path in portable if path in of_store or path.startswith(("tests/core/", "tests/app/"))]


@pytest.mark.timeout(PATIENCE_SECONDS + 60)
def test_what_meets_the_system_passes(windows: Windows, python: Path) -> None:
    command: list[Word] = [python, "-m", "pytest", "-q", *HOW, f"--rootdir={windows_path(ROOT)}"]
    command += [f"--deselect={NEEDS_A_SERVER}", *chosen(), "tests/app/test_salvage.py"]
    done = windows.run(*command, folder=ROOT, patience=PATIENCE_SECONDS)
    print(done.stdout.decode(errors="replace"))
    assert done.code == 0, done.stderr.decode(errors="replace")[-2_000:]
