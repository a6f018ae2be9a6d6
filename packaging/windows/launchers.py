"""Compiles the programs that a person starts on Windows, and draws their icons (launcher.c, launcher.rc).

Each loads Python's library into its own process, so the Task Manager, the task bar and the Run key know one program
with our name and icon. They have no times of their own, and the same sources give the same bytes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess  # its words are this file's  # nosec B404
import sys
from pathlib import Path

from project import ROOT

HERE = Path(__file__).parent
TOOLS = "x86_64-w64-mingw32"
PROGRAMS = {
    # name: the subsystem, and how Python is called; a C literal of wide characters each
    "organic-desktop": ("-mconsole", ("-m", "organic_desktop")),
    "organic-desktop-window": ("-mwindows", ("-c", "from organic_desktop.__main__ import window; window()")),
}
OLDEST_BUILD = 18362
"""Of Windows: that of Windows 10, version 1903, whose icuuc.dll Qt needs."""
ICONS = {"organic-desktop.ico": "app.svg", "document.ico": "document.svg"}


def make(folder: Path, version: str) -> None:
    """Put the programs and their icons into a folder of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    work = folder.with_name(f"{folder.name}-work")
    shutil.rmtree(work, ignore_errors=True)
    folder.mkdir(parents=True)
    work.mkdir()
    for icon, drawing in ICONS.items():
        tool = (sys.executable, HERE.parent / "icons.py", "ico")
        run(*tool, ROOT / "resources" / "icons" / drawing, folder / icon)
    shutil.copyfile(folder / "organic-desktop.ico", work / "organic-desktop.ico")
    for name, (subsystem, how) in PROGRAMS.items():
        compile_program(work, name, subsystem, how, version)
        shutil.copyfile(work / f"{name}.exe", folder / f"{name}.exe")


def compile_program(work: Path, name: str, subsystem: str, how: tuple[str, ...], version: str) -> None:
    resources = work / f"{name}.res"
    defined = {"NAME": f'"{name}"', "VERSION": f'"{version}"', "NUMBERS": ",".join(numbers(version))}
    words = [f"-D{key}={value.replace(chr(34), chr(92) + chr(34))}" for key, value in defined.items()]
    where = ("--include-dir", HERE, "--include-dir", work)
    run(f"{TOOLS}-windres", *words, *where, "--output-format=coff", HERE / "launcher.rc", resources, cwd=work)
    called = ", ".join(f'L"{word}"' for word in how)
    options = ("-municode", subsystem, "-Os", "-s", "-Wall", "-Werror", "-static-libgcc")
    linking = ("-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat,--high-entropy-va")
    made = ("-o", work / f"{name}.exe")
    run(
        f"{TOOLS}-gcc",
        *options,
        f"-DHOW={called}",
        f"-DWINDOW={int(subsystem == '-mwindows')}",
        f"-DOLDEST_BUILD={OLDEST_BUILD}",
        HERE / "launcher.c",
        resources,
        "-lshlwapi",
        *linking,
        *made,
        cwd=work,
    )


def numbers(version: str) -> list[str]:
    """The four numbers that Windows compares."""
    found = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", version)
    if not found:
        raise ValueError(f"{version} is no version")
    return [each or "0" for each in found.groups()] + ["0"]


def run(*command: str | Path, cwd: Path | None = None) -> None:
    fixed = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C"}
    subprocess.run(list(command), check=True, cwd=cwd, env=fixed)  # noqa: S603  # nosec B603
