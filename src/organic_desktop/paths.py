"""Where the installation's files live: one data folder for the user's, ``resources/`` for ours.

Everything in the data folder is readable by the user alone; the folder's own mode sees to what SQLite creates later.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

from organic_desktop.errors import DatabaseUnwritable
from organic_desktop.sentences import Sentence

ENVIRONMENT_VARIABLE = "ORGANIC_DATA_DIR"
STATE_VARIABLE = "ORGANIC_STATE_DIR"

log = logging.getLogger(__name__)


def data_dir(chosen: str | os.PathLike[str] | None = None) -> Path:
    """The data folder: ``chosen``, else ``ORGANIC_DATA_DIR``, else the platform's; made with mode 0700.

    Raises DatabaseUnwritable where it can't be made.
    """
    named = chosen or os.environ.get(ENVIRONMENT_VARIABLE)
    if named:
        try:
            folder = Path(named).expanduser().absolute()
        except RuntimeError as error:  # "~nobody"
            raise DatabaseUnwritable(
                Sentence("The data folder {folder} can't be used: there is no such home.", folder=str(named))
            ) from error
    else:
        import platformdirs  # only here: `--data-dir` and tests don't pay for it

        folder = Path(platformdirs.user_data_dir("organic-desktop", appauthor=False))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise DatabaseUnwritable(
            Sentence(
                "The data folder {folder} can't be used: {reason}.", folder=str(folder), reason=str(error.strerror)
            )
        ) from error
    return folder


def state_dir() -> Path:
    """The folder of what must not travel with the data folder: ``ORGANIC_STATE_DIR``, else the platform's for states.

    Made with mode 0700. Raises OSError if it can't be.
    """
    named = os.environ.get(STATE_VARIABLE)
    if named:
        folder = Path(named).absolute()
    elif sys.platform == "linux":
        folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state", "organic-desktop")
    else:
        import platformdirs

        # There the platform's folder for states is the one for data: a copy of that would take a folder inside along.
        folder = Path(platformdirs.user_state_dir("organic-desktop-state", appauthor=False))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def resource(name: str) -> Path:
    """A file that ships with the program, by its name below ``resources/`` (``"icons/app.svg"``)."""
    package = Path(__file__).parent
    packed = package / "resources"  # in the wheel and in the frozen program
    root = packed if packed.is_dir() else package.parents[1] / "resources"
    return root / name


def write_private(path: Path, text: str) -> None:
    """Write ``text`` so that a reader sees the old file or the new one, never a part, and only the user reads it."""
    draft = path.with_name(path.name + ".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        draft.chmod(0o600)  # one that a crash left behind may have another mode
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def read_private(path: Path) -> dict[str, Any]:
    """The JSON object that ``write_private`` wrote, {} where there is none.

    A file that can't be read is kept aside for the user to mend; the next one is written beside it.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(stored, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        aside = path.with_suffix(".unreadable.json")
        log.warning("%s can't be read; it is kept as %s", path.name, aside.name)
        path.replace(aside)
        return {}
    return stored
