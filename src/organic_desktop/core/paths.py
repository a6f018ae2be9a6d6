"""Where the installation's files live: one data folder for the user's, ``resources/`` for ours.

How a file in it is opened is core/files.py's.
"""

from __future__ import annotations

import errno
import os
import sys
from functools import cache
from pathlib import Path

from organic_desktop.core.errors import DatabaseUnwritable, UnsafeFolder
from organic_desktop.core.files import NotOurs, own_folder, reason_of
from organic_desktop.core.messages import Sentence

ENVIRONMENT_VARIABLE = "ORGANIC_DATA_DIR"
STATE_VARIABLE = "ORGANIC_STATE_DIR"


class NoHome(FileNotFoundError):
    """Nothing says where the user's own files are."""


def data_dir(chosen: str | os.PathLike[str] | None = None) -> Path:
    """The data folder: ``chosen``, else ``ORGANIC_DATA_DIR``, else the platform's; made with mode 0700 where absent.

    Raises UnsafeFolder if it isn't the user's alone, DatabaseUnwritable if it can't be made.
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
            Sentence("The data folder {folder} can't be used: there is no such home.", folder=str(folder))
        ) from error
    except OSError as error:  # the working directory is gone, too
        kind = UnsafeFolder if isinstance(error, NotOurs) else DatabaseUnwritable
        raise kind(
            Sentence("The data folder {folder} can't be used: {reason}.", folder=str(folder), reason=reason_of(error))
        ) from error


def state_dir() -> Path:
    """The folder of what must not travel with the data folder: ``ORGANIC_STATE_DIR``, else the platform's for states.

    Made with mode 0700 where absent. Raises OSError if it can't be (NoHome), NotOurs
    if it isn't the user's alone.
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
    """A folder of the XDG Base Directory Specification, which says that one that isn't absolute is as good as none.

    So is a HOME that isn't: the user's account says where the home is then. Raises NoHome if there is none.
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
    """A file that ships with the program, by its name below ``resources/`` (``"icons/app.svg"``)."""
    package = Path(__file__).parents[1]
    packed = package / "resources"  # in the wheel and in the frozen program
    root = packed if packed.is_dir() else package.parents[1] / "resources"
    return root / name


@cache
def resource_text(name: str) -> str:
    """The words of such a file; kept, for an upgrade may replace or remove it while the program runs."""
    return resource(name).read_text(encoding="utf-8")
