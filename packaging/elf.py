"""Programs and libraries as ELF files: which files are such, and what they say of the libraries they are linked to."""

from __future__ import annotations

import os
import re
import subprocess  # readelf, on files of the build  # nosec B404
from pathlib import Path

MAGIC = b"\x7fELF"


def elf_files(folder: Path) -> list[Path]:
    """The programs and libraries below a folder, sorted; what a link leads to is listed in its own place."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink() and is_elf(path)]


def is_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def readelf(*files: str | Path) -> str:
    """The dynamic section and the symbol versions of files, as readelf prints them in English."""
    command = ["readelf", "--wide", "--dynamic", "--version-info", *files]
    english = os.environ | {"LC_ALL": "C"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=english)  # noqa: S603  # nosec B603
    return done.stdout


def linked_libraries(printed: str) -> list[str]:
    """The names of the libraries that files are linked to, in what ``readelf`` returned of them."""
    return re.findall(r"\(NEEDED\).*\[(.+)\]", printed)
