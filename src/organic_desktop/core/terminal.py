"""Printing: every line on standard output and standard error passes here, escaped.

Text of others (notes, topics, the server's messages, paths, arguments) can't control the terminal or add a line; see
core/plain_text.py.
"""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys

from organic_desktop.core.plain_text import in_json, lines_of, one_line, one_line_each

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from types import TracebackType
    from typing import Any, BinaryIO, NoReturn, TextIO


class CantPrint(OSError):
    """Standard output can't be written: it is a file on a full disk, for example."""


def speak_utf8() -> None:
    """Let pipes and files get UTF-8 and plain line ends on Windows, too, whose own code page lacks most characters.

    A console is written to in Unicode already (docs/decisions, 0122).
    """
    if os.name != "nt":
        return
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def print_line(line: str) -> None:
    """Print one line on standard output."""
    _write(one_line(line), sys.stdout)


def print_lines(lines: Sequence[str]) -> None:
    """Print lines on standard output."""
    if lines:
        _write(one_line_each(lines), sys.stdout)


def print_error(line: str) -> None:
    """Print one line on standard error."""
    _write(one_line(line), sys.stderr)


def stderr_is_terminal() -> bool:
    """True if standard error is a terminal, where somebody reads it."""
    return sys.stderr is not None and sys.stderr.isatty()


def print_json(facts: Any, default: Any) -> None:
    """Print one JSON document; ``default`` converts values that JSON has no type for."""
    import json

    _write(in_json(json.dumps(facts, default=default, ensure_ascii=False)), sys.stdout)


def print_objects(texts: Sequence[str]) -> None:
    """Print JSON documents as one: the array of them."""
    _write(in_json(f"[{', '.join(texts)}]"), sys.stdout)


def print_piece(text: str) -> None:
    """Print a piece of a longer text at once; the caller has made it safe to show (``lines_of``)."""
    _write(text, sys.stdout, end="")
    flush()


def flush() -> None:
    """Flush standard output. Raises CantPrint; BrokenPipeError if the reader closed the pipe."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        raise _cant_print(error) from error


def lent_streams() -> AbstractContextManager[tuple[BinaryIO, BinaryIO]]:
    """Lend standard input and output to a protocol alone; what else prints meanwhile goes to standard error.

    A library of C or a child may print past Python, so the descriptors themselves are exchanged. Raises InvalidInput if
    there are no such streams.
    """
    from contextlib import contextmanager

    from organic_desktop.core.errors import InvalidInput

    read, shown = sys.stdin, sys.stdout
    if read is None or shown is None:
        raise InvalidInput("There is no standard input and output to speak over.")

    @contextmanager
    def lent() -> Iterator[tuple[BinaryIO, BinaryIO]]:
        shown.flush()
        own = shown.fileno()
        kept = os.dup(own)
        os.dup2(sys.__stderr__.fileno() if sys.__stderr__ else os.open(os.devnull, os.O_WRONLY), own)
        try:
            with open(kept, "wb", closefd=False) as write:
                yield read.buffer, write
        finally:
            os.dup2(kept, own)
            os.close(kept)

    return lent()


def end_process(code: int) -> NoReturn:
    """Flush the output and end the process at once, without Python's own shutdown.

    A thread that can't be stopped (one that imports, or waits for a keyring) would crash during that.
    """
    from contextlib import suppress

    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # there is none, it is full or closed
            stream.flush()
    os._exit(code)


def discard_output() -> None:
    """Discard unflushed output: Python would try to flush it again at exit, and print an error."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):  # there is no such file
        pass


def show_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print the traceback of an unexpected error; used as `sys.excepthook`."""
    import traceback

    from organic_desktop.core.redaction import without_secrets

    for line in lines_of(without_secrets("".join(traceback.format_exception(kind, error, trace)).rstrip("\n"))):
        print_error(line)


MOST_CHOICES = 12  # that an error lists


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors quote arguments escaped and without secrets, and suggest the word meant."""

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse an unknown word: say which of the known ones is like it, else all of them unless there are dozens.

        Python 3.14 suggests a word itself, in front of all of them.
        """
        if action.choices is None or value in action.choices:
            return
        from difflib import get_close_matches

        known = [*map(str, action.choices)]
        if alike := get_close_matches(str(value), known, 1):
            raise argparse.ArgumentError(action, f"invalid choice: {str(value)!r}; did you mean {alike[0]!r}?")
        if len(known) > MOST_CHOICES:
            raise argparse.ArgumentError(action, f"invalid choice: {str(value)!r} (see {self.prog} --help)")
        super()._check_value(action, value)

    def error(self, message: str) -> NoReturn:
        from organic_desktop.core.redaction import without_secrets

        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {one_line(without_secrets(message))}\n")


def _write(line: str, file: TextIO | None, end: str = "\n") -> None:
    """Write a line, with characters that the terminal's encoding lacks escaped."""
    if file is None:  # a program of a window only, on Windows
        return
    encoding = file.encoding or "utf-8"
    text = line.encode(encoding, "backslashreplace").decode(encoding)
    try:
        print(text, file=file, end=end)
    except OSError as error:
        if file is not sys.stderr:  # what can't be said there can't be said
            raise _cant_print(error) from error


def _cant_print(error: OSError) -> OSError:
    """Return BrokenPipeError if the reader closed the pipe, which Windows calls an invalid argument; else CantPrint."""
    if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
        return BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))
    return CantPrint(error.errno, error.strerror)
