"""Freezes the program with all it needs into build/bundle/organic-desktop (`make bundle`)."""

from __future__ import annotations

import os
import subprocess  # its words are this file's  # nosec B404
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SPEC = Path(__file__).with_name("organic-desktop.spec")
BUILD = ROOT / "build"


def main() -> int:
    folders = ("--distpath", BUILD / "bundle", "--workpath", BUILD / "pyinstaller")
    command: list[str | Path] = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *folders, SPEC]
    return subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode  # noqa: S603  see above  # nosec B603


def environment() -> dict[str, str]:
    """What makes two builds of the same commit alike."""
    return os.environ | {"PYTHONHASHSEED": "0"}


if __name__ == "__main__":
    sys.exit(main())
