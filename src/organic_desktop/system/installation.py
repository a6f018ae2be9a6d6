"""Where this program is installed: the words that start it again, by the path that an upgrade keeps.

What lies behind a command changes with every upgrade (another Python, another folder); the command in ``bin`` is what
stays, so that is what goes into an entry of the desktop.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

NAME = "organic-desktop"
CURRENT = "current"
USUAL = ("~/.local/bin", "/usr/local/bin", "/usr/bin")


def own_command() -> list[str]:
    """The words that start this very program; the first is an absolute path."""
    own = _app_image() or _own_program()
    if own is None:
        return [sys.executable, "-m", "organic_desktop"]
    if sys.platform == "win32":
        return [str(own)]
    return [str(next((link for link in _commands(own) if _is_same(link, own)), own))]


def _app_image() -> Path | None:
    """The AppImage that this program runs from: what is inside of it lies elsewhere with each start.

    A program that is no part of it inherits the variables as well, from an AppImage that started it.
    """
    image, inside = (Path(os.environ.get(name, "")) for name in ("APPIMAGE", "APPDIR"))
    if not (image.is_absolute() and inside.is_absolute() and image.is_file()):
        return None
    return image if Path(sys.executable).is_relative_to(inside) else None


def _own_program() -> Path | None:
    """The frozen program, or the script that the installer made for this Python; None if there is none."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable)
    if sys.platform == "win32":
        return None
    return _script()


def _script() -> Path | None:
    """The script by the installation's own list of files, whichever of the many ways it was installed."""
    from importlib.metadata import PackageNotFoundError, distribution  # only here: it takes as long as a start's rest

    try:
        files = distribution(NAME).files or ()
    except PackageNotFoundError:
        return None
    scripts = (Path(os.path.normpath(str(file.locate()))) for file in files if file.name == NAME)
    return next((script for script in scripts if os.access(script, os.X_OK) and script.is_file()), None)


def _commands(own: Path) -> Iterator[Path]:
    """Where a command of our name may lie: the usual folders first, for a session's PATH is often shorter."""
    for folder in (*map(os.path.expanduser, USUAL), *os.get_exec_path()):
        if os.path.isabs(folder):
            yield Path(folder) / NAME
    if versions := _versions(own):
        yield versions / CURRENT / NAME


def _versions(own: Path) -> Path | None:
    """The folder of an installation whose versions have a folder each, and a link to the newest (the .run)."""
    folder = own.parent.parent
    return folder if (folder / CURRENT).is_symlink() else None


def _is_same(link: Path, own: Path) -> bool:
    """True if the command starts this program, or a newer version that took its place while it runs."""
    try:
        if link.samefile(own):
            return True
        versions = _versions(own)
        return versions is not None and link.resolve(strict=True).parent.parent == versions.resolve()
    except OSError:
        return False
