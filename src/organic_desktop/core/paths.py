"""Paths of the data folder and the databases in it, the state folder, and the resources that ship with the program.

How a file is opened safely is core/files.py's.
"""

from __future__ import annotations

import errno
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from organic_desktop.core.errors import DatabaseUnwritable, UnsafeFolder
from organic_desktop.core.files import NotOurs, own_folder, reason_of
from organic_desktop.core.messages import Sentence

if TYPE_CHECKING:
    from organic_desktop.core.settings import SignedIn

ENVIRONMENT_VARIABLE = "ORGANIC_DATA_DIR"
STATE_VARIABLE = "ORGANIC_STATE_DIR"


class NoHome(FileNotFoundError):
    """The user has no home folder."""


def data_dir(chosen: str | os.PathLike[str] | None = None) -> Path:
    """Return the data folder: ``chosen``, else ``ORGANIC_DATA_DIR``, else the platform's; created if missing.

    Raises UnsafeFolder if others can write to it, DatabaseUnwritable if it can't be created.
    """
    named = chosen or os.environ.get(ENVIRONMENT_VARIABLE)
    folder = Path(named or "~")
    try:
        if named:
            folder = folder.expanduser().absolute()
        elif sys.platform == "linux":
            folder = xdg_folder("XDG_DATA_HOME", ".local/share") / "organic-desktop"
        else:
            import platformdirs

            folder = Path(platformdirs.user_data_dir("organic-desktop", appauthor=False))
        return own_folder(folder)
    except (RuntimeError, NoHome) as error:  # "~nobody", or a user without a home
        raise DatabaseUnwritable(
            Sentence("The data folder {folder} can't be used: there is no such home folder.", folder=str(folder))
        ) from error
    except OSError as error:  # the working directory is gone, too
        kind = UnsafeFolder if isinstance(error, NotOurs) else DatabaseUnwritable
        raise kind(
            Sentence("The data folder {folder} can't be used: {reason}.", folder=str(folder), reason=reason_of(error))
        ) from error


def database_path(folder: Path, signed_in: SignedIn | None) -> Path:
    """Return the path of an account's file in the data folder, or of the one for "no account"."""
    if signed_in is None:
        return folder / "local.db"
    from organic_desktop.core.validation import identifier  # not before the first frame

    return folder / "accounts" / f"{identifier(signed_in.user_id)}.db"


def state_dir() -> Path:
    """Return the folder for state of this computer: ``ORGANIC_STATE_DIR``, else the platform's; created if missing.

    It isn't copied with the data folder. Raises OSError if it can't be created (NoHome), NotOurs if others can write
    to it.
    """
    named = os.environ.get(STATE_VARIABLE)
    if named:
        folder = Path(named).absolute()
    elif sys.platform == "linux":
        folder = xdg_folder("XDG_STATE_HOME", ".local/state") / "organic-desktop"
    else:
        import platformdirs

        # There the platform's folder for states is the one for data: a copy of that would take a folder inside along.
        folder = Path(platformdirs.user_state_dir("organic-desktop-state", appauthor=False))
    return own_folder(folder)


def xdg_folder(variable: str, usual: str) -> Path:
    """Return a folder of the XDG Base Directory Specification, by which a relative path is ignored.

    A relative HOME is ignored, too; then the user database is asked. Raises NoHome if there is none.
    """
    named = os.environ.get(variable, "")
    if os.path.isabs(named):
        return Path(named)
    home = os.environ.get("HOME", "")
    if not os.path.isabs(home):
        try:
            import pwd

            home = pwd.getpwuid(os.getuid()).pw_dir
        except (ImportError, KeyError):  # a user id that the system doesn't know
            home = ""
    if not os.path.isabs(home):
        raise NoHome(errno.ENOENT, os.strerror(errno.ENOENT), usual)
    return Path(home) / usual


def resource(name: str) -> Path:
    """Return the path of a file that ships with the program, such as ``"icons/app.svg"`` below ``resources/``."""
    package = Path(__file__).parents[1]
    packed = package / "resources"  # in the wheel and in the frozen program
    root = packed if packed.is_dir() else package.parents[1] / "resources"
    return root / name


@cache
def resource_text(name: str) -> str:
    """Return the text of such a file; cached, for an upgrade may replace or remove it while the program runs."""
    return resource(name).read_text(encoding="utf-8")
