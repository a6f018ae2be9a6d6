"""Try a release's file on a real Windows or Mac, as the public CI does: install, use, open a file, remove.

Usage: python -m tests.installed setup|msi|dmg FOLDER [--without-window]        (FOLDER has the file)

Nothing but the standard library, for it runs where nothing of ours is set up. It installs for whoever runs it, leaves
their data, and is meant for a machine that is thrown away. ``stories`` is tried on Linux by tests/packaging.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

PATIENCE_SECONDS = 180
LOOK_SECONDS = 0.2
NOTES = "café → 😀"
FILE = "a day's ü.organic"


class System(Protocol):
    """How one kind of file is installed and removed, and how its system opens a document."""

    def install(self, file: Path) -> None: ...

    def command(self) -> list[str]:
        """Return the command line's program, which must be there."""

    def open(self, document: Path) -> None:
        """Open a document as a double click does, and wait until a window shows it."""

    def remove(self, file: Path) -> None:
        """Remove it, and wait until it is gone."""

    def data(self) -> Path:
        """Return the user's data folder."""


class Windows:
    """Windows, with setup.exe or the MSI."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        local = Path(os.environ["LOCALAPPDATA"])
        self._folder, self._data = local / "Programs" / "Organic", local / "organic-desktop"

    def install(self, file: Path) -> None:
        run([str(file), "/S"] if self._kind == "setup" else ["msiexec", "/i", str(file), "/qn", "/norestart"])

    def command(self) -> list[str]:
        return [str(self._folder / "organic-desktop.exe")]

    def open(self, document: Path) -> None:
        vars(os)["startfile"](document)
        find = vars(ctypes)["windll"].user32.FindWindowW
        wait_until(lambda: find(None, "Import"), "the window with the import")
        run(["taskkill", "/F", "/IM", "organic-desktop-window.exe"])  # of this machine's one user

    def remove(self, file: Path) -> None:
        setup = [str(self._folder / "uninstall.exe"), "/S"]
        run(setup if self._kind == "setup" else ["msiexec", "/x", str(file), "/qn", "/norestart"])
        wait_until(lambda: not Path(*self.command()).exists(), "the program's end")
        left = subprocess.run(["reg", "query", r"HKCU\Software\Classes\organic-desktop"], capture_output=True)
        assert left.returncode, "the links are still claimed"

    def data(self) -> Path:
        return self._data


class Mac:
    """A Mac, with the disk image."""

    APP = Path.home() / "Applications" / "Organic.app"

    def install(self, file: Path) -> None:
        with tempfile.TemporaryDirectory() as mounted:
            run(["hdiutil", "attach", "-nobrowse", "-readonly", "-mountpoint", mounted, str(file)])
            try:
                run(["ditto", f"{mounted}/{self.APP.name}", str(self.APP)])
            finally:
                run(["hdiutil", "detach", mounted])
        run(["plutil", "-lint", str(self.APP / "Contents" / "Info.plist")])
        run(["codesign", "--verify", "--deep", "--strict", str(self.APP)])

    def command(self) -> list[str]:
        return [str(self.APP / "Contents" / "MacOS" / "organic-desktop")]

    def open(self, document: Path) -> None:
        run(["open", "-a", str(self.APP), str(document)])
        socket = self.data() / "instance.socket"
        wait_until(socket.exists, "the window, which listens for second starts")
        run(["osascript", "-e", f'quit app "{self.APP}"'])
        wait_until(lambda: not socket.exists(), "its end")

    def remove(self, file: Path) -> None:
        shutil.rmtree(self.APP)

    def data(self) -> Path:
        return Path.home() / "Library" / "Application Support" / "organic-desktop"


def main(words: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("setup", "msi", "dmg"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without-window", action="store_true")
    said = parser.parse_args(words)
    pattern = {"setup": "*-setup.exe", "msi": "*.msi", "dmg": "*.dmg"}[said.kind]
    (file,) = said.folder.resolve().glob(f"organic-desktop-{pattern}")
    system: System = Mac() if said.kind == "dmg" else Windows(said.kind)
    step(f"install {file.name}")
    system.install(file)
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, FILE)
        stories(system.command(), document)
        if not said.without_window:
            step(f"open {document.name}")
            system.open(document)
    step("remove it")
    system.remove(file)
    assert (system.data() / "local.db").is_file(), "the data are gone, too"
    step("done: removed, and the data stayed")


def stories(command: Sequence[str], document: Path) -> None:
    """Use the command line, six times, and export everything into a document."""
    step(said(command, "--version"))
    said(command, "log", "--water-ml", "+250", "--notes", NOTES)
    (entry,) = answered(command, "entries", "--json")
    assert (entry["water_intake_ml"], entry["nutrition_notes"]) == (250, NOTES), entry
    assert answered(command, "streak", "--json"), "a streak of a day"
    assert answered(command, "stats", "--json") is not None
    assert answered(command, "status", "--json")["state"] == "local_only"
    assert answered(command, "export", str(document), "--json")["entries"] == 1
    seen = answered(command, "import", str(document), "--dry-run", "--json")
    assert (seen["format"], seen["new"]) == ("organic", 0), seen


def answered(command: Sequence[str], *words: str) -> Any:
    return json.loads(said(command, *words))


def said(command: Sequence[str], *words: str) -> str:
    done = subprocess.run([*command, *words], capture_output=True, timeout=PATIENCE_SECONDS, check=False)
    assert done.returncode == 0, f"{words}: {done.stderr.decode('utf-8', 'replace')}"
    return done.stdout.decode("utf-8").strip()


def run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, timeout=PATIENCE_SECONDS)


def step(what: str) -> None:
    print(f"- {what}", flush=True)


def wait_until(holds: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(LOOK_SECONDS)


if __name__ == "__main__":
    main(sys.argv[1:])
