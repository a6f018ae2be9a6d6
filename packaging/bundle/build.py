"""Freezes the program with all it needs into build/bundle/organic-desktop (`make bundle`).

Usage: python packaging/bundle/build.py [SCRIPT NAME]      (another script, frozen the same way into build/bundle/NAME)
"""

from __future__ import annotations

import os
import subprocess  # its words are this file's  # nosec B404
import sys
from pathlib import Path

if not __package__:
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from elf import elf_files
from project import ROOT

SPEC = Path(__file__).with_name("organic-desktop.spec")
BUILD = ROOT / "build"
BUNDLES = BUILD / "bundle"


def main(words: list[str]) -> int:
    name = words[1] if words else "organic-desktop"
    folders = ("--distpath", BUNDLES, "--workpath", BUILD / "pyinstaller")
    # --clean: it goes by the times of files, and a package from uv's cache is older than the build that lacked it.
    how = ("--noconfirm", "--clean", "--log-level=WARN")
    command: list[str | Path] = [sys.executable, "-m", "PyInstaller", *how, *folders, SPEC]
    if words:
        command += ["--", Path(words[0]).resolve(), name]
    code = run(command)
    if sys.platform == "darwin":  # whose files are signed by now
        return code
    return code or strip(BUNDLES / name / "_internal")


def strip(folder: Path) -> int:
    """Take the tables out that only debuggers and linkers read: half of what some libraries are."""
    return run(["strip", "--strip-unneeded", "--enable-deterministic-archives", *elf_files(folder)])


def run(command: list[str | Path]) -> int:
    return subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode  # noqa: S603  see above  # nosec B603


def environment() -> dict[str, str]:
    """What makes two builds of the same commit alike, and spares each start the unpacking of every module.

    Packages are compressed as a whole, and the better if their parts aren't.
    """
    alike = {"PYTHONHASHSEED": "0", "PYINSTALLER_CONFIG_DIR": str(ROOT / ".cache" / "pyinstaller")}
    return os.environ | alike | {"PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
