"""PostgreSQL's programs on this computer: where they are, and what to install if they aren't.

They are the owner's own, of the version that fits their server; the desktop neither brings nor needs them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess  # asks a program for its version  # nosec B404
from pathlib import Path

from organic_desktop.core.errors import ServerDatabaseError
from organic_desktop.core.messages import Sentence

# Where packages put versions beside each other, none or one of them on the path.
FOLDERS = (
    ("/usr/lib/postgresql", "*/bin"),  # Debian, Ubuntu
    ("/usr", "pgsql-*/bin"),  # PostgreSQL's own for Fedora and the like
    ("/opt/homebrew/opt", "*/bin"),
    ("/usr/local/opt", "*/bin"),
    ("C:/Program Files/PostgreSQL", "*/bin"),
)
ENDING = ".exe" if os.name == "nt" else ""
_VERSION = re.compile(r"\(PostgreSQL\) (\d+)")


def program(name: str, at_least: int = 0) -> Path:
    """Return the path of a program of a version of at least ``at_least``, the one on the path if it will do.

    Raises ServerDatabaseError, which says what to install.
    """
    on_path = shutil.which(name)
    found = [Path(on_path)] if on_path else []
    found += sorted(
        (each for folder, bin in FOLDERS for each in Path(folder).glob(f"{bin}/{name}{ENDING}")), reverse=True
    )
    for each in found:
        if not at_least or version(each) >= at_least:
            return each
    if found and at_least:
        raise ServerDatabaseError(
            Sentence(
                "{name} here is of PostgreSQL {here}, and the server's is {there}, which it can't read. Install"
                " PostgreSQL {there}'s client programs (Debian, Ubuntu: postgresql-client-{there}).",
                name=name,
                here=max(map(version, found)),
                there=at_least,
            )
        )
    raise ServerDatabaseError(
        Sentence(
            "{name} isn't on this computer. Install PostgreSQL's client programs (Debian, Ubuntu: apt install"
            " postgresql-client; Fedora: dnf install postgresql; macOS: brew install libpq).",
            name=name,
        )
    )


def version(path: Path) -> int:
    """Return the major version of a program; 0 if it doesn't say."""
    try:
        said = subprocess.run([str(path), "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603  a program just found  # nosec
    except OSError:
        return 0
    found = _VERSION.search(said)
    return int(found[1]) if found else 0
