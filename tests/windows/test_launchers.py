"""The programs that a person starts: what is around them changes nothing, and what is missing is said in a sentence."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from windows.pe import is_pe, linked_libraries

from tests.windows.installers import PAYLOAD
from tests.windows.wine import Windows, new_windows

VARIABLES = {
    "PYTHONHASHSEED": "nonsense",
    "PYTHONMALLOC": "nonsense",
    "PYTHONINSPECT": "1",
    "PYTHONVERBOSE": "1",
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": "cp850",
    "PYTHONLEGACYWINDOWSSTDIO": "1",
    "PYTHONWARNINGS": "error",
    "PYTHONTRACEMALLOC": "nonsense",
    **dict.fromkeys(("PYTHONPATH", "PYTHONHOME", "PYTHONPLATLIBDIR", "PYTHONUSERBASE"), r"C:\planted"),
    "PYTHONSTARTUP": r"C:\planted\json.py",
}
PLANTED = r"""
#include <windows.h>
BOOL WINAPI DllMain(HINSTANCE self, DWORD why, void *more) { ExitProcess(77); }
"""
ALSO_LOOKED_FOR = ("sqlite3.dll", "cryptbase.dll", "cryptsp.dll", "rsaenh.dll", "propsys.dll", "profapi.dll")


@pytest.fixture
def windows() -> Iterator[Windows]:
    """One with the program in its place, as far as files go."""
    with new_windows() as windows:
        shutil.copytree(PAYLOAD, windows.local_data / "Programs" / "Organic", copy_function=os.link)
        yield windows


def program(windows: Windows) -> str:
    return rf"C:\users\{windows.home.name}\AppData\Local\Programs\Organic\organic-desktop.exe"


@pytest.fixture
def planted(windows: Windows, tmp_path: Path) -> Path:
    """A folder with modules, and libraries of every name that a file of the program is linked to, that end it."""
    folder = windows.drive / "planted"
    (folder / "organic_desktop").mkdir(parents=True)
    for name in ("organic_desktop/__init__.py", "json.py", "sitecustomize.py"):
        (folder / name).write_text("raise SystemExit(78)")
    for name in ("python311._pth", "pyvenv.cfg", "python.ini"):
        (folder / name).write_text("home = C:\\planted\n")
    library = tmp_path / "planted.dll"
    compiler = ("x86_64-w64-mingw32-gcc", "-shared", "-Os", "-x", "c", "-", "-o", library)
    subprocess.run(compiler, input=PLANTED.encode(), check=True)
    compiled = [path for path in PAYLOAD.rglob("*") if path.is_file() and is_pe(path)]
    named = {path.name.lower() for path in compiled if path.suffix != ".exe"}
    for name in named.union(ALSO_LOOKED_FOR, *map(linked_libraries, compiled)):
        shutil.copyfile(library, folder / name)
    return folder


def test_words_variables_and_what_lies_in_the_folder_of_the_start_change_nothing(
    windows: Windows, planted: Path
) -> None:
    notes = 'said "no" \\" 50 % %USERNAME% * \\\\ ☃ 😀 ' + "x" * 8_000 + "\\"
    logged = windows.run(program(windows), "log", f"--notes={notes}", folder=planted, more=VARIABLES)
    assert (logged.code, logged.stderr) == (0, b"")
    shown = windows.run(program(windows), "show", "--json", folder=planted, more=VARIABLES)
    assert (shown.code, shown.stderr) == (0, b"")
    assert json.loads(shown.stdout)["nutrition_notes"] == notes
    assert b"\r" not in shown.stdout
    assert windows.run(program(windows), "nonsense", folder=planted, more=VARIABLES).code == 2


def refusal(windows: Windows) -> str:
    """The last line of what is said; Wine may say above that a process of its own failed."""
    refused = windows.run(program(windows), "--version")
    assert refused.code == 1
    return refused.stderr.decode().splitlines()[-1]


def test_a_windows_that_is_too_old_and_files_that_are_missing_are_said(windows: Windows) -> None:
    windows.be("win7")
    assert refusal(windows) == "Organic needs a 64-bit Windows 10 of version 1903 or later."
    windows.be("win10")
    (windows.local_data / "Programs" / "Organic" / "python311.dll").unlink()
    assert refusal(windows) == "Organic's files are incomplete. Please install it again; your data stay."
