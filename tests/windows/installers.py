"""An installation in a Windows of its own: the MSI or the setup.exe, put there, replaced and removed without a word."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.windows.wine import CONSOLE, PATIENCE_SECONDS, Finished, Windows

ROOT = Path(__file__).parents[2]
PACKED = ROOT / "build" / "windows" / "tested"
PAYLOAD = ROOT / "build" / "windows" / "payload"
BUILD = (ROOT / ".venv-packaging" / "bin" / "python", ROOT / "packaging" / "windows" / "build.py")
KINDS = ("msi", "setup")
OWN_KEY = r"HKCU\Software\Organic Desktop"
RUN_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
OLDER = "0.0.9"
OF_OLDER = "packages/of_the_older.pyc"
REFUSED_BY_SETUP = {"other": 3, "older": 4, "open": 1}


def package(kind: str, folder: Path = PACKED) -> Path:
    """The one package of a kind in a folder of packages."""
    [found] = folder.glob("organic-desktop-*.msi" if kind == "msi" else "organic-desktop-*-setup.exe")
    return found


def build(out: Path, payload: Path, *words: str) -> None:
    """Pack a payload, setup.exe without compression, with the times that its files have."""
    command: list[str | Path] = [*BUILD, "--payload", payload, "--quick", "--out", out, *words]
    time = {"SOURCE_DATE_EPOCH": str(int((payload / "organic-desktop.exe").stat().st_mtime))}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | time)


def build_older(out: Path, version: str = OLDER) -> Path:
    """The packages of an older version, which has one file more."""
    payload = out / "payload"
    shutil.copytree(PAYLOAD, payload, copy_function=os.link)
    (payload / OF_OLDER).write_bytes(b"")
    build(out, payload, "--version", version)
    return out


class Installation:
    """Organic in a Windows, by one kind of installer; its data are where Windows has them."""

    def __init__(self, windows: Windows, kind: str) -> None:
        self.windows, self.kind = windows, kind
        self.folder = windows.local_data / "Programs" / "Organic"
        self.start_menu = windows.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Organic.lnk"
        self.data = windows.local_data / "organic-desktop"

    def install(self, file: Path) -> int:
        """Run an installer, and return its exit code once all that it started ended."""
        words = ("msiexec", "/i", file, "/qn") if file.suffix == ".msi" else (file, "/S")
        return self._settled(self.windows.run(*words))

    def remove(self, file: Path) -> int:
        """Remove what this installer installed, as Windows' settings do."""
        if self.kind == "msi":
            return self._settled(self.windows.run("msiexec", "/x", file, "/qn"))
        return self._settled(self.windows.run(rf"{self.place}\uninstall.exe", "/S"))

    @property
    def place(self) -> str:
        """The program's folder, as Windows names it."""
        return rf"C:\users\{self.windows.home.name}\AppData\Local\Programs\Organic"

    def __call__(self, *words: str, stdin: bytes = b"", more: Mapping[str, str] | None = None) -> str:
        """Run the command line, which must succeed; returns what it said."""
        done = self.windows.run(rf"{self.place}\organic-desktop.exe", *words, stdin=stdin, more=more)
        assert done.code == 0, (words, done.stderr.decode())
        return done.stdout.decode()

    def json(self, *words: str) -> Any:
        return json.loads(self(*words, "--json"))

    def value(self, key: str, name: str = "") -> str | None:
        """A text of the registry; None if there is none."""
        done = self.windows.run("reg", "query", key, *(("/v", name) if name else ("/ve",)))
        line = next((each for each in done.stdout.decode(CONSOLE).splitlines() if "REG_SZ" in each), None)
        return line.split("REG_SZ", 1)[1].strip() if line and not done.code else None

    def has_key(self, key: str) -> bool:
        return self.windows.run("reg", "query", key).code == 0

    def start_with_computer(self) -> None:
        """Turn it on, as the program's settings do."""
        command = rf"{self.place}\organic-desktop-window.exe --minimized"
        assert self.windows.run("reg", "add", RUN_KEY, "/v", "organic-desktop", "/d", command).code == 0

    def files(self) -> dict[str, bytes]:
        """The installed files but the uninstaller, and what is in them."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    def wait_for(self, path: Path) -> None:
        """Wait until a file is there."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not path.exists():
            assert time.monotonic() < end, f"{path.name} never came"
            time.sleep(0.01)

    def _settled(self, done: Finished) -> int:
        self.windows.settle()  # the uninstaller of NSIS goes on in a copy of itself
        return done.code
