"""One running program per data folder: where it listens, and how a second start sends it a request. No Qt.

A second start ends before Qt could be imported; the listening itself is in ``ui/shell/single_instance.py``. A request
and its answer are a line of JSON each, which only the folder's owner can send.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import stat
import struct
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from organic_desktop.core.errors import AlreadyRunning
from organic_desktop.core.links import LONGEST_LINK, LONGEST_PATH
from organic_desktop.core.paths import state_dir

NAME = "instance.socket"
ANSWER_SECONDS = 20.0  # a program that is only slow isn't to be called dead
LONGEST_LINE = 64 * 1024
MOST_WORDS, LONGEST_WORD = 50, 500  # of a request
PAGE_NAMES = ("today", "history", "insights", "modules", "coach", "activity", "settings")
ACTIVATION = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


class Request(NamedTuple):  # dataclasses would be a millisecond of every start
    """What a start asks for: values to log ("water=+250"), or, without any, the window: a page, a link or a file.

    ``file`` is an absolute path, to be imported once the user has seen what is in it.
    ``lock`` asks to lock the data instead (``organic-desktop lock``), which a program of before doesn't know.
    ``token`` proves to the desktop that the user asked for it (startup notification, XDG activation).
    """

    log: tuple[str, ...] = ()
    token: str = ""
    page: str = ""
    link: str = ""
    lock: bool = False
    file: str = ""


class Answer(NamedTuple):
    """The result: an exit code, and a sentence if that isn't 0."""

    exit_code: int = 0
    sentence: str = ""


def socket_paths(folder: Path) -> list[Path]:
    """Return the paths where the program on a data folder may listen, in folders of the user's alone, the best first.

    In the data folder, unless its disk takes no sockets; a path elsewhere is named after the folder.
    """
    found = [folder / NAME]
    digest = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:16]
    for other in (_runtime_dir, state_dir):
        with suppress(OSError):
            found.append(other() / f"organic-desktop-{digest}.socket")
    return found


def pipe_name(folder: Path) -> str:
    """Return the name of a data folder's pipe, on Windows."""
    return f"organic-desktop-{hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:16]}"


def hand_over(folder: Path, asked: Request) -> Answer | None:
    """Send a request with the desktop's token to the running program, and return its answer; None if none runs.

    Raises AlreadyRunning if one runs, but doesn't answer.
    """
    tokens = (os.environ.get(name, "") for name in ACTIVATION)
    token = next((token for token in tokens if token and _fits(token)), "")
    ask = _ask_by_pipe if sys.platform == "win32" else _ask_by_socket
    try:
        said = ask(folder, to_line(asked._replace(token=token)))
        return None if said is None else answer_of(said)
    except (OSError, ValueError) as error:
        raise AlreadyRunning("Organic is already running but doesn't respond.") from error


def to_line(said: Request | Answer) -> bytes:
    """Encode a request or an answer."""
    return json.dumps(said._asdict()).encode() + b"\n"


def request_of(line: bytes) -> Request:
    """Decode a request of this version of the program or another. Raises ValueError if it isn't one."""
    match _object(line):
        case {"log": list(log), "token": str(token), **more}:
            # An older version doesn't send all of these.
            page, link, file = more.get("page", ""), more.get("link", ""), more.get("file", "")
            words_fit = len(log) <= MOST_WORDS and all(map(_fits, [*log, token]))
            if words_fit and page in ("", *PAGE_NAMES) and _fits(link, LONGEST_LINK) and _is_path(file):
                return Request(tuple(log), token, str(page), str(link), more.get("lock") is True, str(file))
    raise ValueError("not a request")


def answer_of(line: bytes) -> Answer:
    """Decode an answer. Raises ValueError if it isn't one."""
    match _object(line):
        case {"exit_code": int(code), "sentence": str(sentence)} if code in range(6):
            return Answer(int(code), sentence)
    raise ValueError("not an answer")


def listening(folder: Path) -> tuple[socket.socket, int]:
    """Return a socket that listens at the first of the ``socket_paths`` that takes one, and its folder's descriptor.

    The socket's name leads through that descriptor. Raises OSError.
    """
    failure: OSError | None = None
    for place in socket_paths(folder):
        try:
            return _bound(place)
        except OSError as error:
            failure = failure or error
    raise failure or FileNotFoundError(str(folder))


def is_users(connection: socket.socket) -> bool:
    """True if a program of this user is at the other end, as far as this system can tell."""
    if sys.platform != "linux":
        return True
    _, user, _ = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    return bool(user == os.geteuid())


def _fits(word: object, longest: int = LONGEST_WORD) -> bool:
    return isinstance(word, str) and len(word) <= longest and word.isprintable()


def _is_path(file: object) -> bool:
    """True for an absolute path, or none; any sign but NUL may be in one."""
    is_short = isinstance(file, str) and len(file) <= LONGEST_PATH and "\0" not in file
    return is_short and (file == "" or os.path.isabs(str(file)))


def _object(line: bytes) -> object:
    try:
        return json.loads(line)
    except RecursionError as error:
        raise ValueError("too deep") from error


def _runtime_dir() -> Path:
    """Return the session's folder. Raises OSError if it isn't the user's alone, as the specification promises."""
    folder = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if not folder.is_absolute():
        raise FileNotFoundError(str(folder))
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise PermissionError(str(folder))
    return folder


def _bound(place: Path) -> tuple[socket.socket, int]:
    with suppress(FileNotFoundError):
        found = place.lstat()
        if not stat.S_ISSOCK(found.st_mode):
            raise FileExistsError(str(place))
        place.unlink()  # left by a program that was killed: the caller has asked there before
    beside, made = os.open(place.parent, os.O_RDONLY), socket.socket(socket.AF_UNIX)
    try:
        os.fchmod(made.fileno(), 0o600)  # the mode that Linux gives the file
        made.bind(_name(place, beside))
        place.chmod(0o600)  # other systems ignore that
        made.listen()
    except OSError:
        made.close()
        os.close(beside)
        raise
    return made, beside


def _name(place: Path, beside: int) -> str:
    """Return a name that fits into a socket's address of 108 bytes: on Linux, by the descriptor of the folder."""
    return f"/proc/self/fd/{beside}/{place.name}" if sys.platform == "linux" else str(place)


def _ask_by_socket(folder: Path, request: bytes) -> bytes | None:
    for place in socket_paths(folder):
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                _connect(connection, place)
            except (FileNotFoundError, NotADirectoryError, ConnectionRefusedError):
                continue  # nobody, or a program that was killed
            return _exchange(connection, request)
    return None


def _connect(connection: socket.socket, place: Path) -> None:
    connection.settimeout(ANSWER_SECONDS)
    beside = os.open(place.parent, os.O_RDONLY)
    try:
        connection.connect(_name(place, beside))
    finally:
        os.close(beside)
    if not is_users(connection):
        raise PermissionError(str(place))


def _exchange(connection: socket.socket, request: bytes) -> bytes:
    """Send a request and return the line of the answer; all of it within ANSWER_SECONDS, however slowly it comes."""
    from organic_desktop.core.clock import SystemClock  # not before the first frame

    clock, line = SystemClock(), b""
    until = clock.monotonic() + ANSWER_SECONDS
    with suppress(BrokenPipeError):
        connection.sendall(request)
    while b"\n" not in line and len(line) < LONGEST_LINE and (left := until - clock.monotonic()) > 0:
        connection.settimeout(left)
        got = connection.recv(LONGEST_LINE)
        if not got:
            break
        line += got
    return line.partition(b"\n")[0]


def _ask_by_pipe(folder: Path, request: bytes) -> bytes | None:
    if sys.platform == "win32":
        from organic_desktop.system.named_pipe import connect

        try:
            return _exchange_by_pipe(connect(pipe_name(folder)), request)
        except FileNotFoundError:
            return None
    return None


def _exchange_by_pipe(descriptor: int, request: bytes) -> bytes:
    """Send a request and return the line of the answer. Raises OSError if none comes within ANSWER_SECONDS."""
    answers: list[bytes] = []

    def exchange() -> None:
        with suppress(OSError), open(descriptor, "r+b", buffering=0) as pipe:
            pipe.write(request)
            answers.append(pipe.readline(LONGEST_LINE))

    # In a thread, for a pipe has no time limit; a daemon, so that a silent program doesn't keep this one.
    thread = threading.Thread(target=exchange, daemon=True)
    thread.start()
    thread.join(ANSWER_SECONDS)
    if not answers:
        raise TimeoutError(ANSWER_SECONDS)
    return answers[0]
