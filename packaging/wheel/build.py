"""Builds the sdist, and from it the wheel, into dist/ (`make wheel`), without the network: hatchling is locked.

What git doesn't know stays out, whatever lies about in the folders. Two builds of one commit are the same bytes.

Usage: .venv/bin/python packaging/wheel/build.py [FOLDER]
"""

from __future__ import annotations

import os
import shutil
import subprocess  # its words are this file's  # nosec B404
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(out: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        source = tracked(Path(folder)) if (ROOT / ".git").exists() else ROOT  # an unpacked sdist is all known
        uv = Path(sys.executable).with_name("uv")
        how = ["--offline", "--no-build-isolation", "--no-create-gitignore", "--python", sys.executable]
        return subprocess.run([uv, "build", "--quiet", *how, "--out-dir", out, source], check=False).returncode  # noqa: S603  # nosec B603


def tracked(folder: Path) -> Path:
    """A copy of the files that git knows, changed or not, with the modes of a fresh clone."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z"]
    names = subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603  # nosec B603
    for name in filter(None, names.decode().split("\0")):
        if (ROOT / name).exists():  # one that was deleted and not yet committed isn't
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
            target.chmod(0o755 if os.access(ROOT / name, os.X_OK) else 0o644)
    return folder


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "dist"))
