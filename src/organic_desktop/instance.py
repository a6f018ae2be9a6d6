"""One program for a data folder: where the first one listens, and how a second start hands its words over. No Qt.

A second start is gone again before Qt could be imported; the listening itself is ``ui/instance.py``'s. A request and
its answer are a line of JSON each, which only the folder's owner can send.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, cast

from organic_desktop.errors import AlreadyRunning

ANSWER_SECONDS = 10.0  # a program that is only slow isn't to be called dead
LONGEST_LINE = 64 * 1024
LONGEST_PATH = 100  # of a socket's, which the kernel cuts at 108
ACTIVATION = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


@dataclass(frozen=True)
class Request:
    """What a second start wants: values to log ("water=+250"), or, without any, the window.

    ``token`` is by what the desktop knows that the user asked for it.
    """

    log: tuple[str, ...] = ()
    token: str = ""


@dataclass(frozen=True)
class Answer:
    """What became of it: an exit code, and a sentence where that isn't 0."""

    exit_code: int = 0
    sentence: str = ""


def address(folder: Path) -> str:
    """The name of the socket, or of the pipe, of a data folder."""
    real = os.path.realpath(folder)
    beside = os.path.join(real, "instance.socket")
    if sys.platform != "win32" and len(os.fsencode(beside)) <= LONGEST_PATH:
        return beside
    import hashlib
    import tempfile

    known = hashlib.sha256(os.fsencode(real)).hexdigest()[:16]
    if sys.platform == "win32":
        return f"organic-desktop-{known}"
    return os.path.join(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir(), f"organic-{known}.socket")


def hand_over(folder: Path, log: Sequence[str]) -> Answer | None:
    """What the running program says to a second start; None where none runs.

    Raises AlreadyRunning where one runs, but doesn't answer.
    """
    token = next(filter(None, map(os.environ.get, ACTIVATION)), "")
    try:
        with _connected(address(folder)) as line:
            line.write(to_line(Request(tuple(log), token)))
            line.flush()
            return Answer(**json.loads(line.readline(LONGEST_LINE)))
    except (FileNotFoundError, ConnectionRefusedError):
        return None
    except (OSError, ValueError, TypeError) as error:
        raise AlreadyRunning("Organic is running already, but doesn't answer.") from error


def to_line(said: Request | Answer) -> bytes:
    """A request or an answer as it is sent."""
    return json.dumps(asdict(said)).encode() + b"\n"


def request_of(line: bytes) -> Request:
    """What was sent. Raises ValueError where it isn't a request."""
    said = json.loads(line)
    match said:
        case {"log": list(log), "token": str(token)} if all(isinstance(word, str) for word in log):
            return Request(tuple(log), token)
    raise ValueError("not a request")


@contextmanager
def _connected(name: str) -> Iterator[BinaryIO]:
    if sys.platform == "win32":
        with open(rf"\\.\pipe\{name}", "r+b", buffering=0) as pipe:
            yield pipe
        return
    import socket

    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(ANSWER_SECONDS)
        if os.stat(name).st_uid != os.getuid():  # in a folder that others may write to
            raise PermissionError(name)
        connection.connect(name)
        with connection.makefile("rwb") as line, suppress(BrokenPipeError):
            yield cast(BinaryIO, line)
