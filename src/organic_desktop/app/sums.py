"""Sums that take long, each in a child process of this program: in a thread they would hold up the window's.

A child gets plain values by its standard input and answers by its standard output, in lines of JSON: nothing of the
user's days is written to a file or named in an argument. It lives no longer than this process, however that ends:
its input ends then. What a child does: ``app/sums_process.py``; the command that starts it: ``system/installation.py``.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from organic_desktop.core.errors import Cancelled, NoSums
from organic_desktop.core.messages import Sentence

if TYPE_CHECKING:
    import subprocess  # nosec B404

log = logging.getLogger(__name__)

LONGEST_LINE = 32_000_000
"""Bytes of an answer: more is none of ours."""


class Stop:
    """Stops what it was handed to, from any thread and at any time; stopped is stopped for good."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._is_set = False

    @property
    def is_set(self) -> bool:
        """True once it was stopped."""
        return self._is_set

    def set(self) -> None:
        """Stop; a child that is running is killed, one that isn't started yet never is."""
        with self._lock:
            self._is_set = True
            if self._child:
                _kill(self._child)

    def follow(self, child: subprocess.Popen[bytes] | None) -> None:
        """Kill this child when stopped; at once if that was before it was started."""
        with self._lock:
            self._child = child
            if child and self._is_set:
                _kill(child)


class Sums:
    """``app.sums``: starts a child for each request, and ends them all with the App."""

    def __init__(self, command: Callable[[], Sequence[str]] | None = None) -> None:
        """``command`` returns the words that start a child; this program's own by default."""
        self._command = command or _own_command
        self._lock = threading.Lock()
        self._running: set[Stop] = set()
        self._closed = False

    def run(self, request: Mapping[str, Any], stop: Stop, part_done: Callable[[Any], None] = lambda _: None) -> Any:
        """Let a child work on a request, and return its last answer; for a thread: it waits.

        ``part_done`` is called with each answer before that. Raises NoSums; Cancelled once ``stop`` is set.
        """
        import json  # a start needs neither this nor subprocess

        with self._lock:
            if self._closed:
                stop.set()
            self._running.add(stop)
        try:
            child = _started(self._command(), stop)
            try:
                return _asked(child, json.dumps(request).encode(), part_done)
            except (OSError, ValueError) as error:
                if stop.is_set:
                    raise Cancelled(Sentence("Stopped.")) from None
                raise NoSums(Sentence("The process that computes this ended before its result.")) from error
            finally:
                stop.follow(None)
                _end(child)
        finally:
            with self._lock:
                self._running.discard(stop)

    def close(self) -> None:
        """Stop all that is running; what is asked from now on isn't started."""
        with self._lock:
            self._closed = True
            running = list(self._running)
        for stop in running:
            stop.set()


def _own_command() -> Sequence[str]:
    from organic_desktop.system.installation import sums_command

    return sums_command()


def _started(command: Sequence[str], stop: Stop) -> subprocess.Popen[bytes]:
    import subprocess  # nosec B404

    if stop.is_set:
        raise Cancelled(Sentence("Stopped."))
    try:
        child = subprocess.Popen(  # noqa: S603  this program itself, by a word of ours  # nosec B603
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows only
        )
    except (OSError, ValueError) as error:
        raise NoSums(Sentence("The process that computes this can't be started.")) from error
    stop.follow(child)
    return child


def _asked(child: subprocess.Popen[bytes], request: bytes, part_done: Callable[[Any], None]) -> Any:
    """Send a request and read the answers until the last. Raises OSError, ValueError if that doesn't come."""
    import json

    if child.stdin is None or child.stdout is None:
        raise ValueError("no pipes")
    child.stdin.write(request + b"\n")
    child.stdin.flush()  # not closed: that it is open says that we are there
    while line := child.stdout.readline(LONGEST_LINE):
        answer = json.loads(line)
        if "result" in answer:
            return answer["result"]
        if "fault" in answer:
            log.error("a fault of ours in a child that computes: %s", answer["fault"])
            break
        part_done(answer["part"])
    raise ValueError("it ended without a result")


def _end(child: subprocess.Popen[bytes]) -> None:
    _kill(child)
    for pipe in (child.stdin, child.stdout):
        if pipe:
            with suppress(OSError):  # what wasn't read by the child any more
                pipe.close()
    child.wait()


def _kill(child: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):  # it has ended by itself
        child.kill()
