"""The Python of the program for Windows, with the wheels of the tests' lock, and the sources of this folder.

`make package-windows` brings and checks that Python. What is made of it lies in .cache/windows until a lock changes.

Usage: python -m tests.windows.python      (makes it, before tests that run side by side ask for it)
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from windows.embeddable import LOCK as EMBEDDED
from windows.place import EMBEDDABLE

from tests.windows.wine import windows_path

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "windows"
DEV = ROOT / "requirements" / "dev.lock"


def python_for_tests() -> Path:
    """Return the folder of a Python that imports our sources and tests, and what they need."""
    made_from = EMBEDDED.read_bytes() + DEV.read_bytes() + Path(__file__).read_bytes() + bytes(ROOT)
    folder = CACHE / hashlib.sha256(made_from).hexdigest()[:16]
    if not (folder / "python.exe").exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as made:
            shutil.copytree(EMBEDDABLE, made, dirs_exist_ok=True)
            install_wheels(Path(made, "site-packages"), DEV)
            paths = ["python311.zip", ".", "site-packages", windows_path(ROOT / "src"), windows_path(ROOT)]
            Path(made, "python311._pth").write_text("\n".join([*paths, "import site", ""]))
            Path(made).rename(folder)
            Path(made).mkdir()  # for the context to remove
        for older in set(CACHE.glob("[0-9a-f]" * 16)) - {folder}:
            shutil.rmtree(older)
    return folder


def install_wheels(folder: Path, lock: Path) -> None:
    """Install the wheels of a lock that are for Windows."""
    uv = Path(sys.executable).with_name("uv")
    platform = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11", "--only-binary", ":all:"]
    pinned: list[str | Path] = ["--require-hashes", "--no-deps", "--requirement", lock]
    command: list[str | Path] = [uv, "pip", "install", "--quiet", "--target", folder, *platform, *pinned]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    python_for_tests()
