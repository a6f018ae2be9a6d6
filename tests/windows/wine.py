"""A Windows to run programs in: a prefix of Wine in a temporary folder, with a home of its own.

A prefix takes long to make, so that a process makes one; each further Windows is a copy of that as it was at first.
Wine 8, Debian 12's, lacks a library that Python packages written in Rust load; a shim of four lines stands in for it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

PATIENCE_SECONDS = 600
"""How long a program may take. It is a guard against one that hangs; a busy machine is slow."""
WINE = shutil.which("wine64", path=f"{os.defpath}:/usr/lib/wine") or "wine64"
SERVER = shutil.which("wineserver", path=f"{os.defpath}:/usr/lib/wine") or "wineserver"
USER = "O'Brien Zoë & co"
"""A name that asks for care, in every path of the profile; it has only what the console's code page has."""
CONSOLE = "cp437"
SHIM = """
#include <windows.h>
extern BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) { return SystemFunction036(bytes, count); }
"""
Word = str | Path
"""Of a command line; a path is given as Windows writes it."""


class Finished(NamedTuple):
    """A program that ended: its exit code, and the bytes it wrote."""

    code: int
    stdout: bytes
    stderr: bytes


class Windows:
    """The Windows in ``folder``; ``home`` is its user's profile."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drive = folder / "prefix" / "drive_c"

    def make(self) -> None:
        """Make it, with nothing installed and no program running."""
        (self.folder / "home").mkdir()
        self._run([WINE, "wineboot", "--init"], stdin=subprocess.DEVNULL)
        self.be("win10")  # a fresh prefix says that it is Windows 7
        _compile(SHIM, self.drive / "windows" / "system32" / "bcryptprimitives.dll")

    def copy(self, folder: Path) -> Windows:
        """Return another one in an empty folder, as this one is while no program runs in it."""
        shutil.copytree(self.folder, folder, symlinks=True, copy_function=_link_or_copy, dirs_exist_ok=True)
        return Windows(folder)

    def be(self, version: str) -> None:
        """Be another version of Windows."""
        self._run([WINE, "winecfg", "-v", version])
        self.settle()

    @property
    def home(self) -> Path:
        [profile] = [each for each in (self.drive / "users").iterdir() if each.name != "Public"]
        return profile

    @property
    def local_data(self) -> Path:
        """What %LOCALAPPDATA% is."""
        return self.home / "AppData" / "Local"

    def run(
        self,
        *command: Word,
        stdin: bytes = b"",
        folder: Path | None = None,
        more: Mapping[str, str] | None = None,
        patience: float = PATIENCE_SECONDS,
    ) -> Finished:
        """Run a program in a folder, the drive C by default, with its streams piped; return what it wrote."""
        done = subprocess.run(
            [WINE, *words(command)],
            input=stdin,
            capture_output=True,
            env=self.environment(more),
            cwd=folder or self.drive,
            timeout=patience,
            check=False,
        )
        return Finished(done.returncode, done.stdout, done.stderr)

    def start(self, *command: Word, more: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a program with its streams piped."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [WINE, *words(command)], stdin=pipe, stdout=pipe, stderr=pipe, env=self.environment(more), cwd=self.drive
        )

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """The variables that programs in this Windows are started with."""
        # Nothing else of this computer's: certificates, proxies and folders have other names there.
        own = {
            "PATH": os.defpath,
            "WINEPREFIX": str(self.folder / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "winemenubuilder.exe,mscoree,mshtml=",  # nothing in this computer's menus
            "HOME": str(self.folder / "home"),
            "USER": USER,
            "LC_ALL": "C.UTF-8",  # gives words of any language, and the code pages 1252 and 437
            "DO_NOT_TRACK": "1",
        }
        return own | dict(more or {})

    def end(self) -> None:
        """End every program of this Windows."""
        self._run([SERVER, "--kill"])

    def settle(self) -> None:
        """Wait until what was changed in the registry is written, and no program runs."""
        self._run([SERVER, "--wait"])

    def _run(self, command: list[str], stdin: int | None = None) -> None:
        subprocess.run(
            command, stdin=stdin, capture_output=True, env=self.environment(), timeout=PATIENCE_SECONDS, check=False
        )


def words(command: Sequence[Word]) -> list[str]:
    """The words of a command line, with paths as Windows writes them."""
    return [windows_path(word) if isinstance(word, Path) else word for word in command]


def windows_path(path: Path) -> str:
    """How a program in Wine names a file of this computer."""
    return "Z:" + str(path).replace("/", "\\")


def _compile(source: str, library: Path) -> None:
    compiler = ["x86_64-w64-mingw32-gcc", "-shared", "-O1", "-s", "-x", "c", "-", "-ladvapi32", "-o", str(library)]
    subprocess.run(compiler, input=source.encode(), check=True)


def _link_or_copy(source: str, target: str) -> None:
    """Link Windows' own files, to which nothing writes; Wine writes the registry's in place."""
    (shutil.copyfile if source.endswith(".reg") else os.link)(source, target)


@contextmanager
def new_windows() -> Iterator[Windows]:
    """A Windows in which nothing is installed; it is removed at the end, with all that was done there."""
    with _folder() as folder:
        windows = _first_windows().copy(Path(folder))
        try:
            yield windows
        finally:
            windows.end()


@cache
def _first_windows() -> Windows:
    """The one that others are copies of; nothing is run in it, and it goes with this process."""
    folder = _folder()
    atexit.register(folder.cleanup)
    windows = Windows(Path(folder.name))
    windows.make()
    return windows


def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="organic-windows-", ignore_cleanup_errors=True)
